"""One source from many spellings of its name, and what kind of source a name is.

Names are told apart by their words only: "Moon" and "Moon Seo-yul" stay two sources until a person joins
them.
"""

from __future__ import annotations

import re
import unicodedata

from tumen.claims.models import SourceKind
from tumen.vocabulary.places import canonical

#: Longest name kept, in characters; a longer "name" is a passage that the reading took whole.
LONGEST = 300

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|rev|father|sister)\.?\s+)+", re.IGNORECASE
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")

_OFFICES = frozenset(
    "minister secretary ambassador spokesman spokeswoman spokesperson rapporteur commissioner president"
    " director"
    " chair chairman chairwoman consul envoy governor prosecutor judge mayor general official officer".split()
)
_BODIES = frozenset(
    "ministry embassy government department council committee group organisation organization association"
    " centre center agency party commission union institute university court parliament database authorities"
    " network foundation coalition office police watch international nations news wire times post house"
    " consulate secretariat mission bureau academy society club alliance front army force forces".split()
)


def clean_name(name: str) -> str:
    """``name`` without stray blanks and marks at its ends, at most `LONGEST` characters."""
    name = " ".join(unicodedata.normalize("NFC", name).split()).strip(' ,;:."“”')
    return name.removesuffix("'s").removesuffix("’s")[:LONGEST].rstrip()


def source_key(name: str) -> str:
    """What spellings of one source share: case, blanks, a leading article and curly marks do not count.

    Empty for a name without letters or digits.
    """
    key = _ARTICLE.sub("", clean_name(name).translate(_QUOTES)).casefold()
    return key if any(sign.isalnum() for sign in key) else ""


def kind_of(name: str) -> SourceKind:
    """What kind of source a name is by its words; a capitalised name of unknown sort counts as a person's."""
    bare = _ARTICLE.sub("", clean_name(name))
    words = [word.strip("'\"(),.").lower() for word in bare.split()]
    if not words:
        return SourceKind.DESCRIBED
    if _TITLES.match(bare) or _HANGUL_NAME.fullmatch(bare):
        return SourceKind.PERSON
    if not any(word[:1].isupper() for word in bare.split()[-1:]) and words[-1] not in _OFFICES | _BODIES:
        return SourceKind.BODY if _is_hangul(bare) else SourceKind.DESCRIBED
    if _is_plural_office(words[-1]):
        return SourceKind.DESCRIBED
    if words[-1] in _OFFICES or (words[0] in _OFFICES and "of" in words):
        return SourceKind.OFFICE
    return SourceKind.BODY if _is_body(bare, words) else SourceKind.PERSON


def _is_plural_office(word: str) -> bool:
    return word.removesuffix("s") in _OFFICES and word not in _OFFICES


def _is_body(bare: str, words: list[str]) -> bool:
    is_acronym = len(bare) > 1 and bare.isupper() and " " not in bare
    # A place that speaks is its government.
    return (
        is_acronym
        or bool(_BODIES & set(words))
        or bool({"for", "of"} & set(words))
        or canonical(bare) is not None
    )


def _is_hangul(text: str) -> bool:
    return any("가" <= sign <= "힣" for sign in text)
