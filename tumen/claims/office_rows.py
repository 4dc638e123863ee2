"""What claims keeps of offices: posts that are asked to act, and who held each from when until when."""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.documents.models import Document
from tumen.vocabulary.offices import OfficeKind


class Office(models.Model):
    """A post, whoever holds it. ``names`` is what documents call it besides; an actor added it."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "o"))
    name = models.CharField(max_length=300, unique=True)
    names = models.JSONField(default=list)
    country = models.CharField(max_length=2, blank=True)  #: ISO 3166-1; "" for a body of several states
    kind = models.CharField(max_length=40, choices=[(each.value, each.value) for each in OfficeKind])
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.public_id


class Holder(models.Model):
    """Who held an office: a document tells of it, or a person says where they know it from (``why``).

    ``since`` and ``until`` are intervals in EDTF, empty for an end that is open or not known. A row is never
    changed: with ``struck_at`` somebody took it back, and why.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "f"))
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holders")
    name = models.CharField(max_length=300)
    address = models.CharField(max_length=300, blank=True)  #: the form of address that a letter opens with
    since = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    struck_why = models.TextField(blank=True)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return self.public_id
