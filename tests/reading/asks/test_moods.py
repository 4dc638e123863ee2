"""Asks told by a mood."""

from __future__ import annotations

from tests.reading.asked import tree_of, wanted_by
from tumen.reading.asks.moods import demands_by_mood


def test_must_and_should_tell_somebody_what_to_do() -> None:
    found = wanted_by(demands_by_mood(tree_of("Norland must close the camp and should free the nine.")))
    assert [act for _, _, acts in found for act in acts] == ["close the camp", "free the nine"]


def test_a_question_may_ask_for_an_act() -> None:
    found = wanted_by(demands_by_mood(tree_of("Will the Minister meet the families?")))
    assert [(frame, acts) for frame, _, acts in found] == [("question", ["meet the families"])]


def test_a_wish_asks_politely() -> None:
    found = wanted_by(demands_by_mood(tree_of("We would be grateful if you would publish the list.")))
    assert any("publish the list" in acts for _, _, acts in found)


def test_a_plain_sentence_has_no_such_mood() -> None:
    assert not wanted_by(demands_by_mood(tree_of("The camp was closed in May.")))


def test_what_it_should_remind_us_of_is_asked_of_nobody() -> None:
    for text in ("It should remind us of that winter.", "This must not be the fate of the nine."):
        assert not wanted_by(demands_by_mood(tree_of(text)))
    assert wanted_by(demands_by_mood(tree_of("This must stop.")))


def test_who_is_asked_whether_he_is_ready_to_do_it_is_asked_for_it() -> None:
    text = "Are you prepared to (a) call the governor, (b) demand proof of life and (c) admit the nine?"
    ((frame, whom, acts),) = wanted_by(demands_by_mood(tree_of(text)))
    assert (frame, whom) == ("question", "you")
    assert acts == ["call the governor", "demand proof of life", "admit the nine"]


def test_who_is_ready_to_do_it_is_asked_nothing() -> None:
    assert not wanted_by(demands_by_mood(tree_of("You are prepared to call the governor.")))


def test_a_printed_question_names_whom_it_asks() -> None:
    tree = tree_of("Deputy Orme asked the Minister for Harbours whether he will meet the families.")
    assert ("policy", "Minister", ["meet the families"]) in wanted_by(demands_by_mood(tree))
