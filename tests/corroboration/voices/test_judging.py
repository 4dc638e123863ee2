"""What people judged of edges."""

from __future__ import annotations

from tests.corroboration.voices.cast import GROUP, PAPER, counts, different, edge, same, shared, tells
from tumen.corroboration.voices.judging import judged
from tumen.corroboration.voices.telling import Kind, Part, Verdict, voice

LETTER, STORY = tells("letter", GROUP), tells("story", PAPER)


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
    assert judged([], [different("letter", "story")], {"letter", "story"}) == ()


def test_the_later_judgement_on_the_same_two_holds() -> None:
    back_and_forth = same("letter", "story", 3), different("story", "letter", 7)
    assert counts(LETTER, STORY, judgements=back_and_forth) == (2, 2)
    assert counts(LETTER, STORY, judgements=(*back_and_forth, same("letter", "story", 9))) == (1, 1)


def test_a_judgement_that_joins_a_thing_with_itself_is_passed_over() -> None:
    assert judged([], [same("letter", "letter"), same(GROUP, GROUP)], {"letter"}) == ()


def test_an_end_is_a_claim_or_a_name_or_an_origin_as_the_edge_names_it() -> None:
    for name in (GROUP, voice(GROUP)):
        (found,) = judged([], [same("letter", name)], {"letter"})
        assert {found.one, found.other} == {"letter", voice(GROUP)}
        assert (found.kind, found.parts, found.judgement) == (Kind.JUDGED, set(Part), Verdict.CONFIRMED)


def test_the_score_of_the_machine_is_kept_beside_the_judgement() -> None:
    (found,) = judged([edge("a", "b", 0.4)], [same("b", "a")], {"a", "b"})
    assert (found.score, found.judgement) == (0.4, Verdict.CONFIRMED)


def test_edges_that_nobody_judged_stay_as_they_are() -> None:
    assert judged([edge("a", "b", 0.4)], [same("a", "c")], {"a", "b", "c"})[0] == edge("a", "b", 0.4)
