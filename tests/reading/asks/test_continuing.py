"""Who goes on to ask where the demand names nobody."""

from __future__ import annotations

from tests.reading.asked import asked
from tests.reading.cast import source


def test_a_house_that_notes_goes_on_to_ask() -> None:
    found = asked(
        "That this House notes that nine were arrested; regrets that one died there; "
        "calls on the Government of Norland to release the others."
    )
    assert [who for who, _, _ in found] == ["this House"]


def test_a_petition_asks_for_who_signed_it() -> None:
    found = asked(
        "Forty nurses signed a petition on Monday. It asks the Norland Government to release the nine."
    )
    assert [who for who, _, _ in found] == ["forty nurses"]


def test_they_who_further_urge_asked_before() -> None:
    found = asked(
        "The experts urged Norland to release the nine. They further urged Norland to admit doctors."
    )
    assert [who for who, _, _ in found] == ["the experts", "the experts"]


def test_a_word_that_only_joins_asks_nothing() -> None:
    found = asked(
        "The Harbour Forum,\n\nNoting that nine are held,\n\nFurther requests its Bureau to visit the camp."
    )
    assert "Further" not in {who for who, _, _ in found}


def test_who_tells_that_somebody_was_told_to_do_something_did_not_ask_for_it() -> None:
    harbour = source("The nine were told to leave the camp.", publisher="The Harbour Courier")
    assert [who for who, _, _ in asked(harbour)] in ([], [""])
    found = asked(
        source("Jan Tamm was asked to leave the hall by an official.", publisher="The Harbour Courier")
    )
    assert [who for who, _, _ in found] == ["an official"]


def test_it_that_asks_is_who_says_so() -> None:
    found = asked("The Norland ministry said on Monday that it had urged Ostland to release the nine.")
    assert [(who, whom) for who, whom, _ in found] == [("the Norland ministry", "Ostland")]


def test_it_that_opens_the_next_paragraph_asks_again() -> None:
    found = asked(
        "A statement\n\nThe Lantern Group calls on Norland to release the nine.\n\n"
        "It further asks the Harbour League to send a doctor."
    )
    assert [who for who, _, _ in found] == ["Lantern Group", "Lantern Group"]
