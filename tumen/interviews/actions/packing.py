"""Packing a closed interview for the team's vault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.access.rules import require_identities, require_permission
from tumen.consent.purposes import Purpose
from tumen.consent.queries import allows
from tumen.documents.actions import note_export
from tumen.documents.models import Document
from tumen.interviews.actions.closing import document_of
from tumen.interviews.actions.taking import CLEARED, require_state
from tumen.interviews.bundling import pieces
from tumen.interviews.errors import BundleRefused, ConsentFirst
from tumen.interviews.kinds import State
from tumen.interviews.models import Handover, Interview
from tumen.interviews.sight import seen
from tumen.interviews.telling import extraction_of, told
from tumen.preservation.backing_up import HashingSink, read_back
from tumen.preservation.sealing import seal
from tumen.vault import evidence
from tumen.vault.durable import draft_of, publish, written
from tumen.vault.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Packed:
    """A file for the team: tell its SHA-256 by another way than the file goes."""

    id: str
    path: Path
    size: int
    sha256: str


def pack(*, actor: Actor, interview: str, to: Path, recipients: list[Any]) -> Packed:
    """Pack a closed interview into a file in the folder ``to`` that its recipients alone open.

    The custody of document and recording says that they left, before the file has its name. Raises
    NoSuchInterview, NotNow, ConsentFirst, BundleRefused where the file cannot be written, EvidenceError.
    """
    require_permission(actor, "interviews.pack")
    require_identities(actor, CLEARED)
    row = seen(actor, interview)
    require_state(row, State.CLOSED)
    document, folder = document_of(actor, row), _folder(to)
    for item in filter(None, (document, row.recording)):
        if not (found := allows(actor, item.public_id, Purpose.KEEP)):
            raise ConsentFirst(f"Nothing was packed: {found.says}.")
    id, now = new_id("b"), timezone.now()
    sound = evidence.fetch(row.recording.evidence) if row.recording else None
    place = folder / f"interview-{id}.tar.age"
    try:
        with draft_of(place) as draft:
            with written(draft) as file:
                sink = HashingSink(file)
                parts = pieces(id, int(now.timestamp()), told(row, document), extraction_of(document), sound)
                length = seal(parts, sink, recipients)
            read_back(draft, sink, length)
            sha256 = sink.hashed.hexdigest()
            with recorded(actor, "interviews.pack", row.public_id, bundle=id, sha256=sha256):
                _note(actor, row, document, id)
                Handover.objects.create(interview=row, bundle=id, sha256=sha256, at=now, by=actor)
            publish(draft, place)
    except OSError as error:
        raise BundleRefused(
            f"The file could not be written to {folder} ({error.strerror or error}). Nothing was left there. "
            "Make room or check your rights, then run the command again."
        ) from error
    return Packed(id, place, sink.size, sha256)


def _folder(to: Path) -> Path:
    folder = to.expanduser().resolve()
    if folder.is_relative_to(Workspace.current().path):
        raise BundleRefused(f"{folder} is inside the workspace. Name a folder outside it.")
    if not folder.is_dir():
        raise BundleRefused(f"There is no folder {folder}. Make it, or name another.")
    return folder


def _note(actor: Actor, row: Interview, document: Document, id: str) -> None:
    for item in filter(None, (document, row.recording)):
        note_export(actor=actor, document=item, package=id, why="handed over to the team")
