"""What an evaluation counts: rows found, readings too many, slots right; and every miss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Miss:
    """Something wrong: a row not found, a reading too many, or a slot that differs."""

    doc: str
    what: str  #: "not found", "too many", or the slot's name
    words: str
    expected: str
    got: str
    sentence: str


@dataclass(slots=True)
class Tally:
    """The counts of one kind of claim. ``right`` counts, slot by slot, among the ``found``."""

    kind: str
    slots: tuple[str, ...]
    gold: int = 0
    returned: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.right = dict.fromkeys(self.slots, 0) | self.right

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.found / self.returned if self.returned else 0.0

    @property
    def f1(self) -> float:
        return f1(self.found, self.gold, self.returned)

    def accuracy(self, slot: str) -> float:
        """The share of found rows whose slot is right."""
        return self.right[slot] / self.found if self.found else 0.0

    def whole(self, slot: str) -> float:
        """F1 when a finding counts only with its ``slot`` right."""
        return f1(self.right[slot], self.gold, self.returned)

    def of_gold(self, slot: str) -> float:
        """The share of all rows that are found with their ``slot`` right."""
        return self.right[slot] / self.gold if self.gold else 0.0

    def judge(self, doc: str, words: str, sentence: str, slot: str, judged: tuple[str, str, bool]) -> None:
        """Count one slot of a found row; ``judged`` is what was expected, what was read, and whether they
        agree."""
        expected, got, right = judged
        self.right[slot] += right
        if not right:
            self.misses.append(Miss(doc, slot, words, expected, got, sentence))

    def to_json(self) -> dict[str, object]:
        return {
            "gold": self.gold,
            "returned": self.returned,
            "found": self.found,
            "recall": round(self.recall, 4),
            "precision": round(self.precision, 4),
            "f1": round(self.f1, 4),
            "slots": {
                slot: {
                    "right": self.right[slot],
                    "of": self.found,
                    "accuracy": round(self.accuracy(slot), 4),
                    "f1": round(self.whole(slot), 4),
                }
                for slot in self.slots
            },
            "misses": [{name: getattr(miss, name) for name in Miss.__slots__} for miss in self.misses],
        }


def f1(right: int, gold: int, returned: int) -> float:
    """The harmonic mean of recall and precision."""
    return 2 * right / (gold + returned) if gold + returned else 0.0


def merged(tallies: Iterable[Tally]) -> Tally:
    """Several tallies of one kind as one."""
    parts = list(tallies)
    whole = Tally(parts[0].kind, parts[0].slots)
    for part in parts:
        whole.gold += part.gold
        whole.returned += part.returned
        whole.found += part.found
        whole.misses += part.misses
        for slot, count in part.right.items():
            whole.right[slot] += count
    return whole
