"""What is news in the record since the last round; seen by the record itself, and told claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max, Q, QuerySet

from tumen.access.permission import the_record
from tumen.claims.models import Claim
from tumen.claims.queries import FigureView, figures
from tumen.corroboration.figures import Role
from tumen.corroboration.fits import Where, can_agree, places_fit
from tumen.documents.briefs import briefs
from tumen.documents.models import Document
from tumen.record.corroborating import Corroborating
from tumen.record.figuring import figure_claims
from tumen.record.models import Event, Membership
from tumen.record.withdrawing import sentences_of, withdrawn
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.watch.indicators import may_hold_signs, signs_in
from tumen.watch.models import AlertKind
from tumen.watch.newsworthy import HAPPENED, is_news
from tumen.watch.own_words import own_words
from tumen.watch.uncounted import KEY, told_vaguely, uncounted
from tumen.watch.wording import indicators_now

#: What a claim does that tells of a new event by itself.
_STANDS = (Role.COUNTS, Role.PART, Role.ON_TOP, Role.OTHER_UNIT)


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news, by the claim that brought it and those that it rests on."""

    kind: AlertKind
    key: str
    claim: str
    rests: tuple[str, ...]


def claims_now() -> int:
    """The last claim that there is."""
    return int(Claim.objects.aggregate(last=Max("pk"))["last"] or 0)


def news(since: int) -> list[News]:
    """What claims after ``since`` (a key) brought to the record as it is derived now."""
    back = list(_taken_back(since))
    tellers = {each.claim for each in back}
    # Who takes something back tells it no more, whatever else its document repeats of it.
    rows = _claims(list(tellers))
    quiet = dict(rows.values_list("document", "document__public_id"))
    alone = [each for each in uncounted(since) if each.document not in quiet.values()]
    return [
        *_of_events(since, set(quiet)),
        *(News(AlertKind.EVENT, f"{KEY}{each.id}", each.id, (each.id,)) for each in alone),
        *back,
    ]


def _of_events(since: int, quiet: set[int]) -> Iterator[News]:
    touched = Membership.objects.filter(claim__pk__gt=since, event__kind__in=HAPPENED).order_by("event")
    ids = list(dict.fromkeys(touched.values_list("event", flat=True)))
    corroborating = Corroborating(the_record())
    for event in Event.objects.filter(pk__in=ids):
        yield from _of_event(event, since, corroborating, quiet)


def _of_event(event: Event, since: int, corroborating: Corroborating, quiet: set[int]) -> Iterator[News]:
    places = list(Membership.objects.filter(event=event).select_related("claim").order_by("claim"))
    known = {each.claim.public_id: Role(each.role) for each in places if each.claim.pk <= since}
    every = {each.claim.public_id: Role(each.role) for each in places}
    new = [id for id in every if id not in known]
    came = {each.claim.document_id for each in places if each.claim.public_id not in known}
    if came <= quiet or not is_news(event.act, came):
        return
    anchors = (event.public_id, event.anchor)
    if not known:
        stands = {role for role in every.values() if role in _STANDS}
        # It is only denied, or taken back where it is told.
        if not stands or (stands == {Role.COUNTS} and not corroborating.of(every, anchors).reconciled.voices):
            return
        if _is_told_beside(event, list(every), since):
            return
        # What is of another field may have been put beside it: the alert leads to what is of this one.
        of = {each.claim.public_id: each.claim.document_id for each in places}
        first = next((id for id in new if is_news(event.act, [of[id]])), new[0])
        if vague := told_vaguely(event, first, since):
            yield News(AlertKind.VOICE, f"voice:{first}", first, (*vague, *every))
        else:
            yield News(AlertKind.EVENT, f"event:{first}", first, tuple(every))
        return
    before, after = corroborating.of(known, anchors), corroborating.of(every, anchors)
    outside = _outside(known, [id for id in new if every[id] is Role.COUNTS], before.reconciled)
    for id in outside:
        yield News(AlertKind.RANGE, f"range:{id}", id, (*known, id))
    # One news for one claim: a figure outside of the range says already that there is a further voice.
    # Who only writes that another took it back stands for nothing.
    is_more = after.reconciled.voices > before.reconciled.voices
    if not outside and is_more and after.summary.get("least", 0) > before.summary.get("least", 0):
        yield News(AlertKind.VOICE, f"voice:{new[0]}", new[0], tuple(every))


def _is_told_beside(event: Event, claims: list[str], since: int) -> bool:
    """Whether the documents of an event tell each of its numbers in another one too, of the same day and act
    and of places that can be the same, that was there before it or stands before it: a headline and its text
    can part, and tell of one thing. A month is no day: as many people can be sent back twice in it."""
    if not event.when or not Interval.from_edtf(event.when).is_day:
        return False
    others = Membership.objects.filter(
        Q(event__pk__lt=event.pk) | Q(event__memberships__claim__pk__lte=since),
        role=Role.COUNTS.value,
        event__kind__in=HAPPENED,
        event__act=event.act,
        event__when=event.when,
        claim__document__in=_claims(claims).values("document"),
    ).exclude(event=event)
    where = Places(event.origin, event.destination, event.at)
    rows = others.values_list("claim__public_id", "event__origin", "event__destination", "event__at")
    beside = [id for id, *at in rows.distinct() if places_fit(where, Places(*at)) is not Where.APART]
    told = (
        {each.id: each for each in figures(the_record(), among=_claims([*claims, *beside]))} if beside else {}
    )
    there = {(told[id].document, *_bounds(told[id])) for id in beside if id in told}
    here = {(told[id].document, *_bounds(told[id])) for id in claims if id in told}
    return bool(there) and here <= there


def _outside(known: dict[str, Role], counting: list[str], before: Any) -> list[str]:
    """Those of the new claims that count whose figure lies outside of what was supported before: 57 does not
    lie outside of "about 60", and "about 50" does."""
    low, high = before.range.low, before.range.high
    if low is None or not counting:
        return []
    told = {each.id: each for each in figures(the_record(), among=_claims([*known, *counting]))}
    counted = [told[id] for id, role in known.items() if role is Role.COUNTS and id in told]
    # An open bound is nobody's: it makes no figure one that sets the range.
    set_by = [each for each in counted if ({low, high} - {None}) & set(_bounds(each))]
    held = Quantity(low, high, _is_rough(set_by))
    new = {id: told[id].values["quantity"] for id in counting if id in told}
    return [id for id, quantity in new.items() if not can_agree(_beside(quantity, held), held)]


def _beside(quantity: Quantity, held: Quantity) -> Quantity:
    """A new figure as it is held against a range: "about" is spread out on one side alone, else "about 500"
    would be no news beside "about 600"."""
    return replace(quantity, approximate=quantity.approximate and not held.approximate)


def _is_rough(setting: list[FigureView]) -> bool:
    """Whether all figures that set a range are rough: so is "the 60" of a text that says "about 60"."""
    rough = {(each.document, *_bounds(each)) for each in setting if each.values["quantity"].approximate}
    return bool(setting) and all((each.document, *_bounds(each)) in rough for each in setting)


def _bounds(figure: FigureView) -> tuple[float | None, float | None]:
    quantity = figure.values["quantity"]
    return quantity.low, quantity.high


def _claims(ids: list[str]) -> QuerySet[Claim]:
    return Claim.objects.filter(public_id__in=ids)


def _taken_back(since: int) -> Iterator[News]:
    everything = the_record()
    new = set(Claim.objects.filter(pk__gt=since).values_list("public_id", flat=True))
    if not new:
        return
    held = {each.id: each for each in briefs(everything).values()}
    gone = withdrawn(figure_claims(figures(everything)), held, sentences_of(everything))
    by_teller: dict[str, list[str]] = defaultdict(list)
    for claim, teller in gone.items():
        if claim != teller and teller in new:
            by_teller[teller].append(claim)
    for teller, claims in by_teller.items():
        yield News(AlertKind.TAKEN_BACK, f"back:{teller}", teller, (teller, *claims))


def signs(since: int) -> tuple[int, list[dict[str, Any]]]:
    """The last document, and the signs in the texts of those after ``since`` (a key), as rows."""
    found, last, searched = [], since, indicators_now()
    for document in Document.objects.filter(pk__gt=since).order_by("pk"):
        last = document.pk
        rendition = document.renditions.order_by("pk").last()
        if rendition is None:
            continue
        words = own_words(rendition)
        for name, span in signs_in(words, searched) if may_hold_signs(words) else ():
            found.append(
                {
                    "document": document.public_id,
                    "rendition": rendition.pk,
                    "indicator": name,
                    "start": span.start,
                    "end": span.end,
                }
            )
    return last, found
