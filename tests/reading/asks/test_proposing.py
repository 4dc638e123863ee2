"""The claims of sort ASK."""

from __future__ import annotations

from tests.reading.asked import asked, claims_of
from tests.reading.cast import slots_of
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import SLOTS

TEXT = "The Lantern Group called on Norland to open the camp and to stop the transfers by 17 June."


def test_each_wanted_act_is_a_claim() -> None:
    assert asked(TEXT) == [
        ("Lantern Group", "Norland", "open the camp"),
        ("Lantern Group", "Norland", "stop the transfers by 17 June"),
    ]


def test_an_ask_is_demanded_and_to_stop_is_negative() -> None:
    first, second = claims_of(TEXT, ClaimSort.ASK)
    assert {first.value("realis"), second.value("realis")} == {Realis.DEMANDED}
    assert first.value("polarity") is Polarity.AFFIRMED
    assert second.value("polarity") is Polarity.NEGATED
    assert second.value("ask").is_negative


def test_it_says_by_when() -> None:
    _, second = claims_of(TEXT, ClaimSort.ASK)
    assert "17 June" in second.value("time").text


def test_every_slot_can_be_kept_and_rests_on_words_of_the_text() -> None:
    for name, slot in slots_of(claims_of(TEXT, ClaimSort.ASK)):
        assert SLOTS[name].from_json(SLOTS[name].to_json(slot.value)) == slot.value
        assert slot.evidence is None or 0 <= slot.evidence.start < slot.evidence.end <= len(TEXT)


def test_a_text_without_asks_has_no_claims() -> None:
    assert claims_of("The women crossed the river in May and hid in a barn.", ClaimSort.ASK) == []
