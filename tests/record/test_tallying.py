"""Every standing claim is in one cell, as it is now, and a cell counts its claims."""

from __future__ import annotations

from django.db.models import F

from tests.record.cast import derived, tells
from tumen.access.models import Actor
from tumen.access.permission import the_record
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Claim, Status
from tumen.record.models import Cell, Event, Tally
from tumen.record.tallying import KEY, key_of, tally
from tumen.vocabulary.codes import ClaimSort, Polarity
from tumen.vocabulary.parties import Party, PartyKind, Sex
from tumen.vocabulary.slots import Places


def told() -> dict[str, object]:
    """The one cell that there is, by the names of its columns."""
    [cell] = Cell.objects.values(*KEY, "claims")
    return dict(cell)


def test_a_claim_is_counted_by_its_codes(actor: Actor) -> None:
    tells(actor, 60)
    derived(actor)
    assert told() == {
        "sort": "figure", "kind": "event", "realis": "asserted", "act": "forced repatriation",
        "country": "CN", "province": "", "first_year": 2023, "last_year": 2023, "is_open": False,
        "sex": "", "age": "", "is_accepted": False, "claims": 1,
    }  # fmt: skip


def test_claims_alike_share_a_cell(actor: Actor) -> None:
    for number in (60, 70, 80):
        tells(actor, number)
    derived(actor)
    assert told()["claims"] == 3


def test_a_review_moves_a_claim_and_empties_the_cell_that_it_leaves(actor: Actor) -> None:
    claim = tells(actor, 60)
    derived(actor)
    review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why="Read twice.")
    derived(actor)
    assert told()["is_accepted"] is True
    review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="It does not say so.")
    derived(actor)
    assert not Cell.objects.exists()
    assert not Tally.objects.exists()


def test_a_correction_moves_a_claim(actor: Actor) -> None:
    claim = tells(actor, 60)
    derived(actor)
    correct_slot(actor=actor, claim=claim, name="place", value=Places(at="Tumen detention centre"), why="So.")
    derived(actor)
    assert (told()["country"], told()["province"]) == ("CN", "Yanbian")
    assert Tally.objects.get().facility == "Tumen detention centre"


def test_nothing_is_done_where_nothing_changed(actor: Actor) -> None:
    tells(actor, 60)
    derived(actor)
    assert tally(the_record()) == 0
    assert Tally.objects.filter(claim_revision=F("claim__revision")).count() == Claim.objects.count() == 1


def test_an_event_knows_its_years_and_place(actor: Actor) -> None:
    tells(actor, 60, "2022-12/2023-01", place=Places(at="Yanji"))
    derived(actor)
    event = Event.objects.get()
    assert (event.first_year, event.last_year, event.is_open) == (2022, 2023, False)
    assert (event.country, event.province) == ("CN", "Yanbian")


def _key(**said: object) -> dict[str, object]:
    return dict(zip(KEY, key_of(said, is_accepted=False), strict=True))


def test_a_denial_is_counted_as_denied() -> None:
    assert _key(polarity=Polarity.NEGATED)["realis"] == "denied"


def test_sex_and_age_are_those_of_whom_it_is_told() -> None:
    woman = Party("a woman", kind=PartyKind.PERSON, sex=Sex.FEMALE, age="in her forties")
    boy = Party("her son", kind=PartyKind.PERSON, sex=Sex.MALE, age="12")
    assert (_key(subjects=(woman,))["sex"], _key(subjects=(woman,))["age"]) == ("female", "40 to 49")
    assert (_key(subjects=(woman, boy))["sex"], _key(subjects=(woman, boy))["age"]) == ("several", "several")
    assert (_key()["sex"], _key()["age"]) == ("", "")


def test_what_is_no_figure_has_a_kind_only_where_one_is_told() -> None:
    assert _key(sort=ClaimSort.ACT)["kind"] == ""
    assert _key()["kind"] == "event"
