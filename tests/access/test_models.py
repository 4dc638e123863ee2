"""Audit lines stay as they are; actors have names of their own."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tumen.access.actions import recorded
from tumen.access.errors import AuditIsFinal
from tumen.access.models import Actor, AuditLine, Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(actor: Actor) -> AuditLine:
    with recorded(actor, "documents.take_in", "d-1"):
        pass
    return AuditLine.objects.get(item="d-1")


class TestAuditLine:
    def test_it_is_not_altered(self, line: AuditLine) -> None:
        line.item = "d-2"
        with pytest.raises(AuditIsFinal):
            line.save()
        assert AuditLine.objects.get(pk=line.pk).item == "d-1"

    def test_it_is_not_removed(self, line: AuditLine) -> None:
        with pytest.raises(AuditIsFinal):
            line.delete()

    def test_many_are_not_altered_or_removed_at_once(self, line: AuditLine) -> None:
        with pytest.raises(AuditIsFinal):
            AuditLine.objects.filter(item="d-1").update(item="d-2")
        with pytest.raises(AuditIsFinal):
            AuditLine.objects.all().delete()

    def test_it_outlives_nobody(self, line: AuditLine) -> None:
        with pytest.raises(ProtectedError):
            line.actor.delete()

    def test_it_reads_as_a_line(self, line: AuditLine) -> None:
        assert str(line).endswith("documents.take_in d-1")


class TestActor:
    def test_two_do_not_share_a_name(self, actor: Actor) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Actor.objects.create(name=actor.name)

    def test_nobody_is_without_a_name(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Actor.objects.create(name="")

    def test_a_viewer_is_an_actor(self) -> None:
        assert Viewer is Actor

    def test_it_is_shown_by_its_name(self, actor: Actor) -> None:
        assert str(actor) == "Test Researcher"
