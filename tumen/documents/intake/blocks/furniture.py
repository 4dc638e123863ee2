"""What stands around a document's words: page furniture, captions, fields, and date lines.

The phrases are those of common site builders, newspapers and mail programs, English and Korean. A line counts
as boilerplate only when it is short or says hardly anything else: a claim hidden by mistake is worse than a
menu read."""

from __future__ import annotations

import re

from tumen.documents.intake.blocks.draft import Draft
from tumen.documents.intake.blocks.phrases import ANYWHERE, OPENINGS, WHOLE_LINE_OPENINGS, WHOLE_LINES
from tumen.documents.intake.datelines import date_of_line, date_of_note, dateline_of, is_labelled_date
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.signs import FURNITURE, is_credit_line, is_prose
from tumen.vocabulary.codes import BlockKind

#: Contact lines at the end of releases: a telephone number or a mail address, and little else.
_CONTACT = re.compile(
    r"^(?:for (?:more|further) information|(?:media|press) (?:contact|enquiries|inquiries)|contact|tel|phone"
    r"|fax|e-?mail|문의|연락처|담당자?)\b.{0,120}(?:\d[\d\s().-]{6,}|@)"
    r"|^[\w.+-]+@[\w.-]+\.\w+$|^(?:\+|tel\b|☎).{0,6}\d[\d\s().-]{6,}$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:[\w &]{2,30},\s*)?(?:page|p\.)\s?\d{1,3}", re.IGNORECASE)
_END_MARKS = re.compile(r"[-–—#*~=_.·•\s]*(?:ends?|30|끝)?[-–—#*~=_.·•\s]*", re.IGNORECASE)

#: Notes of those who copied, translated or checked a text.
_NOTE = re.compile(
    r"[\[(](?:[^()\[\]\d]*\b(?:translat\w+|transcript|check against|unofficial"
    r"|edited for)\b[^()\[\]\d]*)[\])]"
    r"|[\[(](?:end|ends|continues|inaudible|applause|laughter|laughs)[^()\[\]\d]{0,40}[\])]",
    re.IGNORECASE,
)

_CAPTION = re.compile(
    r"\(?(?:file )?(?:photo(?:graph)?|picture|image|illustration|graphic|video|credit|caption|figure \d+)"
    r"\s?[:/]|\(?(?:photo(?:graph)?|picture|image) (?:by|credit)\b|pictured\b|▲|△|!\["
    r"|\[?\(?(?:사진|자료\s?사진|그래픽|영상)\s?[=:/\])]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:photo|picture|image)s?\b[^()]{0,60}\)$"
    r"|(?:\||/|©)\s?(?:getty|reuters|ap|afp|epa|shutterstock|handout)\b.{0,30}$",
    re.IGNORECASE,
)


def is_boilerplate(words: str) -> bool:
    """Whether a line is page furniture by its own words."""
    if len(words) > 600:
        return False
    if len(words) <= 80 and (
        _is_whole_line(words)
        or _SECTION.fullmatch(words)
        or _END_MARKS.fullmatch(words)
        or _NOTE.fullmatch(words)
    ):
        return True
    is_short = len(words.split()) <= 25
    return is_short and (
        _opens(words) or any(phrase in words.lower() for phrase in ANYWHERE) or _is_contact(words)
    )


def _is_whole_line(words: str) -> bool:
    """Whether the line is a known phrase but for case, marks and counts ("Comments (12)")."""
    plain = " ".join(re.sub(r"\b\d+\b", " ", re.sub(r"[^\w@ ]+", " ", words)).split()).lower()
    begins = plain.startswith(WHOLE_LINE_OPENINGS) and len(plain.split()) <= 8
    return plain in WHOLE_LINES or begins


def _opens(words: str) -> bool:
    small = words.lower().replace("email", "e-mail").lstrip("[(<*_ ")
    return small.startswith(OPENINGS)


def _is_contact(words: str) -> bool:
    return not is_prose(words) and bool(_CONTACT.search(words))


def mark_boilerplate(draft: Draft) -> None:
    for index in list(draft.open_ones()):
        if is_boilerplate(draft.words(index)):
            draft.mark(index, BlockKind.BOILERPLATE)


def mark_captions(draft: Draft) -> None:
    """Captions and credits of pictures, and the credits of a text's makers."""
    for index in list(draft.open_ones()):
        words = draft.words(index)
        if is_credit_line(words):
            draft.mark(index, BlockKind.BYLINE)
        if len(words) <= 400 and (_CAPTION.match(words) or _CREDIT.search(words)):
            draft.mark(index, BlockKind.CAPTION)


def mark_fields(draft: Draft) -> None:
    """Mark known fields ("Subject: ...") before the first prose, or two or more together anywhere."""
    fields = [
        draft.is_open(index) and field_of(draft.words(index)) is not None for index in range(len(draft))
    ]
    in_head = True
    for index, is_field in enumerate(fields):
        in_head = in_head and (is_field or not draft.is_prose(index))
        has_company = any(fields[max(0, index - 1) : index]) or any(fields[index + 1 : index + 2])
        # A date by itself is a date line; among other fields it is one of them.
        is_lone_date = is_field and date_of_line(draft.words(index)) is not None and not has_company
        if is_field and (in_head or has_company) and not is_lone_date:
            is_title = not has_company and _is_title(draft.words(index))
            draft.mark(index, BlockKind.HEADLINE if is_title else BlockKind.HEADER)


def _is_title(words: str) -> bool:
    """Whether the field is the subject of a letter, which then has no other headline."""
    field = field_of(words)
    return field is not None and field.name == "title"


def mark_datelines(draft: Draft) -> None:
    """Date lines, and the opening of the first paragraph of a news text."""
    for index in list(draft.open_ones()):
        words = draft.words(index)
        is_note = words[:1] in "[(" and words[-1:] in "])" and len(words) <= FURNITURE
        if date_of_line(words) or (is_note and date_of_note(words)):
            draft.mark(index, BlockKind.DATELINE)
    _unmark_chronology(draft)
    opening = next(iter(draft.prose()), None)
    dateline = dateline_of(draft.words(opening)) if opening is not None else None
    if opening is not None and dateline and is_prose(draft.words(opening)[dateline.length :]):
        draft.split(opening, dateline.length, BlockKind.DATELINE)


def _unmark_chronology(draft: Draft) -> None:
    """Make headings of the dates that head a chronology's entries: they date what follows."""
    prose = draft.prose()
    lines = [index for index, kind in enumerate(draft.kinds) if kind is BlockKind.DATELINE]
    entries = [
        index
        for index in lines
        if index + 1 < len(draft) and draft.is_prose(index + 1) and not is_labelled_date(draft.words(index))
    ]
    inside = [index for index in entries if prose and prose[0] < index < prose[-1]]
    if len(inside) < 2:
        return
    first = entries[0]
    is_series = first in inside or _day(draft, first) <= min(_day(draft, index) for index in inside)
    for index in entries if is_series else inside:
        draft.kinds[index] = BlockKind.HEADING


def _day(draft: Draft, index: int) -> str:
    """The earliest reading of a date line, as sortable text."""
    found = date_of_line(draft.words(index))
    return min(str(reading) for reading in found.readings) if found else ""


def mark_tail(draft: Draft) -> None:
    """Short lines that stand among page furniture after the last prose ("Recent news from the hill")."""
    last = draft.prose()[-1:] or [len(draft)]
    after = range(last[0] + 1, len(draft))
    furniture = [index for index in after if draft.kinds[index] is BlockKind.BOILERPLATE]
    if not furniture:
        return
    for index in range(furniture[0], len(draft)):
        if draft.is_open(index) and len(draft.words(index)) <= FURNITURE // 2:
            draft.mark(index, BlockKind.BOILERPLATE)
