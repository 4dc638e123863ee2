"""What is kept of a report that is released, of an inquiry or on an event: its files, sealed, and what it
rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tumen.access.lasting import Lasting, LastingRows
from tumen.publication.errors import ReleaseIsFinal


class Findings(Lasting):
    """The report of an inquiry, as it was approved. ``sealed`` are its files under a key of their own
    (`RecordKey`), which is destroyed when words of a document that it quotes are: nobody reads it here then.

    ``claims`` are those that it cites, each with the revision that it had; ``findings`` the ids of what the
    inquiry found. A report on an event has no inquiry: its ``findings`` are the event's id and revision, and
    of an open letter the appeal's id and the stamp of what that said, too.
    """

    FINAL = (
        ReleaseIsFinal,
        "What was kept of a report is never altered or removed. What is wrong in it is right in another one.",
    )

    release = models.OneToOneField("Release", on_delete=models.PROTECT, related_name="report")
    inquiry = models.CharField(max_length=20)
    findings = models.JSONField()
    claims = models.JSONField()
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager[Findings]] = LastingRows["Findings"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"report of {self.inquiry}"
