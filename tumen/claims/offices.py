"""Offices as a viewer may see them, and who held each on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.recalling import recalled
from tumen.access.sight import visible_to
from tumen.claims.errors import NoSuchOffice
from tumen.claims.office_rows import Holder, Office
from tumen.documents.models import Document
from tumen.documents.queries import everywhere
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.offices import OfficeKind, could_hold


@dataclass(frozen=True, slots=True)
class HolderView:
    """Who held an office; ``document`` is the id of the document that tells of it, "" where a person does."""

    id: str
    name: str
    address: str
    since: Interval | None
    until: Interval | None
    document: str
    why: str
    actor: str
    struck: str = ""

    def may_hold(self, on: Interval) -> bool:
        """Whether they may have held it at that time; never where the row was struck."""
        return not self.struck and could_hold(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office with those who held it, oldest first; ``struck`` of a holder says why the row was taken
    back."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str
    kind: OfficeKind
    holders: tuple[HolderView, ...]

    def held_on(self, day: date) -> tuple[HolderView, ...]:
        """Who may have held it on a day: several on the day of a change, or where dates are not exact."""
        return tuple(each for each in self.holders if each.may_hold(Interval.day(day)))

    @property
    def spellings(self) -> frozenset[str]:
        """What the office is called, in small letters."""
        return frozenset(each.casefold() for each in (self.name, *self.names))


def offices(viewer: Viewer) -> list[OfficeView]:
    """Every office with its holders, by country and name."""
    return list(recalled("offices", viewer, lambda: _views(viewer, *rows_held("offices", _kept))))


def office(viewer: Viewer, id: str) -> OfficeView:
    """One office by its id. Raises NoSuchOffice."""
    kept, holders = rows_held("offices", _kept)
    found = _views(viewer, [row for row in kept if row.public_id == id], holders)
    if not found:
        raise NoSuchOffice(f"There is no office {id}. `tumen office list` lists those that are kept.")
    return found[0]


def _kept() -> tuple[list[Office], list[Holder]]:
    """Every office by country and name, and every holder: few, and entered by hand."""
    holders = Holder.objects.select_related("document", "actor")
    return list(Office.objects.order_by("country", "name", "pk")), list(holders)


def _views(viewer: Viewer, rows: list[Office], holders: list[Holder]) -> list[OfficeView]:
    if not may_see(viewer):
        return []
    covers = everywhere(viewer).all
    told: dict[int, list[HolderView]] = {}
    of, seen = {row.pk for row in rows}, set[int | None]([None])
    if documents := {row.document_id for row in holders if row.document_id is not None}:
        visible = Document.objects.filter(visible_to(viewer, "public_id"), pk__in=documents).order_by()
        seen |= set(visible.values_list("pk", flat=True))
    for row in holders:
        if row.office_id in of and row.document_id in seen:
            told.setdefault(row.office_id, []).append(_holder(row))
    found = [
        OfficeView(
            row.public_id,
            row.name,
            tuple(row.names),
            row.country,
            OfficeKind(row.kind),
            tuple(sorted(told.get(row.pk, []), key=_begins)),
        )
        for row in rows
    ]
    return [
        replace(
            each,
            name=covers.words(each.name),
            names=tuple(map(covers.words, each.names)),
            holders=tuple(
                replace(
                    holder,
                    name=covers.words(holder.name),
                    address=covers.words(holder.address),
                    why=covers.words(holder.why),
                    struck=covers.words(holder.struck),
                )
                for holder in each.holders
            ),
        )
        for each in found
    ]


def _begins(holder: HolderView) -> date:
    return holder.since.earliest if holder.since and holder.since.earliest else date.min


def _holder(row: Holder) -> HolderView:
    return HolderView(
        id=row.public_id,
        name=row.name,
        address=row.address,
        since=Interval.from_edtf(row.since) if row.since else None,
        until=Interval.from_edtf(row.until) if row.until else None,
        document=row.document.public_id if row.document else "",
        why=row.why,
        actor=row.actor.name,
        struck=row.struck_why,
    )
