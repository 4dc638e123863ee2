"""Interviews at the terminal: for who is cleared for identities. They are taken in the pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.preservation import course, named_recipients, names_recipients
from tumen.consent.purposes import Way
from tumen.interviews import actions, queries
from tumen.interviews.queries import InterviewLine
from tumen.interviews.sounds import LARGEST, clock_words
from tumen.preservation.sealing import identities_of

_FILE = click.Path(path_type=Path, dir_okay=False)
_id = click.argument("id", metavar="INTERVIEW")
_why = click.option("--why", required=True, metavar="TEXT", help="Why; it is kept.")


@click.group(context_settings={"max_content_width": 110})
def interviews() -> None:
    """List interviews, attach recordings, hand interviews over to the team’s vault, and merge them there."""


@interviews.command("list")
@as_json
@opens_existing_workspace
def list_interviews(desk: Desk, as_json: bool) -> None:
    """List interviews by code name, newest first. They are taken in the pages (tumen serve)."""
    found: list[InterviewLine] = []
    page = 1
    while True:
        part = queries.interviews(desk.actor, page=page)
        found += part.lines
        page += 1
        if not part.more:
            break
    if as_json:
        terminal.answer([terminal.plain(line) for line in found])
        return
    if not found:
        terminal.console().print("No interview that you may see.")
        return
    table = terminal.grid(
        ("interview", {"no_wrap": True}),
        ("code name", {"ratio": 2}),
        ("state", {"no_wrap": True}),
        ("document", {"no_wrap": True}),
        ("handed over", {"no_wrap": True}),
    )
    for line in found:
        where = line.bundle or ("yes" if line.handed_over else "")
        table.add_row(line.id, terminal.words(line.code_name), line.state.value, line.document, where)
    terminal.console().print(table)


@interviews.command("show")
@_id
@as_json
@opens_existing_workspace
def show_interview(desk: Desk, id: str, as_json: bool) -> None:
    """Show INTERVIEW turn by turn; while it is paused nothing of what was said."""
    found = queries.interview(desk.actor, id.strip().lower())
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    screen.print(
        terminal.line(terminal.words(found.id, "bold cyan"), f"  {found.code_name}, {found.state.value}")
    )
    facts = [
        *found.who,
        ("document", found.document),
        ("recording", found.recording),
        ("came in", found.bundle),
    ]
    screen.print(terminal.facts([(what, words) for what, words in facts if words]))
    for turn in found.turns:
        at = f", {clock_words(turn.begins)}" if turn.begins is not None else ""
        screen.print()
        screen.print(terminal.words(f"{turn.kind.value} {turn.number}{at}", "bold"))
        screen.print(terminal.words(turn.words))
        for one in turn.translations:
            screen.print(terminal.words(f"{one.language}, by {one.by}: {one.words}"))


@interviews.command("attach")
@_id
@click.argument("file", metavar="FILE", type=_FILE)
@click.option(
    "--began",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%S"]),
    metavar="TIME",
    help="When the recorder began, in UTC: 2026-11-26T09:30:00.  [default: as it was noted]",
)
@opens_existing_workspace
def attach(desk: Desk, id: str, file: Path, began: datetime | None) -> None:
    """Attach the recording in FILE to INTERVIEW, which is closed. Destroy the file on the recorder then."""
    try:
        if file.stat().st_size > LARGEST:
            raise click.ClickException(f"The file is larger than {LARGEST:,} bytes. Save it as Opus or AAC.")
        data = file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"The recording could not be read ({error.strerror}).") from error
    made = actions.attach_recording(
        actor=desk.actor,
        interview=id.strip().lower(),
        data=data,
        began_at=began.replace(tzinfo=UTC) if began else None,
    )
    recording = made.recording.public_id if made.recording else ""
    click.echo(f"The recording is kept as {recording}, encrypted. Destroy the file on the recorder.")


@interviews.command("withdraw")
@_id
@click.option(
    "--how",
    "way",
    type=click.Choice([each.value for each in Way]),
    default=Way.SPOKEN.value,
    show_default=True,
    help="How they said it.",
)
@click.option("--why", default="", metavar="TEXT", help="What a later reader needs to know.")
@click.option("--destroy", is_flag=True, required=True, help="Say that it is to be destroyed.")
@opens_existing_workspace
def withdraw(desk: Desk, id: str, way: str, why: str, destroy: bool) -> None:
    """Destroy INTERVIEW with its document and recording, because the interviewee takes it back."""
    actions.withdraw(actor=desk.actor, interview=id.strip().lower(), way=way, why=why)
    click.echo(terminal.safe(f"{id.strip().lower()} is destroyed. If it was handed over, tell the team."))


@interviews.command("pack")
@_id
@click.option(
    "--to", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where the file is put."
)
@names_recipients
@as_json
@opens_existing_workspace
def pack(
    desk: Desk, id: str, to: Path, keys: tuple[str, ...], files: tuple[Path, ...], as_json: bool
) -> None:
    """Pack INTERVIEW, which is closed, into one signed file that only the team’s keys open."""
    recipients = named_recipients(keys, files)
    with course("Packing", silent=as_json, left="Nothing was written."):
        made = actions.pack(actor=desk.actor, interview=id.strip().lower(), to=to, recipients=recipients)
    if as_json:
        terminal.answer(made)
        return
    click.echo(terminal.safe(f"Packed as {made.id} in {made.path} ({made.size:,} bytes)."))
    click.echo(f"Its SHA-256 is {made.sha256}. Tell it to the team by another way.")
    click.echo(f"It is signed by this vault’s key: {queries.field_key(desk.actor)}")


@interviews.command("merge")
@click.argument("file", metavar="FILE", type=_FILE)
@click.option(
    "--identity",
    required=True,
    metavar="KEYFILE",
    type=_FILE,
    help="The file with the team’s secret key of age.",
)
@opens_existing_workspace
def merge(desk: Desk, file: Path, identity: Path) -> None:
    """Merge the interview in FILE into this vault: all of it or nothing, and once.

    It has to be signed by a key that a keeper vouched for: tumen interviews trust
    """
    made = actions.merge(actor=desk.actor, path=file, identities=identities_of(identity))
    document = made.document.public_id if made.document else ""
    terminal.advise(f"{made.public_id} is merged; its document is {document}. Read it: tumen work")


@interviews.command("key")
@opens_existing_workspace
def key(desk: Desk) -> None:
    """Print the public key that signs what this vault packs; read it out to the team by another way."""
    click.echo(queries.field_key(desk.actor))


@interviews.command("keys")
@as_json
@opens_existing_workspace
def keys(desk: Desk, as_json: bool) -> None:
    """List the keys of field laptops that somebody vouched for."""
    found = queries.field_keys(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    screen = terminal.console()
    if not found:
        terminal.advise("No key is trusted. tumen interviews key prints one on the laptop.")
    for each in found:
        until = f", believed no more since {each.until:%Y-%m-%d}" if each.until else ""
        screen.print(terminal.words(f"{each.key}  {each.name}, since {each.since:%Y-%m-%d}{until}"))


@interviews.command("trust")
@click.argument("key", metavar="KEY")
@click.option("--name", required=True, metavar="NAME", help="What the laptop is called.")
@_why
@opens_existing_workspace
def trust(desk: Desk, key: str, name: str, why: str) -> None:
    """Vouch for KEY: what it signs is merged from now on."""
    made = actions.trust_key(actor=desk.actor, key=key, name=name, why=why)
    click.echo(terminal.safe(f"{made.name} is trusted."))


@interviews.command("distrust")
@click.argument("key", metavar="KEY")
@_why
@opens_existing_workspace
def distrust(desk: Desk, key: str, why: str) -> None:
    """Believe nothing more that KEY signs: the laptop is lost, or out of use."""
    actions.end_trust(actor=desk.actor, key=key, why=why)
    click.echo("It is believed no more. What was merged stays.")
