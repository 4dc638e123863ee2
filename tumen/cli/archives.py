"""Archives of millions at the terminal: a collection read, its queue, an event brought in or left out."""

from __future__ import annotations

from typing import Any

import click

from tumen.archives import actions, queries
from tumen.archives.engines import cores, engine_of, works_here
from tumen.archives.queries import REST, CollectionView, EventLine
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace, opens_workspace
from tumen.cli.progress import Stop
from tumen.watch import queries as watch
from tumen.watch.models import Word

_NOT_SENT = (
    "The words that people added are not looked for: they would go to other computers. If they may, say "
    "--send-words."
)
#: The exit status of what Ctrl-C stopped.
STOPPED = 130


@click.group(context_settings={"max_content_width": 110})
def archive() -> None:
    """Read collections of millions of pages into a queue of their own, and bring in what is wanted of it."""


@archive.command("read")
@click.argument("path", metavar="COLLECTION", type=click.Path(exists=True))
@click.option("--name", metavar="TEXT", default="", help="What it is called here.")
@click.option(
    "--engine",
    metavar="ENGINE",
    default="processes",
    show_default=True,
    help="Who works: processes, here, local[2] (Spark on this computer), spark://HOST:PORT.",
)
@click.option(
    "--workers", type=click.IntRange(1, 256), help="How many processes.  [default: one for each core]"
)
@click.option("--allow-others", is_flag=True, help="The computers of a Spark cluster may read the archive.")
@click.option("--send-words", is_flag=True, help="They may see the words that people added here as well.")
@as_json
@opens_workspace
def read(
    desk: Desk,
    path: str,
    name: str,
    engine: str,
    workers: int | None,
    allow_others: bool,
    send_words: bool,
    as_json: bool,
) -> None:
    """Read COLLECTION: a folder, or a file, of web archives (WARC, WACZ) or of Parquet files.

    Pages with too few words of the field are passed over and counted. The others are read, grouped into
    events, and wait in a queue beside the record: "tumen archive show" tells of it, "tumen archive bring"
    takes from it. Ctrl-C stops after the current part; the same command goes on, and looks at nothing twice.

    Words that people added ("tumen watch words") are looked for as well. With other words than before, the
    collection is read anew.

    With Spark on other computers, whoever runs them can read the archive. They get nothing else: no name, no
    key, no word of the record, and words that people added with --send-words only.
    """
    work = engine_of(engine, workers=workers or cores(), allows_others=allow_others)
    from tumen.archives.running import read_collection

    made = actions.add_collection(actor=desk.actor, path=path, name=name)
    sends, said = works_here(engine) or send_words, list[str]()
    if not sends and any(each.place is Word.Place.SIEVE for each in watch.words(desk.actor)):
        _say(_NOT_SENT, said, as_json)
    with Stop() as stop:
        course = read_collection(
            actor=desk.actor,
            collection=made,
            engine=work,
            told=lambda done, of: None if as_json else _tell(done, of),
            says=lambda sentence: _say(sentence, said, as_json),
            with_added=sends,
            is_stopped=lambda: stop.is_asked,
        )
    view = queries.collection(desk.actor, made.public_id)
    if as_json:
        terminal.answer(
            {"collection": terminal.plain(view), "stopped": course.stopped, "new": course.new, "said": said}
        )
    else:
        _print(view)
        if course.stopped:
            terminal.console().print("Stopped before the end. The same command goes on from here.")
        else:
            terminal.advise(f"What was kept, by event: tumen archive show {view.id}")
    if course.stopped:
        raise SystemExit(STOPPED)


def _say(sentence: str, said: list[str], as_json: bool) -> None:
    said.append(sentence)
    if not as_json:
        terminal.console(err=True).print(sentence)


def _tell(done: int, of: int) -> None:
    terminal.console(err=True).print(f"{done:,} of {terminal.counted(of, 'part')} read.")


@archive.command("list")
@as_json
@opens_existing_workspace
def list_collections(desk: Desk, as_json: bool) -> None:
    """List the collections, how far each is read, and what was kept of it."""
    found = queries.collections(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if not found:
        terminal.advise("No collection that you may see. Read one: tumen archive read COLLECTION")
    for each in found:
        _print(each)


def _print(view: CollectionView) -> None:
    screen = terminal.console()
    parts = sum(number for state, number in view.parts.items() if state != "gone")
    screen.print(terminal.words(f"{view.id}  {view.name}", "bold"))
    screen.print(f"    {parts - view.parts.get('waiting', 0):,} of {terminal.counted(parts, 'part')} read")
    finds = view.finds
    said = f"{sum(finds.values()):,} kept: {finds.get('waiting', 0):,} wait ({view.copies:,} of them copies)"
    said += f", {finds.get('brought in', 0):,} brought in, {finds.get('passed over', 0):,} left out"
    screen.print(f"    {said}")
    screen.print(
        f"    {view.passed:,} passed over, {view.others:,} no texts, "
        f"{view.refused + finds.get('refused', 0):,} refused"
    )
    if view.added:
        screen.print(f"    read with {terminal.counted(view.added, 'word')} that people added")
    if view.has_other_words:
        terminal.advise("    other words stand now: “tumen archive read” reads it anew with them")
    for name, trouble in view.troubles:
        screen.print(terminal.words(f"    {name}: {trouble}"))


@archive.command("show")
@click.argument("id", metavar="COLLECTION")
@click.option("--left-out", is_flag=True, help="What somebody left out.")
@click.option("--page", type=click.IntRange(1), default=1, help="Further events.")
@as_json
@opens_existing_workspace
def show(desk: Desk, id: str, left_out: bool, page: int, as_json: bool) -> None:
    """Show the queue of COLLECTION by event, those first of which most pages tell."""
    of = "passed over" if left_out else "waiting"
    found = queries.events(desk.actor, id.strip().lower(), of=of, page=page)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    if not found.lines:
        screen.print("Nothing waits here.")
    for each in found.lines:
        screen.print(terminal.words(f"{each.name}  {_said(each)}"))
    if found.more:
        screen.print(f"There are more: --page {page + 1}")


def _said(line: EventLine) -> str:
    copies = f" and {terminal.counted(line.copies, 'copy', 'copies')}" if line.copies else ""
    pages = f"{terminal.counted(line.finds, 'page')}{copies}, {terminal.counted(line.claims, 'claim')}"
    if line.name == REST:
        return f"no event with a figure: {pages}"
    low, high = line.low, line.high
    range = "–".join(f"{each:,.0f}" for each in dict.fromkeys((low, high)) if each is not None)
    return f"{line.act or 'act unclear'}, {line.time or 'no date'}, {range or '?'} {line.unit}: {pages}"


@archive.command("bring")
@click.argument("id", metavar="COLLECTION")
@click.argument("event", metavar="EVENT")
@click.option(
    "--most", type=click.IntRange(1, 50), default=50, show_default=True, help="So many pages at most."
)
@click.option("--copies", is_flag=True, help="Copies as well.")
@as_json
@opens_existing_workspace
def bring(desk: Desk, id: str, event: str, most: int, copies: bool, as_json: bool) -> None:
    """Bring an EVENT of COLLECTION into the record: its pages as documents, their claims as proposals."""
    from tumen.archives.running import bring_in

    done = bring_in(
        actor=desk.actor,
        collection=id.strip().lower(),
        event=event.strip().lower(),
        most=most,
        with_copies=copies,
    )
    if as_json:
        terminal.answer(terminal.plain(done))
        return
    said = f"{terminal.counted(len(done.documents), 'document')} brought in, {done.refused:,} refused, "
    terminal.console().print(f"{said}{done.left:,} left in the queue.")


@archive.command("leave")
@click.argument("id", metavar="COLLECTION")
@click.argument("event", metavar="EVENT")
@click.option("--why", metavar="TEXT", default="", help="Why it is left out.")
@click.option("--undo", is_flag=True, help="Put it into the queue again.")
@opens_existing_workspace
def leave(desk: Desk, id: str, event: str, why: str, undo: bool) -> None:
    """Leave an EVENT of COLLECTION out; with --undo it stands in the queue again."""
    given: dict[str, Any] = {
        "actor": desk.actor,
        "collection": id.strip().lower(),
        "event": event.strip().lower(),
    }
    done = actions.take_back(**given) if undo else actions.pass_over(**given, why=why)
    said = "in the queue again" if undo else "left out"
    terminal.console().print(f"{terminal.counted(done, 'page')} {said}.")
