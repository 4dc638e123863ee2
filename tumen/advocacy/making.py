"""Appeals made here, as far as a viewer may see all that each rests on, and what of that is another since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.recalling import recalled
from tumen.access.sight import sees_identities
from tumen.advocacy.asking import Asked, asked
from tumen.advocacy.finding import NormSaid
from tumen.advocacy.models import Appeal, AppealAsk, Signatory, Step, StepKind
from tumen.advocacy.standing import TOLD, Now, now_of
from tumen.advocacy.views import (
    REFUSED,
    RETRACTED,
    AppealView,
    AskedView,
    AskView,
    Changed,
    SignatoryView,
    State,
    StepView,
)
from tumen.claims.models import STANDING, Claim
from tumen.claims.queries import OfficeView, claims_seen, offices
from tumen.consent.queries import require_item
from tumen.documents.queries import everywhere
from tumen.findings.errors import NoSuchPart
from tumen.findings.queries import RecommendationView, recommendation
from tumen.publication.consenting import documents_of
from tumen.publication.queries import appeals_retracted
from tumen.record.errors import NoSuchPerson
from tumen.record.models import Event
from tumen.record.persons.finding import person_row
from tumen.record.refs import ref_of
from tumen.record.seeing import Seen, record_of
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Party


def made_appeals(viewer: Viewer, rows: QuerySet[Appeal] | None = None) -> list[AppealView]:
    """The appeals made here of which the viewer may see every claim, event and person, without answers."""
    if not may_see(viewer):
        return []
    if rows is not None:
        return _seen(viewer, rows)
    # Who holds an office depends on the day.
    return list(recalled(("made appeals", timezone.localdate()), viewer, lambda: _told(viewer, _every())))


def _seen(viewer: Viewer, rows: QuerySet[Appeal]) -> list[AppealView]:
    return _told(viewer, _whole(rows))


def _whole(rows: QuerySet[Appeal]) -> list[Appeal]:
    return list(rows.select_related("office", "actor").prefetch_related(*_PARTS))


def _every() -> list[Appeal]:
    """All of them with their parts, whoever may see them."""
    return rows_held("appeals", lambda: _whole(Appeal.objects.all()))


def _told(viewer: Viewer, found: list[Appeal]) -> list[AppealView]:
    if not found:
        return []
    told = record_of(viewer).rows_named({id for row in found for id in row.events})
    claims = _claims_of(found)
    seen = set(claims_seen(viewer, claims))
    now = now_of(seen)
    kept, covers = offices(viewer), everywhere(viewer).all
    sent = (row.public_id for row in found if row.sent_on and Channel(row.channel).is_public)
    retracted = appeals_retracted(viewer, sent)
    shown = []
    for row in found:
        events = {id: told[id] for id in row.events}
        is_seen = all(events.values()) and all(claim in seen for claim in _claims_of([row]))
        if is_seen and all(_sees_person(viewer, id) for id in row.persons):
            view = _view(viewer, row, kept, now, {id: each for id, each in events.items() if each})
            if row.public_id in retracted:
                gone = Changed(retracted[row.public_id], RETRACTED)
                view = replace(view, changed=(*view.changed, gone))
            shown.append(covers.value(view))
    return shown


def made_holding(viewer: Viewer, item: str) -> list[AppealView]:
    """Those of them that rest on claims of what ``item`` is about (a document, somebody covered, a source).
    Raises NoSuchRecord."""
    require_item(viewer, item)
    claims = Claim.objects.filter(document__public_id__in=documents_of([item]))
    touched = set(claims.order_by().values_list("public_id", flat=True))
    return [each for each in made_appeals(viewer) if touched & each.claims]


def made_about(viewer: Viewer, event: str) -> list[AppealView]:
    """Those of them that are about an event, by its id now; of the others nothing more is asked."""
    if not may_see(viewer):
        return []
    about = "made appeals about", timezone.localdate(), event
    return list(recalled(about, viewer, lambda: _made_about(viewer, event)))


def _made_about(viewer: Viewer, event: str) -> list[AppealView]:
    every = _every()
    now = record_of(viewer).rows_named({id for row in every for id in row.events})
    is_it = {id for id, row in now.items() if row is not None and row.public_id == event}
    return _told(viewer, [row for row in every if is_it & set(row.events)])


def made_recommended(viewer: Viewer, ids: Iterable[str]) -> list[tuple[str, AppealView]]:
    """Those of them that were made of recommendations (ids), each with the recommendation's id."""
    wanted = set(ids)
    rows = [row for row in _every() if row.recommendation in wanted] if wanted and may_see(viewer) else []
    of = {row.public_id: row.recommendation for row in rows}
    return [(of[view.id], view) for view in _told(viewer, rows)]


def recommended_in(viewer: Viewer, id: str) -> RecommendationView | None:
    """The recommendation that an appeal made here was made of, where all that it rests on is shown."""
    named = Appeal.objects.filter(public_id=id).values_list("recommendation", flat=True).first()
    try:
        return recommendation(viewer, named) if named else None
    except NoSuchPart:
        return None


def _sees_person(viewer: Viewer, id: str) -> bool:
    try:
        person_row(viewer, id)
    except NoSuchPerson:
        return False
    return True


#: What is loaded with appeals.
_PARTS = (
    Prefetch("asks", AppealAsk.objects.order_by("pk")),
    "signatories",
    Prefetch("steps", Step.objects.select_related("actor")),
)


def _claims_of(rows: Iterable[Appeal]) -> set[str]:
    return {claim for row in rows for ask in row.asks.all() for claim in ask.claims}


def _view(
    viewer: Viewer,
    row: Appeal,
    kept: list[OfficeView],
    now: Mapping[str, Now],
    events: dict[str, Event],
) -> AppealView:
    asks = [ask for ask in row.asks.all() if ask.struck_at is None]
    office = next((each for each in kept if row.office and each.id == row.office.public_id), None)
    return AppealView(
        id=row.public_id,
        title=row.title,
        document="",
        is_own=True,
        on=Interval.day(row.sent_on) if row.sent_on else None,
        askers=(),
        of=_of_whom(row, asks, office, kept),
        norms=tuple(NormSaid("", NormRef(code)) for code in row.grounds),
        state=state_of(row),
        due=row.due,
        changed=(*_changed_claims(asks, now, Channel(row.channel)), *_changed_events(row, events)),
        events=tuple(ref_of(each) for each in events.values()),
        channel=Channel(row.channel),
        deadline=row.deadline,
        persons=tuple(row.persons) if sees_identities(viewer) else (),
        signatories=_signatories(viewer, row.signatories.all()),
        steps=tuple(
            StepView(StepKind(each.kind), each.what, each.on, each.actor.name) for each in row.steps.all()
        ),
        actor=row.actor.name,
        at=row.at,
    )


def state_of(row: Appeal) -> State:
    """Where an appeal made here stands, answers and passed days left aside."""
    if row.withdrawn_on:
        return State.WITHDRAWN
    if row.sent_on:
        return State.SENT
    signing = list(row.signatories.all())
    is_signed = any(each.signed_on for each in signing) and all(
        each.signed_on or each.declined_on for each in signing
    )
    return State.SIGNED if is_signed else State.DRAFT


def _of_whom(
    row: Appeal, asks: list[AppealAsk], office: OfficeView | None, kept: list[OfficeView]
) -> tuple[AskedView, ...]:
    """The asks of the addressee first, then those of others."""
    addressee = _addressee(row, office, kept)
    day = row.sent_on or timezone.localdate()
    holder = ", ".join(each.name for each in office.held_on(day)) if office else ""
    named: dict[Asked, list[AskView]] = {addressee: []}
    for ask in asks:
        one = asked(Party(ask.of), kept) if ask.of else addressee
        named.setdefault(one, []).append(_ask(ask))
    return tuple(
        AskedView(one, tuple(each), one == addressee, holder if one == addressee else "")
        for one, each in named.items()
    )


def _addressee(row: Appeal, office: OfficeView | None, kept: list[OfficeView]) -> Asked:
    if office is not None:
        key = f"state:{office.country}" if office.country else f"office:{office.id}"
        return Asked(key, office.name, office.country, office.id)
    return asked(Party(row.addressee), kept)


def _ask(ask: AppealAsk) -> AskView:
    return AskView(
        id=ask.public_id,
        to_do=ask.to_do,
        is_negative=ask.is_negative,
        by=Interval.day(ask.by) if ask.by else None,
        ground=NormRef(ask.ground) if ask.ground else None,
        grounds="",
        claims=tuple(ask.claims),
        is_accepted=True,
    )


def _changed_claims(asks: list[AppealAsk], now: Mapping[str, Now], channel: Channel) -> list[Changed]:
    needs = TOLD if channel is Channel.UN else TOLD[:1]
    found = {}
    for ask in asks:
        for claim, revision in ask.claims.items():
            if now[claim].status not in STANDING:
                found[claim] = Changed(claim, "it stands no more")
            elif not now[claim].refused_for.isdisjoint(needs):
                found[claim] = Changed(claim, REFUSED)
            elif now[claim].revision != revision:
                found[claim] = Changed(claim, "it was changed")
    return list(found.values())


def _changed_events(row: Appeal, events: dict[str, Event]) -> list[Changed]:
    return [
        Changed(id, "it was derived anew")
        for id, revision in row.events.items()
        if events[id].revision != revision or events[id].public_id != id
    ]


def _signatories(viewer: Viewer, rows: Iterable[Signatory]) -> tuple[SignatoryView, ...]:
    cleared = sees_identities(viewer)
    return tuple(
        SignatoryView(
            each.pk,
            each.name if cleared else "",
            each.role if cleared else "",
            each.signed_on,
            each.declined_on,
        )
        for each in rows
    )


def event_revisions(record: Seen, ids: Iterable[str]) -> dict[str, int] | str:
    """The events of these ids with their revisions; the first id that there is no event of."""
    found = {}
    for id in ids:
        row = record.row(id)
        if row is None:
            return id
        found[row.public_id] = row.revision
    return found
