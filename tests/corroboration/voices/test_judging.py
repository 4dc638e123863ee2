"""What people judged of edges."""

from __future__ import annotations

from tests.corroboration.voices.cast import GROUP, PAPER, counts, different, edge, same, shared, tells
from tumen.corroboration.voices.judging import judged, standing
from tumen.corroboration.voices.telling import Direction, Edge, Judgement, Kind, Part, Verdict, voice

LETTER, STORY = tells("letter", GROUP), tells("story", PAPER)


def by_hand(edges: list[Edge], *judgements: Judgement) -> tuple[Edge, ...]:
    return judged(edges, standing(judgements, {"letter", "story", "a", "b", "c"}))


def test_a_rejected_copy_leaves_two_voices() -> None:
    copy = (shared(LETTER, STORY, agreed=0.4),)
    assert counts(LETTER, STORY, passages=copy, judgements=(different("story", "letter"),)) == (2, 2)


def test_a_confirmed_copy_is_one_voice() -> None:
    copy = (shared(LETTER, STORY, agreed=0.4),)
    assert counts(LETTER, STORY, passages=copy, judgements=(same("letter", "story"),)) == (1, 1)


def test_what_the_documents_say_can_be_rejected_too() -> None:
    told = tells("a", author="Ida Fenn"), tells("b", author="Ida Fenn")
    assert counts(*told, judgements=(different("b", "Ida Fenn"),)) == (2, 2)


def test_a_confirmed_judgement_needs_no_edge_of_the_machine() -> None:
    assert counts(LETTER, STORY, judgements=(same("letter", "story"),)) == (1, 1)
    assert counts(LETTER, STORY, judgements=(same(GROUP, PAPER),)) == (1, 1)


def test_a_rejected_one_without_an_edge_changes_nothing() -> None:
    assert by_hand([], different("letter", "story")) == ()


def test_the_later_judgement_on_the_same_two_holds() -> None:
    back_and_forth = same("letter", "story", 3), different("story", "letter", 7)
    assert counts(LETTER, STORY, judgements=back_and_forth) == (2, 2)
    assert counts(LETTER, STORY, judgements=(*back_and_forth, same("letter", "story", 9))) == (1, 1)


def test_a_judgement_that_joins_a_thing_with_itself_is_passed_over() -> None:
    assert by_hand([], same("letter", "letter"), same(GROUP, GROUP)) == ()


def test_an_end_is_a_claim_or_a_name_or_an_origin_as_the_edge_names_it() -> None:
    told = edge("b", voice(GROUP))
    for name in (GROUP, voice(GROUP)):
        _, found = by_hand([told], same("letter", name))
        assert {found.one, found.other} == {"letter", voice(GROUP)}
        assert (found.kind, found.parts, found.judgement) == (Kind.JUDGED, set(Part), Verdict.CONFIRMED)


def test_the_score_of_the_machine_is_kept_beside_the_judgement() -> None:
    (found,) = by_hand([edge("a", "b", 0.4)], same("b", "a"))
    assert (found.score, found.judgement) == (0.4, Verdict.CONFIRMED)


def test_edges_that_nobody_judged_stay_as_they_are() -> None:
    assert by_hand([edge("a", "b", 0.4)], same("a", "c"))[0] == edge("a", "b", 0.4)


class TestCopiesByHand:
    """What a person says of a copy decides whose word it is, too."""

    OTHERS = tells("other", PAPER), tells("report", GROUP)

    def test_while_nobody_judged_it_either_may_have_the_other_s_word(self) -> None:
        assert counts(LETTER, STORY, *self.OTHERS, passages=(shared(LETTER, STORY),)) == (1, 3)

    def test_after_a_rejection_each_speaks_its_own_word(self) -> None:
        by_hand = (different("letter", "story"),)
        told = (LETTER, STORY, *self.OTHERS)
        assert counts(*told, passages=(shared(LETTER, STORY),), judgements=by_hand) == (2, 2)

    def test_after_a_confirmation_a_weak_copy_is_a_copy(self) -> None:
        weak = (shared(LETTER, STORY, Direction.LEFT, agreed=0.4),)
        assert counts(LETTER, STORY, *self.OTHERS, passages=weak) == (1, 2)
        by_hand = (same("letter", "story"),)
        assert counts(LETTER, STORY, *self.OTHERS, passages=weak, judgements=by_hand) == (2, 2)


class TestBodiesThatNobodyHereSpeaksFor:
    TOLD = edge("a", voice("x")), edge("b", voice("y"))

    def test_a_judgement_about_them_is_left_out(self) -> None:
        assert by_hand([*self.TOLD], same("x", "z"), same("z", "p"), same("q", "r")) == self.TOLD

    def test_one_that_leads_on_to_somebody_here_is_kept(self) -> None:
        assert len(by_hand([*self.TOLD], same("x", "z"), same("z", "y"))) == 4
