from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.cast import different, group_of, member_of, same, sets, told
from tumen.corroboration.figures import GroupKind, Linked
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.slots import Places

OCTOBER = "2023-10-09"
A, B, C = told("600", OCTOBER), told("40", "2023-10-20"), told("about 600", OCTOBER)


def test_it_joins_what_a_person_judged_the_same() -> None:
    groups = group_figures([A, B], [same(A, B)])
    [event] = groups
    assert range_words(event.range) == "40 to 600"
    assert member_of(groups, B).by_hand
    assert "A person judged" in member_of(groups, B).reason


def test_it_lets_both_dates_of_a_hand_joined_event_gather_figures() -> None:
    at_b = told("40", "2023-10-20", doc="d-other")
    [event] = group_figures([A, B, C, at_b], [same(A, B)])
    assert str(event.when) == "2023-10-09/2023-10-20"


def test_it_parts_what_a_person_judged_different() -> None:
    groups = group_figures([A, C], [different(A, C)])
    assert len(groups) == 2


def test_it_keeps_others_with_the_one_they_fit() -> None:
    third = told(">500", OCTOBER)
    groups = group_figures([A, C, third], [different(A, third)])
    assert group_of(groups, A) is group_of(groups, C)
    assert group_of(groups, third) is not group_of(groups, A)


def test_it_takes_the_later_of_two_contradicting_judgements() -> None:
    assert len(group_figures([A, C], [same(A, C, 1), different(A, C, 2)])) == 2
    assert len(group_figures([A, C], [different(A, C, 1), same(A, C, 2)])) == 1


def test_it_does_not_join_round_a_judgement_of_difference() -> None:
    judgements = [same(A, B, 1), same(B, C, 2), different(A, C, 3)]
    groups = group_figures([A, B, C], judgements)
    assert group_of(groups, A) is not group_of(groups, C)
    assert group_of(groups, B) is group_of(groups, C)


def test_it_joins_across_acts_and_sorts_by_hand() -> None:
    feared = told("70", "2024-01", realis=Realis.FEARED)
    groups = group_figures([A, feared], [same(A, feared)])
    assert groups[0].kind is GroupKind.EVENT
    assert range_words(groups[0].range) == "600"


def test_it_never_makes_an_event_by_hand_of_fears_alone() -> None:
    fears = [told(n, OCTOBER, realis=Realis.FEARED) for n in ("70", "900")]
    [group] = group_figures(fears, [same(*fears)])
    assert group.kind is GroupKind.NOT_TOLD


def test_it_passes_over_judgements_about_claims_that_are_gone() -> None:
    assert len(group_figures([A], [Linked(A.id, "c-gone", same=True)])) == 1


def test_it_lets_a_hand_joined_part_be() -> None:
    apart = told("600", OCTOBER, places=Places(origin="Tumen"))
    other = told("600", OCTOBER, places=Places(origin="Dandong"))
    assert len(group_figures([apart, other], [same(apart, other)])) == 1


names = [f"c-{n}" for n in range(7)]
lines = st.lists(
    st.builds(Linked, st.sampled_from(names), st.sampled_from(names), st.booleans()), max_size=10
)


@given(lines, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_it_keeps_every_latest_judgement_of_difference(judged: list[Linked], shuffler: random.Random) -> None:
    ledger = [Linked(line.left, line.right, line.same, order) for order, line in enumerate(judged)]
    claims = [told(str(100 + 50 * n), OCTOBER, id=name) for n, name in enumerate(names)]
    groups = group_figures(claims, ledger)
    home = {member.claim: group.anchor for group in groups for member in group.members}
    latest = {frozenset((line.left, line.right)): line for line in ledger if line.left != line.right}
    last = max(latest.values(), key=lambda line: line.order, default=None)
    if last:
        assert (home[last.left] == home[last.right]) is last.same
    shuffler.shuffle(ledger)
    assert sets(group_figures(claims, ledger)) == sets(groups)
