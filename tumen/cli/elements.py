"""The commands of an event's obligations: who was bound by what, which elements have claims, which none."""

from __future__ import annotations

import click

from tumen.cli import terminal
from tumen.cli.judging import event
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.findings import actions, queries
from tumen.findings.queries import Attached, Obligations, RuleView
from tumen.record.titles import when_words
from tumen.vocabulary.dates import Interval

__all__ = ["event"]

_why = click.option("--why", metavar="TEXT", required=True, help="Why; it is kept with the judgement.")


@event.command("elements")
@click.argument("id", metavar="EVENT")
@click.option("--all", "everything", is_flag=True, help="The rules too that do not belong to what was done.")
@as_json
@opens_existing_workspace
def show_elements(desk: Desk, id: str, everything: bool, as_json: bool) -> None:
    """Show which states were bound by what when EVENT happened, and which elements have claims.

    An aid and never a verdict: whether an element is shown it does not say.
    """
    found = queries.obligations(desk.actor, _id(id))
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    _print_states(found)
    for rule in found.rules:
        if everything or rule.is_about or any(each.attached for each in rule.elements):
            _print_rule(rule)


def _print_states(found: Obligations) -> None:
    screen = terminal.console()
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  {found.title}"))
    day = when_words(Interval.day(found.day))
    screen.print(f"As of {day}, its last day." if found.is_dated else f"As of today, {day}: it has no date.")
    for state in found.states:
        screen.print(terminal.words(f"{state.name}", "bold"))
        for held in state.bound:
            screen.print(terminal.words(f"    {held.norm.called}: {held.standing}"))
            for each in held.reservations:
                mark = "" if each.is_checked else " (not verified)"
                screen.print(
                    terminal.words(f"        reservation to article {each.articles}: {each.says}{mark}")
                )


def _print_rule(view: RuleView) -> None:
    screen, rule = terminal.console(), view.rule
    screen.print()
    screen.print(terminal.words(f"{rule.called}: {rule.instrument.called}, article {rule.article}", "bold"))
    for each in view.elements:
        screen.print(terminal.words(f"  {each.element.code}  {each.element.asks}"))
        for line in each.attached:
            screen.print(terminal.words(f"      {_attached(line)}"))
        could = f"{each.could_count} accepted could bear on it" if each.could_count else ""
        waiting = f"{each.waiting} that nobody has judged could" if each.waiting else ""
        none = "" if each.attached else "no claim attached yet"
        if said := "; ".join(part for part in (none, could, waiting) if part):
            screen.print(terminal.words(f"      {said}"))


def _attached(line: Attached) -> str:
    changed = f" [{line.changed}]" if line.changed else ""
    return f"{line.number}: {line.claim.id} “{line.claim.quote.exact}”: {line.why} ({line.actor}){changed}"


@event.command("attach")
@click.argument("id", metavar="EVENT")
@click.argument("element", metavar="ELEMENT")
@click.argument("claim", metavar="CLAIM")
@_why
@opens_existing_workspace
def attach(desk: Desk, id: str, element: str, claim: str, why: str) -> None:
    """Say that CLAIM, which a person accepted, bears on ELEMENT for EVENT: tumen event elements."""
    made = actions.attach_claim(
        actor=desk.actor, event=_id(id), element=element.strip(), claim=_id(claim), why=why
    )
    terminal.console().print(f"{_id(claim)} is attached to {made.element} as line {made.pk}.")


@event.command("detach")
@click.argument("id", metavar="EVENT")
@click.argument("line", metavar="LINE", type=int)
@_why
@opens_existing_workspace
def detach(desk: Desk, id: str, line: int, why: str) -> None:
    """Take LINE of EVENT back: a claim does not bear on its element. Both stay in the record."""
    actions.detach_claim(actor=desk.actor, event=_id(id), line=line, why=why)
    terminal.console().print(f"Line {line} is taken back.")


def _id(said: str) -> str:
    return said.strip().lower()
