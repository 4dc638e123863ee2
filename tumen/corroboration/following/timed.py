"""The drafts of one act and one sort, found as they were at any moment of the placing.

A figure is placed by what those before it made. To place one again, the drafts have to be seen as they were
when its turn came: each is filled again up to there, and goes on from there as later ones have their turn.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.fits import Amount, Days, Said, Width
from tumen.corroboration.placing import Placed, is_distinctive
from tumen.corroboration.pools import (
    ANY_YEAR,
    CANDIDATES,
    Bundle,
    Draft,
    narrowed,
    sharp_days,
    sizes_of,
    years_of,
)

#: When a bundle has its turn: compared, the earlier is the smaller.
Moment = tuple[Any, ...]
#: Later than any turn.
AT_LAST: Moment = (2,)
#: Drafts by the moment at which they were filed, the earliest first.
Filed = list[tuple[Moment, Draft]]
#: Makes the figures of a bundle members of a draft, the first for this reason.
Enter = Callable[[Bundle, Draft, str], None]


@dataclass(slots=True, eq=False)
class Entry:
    """A bundle in the draft where it was placed; ``years`` are those under which that made it found."""

    moment: Moment
    bundle: Bundle
    draft: Draft
    placed: Placed
    pool: TimedPool
    years: tuple[int, ...] = ()

    @property
    def founds(self) -> bool:
        return self.placed.draft is None

    @property
    def binds(self) -> bool:
        """Whether it narrows the time of its draft, and makes it found: what is only feared does neither."""
        return self.bundle.lead.claim.is_told or self.draft.kind is GroupKind.NOT_TOLD


class TimedPool:
    """What `pools.Pool` holds, with the moment of each line; and who looks where.

    One that finds nothing (``finds`` is false) holds figures that are never of one event with others.
    """

    def __init__(self, enter: Enter, *, finds: bool = True) -> None:
        self._enter, self._finds = enter, finds
        self._entries: dict[Draft, list[Entry]] = {}
        self._filled: dict[Draft, int] = {}
        self._behind: set[Draft] = set()
        self.by_day: dict[int, Filed] = {}
        self.by_words: dict[tuple[Said, tuple[Days, ...]], Filed] = {}
        self.by_document: dict[str, Filed] = {}
        self.by_said: dict[Said, Filed] = {}
        self.by_size: dict[int, dict[int, Filed]] = defaultdict(dict)
        self._readers: dict[Hashable, set[Moment]] = {}

    # ---- drafts ----

    def entries(self, draft: Draft) -> list[Entry]:
        """Who is in ``draft``, its founder first; none when it is gone."""
        return self._entries.get(draft, [])

    def put_in(self, entry: Entry) -> None:
        draft = entry.draft
        if entry.founds:
            self._entries[draft], self._filled[draft] = [], 0
            self._clear(draft, entry)
            self._file_founded(entry)
        entries = self._entries[draft]
        at = bisect_left(entries, entry.moment, key=_moment)
        entries.insert(at, entry)
        self._changed_from(draft, at)

    def take_out(self, entry: Entry) -> None:
        """Take out one that did not found its draft."""
        entries = self._entries[entry.draft]
        at = bisect_left(entries, entry.moment, key=_moment)
        self._unfile(entries.pop(at))
        self._changed_from(entry.draft, at)

    def close(self, draft: Draft) -> list[Entry]:
        """Take out a draft with everybody who is in it: it has no members any more."""
        entries = self._entries.pop(draft)
        self._filled.pop(draft)
        self._behind.discard(draft)
        for entry in entries:
            self._unfile(entry)
        self._unfile_founded(entries[0])
        draft.members = []
        return entries

    def word(self, entry: Entry, placed: Placed) -> None:
        """The same place for another reason, or beside other drafts that it could be."""
        entry.placed = placed
        self._set_back(entry.draft, bisect_left(self._entries[entry.draft], entry.moment, key=_moment))
        if entry.founds and not self._filled[entry.draft]:
            self._clear(entry.draft, entry)

    def as_at(self, draft: Draft, moment: Moment) -> Draft:
        """``draft`` as those before ``moment`` have made it: the same object, emptied and filled again."""
        entries, filled = self._entries[draft], self._filled[draft]
        if filled == len(entries) and entries[-1].moment < moment:
            return draft
        wanted = bisect_left(entries, moment, key=_moment)
        if filled > wanted:
            self._set_back(draft, 0)
            filled = 0
        for entry in entries[filled:wanted]:
            self._enter(entry.bundle, draft, entry.placed.reason)
            if entry.binds:
                draft.narrow(entry.bundle.times)
        self._filled[draft] = wanted
        if wanted < len(entries):
            self._behind.add(draft)
        return draft

    def bring_to_the_end(self) -> None:
        """Fill every draft with all that are in it."""
        for draft in list(self._behind):
            self.as_at(draft, AT_LAST)
        self._behind.clear()

    def _changed_from(self, draft: Draft, at: int) -> None:
        self._set_back(draft, at)
        self._file_from(draft, at)

    def _set_back(self, draft: Draft, at: int) -> None:
        """What ``draft`` holds from its entry ``at`` on is no more so."""
        self._behind.add(draft)
        if self._filled[draft] > at:
            self._clear(draft, self._entries[draft][0])
            self._filled[draft] = 0

    def _clear(self, draft: Draft, founder: Entry) -> None:
        # New ones each time: what was made of the draft at a later stage may hold the former.
        draft.times = founder.bundle.times
        draft.could_be, draft.is_unsure = founder.placed.could_be, founder.placed.is_unsure
        draft.members, draft.counting, draft.withdrawing = [], [], []
        draft.ids, draft.documents = set(), set()
        draft.amounts, draft.told_by, draft.numbers = {}, {}, {}
        draft.places, draft.parties = {}, {}

    # ---- where drafts are found ----

    def _file_founded(self, entry: Entry) -> None:
        if not self._finds:
            return
        line = entry.moment, entry.draft
        words = entry.bundle.lead.amount.said, entry.bundle.times
        insort(self.by_words.setdefault(words, []), line, key=_first)
        for day in _days(entry.bundle):
            insort(self.by_day.setdefault(day, []), line, key=_first)

    def _unfile_founded(self, entry: Entry) -> None:
        words = entry.bundle.lead.amount.said, entry.bundle.times
        _strike(self.by_words, words, entry.moment)
        for day in _days(entry.bundle):
            _strike(self.by_day, day, entry.moment)

    def _file_from(self, draft: Draft, at: int) -> None:
        """File the entries from ``at`` on under the years that their draft has left by then."""
        entries = self._entries[draft]
        years = years_of(entries[0].bundle.times)
        if len(years) == 1 and years[0] != ANY_YEAR:
            # What is narrowed stays within its year.
            if at < len(entries):
                self._file(entries[at], years)
            return
        times = entries[0].bundle.times
        for place, entry in enumerate(entries):
            times = narrowed(times, entry.bundle.times) if entry.binds else times
            if place >= at:
                self._file(entry, years_of(times))

    def _file(self, entry: Entry, years: tuple[int, ...]) -> None:
        if not self._finds or not entry.binds or entry.years == years:
            return
        self._unfile(entry)
        entry.years = years
        line = entry.moment, entry.draft
        for document, said, sizes in _keys(entry):
            insort(self.by_document.setdefault(document, []), line, key=_first)
            insort(self.by_said.setdefault(said, []), line, key=_first)
            for size in sizes:
                for year in years:
                    insort(self.by_size[size].setdefault(year, []), line, key=_first)

    def _unfile(self, entry: Entry) -> None:
        if not entry.years:
            return
        for document, said, sizes in _keys(entry):
            _strike(self.by_document, document, entry.moment)
            _strike(self.by_said, said, entry.moment)
            for size in sizes:
                for year in entry.years:
                    _strike(self.by_size[size], year, entry.moment)
        entry.years = ()

    # ---- who looks where ----

    def let_look(self, bundle: Bundle, moment: Moment) -> None:
        """Remember where a bundle looks for drafts when it has its turn."""
        for key in _looked_for(bundle) if self._finds else ():
            self._readers.setdefault(key, set()).add(moment)

    def let_look_no_more(self, bundle: Bundle, moment: Moment) -> None:
        for key in _looked_for(bundle) if self._finds else ():
            if readers := self._readers.get(key):
                readers.discard(moment)
                if not readers:
                    del self._readers[key]

    def lookers(self, draft: Draft, moment: Moment) -> set[Moment]:
        """The turns after ``moment`` at which ``draft`` may be found, as it is filed now."""
        founder, *_ = entries = self._entries[draft]
        keys: set[Hashable] = set(_days(founder.bundle))
        for entry in entries:
            if entry.years:
                for document, said, sizes in _keys(entry):
                    keys |= {document, said, *(("size", size) for size in sizes)}
        found: set[Moment] = set()
        for key in keys:
            if readers := self._readers.get(key):
                found |= {each for each in readers if each > moment}
        return found


class View:
    """A pool as somebody finds it whose turn is at ``moment``."""

    def __init__(self, pool: TimedPool, moment: Moment) -> None:
        self._pool, self._moment = pool, moment

    def on_days(self, times: tuple[Days, ...]) -> list[Draft]:
        found: dict[Draft, None] = {}
        for days in times:
            for day in sharp_days(days):
                found.update(dict.fromkeys(self._before(self._pool.by_day.get(day))))
        return [self._then(draft) for draft in found]

    def of_document(self, document: str) -> list[Draft]:
        filed = self._before(self._pool.by_document.get(document))
        return [self._then(draft) for draft in islice(filed, CANDIDATES)]

    def of_number(self, amount: Amount) -> list[Draft]:
        filed = islice(self._before(self._pool.by_said.get(amount.said)), CANDIDATES + 1)
        return self._or_of_words(list(filed), amount, ())

    def of_size(self, amount: Amount, times: tuple[Days, ...]) -> list[Draft]:
        found = list(dict.fromkeys(islice(self._walk(amount, times), 4 * CANDIDATES)))
        return self._or_of_words(found, amount, times)

    def _or_of_words(self, found: list[Draft], amount: Amount, times: tuple[Days, ...]) -> list[Draft]:
        if len(found) > CANDIDATES:
            filed = self._before(self._pool.by_words.get((amount.said, times)))
            found = list(islice(filed, CANDIDATES))
        return [self._then(draft) for draft in found]

    def _walk(self, amount: Amount, times: tuple[Days, ...]) -> Iterator[Draft]:
        sizes, years = sizes_of(amount), years_of(times)
        for size in range(sizes[0] - 2, sizes[-1] + 3):
            filed = self._pool.by_size.get(size, {})
            for year in self._years(filed) if ANY_YEAR in years else (*years, ANY_YEAR):
                for draft in self._before(filed.get(year)):
                    if self._then(draft).is_within_reach(amount):
                        yield draft

    def _years(self, filed: dict[int, Filed]) -> list[int]:
        """The years under which something is filed by now, the earliest filed first."""
        firsts = [(lines[0], year) for year, lines in filed.items() if lines[0][0] < self._moment]
        order = [(moment, self._nth(draft, moment, year), year) for (moment, draft), year in firsts]
        return [year for *_, year in sorted(order)]

    def _nth(self, draft: Draft, moment: Moment, year: int) -> int:
        entries = self._pool.entries(draft)
        return entries[bisect_left(entries, moment, key=_moment)].years.index(year)

    def _before(self, filed: Filed | None) -> Iterator[Draft]:
        """Each draft once, in the order in which they were filed."""
        seen: set[Draft] = set()
        for moment, draft in filed or ():
            if moment >= self._moment:
                return
            if draft not in seen:
                seen.add(draft)
                yield draft

    def _then(self, draft: Draft) -> Draft:
        return self._pool.as_at(draft, self._moment)


def _moment(entry: Entry) -> Moment:
    return entry.moment


def _first(line: tuple[Moment, Draft]) -> Moment:
    return line[0]


def _days(bundle: Bundle) -> Iterable[int]:
    return (day for days in bundle.times for day in sharp_days(days))


def _keys(entry: Entry) -> set[tuple[str, Said, range]]:
    """Where an entry is filed: each document with each number and its sizes, once."""
    return {
        (figure.claim.document, figure.amount.said, sizes_of(figure.amount))
        for figure in entry.bundle.figures
    }


def _looked_for(bundle: Bundle) -> Iterator[Hashable]:
    """Where a bundle looks, or may look: see `placing`."""
    if bundle.times and bundle.width <= Width.MONTH:
        yield from _days(bundle)
        return
    yield bundle.lead.claim.document
    if bundle.times:
        sizes = sizes_of(bundle.lead.amount)
        yield from (("size", size) for size in range(sizes[0] - 2, sizes[-1] + 3))
    elif is_distinctive(bundle.lead):
        yield bundle.lead.amount.said


def _strike(filed: dict[Any, Filed], key: Hashable, moment: Moment) -> None:
    """Take the lines of one moment out of what is filed under ``key``."""
    lines = filed.get(key)
    if lines is None:
        return
    at = bisect_left(lines, moment, key=_first)
    while at < len(lines) and lines[at][0] == moment:
        del lines[at]
    if not lines:
        del filed[key]
