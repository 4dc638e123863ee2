"""What requests keeps: what a family asked, and each step that was taken for them."""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor


class Request(models.Model):
    """A family's request. Its words are what they said; they are changed when they say otherwise.

    ``person`` is the id of a person of the record who may be whom they look for: a guess of who works on it.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "r"))
    asker = models.TextField()  #: who asks
    relation = models.TextField(blank=True)  #: what they are to whom they look for
    reach = models.TextField()  #: how to reach them safely, and how not
    consent = models.TextField()  #: what they agreed may be done, and what not
    sought = models.TextField()  #: whom they look for
    known = models.TextField(blank=True)  #: what is known of them
    person = models.CharField(max_length=20, blank=True, db_index=True)
    is_closed = models.BooleanField(default=False)
    due = models.DateField(null=True)  #: when the next step is due
    taken_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["is_closed", "due"], name="request_by_due")]

    def __str__(self) -> str:
        return self.public_id


class StepKind(models.TextChoices):
    """What was done for a family."""

    ASKED = "asked", "somebody was asked"
    CAME_BACK = "came back", "something came back"
    TOLD = "told", "the family was told"
    NOTE = "note", "something was noted"
    CLOSED = "closed", "the request was closed"
    OPENED = "opened again", "the request was opened again"


class Step(models.Model):
    """One step: rows are added, and emptied when a request is forgotten, never changed otherwise."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    whom = models.TextField(blank=True)  #: of whom it was asked, or from whom it came
    what = models.TextField()
    on = models.DateField()  #: the day on which it was done
    next = models.TextField(blank=True)  #: what is to be done next
    due = models.DateField(null=True)  #: by when
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"
