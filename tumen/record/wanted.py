"""What of the record is to be counted, drawn or listed: one set of filters for claims and for events.

A filter never tells more than the page: what is coarsened for a viewer is coarsened in the filter too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q

from tumen.access.models import Viewer
from tumen.access.sight import sees_identities
from tumen.corroboration.figures import GroupKind
from tumen.documents.queries import everywhere
from tumen.record.models import Event, Membership, Tally
from tumen.record.seeing import Seen
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.where import GUARDED

#: What stands for "nothing told" where a filter wants exactly that.
NOT_TOLD = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters; "" and None let everything through, `NOT_TOLD` only what is without it.

    ``since`` and ``until`` are years: what may lie in them, as far as its time is told, is wanted. ``kind``
    is a `ClaimKind` for claims and a `GroupKind` for events. ``status`` is "accepted" or "proposed". The
    last five are of claims alone.
    """

    act: str = ""
    country: str = ""
    province: str = ""
    kind: str = ""
    realis: str = ""
    since: int | None = None
    until: int | None = None
    sort: str = ""
    sex: str = ""
    age: str = ""
    status: str = ""
    facility: str = ""

    def for_viewer(self, viewer: Viewer) -> Wanted:
        """With places as coarse as the viewer is shown them, and without words that are covered from them."""
        covers = everywhere(viewer).all
        wanted = replace(
            self,
            act=self.act if covers.words(self.act) == self.act else "",
            facility=self.facility if covers.words(self.facility) == self.facility else "",
        )
        place = gazetteer().provinces.get(self.province)
        country = place.country if place else self.country
        if self.province and not shows_province(viewer, country, self.province):
            wanted = replace(wanted, country=country, province="")
        return wanted

    def cells(self) -> Q:
        """The condition on a `Cell`."""
        wanted = self._codes("act", "country", "province", "kind", "realis", "sort", "sex", "age")
        if self.status:
            wanted &= Q(is_accepted=self.status == "accepted")
        return wanted & self._years()

    def events(self) -> Q:
        """The condition on a kept `Event`."""
        wanted = self._codes("act", "country", "province") & self._years()
        wanted &= Q(kind=self.kind or GroupKind.EVENT.value)
        if self.realis:
            told = Membership.objects.filter(event=OuterRef("pk"), claim__tally__cell__realis=self.realis)
            wanted &= Q(Exists(told.order_by()))
        return wanted

    def among(self, record: Seen) -> list[Event]:
        """The events of a record that is not kept, by date: as `events` would find them."""
        rows = [row for row in record.rows(GroupKind(self.kind or GroupKind.EVENT.value)) if self._takes(row)]
        if not self.realis:
            return rows
        places = record.places([row.public_id for row in rows])
        told = _told_as(self.realis, [at.claim for members in places.values() for at in members])
        return [row for row in rows if any(at.claim in told for at in places.get(row.public_id, ()))]

    @property
    def given(self) -> dict[str, str]:
        """The filters that are set, by name, for an address."""
        return {each.name: str(said) for each in fields(self) if (said := getattr(self, each.name))}

    def _codes(self, *names: str) -> Q:
        said = {name: getattr(self, name) for name in names}
        return Q(**{name: "" if code == NOT_TOLD else code for name, code in said.items() if code})

    def _years(self) -> Q:
        """What may lie in the years: what is told of no time lies in none."""
        wanted = Q()
        if self.since is not None:
            wanted &= Q(last_year__gte=self.since)
        if self.until is not None:
            wanted &= Q(first_year__lte=self.until, first_year__gt=0)
        return wanted

    def _takes(self, row: Event) -> bool:
        """As `events` but for realis; the two are held against each other in a test."""
        codes = all(
            getattr(row, name) == ("" if code == NOT_TOLD else code)
            for name in ("act", "country", "province")
            if (code := getattr(self, name))
        )
        begins = self.until is None or 0 < row.first_year <= self.until
        return codes and begins and (self.since is None or row.last_year >= self.since)


def is_fine(viewer: Viewer, country: str) -> bool:
    """Whether places in this country are counted and drawn for the viewer by province."""
    return country not in GUARDED or sees_identities(viewer)


def shows_province(viewer: Viewer, country: str, province: str) -> bool:
    """Whether the viewer is shown this province; not where the country is guarded or its name is covered."""
    return is_fine(viewer, country) and everywhere(viewer).all.words(province) == province


def _told_as(realis: str, claims: Iterable[str]) -> set[str]:
    wanted, found = list(claims), set[str]()
    for start in range(0, len(wanted), 5_000):
        batch: Any = Tally.objects.filter(
            claim__public_id__in=wanted[start : start + 5_000], cell__realis=realis
        )
        found |= set(batch.order_by().values_list("claim__public_id", flat=True))
    return found
