"""A release as entities of FollowTheMoney, a line of JSON for each. PURE.

What is described is what is public: the release, its table, drawing and reports, a redacted copy as the
document that it is (never the one that it was made of), the documents that a report cites with those who
published them. No person is among them. An id is made of the key that signs and the
number of the release: no id of the record is in it, and nothing joins it to another release.

Standard: FollowTheMoney 4 (Package, Table, Image, Pages, PlainText, Document, Article, Organization).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

ENTITIES = "entities.ftm.json"
#: Letters of the key in an id: enough that two vaults do not share one by chance.
_KEY = 16
#: What a file is, by its ending; anything else is a Document of no type that is told.
_SCHEMATA = {
    "csv": ("Table", "text/csv"),
    "svg": ("Image", "image/svg+xml"),
    "png": ("Image", "image/png"),
    "pdf": ("Pages", "application/pdf"),
    "docx": ("Pages", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": ("PlainText", "text/plain"),
    "json": ("Document", "application/json"),
    "geojson": ("Document", "application/geo+json"),
}
#: Languages as FollowTheMoney has them (ISO 639-3).
_LANGUAGES = {"en": "eng", "ko": "kor"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a release cites: its title, who published it ("" where that is not told), and the day
    as far as it is known (2023, 2023-10, 2023-10-18; "" for none)."""

    title: str
    publisher: str
    day: str


@dataclass(frozen=True, slots=True)
class Described:
    """A release as it is described: ``key`` is the one that signs, in hexadecimal."""

    number: int
    title: str
    day: date
    key: str
    notes: Sequence[str]
    columns: Sequence[str] = ()
    rows: int = 0
    cites: Sequence[Cited] = ()
    #: Whether each file says its SHA-256, in words: the field of FollowTheMoney is for SHA-1.
    hashed: bool = False


def entities_of(release: Described, files: Mapping[str, bytes]) -> bytes:
    """The entities of a release and of its ``files`` by their names."""
    made = [_package(release), *(_file(release, name, files[name]) for name in sorted(files))]
    made += _cited(release)
    return "".join(json.dumps(each, ensure_ascii=False, sort_keys=True) + "\n" for each in made).encode()


def _package(release: Described) -> dict[str, Any]:
    told = {
        "title": release.title,
        "fileName": f"release-{release.number}.zip",
        "mimeType": "application/zip",
        "publishedAt": release.day.isoformat(),
        "description": " ".join(release.notes),
    }
    return _entity(release, "package", "Package", told)


def _file(release: Described, name: str, data: bytes) -> dict[str, Any]:
    schema, media = _SCHEMATA.get(name.rpartition(".")[2], ("Document", ""))
    told: dict[str, Any] = {
        "title": f"{release.title}: {name}",
        "fileName": name,
        "mimeType": media,
        "fileSize": str(len(data)),
        "publishedAt": release.day.isoformat(),
        "parent": _id(release, "package"),
    }
    if release.hashed:
        told["description"] = f"SHA-256 {hashlib.sha256(data).hexdigest()}"
    stem = name.rpartition(".")[0]
    if (language := stem.rpartition("-")[2]) in _LANGUAGES:
        told["language"] = _LANGUAGES[language]
    if schema == "Table" and release.columns and name == "data.csv":
        told["columns"] = json.dumps(list(release.columns), ensure_ascii=False)
        told["rowCount"] = str(release.rows)
    return _entity(release, f"file-{name.replace('.', '-')}", schema, told)


def _cited(release: Described) -> Iterator[dict[str, Any]]:
    """The documents that it cites in order, and each publisher once."""
    publishers = list(dict.fromkeys(each.publisher for each in release.cites if each.publisher))
    for at, name in enumerate(publishers, 1):
        yield _entity(release, f"publisher-{at}", "Organization", {"name": name})
    for at, each in enumerate(release.cites, 1):
        told = {
            "title": each.title,
            "publisher": each.publisher,
            "publishedAt": each.day,
            "proof": _id(release, "package"),
        }
        yield _entity(release, f"document-{at}", "Article", told)


def _entity(release: Described, name: str, schema: str, told: Mapping[str, Any]) -> dict[str, Any]:
    properties = {key: [value] for key, value in told.items() if value}
    return {"id": _id(release, name), "schema": schema, "properties": properties}


def _id(release: Described, name: str) -> str:
    return f"tumen-{release.key[:_KEY]}-{release.number}-{name}"
