"""The commands on documents: reading files in, listing them, typing one in, giving one its date."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
from rich.table import Table

from tumen.claims.queries import claims_of
from tumen.cli import terminal
from tumen.cli.asking import Asked, asks_a_model
from tumen.cli.claims import is_figure
from tumen.cli.custody import custody, original
from tumen.cli.opening import Desk, as_json, opens_existing_workspace, opens_workspace
from tumen.cli.report import Given, Opened, Report, State
from tumen.cli.values import DATE, LANGUAGE, confirm_date
from tumen.documents.actions import set_date, type_in
from tumen.documents.intake import PassedOver, container_at, walk
from tumen.documents.queries import DocumentSummary, documents, documents_in, kept
from tumen.vault.advising import completed
from tumen.vocabulary.dates import Interval

if TYPE_CHECKING:
    from tumen.cli.model import Consulted

#: The exit status of a batch that Ctrl-C stopped, as shells have it for a program that an interrupt ended.
STOPPED = 130


class TakesFiles(click.Command):
    """A command whose arguments are files: one that begins with a dash is told from an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        files = [word for word in args if word.startswith("-") and Path(word).exists()]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if not files:
                raise
            named = shlex.quote(files[0])
            said = f"{named} was taken for an option. Put -- before the files: tumen read -- {named}"
            raise click.UsageError(said, ctx) from error


@click.command(cls=TakesFiles)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--published", type=DATE, help="When the documents were published: 2023-10-18, 2023-10, ...")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--language", type=LANGUAGE, help="Their language: en, ko, ...")
@click.option("--from", "origin", metavar="ORIGIN", default="", help="Where they came from.")
@click.option(
    "--sift", "sifted", is_flag=True, help="Pass over what archives hold without words of the field."
)
@click.option(
    "--later", is_flag=True, help="Leave the documents that are not read yet to a worker (tumen work)."
)
@confirm_date
@asks_a_model
@as_json
@opens_workspace
def read(
    desk: Desk,
    paths: tuple[Path, ...],
    sifted: bool,
    later: bool,
    confirm_date: bool,
    model: Asked | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Take documents in and read them into the record.

    PATH is a file or a folder; a folder is read with all that is in it. A web archive (WARC, WACZ), a feed
    (RSS, Atom), a mailbox (mbox) or a zip archive is opened, and each page, entry, message or file in it is a
    document of its own. What cannot be read is listed at the end with the reason, and everything else is read
    all the same. Ctrl-C stops after the current document; the same command goes on where it stopped, for a
    document is not read twice. Without a PATH, the documents of the workspace that are not read yet, or not
    by this version of Tumen, are read; with --later, a worker does that.

    With --sift, pages, messages and entries that have no word of the field are passed over, counted and not
    kept: for an archive in which little matters. Files named by themselves are always read.

    With --model, a language model of your own is asked about the documents as well. What it proposes stands
    beside what the rules read and never in its place; words that are not in the document are not believed.
    """
    from tumen.cli import batch  # it loads the reader, which takes seconds: only for commands that read

    if later:
        leave_to_a_worker(desk, paths, list(batch.waiting(desk)), as_json=as_json)
        return
    found = list(walk(paths))
    if paths:
        files = [file for file in found if not isinstance(file, PassedOver)]
        said = Given(confirmed=confirm_date, **given)
        report = batch.read_files(desk, files, said, sifted=sifted, silent=as_json)
    else:
        report = batch.read_kept(desk, list(batch.waiting(desk)), silent=as_json)
    passed_over = [file.path for file in found if isinstance(file, PassedOver)]
    asked = consulted(desk, report, model, silent=as_json) if model and not report.stopped else None
    (answer_batch if as_json else print_batch)(report, passed_over, asked)
    if report.stopped or (asked and asked.left and not asked.trouble):
        raise SystemExit(STOPPED)
    if report.of(State.REFUSED) or (asked and asked.trouble):
        raise SystemExit(1)


def leave_to_a_worker(desk: Desk, paths: tuple[Path, ...], ids: Sequence[str], *, as_json: bool) -> None:
    """Ask for each of these documents to be read."""
    from tumen.record.later import ask_to_read

    if paths:
        raise click.UsageError("--later is for documents that are kept already. Leave out the PATH.")
    asked = [ask_to_read(desk.actor, id).public_id for id in ids]
    if as_json:
        terminal.answer({"jobs": asked})
    else:
        left = terminal.counted(len(asked), "document")
        said = completed(f"{left} left to be read: tumen work, or tumen serve, does it.")
        terminal.console().print(terminal.line(said))


def consulted(desk: Desk, report: Report, model: Asked, *, silent: bool) -> Consulted:
    """Ask the model about every document of the batch, whether it was read just now or before."""
    from tumen.cli.model import consult

    read_now = report.of(State.READ, State.READ_AGAIN, State.ALREADY_READ)
    ids = list(dict.fromkeys(one.document for one in read_now))
    return consult(desk, ids or [one.id for one in documents(desk.actor)], model, silent=silent)


def answer_batch(report: Report, passed_over: Sequence[Path], asked: Consulted | None = None) -> None:
    """The batch as one JSON document."""
    terminal.answer(
        {
            **({"model": asked} if asked else {}),
            "documents": report.of(State.READ, State.READ_AGAIN, State.ALREADY_READ),
            "refused": report.of(State.REFUSED),
            "passed_over": passed_over,
            "containers": report.opened,
            "stopped": report.stopped,
            "left": report.left,
        }
    )


def print_batch(report: Report, passed_over: Sequence[Path], asked: Consulted | None = None) -> None:
    """What the batch did, and what a person should look at next."""
    screen = terminal.console()
    for sentence in _summary(report, passed_over):
        screen.print(terminal.words(sentence))
    if asked:
        from tumen.cli.model import sentences_of

        for sentence in sentences_of(asked):
            screen.print(terminal.words(sentence))
    _print_notes(report)
    _print_undated(report)
    terminal.warn(_refusals(report))
    terminal.warn([asked.trouble] if asked and asked.trouble else [])


def _summary(report: Report, passed_over: Sequence[Path]) -> Iterator[str]:
    done = report.of(State.READ, State.READ_AGAIN)
    figures = sum(one.figures for one in done)
    if done or not report.outcomes:
        documents = terminal.counted(len(done), "document")
        yield f"{documents} read, with {terminal.counted(figures, 'figure')} of people or cases."
    if already := len(report.of(State.ALREADY_READ)):
        were = "document was read before and is" if already == 1 else "documents were read before and are"
        yield f"{already:,} {were} unchanged."
    if passed_over:
        yield f"{terminal.counted(len(passed_over), 'hidden file')} passed over."
    yield from map(_inside, report.opened)
    if report.stopped:
        yield f"Stopped before the end: {report.left:,} left. The same command goes on from here."


def _inside(opened: Opened) -> str:
    """What became of all that a container holds, in numbers that add up."""
    members = terminal.counted(opened.members, "member")
    taken = terminal.counted(opened.taken, "document")
    kinds = "; ".join(f"{kind}: {number:,}" for kind, number in opened.passed.most_common())
    passed = f"{opened.passed.total():,} passed over" + (f" ({kinds})" if kinds else "")
    end = "" if opened.to_the_end else ", and not read to its end"
    name = Path(opened.name).name
    return f"{name}: {members}{end} = {taken} + {opened.refused:,} refused + {passed}."


def _print_notes(report: Report) -> None:
    screen = terminal.console()
    noted = [one for one in report.of(State.READ, State.READ_AGAIN) if one.notes]
    if noted:
        screen.print()
        screen.print(terminal.heading("To check"))
        table = terminal.grid(("", {"no_wrap": True}), ("", {}), head=False)
        for one in noted:
            for note in one.notes:
                table.add_row(one.document, terminal.words(f"{one.short_label}: {note}"))
        screen.print(table)


def _print_undated(report: Report) -> None:
    screen = terminal.console()
    undated = [one for one in report.of(State.READ, State.READ_AGAIN) if one.needs_a_date]
    if undated:
        screen.print()
        screen.print(terminal.heading("Needs a date"))
        table = terminal.grid(("", {"no_wrap": True}), ("", {}), head=False)
        for one in undated:
            table.add_row(one.document, terminal.words(one.short_label))
        screen.print(table)
        terminal.advise(
            "“Last week” and the like stay open there: tumen document date DOCUMENT DATE --why TEXT"
        )


def _refusals(report: Report) -> Iterator[str]:
    refused = report.of(State.REFUSED)
    if refused:
        what = "file or member of one" if any(one.place for one in refused) else "file"
        many = "files or members of one" if any(one.place for one in refused) else "files"
        yield f"{terminal.counted(len(refused), what, many)} refused:"
    for one in refused:
        yield f"  {one.label}: {one.reason}"


@click.group(context_settings={"max_content_width": 110})
def document() -> None:
    """List documents, type one in by hand, give one its date, take out its original, note its custody."""


document.add_command(original)
document.add_command(custody)


@document.command("list")
@click.option("--undated", is_flag=True, help="Only those that need a date.")
@click.option(
    "--in",
    "container",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Only those that came in this archive, feed or mailbox, known again by its SHA-256.",
)
@as_json
@opens_existing_workspace
def list_documents(desk: Desk, undated: bool, container: Path | None, as_json: bool) -> None:
    """List the documents with their date and publisher, in the order they were added."""
    found = [one for one in _listed(desk, container) if one.needs_a_date or not undated]
    if as_json:
        terminal.answer(found)
    elif found:
        terminal.console().print(listing(found))
    else:
        terminal.console().print(_NONE_UNDATED if undated else completed(_NONE))


def _listed(desk: Desk, container: Path | None) -> list[DocumentSummary]:
    """Every document, or those that came in one container."""
    if container is None:
        return documents(desk.actor)
    held = container_at(container)
    if held is None:
        raise click.ClickException(f"{container} is no archive, feed or mailbox that holds documents.")
    return documents_in(desk.actor, held.sha256)


_NONE = "There are no documents yet. Add some: tumen read PATH"
_NONE_UNDATED = "No document needs a date."


def listing(found: list[DocumentSummary]) -> Table:
    """A table of documents."""
    fixed: dict[str, Any] = {"no_wrap": True}
    broad: dict[str, Any] = {"max_width": 32}
    table = terminal.grid(("document", fixed), ("date", fixed), ("publisher", broad), ("title", {}))
    for one in found:
        date = terminal.words(str(one.published)) if one.published else terminal.words("no date", "yellow")
        table.add_row(one.id, date, terminal.words(one.publisher or "–"), terminal.words(one.label))
    return table


@document.command("date")
@click.argument("id", metavar="DOCUMENT")
@click.argument("date", type=DATE)
@click.option("--why", required=True, metavar="TEXT", help="How the date is known; it is kept with the date.")
@confirm_date
@as_json
@opens_existing_workspace
def date_document(desk: Desk, id: str, date: Interval, why: str, confirm_date: bool, as_json: bool) -> None:
    """Give DOCUMENT its publication DATE, and read it again in its light.

    "Last week" and the like are then counted from DATE. An earlier date stays among the document's details.
    """
    from tumen.cli import batch

    named = kept(desk.actor, id)
    before = undated_figures(desk, id)
    set_date(actor=desk.actor, document=named, published=date, why=why, confirmed=confirm_date)
    batch.read_kept(desk, [id], silent=True)
    after = undated_figures(desk, id)
    if as_json:
        terminal.answer({"id": id, "published": str(date), "undated_before": before, "undated": after})
        return
    figures = terminal.counted(before, "figure")
    terminal.console().print(terminal.line(f"{id} is dated {date} and was read again."))
    terminal.console().print(f"Of {figures} without a date, {before - after} now have one.")


def undated_figures(desk: Desk, id: str) -> int:
    """How many figures of people or cases in the document have no date."""
    claims = claims_of(desk.actor, id)
    times = [claim.value("time") for claim in claims if is_figure(claim)]
    return sum(time is None or time.is_unresolved for time in times)


@document.command("new")
@click.option("--title", metavar="TEXT", help="A few words to find the case by; no name of anybody at risk.")
@click.option("--told-by", metavar="TEXT", help="Who tells it, as they may be named in the record.")
@click.option("--told-on", type=DATE, help="When it was told; this counts as the document's date.")
@click.option("--place", metavar="TEXT", help="Where it was told.")
@click.option("--interpreter", metavar="TEXT", help="Who interpreted.")
@click.option("--consent", metavar="TEXT", help="What the teller consented to.")
@click.option("--language", type=LANGUAGE, help="The language of the text: en, ko, ...")
@click.option("--text-file", type=click.File(encoding="utf-8"), help="Holds the text; - for standard input.")
@click.option("--editor", is_flag=True, help="Write the text in your editor, whose files are not encrypted.")
@confirm_date
@as_json
@opens_workspace
def new_document(
    desk: Desk, text_file: IO[str] | None, editor: bool, confirm_date: bool, as_json: bool, **told: Any
) -> None:
    """Type in a case by hand: it becomes a document like any other, and is read.

    At a terminal, the title, who tells it, when and where are asked for unless they are given, and the text
    is typed until Ctrl-D. Elsewhere --title and --text-file are needed.
    """
    from tumen.cli import batch

    if _asks():
        told = {**told, **_ask(told)}
    if not told["title"]:
        raise click.UsageError("The case needs a title: give --title.")
    text = _text(text_file, editor=editor)
    given = {name: value for name, value in told.items() if value}
    added = type_in(actor=desk.actor, text=text, confirmed=confirm_date, **given)
    report = batch.read_kept(desk, [added.public_id], silent=True)
    outcome = report.outcomes[0]
    if as_json:
        terminal.answer({"was_known": added.was_known, "outcome": outcome})
        return
    known = "was typed in before" if added.was_known else "is kept"
    terminal.console().print(terminal.line(f"The case {known} as {added.public_id}; {outcome.said}."))


def _asks() -> bool:
    """Whether a person is there to be asked."""
    return sys.stdin.isatty()


#: What is asked for, in this order, and how.
_QUESTIONS = {
    "title": "Title (no name of anybody at risk)",
    "told_by": "Told by (as they may be named)",
    "told_on": "Told on (a date)",
    "place": "Place where it was told",
    "consent": "Consent (to what)",
}


def _ask(told: dict[str, Any]) -> dict[str, Any]:
    asked = {name: question for name, question in _QUESTIONS.items() if not told[name]}
    return {
        name: click.prompt(
            question,
            default=None if name == "title" else "",
            show_default=False,
            value_proc=_date_or_nothing if name == "told_on" else None,
            err=True,
        )
        for name, question in asked.items()
    }


def _date_or_nothing(typed: str) -> Interval | None:
    return DATE.convert(typed, None, None) if typed.strip() else None


def _text(file: IO[str] | None, *, editor: bool) -> str:
    try:
        if file:
            return file.read()
        if editor:
            return click.edit("", require_save=False) or ""
        if not _asks():
            raise click.UsageError("The case needs its text: give --text-file.")
        click.echo("Type the text; end it with Ctrl-D on a line of its own.", err=True)
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise click.ClickException("The text is not in UTF-8. Save it so and try again.") from error
