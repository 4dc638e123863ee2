"""The person at this computer, and whoever only reads."""

from __future__ import annotations

import pytest

from tumen.access import actors
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor

pytestmark = pytest.mark.django_db


def test_the_person_at_this_computer_is_a_researcher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors.getpass, "getuser", lambda: "hana")
    assert actors.local().name == "hana"
    assert actors.local().may_change


def test_it_is_the_same_actor_each_time() -> None:
    assert actors.local() == actors.local()
    assert actors.anonymous_reader() == actors.anonymous_reader()


def test_the_anonymous_reader_may_change_nothing() -> None:
    assert not actors.anonymous_reader().may_change


def test_without_a_user_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no username set in the environment")

    monkeypatch.setattr(actors.getpass, "getuser", nobody)
    with pytest.raises(UnknownActor, match="Set the variable USER"):
        actors.local()
    assert not Actor.objects.exists()
