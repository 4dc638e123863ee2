"""Appeals made here: drafted, asked, signed off one by one, sent, followed up, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_identities
from tumen.advocacy.actions.requiring import require_fits, require_in_order, require_past
from tumen.advocacy.errors import NoReason, NoSuchAppeal, NoSuchAsk, NothingAsked, WrongState
from tumen.advocacy.going_out import require_asks, require_released, require_signed
from tumen.advocacy.making import event_revisions, made_appeals, state_of
from tumen.advocacy.models import Appeal, AppealAsk, Signatory, Step, StepKind
from tumen.advocacy.views import State
from tumen.claims.errors import NoSuchClaim
from tumen.claims.models import Claim
from tumen.claims.office_rows import Office
from tumen.claims.offices import office as find_office
from tumen.claims.queries import claims_seen
from tumen.record.errors import NoSuchEvent
from tumen.record.queries import person as find_person
from tumen.record.seeing import record_of
from tumen.vocabulary.deadlines import Channel, deadlines
from tumen.vocabulary.norms import norms

#: Whoever changes an appeal after it was sent changes something else than what was sent.
_WRITTEN = (State.DRAFT, State.SIGNED)


def draft_appeal(
    *,
    actor: Actor,
    title: str,
    channel: Channel | str,
    office: str = "",
    addressee: str = "",
    deadline: str = "",
    grounds: Iterable[str] = (),
    events: Iterable[str] = (),
    persons: Iterable[str] = (),
) -> Appeal:
    """Begin an appeal: by which channel, to which office, or to whom in words; about which events.

    ``deadline`` is a code of `vocabulary.deadlines`, ``grounds`` are codes of norms. Raises NothingAsked,
    NoSuchOffice, NoSuchEvent, NoSuchPerson and NotPermitted.
    """
    columns = _columns(
        actor,
        title=title,
        channel=channel,
        office=office,
        addressee=addressee,
        deadline=deadline,
        grounds=grounds,
        events=events,
        persons=persons,
    )
    with recorded(actor, "advocacy.draft_appeal", channel=columns["channel"]) as entry:
        made = Appeal.objects.create(**columns, actor=actor)
        entry.item = made.public_id
    return made


def change_appeal(*, actor: Actor, appeal: str, **said: Any) -> Appeal:
    """Put what is said now in the place of what `draft_appeal` took; of events it rests on their newest form.

    Raises what `draft_appeal` does, NoSuchAppeal, and WrongState for one that was sent or withdrawn.
    """
    row = _written(actor, appeal)
    kept: dict[str, Any] = {
        "title": row.title,
        "channel": row.channel,
        "office": row.office.public_id if row.office else "",
        "addressee": row.addressee,
        "deadline": row.deadline,
        "grounds": row.grounds,
        "events": list(row.events),
        "persons": row.persons,
    }
    columns = _columns(actor, **{**kept, **said})
    with recorded(actor, "advocacy.change_appeal", row.public_id, fields=sorted(said)):
        Appeal.objects.filter(pk=row.pk).update(**columns, revision=F("revision") + 1)
        _unsign(row)
    return Appeal.objects.get(pk=row.pk)


def add_ask(
    *,
    actor: Actor,
    appeal: str,
    to_do: str,
    of: str = "",
    is_negative: bool = False,
    by: date | None = None,
    ground: str = "",
    claims: Iterable[str] = (),
) -> AppealAsk:
    """Add one thing that is asked, and the claims (ids) that it rests on, as they are now.

    ``of`` is who is asked where it is not the addressee. Whoever had signed signs again. Raises NoSuchAppeal,
    WrongState, NothingAsked, NoSuchClaim and NotPermitted.
    """
    row = _written(actor, appeal)
    if not to_do.strip():
        raise NothingAsked("Nothing was kept, because it does not say what is asked.")
    require_fits(AppealAsk, of=of.strip())
    _require_norms([ground] if ground else [])
    rests = _revisions(actor, claims)
    with recorded(actor, "advocacy.add_ask", row.public_id) as entry:
        made = AppealAsk.objects.create(
            appeal=row,
            of=of.strip(),
            to_do=to_do.strip(),
            is_negative=is_negative,
            by=by,
            ground=ground,
            claims=rests,
            actor=actor,
        )
        entry.detail["ask"] = made.public_id
        _unsign(row)
    return made


def strike_ask(*, actor: Actor, appeal: str, ask: str) -> AppealAsk:
    """Take an ask out of an appeal that was not sent. Raises NoSuchAppeal, NoSuchAsk, WrongState and
    NotPermitted."""
    row = _written(actor, appeal)
    struck = row.asks.filter(public_id=ask, struck_at=None).first()
    if struck is None:
        raise NoSuchAsk(f"The appeal {row.public_id} has no ask {ask}. Its page lists those that it has.")
    with recorded(actor, "advocacy.strike_ask", row.public_id, ask=struck.public_id):
        struck.struck_at = timezone.now()
        struck.save(update_fields=["struck_at"])
        _unsign(row)
    return struck


def add_signatory(*, actor: Actor, appeal: str, name: str, role: str = "") -> Signatory:
    """Name somebody who is to sign. Names are identity level: who is not cleared for them names nobody.

    Raises NoSuchAppeal, WrongState, NothingAsked and NotPermitted.
    """
    row = _written(actor, appeal)
    require_identities(actor, "Who signs is open to few until an appeal is published.")
    if not name.strip():
        raise NothingAsked("Nothing was kept, because the signatory has no name.")
    require_fits(Signatory, name=name.strip(), role=role.strip())
    with recorded(actor, "advocacy.add_signatory", row.public_id) as entry:
        made = Signatory.objects.create(appeal=row, name=name.strip(), role=role.strip(), actor=actor)
        entry.detail["signatory"] = made.pk
    return made


def sign_off(*, actor: Actor, appeal: str, signatory: int, on: date | None = None) -> Signatory:
    """Note that a signatory signed the appeal as it stands. Whatever changes later takes a new signature.

    Raises NoSuchAppeal, NoSuchAsk, NothingAsked for an appeal without asks, WrongState and NotPermitted.
    """
    row = _written(actor, appeal)
    signing = _signing(actor, row, signatory)
    require_asks(row)
    require_past(on or timezone.localdate())
    with recorded(actor, "advocacy.sign_off", row.public_id, signatory=signing.pk):
        signing.signed_on, signing.declined_on = on or timezone.localdate(), None
        signing.save(update_fields=["signed_on", "declined_on"])
    return signing


def decline_signature(*, actor: Actor, appeal: str, signatory: int, on: date | None = None) -> Signatory:
    """Note that a signatory does not sign it, or takes their signature back. It is sent without them; they
    stay listed to those who are cleared for identities, and may sign later.

    Raises NoSuchAppeal, NoSuchAsk, WrongState and NotPermitted.
    """
    row = _written(actor, appeal)
    signing = _signing(actor, row, signatory)
    require_past(on or timezone.localdate())
    with recorded(actor, "advocacy.decline_signature", row.public_id, signatory=signing.pk):
        signing.signed_on, signing.declined_on = None, on or timezone.localdate()
        signing.save(update_fields=["signed_on", "declined_on"])
    return signing


def _signing(actor: Actor, row: Appeal, signatory: int) -> Signatory:
    require_identities(actor, "Who signs is open to few until an appeal is published.")
    signing = row.signatories.filter(pk=signatory).first()
    if signing is None:
        raise NoSuchAsk(f"The appeal {row.public_id} has no signatory {signatory}.")
    return signing


def note_step(
    *,
    actor: Actor,
    appeal: str,
    kind: StepKind | str,
    on: date | None = None,
    what: str = "",
    due: date | None = None,
) -> Step:
    """Note what was done: sent, followed up, a note, or withdrawn (with the reason).

    To be sent, an appeal has an ask, and everybody who signs it has signed; what is for everybody is out as a
    release that says what it says now. An answer is due on ``due``, else
    by the deadline of its procedure. Raises NoSuchAppeal, NothingAsked, NoReason, WrongState, NotPermitted.
    """
    row = _row(actor, appeal)
    if kind not in StepKind.values:
        raise NothingAsked(f"“{kind}” is no step. Use one of {', '.join(StepKind.values)}.")
    step, day = StepKind(kind), on or timezone.localdate()
    require_in_order(row, step, day, due)
    changed = _of_step(actor, row, step, day, what.strip(), due)
    with recorded(actor, "advocacy.note_step", row.public_id, kind=step.value):
        made = Step.objects.create(appeal=row, kind=step, what=what.strip(), on=day, actor=actor)
        Appeal.objects.filter(pk=row.pk).update(**changed, revision=F("revision") + 1)
    return made


def _of_step(
    actor: Actor, row: Appeal, step: StepKind, day: date, what: str, due: date | None
) -> dict[str, Any]:
    """What a step changes of its appeal, where it may be taken."""
    state = state_of(row)
    if step is StepKind.SENT:
        if state not in _WRITTEN:
            raise WrongState(f"{row.public_id} is {state.value} already, so it was not sent again.")
        require_asks(row)
        require_signed(row)
        if Channel(row.channel).is_public:
            require_released(actor, row)
        known = deadlines().get(row.deadline)
        return {"sent_on": day, "due": due or (known.due(day) if known else None)}
    if state is State.WITHDRAWN:
        raise WrongState(f"{row.public_id} is withdrawn already.")
    if step is StepKind.WITHDRAWN:
        if not what:
            raise NoReason(f"{row.public_id} was not withdrawn. Write why.")
        return {"withdrawn_on": day, "due": None}
    if not what:
        raise NothingAsked("Nothing was kept, because it does not say what was done.")
    return {"due": due} if due else {}


# ---- what is looked at first ----


def _row(actor: Actor, id: str) -> Appeal:
    """The appeal itself, for who may see all that it rests on. Raises NoSuchAppeal."""
    rows = Appeal.objects.filter(public_id=id)
    if not made_appeals(actor, rows):
        raise NoSuchAppeal(f"There is no appeal {id} that was made here. `tumen appeals` lists them.")
    return rows.select_related("office").get()


def _written(actor: Actor, id: str) -> Appeal:
    row = _row(actor, id)
    state = state_of(row)
    if state not in _WRITTEN:
        raise WrongState(
            f"{row.public_id} is {state.value}, so it was not changed. Write another, or note a step."
        )
    return row


def _unsign(row: Appeal) -> None:
    """Whoever signed has signed what stood there: a change takes every signature away."""
    row.signatories.update(signed_on=None)


def _columns(actor: Actor, **said: Any) -> dict[str, Any]:
    if not said["title"].strip():
        raise NothingAsked("Nothing was kept, because the appeal has no title.")
    require_fits(Appeal, title=said["title"].strip(), addressee=said["addressee"].strip())
    if said["channel"] not in [each.value for each in Channel]:
        raise NothingAsked(f"“{said['channel']}” is no channel. Use one of {', '.join(Channel)}.")
    if said["deadline"] and said["deadline"] not in deadlines():
        raise NothingAsked(f"There is no deadline {said['deadline']}. Use one of {', '.join(deadlines())}.")
    if not said["office"] and not said["addressee"].strip():
        raise NothingAsked("Nothing was kept, because it does not say to whom the appeal goes.")
    office = said["office"] and Office.objects.get(public_id=find_office(actor, said["office"]).id)
    grounds = list(dict.fromkeys(said["grounds"]))
    _require_norms(grounds)
    return {
        "title": said["title"].strip(),
        "channel": Channel(said["channel"]).value,
        "office": office or None,
        "addressee": "" if office else said["addressee"].strip(),
        "deadline": said["deadline"],
        "grounds": grounds,
        "events": _events(actor, said["events"]),
        "persons": [find_person(actor, id).id for id in dict.fromkeys(said["persons"])],
    }


def _require_norms(codes: Iterable[str]) -> None:
    for code in codes:
        if code not in norms():
            raise NothingAsked(f"The vocabulary has no norm {code}. The page of the vocabulary lists them.")


def _events(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    found = event_revisions(record_of(actor), dict.fromkeys(ids))
    if isinstance(found, str):
        raise NoSuchEvent(f"There is no event {found}. `tumen record` lists the events that are kept.")
    return found


def _revisions(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    wanted = list(dict.fromkeys(ids))
    seen = set(claims_seen(actor, wanted))
    for id in wanted:
        if id not in seen:
            raise NoSuchClaim(
                f"There is no claim {id}. `tumen show` of its document lists those that are kept."
            )
    return dict(
        Claim.objects.filter(public_id__in=seen).order_by("public_id").values_list("public_id", "revision")
    )
