"""Where words stand in a text, however they are written there. PURE.

Case and blanks do not matter; nor does it whether a line ends within them, with a hyphen or (in Korean and
Chinese) without one, whether signs that nobody sees stand in them, whether file names put lines and dots for
blanks, or whether a letter is kept in one piece or in several. In Korean, where particles stand close, they
may end within a word, and a blank may stand after the family name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tumen.vocabulary.spans import Span

#: Letters and digits of scripts that set words apart: a name in them does not begin or end within a word.
_APART = r"[0-9A-Za-z\u00c0-\u024f]"
_BETWEEN = r"[\s_.\-]*"
#: What is in a text and not in its words: signs without width, and ends of lines within a word.
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200d\u2060\ufeff]+"
    r"|(?<=\w)[-\u2010][ \t]*\r?\n[ \t]*(?=\w)"
    r"|(?<=[\u4e00-\u9fff\uac00-\ud7a3])[ \t]*\r?\n[ \t]*(?=[\u4e00-\u9fff\uac00-\ud7a3])"
)
#: A letter with what belongs to it: marks above and below, and the further parts of a Korean syllable.
_LETTER = re.compile(r"(?s).[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{3,4}")


class Wanted:
    """Words to look for; false where there are none."""

    def __init__(self, words: Iterable[str]) -> None:
        wanted = {" ".join(unicodedata.normalize("NFC", each).split()) for each in words} - {""}
        found = [_written(each) for each in sorted(wanted, key=lambda each: (-len(each), each))]
        self._pattern = re.compile("|".join(found), re.IGNORECASE) if found else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def spans(self, text: str) -> list[Span]:
        """Where any of the words stand, in order; some may overlap."""
        if self._pattern is None:
            return []
        found = {Span(*at.span()) for at in self._pattern.finditer(text)}
        if not unicodedata.is_normalized("NFC", text) or _UNSEEN.search(text):
            plain, places = _plain(text)
            found |= {
                Span(places[at.start()], places[at.end() - 1] + _width(text, places[at.end() - 1]))
                for at in self._pattern.finditer(plain)
            }
        return sorted(found)


def _width(text: str, at: int) -> int:
    """How many code points the letter has that begins there."""
    letter = _LETTER.match(text, at)
    return len(letter[0]) if letter else 1


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without what is in no word, its letters in one piece; and where each of its signs stood."""
    signs: list[str] = []
    places: list[int] = []
    for begin, end in _seen(text):
        for letter in _LETTER.finditer(text, begin, end):
            whole = unicodedata.normalize("NFC", letter[0])
            signs.append(whole)
            places += [letter.start()] * len(whole)
    return "".join(signs), places


def _seen(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for unseen in _UNSEEN.finditer(text):
        yield at, unseen.start()
        at = unseen.end()
    yield at, len(text)


def _written(words: str) -> str:
    inner = _BETWEEN.join(_part(part) for part in words.split())
    before = f"(?<!{_APART})" if re.match(_APART, words[0]) else ""
    after = f"(?!{_APART})" if re.match(_APART, words[-1]) else ""
    return f"{before}{inner}{after}"


def _part(part: str) -> str:
    if not _HANGUL.fullmatch(part):
        return re.escape(part)
    given = part[1:] if len(part) == 3 else f"{part[1]}[ ]?{part[2:]}"
    return f"{part[0]}[ ]?{given}"
