"""The files of a release, and the one package that they leave in.

    data.csv          the table; what is withheld is empty and says so
    chart.svg, .png   its drawing; of a table by country map.svg and map.geojson too
    entities.ftm.json what is in it, as entities of FollowTheMoney
    uwazi-en.csv, -ko the table as Uwazi imports it
    datapackage.json  what the columns mean (Frictionless Data Package 1.0)
    copy.txt, .pdf    of a redacted copy of a document, in the place of these three
    about.json        with it: its title, and what its reader has to know
    (beside a table its reports, of reporting.py, and ro-crate-metadata.json, of crate.py)
    manifest.json     number, title, query, method, who approved, and the hash of each of these
    signature.json    Ed25519 over the bytes of manifest.json, with the public key

The same release gives the same bytes each time. A cell that a spreadsheet would take for a formula begins
with an apostrophe.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tumen.publication.errors import NotGenuine
from tumen.publication.forms.counts import Shown as Shown
from tumen.publication.forms.counts import margins_of
from tumen.vault.workspace import Workspace
from tumen.vocabulary import acts
from tumen.vocabulary.gazetteer import gazetteer

ABOUT = "about.json"
DATA, CHART, DESCRIPTION, MANIFEST, SIGNATURE = (
    *("data.csv", "chart.svg", "datapackage.json", "manifest.json", "signature.json"),
)
#: With what a spreadsheet takes a cell for something to be worked out (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
WITHHELD = "withheld"
#: Bytes of a package that is looked into: a table takes some thousand, a copy of many pictures the most.
LARGEST = 300_000_000
#: The drawing, in its own units: rows, the room for words and for bars.
_ROW, _WORDS, _BAR, _NUMBER, _TOP = 26, 230, 400, 90, 44


def files_of(
    title: str, heads: Sequence[str], lines: Sequence[Shown], notes: Sequence[str]
) -> dict[str, bytes]:
    """The table, its drawing, and what describes them. ``heads`` is what the lines are by: one or two."""
    data, chart = csv_of(heads, lines), svg_of(title, lines)
    return {DATA: data, CHART: chart, DESCRIPTION: _description(title, heads, data, notes)}


def files_of_copy(title: str, form: str, data: bytes, notes: Sequence[str]) -> dict[str, bytes]:
    """A redacted copy, and what describes it."""
    name = f"copy.{form}"
    return {name: data, ABOUT: as_json({"title": title, "file": name, "description": " ".join(notes)})}


def csv_of(heads: Sequence[str], lines: Sequence[Shown]) -> bytes:
    """A line for each count: what it is of, also by the code of a standard where one has it, and how many."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(columns_of(heads))
    for line in lines:
        count = "" if line.count is None else str(line.count)
        said = zip(heads, (line.words, line.across), strict=False)
        named = [each for head, words in said for each in _coded(head, words)]
        rows.writerow([*map(harmless, named), count, WITHHELD if line.count is None else ""])
    return written.getvalue().encode()


def _fields(head: str) -> list[dict[str, Any]]:
    """The columns that say what a line is of."""
    named: dict[str, Any] = {"name": head, "type": "string"}
    if head not in _STANDARDS:
        return [named]
    name, description, _ = _STANDARDS[head]
    return [named, {"name": name, "type": "string", "description": description}]


def _coded(head: str, words: str) -> list[str]:
    return [words, code_of(head, words)] if head in _STANDARDS else [words]


def code_of(head: str, words: str) -> str:
    """The code by a standard of what a row or column of ``head`` is of; "" where it has none."""
    return _STANDARDS[head][2](words) if head in _STANDARDS else ""


def columns_of(heads: Sequence[str]) -> list[str]:
    """The columns of the table, in order."""
    return [*(field["name"] for head in heads for field in _fields(head)), "count", "note"]


def _of_huridocs(act: str) -> str:
    known = acts.acts().get(act)
    return known.huridocs.partition(" ")[0] if known else ""


def _of_iso(country: str) -> str:
    return next((code for code, each in gazetteer().countries.items() if each.name == country), "")


#: Beside what a line is of, its code by a standard: the column's name, what it means, and the code of a word.
_STANDARDS: Mapping[str, tuple[str, str, Callable[[str], str]]] = {
    "act": ("huridocs", "Code of HURIDOCS micro-thesaurus 4; empty where it has none.", _of_huridocs),
    "country": ("iso3166", "Code of ISO 3166-1, two letters; empty for what is no one country.", _of_iso),
}


def harmless(words: str) -> str:
    """The words as a cell that no spreadsheet works out."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def svg_of(title: str, lines: Sequence[Shown]) -> bytes:
    """Bars with their words and numbers; what is withheld has no bar. No script, nothing from elsewhere."""
    told = margins_of(lines)
    most = max((line.count or 0 for line in told), default=0) or 1
    height, width = _TOP + _ROW * len(told) + 16, _WORDS + _BAR + _NUMBER
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title words" font-family="sans-serif" '
        'font-size="13">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="words">{escape("; ".join(_told(line) for line in (*told, *lines[-1:])))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="24" font-size="15" font-weight="bold">{escape(title)}</text>',
    ]
    for at, line in enumerate(told):
        y = _TOP + _ROW * at
        size = round(_BAR * (line.count or 0) / most, 1)
        parts.append(f'<text x="{_WORDS - 8}" y="{y + 14}" text-anchor="end">{escape(line.words)}</text>')
        if line.count is None:
            parts.append(f'<text x="{_WORDS}" y="{y + 14}" fill="#555" font-style="italic">{WITHHELD}</text>')
            continue
        parts.append(f'<rect x="{_WORDS}" y="{y}" width="{size}" height="18" fill="#2f5d8a"/>')
        parts.append(f'<text x="{_WORDS + size + 6}" y="{y + 14}">{line.count:,}</text>')
    return "\n".join([*parts, "</svg>", ""]).encode()


def _told(line: Shown) -> str:
    return f"{line.words}: {WITHHELD if line.count is None else line.count}"


def _description(title: str, heads: Sequence[str], data: bytes, notes: Sequence[str]) -> bytes:
    fields = [
        *(field for head in heads for field in _fields(head)),
        {"name": "count", "type": "integer", "constraints": {"minimum": 0}},
        {"name": "note", "type": "string", "description": f"“{WITHHELD}” where the count is not given."},
    ]
    return as_json(
        {
            "profile": "tabular-data-package",
            "name": "release",
            "title": title,
            "description": " ".join(notes),
            "resources": [
                {
                    "profile": "tabular-data-resource",
                    "name": "data",
                    "path": DATA,
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "bytes": len(data),
                    "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                    "schema": {"fields": fields, "missingValues": [""]},
                }
            ],
        }
    )


def as_json(value: Any) -> bytes:
    """JSON in the one form that is signed: keys in order, no letter escaped."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in files.items()}


def public_key() -> str:
    """The key by which anybody can check what this vault published, in hexadecimal."""
    return _private().public_key().public_bytes_raw().hex()


def signature_of(manifest: bytes) -> str:
    return _private().sign(_signed(manifest)).hex()


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(Workspace.current().keys().releases)


def _signed(manifest: bytes) -> bytes:
    """What is signed says what it is, so that no other signature of ours can be taken for it."""
    return b"tumen release v1\n" + manifest


def packed(files: Mapping[str, bytes], manifest: bytes, *, key: str, signature: str) -> bytes:
    """All of it as one zip archive, the same bytes each time."""
    sealed = as_json({"algorithm": "Ed25519", "key": key, "signature": signature})
    return zipped({**files, MANIFEST: manifest, SIGNATURE: sealed})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as one zip archive, in the order of their names, the same bytes each time."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            told = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            told.external_attr = 0o644 << 16
            told.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(told, data)
    return written.getvalue()


def files_in(package: bytes) -> dict[str, bytes]:
    """Every file of a package that was proved."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {each.filename: archive.read(each) for each in archive.infolist()}


def proved(package: bytes, *, key: str) -> dict[str, Any]:
    """The manifest of a package, once every file is what was signed by ``key``. Raises `NotGenuine`."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                raise NotGenuine("This file is larger than any release.")
            files = {each.filename: archive.read(each) for each in archive.infolist()}
        manifest = files.pop(MANIFEST)
        sealed = json.loads(files.pop(SIGNATURE))
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(sealed["signature"]), _signed(manifest)
        )
        told: dict[str, Any] = json.loads(manifest)
    except (
        zipfile.BadZipFile,
        KeyError,
        TypeError,
        ValueError,
        InvalidSignature,
        OSError,
        EOFError,
    ) as error:
        raise NotGenuine(
            "This is no release of this vault, or it was changed: its signature fails."
        ) from error
    except (zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise NotGenuine("This is no release: its archive cannot be read.") from error
    if told.get("files") != hashes_of(files):
        raise NotGenuine("A file of this release is not what was signed, or one is missing or too many.")
    return told
