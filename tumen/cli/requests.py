"""Requests of families at the terminal: for who is cleared for identities."""

from __future__ import annotations

from datetime import date, datetime

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.requests import actions, queries
from tumen.requests.models import StepKind
from tumen.requests.queries import RequestLine, RequestView
from tumen.vocabulary.dates import Interval

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group(context_settings={"max_content_width": 110})
def request() -> None:
    """Keep what families ask: who looks for whom, what was asked of whom, what came back, what is due."""


@request.command("list")
@click.option("--closed", is_flag=True, help="Those that are closed.")
@as_json
@opens_existing_workspace
def list_requests(desk: Desk, closed: bool, as_json: bool) -> None:
    """List requests without a name, what is due first before the others."""
    found: list[RequestLine] = []
    page = 1
    while True:
        part = queries.requests(desk.actor, page=page, closed=closed)
        found += part.lines
        page += 1
        if not part.more:
            break
    if as_json:
        terminal.answer([terminal.plain(line) for line in found])
        return
    if not found:
        terminal.console().print("No request that you may see.")
        return
    table = terminal.grid(
        ("request", {"no_wrap": True}),
        ("who asks is", {"ratio": 2}),
        ("next step due", {"no_wrap": True}),
        ("steps", {"no_wrap": True, "justify": "right"}),
    )
    for line in found:
        table.add_row(line.id, terminal.words(line.relation or "not told"), _day(line.due), f"{line.steps:,}")
    terminal.console().print(table)


@request.command("new")
@click.option("--asker", metavar="TEXT", prompt="Who asks", help="Who asks.")
@click.option(
    "--relation", metavar="TEXT", prompt="What they are to whom they look for", help="Mother, friend."
)
@click.option("--reach", metavar="TEXT", prompt="How to reach them safely", help="How to reach them safely.")
@click.option("--consent", metavar="TEXT", prompt="What they agree may be done", help="What they agree to.")
@click.option("--sought", metavar="TEXT", prompt="Whom they look for", help="Whom they look for.")
@click.option("--known", metavar="TEXT", prompt="What is known", default="", help="What is known of them.")
@click.option("--person", metavar="PERSON", default="", help="The person of the record who may be theirs.")
@opens_existing_workspace
def new_request(
    desk: Desk,
    asker: str,
    relation: str,
    reach: str,
    consent: str,
    sought: str,
    known: str,
    person: str,
) -> None:
    """Keep a request. What is not given as an option is asked, so that no shell keeps it."""
    made = actions.take_request(
        actor=desk.actor,
        asker=asker,
        relation=relation,
        reach=reach,
        consent=consent,
        sought=sought,
        known=known,
        person=person.strip().lower(),
    )
    terminal.advise(f"{made.public_id} is kept. Note what you do for them: tumen request step")


@request.command("show")
@click.argument("id", metavar="REQUEST")
@as_json
@opens_existing_workspace
def show_request(desk: Desk, id: str, as_json: bool) -> None:
    """Show REQUEST with every step."""
    found = queries.request(desk.actor, id.strip().lower())
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    state = "closed" if found.is_closed else f"next step due {_day(found.due)}"
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  request, {state}"))
    screen.print(terminal.facts(_facts(found)))
    for step in found.steps:
        whom = f" {step.whom}" if step.whom else ""
        due = f" Next: {step.next or 'a step'} by {_day(step.due)}." if step.due else ""
        screen.print()
        screen.print(terminal.words(f"{_day(step.on)}  {step.kind.value}{whom}  ({step.actor})", "bold"))
        screen.print(terminal.words(f"{step.what}{due}"))


def _facts(found: RequestView) -> list[tuple[str, str]]:
    about = f"{found.person} ({found.about.words})" if found.about else found.person
    told = [
        ("who asks", found.asker),
        ("who is", found.relation),
        ("reach", found.reach),
        ("consent", found.consent),
        ("looks for", found.sought),
        ("known", found.known),
        ("person", about),
        ("taken by", f"{found.taken_by}, {_day(found.taken_at.date())}"),
    ]
    return [(what, words) for what, words in told if words]


@request.command("step")
@click.argument("id", metavar="REQUEST")
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in StepKind]))
@click.option(
    "--what", metavar="TEXT", prompt="What was done, or came back", help="What was done, or came back."
)
@click.option("--whom", metavar="TEXT", default="", help="Of whom it was asked, or from whom it came.")
@click.option("--on", type=_DAY, help="The day; today where it is not given.")
@click.option("--next", "then", metavar="TEXT", default="", help="What is to be done next.")
@click.option("--due", type=_DAY, help="By when.")
@opens_existing_workspace
def add_step(
    desk: Desk,
    id: str,
    kind: str,
    what: str,
    whom: str,
    on: datetime | None,
    then: str,
    due: datetime | None,
) -> None:
    """Note a step for REQUEST: asked, came back, told, note, closed, opened again."""
    actions.add_step(
        actor=desk.actor,
        request=id.strip().lower(),
        kind=kind,
        what=what,
        whom=whom,
        on=on.date() if on else date.today(),
        next=then,
        due=due.date() if due else None,
    )
    terminal.console().print(f"{id.strip().lower()}: the step is kept.")


@request.command("forget")
@click.argument("id", metavar="REQUEST")
@click.option(
    "--why", metavar="TEXT", required=True, help="Why; it is kept, so it must not say what was told."
)
@opens_existing_workspace
def forget_request(desk: Desk, id: str, why: str) -> None:
    """Forget what the family of REQUEST said, and every step. Only that there was a request stays."""
    actions.forget_request(actor=desk.actor, request=id.strip().lower(), why=why)
    terminal.console().print(f"{id.strip().lower()} is forgotten.")


def _day(day: date | None) -> str:
    return when_words(Interval.day(day)) if day else "no day"
