"""The commands on jobs: what waits, what needs a person, and the worker that does them."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import click
from django.db import OperationalError, connection

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.jobs.actions import drop, retry
from tumen.jobs.models import Job, State
from tumen.jobs.queries import JobView
from tumen.jobs.queries import jobs as listed_jobs
from tumen.jobs.working import PAUSE, Worker
from tumen.record.filling import ask_to_fill
from tumen.vault import keyring
from tumen.vault.errors import VaultError
from tumen.vault.workspace import Workspace

#: Seconds that the pages, when they are closed, wait for the job at hand before they give it back.
PATIENCE = 10


@click.group()
def jobs() -> None:
    """List what workers have to do, try a job again, take one off the list."""


@jobs.command("list")
@click.option("--all", "everything", is_flag=True, help="Those that are done or dropped too.")
@as_json
@opens_existing_workspace
def list_jobs(desk: Desk, everything: bool, as_json: bool) -> None:
    """List the jobs that wait, run or need a person."""
    found = listed_jobs(desk.actor, everything=everything)
    if as_json:
        terminal.answer(found)
    elif not found:
        terminal.console().print("There is nothing to do.")
    else:
        _print(found)


def _print(found: list[JobView]) -> None:
    fixed = {"no_wrap": True}
    table = terminal.grid(("job", fixed), ("what", fixed), ("with", {}), ("state", fixed), ("trouble", {}))
    for one in found:
        given = ", ".join(str(value) for value in one.arguments.values())
        state = terminal.words(one.state.value, "yellow" if one.state == State.NEEDS_A_PERSON else "")
        table.add_row(one.id, one.name, terminal.words(given or "–"), state, terminal.words(one.trouble))
    terminal.console().print(table)


@jobs.command("retry")
@click.argument("id", metavar="JOB")
@as_json
@opens_existing_workspace
def retry_job(desk: Desk, id: str, as_json: bool) -> None:
    """Let JOB, which needs a person or was dropped, be tried again."""
    _tell(retry(actor=desk.actor, job=id), "waits for a worker again", as_json=as_json)


@jobs.command("drop")
@click.argument("id", metavar="JOB")
@click.option(
    "--why", required=True, metavar="TEXT", help="Why it need not be done; it is kept with the job."
)
@as_json
@opens_existing_workspace
def drop_job(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Take JOB off the list. What it was to do is not done; `tumen jobs retry` puts it back."""
    _tell(drop(actor=desk.actor, job=id, why=why), "is off the list", as_json=as_json)


def _tell(job: Job, what: str, *, as_json: bool) -> None:
    if as_json:
        terminal.answer({"id": job.public_id, "state": job.state})
    else:
        terminal.console().print(terminal.line(f"Job {job.public_id} {what}."))


@click.command()
@click.option("--until-empty", is_flag=True, help="Stop when nothing is due, instead of waiting for more.")
@as_json
@opens_existing_workspace
def work(desk: Desk, until_empty: bool, as_json: bool) -> None:
    """Do what waits, one job after the other, until Ctrl-C.

    As many workers as wanted may run at once, `tumen serve` being one. The first Ctrl-C ends the job at hand
    and stops; the second stops at once and gives the job back to the list.
    """
    ask_to_fill(desk.actor)
    worker = Worker(told=lambda job, state: None if as_json else click.echo(_said(job, state), err=True))
    before = signal.signal(signal.SIGINT, lambda number, frame: _ask(worker, frame))
    if not as_json:
        click.echo("Working until you press Ctrl-C.", err=True)
    try:
        worker.work(until_empty=until_empty)
    finally:
        signal.signal(signal.SIGINT, before)
    if as_json:
        terminal.answer(dict(worker.done))
    else:
        ended = terminal.counted(worker.done[State.DONE], "job")
        terminal.console().print(terminal.line(f"{ended} done."))


def _said(job: Job, state: str) -> str:
    return terminal.safe(f"{job.public_id} {job.name}: {state}")


def _ask(worker: Worker, frame: FrameType | None) -> None:
    worker.stop()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    click.echo("\nStopping after the job at hand. Press Ctrl-C again to give it back now.", err=True)


class AtWork:
    """A worker in a thread beside the pages, while the block lasts and the vault is open.

    At the end it ends the job at hand; one that takes longer is given back, and what it computes is refused.
    A job that is broken off because the vault is locked is done anew when it is open again.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._worker = Worker()
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._worker.stop()
        self._thread.join(timeout=PATIENCE)
        if self._thread.is_alive():
            self._worker.give_back()

    def _work(self) -> None:
        while not self._worker.is_stopped(within=PAUSE):
            if self._workspace.is_open:
                self._do_what_is_due()

    def _do_what_is_due(self) -> None:
        end = keyring.begin_use(self._workspace.path)
        try:
            self._worker.work(until_empty=True)
        except (OperationalError, VaultError) as error:
            if self._workspace.is_open:
                terminal.warn([f"What waits in tumen jobs list is tried again in a moment: {error}"])
        finally:
            connection.close()
            end()
