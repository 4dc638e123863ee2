"""What documents keeps: the document as received, renditions, blocks, details, custody."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.documents.intake import PARTICULARS
from tumen.vocabulary.codes import BlockKind


class Document(models.Model):
    """A file as received, or a case typed in. The same bytes are one document, however often they come.

    ``revision`` counts the changes to what the document says of itself; what is derived from a document names
    the revision that it rests on."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "d"))
    sha256 = models.CharField(max_length=64, unique=True)
    #: The address of the bytes in the evidence store; empty when they were destroyed.
    evidence = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255)  #: the file's name as first received
    size = models.PositiveBigIntegerField()  #: bytes
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    #: The last day that its date leaves open, by which lists are ordered: `listing.UNDATED` for none.
    last_day = models.DateField(default=date.max)

    #: True on the object that `take_in` and `type_in` return when the same bytes were kept already.
    was_known: bool = False

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["-last_day", "id"], name="document_by_last_day")]

    def __str__(self) -> str:
        return self.public_id


class Container(models.Model):
    """A file that documents came in: a web archive, a feed, a mailbox, a zip archive.

    It is not kept itself. Whoever has the file can show by its hash that it is the one."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)  #: the file's name as first received
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  #: bytes
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.sha256


class Rendition(models.Model):
    """A text read from a document by one version of an extractor; never altered.

    It is a working copy: the evidentiary copy, the bytes as received, lies apart and is only ever read.
    Whoever has those bytes, known by ``made_from``, and this version of the extractor can make it again.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="renditions")
    made_from = models.CharField(max_length=64)  #: the SHA-256 of the bytes that were read
    text = models.TextField()
    extractor = models.CharField(max_length=100)
    version = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)
    notes = models.JSONField(default=list)  #: sentences about what was left out or looked odd
    undated_because = models.TextField(blank=True)  #: why no date was found, where that needs a word
    #: What was recognised from pictures: start and end in the text, first and last page, of each stretch.
    recognised = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document.public_id} by {self.extractor} {self.version}"


class Block(models.Model):
    """One part of a rendition: which kind, and where it stands in code points of the text."""

    rendition = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="blocks")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in BlockKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["rendition", "order"]
        constraints = [
            models.UniqueConstraint(fields=["rendition", "order"], name="one_block_per_place"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="block_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"


class DetailField(models.TextChoices):
    """What a document says of itself; circumstances are kept under their own names."""

    PUBLISHER = "publisher"
    AUTHOR = "author"
    PUBLISHED = "published"  #: the value is an interval in EDTF
    LANGUAGE = "language"  #: the value is an ISO 639-1 code
    TITLE = "title"
    SPOKEN_BY = "spoken by"  #: who speaks all of it where that is not simply its publisher or author
    GENRE = "genre"  #: the value is one of `Genre`


class Detail(models.Model):
    """One value of one field, with its evidence and who gave it: a machine (no actor) or a person.

    Rows are only added. `queries` shows the last person's value before the last machine's.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="details")
    field = models.CharField(
        max_length=30, choices=[*DetailField.choices, *((name, name) for name in PARTICULARS)]
    )
    value = models.TextField()
    evidence = models.TextField()
    rendition = models.ForeignKey(Rendition, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    given_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document.public_id} {self.field}"


class CustodyKind(models.TextChoices):
    """What happened to a document as a thing."""

    RECEIVED = "received", "received"
    RECEIVED_AGAIN = "received again", "received again: the same bytes"
    TYPED_IN = "typed in", "typed in by hand"
    OPENED = "opened", "opened: the original was taken out of the store and checked"
    COPIED = "copied", "copied: a copy of the original was made outside the workspace"
    REDACTED = "redacted", "redacted: a copy was made in which something cannot be read"
    EXPORTED = "exported", "exported: the original left the workspace"


class CustodyEvent(models.Model):
    """One step in the custody of a document: what, when, by whom, why, with which tool, from or to where."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="custody")
    kind = models.CharField(max_length=30, choices=CustodyKind.choices)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    origin = models.TextField(blank=True)  #: a path, an address or words, as the actor gave it
    container = models.ForeignKey(Container, on_delete=models.PROTECT, null=True, related_name="custody")
    place = models.PositiveIntegerField(null=True)  #: which member of the container it was, counted from 1
    #: When a web archive fetched it. This is never a date of publication.
    captured_at = models.DateTimeField(null=True)
    #: What the container says of it: the address, the server's answer, a checksum, the encoding it names ...
    stated = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    to = models.TextField(blank=True)  #: where a copy went: a path, a person, an office
    tool = models.CharField(max_length=100, blank=True)  #: what it was done with, and its version
    version = models.CharField(max_length=200, blank=True)
    copy_sha256 = models.CharField(max_length=64, blank=True)  #: of the copy that was made, where it is known

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document.public_id} {self.kind}"


class CoverKind(models.TextChoices):
    """What a covered stretch of a text tells, and so from whom it is covered."""

    NAME = "name", "the name of somebody possibly at risk"
    CONTACT = "contact", "how somebody is reached"
    NUMBER = "number", "a number that names one person"
    PLACE = "place", "where somebody is, more exactly than the country"
    ROUTE = "route", "a way across"
    HELPER = "helper", "who helps"
    RELATIVE = "relative", "a relative of somebody at risk"
    CLAIM = "claim", "the sentence of a claim that is more sensitive than its document"
    WITHDRAWN = "withdrawn", "what was forgotten because somebody took their consent back"


class Cover(models.Model):
    """A stretch of a rendition that is covered from those who may not see it.

    Identities are covered from viewers who are not cleared for them; the sentence of a claim (``item``) from
    those who may not see that claim. ``sealed`` are the words of the stretch, to cover them in titles and
    values as well, under a key of their own (`RecordKey`): with the key gone nobody knows them any more, and
    the stretch is covered from everybody. Found by ``rule``, or marked by a person; a cover that a person
    took off stays as a row.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "i"))
    rendition = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="covers")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=CoverKind.choices)
    item = models.CharField(max_length=20, blank=True, db_index=True)
    sealed = models.BinaryField()  #: `sealing` says how
    rule = models.CharField(max_length=60, blank=True)
    marked_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_why = models.TextField(blank=True)

    #: The words of a cover in the making, before they are sealed; never kept.
    words: str = ""

    class Meta:
        ordering = ["rendition", "start", "pk"]
        indexes = [models.Index(fields=["kind", "removed_at"], name="cover_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="cover_covers_something"
            )
        ]

    def __str__(self) -> str:
        return self.public_id


class RecordKey(models.Model):
    """The key of one record (a document or a cover), wrapped by the vault's own.

    To destroy what it seals, the row is deleted. It is in no backup of the record, but in a file of keys
    apart that is not kept long.
    """

    item = models.CharField(max_length=20, unique=True)  #: the id of what it seals
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"the key of {self.item}"
