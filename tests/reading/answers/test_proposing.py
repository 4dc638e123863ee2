"""The claims of sort ANSWER."""

from __future__ import annotations

import pytest

from tests.reading.asked import answered, claims_of
from tests.reading.cast import slots_of
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import SLOTS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Harbour Ministry denied that anybody had been sent back.", "denied"),
        ("The Harbour Ministry declined to comment on the case.", "refused"),
        ("The Harbour Ministry did not respond to a request for comment.", "silence"),
        ("The governor promised that no family would be parted again.", "pledged"),
        ("The prefect admitted that two boys had been beaten.", "acknowledged"),
        ("The Foreign Office said that it was following the situation closely.", "token"),
    ],
)
def test_an_answer_has_its_kind(text: str, kind: str) -> None:
    assert [found for _, _, found in answered(text)] == [kind]


def test_a_pledge_is_pledged_and_a_denial_denies() -> None:
    (pledge,) = claims_of("The governor promised that no family would be parted again.", ClaimSort.ANSWER)
    assert pledge.value("realis") is Realis.PLEDGED
    (denial,) = claims_of("The Harbour Ministry denied that anybody had been sent back.", ClaimSort.ANSWER)
    assert denial.value("polarity") is Polarity.NEGATED


def test_every_slot_can_be_kept_and_rests_on_words_of_the_text() -> None:
    text = "The Harbour Ministry denied the report and promised to publish the list."
    for name, slot in slots_of(claims_of(text, ClaimSort.ANSWER)):
        assert SLOTS[name].from_json(SLOTS[name].to_json(slot.value)) == slot.value
        assert slot.evidence is None or 0 <= slot.evidence.start < slot.evidence.end <= len(text)


def test_a_plain_text_answers_nothing() -> None:
    assert answered("The camp lies two hours from the border and holds mostly families.") == []
