"""From where, to where and where: the places of a figure's clause, and of a predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tumen.vocabulary.places import PlaceMention, canonical
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Span

_TO = re.compile(
    r"\b(?:to|into|back\s+to|towards|for|reach(?:ed|ing)?|enter(?:ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|out\s+of|left|leaving|fled|fleeing)\s+(?:the\s+)?(?:provinces?\s+of\s+)?$", re.IGNORECASE
)
#: A building there is where they were taken from: "from a detention centre in Tumen".
_FROM_WITHIN = re.compile(
    r"\b(?:from|out\s+of)\s+(?:the\s+|an?\s+|two\s+|three\s+|several\s+)?(?:[a-z-]+\s+){1,4}(?:in|at|near|outside)\s+$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|through|via|of)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)


#: Whose place it is, and not that of what is done: "seven nationals of the DPRK", "refugees from Eritrea".
_OF_THEM = re.compile(
    r"\b(?:nationals?|citizens?|natives?|subjects|defectors?|refugees?|escapees?|migrants?|returnees?|governments?"
    r"|authorities|embass(?:y|ies)|ambassador|ministry|ministers?|president|leader|republic|people|men|women|army|police"
    r"|border\s+guards?)\s+(?:of|(?P<from>from))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Handed over to North Korean agents": those who receive, and no place from where.
_HANDED_TO = re.compile(r"\bto\s+(?:the\s+)?$")
#: Whose words leave it open whether they are sent from there or come from there: "31 escapees from China".
_SENT_OR_COME = re.compile(r"\b(?:defectors?|escapees?|people|men|women)\s+from\b", re.IGNORECASE)
#: Code points on either side of the act's words within which a place is taken to belong to it.
_NEAR = 70
#: Words after which a place belongs to a wish or to another clause: "who had hoped to reach South Korea".
_ELSEWHERE = re.compile(
    r"\b(?:hop\w+|want\w*|try\w*|tried|in\s+order|instead|later|who|which|where|said|told)\b", re.IGNORECASE
)


def places_of(
    text: str, mentions: list[PlaceMention], act: str, evidence: Span
) -> tuple[Places, PlaceMention | None]:
    """The places of a figure's act by the prepositions before them, with the mention that decided.

    ``evidence`` are the words that tell the act. A country that acts ("China
    forcibly
    repatriated", "by Chinese authorities") is where a forced return starts, and so is one that it happens in.
    """
    origin = destination = at = ""
    deciding: PlaceMention | None = None
    forced = act == "forced repatriation"
    for mention in mentions:
        place = mention.place
        if not _belongs(text, mention.span, evidence):
            continue
        before = text[max(0, mention.span.start - 28) : mention.span.start]
        of_them = _OF_THEM.search(before)
        if of_them is not None and not (forced and of_them["from"] and _is_left(mention, of_them[0])):
            continue
        people = mention.place.is_demonym and mention.span.of(text).endswith("s")
        # "North Koreans sent back from China" are those whom it is done to.
        acting = forced and not people and not _HANDED_TO.search(before) and _acts(text, mention)
        if place.is_demonym or place.is_government:
            origin = origin or (place.name if acting else "")
        elif _TO.search(before):
            destination = destination or place.name
        elif _FROM.search(before) or acting or _FROM_WITHIN.search(text[: mention.span.start][-70:]):
            origin = origin or place.name
        elif _AT.search(before):
            at = at or place.name
        else:
            continue
        deciding = deciding or mention
    country = canonical(at) if forced and at else None
    if country is not None and country.level == "country":
        origin, at = origin or (at if at != destination else ""), ""
    return Places(origin, destination, at), deciding


def _is_left(mention: PlaceMention, words: str) -> bool:
    """Whether those sent back were sent from there: "repatriated 31 escapees from China", "deported refugees
    from Tumen", and not those who had come from there: "from Hoeryong", "refugees from Eritrea"."""
    if mention.place.country == "KP":
        return False
    return mention.place.level != "country" or _SENT_OR_COME.search(words) is not None


#: What bears a place's name and is none: "the Hangzhou Asian Games", "the Vienna Convention".
_NAMED_AFTER = re.compile(
    r"\s+(?:[A-Z]\w+\s+)?(?:Games|Olympics|Paralympics|Summit|Conference|Forum|Agreement|Declaration|Convention|Protocol"
    r"|Treaty|Accords?|Process|Statute|Principles|Rules|World\s+Cup)\b"
)


def _belongs(text: str, place: Span, evidence: Span) -> bool:
    """Whether a place stands near the act's words with no wish or other clause between them."""
    if _NAMED_AFTER.match(text, place.end):
        return False
    if place.overlaps(evidence):
        return True
    between = (
        text[evidence.end : place.start] if place.start >= evidence.end else text[place.end : evidence.start]
    )
    if len(between) > _NEAR or ";" in between:
        return False
    return place.end <= evidence.start or not _ELSEWHERE.search(between)


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


# -- the places of a predicate
# ------------------------------------------------------------------------------------------------

#: What may lie between a place and the verb that it is told with: phrases, and verbs handed on.
_LINKS = frozenset(
    "pobj compound nmod amod poss prep agent conj appos npadvmod advmod xcomp dobj attr acomp pcomp".split()
)
#: A place as written that no gazetteer knows: "at Abu Ramad", "in a hall in Tamanrasset", "at a building
#: site".
_FACILITY = (
    r"(?:cell|camp|prison|jail|hall|yard|station|cent(?:re|er)|site|court|hospital|checkpoint|barracks|mine|quarry|airport"
    r"|house|bank|village|market|facility|apartment|office|warehouse|farm|bridge|container)s?"
)
_CAPITALS = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
_WRITTEN = re.compile(
    rf"\b(?P<prep>in|at|near|inside|outside|into|to|from|across)\s+(?P<name>(?:the\s+)?{_CAPITALS}"
    rf"|(?:the|an?|our|their|his|her)\s+(?:[a-z][\w-]*\s+){{0,2}}?{_FACILITY}\b"
    rf"(?:\s+(?:in|at|of|near|outside|known\s+as)\s+(?:the\s+)?{_CAPITALS})?)"
)
#: What stands capitalised after a preposition and is no place.
_NO_PLACE = re.compile(
    r"\b(?:Security|Ministry|Department|Police|Party|Court|Arabic|English|Korean|Chinese|God|Christ)\b"
)
_TIMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Advent|\d)"
)


def told_with(
    verb: Token, mentions: Iterable[PlaceMention], acting: Iterable[Token]
) -> Iterator[PlaceMention]:
    """The places that hang on a verb, stand at the sentence's beginning, or act themselves (``acting``)."""
    doc, doers = verb.doc, {token.i for token in acting}
    for mention in mentions:
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is None:
            continue
        if span.start <= 2 and doc[0].lower_ in ("in", "at", "near"):
            yield mention
            continue
        token = span.root
        while token.i not in doers and token != verb and token.dep_ in _LINKS:
            if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
                break  # "escaped in 2016 and now lives in Incheon"
            token = token.head
        if token == verb or token.i in doers:
            yield mention


def of_its_clause(verb: Token, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The places that are told with a figure's own verb; all of them where none is: of "40 were driven to
    Namyang and 22 were handed over at Dandong" each has its own."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [each for child in verb.children if child.dep_ == "agent" for each in child.children]
    return list(told_with(verb, mentions, doers)) or mentions


def written_place(text: str, passage: Span) -> tuple[Places, Span] | None:
    """The first place that a predicate names in words of its own, where no gazetteer knows one."""
    for match in _WRITTEN.finditer(text, passage.start, passage.end):
        name = match["name"].strip()
        if _TIMES.match(re.sub(r"^(?:the|an?)\s+", "", name)) or _NO_PLACE.search(name):
            continue
        span = Span(*match.span("name"))
        if match["prep"] in ("to", "into"):
            return Places(destination=name), span
        return (Places(origin=name) if match["prep"] == "from" else Places(at=name)), span
    return None
