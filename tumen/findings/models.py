"""What findings keeps: claims attached to elements of norms, inquiries with all that belongs to them."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor, Level
from tumen.claims.models import Claim
from tumen.claims.office_rows import Office
from tumen.documents.models import Document
from tumen.findings.errors import LineIsFinal
from tumen.vocabulary.grading import StandardOfProof


class Kept(Lasting):
    """A row that is added, and never altered or removed."""

    FINAL = (
        LineIsFinal,
        "What was judged or dissented is never altered or removed. Undo it: that adds a row.",
    )

    class Meta:
        abstract = True
        ordering = ["pk"]


class ElementLine(Kept):
    """A person's judgement that a claim bears on an element, for an event; one with ``undoes`` takes it back.

    ``event`` is the id that the event had then, ``claim_revision`` what was judged.
    """

    event = models.CharField(max_length=20, db_index=True)
    element = models.CharField(max_length=100)  #: a code of `vocabulary.elements`
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="element_lines")
    claim_revision = models.PositiveIntegerField()
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects: ClassVar[models.Manager[ElementLine]] = LastingRows["ElementLine"].as_manager()

    class Meta(Kept.Meta):
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="element_line_says_why")]

    def __str__(self) -> str:
        return f"{self.element} {self.pk}"


class Inquiry(models.Model):
    """Who looks into what, on whose mandate. ``level`` is the clearance that it takes to know of it."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "in"))
    title = models.CharField(max_length=300)
    mandate = models.TextField(blank=True)
    opened = models.DateField()
    closed = models.DateField(null=True)
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.INTERNAL)
    revision = models.PositiveIntegerField(default=1)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class Member(models.Model):
    """Somebody who sits on an inquiry. Their name is identity level."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=300, blank=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"member {self.pk}"


class Part(models.TextChoices):
    """As what a document belongs to an inquiry."""

    CALL = "call", "the call for evidence"
    SUBMISSION = "submission", "a submission"
    HEARING = "hearing", "a hearing"
    EXHIBIT = "exhibit", "an exhibit"
    REPORT = "report", "a report of the inquiry"


class InquiryDocument(models.Model):
    """A document of the record that belongs to an inquiry."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part.choices)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "document"], name="document_once_in_an_inquiry")
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} {self.document_id}"


class Finding(models.Model):
    """What an inquiry finds, with the standard of proof that people set. Once adopted it is never altered.

    ``elements`` are codes of `vocabulary.elements`; ``replaces`` is an adopted finding in whose place this
    one comes when it is adopted itself.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "fi"))
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="findings")
    text = models.TextField()
    standard = models.CharField(
        max_length=40, choices=[(each.value, each.value) for each in StandardOfProof], blank=True
    )
    elements = models.JSONField(default=list)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replacing")
    adopted_on = models.DateField(null=True)
    adopted_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class FindingClaim(models.Model):
    """A claim that a finding rests on, with the revision that it had.

    ``elements`` are the codes of those of the finding's elements that it carries, as a person said.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="rests_on")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    elements = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["finding", "claim"], name="claim_once_in_a_finding")]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.claim_id}"


class Dissent(Kept):
    """That a member does not agree with a finding, and why; one with ``undoes`` takes it back."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="dissents")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects: ClassVar[models.Manager[Dissent]] = LastingRows["Dissent"].as_manager()

    class Meta(Kept.Meta):
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="dissent_says_why")]

    def __str__(self) -> str:
        return f"dissent {self.pk}"


class Recommendation(models.Model):
    """What an inquiry recommends to an office, or to somebody in words, and the findings that it rests on."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "rc"))
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="recommendations")
    text = models.TextField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(max_length=300, blank=True)
    findings = models.ManyToManyField(Finding, related_name="recommendations")
    struck_at = models.DateTimeField(null=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id
