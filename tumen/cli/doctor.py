"""The command that looks at everything that keeps a record safe, and says what to mend."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from tumen.access.queries import BEHIND, audit_lines
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.documents.queries import addresses
from tumen.jobs.queries import troubled_jobs
from tumen.vault.advising import completed
from tumen.vault.checking import Check, checks, trouble, well


@click.command()
@as_json
@opens_existing_workspace
def doctor(desk: Desk, as_json: bool) -> None:
    """Look whether the record is kept safely, and say what to do where it is not.

    Looks at the workspace and its key, free room, a sample of the documents, the database and its settings,
    the clock, and jobs. Changes nothing. Exit status 1 when something must be mended.
    """
    found = [*checks(desk.workspace, addresses(desk.actor)), *_rest(desk)]
    if as_json:
        terminal.answer(found)
    else:
        table = terminal.grid(("", {"no_wrap": True}), ("", {"no_wrap": True}), ("", {}), head=False)
        for one in found:
            mark = terminal.words("well" if one.is_well else "MEND", "" if one.is_well else "red")
            table.add_row(mark, one.name, terminal.words(one.says))
        terminal.console().print(table)
    if not all(one.is_well for one in found):
        raise SystemExit(1)


def _rest(desk: Desk) -> Iterator[Check]:
    yield encoding(sys.getfilesystemencoding(), locale.getpreferredencoding(False))
    lines = audit_lines(desk.actor)
    yield clock(datetime.now(UTC), lines[-1].at if lines else None)
    yield jobs(desk)


def encoding(files: str, texts: str) -> Check:
    """Whether Korean names of files and texts can be written here."""
    if {files.lower().replace("-", ""), texts.lower().replace("-", "")} == {"utf8"}:
        return well("encoding", "Files may have Korean names and texts.")
    return trouble("encoding", f"This system writes {files} and {texts}, not UTF-8. Set LANG=C.UTF-8.")


def clock(now: datetime, newest: datetime | None) -> Check:
    """Whether the clock has been put back since the last change: the order of what was done would be lost."""
    if newest is None or now >= newest - BEHIND:
        return well("clock", "The clock is not behind the last change.")
    return trouble(
        "clock",
        f"The clock says {now:%Y-%m-%d %H:%M} UTC, but the last change was made at "
        f"{newest:%Y-%m-%d %H:%M}. Set the clock before anything is changed.",
    )


def jobs(desk: Desk) -> Check:
    """Whether jobs wait for a person, or for a worker that does not come."""
    found = troubled_jobs(desk.actor)
    if found.need_a_person:
        named = ", ".join(found.need_a_person[:3])
        return trouble(
            "jobs",
            completed(
                f"{terminal.counted(len(found.need_a_person), 'job')} failed too often ({named}). "
                "tumen jobs list says why; tumen jobs retry JOB tries again."
            ),
        )
    if found.ignored:
        return trouble(
            "jobs",
            completed(
                f"{terminal.counted(len(found.ignored), 'job')} waited for more than an hour. "
                "Nobody works: start tumen work, or tumen serve."
            ),
        )
    return well("jobs", "No job waits for a person.")
