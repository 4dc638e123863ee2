"""What search keeps: which row of the index is of what, how far the index is made, and saved searches."""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor


class Row(models.Model):
    """A row of the index: of which item, and for whom.

    Its number (`kinds`) is that of its words in the index itself. ``document`` is the id of the document that
    it is about, empty for what rests on several. A part of a text has its place in it: ``text`` is the number
    of the text, ``start`` and ``end`` count its code points.
    """

    id = models.BigIntegerField(primary_key=True)
    item = models.CharField(max_length=20, db_index=True)
    document = models.CharField(max_length=20, db_index=True, blank=True)
    text = models.BigIntegerField(null=True, db_index=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} in row {self.pk}"


class Filling(models.Model):
    """How far the index was made of what was kept before there was one: one row.

    ``done`` of ``of`` documents are in it; ``after`` is the key of the last. Empty ``until`` says that it is
    whole, and then each change keeps it so.
    """

    of = models.PositiveBigIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    after = models.PositiveBigIntegerField(default=0)
    is_whole = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_filling")]

    def __str__(self) -> str:
        return f"{self.done} of {self.of}"


class SavedSearch(models.Model):
    """A search that somebody keeps for themselves. Nobody else sees it, and no backup holds it: what people
    look for is often a name."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "q"))
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    asked = models.JSONField()  #: the words and the filters, as `queries.Filters` writes them
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["actor", "name", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="search_has_a_name")]

    def __str__(self) -> str:
        return self.public_id
