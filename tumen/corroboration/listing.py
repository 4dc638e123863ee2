"""States by place and day, totals by whose list, rates by period: what is so, beside what happened."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.fits import Fit, Where, Width, places_fit
from tumen.corroboration.hand import Hand
from tumen.corroboration.pools import Bundle, Draft, Figure
from tumen.vocabulary.quantities import Quantity

#: Two states of things belong together when no more than this lies between the days that they are told of:
#: estimates are repeated for some weeks. Counted from the first of the group, so that a year of monthly
#: figures is no one state.
STATE_WINDOW = timedelta(days=31)
#: Groups of one key that are looked at for one figure, latest first; a key seldom has more than one open
#: group.
OPEN_GROUPS = 8

Key = tuple[object, ...]


class Listing:
    """Groups of states, totals and rates, each found by its key."""

    def __init__(self, hand: Hand, state_window: timedelta) -> None:
        self._hand = hand
        self._window = state_window.days
        self._drafts: dict[Key, list[Draft]] = defaultdict(list)

    def find(self, bundle: Bundle, sort: GroupKind) -> tuple[Draft | None, str]:
        """The group that ``bundle`` joins, or None, and the reason in words."""
        for key, reason in keys_of(bundle.lead, sort):
            for draft in reversed(self._drafts[key][-OPEN_GROUPS:]):
                if self._may_join(bundle, draft, sort):
                    return draft, reason
        return None, "The first figure of this group."

    def file(self, bundle: Bundle, draft: Draft) -> None:
        for figure in bundle.figures:
            for key, _ in keys_of(figure, draft.kind):
                if draft not in self._drafts[key][-OPEN_GROUPS:]:
                    self._drafts[key].append(draft)

    def _may_join(self, bundle: Bundle, draft: Draft, sort: GroupKind) -> bool:
        if self._hand.keeps_apart(bundle.ids, draft.ids):
            return False
        if sort is GroupKind.TOTAL:
            return self._is_of_that_list(bundle, draft)
        if sort is GroupKind.RATE:
            return bundle.times == draft.times or _meet(bundle, draft)
        return draft.best_fit(bundle.lead) > Fit.BEYOND and self._is_of_that_time(bundle, draft)

    def _is_of_that_list(self, bundle: Bundle, draft: Draft) -> bool:
        """Counts of 2019 and of 2020, or of two towns, are two; nor is a town's count what the same document
        tells of all towns. What a list holds on one day and on another is one count."""
        if bundle.times and draft.times and not _meet(bundle, draft):
            widths = (Width.of(days.number) for days in (*bundle.times, *draft.times))
            if any(width > Width.DAY for width in widths):
                return False
        claim = bundle.lead.claim
        where = places_fit(claim.places, draft.lead.claim.places)
        if where is Where.SILENT and claim.document in draft.documents:
            return draft.best_fit(bundle.lead) >= Fit.AGREES
        return where is not Where.APART

    def _is_of_that_time(self, bundle: Bundle, draft: Draft) -> bool:
        """A state of a wide or unknown time could be of any day: it joins only where its figure agrees."""
        is_sharp = bool(bundle.times) and bundle.width <= Width.MONTH
        if is_sharp and draft.times:
            return _meet(bundle, draft, self._window)
        agrees = draft.best_fit(bundle.lead) >= Fit.AGREES
        return agrees and (not bundle.times or not draft.times or _meet(bundle, draft))


def keys_of(figure: Figure, sort: GroupKind) -> list[tuple[Key, str]]:
    claim = figure.claim
    key: Key = (sort, claim.act or claim.id, claim.unit)
    if sort is GroupKind.RATE:
        words = "Same act, a rate over the same time."
        return [((*key, figure.days), words), (key, words)]
    if sort is GroupKind.STATE:
        place = claim.places.at or claim.places.origin or claim.places.destination
        return [((*key, place.casefold()), "Same act and place, at about the same time.")]
    owner = claim.speaker.casefold() or f"the list in {claim.document}"
    keys: list[tuple[Key, str]] = [((*key, owner), "Same act, counted on the same list.")]
    if _is_unrounded(claim.quantity):
        keys.append(((*key, claim.quantity.low), "The same unrounded count: two lists do not arrive at it."))
    return keys


def _is_unrounded(quantity: Quantity) -> bool:
    """Whether a count is so exact that it names its list: 8,125, but not 8,000."""
    return quantity.is_exact and (quantity.low or 0) >= 1_000 and (quantity.low or 0) % 100 != 0


def _meet(bundle: Bundle, draft: Draft, margin: int = 0) -> bool:
    return any(days.overlaps(own, margin) for days in bundle.times for own in draft.times)
