"""Which claims stand in the same words."""

from __future__ import annotations

import dataclasses

import pytest

from tests.corroboration.voices.cast import SENTENCE, shared, tells
from tumen.corroboration.voices.copying import Copied, copied, covered
from tumen.corroboration.voices.telling import Direction, Part, Said, Traced
from tumen.vocabulary.spans import Span

ONE, OTHER = tells("a"), tells("b")


def only(*passages: Traced) -> Copied:
    (found,) = copied([ONE, OTHER], passages)
    return found


def test_a_passage_over_both_sentences_is_a_copy() -> None:
    found = only(shared(ONE, OTHER))
    assert (found.one, found.other, found.cover, found.agreed) == (ONE, OTHER, 1.0, 1.0)
    assert found.parts == {Part.HAPPENED, Part.HOW_MANY}
    assert found.spans == (("d-a", SENTENCE), ("d-b", SENTENCE))


def test_it_must_cover_half_of_one_sentence() -> None:
    assert only(shared(ONE, OTHER, left=Span(50, 150), right=Span(50, 150))).cover == 0.5
    assert not copied([ONE, OTHER], [shared(ONE, OTHER, left=Span(50, 149), right=Span(50, 149))])


def test_a_sentence_that_goes_on_with_other_words_is_covered_less() -> None:
    longer = tells("b", span=Span(100, 400))
    (found,) = copied([ONE, longer], [shared(ONE, longer)])
    assert found.cover == found.agreed == pytest.approx(1 / 3)


def test_two_passages_cover_together() -> None:
    halves = [
        shared(ONE, OTHER, left=Span(100, 140), right=Span(100, 140)),
        shared(ONE, OTHER, left=Span(160, 200), right=Span(160, 200)),
    ]
    assert only(*halves).cover == 0.8


def test_words_that_differ_are_covered_and_do_not_agree() -> None:
    found = only(shared(ONE, OTHER, agreed=0.3))
    assert (found.cover, found.agreed) == (1.0, 0.3)


def test_a_passage_that_says_nothing_of_its_words_agrees_where_it_covers() -> None:
    bare = shared(ONE, OTHER)
    bare = dataclasses.replace(bare, passage=dataclasses.replace(bare.passage, pieces=()))
    assert only(bare).agreed == 1.0


def test_the_sentence_before_in_a_long_passage_is_another_sentence() -> None:
    long = shared(ONE, OTHER, left=Span(0, 300), right=Span(100, 400))
    assert not copied([ONE, OTHER], [long])
    assert copied([ONE, tells("b", span=Span(200, 300))], [long])


def test_parts_told_in_other_sentences_are_not_copied_with_it() -> None:
    dated = dataclasses.replace(ONE, parts=(*ONE.parts, Said(Part.WHEN, Span(300, 350))))
    other = dataclasses.replace(OTHER, parts=(*OTHER.parts, Said(Part.WHEN, Span(300, 350))))
    (found,) = copied([dated, other], [shared(ONE, OTHER)])
    assert found.parts == {Part.HAPPENED, Part.HOW_MANY}


def test_the_documents_of_a_passage_may_come_in_either_order() -> None:
    found = only(shared(OTHER, ONE, Direction.LEFT, left=Span(90, 200), right=SENTENCE))
    assert (found.one, found.direction) == (ONE, Direction.RIGHT)


def test_what_a_passage_says_of_its_origin_is_kept() -> None:
    assert only(shared(ONE, OTHER, Direction.OUTSIDE, source="Embassy")).source == "Embassy"
    verdicts = [shared(ONE, OTHER), shared(ONE, OTHER, Direction.LEFT)]
    assert only(*verdicts).direction is only(*reversed(verdicts)).direction is Direction.LEFT


def test_it_can_be_seen_from_the_other() -> None:
    found = only(shared(ONE, OTHER, Direction.LEFT, left=Span(100, 190)))
    turned = found.turned()
    assert (turned.one, turned.direction, turned.spans) == (OTHER, Direction.RIGHT, found.spans[::-1])
    assert turned.turned() == found


def test_two_tellings_of_one_document_are_no_copies_of_each_other() -> None:
    again = tells("c", document="d-a")
    assert not copied([ONE, again], [shared(ONE, again)])


def test_what_covers_twice_counts_once() -> None:
    assert covered(Span(0, 10), [Span(0, 4), Span(2, 6)]) == 0.6
    assert covered(Span(5, 5), [Span(0, 9)]) == 0.0
