"""An event's obligations: which states are bound by what, and which claims bear on which element.

What people attached is kept; what else could bear is proposed from acts and slots at each read, and counted
apart. Nothing here says that an element is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.claims import queries as claims
from tumen.claims.models import Claim, Status
from tumen.claims.queries import ClaimView
from tumen.documents.queries import everywhere
from tumen.findings.models import ElementLine
from tumen.record.models import Event
from tumen.record.queries import EventView, event
from tumen.record.seeing import Seen, record_of
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.elements import Element, Reservation, Rule, elements, reservations_of, rules
from tumen.vocabulary.norms import Norm, norms
from tumen.vocabulary.places import find_places
from tumen.vocabulary.standing import Standing, standing_of
from tumen.vocabulary.where import country_name, where_is

#: The slots that say whether a claim can bear on an element.
_SLOTS = tuple(
    dict.fromkeys(("act", "realis", *sorted(slot for _, each in elements().values() for slot in each.slots)))
)
#: Claims that could bear on one element and are shown; of more only the number is told.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Attached:
    """A claim that a person attached to an element: ``number`` is that of the line.

    ``changed`` says how it is another since; ``detached_by`` and ``detached_why`` are of a line taken back.
    """

    number: int
    element: str
    claim: ClaimView
    why: str
    actor: str
    at: datetime
    changed: str = ""
    detached_by: str = ""
    detached_why: str = ""


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element with the claims attached to it, and those that could bear on it.

    ``could`` are accepted claims that nobody attached, the first of ``could_count``; ``waiting`` counts the
    proposed ones that nobody accepted.
    """

    element: Element
    attached: tuple[Attached, ...]
    could: tuple[ClaimView, ...]
    could_count: int
    waiting: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its elements; ``is_about`` where it belongs to what was done in the event."""

    rule: Rule
    is_about: bool
    elements: tuple[ElementView, ...]


@dataclass(frozen=True, slots=True)
class BoundView:
    """How a state stood to a norm that day, with the reservations that are known of it."""

    norm: Norm
    standing: Standing
    reservations: tuple[Reservation, ...]


@dataclass(frozen=True, slots=True)
class StateView:
    """A state that an event concerns, as what ("from", "to", "at", "by"), and what bound it."""

    country: str
    name: str
    parts: tuple[str, ...]
    bound: tuple[BoundView, ...]


@dataclass(frozen=True, slots=True)
class Obligations:
    """Of an event: the states that it concerns, and the rules with their elements; those about it first.

    ``day`` is that on which states were bound: the event's last, or today where nothing says when
    (``is_dated`` is false). ``detached`` are lines that were taken back.
    """

    id: str
    title: str
    name: str
    when: Interval | None
    day: date
    is_dated: bool
    states: tuple[StateView, ...]
    rules: tuple[RuleView, ...]
    detached: tuple[Attached, ...]


def obligations_of(viewer: Viewer, id: str) -> Obligations:
    """The obligations of one event by its id. Raises NoSuchEvent."""
    about = event(viewer, id)
    known = about.when.latest or about.when.earliest if about.when else None
    day = known or date.today()
    lines = lines_of(viewer, about.id)
    held = [line for line in lines if not line.detached_by]
    return Obligations(
        id=about.id,
        title=about.title,
        name=about.name,
        when=about.when,
        day=day,
        is_dated=known is not None,
        states=tuple(_states(about, day)),
        rules=tuple(sorted(_rules(viewer, about, held), key=lambda each: not each.is_about)),
        detached=tuple(line for line in lines if line.detached_by),
    )


# ---- states ----


def _states(about: EventView, day: date) -> Iterable[StateView]:
    parts: dict[str, list[str]] = {}
    for part, name in (
        ("from", about.places.origin),
        ("at", about.places.at),
        ("to", about.places.destination),
    ):
        if name and (code := where_is(name).country):
            parts.setdefault(code, []).append(part)
    for mention in find_places(about.perpetrators):
        if code := mention.place.country:
            parts.setdefault(code, []).append("by")
    for code, told in parts.items():
        bound = tuple(_bound(norm, code, day) for norm in _instruments())
        yield StateView(code, country_name(code), tuple(dict.fromkeys(told)), bound)


def _instruments() -> list[Norm]:
    """The instruments of the rules, each with those that extend it behind it."""
    codes = [code for rule in rules().values() for code in (rule.norm, *rule.also)]
    return [norms()[code] for code in dict.fromkeys(codes)]


def _bound(norm: Norm, country: str, day: date) -> BoundView:
    standing = standing_of(norm.code, country, day)
    return BoundView(norm, standing, reservations_of(norm.code, country, day))


# ---- claims at elements ----


def _rules(viewer: Viewer, about: EventView, held: Iterable[Attached]) -> Iterable[RuleView]:
    at: dict[str, list[Attached]] = {}
    for line in held:
        at.setdefault(line.element, []).append(line)
    among = claims.standing(viewer).filter(document__public_id__in=about.documents)
    values = claims.slot_values(viewer, among, _SLOTS)
    status = dict(among.order_by().values_list("public_id", "status"))
    could = {code: _could(code, values, status, at.get(code, [])) for code in elements()}
    wanted = {id for accepted, _ in could.values() for id in accepted[:SHOWN]}
    told = {claim.id: claim for claim in claims.claims(viewer, sorted(wanted))}
    for rule in rules().values():
        views = (
            ElementView(
                element,
                tuple(at.get(element.code, ())),
                tuple(told[id] for id in could[element.code][0][:SHOWN] if id in told),
                len(could[element.code][0]),
                could[element.code][1],
            )
            for element in rule.elements
        )
        yield RuleView(rule, about.act in rule.acts, tuple(views))


def _could(
    code: str, values: Mapping[str, Mapping[str, Any]], status: Mapping[str, str], at: Iterable[Attached]
) -> tuple[list[str], int]:
    """The accepted claims that could bear on an element and are not at it, and how many others could."""
    rule, element = elements()[code]
    there = {line.claim.id for line in at}
    bearing = [id for id, held in values.items() if id not in there and rule.bears(element, held)]
    accepted = [id for id in bearing if status[id] == Status.ACCEPTED]
    return sorted(accepted), len(bearing) - len(accepted)


def lines_of(viewer: Viewer, id: str) -> tuple[Attached, ...]:
    """Every line on an event of which the viewer may see the claim, oldest first; ``id`` is its present
    one."""
    record = record_of(viewer)
    row = record.row(id)
    rows = list(_rows(record, row)) if row else []
    told = {claim.id: claim for claim in claims.claims(viewer, {each.claim.public_id for each in rows})}
    covers = everywhere(viewer).all
    return tuple(
        Attached(
            number=each.pk,
            element=each.element,
            claim=told[each.claim.public_id],
            why=covers.words(each.why),
            actor=each.actor.name,
            at=each.at,
            changed=changed_since(told[each.claim.public_id], each.claim_revision),
            detached_by=_undone(each).actor.name if _is_undone(each) else "",
            detached_why=covers.words(_undone(each).why) if _is_undone(each) else "",
        )
        for each in rows
        if each.claim.public_id in told
    )


def changed_since(claim: ClaimView, revision: int) -> str:
    """How a claim is another since it had this revision; "" where it is not."""
    if claim.status is not Status.ACCEPTED:
        return "it is accepted no more"
    return "it was changed" if claim.revision != revision else ""


def _rows(record: Seen, row: Event) -> Iterable[ElementLine]:
    lines = ElementLine.objects.filter(undoes=None)
    said = rows_held("events of elements", lambda: set(lines.order_by().values_list("event", flat=True)))
    if record.is_whole:
        names = said & {row.public_id, *record.old_ids(row)}
    else:
        # To who does not see everything an event may have another id, which its claims bring along.
        names = {name for name in said if (one := record.row(name)) and one.public_id == row.public_id}
    if not names:
        return []
    found = lines.filter(event__in=names).select_related("claim", "actor", "undone_by__actor")
    return found.defer(*(f"claim__{name}" for name in ("exact", "prefix", "suffix")))


def _is_undone(line: ElementLine) -> bool:
    return hasattr(line, "undone_by")


def _undone(line: ElementLine) -> ElementLine:
    found: ElementLine = line.undone_by
    return found


def claim_row(id: str) -> Claim:
    """The row of a claim that the caller has seen to be shown to who acts."""
    return Claim.objects.get(public_id=id)
