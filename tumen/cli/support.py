"""What supports an event, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tumen.cli import terminal
from tumen.corroboration.ranges import range_words
from tumen.record.queries import Corroboration


def support_facts(found: Corroboration | None) -> Iterator[tuple[str, str]]:
    """Voices part by part, the preferred figure with its rules, what does not fit, what is suspected."""
    if found is None:
        return
    if found.voices is None:
        yield "voices", "too many reports to compare each with each: not counted"
    for part in found.voices.parts if found.voices else ():
        yield "voices", "; ".join((f"{part.part.value}: {part.sentence}", *part.flags))
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
