"""What is kept of archives: collections, their parts, what was kept of them, which events it mentions.

No word of a page and no address stands in these rows: what was kept lies sealed in the evidence store until
somebody brings it in.
"""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor


class Collection(models.Model):
    """A folder or file that is read as an archive. Two that read it at once waste work and double nothing.

    ``version`` is that of the parts which count now, empty before the first plan; ``words`` are the ids of
    the words that people added and that they are read with.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "ac"))
    path = models.TextField()  #: on this computer
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    grouped_at = models.DateTimeField(null=True)
    version = models.CharField(max_length=64, blank=True)
    words = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class PartState(models.TextChoices):
    """Where a part stands."""

    WAITING = "waiting", "still to be read"
    DONE = "done", "read"
    REFUSED = "refused", "could not be read"
    GONE = "gone", "changed or away since it was planned"


class Part(models.Model):
    """One file of a collection, or a row group of one, from its member ``first`` on.

    It is known by its file as it lay there (``name``, ``size``, ``changed``) and by what reads it, with the
    words that people added (``version``): another version plans it anew. ``sha256`` is the file's,
    ``checksum`` the result's.
    """

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="parts")
    name = models.TextField()  #: of the file, below the collection
    group = models.IntegerField(default=-1)  #: the row group, -1 for the whole file
    first = models.PositiveIntegerField(default=1)
    size = models.PositiveBigIntegerField()
    changed = models.BigIntegerField()  #: when the file was changed, in nanoseconds
    version = models.CharField(max_length=64)
    media_type = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.WAITING)
    sha256 = models.CharField(max_length=64, blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    members = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)  #: texts without enough words of the field
    others = models.PositiveIntegerField(default=0)  #: pictures, scripts, redirections
    refused = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "name", "group", "first", "size", "changed", "version"],
                name="part_is_planned_once",
            )
        ]
        indexes = [models.Index(fields=["collection", "state"], name="part_by_state")]

    def __str__(self) -> str:
        return f"part {self.pk}"


class FindState(models.TextChoices):
    """Where a find stands."""

    WAITING = "waiting", "in the queue of its collection"
    BROUGHT = "brought in", "a document of the record"
    PASSED = "passed over", "left out by a person"
    REFUSED = "refused", "could not be taken in"


class Find(models.Model):
    """A page that was kept of a collection, once however often it stands there (``key``, under a key).

    ``evidence`` is where it lies sealed with all that was read in it, empty once it is a document.
    ``copy_of`` is the find whose text it repeats.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "af"))
    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="finds")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="finds")
    key = models.CharField(max_length=64)
    number = models.PositiveIntegerField()  #: of the member in its file
    evidence = models.CharField(max_length=64, blank=True)
    claims = models.PositiveIntegerField(default=0)
    worth = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=FindState.choices, default=FindState.WAITING)
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    document = models.CharField(max_length=20, blank=True, db_index=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["collection", "key"], name="find_comes_once")]
        indexes = [models.Index(fields=["collection", "state"], name="find_by_state")]

    def __str__(self) -> str:
        return self.public_id


class Mention(models.Model):
    """That a find tells of an event: ``event`` names it by the figure that founded it.

    ``low`` and ``high`` are the find's own figure, ``time`` is the event's, as EDTF, empty for unknown. Rows
    are made anew with each grouping.
    """

    find = models.ForeignKey(Find, on_delete=models.CASCADE, related_name="mentions")
    event = models.CharField(max_length=40, db_index=True)
    act = models.CharField(max_length=80)
    unit = models.CharField(max_length=20)
    time = models.CharField(max_length=80, blank=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["find", "event"], name="mention_of_event_once")]

    def __str__(self) -> str:
        return f"{self.find_id} of {self.event}"
