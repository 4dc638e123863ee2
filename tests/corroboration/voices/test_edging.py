"""Which edges there are, and which of them need no person."""

from __future__ import annotations

import random

import pytest

from tests.corroboration.voices.cast import (
    EMBASSY,
    GROUP,
    PAPER,
    WIRE,
    counts,
    different,
    same,
    shared,
    tells,
)
from tumen.corroboration.voices.copying import copied
from tumen.corroboration.voices.edging import edges_of, score_of
from tumen.corroboration.voices.telling import CERTAIN, Direction, Edge, Kind, Part, voice

LETTER = tells("letter", GROUP, on="2023-10-09")
STORY = tells("story", PAPER, on="2023-10-11")


def kinds(edges: tuple[Edge, ...], claim: str) -> list[tuple[Kind, str]]:
    return sorted((edge.kind, edge.other) for edge in edges if edge.one == claim)


class TestCopies:
    def test_two_who_write_of_their_own_are_two_voices(self) -> None:
        assert counts(LETTER, STORY) == (2, 2)

    def test_the_same_words_are_one_voice_whoever_had_them_first(self) -> None:
        assert counts(LETTER, STORY, passages=(shared(LETTER, STORY),)) == (1, 1)

    def test_words_that_agree_in_less_than_half_are_suspected(self) -> None:
        assert counts(LETTER, STORY, passages=(shared(LETTER, STORY, agreed=0.4),)) == (1, 2)
        assert counts(LETTER, STORY, passages=(shared(LETTER, STORY, agreed=0.5),)) == (1, 1)

    @pytest.mark.parametrize(("agreed", "score"), [(0.25, 0.45), (0.5, CERTAIN), (0.75, 0.95), (1.0, 1.0)])
    def test_the_score_grows_with_the_words_that_agree(self, agreed: float, score: float) -> None:
        (copy,) = copied([LETTER, STORY], [shared(LETTER, STORY, agreed=agreed)])
        assert score_of(copy) == pytest.approx(score)

    def test_the_edge_leads_to_the_one_that_had_it_first_with_its_spans(self) -> None:
        (edge,) = (
            e
            for e in edges_of([LETTER, STORY], [shared(LETTER, STORY, Direction.LEFT)])
            if e.kind is Kind.COPIED
        )
        assert (edge.one, edge.other, edge.is_directed) == ("story", "letter", True)
        assert [document for document, _ in edge.evidence] == ["d-letter", "d-story"]
        assert "d-letter had them first" in edge.reason

    def test_a_copy_speaks_no_word_of_its_own(self) -> None:
        other = tells("other", PAPER)
        known = shared(LETTER, STORY, Direction.LEFT)
        assert counts(LETTER, STORY, other, passages=(known,)) == (2, 2)

    def test_while_nobody_knows_which_is_the_copy_its_own_word_is_suspected(self) -> None:
        other = tells("other", PAPER)
        assert counts(LETTER, STORY, other, passages=(shared(LETTER, STORY),)) == (1, 2)

    def test_a_text_of_somebody_outside_joins_all_that_he_says(self) -> None:
        cites = tells("cites", WIRE, by=EMBASSY)
        outside = shared(LETTER, STORY, Direction.OUTSIDE, source=EMBASSY)
        assert counts(LETTER, STORY, cites, passages=(outside,)) == (1, 1)
        assert counts(LETTER, STORY, cites, passages=(shared(LETTER, STORY, Direction.OUTSIDE),)) == (2, 2)

    def test_another_document_that_names_the_source_need_not_tell_the_event(self) -> None:
        elsewhere = shared(STORY, tells("elsewhere"), Direction.OUTSIDE, source=EMBASSY)
        cites = tells("cites", WIRE, by=EMBASSY)
        assert counts(STORY, cites) == (2, 2)
        assert counts(STORY, cites, passages=(elsewhere,)) == (1, 1)
        weak = shared(tells("elsewhere"), STORY, Direction.OUTSIDE, source=EMBASSY, agreed=0.3)
        assert counts(STORY, cites, passages=(weak,)) == (1, 2)

    def test_a_source_that_publishes_the_document_is_its_own_word(self) -> None:
        elsewhere = shared(STORY, tells("elsewhere"), Direction.OUTSIDE, source=PAPER)
        assert counts(STORY, tells("other", PAPER), passages=(elsewhere,)) == (1, 1)


class TestAttributions:
    def test_according_to_x_is_the_voice_of_x_whose_own_document_is_in_the_set(self) -> None:
        assert counts(LETTER, tells("story", PAPER, by=GROUP)) == (1, 1)

    def test_two_who_cite_one_outside_of_the_set_are_one_voice(self) -> None:
        told = tells("story", PAPER, by=EMBASSY), tells("item", WIRE, by=EMBASSY)
        assert counts(*told) == (1, 1)
        assert kinds(edges_of(told), "story") == [(Kind.ATTRIBUTED, voice(EMBASSY))]

    def test_only_the_part_that_is_so_attributed_is_led_there(self) -> None:
        story = tells("story", PAPER, by={Part.HOW_MANY: GROUP})
        assert counts(LETTER, story, part=Part.HOW_MANY) == (1, 1)
        assert counts(LETTER, story, part=Part.HAPPENED) == (2, 2)

    def test_what_a_says_that_b_says_is_said_by_b(self) -> None:
        story = tells("story", PAPER, by=f"{WIRE} > {GROUP}")
        assert counts(LETTER, story, tells("wire", WIRE)) == (2, 2)

    def test_the_second_of_two_who_say_it_together_is_suspected(self) -> None:
        story = tells("story", PAPER, by=f"{GROUP} & {EMBASSY}")
        assert counts(LETTER, story, tells("note", EMBASSY)) == (1, 2)

    def test_one_named_beside_the_document_itself_is_suspected(self) -> None:
        story = tells("story", PAPER, by=f"{PAPER} & {GROUP}")
        assert counts(LETTER, story, tells("other", PAPER)) == (1, 2)

    def test_a_quotation_leads_to_the_document_that_it_is_from(self) -> None:
        signed = tells("letter", GROUP, signatories=("Ada Brook",))
        story = tells("story", PAPER, by="Ada Brook")
        edges = edges_of([signed, story], [shared(signed, story)])
        assert (Kind.ATTRIBUTED, "letter") in kinds(edges, "story")
        assert not [edge for edge in edges if voice("Ada Brook") in (edge.one, edge.other)]

    def test_a_quotation_says_which_of_two_had_the_words_first(self) -> None:
        story, other = tells("story", PAPER, by=GROUP), tells("other", PAPER)
        assert counts(LETTER, story, other, passages=(shared(LETTER, story),)) == (2, 2)

    def test_one_who_is_cited_tells_it_where_its_own_document_does(self) -> None:
        cites = tells("cites", WIRE, by=GROUP)
        assert counts(LETTER, STORY, cites, passages=(shared(LETTER, STORY),)) == (1, 1)

    def test_which_of_several_places_is_cited_is_suspected(self) -> None:
        report, item = tells("report", GROUP), tells("item", "Upland Herald")
        cites = tells("cites", WIRE, by=GROUP)
        passages = (shared(LETTER, STORY), shared(item, report))
        assert counts(LETTER, STORY, report, item, cites, passages=passages) == (1, 3)


class TestPublishersAuthorsSeries:
    def test_one_publisher_is_one_voice(self) -> None:
        assert counts(tells("a", PAPER), tells("b", PAPER)) == (1, 1)

    def test_one_author_in_two_papers_is_one_voice(self) -> None:
        assert counts(tells("a", PAPER, author="Ida Fenn"), tells("b", WIRE, author="Ida Fenn")) == (1, 1)

    def test_one_series_is_one_voice(self) -> None:
        assert counts(tells("a", series="weekly letter"), tells("b", series="weekly letter")) == (1, 1)

    def test_a_series_is_no_body_of_the_same_name(self) -> None:
        assert counts(tells("a", PAPER), tells("b", series=PAPER)) == (2, 2)

    def test_a_document_that_names_itself_speaks_its_own_word(self) -> None:
        assert counts(tells("a", PAPER, by=PAPER), tells("b", PAPER)) == (1, 1)

    def test_nothing_known_joins_nothing(self) -> None:
        blank = [tells(claim) for claim in "ab"]
        assert counts(*blank) == (2, 2)


class TestPersonsAndBodies:
    CLERK = "Ada Brook"

    def test_one_who_speaks_and_signs_for_a_body_is_suspected_to_be_its_voice(self) -> None:
        letter = tells("letter", GROUP, signatories=(self.CLERK,))
        assert counts(letter, tells("story", PAPER, by=self.CLERK)) == (1, 2)

    def test_one_who_signs_for_two_bodies_joins_them_by_a_judgement(self) -> None:
        told = (
            tells("letter", GROUP, signatories=(self.CLERK,)),
            tells("statement", "All-Party Group", signatories=(self.CLERK,)),
        )
        assert counts(*told) == (1, 2)
        assert counts(*told, judgements=(same(GROUP, "All-Party Group"),)) == (1, 1)
        assert counts(*told, judgements=(different(GROUP, "All-Party Group"),)) == (2, 2)

    def test_the_clerk_who_signs_drafts_and_speaks_is_one_voice_by_hand(self) -> None:
        told = (
            tells("letter", GROUP, signatories=(self.CLERK,)),
            tells("statement", "All-Party Group"),
            tells("story", PAPER, by="Northern Relief > Mrs Brook"),
        )
        by_hand = same("Mrs Brook", GROUP), same("Mrs Brook", "All-Party Group")
        assert counts(*told) == (3, 3)
        assert counts(*told, judgements=by_hand) == (1, 1)

    def test_a_signatory_who_speaks_in_his_own_letter_is_its_speaker(self) -> None:
        letter = tells("letter", GROUP, by=self.CLERK, signatories=(self.CLERK,))
        assert (Kind.SPEAKER, voice(self.CLERK)) in kinds(edges_of([letter]), "letter")


def test_the_order_of_what_comes_in_changes_nothing() -> None:
    told = [
        LETTER,
        STORY,
        tells("item", WIRE, by=f"{GROUP} & {EMBASSY}"),
        tells("other", PAPER, signatories=("Ada Brook",)),
        tells("note", EMBASSY, by="Ada Brook"),
    ]
    passages = [shared(LETTER, STORY), shared(STORY, told[2]), shared(LETTER, STORY, Direction.LEFT)]
    judgements = [same(GROUP, EMBASSY, 1), different(GROUP, EMBASSY, 2), same("letter", "other", 3)]
    expected = edges_of(told, passages, judgements)
    for seed in range(20):
        for values in (told, passages, judgements):
            random.Random(seed).shuffle(values)  # type: ignore[arg-type]
        assert edges_of(told, passages, judgements) == expected
