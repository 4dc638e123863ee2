"""What access keeps: the actors of the workspace, and the audit lines of what they did."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from tumen.access.errors import AuditIsFinal


class Role(models.TextChoices):
    """What an actor may do."""

    RESEARCHER = "researcher", "adds documents, reviews and judges"
    READER = "reader", "reads and changes nothing"


class Actor(models.Model):
    """Who acts or looks. The name stays inside the workspace, and out of every audit line's item."""

    name = models.CharField(max_length=150, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def may_change(self) -> bool:
        return self.role == Role.RESEARCHER


#: An actor who only looks on; the same person, named for what the query needs to know.
Viewer = Actor


class AuditLines(models.QuerySet["AuditLine"]):
    """Audit lines can be added and read, and nothing else."""

    def update(self, **_: Any) -> NoReturn:
        raise _final()

    def delete(self) -> NoReturn:
        raise _final()


class AuditLine(models.Model):
    """One change: when, by whom, which action, to which item, and what else a later reader needs."""

    ONLY_ADDED = True  #: on PostgreSQL the application's role may neither change nor remove a row

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="lines")
    action = models.CharField(max_length=100)  #: room and verb, such as "documents.take_in"
    item = models.CharField(max_length=80, db_index=True)  #: an id, never a person's name
    detail = models.JSONField(default=dict)

    objects = AuditLines.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.item}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise _final()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise _final()


def _final() -> AuditIsFinal:
    return AuditIsFinal(
        "An audit line is never altered or removed. Make the change that corrects it; it leaves its own line."
    )
