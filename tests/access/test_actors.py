"""The person at this computer, and whoever only reads."""

from __future__ import annotations

import pytest

from tumen.access import actors
from tumen.access.errors import UnknownActor
from tumen.access.models import RESEARCHER, Actor, Level, Role
from tumen.access.sight import sight_of

pytestmark = pytest.mark.django_db


def test_who_opens_a_workspace_without_a_keeper_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors.getpass, "getuser", lambda: "hana")
    assert actors.local().name == "hana"
    held = sight_of(actors.local())
    assert held.roles == {*RESEARCHER, Role.KEEPER}
    assert (held.clearance, held.identity) == (Level.RESTRICTED, True)


def test_who_comes_later_documents_and_reviews_what_is_internal(monkeypatch: pytest.MonkeyPatch) -> None:
    actors.local()
    monkeypatch.setattr(actors.getpass, "getuser", lambda: "somebody else")
    held = sight_of(actors.local())
    assert held.roles == set(RESEARCHER)
    assert (held.clearance, held.identity) == (Level.INTERNAL, False)


def test_it_is_the_same_actor_each_time() -> None:
    assert actors.local() == actors.local()
    assert actors.anonymous_reader() == actors.anonymous_reader()


def test_the_anonymous_reader_reads_what_is_internal_and_no_identities() -> None:
    held = sight_of(actors.anonymous_reader())
    assert (held.roles, held.clearance, held.identity) == ({Role.READER}, Level.INTERNAL, False)


def test_without_a_user_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no username set in the environment")

    monkeypatch.setattr(actors.getpass, "getuser", nobody)
    with pytest.raises(UnknownActor, match="Set the variable USER"):
        actors.local()
    assert not Actor.objects.exists()
