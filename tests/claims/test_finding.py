"""Words that a person quotes are found where they stand, and their sentence with them."""

from __future__ import annotations

import pytest

from tests.claims.cast import a_document
from tumen.access.models import Actor
from tumen.claims.errors import WordsNotFound
from tumen.claims.finding import found_in, sentence_around
from tumen.vocabulary.spans import Span

TEXT = """A “late” report

The women were sent back. They were sent
back again in May! Nobody answered.

They were sent home.
"""


def words_at(actor: Actor, words: str, **given: object) -> tuple[str, str, int]:
    found = found_in(actor, a_document(actor, TEXT), words, **given)  # type: ignore[arg-type]
    return found.span.of(TEXT), found.sentence.of(TEXT), found.span.start


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("They were sent back", "They were sent\nback"),
        ('A "late"  report', "A “late” report"),
        (" in May! ", "in May!"),
    ],
)
def test_blanks_and_quotation_marks_may_be_others(actor: Actor, words: str, exact: str) -> None:
    assert words_at(actor, words)[0] == exact


@pytest.mark.django_db
def test_of_several_places_it_takes_the_one_that_is_meant(actor: Actor) -> None:
    starts = [words_at(actor, "were sent", nth=nth)[2] for nth in (1, 2, 3)]
    assert starts == sorted(set(starts))
    assert words_at(actor, "were sent", before="sent back. They")[2] == starts[1]
    assert words_at(actor, "were sent", near=len(TEXT))[2] == starts[2]
    with pytest.raises(WordsNotFound, match="3 places"):
        words_at(actor, "were sent")
    with pytest.raises(WordsNotFound):
        words_at(actor, "were sent", nth=4)


@pytest.mark.django_db
def test_the_sentence_ends_where_it_ends(actor: Actor) -> None:
    assert words_at(actor, "Nobody")[1] == "Nobody answered."
    assert words_at(actor, "late")[1] == "A “late” report"


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two three. Four.", "three", "Two three."),
        ("그는 갔다. 50명이 송환됐다. 끝.", "50명", "50명이 송환됐다."),
        ("He said “go.” They went.", "They", "They went."),
        ("No end at all", "end", "No end at all"),
    ],
)
def test_sentences_of_many_kinds(text: str, words: str, sentence: str) -> None:
    at = text.index(words)
    assert sentence_around(text, Span(at, at + len(words))).of(text) == sentence


def test_a_sentence_stays_in_its_block() -> None:
    text = "Row one\nRow two"
    assert sentence_around(text, Span(8, 11), [Span(0, 7), Span(8, 15)]).of(text) == "Row two"
