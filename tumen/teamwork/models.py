"""What teamwork keeps: what people said of claims to each other, and what was given to whom."""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.claims.models import Claim
from tumen.documents.models import Document


class Comment(models.Model):
    """What somebody said of a claim. Its words are never changed; with ``struck_at`` it was taken back."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "m"))
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class TaskKind(models.TextChoices):
    """What somebody was asked to do."""

    REVIEW = "review", "review this document"
    CORRECT = "correct", "correct this claim"


class Ending(models.TextChoices):
    """What came of it."""

    DONE = "done", "done"
    PASSED = "passed on", "passed on to somebody else"
    TAKEN_BACK = "taken back", "taken back"


class Task(models.Model):
    """Something given to somebody: a document to review, or a claim of it handed back to be corrected."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "g"))
    kind = models.CharField(max_length=20, choices=TaskKind.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, related_name="tasks")
    to = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    due = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["to", "ended_at", "due"], name="task_by_person")]

    def __str__(self) -> str:
        return self.public_id
