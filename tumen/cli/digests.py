"""The digest of the watch at the terminal: a day of alerts, how a person reads it, and mail."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import Any

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.vault.advising import completed
from tumen.vocabulary.dates import Interval
from tumen.watch import posting, queries
from tumen.watch.errors import NotThatPost
from tumen.watch.mailing import KINDS, send_due
from tumen.watch.models import Tells
from tumen.watch.sealing import SECURITIES, Server

#: Holds the password of the mail server where nobody can type one.
PASSWORD = "TUMEN_POST_PASSWORD"


@click.command("digest")
@click.option("--day", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Which one; without it today.")
@as_json
@opens_existing_workspace
def digest(desk: Desk, day: datetime | None, as_json: bool) -> None:
    """Show the alerts of a day by event, within what a person reads in ten minutes."""
    found = queries.digest(desk.actor, day=day.date() if day else None)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    told = ", ".join(f"{KINDS[kind][0].lower()}: {count}" for kind, count in found.counts.items())
    on = when_words(Interval.day(found.day))
    screen.print(f"{on} ({found.zone}): {told or 'no alert'}. Not put away in all: {found.waiting}.")
    for story in found.shown.whole:
        screen.print(terminal.words(_title(story), "bold"))
        for sentence in story.sentences:
            screen.print(terminal.words(f"    “{sentence.words}” ({sentence.publisher or sentence.label})"))
    for story in found.shown.lines:
        screen.print(terminal.words(_title(story) + completed(" (folded: tumen watch alerts)")))
    if found.shown.beyond:
        terminal.advise(f"And {len(found.shown.beyond)} more: tumen watch alerts")


def _title(story: Any) -> str:
    kinds = ", ".join(str(kind.label) for kind in story.kinds)
    gone = (
        "people whom nobody counted" if story.is_uncounted else "an event that is not in the record any more"
    )
    return f"{story.title or gone}: {kinds}"


@click.command("reading")
@click.option("--zone", metavar="ZONE", default="UTC", show_default=True, help="Time zone, as in Asia/Seoul.")
@click.option("--hour", type=click.IntRange(0, 23), default=8, show_default=True, help="No mail before it.")
@click.option("--quiet", type=click.IntRange(0, 23), nargs=2, help="First hour without mail, and its end.")
@click.option("--mail", metavar="ADDRESS", default="", help="Send the digest there; without it none is sent.")
@click.option(
    "--tells",
    type=click.Choice([each.value for each in Tells]),
    default=Tells.COUNTS.value,
    show_default=True,
    help="What leaves the vault: how many alerts, or the titles of events too.",
)
@opens_existing_workspace
def reading(desk: Desk, zone: str, hour: int, quiet: tuple[int, int] | None, mail: str, tells: str) -> None:
    """Say how you read the digest: your clock, quiet hours, and whether it comes by mail.

    Mail lies open on the servers that it passes: it says how many alerts of which kind there are, and where
    to read them.
    """
    posting.set_reading(
        actor=desk.actor,
        zone=zone,
        hour=hour,
        quiet=quiet or None,
        by_mail=bool(mail),
        address=mail,
        tells=tells,
    )
    said = "It comes by mail." if mail else "No mail goes."
    terminal.console().print(f"Kept: days of {zone}. {said}")


@click.command("post")
@click.option("--host", metavar="NAME", default="", help="The server that mail goes out by.")
@click.option("--port", type=click.IntRange(1, 65535), default=465, show_default=True, help="Its port.")
@click.option(
    "--security",
    type=click.Choice(SECURITIES),
    default="tls",
    show_default=True,
    help="How the connection is kept from others; none is for a server of this computer alone.",
)
@click.option("--user", metavar="NAME", default="", help="Its password is asked for.")
@click.option("--sender", metavar="ADDRESS", default="", help="Whom the mail comes from.")
@click.option(
    "--desk",
    "at",
    metavar="ADDRESS",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="Where people open the pages.",
)
@click.option("--end", is_flag=True, help="Send no mail any more, and destroy what is kept of the server.")
@opens_existing_workspace
def post(desk: Desk, host: str, port: int, security: str, user: str, sender: str, at: str, end: bool) -> None:
    """Name the server that mail goes out by, or --end it. For keepers.

    The password is asked for at the terminal, or taken from the variable TUMEN_POST_PASSWORD.
    """
    if end:
        posting.end_post(actor=desk.actor)
        terminal.console().print("No mail goes any more.")
        return
    password = os.environ.get(PASSWORD, "")
    if user and not password:
        if not sys.stdin.isatty():
            raise NotThatPost(f"Set {PASSWORD}, or type the password at a terminal.")
        password = click.prompt("Password", hide_input=True)
    server = Server(host, port, security, user, password if user else "", sender, at)
    posting.set_post(actor=desk.actor, server=server)
    terminal.advise("Mail goes out by this server: tumen watch send")


@click.command("send")
@opens_existing_workspace
def send(desk: Desk) -> None:
    """Send the digests that are due by mail, each to who asked for it; "tumen watch run" does so too."""
    went = send_due(told=lambda said: click.echo(said, err=True))
    terminal.console().print(f"{terminal.counted(went.sent, 'mail')} sent, {went.failed} not taken.")
