"""The commands by which a person grades sources and claims, and judges an event's figures and voices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from rich.table import Table

from tumen.claims import actions as claims_actions
from tumen.claims import queries
from tumen.claims.queries import SourceGradeView, SourceView, claim_grades, graded, source_grades, sources
from tumen.cli import terminal
from tumen.cli.grading import Judged, grade_words, judged_for_machines
from tumen.cli.many import many, many_undo
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.reviewing import COMMANDS as REVIEWING
from tumen.cli.speakers import source_for_machines
from tumen.record.actions import (
    choose_figure,
    judge_different_event,
    judge_different_voice,
    judge_same_event,
    judge_same_voice,
    refresh,
    set_standard,
    tie_sources,
)
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
    """List the sources, grade how far one can be relied on, say which speak with one voice."""


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
        terminal.advise("No source has a claim yet. Add documents: tumen read PATH")


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
    """Review a claim, mark, split, merge or undo; grade how far it can be believed."""


for _reviewing in (*REVIEWING, many, many_undo):
    claim.add_command(_reviewing)


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
    """Set an event's standard of proof, judge its voices, choose its figure."""


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


@event.command("figures")
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.option("--same/--apart", "is_same", required=True, help="Of one event, or of two.")
@_why
@opens_existing_workspace
def judge_figures(desk: Desk, left: str, right: str, is_same: bool, why: str) -> None:
    """Judge whether the figures of two CLAIMs are of one event, and derive the record anew.

    "tumen show" lists the claims of an event, each with why it stands there.
    """
    judge = judge_same_event if is_same else judge_different_event
    _judge(desk, judge, left, right, why, "are of one event" if is_same else "are of two events")


@event.command("voice")
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.option("--same/--apart", "is_same", required=True, help="One voice, or two that are independent.")
@_why
@opens_existing_workspace
def judge_voice(desk: Desk, left: str, right: str, is_same: bool, why: str) -> None:
    """Judge whether two CLAIMs have one origin, and count the voices anew.

    "tumen show" lists the claims of an event, and what waits for a person.
    """
    judge = judge_same_voice if is_same else judge_different_voice
    _judge(desk, judge, left, right, why, "are one voice" if is_same else "are two voices")


def _judge(desk: Desk, judge: Callable[..., Any], left: str, right: str, why: str, said: str) -> None:
    """Judge two claims, derive the record anew, and say what was judged."""
    line = judge(actor=desk.actor, left=_id(left), right=_id(right), why=why)
    refresh(actor=desk.actor)
    terminal.console().print(f"Judgement {line.pk}: {line.left} and {line.right} {said}.")


@event.command("choose")
@click.argument("id", metavar="EVENT")
@click.argument("claim", metavar="CLAIM", required=False, default="")
@click.option("--withdraw", is_flag=True, help="Take the choice back: the rules decide again.")
@_why
@opens_existing_workspace
def choose(desk: Desk, id: str, claim: str, withdraw: bool, why: str) -> None:
    """Prefer the figure of CLAIM to the one that the rules prefer for EVENT. Both stay in sight."""
    if bool(claim) == withdraw:
        raise click.UsageError("Name the claim whose figure you prefer, or take a choice back: --withdraw.")
    choose_figure(actor=desk.actor, event=_id(id), claim=_id(claim) if claim else "", why=why)
    said = "the rules decide again" if withdraw else f"the figure of {_id(claim)} is preferred"
    terminal.console().print(f"{_id(id)}: {said}.")


@source.command("tie")
@click.argument("left", metavar="SOURCE")
@click.argument("right", metavar="SOURCE")
@click.option("--one/--apart", "is_one", required=True, help="They speak with one voice, or do not.")
@_why
@opens_existing_workspace
def tie(desk: Desk, left: str, right: str, is_one: bool, why: str) -> None:
    """Judge whether two SOURCEs speak with one voice: the clerk of a group, and the group."""
    tie_sources(actor=desk.actor, left=_id(left), right=_id(right), is_one=is_one, why=why)
    refresh(actor=desk.actor)
    said = "speak with one voice" if is_one else "speak with two voices"
    terminal.console().print(f"{_id(left)} and {_id(right)} {said}.")
