"""From where, to where and where: the places of a figure's clause."""

from __future__ import annotations

import re

from tumen.vocabulary.places import Place, PlaceMention
from tumen.vocabulary.slots import Places

_TO = re.compile(
    r"\b(?:to|into|back\s+to|towards|for|reach(?:ed|ing)?|enter(?:ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|out\s+of|left|leaving|fled|fleeing)\s+(?:the\s+)?(?:provinces?\s+of\s+)?$", re.IGNORECASE
)
_AT = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|of)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)


def places_of(text: str, mentions: list[PlaceMention], act: str) -> tuple[Places, PlaceMention | None]:
    """The places of a sentence by the prepositions before them, with the mention that decided.

    A country that acts ("China forcibly repatriated", "by Chinese authorities") is where a forced return
    starts.
    """
    origin = destination = at = ""
    deciding: PlaceMention | None = None
    for mention in mentions:
        before = text[max(0, mention.span.start - 28) : mention.span.start]
        place = mention.place
        if _TO.search(before) and not place.is_demonym:
            destination = destination or place.name
        elif _FROM.search(before) and not place.is_demonym:
            origin = origin or place.name
        elif place.is_demonym or place.is_government:
            if act == "forced repatriation" and not origin and _acts(text, mention):
                origin = _country(place)
            continue
        elif _AT.search(before):
            at = at or place.name
        elif act == "forced repatriation" and _acts(text, mention):
            origin = origin or place.name
        else:
            continue
        deciding = deciding or mention
    return Places(origin, destination, at), deciding


def _country(place: Place) -> str:
    return place.name


def _acts(text: str, mention: PlaceMention) -> bool:
    """Whether the place stands for those who act: before a verb, or as "Chinese authorities"."""
    after = text[mention.span.end : mention.span.end + 32]
    return bool(
        re.match(
            r"(?:['’]s)?\s+(?:authorities|officials|police|government|guards|security|troops|forces|border"
            r"|agents)|\s+(?:ha[sd]|have|is|was|will|forcibly|also|again|quietly|secretly)?\s*"
            r"(?:forcibl|repatriat|deport|return|sent|send|expel|hand|put|push|forc|began|start|continu"
            r"|resum|kept|keep)|(?:['’]s)\s+(?:forc|repatriat|deport|mass|return)",
            after,
            re.IGNORECASE,
        )
    )
