"""Each action leaves its change and one line, or neither."""

from __future__ import annotations

import pytest
from django.db import connection

from tumen.access.actions import Entry, introduce, recorded
from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.models import RESEARCHER, Actor, AuditLine, Role
from tumen.access.sight import sight_of

pytestmark = pytest.mark.django_db


def names() -> set[str]:
    return set(Actor.objects.values_list("name", flat=True))


def lines() -> list[tuple[str, str]]:
    return list(AuditLine.objects.exclude(action="access.introduce").values_list("action", "item"))


def change(name: str) -> None:
    """Stands for what any room's action does."""
    Actor.objects.create(name=name)


class TestRecorded:
    def test_it_keeps_the_change_and_its_line(self, actor: Actor) -> None:
        with recorded(actor, "documents.take_in", "d-7k3m9xqa", size=12):
            change("Somebody")
        line = AuditLine.objects.last()
        assert line is not None
        assert (line.actor, line.action, line.item) == (actor, "documents.take_in", "d-7k3m9xqa")
        assert line.detail == {"size": 12}
        assert "Somebody" in names()

    def test_it_keeps_neither_when_the_change_fails(self, actor: Actor) -> None:
        with pytest.raises(ZeroDivisionError), recorded(actor, "documents.take_in", "d-7k3m9xqa"):
            change("Somebody")
            raise ZeroDivisionError
        assert "Somebody" not in names()
        assert lines() == []

    def test_it_keeps_neither_when_the_line_fails(self, actor: Actor) -> None:
        with pytest.raises(TypeError), recorded(actor, "documents.take_in", "d-7k3m9xqa", what=object()):
            change("Somebody")
        assert "Somebody" not in names()

    def test_an_action_may_name_its_item_when_it_has_made_it(self, actor: Actor) -> None:
        with recorded(actor, "documents.take_in") as entry:
            entry.item = "d-00000001"
            entry.detail["again"] = True
        assert lines() == [("documents.take_in", "d-00000001")]
        assert AuditLine.objects.last().detail == {"again": True}  # type: ignore[union-attr]

    def test_an_action_without_an_item_is_not_done(self, actor: Actor) -> None:
        with pytest.raises(ValueError, match="names no item"), recorded(actor, "documents.take_in"):
            change("Somebody")
        assert "Somebody" not in names()

    @pytest.mark.parametrize("item", ["Kim Chol", "Kim", "kim chol", "김철", "-", "d-" + "x" * 80])
    def test_an_item_is_never_a_persons_name(self, actor: Actor, item: str) -> None:
        with pytest.raises(ValueError, match="names no item"), recorded(actor, "record.judge_event", item):
            change("Somebody")

    def test_an_action_within_an_action_leaves_its_own_line(self, actor: Actor) -> None:
        with recorded(actor, "documents.take_in", "d-1"), recorded(actor, "claims.propose_claims", "c-1"):
            pass
        assert lines() == [("claims.propose_claims", "c-1"), ("documents.take_in", "d-1")]

    def test_the_outer_failure_takes_the_inner_change_with_it(self, actor: Actor) -> None:
        with pytest.raises(ZeroDivisionError), recorded(actor, "documents.take_in", "d-1"):
            with recorded(actor, "claims.propose_claims", "c-1"):
                change("Somebody")
            raise ZeroDivisionError
        assert lines() == []
        assert "Somebody" not in names()

    def test_it_works_within_one_transaction(self, actor: Actor) -> None:
        with recorded(actor, "documents.take_in", "d-1"):
            assert connection.in_atomic_block


class TestPermission:
    def test_a_reader_changes_nothing(self, reader: Actor) -> None:
        refused = pytest.raises(NotPermitted, match=r"documents\.take_in was not done")
        with refused, recorded(reader, "documents.take_in", "d-1"):
            change("Somebody")
        assert "Somebody" not in names()
        assert lines() == []

    @pytest.mark.parametrize("nobody", [None, "Kim", Actor(name="unsaved")])
    def test_nobody_changes_nothing(self, nobody: object) -> None:
        with pytest.raises(UnknownActor), recorded(nobody, "documents.take_in", "d-1"):  # type: ignore[arg-type]
            change("Somebody")
        assert "Somebody" not in names()


class TestIntroduce:
    def test_it_leaves_a_line_of_the_newcomers_own(self) -> None:
        newcomer = introduce(name="Researcher Two", roles=RESEARCHER)
        line = AuditLine.objects.get(item=f"a-{newcomer.pk}")
        assert (line.actor, line.action, line.detail) == (
            newcomer,
            "access.introduce",
            {"roles": ["documenter", "reviewer"], "clearance": "internal", "identity": False},
        )

    def test_it_returns_who_is_known_already_as_they_are(self) -> None:
        first = introduce(name="Researcher Two", roles=RESEARCHER)
        assert introduce(name="Researcher Two", roles=(Role.READER,)) == first
        assert sight_of(first).roles == set(RESEARCHER)
        assert AuditLine.objects.filter(action="access.introduce").count() == 1

    def test_the_name_stands_in_no_line(self) -> None:
        introduce(name="Researcher Two", roles=RESEARCHER)
        assert not any("Two" in str(line) + str(line.detail) for line in AuditLine.objects.all())

    def test_an_entry_begins_empty(self) -> None:
        assert Entry() == Entry("", {})
