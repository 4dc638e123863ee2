"""Asks of claims as values, and who is asked in each: a state, an office, or somebody as written. PURE."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tumen.claims.offices import OfficeView
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Parties, Party
from tumen.vocabulary.places import canonical, find_places
from tumen.vocabulary.where import country_name

#: Words that make a state of a country's name: "the Chinese authorities", "the Government in Seoul".
_STATE = frozenset(
    "the government governments authorities authority state republic leadership regime officials side in of "
    "her his majesty s people democratic federal national central".split()
)
#: After a country's name in Korean: "중국 정부", "북한 당국", "한국측".
_KOREAN_STATE = re.compile(r"\s*(?:정부|당국|측)$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a source, by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AskSaid:
    """A claim of sort ask: who asks whom to do what, on what ground, by when.

    ``is_own`` where its document asks for itself: its publisher, author or signatories. ``start`` is where
    it stands in its text, ``words`` what stands there.
    """

    claim: str
    start: int
    revision: int
    is_accepted: bool
    askers: tuple[Asker, ...]
    is_own: bool
    ask: Ask
    norm: NormRef | None
    grounds: str
    by: Interval | None
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: ``key`` is the same for "China" and "the Chinese authorities", ``name`` what to call it.

    ``office`` is the id of the office where one was recognised, ``country`` the code of the state.
    """

    key: str
    name: str
    country: str = ""
    office: str = ""


#: Of whom nothing is said: "asked that nobody be returned".
NOBODY = Asked("", "")


#: Words for whoever reads a text: whom everybody asks, and who answers nobody.
_READERS = re.compile(
    r"(?:(?:all|our|the|dear|other) )*(?:readers?|subscribers?|viewers?|listeners?|users?|friends|public"
    r"|every(?:one|body)|any(?:one|body)|you)(?: (?:of|who|in|at|and) .*)?"
    r"|(?:모든 )?(?:독자|시청자|청취자)(?:들|분들)?",
    re.IGNORECASE,
)


def can_act(asked: Asked) -> bool:
    """Whether who is asked is somebody in particular: not where nobody is named, and not "readers"."""
    is_known = bool(asked.country or asked.office)
    return bool(asked.key) and (is_known or not _READERS.fullmatch(asked.name.strip()))


def asked_of(parties: Parties, offices: Sequence[OfficeView]) -> tuple[Asked, ...]:
    """Who these parties are, each once; `NOBODY` alone where there is none."""
    found = dict.fromkeys(asked(party, offices) for party in parties)
    return tuple(found) or (NOBODY,)


def asked(party: Party, offices: Sequence[OfficeView]) -> Asked:
    """Who one party is: an office that is kept, a state, or itself as written."""
    called = {each.casefold().removeprefix("the ").strip() for each in (party.name, party.words, party.role)}
    for office in offices:
        known = office.spellings | {holder.name.casefold() for holder in office.holders if not holder.struck}
        if called & {each for each in known if each}:
            key = f"state:{office.country}" if office.country else f"office:{office.id}"
            return Asked(key, office.name, office.country, office.id)
    code = state_of(party.called) or state_of(party.words)
    if code:
        return Asked(f"state:{code}", country_name(code), code)
    plain = party.called.removeprefix("the ").removeprefix("The ").strip()
    return Asked(f"words:{plain.casefold()}", plain)


@lru_cache(maxsize=20_000)
def state_of(words: str) -> str:
    """The country that words stand for as a state: "Chinese authorities", "the British Government"; "" for
    none, for several, and for somebody of it ("the Chinese ambassador")."""
    korean = _korean_names().get(_KOREAN_STATE.sub("", words.strip()))
    if korean:
        place = canonical(korean)
        return place.country if place and place.level == "country" else ""
    mentions = find_places(words)
    codes = {mention.place.country for mention in mentions} - {""}
    if len(codes) != 1:
        return ""
    rest = words
    for mention in sorted(mentions, key=lambda each: each.span.start, reverse=True):
        rest = rest[: mention.span.start] + " " + rest[mention.span.end :]
    left = {word.casefold() for word in _WORD.findall(rest)} - _STATE
    return "" if left else codes.pop()


@cache
def _korean_names() -> dict[str, str]:
    """Korean names of places and what the gazetteer calls them. Read from the pack itself: with the reader of
    Korean comes its parser, which takes seconds to load."""
    data = files("tumen.vocabulary").joinpath("packs/korean/places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in data.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row) > 1}
