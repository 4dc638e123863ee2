"""The events of the generated archive: who tells them, by whose word, and how many voices that leaves."""

from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter, defaultdict

import pytest

from tests.corroboration.reuse.events import PARTS, _groups, judge_clerks
from tests.corroboration.reuse.truth import Archive, Document, Judgement
from tests.corroboration.reuse.writing import write_archive


@pytest.fixture(scope="module")
def archive() -> Archive:
    return write_archive(21, 800)


@pytest.fixture(scope="module")
def documents(archive: Archive) -> dict[str, Document]:
    return {document.id: document for document in archive.documents}


class TestTellings:
    def test_it_stands_in_its_document_with_its_figure(
        self, archive: Archive, documents: dict[str, Document]
    ) -> None:
        for event in archive.events:
            for telling in event.tellings:
                told = telling.span.of(documents[telling.document].text)
                assert telling.figure in told
                assert re.search(r"\d", telling.figure)

    def test_a_copy_shares_a_passage_with_what_it_was_copied_from(self, archive: Archive) -> None:
        spans = defaultdict(list)
        for passage in archive.passages:
            spans[passage.left, passage.right].append(passage.left_span)
            spans[passage.right, passage.left].append(passage.right_span)
        copies = [
            (telling, part.copied_from)
            for event in archive.events
            for telling in event.tellings
            for part in telling.parts
            if part.copied_from and not part.copied_from.startswith("outside:")
        ]
        assert len(copies) > 100
        for telling, source in copies:
            assert any(span.overlaps(telling.span) for span in spans[telling.document, source])

    def test_two_hands_that_tell_one_event_share_no_passage_by_it(self, archive: Archive) -> None:
        shared = {(p.left, p.right) for p in archive.passages}
        apart = 0
        for event in archive.events:
            own = [t.document for t in event.tellings if not any(part.copied_from for part in t.parts)]
            apart += sum((a, b) not in shared and (b, a) not in shared for a in own for b in own if a != b)
        assert apart > 100

    def test_there_is_something_of_each_sort(self, archive: Archive) -> None:
        parts = [part for event in archive.events for telling in event.tellings for part in telling.parts]
        assert {part.part for part in parts} == set(PARTS)
        sorts = Counter((bool(part.said_by), bool(part.copied_from)) for part in parts)
        assert min(sorts.values()) > 20
        assert len(sorts) == 4
        assert any(part.copied_from.startswith("outside:") for part in parts)

    def test_one_document_may_take_the_number_alone_from_another(self, archive: Archive) -> None:
        mixed = [
            telling
            for event in archive.events
            for telling in event.tellings
            if len({part.said_by for part in telling.parts}) == 2
        ]
        assert len(mixed) > 10


class TestVoices:
    def test_there_are_at_most_as_many_as_tellings(self, archive: Archive) -> None:
        for event in archive.events:
            assert event.tellings
            for part, number in event.voices:
                told = sum(part == other.part for telling in event.tellings for other in telling.parts)
                assert 1 <= number <= told

    def test_events_have_one_to_several(self, archive: Archive) -> None:
        numbers = Counter(number for event in archive.events for _, number in event.voices)
        assert min(numbers[1], numbers[2], numbers[3]) > 20

    def test_the_given_facts_are_enough_to_find_them(
        self, archive: Archive, documents: dict[str, Document]
    ) -> None:
        """Counted anew, from nothing but what `Archive` says."""
        right = [
            number == anew(archive, documents, event.id, part)
            for event in archive.events
            for part, number in event.voices
        ]
        assert all(right)

    def test_the_parts_of_an_event_can_differ(self, archive: Archive) -> None:
        assert sum(len({number for _, number in event.voices}) > 1 for event in archive.events) > 20


class TestJudgements:
    def test_each_two_bodies_with_one_name_are_judged(self, archive: Archive) -> None:
        assert {judgement.confirmed for judgement in archive.judged} == {True, False}
        signing = {"a": ("x", "y"), "b": ("y",), "c": ("z",)}
        assert [(j.one, j.other, j.person) for j in judge_clerks(random.Random(1), signing)] == [
            ("a", "b", "y")
        ]

    def test_a_person_and_a_body_are_judged_too(self, archive: Archive) -> None:
        spoken = [judgement for judgement in archive.judged if judgement.one == judgement.person]
        assert {judgement.confirmed for judgement in spoken} == {True, False}
        said = {p.said_by for event in archive.events for telling in event.tellings for p in telling.parts}
        assert {judgement.person for judgement in spoken} & said

    def test_they_decide_some_events(self, archive: Archive, documents: dict[str, Document]) -> None:
        bare = dataclasses.replace(archive, judged=())
        assert (
            sum(
                anew(bare, documents, e.id, part) > number
                for e in archive.events
                for part, number in e.voices
            )
            > 10
        )

    def test_only_a_confirmed_one_makes_one_voice_of_two(self) -> None:
        keys = [{"sentence 1", "body a"}, {"sentence 2", "body b"}]
        assert _groups(keys, []) == 2
        assert _groups(keys, [Judgement("a", "b", "y", confirmed=False)]) == 2
        assert _groups(keys, [Judgement("a", "b", "y", confirmed=True)]) == 1
        assert _groups(keys, [Judgement("a", "c", "y", confirmed=True)]) == 2

    def test_voices_are_joined_through_others(self) -> None:
        keys = [{"a", "b"}, {"c", "d"}, {"b", "c"}, {"e"}]
        assert _groups(keys, []) == 2


def anew(archive: Archive, documents: dict[str, Document], event: str, part: str) -> int:
    """The voices of one part of an event, from the given facts alone."""
    tellings = next(e.tellings for e in archive.events if e.id == event)
    found: list[set[str]] = []
    for number, telling in enumerate(tellings):
        document = documents[telling.document]
        for told in telling.parts:
            if told.part != part:
                continue
            keys = {f"telling {number}"}
            if told.copied_from:
                keys |= {
                    f"telling {n}" for n, other in enumerate(tellings) if other.document == told.copied_from
                }
                keys.add(f"text {told.copied_from}")
                if told.copied_from.startswith("outside:"):
                    keys.add("body " + told.copied_from.removeprefix("outside:").rpartition("/")[0])
            elif told.said_by:
                keys.add(f"body {told.said_by}")
            else:
                keys |= {f"body {name}" for name in (document.publisher, document.author) if name}
                keys |= {f"series {document.series}"} if document.series else set()
            found.append(keys)
    return _groups(found, archive.judged)
