"""What is on a map: what was done to people, by country and province, as coarse as the viewer is shown it."""

from __future__ import annotations

import pytest

from tests.access.cast import put_apart, somebody
from tests.claims.cast import a_document, proposal, read_as
from tests.record.cast import derived, tells
from tumen.access.models import Actor, Role
from tumen.claims.models import Claim
from tumen.documents.actions import mark_identity
from tumen.record.mapped import UNMAPPED
from tumen.record.queries import Wanted, claims_counted, mapped, places_of
from tumen.vocabulary.acts import acts
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.slots import Places
from tumen.vocabulary.where import Where

CENTRE = "Tumen detention centre"


@pytest.fixture
def told(actor: Actor) -> list[str]:
    ids = [
        tells(actor, 600),
        tells(actor, 50, "2021-07-14", place=Places(at=CENTRE)),
        tells(actor, 9, "2020/2022", act="torture", place=Places(at="Chongjin")),
        tells(actor, 7, "2022-03", act="arrest", place=Places(at="Mae Sot")),
        tells(actor, 5, "2022-04", act="arrest", place=Places(at="Chiang Rai province")),
        tells(actor, 30, "2023-12", act="crossing", place=Places(at="Tumen")),
        tells(actor, 200, "2023-12", act="detention", kind=ClaimKind.STATE, place=Places(at="Yanji")),
        tells(actor, 4, "2019", act="arrest", place=Places()),
    ]
    derived(actor)
    return ids


def marks(viewer: Actor) -> dict[tuple[str, str], int]:
    return {(mark.where.country, mark.where.province): mark.events for mark in mapped(viewer, Wanted()).marks}


def test_who_is_cleared_for_identities_sees_provinces(actor: Actor, told: list[str]) -> None:
    assert marks(actor) == {
        ("CN", ""): 1,
        ("CN", "Yanbian"): 1,
        ("KP", "North Hamgyong"): 1,
        ("TH", ""): 1,
        ("TH", "Chiang Rai province"): 1,
    }
    assert not mapped(actor, Wanted()).is_coarse


def test_nobody_else_sees_anything_finer_than_a_guarded_country(actor: Actor, told: list[str]) -> None:
    who = somebody(Role.READER)
    assert marks(who) == {("CN", ""): 2, ("KP", ""): 1, ("TH", ""): 1, ("TH", "Chiang Rai province"): 1}
    assert mapped(who, Wanted()).is_coarse
    narrowed = mapped(who, Wanted(province="Yanbian"))
    assert [(mark.where, mark.events) for mark in narrowed.marks] == [(Where("CN"), 2)]


def test_crossings_and_states_are_on_nobody_s_map(actor: Actor, told: list[str]) -> None:
    found = mapped(actor, Wanted())
    assert found.kept_off == 1
    assert sum(mark.events for mark in found.marks) == 5
    assert found.nowhere == 1
    assert not mapped(actor, Wanted(act="crossing")).marks
    assert {"crossing", "arrival", "other:escape"} <= UNMAPPED <= set(acts())


def test_a_mark_says_which_years(actor: Actor, told: list[str]) -> None:
    mark = next(mark for mark in mapped(actor, Wanted()).marks if mark.where.country == "KP")
    assert (mark.first, mark.last) == (2020, 2022)


def test_a_facility_is_a_name_without_a_mark(actor: Actor, told: list[str]) -> None:
    [facility] = mapped(actor, Wanted()).facilities
    assert (facility.where, facility.claims) == (Where("CN", "Yanbian", CENTRE), 1)
    [facility] = mapped(somebody(Role.READER), Wanted()).facilities
    assert facility.where == Where("CN", "", CENTRE)


def test_a_facility_that_only_what_is_hidden_names_is_not_there(actor: Actor, told: list[str]) -> None:
    put_apart(actor, Claim.objects.get(public_id=told[1]).document.public_id)
    who = somebody(Role.READER)
    assert mapped(who, Wanted()).facilities == ()
    assert marks(who)["CN", ""] == 1


def test_a_covered_name_is_on_no_list_and_answers_no_filter(actor: Actor) -> None:
    text = "The police held 8 people in Tumen detention centre.\n"
    document = a_document(actor, text)
    read_as(actor, document, proposal(text, "8 people", low=8, place=Places(at=CENTRE)))
    derived(actor)
    who = somebody(Role.READER)
    assert len(mapped(who, Wanted()).facilities) == 1
    mark_identity(actor=actor, document=document.public_id, words=CENTRE, kind="name", why="It tells who.")
    assert mapped(who, Wanted()).facilities == ()
    assert claims_counted(who, Wanted(facility=CENTRE)).number == claims_counted(who, Wanted()).number
    assert len(mapped(actor, Wanted()).facilities) == 1


def test_the_places_of_one_event_are_apart_and_without_an_order(actor: Actor) -> None:
    away = Places("Yanji", "North Korea")
    assert places_of(actor, "forced repatriation", away) == (Where("CN", "Yanbian"), Where("KP"))
    assert places_of(somebody(Role.READER), "forced repatriation", away) == (Where("CN"), Where("KP"))
    assert places_of(actor, "crossing", away) == ()
    assert places_of(actor, "arrest", Places(at="the Tumen River")) == ()
