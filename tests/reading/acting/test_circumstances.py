"""How an act was done, why, for how long and what came of it."""

from __future__ import annotations

import pytest

from tests.reading.told import told_in
from tumen.reading.acting.circumstances import causes_in, circumstances_of
from tumen.reading.told_acts import passage_of


def circumstances(text: str, verb: str) -> dict[str, str]:
    """What is told around the word ``verb``, slot by slot, in its first words."""
    told = told_in(text, verb)
    passage = passage_of(told).shifted_back(told.sentence.span.start)
    found: dict[str, str] = {}
    for slot, words, span in circumstances_of(told, passage):
        found.setdefault(slot, words or span.of(told.doc.text).strip())
    return found


@pytest.mark.parametrize(
    ("text", "verb", "means"),
    [
        ("She was beaten with a belt.", "beaten", "with a belt"),
        ("She was beaten with the butt of a gun by the guards.", "beaten", "with the butt of a gun"),
        ("He was tortured with handcuffs in a cell in Musan.", "tortured", "with handcuffs"),
        ("They hung him by the wrists for a night.", "hung", "by the wrists"),
    ],
)
def test_the_means_end_where_place_and_time_begin(text: str, verb: str, means: str) -> None:
    assert circumstances(text, verb)["method"] == means


def test_company_is_no_means() -> None:
    assert "method" not in circumstances("He was arrested with his wife.", "arrested")


def test_why_somebody_was_arrested_is_told_by_because_or_the_charge() -> None:
    assert circumstances("He was arrested on charges of spying.", "arrested")["reason"].endswith("spying")
    assert circumstances("She was beaten because she sang.", "beaten")["reason"] == "because she sang"


def test_a_death_has_its_cause_as_reason() -> None:
    assert circumstances("The child died of hunger.", "died")["reason"] == "hunger"


def test_causes_side_by_side_are_all_found() -> None:
    text = "The child died of hunger or of a fever."
    assert [match["cause"] for match in causes_in(text, text.index("died"))] == ["hunger", "a fever"]


def test_how_long_is_a_length_of_time() -> None:
    assert "seven months" in circumstances("He was held for seven months in Onsong.", "held")["duration"]


def test_how_long_ago_is_no_duration() -> None:
    assert "duration" not in circumstances("He was arrested two years ago.", "arrested")
    assert "duration" not in circumstances("He was arrested two years later.", "arrested")


def test_the_years_of_a_sentence_are_its_outcome() -> None:
    found = circumstances("She was sentenced to five years in prison.", "sentenced")
    assert found["outcome"] == "five years in prison"
    assert "duration" not in found


def test_that_nobody_saw_them_again_is_what_came_of_it() -> None:
    found = circumstances("He was deported in June and has not been seen since.", "deported")
    assert found["outcome"] == "has not been seen since"


def test_a_disappearance_is_not_its_own_outcome() -> None:
    assert "outcome" not in circumstances("Mr Ro was abducted and has not been seen since.", "abducted")


def test_the_narrower_form_has_its_code() -> None:
    assert circumstances("She was beaten.", "beaten")["form"].startswith("beating [")
