"""The commands of letters and other papers: a draft, taking one out, those that were taken out, and what of
all that left a withdrawal touches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tumen.advocacy.queries import (
    Addressed,
    AppealView,
    Letter,
    State,
    addressed_to,
    appeals_holding,
    drafted,
    drafted_without,
    going_out,
)
from tumen.cli import terminal
from tumen.cli.advocacy import appeal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.releases import print_releases, release
from tumen.publication import queries
from tumen.publication.event_reports import draft_event_report
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form, LetterView
from tumen.vault.durable import write_new
from tumen.vocabulary.writings import LETTER, writings

__all__ = ["appeal", "release"]

_OPTIONS = (
    click.option(
        "--kind", type=click.Choice(list(writings())), default=LETTER, show_default=True, help="What it is."
    ),
    click.option("--recipient", metavar="LINE", multiple=True, help="To whom, a line; may be repeated."),
    click.option("--office", metavar="OFFICE", default="", help="To this office, by who holds it that day."),
    click.option("--greeting", metavar="WORDS", default="", help="How they are addressed."),
    click.option("--sender", metavar="LINE", multiple=True, help="From whom, a line; may be repeated."),
    click.option("--sign", "signatories", metavar="NAME", multiple=True, help="Who signs; may be repeated."),
    click.option("--ask", "asks", metavar="SENTENCE", multiple=True, help="What is asked; may be repeated."),
    click.option(
        "--ground", "grounds", metavar="NORM", multiple=True, help="A norm relied on; may be repeated."
    ),
    click.option(
        "--add", "added", metavar="LINE", multiple=True, help="A line of yours, [c-...] at its end to cite."
    ),
    click.option("--step", "steps", metavar="LINE", multiple=True, help="A step taken so far, as --add."),
    click.option("--urgent", metavar="LINE", multiple=True, help="Why it is urgent, as --add."),
    click.option("--consent", metavar="WORDS", default="", help="How those concerned agreed to it."),
    click.option("--not-confidential", is_flag=True, help="Those who submit it may be named."),
    click.option("--finished", is_flag=True, help="No draft: it rests on accepted claims, and has no notes."),
    click.option("--day", type=click.DateTime(formats=["%Y-%m-%d"]), help="Its day; today by default."),
)


def _of_a_letter(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _paper(desk: Desk, about: str, told: dict[str, Any]) -> Paper:
    day = told["day"] or datetime.now()
    office = told["office"].strip().lower()
    to = addressed_to(desk.actor, office, on=day.date()) if office else Addressed((), "")
    letter = Letter(
        Tongue.ENGLISH,
        day.date(),
        sender=told["sender"],
        recipient=told["recipient"] or to.recipient,
        greeting=told["greeting"] or to.greeting,
        signatories=told["signatories"],
        asks=told["asks"],
        is_draft=not told["finished"],
        kind=told["kind"],
        added=told["added"],
        steps=told["steps"],
        grounds=told["grounds"],
        urgent=told["urgent"],
        consent=told["consent"],
        is_confidential=not told["not_confidential"],
    )
    id = about.strip().lower()
    made = drafted_without(desk.actor, id, letter)
    if made.is_held:
        click.echo(
            "It cannot go out: all of it rests on words of people who did not agree that they are told.",
            err=True,
        )
    if made.left_out:
        named = ", ".join(f"{each.id} ({each.item})" for each in made.left_out)
        click.echo(f"Left out, for people did not agree that it is told: {named}.", err=True)
    return made.paper


@appeal.command("letter")
@click.argument("about", metavar="ITEM")
@_of_a_letter
@opens_existing_workspace
def letter(desk: Desk, about: str, **told: Any) -> None:
    """Draft a letter about ITEM, an event or a person, and print it: what tells something cites its claims.

    Or another paper (--kind): a briefing, a submission to UN procedures, a parliamentary question. A person
    is described and not named. In English; the pages draft it in Korean too.
    """
    screen = terminal.console()
    for line in as_text(_paper(desk, about, told)).splitlines():
        screen.print(terminal.words(line))


@release.command("letter")
@click.argument("about", metavar="ITEM")
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="The new file.")
@click.option("--why", metavar="TEXT", required=True, help="Why it is taken out.")
@click.option(
    "--form", type=click.Choice(Form.values), default="pdf", show_default=True, help="What it is made as."
)
@_of_a_letter
@opens_existing_workspace
def give(desk: Desk, about: str, file: Path, why: str, form: str, **told: Any) -> None:
    """Take a letter about ITEM out as a file, or another paper; the log keeps that you did, to whom, why."""
    if file.exists():
        raise click.ClickException(f"{file} is there already. Name another file.")
    paper = _paper(desk, about, told)
    made = give_letter(
        actor=desk.actor,
        paper=paper,
        to="; ".join(paper.recipient),
        why=why,
        form=form,
        about=about.strip().lower(),
        kind=told["kind"],
    )
    try:
        write_new(file, bytes(made.file))
    except OSError as error:
        raise click.ClickException(
            f"{made.public_id} is kept, and could not be written to {file}: {error.strerror}."
        ) from error
    terminal.console().print(f"{made.public_id} is in {file}.")


@release.command("event")
@click.argument("event", metavar="EVENT")
@click.option("--title", metavar="TEXT", default="", help="Its title; the event's own if not given.")
@click.option(
    "--add", "added", metavar="LINE", multiple=True, help="A line of yours, [c-...] at its end to cite."
)
@click.option(
    "--appeal", metavar="APPEAL", default="", help="It is this appeal, which goes by a public channel."
)
@click.option(
    "--named", is_flag=True, help="With --appeal: everybody who signs agreed to be named in public."
)
@opens_existing_workspace
def event_report(
    desk: Desk, event: str, title: str, added: tuple[str, ...], appeal: str, named: bool
) -> None:
    """Draft a release of a report on EVENT: what happened and who says so, in English and Korean, every claim
    cited. With --appeal it is an open letter, a petition or a press statement about it."""
    id, day, about = event.strip().lower(), datetime.now().date(), appeal.strip().lower()
    going = going_out(desk.actor, about, day=day, added=added, are_named=named)
    papers = [drafted(desk.actor, id, letter) for letter in going.letters]
    made = draft_event_report(
        actor=desk.actor, event=id, papers=papers, title=title or going.title, appeal=going.appeal
    )
    terminal.advise(
        f"{made.public_id} is drafted. Somebody else approves it: tumen release approve {made.public_id}"
    )


@release.command("letters")
@as_json
@opens_existing_workspace
def letters(desk: Desk, as_json: bool) -> None:
    """List the letters that were taken out, newest first, and which cite what is another since."""
    found = queries.letters_given(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    screen = terminal.console()
    if not found:
        terminal.advise("No letter was taken out. Draft one about an event: tumen appeal letter ITEM")
    for each in found:
        draft = ", a draft" if each.is_draft else ""
        screen.print(
            terminal.line(
                terminal.words(each.id, "bold cyan"),
                f"  {each.at:%d %B %Y}, {each.kind}, {each.form}{draft}",
            )
        )
        screen.print(terminal.words(f"    {each.title}"))
        screen.print(terminal.words(f"    to {each.recipient}, by {each.actor}: {each.why}"))
        if each.changed:
            screen.print(terminal.words(f"    other since: {', '.join(each.changed)}"))
        if each.refused:
            screen.print(terminal.words(f"    {_refused(each)}", "yellow"))


def _refused(letter: LetterView) -> str:
    what = f"people do not allow that of {', '.join(letter.refused)} any more: "
    if letter.is_draft:
        return what + "do not send it on, draft it again without these words"
    return what + "ask whoever has it not to pass these words on, and send a paper without them"


@release.command("holding")
@click.argument("item", metavar="ITEM")
@as_json
@opens_existing_workspace
def holding(desk: Desk, item: str, as_json: bool) -> None:
    """List what a withdrawal touches: the releases, letters and appeals that tell of what ITEM (a document,
    somebody covered, a source) is about."""
    id = item.strip().lower()
    found = queries.holding(desk.actor, id)
    letters = queries.letters_holding(desk.actor, id)
    appeals = appeals_holding(desk.actor, id)
    if as_json:
        told = {"releases": found, "letters": letters, "appeals": appeals}
        terminal.answer({name: [terminal.plain(each) for each in those] for name, those in told.items()})
        return
    print_releases(found)
    screen = terminal.console()
    if any(line.number for line in found):
        terminal.advise("Of what is out: think of retracting it (tumen release retract).")
    for each in letters:
        screen.print(terminal.line(terminal.words(each.id, "bold cyan"), f"  {each.title}"))
        said = _refused(each) if each.refused else "people still allow that"
        screen.print(terminal.words(f"    taken out, to {each.recipient}; {said}"))
    for one in appeals:
        screen.print(terminal.line(terminal.words(one.id, "bold cyan"), f"  {one.title}"))
        screen.print(terminal.words(f"    an appeal, {one.state.value}; {_touched(one)}"))
    if not letters and not appeals:
        screen.print("No letter and no appeal that you may see.")


def _touched(one: AppealView) -> str:
    if not one.is_refused:
        return "people still allow that"
    if one.state in (State.DRAFT, State.SIGNED):
        return "take out what rests on it before it is sent"
    return "write to whoever was asked that it is not to be passed on, and note that as a step"
