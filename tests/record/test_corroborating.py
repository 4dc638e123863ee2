"""What supports an event: voices that people judge, names that they tie, figures that they choose."""

from __future__ import annotations

from tests.claims.cast import proposal, read_as
from tests.record.cast import derived, tells
from tumen.access.models import Actor
from tumen.claims.queries import claims_of
from tumen.corroboration.figures import Role
from tumen.corroboration.voices.telling import Part
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.record.actions import choose_figure, judge_different_voice, judge_same_voice
from tumen.record.queries import corroboration, event, event_of
from tumen.vocabulary.quantities import Quantity


def _of(actor: Actor, claim: str) -> str:
    return event_of(actor, [claim])[claim].id


def test_two_judged_one_voice_count_once_until_they_are_judged_apart(actor: Actor) -> None:
    one, other = tells(actor, 600), tells(actor, 600)
    derived(actor)
    judge_same_voice(actor=actor, left=one, right=other, why="One text.")
    voices = corroboration(actor, _of(actor, one)).voices
    told = voices.of(Part.HAPPENED) if voices else None
    assert told is not None
    assert (told.reports, told.documents, told.least, told.most) == (2, 2, 1, 1)
    judge_different_voice(actor=actor, left=one, right=other, why="Two witnesses.")
    found = corroboration(actor, _of(actor, one))
    assert all(
        edge.judgement.value == "rejected" for edge in found.edges if {edge.one, edge.other} == {one, other}
    )


def test_the_numbers_that_lists_show_are_those_of_the_event(actor: Actor) -> None:
    one = tells(actor, 600)
    tells(actor, 600)
    derived(actor)
    id = _of(actor, one)
    assert event(actor, id).voices == corroboration(actor, id).summary


def test_a_choice_stands_beside_the_rules_and_is_taken_back(actor: Actor) -> None:
    one, other = tells(actor, 500), tells(actor, 600)
    derived(actor)
    if _of(actor, one) != _of(actor, other):
        other = one
    id = _of(actor, one)
    choose_figure(actor=actor, event=id, claim=other, why="Counted.")
    found = corroboration(actor, id)
    assert found.chosen_by == actor.name
    assert found.reconciled.by_person is not None
    assert found.reconciled.by_rules is not None
    choose_figure(actor=actor, event=id, claim="", why="A slip.")
    assert corroboration(actor, id).reconciled.by_person is None


def test_a_part_of_the_people_of_whom_somebody_tells_is_no_further_voice(actor: Actor) -> None:
    words = "Forty were returned, the council said. Nine of them were carried."
    letter = take_in(actor=actor, data=words.encode(), name="letter.txt", origin="a test")
    text = text_of(actor, letter).text
    part = proposal(text, "Nine of them", quantity=Quantity(9, 9, share_of="them"), speakers=())
    read_as(actor, letter, proposal(text, "Forty", low=40, speakers=(("the council",),)), part)
    derived(actor)
    found = event(actor, _of(actor, claims_of(actor, letter)[0].id))
    assert [figure.role for figure in found.figures] == [Role.COUNTS, Role.PART]
    assert found.voices == {"reports": 2, "documents": 1, "least": 1, "most": 1, "repeating": 0}
