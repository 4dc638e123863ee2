"""The words that bound a number: what stands before and after it, and which side of it they close."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_AT_LEAST = (
    r"at\s+least|not\s+less\s+than|not\s+fewer\s+than|no\s+fewer\s+than|no\s+less\s+than|a\s+minimum\s+of"
    r"|at\s+a\s+minimum|more\s+than|over|above|upwards\s+of|exceeding|exceed|exceeded|exceeds"
    r"|in\s+excess\s+of|greater\s+than|well\s+over|well\s+above|north\s+of|minimum|not\s+under|surpassed"
    r"|surpassing|topped|beyond"
)
_AT_MOST = (
    r"at\s+most|at\s+the\s+most|up\s+to|upto|as\s+many\s+as|as\s+much\s+as|no\s+more\s+than"
    r"|not\s+more\s+than|fewer\s+than|less\s+than|under|below|a\s+maximum\s+of|maximum|nearly|almost"
    r"|close\s+to|just\s+under|just\s+short\s+of|approaching|well\s+under|not\s+quite|virtually|nearing"
    r"|hardly|barely|scarcely|upper\s+(?:bound|limit|estimate)\s+(?:to|of|at|is|was)"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|an\s+estimated|estimated|circa|c\.|ca\.|perhaps|maybe"
    r"|an\s+approximate|or\s+so|in\s+the\s+region\s+of|in\s+the\s+order\s+of|of\s+the\s+order\s+of"
    r"|something\s+like|approx\.?|~|by\s+some\s+estimates|give\s+or\s+take"
)
_SKIP = (
    r"(?:an?\s+|the\s+|another\s+|only\s+|just\s+|further\s+|estimated\s+|total\s+of\s+|possibly\s+"
    r"|probably\s+)*"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT}))\s*(?:{_SKIP})$|(?P<tilde>~)$",
    re.IGNORECASE,
)
#: Code points before a number within which a bound may stand.
REACH = 48
_AFTER = re.compile(
    r"(?P<least>,?\s+at\s+(?:the\s+very\s+)?least\b|,?\s+(?:or|if\s+not|and|maybe|perhaps|possibly)"
    r"(?:\s+(?:even|perhaps|possibly|probably|maybe|rather))?\s+(?:more|counting|rising)\b"
    r"|\s*\+(?!\d)|[-\s]plus\b|\s+as\s+(?:a|the)\s+(?:lower\s+bound|minimum)\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|,?\s+at\s+(?:the\s+)?(?:most|outside)\b"
    r"|\s+as\s+(?:an?|the)\s+(?:upper\s+bound|maximum)\b)"
    r"|(?P<about>\s+or\s+so\b|[-\s]odd\b|-ish\b|\s+or\s+thereabouts\b)",
    re.IGNORECASE,
)
#: "Handed over 62 people": the word belongs to the verb and bounds nothing.
_WITH_VERB = re.compile(
    r"\b(?:hand|turn|t[ao]ke|took|br[io]ng|brought|send|sent|pass|carr[yi]|give|gave|given|deliver|made?"
    r"|transfer|drove|drive|driven|ferr[yi]|walk|bus|sign|cross)(?:s|es|ed|ing|n|ied)?\s+over\s+$",
    re.IGNORECASE,
)
#: "Deeply concerned about nine people": whom it is about, and no estimate. "Said about 600" is one.
_OF_WHOM = re.compile(
    r"\b(?:concern(?:ed|s)?|worr(?:y|ied)|anxious|alarmed|information|news|word|stor(?:y|ies)|questions?|letters?"
    r"|(?:an?|the|their|its|his|her|your|our|any|no)\s+reports?|inquir(?:y|ies)|enquir(?:y|ies)|nothing|something|more|know|knew|heard?|ask(?:s|ed)?"
    r"|wr(?:ite|ote|itten|iting)|sp(?:eak|oke|oken)|talk(?:ed|s)?)\s+about\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Beyond the 174 it documented", "under the 1,200": a known figure is passed, and no new bound set.
_KNOWN = re.compile(r"\b(?:over|above|beyond|under|below|topped)\s+the\s+$", re.IGNORECASE)


class Bounded(NamedTuple):
    """The bounds that the words set, whether they are estimates, the words' extent, and the rule."""

    low: float | None
    high: float | None
    approximate: bool
    start: int
    end: int
    rule: str


def bounded(text: str, start: int, end: int, low: float, high: float, *, approximate: bool) -> Bounded:
    """The number at ``start`` to ``end``, low to high by its own words, as its neighbours bound it."""
    rule = "number.vague" if approximate else "number.exact"
    found: list[tuple[re.Match[str], bool]] = []
    reach = max(0, start - REACH)
    if before := _before(text[reach:start]):
        found.append((before, True))
    if after := _AFTER.match(text, end):
        found.append((after, False))
    low_bound: float | None = low
    high_bound: float | None = high
    begin, finish = start, end
    for match, is_before in found:
        if match.lastgroup == "least":
            low_bound, high_bound, rule = low, None, "number.at-least"
        elif match.lastgroup == "most":
            low_bound, high_bound, rule = None, high, "number.at-most"
        else:
            approximate, rule = True, "number.about"
        begin, finish = (reach + match.start(), finish) if is_before else (begin, match.end())
    return Bounded(low_bound, high_bound, approximate, begin, finish, rule)


@lru_cache(maxsize=4096)  # a text that repeats itself, as a long table does, asks the same again and again
def _before(stretch: str) -> re.Match[str] | None:
    """The bounding words at the end of the stretch before a number."""
    found = _BEFORE.search(stretch)
    if found is not None and found.lastgroup == "about" and _OF_WHOM.search(stretch):
        return None
    if found is None or found.lastgroup == "about":
        return found
    return None if _WITH_VERB.search(stretch) or _KNOWN.search(stretch) else found
