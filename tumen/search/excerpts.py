"""Where what was looked for stands in a text that is shown: a piece of the text, cut at what was found.
PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import Asked, plain, read

#: Signs on each side of what was found.
_AROUND = 140
#: Signs of a text in which every word is looked at where its stems are not found by their letters.
_LOOKED_AT = 6_000
#: Places that are tried.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an excerpt; ``is_found`` is what was looked for."""

    text: str
    is_found: bool


#: A piece of a text; it begins or ends with "…" where more of the text is there.
Excerpt = tuple[Stretch, ...]


def excerpt(text: str, asked: Asked) -> Excerpt:
    """The piece of a shown text where what was asked for stands first; its beginning where nothing does."""
    shown = " ".join(plain(text).split())
    best: tuple[int, Span] = (0, Span(0, min(len(shown), 2 * _AROUND)))
    for place in _places(shown, asked):
        window = _window(shown, place)
        found = len(_kinds(window.of(shown), asked))
        if found > best[0]:
            best = (found, window)
        if found >= len(asked.groups):
            break
    window = best[1]
    before, after = "…" if window.start else "", "…" if window.end < len(shown) else ""
    return _joined(before, marked(window.of(shown), asked), after)


def marked(text: str, asked: Asked) -> Excerpt:
    """A whole text, cut at what was asked for."""
    found = read(text)
    stretches, at = list[Stretch](), 0
    for span in asked.places_in(found):
        stretches += [Stretch(found.text[at : span.start], False), Stretch(span.of(found.text), True)]
        at = span.end
    stretches.append(Stretch(found.text[at:], False))
    return tuple(each for each in stretches if each.text)


def _joined(before: str, stretches: Excerpt, after: str) -> Excerpt:
    ends = (Stretch(before, False), *stretches, Stretch(after, False))
    return tuple(each for each in ends if each.text)


def _kinds(text: str, asked: Asked) -> set[int]:
    """Which groups of what was asked for have something in a text."""
    found = read(text)
    return {
        number
        for number, group in enumerate(asked.groups)
        if any(True for one in group for part in one for _ in found.find(part))
    }


def _places(shown: str, asked: Asked) -> Iterator[int]:
    """Where something that was asked for may stand: by the letters of each word, and where that finds
    nothing by looking at every word of the beginning."""
    tried, is_found = 0, False
    pattern = "|".join(dict.fromkeys(re.escape(letters) for letters in asked.letters()))
    for at in re.finditer(pattern, shown, re.IGNORECASE) if pattern else ():
        if tried == _TRIED:
            return
        tried, is_found = tried + 1, True
        yield at.start()
    if not is_found:
        for span in asked.places_in(read(shown[:_LOOKED_AT]))[:_TRIED]:
            yield span.start


def _window(shown: str, place: int) -> Span:
    """Around a place, cut between words."""
    start, end = max(0, place - _AROUND), min(len(shown), place + _AROUND)
    if start:
        start = shown.find(" ", start, place) + 1 or start
    if end < len(shown):
        end = max(shown.rfind(" ", place, end), place + 1) if " " in shown[place:end] else end
    return Span(start, max(end, start + 1)) if shown else Span(0, 0)
