"""The same people told of again: what other words, other days and other documents say of one event.

One sentence has 28 people arrested, the next has "the 28" questioned, a third document fears for "all
twenty-eight": by act and day alone these are three groups. A figure joins the event that its document, or a
document of the same story, tells of the same number of people, where act and time allow it. Documents are of
one story where they tell one dated event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.fits import Days, Fit, Where, Width, figures_fit
from tumen.corroboration.hand import Hand
from tumen.corroboration.leading import Led
from tumen.corroboration.listing import STATE_WINDOW
from tumen.corroboration.outlines import Outline, in_question
from tumen.corroboration.parts import is_named, named_ahead, named_in
from tumen.corroboration.pools import Draft, Figure
from tumen.corroboration.stories import Tells, family, is_dated
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.places import canonical

#: What people did before they were taken: told beside it at any distance.
_BEFORE = frozenset({"crossing", "arrival", "other:escape", "displacement"})
#: One event is dated a day or two apart by who heard of it and who was there.
APART = 2
#: The same number of people, told of at the same place, is the same within these days.
NEARBY = 10
#: A figure of which nothing says what was done is dated by what stands around it: a month off it may be.
UNNAMED = 31
#: A figure dated within these days before its document has the day on which it was told.
LATELY = 3
#: What became of people is told for about a year; later it is an event of its own.
AFTERWARDS = 400
#: "The two" are too many pairs to be known again by their number.
LEAST = 3
#: Numbers from here on are told of few events of one story: they lead back from another document.
TELLING = 5
#: From here on a number is known again where it is only about the same.
DISTINCTIVE = 10
#: Words that point at a group told before: "two of them", "six of the group", "nine of the 41".
_POINTING = re.compile(
    r"\b(?:them|those|these|us|whom|which|group|party|latter|former|returnees|detainees|victims)\b|\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|dozen)\b",
    re.IGNORECASE,
)


class SamePeople:
    """Leads figures that stand apart to the event that tells of the same people."""

    def __init__(self, story: Tells, hand: Hand) -> None:
        self._story, self._hand = story, hand
        self._outlines: dict[Draft, Outline] = {}
        self._outlined: dict[Nearness, tuple[object, list[Outline]]] = {}

    def lead(self, figure: Figure, home: Draft) -> Led | None:
        """The event that ``figure``, now in ``home``, tells of; None where nothing or too much speaks for
        one.

        Its own document decides first, then the documents of its stories, then all, by a number that few
        events have. What a document and its stories tell is put together once where its figures come one
        after the other.
        """
        said, number = figure.amount.said, _number(figure)
        if number < LEAST or len(self._hand.with_(figure.id)) > 1:
            return None
        for nearness in (Nearness.DOCUMENT, Nearness.STORY, Nearness.NUMBER):
            found = [
                match
                for draft in in_question(figure, self._told(figure, nearness))
                if draft is not home
                and (number >= DISTINCTIVE or said in draft.numbers or _is_that_day(figure, draft))
                and (match := self._match(figure, home, draft, nearness)) is not None
            ]
            if found:
                return _settled(figure, found, nearness)
        return None

    def _told(self, figure: Figure, nearness: Nearness) -> list[Outline]:
        """The events by which ``figure`` may come to one so near, in outline."""
        is_by_number = nearness is Nearness.NUMBER
        of: object = figure.amount.said if is_by_number else figure.claim.document
        last = self._outlined.get(nearness)
        if last is not None and last[0] == of:
            return last[1]
        story, outlines, found = self._story, self._outlines, list[Outline]()
        tell = {
            Nearness.DOCUMENT: story.of_document,
            Nearness.STORY: story.of_stories,
            Nearness.NUMBER: story.of_number,
        }
        for draft in tell[nearness](figure):
            outline = outlines.get(draft)
            if outline is None:
                outline = outlines[draft] = Outline.of(draft)
            found.append(outline)
        self._outlined[nearness] = of, found
        return found

    def _match(self, figure: Figure, home: Draft, draft: Draft, nearness: Nearness) -> Match | None:
        claim, lead = figure.claim, draft.lead.claim
        kinship = _kinship(claim.act, lead.act)
        is_same = figure.amount.said in draft.numbers
        if kinship is None or figure.unit is not draft.lead.unit:
            return None
        # Of the same act only a number that agrees is known again (`_is_known_again`). It tells nearly all
        # apart, and places and days take longer to compare.
        if kinship is Kinship.SAME and not is_same and not _is_about(figure, draft):
            return None
        if draft.is_other_party(figure):
            return None
        is_unsure = home.could_be or draft.could_be
        if is_unsure and kinship is Kinship.SAME and nearness is not Nearness.DOCUMENT:
            return None  # it fits several alike, and says so
        where = draft.where(figure)
        gap = _gap(figure, draft)
        is_there = _is_there(figure, draft, kinship, where, gap)
        is_that_day = not is_same and where is not Where.APART and _is_that_day(figure, draft)
        if not _is_known_again(
            figure, draft, kinship, nearness, is_same=is_same, is_there=is_there, is_that_day=is_that_day
        ):
            return None
        if self._hand.keeps_apart([figure.id], draft.ids):
            return None
        if where is Where.APART and claim.act == lead.act:
            return None
        is_certain = is_same and where is Where.SAME and _number(figure) >= DISTINCTIVE
        if not _is_timely(figure, draft, gap, kinship, nearness, is_certain=is_certain):
            return None
        if gap and _is_told_apart(figure, draft):
            return None
        if claim.quantity.additive and not (kinship and where is Where.SAME and nearness < Nearness.DOCUMENT):
            return None
        is_weaker = _is_weaker(home, draft, kinship)
        return Match(draft, (kinship, is_same, where, -abs(gap or 0)), gap, is_weaker)


class Kinship(IntEnum):
    """How the act of a figure stands to that of an event."""

    BESIDE = 0  #: an act that makes no event by itself: what else was done to them
    FAMILY = 1  #: told of one event in another word
    SAME = 2


class Nearness(IntEnum):
    """By what a figure comes to an event."""

    NUMBER = 0
    STORY = 1
    DOCUMENT = 2


def _kinship(act: str, event: str) -> Kinship | None:
    """None where each is an event of its own; and where the event's act makes none."""
    mine, theirs = family(act), family(event)
    if not theirs:
        return None
    if act == event:
        return Kinship.SAME
    if mine == theirs:
        return Kinship.FAMILY
    return Kinship.BESIDE if not mine or act == "detention" else None


def _settled(figure: Figure, found: list[Match], nearness: Nearness) -> Led | None:
    best = max(match.rank for match in found)
    top = [match for match in found if match.rank == best]
    if nearness is Nearness.NUMBER:
        top = found  # by its number alone only where no other event has it
    if len(top) > 1 or not top[0].is_weaker:
        return None
    return Led(top[0].draft, _role(figure, top[0]), _why(top[0], nearness))


class Match(NamedTuple):
    """An event that a figure may tell of; the higher rank fits better."""

    draft: Draft
    rank: tuple[Kinship, bool, Where, int]
    gap: int | None
    is_weaker: bool  #: whether the figure may leave where it is for it


def _is_weaker(home: Draft, draft: Draft, kinship: Kinship) -> bool:
    """Whether a figure may leave ``home`` for ``draft``: what is told by fewer goes to what more tell."""
    if not is_dated(home):
        return True
    if kinship is Kinship.BESIDE:
        is_held = home.kind is GroupKind.STATE and len(home.documents) == 1
        return is_held and draft.kind is GroupKind.EVENT or not family(home.lead.claim.act)
    return _standing(home) < _standing(draft)


def _standing(draft: Draft) -> tuple[bool, int, bool, int, int, str]:
    return (
        draft.kind is GroupKind.EVENT,
        len(draft.documents),
        draft.lead.claim.act != "detention",
        len(draft.counting),
        -min((days.number for days in draft.times), default=Width.OPEN),
        draft.lead.id,
    )


def _number(figure: Figure) -> float:
    return max(figure.amount.said[0] or 0, figure.amount.said[1] or 0)


#: The least number by which people are known again.
_LEAST = {Nearness.DOCUMENT: LEAST, Nearness.STORY: TELLING, Nearness.NUMBER: DISTINCTIVE}


def _is_known_again(
    figure: Figure,
    draft: Draft,
    kinship: Kinship,
    nearness: Nearness,
    *,
    is_same: bool,
    is_there: bool,
    is_that_day: bool,
) -> bool:
    """Whether the number says that these are the same people."""
    if figure.unit is not draft.lead.unit:
        return False
    if is_same:
        is_told = nearness is Nearness.DOCUMENT or not _is_vague(figure)
        return is_told and _number(figure) >= (LEAST if is_there else _LEAST[nearness])
    if nearness is not Nearness.DOCUMENT and _is_vague(figure):
        return False
    is_here = is_that_day and nearness is not Nearness.NUMBER
    if kinship is Kinship.FAMILY and is_here and _is_near(figure, draft):
        return True
    if kinship is Kinship.BESIDE and not (is_here and not family(figure.claim.act) and not _is_vague(figure)):
        return False  # "up to 2,000 returned" are not the 2,000 who are held still
    return _is_about(figure, draft)


def _is_about(figure: Figure, draft: Draft) -> bool:
    """Whether a figure is large enough to be known again where it only agrees with one of the event's."""
    return _number(figure) >= DISTINCTIVE and _agrees(figure, draft)


def _agrees(figure: Figure, draft: Draft) -> bool:
    """Whether a figure of the event can be the same number; "up to 2,000" can be any."""
    known = [amount for amount in draft.amounts.get(figure.unit, ()) if amount.said[0] is not None]
    told = figure.amount.said[0] is not None
    return told and any(figures_fit(figure.amount, amount) >= Fit.AGREES for amount in known)


def _is_there(figure: Figure, draft: Draft, kinship: Kinship, where: Where, gap: int | None) -> bool:
    """Whether day or town say as much as a large number would: the same day of one act, or the same town."""
    if kinship > Kinship.BESIDE and gap == 0 and figure.days is not None:
        sharp = min((days.width for days in draft.times), default=Width.OPEN)
        if figure.days.width is Width.DAY and sharp is Width.DAY:
            return True
    is_near = kinship > Kinship.BESIDE or (gap is not None and abs(gap) <= APART)
    return where is Where.SAME and is_near and _names_a_town(figure)


def _is_near(figure: Figure, draft: Draft) -> bool:
    """Whether its number is near one of the event's, and its own voice gives none of them there."""
    own = draft.told_by.get((figure.claim.document, figure.claim.speaker))
    return not own and bool(draft.amounts.get(figure.unit)) and draft.best_fit(figure) >= Fit.NEAR


def _is_that_day(figure: Figure, draft: Draft) -> bool:
    """Whether both tell of one day."""
    days = figure.days
    if days is None or days.first != days.last or days not in draft.times:
        return False
    return not _is_day_of_telling(figure)


def _names_a_town(figure: Figure) -> bool:
    places = figure.claim.places
    known = (canonical(name) for name in (places.at, places.origin, places.destination) if name)
    return any(place is not None and place.level != "country" for place in known)


def _is_vague(figure: Figure) -> bool:
    """ "Dozens", "hundreds": of any size, and of many events."""
    low, high = figure.amount.said
    return figure.claim.quantity.approximate and low != high


def _gap(figure: Figure, draft: Draft) -> int | None:
    """Days from the event to the figure's time, negative before it, 0 where they meet; None without a time.

    A time that is the document's own day says when something was told rather than when it was.
    """
    if figure.days is None or not draft.times:
        return None
    gaps = [_between(days, figure.days) for days in draft.times]
    gap = min(gaps, key=abs)
    return None if gap > 0 and _is_day_of_telling(figure) else gap


def _is_day_of_telling(figure: Figure) -> bool:
    published, days = figure.claim.published, figure.days
    if published is None or days is None:
        return False
    own = Days.of(published)
    return own.width is Width.DAY and own.first - LATELY <= days.first <= days.last <= own.last + 1


def _is_told_apart(figure: Figure, draft: Draft) -> bool:
    """Whether its own document tells the same act of another day in this event: two rows of a chronology."""
    claim = figure.claim
    return any(
        other.claim.document == claim.document
        and other.claim.act == claim.act
        and other.days is not None
        and figure.days is not None
        and not other.days.overlaps(figure.days)
        for other in draft.counting
    )


def _between(event: Days, told: Days) -> int:
    if event.overlaps(told):
        return 0
    return told.first - event.last if told.first > event.last else told.last - event.first


def _is_timely(
    figure: Figure,
    draft: Draft,
    gap: int | None,
    kinship: Kinship,
    nearness: Nearness,
    *,
    is_certain: bool,
) -> bool:
    """Whether the figure's time allows it to tell of the event."""
    claim = figure.claim
    if claim.is_told and _is_told_before(claim, draft):
        return False
    if gap is None:
        if (
            claim.kind is ClaimKind.TOTAL
            and claim.quantity.share_of
            and claim.document not in draft.documents
        ):
            return False  # twelve women of a table without a date are not the twelve whom another tells of
        return claim.kind not in (ClaimKind.TOTAL, ClaimKind.RATE) or not _is_of_a_list(figure)
    if not claim.is_told:
        return -AFTERWARDS <= gap <= AFTERWARDS
    if draft.kind is GroupKind.STATE and abs(gap) > STATE_WINDOW.days:
        return False
    if claim.act in _BEFORE and nearness is Nearness.DOCUMENT:
        return abs(gap) <= AFTERWARDS
    if kinship is Kinship.BESIDE or claim.kind is ClaimKind.STATE:
        return -(APART if claim.act else UNNAMED) <= gap <= AFTERWARDS
    if claim.kind in (ClaimKind.TOTAL, ClaimKind.RATE) and (figure.days or Days(0, 0)).width > Width.MONTH:
        return gap == 0 and not _is_of_a_list(figure)
    if nearness is Nearness.DOCUMENT:
        return gap == 0  # two days told in one document are two events
    are_days = figure.days is not None and figure.days.width is Width.DAY
    are_days = are_days and any(days.width is Width.DAY for days in draft.times)
    return gap == 0 or are_days and abs(gap) <= (NEARBY if is_certain else APART)


def _is_of_a_list(figure: Figure) -> bool:
    """Whether a total counts from a day on, over more than a year: a list's, and no one event's."""
    claim, days = figure.claim, figure.days
    begins = claim.interval.earliest if claim.interval else None
    is_long = days is not None and days.width > Width.YEAR
    return claim.kind is ClaimKind.RATE or (begins is not None and is_long)


def _is_told_before(claim: FigureClaim, draft: Draft) -> bool:
    """Whether a document came out before the event."""
    if claim.published is None:
        return False
    first = min((days.first for days in draft.times), default=0)
    return Days.of(claim.published).last < first


def _role(figure: Figure, match: Match) -> Role:
    if figure.role is not Role.COUNTS:
        return figure.role
    shares_day = match.gap is None or match.gap == 0
    return Role.COUNTS if match.rank[0] is Kinship.SAME and shares_day else Role.SAME_PEOPLE


_BY_ACT = {
    Kinship.BESIDE: "Tells of the same people",
    Kinship.FAMILY: "Tells of the same event in other words",
    Kinship.SAME: "Same act",
}
_BY_NEARNESS = {
    Nearness.DOCUMENT: "the same document tells of this event with the same number",
    Nearness.STORY: "a document that tells the same story tells of this event with the same number",
    Nearness.NUMBER: "no other event of that time has this number",
}


def _why(match: Match, nearness: Nearness) -> str:
    return f"{_BY_ACT[match.rank[0]]}; {_BY_NEARNESS[nearness]}."


def part_of_event(
    figure: Figure, home: Draft, document: Sequence[FigureClaim], homes: Mapping[str, Draft]
) -> Led | None:
    """The event of the group that ``figure`` is named a part of, by what its ``document`` tells."""
    claim = figure.claim
    whole = _whole_of(claim, document) if claim.is_told else None
    if whole is None:
        return None
    draft = homes[whole.id]
    kinship = _kinship(claim.act, draft.lead.claim.act)
    if draft is home or not is_dated(draft) or kinship is None:
        return None
    gap = _gap(figure, draft)
    if gap and (kinship is Kinship.SAME or gap < 0):
        return None  # the same act of another day is another event
    return Led(draft, Role.PART, "Part of the people that the same document tells of in this event.")


def _whole_of(claim: FigureClaim, document: Sequence[FigureClaim]) -> FigureClaim | None:
    """The group named ("nine of the 41"), else the nearest that can hold the part ("two of them")."""
    if not _POINTING.search(claim.quantity.share_of):
        return None
    ahead = named_ahead(claim, document)
    if ahead is not None:
        return ahead
    named = named_in(claim)
    least = claim.quantity.low or 0
    nearest = None
    for other in reversed(document):
        if other.position >= claim.position:
            continue
        high = other.quantity.high
        if is_named(other, named):
            return other
        if (high is None or high >= least) and not other.quantity.share_of and nearest is None:
            nearest = other
    return None if named else nearest
