"""Releases at the terminal: what leaves the record, from the draft to the notice that takes it back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.publication import actions, queries
from tumen.publication.concluded import draft_findings
from tumen.publication.errors import NotGenuine
from tumen.publication.forms.plain import as_text
from tumen.publication.queries import CopyView, FindingsView, ReleaseLine, ReleaseView
from tumen.publication.site.folder import write_site
from tumen.record.queries import By, Of, Wanted
from tumen.record.titles import when_words
from tumen.vault.durable import write_new
from tumen.vocabulary.dates import Interval

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_WHY = click.option("--why", metavar="TEXT", required=True, help="Why, in words that everybody may read.")
_UNTIL = click.option(
    "--until", type=_DAY, help="The day on which the embargo ends, at its beginning in UTC."
)
_MARKS = {
    "small": "withheld: too few, or changed by too few",
    "beside": "withheld: a small number could be worked out from it",
    "withheld": "withheld",
}


@click.group(context_settings={"max_content_width": 110})
def release() -> None:
    """Release tables, redacted copies and reports of inquiries: draft, approve, publish, retract, verify."""


@release.command("list")
@as_json
@opens_existing_workspace
def list_releases(desk: Desk, as_json: bool) -> None:
    """List releases, newest first, and before them what is not out."""
    found = queries.releases(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(line) for line in found])
        return
    print_releases(found)


@release.command("draft")
@click.argument("title", metavar="TITLE")
@click.option(
    "--of", type=click.Choice([each.value for each in Of]), default="claims", show_default=True, help="What."
)
@click.option(
    "--by", type=click.Choice([each.value for each in By]), default="year", show_default=True, help="By what."
)
@click.option(
    "--across", type=click.Choice([each.value for each in By]), help="Also by this, as columns of the table."
)
@click.option("--act", metavar="ACT", default="", help="Only of this act.")
@click.option("--country", metavar="CODE", default="", help="Only in this country (CN, KP).")
@click.option("--status", type=click.Choice(["accepted", "proposed"]), help="Only claims that are so.")
@opens_existing_workspace
def draft(
    desk: Desk,
    title: str,
    of: str,
    by: str,
    across: str | None,
    act: str,
    country: str,
    status: str | None,
) -> None:
    """Draft a release with this TITLE; prints what of it is withheld, and why."""
    wanted = Wanted(act=act, country=country.strip().upper(), status=status or "")
    made = actions.draft_release(
        actor=desk.actor, title=title, of=of, by=by, wanted=wanted, across=across or ""
    )
    _show(queries.release(desk.actor, made.public_id))
    terminal.advise(
        f"{made.public_id} is drafted. Somebody else approves it: tumen release approve {made.public_id}"
    )


@release.command("findings")
@click.argument("inquiry", metavar="INQUIRY")
@click.option("--title", metavar="TEXT", default="", help="Its title; the inquiry's own if not given.")
@opens_existing_workspace
def findings(desk: Desk, inquiry: str, title: str) -> None:
    """Draft a release of what INQUIRY found: its report in English and Korean, every claim cited."""
    made = draft_findings(actor=desk.actor, inquiry=_id(inquiry), title=title)
    _show(queries.release(desk.actor, made.public_id))
    terminal.advise(
        f"{made.public_id} is drafted. Somebody else approves it: tumen release approve {made.public_id}"
    )


@release.command("approve")
@click.argument("id", metavar="RELEASE")
@click.option("--why", metavar="TEXT", default="", help="A note on it.")
@opens_existing_workspace
def approve(desk: Desk, id: str, why: str) -> None:
    """Let the draft RELEASE go out, as somebody other than its maker."""
    actions.approve_release(actor=desk.actor, release=_id(id), why=why)
    terminal.advise(f"{_id(id)} is approved. Next: tumen release publish {_id(id)}")


@release.command("publish")
@click.argument("id", metavar="RELEASE")
@_UNTIL
@opens_existing_workspace
def publish(desk: Desk, id: str, until: datetime | None) -> None:
    """Give RELEASE, which is approved, its number, its files and its signature."""
    made = actions.publish(actor=desk.actor, release=_id(id), until=_moment(until))
    terminal.advise(f"{_id(id)} is release {made.number}. Its files: tumen release save {made.number}")


@release.command("embargo")
@click.argument("id", metavar="RELEASE")
@_UNTIL
@_WHY
@opens_existing_workspace
def embargo(desk: Desk, id: str, until: datetime | None, why: str) -> None:
    """Hold the files of RELEASE back until a day; without --until, lift that."""
    actions.embargo(actor=desk.actor, release=_id(id), until=_moment(until), why=why)
    terminal.console().print(f"{_id(id)}: the embargo is {'kept' if until else 'lifted'}.")


@release.command("correct")
@click.argument("id", metavar="RELEASE")
@_WHY
@opens_existing_workspace
def correct(desk: Desk, id: str, why: str) -> None:
    """Say what is wrong in RELEASE, and what is right. Its files stay as they are."""
    actions.correct(actor=desk.actor, release=_id(id), why=why)
    terminal.console().print(f"{_id(id)}: the correction is kept. A corrected table is another release.")


@release.command("retract")
@click.argument("id", metavar="RELEASE")
@_WHY
@opens_existing_workspace
def retract(desk: Desk, id: str, why: str) -> None:
    """Take RELEASE back: it stays listed with the reason, and its files are not given out any more."""
    actions.retract(actor=desk.actor, release=_id(id), why=why)
    terminal.console().print(f"{_id(id)} is retracted.")


@release.command("show")
@click.argument("id", metavar="RELEASE")
@as_json
@opens_existing_workspace
def show(desk: Desk, id: str, as_json: bool) -> None:
    """Show RELEASE (its id, or its number): its rows, what is withheld, and who let it out."""
    found = queries.release(desk.actor, _id(id))
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    _show(found)


@release.command("save")
@click.argument("id", metavar="RELEASE")
@click.option("--to", "to", type=click.Path(path_type=Path), required=True, help="The new file (ZIP).")
@click.option("--only", metavar="NAME", default="", help="One of its files alone (report-en.pdf).")
@click.option("--bag", "as_bag", is_flag=True, help="As a bag for archives (BagIt) in a ZIP archive.")
@opens_existing_workspace
def save(desk: Desk, id: str, to: Path, only: str, as_bag: bool) -> None:
    """Write the files of RELEASE with its signed manifest to a new file, or one of them."""
    if only and as_bag:
        raise click.UsageError("A bag holds all files: give --bag or --only, not both.")
    if only:
        data = queries.file_of(desk.actor, _id(id), only)
    else:
        data = (queries.bag if as_bag else queries.package)(desk.actor, _id(id))
    try:
        write_new(to, data)
    except OSError as error:
        raise click.ClickException(f"Nothing was written to {to}: {error.strerror}.") from error
    terminal.console().print(f"{len(data):,} bytes are in {to}.")


@release.command("site")
@click.argument("folder", type=click.Path(path_type=Path))
@opens_existing_workspace
def site(desk: Desk, folder: Path) -> None:
    """Write a public site of all releases that are out to FOLDER: pages in two languages, and their files.

    FOLDER is new, empty, or holds such a site, which is replaced as a whole; anything else is left alone.
    """
    files = queries.site(desk.actor)
    try:
        write_site(folder, files)
    except OSError as error:
        raise click.ClickException(f"Nothing was written to {folder}: {error.strerror}.") from error
    terminal.console().print(f"{len(files)} files are in {folder}. Any web server can show it: index.html")


@release.command("verify")
@click.argument("id", metavar="RELEASE")
@click.option("--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A copy.")
@as_json
@opens_existing_workspace
def verify(desk: Desk, id: str, file: Path | None, as_json: bool) -> None:
    """Prove that RELEASE is what was signed; with --file, that this copy of it is."""
    told = queries.verify(desk.actor, _id(id))
    if file is not None and file.read_bytes() != queries.package(desk.actor, _id(id)):
        raise NotGenuine(f"{file} is not release {told['number']}: a bit of it was changed.")
    if as_json:
        terminal.answer(told)
        return
    terminal.console().print(f"Release {told['number']} is what was signed: {len(told['files'])} files.")


@release.command("key")
@opens_existing_workspace
def key(desk: Desk) -> None:
    """Print the public key that signs releases, for those who check them elsewhere."""
    terminal.console().print(queries.signing_key(desk.actor))


def print_releases(found: tuple[ReleaseLine, ...]) -> None:
    """Releases as a table."""
    if not found:
        terminal.console().print("No release that you may see.")
        return
    table = terminal.grid(
        ("release", {"no_wrap": True}),
        ("number", {"no_wrap": True, "justify": "right"}),
        ("title", {"ratio": 2}),
        ("state", {"no_wrap": True}),
        ("day", {"no_wrap": True}),
        ("withheld", {"no_wrap": True, "justify": "right"}),
    )
    for line in found:
        day = _day((line.published_at or line.made_at).date())
        withheld = f"{line.withheld} of {line.rows}"
        report = line.channel or "report"
        withheld = "copy" if line.is_copy else report if line.is_report else withheld
        table.add_row(line.id, str(line.number or ""), terminal.words(line.title), line.state, day, withheld)
    terminal.console().print(table)


def _show(found: ReleaseView) -> None:
    screen = terminal.console()
    number = f"release {found.line.number}" if found.line.number else "no number yet"
    screen.print(terminal.line(terminal.words(found.line.id, "bold cyan"), f"  {number}, {found.line.state}"))
    screen.print(terminal.facts(_facts(found)))
    if found.copy:
        _show_copy(found.copy)
    elif found.report:
        _show_report(found.report)
    else:
        _show_rows(found)
    for each in found.notices:
        end = f" until {_day(each.until.date())}" if each.until else ""
        screen.print(terminal.words(f"{each.kind.value}{end}: {each.why} ({each.by})"))
    if found.left_out:
        away = ", ".join(f"{id} ({item})" for id, item in found.left_out[:50])
        screen.print(f"Left out, for people did not agree to it: {away}")
    if found.touched:
        screen.print(f"People do not allow that of these documents any more: {', '.join(found.touched)}")


def _show_copy(copy: CopyView) -> None:
    screen = terminal.console()
    pages = f", {terminal.counted(copy.pages, 'page')}" if copy.pages else ""
    told = [("copy of", copy.document), ("form", f"{copy.form.value}, {copy.size:,} bytes{pages}")]
    told += [("taken out", ", ".join(f"{count} × {by}" for by, count in copy.taken))]
    told += [("let through", f"{words}: {why}") for words, why in copy.let_through]
    screen.print(terminal.facts([(what, terminal.words(said)) for what, said in told if said]))
    if not copy.is_readable:
        screen.print("Nobody reads it here: it was retracted, or words of its document were forgotten.")
    for line in copy.text.splitlines():
        screen.print(terminal.words(line))


def _show_report(report: FindingsView) -> None:
    screen = terminal.console()
    if not report.papers:
        screen.print("Nobody reads it here: it was retracted, or words that it quotes were forgotten.")
    for paper in report.papers[:1]:
        for line in as_text(paper).splitlines():
            screen.print(terminal.words(line))


def _show_rows(found: ReleaseView) -> None:
    across = [(found.head_across, {"ratio": 2})] if found.across else []
    table = terminal.grid(
        (found.head, {"ratio": 2}), *across, ("count", {"justify": "right"}), ("", {"ratio": 3})
    )
    for row in found.rows:
        count = "" if row.count is None else f"{row.count:,}"
        named = [terminal.words(each) for each in ((row.words, row.across) if across else (row.words,))]
        table.add_row(*named, count, _MARKS.get(row.mark, ""))
    terminal.console().print(table)


def _counts(found: ReleaseView) -> str:
    across = f" and {found.across}" if found.across else ""
    return f"{found.of} by {found.by}{across}" if found.by else ""


def _facts(found: ReleaseView) -> list[tuple[str, str]]:
    told = [
        ("title", found.line.title),
        ("counts", _counts(found)),
        ("only", ", ".join(f"{name}: {value}" for name, value in found.filters)),
        ("made by", found.made_by),
        ("approved by", found.approved_by),
        ("published by", found.published_by),
        ("key", found.key),
    ]
    return [(what, words) for what, words in told if words]


def _id(id: str) -> str:
    return id.strip().lower()


def _moment(day: datetime | None) -> datetime | None:
    return day.replace(tzinfo=UTC) if day else None


def _day(day: date) -> str:
    return when_words(Interval.day(day))
