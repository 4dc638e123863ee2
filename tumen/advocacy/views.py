"""Appeals and answers as a viewer is shown them: found in documents and made here alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tumen.advocacy.asking import Asked, can_act
from tumen.advocacy.finding import JudgedView, NormSaid
from tumen.advocacy.models import StepKind
from tumen.findings.queries import RecommendationView
from tumen.publication.queries import LetterView
from tumen.record.queries import EventRef
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.replies import Attribution, Reply


class State(str, Enum):
    """Where an appeal stands."""

    FOUND = "found"  #: read in a document, and nobody judged it
    CONFIRMED = "confirmed"
    REJECTED = "rejected"  #: a person found that it is no appeal
    DRAFT = "draft"
    SIGNED = "signed off"  #: by everybody who signs it
    SENT = "sent"
    ANSWERED = "answered"
    SILENT = "no answer recorded"  #: the day has passed on which an answer was due
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class AskView:
    """One thing that is asked. ``id`` is that of its claim where it was found in a document; ``claims`` are
    those that it rests on. ``passes_on`` says whom the addressee is to ask in turn."""

    id: str
    to_do: str
    is_negative: bool
    by: Interval | None
    ground: NormRef | None
    grounds: str
    claims: tuple[str, ...]
    passes_on: str = ""
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class AskedView:
    """What is asked of one; ``is_addressee`` where the appeal goes to them, ``holder`` who held that office
    on the day."""

    asked: Asked
    asks: tuple[AskView, ...]
    is_addressee: bool = False
    holder: str = ""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What came back: ``ask`` is the id of the ask that it answers, "" for the whole appeal.

    ``is_changed`` says that the claim which tells it is another one since.
    """

    id: str
    appeal: str
    ask: str
    reply: Reply
    attribution: Attribution | None
    claim: str
    words: str
    by: str
    on: date | None
    due: date | None
    actor: str
    is_changed: bool

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed by which what was pledged was to be done."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim that may answer an appeal, with the reasons; a person decides."""

    claim: str
    document: str
    title: str
    on: Interval | None
    by: str
    words: str
    reply: Reply
    attribution: Attribution | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatoryView:
    """Who signs; ``name`` is "" to who is not cleared for identities."""

    number: int
    name: str
    role: str
    signed_on: date | None
    declined_on: date | None


@dataclass(frozen=True, slots=True)
class StepView:
    kind: StepKind
    what: str
    on: date
    actor: str


#: How a claim is another since where its people took back that its words are told, or never allowed it.
REFUSED = "its people do not allow any more that it is told"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that an appeal rests on and that is another one since: a claim or an event, and how."""

    item: str
    how: str


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal: who asks what of whom, on which grounds, where it stands, and what came back.

    ``document`` is the id of the document that it was found in, "" for one made here; ``is_own`` where that
    document asks itself, and does not tell of others who do. ``on`` is when it was made or sent. ``changed``
    is what it rests on and is another since it was confirmed or written.
    """

    id: str
    title: str
    document: str
    is_own: bool
    on: Interval | None
    askers: tuple[str, ...]
    of: tuple[AskedView, ...]
    norms: tuple[NormSaid, ...]
    state: State
    due: date | None
    answers: tuple[AnswerView, ...] = ()
    changed: tuple[Changed, ...] = ()
    events: tuple[EventRef, ...] = ()
    judged: tuple[JudgedView, ...] = ()
    told_in: tuple[str, ...] = ()
    channel: Channel | None = None
    deadline: str = ""
    persons: tuple[str, ...] = ()
    signatories: tuple[SignatoryView, ...] = ()
    steps: tuple[StepView, ...] = ()
    actor: str = ""
    at: datetime | None = None
    #: The recommendation of an inquiry that it was made of, where the viewer may see all that it rests on.
    recommended: RecommendationView | None = None
    #: Papers about its events that were taken out and rest on what holds no more.
    papers: tuple[LetterView, ...] = ()

    @property
    def is_found(self) -> bool:
        return bool(self.document)

    @property
    def claims(self) -> frozenset[str]:
        """The claims that its asks rest on."""
        return frozenset(claim for part in self.of for ask in part.asks for claim in ask.claims)

    @property
    def is_refused(self) -> bool:
        """Whether it tells, or a paper of it told, what its people do not allow any more."""
        return any(each.how == REFUSED for each in self.changed) or any(each.refused for each in self.papers)

    @property
    def signed(self) -> int:
        return sum(each.signed_on is not None for each in self.signatories)

    @property
    def year(self) -> int | None:
        """The year that it is listed under."""
        day = (self.on.earliest or self.on.latest) if self.on else None
        return day.year if day else None

    @property
    def is_loose(self) -> bool:
        """Whether reading alone found it, and it asks nobody in particular: it is shown apart."""
        return self.state is State.FOUND and not any(can_act(part.asked) for part in self.of)

    @property
    def is_silent(self) -> bool:
        return self.state is State.SILENT
