"""What consent keeps: each time that somebody said what may be done, or took it back."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.consent.errors import ConsentIsFinal
from tumen.consent.purposes import Answer, Giver, Purpose, Way


class Consent(Lasting):
    """What somebody said on one purpose. Rows are only added; of an item and a purpose the last one holds.

    ``item`` is the id of a document (its giver's consent), of a covered stretch (of whoever it names) or of a
    source. ``until`` is the last day on which it holds. Nothing here names who consented.
    """

    FINAL = (ConsentIsFinal, "What was noted of a consent is never altered or removed. Note it again.")

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "n"))
    item = models.CharField(max_length=20, db_index=True)
    purpose = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Purpose])
    answer = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in (Answer.YES, Answer.NO, Answer.WITHDRAWN)],
    )
    way = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Way])
    giver = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Giver])
    limits = models.TextField(blank=True)  #: in the words of whoever gave it
    given_on = models.DateField()
    until = models.DateField(null=True)
    why = models.TextField(blank=True)
    noted_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Consent]] = LastingRows["Consent"].as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["item", "purpose"], name="consent_by_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.purpose} {self.answer}"
