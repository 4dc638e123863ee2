"""What access keeps: the actors of the workspace, what each was granted, what is kept apart from whom, the
audit lines of what they did, and what proves those."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import models

from tumen.access.errors import AuditIsFinal, LogBroken
from tumen.access.items import new_id
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.leaves import canonical

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]  # which at run time takes no arguments
else:
    _Text = models.TextField


class Role(models.TextChoices):
    """What an actor may do. An actor may hold several; `rules.RULES` says which action takes which."""

    READER = "reader", "reads and changes nothing"
    DOCUMENTER = "documenter", "adds documents and what is known of them"
    REVIEWER = "reviewer", "reviews claims, judges and grades"
    PUBLISHER = "publisher", "lets things out of the workspace"
    KEEPER = "keeper", "says who may do and see what"


#: What one person at one desk does who documents alone: the role "researcher" of earlier versions.
RESEARCHER = (Role.DOCUMENTER, Role.REVIEWER)


class Level(models.TextChoices):
    """How sensitive an item is. Three levels are a ladder; identity stands apart, with its own clearance."""

    PUBLIC = "public", "may be shown to anybody"
    INTERNAL = "internal", "for those who work in the workspace; what nobody marked is internal"
    RESTRICTED = "restricted", "for those who were cleared for it"
    IDENTITY = "identity", "tells who somebody is, or where: for those cleared for identities"

    @classmethod
    def up_to(cls, clearance: Level) -> tuple[Level, ...]:
        """The levels that a clearance opens; none opens identity."""
        ladder = (cls.PUBLIC, cls.INTERNAL, cls.RESTRICTED)
        return ladder[: ladder.index(clearance) + 1]


class Actor(models.Model):
    """Who acts or looks. The name stays inside the workspace, and out of every audit line's item.

    What an actor may do and see is not kept here but granted, with dates: `Grant`.
    """

    name = models.CharField(max_length=150, unique=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_a_name")]

    def __str__(self) -> str:
        return self.name


#: An actor who only looks on; the same person, named for what the query needs to know.
Viewer = Actor


class GrantKind(models.TextChoices):
    """What a grant gives, and so how its value is read."""

    ROLE = "role", "a role"  #: the value is a `Role`
    CLEARANCE = "clearance", "sees items up to a level"  #: the value is a `Level` of the ladder
    IDENTITY = "identity", "sees identities"  #: without a value
    COMPARTMENT = "compartment", "is a member of a compartment"  #: the value is its id
    BREAK_GLASS = (
        "break-glass",
        "may open one item in an emergency",
    )  #: the value is for how many hours at most


class Grant(models.Model):
    """Something given to an actor from one moment to another, and why. Taken back it ends; the row stays."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="grants")
    kind = models.CharField(max_length=20, choices=GrantKind.choices)
    value = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    granted_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="grant_says_why")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value} to {self.actor_id}"


class Compartment(models.Model):
    """A circle of those who need to know. A document in it is there for its members alone."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "k"))
    name = models.CharField(max_length=150, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="compartment_has_a_name")]

    def __str__(self) -> str:
        return self.public_id


class Placement(models.Model):
    """An item's place in a compartment. Taken out it ends, and stays as a row. An item in several is there
    only for those who are members of all of them."""

    item = models.CharField(max_length=20, db_index=True)  #: the id of a document
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="placements")
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="placement_says_why"),
            models.UniqueConstraint(
                fields=["item", "compartment"],
                condition=models.Q(until=None),
                name="one_place_in_a_compartment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} in {self.compartment_id}"


class Marking(models.Model):
    """How sensitive a person said that an item is, and why. The row without an end holds; most items have
    none and are internal."""

    item = models.CharField(max_length=20, db_index=True)  #: the id of a document or a claim
    level = models.CharField(max_length=20, choices=Level.choices)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="marking_says_why"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(superseded_at=None), name="one_level_holds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.level}"


class BrokenGlass(models.Model):
    """One item opened in an emergency to somebody who may not see it otherwise. Every keeper is told."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=20, db_index=True)
    why = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="breaking_says_why")]

    def __str__(self) -> str:
        return f"{self.item} to {self.actor_id} until {self.until:%Y-%m-%d %H:%M}"


class AuditLines(LastingRows["AuditLine"]):
    """Audit lines can be added and read, and nothing else but having their detail erased."""

    def erase_detail(self, number: int) -> None:
        """Remove the detail of a line and its salt; its commitment stays, and the log verifies as before."""
        models.QuerySet.update(self.filter(number=number), detail=None, salt="")


class CanonicalField(_Text):
    """A value kept as the very JSON text that the log commits to; None is kept as no text at all."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> str:
        return "" if value is None else canonical(value)

    def from_db_value(self, value: str, *_: object) -> Any:
        try:
            return json.loads(value) if value else None
        except ValueError as error:
            raise LogBroken(
                "The detail of an audit line is not what was kept. `tumen audit verify` names the line."
            ) from error


class AuditLine(Lasting):
    """One change: when, by whom, which action, to which item, and what else a later reader needs.

    Lines are numbered from 1 without a gap. ``leaf`` is the hash of all of it (docs/reference/audit.md).
    """

    FINAL = (
        AuditIsFinal,
        "An audit line is never altered or removed. Make the change that corrects it; it leaves its own "
        "line.",
    )
    #: On PostgreSQL the application's role may remove no row, and change nothing but these columns.
    ONLY_ADDED = ("detail", "salt")

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="lines")
    action = models.CharField(max_length=100)  #: room and verb, such as "documents.take_in"
    item = models.CharField(max_length=80, db_index=True)  #: an id, never a person's name
    detail = CanonicalField(default=dict)  #: None when it was erased
    salt = models.CharField(max_length=32, blank=True)  #: empty when the detail was erased
    commitment = models.CharField(max_length=64)  #: to salt and detail
    leaf = models.CharField(max_length=64)

    objects = AuditLines.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.item}"


class AuditTree(models.Model):
    """The Merkle tree over all audit lines: one row, which whoever adds a line holds until it is kept."""

    size = models.BigIntegerField()
    peaks = models.TextField()  #: the roots of its perfect subtrees, in hexadecimal

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_audit_tree")]

    def __str__(self) -> str:
        return f"{self.size} audit lines"


class AuditHead(models.Model):
    """The state of the log at one moment, signed: how many lines, and the root over them."""

    size = models.BigIntegerField(primary_key=True)
    text = models.TextField()  #: what is signed, to the byte
    key = models.CharField(max_length=64)  #: the public key, Ed25519, in hexadecimal
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["size"]

    def __str__(self) -> str:
        return self.text


class AuditAnchor(models.Model):
    """A head on its way to a time-stamping authority and back: what was asked, and what it replied."""

    text = models.TextField()  #: of the head, as it was hashed for the authority
    nonce = models.CharField(max_length=40)  #: a number of the request, which the reply repeats
    request = models.BinaryField()  #: as sent, DER
    reply = models.BinaryField(default=bytes)  #: as received, DER; empty until it is here
    certificates = models.TextField(blank=True)  #: whom the keeper trusts as the authority's root, PEM
    stamped_at = models.DateTimeField(null=True)  #: as the authority says

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
