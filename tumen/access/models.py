"""What access keeps: the actors of the workspace, the audit lines of what they did, and what proves those."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

from tumen.access.errors import AuditIsFinal, LogBroken
from tumen.access.leaves import canonical

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]  # which at run time takes no arguments
else:
    _Text = models.TextField


class Role(models.TextChoices):
    """What an actor may do."""

    RESEARCHER = "researcher", "adds documents, reviews and judges"
    READER = "reader", "reads and changes nothing"


class Actor(models.Model):
    """Who acts or looks. The name stays inside the workspace, and out of every audit line's item."""

    name = models.CharField(max_length=150, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def may_change(self) -> bool:
        return self.role == Role.RESEARCHER


#: An actor who only looks on; the same person, named for what the query needs to know.
Viewer = Actor


class AuditLines(models.QuerySet["AuditLine"]):
    """Audit lines can be added and read, and nothing else but having their detail erased."""

    def update(self, **_: Any) -> NoReturn:
        raise _final()

    def delete(self) -> NoReturn:
        raise _final()

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


class AuditLine(models.Model):
    """One change: when, by whom, which action, to which item, and what else a later reader needs.

    Lines are numbered from 1 without a gap. ``leaf`` is the hash of all of it (docs/reference/audit.md).
    """

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise _final()
        # A number that is taken is an error; without this Django would write over the line that has it.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise _final()


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


def _final() -> AuditIsFinal:
    return AuditIsFinal(
        "An audit line is never altered or removed. Make the change that corrects it; it leaves its own line."
    )
