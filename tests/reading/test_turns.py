"""Who speaks by the layout of a document: labels of turns, and names above what they say."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tumen.reading.sentences import sentences_of
from tumen.reading.turns import labelled_turn, turns_of


def turns(*lines: str) -> list[str]:
    """The speaker in force at each line of a document."""
    text = "\n".join(lines)
    found = turns_of(text, sentences_of(source(text)))
    return [found[block] for block in sorted(found)]


@pytest.mark.parametrize(
    ("block", "label"),
    [
        ("MODERATOR: Thank you.", "MODERATOR"),
        ("Ms Ro: We counted 40.", "Ms Ro"),
        ("Q: How many?", "Q"),
        ("Subject: The 40 women", ""),
        ("Source: Willow Centre", ""),
        ("Of these: 40 women", ""),
        ("They counted again: 40 women.", ""),
        ("Forty women were returned.", ""),
    ],
)
def test_it_reads_the_label_of_a_turn(block: str, label: str) -> None:
    assert labelled_turn(block) == label


def test_a_label_holds_until_the_next_one() -> None:
    lines = [
        "MODERATOR: Who is first?",
        "MS RO: We counted 40.",
        "They were young.",
        "MODERATOR: Thank you.",
        "MS RO: Yes.",
    ]
    assert turns(*lines) == ["MODERATOR", "MS RO", "MS RO", "MODERATOR", "MS RO"]


def test_a_name_alone_on_its_line_speaks_below_it() -> None:
    assert turns("A hearing.", "Ro Eun-sil, lawyer:", "We counted 40.") == ["", "Ro Eun-sil", "Ro Eun-sil"]


def test_a_name_behind_a_role_is_the_speaker() -> None:
    assert turns("SPOKESPERSON (Ms Ro): We counted 40.", "Q: When?", "SPOKESPERSON: In May.")[-1] == "Ro"


def test_a_document_that_is_no_transcript_has_no_turns() -> None:
    assert set(turns("The list: 40 women.", "Nobody spoke of it.")) == {""}
