"""The commands that back a workspace up, restore one, and say whether one is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from django.conf import settings
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from tumen.cli import terminal, unlocking
from tumen.cli.documents import STOPPED
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.preservation.actions import back_up
from tumen.preservation.backing_up import Backup
from tumen.preservation.keyfiles import RETENTION
from tumen.preservation.restoring import Restored, rehearse
from tumen.preservation.restoring import restore as restore_backup
from tumen.preservation.sealing import identities_of, recipients_of
from tumen.preservation.soundness import Soundness
from tumen.preservation.soundness import check as check_workspace
from tumen.vault.advising import command_in
from tumen.vault.workspace import Workspace

C = TypeVar("C", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False)


def names_recipients(command: C) -> C:
    """The options that say who may open what is written."""
    command = click.option(
        "--recipients",
        "files",
        multiple=True,
        metavar="FILE",
        type=_FILE,
        help="A file of such keys, one a line.",
    )(command)
    return click.option(
        "--recipient",
        "keys",
        multiple=True,
        metavar="age1...",
        help="The public key of somebody who may open it; may be given again.",
    )(command)


def named_recipients(keys: tuple[str, ...], files: tuple[Path, ...]) -> list[Any]:
    try:
        lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"The recipients could not be read: {error}") from error
    return recipients_of([*keys, *lines])


class Told:
    """Called, it shows on the bar how far the work is; `aside` takes the bar away while somebody is asked."""

    def __init__(self, bar: Progress, doing: str) -> None:
        self._bar, self._task = bar, bar.add_task(doing, total=None)

    def __call__(self, done: int, total: int) -> None:
        self._bar.update(self._task, completed=done, total=total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        self._bar.stop()  # it would be drawn over the question, again and again
        yield
        self._bar.start()


@contextmanager
def course(doing: str, *, silent: bool, left: str) -> Iterator[Told]:
    """A bar on a terminal, nothing elsewhere; Ctrl-C ends the command with ``left`` as its last word."""
    screen = terminal.console(err=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(compact=True),
    )
    bar = Progress(*columns, console=screen, transient=True, disable=silent or not screen.is_terminal)
    try:
        with bar:
            yield Told(bar, doing)
    except KeyboardInterrupt:
        click.echo(f"\nStopped. {left}", err=True)
        raise SystemExit(STOPPED) from None


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@names_recipients
@click.option(
    "--identity",
    type=_FILE,
    metavar="FILE",
    help="A recipient's secret key: the backup is opened with it and every part proved.",
)
@as_json
@opens_existing_workspace
def backup(
    desk: Desk,
    to: Path,
    keys: tuple[str, ...],
    files: tuple[Path, ...],
    identity: Path | None,
    as_json: bool,
) -> None:
    """Write everything in the workspace into one file that only the recipients can open.

    TO is a new file, or a folder on another disk. Without --identity the sealed bytes are read back from the
    disk; with it the backup is opened and every part proved. The public key of a recipient is made on their
    own computer: age-keygen -o KEYFILE
    """
    _refuse_a_record_of_a_team("backed up")
    recipients = named_recipients(keys, files)
    identities = identities_of(identity) if identity else None
    with course("Backing up", silent=as_json, left="Nothing was written.") as tell:
        made = back_up(
            actor=desk.actor,
            workspace=desk.workspace,
            to=to,
            recipients=recipients,
            identities=identities,
            tell=tell,
        )
    if as_json:
        terminal.answer(made)
    else:
        _say_backup(made)
    if made.damaged:
        raise SystemExit(1)


def _refuse_a_record_of_a_team(done: str) -> None:
    """What would be taken is the workspace alone, and nobody must think that the record was in it."""
    if settings.TUMEN.server:
        raise click.ClickException(
            f"The rows of this record are in PostgreSQL, so it cannot be {done} by this command, and nothing "
            "was done. How it is for a team: docs/reference/backup.md; tumen doctor and tumen audit verify "
            "look whether it is whole."
        )


def _say_backup(made: Backup) -> None:
    counted = terminal.counted(made.documents, "document")
    how = "opened again and every part proved" if made.is_proved else "read back from the disk"
    click.echo(terminal.safe(f"Backed up {counted} to {made.path} ({made.size:,} bytes), {how}."))
    click.echo(f"Its name is {made.id}, its SHA-256 {made.sha256}.")
    if made.keys:
        click.echo(terminal.safe(f"The keys of what people may take back are apart, in {made.keys}."))
    for path in made.removed:
        click.echo(terminal.safe(f"{path} was older than {RETENTION} days and was removed."))
    if not made.is_proved:
        terminal.advise(
            "Prove now and then that it can be restored: tumen restore BACKUP --check --identity FILE"
        )
    if made.damaged:
        click.echo(
            f"The evidence of {terminal.counted(len(made.damaged), 'document')} was damaged already: "
            f"{', '.join(made.damaged)}. Add the originals again.",
            err=True,
        )


@click.command()
@click.argument("backup", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("into", required=False, type=click.Path(path_type=Path))
@click.option(
    "--identity", required=True, type=_FILE, metavar="FILE", help="The secret key of one of its recipients."
)
@click.option(
    "--keys",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A file of keys of the same workspace.  [default: the one beside BACKUP]",
)
@click.option(
    "--check",
    "is_check",
    is_flag=True,
    help="Restore into a folder that goes again, and say whether all is whole.",
)
@click.option(
    "--by-sheet",
    is_flag=True,
    help="Open the vault in it by its recovery sheet: its passphrase is forgotten.",
)
@unlocking.takes_recovery_key
@as_json
def restore(
    backup: Path,
    into: Path | None,
    identity: Path,
    keys: Path | None,
    is_check: bool,
    by_sheet: bool,
    sheet_file: Path | None,
    as_json: bool,
) -> None:
    """Make a workspace of BACKUP in the folder INTO, which must be new or empty.

    Every part, every row and every document's evidence is proved before the folder gets its name; of what
    fails nothing is left.
    """
    if (into is None) != is_check:
        raise click.UsageError("Name the folder to restore into, or --check to only see whether it could be.")
    identities = identities_of(identity)

    with course("Restoring", silent=as_json, left="Nothing of it is left.") as tell:

        def unlock(workspace: Workspace) -> None:
            with tell.aside():
                unlocking.unlock_backup(workspace, backup, by_sheet=by_sheet, sheet_file=sheet_file)

        if into:
            done = restore_backup(backup, into, identities, tell, unlock=unlock, keys=keys)
        else:
            done = rehearse(backup, identities, tell, unlock=unlock, keys=keys)
    if as_json:
        terminal.answer(done)
    else:
        _say_restored(done, is_forgotten=by_sheet or sheet_file is not None)
    if done.damaged:
        raise SystemExit(1)


def _say_restored(done: Restored, *, is_forgotten: bool) -> None:
    held = f"{terminal.counted(done.documents, 'document')} and {done.rows:,} rows in {done.parts:,} parts"
    click.echo(f"{done.head.id} of {done.head.made_at:%Y-%m-%d %H:%M} UTC is whole: {held}.")
    if done.path:
        next_step = "Give it another passphrase, with the same sheet" if is_forgotten else "Look at it"
        command = f"{command_in(done.path)} {'recover' if is_forgotten else 'record'}"
        click.echo(terminal.safe(f"The workspace is at {done.path}. {next_step}: {command}"))
    if done.closed:
        counted = terminal.counted(len(done.closed), "item")
        click.echo(
            f"The words of {counted} stay closed, for no key was given: {', '.join(done.closed[:10])}"
            f"{' ...' if len(done.closed) > 10 else ''}. Give the newest file of keys with --keys; what "
            "somebody had destroyed does not open again.",
            err=True,
        )
    if done.damaged:
        click.echo(f"Damaged already when it was backed up: {', '.join(done.damaged)}.", err=True)


@click.command()
@as_json
def check(as_json: bool) -> None:
    """Say whether the workspace is whole: every page, every row, every document's evidence.

    Changes nothing. With a fault the exit status is 1.
    """
    _refuse_a_record_of_a_team("checked")
    workspace = Workspace.current()
    if not workspace.exists:
        raise click.ClickException(
            f"There is no workspace {terminal.safe(str(workspace.path))}. Name its folder with --workspace; "
            "if it lies on a disk that was taken out, put that back first."
        )
    if not workspace.is_open:
        unlocking.unlock(workspace)
    with course("Checking", silent=as_json, left="Nothing was changed.") as tell:
        found = check_workspace(workspace, tell)
    if as_json:
        terminal.answer(
            {
                "is_whole": found.is_whole,
                "documents": found.documents,
                "rows": found.rows,
                "faults": found.faults,
            }
        )
    else:
        _say_checked(found)
    if not found.is_whole:
        raise SystemExit(1)


def _say_checked(found: Soundness) -> None:
    terminal.warn(fault.said for fault in found.faults)
    if found.is_whole:
        rows = sum(found.rows.values())
        click.echo(f"All is whole: {terminal.counted(found.documents, 'document')}, {rows:,} rows.")
    else:
        click.echo(f"{terminal.counted(len(found.faults), 'fault')} found.")
