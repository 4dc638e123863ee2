"""What interviews keeps: the interview, its turns and pauses, translations, and the keys of field laptops.

While an interview is open its words are sealed under the interview's own key (`documents.RecordKey`); when it
is closed they are in its document, and this room keeps only where in its text each turn stands.
"""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor, Level
from tumen.documents.models import Document
from tumen.interviews.kinds import ReadBack, Speaks, State, TurnKind


class Interview(models.Model):
    """One interview. ``code_name`` is what it is called everywhere; who was interviewed is in ``sealed``."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "v"))
    code_name = models.CharField(max_length=60, unique=True)
    language = models.CharField(max_length=10)  #: in which it is written down, ISO 639-1
    speaks = models.CharField(max_length=10, choices=Speaks.choices)
    level = models.CharField(max_length=20, choices=Level.choices)  #: of the document that it becomes
    may_record = models.BooleanField()  #: whether they agreed to be recorded
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    sealed = models.BinaryField(default=bytes)  #: who, with whom, where; empty once it is a document
    began_at = models.DateTimeField()
    went_on_at = models.DateTimeField()  #: since when words are taken without a pause
    recorder_began_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    read_back = models.CharField(max_length=20, choices=ReadBack.choices, blank=True)
    taken_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, related_name="interview")
    recording = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, related_name="recorded")
    bundle = models.CharField(max_length=20, blank=True)  #: in which it came from another vault
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.public_id


class Turn(models.Model):
    """One question, answer or note, numbered from 1. ``start`` and ``end`` count code points of the text of
    the document; ``begins`` and ``ends`` count milliseconds of the recording."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=TurnKind.choices)
    sealed = models.BinaryField(default=bytes)  #: its words until the interview is closed
    is_ended = models.BooleanField(default=False)  #: False for the one that is still being typed
    is_corrected = models.BooleanField(default=False)
    is_struck = models.BooleanField(default=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    begins = models.PositiveBigIntegerField(null=True)
    ends = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["interview", "number"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "number"], name="one_turn_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(begins=None) | models.Q(begins__lt=models.F("ends")),
                name="turn_takes_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.number}"


class Pause(models.Model):
    """A pause after the turn of this number; it says nothing of why."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="pauses")
    after = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["interview", "pk"]

    def __str__(self) -> str:
        return f"{self.interview_id} after {self.after}"


class Translation(models.Model):
    """One turn in another language. Words and translator are sealed under the key of the document: with it
    they go. A later one of the same turn and language stands before an earlier one."""

    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=10)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["turn", "pk"]

    def __str__(self) -> str:
        return f"{self.turn_id} {self.language}"


class Handover(models.Model):
    """An interview that was packed for another vault: in which file, when, by whom."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="handovers")
    bundle = models.CharField(max_length=20, unique=True)
    sha256 = models.CharField(max_length=64)  #: of the sealed file
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.bundle


class FieldKey(models.Model):
    """A key of a field laptop that a keeper vouched for. One that is no longer trusted stays as a row."""

    key = models.CharField(max_length=64)  #: Ed25519, public, in hexadecimal
    name = models.CharField(max_length=80)  #: of the laptop
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(until=None), name="one_trust_in_a_key"
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="field_key_says_why"),
        ]

    def __str__(self) -> str:
        return self.name
