"""What the record keeps of persons: whom claims tell of, under which ids, who may be one, who was opened."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.db import models

from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor
from tumen.claims.models import Claim
from tumen.documents.models import Document
from tumen.record.errors import LedgerIsFinal


class Person(models.Model):
    """A person as one document tells of them, as last derived: named or not. No name is kept here.

    ``lead`` is the person of another document that people judged to be the same, the oldest of them; None for
    who stands alone or is the oldest. ``revision`` counts the derivations that changed their claims.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "h"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="persons")
    lead = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="joined")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class PersonClaim(models.Model):
    """What one claim tells of one person: ``place`` says which of its subjects they are, from 0.

    ``first_person`` is the id that it brings along when persons are parted again, ``claim_revision`` what the
    derivation knew of the claim.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="persons")
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="told")
    act = models.CharField(max_length=100, blank=True)
    claim_revision = models.PositiveIntegerField()
    first_person = models.CharField(max_length=20, db_index=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["act", "person"], name="person_by_act")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "place"], name="one_person_per_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}.{self.place} of {self.person_id}"


class PersonAlias(models.Model):
    """An id that a person once had, and whom it names now."""

    old_id = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="old_ids")

    def __str__(self) -> str:
        return f"{self.old_id} is now {self.person_id}"


class PersonKey(models.Model):
    """What a person is found by who may be the same: a hash, under a secret of the workspace, of a name as it
    sounds (``is_wide``), or of that with one thing more."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=40)
    is_wide = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["key", "person"], name="person_by_key")]

    def __str__(self) -> str:
        return f"a key of {self.person_id}"


class PersonPair(models.Model):
    """Two documents' persons who may be one, as a machine proposes: ``reasons`` are names of
    `linkage.comparing.Reason`, ``band`` one of its `Band`."""

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    band = models.CharField(max_length=20)
    reasons = models.JSONField()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["band", "score"], name="pair_by_band")]
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="one_pair_of_persons")]

    def __str__(self) -> str:
        return f"{self.left_id} and {self.right_id}"


class PersonsOf(models.Model):
    """Which claims the persons of a document were last derived from: ``mark`` sums them up."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.document_id} {self.mark}"


class IdentityOpening(Lasting):
    """Somebody who may see identities opened those of one person, why, and until when the page shows them."""

    FINAL = (LedgerIsFinal, "That identities were opened is never altered or removed.")

    named = models.CharField(max_length=20, db_index=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    objects: ClassVar[models.Manager[IdentityOpening]] = LastingRows["IdentityOpening"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="opening_says_why")]

    def __str__(self) -> str:
        return f"{self.named} until {self.until:%Y-%m-%d %H:%M}"
