"""What is news in the record since the last round; seen by the record itself, and told claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from tumen.access.permission import the_record
from tumen.claims.models import Claim
from tumen.claims.queries import figures
from tumen.corroboration.figures import Role
from tumen.documents.briefs import briefs
from tumen.documents.models import Document
from tumen.record.corroborating import Corroborating
from tumen.record.figuring import figure_claims
from tumen.record.models import Event, Membership
from tumen.record.withdrawing import sentences_of, withdrawn
from tumen.watch.indicators import may_hold_signs, signs_in
from tumen.watch.models import AlertKind
from tumen.watch.newsworthy import HAPPENED, is_news
from tumen.watch.own_words import own_words
from tumen.watch.uncounted import KEY, uncounted
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
    rows = Claim.objects.filter(public_id__in=tellers)
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
        # What is of another field may have been put beside it: the alert leads to what is of this one.
        of = {each.claim.public_id: each.claim.document_id for each in places}
        first = next((id for id in new if is_news(event.act, [of[id]])), new[0])
        yield News(AlertKind.EVENT, f"event:{first}", first, tuple(every))
        return
    before, after = corroborating.of(known, anchors), corroborating.of(every, anchors)
    outside = _outside(new, every, before.reconciled)
    for id in outside:
        yield News(AlertKind.RANGE, f"range:{id}", id, (*known, id))
    # One news for one claim: a figure outside of the range says already that there is a further voice.
    # Who only writes that another took it back stands for nothing.
    is_more = after.reconciled.voices > before.reconciled.voices
    if not outside and is_more and after.summary.get("least", 0) > before.summary.get("least", 0):
        yield News(AlertKind.VOICE, f"voice:{new[0]}", new[0], tuple(every))


def _outside(new: list[str], roles: dict[str, Role], before: Any) -> list[str]:
    """Those of the new claims that count, and whose figure lies outside of what was supported before."""
    told = {each.id: each for each in figures(the_record(), among=Claim.objects.filter(public_id__in=new))}
    low, high = before.range.low, before.range.high
    found = []
    for id in new:
        if roles[id] is not Role.COUNTS or id not in told or low is None:
            continue
        quantity = told[id].values["quantity"]
        below = quantity.high is not None and quantity.high < low
        above = quantity.low is not None and high is not None and quantity.low > high
        if below or above:
            found.append(id)
    return found


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
