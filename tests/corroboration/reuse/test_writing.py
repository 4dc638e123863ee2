"""The generated archive says the truth about itself."""

from __future__ import annotations

import difflib
import itertools
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corroboration.reuse.texts import core, norm
from tests.corroboration.reuse.truth import BANDS, COUNTED_OWN, Archive, Document, Passage, band_of
from tests.corroboration.reuse.writing import COPIES, write_archive
from tumen.vocabulary.spans import Span

ROOT = Path(__file__).parents[3]
#: A run of this many words is no accident.
RUN = 9


@pytest.fixture(scope="module")
def archive() -> Archive:
    return write_archive(7, 600)


@pytest.fixture(scope="module")
def texts(archive: Archive) -> dict[str, str]:
    return {document.id: document.text for document in archive.documents}


def words_of(text: str) -> list[str]:
    return [norm(word) for word in text.split() if norm(word)]


def sides(passage: Passage, texts: dict[str, str]) -> tuple[list[str], list[str]]:
    left, right = passage.left_span.of(texts[passage.left]), passage.right_span.of(texts[passage.right])
    return words_of(left), words_of(right)


class TestArchive:
    def test_the_same_seed_gives_the_same_archive(self) -> None:
        assert write_archive(3, 120) == write_archive(3, 120)

    def test_it_is_the_same_whatever_the_order_of_sets(self) -> None:
        code = (
            "import hashlib; from tests.corroboration.reuse.writing import write_archive;"
            "print(hashlib.sha256(repr(write_archive(3, 120)).encode()).hexdigest())"
        )
        told = {
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=ROOT,
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(told) == 1

    def test_another_seed_gives_another(self) -> None:
        one, other = write_archive(3, 60), write_archive(4, 60)
        assert not {document.text for document in one.documents} & {
            document.text for document in other.documents
        }

    def test_it_has_as_many_documents_as_asked(self) -> None:
        assert [len(write_archive(5, number).documents) for number in (1, 20, 101)] == [1, 20, 101]

    @pytest.mark.parametrize("seed", range(5))
    def test_any_seed_will_do(self, seed: int) -> None:
        assert len(write_archive(seed, 150).passages) > 50

    def test_two_thousand_documents_are_written_in_time(self) -> None:
        begun = time.process_time()
        assert len(write_archive(1).documents) == 2000
        assert time.process_time() - begun < 20

    def test_it_says_how_much_there_is_of_what(self, archive: Archive) -> None:
        told = archive.described()
        assert f"events: {len(archive.events)}" in told
        assert sum(map(int, re.findall(r"^documents, .*: (\d+)$", told, re.M))) == 600
        passages = re.findall(r"^passages, .*: 0 (\d+), to15 (\d+), to35 (\d+)$", told, re.M)
        assert sum(int(n) for line in passages for n in line) == sum(p.counts for p in archive.passages)

    def test_no_two_documents_have_one_id(self, archive: Archive, texts: dict[str, str]) -> None:
        assert len(texts) == len(archive.documents)

    def test_it_holds_every_kind(self, archive: Archive) -> None:
        kinds = Counter(document.kind for document in archive.documents)
        assert set(COPIES) <= set(kinds)
        assert {"letter", "statement", "report", "testimony", "embassy", "agency", "news", "comment"} <= set(
            kinds
        )

    def test_some_dates_are_known_in_part_or_not_at_all(self, archive: Archive) -> None:
        dates = [document.published for document in archive.documents]
        assert None in dates
        assert {interval.is_day for interval in dates if interval} == {True, False}


class TestPassages:
    def test_its_ends_are_whole_words_that_both_have(self, archive: Archive, texts: dict[str, str]) -> None:
        for passage in archive.passages:
            for document, span in ((passage.left, passage.left_span), (passage.right, passage.right_span)):
                text = texts[document]
                assert span.end <= len(text)
                assert re.match(r"\w", text[span.start]), span.of(text)
                assert re.match(r"\w", text[span.end - 1]), span.of(text)
                assert not text[span.start - 1 : span.start].isalnum()
                assert not text[span.end : span.end + 1].isalnum()

    def test_what_nobody_changed_is_the_same_word_for_word(
        self, archive: Archive, texts: dict[str, str]
    ) -> None:
        exact = [passage for passage in archive.passages if passage.band == "0"]
        assert len(exact) > 100
        for passage in exact:
            left, right = sides(passage, texts)
            assert left == right

    def test_its_share_is_in_its_band(self, archive: Archive) -> None:
        for passage in archive.passages:
            assert 0 <= passage.changed < 1
            assert passage.band == band_of(passage.changed)
        assert {passage.band for passage in archive.passages} == set(BANDS)

    def test_its_share_is_what_a_comparison_of_the_words_finds(
        self, archive: Archive, texts: dict[str, str]
    ) -> None:
        """Against the standard library's matcher, which knows no roots; it may see a little more or less."""
        some = random.Random(1).sample([p for p in archive.passages if p.counts and p.words < 80], 200)
        apart = []
        for passage in some:
            left, right = sides(passage, texts)
            blocks = difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
            same = sum(block.size for block in blocks)
            apart.append(abs(passage.changed - (1 - same / max(len(left), len(right)))))
        assert sum(difference < 0.08 for difference in apart) >= 190

    def test_it_counts_the_words_of_the_shorter_side(self, archive: Archive, texts: dict[str, str]) -> None:
        for passage in archive.passages:
            assert abs(passage.words - min(map(len, sides(passage, texts)))) <= 1

    def test_its_own_words_stand_outside_of_names_and_titles(
        self, archive: Archive, texts: dict[str, str]
    ) -> None:
        marks = marks_by_document(archive)
        for passage in archive.passages:
            for document, span in ((passage.left, passage.left_span), (passage.right, passage.right_span)):
                words = [
                    Span(span.start + m.start(), span.start + m.end())
                    for m in re.finditer(r"\S+", span.of(texts[document]))
                    if norm(m.group())
                ]
                near = [mark for mark in marks[document] if mark.overlaps(span)]
                assert passage.own <= len(words) - _marked(words, near)
        assert {p.own >= COUNTED_OWN for p in archive.passages if p.words >= 12} == {True, False}

    def test_left_comes_before_right(self, archive: Archive) -> None:
        order = {document.id: place for place, document in enumerate(archive.documents)}
        assert all(order[passage.left] < order[passage.right] for passage in archive.passages)

    def test_own_words_have_no_run_longer_than_five(self, archive: Archive) -> None:
        kinds = {document.id: document.kind for document in archive.documents}
        spoken = [
            passage
            for passage in archive.passages
            if passage.relation == "copy"
            and kinds[passage.right if passage.origin == "left" else passage.left] == "own words"
            and passage.changed > 0.1
        ]
        assert len(spoken) > 5
        # A name or a title stays whole.
        assert sum(passage.longest_run <= 5 for passage in spoken) / len(spoken) > 0.6

    def test_two_copies_of_one_original_share_a_passage(self, archive: Archive) -> None:
        siblings = [passage for passage in archive.passages if passage.relation == "siblings"]
        assert siblings
        pairs = {(p.left, p.right) for p in archive.passages} | {(p.right, p.left) for p in archive.passages}
        for passage in siblings:
            assert passage.original not in (passage.left, passage.right)
            assert (passage.left, passage.original) in pairs
            assert (passage.right, passage.original) in pairs


class TestOrigin:
    def test_the_origin_of_a_copy_is_one_of_the_two(self, archive: Archive) -> None:
        for passage in archive.passages:
            side = {"left": passage.left, "right": passage.right}.get(passage.origin)
            assert (passage.relation == "copy") == (side is not None)
            if side:
                assert passage.original == side

    def test_an_outside_origin_is_not_in_the_archive(self, archive: Archive, texts: dict[str, str]) -> None:
        outside = [passage for passage in archive.passages if passage.relation == "outside"]
        assert outside
        assert all(passage.original.startswith("outside:") for passage in outside)

    def test_it_decides_exactly_where_there_is_evidence(self, archive: Archive) -> None:
        for passage in archive.passages:
            assert passage.origin in passage.accepted
            assert passage.decides == ("undetermined" not in passage.accepted)
            if passage.relation == "copy":
                assert passage.decides == bool(set(passage.evidence) - {"contrary dates"})
        assert {passage.decides for passage in archive.passages} == {True, False}

    def test_dates_are_evidence_only_when_they_do_not_overlap(self, archive: Archive) -> None:
        dates = {document.id: document.published for document in archive.documents}
        for passage in archive.passages:
            if "dates" in passage.evidence:
                left, right = dates[passage.left], dates[passage.right]
                assert left
                assert right
                assert not left.overlaps(right)

    def test_an_attribution_names_somebody_of_the_source(self, archive: Archive) -> None:
        documents = {document.id: document for document in archive.documents}
        named = [p for p in archive.passages if p.relation == "copy" and "attribution" in p.evidence]
        assert named
        for passage in named:
            copy = documents[passage.right if passage.origin == "left" else passage.left]
            source = documents[passage.original]
            assert any(n and n in copy.text for n in (source.publisher, source.author, *source.signatories))


class TestNotPassages:
    def test_a_mark_is_the_same_words_wherever_it_stands(
        self, archive: Archive, texts: dict[str, str]
    ) -> None:
        said: dict[tuple[str, str], set[str]] = defaultdict(set)
        for mark in archive.marks:
            words = " ".join(words_of(mark.span.of(texts[mark.document])))
            said[mark.kind, mark.key].add(words)
        whole = [
            told
            for (kind, _), told in said.items()
            if kind in ("boilerplate", "letterhead", "repeat", "heading")
        ]
        assert all(len(told) == 1 for told in whole)

    def test_there_are_all_kinds(self, archive: Archive) -> None:
        kinds = {pair.kind for pair in archive.not_passages()}
        assert kinds == {"name", "title", "formula", "boilerplate", "letterhead", "heading", "repeat"}

    def test_only_a_repeat_is_within_one_document(self, archive: Archive) -> None:
        assert all((pair.left == pair.right) == (pair.kind == "repeat") for pair in archive.not_passages())


def runs(document: Document) -> Iterator[tuple[tuple[str, ...], list[Span]]]:
    found = [
        (norm(m.group()), Span(*m.span())) for m in re.finditer(r"\S+", document.text) if norm(m.group())
    ]
    for at in range(len(found) - RUN + 1):
        some = found[at : at + RUN]
        yield tuple(word for word, _ in some), [span for _, span in some]


def test_no_long_run_is_shared_by_accident(archive: Archive) -> None:
    """Each run of nine words in two documents is in a passage, or four of them are a name or a formula."""
    where: dict[tuple[str, ...], list[tuple[str, list[Span]]]] = defaultdict(list)
    for document in archive.documents:
        for run, spans in runs(document):
            where[run].append((document.id, spans))
    true = defaultdict(list)
    for passage in archive.passages:
        true[frozenset((passage.left, passage.right))].append(passage)
    marks = defaultdict(list)
    for mark in archive.marks:
        marks[mark.document].append(mark.span)
    accidents = []
    for run, places in where.items():
        bare = (
            [(one, spans) for one, spans in places if _marked(spans, marks[one]) < 4]
            if len(places) > 1
            else []
        )
        for (one, spans), (other, _) in itertools.combinations(bare, 2):
            whole = Span(spans[0].start, spans[-1].end)
            sides_there = true[frozenset((one, other))]
            known = any((p.left_span if p.left == one else p.right_span).overlaps(whole) for p in sides_there)
            if one != other and not known:
                accidents.append(" ".join(run))
    assert accidents == [], accidents[:20]


def test_no_six_own_words_are_shared_by_accident_around_a_mark(archive: Archive) -> None:
    """Where two documents that share no passage both hold a name or a title, what stands around it, word by
    word the same on both sides, never has as many words of its own as a passage that counts."""
    true = {(passage.left, passage.right) for passage in archive.passages}
    marks = marks_by_document(archive)
    words = {document.id: _words_with_marks(document, marks[document.id]) for document in archive.documents}
    shared: Counter[int] = Counter()
    for pair in archive.not_passages():
        if pair.kind in ("name", "title", "formula") and (pair.left, pair.right) not in true:
            left, right = words[pair.left], words[pair.right]
            shared[_own_around(left, right, pair.left_span.start, pair.right_span.start)] += 1
    assert sum(shared.values()) > 10_000
    assert 0 < max(shared) < COUNTED_OWN


def _words_with_marks(document: Document, marks: list[Span]) -> tuple[list[tuple[str, bool]], dict[int, int]]:
    """The words, each with whether a mark stands on it, and where each begins."""
    found = [(norm(m.group()), m.start() + core(m.group())[0]) for m in re.finditer(r"\S+", document.text)]
    found = [(word, start) for word, start in found if word]
    marked = [(word, any(mark.start <= start < mark.end for mark in marks)) for word, start in found]
    return marked, {start: at for at, (_, start) in enumerate(found)}


def _own_around(
    left: tuple[list[tuple[str, bool]], dict[int, int]],
    right: tuple[list[tuple[str, bool]], dict[int, int]],
    left_start: int,
    right_start: int,
) -> int:
    """How many own words the longest run has that both hold and that goes through the two places."""
    a, b = left[1][left_start], right[1][right_start]
    after = zip(left[0][a:], right[0][b:], strict=False)
    before = zip(left[0][:a][::-1], right[0][:b][::-1], strict=False)
    return sum(
        not (one[1] or other[1])
        for way in (after, before)
        for one, other in itertools.takewhile(lambda pair: pair[0][0] == pair[1][0], way)
    )


def marks_by_document(archive: Archive) -> dict[str, list[Span]]:
    """Names, titles and the like; what a document prints twice is no mark here."""
    marks: dict[str, list[Span]] = defaultdict(list)
    for mark in archive.marks:
        if mark.kind != "repeat":
            marks[mark.document].append(mark.span)
    return marks


def _marked(spans: list[Span], marks: list[Span]) -> int:
    return sum(any(mark.overlaps(span) for mark in marks) for span in spans)
