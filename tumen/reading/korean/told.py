"""A core figure as read so far, and what one figure takes from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tumen.reading.korean.figures import Figure
from tumen.reading.korean.sentences import Sentence
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, Slot
from tumen.vocabulary.spans import Span

#: A smaller number told twice need not be the same one.
TELLING = 10
#: What has not happened lends nothing its time.
TIMELESS = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED, Realis.HYPOTHETICAL)


@dataclass(slots=True)
class Told:
    """A core figure as read so far."""

    passage: Span
    sentence: Sentence
    part: Span
    figure: Figure
    quantity: Quantity
    slots: dict[str, Slot] = field(default_factory=dict)
    story: Slot | None = None  #: the time that its paragraph told last before it
    before: Slot | None = None  #: the time that the document told last, a few paragraphs back at most
    ahead: Slot | None = None  #: the time that the next sentences tell of "이들"

    def value(self, name: str) -> object:
        slot = self.slots.get(name)
        return slot.value if slot else None

    @property
    def when(self) -> When | None:
        slot = self.slots.get("time")
        return slot.value if slot else None

    @property
    def is_bare(self) -> bool:
        return not self.figure.noun

    @property
    def is_teaser(self) -> bool:
        """Whether it stands in a headline or a line that is no sentence: the text below tells it again."""
        return self.sentence.is_headline or not self.figure.verbs and not self.figure.clauses.predicates


def holds(told: Told, figure: Told) -> bool:
    """Whether a number is large enough for the figure to be some of what it counts."""
    most, least = told.quantity.high or told.quantity.low, figure.quantity.low or figure.quantity.high
    return most is None or least is None or least <= most


def inherit(figure: Told, source: Told, names: Sequence[str]) -> None:
    """Take from ``source`` the slots among ``names`` that the figure has none of."""
    for name in names:
        if name not in figure.slots and name in source.slots:
            slot = source.slots[name]
            if (
                name == "place"
                and _leads_elsewhere(slot.value)
                and figure.value("act") != source.value("act")
            ):
                continue  # those arrested of a group that was sent to Yangon were not "arrested to Yangon"
            rule = slot.rule if slot.rule.startswith("voice") else f"told-before.{slot.rule}"
            figure.slots[name] = Slot(slot.value, rule, slot.evidence, inherited=True)


def _leads_elsewhere(places: Places) -> bool:
    return bool(places.origin or places.destination)
