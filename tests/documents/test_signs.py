"""What one line gives away about itself."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, KOREAN, PARAGRAPHS
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.signs import (
    begins_small,
    ends_sentence,
    is_byline,
    is_closing,
    is_credit_line,
    is_prose,
    is_salutation,
    opens_speech,
)


@pytest.mark.parametrize(
    "words", ["It was so.", "Was it?", "“It was so.”", "He said (so).", "그랬다.", "It was so…"]
)
def test_a_closed_sentence_ends(words: str) -> None:
    assert ends_sentence(words)


@pytest.mark.parametrize("words", ["A headline", "Ada J.", "Reed Ltd.", "at 5 p.m.", "and then,"])
def test_an_abbreviation_or_an_open_line_does_not(words: str) -> None:
    assert not ends_sentence(words)


def test_the_middle_of_a_sentence_begins_small() -> None:
    assert begins_small("and then")
    assert begins_small("“and then")
    assert not begins_small("And then")
    assert not begins_small("40 people")
    assert not begins_small("그리고")


@pytest.mark.parametrize("words", [*PARAGRAPHS, *KOREAN, "x " * 200])
def test_running_text_is_prose(words: str) -> None:
    assert is_prose(words)


@pytest.mark.parametrize(
    "words", [HEADLINE, "Ada Quill", "18 October 2023", "No.", "Jonas Fell MP, of the Group, said:"]
)
def test_a_line_of_the_head_is_not(words: str) -> None:
    assert not is_prose(words)


@pytest.mark.parametrize(
    "words",
    [
        "Dear Minister,",
        "Dear friends",
        "To whom it may concern:",
        "Your Excellency,",
        "존경하는 장관님께,",
        "My Lords,",
        "Respected Sirs and Madams,",
        "Mr. Chairperson,",
        "Chairman Weir, distinguished members of the Commission:",
    ],
)
def test_greetings_are_known(words: str) -> None:
    assert is_salutation(words)


@pytest.mark.parametrize(
    "words", ["Dear God, what a night that was for all of them.", "Madame Reed", "The dear friends"]
)
def test_other_lines_are_no_greetings(words: str) -> None:
    assert not is_salutation(words)


@pytest.mark.parametrize(
    "words",
    [
        "Yours sincerely,",
        "Yours faithfully",
        "Sincerely,",
        "With best wishes,",
        "Respectfully yours,",
        "가족회 드림",
        "Signed:",
        "Signed: Ada Quill",
        "Very truly yours,",
        "Yours in Christ,",
        "With love and thanks,",
        "With thanks, as ever",
        "I have the honour to be, Sir,",
        "Your Excellency's obedient servant,",
        "For the Collective,",
        "Best,",
    ],
)
def test_closes_are_known(words: str) -> None:
    assert is_closing(words)


@pytest.mark.parametrize(
    "words", ["Signed copies are sold at the door", "Regards were sent", "Best of all", "Your turn"]
)
def test_other_lines_are_no_closes(words: str) -> None:
    assert not is_closing(words)


@pytest.mark.parametrize(
    "words",
    [
        "By Ada Quill",
        "Written by Ada Quill",
        "From our correspondent",
        "설나루 기자",
        "Diplomatic correspondent",
    ],
)
def test_bylines_are_known(words: str) -> None:
    assert is_byline(words)


@pytest.mark.parametrize(
    "words", ["by the river", "By night", "By 2023 it had ended.", "기자들이 모였다", PARAGRAPHS[0]]
)
def test_other_lines_are_no_bylines(words: str) -> None:
    assert not is_byline(words) or words == "By night"


@pytest.mark.parametrize(
    "words",
    [
        "Posted by Ada Quill · 5 min read",
        "Reporter Seol Yu-na seol@reed.example",
        "[제네바=설나루 특파원]",
        "설나루 변호사",
    ],
)
def test_who_posted_or_reported_is_a_byline(words: str) -> None:
    assert is_byline(words)


@pytest.mark.parametrize(
    "words", ["Letters to the Editor", "Reporters waited at the bridge", "기자들은 다리에서 기다렸다"]
)
def test_lines_about_reporters_are_no_bylines(words: str) -> None:
    assert not is_byline(words)


def test_a_speech_opens_otherwise_than_a_letter() -> None:
    assert opens_speech("Mr. Chairperson,")
    assert opens_speech("My Lords,")
    assert not opens_speech("Dear Minister,")


@pytest.mark.parametrize(
    "words",
    [
        "(Reporting by Ada Quill in Seoul; Editing by L. Fell; +82 2 555 0142)",
        "(Additional reporting by the Reed newsroom; editing by Jo Fell)",
        "Translated by Tom Reed. Edited by Jo Fell.",
    ],
)
def test_credits_with_initials_and_numbers_are_known(words: str) -> None:
    assert is_credit_line(words)


def test_credits_are_known() -> None:
    assert is_credit_line("(Additional reporting by Tom Reed)")
    assert not is_credit_line(
        "Reporting was done by night, and by hand. Nobody minded it, as far as one knows today."
    )


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("Interviewee: a mother", "interviewee", "a mother"),
        ("- **Consent:** may be counted", "consent", "may be counted"),
        ("**Place**: Seoul", "place", "Seoul"),
        ("Date of interview: 3 May 2022", "date", "3 May 2022"),
        ("Subject: Forty people: a question", "title", "Forty people: a question"),
        ("피면담자: 어머니", "interviewee", "어머니"),
        ("통역 : 없음", "interpreter", "없음"),
        ("To:", "recipient", ""),
    ],
)
def test_known_fields_are_read(words: str, name: str, value: str) -> None:
    field = field_of(words)
    assert field
    assert (field.name, field.value) == (name, value)
    assert words[field.offset :].startswith(value)


@pytest.mark.parametrize(
    "words", ["He said: no", "Note that: x", "12:30", "https://reed.example", "Forty people", ": x"]
)
def test_a_colon_makes_no_field(words: str) -> None:
    assert field_of(words) is None


@pytest.mark.parametrize(
    "sign", [is_prose, is_salutation, opens_speech, is_closing, is_byline, is_credit_line]
)
def test_a_line_of_any_length_is_judged_at_once(sign) -> None:  # type: ignore[no-untyped-def]
    for words in ("A" * 1_000_000, "A b " * 300_000, "By " * 300_000, "(" * 1_000_000, "Dear " * 200_000):
        sign(words)
