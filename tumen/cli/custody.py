"""The commands on a document as a thing: its original taken out, and what is done to it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.documents.custody import note_custody, open_original
from tumen.documents.models import CustodyKind
from tumen.documents.queries import kept
from tumen.vault.durable import write_new

#: What may be noted by hand; everything else this program notes itself.
NOTED = (CustodyKind.COPIED, CustodyKind.EXPORTED, CustodyKind.REDACTED)


@click.command()
@click.argument("id", metavar="DOCUMENT")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the copy goes; it lies there unencrypted. A file that is there is not written over.",
)
@click.option("--why", required=True, metavar="TEXT", help="Why; it is kept with the document's custody.")
@as_json
@opens_existing_workspace
def original(desk: Desk, id: str, out: Path, why: str, as_json: bool) -> None:
    """Copy the original of DOCUMENT, byte for byte as it was received, to a file.

    It is checked against what was received first. That it was opened and copied, by whom, where to and why,
    stays with its custody and in the audit log.
    """
    if out.exists():
        raise click.ClickException(f"{out} is there already. Name a new file.")
    taken = open_original(
        actor=desk.actor, document=kept(desk.actor, id.strip().lower()), why=why, to=str(out)
    )
    try:
        write_new(out, taken.data)
    except OSError as error:
        raise click.ClickException(
            f"{out} could not be written ({error.strerror}). The custody says that a copy was to go there."
        ) from error
    if as_json:
        terminal.answer({"id": taken.id, "out": out, "sha256": taken.sha256, "size": len(taken.data)})
        return
    screen = terminal.console()
    screen.print(terminal.words(f"The original of {taken.id} is in {out}, unencrypted. SHA-256:"))
    screen.print(taken.sha256)


@click.command()
@click.argument("id", metavar="DOCUMENT")
@click.argument("kind", metavar="WHAT", type=click.Choice([kind.value for kind in NOTED]))
@click.option("--why", required=True, metavar="TEXT", help="Why; it is kept with the document's custody.")
@click.option("--to", default="", metavar="TEXT", help="Where the copy went: a court, an archive, a person.")
@click.option("--tool", default="", metavar="TEXT", help="What it was done with.  [default: by hand]")
@click.option("--tool-version", default="", metavar="TEXT", help="The version of that tool.")
@click.option(
    "--copy", type=click.File("rb"), help="The copy: it is not kept, but known again by its SHA-256."
)
@as_json
@opens_existing_workspace
def custody(
    desk: Desk,
    id: str,
    kind: str,
    why: str,
    to: str,
    tool: str,
    tool_version: str,
    copy: IO[bytes] | None,
    as_json: bool,
) -> None:
    """Note what was done to DOCUMENT outside Tumen: WHAT is copied, exported or redacted.

    What Tumen itself does to a document is noted without this command.
    """
    document = kept(desk.actor, id.strip().lower())
    note_custody(
        actor=desk.actor,
        document=document,
        kind=CustodyKind(kind),
        why=why,
        to=to,
        tool=tool,
        version=tool_version,
        copy=copy.read() if copy else None,
    )
    if as_json:
        terminal.answer({"id": document.public_id, "noted": kind})
        return
    terminal.console().print(f"It is noted that {document.public_id} was {kind}.")
