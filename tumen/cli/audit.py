"""The commands on the audit log: what was done, whether the log is whole, its heads, time stamps on them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from tumen.access import actions, queries
from tumen.access.anchoring import LARGEST_REPLY
from tumen.access.errors import LogBroken, NotAHead
from tumen.access.heads import Head, is_signed, public_key, sign_head
from tumen.access.proving import Proof, prove
from tumen.access.queries import AuditView, HeadView
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.values import DATE
from tumen.vault.advising import completed
from tumen.vault.durable import write_new
from tumen.vocabulary.dates import Interval


@click.group(context_settings={"max_content_width": 110})
def audit() -> None:
    """List what was done, prove that the log of it is whole, print its head, have it time-stamped."""


# ---- what was done ----


@audit.command("list")
@click.option("--item", metavar="ID", default="", help="Only what was done to this: d-..., c-..., record ...")
@click.option("--actor", metavar="NAME", default="", help="Only what this person did.")
@click.option("--action", metavar="NAME", default="", help="Only this action, or those of a room: documents.")
@click.option("--since", type=DATE, help="Only from this day on (UTC): 2026-11-22, 2026-11, ...")
@click.option("--last", type=click.IntRange(1), default=None, help="Only the last that many.")
@as_json
@opens_existing_workspace
def list_lines(
    desk: Desk, item: str, actor: str, action: str, since: Interval | None, last: int | None, as_json: bool
) -> None:
    """List what was done, by whom, when and to what, oldest first."""
    found = queries.audit_lines(
        desk.actor,
        item.strip().lower(),
        actor=actor,
        action=action,
        since=_beginning(since) if since else None,
        last=last or 0,
    )
    if as_json:
        terminal.answer(found)
        return
    screen = terminal.console()
    for line in found:
        _print_line(screen, line)
    if not found:
        screen.print("Nothing like that was done.")


def _beginning(since: Interval) -> datetime:
    if since.earliest is None:
        raise click.UsageError("--since needs a day, month or year to begin with.")
    return datetime.combine(since.earliest, datetime.min.time(), UTC)


def _print_line(screen: Console, line: AuditView) -> None:
    number = terminal.words(f"{line.number:>6}", "dim")
    screen.print(
        terminal.line(
            number,
            f"  {line.at:%Y-%m-%d %H:%M:%S} UTC  ",
            terminal.words(line.action, "bold"),
            f" {line.item} by {line.actor}",
        )
    )
    if told := _told(line):
        screen.print(Padding(terminal.words(told, "dim"), (0, 0, 0, 8)))


def _told(line: AuditView) -> str:
    """What the line says beyond who did what to which item and when."""
    if line.erased:
        told = line.erased
        return f"erased on {told.at:%Y-%m-%d} by {told.actor} (line {told.number}): {told.why}"
    return ", ".join(f"{name}: {_plainly(value)}" for name, value in line.detail.items())


def _plainly(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@audit.command("erase")
@click.argument("number", metavar="LINE", type=click.IntRange(1))
@click.option("--why", required=True, metavar="TEXT", help="Why; it stays, so do not say what is erased.")
@as_json
@opens_existing_workspace
def erase(desk: Desk, number: int, why: str, as_json: bool) -> None:
    """Erase what LINE says beyond who did what to which item and when, because it has to be forgotten.

    The log verifies as before, and says that it was erased, by whom, when and why. There is no way back.
    """
    actions.erase_detail(actor=desk.actor, number=number, why=why)
    if as_json:
        terminal.answer({"line": number, "erased": True})
        return
    terminal.console().print(f"The detail of line {number} is erased. Backups made before still hold it.")


# ---- whether it is whole ----


@audit.command("head")
@as_json
@opens_existing_workspace
def head(desk: Desk, as_json: bool) -> None:
    """Print the head of the log: copy its short form on paper, and keep that away from this computer.

    It stands for everything that was done until now. "tumen audit verify --head" proves later that nothing of
    it was altered, put in or taken out, also against somebody who has the workspace and its key.
    """
    sign_head(desk.workspace)
    signed = queries.newest_head(desk.actor)
    assert signed is not None, "whoever runs a command has been introduced, which is a line"
    if as_json:
        terminal.answer(signed)
        return
    terminal.console().print(terminal.line(terminal.words(signed.short, "bold")))
    terminal.console().print(terminal.facts(_head_facts(signed)))


def _head_facts(signed: HeadView) -> Iterator[tuple[str, str]]:
    yield "lines", f"{signed.size:,}"
    yield "root", signed.root
    yield "signed", f"{signed.at:%Y-%m-%d %H:%M:%S} UTC"
    yield "by key", signed.key


@audit.command("verify")
@click.option(
    "--head",
    "heads",
    metavar="HEAD",
    multiple=True,
    help="A head that you kept: its short form, or a file with what tumen audit head --json printed.",
)
@as_json
@opens_existing_workspace
def verify(desk: Desk, heads: Sequence[str], as_json: bool) -> None:
    """Prove that the audit log is whole, or name the first line that is not what was kept.

    Every line is hashed again and held against the signed heads, the time stamps, and each HEAD that you kept
    elsewhere. Without one of the last two, whoever has the workspace and its key could have written the whole
    log anew. Exit status 1 when anything is wrong.
    """
    key = public_key(desk.workspace)
    kept = [_kept_head(words, key) for words in heads]
    with _progress() as bar:
        task = bar.add_task("Proving", total=None)
        proof = prove(
            desk.actor,
            key=key,
            kept=kept,
            seen=lambda done, total: bar.update(task, completed=done, total=total),
        )
    if as_json:
        terminal.answer({"is_whole": proof.is_whole, **terminal.plain(proof)})
    else:
        _print_proof(proof)
    if proof.broken:
        raise SystemExit(1)


def _progress() -> Progress:
    screen = terminal.console(err=True)
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(compact=True)
    return Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)


def _kept_head(words: str, key: str) -> Head:
    """Raises `NotAHead` and `LogBroken`."""
    if not Path(words).is_file():
        return Head.copied(words)
    try:
        said = json.loads(Path(words).read_text("utf-8"))
        text, by, signature = said["text"], said["key"], said["signature"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAHead(
            f"The file {words} holds no head. Give one with what `tumen audit head --json` printed."
        ) from error
    if by != key or not is_signed(text, key=by, signature=signature):
        raise LogBroken(
            f"The head in {words} was not signed by this workspace's key: it is another workspace's, or "
            "altered."
        )
    return Head.of(text)


def _print_proof(proof: Proof) -> None:
    screen = terminal.console()
    if proof.broken:
        screen.print(terminal.words(f"The audit log is broken. {proof.broken.says}", "bold red"))
        sound = terminal.counted(proof.lines, "line")
        screen.print(f"{sound} before that hold together. Compare with a copy of the workspace.")
        return
    screen.print(f"The audit log is whole: {terminal.counted(proof.lines, 'line')}.")
    for sentence in _proved(proof):
        screen.print(terminal.words(sentence))


def _proved(proof: Proof) -> Iterator[str]:
    signed = terminal.counted(proof.heads, "signed head")
    last = f", the last over {terminal.counted(proof.signed, 'line')}" if proof.heads else ""
    yield f"{signed}{last}."
    if proof.erased:
        yield f"Of {terminal.counted(proof.erased, 'line')} the detail was erased, as other lines tell."
    for anchor in proof.anchors:
        lines = terminal.counted(anchor.size, "line")
        yield f"An authority saw the first {lines} on {anchor.at:%Y-%m-%d %H:%M:%S} UTC."
    if proof.kept:
        yield f"It begins with all that {terminal.counted(proof.kept, 'head')} of yours stood for."
    elif not proof.anchors:
        yield completed(
            "Nothing from outside this workspace was compared: keep a head on paper (tumen audit head), or "
            "have one time-stamped (tumen audit anchor)."
        )


# ---- out of the workspace ----


@audit.command("export")
@click.argument("file", type=click.File("w", encoding="ascii", lazy=False), default="-")
@click.option("--details", is_flag=True, help="With what each line says beyond who, what, to which and when.")
@opens_existing_workspace
def export(desk: Desk, file: IO[str], details: bool) -> None:
    """Write the log as JSON lines to FILE, or to the terminal, for anybody to verify without Tumen.

    Without --details the lines hold commitments in the place of their details, and verify all the same. The
    form is described in docs/reference/audit.md. That the log was given out is a line of its own.
    """
    actions.note_export(actor=desk.actor, with_details=details)
    sign_head(desk.workspace)
    for record in queries.exported(desk.actor, with_details=details):
        file.write(json.dumps(record) + "\n")


@audit.group()
def anchor() -> None:
    """Have the log time-stamped by an authority (RFC 3161): you carry the files, nothing is sent."""


@anchor.command("request")
@click.argument("file", metavar="OUT.tsq", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@opens_existing_workspace
def request_anchor(desk: Desk, file: Path, as_json: bool) -> None:
    """Write the request for a time stamp on the log as it is now to OUT.tsq.

    The authority sees a hash and nothing else. Carry the file there from any computer, for instance with
    "curl -H 'Content-Type: application/timestamp-query' --data-binary @OUT.tsq ADDRESS -o REPLY.tsr", and
    bring its reply back to "tumen audit anchor keep".
    """
    data = actions.request_anchor(actor=desk.actor)
    try:
        write_new(file, data)
    except OSError as error:
        raise click.ClickException(f"{file} could not be written ({error.strerror}).") from error
    if as_json:
        terminal.answer({"request": file})
        return
    terminal.console().print(terminal.words(f"The request is in {file}. Keep the reply with:"))
    terminal.advise("  tumen audit anchor keep REPLY.tsr --ca ROOT.pem")


@anchor.command("keep")
@click.argument("reply", metavar="REPLY.tsr", type=click.File("rb"))
@click.option(
    "--ca",
    required=True,
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="The authority's root certificate, in PEM, from a place that you trust.",
)
@as_json
@opens_existing_workspace
def keep_anchor(desk: Desk, reply: IO[bytes], ca: IO[str], as_json: bool) -> None:
    """Check the authority's REPLY.tsr against the request that was made, and keep it as it is."""
    data = reply.read(LARGEST_REPLY + 1)
    kept = actions.keep_anchor(actor=desk.actor, reply=data, certificates=ca.read(LARGEST_REPLY))
    if as_json:
        terminal.answer(kept)
        return
    lines = terminal.counted(kept.size, "line")
    said = f"The authority saw the first {lines} of the log on {kept.at:%Y-%m-%d %H:%M:%S} UTC; it is kept."
    terminal.console().print(said)
