"""What is kept of a letter that somebody took out: the file itself, to whom, why, and what it cites."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.publication.errors import ReleaseIsFinal
from tumen.vocabulary.writings import LETTER


class Form(models.TextChoices):
    """What a paper is given out as."""

    PDF = "pdf", "PDF, as it is sent"
    DOCX = "docx", "DOCX, to be worked on"
    TEXT = "txt", "plain text"


class Letter(Lasting):
    """A letter or another paper that is not public, as one person took it out. ``kind`` is a code of
    `vocabulary.writings`; ``claims`` are those that it cites, each with the revision that it had."""

    FINAL = (
        ReleaseIsFinal,
        "What was kept of a letter is never altered or removed. What is wrong in it is told in another.",
    )

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "w"))
    title = models.CharField(max_length=300)
    recipient = models.CharField(max_length=300)
    why = models.TextField()
    about = models.CharField(max_length=20, blank=True)  #: the event or person that it is about
    kind = models.CharField(max_length=40, default=LETTER)
    form = models.CharField(max_length=10, choices=Form.choices)
    is_draft = models.BooleanField()
    claims = models.JSONField()
    file = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Letter]] = LastingRows["Letter"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id
