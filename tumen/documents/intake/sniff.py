"""What a file is, by its content; the name settles only what content leaves open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass

from tumen.documents.errors import DamagedFile, EmptyFile, ProtectedFile, UnsupportedFormat
from tumen.documents.intake.confined.packed import BROKEN_ZIP
from tumen.documents.intake.decode import Decoded, decode
from tumen.documents.intake.delimited import looks_delimited
from tumen.documents.intake.entry import ATOM_ENTRY, RSS_ITEM
from tumen.documents.intake.hints import NO_HINTS, Hints
from tumen.documents.intake.holders import CALLED, MBOX, MESSAGE, OPENING, ZIP, holder_type

PLAIN, MARKDOWN, HTML, CSV = "text/plain", "text/markdown", "text/html", "text/csv"
EML = MESSAGE
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_UNPACK = "Unpack it and read the folder."
_WRITE_DOWN = "Write down what it says as text and read that."
_CONVERT = "Open it in its program or in LibreOffice and save it as .docx or PDF."

#: First bytes of formats that are not read, with what they are and what to do.
_REFUSED_BY_START: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"{\\rtf",), "a rich text file (.rtf)", _CONVERT),
    (
        (b"HWP Document File",),
        "a Hangul file (.hwp)",
        "Open it in Hangul or LibreOffice and save it as .docx or PDF.",
    ),
    ((b"\xdb\xa5-",), "an old Word file (.doc)", _CONVERT),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
        "a picture",
        "Run text recognition (OCR) on it and save the result as PDF, or type its text in.",
    ),
    ((b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"), "an archive", _UNPACK),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"), "a packed file", _UNPACK),
    ((b"ID3", b"OggS", b"fLaC", b"RIFF"), "a recording", _WRITE_DOWN),
    ((b"%!PS",), "a PostScript file", "Convert it to PDF."),
    ((b"SQLite format 3\0",), "a database", "Export the table as .csv."),
    (
        (b"filedesc://",),
        "an old web archive (ARC)",
        "Convert it to WARC, for instance with warcio, and read that.",
    ),
    ((b"!BDN",), "a mailbox of Outlook (.pst)", "Save the messages one by one as .eml."),
)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's media type; ``decoded`` for the formats that are text."""

    media_type: str
    decoded: Decoded | None = None


def sniff(data: bytes, *, name: str, hints: Hints = NO_HINTS) -> Sniffed:
    """Say what ``data`` is; ``hints`` are what the container says of it that it was in.

    Raises EmptyFile, UnsupportedFormat (with how to convert), ProtectedFile, DamagedFile or UnclearEncoding.
    """
    if not data.strip(b" \t\r\n\0"):
        raise EmptyFile("it is empty. Check that the file was saved or sent whole.")
    if hints.media_type in (EML, RSS_ITEM, ATOM_ENTRY):
        return Sniffed(hints.media_type)
    _refuse_holder(data)
    _refuse_known(data)
    if b"%PDF-" in data[:1024]:
        return Sniffed(PDF)
    if data.startswith(b"PK\x03\x04"):
        packed = _packed_type(data)
        if packed == ZIP:
            raise _held(ZIP)
        return Sniffed(packed)
    return _sniff_text(data, name, hints.charset)


def is_archive(data: bytes) -> bool:
    """Whether a file that begins as a zip archive is one of documents, and not an office file.

    Raises DamagedFile, and UnsupportedFormat for office files that are not read.
    """
    return _packed_type(data) == ZIP


def _refuse_holder(data: bytes) -> None:
    """Refuse what holds documents: it is opened where a person named it, and never inside another file."""
    holder = holder_type(data[:OPENING])
    if holder and (holder != MBOX or _SECOND_MESSAGE.search(data)):
        raise _held(holder)


#: The line before any message of a mailbox but the first; a single message may be saved with such a line too.
_SECOND_MESSAGE = re.compile(rb"\n\r?\nFrom [^\r\n]*\d:\d\d[^\r\n]*\d{4}")


def _held(holder: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"this is {CALLED[holder]}: it holds documents and is none, and is not opened inside another file. "
        "Take it out and read it by itself."
    )


def _refuse_known(data: bytes) -> None:
    for starts, what, to_do in _REFUSED_BY_START:
        if data.startswith(starts):
            raise UnsupportedFormat(f"this is {what}, which cannot be read. {to_do}")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_compound(data)
    if data[4:8] == b"ftyp":
        raise UnsupportedFormat(f"this is a recording or a picture, which cannot be read. {_WRITE_DOWN}")
    if data[257:262] == b"ustar":
        raise UnsupportedFormat(f"this is an archive, which cannot be read. {_UNPACK}")


def _refuse_compound(data: bytes) -> None:
    """Refuse the container that old Office, Hangul 5, Outlook and protected new Office files share."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise ProtectedFile(
            "it is protected by a password. Open it, save a copy without the password, and read that."
        )
    if b"HWP Document File" in data or holds("HwpSummaryInformation"):
        raise UnsupportedFormat(
            "this is a Hangul file (.hwp), which cannot be read. Open it in Hangul or LibreOffice and "
            "save it as .docx or PDF."
        )
    if holds("__substg1.0"):
        raise UnsupportedFormat("this is an Outlook message (.msg), which cannot be read. Save it as .eml.")
    if holds("Workbook") or holds("Book"):
        raise UnsupportedFormat(
            "this is an old Excel file (.xls), which cannot be read. Save it as .xlsx or .csv."
        )
    raise UnsupportedFormat(f"this is an old Word or Office file (.doc), which cannot be read. {_CONVERT}")


def _packed_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _small_part(archive, "mimetype")
    except BROKEN_ZIP as error:
        raise DamagedFile(
            "it begins as a Word, Excel or archive file and breaks off. Get it again from where it came."
        ) from error
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    _refuse_packed(kind, names)
    return ZIP


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of an archive that should be a few bytes; nothing is unpacked when it claims to be more."""
    part = archive.NameToInfo.get(name)
    return archive.read(part) if part and part.file_size < 200 and not part.flag_bits & 1 else b""


def _refuse_packed(kind: bytes, names: set[str]) -> None:
    if b"hwp" in kind or any(name.startswith("Contents/section") for name in names):
        raise UnsupportedFormat(
            "this is a Hangul file (.hwpx), which cannot be read. Save it from Hangul as .docx or PDF."
        )
    if b"opendocument.spreadsheet" in kind:
        raise UnsupportedFormat(
            "this is an OpenDocument list (.ods), which cannot be read. Save it as .xlsx or .csv."
        )
    if b"opendocument" in kind or b"epub" in kind:
        raise UnsupportedFormat(f"this is an OpenDocument or e-book file, which cannot be read. {_CONVERT}")
    if "ppt/presentation.xml" in names:
        raise UnsupportedFormat("this is a presentation (.pptx), which cannot be read. Save it as PDF.")


def _sniff_text(data: bytes, name: str, charset: str) -> Sniffed:
    # The markup of pages and the headers of messages are ASCII, so they show before the letters are known.
    start = data[:16_384].decode("latin-1")
    if _looks_like_html(start):
        return Sniffed(HTML, decode(data, declared=declared_charset(start) or charset))
    if _looks_like_message(start, name):
        return Sniffed(EML)
    decoded = decode(data, declared=charset)
    text = decoded.text
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise EmptyFile("it holds nothing but blanks. Check that the file was saved whole.")
    _refuse_data(text)
    if _looks_like_html(text[:16_384]):
        return Sniffed(HTML, decoded)
    if looks_delimited(text, is_named_so=_ends(name, ".csv", ".tsv", ".tab")):
        return Sniffed(CSV, decoded)
    return Sniffed(MARKDOWN if _looks_like_markdown(text, name) else PLAIN, decoded)


def _ends(name: str, *endings: str) -> bool:
    return name.lower().endswith(endings)


_TAG = re.compile(
    r"<(?:html|head|body|title|meta|p|div|article|section|br|span|table|h[1-6]|ul|a)\b[^<>]*>", re.IGNORECASE
)


def _looks_like_html(start: str) -> bool:
    opening = re.sub(
        r"^(?:\s|<!--.*?-->|<\?xml[^>]*>|[\ufeff\xef\xbb\xbf])+", "", start[:4_096], flags=re.DOTALL
    ).lower()
    if opening.startswith(("<!doctype html", "<html")):
        return True
    return opening.startswith("<") and len(_TAG.findall(start)) >= 3


_CHARSET = re.compile(
    r"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|^<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)


def declared_charset(start: str) -> str:
    """The encoding that a page names in its head, empty when it names none."""
    match = _CHARSET.search(start)
    return (match[1] or match[2]) if match else ""


_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?(.*)$")
_TECHNICAL = frozenset(
    (
        "mime-version",
        "message-id",
        "received",
        "content-type",
        "return-path",
        "delivered-to",
        "dkim-signature",
        "x-mailer",
    )
)
_USUAL = frozenset(("from", "to", "date", "subject", "cc", "sender", "reply-to"))


def _looks_like_message(start: str, name: str) -> bool:
    """Whether it opens with a message's headers; "From:" and "Date:" alone are a memo."""
    seen = set()
    for line in start.lstrip("\r\n").splitlines():
        header = _HEADER.match(line)
        if header:
            seen.add(header[1].lower())
        elif not (line.startswith((" ", "\t")) or line.startswith("From ")):
            break
    is_message = bool(seen & _TECHNICAL) and len(seen & _USUAL) >= 1
    return is_message or (_ends(name, ".eml") and len(seen & _USUAL) >= 2)


def _refuse_data(text: str) -> None:
    opening = text.lstrip("\ufeff \t\r\n")[:200]
    if opening.startswith("{\\rtf"):
        raise UnsupportedFormat(f"this is a rich text file (.rtf), which cannot be read. {_CONVERT}")
    if opening.startswith("<?xml") and not _looks_like_html(text[:16_384]):
        raise UnsupportedFormat(
            "this is a data file (XML). Save the page or the list that it feeds, as .html or .csv."
        )
    if opening.startswith(("{", "[")) and _is_json(text):
        raise UnsupportedFormat("this is a data file (JSON). Save the list in it as .csv, one record a row.")


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False


_MARKDOWN_SIGNS = re.compile(
    r"^#{1,6} \S|^(?:[-*] )?\*\*[^*\n]+\*\*|\[[^\[\]\n]+\]\(https?://|^> \S|^```|^\|.+\|\s*\n\|[\s:|-]+\|",
    re.MULTILINE,
)


def _looks_like_markdown(text: str, name: str) -> bool:
    signs = _MARKDOWN_SIGNS.findall(text[:50_000])
    return len(signs) >= (1 if _ends(name, ".md", ".markdown") else 3)
