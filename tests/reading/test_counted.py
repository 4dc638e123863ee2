"""The marked sentences: their marks are read as they stand, and the reader reads the sentences as marked."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each
from tests.reading.counted import Marked, marked, marked_sentences
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis

SENTENCES = marked_sentences()
#: The least share of the marked figures that must be found, and of the figures found that must be marked: a
#: sentence alone says less than a document.
LEAST_FOUND, LEAST_MARKED = 0.94, 0.88


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([sentence.text for sentence in SENTENCES])


def test_it_takes_the_marks_out_of_a_sentence() -> None:
    one = marked("On <3> buses sat [41 women|e].")
    assert one.text == "On 3 buses sat 41 women."
    assert [figure.span.of(one.text) for figure in one.figures] == ["41 women"]
    assert [span.of(one.text) for span in one.aside] == ["3"]


def test_a_code_says_the_kind_and_what_is_not_as_usual() -> None:
    (plain,) = marked("They took [41 women|e].").figures
    assert (plain.kind, plain.realis, plain.polarity) == (
        ClaimKind.EVENT,
        Realis.ASSERTED,
        Polarity.AFFIRMED,
    )
    (told,) = marked("They are not to take [41 women|epn].").figures
    assert (told.realis, told.polarity) == (Realis.PLANNED, Polarity.NEGATED)


def test_every_mark_of_the_file_is_read() -> None:
    assert not [one.text for one in SENTENCES if any(mark in one.text for mark in "[]|<>")]


def test_no_sentence_stands_twice() -> None:
    texts = [one.text for one in SENTENCES]
    assert len(set(texts)) == len(texts)


def _hit(sentence: Marked, reading: Reading) -> int:
    return sum(
        any(claim.passage.overlaps(figure.span) for claim in reading.core) for figure in sentence.figures
    )


def test_the_figures_of_the_sentences_are_found(readings: dict[str, Reading]) -> None:
    told = sum(len(one.figures) for one in SENTENCES)
    hit = sum(_hit(one, readings[one.text]) for one in SENTENCES)
    assert hit / told >= LEAST_FOUND


def test_few_other_numbers_are_taken_for_figures(readings: dict[str, Reading]) -> None:
    taken = sum(len(readings[one.text].core) for one in SENTENCES)
    hit = sum(_hit(one, readings[one.text]) for one in SENTENCES)
    assert hit / taken >= LEAST_MARKED
