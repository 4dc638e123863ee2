"""What the files of a release are, for machines that gather research data: RO-Crate 1.1. PURE."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

CRATE = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.1"
#: What is in a package beside the files that the crate is made of: they name its hash, so it names none.
_LATER = {
    "manifest.json": "Number, query, method and the hash of each file",
    "signature.json": "Ed25519 over manifest.json",
}
_TYPES = {
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "geojson": "application/geo+json",
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NAMES = {
    "data.csv": "The table",
    "chart.svg": "Its drawing",
    "chart.png": "Its drawing as a picture",
    "map.svg": "The table as a map",
    "map.geojson": "The countries of the table with their counts and outlines (GeoJSON)",
    "entities.ftm.json": "What is in it, as entities of FollowTheMoney",
    "uwazi-en.csv": "The table as Uwazi imports it, in English",
    "uwazi-ko.csv": "The table as Uwazi imports it, in Korean",
    "datapackage.json": "What the columns mean (Frictionless Data Package)",
    "report-en.pdf": "The report in English",
    "report-ko.pdf": "The report in Korean",
    "report-en.docx": "The report in English, to be worked on",
    "report-ko.docx": "The report in Korean, to be worked on",
}
#: A release names no licence: which one holds is for whoever publishes it to say.
_TERMS = {
    "@id": "#terms",
    "@type": "CreativeWork",
    "name": "No licence was stated",
    "description": "It may be quoted with its number. Ask who published it before you use it otherwise.",
}


def crate_of(
    *, number: int, id: str, title: str, at: datetime, notes: Sequence[str], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """The description of a release and of each of its ``files``, as JSON-LD."""
    names = [*sorted(files), *_LATER]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": " ".join(notes),
        "datePublished": at.isoformat(timespec="seconds"),
        "identifier": id,
        "version": str(number),
        "license": {"@id": _TERMS["@id"]},
        "hasPart": [{"@id": name} for name in names],
    }
    described = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _VERSION},
    }
    parts = [_part(name, files.get(name)) for name in names]
    context = [f"{_VERSION}/context", {"sha256": "https://schema.org/sha256"}]
    return {"@context": context, "@graph": [described, root, *parts, _TERMS]}


def _part(name: str, data: bytes | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@id": name,
        "@type": "File",
        "name": _NAMES.get(name) or _LATER.get(name) or name,
        "encodingFormat": _TYPES.get(name.rpartition(".")[2], "application/octet-stream"),
    }
    if name.startswith("report-"):
        told["inLanguage"] = name.removeprefix("report-").partition(".")[0]
    if data is not None:
        told |= {"contentSize": str(len(data)), "sha256": hashlib.sha256(data).hexdigest()}
    return told
