"""The command that packs documents for a court or an archive."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.preservation import course, named_recipients, names_recipients
from tumen.consent.purposes import Purpose
from tumen.preservation.actions import hand_over
from tumen.vault.advising import completed


@click.command()
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option(
    "--to", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where it is put."
)
@names_recipients
@click.option(
    "--why", required=True, metavar="TEXT", help="For whom and what for; it stays in each document's custody."
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice([each.value for each in Purpose if each is not Purpose.KEEP]),
    default=Purpose.COURT.value,
    show_default=True,
    help="The purpose that consents are asked for; where one says no, nothing is packed.",
)
@as_json
@opens_existing_workspace
def handover(
    desk: Desk,
    documents: tuple[str, ...],
    to: Path,
    keys: tuple[str, ...],
    files: tuple[Path, ...],
    why: str,
    purpose: str,
    as_json: bool,
) -> None:
    """Pack documents with their custody and claims into one sealed file (BagIt in age).

    Originals leave the workspace by this: nothing in them is masked. Whoever has a recipient's key reads all.
    """
    recipients = named_recipients(keys, files)
    with course("Packing", silent=as_json, left="Nothing was written."):
        made = hand_over(
            actor=desk.actor,
            workspace=desk.workspace,
            documents=[id.strip().lower() for id in documents],
            to=to,
            recipients=recipients,
            why=why,
            purpose=purpose,
        )
    if as_json:
        terminal.answer(made)
        return
    counted = terminal.counted(len(made.documents), "document")
    click.echo(terminal.safe(f"Packed {counted} as {made.id} in {made.path} ({made.size:,} bytes)."))
    click.echo(f"Its SHA-256 is {made.sha256}. Tell it to the recipient by another way.")
    if made.unknown:
        click.echo(
            terminal.safe(
                completed(
                    f"No consent of their givers is recorded for {', '.join(made.unknown)}: it is not known "
                    "whether they agree. Ask them, and note it: tumen consent note"
                )
            ),
            err=True,
        )
