"""Where something happened, by the Korean names of places and the particles behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.words import Word
from tumen.vocabulary.places import canonical, contains
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Span

#: Particles by what they make of a place.
_TO = ("으로", "로", "에게", "에다", "까지", "행")
_FROM = ("에서", "서", "부터", "으로부터", "로부터", "에서부터")
_AT = ("에", "에서", "의", "에는", "에서는", "에선", "에서만", "에도", "서", "")
_WITH = ("과", "와", "등에서", "등에")
#: What is crossed: "압록강을 건너다".
_OVER = ("을", "를")
#: Acts whose 에서 is where people were taken from, and whose 에 is where to.
_MOVING = frozenset({"forced repatriation", "crossing", "arrival", "trafficking", "displacement"})
#: Endings that may stand behind a name of the pack: "지린성", "옌지시".
_ENDINGS = ("성", "시", "현", "주", "도", "군", "구", "읍", "면", "리", "촌", "진")

#: Houses in which people are held, or through which they are taken.
#: Where people are held, and of these and others where somebody is in somebody's hands.
HELD = (
    "구류소|구류장|구류심사소|교화소|감옥|교도소|구치소|보호소|유치장|수용소|구금시설|수용시설|구류시설|감방|"
    "단련대|집결소|관리소|변방대"
)
HOUSE = rf"(?:{HELD}|보위부|보위국|안전부|보안서|공안국|파출소|경찰서|공항|세관|통상구|병원)"
#: What may stand behind the name of a place in one word: the kind of unit, of house, or a particle.
_REST = re.compile(
    rf"(?:성|시|현|주|도|군|구|읍|면|리|촌|진|항)?(?:[가-힣]*자치(?:주|현|구)|[가-힣]{{0,4}}{HOUSE})?"
    r"(?:과|와|의|에|에서|등|측|내)?"
)
_LETTERS = re.compile(r"[가-힣0-9]+")
#: What a name of a place stands in front of where people are taken over a border.
_GATES = ("세관", "통상구", "국경", "다리", "대교", "교두")
_TOWARDS = ("쪽으로", "방면으로", "방향으로")


@dataclass(frozen=True, slots=True)
class Placed:
    """A place named in a sentence: the gazetteer's name, and the words."""

    name: str
    span: Span
    particle: str


def places_named(words: str) -> list[str]:
    """The finest places that a name of several words names, as the gazetteer has them: Baishan alone of
    "지린성 바이산시", Dandong and Shenyang of "랴오닝성 선양과 단둥"."""
    found = [
        place for word in _LETTERS.findall(words) if (place := canonical(_known(word) or "")) is not None
    ]
    return [
        place.name
        for place in found
        if not any(contains(place, other) for other in found if other.name != place.name)
    ]


def _known(word: str) -> str:
    """The gazetteer's name of the place that a word begins with; empty for none, or where more follows than
    the kind of place."""
    for end in range(len(word), 1, -1):
        known = place_words().get(word[:end])
        if known is not None and _REST.fullmatch(word, end):
            return known.name
    return ""


def places_in(clauses: Clauses, span: Span) -> list[Placed]:
    """The places named by the words of ``span``, in order."""
    return [
        placed
        for word in clauses.words
        if word.span.overlaps(span) and (placed := _before_a_gate(clauses, word) or _placed(word)) is not None
    ]


def _before_a_gate(clauses: Clauses, word: Word) -> Placed | None:
    """ "권하 세관을 통해", "무산 쪽으로": a town in front of a crossing is where it was, one in front of a
    direction where to, whatever else its name can mean."""
    behind = clauses.words[word.index + 1] if word.index + 1 < len(clauses.words) else None
    known = place_words().get(word.text)
    if known is None or behind is None or not behind.text.startswith((*_GATES, *_TOWARDS)):
        return None
    place = canonical(known.name)
    if place is None or place.level != "town":
        return None
    return Placed(known.name, word.span, "으로" if behind.text.startswith(_TOWARDS) else "의")


def _placed(word: Word) -> Placed | None:
    noun = word.noun.split("(")[0]
    for length in (len(noun), len(noun) - 1):
        name = noun[:length]
        known = place_words().get(name)
        if known is None or (length < len(noun) and not noun.endswith(_ENDINGS)):
            continue
        if known.is_ambiguous and not (word.morphs[0].tag == "NNP" and word.morphs[0].form == name):
            return None
        if length < 1 or (len(name) == 1 and word.morphs[0].tag != "NNP"):
            return None
        return Placed(known.name, Span(word.span.start, word.span.start + len(noun)), word.particle)
    return None


def places_of(clauses: Clauses, span: Span, act: str) -> tuple[Places, Span] | None:
    """From, to and at of an act told in the clause at ``span``, with the words of the first place found."""
    return routed(clauses, places_in(clauses, span), act)


def routed(clauses: Clauses, found: list[Placed], act: str) -> tuple[Places, Span] | None:
    """The same of places that were found, in their order."""
    if not found:
        return None
    moving = act in _MOVING
    origin = destination = at = ""
    for index, placed in enumerate(found):
        particle = placed.particle or _carried(clauses, found, index)
        if particle in _TO or (
            moving and particle.startswith(("에게", "에")) and not particle.startswith("에서")
        ):
            destination = destination or placed.name
        elif moving and particle in _FROM:
            origin = origin or placed.name
        elif particle in _AT or particle in _WITH or act == "crossing" and particle in _OVER:
            at = placed.name if not at or particle.startswith("에") else at
    if not (origin or destination or at):
        return None
    return Places(origin, destination, at), found[0].span


def _carried(clauses: Clauses, found: list[Placed], index: int) -> str:
    """A bare name in front of a finer one takes its particle: "중국 윈난성 쿤밍에서"; one before a noun has
    none."""
    here = found[index]
    following = next((w for w in clauses.words if w.span.start > here.span.start), None)
    if (
        following is not None
        and index + 1 < len(found)
        and found[index + 1].span.start == following.span.start
    ):
        return "의"
    if following is not None and following.is_noun and following.noun:
        return "none"
    return ""
