"""Answers are worth what they should be: a perfect one all, an empty one nothing, a wrong one less."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from tests.corroboration.reuse.scoring import Found, Scores, score_passages, score_voices
from tests.corroboration.reuse.truth import COUNTED_WORDS, Archive, Event, Mark, NotPassage, Passage
from tests.corroboration.reuse.writing import write_archive
from tumen.vocabulary.spans import Span


@pytest.fixture(scope="module")
def archive() -> Archive:
    return write_archive(11, 400)


def answer(passage: Passage) -> Found:
    origin = "undetermined" if "undetermined" in passage.accepted else passage.origin
    left, right = passage.left_span, passage.right_span
    return Found(passage.left, left.start, left.end, passage.right, right.start, right.end, origin)


def perfect(archive: Archive) -> list[Found]:
    return [answer(passage) for passage in archive.passages if passage.counts]


def alone(archive: Archive, words: int = 30) -> Passage:
    """A long passage that is the only one of its two documents."""
    pairs = [(passage.left, passage.right) for passage in archive.passages]
    return next(
        p
        for p in archive.passages
        if p.counts and p.decides and p.words > words and pairs.count((p.left, p.right)) == 1
    )


def only(archive: Archive, passage: Passage) -> Archive:
    return dataclasses.replace(archive, passages=(passage,))


def scored(archive: Archive, *found: Found) -> Scores:
    return score_passages(archive, found)


class TestWhole:
    def test_a_perfect_answer_is_worth_one(self, archive: Archive) -> None:
        scores = score_passages(archive, perfect(archive))
        for shares in (scores.recall, scores.precision, scores.boundaries):
            assert {share.share for share in shares.values()} == {1.0}
        assert not scores.missed
        assert not scores.wrong
        assert scores.origins.right.share == scores.origins.not_wrong.share == 1.0
        assert set(scores.origins.siblings) == {"right"}

    def test_it_is_worth_one_with_the_sides_exchanged(self, archive: Archive) -> None:
        scores = score_passages(archive, [found.turned() for found in perfect(archive)])
        assert (
            scores.recall["all"].share == scores.precision["all"].share == scores.origins.right.share == 1.0
        )

    def test_an_empty_answer_is_worth_nothing(self, archive: Archive) -> None:
        scores = score_passages(archive, [])
        assert {share.share for share in scores.recall.values()} == {0.0}
        assert {share.share for share in scores.precision.values()} == {0.0}
        assert len(scores.missed) == sum(passage.counts for passage in archive.passages)

    def test_the_bands_add_up(self, archive: Archive) -> None:
        recall = score_passages(archive, perfect(archive)).recall
        assert recall["0"].of + recall["to15"].of == recall["upto15"].of
        assert recall["upto15"].of + recall["to35"].of == recall["all"].of
        assert min(recall[band].of for band in ("0", "to15", "to35")) > 20

    def test_every_second_passage_is_half(self, archive: Archive) -> None:
        every = perfect(archive)
        recall = score_passages(archive, every[::2]).recall["all"]
        # Neighbours within one pair of documents can meet each other, so it is about half.
        assert 0.45 < recall.share < 0.55

    def test_it_can_be_printed(self, archive: Archive) -> None:
        assert "upto15" in str(score_passages(archive, perfect(archive)))


class TestFinding:
    def test_three_fifths_are_enough(self, archive: Archive) -> None:
        passage = alone(archive)
        few, many = cut(passage, 0.0, 0.55), cut(passage, 0.0, 0.65)
        assert scored(only(archive, passage), few).recall["all"].right == 0
        assert scored(only(archive, passage), many).recall["all"].right == 1

    def test_pieces_count_together_and_once(self, archive: Archive) -> None:
        passage = alone(archive)
        pieces = [cut(passage, 0.0, 0.3), cut(passage, 0.35, 0.6), cut(passage, 0.65, 1.0)]
        scores = scored(only(archive, passage), *pieces)
        assert scores.recall["all"].right == 1
        assert (scores.precision["all"].right, scores.precision["all"].of) == (1, 1)

    def test_one_side_alone_is_not_enough(self, archive: Archive) -> None:
        passage = alone(archive)
        shifted = dataclasses.replace(answer(passage), right_start=0, right_end=1)
        scores = scored(only(archive, passage), shifted)
        assert scores.recall["all"].right == 0
        assert scores.wrong == (shifted,)

    def test_a_passage_drowned_in_other_text_is_wrong(self, archive: Archive) -> None:
        passage = min((p for p in archive.passages if p.counts), key=lambda p: p.words)
        ends = {document.id: len(document.text) for document in archive.documents}
        whole = Found(passage.left, 0, ends[passage.left], passage.right, 0, ends[passage.right])
        assert scored(only(archive, passage), whole).precision["all"].right == 0

    def test_what_need_not_be_found_is_neutral(self, archive: Archive) -> None:
        passage = next(p for p in archive.passages if not p.counts)
        scores = scored(only(archive, passage), answer(passage))
        assert (scores.precision["all"].of, scores.recall["all"].of, scores.wrong) == (0, 0, ())


class TestWrong:
    def test_each_kind_of_shared_text_is_wrong_by_its_name(self, archive: Archive) -> None:
        met = {(p.left, p.right) for p in archive.passages}
        first: dict[str, NotPassage] = {}
        for pair in archive.not_passages():
            if (pair.left, pair.right) not in met:
                first.setdefault(pair.kind, pair)
        for kind, pair in first.items():
            scores = scored(archive, reported(pair))
            assert dict(scores.wrong_kinds) == {kind: 1}
            assert scores.precision["all"].share == 0.0
        assert set(first) == {"name", "title", "formula", "boilerplate", "letterhead", "heading", "repeat"}

    def test_text_that_is_not_shared_is_wrong(self, archive: Archive) -> None:
        met = {frozenset((p.left, p.right)) for p in archive.passages}
        one = archive.documents[0]
        other = next(d for d in archive.documents[1:] if frozenset((one.id, d.id)) not in met)
        found = Found(one.id, 0, 150, other.id, len(other.text) // 2, len(other.text) // 2 + 150)
        scores = scored(archive, *perfect(archive), found)
        assert scores.wrong == (found,)
        assert scores.precision["to35"].share < 1
        assert scores.precision["upto15"].share == 1


class TestMarks:
    """A name or a title is judged by the one rule for all text."""

    def test_a_copied_title_need_not_be_found_and_is_not_wrong(self, archive: Archive) -> None:
        titles = [p for p in archive.passages if p.words >= COUNTED_WORDS and p.own == 0 and not p.again]
        assert titles
        for passage in titles:
            scores = scored(only(archive, passage), answer(passage))
            assert (scores.precision["all"].of, scores.recall["all"].of, scores.wrong) == (0, 0, ())

    def test_the_same_title_where_nothing_was_copied_is_wrong(self, archive: Archive) -> None:
        passage = next(p for p in archive.passages if p.words >= COUNTED_WORDS and p.own == 0)
        scores = scored(dataclasses.replace(archive, passages=()), answer(passage))
        assert scores.precision["all"].of == len(scores.wrong) == 1
        assert not {"text", "repeat"} & set(scores.wrong_kinds)

    def test_pairs_that_must_not_be_reported_are_those_that_are_wrong(self, archive: Archive) -> None:
        """Of all pairs of marks that two documents with a true passage hold, exactly those are told."""
        met = {(p.left, p.right) for p in archive.passages}
        told = {reported(pair) for pair in archive.not_passages() if (pair.left, pair.right) in met}
        bare = dataclasses.replace(archive, passages=())
        every = {reported(pair) for pair in bare.not_passages() if (pair.left, pair.right) in met}
        wrong = set(scored(archive, *every).wrong)
        assert told == wrong
        assert len(every - wrong) > 100

    def test_the_kinds_are_names_that_are_given_afterwards(self, archive: Archive) -> None:
        """Without any marks the same ones are wrong."""
        every = [reported(pair) for pair in itertools.islice(archive.not_passages(), 0, None, 50)]
        with_marks = scored(archive, *every, *perfect(archive))
        without = scored(dataclasses.replace(archive, marks=()), *every, *perfect(archive))
        assert with_marks.wrong == without.wrong
        assert with_marks.precision == without.precision
        assert with_marks.recall == without.recall

    @pytest.mark.parametrize(
        ("share", "wrong", "recall"), [(0.3, {"title": 1}, 0), (0.3, {"mixed marks": 1}, 0), (0.7, {}, 1)]
    )
    def test_one_that_runs_over_the_end_of_its_neighbour_is_judged_by_what_is_copied(
        self, archive: Archive, share: float, wrong: dict[str, int], recall: int
    ) -> None:
        """The first part of what is found lies on titles, ``share`` of it on the true passage behind them."""
        passage = alone(archive, 40)
        cut_here = [round(0.4 * len(span)) for span in (passage.left_span, passage.right_span)]
        whole = [passage.left_span, passage.right_span]
        behind = [Span(s.start + n, s.end) for s, n in zip(whole, cut_here, strict=True)]
        reach = [s.start + n + round(n * share / (1 - share)) for s, n in zip(whole, cut_here, strict=True)]
        keys = ("one", "one") if "title" in wrong else ("one", "other")
        marks = tuple(
            Mark(document, Span(span.start, span.start + n), "title", key)
            for document, span, n, key in zip(
                (passage.left, passage.right), whole, cut_here, keys, strict=True
            )
        )
        beside = dataclasses.replace(passage, left_span=behind[0], right_span=behind[1])
        found = Found(
            passage.left, whole[0].start, min(reach[0], whole[0].end),
            passage.right, whole[1].start, min(reach[1], whole[1].end),
        )  # fmt: skip
        scores = scored(dataclasses.replace(archive, passages=(beside,), marks=marks), found)
        assert dict(scores.wrong_kinds) == wrong
        assert (scores.recall["all"].right, scores.precision["all"].right) == (recall, recall)

    def test_a_wrong_one_helps_to_cover_the_passage_that_it_meets(self, archive: Archive) -> None:
        passage = alone(archive)
        lefts, rights = passage.left_span, passage.right_span
        third = dataclasses.replace(
            passage,
            left_span=Span(lefts.end - len(lefts) // 3, lefts.end),
            right_span=Span(rights.end - len(rights) // 3, rights.end),
        )
        scores = scored(only(archive, third), answer(passage))
        assert (scores.recall["all"].right, len(scores.wrong)) == (1, 1)


class TestBoundaries:
    def test_two_words_are_near_enough_and_three_are_not(self, archive: Archive) -> None:
        passage = alone(archive)
        text = next(document.text for document in archive.documents if document.id == passage.left)
        for words, right in ((2, 4), (3, 3)):
            start = passage.left_span.start
            for _ in range(words):
                start = text.index(" ", start) + 1
            found = dataclasses.replace(answer(passage), left_start=start)
            assert scored(only(archive, passage), found).boundaries["all"].right == right

    def test_an_end_that_runs_into_a_neighbour_is_not_asked_for(self, archive: Archive) -> None:
        passage = alone(archive)
        middle = len(passage.left_span) // 2, len(passage.right_span) // 2
        halves = (
            dataclasses.replace(
                passage,
                left_span=Span(passage.left_span.start, passage.left_span.start + middle[0]),
                right_span=Span(passage.right_span.start, passage.right_span.start + middle[1]),
            ),
            dataclasses.replace(
                passage,
                left_span=Span(passage.left_span.start + middle[0] + 1, passage.left_span.end),
                right_span=Span(passage.right_span.start + middle[1] + 1, passage.right_span.end),
            ),
        )
        scores = scored(dataclasses.replace(archive, passages=halves), answer(passage))
        assert scores.recall["all"].right == 2
        assert scores.boundaries["all"].of == 0


class TestOrigin:
    @pytest.mark.parametrize("verdict", ["undetermined", "wrong"])
    def test_what_is_not_right_where_evidence_decides(self, archive: Archive, verdict: str) -> None:
        passage = next(p for p in archive.passages if p.counts and p.decides and p.relation == "copy")
        other = {"left": "right", "right": "left"}[passage.origin]
        found = dataclasses.replace(answer(passage), origin=other if verdict == "wrong" else verdict)
        assert dict(scored(only(archive, passage), found).origins.decided) == {verdict: 1}

    def test_undetermined_is_right_where_it_does_not(self, archive: Archive) -> None:
        passage = next(p for p in archive.passages if p.counts and not p.decides and p.relation == "copy")
        other = {"left": "right", "right": "left"}[passage.origin]
        found = answer(passage)
        assert dict(scored(only(archive, passage), found).origins.open) == {"right": 1}
        wrong = dataclasses.replace(found, origin=other)
        assert dict(scored(only(archive, passage), wrong).origins.open) == {"wrong": 1}

    def test_of_two_copies_neither_was_first(self, archive: Archive) -> None:
        passage = next(p for p in archive.passages if p.counts and p.relation == "siblings")
        for verdict, told in (
            ("outside", "right"),
            ("undetermined", "right"),
            ("left", "wrong"),
            ("right", "wrong"),
        ):
            found = dataclasses.replace(answer(passage), origin=verdict)
            assert dict(scored(only(archive, passage), found).origins.siblings) == {told: 1}


class TestVoices:
    ARCHIVE = Archive(
        (), (), (), (Event("a", (), (("happened", 2), ("when", 1))), Event("b", (), (("happened", 3),)))
    )

    def test_the_true_numbers_are_exact(self) -> None:
        voices = score_voices(
            self.ARCHIVE, {("a", "happened"): (2, 2), ("a", "when"): (1, 1), ("b", "happened"): (3, 3)}
        )
        assert (voices.exact.share, voices.inside.share) == (1.0, 1.0)

    def test_an_interval_is_inside_and_not_exact(self) -> None:
        voices = score_voices(
            self.ARCHIVE, {("a", "happened"): (1, 2), ("a", "when"): (1, 1), ("b", "happened"): (4, 5)}
        )
        assert (voices.exact.share, voices.inside.share) == (0.0, 0.5)
        assert voices.exact_parts["when"].share == 1.0
        assert voices.inside_parts["happened"].share == 0.5

    def test_no_answer_is_worth_nothing(self) -> None:
        voices = score_voices(self.ARCHIVE, {})
        assert (voices.exact.share, voices.inside.share) == (0.0, 0.0)


def reported(pair: NotPassage) -> Found:
    left, right = pair.left_span, pair.right_span
    return Found(pair.left, left.start, left.end, pair.right, right.start, right.end)


def cut(passage: Passage, begin: float, end: float) -> Found:
    """The part of ``passage`` between two shares of its length, on both sides."""
    left, right = passage.left_span, passage.right_span
    places = [round(span.start + share * len(span)) for span in (left, right) for share in (begin, end)]
    return Found(passage.left, places[0], places[1], passage.right, places[2], places[3])
