"""Each change of offices: one added, who held it, and that taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.lengths import too_long
from tumen.access.models import Actor
from tumen.claims.errors import NoReason, NoSuchOffice, NotAnOffice
from tumen.claims.office_rows import Holder, Office
from tumen.claims.offices import office as find_office
from tumen.documents.queries import kept
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.offices import OfficeKind, known_offices


def add_office(
    *,
    actor: Actor,
    name: str = "",
    kind: OfficeKind | str = OfficeKind.OTHER,
    country: str = "",
    names: Iterable[str] = (),
    known: str = "",
) -> Office:
    """Add an office by its name, or one of the vocabulary with its holders by its code ``known``.

    ``country`` is the ISO 3166-1 code of the state that it speaks for, "" for a body of several. Raises
    NotAnOffice, and NotPermitted.
    """
    if known:
        return _add_known(actor, known)
    said = name.strip()
    _require_new(said)
    _require_fits(Office, name=said)
    if kind not in [each.value for each in OfficeKind]:
        raise NotAnOffice(f"“{kind}” is no kind of office. Use one of {', '.join(OfficeKind)}.")
    if country and country not in gazetteer().countries:
        raise NotAnOffice(f"“{country}” is no country. Write its code of two letters, such as CN.")
    with recorded(actor, "claims.add_office", kind=OfficeKind(kind).value, country=country) as entry:
        made = Office.objects.create(
            name=said,
            kind=OfficeKind(kind).value,
            country=country,
            names=[each.strip() for each in names if each.strip()],
            actor=actor,
        )
        entry.item = made.public_id
    return made


def _add_known(actor: Actor, code: str) -> Office:
    known = known_offices().get(code)
    if known is None:
        raise NotAnOffice(f"The vocabulary has no office {code}. It has {', '.join(known_offices())}.")
    _require_new(known.name)
    why = f"From the vocabulary that comes with Tumen, entered by hand. Look it up: {known.source}."
    with recorded(actor, "claims.add_office", known=code) as entry:
        made = Office.objects.create(
            name=known.name,
            names=list(known.names),
            country=known.country,
            kind=known.kind.value,
            actor=actor,
        )
        entry.item = made.public_id
        for each in known.holders:
            Holder.objects.create(
                office=made,
                name=each.name,
                address=each.address,
                since=_edtf(each.since),
                until=_edtf(each.until),
                why=why,
                actor=actor,
            )
    return made


def add_holder(
    *,
    actor: Actor,
    office: str,
    name: str,
    address: str = "",
    since: str = "",
    until: str = "",
    document: str = "",
    why: str = "",
) -> Holder:
    """Say who held an office, from when until when (EDTF, "" for an open end), and where that is known from.

    Raises NoSuchOffice, NoSuchDocument, NotAnOffice, NoReason where neither a document nor a reason tells it,
    and NotPermitted.
    """
    row = Office.objects.get(public_id=find_office(actor, office).id)
    cited = kept(actor, document) if document else None
    if not name.strip():
        raise NotAnOffice("Nothing was kept, because it does not say who held the office.")
    _require_fits(Holder, name=name.strip(), address=address.strip())
    if cited is None and not why.strip():
        raise NoReason("Nothing was kept. Name the document that tells it, or write where you know it from.")
    begins, ends = _interval(since), _interval(until)
    if begins and ends and begins.earliest and ends.latest and ends.latest < begins.earliest:
        raise NotAnOffice(f"Nothing was kept, because {until} is before {since}.")
    with recorded(actor, "claims.add_holder", row.public_id) as entry:
        made = Holder.objects.create(
            office=row,
            name=name.strip(),
            address=address.strip(),
            since=_edtf(begins),
            until=_edtf(ends),
            document=cited,
            why=why.strip(),
            actor=actor,
        )
        entry.detail["holder"] = made.public_id
    return made


def strike_holder(*, actor: Actor, holder: str, why: str) -> Holder:
    """Take back who held an office: the row stays, struck, and counts no more.

    Raises NoSuchOffice for one that there is not or that was struck, NoReason, and NotPermitted.
    """
    row = Holder.objects.select_related("office").filter(public_id=holder, struck_at=None).first()
    shown = row and any(each.id == holder for each in find_office(actor, row.office.public_id).holders)
    if row is None or not shown:
        raise NoSuchOffice(f"There is no holder {holder} that stands. `tumen office show` lists them.")
    if not why.strip():
        raise NoReason("Nothing was struck, because it does not say why. Write a sentence on it.")
    with recorded(actor, "claims.strike_holder", row.office.public_id, holder=row.public_id):
        row.struck_at, row.struck_by, row.struck_why = timezone.now(), actor, why.strip()
        row.save(update_fields=["struck_at", "struck_by", "struck_why"])
    return row


def _require_new(name: str) -> None:
    if not name:
        raise NotAnOffice("Nothing was kept, because the office has no name.")
    if Office.objects.filter(name__iexact=name).exists():
        raise NotAnOffice("An office of this name is kept already. `tumen office list` lists them.")


def _require_fits(model: type[Model], **said: str) -> None:
    found = too_long(model, **said)
    if found:
        raise NotAnOffice(
            f"Nothing was kept: a line has {found[0]} letters, and at most {found[1]} are kept. Say it in "
            "fewer words."
        )


def _interval(words: str) -> Interval | None:
    if not words.strip():
        return None
    try:
        return Interval.from_edtf(words)
    except ValueError as error:
        raise NotAnOffice(f"Nothing was kept. {error}") from error


def _edtf(when: Interval | None) -> str:
    return str(when) if when else ""
