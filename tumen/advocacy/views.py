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


#: Where something can come back.
_ASKED = frozenset({State.FOUND, State.CONFIRMED, State.SENT, State.ANSWERED, State.SILENT})


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

    ``changed`` says how the claim which tells it is another one since, "" where it is not. ``settled_by`` is
    the id of a later answer that says what came of what this one pledged.
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
    changed: str = ""
    settled_by: str = ""

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed by which what was pledged was to be done, and nothing says what came of
        it."""
        return self.due is not None and self.due < today and not self.settled_by


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

#: How an appeal to everybody is out no more.
RETRACTED = "it went out as this release, which was retracted"
#: How a recommendation that became an appeal holds no more as it was.
REPLACED = "another finding took the place of one that it rests on"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that an appeal rests on and that is another one since: a claim, an event, its release or a
    recommendation, and how."""

    item: str
    how: str


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal: who asks what of whom, on which grounds, where it stands, and what came back.

    ``document`` is the id of the document that it was found in, "" for one made here; ``is_own`` where that
    document asks itself, and does not tell of others who do. ``on`` is when it was made or sent. ``changed``
    is what it rests on and is another since it was confirmed or written. ``silent`` are those of whom nothing
    is recorded by the day on which an answer of theirs was due (`Asked.key`), also where others answered.
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
    silent: tuple[str, ...] = ()
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

    def answers_of(self, part: AskedView) -> tuple[AnswerView, ...]:
        """What came back of one whom it asks: on an ask of theirs, on all of it, or on an ask that another
        telling of it has."""
        others = {ask.id for each in self.of for ask in each.asks} - {ask.id for ask in part.asks}
        return tuple(each for each in self.answers if each.ask not in others)

    def due_of(self, part: AskedView) -> date | None:
        """The last day for an answer of one whom it asks. A letter is answered by who gets it: third parties
        have a day where everybody reads the appeal, or where its document asks them by one."""
        if self.is_found:
            return max((ask.by.latest for ask in part.asks if ask.by and ask.by.latest), default=None)
        is_public = self.channel is not None and self.channel.is_public
        return self.due if part.is_addressee or is_public else None

    def waits_for(self, part: AskedView) -> bool:
        """Whether an answer of one whom it asks is waited for: none came, or it was followed up after the
        last that did, by a day that lies after it. That somebody says they did not respond is none."""
        came = [each for each in self.answers_of(part) if each.reply is not Reply.NONE]
        if not came:
            return True
        last, due = max(each.on or date.max for each in came), self.due_of(part)
        followed = (each.on for each in self.steps if each.kind is StepKind.FOLLOWED)
        return due is not None and due > last and any(day > last for day in followed)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is due, or was, of anybody whom it asks."""
        return self.state in _ASKED and any(self.due_of(each) and self.waits_for(each) for each in self.of)
