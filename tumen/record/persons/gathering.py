"""Whom the claims of one document tell of: each person once, as the reader's own pointing has it. PURE.

A name means one person throughout a document. A description ("a woman") means another one each time that it
is told as new, and the last one until then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tumen.claims.models import SourceKind
from tumen.claims.naming import kind_of
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.korean_names import readings_of
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.places import find_places

#: What speaks of nobody in particular.
_NOBODY = frozenset(
    "person somebody someone anyone anybody everybody everyone nobody no one who whoever they people".split()
)
#: And what does so unless something more is told: "a woman died" is about somebody.
_ANYBODY = _NOBODY | frozenset(
    "one he she escapee refugee defector human being child woman man individual citizen detainee"
    " prisoner".split()
)
_NEW = re.compile(r"^(?:an?|another|one)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|another|one|the|this|that)\s+", re.IGNORECASE)
#: Roles of people who speak or act for a state or a body, beside those that `claims.naming` knows as offices.
_IN_OFFICE = re.compile(
    r"\b(?:minister|secretary|ambassador|spokes\w+|rapporteur|commissioner|president|director|chair\w*|consul"
    r"|envoy|governor|prosecutor|judge|mayor|general|official|officer|senator|congress\w+"
    r"|member of parliament|lawmaker|mp|legislator|leader|guard|interrogator|police\w*|soldier|agent|broker"
    r"|lawyer|journalist|reporter|researcher|professor)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One subject of one claim: ``place`` says which, ``sentence`` where its sentence begins."""

    claim: str
    place: int
    sentence: int
    party: Party
    act: str = ""
    realis: Realis | None = None
    polarity: Polarity | None = None


@dataclass(slots=True)
class Gathered:
    """A person of a document, by the mentions of them in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)
    sentence: int = -1  #: of the last mention that told them as new


def gather(mentions: Iterable[Mention]) -> list[Gathered]:
    """The persons of a document from ``mentions`` in the order of its text."""
    people: list[Gathered] = []
    last: dict[str, Gathered] = {}
    for mention in mentions:
        if not is_a_person(mention.party):
            continue
        key = _key(mention.party)
        known = last.get(key)
        told_as_new = is_described(mention.party) and _NEW.match(mention.party.words)
        if known is None or (told_as_new and mention.sentence != known.sentence):
            known = last[key] = Gathered()
            people.append(known)
        if told_as_new:
            known.sentence = mention.sentence
        known.mentions.append(mention)
    return [person for person in people if _is_somebody(person)]


def is_a_person(party: Party) -> bool:
    """Whether a party is one person, in no office: an office acts, and is a source or a perpetrator."""
    if party.kind is None:
        return bool(readings_of(party.called))
    if party.kind is not PartyKind.PERSON or _IN_OFFICE.search(party.role):
        return False
    described = is_described(party)
    return not (_IN_OFFICE.search(party.called) if described else kind_of(party.called) is SourceKind.OFFICE)


def is_described(party: Party) -> bool:
    """Whether it is called by a description ("my cousin", "son of Kang Da-on") and by no name."""
    return not proper_name(party)


def proper_name(party: Party) -> str:
    """The name or pseudonym that a party is called by; "" for a description."""
    called = party.called.strip()
    words = [word for word in called.split() if _LETTERS.search(word)]
    if not words or party.called.lower() in _ANYBODY or _PRONOUN.fullmatch(called) or _is_of_many(called):
        return ""
    if any("가" <= sign <= "힣" for sign in called):
        return called if readings_of(called) else ""
    return called if all(word[:1].isupper() for word in words) and words[0] not in _OPENERS else ""


def _is_of_many(called: str) -> bool:
    """Whether a number or a people is told: "About 600 North Koreans"."""
    peoples = (mention for mention in find_places(called) if mention.place.is_demonym)
    return any(sign.isdigit() for sign in called) or any(one.span.end == len(called) for one in peoples)


_PRONOUN = re.compile(r"(?:i|we|he|she|they|it|you|him|her|them|who|whom|me|us)", re.IGNORECASE)
_OPENERS = frozenset(
    "A An The One Another My His Her Their Our This That Two Three Four Five Six Seven Eight Nine Ten Eleven "
    "Twelve Some Several Many Most Both All Each Every Other Others Dozens Hundreds Thousands About Around "
    "Almost Nearly Over Under More Fewer Less Roughly Approximately Between".split()
)


def _key(party: Party) -> str:
    name = proper_name(party)
    if name:
        return "name " + " ".join(sorted(name.casefold().replace(".", "").split()))
    kin = f" {party.relation} of {party.relative}".casefold() if party.relation and party.relative else ""
    return "described " + _ARTICLE.sub("", party.called).casefold() + kin


def _is_somebody(person: Gathered) -> bool:
    """Whether it is anybody in particular: named, or told of as something that was done to them."""
    if any(proper_name(mention.party) for mention in person.mentions):
        return True
    if not any(mention.realis in (None, Realis.ASSERTED) for mention in person.mentions):
        return False
    party = person.mentions[0].party
    called = _ARTICLE.sub("", party.called).casefold()
    if called in _NOBODY or _PRONOUN.fullmatch(called):
        return False
    # "A woman died": somebody. "Everybody is returned", "whoever crosses": nobody in particular.
    return called not in _ANYBODY or bool(party.sex or party.age or party.relation)
