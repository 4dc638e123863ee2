"""What is asked several times in one look is asked once, and nothing outlives what it rests on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.access.cast import put_apart, somebody
from tests.matrix.cast import give
from tests.record.cast import derived, tells
from tumen.access import looking
from tumen.access.actions import grant, recorded, revoke
from tumen.access.looking import one_look, remembered
from tumen.access.models import Actor, GrantKind, Role
from tumen.access.rules import holds
from tumen.access.sight import sight_of
from tumen.documents.queries import documents
from tumen.record.queries import event, events


class Counted:
    """Answers with how often it was asked."""

    asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


def test_it_is_asked_once_in_a_look() -> None:
    ask = Counted()
    with one_look():
        assert [remembered("it", ask), remembered("it", ask), remembered("another", ask)] == [1, 1, 2]


def test_a_look_within_a_look_asks_anew_for_all_but_what_is_the_same_for_everybody() -> None:
    asked: list[str] = []

    def ask(of: str) -> str:
        asked.append(of)
        return of

    with one_look():
        remembered("mine", lambda: ask("mine"))
        remembered("rows", lambda: ask("rows"), is_of_all=True)
        with one_look():
            remembered("mine", lambda: ask("mine"))
            remembered("rows", lambda: ask("rows"), is_of_all=True)
    assert asked == ["mine", "rows", "mine"]


def test_nothing_is_remembered_outside_of_a_look_or_in_the_next() -> None:
    ask = Counted()
    for _ in range(2):
        with one_look():
            remembered("it", ask)
    assert [remembered("it", ask), remembered("it", ask)] == [3, 4]


def test_a_look_that_fails_ends_all_the_same() -> None:
    ask = Counted()
    with pytest.raises(RuntimeError), one_look():
        remembered("it", ask)
        raise RuntimeError
    assert remembered("it", ask) == 2


def test_nothing_is_remembered_for_longer_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, now = Counted(), [100.0]
    monkeypatch.setattr(looking, "monotonic", lambda: now[0])
    with one_look():
        remembered("it", ask)
        now[0] += looking.LONGEST + 1
        assert remembered("it", ask) == 2


@pytest.mark.django_db
def test_an_action_remembers_nothing_and_leaves_nothing(actor: Actor) -> None:
    ask = Counted()
    with one_look():
        remembered("it", ask)
        with recorded(actor, "documents.take_in", "d-1"):
            assert [remembered("it", ask), remembered("it", ask)] == [2, 3]
        assert remembered("it", ask) == 4


@pytest.mark.django_db
def test_what_is_revoked_in_a_look_is_gone_in_it(actor: Actor) -> None:
    who = somebody()
    with one_look():
        grant(actor=actor, to=who, kind="role", value="reader", why="a test")
        assert sight_of(who).roles == {Role.READER}
        revoke(actor=actor, of=who, kind="role", value="reader", why="a test")
        assert not sight_of(who).roles


@pytest.mark.django_db
def test_what_somebody_may_do_is_asked_anew_even_in_a_look(actor: Actor) -> None:
    """Another process may have ended a grant meanwhile."""
    who = somebody()
    give(actor, who, GrantKind.ROLE, "reviewer")
    with one_look():
        assert sight_of(who).roles
        who.grants.update(until=timezone.now() - timedelta(seconds=1))
        assert not holds(who, Role.REVIEWER)


@pytest.mark.django_db
def test_two_viewers_in_one_look_have_each_their_own(actor: Actor) -> None:
    id = tells(actor, 600)
    derived(actor)
    (document,) = documents(actor)
    put_apart(actor, document.id)
    other = somebody()
    give(actor, other, GrantKind.ROLE, "reader")
    with one_look():
        assert [len(events(who)) for who in (actor, other, actor)] == [0, 0, 0]
    give(actor, actor, GrantKind.COMPARTMENT, _circle_of(document.id))
    with one_look():
        assert [len(events(who)) for who in (actor, other, actor)] == [1, 0, 1]
        assert id


@pytest.mark.django_db
def test_the_record_of_partial_sight_is_derived_once_in_a_look(actor: Actor) -> None:
    tells(actor, 600)
    derived(actor)
    id = events(actor)[0].id
    other = somebody()
    give(actor, other, GrantKind.ROLE, "reader")
    put_apart(actor, "d-nothere0")

    def costs() -> int:
        with CaptureQueriesContext(connection) as asked:
            for _ in range(3):
                event(other, id)
        return len(asked)

    apart = costs()
    with one_look():
        together = costs()
    assert together * 2 < apart


def _circle_of(item: str) -> str:
    from tumen.access.models import Placement

    return Placement.objects.get(item=item).compartment.public_id
