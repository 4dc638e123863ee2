"""What is kept of decisions on many claims at once: a round, one row for each claim that it changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.claims.errors import StepIsFinal


class Decided(Lasting):
    """One claim of a round (``number``, alike in all its rows): what was decided, and by which step or grade.

    ``slot`` is the one that was filled by that step. ``before`` is the grade, and ``level_before`` the level,
    that held before this one. ``undoes`` is the number of the round that one undoes. Rows are only added.
    """

    FINAL = (StepIsFinal, "What was decided together is never altered or removed. Undo it: that adds rows.")

    number = models.CharField(max_length=20, db_index=True)
    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="decided")
    verdict = models.CharField(max_length=20, blank=True)
    credibility = models.CharField(max_length=1, blank=True)
    step = models.ForeignKey("claims.Step", on_delete=models.PROTECT, null=True, related_name="+")
    grade = models.ForeignKey("claims.ClaimGrade", on_delete=models.PROTECT, null=True, related_name="+")
    before = models.CharField(max_length=1, blank=True)
    slot = models.CharField(max_length=30, blank=True)
    level = models.CharField(max_length=20, blank=True)
    level_before = models.CharField(max_length=20, blank=True)
    marking = models.ForeignKey("access.Marking", on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    undoes = models.CharField(max_length=20, blank=True, db_index=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Decided]] = LastingRows["Decided"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.number}"
