"""The commands on what people allow to be done with what they told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.forgetting import Forgotten
from tumen.consent.purposes import Giver, Purpose, Way, sentences
from tumen.consent.queries import ConsentView, allows, concerned, consents

C = TypeVar("C", bound=Callable[..., Any])

_item = click.argument("item", metavar="ITEM")
_day = click.DateTime(["%Y-%m-%d"])


def _says_how(command: C) -> C:
    """The options on how, by whom and when it was said."""
    for option in (
        click.option("--why", default="", metavar="TEXT", help="What else a later reader needs to know."),
        click.option("--on", "day", type=_day, metavar="DATE", help="The day it was said.  [default: today]"),
        click.option(
            "--by",
            "giver",
            type=click.Choice([each.value for each in Giver]),
            default=Giver.SELF.value,
            show_default=True,
            help="Who said it.",
        ),
        click.option(
            "--how",
            "way",
            required=True,
            type=click.Choice([each.value for each in Way]),
            help="How it was said.",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"max_content_width": 110})
def consent() -> None:
    """Say what people allow to be done with what they told, and that they take it back."""


@consent.command("list")
@click.argument("item", metavar="ITEM", default="")
@as_json
@opens_existing_workspace
def list_consents(desk: Desk, item: str, as_json: bool) -> None:
    """List what was noted, and of ITEM (a document, a cover, a source) what is allowed now."""
    id = item.strip().lower()
    noted = consents(desk.actor, id)
    items = concerned(desk.actor, id) if id.startswith("d-") else [id] if id else []
    now = [allows(desk.actor, each, purpose) for each in items for purpose in Purpose]
    if as_json:
        terminal.answer({"noted": noted, "now": now})
        return
    screen = terminal.console()
    for said in sentences(now):
        screen.print(terminal.line(said))
    for one in noted:
        screen.print(terminal.line(_said(one)))
    if not noted:
        screen.print(terminal.words("No consent is recorded: it is not known, which is no yes."))


@consent.command("note")
@_item
@click.argument("purpose", type=click.Choice([each.value for each in Purpose]))
@click.argument("answer", type=click.Choice(["yes", "no"]))
@click.option("--limits", default="", metavar="TEXT", help="Within which limits, in their own words.")
@click.option("--until", type=_day, metavar="DATE", help="The last day on which it holds.")
@_says_how
@opens_existing_workspace
def note(
    desk: Desk,
    item: str,
    purpose: str,
    answer: str,
    limits: str,
    until: datetime | None,
    way: str,
    giver: str,
    day: datetime | None,
    why: str,
) -> None:
    """Note what somebody allows (yes) or refuses (no) of ITEM for a PURPOSE.

    ITEM is a document (its giver), a cover (whoever it names; `tumen access covers`) or a source.
    """
    made = note_consent(
        actor=desk.actor,
        item=item.strip().lower(),
        purpose=purpose,
        is_given=answer == "yes",
        way=way,
        giver=giver,
        given_on=day.date() if day else None,
        until=until.date() if until else None,
        limits=limits,
        why=why,
    )
    click.echo(terminal.safe(f"Noted as {made.public_id}: {answer} to {Purpose(purpose).words}."))


@consent.command("withdraw")
@_item
@click.option(
    "--purpose",
    type=click.Choice([each.value for each in Purpose]),
    default=Purpose.KEEP.value,
    show_default=True,
    help="For what it is taken back. keep: for everything, and what was given is destroyed.",
)
@click.option("--destroy", is_flag=True, help="Needed with keep: it cannot be undone.")
@_says_how
@opens_existing_workspace
def withdraw(
    desk: Desk,
    item: str,
    purpose: str,
    destroy: bool,
    way: str,
    giver: str,
    day: datetime | None,
    why: str,
) -> None:
    """Note that somebody takes their consent back; it holds from now on.

    Without --purpose all of it is taken back, and what was given is destroyed: the words of a cover, the
    name of a source, or a whole document with its original. Old backups: see docs/reference/consent.md.
    """
    if purpose == Purpose.KEEP and not destroy:
        raise click.UsageError(
            f"What {item} holds would be destroyed for good. Say so with --destroy, or name what else is "
            "taken back with --purpose."
        )
    done = withdraw_consent(
        actor=desk.actor,
        item=item.strip().lower(),
        purpose=purpose,
        way=way,
        giver=giver,
        given_on=day.date() if day else None,
        why=why,
    )
    click.echo(terminal.safe(f"Noted as {done.consent.public_id}: it is taken back."))
    if done.forgotten:
        for sentence in _destroyed(done.forgotten):
            click.echo(terminal.safe(sentence))


def _destroyed(gone: Forgotten) -> list[str]:
    said = [
        f"Destroyed: {terminal.counted(gone.keys, 'key')}, words in {terminal.counted(gone.cells, 'place')}, "
        f"details of {terminal.counted(gone.lines, 'audit line')}.",
        "Files of keys of earlier backups open it for up to 30 days more; what was handed over or exported "
        "before is with those who have it.",
    ]
    if gone.elsewhere:
        said.append(
            f"The same words are covered in {', '.join(gone.elsewhere)} and stay there: withdraw them there "
            "too if they are the same person's."
        )
    return said


def _said(one: ConsentView) -> str:
    until = f" until {one.until}" if one.until else ""
    limits = f", within these limits: {one.limits}" if one.limits else ""
    why = f" ({one.why})" if one.why else ""
    held = "" if one.holds else ", no longer"
    return (
        f"{one.id}  {one.given_on} {one.item} {one.answer.value} to {one.purpose.words}{until}{held}: "
        f"{one.way.words}, by {one.giver.words}{limits}; noted by {one.noted_by}{why}"
    )
