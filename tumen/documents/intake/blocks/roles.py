"""What a line of a document's head is: the headline, or one of the lines that stand around headlines."""

from __future__ import annotations

import re
from enum import Enum

from tumen.documents.intake.dates import MONTH, WEEKDAY
from tumen.documents.intake.names import (
    body_in,
    is_addressing,
    is_body_noun,
    is_capitalised,
    is_person,
    people_in,
    without_titles,
)
from tumen.documents.intake.signs import begins_small
from tumen.documents.intake.sorts import is_sort
from tumen.vocabulary.places import canonical


class Role(str, Enum):
    """What a line of a head may be; only the last can be a headline while there is another choice."""

    NOTE = "a note in brackets"
    MENU = "a menu or the path of a page"
    SORT = "the sort of document"
    BODY = "a body or an outlet"
    SECTION = "a part of a paper or of a body's work"
    PLACE = "a place"
    TIME = "a time of day, a number, a reference"
    PERSONS = "persons"
    ADDRESSED = "whom the document is for"
    CREDIT = "who delivered, translated or submitted it"
    TAGLINE = "a line that goes on from the one before"
    LINE = "a line with something to say"


_SEPARATED = re.compile(r"\s*(?:\||·|•|›|»|→|←|\s>\s|\s/\s)\s*")
_PATH = re.compile(r"\s[>›»]\s")
_TIME = re.compile(
    r"\d{1,2}[.:]\d{2}(?:\s*[ap]\.?\s?m\.?)?(?:\s*(?:GMT|UTC|hrs?|hours))?|(?:[IVX]{1,5}|\d{1,3})\.?"
    r"|(?:uin|ref(?:erence)?|index|case|doc(?:ument)?|file|vol(?:ume)?|claim|neutral citation"
    r"|application|press release)"
    r"(?:\s+(?:no|number|nr)s?)?\b\.?\s*:?\s*[\w\[\]()/. -]*\d[\w\[\]()/. -]*"
    r"|(?:present|apologies|attend\w+|in attendance|before|between|contact|venue|time|index)\s*:.*"
    r"|-\s*and\s*-"
    r"|(?:chapter|part|book)\s+\w+|[A-Z]{1,6}(?:/[\w.]+){1,6}|#\d+|\d[\d,.]*|@\w+|https?://\S+|www\.\S+",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"{MONTH}|{WEEKDAY}|(?:19|20)\d{{2}}|\b(?:issue|vol(?:ume)?|no|nr|number|edition|page|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:foreign|home|international|european|overseas|external)\b.{0,60}\baffairs|affairs|world|americas|asia|africa|europe|opinion"
    r"|comment\s*(?:&|and)\s*letters|letters|features|culture|society|religion|weekend|magazine|topics?|agenda\s+item\s+\d+.*"
    r"|.*\b\d+(?:st|nd|rd|th)\s+(?:plenary\s+)?(?:meeting|session|sitting)\b.*|(?:[\w-]+\s+)?(?:session|sitting|meeting)"
    r"|(?:[\w'’]+\s+){0,2}(?:hall|chamber|division|bench)|covers?\s.*|distr\.?:.*|(?:spring|summer|autumn|winter)\s+issue.*)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:republic|kingdom|state|province|federation|commonwealth)\s+of\s+\w+(?:\s\w+)?", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:street|road|lane|avenue|square|row|house|building|suite|floor|box|palais)\b.{0,30}$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:(?:as\s+)?delivered|presented|submitted|prepared|translated|compiled|recorded|introduced|given|told|interviewed|photographs?|pictures|"
    r"(?:written\s+)?(?:statement|evidence)\W*\s+(?:submitted|delivered))\s+by\b|as\s+told\s+to\b|written\s+down\s+by\b",
    re.IGNORECASE,
)
#: Words of a section behind another: "News | Human Rights".
_SECTION_WORDS = 3
#: Words of a menu's entry.
_ENTRY = 5


def role_of(words: str) -> Role:
    """What the line is by its own words; its place among the others is weighed by ``heads``."""
    return next((role for role, fits in _SIGNS if fits(words)), Role.LINE)


def is_path(words: str) -> bool:
    """Whether the line is the path of a page ("Home > News > Press"); its last step may name the document."""
    return bool(_PATH.search(words))


def _is_note(words: str) -> bool:
    # "[앵커]" says who speaks next, "[제네바=설나루 특파원]" who wrote.
    if re.search(r"앵커|기자|리포트|특파원|진행자|답변|질문", words):
        return False
    return words[:1] + words[-1:] in ("[]", "()", "<>") and not re.search(r"[\])>]\s", words[:-1])


def _is_menu(words: str) -> bool:
    parts = [part for part in _SEPARATED.split(words) if part]
    if (
        len(parts) == 2
        and "|" in words
        and (is_sort(parts[0]) or _is_section(parts[0]) or parts[0].lower() == "news")
    ):
        return len(parts[1].split()) <= _SECTION_WORDS
    is_list = len(parts) >= 3 and all(len(part.split()) <= _ENTRY for part in parts)
    return is_list or words[:1] in "←→" or words[-1:] in "←→"


def _is_time(words: str) -> bool:
    bare = _DATES.sub(" ", words)  # numbers and marks are no words
    return bool(_TIME.fullmatch(words)) or (bare != words and not re.search(r"[^\W\d_]{2,}", bare))


def _is_place(words: str) -> bool:
    parts = [part.strip() for part in re.split(r"\s+[–—-]\s+|\s*[,/·]\s*", words)]
    return bool(
        _PLACE.fullmatch(words)
        or (_ADDRESS.search(words) and is_capitalised(words) and len(words.split()) <= 3)
    ) or (len(words) <= 80 and all(part and canonical(part) is not None for part in parts))


def _is_section(words: str) -> bool:
    return len(words) <= 90 and bool(_SECTION.fullmatch(words) or is_body_noun(words))


def _is_body(words: str) -> bool:
    name = body_in(words)
    # "새벽기록원 북한인권 통계 요약" is the title of a paper, with its body before it.
    is_titled = name != words and bool(re.search("[가-힣]", words))
    return bool(name) and not is_titled


def _is_persons(words: str) -> bool:
    # "MR JUSTICE SEDGE": in capitals only a title makes a name.
    is_titled = (
        words.isupper()
        and is_person(words, in_capitals=True)
        and len(without_titles(words.split())) < len(words.split())
    )
    return is_titled or bool(people_in(words))


def _is_credit(words: str) -> bool:
    return bool(_CREDIT.match(words))


_SIGNS = (
    (Role.NOTE, _is_note),
    (Role.MENU, _is_menu),
    (Role.SORT, is_sort),
    (Role.TIME, _is_time),
    (Role.SECTION, _is_section),
    (Role.ADDRESSED, is_addressing),
    (Role.CREDIT, _is_credit),
    (Role.BODY, _is_body),
    (Role.PLACE, _is_place),
    (Role.PERSONS, _is_persons),
    (Role.TAGLINE, begins_small),
)
