"""What claims keeps: sources, readings, claims with what machines and people found in them, and reviews."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.claims.errors import GradeIsFinal, StepIsFinal
from tumen.claims.numbers import Bound
from tumen.claims.office_rows import Holder as Holder
from tumen.claims.office_rows import Office as Office
from tumen.claims.rounds import Decided as Decided
from tumen.claims.takings import Taking as Taking
from tumen.claims.takings import TakingKind as TakingKind
from tumen.documents.models import Document, Rendition
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability
from tumen.vocabulary.slots import SLOTS


def _choices(codes: type[Coded]) -> list[tuple[str, str]]:
    return [(code.value, code.value) for code in codes]


class SourceKind(models.TextChoices):
    """What sort of source a name is. What could be a person's name counts as one, for their safety."""

    PUBLISHER = "publisher"
    OFFICE = "office"  #: a post, whoever holds it: "the foreign minister"
    PERSON = "person"
    BODY = "body"
    DESCRIBED = "described"  #: not named: "human rights groups"


class Source(models.Model):
    """Who speaks or publishes, once for each name."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "s"))
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    name = models.CharField(max_length=300)  #: as first met
    key = models.CharField(max_length=300, unique=True)  #: `naming.source_key` of the name

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.public_id


class ReadingRun(models.Model):
    """One reading of one rendition by ``reader``, which knew the document at ``document_revision``.

    ``proposer`` is empty for Tumen's own rules, else who proposed beside them ("model some-name"). Claims of
    one proposer are renewed by its own later readings alone, and the record never rests on another proposer's
    than the rules' until a person has accepted them.
    """

    rendition = models.ForeignKey(Rendition, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=200)
    proposer = models.CharField(max_length=120, blank=True)
    document_revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="reading_by_time")]

    def __str__(self) -> str:
        return f"{self.reader} at {self.at:%Y-%m-%d %H:%M}"


#: The proposer of claims that people marked in a text themselves, or made by dividing another.
BY_HAND = "by hand"


class Status(models.TextChoices):
    """Where a claim stands."""

    PROPOSED = "proposed", "a machine's proposal that nobody has reviewed"
    ACCEPTED = "accepted", "a person found that the document says so"
    REJECTED = "rejected", "a person found that the document does not say so"
    SUPERSEDED = "superseded", "a later reading or review has taken its place"


#: The claims that the record may rest on.
STANDING = (Status.PROPOSED, Status.ACCEPTED)


class Claim(models.Model):
    """What one passage of one rendition says; its slots are a `Proposal`, and `SlotValue` rows by people.

    ``revision`` counts the changes to its values and status. ``beside`` is set on a newer proposal for a
    passage whose claim a person has reviewed: it waits for a person, and the record does not rest on it. Once
    accepted it is what the earlier claim is ``replaced_by``, and judgements about that one pass on to it.
    """

    public_id = models.CharField(max_length=20, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="claims")
    rendition = models.ForeignKey(Rendition, on_delete=models.PROTECT, related_name="claims")
    run = models.ForeignKey(
        ReadingRun, on_delete=models.PROTECT, related_name="claims"
    )  #: the last to propose it
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.PROPOSED)
    revision = models.PositiveIntegerField(default=1)
    beside = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="newer")
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["document", "start", "pk"]
        indexes = [
            models.Index(fields=["document", "start"], name="claim_by_place"),
            # Not by its status alone: nearly all have one of two, and the planner would begin with them.
            models.Index(fields=["document", "status"], name="claim_by_document"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="claim_quotes_something")
        ]

    def __str__(self) -> str:
        return self.public_id


class ModelAnswer(models.Model):
    """What a language model answered about one sentence, so that it is not asked again.

    ``key`` is `reading.by_model.key_of` the model, the instructions and the sentence.
    """

    key = models.CharField(max_length=64, unique=True)
    model = models.CharField(max_length=100)
    answer = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key[:12]


class Proposal(models.Model):
    """What a machine read of a claim: all its slots as they were found. Rows are superseded, never changed.

    ``slots`` maps a slot's name to ``{"value", "rule", "evidence": [start, end], "inherited"}``; the last two
    only where there is something to say. One row for all slots: a reading is one act, and proposals outnumber
    what people fill in a thousand times.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="proposals")
    run = models.ForeignKey(ReadingRun, on_delete=models.PROTECT, related_name="proposals")
    slots = models.JSONField()
    low, high = Bound(of="slots", bound="low"), Bound(of="slots", bound="high")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["low", "high"], name="proposal_by_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(superseded_at=None), name="one_current_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} by run {self.run_id}"


class SlotValue(models.Model):
    """A value that a person gave a slot, and why. Rows are added and superseded, never changed.

    It stands before the machine's value of that slot, which stays in the claim's `Proposal` beside it. A null
    says that the document tells nothing of it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="filled")
    name = models.CharField(max_length=30, choices=[(slot.name, slot.label) for slot in SLOTS.values()])
    value = models.JSONField()
    low, high = Bound(of="value", bound="low"), Bound(of="value", bound="high")
    filled_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["low", "high"], name="value_by_number"),
            models.Index(fields=["at"], name="value_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "name"], condition=Q(superseded_at=None), name="one_current_value"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.name}"


class Speaking(models.Model):
    """A source's place in a claim's speaker chains: which chain, and how far from the document in it.

    A claim without a chain is its document's own voice: one row with ``is_default``, its publisher or author.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="speaking")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="speaking")
    chain = models.PositiveSmallIntegerField()
    #: 0 is nearest to the document, the last the innermost source
    position = models.PositiveSmallIntegerField()
    is_default = models.BooleanField(default=False)

    class Meta:
        ordering = ["claim", "chain", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "chain", "position"], name="one_source_per_place_in_chain"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.chain}.{self.position}"


class Review(models.Model):
    """A person's decision on a claim: append-only, the last one holds."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(max_length=20, choices=Status.choices)
    why = models.TextField(blank=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="review_by_time")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.verdict}"


class Grade(Lasting):
    """A person's grade, and why. Append-only; the last one holds, and one without a code takes it back."""

    FINAL = (
        GradeIsFinal,
        "A grade is never altered or removed. Grade again, or take it back: that adds a row.",
    )

    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


class SourceGrade(Grade):
    """How far a person relies on a source. ``huridocs`` is chosen beside ``reliability``, never its echo."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="grades")
    reliability = models.CharField(max_length=1, choices=_choices(Reliability), blank=True)
    huridocs = models.CharField(max_length=2, choices=_choices(Huridocs), blank=True)

    objects: ClassVar[models.Manager[SourceGrade]] = LastingRows["SourceGrade"].as_manager()

    class Meta(Grade.Meta):
        abstract = False
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="source_grade_says_why")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.reliability or 'not graded'}"


class ClaimGrade(Grade):
    """How far a person believes a claim as it was at ``claim_revision``, whoever makes it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="grades")
    credibility = models.CharField(max_length=1, choices=_choices(Credibility), blank=True)
    claim_revision = models.PositiveIntegerField()

    objects: ClassVar[models.Manager[ClaimGrade]] = LastingRows["ClaimGrade"].as_manager()

    class Meta(Grade.Meta):
        abstract = False
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="claim_grade_says_why")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.credibility or 'not graded'}"


class StepKind(models.TextChoices):
    """What a person did to claims in one step."""

    REVIEW = "review", "reviewed"
    CORRECT = "correct", "corrected"
    MARK = "mark", "marked"
    SPLIT = "split", "split"
    MERGE = "merge", "merged"


class Kept(Lasting):
    """A row of the steps that people took, or of what they coded: added, and never altered or removed."""

    FINAL = (
        StepIsFinal,
        "What somebody did to a claim is never altered or removed. Undo it: that adds a row.",
    )

    class Meta:
        abstract = True
        ordering = ["pk"]


class Step(Kept):
    """One thing that a person did to claims, so that it can be undone; an undoing names its step.

    ``given`` and ``taken`` are the numbers of the `SlotValue` rows that it added, and that it superseded.
    """

    kind = models.CharField(max_length=20, choices=StepKind.choices)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="steps")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    given = models.JSONField(default=list)
    taken = models.JSONField(default=list)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["at"], name="step_by_time")]

    objects: ClassVar[models.Manager[Step]] = LastingRows["Step"].as_manager()

    def __str__(self) -> str:
        return f"step {self.pk}"


class StepClaim(Kept):
    """A claim that a step touched: where it stood before it (empty for one that it made), and after it."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="touched")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="touched")
    before = models.CharField(max_length=20, choices=Status.choices, blank=True)
    after = models.CharField(max_length=20, choices=Status.choices)
    beside = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="+")
    replaced_by = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager[StepClaim]] = LastingRows["StepClaim"].as_manager()

    def __str__(self) -> str:
        return f"{self.claim_id} in step {self.step_id}"


class Finished(Kept):
    """A person is done with the claims of a document, up to the newest that there was (``up_to``, its key).

    What was left as a machine read it is not asked for again; claims that come later are.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="finished")
    up_to = models.PositiveBigIntegerField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Finished]] = LastingRows["Finished"].as_manager()

    def __str__(self) -> str:
        return f"{self.document_id} up to {self.up_to}"


class Coding(Kept):
    """A person codes a document alone: nobody is shown what they say before all have finished."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="codings")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Coding]] = LastingRows["Coding"].as_manager()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["document", "actor"], name="one_coding_of_a_person")]

    def __str__(self) -> str:
        return f"coding {self.pk}"


class CodingEnd(Kept):
    """The coding is finished, and nothing is added to it any more."""

    coding = models.OneToOneField(Coding, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[CodingEnd]] = LastingRows["CodingEnd"].as_manager()

    def __str__(self) -> str:
        return f"end of coding {self.coding_id}"


class CodedClaim(Kept):
    """What a coder says of one claim as a machine proposed it; of several rows on a claim the last holds.

    ``values`` are the slots in which they read otherwise, as they are kept; null for one of which the
    document tells nothing.
    """

    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="coded")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=Status.choices)
    values = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[CodedClaim]] = LastingRows["CodedClaim"].as_manager()

    def __str__(self) -> str:
        return f"{self.claim_id} in coding {self.coding_id}"


class Settlement(Kept):
    """How a difference between two codings was decided: by a third person, or by the two together."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="settlements")
    verdict = models.CharField(max_length=20, choices=Status.choices)
    values = models.JSONField(default=dict)
    is_together = models.BooleanField()
    why = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Settlement]] = LastingRows["Settlement"].as_manager()

    class Meta(Kept.Meta):
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="settlement_says_why")]

    def __str__(self) -> str:
        return f"{self.claim_id} settled"
