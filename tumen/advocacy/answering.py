"""Answers as a viewer may see them, and claims that may be answers: proposed with reasons, never taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from tumen.access.daily import rows_held
from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.recalling import recalled
from tumen.access.sight import who
from tumen.advocacy.asking import Asked, asked
from tumen.advocacy.finding import of_sorts
from tumen.advocacy.ministries import speaking_for
from tumen.advocacy.models import Answer
from tumen.advocacy.standing import Now, now_of
from tumen.advocacy.views import REFUSED, AnswerView, AppealView, Proposed
from tumen.claims import queries as claims
from tumen.claims.models import STANDING
from tumen.claims.queries import ClaimView, claims_seen, offices
from tumen.claims.views import views_of
from tumen.consent.purposes import Purpose
from tumen.documents.queries import everywhere
from tumen.record.queries import event_of
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Party
from tumen.vocabulary.replies import OF_CLAIMS, Attribution, Reply

#: Days after an appeal within which a reply that names nothing of it is proposed as its answer.
LATEST = 365
#: Words by which an answer says that it answers an appeal.
_NAMES_IT = (
    *("letter", "statement", "question", "appeal", "petition", "request", "call"),
    *("서한", "편지", "성명", "질의", "호소", "청원", "요청", "요구", "촉구", "진정", "탄원", "건의", "제안"),
    *("답신", "회신", "회답", "답장", "답변서"),
)


def answers(viewer: Viewer) -> dict[str, tuple[AnswerView, ...]]:
    """Every answer that stands and whose claim the viewer may see, by the appeal's id, oldest first."""
    # A consent may end with a day.
    return dict(recalled(("answers", timezone.localdate()), viewer, lambda: _answers(viewer)))


def _answers(viewer: Viewer) -> dict[str, tuple[AnswerView, ...]]:
    rows = [row for row in _standing_rows() if row.is_answer]
    seen = set(claims_seen(viewer, {claim for row in rows for claim in _named(row)}))
    now = now_of(seen)
    covers, found = everywhere(viewer).all, defaultdict[str, list[AnswerView]](list)
    for row in rows:
        if seen.issuperset(_named(row)):
            found[row.appeal].append(covers.value(_answer(row, now)))
    return {id: tuple(_settled(each)) for id, each in found.items()}


#: What says what came of something that was pledged: it was done, or it will not be.
_SETTLING = frozenset({Reply.FAVOURABLE, Reply.REFUSED, Reply.DENIED, Reply.INHIBITED})


def _settled(told: Sequence[AnswerView]) -> Iterable[AnswerView]:
    """The answers to an appeal, oldest first; of a pledge with a day, the first later one on the same ask, or
    on all of it, by which it is settled: another pledge with a day takes its place."""
    # Where a day is not known, or the same, what was noted later is later.
    placed = [(each.on, place, each) for place, each in enumerate(told)]
    for on, place, each in placed:
        later = [
            other
            for day, after, other in placed
            if (day > on if day and on and day != on else after > place) and _settles(other, each)
        ]
        yield replace(each, settled_by=later[0].id) if each.due and later else each


def _settles(other: AnswerView, pledge: AnswerView) -> bool:
    says = other.reply in _SETTLING or (other.reply is Reply.PLEDGED and other.due is not None)
    return says and other.ask in ("", pledge.ask)


def _standing_rows() -> list[Answer]:
    """What was taken as an answer, or found to be none, and stands, oldest first."""
    every = Answer.objects.filter(undoes=None, undone_by=None).select_related("actor").order_by("pk")
    return rows_held("answers noted", lambda: list(every))


def _named(row: Answer) -> list[str]:
    """The claims that an answer names: the one that tells it, and that of the ask which it answers."""
    return [id for id in (row.claim, row.ask) if id.startswith("c-")]


def _answer(row: Answer, now: Mapping[str, Now]) -> AnswerView:
    return AnswerView(
        id=row.public_id,
        appeal=row.appeal,
        ask=row.ask,
        reply=Reply(row.reply),
        attribution=Attribution(row.attribution) if row.attribution else None,
        claim=row.claim,
        words=row.words,
        by=row.by,
        on=row.on,
        due=row.due,
        actor=row.actor.name,
        changed=_changed(row, now[row.claim]) if row.claim else "",
    )


def _changed(row: Answer, now: Now) -> str:
    if now.status not in STANDING:
        return "the answer rests on it, and it stands no more"
    if Purpose.PUBLISH in now.refused_for:
        return REFUSED
    return "the answer rests on it, and it was changed" if now.revision != row.claim_revision else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim of an answer with who answers, and the events that its document tells of."""

    view: ClaimView
    by: tuple[Asked, ...]
    events: frozenset[str]


def proposals(viewer: Viewer, appeal: AppealView) -> tuple[Proposed, ...]:
    """Claims that may answer an appeal, the best first: by who was asked, later, on the same event or naming
    it. What a person took as its answer, or found to be none, is left out."""
    judged = {row.claim for row in _standing_rows() if row.appeal == appeal.id and row.claim}
    events = {each.id for each in appeal.events}
    found = []
    for said in _answers_said(viewer):
        if said.view.id in judged or said.view.document_id == appeal.document:
            continue
        reasons = _reasons(said, appeal, events)
        if reasons:
            found.append((len(reasons), _day(said.view), _proposed(said, reasons)))
    found.sort(key=lambda each: (-each[0], each[1], each[2].claim))
    return tuple(each for _, _, each in found)


def answering_in(viewer: Viewer, among: Collection[str]) -> frozenset[str]:
    """Who answers in these claims (ids), by `speaking_for`."""
    said = (each for each in _answers_said(viewer) if each.view.id in among)
    return frozenset(key for each in said for by in each.by for key in speaking_for(by))


def _reasons(said: _Said, appeal: AppealView, events: set[str]) -> tuple[str, ...]:
    """Why a claim may be an answer; nothing where it cannot be, or where only who speaks says so."""
    keys = {key for each in said.by for key in speaking_for(each)}
    if not any(keys & speaking_for(each.asked) for each in appeal.of):
        return ()
    asked_on, answered_on = _first(appeal.on), _day(said.view)
    if asked_on is None or answered_on == date.max or answered_on < asked_on:
        return ()
    reasons = ["who was asked says it", "it is later"]
    if events & said.events:
        reasons.append("both tell of the same event")
    matter = str(said.view.value("answers_to") or "").casefold()
    if any(word in matter for word in _NAMES_IT) and answered_on - asked_on <= timedelta(days=LATEST):
        reasons.append("it answers a letter, a statement or the like")
    return tuple(reasons) if len(reasons) > 2 else ()


def _first(when: Interval | None) -> date | None:
    return (when.earliest or when.latest) if when else None


def _day(view: ClaimView) -> date:
    return _first(view.published) or date.max


def _proposed(said: _Said, reasons: Sequence[str]) -> Proposed:
    reply, attribution = OF_CLAIMS[said.view.value("answer")]
    return Proposed(
        claim=said.view.id,
        document=said.view.document_id,
        title=said.view.document_title,
        on=said.view.published,
        by=said.view.speaker,
        words=said.view.quote.exact,
        reply=reply,
        attribution=attribution,
        reasons=tuple(reasons),
    )


def _answers_said(viewer: Viewer) -> list[_Said]:
    return remembered(("answers said", who(viewer)), lambda: _load(viewer))


def _load(viewer: Viewer) -> list[_Said]:
    rows = claims.standing(viewer).filter(of_sorts([ClaimSort.ANSWER]))
    views = [view for view in views_of(viewer, rows) if view.value("answer") is not None]
    events, kept = events_of_documents(viewer, {view.document_id for view in views}), offices(viewer)
    return [
        _Said(
            view,
            tuple(asked(Party(chain[-1].name), kept) for chain in view.told_by if chain),
            events.get(view.document_id, frozenset()),
        )
        for view in views
    ]


def events_of_documents(viewer: Viewer, documents: Iterable[str]) -> dict[str, frozenset[str]]:
    """The events that each of these documents (ids) tells of, by the events' ids."""
    rows = claims.standing(viewer).filter(document__public_id__in=list(documents)).order_by()
    of = dict(rows.values_list("public_id", "document__public_id"))
    found = defaultdict[str, set[str]](set)
    for claim, event in event_of(viewer, of).items():
        found[of[claim]].add(event.id)
    return {document: frozenset(each) for document, each in found.items()}
