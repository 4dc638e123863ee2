"""Who speaks by the layout of a document: labels of turns, and names above what they say."""

from __future__ import annotations

import pytest

from tests.reading.cast import blocks
from tumen.reading.turns import (
    Turn,
    guest_of,
    heard_witness,
    interviewee_of,
    labelled_turn,
    turns_of,
)


def turns(*paragraphs: str) -> list[Turn | None]:
    """The turn of each paragraph of a document."""
    text = "\n\n".join(paragraphs)
    found = turns_of(text, blocks(text))
    return [found.get(number) for number in range(len(paragraphs))]


def speakers(*paragraphs: str) -> list[str]:
    return [turn.who if turn is not None else "" for turn in turns(*paragraphs)]


@pytest.mark.parametrize(
    ("block", "label"),
    [
        ("MODERATOR: Thank you.", "MODERATOR"),
        ("Ms Ro: We counted 40.", "Ms Ro"),
        ("Q: How many?", "q"),
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
        "MR KANG: Who is first?",
        "MS RO: We counted 40.",
        "They were young.",
        "MR KANG: Thank you.",
        "MS RO: Yes.",
    ]
    assert speakers(*lines) == ["MR KANG", "MS RO", "MS RO", "MR KANG", "MS RO"]


def test_the_words_of_a_turn_begin_behind_its_label() -> None:
    text = "MODERATOR: Who is first?\n\nMS RO: We counted 40.\n\nMODERATOR: Thank you.\n\nMS RO: Yes."
    found = turns_of(text, blocks(text))
    assert found[1].words.of(text).strip() == "We counted 40."


def test_a_name_alone_on_its_line_speaks_below_it() -> None:
    assert speakers("A hearing.", "Ro Eun-sil, lawyer:", "We counted 40.") == ["", "Ro Eun-sil", "Ro Eun-sil"]


def test_a_name_behind_a_role_is_the_speaker() -> None:
    assert speakers("SPOKESPERSON (Ms Ro): We counted 40.", "Q: When?", "SPOKESPERSON: In May.")[-1] == "Ro"


def test_the_two_sides_of_an_interview_are_known_without_names() -> None:
    question, answer, *_ = turns("Q: How many?", "A: Forty.", "Q: When?", "A: In May.")
    assert question is not None
    assert answer is not None
    assert (question.asks, question.who) == (True, "")
    assert (answer.answers, answer.who) == (True, "")


def test_a_document_that_is_no_transcript_has_no_turns() -> None:
    assert turns("The list: 40 women.", "Nobody spoke of it.") == [None, None]


def test_a_headline_without_an_interview_names_nobody() -> None:
    assert interviewee_of("Forty women returned in March") == ""


@pytest.mark.parametrize(
    "block",
    [
        "TITLE: No more flights to Norland",
        "Chairperson: Justice Ada Orme (retired)",
        "IMMINENT RISK: NINE PEOPLE OF THE GROUP ARE HELD AT THE CAMP IN NORLAND TODAY",
        "Mr President of Norland: we ask you for three things.",
        "VI. Recommendations",
    ],
)
def test_a_field_a_heading_and_an_office_spoken_to_are_no_turns(block: str) -> None:
    assert speakers("A paper", block, "We ask that the nine be released.") == ["", "", ""]


def test_a_seat_and_a_party_stand_behind_a_speaker() -> None:
    found = speakers(
        "Ada Orme (Harbour) (Lab): Will he add a fourth?", "BEN TAMM: I will.", "Ada Orme: Good."
    )
    assert found[0] == "Ada Orme"


def test_who_asks_once_in_a_transcript_speaks_too() -> None:
    asked = ("Harbour Press: Were 46 people returned?", "Hanbit Post: Where are they now?")
    said = ("Ok Hye-rin: I have nothing to say.", "Ok Hye-rin: I have answered.", "Ok Hye-rin: Next, please.")
    paragraphs = (said[0], asked[0], said[1], asked[1], said[2], "Ok Hye-rin: Good afternoon.")
    assert speakers(*paragraphs)[1] == "Harbour Press"
    assert speakers(asked[0], "A page of something else.") == ["", ""]


def test_lines_of_a_hearing_are_told_by_q_and_a() -> None:
    lines = ["WITNESS W-3 (sworn)", "Q. How many were there?", "A. Thirty-one.", "Q. All women?", "A. Yes."]
    found = turns(*lines)
    assert [turn and (turn.asks, turn.answers) for turn in found[1:]] == [
        (True, False), (False, True), (True, False), (False, True)
    ]  # fmt: skip
    assert heard_witness(lines[0]) == "Witness W-3"


def test_sides_in_brackets_are_turns_and_who_asked_stands_behind_the_question() -> None:
    lines = [
        "[Question] Were 26 taken? (Reed Daily, Mo Ha-rin)",
        "[Answer] No.",
        "[Question] Why?",
        "[Answer] So.",
    ]
    assert speakers(*lines) == ["Mo Ha-rin", "", "", ""]


def test_headings_of_a_paper_without_sides_are_no_turns() -> None:
    assert speakers("A. The law", "It forbids it.", "B. The facts", "They were taken.") == ["", "", "", ""]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("STATEMENT BY NORLAND", "Norland"),
        ("RIGHT OF REPLY – EASTMARK", "Eastmark"),
        ("Reply of the Government, 17 April 2023", "Government"),
        ("The Under-Secretary of State, Foreign Office (Lord Reed-Ash) (Con)", "Lord Reed-Ash"),
        ("According to the information received:", "information received"),
    ],
)
def test_a_line_names_who_speaks_below_it(line: str, who: str) -> None:
    assert speakers(line, "The 40 women were taken in May.", "They were held there.") == [who, who, who]


def test_an_account_ends_where_the_document_speaks_of_itself() -> None:
    lines = ["According to the source:", "Forty were taken.", "While we do not judge, we ask where they are."]
    assert speakers(*lines) == ["source", "source", ""]


def test_lords_and_ladies_stand_over_their_words() -> None:
    lines = [
        "Baroness Reed of Ash (LD)", "My Lords, I thank the Minister. 41 were taken.",
        "Lord Mountjoy-Ash", "My Lords, I have seen the report.",
        "Baroness Reed of Ash (LD)", "I ask him again.",
    ]  # fmt: skip
    assert speakers(*lines)[1::2] == ["Baroness Reed of Ash", "Lord Mountjoy-Ash", "Baroness Reed of Ash"]


def test_papers_that_a_digest_sums_up_open_their_paragraphs() -> None:
    papers = ["CEDAR DAILY (Paris)", "2. Ash Post, Vienna (Sunday).", "3. Willow Evening News (Oslo)"]
    told = "has a figure of its own: 40 women, it says, were driven over the bridge at night in buses"
    told += ", which nobody there has yet seen come back."
    lines = [f"{paper} {told}" for paper in papers]
    found = speakers("Digest", *lines, "What we make of it.")
    assert found == ["", "Cedar Daily", "Ash Post", "Willow Evening News", ""]
    assert speakers("Digest", *lines[:2]) == ["", "", ""]


@pytest.mark.parametrize(
    ("question", "guest"),
    [
        ("We are joined by Rima Dahan-Khoury, a lawyer.", "Rima Dahan-Khoury"),
        ("With me in the studio is Dr. Anton Reedman.", "Anton Reedman"),
        ("Who is with us?", ""),
    ],
)
def test_the_first_question_brings_in_the_guest(question: str, guest: str) -> None:
    assert guest_of(question) == guest


def test_a_question_to_a_minister_is_the_members_until_it_is_answered() -> None:
    found = speakers(
        "Senator Prue Marchbank asked the Minister for Home Affairs, upon notice, on 4 May:",
        "1. Is the Minister aware that four men were arrested?",
        "2. How many have been returned?",
        "The Minister for Home Affairs provided the following answer on 9 June:",
        "1. Twenty-two persons.",
    )
    assert found == ["Prue Marchbank"] * 3 + ["Minister for Home Affairs"] * 2
    alone = speakers(
        "14. Deputy Orla Reed asked the Minister for Justice how many were returned. [12/24]", "He rose."
    )
    assert alone == ["Orla Reed", ""]
