"""The commands of working together: comments on claims, and what is given to whom."""

from __future__ import annotations

from datetime import date, datetime

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.teamwork import actions, queries
from tumen.teamwork.queries import TaskView
from tumen.vocabulary.dates import Interval

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_to = click.option("--to", required=True, metavar="NAME", help="To whom, by name.")
_due = click.option("--due", type=_DAY, metavar="YYYY-MM-DD", help="By when.")


@click.group(context_settings={"max_content_width": 110})
def comment() -> None:
    """Say something of a claim to those who work on it; no comment is a claim."""


@comment.command("add")
@click.argument("claim", metavar="CLAIM")
@click.option("--text", metavar="TEXT", prompt="What others should know", help="What you say of it.")
@opens_existing_workspace
def add_comment(desk: Desk, claim: str, text: str) -> None:
    """Say something of CLAIM. Without --text it is asked for, so that no shell keeps it."""
    made = actions.add_comment(actor=desk.actor, claim=claim.strip().lower(), text=text)
    terminal.console().print(f"{made.public_id} is kept.")


@comment.command("list")
@click.argument("claim", metavar="CLAIM")
@as_json
@opens_existing_workspace
def list_comments(desk: Desk, claim: str, as_json: bool) -> None:
    """List what was said of CLAIM, oldest first."""
    found = queries.comments(desk.actor, claim.strip().lower())
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
    elif not found:
        terminal.console().print("Nobody has said anything of it that you may see.")
    for each in () if as_json else found:
        said = "Struck by who wrote it." if each.is_struck else each.text
        head = terminal.words(f"{each.id}  {each.actor}, {each.at:%Y-%m-%d %H:%M}", "bold")
        terminal.console().print(head)
        terminal.console().print(terminal.words(said))


@comment.command("strike")
@click.argument("comment", metavar="COMMENT")
@opens_existing_workspace
def strike_comment(desk: Desk, comment: str) -> None:
    """Take your own COMMENT back: it stays under its id, without its words."""
    struck = actions.strike_comment(actor=desk.actor, comment=comment.strip().lower())
    terminal.console().print(f"{struck.public_id} is struck.")


@click.group(context_settings={"max_content_width": 110})
def task() -> None:
    """Give documents to somebody to review, hand claims back, and say what is done."""


@task.command("list")
@click.option(
    "--whose", type=click.Choice(["mine", "given", "all"]), default="mine", show_default=True,
    help="To you, from you, or to anybody.",
)  # fmt: skip
@click.option("--ended", is_flag=True, help="What has ended.")
@as_json
@opens_existing_workspace
def list_tasks(desk: Desk, whose: str, ended: bool, as_json: bool) -> None:
    """List what was given, what is due first before the others."""
    found: list[TaskView] = []
    after = ""
    while True:
        page = queries.tasks(desk.actor, whose=whose, ended=ended, after=after)
        found += page.lines
        after = page.after
        if not after:
            break
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if not found:
        terminal.console().print("Nothing that you may see.")
        return
    table = terminal.grid(
        ("task", {"no_wrap": True}),
        ("what", {"ratio": 2}),
        ("to", {}),
        ("from", {}),
        ("due", {"no_wrap": True}),
    )
    for each in found:
        what = f"{each.claim or each.document.id}  {each.why or each.document.label}"
        due = when_words(Interval.day(each.due)) if each.due else "no day"
        table.add_row(each.id, terminal.words(what), each.to, each.by, each.ending or due)
    terminal.console().print(table)


@task.command("give")
@click.argument("document", metavar="DOCUMENT")
@_to
@click.option("--why", default="", metavar="TEXT", help="What they should know.")
@_due
@opens_existing_workspace
def give_document(desk: Desk, document: str, to: str, why: str, due: datetime | None) -> None:
    """Give DOCUMENT to somebody to review."""
    made = actions.give_document(
        actor=desk.actor, document=document.strip().lower(), to=to, why=why, due=_day(due)
    )
    terminal.console().print(f"{made.public_id} is given to {made.to.name}.")


@task.command("hand-back")
@click.argument("claim", metavar="CLAIM")
@click.option("--why", required=True, metavar="TEXT", help="What is to be corrected.")
@click.option("--to", default="", metavar="NAME", help="To whom; without it to whoever judged it last.")
@_due
@opens_existing_workspace
def hand_back(desk: Desk, claim: str, why: str, to: str, due: datetime | None) -> None:
    """Hand CLAIM back to be corrected."""
    made = actions.hand_back(actor=desk.actor, claim=claim.strip().lower(), why=why, to=to, due=_day(due))
    terminal.console().print(f"{made.public_id} is given to {made.to.name}.")


@task.command("end")
@click.argument("task", metavar="TASK")
@opens_existing_workspace
def end_task(desk: Desk, task: str) -> None:
    """Say that TASK is done; who gave it takes it back."""
    ended = actions.end_task(actor=desk.actor, task=task.strip().lower())
    terminal.console().print(f"{ended.public_id} is {ended.ending}.")


@task.command("pass")
@click.argument("task", metavar="TASK")
@_to
@click.option("--why", required=True, metavar="TEXT", help="Why you pass it on.")
@opens_existing_workspace
def pass_on(desk: Desk, task: str, to: str, why: str) -> None:
    """Pass TASK on to somebody else."""
    made = actions.pass_on(actor=desk.actor, task=task.strip().lower(), to=to, why=why)
    terminal.console().print(f"{made.public_id} is given to {made.to.name}.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
