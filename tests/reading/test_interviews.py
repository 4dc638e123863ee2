"""Who speaks in an interview that is printed without labels."""

from __future__ import annotations

from tests.reading.cast import blocks, read_text
from tumen.reading.interviews import interview_of

HEAD = ("INTERVIEW", "For eleven years Sister Ro Eun-sil has met the returned at the bridge of Samho.")
TURNS = (
    "How many people came over your bridge last week?",
    "We counted 214 from Monday to Sunday. I wrote each of them down.",
    "Is it true that women are taken from hospitals?",
    "Nine told us so in October.",
    "You have also spoken of deaths.",
    "I know of two, and I saw neither.",
    "What do you want from the ministry?",
    "It should let us in. Forty women were arrested there on Friday, and I may not see one.",
)
FOOT = "Translated from the Korean. The ministry has not reacted."


def sides(*paragraphs: str) -> str:
    """Q and A for the turns of each paragraph, a stop for what is nobody's."""
    text = "\n\n".join(paragraphs)
    found = interview_of(text, blocks(text))
    turns = [found.get(number) for number in range(len(paragraphs))]
    return "".join("." if turn is None else "Q" if turn.asks else "A" for turn in turns)


def test_questions_on_lines_of_their_own_are_answered_by_what_follows() -> None:
    assert sides(*HEAD, *TURNS, FOOT) == "..QAQAQAQA."


def test_an_interview_need_not_be_called_one_where_somebody_is_spoken_to() -> None:
    assert sides("At the bridge", *TURNS) == ".QAQAQAQA"


def test_questions_that_are_answered_in_the_third_person_are_none() -> None:
    text = ("What is a forced return?", "It sends people to where they are harmed.")
    assert sides("Facts", *text, *text, *text) == "......."


def test_two_questions_make_no_interview() -> None:
    assert sides(*HEAD, *TURNS[:4]) == "......"


def test_who_answers_is_whom_the_head_names_and_not_who_wrote_it_down() -> None:
    reading = read_text("\n\n".join((HEAD[0], "By Han Mi-rae", HEAD[1], *TURNS, FOOT)), author="Han Mi-rae")
    for words in ("214", "Forty women"):
        assert reading.figure(words).value("speakers")[-1][-1] == "Ro Eun-sil"
