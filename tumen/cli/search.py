"""The command that looks for words in everything that is kept, and makes the index of them anew."""

from __future__ import annotations

import click
from rich.text import Text

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.values import ACT, LANGUAGE
from tumen.record.filling import rebuild
from tumen.record.searching import Excerpt, Filters, FoundLine, Group, Kind, Searched, searched

KINDS = {
    "documents": Kind.DOCUMENT,
    "claims": Kind.CLAIM,
    "events": Kind.EVENT,
    "sources": Kind.SOURCE,
    "persons": Kind.PERSON,
}
_YEAR = click.IntRange(1900, 2100)


@click.command(short_help="Look for words in everything that is kept.")
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only these, twenty at a time.")
@click.option("--since", type=_YEAR, metavar="YEAR", help="From this year on.")
@click.option("--until", type=_YEAR, metavar="YEAR", help="Up to this year.")
@click.option("--language", type=LANGUAGE, help="Only documents in it, and their claims.")
@click.option("--act", type=ACT, help="Only claims and events that tell of this act.")
@click.option(
    "--country", default="", metavar="NAME", help="Only claims and events that tell of this country."
)
@click.option("--source", default="", metavar="ID", help="Only claims that this source (s-...) makes.")
@click.option("--after", default="", metavar="ID", help="With --kind: the page after this result.")
@click.option("--rebuild", "anew", is_flag=True, help="Make the index of words anew, and look for nothing.")
@as_json
@opens_existing_workspace
def search(
    desk: Desk,
    words: tuple[str, ...],
    kind: str | None,
    since: int | None,
    until: int | None,
    language: str | None,
    act: str | None,
    country: str,
    source: str,
    after: str,
    anew: bool,
    as_json: bool,
) -> None:
    """Look for WORDS in documents, claims, events, sources and persons: the newest first, what you may see
    alone.

    Every word is looked for, in any form; '"in quotes"' finds a phrase as it stands. Korean words are found
    inside longer ones, and names however they are spelt; persons by what describes them, never by a name.
    Without WORDS it asks for them, so that a name need not stay in the history of the shell.
    """
    if anew:
        _rebuild(as_json=as_json)
        return
    filters = Filters(language or "", since, until, act or "", country, source)
    asked = " ".join(words)
    if not asked and not filters:
        asked = click.prompt("Look for", prompt_suffix=": ", err=True)
    found = searched(desk.actor, asked, filters, kind=KINDS[kind] if kind else None, after=after)
    if as_json:
        terminal.answer(found)
    else:
        _print(found)


def _rebuild(*, as_json: bool) -> None:
    def told(done: int, of: int) -> None:
        if not as_json:
            click.echo(f"\r{done:,} of {of:,} documents", nl=False, err=True)

    documents = rebuild(told)
    if as_json:
        terminal.answer({"documents": documents})
    else:
        click.echo("", err=True)
        terminal.console().print(terminal.line(f"The index holds {terminal.counted(documents, 'document')}."))


def _print(found: Searched) -> None:
    screen = terminal.console()
    if not found.made.is_whole:
        terminal.warn(["The index is not whole, so not everything is found: tumen search --rebuild"])
    if not found.groups:
        screen.print(terminal.line("There is no word in that. Give a word, a name or a number."))
    for group in found.groups:
        _print_group(group)
    if found.groups and not any(group.lines for group in found.groups):
        screen.print(terminal.line("Nothing that you may see holds this."))
    for name in (_name(group) for group in found.groups if group.count is None):
        screen.print(terminal.line(f"{name.capitalize()} are looked through with --kind {name}."))


def _print_group(group: Group) -> None:
    screen, name = terminal.console(), _name(group)
    if not group.lines:
        return
    more = "more than " if group.is_more else ""
    screen.print(terminal.heading(f"{name.capitalize()}: {more}{group.count:,}"))
    for line in group.lines:
        screen.print(terminal.line(f"  {line.id}  ", *_marked(line.title or line.excerpt)))
        if line.title and line.excerpt:
            screen.print(terminal.line("      ", *_marked(line.excerpt)))
        if line.document and not line.title:
            screen.print(terminal.line("      ", terminal.words(_of(line), "dim")))
    if group.goes_on:
        screen.print(terminal.line(f"  More: --kind {name} --after {group.lines[-1].id}"))


def _name(group: Group) -> str:
    return next(name for name, kind in KINDS.items() if kind is group.kind)


def _marked(excerpt: Excerpt) -> list[Text]:
    return [terminal.words(each.text, "bold" if each.is_found else "") for each in excerpt]


def _of(line: FoundLine) -> str:
    about = line.document
    return f"{about.id}  {about.label}" if about else ""
