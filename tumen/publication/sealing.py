"""The files of redacted copies and of reports: sealed under keys of their own, which are destroyed when words
of their documents are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.consent.errors import NoSuchRecord
from tumen.consent.registering import Keeping
from tumen.documents.models import Document, RecordKey
from tumen.documents.sealing import keys_of
from tumen.publication.copy_rows import Copy
from tumen.publication.errors import NotOpen
from tumen.publication.models import Release
from tumen.publication.packing import files_in
from tumen.vault.records import RecordKeys

if TYPE_CHECKING:
    from tumen.access.models import Actor, Viewer
    from tumen.consent.forgetting import Forgotten


def sealed(data: bytes, item: str) -> bytes:
    """``data`` under a new key of ``item``, a release, within the action that keeps it."""
    sealing = RecordKeys()
    key = RecordKey.objects.create(item=item, wrapped=sealing.new(item))
    return sealing.seal(data, item, bytes(key.wrapped))


def opened(copy: Copy) -> bytes | None:
    """The file of a copy; None where its key was destroyed. Raises `RecordDamaged`."""
    item = copy.release.public_id
    key = keys_of([item]).get(item)
    return RecordKeys().open(bytes(copy.sealed), item, key) if key else None


def file_of_copy(copy: Copy) -> bytes:
    """The same. Raises `NotOpen` where nobody reads it any more."""
    data = opened(copy)
    if data is None:
        raise NotOpen(
            f"Nobody reads the copy of {copy.release.public_id} any more: words of its document were "
            "forgotten, because somebody took their consent back."
        )
    return data


def files_of_report(row: Release) -> dict[str, bytes]:
    """The files of the report of an inquiry. Raises `NotOpen` where nobody reads them any more."""
    item = row.public_id
    key = keys_of([item]).get(item)
    if key is None:
        raise NotOpen(
            f"Nobody reads the report of {item} any more: words that it quotes were forgotten, because "
            "somebody took their consent back."
        )
    return files_in(RecordKeys().open(bytes(row.report.sealed), item, key))


# ---- what consent is told of this room ----


def _words_gone(document: int) -> None:
    """Destroy the copies of a document of which words were forgotten, and the reports that quote it: some of
    them may be in these."""
    releases = set(Copy.objects.filter(document=document).values_list("release__public_id", flat=True))
    id = Document.objects.values_list("public_id", flat=True).get(pk=document)
    for item, documents in Release.objects.filter(report__isnull=False).values_list("public_id", "documents"):
        releases |= {item} if id in documents else set()
    RecordKey.objects.filter(item__in=releases).delete()


def _require(viewer: Viewer, item: str) -> None:
    raise NoSuchRecord(f"Of {item} no consent is noted: it is a release. Note it of the document.")


def _forget(actor: Actor, item: str) -> Forgotten:
    raise NoSuchRecord(f"{item} is a release, and is not forgotten by itself. Retract it.")


#: Releases are no items of consent; what is forgotten of their documents is forgotten of them.
KEEPING = Keeping(
    _require, lambda item: False, _forget, lambda actor, item: False, lambda item: (), _words_gone
)
