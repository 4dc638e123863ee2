"""Which events a document tells, which its stories tell, and which of all have a number.

Documents are of one story where they tell one dated event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from tumen.corroboration.figures import FigureClaim, GroupKind
from tumen.corroboration.fits import Said, Width
from tumen.corroboration.pools import CANDIDATES, Draft, Figure

#: Acts that are told of one event in several words: people arrested are held, people executed are dead.
#: An act of no family (moved, questioned, missing, persecuted) makes no event of a group that one is told of.
FAMILIES = {
    "forced repatriation": "return",
    "arrest": "arrest",
    "detention": "arrest",
    "death": "death",
    "killing": "death",
}
#: A number that more events of the record have than this tells none of them, whenever they were.
FEW = 12


def family(act: str) -> str:
    """The family of an act, "" where it makes no event by itself."""
    return FAMILIES.get(act, "")


class Tells(Protocol):
    """Which events a figure may be led to."""

    def of_document(self, figure: Figure) -> list[Draft]: ...

    def of_stories(self, figure: Figure) -> list[Draft]: ...

    def of_number(self, figure: Figure) -> list[Draft]: ...


@dataclass(frozen=True, slots=True)
class Story:
    """The dated events that each document tells, those that its stories tell, and all by their number."""

    own: Mapping[str, list[Draft]]
    near: Mapping[Draft, list[Draft]]
    by_number: Mapping[Said, list[Draft]]

    @classmethod
    def of(cls, homes: Iterable[tuple[FigureClaim, Draft]]) -> Story:
        told: dict[str, dict[Draft, None]] = defaultdict(dict)
        for claim, draft in homes:
            if is_dated(draft):
                told[claim.document][draft] = None
        own = {document: list(islice(found, CANDIDATES)) for document, found in told.items()}
        events = dict.fromkeys(draft for found in own.values() for draft in found)
        near, by_number = {}, defaultdict(list)
        for draft in events:
            documents = islice(sorted(draft.documents), CANDIDATES)
            around = (other for document in documents for other in own.get(document, ()))
            near[draft] = list(islice(dict.fromkeys(around), 2 * CANDIDATES))
            if family(draft.lead.claim.act):
                for said in draft.numbers:
                    by_number[said].append(draft)
        return cls(own, near, by_number)

    def of_document(self, figure: Figure) -> list[Draft]:
        """The dated events that its own document tells."""
        return self.own.get(figure.claim.document, [])

    def of_stories(self, figure: Figure) -> list[Draft]:
        """Those that the documents tell that tell an event of its document."""
        return list(dict.fromkeys(near for draft in self.of_document(figure) for near in self.near[draft]))

    def of_number(self, figure: Figure) -> list[Draft]:
        """All events in which somebody gives exactly this number; of too many none can be told."""
        found = self.by_number.get(figure.amount.said, [])
        return found if len(found) <= FEW else []


def is_dated(draft: Draft) -> bool:
    """Whether others can be led here: an event of a time that says when, or of none; or people held then."""
    is_held = draft.kind is GroupKind.STATE and draft.lead.claim.act == "detention"
    if draft.kind is GroupKind.UNDATED:
        return bool(family(draft.lead.claim.act))
    return (draft.kind is GroupKind.EVENT or is_held) and any(
        days.width <= Width.MONTH for days in draft.times
    )
