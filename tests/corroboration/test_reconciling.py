from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.cast import told
from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.preferring import RULES
from tumen.corroboration.ranges import range_words
from tumen.corroboration.reconciling import Choice, Reconciled, reconcile
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity

NIGHT = "2023-10-09"


def said(words: str, **slots: Any) -> FigureClaim:
    """A figure of the night by a voice of its own, unless said otherwise."""
    day = slots.pop("published", "2023-10-12")
    return told(words, NIGHT, published=Interval.from_edtf(day) if day else None, **slots)


def decided(*claims: FigureClaim) -> tuple[str, str]:
    preferred = reconcile(claims).preferred
    assert preferred is not None
    return str(preferred.quantity), preferred.rule.id if preferred.rule else ""


def reasons(result: Reconciled) -> dict[str, str]:
    return {misfit.claim: misfit.reason for misfit in result.misfits}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([said("600")], ("600", "")),
        ([said("600"), said("600")], ("600", "")),
        ([said("500"), said("600", firsthand=True)], ("600", "R3")),
        ([said("500", firsthand=False), said("about 600")], ("about 600", "R3")),
        ([said("500", stance=Stance.DOUBTFUL), said(">600", stance=Stance.FIRM)], ("at least 600", "R3")),
        ([said("about 600"), said("580")], ("580", "R4")),
        ([said("580"), said(">500"), said("200-999")], ("580", "R4")),
        ([said("about 600"), said(">500"), said("200-999")], ("about 600", "R5")),
        ([said("500"), said("600"), said(">550")], ("600", "R6")),
        ([said("500", published="2023-10-14"), said("600")], ("600", "R7")),
        ([said("500", doc="d", position=9), said("600", doc="d", position=3)], ("600", "R7")),
        ([said("500", published=None), said("600")], ("600", "R7")),
    ],
)
def test_it_prefers_a_figure_by_a_named_rule(claims: list[FigureClaim], expected: tuple[str, str]) -> None:
    assert decided(*claims) == expected


def test_it_gives_each_rule_a_name_and_a_sentence() -> None:
    assert list(RULES) == [f"R{n}" for n in range(1, 8)]
    assert all(rule.sentence.endswith(".") and rule.name for rule in RULES.values())


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([said("600")], "600 is the only figure of the event."),
        ([said("600"), said("600")], "600 is what all 2 figures say."),
        (
            [said("700", firsthand=False), said("about 600"), said("580")],
            "580 comes from closer to the event than 700; is counted where about 600 is estimated.",
        ),
        (
            [said(">500"), said("<600")],
            "500 to 600: at least 500 of one voice and at most 600 of another bound it together; it is more "
            "specific than at least 500 or at most 600.",
        ),
    ],
)
def test_it_says_why_in_a_sentence(claims: list[FigureClaim], words: str) -> None:
    preferred = reconcile(claims).preferred
    assert preferred is not None
    assert preferred.reason == words


# Bounds and tolerance


def test_it_takes_at_least_and_up_to_of_different_voices_as_bounds() -> None:
    result = reconcile([said(">500"), said("<600")])
    assert range_words(result.range) == "500 to 600"
    assert decided(said(">500"), said(">550"), said("<600")) == ("550 to 600", "R5")
    assert result.misfits == ()


def test_it_does_not_put_the_bounds_of_one_voice_together() -> None:
    assert decided(said(">500", voice="v"), said("<600", voice="v"))[0] == "at least 500"


def test_it_does_not_put_bounds_together_that_exclude_each_other() -> None:
    result = reconcile([said(">700"), said("<600", published="2023-10-13")])
    assert str(result.preferred and result.preferred.quantity) == "at least 700"
    assert [misfit.reason for misfit in result.misfits] == [
        "At most 600 is less than at least 700 can mean (from 700)."
    ]


@pytest.mark.parametrize(
    ("figure", "fits"),
    [
        ("600", True),
        ("about 600", True),
        (">500", True),
        (">601", False),
        ("<600", True),
        ("<599", False),
        ("about 660", True),
        ("about 670", False),
        ("200-999", True),
    ],
)
def test_it_says_what_agrees_with_the_preferred_figure(figure: str, fits: bool) -> None:
    counted, other = said("600", firsthand=True), said(figure)
    result = reconcile([counted, other])
    assert (other.id in result.agreeing) is fits
    assert (other.id in reasons(result)) is not fits


def test_it_says_by_how_much_a_figure_does_not_fit() -> None:
    counted, other = said("about 600", firsthand=True), said("700")
    assert (
        reasons(reconcile([counted, other]))[other.id] == "700 is more than about 600 can mean (up to 660)."
    )


# What counts


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"kind": ClaimKind.STATE}, "as of a day"),
        ({"kind": ClaimKind.TOTAL}, "over a period"),
        ({"kind": ClaimKind.RATE}, "per period"),
        ({"realis": Realis.FEARED}, "feared"),
        ({"realis": Realis.HABITUAL}, "habitual"),
        ({"polarity": Polarity.NEGATED}, "denied"),
        ({"unit": Unit.FAMILIES}, "families"),
        ({"quantity": Quantity(9, 9, share_of="the 600")}, "“the 600”"),
        ({"quantity": Quantity(40, 40, additive=True)}, "on top"),
        ({"quantity": Quantity(None, None)}, "no number"),
        ({"quantity": Quantity(0, 0)}, "denied"),
    ],
)
def test_it_counts_only_figures_of_the_event_itself(slots: dict[str, Any], words: str) -> None:
    event, other = said("600"), said("2000", firsthand=True, **slots)
    result = reconcile([event, other])
    assert range_words(result.range) == "600"
    [misfit] = result.misfits
    assert misfit.rule is RULES["R2"]
    assert words in misfit.reason


def test_it_lets_a_correction_replace_the_earlier_figure_of_its_voice() -> None:
    first, other = said("600", voice="v-1", firsthand=True), said("about 510")
    better = said("500", voice="v-1", corrects=True, published="2023-10-20")
    result = reconcile([first, other, better])
    assert str(result.preferred and result.preferred.quantity) == "500"
    assert range_words(result.range) == "500 to 510"
    [misfit] = result.misfits
    assert (misfit.claim, misfit.rule) == (first.id, RULES["R1"])


def test_it_does_not_let_a_correction_of_a_state_replace_a_figure_of_the_event() -> None:
    event = said("600", voice="v-1")
    state = said("2000", voice="v-1", kind=ClaimKind.STATE, corrects=True, published="2023-10-20")
    assert decided(event, state) == ("600", "")


def test_it_prefers_nothing_where_nothing_counts() -> None:
    result = reconcile([said("600", realis=Realis.FEARED)])
    assert result.preferred is None
    assert result.unit is None
    assert range_words(result.range) == "an unstated number"
    assert reconcile([]).voices == 0


def test_it_counts_voices_and_not_claims() -> None:
    one, two, three = said("600"), said("600"), said("600", speaker="the council")
    assert reconcile([one, two, three]).voices == 3
    assert reconcile([one, two, three], {one.id: "v-1", two.id: "v-1"}).voices == 2


def test_it_lets_five_copies_of_one_voice_weigh_as_one() -> None:
    copies = [said("500", voice="v-1") for _ in range(5)]
    assert decided(*copies, said("600"), said("600"))[0] == "600"


# A person's choice


def test_it_keeps_a_persons_choice_beside_what_the_rules_prefer() -> None:
    counted, other = said("600", firsthand=True), said("500")
    result = reconcile([counted, other], choice=Choice(other.id, "The list was read out twice."))
    assert result.by_rules is not None
    assert str(result.by_rules.quantity) == "600"
    assert result.preferred is result.by_person
    assert result.preferred is not None
    assert result.preferred.reason == "A person chose 500: The list was read out twice."
    assert reasons(result) == {counted.id: "600 is more than 500."}


def test_it_lets_a_person_choose_what_no_rule_counts() -> None:
    first = said("600", voice="v", published="2023-10-10")
    better = said("500", voice="v", corrects=True, published="2023-10-20")
    result = reconcile([first, better], choice=Choice(first.id, "The correction is of another night."))
    assert str(result.preferred and result.preferred.quantity) == "600"


def test_it_waits_for_a_chosen_claim_that_is_gone() -> None:
    result = reconcile([said("600")], choice=Choice("c-gone", "It was read from the list."))
    assert result.by_person is None
    assert result.preferred is result.by_rules
    assert result.choice is not None


def test_it_refuses_a_choice_without_a_reason() -> None:
    with pytest.raises(ValueError, match="say why"):
        Choice("c-1", " ")


# Always

claims = st.lists(
    st.builds(
        lambda number, words, slots: said(words, id=f"c-{number}", **slots),
        st.integers(),
        st.sampled_from(["600", "about 600", ">500", "<700", "500", "200-999", "<100", ">900"]),
        st.fixed_dictionaries(
            {
                "voice": st.sampled_from(["", "v-1", "v-2"]),
                "firsthand": st.sampled_from([None, None, True, False]),
                "published": st.sampled_from([None, "2023-10-12", "2023-10-20"]),
                "kind": st.sampled_from([ClaimKind.EVENT] * 4 + [ClaimKind.STATE]),
                "corrects": st.sampled_from([False] * 5 + [True]),
                "retracts": st.sampled_from([False] * 5 + [True]),
                "position": st.integers(0, 50),
            }
        ),
    ),
    max_size=8,
    unique_by=lambda claim: claim.id,
)


@given(claims, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_it_gives_the_same_in_any_order(told_: list[FigureClaim], shuffler: random.Random) -> None:
    shuffled = list(told_)
    shuffler.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(told_)


@given(claims)
@settings(max_examples=200, deadline=None)
def test_it_says_of_every_figure_whether_it_fits(told_: list[FigureClaim]) -> None:
    result = reconcile(told_)
    told_of = [*result.agreeing, *(misfit.claim for misfit in result.misfits)]
    assert sorted(told_of) == sorted(claim.id for claim in told_)
    if result.preferred:
        assert set(result.preferred.claims) <= set(result.agreeing)
        assert {result.preferred.quantity.low, result.preferred.quantity.high} <= {
            bound for claim in told_ for bound in (claim.quantity.low, claim.quantity.high)
        } | {None}
