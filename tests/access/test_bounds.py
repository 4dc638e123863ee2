"""A bound cuts down what its actor sees and does, and never widens it."""

from __future__ import annotations

import pytest

from tests.access.cast import compartment, somebody
from tests.claims.cast import a_document, proposal, read_as
from tumen.access.actions import break_glass, grant, recorded
from tumen.access.bounds import Bound, bound_now, within
from tumen.access.errors import NotPermitted
from tumen.access.looking import one_look
from tumen.access.models import Actor, AuditLine, GrantKind, Level, Role
from tumen.access.permission import the_record
from tumen.access.queries import may_do, may_see
from tumen.access.refusing import note_refusal
from tumen.access.sight import hidden_among, hidden_items, sees_all, sight_now, sight_of
from tumen.claims.queries import claim_ids, claims_of
from tumen.documents.queries import documents

pytestmark = pytest.mark.django_db


def bound(**given: object) -> Bound:
    wide = {
        "role": Role.REVIEWER,
        "clearance": Level.RESTRICTED,
        "compartments": frozenset(),
        "identity": True,
    }
    return Bound(token="t-12345678", **{**wide, **given})  # type: ignore[arg-type]


def test_it_leaves_the_lesser_of_both(actor: Actor) -> None:
    who = somebody(Role.DOCUMENTER, Role.REVIEWER)
    one, other = compartment(actor, who), compartment(actor, who)
    given = bound(clearance=Level.PUBLIC, compartments=frozenset({one.public_id, "k-nothing0"}))
    with within(given):
        sight = sight_of(who)
    assert (sight.roles, sight.clearance, sight.identity) == ({Role.REVIEWER}, Level.PUBLIC, False)
    assert sight.compartments == {one.public_id}
    assert sight_of(who).compartments == {one.public_id, other.public_id}


def test_it_gives_nothing_that_the_actor_does_not_hold() -> None:
    who = somebody(Role.READER)
    with within(bound()):
        sight = sight_now(who)
        assert not may_see(who)
    assert (sight.roles, sight.clearance, sight.identity) == (frozenset(), Level.INTERNAL, False)


def test_whoever_holds_any_role_may_give_a_reader(actor: Actor) -> None:
    with within(bound(role=Role.READER)):
        assert sight_of(somebody(Role.REVIEWER)).roles == {Role.READER}
        assert not sight_of(somebody()).roles


def test_what_was_granted_is_asked_anew(actor: Actor) -> None:
    who = somebody(Role.REVIEWER)
    with within(bound()), one_look():
        assert not sight_of(who).identity
    grant(actor=actor, to=who, kind=GrantKind.IDENTITY, why="a test")
    with within(bound()), one_look():
        assert sight_of(who).identity


def test_a_broken_glass_is_open_to_a_person_alone(actor: Actor) -> None:
    grant(actor=actor, to=actor, kind=GrantKind.BREAK_GLASS, value="2", why="a test")
    break_glass(actor=actor, item="d-12345678", why="a test", hours=1)
    assert sight_of(actor).opened == {"d-12345678"}
    with within(bound()):
        assert not sight_of(actor).opened


def test_of_what_somebody_does_without_nothing_is_seen(actor: Actor) -> None:
    text, other = "60 people were returned. In spring 70 people were arrested.", "60 people were returned."
    kept, away, third = (a_document(actor, each) for each in (text, other, "Nothing."))
    read_as(actor, kept, proposal(text, "60 people"), proposal(text, "70 people"))
    read_as(actor, away, proposal(other, "60 people"))
    first, second = claims_of(actor, kept)
    assert sees_all(actor)
    with within(bound(without=frozenset({away.public_id, second.id}))), one_look():
        assert not sees_all(actor)
        assert {each.id for each in documents(actor)} == {kept.public_id, third.public_id}
        assert claim_ids(actor) == [first.id]
        assert not may_see(actor, away.public_id)
        assert hidden_among(actor, {away.public_id, kept.public_id}) == {away.public_id}
        assert hidden_items(actor, most=5) == {away.public_id, second.id}
        assert hidden_items(actor, most=1) is None
    assert sees_all(actor)


def test_it_holds_for_what_is_done(actor: Actor) -> None:
    with within(bound(role=Role.READER)):
        assert not may_do(actor, "claims.review_claim")
        with pytest.raises(NotPermitted), recorded(actor, "claims.review_claim", "c-12345678"):
            pass


def test_the_record_itself_is_derived_whole() -> None:
    with within(bound(role=Role.READER, clearance=Level.PUBLIC)):
        assert sight_of(the_record()).is_whole


def test_a_line_names_the_token(actor: Actor) -> None:
    with within(bound()), recorded(actor, "claims.review_claim", "c-12345678", verdict="accepted"):
        pass
    assert AuditLine.objects.last().detail == {"token": "t-12345678", "verdict": "accepted"}  # type: ignore[union-attr]
    with within(bound()):
        note_refusal(actor=actor, of="claims.burn")
    assert AuditLine.objects.last().detail == {"of": "claims.burn", "token": "t-12345678"}  # type: ignore[union-attr]
    with recorded(actor, "claims.review_claim", "c-12345678"):
        pass
    assert AuditLine.objects.last().detail == {}  # type: ignore[union-attr]


def test_it_ends_with_its_block() -> None:
    with pytest.raises(ZeroDivisionError), within(bound()):
        raise ZeroDivisionError
    assert bound_now() is None
