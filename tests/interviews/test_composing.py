"""The text of an interview, whatever was typed; and time codes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.interviews.composing import Said, clean, composed
from tumen.interviews.errors import NothingSaid
from tumen.interviews.kinds import TurnKind
from tumen.interviews.naming import new_code_name
from tumen.interviews.sounds import clock_words, fragment, milliseconds
from tumen.reading.turns import turns_of

AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
words = st.text(min_size=1, max_size=60).map(clean).filter(bool)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(list(TurnKind)), words), min_size=1, max_size=6), words)
def test_every_turn_stands_where_it_is_said_to_stand(turns: list[tuple[TurnKind, str]], name: str) -> None:
    said = [Said(number, kind, each, number % 3) for number, (kind, each) in enumerate(turns, start=1)]
    made, spans = composed("Amber Heron", {"interviewee": name}, said, language="ko", began_at=AT)
    assert [spans[turn.number].of(made.text) for turn in said] == [turn.words for turn in said]
    for _, found in made.metadata.particulars:
        assert found.span
        assert found.span.of(made.text) == found.value


def test_a_pause_and_a_paragraph_stand_in_the_text() -> None:
    said = [Said(1, TurnKind.ANSWER, "One.\n\nTwo.", 4)]
    made, _ = composed("Amber Heron", {}, said, language="en", began_at=AT, remarks=["Read back: yes"])
    assert "[Pause, 4 minutes]" in made.text
    assert [block.span.of(made.text) for block in made.blocks][-3:] == [
        "A: One.",
        "Two.",
        "[Pause, 4 minutes]",
    ]


def test_the_reader_knows_who_asks_and_who_answers() -> None:
    """Answers are told by the interviewee whom the text names, and not by one “Interviewee” of all."""
    said = [
        Said(number, TurnKind(kind), f"Words of a {kind}.")
        for number, kind in enumerate(("question", "answer", "note"), start=1)
    ]
    made, _ = composed("Amber Heron", {"interviewee": "Zqkim"}, said, language="en", began_at=AT)
    found = turns_of(made.text, [(block.kind, block.span) for block in made.blocks])
    turns = [found[number] for number in sorted(found)][-3:]
    assert [(turn.who, turn.asks) for turn in turns] == [("", True), ("", False), ("", True)]


@pytest.mark.parametrize(
    ("clock", "moment"), [("0:00", 0), ("12:05", 725_000), ("1:02:05.5", 3_725_500), ("90:00", 5_400_000)]
)
def test_a_clock_is_read(clock: str, moment: int) -> None:
    assert milliseconds(clock) == moment


@pytest.mark.parametrize("clock", ["", "12", "12:75", "-1:00", "1:2:3:4", "١٢:٠٥"])
def test_what_is_no_clock_is_refused(clock: str) -> None:
    with pytest.raises(NothingSaid):
        milliseconds(clock)


def test_times_are_told_as_media_fragments() -> None:
    assert fragment(725_000, 731_500) == "t=725,731.5"
    assert (clock_words(725_000), clock_words(3_725_500)) == ("12:05", "1:02:05")


def test_a_code_name_is_drawn_by_chance() -> None:
    drawn = [new_code_name() for _ in range(20)]
    assert len(set(drawn)) > 1
    assert not any(sign.isdigit() for name in drawn for sign in name)
