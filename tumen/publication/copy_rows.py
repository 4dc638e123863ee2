"""What is kept of a redacted copy: the copy, sealed, and where in the document something was taken out of it.

No word that was taken out is kept here, nor which pseudonym stands for whom: whoever may see the document
lays it beside the copy.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tumen.access.lasting import Lasting, LastingRows
from tumen.documents.models import Document, Rendition
from tumen.publication.errors import ReleaseIsFinal


class CopyForm(models.TextChoices):
    """What a redacted copy is given out as."""

    TEXT = "txt", "plain text"
    PDF = "pdf", "PDF of pictures, painted over"


class Copy(Lasting):
    """The copy of a document that a release gives out. ``sealed`` is its file under a key of its own
    (`RecordKey`), which is destroyed when words of the document are: then nobody reads it here any more.

    ``found`` are the stretches of the rendition's text that were taken out, ``marked`` and ``shown`` where
    the words stand that a person withheld beside them, or let be read, the latter with the reason; ``boxes``
    are those that a person drew on pages. ``taken`` counts what was taken out by the sign it was found by.
    ``recognised`` says that text recognition looked at the pictures, ``seen_by_eye`` that a person did.
    """

    FINAL = (
        ReleaseIsFinal,
        "What was kept of a copy is never altered or removed. What is wrong in it is right in another one.",
    )

    release = models.OneToOneField("Release", on_delete=models.PROTECT, related_name="copy")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    rendition = models.ForeignKey(Rendition, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=CopyForm.choices)
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    found = models.JSONField()
    marked = models.JSONField()
    shown = models.JSONField()
    boxes = models.JSONField()
    taken = models.JSONField()
    recognised = models.BooleanField()
    seen_by_eye = models.BooleanField()

    objects: ClassVar[models.Manager[Copy]] = LastingRows["Copy"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"copy of {self.document_id}"
