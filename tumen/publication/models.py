"""What publication keeps: releases as they were drafted, approved, published, and what was said of them.

Every row stays as it was. A release is in the state of the rows that name it.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.publication.copy_rows import Copy as Copy
from tumen.publication.errors import ReleaseIsFinal
from tumen.publication.letter_rows import Letter as Letter
from tumen.publication.report_rows import Findings as Findings

_FINAL = (
    ReleaseIsFinal,
    "What was kept of a release is never altered or removed. Retract it, or correct it by another release.",
)


class Release(Lasting):
    """A table as somebody drafted it: what was asked, what was counted, and what of it may be shown; or a
    redacted copy of a document, of which ``query`` and ``documents`` say so and `Copy` has the rest.

    ``query`` says what is counted, by what and with which filters; ``rows`` are what stands in it, each with
    its words, its count where that is shown, and its mark. ``workings`` hold the whole counts and what a
    later release is checked against: they never leave the vault. ``documents`` are those that were counted.
    """

    FINAL = _FINAL

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "l"))
    title = models.CharField(max_length=200)
    query = models.JSONField()
    rows = models.JSONField()
    workings = models.JSONField()
    documents = models.JSONField()
    threshold = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Release]] = LastingRows["Release"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class Approval(Lasting):
    """Somebody other than its maker looked at a release and let it go out."""

    FINAL = _FINAL

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="approval")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Approval]] = LastingRows["Approval"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"approval of {self.release_id}"


class Edition(Lasting):
    """A release that is out: its number, its files as one package, and the signed manifest over them.

    ``manifest`` is the text that is signed, byte for byte; ``key`` and ``signature`` are in hexadecimal.
    """

    FINAL = _FINAL

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="edition")
    number = models.PositiveIntegerField(unique=True)
    manifest = models.TextField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    package = models.BinaryField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Edition]] = LastingRows["Edition"].as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"edition {self.number}"


class NoticeKind(models.TextChoices):
    """What is said of a release that is out."""

    EMBARGO = "embargo", "its files are not given out before a moment"
    CORRECTION = "correction", "something in it is wrong, and what is right"
    RETRACTION = "retraction", "it is taken back"


class Notice(Lasting):
    """What was said of a release that is out. Of embargoes the last one holds; without ``until`` it ends."""

    FINAL = _FINAL

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    why = models.TextField()
    until = models.DateTimeField(null=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Notice]] = LastingRows["Notice"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.release_id}"
