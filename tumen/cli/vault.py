"""The commands that make, open anew and lock a vault with a passphrase."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

import click

from tumen.access import keeping
from tumen.cli import terminal, unlocking
from tumen.cli.opening import Desk, as_json, desk_in, opens_existing_workspace
from tumen.cli.unlocking import takes_new_passphrase, takes_recovery_key
from tumen.vault import opening, recovery
from tumen.vault.advising import command_in, completed
from tumen.vault.durable import write_new
from tumen.vault.errors import WorkspaceRefused
from tumen.vault.workspace import Workspace

_SHEET = """\
RECOVERY SHEET

of the vault in {path}

    {first}
    {second}

Whoever has this sheet and the folder can read everything in it. Without the passphrase, nobody can without
this sheet. Write it on paper, keep it in a safe place away from the computer, and leave no copy on any disk.

With it: {command} recover
"""
#: Leaves the lines of the terminal as they were: what was shown is then in no scroll-back.
_ASIDE, _BACK = "\x1b[?1049h\x1b[H", "\x1b[?1049l"

sheet_option = click.option(
    "--sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the recovery sheet into this new file instead of showing it, to be printed and deleted.",
)


_MADE = (
    "The vault is made. Every command asks for its passphrase from now on. "
    "Read documents into it: tumen read PATH"
)


@click.command()
@sheet_option
@as_json
def start(sheet: Path | None, as_json: bool) -> None:
    """Make a vault with a passphrase, in a new or empty folder.

    Asks for the passphrase twice and shows the recovery sheet, which opens the vault when the passphrase is
    forgotten. Nothing is made before a group of the sheet has been typed back.
    """
    workspace = Workspace.current()
    workspace.refuse_unless_new()
    passphrase = unlocking.first_passphrase(workspace)
    recovery_key = _new_sheet(workspace, sheet)
    opening.start(workspace.path, passphrase=passphrase, recovery_key=recovery_key)
    keeping.note_start(actor=desk_in(workspace).actor)
    _tell(workspace, completed(_MADE), sheet, as_json)


@click.command()
@takes_new_passphrase
@click.option("--new-sheet", is_flag=True, help="Make another recovery sheet too; the one before then ends.")
@sheet_option
@as_json
@opens_existing_workspace
def passphrase(desk: Desk, new_file: Path | None, new_sheet: bool, sheet: Path | None, as_json: bool) -> None:
    """Change the passphrase of the vault. The recovery sheet stays, unless another one is asked for.

    Only the key file is written anew. An older copy of it still opens with the passphrase before.
    """
    workspace = desk.workspace
    opening.key_file_of(workspace)
    chosen = unlocking.new_passphrase(workspace, file=new_file)
    recovery_key = _new_sheet(workspace, sheet) if new_sheet or sheet else None
    keeping.change_passphrase(
        actor=desk.actor, workspace=workspace, passphrase=chosen, recovery_key=recovery_key
    )
    kept = "" if recovery_key else " Its recovery sheet is still the same."
    _tell(workspace, f"The vault has another passphrase.{kept}", sheet, as_json)


@click.command()
@takes_recovery_key
@takes_new_passphrase
@sheet_option
@as_json
def recover(sheet_file: Path | None, new_file: Path | None, sheet: Path | None, as_json: bool) -> None:
    """Open a vault whose passphrase is forgotten, with its recovery sheet.

    Sets another passphrase and makes another sheet, which ends the one before.
    """
    workspace = existing_workspace()
    opening.key_file_of(workspace)
    opening.open_by_recovery_key(Workspace.open(workspace.path), unlocking.recovery_key(sheet_file))
    chosen = unlocking.new_passphrase(workspace, file=new_file)
    recovery_key = _new_sheet(workspace, sheet)
    keeping.recover_vault(
        actor=desk_in(workspace).actor, workspace=workspace, passphrase=chosen, recovery_key=recovery_key
    )
    _tell(workspace, "The vault has another passphrase and another recovery sheet.", sheet, as_json)


@click.command()
@as_json
def lock(as_json: bool) -> None:
    """Take the key of the vault from everything that runs with it. Needs no passphrase.

    Pages that are being served turn into a page that asks for the passphrase; a command at work stops as with
    Ctrl-C. Exit status 1 when a program still holds the key after ten seconds.
    """
    workspace = existing_workspace()
    if not opening.lock(workspace):
        raise click.ClickException(
            f"The vault in {terminal.safe(str(workspace.path))} is locked to everything new, but a program "
            "that had it open still works with it. End it (Ctrl-C where it runs), or shut the computer down."
        )
    if as_json:
        terminal.answer({"workspace": workspace.path, "locked": True})
    else:
        click.echo(terminal.safe(f"The vault in {workspace.path} is locked; no program has its key."))


def existing_workspace() -> Workspace:
    """The workspace that is named. Raises `WorkspaceRefused` when there is none."""
    workspace = Workspace.current()
    if not workspace.exists:
        raise WorkspaceRefused(f"There is no workspace {workspace.path}. Name its folder with --workspace.")
    return workspace


def _tell(workspace: Workspace, said: str, sheet: Path | None, as_json: bool) -> None:
    if as_json:
        terminal.answer({"workspace": workspace.path, **({"sheet": sheet} if sheet else {})})
        return
    click.echo(terminal.safe(said))
    if sheet:
        click.echo(terminal.safe(f"Print {sheet} now, and then delete it: it opens the vault."))


def _new_sheet(workspace: Workspace, file: Path | None) -> bytes:
    """A new recovery key, which a person has seen and has typed a group of, or which lies in ``file``."""
    key = recovery.new_recovery_key()
    groups = recovery.groups_of(key)
    half = len(groups) // 2
    text = _SHEET.format(
        path=terminal.safe(str(workspace.path)),
        command=terminal.safe(command_in(workspace.path)),
        first="  ".join(groups[:half]),
        second="  ".join(groups[half:]),
    )
    if file:
        _write_sheet(file, text, workspace)
    else:
        _show(text)
        _ask_back(groups)
    return key


def _write_sheet(file: Path, text: str, workspace: Workspace) -> None:
    if file.exists():
        raise click.ClickException(
            f"{terminal.safe(str(file))} is there already. Name a new file for the sheet."
        )
    if file.resolve().is_relative_to(workspace.path):
        raise click.ClickException(
            "The sheet must not lie in the workspace: it opens it. Name another folder."
        )
    try:
        write_new(file, text.encode())
    except OSError as error:
        raise click.ClickException(
            f"{terminal.safe(str(file))} cannot be written ({error.strerror})."
        ) from error


def _show(text: str) -> None:
    if not (sys.stdout.isatty() and unlocking.is_terminal_there()):
        raise click.ClickException(
            "There is no terminal to show the recovery sheet at. Name a new file for it: --sheet FILE"
        )
    click.echo(f"{_ASIDE}{text}")
    try:
        # What is typed before it is asked for is thrown away by the terminal, an Enter too.
        unlocking.ask("Write it on paper now. Then press Enter; it is not shown again.")
    finally:
        click.echo(_BACK, nl=False)


def _ask_back(groups: tuple[str, ...]) -> None:
    """Raises ClickException unless one group, which chance picks, is typed as it was shown."""
    place = secrets.randbelow(len(groups))
    for _ in range(unlocking.TRIES):
        typed = recovery.in_signs(unlocking.ask(f"Group {place + 1} of the sheet, from your paper: "))
        if secrets.compare_digest(typed.encode(), groups[place].encode()):
            return
        terminal.warn([f"That is not group {place + 1}. Look at your paper again."])
    raise click.ClickException(
        "The sheet was not written down as it was shown. Nothing was changed; start the command again."
    )
