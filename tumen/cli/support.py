"""What supports an event, and shared passages, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from tumen.access.models import Viewer
from tumen.cli import terminal
from tumen.corroboration.ranges import range_words
from tumen.record import queries
from tumen.record.queries import Corroboration, PassageView
from tumen.record.sharing import PassageSide


def support_facts(found: Corroboration | None) -> Iterator[tuple[str, str]]:
    """Voices part by part, the preferred figure with its rules, what does not fit, what is suspected."""
    if found is None:
        return
    if found.voices is None:
        yield "voices", "too many reports to compare each with each: not counted"
    for part in found.voices.parts if found.voices else ():
        yield "voices", f"{part.part.value}: {part.sentence}"
    reconciled = found.reconciled
    if shown := reconciled.preferred:
        by = f"chosen by {found.chosen_by}" if reconciled.by_person else "by the rules"
        yield (
            "supported",
            f"{range_words(reconciled.range)}; preferred {by}: {shown.quantity}. {shown.reason}",
        )
        for rule in shown.rules:
            yield "rule", f"{rule.id} {rule.name}: {rule.sentence}"
    if reconciled.by_person and reconciled.by_rules:
        yield "the rules", f"prefer {reconciled.by_rules.quantity}. {reconciled.by_rules.reason}"
    for misfit in reconciled.misfits:
        yield "unfitting", f"{misfit.claim}: {misfit.reason}"
    for edge in found.edges:
        if not edge.is_confirmed and edge.is_suspected:
            yield "suspected", f"{edge.one}, {edge.other}: {edge.reason}"


def support_for_machines(found: Corroboration | None) -> dict[str, Any] | None:
    """The same as JSON holds it; None for what no voices tell of together."""
    if found is None:
        return None
    return {
        "voices": terminal.plain(found.voices),
        "edges": terminal.plain(found.edges),
        "reconciled": terminal.plain(found.reconciled),
        "chosen_by": found.chosen_by,
    }


def find_passage(viewer: Viewer, id: str) -> PassageView:
    """Raises NoSuchPassage."""
    return queries.passage(viewer, id)


def print_passage(screen: Console, found: PassageView) -> None:
    """Both sides of a passage under each other, what only one of them has in brackets."""
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), "  shared passage"))
    screen.print(terminal.heading(f"{found.words} words in common, {found.likeness:.0%} of the longer side"))
    screen.print(terminal.facts([("first", found.origin), *(("why", reason) for reason in found.reasons)]))
    for side in (found.left, found.right):
        screen.print()
        about = ", ".join(part for part in (side.publisher, side.published) if part)
        screen.print(terminal.line(terminal.words(side.document, "bold"), "  ", terminal.words(side.label)))
        if about:
            screen.print(terminal.words(about, "dim"))
        screen.print(_side(side))


def _side(side: PassageSide) -> Text:
    pieces: list[Text | str] = [terminal.words(side.before, "dim")]
    for stretch in side.stretches:
        text = terminal.words(stretch.text if stretch.agrees else f"[{stretch.text}]")
        pieces.append(text)
    return terminal.line(*pieces, terminal.words(side.after, "dim"))


def passages_kept(viewer: Viewer) -> list[str]:
    """The id of every shared passage."""
    return queries.passage_ids(viewer)


def shared_facts(viewer: Viewer, document: str) -> Iterator[tuple[str, str]]:
    """What a document shares with others, a line for each passage."""
    for other in queries.shared_with(viewer, document):
        for view in other.passages:
            yield (
                "shares",
                f"{view.id}  {view.words} words with {other.document} {other.label}: {view.origin}",
            )
