"""What came back on an appeal: noted, found to be none, and taken back."""

from __future__ import annotations

from datetime import date

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.advocacy.actions.requiring import require_fits, require_past, require_promise
from tumen.advocacy.errors import NoReason, NoSuchAsk, NothingAsked
from tumen.advocacy.models import Answer
from tumen.advocacy.queries import appeal as find_appeal
from tumen.advocacy.views import AppealView, State
from tumen.claims.queries import claim as find_claim
from tumen.vocabulary.replies import Attribution, Reply


def note_answer(
    *,
    actor: Actor,
    appeal: str,
    reply: Reply | str = "",
    ask: str = "",
    attribution: Attribution | str = "",
    claim: str = "",
    words: str = "",
    by: str = "",
    on: date | None = None,
    due: date | None = None,
    is_answer: bool = True,
) -> Answer:
    """Note an answer to an appeal, or to one of its asks (by id): by a claim that tells it, or in words.

    ``due`` is by when what was pledged is to be done. With ``is_answer`` false a claim is found to answer
    something else, and is proposed no more. Nothing that was said before it was asked is an answer: it would
    hide that nothing came back; nor is anything of a day that lies ahead. Raises NoSuchAppeal, NoSuchAsk,
    NoSuchClaim, NothingAsked and NotPermitted.
    """
    found = find_appeal(actor, appeal)
    told = find_claim(actor, claim) if claim else None
    _require(found, reply, ask, attribution, is_answer=is_answer)
    if told is None and not words.strip():
        raise NothingAsked("Nothing was kept. Name the claim that tells the answer, or write what it says.")
    day = on or (told.published.earliest if told and told.published else None)
    require_fits(Answer, by=by.strip())
    if is_answer:
        _require_later(found, day)
        _require_new(found, told.id if told else "", ask)
    if day is not None:
        require_past(day)
    require_promise(reply, day or (found.on.earliest if found.on else None), due)
    with recorded(actor, "advocacy.note_answer", found.id, reply=reply) as entry:
        made = Answer.objects.create(
            appeal=found.id,
            ask=ask,
            is_answer=is_answer,
            reply=Reply(reply).value if reply else "",
            attribution=Attribution(attribution).value if attribution else "",
            claim=told.id if told else "",
            claim_revision=told.revision if told else None,
            words=words.strip(),
            by=by.strip() or (told.speaker if told else ""),
            on=day,
            due=due,
            actor=actor,
        )
        entry.detail["answer"] = made.public_id
    return made


def undo_answer(*, actor: Actor, appeal: str, answer: str, why: str) -> Answer:
    """Take an answer back; both rows stay. Raises NoSuchAppeal, NoSuchAsk, NoReason and NotPermitted."""
    found = find_appeal(actor, appeal)
    row = Answer.objects.filter(public_id=answer, undoes=None, undone_by=None).first()
    if row is None or not any(each.id == answer for each in found.answers):
        raise NoSuchAsk(f"The appeal {found.id} has no answer {answer} that stands.")
    if not why.strip():
        raise NoReason("Nothing was taken back, because it does not say why. Write a sentence on it.")
    with recorded(actor, "advocacy.undo_answer", found.id, answer=row.public_id):
        return Answer.objects.create(appeal=row.appeal, words=why.strip(), actor=actor, undoes=row)


def _require_later(found: AppealView, day: date | None) -> None:
    asked = found.on.earliest if found.on else None
    if day is not None and asked is not None and day < asked:
        raise NothingAsked(
            f"Nothing was kept: {found.id} is of {asked.isoformat()}, and {day.isoformat()} lies before that."
            " What was said before is no answer to it; note it as a step."
        )


def _require_new(found: AppealView, claim: str, ask: str) -> None:
    """A claim is taken once as an answer to the same."""
    if claim and any((each.claim, each.ask) == (claim, ask) for each in found.answers):
        raise NothingAsked(f"Nothing was kept: {claim} stands there as an answer to the same already.")


def _require(found: AppealView, reply: str, ask: str, attribution: str, *, is_answer: bool) -> None:
    if found.state in (State.DRAFT, State.SIGNED):
        raise NothingAsked(f"{found.id} was not sent yet, so nothing can have come back on it.")
    if is_answer and reply not in [each.value for each in Reply]:
        raise NothingAsked(f"“{reply}” is no answer. Use one of {'; '.join(Reply)}.")
    if attribution and attribution not in [each.value for each in Attribution]:
        raise NothingAsked(f"“{attribution}” is not known. Use one of {'; '.join(Attribution)}.")
    if ask and not any(each.id == ask for part in found.of for each in part.asks):
        raise NoSuchAsk(f"The appeal {found.id} has no ask {ask}. Its page lists those that it has.")
