from __future__ import annotations

from tests.record.cast import tells
from tumen.access.models import Actor
from tumen.corroboration.figures import Linked
from tumen.record.actions import judge_different_event, judge_same_event, undo_judgement
from tumen.record.ledger import last_line, links, standing


def test_it_gives_what_stands_in_its_order(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    first = judge_same_event(actor=actor, left=one, right=other, why="")
    second = judge_different_event(actor=actor, left=other, right=one, why="")
    assert links({}) == [
        Linked(one, other, same=True, order=first.pk),
        Linked(other, one, same=False, order=second.pk),
    ]


def test_it_leaves_out_what_was_undone_and_the_undoing(actor: Actor) -> None:
    line = judge_same_event(actor=actor, left=tells(actor, 600), right=tells(actor, 40), why="")
    undone = undo_judgement(actor=actor, judgement=line, why="")
    assert links({}) == []
    assert standing().count() == 0
    assert last_line() == undone.pk


def test_it_passes_a_judgement_on_to_what_stands_in_a_claims_place(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    judge_same_event(actor=actor, left=one, right=other, why="")
    [link] = links({one: "c-now"})
    assert (link.left, link.right) == ("c-now", other)


def test_it_begins_empty(actor: Actor) -> None:
    assert (links({}), last_line()) == ([], 0)


def test_it_judges_again_after_an_undoing(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 40)
    undo_judgement(
        actor=actor, judgement=judge_same_event(actor=actor, left=one, right=other, why=""), why=""
    )
    judge_same_event(actor=actor, left=one, right=other, why="after all")
    assert [link.same for link in links({})] == [True]
