"""Signs of danger ahead: sentences that hold the words of an indicator. The words are the pack's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import re2

from tumen.reading.sieve import PACK
from tumen.vocabulary.spans import Span

#: A sentence longer than this is a table or a list, where words stand together that do not belong together.
_LONGEST = 600
_SENTENCE = re.compile(r"[^\n.!?。]+(?:[.!?。](?!\s|$)[^\n.!?。]*)*[.!?。]?")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One sign: its name, its title in both languages, and its two lists of words."""

    name: str
    en: str
    ko: str
    what: tuple[str, ...]
    happens: tuple[str, ...]


@cache
def _pack() -> dict:  # type: ignore[type-arg]
    path = files("tumen.vocabulary").joinpath(f"packs/{PACK}/indicators.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _about() -> re2._Regexp:
    return re2.compile("(?i)" + "|".join(f"(?:{word})" for word in _pack()["about"]))


def may_hold_signs(text: str) -> bool:
    """Whether the own words of a document are about those of this field; in any other nothing is a sign."""
    return _about().search(text) is not None


@cache
def indicators() -> tuple[Indicator, ...]:
    """The indicators of the pack, in its order."""
    return tuple(
        Indicator(each["name"], each["en"], each["ko"], tuple(each["what"]), tuple(each["happens"]))
        for each in _pack()["indicator"]
    )


@lru_cache(maxsize=64)
def _searched(indicator: Indicator) -> tuple[re2._Regexp, re2._Regexp]:
    what, happens = (
        "|".join(f"(?:{word})" for word in words) for words in (indicator.what, indicator.happens)
    )
    return re2.compile(f"(?i){what}"), re2.compile(f"(?i){happens}")


def signs_in(text: str, among: Iterable[Indicator] | None = None) -> Iterator[tuple[str, Span]]:
    """Each sentence that is a sign of an indicator, with that one's name, in the order of the text; ``among``
    are other indicators than those of the pack."""
    looked_for = indicators() if among is None else tuple(among)
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        if not 10 <= len(said.strip()) <= _LONGEST:
            continue
        for indicator in looked_for:
            what, happens = _searched(indicator)
            if what.search(said) and happens.search(said):
                begin = sentence.start() + len(said) - len(said.lstrip())
                yield indicator.name, Span(begin, begin + len(said.strip()))
