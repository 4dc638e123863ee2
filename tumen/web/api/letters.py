"""Letters and other papers drafted from the record, and reports of inquiries, each sentence cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from django.utils import timezone
from django.utils.translation import override
from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Viewer
from tumen.advocacy.drafting import Letter
from tumen.advocacy.queries import drafted, going_out
from tumen.publication import concluded, event_reports
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.inquiring import Report
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form, LetterView, ReleaseView, letters_given, release, reported
from tumen.vocabulary.writings import LETTER
from tumen.web.api.operations import asks, looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, part_of
from tumen.web.api.reading_in import Id, IdText, Sent, Why, Words
from tumen.web.api.releases import FileGiven, file_given
from tumen.web.lettering import TYPES
from tumen.web.saying import said

router = Router()

_Lines = Annotated[list[Words], Field(max_length=50)]


@dataclass(frozen=True, slots=True)
class Letters:
    """A part of the papers that were taken out, the newest first."""

    letters: tuple[LetterView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as text; ``uncited`` sentences assert something and rest on no claim."""

    title: str
    text: str
    cited: int
    uncited: int


@dataclass(frozen=True, slots=True)
class LetterGiven:
    """The paper that was taken out, by the id under which it is kept, and its file."""

    id: str
    file: FileGiven


class NewLetter(Sent):
    """A paper about an event or a person: its kind (a code of the vocabulary), its language, and what its
    writers add. A ``finished`` one rests on accepted claims alone."""

    about: IdText
    kind: Annotated[str, StringConstraints(max_length=60)] = LETTER
    tongue: Tongue = Tongue.ENGLISH
    sender: _Lines = []
    recipient: _Lines = []
    greeting: Words = ""
    signatories: _Lines = []
    asks: _Lines = []
    added: _Lines = []
    steps: _Lines = []
    grounds: _Lines = []
    urgent: _Lines = []
    consent: Words = ""
    is_confidential: bool = True
    finished: bool = False


class GivenLetter(NewLetter):
    """To whom it goes, why, and in which form."""

    to: Why
    why: Why
    form: Form = Form.PDF


class NewEventReport(Sent):
    """A report on an event, or with an ``appeal`` that appeal about it, which goes by a public channel.
    ``title`` is public, its own by default; ``added`` are lines of the writers; ``named`` says that everybody
    who signs agreed to be named in public."""

    title: Words = ""
    added: _Lines = []
    appeal: IdText | None = None
    named: bool = False


class NewFindings(Sent):
    """A ``title`` that is public; the inquiry's own by default."""

    title: Words = ""


class NewReport(Sent):
    """The language of a report; a ``finished`` one holds adopted findings alone."""

    tongue: Tongue = Tongue.ENGLISH
    finished: bool = False


class GivenReport(NewReport):
    """To whom it goes, why, and in which form."""

    to: Why
    why: Why
    form: Form = Form.PDF


@looks(router, "/letters", Letters)
def letters(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Letters:
    """What was taken out, and which of it rests on a claim that is another since."""
    shown, rest = part_of(letters_given(viewer), after, limit)
    return Letters(tuple(shown), rest)


@asks(router, "/letters/preview", Draft)
def draft_letter(viewer: Viewer, sent: NewLetter) -> Draft:
    """A paper as it would be; nothing is kept. It tells what is internal at most, and no identity."""
    return _draft(_paper(viewer, sent))


@takes(router, "/letters", LetterGiven, "publication.give_letter", status=201)
def take_letter_out(actor: Actor, sent: GivenLetter) -> LetterGiven:
    """Take a paper out: it is searched for what is covered, kept, and the log says by whom."""
    return _given(actor, _paper(actor, sent), sent, about=sent.about, kind=sent.kind)


@asks(router, "/inquiries/{id}/report-preview", Draft)
def draft_report(viewer: Viewer, id: Id, sent: NewReport) -> Draft:
    """The report of an inquiry as it would be; nothing is kept."""
    return _draft(_report(viewer, id, sent))


@takes(router, "/inquiries/{id}/report", LetterGiven, "publication.give_letter", status=201)
def take_report_out(actor: Actor, id: Id, sent: GivenReport) -> LetterGiven:
    """Take the report of an inquiry out."""
    return _given(actor, _report(actor, id, sent), sent, about=id)


@takes(router, "/events/{id}/release", ReleaseView, "publication.draft_event_report", status=201)
def draft_event_report(actor: Actor, id: Id, sent: NewEventReport) -> ReleaseView:
    """Draft a release of a report on an event, or of a public appeal about it, in both languages."""
    going = going_out(
        actor, sent.appeal or "", day=timezone.localdate(), added=tuple(sent.added), are_named=sent.named
    )
    papers = [drafted(actor, id, each) for each in going.letters]
    made = event_reports.draft_event_report(
        actor=actor, event=id, papers=papers, title=sent.title.strip() or going.title, appeal=going.appeal
    )
    return release(actor, made.public_id)


@takes(router, "/inquiries/{id}/release", ReleaseView, "publication.draft_findings", status=201)
def draft_findings(actor: Actor, id: Id, sent: NewFindings) -> ReleaseView:
    """Draft a release of what an inquiry found, in both languages."""
    made = concluded.draft_findings(actor=actor, inquiry=id, title=sent.title.strip())
    return release(actor, made.public_id)


def _paper(viewer: Viewer, sent: NewLetter) -> Paper:
    with override(sent.tongue.value):
        letter = Letter(
            sent.tongue,
            timezone.localdate(),
            sender=tuple(sent.sender),
            recipient=tuple(sent.recipient),
            greeting=sent.greeting.strip(),
            signatories=tuple(sent.signatories),
            asks=tuple(sent.asks),
            is_draft=not sent.finished,
            said=said,
            kind=sent.kind,
            added=tuple(sent.added),
            steps=tuple(sent.steps),
            grounds=tuple(sent.grounds),
            urgent=tuple(sent.urgent),
            consent=sent.consent.strip(),
            is_confidential=sent.is_confidential,
        )
        return drafted(viewer, sent.about, letter)


def _report(viewer: Viewer, id: str, sent: NewReport) -> Paper:
    with override(sent.tongue.value):
        return reported(viewer, id, Report(sent.tongue, timezone.localdate(), not sent.finished, said))


def _draft(paper: Paper) -> Draft:
    return Draft(paper.title, as_text(paper), len(paper.citations), len(paper.uncited()))


def _given(
    actor: Actor, paper: Paper, sent: GivenLetter | GivenReport, *, about: str, kind: str = LETTER
) -> LetterGiven:
    made = give_letter(
        actor=actor, paper=paper, to=sent.to, why=sent.why, form=sent.form, about=about, kind=kind
    )
    form = Form(made.form)
    name = f"{kind}-{made.public_id}.{form.value}"
    return LetterGiven(made.public_id, file_given(name, TYPES[form], bytes(made.file)))
