"""Which documents may not be counted for a release: what people said that may be done with what they told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from tumen.access.daily import rows_held
from tumen.access.looking import remembered
from tumen.access.many import OneOf
from tumen.claims.models import Speaking
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer, Purpose
from tumen.documents.models import Cover, CoverKind, Document, RecordKey
from tumen.vault.acting import acting


def not_to_be_counted(purpose: Purpose = Purpose.RESEARCH) -> frozenset[str]:
    """The ids of documents of which nothing leaves for this purpose, whoever asks: by default, is counted.

    Somebody who has a part in the document decided against it, or against its being kept; or its giver was
    asked about the document and said nothing of that; or words of it are gone. Where nobody was ever asked (a
    newspaper) it is counted, or quoted. It is what `consent.queries.of_document` says of each, for all.
    """
    return remembered(("not to be counted", purpose, acting()), lambda: frozenset(left_out(purpose)))


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided what of one purpose: the items (documents, covers, sources) ``against`` it, covers whose
    words are ``gone``, documents whose giver was asked of others and is ``silent`` on it, and those that were
    ``destroyed``."""

    against: frozenset[str]
    gone: frozenset[str]
    silent: frozenset[str]
    destroyed: frozenset[str]


def decided(purpose: Purpose) -> Decided:
    """What people decided of a purpose, as it stands today."""
    today = timezone.now().date()
    last, gone, destroyed = remembered(("what consent says", acting()), lambda: _said(today))
    weighs = (purpose.value, Purpose.KEEP.value)
    against = {item for (item, asked), told in last.items() if asked in weighs and _is_against(*told, today)}
    silent = {item for item, _ in last if item.startswith("d-") and (item, weighs[0]) not in last}
    return Decided(frozenset(against), frozenset(gone), frozenset(silent), frozenset(destroyed))


#: What was said last of each item for each purpose: the answer, and until when.
_Last = dict[tuple[str, str], tuple[str, date | None]]


def _said(today: date) -> tuple[_Last, set[str], tuple[str, ...]]:
    """What was said last, covers whose words are gone, and documents that were destroyed: the same for every
    purpose."""
    noted = rows_held("consents noted", _noted)
    said = [row for row in noted if row[0] is not None]
    last = {(item, asked): (answer, until) for on, item, asked, answer, until in said if on and on <= today}
    gone = {item for on, item, asked, *_ in noted if on is None and asked == _GONE}
    return last, gone, tuple(item for on, item, asked, *_ in noted if on is None and asked == _DESTROYED)


#: What stands for a purpose where no day does: a cover whose words are gone, a document that was destroyed.
_GONE, _DESTROYED = "gone", "destroyed"


def _noted() -> list[tuple[date | None, str, str, str, date | None]]:
    """All that was said, in order, and what is no more, in one question. It is held through what people do
    all day: that asks for no consent and forgets no word (`DAILY`).

    Words of a cover are gone, here or before an older copy was restored, where nobody can read them any more.
    """
    has_key = Exists(RecordKey.objects.filter(item=OuterRef("public_id")))
    covers = Cover.objects.exclude(kind=CoverKind.CLAIM).filter(Q(kind=CoverKind.WITHDRAWN) | ~has_key)
    said = Consent.objects.order_by().values_list("given_on", "item", "purpose", "answer", "until", "pk")
    gone = _without_a_day(covers, _GONE)
    destroyed = _without_a_day(Document.objects.filter(evidence=""), _DESTROYED)
    rows = said.union(gone, destroyed, all=True)
    return [row[:5] for row in sorted(rows, key=lambda row: row[5])]


def _without_a_day(rows: QuerySet[Any], what: str) -> QuerySet[Any]:
    no_day = Value(None, DateField())
    told = rows.order_by().annotate(no_day=no_day, what=Value(what), no=Value(""), until_day=no_day)
    found: QuerySet[Any] = told.values_list("no_day", "public_id", "what", "no", "until_day", "pk")
    return found


def refused_among(documents: Iterable[str], purpose: Purpose = Purpose.RESEARCH) -> tuple[str, ...]:
    """Of these documents, those that may not be counted any more, or not be used for another purpose."""
    away = not_to_be_counted(purpose)
    return tuple(id for id in documents if id in away)


def documents_of(items: Iterable[str]) -> set[str]:
    """The documents that the items of a consent are about: themselves, or those in which they have a part."""
    return set(_deciding(items))


def left_out(purpose: Purpose = Purpose.RESEARCH) -> dict[str, str]:
    """The documents of `not_to_be_counted`, each with the item whose word it is."""
    said = decided(purpose)
    whole = {id: id for id in (*said.silent, *said.destroyed)}
    return dict(sorted((_deciding(said.against | said.gone) | whole).items()))


def _deciding(items: Iterable[str]) -> dict[str, str]:
    """The documents that these items are about, each with one of them."""
    wanted = OneOf(items)
    if not wanted.ids:
        return {}
    speaking = Speaking.objects.filter(source__public_id__in=wanted).order_by()
    found = dict(speaking.values_list("claim__document__public_id", "source__public_id"))
    covers = Cover.objects.filter(public_id__in=wanted).order_by()
    found.update(covers.values_list("rendition__document__public_id", "public_id"))
    own = Document.objects.filter(public_id__in=wanted).values_list("public_id", flat=True)
    return found | {id: id for id in own}


def _is_against(answer: str, until: date | None, today: date) -> bool:
    if answer != Answer.YES.value:
        return True
    return until is not None and until < today
