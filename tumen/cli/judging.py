"""The commands by which a person grades sources and claims and sets an event's standard of proof."""

from __future__ import annotations

from typing import Any

import click
from rich.table import Table

from tumen.claims import actions as claims_actions
from tumen.claims import queries
from tumen.claims.queries import SourceGradeView, SourceView, claim_grades, graded, source_grades, sources
from tumen.cli import terminal
from tumen.cli.grading import Judged, grade_words, judged_for_machines
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.speakers import source_for_machines
from tumen.record.actions import set_standard
from tumen.record.queries import event as find_event
from tumen.record.queries import proven
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability, StandardOfProof


def _told(codes: type[Coded]) -> str:
    return ", ".join(f"{code.value} {code.words}" for code in codes)


def _codes(codes: type[Coded]) -> click.Choice[str]:
    return click.Choice([code.value for code in codes], case_sensitive=False)


_why = click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept with the judgement.")
_withdraw = click.option("--withdraw", is_flag=True, help="Take the grade back: it is not graded any more.")


@click.group(context_settings={"max_content_width": 110})
def source() -> None:
    """List the sources, grade how far one can be relied on."""


@source.command("list")
@as_json
@opens_existing_workspace
def list_sources(desk: Desk, as_json: bool) -> None:
    """List who speaks or publishes, each with its claims and the grade that people gave it."""
    found = [one for one in sources(desk.actor) if one.claims]
    grades = source_grades(desk.actor)
    if as_json:
        terminal.answer([source_for_machines(one, grades.get(one.id, ())) for one in found])
    elif found:
        terminal.console().print(_listing(found, grades))
    else:
        terminal.console().print("No source has a claim yet. Add documents: tumen read PATH")


def _listing(found: list[SourceView], grades: dict[str, tuple[SourceGradeView, ...]]) -> Table:
    fixed: dict[str, Any] = {"no_wrap": True}
    table = terminal.grid(
        ("source", fixed),
        ("kind", fixed),
        ("claims", {"no_wrap": True, "justify": "right"}),
        ("name", {"ratio": 3}),
        ("reliability", {"ratio": 3}),
    )
    for one in found:
        held = terminal.words(grade_words(graded(grades.get(one.id, ()))))
        table.add_row(one.id, one.kind.value, f"{one.claims:,}", terminal.words(one.name), held)
    return table


@source.command("grade")
@click.argument("id", metavar="SOURCE")
@click.option(
    "--reliability", metavar="CODE", type=_codes(Reliability), help=f"How reliable: {_told(Reliability)}."
)
@click.option(
    "--huridocs", metavar="CODE", type=_codes(Huridocs), help=f"HURIDOCS MT42, if wanted: {_told(Huridocs)}."
)
@_withdraw
@_why
@as_json
@opens_existing_workspace
def grade_source(
    desk: Desk,
    id: str,
    reliability: str | None,
    huridocs: str | None,
    withdraw: bool,
    why: str,
    as_json: bool,
) -> None:
    """Grade how far SOURCE can be relied on, whatever it says this time. Nothing is computed from it.

    The grade before stays in sight. The code of HURIDOCS stands beside it as you give it; without one, none
    is kept.
    """
    id = _id(id)
    _require_one("--reliability", reliability, withdraw=withdraw)
    if withdraw and huridocs:
        raise click.UsageError("--withdraw takes the whole grade back. Leave --huridocs out.")
    if withdraw:
        claims_actions.withdraw_source_grade(actor=desk.actor, source=id, why=why)
    else:
        claims_actions.grade_source(
            actor=desk.actor, source=id, reliability=reliability or "", huridocs=huridocs or "", why=why
        )
    grades = source_grades(desk.actor, [id])[id]
    if as_json:
        terminal.answer(source_for_machines(queries.source(desk.actor, id), grades))
    else:
        _say(id, graded(grades))


@click.group(context_settings={"max_content_width": 110})
def claim() -> None:
    """Grade how far a claim can be believed."""


@claim.command("grade")
@click.argument("id", metavar="CLAIM")
@click.option(
    "--credibility", metavar="CODE", type=_codes(Credibility), help=f"How credible: {_told(Credibility)}."
)
@_withdraw
@_why
@as_json
@opens_existing_workspace
def grade_claim(
    desk: Desk, id: str, credibility: str | None, withdraw: bool, why: str, as_json: bool
) -> None:
    """Grade how far CLAIM can be believed, whoever makes it. Nothing is computed from it.

    The grade before stays in sight. The record does not change: a claim that is not in its document is to be
    rejected, and one that is may still be doubted.
    """
    id = _id(id)
    _require_one("--credibility", credibility, withdraw=withdraw)
    if withdraw:
        claims_actions.withdraw_claim_grade(actor=desk.actor, claim=id, why=why)
    else:
        claims_actions.grade_claim(actor=desk.actor, claim=id, credibility=credibility or "", why=why)
    grades = claim_grades(desk.actor, [id])[id]
    if as_json:
        terminal.answer({"id": id, "grades": judged_for_machines(grades)})
    else:
        _say(id, graded(grades))


@click.group(context_settings={"max_content_width": 110})
def event() -> None:
    """Set the standard of proof that an event meets."""


@event.command("standard")
@click.argument("id", metavar="EVENT")
@click.argument("standard", metavar="STANDARD", type=_codes(StandardOfProof))
@_why
@as_json
@opens_existing_workspace
def standard_of_event(desk: Desk, id: str, standard: str, why: str, as_json: bool) -> None:
    """Set the STANDARD of proof that EVENT meets with all that is known of it. Nothing is computed from it.

    STANDARD is reasonable-suspicion, reasonable-grounds (to believe), balance-of-probabilities (more likely
    than not), clear-and-convincing, beyond-reasonable-doubt, or none, which takes the standard back. The
    standards set before stay in sight.
    """
    id = _id(id)
    set_standard(actor=desk.actor, event=id, standard=standard, why=why)
    found = find_event(desk.actor, id)
    if as_json:
        terminal.answer({"id": found.id, "standards": judged_for_machines(found.standards)})
        return
    held = proven(found.standards)
    said = held.standard.words if held else StandardOfProof.NONE.words
    terminal.console().print(terminal.line(f"{found.id}: {said}."))


def _id(typed: str) -> str:
    return typed.strip().lower()


def _require_one(option: str, given: str | None, *, withdraw: bool) -> None:
    if withdraw and given:
        raise click.UsageError(f"Give {option} or --withdraw, not both.")
    if not withdraw and not given:
        raise click.UsageError(f"Say which grade: {option}, or --withdraw to take it back.")


def _say(id: str, held: Judged | None) -> None:
    terminal.console().print(terminal.line(f"{id}: {grade_words(held)}."))
