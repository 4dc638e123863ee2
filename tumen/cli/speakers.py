"""A source in the terminal: how people graded it, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from tumen.access.models import Viewer
from tumen.claims import queries
from tumen.claims.queries import ClaimView, SourceGradeView, SourceView
from tumen.cli import terminal
from tumen.cli.claims import cited, marks, published_in
from tumen.cli.grading import judged_facts, judged_for_machines


@dataclass(frozen=True, slots=True)
class FullSource:
    """A source with its grades and claims."""

    about: SourceView
    grades: tuple[SourceGradeView, ...]
    claims: Sequence[ClaimView]


def find_source(viewer: Viewer, id: str) -> FullSource:
    """Raises NoSuchSource."""
    about = queries.source(viewer, id)
    grades = queries.source_grades(viewer, [id]).get(id, ())
    return FullSource(about, grades, queries.claims_of_source(viewer, id))


def source_ids_kept(viewer: Viewer) -> list[str]:
    """The id of every source."""
    return [source.id for source in queries.sources(viewer)]


def source_for_machines(about: SourceView, grades: tuple[SourceGradeView, ...]) -> dict[str, Any]:
    """A source as JSON holds it, with every grade."""
    return {**terminal.plain(about), "grades": judged_for_machines(grades)}


def full_source_for_machines(found: FullSource) -> dict[str, Any]:
    """A source as JSON holds it, with its grades, and its claims under "told"."""
    return {**source_for_machines(found.about, found.grades), "told": terminal.plain(found.claims)}


def print_source(screen: Console, found: FullSource) -> None:
    """One source: how people graded it, and what it says."""
    about = found.about
    screen.print(terminal.line(terminal.words(about.id, "bold cyan"), f"  source, {about.kind.value}"))
    screen.print(terminal.heading(about.name))
    screen.print()
    screen.print(terminal.facts(judged_facts("reliability", found.grades, otherwise="not graded")))
    screen.print()
    screen.print(terminal.heading(terminal.counted(len(found.claims), "claim")))
    table = terminal.grid(("words", {"ratio": 4}), ("in", {"ratio": 3}), ("claim", {"no_wrap": True}))
    for claim in found.claims:
        words = terminal.line(" · ".join([cited(claim), *marks(claim)]))
        table.add_row(words, terminal.words(published_in(claim)), claim.id)
    screen.print(table)
