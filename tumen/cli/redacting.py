"""Redacted copies at the terminal: what would be taken out, a draft of a release, and its file to look at."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from tumen.cli import terminal
from tumen.cli.lettering import release  # with the commands that are added to it there
from tumen.cli.opening import Desk, opens_existing_workspace
from tumen.publication import queries
from tumen.publication.copying import Choices, boxes_of, draft_copy
from tumen.publication.queries import CopyForm, PreviewView
from tumen.vault.durable import write_new

#: Why something is withheld, in words.
SIGNS = {
    "name": "a name that the record knows",
    "spelling": "another spelling of a name",
    "given name": "a given name alone",
    "surname": "a surname with a title",
    "part of the name": "a part of a name",
    "word": "covered, or chosen by hand",
    "covered": "covered in the document",
    "form": "has the form of a contact, a number or a place",
}


@click.command("redact")
@click.argument("document", metavar="DOCUMENT")
@click.option("--title", metavar="TEXT", default="", help="The title of the release, which everybody reads.")
@click.option("--why", metavar="TEXT", default="", help="Why; it stays with the document's custody.")
@click.option("--withhold", metavar="WORDS", multiple=True, help="Words to withhold too; may be repeated.")
@click.option(
    "--withhold-from",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with words to withhold too, one a line: a shell remembers what is typed.",
)
@click.option(
    "--show",
    "shown",
    metavar="WORDS REASON",
    nargs=2,
    multiple=True,
    help="Words that stand for nobody and may be read, with the reason; may be repeated.",
)
@click.option("--box", "boxes", metavar="BOX", multiple=True, help='On a page: "PAGE LEFT TOP RIGHT BOTTOM".')
@click.option("--form", type=click.Choice(CopyForm.values), help="What it is made as.")
@click.option(
    "--looked", is_flag=True, help="You look at every painted page: for where there is no tesseract."
)
@click.option("--preview", is_flag=True, help="Only print what would be taken out.")
@opens_existing_workspace
def redact(
    desk: Desk,
    document: str,
    title: str,
    why: str,
    withhold: tuple[str, ...],
    listed: Path | None,
    shown: tuple[tuple[str, str], ...],
    boxes: tuple[str, ...],
    form: str | None,
    looked: bool,
    preview: bool,
) -> None:
    """Draft a release of a redacted copy of DOCUMENT: without names, contacts and places, and proved.

    Boxes are in thousandths of the page. Somebody else approves it: tumen release approve.
    """
    id = document.strip().lower()
    words = (*withhold, *(_lines(listed) if listed else ()))
    if preview:
        _show(queries.copy_preview(desk.actor, id, withhold=words, let_through=shown))
        return
    made = draft_copy(
        actor=desk.actor,
        document=id,
        title=title,
        why=why,
        choices=Choices(words, shown, boxes_of("\n".join(boxes))),
        form=form or "",
        seen_by_eye=looked,
        tell=_told,
    )
    terminal.advise(
        f"{made.public_id} is drafted. Look at it: tumen release copy {made.public_id} --to FILE. "
        f"Somebody else approves it: tumen release approve {made.public_id}"
    )


@release.command("copy")
@click.argument("id", metavar="RELEASE")
@click.option("--to", "to", type=click.Path(path_type=Path), required=True, help="The new file.")
@opens_existing_workspace
def copy(desk: Desk, id: str, to: Path) -> None:
    """Write the redacted copy of RELEASE to a new file: of a draft too, for those who work on it."""
    _, data = queries.copy_file(desk.actor, id.strip().lower())
    try:
        write_new(to, data)
    except OSError as error:
        raise click.ClickException(f"Nothing was written to {to}: {error.strerror}.") from error
    terminal.console().print(f"{len(data):,} bytes are in {to}.")


def _told(page: int, pages: int) -> None:
    terminal.console().print(f"page {page} of {pages}")


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())


def _show(found: PreviewView) -> None:
    screen, text = terminal.console(), Text()
    for piece in found.pieces:
        lines = "\n".join(map(terminal.safe, piece.text.split("\n")))
        text.append(lines, style="reverse" if piece.by else "")
    screen.print(text)
    table = terminal.grid(("withheld", {"ratio": 2}), ("times", {"justify": "right"}), ("why", {"ratio": 3}))
    for hit in found.hits:
        may = "; may be shown with a reason" if hit.may_show else ""
        table.add_row(terminal.words(hit.words), str(hit.count), f"{SIGNS[hit.by]}{may}")
    screen.print(table)
    if found.refused:
        screen.print(found.refused)
