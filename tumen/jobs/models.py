"""What jobs keeps: what is to be done, by whom it is being done, and the keys of what has been done."""

from __future__ import annotations

from functools import partial

from django.db import models
from django.db.models.functions import Now

from tumen.access.items import new_id
from tumen.access.models import Actor


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "waits for a worker"
    RUNNING = "running", "is being done"
    DONE = "done", "is done"
    NEEDS_A_PERSON = "needs a person", "failed too often to be tried again by itself"
    DROPPED = "dropped", "was taken off the list by a person"


class Job(models.Model):
    """One thing to do: by which handler, with what, in whose name.

    All its times are the database's own, so that the clocks of several machines do not matter.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "j"))
    name = models.CharField(max_length=100)  #: room and verb, such as "record.refresh"
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, db_index=True)  #: of its effect: what has it happened already
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField(default=Now)  #: not before
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=40, blank=True)  #: who holds the lease; empty when nobody does
    expires_at = models.DateTimeField(null=True)  #: until when the lease holds
    trouble = models.TextField(blank=True)  #: what went wrong in the last attempt
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="jobs_that_are_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.RUNNING, expires_at__isnull=False) & ~models.Q(worker="")
                | ~models.Q(state=State.RUNNING) & models.Q(worker="", expires_at=None),
                name="job_is_leased_while_it_runs",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.name}"


class Effect(models.Model):
    """The key of an effect that is in the record; written in the effect's own transaction, and once."""

    key = models.CharField(max_length=200, unique=True)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="effects")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key
