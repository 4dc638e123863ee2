"""A recommendation of an inquiry becomes an appeal, which names it."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.advocacy.errors import NothingAsked, WrongState
from tumen.advocacy.models import Appeal, AppealAsk
from tumen.claims.models import Claim
from tumen.claims.office_rows import Office
from tumen.findings.queries import inquiry as find_inquiry
from tumen.findings.queries import recommendation as find_recommendation
from tumen.record.seeing import record_of
from tumen.vocabulary.deadlines import Channel, deadlines
from tumen.vocabulary.elements import elements


def draft_recommended(
    *, actor: Actor, recommendation: str, channel: Channel | str = Channel.LETTER, deadline: str = ""
) -> Appeal:
    """Begin an appeal of what an inquiry recommends: to whom it recommends it, one ask, resting on the claims
    of its findings, on the grounds of their elements.

    Raises NoSuchPart, WrongState where a finding is not adopted, NothingAsked and NotPermitted.
    """
    found = find_recommendation(actor, recommendation)
    if not found.is_adopted:
        raise WrongState(f"No appeal was begun: not every finding that {found.id} rests on is adopted.")
    if channel not in [each.value for each in Channel]:
        raise NothingAsked(f"“{channel}” is no channel. Use one of {', '.join(Channel)}.")
    if deadline and deadline not in deadlines():
        raise NothingAsked(f"There is no deadline {deadline}. Use one of {', '.join(deadlines())}.")
    events = record_of(actor).event_of(found.claims)
    rests = Claim.objects.filter(public_id__in=found.claims).order_by("public_id")
    with recorded(actor, "advocacy.draft_recommended") as entry:
        made = Appeal.objects.create(
            title=_title(found.text),
            channel=Channel(channel).value,
            office=Office.objects.get(public_id=found.office) if found.office else None,
            addressee="" if found.office else found.addressee,
            deadline=deadline,
            grounds=_grounds(actor, found.inquiry, found.findings),
            events={event.public_id: event.revision for event in events.values()},
            recommendation=found.id,
            actor=actor,
        )
        AppealAsk.objects.create(
            appeal=made,
            to_do=found.text,
            claims=dict(rests.values_list("public_id", "revision")),
            actor=actor,
        )
        entry.item = made.public_id
        entry.detail["recommendation"] = found.id
    return made


#: Letters of a title that is made of a recommendation.
_LONGEST = 120


def _title(text: str) -> str:
    """Its first line, cut at a word where it is long."""
    line = text.splitlines()[0].strip()
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _grounds(actor: Actor, inquiry: str, findings: tuple[str, ...]) -> list[str]:
    """The norms of the elements that the findings rest on."""
    told = find_inquiry(actor, inquiry)
    rests = [each for id in findings if (each := told.finding(id))]
    return list(dict.fromkeys(elements()[code][0].norm for each in rests for code in each.elements))
