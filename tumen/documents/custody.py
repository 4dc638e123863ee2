"""What is done to a document as a thing, each with its line: its original opened, copies of it made.

The evidentiary copy is the bytes as received, in the evidence store. Nothing writes to it; everything else
(the text that is read, what is shown, redacted or handed over) is a working copy and says what it was made
from.

Standard: Berkeley Protocol (HR/PUB/20/2), chapter on preservation: evidentiary and working copies apart, and
who had them, when, why and with what.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tumen import __version__
from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_identities
from tumen.documents.errors import NoReason, OriginalDestroyed
from tumen.documents.models import CustodyEvent, CustodyKind, Document
from tumen.documents.queries import kept
from tumen.vault import evidence
from tumen.vault.errors import EvidenceDamaged

#: The tool that custody names for what this program does.
TOOL = "tumen"


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it was received, byte for byte."""

    id: str
    name: str
    media_type: str
    sha256: str
    data: bytes = field(repr=False)


def open_original(*, actor: Actor, document: Document, why: str, to: str = "") -> Original:
    """The document as received, checked against what was received; its custody says who opened it and why.

    With ``to`` it also says that a copy goes there: it is noted before the copy is made, for a line too many
    harms less than one that is missing. Nothing in it is covered, so it takes sight of identities. Raises
    NoSuchDocument, `NotPermitted`, `NoReason`, `OriginalDestroyed`, `EvidenceMissing` and `EvidenceDamaged`.
    """
    _require_reason(why)
    document = kept(actor, document.public_id)
    require_identities(actor, "An original shows whatever is covered in its text.")
    if not document.evidence:
        raise OriginalDestroyed(
            f"{document.public_id} was withdrawn by whoever gave it, and its original was destroyed."
        )
    data = evidence.fetch(document.evidence)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != document.sha256:
        raise EvidenceDamaged(
            f"The original of {document.public_id} is not what was received: its SHA-256 is another one. "
            "Put the workspace back from a copy (tumen restore)."
        )
    with recorded(
        actor,
        "documents.open_original",
        document.public_id,
        sha256=sha256,
        why=why,
        **({"to": to} if to else {}),
    ):
        note(actor, document, CustodyKind.OPENED, why=why)
        if to:
            note(actor, document, CustodyKind.COPIED, why=why, to=to, copy_sha256=sha256)
    return Original(document.public_id, document.name, document.media_type, sha256, data)


def note_custody(
    *,
    actor: Actor,
    document: Document,
    kind: CustodyKind,
    why: str,
    to: str = "",
    tool: str = "",
    version: str = "",
    copy: bytes | None = None,
) -> None:
    """Note what was done to a document outside this program: copied, exported or redacted.

    ``tool`` is what it was done with; ``copy`` is the copy that was made, which is not kept but known again
    by its SHA-256. Raises NoSuchDocument and `NoReason`.
    """
    if kind not in (CustodyKind.COPIED, CustodyKind.EXPORTED, CustodyKind.REDACTED):
        raise ValueError(f"A document is {kind} by this program alone.")
    _require_reason(why)
    document = kept(actor, document.public_id)
    sha256 = hashlib.sha256(copy).hexdigest() if copy is not None else ""
    with recorded(actor, "documents.note_custody", document.public_id, kind=kind.value, why=why):
        note(
            actor,
            document,
            kind,
            why=why,
            to=to,
            copy_sha256=sha256,
            tool=tool or "by hand",
            version=version,
        )


def _require_reason(why: str) -> None:
    if not why.strip():
        raise NoReason("Say why; the reason stays with the document's custody.")


def note(actor: Actor, document: Document, kind: CustodyKind, **said: str) -> None:
    """Add a step to the custody, within the action that takes it; ``said`` are fields of `CustodyEvent`."""
    by_us = {"tool": TOOL, "version": __version__}
    CustodyEvent.objects.create(
        document=document, kind=kind, actor=actor, name=document.name, **{**by_us, **said}
    )
