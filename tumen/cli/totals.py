"""Totals explained and figures given again, as the commands print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.cli import terminal
from tumen.record.queries import EventSummary, Repeated, TotalExplained, mark_of, repeated, totals_explained


def total_facts(answers: Iterable[TotalExplained]) -> Iterator[tuple[str, str]]:
    """What the events of the record say of each figure of a total, with the ids of the events."""
    told = list(answers)
    for answer in told:
        yield "made of", answer.sentence
        needed = {event.id for event in answer.needed} if answer.sets > 1 else set()
        for event in answer.fullest:
            every = "  (in every set that explains it)" if event.id in needed else ""
            yield "  event", f"{event.id}  {event.title}{every}"
        for event in answer.doubled:
            yield "  twice?", f"{event.id}  {event.title}"
        for one, other in answer.perhaps_same:
            yield "  caution", f"{one.id} and {other.id} may be one event"
        if answer.left_out:
            yield "  left out", f"{terminal.counted(answer.left_out, 'event')} that it can contain"
    if told and told[-1].further:
        yield "not tried", f"{terminal.counted(told[-1].further, 'other figure')} of this total"


def first_given(found: Repeated) -> str:
    """Where a figure that is no new count was given first."""
    by = f" by {found.speaker}" if found.speaker else ""
    return f"first given{by} in {found.document}, {found.published} ({found.first})"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the record says of its totals, by their ids, and of figures given ``again``, by their claims."""

    explained: Mapping[str, tuple[TotalExplained, ...]]
    again: Mapping[str, Repeated]

    @classmethod
    def seen_by(cls, viewer: Viewer, claims: Iterable[str]) -> Counted:
        """Of all totals, and of these claims."""
        return cls(totals_explained(viewer), repeated(viewer, claims))

    def mark_of(self, event: EventSummary) -> str:
        """A line of the record: whether a total agrees with events, and how many figures are no new count."""
        words = mark_of(event, self.explained, self.again)
        return f"{words}." if words else ""
