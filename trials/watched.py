"""What the watch told by the end of each day, held against the truth of the world."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from trials.ground import Child
from trials.world.outlets import BROKEN, BUSY
from trials.world.pieces import DAYS, FIRST, SHOWN_DAYS, Piece
from tumen.access.actors import local
from tumen.access.models import Actor
from tumen.documents.models import CustodyEvent
from tumen.vault import evidence
from tumen.vault.acting import RECORD, acting_as
from tumen.watch.archiving import archived
from tumen.watch.models import Item, ItemState
from tumen.watch.queries import Sentence, alerts, board

#: What the truth calls the signs of the watch.
SIGNS = {
    "border": "sign resumption",
    "transfer": "sign transfer",
    "arrests": "sign detention",
    "visit": "sign visit",
    "law": "sign law",
    "intent": "sign intent",
}
#: Alerts and signs in all that may be no news, in sixty days.
MOST_FALSE = 5
#: Alerts that rest on no piece of the world: a day has passed.
_OF_A_DAY = "silence"
_MARK = re.compile(rb"\bw(\d{4})\b")
_ENDED = {ItemState.KEPT, ItemState.PASSED, ItemState.REFUSED, ItemState.BEFORE}


@dataclass(frozen=True, slots=True)
class Told:
    """One alert, or one sign: when it was there first, of which kind, and the document that brought it."""

    day: int
    kind: str
    document: str
    words: str


class Books:
    """What was told when, and what is there in the end. ``told`` are the pieces of the world."""

    def __init__(self, told: Iterable[Piece]) -> None:
        self.pieces = {each.number: each for each in told}
        self.news: dict[object, Told] = {}
        self.length = 2.0  #: seconds of the last whole round
        self.last = 0  #: the last day that ended
        self._troubles: list[str] = []
        self.of_documents: dict[str, int] = {}

    def hear(self, child: Child) -> None:
        """Note what a round said that failed by itself, and was not killed."""
        if child.status is not None and child.status > 0:
            self._troubles.append(f"a round failed: {' '.join(child.acknowledged)[:300]}")

    def end(self, day: int) -> None:
        """Note what is told at the end of a day, as whoever works here sees it."""
        actor, self.last = local(), day
        with acting_as(actor.pk):
            for id, kind, sentences in _alerts(actor):
                self._note(("alert", id), day, kind, sentences[0] if sentences else None)
            for row in board(actor, on=FIRST + timedelta(days=day - 1)).rows:
                for week in row.weeks:
                    for sentence in week.sentences:
                        key = ("sign", row.indicator.name, sentence.document, sentence.words)
                        self._note(key, day, SIGNS[row.indicator.name], sentence)

    def _note(self, key: object, day: int, kind: str, sentence: Sentence | None) -> None:
        if key not in self.news:
            told = (sentence.document, sentence.words) if sentence else ("", "")
            self.news[key] = Told(day, kind, *told)

    # ---- the truth ----

    def found(self) -> dict[str, Any]:
        """The figures of all days that ended; what comes later is no matter."""
        self.pieces = {number: one for number, one in self.pieces.items() if one.day <= self.last}
        with acting_as(RECORD):
            self._things = list(Item.objects.select_related("feed").order_by("pk"))
            marks = {thing.pk: _mark(thing) for thing in self._things}
            self.of_documents = {thing.document: marks[thing.pk] for thing in self._things if thing.document}
            self._counted = self._count(marks)
        stories, moments = self.stories(), self._moments()
        false = self.false()
        states = Counter(str(thing.state) for thing in self._things)
        kept_noise = sum(self._is_noise(number) for number in self.of_documents.values())
        return {
            "stories": {name: self._told_of(name, stories) for name in ("shown", "heldback")},
            "moments": {name: self._told_of(name, moments) for name in ("shown", "heldback")},
            **self.halves(),
            "untold": {
                f"{one.mark} story {one.story}": self._untold(one) for one, ok in moments.items() if not ok
            },
            "alerts": dict(Counter(told.kind for told in self.news.values())),
            "false_alerts": sum(not told.kind.startswith("sign") for told in false),
            "false_signs": sum(told.kind.startswith("sign") for told in false),
            "false": {f"{number}": said for number, said in enumerate(map(self.said, false), 1)},
            "items": dict(states),
            "noise_kept": kept_noise,
            "lost": len(self._counted["lost"]),
            "doubled": len(self._counted["doubled"]),
            "left": len(self._counted["left"]),
        }

    def faults(self) -> list[str]:
        """What does not hold, in sentences: the exit status of the trial says whether there are any."""
        untold = [one for one, ok in self.stories().items() if not ok]
        false = self.false()
        found = [f"story {one.story} was not told on its day ({one.mark}, day {one.day})" for one in untold]
        if len(false) > MOST_FALSE:
            found.append(f"{len(false)} alerts and signs are no news; {MOST_FALSE} may be")
        found += [f"{what}: {name}" for what, names in self._counted.items() for name in names]
        return [*self._troubles, *found]

    def stories(self) -> dict[Piece, bool]:
        """The first piece of each story that has to be told, and whether it was, on its day."""
        first: dict[int, Piece] = {}
        for one in self._relevant():
            if one.expects and one.story not in first:
                first[one.story] = one
        return {one: self._is_told(one) for one in first.values()}

    def _moments(self) -> dict[Piece, bool]:
        """Every piece that has to be told of, and whether it was, on its day and as the kind that it is."""
        return {one: self._is_told(one) for one in self._relevant() if one.expects}

    def _relevant(self) -> list[Piece]:
        return [one for one in self.pieces.values() if one.story]

    def _is_told(self, one: Piece) -> bool:
        return any(
            told.day == one.day
            and told.kind in one.expects
            and (told.kind == _OF_A_DAY or self._piece(told) is one)
            for told in self.news.values()
        )

    def false(self) -> list[Told]:
        """What was told and is no news: of what does not matter, of a copy, or on another day."""
        return [told for told in self.news.values() if not self._is_fine(told)]

    def _is_fine(self, told: Told) -> bool:
        if told.kind == _OF_A_DAY:
            days = {one.day for one in self._relevant() if _OF_A_DAY in (*one.expects, *one.may)}
            return told.day in days
        one = self._piece(told)
        if one is None or not one.story:
            return False
        mays = (*one.expects, *one.may)
        return told.kind in mays or (told.kind.startswith("sign") and "sign" in mays)

    def _piece(self, told: Told) -> Piece | None:
        return self.pieces.get(self.of_documents.get(told.document, 0))

    def _is_noise(self, number: int) -> bool:
        one = self.pieces.get(number)
        return one is None or not one.story

    def _told_of(self, which: str, told: dict[Piece, bool]) -> str:
        mine = [ok for one, ok in told.items() if one.is_heldback == (which == "heldback")]
        return f"{sum(mine)} of {len(mine)} told on their day"

    def halves(self) -> dict[str, dict[str, str]]:
        """The figures of the days that may be looked at and of the others; stories by their first day."""
        found, stories, moments, false = {}, self.stories(), self._moments(), self.false()
        for first, last in ((1, SHOWN_DAYS), (SHOWN_DAYS + 1, DAYS)):
            days = range(first, last + 1)
            told = [[ok for one, ok in each.items() if one.day in days] for each in (stories, moments)]
            kinds = [each.kind.startswith("sign") for each in false if each.day in days]
            found[f"days_{first}_to_{last}"] = {
                "stories": f"{sum(told[0])} of {len(told[0])} told on their day",
                "moments": f"{sum(told[1])} of {len(told[1])} told on their day",
                "false": f"{kinds.count(False)} alerts and {kinds.count(True)} signs",
            }
        return found

    def _untold(self, one: Piece) -> str:
        brought = sorted(
            {f"{told.kind} on day {told.day}" for told in self.news.values() if self._piece(told) is one}
        )
        kept = "kept" if one.number in self.of_documents.values() else "not kept"
        which = "held back" if _is_hidden(one, one.day) else f"“{one.title[:60]}”"
        return f"{which}: wanted {' or '.join(one.expects)}; {kept}; told {', '.join(brought) or 'nothing'}"

    def said(self, told: Told) -> str:
        """What was told and is no news; of what is held back only that it was."""
        one = self._piece(told)
        whose = "no piece" if one is None else f"story {one.story}" if one.story else "noise"
        if _is_hidden(one, told.day):
            return f"day {told.day} {told.kind} (held back)"
        return f"day {told.day} {told.kind} from {whose} {one.mark if one else ''}: {told.words[:90]}"

    def _count(self, marks: dict[int, int]) -> dict[str, list[str]]:
        """What is lost, doubled, or left half-way."""
        came: dict[int, int] = Counter(number for number in marks.values() if number)
        papers: dict[int, set[str]] = defaultdict(set)
        for thing in self._things:
            if thing.document:
                papers[marks[thing.pk]].add(thing.document)
        records = Counter(
            CustodyEvent.objects.exclude(container=None).values_list("container__sha256", flat=True)
        )
        mine = {thing.sha256 for thing in self._things if thing.document}
        return {
            "lost": [
                one.mark
                for one in self.pieces.values()
                if one.number not in came and not _may_wait(one, self.last)
            ],
            "doubled": [
                *(f"w{number:04}" for number, times in came.items() if times > 1),
                *(f"w{number:04} as documents" for number, ids in papers.items() if len(ids) > 1),
                *(
                    f"record {sha256[:12]} taken in {records[sha256]} times"
                    for sha256 in mine
                    if records[sha256] != 1
                ),
            ],
            "left": [str(thing.public_id) for thing in self._things if thing.state not in _ENDED],
        }


def _is_hidden(one: Piece | None, day: int) -> bool:
    """Whether whoever mends the watch may not look at it."""
    return day > SHOWN_DAYS or (one is not None and one.is_heldback)


def _may_wait(one: Piece, last: int) -> bool:
    """Whether a piece came on the last day, and its outlet served nobody well that day."""
    return one.day == last and (one.outlet, last) in BROKEN | BUSY


def _alerts(actor: Actor) -> Iterable[tuple[str, str, tuple[Sentence, ...]]]:
    page, more = 1, True
    while more:
        found = alerts(actor, page=page)
        for each in found.lines:
            yield each.id, str(each.kind.value), each.sentences
        page, more = page + 1, found.more


def _mark(thing: Item) -> int:
    """The number of the piece that an item is; it stands in its address, its name, or what was archived."""
    told = f"{thing.address} {thing.title} {thing.about}".encode()
    found = _MARK.search(told)
    if found is None and thing.evidence:
        found = _MARK.search(archived(evidence.fetch(thing.evidence)).data)
    return int(found[1]) if found else 0
