"""The command that removes what crashes left."""

from __future__ import annotations

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.documents import sweeping
from tumen.documents.sweeping import Sweep


@click.command()
@click.option("--remove", is_flag=True, help="Remove them; without it they are only listed.")
@click.option(
    "--older-than",
    "hours",
    type=click.FloatRange(min=0),
    default=sweeping.GRACE / 3600,
    show_default=True,
    metavar="HOURS",
    help="Leave alone what is younger: something at work may still need it.",
)
@as_json
@opens_existing_workspace
def sweep(desk: Desk, remove: bool, hours: float, as_json: bool) -> None:
    """List the files that nothing needs, which a crash left in the workspace; with --remove, remove them.

    Those are files that were cut short, and documents as received that no row of the record names. Nothing
    that a row names is ever removed.
    """
    found = sweeping.remove_leftovers if remove else sweeping.find_leftovers
    try:
        swept = found(actor=desk.actor, workspace=desk.workspace, grace=hours * 3600)
    except OSError as error:
        raise click.ClickException(
            f"Not everything could be removed ({error.strerror}: {error.filename}). The record is as it was. "
            "Check whose the folder is, and run the same command again."
        ) from error
    if as_json:
        _answer(desk, swept, removed=remove)
    else:
        _tell(desk, swept, removed=remove)
    if swept.missing:
        missing = terminal.counted(len(swept.missing), "document")
        raise click.ClickException(
            f"{missing} of the record {'has' if len(swept.missing) == 1 else 'have'} no file in the "
            "workspace. Put them back from a copy, or add the original documents again."
        )


def _answer(desk: Desk, swept: Sweep, *, removed: bool) -> None:
    files = [
        {
            "file": each.path.relative_to(desk.workspace.path),
            "bytes": each.size,
            "unfinished": each.is_unfinished,
        }
        for each in swept.leftovers
    ]
    terminal.answer({"removed": removed, "leftovers": files, "missing": swept.missing})


def _tell(desk: Desk, swept: Sweep, *, removed: bool) -> None:
    for each in swept.leftovers:
        what = "cut short" if each.is_unfinished else "no row names it"
        path = each.path.relative_to(desk.workspace.path)
        click.echo(terminal.safe(f"{path}  {each.size:,} bytes, {each.age / 3600:,.0f} hours old, {what}"))
    files = terminal.counted(len(swept.leftovers), "file")
    if not swept.leftovers:
        click.echo("Nothing is left over.")
    elif removed:
        click.echo(f"{files} removed, {swept.size:,} bytes.")
    else:
        terminal.advise(
            f"{files} that nothing needs, {swept.size:,} bytes. To remove them: tumen sweep --remove"
        )
