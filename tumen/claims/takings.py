"""What is kept of lists taken in by their columns: what a person said of the columns, and each row's fate."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.claims.errors import StepIsFinal
from tumen.documents.models import Document


class TakingKind(models.TextChoices):
    """What somebody did with a list."""

    ASKED = "asked", "asked for it to be taken in by a worker"
    TAKEN = "taken", "took it in"
    BACK = "back", "took it back"


class Taking(Lasting):
    """A list taken in by its columns, or taken back. Rows are only added: of a document the last one holds.

    ``name`` is the list's, as a person calls it: a later file of that name is held against this one, row by
    row, by the column of the rows' own ids. ``columns`` maps a column's name to the value of its
    `reading.columns.Meaning`. ``rows`` says what became of each row, as `reports` reads it, and holds no word
    of the document.
    """

    FINAL = (StepIsFinal, "What was said of a list is never altered or removed. Take it in again, or back.")

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "l"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="takings")
    kind = models.CharField(max_length=10, choices=TakingKind.choices)
    name = models.CharField(max_length=120, blank=True)
    columns = models.JSONField(default=dict)
    act = models.CharField(max_length=60, blank=True)
    rows = models.JSONField(default=list)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Taking]] = LastingRows["Taking"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id
