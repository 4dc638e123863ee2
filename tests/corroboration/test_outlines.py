"""What an outline rules out would be known again by nobody."""

from __future__ import annotations

import random

from tests.corroboration.following.test_groups import any_figure
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.outlines import Outline, in_question
from tumen.corroboration.pools import Draft, Figure
from tumen.corroboration.same_people import _agrees


def drafts(chance: random.Random, count: int) -> list[Draft]:
    """Events of few figures each, some of which stand beside and do not count."""
    found = []
    for number in range(count):
        figures = [
            Figure(any_figure(chance, f"c-{number}-{each}", "d-1", 9)) for each in range(chance.randint(1, 3))
        ]
        draft = Draft(GroupKind.EVENT, figures[0], ())
        for figure in figures:
            draft.enter(figure, chance.choice((Role.COUNTS, Role.COUNTS, Role.SAME_PEOPLE)), "")
        found.append(draft)
    return found


def test_what_is_ruled_out_has_another_unit_or_a_number_that_agrees_with_none() -> None:
    chance = random.Random(5)
    events = drafts(chance, 60)
    outlines, ruled_out = [Outline.of(draft) for draft in events], 0
    for number in range(60):
        figure = Figure(any_figure(chance, f"c-{number}", "d-2", 9))
        left = in_question(figure, outlines)
        assert left == [draft for draft in events if draft in left]
        for draft in (each for each in events if each not in left):
            ruled_out += 1
            assert figure.claim.act == draft.lead.claim.act or figure.unit is not draft.lead.unit
            assert figure.amount.said not in draft.numbers
            assert not _agrees(figure, draft)
    assert ruled_out > 200


def test_an_event_of_another_unit_is_ruled_out_and_one_of_another_act_is_not() -> None:
    chance = random.Random(6)
    events = drafts(chance, 30)
    outlines = [Outline.of(draft) for draft in events]
    figure = Figure(any_figure(chance, "c-1", "d-2", 9))
    left = in_question(figure, outlines)
    others = [draft for draft in events if draft.lead.claim.act != figure.claim.act]
    assert others
    assert {id(draft) for draft in others if draft.lead.unit is figure.unit} <= {id(each) for each in left}
    assert all(draft.lead.unit is figure.unit for draft in left)
