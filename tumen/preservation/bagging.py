"""Chosen documents as a bag that a court or an archive can check without Tumen, made as a stream.

    bagit.txt, bag-info.txt         what it is; who packed it, when, why
    data/README.txt                 what lies where, in words
    data/originals/d-….pdf          the document as received, byte for byte
    data/texts/d-….txt              the text that was read from it (UTF-8)
    data/documents/d-….json         what it says of itself, its custody, its claims with their citations
    data/audit.jsonl                what was done to these documents and claims, one line each
    manifest-sha256.txt, -sha512    every file under data
    tagmanifest-sha256.txt, -sha512 the files beside data

The bag is never laid out on the disk: it goes from the vault straight into the sealed file.

Reference: BagIt 1.0, RFC 8493.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import PurePath
from typing import Any

from tumen import __version__
from tumen.access.models import Viewer
from tumen.access.queries import audit_lines
from tumen.claims.models import Status
from tumen.claims.queries import ClaimView, claims_of
from tumen.consent.queries import consents
from tumen.documents.models import Document
from tumen.documents.queries import document as document_view
from tumen.documents.queries import text_of
from tumen.preservation.packing import Packer
from tumen.vault import evidence
from tumen.vocabulary.dates import Interval

#: Both are asked for by archives; a weakness found in one leaves the other.
ALGORITHMS = ("sha256", "sha512")
#: An ending that may stand in a bag as it is; the whole name of the file is in the document's JSON.
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")

_README = """\
Documents handed over from a record kept with Tumen.

originals/    each document as it was received, byte for byte, under its id in the record
texts/        the text that was read from it
documents/    for each document: what it says of itself and on what evidence; its custody (who received it,
              when, from where); what those who gave it or are named in it allow (consents: none recorded
              means that it is not known); what claims were read from it, each with the words it rests on and
              where they stand in the text (start and end, counted in Unicode characters)
audit.jsonl   what was done to these documents and claims in the record: when, by whom

The files manifest-sha256.txt and manifest-sha512.txt beside this folder hold the hash of every file in it.
Any program for BagIt (RFC 8493) checks them, and so do sha256sum and sha512sum:

    sha256sum --check manifest-sha256.txt
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why documents are handed over: the package's id, who does it, when, and the reason they gave."""

    id: str
    by: str
    at: datetime
    why: str


class Bag:
    """A bag in the making: each payload file is hashed as it goes by, the manifests come last."""

    def __init__(self, occasion: Occasion) -> None:
        self._occasion = occasion
        self._folder = f"handover-{occasion.id}"
        self._packer = Packer(int(occasion.at.timestamp()))
        self._payload: dict[str, dict[str, str]] = {}
        self._tags: dict[str, dict[str, str]] = {}
        self._size = 0

    def pieces(self, viewer: Viewer, documents: list[Document]) -> Iterator[bytes]:
        """The whole bag as a tar, piece by piece. Raises EvidenceError for a document that is not whole."""
        yield from self._tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        yield from self._data("README.txt", _README.encode())
        for row in documents:
            yield from self._document(viewer, row)
        yield from self._data("audit.jsonl", "".join(_audit(viewer, documents)).encode())
        yield from self._tag("bag-info.txt", self._info(len(documents)))
        for name in ALGORITHMS:
            yield from self._tag(f"manifest-{name}.txt", _lines(self._payload, name))
        for name in ALGORITHMS:
            yield from self._file(f"tagmanifest-{name}.txt", _lines(self._tags, name).encode())
        yield from self._packer.end()

    def _document(self, viewer: Viewer, row: Document) -> Iterator[bytes]:
        original = evidence.fetch(row.evidence)
        ending = PurePath(row.name).suffix.lower()
        ending = ending if _ENDING.fullmatch(ending) else ".bin"
        yield from self._data(f"originals/{row.public_id}{ending}", original)
        yield from self._data(f"texts/{row.public_id}.txt", text_of(viewer, row).text.encode())
        told = {
            "document": document_view(viewer, row.public_id),
            "consents": consents(viewer, row.public_id),
            "claims": [_claim(one) for one in claims_of(viewer, row, statuses=list(Status))],
        }
        yield from self._data(f"documents/{row.public_id}.json", _json(told, indent=1).encode())

    def _info(self, documents: int) -> str:
        one = self._occasion
        told = {
            "Bag-Software-Agent": f"Tumen {__version__}",
            "Bagging-Date": f"{one.at:%Y-%m-%d}",
            "Contact-Name": one.by,
            "External-Description": f"{documents} documents with their custody and claims",
            "External-Identifier": one.id,
            "Handed-Over-Because": one.why,
            "Payload-Oxum": f"{self._size}.{len(self._payload)}",
        }
        return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in told.items())

    def _data(self, name: str, data: bytes) -> Iterator[bytes]:
        self._payload[f"data/{name}"] = _hashes(data)
        self._size += len(data)
        yield from self._file(f"data/{name}", data)

    def _tag(self, name: str, text: str) -> Iterator[bytes]:
        self._tags[name] = _hashes(text.encode())
        yield from self._file(name, text.encode())

    def _file(self, name: str, data: bytes) -> Iterator[bytes]:
        return self._packer.add_bytes(f"{self._folder}/{name}", data)


def _claim(claim: ClaimView) -> dict[str, Any]:
    """A claim with what it rests on: its quote, where that stands, and each slot with rule or person."""
    return {
        "id": claim.id,
        "status": claim.status,
        "quote": claim.quote,
        "quote_stands": claim.quote_stands,
        "sentence": claim.sentence_text,
        "told_by": [[source.name for source in chain] for chain in claim.told_by],
        "read_by": claim.reader,
        "slots": [slot for slot in claim.slots.values() if slot.value is not None],
    }


def _audit(viewer: Viewer, documents: list[Document]) -> Iterator[str]:
    items = [row.public_id for row in documents]
    items += [one.id for row in documents for one in claims_of(viewer, row, statuses=list(Status))]
    lines = [line for item in items for line in audit_lines(viewer, item)]
    for line in sorted(lines, key=lambda line: line.at):
        yield _json(line) + "\n"


def _hashes(data: bytes) -> dict[str, str]:
    return {name: hashlib.new(name, data).hexdigest() for name in ALGORITHMS}


def _lines(files: dict[str, dict[str, str]], algorithm: str) -> str:
    return "".join(f"{hashes[algorithm]}  {name}\n" for name, hashes in sorted(files.items()))


def _json(value: Any, *, indent: int | None = None) -> str:
    return json.dumps(_plain(value), indent=indent, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value of a room as JSON holds it: views as objects of their fields, dates in EDTF, codes by name."""
    match value:
        case Enum():
            return value.value
        case Interval():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(_plain(key)): _plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
