"""What the API gives of the work beside the record: as far as most programs want it.

Each field is called as in the API's description; a test holds the one to the other.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tumen.client.types import Claim, Document
from tumen.vocabulary.dates import Interval


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office; ``document`` tells of it, or ``why`` says where it is known from."""

    id: str
    name: str
    since: Interval | None
    until: Interval | None
    document: str
    why: str
    struck: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office with those who held it, the oldest first."""

    id: str
    name: str
    country: str
    kind: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked."""

    key: str
    name: str
    country: str
    office: str


@dataclass(frozen=True, slots=True)
class AskOf:
    """One thing that is asked, and the claims that it rests on."""

    id: str
    to_do: str
    is_negative: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Asks of one who is asked."""

    asked: Asked
    asks: tuple[AskOf, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on an appeal."""

    id: str
    ask: str
    reply: str
    claim: str
    words: str
    by: str
    on: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal that a document tells of, or (``is_own``) that was made here."""

    id: str
    title: str
    document: str
    is_own: bool
    on: Interval | None
    of: tuple[AskedOf, ...]
    state: str
    due: date | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What an inquiry finds; ``state`` is draft, adopted or replaced."""

    id: str
    text: str
    standard: str | None
    elements: tuple[str, ...]
    claims: tuple[Claim, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What an inquiry recommends, resting on findings."""

    id: str
    text: str
    addressee: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """An inquiry in a list."""

    id: str
    title: str
    opened: date
    closed: date | None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """An inquiry with what it found and recommends."""

    id: str
    title: str
    mandate: str
    opened: date
    closed: date | None
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What was given to somebody to do, about a document or one of its claims."""

    id: str
    kind: str
    document: Document
    claim: str
    to: str
    by: str
    why: str
    due: date | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a claim."""

    id: str
    text: str
    actor: str
    at: datetime
    is_struck: bool


@dataclass(frozen=True, slots=True)
class Release:
    """A release in a list; ``number`` is 0 for what is not out, ``channel`` by what it goes where it is an
    appeal: "press statement"."""

    id: str
    number: int
    title: str
    state: str
    is_copy: bool
    channel: str
    published_at: datetime | None
    rows: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper that was taken out; ``changed`` are the claims that it cites and that are others since."""

    id: str
    title: str
    recipient: str
    about: str
    kind: str
    at: datetime
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as text; ``uncited`` sentences assert something and rest on no claim."""

    title: str
    text: str
    cited: int
    uncited: int


@dataclass(frozen=True, slots=True)
class File:
    """A file as an answer holds it; `data` are its bytes."""

    name: str
    media_type: str
    base64: str

    @property
    def data(self) -> bytes:
        return b64decode(self.base64)


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview in a list; nobody is named in it."""

    id: str
    code_name: str
    state: str
    began_at: datetime
    document: str
    has_recording: bool


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """One turn of an interview."""

    number: int
    kind: str
    words: str
    is_struck: bool


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview, turn by turn; while it is paused or held nothing that was said is in it."""

    id: str
    code_name: str
    state: str
    language: str
    turns: tuple[SpokenTurn, ...]
    document: str


@dataclass(frozen=True, slots=True)
class EventNamed:
    """An event, named for a link."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Alert:
    """A piece of news, held against the record."""

    id: str
    kind: str
    at: datetime
    event: EventNamed | None


@dataclass(frozen=True, slots=True)
class Feed:
    """What is on the watch."""

    id: str
    kind: str
    name: str
    state: str
    looked_at: datetime | None
    trouble: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the token's owner saved."""

    id: str
    name: str
    words: str
    kind: str


#: The type of the API's description that each of these is a part of.
SCHEMAS: Mapping[type, str] = {
    Holder: "HolderView",
    Office: "OfficeView",
    Asked: "AdvocacyAsked",
    AskOf: "AskView",
    AskedOf: "AskedView",
    Answer: "AnswerView",
    Appeal: "AppealView",
    Finding: "FindingView",
    Recommendation: "RecommendationView",
    InquiryLine: "InquiryLine",
    Inquiry: "InquiryView",
    Task: "TaskView",
    Comment: "CommentView",
    Release: "ReleaseLine",
    Letter: "LetterView",
    Draft: "Draft",
    File: "FileGiven",
    InterviewLine: "InterviewLine",
    SpokenTurn: "TurnView",
    Interview: "InterviewView",
    EventNamed: "EventRef",
    Alert: "AlertView",
    Feed: "FeedView",
    SavedSearch: "SavedView",
}
