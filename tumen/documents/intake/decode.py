"""Which letters bytes stand for: UTF-8, UTF-16, CP949 (with EUC-KR), Windows-1252, or none surely.

Guessing wrong would put words into a source's mouth, so each guess has to explain all of the bytes and look
like its language."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from tumen.documents.errors import DamagedFile, UnclearEncoding, UnsupportedFormat

_SAVE_AS_UTF_8 = "Open it in the program that it was written with and save it as text in UTF-8."

_NOT_TEXT = "it holds bytes that are no text. If it is a document, save it from its program as PDF or .docx."
_CUT_OFF = (
    "the file stops in the middle of a character, as if it were cut off. Get it again from where it came."
)

#: Encodings that a page or a message may name and that are then believed. An open list would let it name
#: Python's unpacking and escaping codecs.
_PAGE_ENCODINGS = re.compile(
    r"utf8|utf-?16(-le|-be)?|cp949|cp125\d|iso8859-\d+|koi8-[ru]|gb18030|big5|cp932|eucjp|iso2022(jp|kr)"
)
#: Pages that name the left are written in the right, its superset.
_WRITTEN_IN = {
    "euckr": "cp949", "ksc56011987": "cp949", "ksc5601": "cp949", "uhc": "cp949", "ms949": "cp949",
    "iso88591": "cp1252", "latin1": "cp1252", "usascii": "utf8", "ascii": "utf8",
    "gb2312": "gb18030", "gbk": "gb18030", "shiftjis": "cp932", "xsjis": "cp932",
    "utf16le": "utf-16-le", "utf16be": "utf-16-be", "koi8r": "koi8-r", "koi8u": "koi8-u",
    **{f"windows125{page}": f"cp125{page}" for page in range(9)},
    **{f"iso8859{part}": f"iso8859-{part}" for part in range(2, 17)},
}  # fmt: skip

#: Controls that no text program writes, private use, noncharacters.
_UNWRITTEN = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff]")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of the rows of KS X 1001 that hold symbols and that hold everyday Hangul.
_SYMBOL_ROWS, _HANGUL_ROWS = range(0xA1, 0xAD), range(0xB0, 0xC9)

#: Share of byte pairs that must be everyday Hangul for a file to count as CP949. Korean prose has over 0.97;
#: Chinese in GBK has about 0.6, accented Latin letters nearly 0.
_HANGUL_SHARE = 0.85

#: Share of bytes above 0x7F at which text is no longer a Western European language. French reaches 0.05,
#: quotes included.
_WESTERN_SHARE = 0.2

#: Share of characters that nobody writes above which bytes are not text. Stray ones come from old word
#: processors.
_UNWRITTEN_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that it was read by (as users know it), byte order mark dropped."""

    text: str
    encoding: str

    @property
    def notes(self) -> list[str]:
        """A sentence where the encoding was guessed and not stated by the bytes themselves."""
        if self.encoding in ("CP949", "Windows-1252"):
            return [
                f"The file's letters were read as {self.encoding}; check a line or two against the original."
            ]
        return []


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Read text bytes.

    ``declared`` is the encoding that the file names itself (a page's charset); it is believed when the bytes
    agree. Raises UnsupportedFormat for bytes that are not text, UnclearEncoding and DamagedFile for text that
    cannot be read for certain."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_written(_strictly(data[len(mark) :], encoding)), encoding.upper()[:6].rstrip("-"))
    return _without_nulls(data) or _as_declared(data, declared) or _by_content(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(data) or "truncated" in error.reason:
            raise DamagedFile(_CUT_OFF) from error
        raise UnclearEncoding(
            f"it begins as {encoding.upper()} and stops being so at byte {error.start:,}. {_SAVE_AS_UTF_8}"
        ) from error


def _without_nulls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, known by a zero in every other byte; other zeros mean that it is no text."""
    if b"\0" not in data:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    pairs = len(data) // 2
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        # Blanks, digits and line ends are a seventh or more even of Hangul, whose own low bytes are seldom
        # zero.
        if zeros > others * 4 and zeros >= pairs * 0.14 and len(data) % 2 == 0:
            return Decoded(_written(_strictly(data, encoding)), "UTF-16")
    raise UnsupportedFormat(_NOT_TEXT)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    name = re.sub(r"[^a-z0-9]", "", declared.lower())
    encoding = _WRITTEN_IN.get(name, name)
    # Bytes that are UTF-8 beyond ASCII are UTF-8, whatever an old page template says.
    if not _PAGE_ENCODINGS.fullmatch(encoding) or (not data.isascii() and not _first_odd_byte(data)):
        return None
    try:
        return Decoded(_written(data.decode(encoding)), encoding.upper())
    except (LookupError, UnicodeError):
        return None


def _first_odd_byte(data: bytes) -> UnicodeDecodeError | None:
    """Where ``data`` stops being UTF-8, None when all of it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error
    return None


def _by_content(data: bytes) -> Decoded:
    odd = _first_odd_byte(data)
    if odd is None:
        return Decoded(_written(data.decode("utf-8")), "UTF-8")
    guess = _korean(data) or _western(data)
    line = _first_odd_line(data)
    is_korean = guess is not None and guess.encoding == "CP949"
    if odd.reason == "unexpected end of data" and not data[: odd.start].isascii() and not is_korean:
        raise DamagedFile(_CUT_OFF)
    if line and not is_korean:
        raise UnclearEncoding(
            f"two encodings are mixed: line {line} is not UTF-8 and other lines are. {_SAVE_AS_UTF_8}"
        )
    if guess:
        return Decoded(_written(guess.text), guess.encoding)
    raise UnclearEncoding(f"its letters fit none of UTF-8, UTF-16, CP949 and Windows-1252. {_SAVE_AS_UTF_8}")


def _written(text: str) -> str:
    """``text``, when a person can have written it: hardly any control, private or unassigned characters."""
    unwritten = len(_UNWRITTEN.findall(text))
    if unwritten > max(2, len(text) * _UNWRITTEN_SHARE):
        raise UnsupportedFormat(_NOT_TEXT)
    return text


def _korean(data: bytes) -> Decoded | None:
    """CP949, when nearly all of the double bytes are everyday Hangul."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    # Symbols, the quotes among them, say nothing about the language.
    wide = Counter(mark for mark in text if ord(mark) > 0x7F)
    letters = {
        pair: count for mark, count in wide.items() if (pair := mark.encode("cp949"))[0] not in _SYMBOL_ROWS
    }
    everyday = sum(count for pair, count in letters.items() if pair[0] in _HANGUL_ROWS and pair[-1] >= 0xA1)
    total = sum(letters.values())
    return Decoded(text, "CP949") if total and everyday >= total * _HANGUL_SHARE else None


def _western(data: bytes) -> Decoded | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = sum(1 for character in text if ord(character) > 0x7F)
    return Decoded(text, "Windows-1252") if high <= max(1, len(text) * _WESTERN_SHARE) else None


def _first_odd_line(data: bytes) -> int:
    """The number of the first line that is not UTF-8, when some other line is UTF-8 beyond ASCII; else 0."""
    odd, sound = 0, False
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            odd = odd or number
        else:
            sound = sound or not line.isascii()
    return odd if sound else 0
