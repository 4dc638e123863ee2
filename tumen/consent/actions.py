"""Each change: noting what somebody allows, and that they take it back, with all that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor, Role
from tumen.access.rules import holds
from tumen.claims.models import Source
from tumen.consent.errors import NotAConsent, NotYours
from tumen.consent.forgetting import Forgotten, forget_document, forget_source, forget_words
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer, Giver, Purpose, Way
from tumen.consent.queries import require_item
from tumen.consent.registering import forget_words_above, going_together, keeping_of
from tumen.documents.models import Cover, Document
from tumen.documents.sealing import told_words
from tumen.record.actions import refresh
from tumen.vault.acting import RECORD, acting_as

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A consent that was taken back, and what was destroyed with it (None where nothing was to be)."""

    consent: Consent
    forgotten: Forgotten | None


def note_consent(
    *,
    actor: Actor,
    item: str,
    purpose: Purpose | str,
    is_given: bool,
    way: Way | str,
    giver: Giver | str = Giver.SELF,
    given_on: date | None = None,
    until: date | None = None,
    limits: str = "",
    why: str = "",
) -> Consent:
    """Note that somebody allows a purpose, or refuses it. What was noted before stays as its history.

    ``item`` is a document (its giver), a covered stretch (whoever it names) or a source; ``given_on`` is the
    day (today), ``until`` the last on which it holds, ``limits`` are their own words. A refusal that it is
    kept destroys nothing: `withdraw_consent` does. Raises `NoSuchRecord` and `NotAConsent`.
    """
    answer = Answer.YES if is_given else Answer.NO
    asked = _code(Purpose, purpose)
    require_item(actor, item)
    with recorded(actor, "consent.note_consent", item, purpose=asked.value, answer=answer.value):
        made = _add(actor, item, asked, answer, way, giver, given_on, until, limits, why)
        for other in going_together(item):
            with recorded(actor, "consent.note_consent", other, purpose=asked.value, answer=answer.value):
                _add(actor, other, asked, answer, way, giver, given_on, until, limits, why)
    return made


def withdraw_consent(
    *,
    actor: Actor,
    item: str,
    purpose: Purpose | str = Purpose.KEEP,
    way: Way | str,
    giver: Giver | str = Giver.SELF,
    given_on: date | None = None,
    why: str = "",
) -> Withdrawn:
    """Note that somebody takes their consent back; it holds from now on, everywhere.

    Where they take back that it is kept, what they gave is destroyed: the words of a covered stretch in all
    that is kept of its document, a source's name wherever it speaks, all of a document with its original.
    That cannot be undone, and takes a keeper. Raises `NotYours`, `NoSuchRecord` and `NotAConsent`.
    """
    destroys = _code(Purpose, purpose) is Purpose.KEEP
    above = keeping_of(item)
    is_theirs = above is not None and above.may_destroy(actor, item)
    if destroys and not (is_theirs or holds(actor, Role.KEEPER)):
        raise NotYours(
            f"What {item} holds would be destroyed for everybody, which takes a keeper. Note at once that "
            "each other purpose is withdrawn (--purpose), and ask a keeper."
        )
    require_item(actor, item)
    said = str(_code(Purpose, purpose).value)
    with recorded(actor, "consent.withdraw_consent", item, purpose=said):
        others = going_together(item)
        noted = _add(actor, item, purpose, Answer.WITHDRAWN, way, giver, given_on, None, "", why)
        forgotten = _forget(actor, item) if destroys else None
        for other in others:
            with recorded(actor, "consent.withdraw_consent", other, purpose=said), acting_as(RECORD):
                _add(actor, other, purpose, Answer.WITHDRAWN, way, giver, given_on, None, "", why)
                forgotten = forgotten.and_of(_forget(actor, other)) if forgotten else None
        if forgotten and not is_theirs:
            refresh(actor=actor)
    return Withdrawn(noted, forgotten)


def _forget(actor: Actor, item: str) -> Forgotten:
    if above := keeping_of(item):
        return above.forget(actor, item)
    if item.startswith("d-"):
        row = Document.objects.get(public_id=item)
        forgotten = forget_document(actor, row)
        forget_words_above([row.pk])
        return forgotten
    if item.startswith("s-"):
        source = Source.objects.get(public_id=item)
        speaks_in = set(source.speaking.values_list("claim__document", flat=True))
        forgotten = forget_source(actor, source)
        forget_words_above(speaks_in)
        return forgotten
    covers = Cover.objects.filter(public_id=item)
    words = [said for (said,) in told_words(covers) if said]
    if not words:
        return Forgotten(0, 0, 0)
    document = covers.select_related("rendition__document").get().rendition.document
    forgotten = forget_words(actor, document, words)
    forget_words_above([document.pk])
    return forgotten


def _add(
    actor: Actor,
    item: str,
    purpose: Purpose | str,
    answer: Answer,
    way: Way | str,
    giver: Giver | str,
    given_on: date | None,
    until: date | None,
    limits: str,
    why: str,
) -> Consent:
    today = timezone.now().date()
    day = given_on or today
    if day > today:
        raise NotAConsent("Nobody can have said it on a day to come. Give the day on which they did.")
    if until is not None and until < day:
        raise NotAConsent("It would end before it was given. Give a last day that comes after.")
    return Consent.objects.create(
        item=item,
        purpose=_code(Purpose, purpose).value,
        answer=answer.value,
        way=_code(Way, way).value,
        giver=_code(Giver, giver).value,
        limits=" ".join(limits.split()),
        given_on=day,
        until=until,
        why=" ".join(why.split()),
        noted_by=actor,
    )


def _code(kind: type[E], given: E | str) -> E:
    try:
        return kind(given)
    except ValueError as error:
        known = ", ".join(str(each.value) for each in kind)
        raise NotAConsent(f"“{given}” is not known here. Use one of {known}.") from error
