"""How every command begins: the workspace is opened and brought up to date, the actor is known."""

from __future__ import annotations

import _thread
import errno
import functools
import importlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import click
from django.db.utils import DatabaseError, OperationalError

from tumen import __version__
from tumen.cli import unlocking
from tumen.cli.listing import SENTENCES
from tumen.cli.ruling import RULES
from tumen.cli.terminal import advise, safe
from tumen.vault import keyring
from tumen.vault.acting import acting_as
from tumen.vault.advising import completed
from tumen.vault.workspace import DEFAULT, VARIABLE, Workspace
from tumen.vocabulary.errors import TumenError

if TYPE_CHECKING:
    from tumen.access.models import Actor

P = ParamSpec("P")
R = TypeVar("R")

#: Every command and where it is defined. A module is loaded only when its command is asked for, after Django
#: is ready, so that it may import rooms at its top and `tumen --version` need not wait for them.
COMMANDS = {
    "access": "tumen.cli.access:access",
    "account": "tumen.cli.account:account",
    "appeal": "tumen.cli.lettering:appeal",
    "appeals": "tumen.cli.advocacy:appeals",
    "archive": "tumen.cli.archives:archive",
    "audit": "tumen.cli.audit:audit",
    "backup": "tumen.cli.preservation:backup",
    "check": "tumen.cli.preservation:check",
    "claim": "tumen.cli.judging:claim",
    "database": "tumen.cli.database:database",
    "doctor": "tumen.cli.doctor:doctor",
    "code": "tumen.cli.coding:code",
    "columns": "tumen.cli.columns:columns",
    "comment": "tumen.cli.teamwork:comment",
    "consent": "tumen.cli.consent:consent",
    "document": "tumen.cli.documents:document",
    "evaluate": "tumen.cli.reading:evaluate",
    "event": "tumen.cli.elements:event",
    "handover": "tumen.cli.handover:handover",
    "inquiry": "tumen.cli.inquiries:inquiry",
    "interviews": "tumen.cli.interviews:interviews",
    "lock": "tumen.cli.vault:lock",
    "jobs": "tumen.cli.jobs:jobs",
    "office": "tumen.cli.offices:office",
    "passages": "tumen.cli.passages:passages",
    "passphrase": "tumen.cli.vault:passphrase",
    "person": "tumen.cli.persons:person",
    "read": "tumen.cli.documents:read",
    "record": "tumen.cli.record:record",
    "recover": "tumen.cli.vault:recover",
    "redact": "tumen.cli.redacting:redact",
    "release": "tumen.cli.redacting:release",
    "request": "tumen.cli.requests:request",
    "restore": "tumen.cli.preservation:restore",
    "search": "tumen.cli.search:search",
    "serve": "tumen.cli.web:serve",
    "show": "tumen.cli.show:show",
    "source": "tumen.cli.judging:source",
    "start": "tumen.cli.vault:start",
    "sweep": "tumen.cli.sweeping:sweep",
    "task": "tumen.cli.teamwork:task",
    "watch": "tumen.cli.watch:watch",
    "work": "tumen.cli.jobs:work",
}


#: Letters of a command's first sentence that the list of commands shows.
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with: the open workspace and who is acting in it."""

    workspace: Workspace
    actor: Actor


class Commands(click.Group):
    """The commands of `COMMANDS`; an error of any room becomes one sentence and exit status 1.

    Whatever is said about what went wrong is made safe: it may quote a file's name.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal without Korean shows "?" and goes on
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._sentence_of(ctx, name)) for name in self.list_commands(ctx)])

    def _sentence_of(self, ctx: click.Context, name: str) -> str:
        if name in SENTENCES:
            return SENTENCES[name]
        command = self.get_command(ctx, name)
        return command.get_short_help_str(_LONGEST_SENTENCE) if command else ""

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        _prepare_django(ctx)
        module, _, attribute = COMMANDS[name].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), attribute))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TumenError as error:
            raise click.ClickException(safe(completed(str(error)))) from error
        except DatabaseError as error:
            if said := _trouble(error):
                raise click.ClickException(said) from error
            raise
        except click.ClickException as error:
            error.message = safe(completed(error.message))  # type: ignore[misc]  # whatever class it is, it stays
            raise


#: Bytes without which a command cannot work: less free room counts as none.
ROOM = 1024 * 1024

#: What keeps the database from its work, by SQLite's own words for it, and what to do.
_TROUBLES = {
    "locked": "another command is writing to it. Let that finish and try again.",
    "full": "the disk is full. Make room and run the same command again: nothing is half kept.",
    "disk I/O": "the disk gives errors, or was taken out. Put it back, or copy the workspace to another one.",
    "readonly": "it may not be written to. Check whose the folder is, and whether the disk is read-only.",
    "unable to open": "its files cannot be opened. Check whose they are.",
    "interrupted": "the vault was locked. What was kept is kept; open it again and run the command again.",
    "lock timeout": "another command is writing to it. Let that finish and try again.",
    "could not extend": "its disk is full. Make room there and try again: nothing is half kept.",
    **dict.fromkeys(
        ("certificate", "SSL error"),
        "the server, or this program, did not prove by its certificate who it is. "
        "Check the files that TUMEN_DATABASE names, and their days (docs/settings.md).",
    ),
    "password": "it refuses the password. Check the file that holds it (docs/settings.md).",
    "connection": "the server cannot be reached. Check that it runs, and TUMEN_DATABASE.",
}
#: What says that other bytes came than were written, whatever sort of error it is.
_DAMAGE = dict.fromkeys(
    ("malformed", "not a database"),
    "it is damaged, or its disk was taken out. Put that disk back, or the workspace from a copy.",
)


def _trouble(error: DatabaseError) -> str:
    """What the user can do about an error of the database; empty for one that is this program's own."""
    path, words = Workspace.current().path, str(error)
    if "disk I/O" in words and _is_full(path):
        words = "full"  # SQLite says so when there is no room even for what its readers share
    troubles = _TROUBLES | _DAMAGE if isinstance(error, OperationalError) else _DAMAGE
    told = next((told for sign, told in troubles.items() if sign in words), "")
    workspace = safe(str(path))
    return told and f"The database of the workspace {workspace} did not answer: {told}"


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM
    except OSError:
        return False  # a disk that does not even say how full it is gives errors


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=f"The folder that holds the record.  [default: {VARIABLE}, or else {DEFAULT}]",
)
@unlocking.takes_passphrase
@click.version_option(__version__, prog_name="tumen")
def main(workspace: Path | None, passphrase_file: Path | None, passphrase_fd: int | None) -> None:
    """Tumen keeps the record of forced returns: documents in, a cited record out."""


def opens_workspace(command: Callable[..., R]) -> Callable[..., R]:
    """For a command that works in the workspace: opens it, or makes it where there is none, and gives the
    command a `Desk` as its first argument.

    A caller that has a workspace open already (a test) passes its `Desk` as click's ``obj``. When the command
    ends, in whatever way, and anything was done, the state of the audit log is signed.
    """

    @functools.wraps(command)
    def opened(*args: Any, **kwargs: Any) -> R:
        from tumen.access.looking import one_look

        ctx = click.get_current_context()
        before = _lines_added()
        ctx.obj = ctx.find_object(Desk) or _open_desk()
        with acting_as(ctx.obj.actor.pk), _signs_what_was_done(since=before), one_look(), _notes_refusal(ctx):
            _require_rule(ctx)
            _tell_keeper(ctx.obj.actor)
            _tell_clock(ctx.obj.actor)
            return command(ctx.obj, *args, **kwargs)

    return opened


@contextmanager
def _notes_refusal(ctx: click.Context) -> Iterator[None]:
    from tumen.access.errors import NotPermitted
    from tumen.access.refusing import note_refusal

    try:
        yield
    except NotPermitted:
        note_refusal(actor=ctx.obj.actor, of=_name_of(ctx))
        raise


def _name_of(ctx: click.Context) -> str:
    return ctx.command_path.partition(" ")[2]


def _require_rule(ctx: click.Context) -> None:
    """Raises NoRule for a command that `ruling.RULES` does not list, NotPermitted for one that is not for its
    actor."""
    from tumen.access.errors import NoRule
    from tumen.access.rules import require_permission

    name = _name_of(ctx)
    if name not in RULES:
        raise NoRule(f"Nothing says who may run {name}, so it was not run. Write its rule in cli/ruling.py.")
    if action := RULES[name]:
        require_permission(ctx.obj.actor, action)


def _tell_keeper(actor: Actor) -> None:
    """Say to a keeper, beside whatever the command answers, that there are notices they do not know yet."""
    from tumen.access.queries import new_notices

    if fresh := new_notices(actor):
        told = "A notice waits" if fresh == 1 else f"{fresh} notices wait"
        advise(
            f"{told} for the keepers: something was opened in an emergency, or somebody granted themselves "
            "something. Read: tumen access notices",
            err=True,
        )


def _tell_clock(actor: Actor) -> None:
    """Say that the clock is behind the log, before anything more is written with a time that is not so."""
    from tumen.access.queries import ahead_of_clock

    if ahead := ahead_of_clock(actor):
        click.echo(
            f"The clock of this computer is behind: the last change was made at {ahead:%Y-%m-%d %H:%M} UTC. "
            "Set the clock before you go on, or the order of what was done is lost.",
            err=True,
        )


def opens_existing_workspace(command: Callable[..., R]) -> Callable[..., R]:
    """`opens_workspace` for a command that is of no use in a new one: a mistyped folder is not made."""

    @functools.wraps(command)
    def opened(*args: Any, **kwargs: Any) -> R:
        if not click.get_current_context().find_object(Desk):
            _require_workspace()
        return opens_workspace(command)(*args, **kwargs)

    return opened


def as_json(command: Callable[P, R]) -> Callable[P, R]:
    """The option ``--json``, the same in every command; the command takes it as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")(command)


def _lines_added() -> int:
    from tumen.access.log import lines_added

    return lines_added()


@contextmanager
def _signs_what_was_done(*, since: int) -> Iterator[None]:
    from tumen.access.heads import sign_head

    try:
        yield
    finally:
        # A vault that was locked meanwhile has no key to sign with: the next command does it.
        if _lines_added() > since and Workspace.current().is_open:
            sign_head()


def _prepare_django(ctx: click.Context) -> None:
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured

    if apps.ready:
        return
    if named := ctx.params.get("workspace"):
        os.environ[VARIABLE] = str(named)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def _require_workspace() -> None:
    path = Workspace.current().path
    if not path.exists():
        raise click.ClickException(
            f"There is no workspace {safe(str(path))} yet. Make it with tumen start, "
            "or name another folder with --workspace. If it lies on a disk that was taken out, put that back "
            "first."
        )


def _open_desk() -> Desk:
    from tumen.access.keeping import note_opening

    path = Workspace.current().path
    try:
        is_new = not Workspace(path).exists
        workspace = Workspace.open(path)
        was_open = workspace.is_open
        if not was_open:
            unlocking.unlock(workspace)
            keyring.watch(workspace.path, _thread.interrupt_main)
    except OSError as error:
        what = "Check whose folder it is."
        if error.errno == errno.ENOSPC:
            what = "Make room on its disk and run the same command again: nothing was changed."
        raise click.ClickException(
            f"The workspace {safe(str(path))} cannot be opened ({error.strerror}). {what}"
        ) from error
    if is_new:
        click.echo(safe(unlocking.no_passphrase(workspace)), err=True)
    desk = desk_in(workspace)
    if not was_open:
        note_opening(actor=desk.actor, workspace=workspace, at="the terminal")
    return desk


def desk_in(workspace: Workspace) -> Desk:
    """The desk of a workspace that is open, whose tables are brought up to date."""
    from tumen.access import actors
    from tumen.vault import schema

    if not schema.is_up_to_date():
        click.echo(f"Preparing the workspace {workspace.path} ...", err=True)
        schema.bring_up_to_date()
    return Desk(workspace, actors.local())
