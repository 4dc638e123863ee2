"""Sentences and labels of the rooms, in the language of the pages.

The rooms speak English: what they hand out is a label of a code ("forced return"), an event's title, or a
sentence with values in it. Pages pass it through `said`, which looks it up among the labels and sentences of
`locale/.../rooms.po`; in those, ``{1}`` stands for a value. What is not there stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from django.utils.translation import get_language, gettext, override

from tumen.record import korean
from tumen.record.titles import Title

LOCALE = Path(__file__).parent / "locale"
#: A value in a sentence of a room.
VALUE = re.compile(r"\{(\d)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with values: how it begins, what it looks like in English, and its other language."""

    one: str
    begins: str
    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the rooms say, in one language."""

    labels: Mapping[str, str]
    sentences: tuple[Sentence, ...]


def said(words: str) -> str:
    """The words of a room in the language of the page."""
    language = (get_language() or "en")[:2]
    if language == "en" or not words:
        return words
    if isinstance(words, Title):
        return korean.title_words(words.parts, said) if language == "ko" else str(words)
    found = _found(words, rooms_in(language))
    if found is None and language == "ko":
        found = korean.amounts_in(words)
    return found or gettext(words)


def said_in_korean(words: str) -> str:
    """The words of a room in Korean, whatever the language of the page: for papers that are written in it."""
    with override("ko"):
        return said(words)


def _found(words: str, rooms: Rooms) -> str | None:
    """A label, a sentence, or several of them after each other; None where a part is in none of the files."""
    found = rooms.labels.get(words)
    if found is None:
        found = _in_parts(words, rooms)
    return _as_sentence(words, rooms) if found is None else found


#: What stands between the parts of a reason: "Denied. Same act, same day; the figures agree."
_BETWEEN = (". ", "; ")


def _in_parts(words: str, rooms: Rooms) -> str | None:
    for between in _BETWEEN:
        if between in words:
            return _joined(words.split(between), between, rooms)
    if words.endswith("."):
        found = _whole(words[:-1], rooms)
        return f"{found.rstrip('.')}." if found else None
    return None


def _joined(parts: list[str], between: str, rooms: Rooms) -> str | None:
    """The parts one after the other, each with as many of those that follow as are known as one."""
    told: list[str] = []
    while parts:
        for many in range(len(parts), 0, -1):
            piece = between.join(parts[:many])
            own = between if many > 1 else ""
            found = _whole(piece, rooms, own) or _whole(f"{piece}.", rooms, own)
            if found is None and many == 1 and len(parts) + len(told) > 1:
                found = _in_parts(piece, rooms)
            if found is not None:
                told.append(found.rstrip(".") if between == ". " else found)
                parts = parts[many:]
                break
        else:
            return None
    return between.join(told) + ("." if between == ". " else "")


def _whole(words: str, rooms: Rooms, own: str = "") -> str | None:
    """As one label or sentence; ``own`` is what a sentence has to say itself, and not in a value."""
    return rooms.labels.get(words) or _as_sentence(words, rooms, own)


def _as_sentence(words: str, rooms: Rooms, own: str = "") -> str | None:
    for each in rooms.sentences:
        if own in each.one and words.startswith(each.begins) and (match := each.pattern.fullmatch(words)):
            return _filled(each.words, match.groupdict(), rooms)
    return None


def _filled(words: str, values: Mapping[str, str], rooms: Rooms) -> str:
    """The sentence with its values: a label and an amount are said too; a name, an id or a number stays."""
    said_values = {
        name: rooms.labels.get(value) or korean.amounts_in(value) for name, value in values.items()
    }
    return VALUE.sub(lambda of: said_values[f"v{of[1]}"], words)


@cache
def rooms_in(language: str) -> Rooms:
    """What the rooms say in a language; nothing for one that has no file."""
    path = LOCALE / language / "LC_MESSAGES" / "rooms.mo"
    if not path.is_file():
        return Rooms({}, ())
    with path.open("rb") as file:
        known: Mapping[str, str] = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    told = {one: other for one, other in known.items() if one and other}
    with_values = sorted((one for one in told if VALUE.search(one)), key=_plain_letters, reverse=True)
    places = korean.place_names() if language == "ko" else {}
    labels = {**places, **{one: other for one, other in told.items() if not VALUE.search(one)}}
    return Rooms(labels, tuple(_sentence(one, told[one]) for one in with_values))


def _plain_letters(words: str) -> int:
    """How much of a sentence is its own: the one that says more is looked at first."""
    return len(VALUE.sub("", words))


def _sentence(one: str, other: str) -> Sentence:
    parts, seen, pattern = VALUE.split(one), set[str](), ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P=v{part})" if part in seen else f"(?P<v{part}>.+?)"
            seen.add(part)
    return Sentence(one, parts[0], re.compile(pattern, re.DOTALL), other)
