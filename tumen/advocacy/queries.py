"""Each read of appeals and answers; every one takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from tumen.access.bounds import within
from tumen.access.looking import one_look, remembered
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import who
from tumen.advocacy import answering, making
from tumen.advocacy.addressing import Addressed, addressed, asked_of_document
from tumen.advocacy.answering import events_of_documents
from tumen.advocacy.asking import Asked, AskSaid
from tumen.advocacy.calendar import DueDay, DueKind
from tumen.advocacy.citing import ids_in
from tumen.advocacy.consented import PERSON, Told, cover_of, told_outside
from tumen.advocacy.drafting import Letter, Matter, paper_about
from tumen.advocacy.errors import NoSuchAppeal, NotDrafted
from tumen.advocacy.finding import Found, JudgedView, NormSaid, found_appeals, told_with
from tumen.advocacy.going_out import GoingOut, asked_in, going_out
from tumen.advocacy.models import Appeal, JudgedKind, StepKind
from tumen.advocacy.outcomes import Came, Moment, MomentKind, Outcomes, Row, Worked, outcomes_of
from tumen.advocacy.outdating import Outdated, OutdatedFinding, outdated_findings, outdated_letters
from tumen.advocacy.views import (
    REFUSED,
    REPLACED,
    RETRACTED,
    AnswerView,
    AppealView,
    AskedView,
    AskView,
    Changed,
    Proposed,
    SignatoryView,
    State,
    StepView,
)
from tumen.claims.queries import ClaimView, Status, claims, office
from tumen.corroboration.figures import GroupKind
from tumen.documents.queries import everywhere
from tumen.publication.forms.papers import Paper
from tumen.publication.telling import OUTSIDE
from tumen.publication.untold import LeftOut
from tumen.record.queries import EventRef, event, person
from tumen.record.refs import ref_of
from tumen.record.seeing import record_of
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.parties import names_of
from tumen.vocabulary.writings import About, Writing, writings

__all__ = [
    "REFUSED",
    "REPLACED",
    "RETRACTED",
    "Addressed",
    "AnswerView",
    "AppealView",
    "AskView",
    "Asked",
    "AskedView",
    "Came",
    "Changed",
    "DueDay",
    "DueKind",
    "JudgedKind",
    "JudgedView",
    "GoingOut",
    "Letter",
    "Moment",
    "MomentKind",
    "NormSaid",
    "Outcomes",
    "Outdated",
    "OutdatedFinding",
    "Proposed",
    "Row",
    "SignatoryView",
    "State",
    "StepKind",
    "StepView",
    "Worked",
    "addressed_to",
    "appeal",
    "appeals",
    "appeals_about",
    "appeals_due",
    "appeals_holding",
    "appeals_recommended",
    "asked_in",
    "drafted",
    "due_days",
    "going_out",
    "outcomes",
    "outdated",
    "proposed_answers",
]


def appeals(viewer: Viewer, *, of: str = "", year: int | None = None) -> list[AppealView]:
    """Every appeal, found and made, by day: who was asked what, when, on which ground, and what came back.

    ``of`` narrows to who is asked, by `Asked.key`, ``year`` to the year in which it was made. An appeal that
    people judged to be none is left out, and one that they judged to be another is told with that.
    """
    if not may_see(viewer):
        return []
    found = found_appeals(viewer)
    hidden = {id for each in found.values() for id in each.told_in}
    shown = [each for id, each in found.items() if id not in hidden]
    views = [_of_found(each) for each in shown if each.standing is not JudgedKind.REJECTED]
    made = making.made_appeals(viewer)
    back = answering.answers(viewer)
    whole = [_with_answers(each, back, found) for each in (*views, *made)]
    if of:
        whole = [each for each in whole if any(part.asked.key == of for part in each.of)]
    if year is not None:
        whole = [each for each in whole if each.year == year]
    return sorted(whole, key=lambda each: (_first_day(each), each.id))


def outcomes(viewer: Viewer, *, of: str = "", year: int | None = None) -> Outcomes:
    """What came of appeals: by who was asked, by year, by ground, what was answered favourably, in order of
    time. ``of`` and ``year`` narrow to appeals as `appeals` does; of whoever else these ask it tells too."""
    return outcomes_of(appeals(viewer, of=of, year=year))


def appeal(viewer: Viewer, id: str) -> AppealView:
    """One appeal by its id, with the events that it is about. Raises NoSuchAppeal."""
    return remembered(("appeal", id, who(viewer)), lambda: _appeal(viewer, id))


def _appeal(viewer: Viewer, id: str) -> AppealView:
    made = making.made_appeals(viewer, Appeal.objects.filter(public_id=id))
    back = answering.answers(viewer)
    if made:
        view = _with_answers(made[0], back, {})
        papers = tuple(each for each in outdated_letters(viewer) if each.about in _names_of(view))
        recommended = making.recommended_in(viewer, id)
        if recommended and recommended.is_replaced:
            view = replace(view, changed=(*view.changed, Changed(recommended.id, REPLACED)))
        return replace(view, recommended=recommended, papers=papers)
    found = told_with(viewer, id) if may_see(viewer) else {}
    if id not in found:
        raise NoSuchAppeal(f"There is no appeal {id}. `tumen appeals` lists those that are known.")
    view = _with_answers(_of_found(found[id]), back, found)
    return replace(view, events=_events_of(viewer, found[id]), of=asked_of_document(viewer, view))


def proposed_answers(viewer: Viewer, id: str) -> tuple[Proposed, ...]:
    """Claims that may answer this appeal, with the reasons. Raises NoSuchAppeal."""
    return answering.proposals(viewer, appeal(viewer, id))


def appeals_about(viewer: Viewer, id: str) -> list[AppealView]:
    """The appeals about an event, by its id: made here about it, or in a document that tells of it. Raises
    NoSuchEvent."""
    about = event(viewer, id)
    found = found_appeals(viewer, documents=frozenset(about.documents))
    views = [_of_found(each) for each in found.values() if each.standing is not JudgedKind.REJECTED]
    views += making.made_about(viewer, about.id)
    back = answering.answers(viewer) if views else {}
    whole = [_with_answers(each, back, found) for each in views]
    return sorted(whole, key=lambda each: (_first_day(each), each.id))


def appeals_recommended(viewer: Viewer, ids: Iterable[str]) -> dict[str, tuple[AppealView, ...]]:
    """What became of recommendations, by their ids: the appeals made of each, with what came back."""
    made = making.made_recommended(viewer, ids)
    back, found = answering.answers(viewer) if made else {}, dict[str, list[AppealView]]()
    for of, each in made:
        found.setdefault(of, []).append(_with_answers(each, back, {}))
    return {id: tuple(views) for id, views in found.items()}


@dataclass(frozen=True, slots=True)
class Due:
    """What waits: appeals without an answer whose day has passed or comes, and pledges that were not kept."""

    late: tuple[AppealView, ...]
    coming: tuple[AppealView, ...]
    pledges: tuple[AnswerView, ...]

    @property
    def count(self) -> int:
        return len(self.late) + len(self.coming) + len(self.pledges)


#: Days before an answer is due from which on it is shown.
AHEAD = 14


def appeals_due(viewer: Viewer, *, on: date | None = None) -> Due:
    """The appeals made here whose answer was due or is within two weeks, and pledges whose day has passed."""
    today = on or timezone.localdate()
    made, back = _made(viewer)
    late = [each for each in made if each.silent]
    waiting = [each for each in made if each.is_waiting and not each.silent]
    coming = [each for each in waiting if each.due is not None and (each.due - today).days <= AHEAD]
    pledges = [answer for answer in _pledges(viewer, made, back) if answer.is_overdue(today)]
    return Due(tuple(late), tuple(coming), tuple(pledges))


def due_days(viewer: Viewer) -> tuple[DueDay, ...]:
    """Every day on which an answer to an appeal made here is due, or something that was pledged, by day.

    For a calendar: nothing but ids and days.
    """
    made, back = _made(viewer)
    waiting = [each for each in made if each.is_waiting]
    days = [DueDay(each.id, DueKind.ANSWER, each.due) for each in waiting if each.due]
    pledges = _pledges(viewer, made, back)
    days += [DueDay(each.id, DueKind.PLEDGE, each.due) for each in pledges if each.due]
    return tuple(sorted(days, key=lambda each: (each.day, each.id)))


def _made(viewer: Viewer) -> tuple[list[AppealView], dict[str, tuple[AnswerView, ...]]]:
    """The appeals made here with their answers, and all answers by appeal."""
    back = answering.answers(viewer)
    return [_with_answers(each, back, {}) for each in making.made_appeals(viewer)], back


def _pledges(
    viewer: Viewer, made: list[AppealView], back: dict[str, tuple[AnswerView, ...]]
) -> list[AnswerView]:
    """Answers with a day by which what they pledge is due, on appeals that the viewer may see; not those of
    which a later answer says what came of it."""
    every = (answer for each in back.values() for answer in each)
    pledges = [answer for answer in every if answer.due is not None and not answer.settled_by]
    known = {each.id for each in made}
    if any(answer.appeal not in known for answer in pledges):
        known |= set(found_appeals(viewer))
    return [answer for answer in pledges if answer.appeal in known]


def outdated(viewer: Viewer) -> Outdated:
    """Papers that were taken out, appeals made here and findings that were adopted, which rest on a claim or
    an event that was changed or stands no more, or on what its people do not allow any more. A paper that
    another of its kind about the same took the place of since is left out; what people took back needs one
    that went to the same."""
    made = [each for each in _made(viewer)[0] if each.changed and each.state is not State.WITHDRAWN]
    return Outdated(outdated_letters(viewer), tuple(made), outdated_findings(viewer))


def _names_of(view: AppealView) -> set[str]:
    """What papers may be about that belong to an appeal: its events and persons."""
    return {each.id for each in view.events} | set(view.persons)


def appeals_holding(viewer: Viewer, item: str) -> list[AppealView]:
    """The appeals made here that rest on what ``item`` is about (a document, somebody covered, a source):
    those that a withdrawal touches. Raises NoSuchRecord."""
    back = answering.answers(viewer)
    return [_with_answers(each, back, {}) for each in making.made_holding(viewer, item)]


def _first_day(view: AppealView) -> date:
    return (view.on.earliest or view.on.latest or date.max) if view.on else date.max


# ---- found to views ----


def _of_found(each: Found) -> AppealView:
    due = max((ask.by.latest for ask in each.asks if ask.by and ask.by.latest), default=None)
    return AppealView(
        id=each.id,
        title=each.document.label,
        document=each.document.id,
        is_own=each.is_own,
        on=each.on,
        askers=tuple(dict.fromkeys(asker.name for asker in each.askers if asker.name)),
        of=tuple(AskedView(part.asked, tuple(_ask_view(ask) for ask in part.asks)) for part in each.of),
        norms=each.norms,
        state={None: State.FOUND, JudgedKind.CONFIRMED: State.CONFIRMED}.get(each.standing, State.REJECTED),
        due=due,
        changed=tuple(Changed(claim, "it is another since this was confirmed") for claim in each.changed),
        judged=each.judged,
        told_in=each.told_in,
    )


def _ask_view(said: AskSaid) -> AskView:
    return AskView(
        id=said.claim,
        to_do=said.ask.to_do,
        is_negative=said.ask.is_negative,
        by=said.by,
        ground=said.norm,
        grounds=said.grounds,
        claims=(said.claim,),
        passes_on=_passed_on(said.ask.passes_on),
        is_accepted=said.is_accepted,
    )


def _passed_on(ask: Ask | None) -> str:
    parts = []
    while ask is not None:
        parts.append(names_of(ask.addressees))
        ask = ask.passes_on
    return " → ".join(filter(None, parts))


def _with_answers(
    view: AppealView, back: dict[str, tuple[AnswerView, ...]], found: dict[str, Found]
) -> AppealView:
    """The appeal with what came back on it and on those told with it, and where it stands by that."""
    mine = [answer for id in (view.id, *view.told_in) for answer in back.get(id, ())]
    whole, today = replace(view, answers=tuple(mine)), timezone.localdate()
    if view.state not in (State.SENT, State.FOUND, State.CONFIRMED):
        return replace(whole, changed=(*view.changed, *_changed_answers(mine)))
    waits = [part for part in view.of if whole.waits_for(part)]
    due = {part.asked.key: whole.due_of(part) for part in waits}
    silent = tuple(key for key, day in due.items() if day is not None and day < today)
    state: State = view.state
    if len(waits) < len(view.of):
        state = State.ANSWERED
    elif silent:
        state = State.SILENT
    return replace(whole, state=state, silent=silent, changed=(*view.changed, *_changed_answers(mine)))


def _changed_answers(answers: Iterable[AnswerView]) -> Iterable[Changed]:
    return (Changed(each.claim, each.changed) for each in answers if each.changed)


def _events_of(viewer: Viewer, each: Found) -> tuple[EventRef, ...]:
    record = record_of(viewer)
    ids = events_of_documents(viewer, [each.document.id]).get(each.document.id, frozenset())
    named = record.rows_named(ids)
    rows = [named[id] for id in sorted(ids)]
    told = (GroupKind.EVENT.value, GroupKind.UNDATED.value)
    covers = everywhere(viewer).all
    return tuple(covers.value(ref_of(row)) for row in rows if row and row.kind in told)


def addressed_to(viewer: Viewer, id: str, *, on: date | None = None) -> Addressed:
    """How a letter to an office is addressed on a day, today by default. Raises NoSuchOffice."""
    return addressed(office(viewer, id), on or timezone.localdate())


# ---- what is drafted ----


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft of a paper, and the claims of its event that it tells nothing of, each with whose word it is:
    people did not agree to that. It is for those who make it. ``is_held`` where people agreed to nothing of
    it: the draft cannot leave."""

    paper: Paper
    left_out: tuple[LeftOut, ...]
    is_held: bool = False


def drafted(viewer: Viewer, id: str, letter: Letter) -> Paper:
    """The draft of a paper about an event or a person, of what a reader may see who is cleared for what is
    internal and for no identity.

    Whoever drafts it may see more: that does not get into it, nor does what people did not agree to be told.
    Raises NoSuchEvent, NoSuchPerson, and NotDrafted where nothing of that kind is written about it.
    """
    return drafted_without(viewer, id, letter).paper


def drafted_without(viewer: Viewer, id: str, letter: Letter) -> Drafted:
    """The same, and what it is drafted without."""
    kind = writings().get(letter.kind)
    about = About.PERSON if id.startswith(PERSON) else About.EVENT
    if kind is None or about not in kind.about:
        raise NotDrafted(_not_drafted(letter.kind, kind, about))
    with within(OUTSIDE), one_look():
        told = told_outside(viewer, id, letter.kind)
        if told.bound == OUTSIDE:
            return Drafted(_paper(viewer, told, letter, kind), told.left_out, told.is_held)
    with within(told.bound), one_look():
        return Drafted(_paper(viewer, told, letter, kind), told.left_out)


def _paper(viewer: Viewer, told: Told, letter: Letter, kind: Writing) -> Paper:
    if told.id.startswith(PERSON):
        return paper_about(Matter(person(viewer, told.id)), letter)
    return paper_about(_matter(viewer, told, letter, kind), letter)


def _not_drafted(code: str, kind: Writing | None, about: About) -> str:
    if kind is None:
        return f"“{code}” is no kind of paper. There are: {', '.join(writings())}."
    return f"A paper of the kind {code} is about {_ABOUT[about]}, and this is none. Choose another kind."


_ABOUT = {About.EVENT: "a person", About.PERSON: "an event"}


def _matter(viewer: Viewer, of: Told, letter: Letter, kind: Writing) -> Matter:
    """An event with what was asked about it, where the kind tells of that, and the claims of both."""
    about = event(viewer, of.id)
    parts = {part for section in kind.sections for part in section.parts}
    asked: tuple[AppealView, ...] = ()
    ids = set(ids_in(letter.lines))
    if parts & {"asked", "norms"}:
        asked = tuple(appeals_about(viewer, about.id))
        ids |= {claim for each in asked for claim in _claims_of(each)}
    elif "asked-by-us" in parts:
        made = making.made_about(viewer, about.id)
        back = answering.answers(viewer) if made else {}
        asked = tuple(_with_answers(each, back, {}) for each in made)
        # What the writers asked is theirs to tell; what came back is told by claims.
        ids |= {answer.claim for each in asked for answer in each.answers if answer.claim}
    told = {each.id: each for each in claims(viewer, ids) if _can_be_cited(each)}
    documents = {*of.documents, *about.documents, *(each.document_id for each in told.values())}
    return Matter(about, asked, told, cover_of(viewer, of, documents))


def _claims_of(view: AppealView) -> set[str]:
    asks = {claim for part in view.of for ask in part.asks for claim in ask.claims}
    norms, answers = {each.claim for each in view.norms}, {each.claim for each in view.answers}
    return (asks | norms | answers) - {""}


def _can_be_cited(claim: ClaimView) -> bool:
    return claim.quote_stands and claim.status is not Status.REJECTED
