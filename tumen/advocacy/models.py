"""What advocacy keeps: judgements on appeals found in documents, appeals made here, and answers to both."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.advocacy.errors import LineIsFinal
from tumen.claims.office_rows import Office
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.replies import Attribution, Reply


class Kept(Lasting):
    """A row that is added, and never altered or removed."""

    FINAL = (
        LineIsFinal,
        "What was judged, done or answered is never altered or removed. Undo it: that adds a row.",
    )

    class Meta:
        abstract = True
        ordering = ["pk"]


class JudgedKind(models.TextChoices):
    """What a person judged of an appeal that was found in a document."""

    CONFIRMED = "confirmed", "is an appeal as it stands there"
    REJECTED = "rejected", "is no appeal"
    APART = "apart", "some of its asks are an appeal of their own"
    JOINED = "joined", "is the same appeal as another"


class Judged(Kept):
    """A person's judgement on an appeal found in a document, and why; one with ``undoes`` takes another back.

    ``claims`` are the claims that it rested on, each with the revision that was judged. ``part`` is the id of
    the appeal that asks set apart make, ``other`` that of the appeal that it is the same as.
    """

    kind = models.CharField(max_length=20, choices=JudgedKind.choices)
    appeal = models.CharField(max_length=20, db_index=True)
    other = models.CharField(max_length=20, blank=True)
    part = models.CharField(max_length=20, blank=True)
    claims = models.JSONField(default=dict)
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects: ClassVar[models.Manager[Judged]] = LastingRows["Judged"].as_manager()

    class Meta(Kept.Meta):
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="appeal_judged_says_why")]

    def __str__(self) -> str:
        return f"{self.appeal} {self.kind}"


class Appeal(models.Model):
    """An appeal made here. ``events`` and ``persons`` are ids of the record; each event has the revision that
    it rests on. ``addressee`` is who is addressed where no office is kept for them."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "x"))
    title = models.CharField(max_length=300)
    channel = models.CharField(max_length=40, choices=[(each.value, each.value) for each in Channel])
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(max_length=300, blank=True)
    deadline = models.CharField(max_length=40, blank=True)  #: a code of `vocabulary.deadlines`
    due = models.DateField(null=True)  #: the last day for an answer
    grounds = models.JSONField(default=list)  #: codes of norms
    events = models.JSONField(default=dict)
    persons = models.JSONField(default=list)
    #: The id of a recommendation of an inquiry that it was made of.
    recommendation = models.CharField(max_length=20, blank=True, db_index=True)
    sent_on = models.DateField(null=True)  #: the last day on which it was sent
    withdrawn_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sent_on", "due"], name="appeal_by_due")]

    def __str__(self) -> str:
        return self.public_id


class AppealAsk(models.Model):
    """One thing that an appeal made here asks; ``of`` is who is asked where that is not its addressee.

    ``claims`` are the claims that it rests on, each with its revision when it was written.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "y"))
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="asks")
    of = models.CharField(max_length=300, blank=True)
    to_do = models.TextField()
    is_negative = models.BooleanField(default=False)
    by = models.DateField(null=True)
    ground = models.CharField(max_length=60, blank=True)  #: a code of a norm
    claims = models.JSONField(default=dict)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class Signatory(models.Model):
    """Somebody who signs an appeal, or said that they do not. Their name is identity level until the appeal
    is published."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=300, blank=True)
    signed_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)  #: the day on which they said that they do not sign
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"signatory {self.pk}"


class StepKind(models.TextChoices):
    """What was done with an appeal."""

    SENT = "sent", "it was sent"
    FOLLOWED = "followed up", "it was followed up"
    NOTE = "note", "something was noted"
    WITHDRAWN = "withdrawn", "it was withdrawn"


class Step(Kept):
    """One thing that was done with an appeal made here, on a day."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    what = models.TextField(blank=True)
    on = models.DateField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Step]] = LastingRows["Step"].as_manager()

    class Meta(Kept.Meta):
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"step {self.pk}"


class Answer(Kept):
    """What came back on an appeal, found or made here; one with ``undoes`` takes another back.

    ``ask`` is the id of the ask that it answers, of a claim or of `AppealAsk`; "" for the whole appeal. A
    claim that tells of it is named with its revision. One that is no answer says that the claim answers
    something else.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "z"))
    appeal = models.CharField(max_length=20, db_index=True)
    ask = models.CharField(max_length=20, blank=True)
    is_answer = models.BooleanField(default=True)
    reply = models.CharField(max_length=60, choices=[(each.value, each.value) for each in Reply], blank=True)
    attribution = models.CharField(
        max_length=60, choices=[(each.value, each.value) for each in Attribution], blank=True
    )
    claim = models.CharField(max_length=20, blank=True)
    claim_revision = models.PositiveIntegerField(null=True)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True)
    due = models.DateField(null=True)  #: by when what was pledged is to be done
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects: ClassVar[models.Manager[Answer]] = LastingRows["Answer"].as_manager()

    def __str__(self) -> str:
        return self.public_id
