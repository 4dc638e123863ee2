"""What left, is to leave or was found, and rests on what is another since or may not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.advocacy.views import AppealView
from tumen.findings.queries import resting_findings
from tumen.publication.queries import LetterView, claims_refused, letters_given


@dataclass(frozen=True, slots=True)
class OutdatedFinding:
    """A finding that was adopted, by its id and that of its inquiry: it rests on claims that are others
    since, or whose people do not allow any more that they are told (``is_refused``)."""

    id: str
    inquiry: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Outdated:
    """What left, or was written here to leave, and rests on what is another since or may not be told."""

    letters: tuple[LetterView, ...]
    appeals: tuple[AppealView, ...]
    findings: tuple[OutdatedFinding, ...] = ()

    @property
    def count(self) -> int:
        return len(self.letters) + len(self.appeals) + len(self.findings)

    @property
    def refused(self) -> int:
        """How many of them tell what its people do not allow any more."""
        told = [bool(each.refused) for each in self.letters] + [each.is_refused for each in self.appeals]
        return sum(told) + sum(each.is_refused for each in self.findings)


def outdated_letters(viewer: Viewer) -> tuple[LetterView, ...]:
    """Papers that were taken out and hold no more, without those that another took the place of."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for each in letters_given(viewer):  # the newest first
        last = (each.kind, each.about or each.id)
        to_them = (*last, each.recipient)
        if (each.changed and last not in seen) or (each.refused and to_them not in seen):
            found.append(each)
        seen.add(last)
        if not each.refused:
            seen.add(to_them)
    return tuple(found)


def outdated_findings(viewer: Viewer) -> tuple[OutdatedFinding, ...]:
    """Findings that were adopted and hold no more."""
    return tuple(_outdated_findings(viewer))


def _outdated_findings(viewer: Viewer) -> Iterator[OutdatedFinding]:
    resting = resting_findings(viewer)
    refused = claims_refused(viewer, (claim for each in resting for claim in each.claims))
    for each in resting:
        is_refused = not refused.isdisjoint(each.claims)
        if each.changed or is_refused:
            yield OutdatedFinding(each.id, each.inquiry, is_refused)
