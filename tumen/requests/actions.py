"""Each change to requests of families. Beside a role each takes sight of identities."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from tumen.access.actions import recorded
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor
from tumen.access.rules import require_identities
from tumen.record.queries import person as find_person
from tumen.requests.errors import NoReason, NoSuchRequest, NothingAsked
from tumen.requests.models import Request, Step, StepKind

_CLEARED = "What families ask is open to few."
#: What makes a request; the rest may come later.
NEEDED = ("asker", "reach", "consent", "sought")
FIELDS = (*NEEDED, "relation", "known")
#: What stands where a request was forgotten.
GONE = "forgotten"


def take_request(*, actor: Actor, person: str = "", **words: str) -> Request:
    """Keep what a family asks: ``asker``, ``relation``, ``reach``, ``consent``, ``sought``, ``known``.

    Who did not say how to reach them and what they agree to is asked first: raises NothingAsked. Raises
    NoSuchPerson, and NotPermitted for who is not cleared for identities.
    """
    require_identities(actor, _CLEARED)
    said = _said(words)
    _require(said)
    named = find_person(actor, person).id if person else ""
    with recorded(actor, "requests.take_request") as entry:
        made = Request.objects.create(**said, person=named, taken_by=actor)
        entry.item = made.public_id
    return made


def change_request(*, actor: Actor, request: str, person: str | None = None, **words: str) -> Request:
    """Put what a family says now in the place of what they said. The log names the fields and no words.

    Raises NoSuchRequest, NothingAsked, NoSuchPerson and NotPermitted.
    """
    row = _row(actor, request)
    said = _said(words)
    _require({**{field: getattr(row, field) for field in FIELDS}, **said})
    changed = {field: value for field, value in said.items() if getattr(row, field) != value}
    if person is not None:
        changed["person"] = find_person(actor, person).id if person else ""
    with recorded(actor, "requests.change_request", row.public_id, fields=sorted(changed)):
        Request.objects.filter(pk=row.pk).update(**changed, revision=F("revision") + 1)
    return Request.objects.get(pk=row.pk)


def add_step(
    *,
    actor: Actor,
    request: str,
    kind: StepKind | str,
    what: str,
    on: date,
    whom: str = "",
    next: str = "",
    due: date | None = None,
) -> Step:
    """Note what was done, or what came back, and what is to be done next by when.

    A step of kind "closed" closes the request, "opened again" opens it. Raises NoSuchRequest, NothingAsked
    and NotPermitted.
    """
    row = _row(actor, request)
    if kind not in StepKind.values:
        raise NothingAsked(f"“{kind}” is no step. Use one of {', '.join(StepKind.values)}.")
    if not what.strip():
        raise NothingAsked("Nothing was kept, because the step does not say what was done.")
    closes = StepKind(kind) is StepKind.CLOSED
    with recorded(actor, "requests.add_step", row.public_id, kind=StepKind(kind).value):
        made = Step.objects.create(
            request=row,
            kind=StepKind(kind),
            whom=whom.strip(),
            what=what.strip(),
            on=on,
            next=next.strip(),
            due=None if closes else due,
            actor=actor,
        )
        closed = closes or (row.is_closed and StepKind(kind) is not StepKind.OPENED)
        Request.objects.filter(pk=row.pk).update(
            due=None if closed else due, is_closed=closed, revision=F("revision") + 1
        )
    return made


def forget_request(*, actor: Actor, request: str, why: str) -> None:
    """Forget what a family said and what was noted of it: they took it back. Only that there was one stays.

    ``why`` is kept in the log: it must not say what is forgotten. Raises NoSuchRequest, NoReason and
    NotPermitted.
    """
    row = _row(actor, request)
    if not why.strip():
        raise NoReason("Nothing was forgotten, because it does not say why. Write a sentence on it.")
    with recorded(actor, "requests.forget_request", row.public_id, why=why.strip()):
        emptied = dict.fromkeys(FIELDS, GONE)
        Request.objects.filter(pk=row.pk).update(
            **emptied, person="", due=None, is_closed=True, revision=F("revision") + 1
        )
        Step.objects.filter(request=row).update(whom="", what=GONE, next="", due=None)


def _row(actor: Actor, id: str) -> Request:
    """Raises NoSuchRequest also for who is not cleared: a refusal would say that there is one."""
    gone = NoSuchRequest(f"There is no request {id}. `tumen request list` lists those that are open.")
    try:
        require_identities(actor, _CLEARED)
    except NotPermitted as refused:
        raise gone from refused
    row = Request.objects.filter(public_id=id).first()
    if row is None:
        raise gone
    return row


def _said(words: dict[str, str]) -> dict[str, str]:
    unknown = set(words) - set(FIELDS)
    if unknown:
        raise TypeError(f"A request has no {', '.join(sorted(unknown))}.")
    return {field: value.strip() for field, value in words.items()}


_ASK = {
    "asker": "who asks",
    "reach": "how to reach them safely",
    "consent": "what they agree may be done with what they tell",
    "sought": "whom they look for",
}


def _require(said: dict[str, str]) -> None:
    missing = [_ASK[field] for field in NEEDED if not said.get(field, "").strip()]
    if missing:
        raise NothingAsked(f"Nothing was kept, because it does not say {', nor '.join(missing)}.")
