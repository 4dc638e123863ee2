"""What happened to people whom nobody counted, and is news.

An event of the record rests on a figure. "Several women were sent back on Monday" has none, and nor has what
a man tells of his wife and her sister: it stays a claim of its own document. Whoever watches waits for it
all the same. It is told where the pack names its act (`news.toml`), where it happened lately, and where
nothing that is told already can be the same: no event of the record, and nothing else without a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery

from tumen.access.permission import the_record
from tumen.claims.models import Claim
from tumen.claims.queries import ActView, acts, figures, standing
from tumen.corroboration.figures import Role
from tumen.corroboration.fits import can_agree
from tumen.record.models import Event, Membership
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.places import Place, canonical, compatible
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.watch.models import Alert, AlertKind, AlertStep
from tumen.watch.newsworthy import HAPPENED, is_news, news_rule

#: How the keys of these alerts begin.
KEY = "uncounted:"
#: What a claim does that is denied, or that its own voice corrected.
_STANDS_FOR_NOTHING = (Role.NOT_TOLD.value, Role.SUPERSEDED.value)


@dataclass(frozen=True, slots=True)
class Happening:
    """An act with when and where, as far as that is told. Of a time only what lies before ``told`` counts."""

    act: str
    when: Interval | None
    places: Places
    told: date | None

    def may_be(self, other: Happening) -> bool:
        """Whether both can be one: nothing that is told of the one is at odds with the other. Where nothing
        dates the one, both have to name a place that they can share."""
        if self.act != other.act or not self._span().overlaps(other._span()):
            return False
        shared = _share_a_place(self.places, other.places)
        return shared is True or (shared is None and self.when is not None and other.when is not None)

    def _span(self) -> Interval:
        """When it was; where nothing says, at some time in the days of news before it was told."""
        if self.when is not None or self.told is None:
            return self.when or Interval(None, None)
        return Interval(self.told - timedelta(days=news_rule().days), self.told)


def uncounted(since: int) -> Iterator[ActView]:
    """What claims after ``since`` (a key) tell of people whom nobody counted: of one happening the first."""
    record, rule = the_record(), news_rule()
    found = [
        each
        for each in acts(record, among=standing(record).filter(pk__gt=since))
        if each.values.get("act") in rule.uncounted and _is_told(each) and _is_late(each, rule.days)
    ]
    if not found:
        return
    documents = dict(
        Claim.objects.filter(public_id__in=[each.id for each in found]).values_list("public_id", "document")
    )
    counting = _counting(documents.values(), rule.uncounted)
    known = [*_events(rule.uncounted), *_told_before(documents)]
    for each in found:
        happened, document = _happening(each), documents[each.id]
        if (document, happened.act) in counting or any(happened.may_be(other) for other in known):
            continue
        if is_news(happened.act, [document]):
            known.append(happened)
            yield each


def told_vaguely(event: Event, first: str, since: int) -> tuple[str, ...]:
    """The claims that told before (up to the key ``since``) what a new event tells with its day: without a
    number, or without a day. Then it is no news that it happened, but that ``first`` says so too.

    They have to tell of the same day or of a place that both can share, and to be another speaker's: who
    tells more exactly what they told before is no further voice. A time wider than a week is too wide for
    that, unless both give the same: as much else can have been in it.
    """
    if not event.when:
        return ()
    here = Happening(
        event.act, Interval.from_edtf(event.when), Places(event.origin, event.destination, event.at), None
    )
    record = the_record()
    told = figures(record, among=Claim.objects.filter(public_id=first))
    return tuple(
        claim
        for each in told
        for claim, speaker, quantity, other in (*_without_number(since), *_without_day(event.act, since))
        if speaker != each.speaker
        and here.may_be(other)
        and (here.when == other.when or (_is_of_days(here.when) and _is_of_days(other.when)))
        and (here.when == other.when or _share_a_place(here.places, other.places))
        and (quantity is None or can_agree(quantity, each.values["quantity"]))
    )


def _is_of_days(when: Interval | None) -> bool:
    """Whether a time is no wider than a week. What nothing dates is held to the days before it was told."""
    if when is None:
        return True
    first, last = when.earliest, when.latest
    return first is not None and last is not None and last - first < timedelta(days=7)


#: A claim, its speaker, its number, and what it tells.
_Vague = tuple[str, str, Quantity | None, Happening]


def _without_number(since: int) -> Iterator[_Vague]:
    last = AlertStep.objects.filter(alert=OuterRef("pk")).order_by("-pk").values("is_dismissed")[:1]
    kept = Alert.objects.filter(kind=AlertKind.EVENT, key__startswith=KEY).annotate(away=Subquery(last))
    # What somebody put away is not what a further voice would be heard beside.
    claims = kept.filter(Q(away=None) | Q(away=False)).values_list("claim", flat=True)
    rows = Claim.objects.filter(public_id__in=list(claims), pk__lte=since)
    for each in acts(the_record(), among=rows):
        yield each.id, each.speaker, None, _happening(each)


def _without_day(act: str, since: int) -> Iterator[_Vague]:
    places = Membership.objects.filter(event__act=act, event__when="", claim__pk__lte=since).exclude(
        role__in=_STANDS_FOR_NOTHING
    )
    where = {
        id: Places(*at)
        for id, *at in places.filter(event__kind__in=HAPPENED).values_list(
            "claim__public_id", "event__origin", "event__destination", "event__at"
        )
    }
    for each in figures(the_record(), among=Claim.objects.filter(public_id__in=list(where))):
        published = each.published
        day = (published.latest or published.earliest) if published is not None else None
        yield each.id, each.speaker, each.values["quantity"], Happening(act, None, where[each.id], day)


def _is_told(act: ActView) -> bool:
    """Whether it is told as having happened, of people: "it was sent back" can be said of a statue."""
    if not any(each.kind in (PartyKind.GROUP, PartyKind.PERSON) for each in act.values["subjects"]):
        return False
    realis, polarity = act.values.get("realis"), act.values.get("polarity")
    return realis in (None, Realis.ASSERTED) and polarity in (None, Polarity.AFFIRMED)


def _is_late(act: ActView, days: int) -> bool:
    """Whether it happened in the days before it was told. What nothing dates may have, where it says so by
    its place: what is only told again of long ago names none."""
    happened = _happening(act)
    if happened.told is None:
        return False
    if happened.when is None:
        return bool(_towns(happened.places))
    first, last = happened.when.earliest, happened.when.latest
    begins, ends = happened.told - timedelta(days=days), happened.told + timedelta(days=1)
    return first is not None and first >= begins and (last is None or last <= ends)


def _happening(act: ActView) -> Happening:
    time, published = act.values.get("time"), act.published
    return Happening(
        act.values.get("act", ""),
        time.interval if time is not None else None,
        act.values.get("place") or Places(),
        (published.latest or published.earliest) if published is not None else None,
    )


def _counting(documents: Iterable[int], wanted: Iterable[str]) -> set[tuple[int, str]]:
    """Which documents give a figure of which act: that tells what they tell of it."""
    rows = Membership.objects.filter(claim__document__in=set(documents), event__act__in=list(wanted))
    return set(rows.order_by().values_list("claim__document", "event__act"))


def _events(wanted: Iterable[str]) -> Iterator[Happening]:
    rows = Event.objects.filter(act__in=list(wanted), kind__in=HAPPENED).exclude(when="")
    for act, when, *places in rows.values_list("act", "when", "origin", "destination", "at"):
        yield Happening(act, Interval.from_edtf(when), Places(*places), None)


def _told_before(new: Mapping[str, int]) -> Iterator[Happening]:
    """What was told without a number before."""
    kept = Alert.objects.filter(kind=AlertKind.EVENT, key__startswith=KEY).exclude(claim__in=list(new))
    rows = Claim.objects.filter(public_id__in=list(kept.values_list("claim", flat=True)))
    yield from map(_happening, acts(the_record(), among=rows))


def _share_a_place(one: Places, other: Places) -> bool | None:
    """Whether a town or province of one can be in, or hold, one of the other; None where one has none."""
    mine, theirs = _towns(one), _towns(other)
    if not mine or not theirs:
        return None
    return any(compatible(a, b) for a in mine for b in theirs)


def _towns(places: Places) -> list[Place]:
    """Where it was, finer than a country, as far as the gazetteer knows the names."""
    found = (canonical(name) for name in (places.at, places.origin, places.destination) if name)
    return [each for each in found if each is not None and each.level not in ("country", "region")]
