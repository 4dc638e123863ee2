"""What record keeps: events as last derived, what belongs to them, their old ids, and the ledger."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.claims.models import Claim, Source
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents.models import Document, Rendition
from tumen.record.errors import LedgerIsFinal
from tumen.record.person_rows import (
    IdentityOpening,
    Person,
    PersonAlias,
    PersonClaim,
    PersonKey,
    PersonPair,
    PersonsOf,
)
from tumen.vocabulary.grading import StandardOfProof

#: Django looks for an app's tables here; those of persons are defined in their own folder.
__all__ = [
    "Cell",
    "Event",
    "EventAlias",
    "FigureChoice",
    "Fingerprint",
    "IdentityOpening",
    "Judgement",
    "JudgementKind",
    "Line",
    "Membership",
    "Person",
    "PersonAlias",
    "PersonClaim",
    "PersonKey",
    "PersonPair",
    "PersonsOf",
    "Refresh",
    "SharedPassage",
    "SourceTie",
    "StandardLine",
    "Tally",
    "ToReview",
    "Verdict",
    "Worth",
]


class Event(models.Model):
    """A group of figures as last derived: a happening, or a state, a total, a rate; its ``kind`` says which.

    ``revision`` counts the derivations that changed it. ``could_be`` holds the public ids of claims in other
    events that this one may be the same as.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "e"))
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in GroupKind])
    act = models.CharField(max_length=100)
    unit = models.CharField(max_length=20)
    when = models.CharField(max_length=30, blank=True)  #: EDTF; empty when nothing says when
    begins = models.DateField(null=True)  #: the first day of ``when``; its last for an open beginning
    ends = models.DateField(null=True)  #: its last day; the first for an open end
    is_open = models.BooleanField(default=False)  #: whether one of its ends is
    first_year = models.PositiveSmallIntegerField(default=0)  #: of ``begins``; 0 for none
    last_year = models.PositiveSmallIntegerField(default=0)  #: of ``ends``
    country = models.CharField(max_length=2, blank=True)  #: of `vocabulary.where`, as the province is
    province = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=300, blank=True)
    destination = models.CharField(max_length=300, blank=True)
    at = models.CharField(max_length=300, blank=True)
    perpetrators = models.CharField(max_length=300, blank=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    approximate = models.BooleanField(default=False)
    anchor = models.CharField(max_length=20)  #: the public id of the claim that says most about when
    could_be = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    #: Reports, documents and voices (least, most) that tell that it happened; empty for too many to compare.
    voices = models.JSONField(default=dict)

    class Meta:
        ordering = ["begins", "pk"]
        indexes = [
            models.Index(fields=["kind", "begins"], name="event_by_date"),
            models.Index(fields=["kind", "-ends", "-id"], name="event_by_last_day"),
            # Those whose figures support a range, of which the first page names some and counts the others.
            models.Index(
                fields=["kind", "begins"],
                condition=models.Q(low__lt=models.F("high")),
                name="event_in_a_range",
            ),
            models.Index(
                fields=["kind", "first_year", "last_year", "is_open", "act", "country", "province"],
                name="event_by_codes",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class Membership(models.Model):
    """One claim's place in the record, and why. Its rows keep their order: the oldest names the event.

    ``claim_revision`` is what the derivation knew of the claim; ``first_event`` the id that it brings along
    when events are parted again.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="membership")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    reason = models.TextField()
    by_hand = models.BooleanField(default=False)
    claim_revision = models.PositiveIntegerField()
    first_event = models.CharField(max_length=20)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.event_id}"


class Cell(models.Model):
    """One combination of what claims are counted by, and how many standing claims have it, whoever looks.

    Codes alone, and no word of a document. ``realis`` is "denied" for what the source says is not so.
    ``first_year`` and ``last_year`` are those that the time lies within, 0 where none is told; of an open
    time both are the year of its one end. ``sex`` and ``age`` are "several" where the claim tells of more.
    """

    sort = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    realis = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    province = models.CharField(max_length=100, blank=True)
    first_year = models.PositiveSmallIntegerField(default=0)
    last_year = models.PositiveSmallIntegerField(default=0)
    is_open = models.BooleanField(default=False)
    sex = models.CharField(max_length=20, blank=True)
    age = models.CharField(max_length=20, blank=True)
    is_accepted = models.BooleanField(default=False)
    claims = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("act", "first_year", "last_year", "is_open", "country", "province", "kind", "realis"),
                    *("sort", "sex", "age", "is_accepted"),
                ],
                name="one_cell_of_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.first_year} {self.country}"


class Tally(models.Model):
    """The cell that a standing claim is counted in, as the claim was at ``claim_revision``.

    ``facility`` is the one that it says it was at, as the gazetteer writes it.
    """

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="tallies", db_index=False)
    claim_revision = models.PositiveIntegerField()
    facility = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["claim"]
        indexes = [
            models.Index(fields=["cell", "claim"], name="tally_by_cell"),
            models.Index(fields=["facility"], condition=~models.Q(facility=""), name="tally_by_facility"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.cell_id}"


class EventAlias(models.Model):
    """An id that an event once had, and where what it named is now."""

    old_id = models.CharField(max_length=20, unique=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="old_ids")

    def __str__(self) -> str:
        return f"{self.old_id} is now {self.event_id}"


class JudgementKind(models.TextChoices):
    """What a judgement is about."""

    SAME_EVENT = "same event"
    SAME_VOICE = "same voice"  #: two claims have one origin, or do not
    SAME_PERSON = "same person"  #: two documents tell of one person, or do not


class Verdict(models.TextChoices):
    """What the person decided."""

    YES = "yes"
    NO = "no"


class Worth(models.IntegerChoices):
    """What it is worth to review a document next; the higher comes first."""

    WAITS = 0, "it has waited longest"
    DISAGREES = 1, "a figure in it disagrees with others of its event"
    NEW_EVENT = 2, "it alone tells of an event"


class Line(Lasting):
    """A line of the ledger: what a person decided. Undoing one adds another."""

    FINAL = (LedgerIsFinal, "A line of the ledger is never altered or removed. Undo it: that adds a line.")

    class Meta:
        abstract = True


class Judgement(Line):
    """One line of the ledger: what a person decided about two claims, and why. An undoing names its line.

    ``named`` keeps what the person pointed at (events, persons or claims), for a line is about claims: events
    come and go. ``parts`` says of a judgement on persons whom each claim tells of: [which of its subjects, of
    how many], left and right. Where a claim tells of another number of people now, the line applies to none.
    """

    kind = models.CharField(max_length=30, choices=JudgementKind.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    left = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    named = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects: ClassVar[models.Manager[Judgement]] = LastingRows["Judgement"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"line {self.pk}"


class StandardLine(Line):
    """The standard of proof that an event meets, as a person judged, and why. The last line holds.

    Like a judgement it is kept with a claim, the one that the event was founded on then, for events come and
    go; ``named`` is the id under which the person saw the event. It is a table of its own and no kind of
    `Judgement`: it is about one claim and not two, is no yes or no, and `refresh` has nothing to apply.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    named = models.CharField(max_length=20, db_index=True)
    standard = models.CharField(max_length=40, choices=[(each.value, each.value) for each in StandardOfProof])
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[StandardLine]] = LastingRows["StandardLine"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="standard_says_why")]

    def __str__(self) -> str:
        return f"{self.named} {self.standard}"


class Fingerprint(models.Model):
    """What a document's text is found again by: the postings that the index of passages keeps of it.

    They are hashes under a secret of the workspace, and hold no word of the text. ``version`` is that of the
    way in which they are made.
    """

    rendition = models.OneToOneField(Rendition, on_delete=models.CASCADE, related_name="fingerprint")
    postings = models.BinaryField()
    version = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"of rendition {self.rendition_id}"


class SharedPassage(models.Model):
    """A passage that two documents share, and which of them had it first. Derived, and found anew when
    texts change.

    The left document was added before the right one; starts and ends count code points of the renditions'
    texts, ``pieces`` are the stretches that agree word for word: left start, left end, right start, right
    end. ``origin`` is a value of `Verdict` of `corroboration.origins`, ``reasons`` what it rests on.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "p"))
    left = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="+")
    left_start = models.PositiveIntegerField()
    left_end = models.PositiveIntegerField()
    right_start = models.PositiveIntegerField()
    right_end = models.PositiveIntegerField()
    pieces = models.JSONField()
    words = models.PositiveIntegerField()
    likeness = models.FloatField()
    worth = models.FloatField()
    is_reordered = models.BooleanField(default=False)
    is_shortened = models.BooleanField(default=False)
    origin = models.CharField(max_length=20, blank=True)
    origin_name = models.CharField(max_length=300, blank=True)
    reasons = models.JSONField(default=list)
    traced_at = models.CharField(
        max_length=30, blank=True
    )  #: the revisions of both documents that it rests on

    class Meta:
        ordering = ["left", "right", "left_start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left_start__lt=models.F("left_end"))
                & models.Q(right_start__lt=models.F("right_end")),
                name="passage_shares_something",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


class SourceTie(Line):
    """A person's judgement that two sources speak with one voice, or do not. The last one on a pair holds.

    One clerk signs the letter, drafts the group's statement and speaks for the charity.
    """

    left = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    is_one = models.BooleanField()
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[SourceTie]] = LastingRows["SourceTie"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="tie_says_why")]

    def __str__(self) -> str:
        return f"tie {self.pk}"


class FigureChoice(Line):
    """The figure of an event that a person prefers to the one of the rules, and why. The last one holds.

    ``claim`` is what the event was founded on then, ``chosen`` the claim whose figure it is; None takes an
    earlier choice back.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    named = models.CharField(max_length=20, db_index=True)
    chosen = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[FigureChoice]] = LastingRows["FigureChoice"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="choice_says_why")]

    def __str__(self) -> str:
        return f"{self.named} {self.chosen_id}"


class ToReview(models.Model):
    """A document whose claims wait for a person, and what looking at it is worth. Derived at each refresh.

    It is told only to who sees all of the record: for what it is worth follows from every document.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="to_review")
    worth = models.PositiveSmallIntegerField(choices=Worth.choices)
    event = models.CharField(max_length=20, blank=True)  #: the id of an event for which it is worth that

    class Meta:
        ordering = ["-worth", "document"]
        indexes = [models.Index(fields=["-worth", "document"], name="review_by_worth")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.worth}"


class Refresh(models.Model):
    """When the record was last derived, by whom, and up to which line of the ledger."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    last_line = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
