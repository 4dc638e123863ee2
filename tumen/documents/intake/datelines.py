"""Where a document says its own date: lines that hold a date alone, and openings like "SEOUL, Oct. 12 -".

A date inside a statement is never one of these: it tells of an event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tumen.documents.intake.dates import MONTH, WEEKDAY, WrittenDate, written_dates
from tumen.documents.intake.names import JOINING, is_person
from tumen.documents.intake.signs import (
    FIELD,
    is_byline,
    is_closing,
    is_korean_sentence,
    is_prose,
    is_salutation,
)
from tumen.vocabulary.places import canonical

#: Characters of the longest line of particulars.
_LONGEST = 200
#: Lines that stay remembered: each is asked about several times.
_REMEMBERED = 5_000

#: Labels before a date: its publication, or its last change.
_LABEL = (
    r"(?:first\s+)?(?:published|posted|issued|released|(?:publication|published|release)\s+date"
    r"|date\s+published"
    r"|date\s+of\s+(?:publication|issue)|(?:tx\s+|transmission\s+)?date|dated|filed|written|created|submitted|debated"
    r"|accepted|answered|started|opened|launched|delivered|recorded|given|adopted|approved|(?:meeting|hearing)\s+held"
    r"|embargoed\s+until|embargo)"
)
#: A paper is received before it is published: that date counts as little as a last change.
_LABEL_UPDATED = r"(?:last\s+)?(?:updated|modified|edited|revised|reviewed|received)"
_LABEL_KOREAN = (
    r"(?:기사\s?)?(?:입력|등록|송고|작성일?|발행일?|게재일?|승인|등록일|입력일|게시일|배포일?|일시|날짜|일자"
    r"|(?:작 ?성|발 ?행|게 ?시|배 ?포|발 ?표|제 ?출|회 ?신|시 ?행|발 ?신|보 ?도|방 ?송|공 ?개|면 ?담|구 ?술)"
    r" ?일(?: ?[자시])?|일 시|날 짜|일 자)"
)
#: What makes a month the one of an issue: "월간 《강물》 2025년 8월호".
_ISSUE_KOREAN = re.compile(r"호(?![가-힣])")
_LABEL_KOREAN_UPDATED = r"(?:최종\s?)?(?:수정일?|최종수정)"
_UP_TO_THE_DATE = rf"(?:\s+(?:on|at))?\s*[:：]?\s*(?:{WEEKDAY},?\s*)?(?:at\s+)?(?:\d\d?:\d\d\s+)?$"
_PUBLISHED = re.compile(rf"(?:^|[\s|·(;])(?:{_LABEL}\b|{_LABEL_KOREAN}){_UP_TO_THE_DATE}", re.IGNORECASE)
_UPDATED = re.compile(rf"(?:{_LABEL_UPDATED}\b|{_LABEL_KOREAN_UPDATED}){_UP_TO_THE_DATE}", re.IGNORECASE)

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
_ZONE = (
    r"\b(?:GMT|UTC|BST|KST|JST|CST|HKT|EST|EDT|ET|PST|PDT|CET|CEST)(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"|[+-]\d{2}:?\d{2}\b|Z\b"
)
#: What may stand around a date without making the line a statement.
_AROUND_A_DATE = re.compile(
    rf"T?(?:{_TIME})\s*(?:{_ZONE})?|{WEEKDAY}|\b{_LABEL}\b|\b{_LABEL_UPDATED}\b|{_LABEL_KOREAN}"
    rf"|{_LABEL_KOREAN_UPDATED}"
    r"|\b(?:for\s+immediate\s+release|(?:press|news|media)\s+release|press\s+statement|statement"
    r"|open\s+letter"
    r"|media\s+advisory|by|on|at|in|the|of|and|our\s+ref|ref|local\s+time|hours?)\b"
    r"|\b(?:vol(?:ume)?|no|issue)\b\.?\s*\d+|[\d.,]+[KM]?\s*(?:min(?:ute)?s?\s+read|views?|comments?)\b"
    r"|\b\d+\s+(?:minute|hour|day|week|month|year)s?\s+ago\b|\bcolumn\s+\d+|\b(?:admin|webmaster|staff)\b"
    r"|\b(?:leave\s+a\s+(?:comment|reply)|no\s+comments)\b"
    r"|\b(?:page|pp?)\.?\s*[A-Z]?\d{1,3}\b|#\d{1,4}\b|,\s*(?:[01]\d|2[0-3])[0-5]\d\b(?:\s*(?:hrs?|hours))?"
    r"|보도자료|성명서?|논평|오전|오후|(?:조회수?|댓글)\s*:?\s*[\d,]*|제\s?\d+호|\(?[월화수목금토일]요일\)?|\([월화수목금토일]\)",
    re.IGNORECASE,
)
#: Labels that nothing but a publication or a meeting bears; "released" may be said of a prisoner.
_SURELY_OF_THE_DOCUMENT = re.compile(
    r"\W*(?:first\s+)?(?:published|posted|filed|answered|submitted|meeting\s+held|hearing\s+held|started)\b",
    re.IGNORECASE,
)
#: Between the parts of a line of particulars.
_PARTS = re.compile(r"\s*[|·•∙]\s*|\s+[–—-]\s+")
#: What the other parts of such a line may hold beside names: "6 Comments", "No. 58", "8,912 have signed".
_PARTICULAR = re.compile(
    r"\b[\d.,]+[KM]?\s+(?:(?:have\s+)?signed|signatures?|supporters|comments?|views?|likes?|shares?|reposts?|quotes|min(?:ute)?s?)\b"
    r"|\b(?:next\s+)?goal:?\s+[\d.,]+|\b(?:no|nr|issue|vol|volume)\b\.?\s*\d+|\b(?:page|pp?)\.?\s*[A-Z]?\d{1,3}\b|#\d{1,4}\b"
    r"|\b(?:editor|source|author)s?\s*[:：]\s.*|\b(?:filed\s+under|tags?|tagged|categor(?:y|ies)|in)\b:?\s.*|\b(?:paid|free)\b",
    re.IGNORECASE,
)
#: The end of a sentence that was cut by a line's end: "of 9 October 2023."
_GOES_ON = re.compile(
    r"(?:of|on|since|from|after|before|until|till|in|during|for|and|or|to|by|between)\s.*[.!?,;]"
)
#: "Please take action until: 24 January 2020": a day to come.
_DEADLINE = re.compile(
    r"\D*(?<!embargoed\s)\b(?:until|deadline|no\s+later\s+than|expires|closing\s+date)\b", re.IGNORECASE
)
_OF_AN_EVENT = re.compile(
    r"\b(?:of|on|since|from|after|before|until|in|during|for)(?:\s+the)?\s+$", re.IGNORECASE
)


@lru_cache(maxsize=_REMEMBERED)
def date_of_line(words: str) -> WrittenDate | None:
    """The date of a line that holds nothing else of weight: "Jul 19, 2021 | News", "Seoul, 18 October 2023".

    None for prose and headlines with a date in them. Of several dates the first that is no update counts.
    """
    if len(words) > _LONGEST or _GOES_ON.fullmatch(words) or _DEADLINE.match(words):
        return None
    return _date_alone(words) or (_date_among_particulars(words) if _PARTS.search(words) else None)


def date_of_note(words: str) -> WrittenDate | None:
    """The date of a short note in fragments: "[Translated. Reed Daily, 2024.05.21 17:30]"."""
    for fragment in re.finditer(r"(?:[^.]|\.(?!\s))+", words.rstrip(")].")):
        told = fragment[0].strip(" ([.")
        found = date_of_line(told)
        if found:
            return replace(found, span=found.span.shifted(words.index(told, fragment.start())))
    return None


def _date_among_particulars(words: str) -> WrittenDate | None:
    """The date of a line of parts: "Posted on 14 August 2019 by dk | Filed under: press | 6 Comments"."""
    at, found = 0, None
    for part in _PARTS.split(words):
        start = words.index(part, at)
        at = start + len(part)
        dated = _date_alone(part)
        if dated and found is None:
            found = replace(dated, span=dated.span.shifted(start))
        elif not dated and not _is_furniture(_PARTICULAR.sub(" ", part)):
            return None
    return found


def _date_alone(words: str) -> WrittenDate | None:
    dates = list(written_dates(words)) if len(words) <= 140 else []
    if not dates or (is_prose(words) and not is_labelled_date(words)) or _tells_of_an_event(words, dates[0]):
        return None
    rest = words
    for found in reversed(dates):
        rest = rest[: found.span.start] + " | " + rest[found.span.end :]
    if not (_is_furniture(rest) or _is_said_of_the_document(words, rest)):
        return None
    return next((found for found in dates if not is_updated(words, found)), dates[0])


def _tells_of_an_event(words: str, found: WrittenDate) -> bool:
    """Whether a headline runs into the date: "Statement on the Returns of 9 October 2023"."""
    before = words[: found.span.start]
    if not _OF_AN_EVENT.search(before) or _SURELY_OF_THE_DOCUMENT.match(words) or is_byline(words):
        return False
    named = _AROUND_A_DATE.sub(" ", before).strip(" |,·-–—")
    return bool(named) and not is_person(named)


def _is_said_of_the_document(words: str, rest: str) -> bool:
    """Whether a byline or a sure label makes the rest of a short line particulars, whatever it holds."""
    rest = _AROUND_A_DATE.sub(" ", rest)
    if is_byline(words):
        return not re.search(r"\d{3}", rest)
    is_short = len(re.findall(r"[^\W_]+", rest)) <= 6 and not re.search(r"[?!“”\"\d]", rest)
    return bool(_SURELY_OF_THE_DOCUMENT.match(words)) and is_short and not is_prose(words)


def _is_furniture(rest: str) -> bool:
    """Whether what stands around a date is names, places and sections, and no statement."""
    rest = _AROUND_A_DATE.sub(" ", rest)
    left = re.findall(r"[^\W_][\w'’.-]*", rest)
    if len(left) > 8 or re.search(r"[?!“”\"\d]", rest):
        return False
    # A capitalised run is a name or a place; Hangul has no capitals, so there only few words may be left.
    return all(word[0].isupper() or word.lower() in JOINING for word in left) or (
        len(left) <= 3 and all(re.search("[가-힣]", word) and not is_korean_sentence(word) for word in left)
    )


def is_updated(words: str, found: WrittenDate) -> bool:
    """Whether the date is labelled as the last change rather than as the publication."""
    return bool(_UPDATED.search(words[: found.span.start]))


def is_labelled_date(words: str) -> bool:
    """Whether a label says that a date of the line is the publication's: "Published: 14/10/2023"."""
    return any(
        _PUBLISHED.search(words[: found.span.start]) or _ISSUE_KOREAN.match(words, found.span.end)
        for found in written_dates(words[:140])
    )


_UPPER_PLACE = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_DAY_AND_MONTH = rf"(?i:{MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})"
_DATELINE = re.compile(
    rf"(?P<place>{_UPPER_PLACE}|{_PLACE})(?:,\s+{_PLACE})?"
    rf"(?P<date>,?\s+(?i:{WEEKDAY},?\s+)?{_DAY_AND_MONTH}(?:,?\s+(?:19|20)\d{{2}})?)?"
    rf"(?:\s*\((?P<day>(?i:{WEEKDAY},?\s+)?{_DAY_AND_MONTH},?\s+(?:19|20)\d{{2}})\))?"
    r"(?:\s*[(\[]\s*(?P<agency>[A-Z][^()\[\]]{1,40})[)\]]"
    rf"(?P<later>,?\s+(?i:{WEEKDAY},?\s+)?{_DAY_AND_MONTH}(?:,?\s+(?:19|20)\d{{2}})?)?)?"
    r"\s*\.?(?:--|[-–—―:])\s+"
)
#: The opening of releases: "(Seoul, October 12, 2023) - ".
_DATELINE_BRACKETED = re.compile(
    rf"\((?P<place>{_PLACE})(?:,\s+{_PLACE})?"
    rf"(?P<date>,?\s+(?i:{WEEKDAY},?\s+)?{_DAY_AND_MONTH}(?:,?\s+(?:19|20)\d{{2}})?)?\)\s*(?:--|[-–—―:])\s+"
)
_DATELINE_KOREAN = re.compile(
    r"[(\[]\s*(?P<place>[가-힣]{2,6})\s*(?:=\s*(?P<agency>[가-힣\w ]{2,15}?)\s*)?[)\]]\s*"
    r"(?:(?P<reporter>[가-힣]{2,4})\s+(?:기자|특파원)\s*)?(?:=\s*)?(?=[가-힣“\"'‘\d])"
)
#: Initials of bodies, which open sentences as cities open datelines.
_NOT_A_CITY = re.compile(
    r"[^AEIOU가-힣]*[AEIOU]?[^AEIOU가-힣]*|UNICEF|UNESCO|사진|자료|영상|그래픽|종합|단독|속보"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a news text before its first sentence.

    ``length`` counts its characters, dash and blank included. ``written`` is its full date; ``yearless``
    holds the words of a date that lacks the year ("Oct. 12")."""

    length: int
    agency: str = ""
    reporter: str = ""
    written: WrittenDate | None = None
    yearless: str = ""


def dateline_of(words: str) -> Dateline | None:
    """The dateline that a paragraph opens with, None where it opens with a sentence."""
    head = words[:160]
    korean = _DATELINE_KOREAN.match(head)
    if korean:
        if _NOT_A_CITY.fullmatch(korean["place"]) and not korean["agency"]:
            return None
        return Dateline(korean.end(), agency=korean["agency"] or "", reporter=korean["reporter"] or "")
    plain = _DATELINE.match(head)
    match = _DATELINE_BRACKETED.match(head) or (plain if plain and _is_likely(plain) else None)
    if not match:
        return None
    written = next(written_dates(match[0]), None)
    day = match["date"] or match.groupdict().get("later") or ""
    yearless = day.strip(" ,") if not written else ""
    agency = match.groupdict().get("agency") or ""
    return Dateline(match.end(), agency=agency, written=written, yearless=yearless)


def _is_likely(match: re.Match[str]) -> bool:
    if match[0].rstrip().endswith(":") and canonical(match["place"].title()) is None:
        return False  # "SPOKESPERSON (Ms. Quill): Good afternoon" labels who speaks
    if match["date"] or match["day"] or match["agency"]:
        return True
    # A city alone is believed in capitals only: "SEOUL - A group said", but "China - it said" is a sentence.
    return match["place"].isupper() and len(match["place"]) > 4 and not _NOT_A_CITY.fullmatch(match["place"])


def begins_item(words: str) -> bool:
    """Whether a line opens an entry of a list, a quoted line or a row, whatever stood before it."""
    return bool(re.match(r"(?:[-*+•·▲■◆○●]|\(?\d{1,3}[.)]|#{1,6})\s|[|>]", words))


def stands_alone(words: str) -> bool:
    """Whether a line is certainly a whole of its own, so that wrapping cannot have made it."""
    return (
        bool(re.match(r"#{1,6}\s|\|", words))
        or is_salutation(words)
        or is_closing(words)
        or is_byline(words)
        or date_of_line(words) is not None
        or bool(
            len(words) < 200 and (field := FIELD.match(words)) and field["label"].istitle() and field["value"]
        )
    )


def _is_field(words: str) -> bool:
    field = FIELD.match(words[:200])
    return bool(field and field["label"].istitle() and field["value"])
