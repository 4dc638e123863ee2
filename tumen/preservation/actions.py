"""Each change: backing up a workspace, handing documents over. Both are logged before they have happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tumen.access.actions import recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.access.rules import require_identities, require_permission
from tumen.consent.purposes import Answer, Purpose, refusing
from tumen.consent.queries import of_document
from tumen.documents.actions import note_export
from tumen.documents.queries import kept
from tumen.preservation.backing_up import Backup, HashingSink, place_for, prove, read_back, write
from tumen.preservation.bagging import Bag, Occasion
from tumen.preservation.errors import BackupRefused, HandoverRefused
from tumen.preservation.keyfiles import remove_old_keys
from tumen.preservation.packing import Tell
from tumen.preservation.sealing import seal
from tumen.vault.durable import draft_of, publish, written
from tumen.vault.workspace import Workspace


def back_up(
    *,
    actor: Actor,
    workspace: Workspace,
    to: Path,
    recipients: list[Any],
    identities: list[Any] | None = None,
    tell: Tell = lambda done, total: None,
) -> Backup:
    """Write everything that the workspace holds at this moment into one file that only recipients open.

    With ``identities`` (secret keys of a recipient) it is opened again and proved before it has its name;
    without, the sealed bytes are read back. Others may go on working meanwhile. The audit line stands before
    the file has its name: a backup that nobody knows of is worse than a line too many. Keys of single
    records go into a file of their own beside it, and files of keys whose time is over are removed there.

    Raises `BackupRefused`, `BackupDamaged` (the disk did not keep what was written), `NotOurRecipient`.
    """
    require_permission(actor, "preservation.back_up")
    to = place_for(workspace, to)
    try:
        with write(workspace, to, recipients, tell) as (made, draft):
            if identities:
                prove(draft, identities)
            done = replace(made, is_proved=bool(identities))
            with recorded(
                actor, "preservation.back_up", made.id, sha256=made.sha256, documents=made.documents
            ):
                pass
    except OSError as error:
        raise BackupRefused(
            f"The backup could not be written to {to.parent} ({error.strerror or error}). "
            "Nothing was left there. Make room or check your rights, then run the command again."
        ) from error
    if done.keys is None:
        return done
    return replace(done, removed=remove_old_keys(workspace, done.keys))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A package that was made: one sealed file with a bag of documents."""

    id: str
    path: Path
    size: int
    sha256: str  #: of the sealed file; tell it to whoever receives it, by another way
    documents: tuple[str, ...]
    unknown: tuple[str, ...] = ()  #: those of which no consent of their giver is recorded


def hand_over(
    *,
    actor: Actor,
    workspace: Workspace,
    documents: Sequence[str],
    to: Path,
    recipients: list[Any],
    why: str,
    purpose: Purpose | str = Purpose.COURT,
) -> HandedOver:
    """Pack documents with their custody and claims for a court or an archive, in a file that they alone open.

    ``to`` is a folder outside the workspace. Each document's custody says that it was exported, when, by whom
    and ``why``, and says so before the package has its name. Until there is a room that publishes, this is
    the one way by which documents leave. What somebody's consent says no to, for this ``purpose``, is not
    handed over: neither a document's giver's, nor that of anybody named or speaking in it. Where nobody
    recorded a consent it goes, and is counted in ``unknown``. Raises `HandoverRefused`, NoSuchDocument,
    EvidenceError.
    """
    require_permission(actor, "preservation.hand_over")
    require_identities(actor, "Nothing is covered in what is handed over.")
    why, folder = " ".join(why.split()), to.expanduser().resolve()
    _require_sensible(workspace, documents, folder, why)
    rows = [kept(actor, id) for id in dict.fromkeys(documents)]
    unknown = _require_consent(actor, [row.public_id for row in rows], purpose)
    occasion = Occasion(new_id("b"), actor.name, datetime.now(UTC), why)
    place = folder / f"handover-{occasion.id}.tar.age"
    try:
        with draft_of(place) as draft:
            with written(draft) as file:
                sink = HashingSink(file)
                length = seal(Bag(occasion).pieces(actor, rows), sink, recipients)
            read_back(draft, sink, length)
            said = {"documents": len(rows), "purpose": str(Purpose(purpose).value), "why": why}
            with recorded(actor, "preservation.hand_over", occasion.id, **said):
                for row in rows:
                    note_export(actor=actor, document=row, package=occasion.id, why=why)
            publish(draft, place)
    except OSError as error:
        raise HandoverRefused(
            f"The package could not be written to {folder} ({error.strerror or error}). "
            "Nothing was left there. Make room or check your rights, then run the command again."
        ) from error
    return HandedOver(
        occasion.id,
        place,
        sink.size,
        sink.hashed.hexdigest(),
        tuple(row.public_id for row in rows),
        unknown,
    )


def _require_consent(actor: Actor, documents: Sequence[str], purpose: Purpose | str) -> tuple[str, ...]:
    """The documents of whose givers nobody recorded what they allow; raises `HandoverRefused` for a no."""
    asked = {id: of_document(actor, id, purpose) for id in documents}
    if refused := [(id, each) for id, found in asked.items() for each in refusing(found)]:
        said = "; ".join(f"{id}: {each.says}" for id, each in refused)
        raise HandoverRefused(
            f"Nothing was handed over. {said}. Leave out what was refused; "
            "`tumen consent list DOCUMENT` shows what was noted."
        )
    return tuple(id for id, found in asked.items() if found[0].answer is Answer.UNKNOWN)


def _require_sensible(workspace: Workspace, documents: Sequence[str], folder: Path, why: str) -> None:
    if not documents:
        raise HandoverRefused("No document was named. `tumen document list` lists them.")
    if not why:
        raise HandoverRefused("Say why the documents are handed over; the reason stays with their custody.")
    if folder.is_relative_to(workspace.path):
        raise HandoverRefused(f"{folder} is inside the workspace. Name a folder outside it.")
    if not folder.is_dir():
        raise HandoverRefused(f"There is no folder {folder}. Make it, or name another.")
