"""How a command gets the passphrase: asked at the terminal, or for scripts from a file or an open descriptor.

Never as an argument, which every user of the computer can see in the list of processes, and never from the
environment, which every program started from here would inherit.
"""

from __future__ import annotations

import getpass
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeVar

import click

from tumen.cli.terminal import safe, warn
from tumen.vault import opening, recovery
from tumen.vault.errors import RecoveryKeyMistyped, TooManyTries, WeakPassphrase, WrongPassphrase
from tumen.vault.passphrases import LONGEST, refuse_weak
from tumen.vault.workspace import Workspace

R = TypeVar("R")

#: How often a person is asked before the command gives up.
TRIES = 3


def takes_passphrase(command: Callable[..., R]) -> Callable[..., R]:
    """The options of `tumen` that say where the passphrase comes from when nobody is asked for it."""
    from_file = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="For scripts: the passphrase is the first line of FILE, which only you may read.",
    )
    from_descriptor = click.option(
        "--passphrase-fd",
        type=click.IntRange(min=0),
        metavar="N",
        help="For scripts: the passphrase is the first line of the open file descriptor N.",
    )
    return from_file(from_descriptor(command))


def takes_new_passphrase(command: Callable[..., R]) -> Callable[..., R]:
    """The option ``--new-passphrase-file`` of a command that sets another passphrase."""
    return click.option(
        "--new-passphrase-file",
        "new_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="For scripts: the new passphrase is the first line of FILE, which only you may read.",
    )(command)


def takes_recovery_key(command: Callable[..., R]) -> Callable[..., R]:
    """The option ``--sheet-file`` of a command that opens a vault by its recovery key."""
    return click.option(
        "--sheet-file",
        "sheet_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="For scripts: the recovery key is in this file, instead of being typed.",
    )(command)


def unlock(workspace: Workspace) -> None:
    """Open the vault with its passphrase. A person may try `TRIES` times, and waits as long as is asked."""
    _unlock(workspace, f"the vault in {workspace.path}")


def unlock_backup(workspace: Workspace, backup: Path, *, by_sheet: bool, sheet_file: Path | None) -> None:
    """Open the vault that came out of ``backup``, which a person knows by that name and no other.

    With its passphrase, as `unlock`; or ``by_sheet``, for one that was forgotten when the backup was needed.
    """
    if by_sheet or sheet_file:
        opening.key_file_of(workspace)
        opening.open_by_recovery_key(workspace, recovery_key(sheet_file))
        return
    wrong = (
        f"The vault in {backup.name} does not open with this passphrase: it takes the one that it had when "
        "the backup was made. Nothing is lost: run the command again, or, when it is forgotten, with "
        "--by-sheet and the recovery sheet of that day."
    )
    _unlock(workspace, f"the vault in {backup.name} (of the day of the backup)", wrong=wrong)


def _unlock(workspace: Workspace, called: str, *, wrong: str = "") -> None:
    """``wrong`` is said of a wrong passphrase, where what the vault says of it would lead astray."""
    opening.key_file_of(workspace)  # damaged, or of a later version: said before anybody types
    given = _given()
    for left in reversed(range(TRIES if given is None else 1)):
        try:
            if given is None:
                _try_in_turn(workspace, ask(f"Passphrase of {safe(called)}: "))
            else:
                opening.open_by_passphrase(workspace, given)
        except WrongPassphrase as error:
            if not left:
                raise WrongPassphrase(wrong or str(error)) from error
            warn([wrong or str(error)])
        else:
            return


def _try_in_turn(workspace: Workspace, passphrase: str) -> None:
    while True:
        try:
            opening.open_by_passphrase(workspace, passphrase)
        except TooManyTries as wait:
            warn([f"Waiting {wait.seconds} seconds before the next try ..."])
            time.sleep(wait.seconds)
        else:
            return


def new_passphrase(workspace: Workspace, *, file: Path | None = None) -> str:
    """A passphrase for ``workspace`` that is not weak: from ``file``, or typed twice by a person."""
    given = _first_line_of(file) if file else None
    if given is not None:
        refuse_weak(given, name=workspace.path.name)
        return given
    if is_terminal_there():
        click.echo("A good passphrase is four or five words that do not belong together: 15 letters or more.")
    for _ in range(TRIES):
        chosen = ask("New passphrase: ")
        try:
            refuse_weak(chosen, name=workspace.path.name)
        except WeakPassphrase as weak:
            warn([str(weak)])
            continue
        if ask("The same once more: ") == chosen:
            return chosen
        warn(["These two were not the same."])
    raise click.ClickException("No new passphrase was given. Nothing was changed; start the command again.")


def first_passphrase(workspace: Workspace) -> str:
    """The passphrase of a vault that is being made: where the options of `tumen` say, or typed twice."""
    given = _given()
    if given is None:
        return new_passphrase(workspace)
    refuse_weak(given, name=workspace.path.name)
    return given


def recovery_key(file: Path | None) -> bytes:
    """The key of a recovery sheet: from ``file``, or typed by a person, who may mistype it.

    Raises `RecoveryKeyMistyped` for a file whose groups cannot be right.
    """
    if file:
        try:
            return recovery.key_of(_key_lines(file.read_text("utf-8", "replace")))
        except OSError as error:
            raise click.ClickException(f"{file} cannot be read ({error.strerror}).") from error
    while True:
        try:
            return recovery.key_of(ask("The eight groups of the recovery sheet (Ctrl-C to stop): "))
        except RecoveryKeyMistyped as mistyped:
            warn([str(mistyped)])


def _key_lines(text: str) -> str:
    """The key of a sheet as `tumen start` writes it, or of a file that holds nothing else: its indented
    lines."""
    indented = [line for line in text.splitlines() if line.startswith("    ") and line.strip()]
    return " ".join(indented) or text


def ask(prompt: str) -> str:
    """What a person types without its being shown. Raises ClickException where there is no terminal."""
    if not is_terminal_there():
        raise click.ClickException(
            "The vault needs its passphrase, and there is no terminal to ask at. "
            "Name a file that only you may read: tumen --passphrase-file FILE ..."
        )
    return getpass.getpass(prompt)


def is_terminal_there() -> bool:
    """Whether somebody can be asked, also when standard input is a file and the terminal is beside it."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def no_passphrase(workspace: Workspace) -> str:
    """What is said of a vault that has none."""
    return (
        f"The vault in {workspace.path} has NO PASSPHRASE: whoever has the folder can read it. It is for "
        "trying Tumen out. For anything that could endanger somebody, make a vault in another folder: "
        "tumen --workspace FOLDER start"
    )


def _given() -> str | None:
    """The passphrase from where the options of `tumen` say; None when a person is to be asked."""
    options = click.get_current_context().find_root().params
    file, descriptor = options.get("passphrase_file"), options.get("passphrase_fd")
    if file is not None and descriptor is not None:
        raise click.UsageError("Take --passphrase-file or --passphrase-fd, not both.")
    if file is not None:
        return _first_line_of(file)
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "rb") as opened:
                return _first_line(opened, f"File descriptor {descriptor}")
        except OSError as error:
            raise click.ClickException(
                f"File descriptor {descriptor} cannot be read ({error.strerror})."
            ) from error
    return None


def _first_line_of(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            about = os.fstat(opened.fileno())
            if stat.S_ISREG(about.st_mode) and about.st_mode & 0o077:
                raise click.ClickException(
                    f"Other users of this computer may read the passphrase. Close its file: chmod 600 "
                    f"'{path}'"
                )
            return _first_line(opened, str(path))
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read ({error.strerror}).") from error


def _first_line(opened: IO[bytes], name: str) -> str:
    line = opened.readline(LONGEST + 2).rstrip(b"\r\n")
    if not line:
        raise click.ClickException(f"{name} holds no passphrase in its first line.")
    return line.decode("utf-8", "surrogateescape")
