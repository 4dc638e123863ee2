"""Happenings of one act, and what is not told as having happened: placed again where a change was seen."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.fits import Fit
from tumen.corroboration.following.timed import Enter, Entry, Moment, TimedPool, View
from tumen.corroboration.grouping import not_told_words
from tumen.corroboration.placing import Placed, Placing
from tumen.corroboration.pools import Bundle, Draft
from tumen.vocabulary.codes import Polarity, Realis


def moment_of(rank: Moment, sort: GroupKind) -> Moment:
    """When a bundle has its turn: what happened before what is only feared, and then by its rank."""
    return (1 if sort is GroupKind.NOT_TOLD else 0, rank)


class Block:
    """The bundles of one act in the drafts where they were placed.

    ``finds`` is false for figures without an act, each of which stays by itself.
    """

    def __init__(self, placing: Placing, enter: Enter, *, finds: bool = True) -> None:
        self._placing, self._enter, self._finds = placing, enter, finds
        self._events = TimedPool(enter, finds=finds)
        self._not_told: dict[tuple[Realis, Polarity], TimedPool] = {}
        self._bundles: dict[Moment, Bundle] = {}
        self._entries: dict[Moment, Entry] = {}
        self._queue: list[Moment] = []
        self._waiting: set[Moment] = set()
        self._changed: set[Draft] = set()

    def follow(self, gone: Iterable[Moment], come: Iterable[tuple[Moment, Bundle]]) -> set[Draft]:
        """Take out those that are gone, put in those that came, and place again whoever sees a difference.

        The drafts that are not as they were; those that are gone have no members.
        """
        self._changed = set()
        for moment in gone:
            self._let_look(moment, self._bundles[moment], looks=False)
            self._leave(moment)
            del self._bundles[moment]
        # Where nothing was placed yet, nobody has to look again.
        is_first = not self._bundles
        new = dict(come)
        self._bundles |= new
        self._queue = [each for each in {*new, *self._queue} if each in self._bundles]
        self._waiting = set(self._queue)
        heapify(self._queue)
        while self._queue:
            moment = heappop(self._queue)
            self._waiting.discard(moment)
            self._place(moment, tells=not is_first)
        for moment, bundle in new.items():
            self._let_look(moment, bundle, looks=True)
        for pool in (self._events, *self._not_told.values()):
            pool.bring_to_the_end()
        return self._changed

    def _let_look(self, moment: Moment, bundle: Bundle, *, looks: bool) -> None:
        pools = [self._events]
        if moment[0]:
            pools.append(self._pool_of(bundle))
        for pool in pools:
            (pool.let_look if looks else pool.let_look_no_more)(bundle, moment)

    def _pool_of(self, bundle: Bundle) -> TimedPool:
        claim = bundle.lead.claim
        key = claim.realis, claim.polarity
        if key not in self._not_told:
            self._not_told[key] = TimedPool(self._enter, finds=self._finds)
        return self._not_told[key]

    def _look_again(self, moments: Iterable[Moment]) -> None:
        for moment in moments:
            if moment not in self._waiting:
                self._waiting.add(moment)
                heappush(self._queue, moment)

    def _place(self, moment: Moment, *, tells: bool) -> None:
        bundle, old = self._bundles[moment], self._entries.get(moment)
        pool, placed, kind = self._decided(moment, bundle)
        if old is not None and old.pool is pool and _is_there(old, placed):
            self._reword(old, placed)
            return
        if old is not None:
            self._leave(moment)
        draft = placed.draft or Draft(kind, bundle.lead, bundle.times, placed.could_be, placed.is_unsure)
        self._entries[moment] = entry = Entry(moment, bundle, draft, placed, pool)
        pool.put_in(entry)
        self._changed.add(draft)
        if tells:
            self._look_again(pool.lookers(draft, moment))

    def _decided(self, moment: Moment, bundle: Bundle) -> tuple[TimedPool, Placed, GroupKind]:
        """Where a bundle belongs by what was there before it: as `grouping` decides it."""
        if not moment[0]:
            kind = GroupKind.EVENT if bundle.times else GroupKind.UNDATED
            return self._events, self._placing.place(bundle, View(self._events, moment)), kind
        words = not_told_words(bundle.lead.claim)
        about = self._placing.place(bundle, View(self._events, moment), needed=Fit.NEAR)
        if about.draft:
            return self._events, Placed(about.draft, f"{words} {about.reason}"), GroupKind.EVENT
        pool = self._pool_of(bundle)
        alike = self._placing.place(bundle, View(pool, moment), needed=Fit.NEAR)
        reason = alike.reason if alike.draft else "No event that it speaks of is known for certain."
        return pool, Placed(alike.draft, f"{words} {reason}", about.could_be), GroupKind.NOT_TOLD

    def _reword(self, entry: Entry, placed: Placed) -> None:
        """The same place; the reason may be another one, and what a founder could be."""
        was = entry.placed
        if was == placed:
            return
        is_beside = entry.founds and (was.could_be, was.is_unsure) != (placed.could_be, placed.is_unsure)
        if is_beside or was.reason != placed.reason:
            entry.pool.word(entry, placed)
            self._changed.add(entry.draft)
        if is_beside:
            self._look_again(entry.pool.lookers(entry.draft, entry.moment))

    def _leave(self, moment: Moment) -> None:
        """Take a bundle out of its draft; with the one that founded it goes the draft."""
        entry = self._entries.pop(moment, None)
        if entry is None:
            return  # it had to leave with the draft that it was in
        draft, pool = entry.draft, entry.pool
        self._changed.add(draft)
        self._look_again(pool.lookers(draft, moment))
        if not entry.founds:
            pool.take_out(entry)
            self._look_again(pool.lookers(draft, moment))
            return
        others = [each.moment for each in pool.close(draft) if each is not entry]
        for each in others:
            del self._entries[each]
        self._look_again(others)


def _is_there(entry: Entry, placed: Placed) -> bool:
    return placed.draft is entry.draft or (placed.draft is None and entry.founds)
