"""What is hidden from whom, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.access.cast import compartment, join, put_apart, somebody
from tests.claims.cast import a_document
from tumen.access.actions import break_glass, grant, revoke
from tumen.access.errors import KeeperNeeded, NoReasonGiven, NotPermitted
from tumen.access.marking import mark_level, place_in
from tumen.access.models import Actor, BrokenGlass, Grant, Level, Role
from tumen.access.queries import may_see, notices
from tumen.access.sight import sees_all
from tumen.documents.actions import mark_identity, unmark_identity
from tumen.documents.errors import NoSuchCover
from tumen.documents.queries import documents

pytestmark = pytest.mark.django_db


def test_who_holds_no_role_sees_nothing() -> None:
    assert not may_see(somebody())
    assert not may_see(somebody(), "d-1")


def test_an_item_in_two_compartments_is_for_members_of_both(actor: Actor) -> None:
    who = somebody(Role.READER)
    one, other = compartment(actor, who), compartment(actor)
    place_in(actor, "d-1", one, "a test")
    assert may_see(who, "d-1")
    place_in(actor, "d-1", other, "a test")
    assert not may_see(who, "d-1")
    join(actor, who, other)
    assert may_see(who, "d-1")


def test_a_grant_ends_when_it_is_over_or_revoked(actor: Actor) -> None:
    who = somebody(Role.READER)
    mark_level(actor, "d-1", Level.RESTRICTED, "a test")
    tomorrow = timezone.now() + timedelta(days=1)
    given = grant(actor=actor, to=who, kind="clearance", value="restricted", why="a test", until=tomorrow)
    assert may_see(who, "d-1")
    Grant.objects.filter(pk=given.pk).update(until=timezone.now() - timedelta(seconds=1))
    assert not may_see(who, "d-1")
    grant(actor=actor, to=who, kind="clearance", value="restricted", why="a test")
    revoke(actor=actor, of=who, kind="clearance", value="restricted", why="a test")
    assert not may_see(who, "d-1")


def test_no_clearance_of_the_ladder_opens_an_identity(actor: Actor) -> None:
    who = somebody(Role.READER)
    grant(actor=actor, to=who, kind="clearance", value="restricted", why="a test")
    mark_level(actor, "d-1", Level.IDENTITY, "a test")
    assert not may_see(who, "d-1")
    grant(actor=actor, to=who, kind="identity", why="a test")
    assert may_see(who, "d-1")


class TestClearedForWhatIsPublic:
    """Who works outside of the circle that what nobody marked is for."""

    @pytest.fixture
    def outsider(self, actor: Actor) -> Actor:
        who = somebody(Role.REVIEWER)
        revoke(actor=actor, of=who, kind="clearance", value="internal", why="a test")
        grant(actor=actor, to=who, kind="identity", why="a test")
        return who

    def test_a_document_that_nobody_marked_is_hidden(self, actor: Actor, outsider: Actor) -> None:
        assert not may_see(outsider, "d-1")
        mark_level(actor, "d-1", Level.PUBLIC, "a test")
        assert may_see(outsider, "d-1")

    def test_identities_have_a_clearance_of_their_own(self, actor: Actor, outsider: Actor) -> None:
        kept = a_document(actor)
        assert documents(outsider) == []
        mark_level(actor, kept.public_id, Level.IDENTITY, "a test")
        assert may_see(outsider, kept.public_id)
        assert [each.id for each in documents(outsider)] == [kept.public_id]

    def test_a_claim_that_nobody_marked_is_as_its_document(self, outsider: Actor) -> None:
        assert may_see(outsider, "c-1")

    def test_they_uncover_nothing_of_what_they_do_not_see(self, actor: Actor, outsider: Actor) -> None:
        cover = mark_identity(
            actor=actor, document=a_document(actor).public_id, words="Lantern", kind="name", why="a test"
        )
        with pytest.raises(NoSuchCover):
            unmark_identity(actor=outsider, cover=cover.public_id, why="a test")


def test_only_a_keeper_makes_less_sensitive(actor: Actor) -> None:
    reviewer = somebody(Role.REVIEWER)
    mark_level(reviewer, "d-1", Level.RESTRICTED, "a test")
    with pytest.raises(NotPermitted):
        mark_level(reviewer, "d-1", Level.PUBLIC, "a test")
    mark_level(actor, "d-1", Level.PUBLIC, "a test")


def test_a_glass_is_broken_by_who_may_for_its_hours_and_keepers_are_told(actor: Actor) -> None:
    who = somebody(Role.READER)
    put_apart(actor, "d-1")
    with pytest.raises(NotPermitted):
        break_glass(actor=who, item="d-1", why="a raid")
    grant(actor=actor, to=who, kind="break-glass", value="2", why="on duty")
    with pytest.raises(NoReasonGiven):
        break_glass(actor=who, item="d-1", why=" ")
    with pytest.raises(NotPermitted):
        break_glass(actor=who, item="d-1", why="a raid", hours=3)
    break_glass(actor=who, item="d-1", why="a raid", hours=2)
    assert may_see(who, "d-1")
    assert [(each.item, each.why) for each in notices(actor) if each.item == "d-1"] == [("d-1", "a raid")]
    assert notices(who) == []
    BrokenGlass.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert not may_see(who, "d-1")


def test_the_last_keeper_stays(actor: Actor) -> None:
    with pytest.raises(KeeperNeeded):
        revoke(actor=actor, of=actor, kind="role", value="keeper", why="a test")


def test_who_sees_all_does_no_more_once_one_item_is_hidden(actor: Actor) -> None:
    assert sees_all(actor)
    put_apart(actor, "d-1")
    assert not sees_all(actor)
