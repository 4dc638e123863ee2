"""Fields: the "Label: value" lines that notes, memos, messages and front matter begin with."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.documents.intake.signs import FIELD, is_prose

#: What each known label stands for, by the name that its value is kept under. "note" is shown and not kept
#: apart.
_LABELS: dict[str, tuple[str, ...]] = {
    "interviewee": (
        "interviewee", "respondent", "witness", "informant", "participant", "피면담자", "면담 대상자",
        "증언자", "구술자",
    ),
    "interviewer": ("interviewer", "interviewed by", "conducted by", "면담자", "인터뷰어", "조사자"),
    "interpreter": (
        "interpreter", "interpreted by", "translator", "translated by", "통역", "통역자", "통역사",
    ),
    "told by": ("told by", "source", "reported by", "제보자"),
    "written down by": (
        "written down by", "notes by", "recorded by", "note taker", "note-taker", "작성자", "기록자",
    ),
    "place": (
        "place", "location", "place of interview", "interview location", "venue", "장소", "면담 장소",
    ),
    "interview language": ("language", "interview language", "language of interview", "언어", "면담 언어"),
    "consent": ("consent", "informed consent", "consent given", "동의", "동의 여부"),
    "date": (
        "date", "date of interview", "interview date", "told on", "published", "date published",
        "published on", "issued", "posted", "sent", "일시", "날짜", "일자", "면담일",
        "면담 일시", "작성일", "발행일", "입력", "publication date", "date of issue", "released", "tx date",
    ),
    "title": ("title", "headline", "subject", "re", "item", "story", "slug", "제목"),
    "author": (
        "author", "authors", "writer", "byline", "reporter", "correspondent", "작성", "글쓴이", "저자",
    ),
    "publisher": (
        "publisher", "published by", "issued by", "outlet", "publication", "newspaper",
        "programme", "program", "station", "발행처", "출처",
        "매체",
    ),
    "sender": ("from", "보낸사람", "보낸 사람", "발신"),
    "recipient": ("to", "cc", "받는사람", "받는 사람", "수신", "참조"),
    "note": (
        "ref", "our ref", "your ref", "reference", "url", "link", "case", "case number", "case no",
        "code", "duration", "time", "method", "medium", "attachments", "status", "classification",
        "tags", "category", "genre", "age", "sex", "dur",
    ),
}  # fmt: skip
#: Labels that name somebody in a form and open that one's turns in a transcript ("REPORTER: I am here.").
_NAMING = ("interviewee", "interviewer", "interpreter", "author")
_MEANS = {label: name for name, labels in _LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Field:
    """A known field: the name it is kept under, its value, and where the value begins in the line."""

    name: str
    value: str
    offset: int


def field_of(words: str) -> Field | None:
    """The field that a line is, None when its label is not a known one (a sentence may hold a colon too)."""
    match = FIELD.match(words) if len(words) <= 2_000 else None
    if not match:
        return None
    name = _MEANS.get(" ".join(match["label"].lower().split()))
    value = (match["value"] or "").strip().strip("*_").strip()
    if not name or (name in _NAMING and (value.endswith("?") or is_prose(value))):
        return None
    return Field(name, value, words.find(value) if value else len(words))
