"""Voices in words."""

from __future__ import annotations

import pytest

from tests.corroboration.voices.cast import EMBASSY, GROUP, PAPER, WIRE, edge, shared, tells
from tumen.corroboration.voices.counting import PartVoices, voices_of
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.telling import Direction, Kind, Part, Telling, Traced
from tumen.corroboration.voices.wording import name_of_group, sentence_of


def counted(*told: Telling, passages: tuple[Traced, ...] = ()) -> PartVoices:
    voices = voices_of(told, edges_of(told, passages)).of(Part.HAPPENED)
    assert voices
    return voices


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((5, 4, 1, 2), "5 reports, 4 documents, between 1 and 2 independent voices"),
        ((1, 1, 1, 1), "1 report, 1 document, 1 independent voice"),
        ((1200, 3, 2, 2), "1,200 reports, 3 documents, 2 independent voices"),
    ],
)
def test_the_sentence_counts_reports_documents_and_voices(numbers: tuple[int, ...], words: str) -> None:
    assert sentence_of(*numbers) == words


class TestNames:
    def test_a_voice_alone_is_its_publisher(self) -> None:
        assert name_of_group([tells("a", PAPER)], []) == PAPER

    def test_one_who_is_cited_comes_before_who_cites(self) -> None:
        told = tells("a", PAPER, by=EMBASSY)
        assert name_of_group([told], edges_of([told])) == f"{EMBASSY}, told by {PAPER}"

    def test_copies_are_counted_after_what_they_took_it_from(self) -> None:
        wire, papers = tells("wire", WIRE), [tells(f"p{number}", PAPER) for number in range(3)]
        passages = tuple(shared(wire, paper, Direction.LEFT) for paper in papers)
        (voice,) = counted(wire, *papers, passages=passages).groups
        assert voice.name == f"{WIRE}, and 3 documents that took it from it"

    def test_a_copy_of_a_copy_is_led_back(self) -> None:
        told = [tells("a", WIRE), tells("b", PAPER), tells("c", GROUP)]
        chain = [edge("c", "b", is_directed=True), edge("b", "a", is_directed=True)]
        assert name_of_group(told, chain) == f"{WIRE}, and 2 documents that took it from it"

    def test_without_a_direction_nobody_is_said_to_have_taken_it(self) -> None:
        told = [tells("a", "A"), tells("b", "B"), tells("c", "C"), tells("d", "D")]
        assert name_of_group(told[:2], [edge("a", "b")]) == "A and B"
        assert name_of_group(told, []) == "A, B and 2 more"
        assert name_of_group([tells("a", "A"), tells("b", "A")], []) == "A, 2 reports"


class TestFlags:
    def test_all_through_one_organisation(self) -> None:
        told = tells("a", PAPER, by=f"{WIRE} > {EMBASSY}"), tells("b", "B", by=f"{WIRE} > {GROUP}")
        assert counted(*told).flags == (f"all through one organisation: {WIRE}",)
        assert counted(*told, tells("c")).flags == ()

    def test_what_was_copied_went_through_its_origin(self) -> None:
        told = tells("a", WIRE), tells("b", PAPER), tells("c", GROUP)
        passages = shared(told[0], told[1], Direction.LEFT), shared(told[1], told[2], Direction.LEFT)
        assert counted(*told, passages=passages).flags == (f"all through one organisation: {WIRE}",)

    def test_what_is_only_suspected_went_through_nothing(self) -> None:
        told = tells("a", WIRE), tells("b", PAPER)
        assert counted(*told, passages=(shared(*told, Direction.LEFT, agreed=0.3),)).flags == ()

    def test_no_first_hand_source_is_said_only_where_it_is_known(self) -> None:
        told = [tells("a", is_first_hand=False), tells("b", is_first_hand=False)]
        assert counted(*told).flags == ("no first-hand source",)
        assert counted(*told, tells("c", is_first_hand=True)).flags == ()
        assert counted(*told, tells("c")).flags == ()

    def test_one_language_only(self) -> None:
        told = [tells("a", language="en"), tells("b", language="en")]
        assert counted(*told).flags == ("all in English",)
        assert counted(*told, tells("c", language="ko")).flags == ()
        assert counted(*told, tells("c")).flags == ()

    def test_a_report_alone_has_nothing_in_common(self) -> None:
        assert counted(tells("a", PAPER, language="en")).flags == ()

    def test_a_circle_of_copies_ends(self) -> None:
        told = [tells("a", WIRE), tells("b", PAPER)]
        circle = [edge("a", "b", is_directed=True), edge("b", "a", is_directed=True, kind=Kind.ATTRIBUTED)]
        voices = voices_of(told, circle).of(Part.HAPPENED)
        assert voices
        assert voices.flags[0].startswith("all through one organisation")
