"""What each document tells of a person, as a viewer may read it; who they are, for who said why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.sight import opened_to, sees_identities
from tumen.claims.models import Status
from tumen.claims.queries import ActView
from tumen.documents.masking import Masked
from tumen.documents.queries import everywhere, masked_texts
from tumen.record.models import (
    IdentityOpening,
)
from tumen.record.persons.describing import coarse
from tumen.record.persons.gathering import proper_name
from tumen.record.persons.loading import Telling
from tumen.record.persons.shielding import Shield
from tumen.record.persons.staging import GUARDED_ACTS
from tumen.vocabulary import acts
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import PartyKind

#: Openings that a page lists.
MOST_OPENINGS = 20


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One claim of a person, as the viewer may read it now. ``quote`` is "" where it is guarded."""

    claim: str
    act: str
    when: Interval | None
    place: str
    outcome: str
    by: str
    quote: str
    speaker: str
    is_guarded: bool
    is_accepted: bool
    realis: str
    is_denied: bool


@dataclass(frozen=True, slots=True)
class SourceTelling:
    """What one document tells of a person; its ``title`` shows no name that its claims tell."""

    document: str
    title: str
    publisher: str
    published: Interval | None
    lines: tuple[ToldLine, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells who and where somebody is: shown for a while to who said why they look."""

    names: tuple[str, ...]
    ages: tuple[str, ...]
    roles: tuple[str, ...]
    relatives: tuple[str, ...]
    whereabouts: tuple[tuple[str, Interval | None, str], ...]
    until: datetime


class Shielding:
    """Covers the names of all persons of some documents, and what tells how somebody crossed."""

    def __init__(self, told: Collection[ActView]) -> None:
        parties = (
            party for act in told for party in act.values["subjects"] if party.kind is not PartyKind.BODY
        )
        self.words = Shield(parties).words
        self._guarded = {
            (act.document, act.sentence.start) for act in told if act.values.get("act", "") in GUARDED_ACTS
        }

    def guards(self, act: ActView) -> bool:
        """Whether the sentence tells how somebody crossed or where they hid."""
        return (act.document, act.sentence.start) in self._guarded


def sources_of(
    viewer: Viewer, told: Iterable[Telling], shield: Shielding, opened: set[str]
) -> tuple[SourceTelling, ...]:
    known, by_document = list(told), dict[str, list[Telling]]()
    for each in known:
        by_document.setdefault(each.act.document, []).append(each)
    texts = masked_texts(viewer, {each.act.rendition for each in known})
    found = []
    for document, tellings in by_document.items():
        about = tellings[0].act
        is_open = document in opened
        found.append(
            SourceTelling(
                document,
                about.title if is_open else shield.words(about.title),
                about.publisher if is_open else shield.words(about.publisher),
                about.published,
                tuple(
                    _told_line(each, _quote(each.act, texts), None if is_open else shield)
                    for each in tellings
                ),
            )
        )
    return tuple(sorted(found, key=lambda each: str(each.published or "~")))


def _quote(act: ActView, texts: Mapping[int, tuple[str, Masked]]) -> str:
    """The sentence as the viewer may read it; "" where the words do not stand there any more."""
    text, shown = texts.get(act.rendition, ("", None))
    if shown is None or act.span.of(text) != act.words:
        return ""
    return shown.span(act.sentence).of(shown.text)


def _told_line(telling: Telling, quote: str, shield: Shielding | None) -> ToldLine:
    """``shield`` is None where the identity is open to the viewer."""
    said = telling.act.values
    cover = shield.words if shield else str
    guarded = shield is not None and telling.code in GUARDED_ACTS
    unquoted = shield is not None and shield.guards(telling.act)
    realis = said.get("realis")
    by = "; ".join(party.called for party in said.get("perpetrators", ()))
    return ToldLine(
        claim=telling.act.id,
        act=acts.label(telling.code) if telling.code else "",
        when=coarse(telling.when) if shield else telling.when,
        place="" if guarded else telling.country if shield else telling.place,
        outcome="" if guarded else cover(str(said.get("outcome", ""))),
        by="" if guarded else cover(by),
        quote="" if unquoted else cover(quote),
        speaker=cover(telling.act.speaker),
        is_guarded=guarded or unquoted,
        is_accepted=telling.act.status is Status.ACCEPTED,
        realis=realis.value if realis and realis.value != "asserted" else "",
        is_denied=bool(said.get("polarity") and said["polarity"].value == "negated"),
    )


def identified(viewer: Viewer, documents: set[str]) -> set[str]:
    """Those of these documents whose identities the viewer may see: cleared for all, or by broken glass."""
    return documents if sees_identities(viewer) else documents & opened_to(viewer)


def opening_of(viewer: Viewer, ids: list[str]) -> datetime | None:
    rows = IdentityOpening.objects.filter(actor=viewer.pk, named__in=ids, until__gt=timezone.now())
    return max(rows.values_list("until", flat=True), default=None) if viewer.pk else None


def openings_of(viewer: Viewer, ids: list[str]) -> tuple[tuple[str, datetime, str], ...]:
    """Who opened this person's identity, when and why: for who may."""
    rows = (
        IdentityOpening.objects.filter(named__in=ids).order_by("-pk").select_related("actor")[:MOST_OPENINGS]
    )
    covers = everywhere(viewer).all
    return tuple((row.actor.name, row.at, covers.words(row.why)) for row in rows)


def identity_of(told: Iterable[Telling], documents: set[str], until: datetime) -> Identity | None:
    known = [each for each in told if each.act.document in documents]
    if not known:
        return None

    def once(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in values if value))

    places = {
        (each.place, each.when, acts.label(each.code)): None for each in known if each.place and each.code
    }
    return Identity(
        names=once(proper_name(each.party) or each.party.called for each in known),
        ages=once(each.party.age for each in known),
        roles=once(each.party.role for each in known),
        relatives=once(
            f"{each.party.relation} of {each.party.relative}"
            for each in known
            if each.party.relation and each.party.relative
        ),
        whereabouts=tuple(places),
        until=until,
    )
