"""The commands of tokens: what a program may ask and do through the API, in one's own name."""

from __future__ import annotations

import click

from tumen.access.models import Level, Role
from tumen.accounts import actions
from tumen.accounts.queries import TokenView, tokens
from tumen.accounts.tokens import DAYS, MOST_DAYS, ROLES, Given
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace

#: How somebody at the terminal showed who they are, for the log.
PROVED = "at the terminal"


@click.group("token")
def token() -> None:
    """Let programs ask and act through the API (tumen serve --api), each with a token of yours."""


@token.command("new")
@click.argument("name", metavar="NAME")
@click.option(
    "--role",
    type=click.Choice([role.value for role in ROLES]),
    default=Role.READER.value,
    show_default=True,
    help="What the program may do; you need that role yourself.",
)
@click.option(
    "--clearance",
    type=click.Choice([level.value for level in Level.up_to(Level.RESTRICTED)]),
    default=Level.INTERNAL.value,
    show_default=True,
    help="How sensitive what it sees may be at most.",
)
@click.option(
    "--compartment",
    "compartments",
    multiple=True,
    metavar="COMPARTMENT",
    help="A compartment whose documents it sees; may be given again. Without one it sees none of any.",
)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS,
    show_default=True,
    help="How long it lasts.",
)
@as_json
@opens_existing_workspace
def new(
    desk: Desk,
    name: str,
    role: str,
    clearance: str,
    compartments: tuple[str, ...],
    days: int,
    as_json: bool,
) -> None:
    """Make a token, NAME saying what it is for, and print its secret, which is shown this once.

    It never opens more than you may see and do, and never identities: a token that shows those is made in the
    pages, by somebody who signed in with a second step.
    """
    given = Given(name, Role(role), Level(clearance), compartments)
    made, secret = actions.make_token(
        actor=desk.actor, given=given, days=days, proved=PROVED, second_step=False
    )
    if as_json:
        terminal.answer({"token": made.public_id, "secret": secret, "until": made.until.isoformat()})
        return
    click.echo(f"{made.public_id} lasts until {made.until:%Y-%m-%d %H:%M} UTC. Its secret, shown this once:")
    click.echo(secret)
    click.echo("Keep it as you keep a password. A program sends it as “Authorization: Bearer ...”.")


@token.command("list")
@as_json
@opens_existing_workspace
def list_tokens(desk: Desk, as_json: bool) -> None:
    """List your tokens, the newest first; a keeper sees everybody's. No secret is shown."""
    found = tokens(desk.actor)
    if as_json:
        terminal.answer(found)
        return
    if not found:
        terminal.advise("There is no token. Make one with tumen account token new.")
        return
    fixed: dict[str, object] = {"no_wrap": True}
    columns = ("token", "of", "for", "role", "sees", "until", "last used", "state")
    table = terminal.grid(*((name, {} if name in ("for", "sees") else fixed) for name in columns))
    for one in found:
        used = f"{one.used_at:%Y-%m-%d}" if one.used_at else "never"
        until = f"{one.until:%Y-%m-%d}"
        named = terminal.words(one.name)
        table.add_row(one.id, one.actor, named, one.role, _sees(one), until, used, one.state)
    terminal.console().print(table)


@token.command("revoke")
@click.argument("id", metavar="TOKEN")
@opens_existing_workspace
def revoke(desk: Desk, id: str) -> None:
    """Take a token back: nothing is answered to it any more. TOKEN is its id, such as t-7k3m9xqa."""
    row = actions.revoke_token(actor=desk.actor, token=id)
    click.echo(f"{row.public_id} opens nothing any more.")


def _sees(one: TokenView) -> str:
    circles = f", {len(one.compartments)} compartments" if one.compartments else ""
    return f"{one.clearance}{circles}{', identities' if one.identity else ''}"
