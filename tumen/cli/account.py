"""The commands of accounts: who signs in to the pages, where more than one person uses them."""

from __future__ import annotations

import click

from tumen.access.models import Role
from tumen.accounts import actions
from tumen.accounts.queries import AccountView, account_named, accounts
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.tokens import token

_why = click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept with the change.")
_hours = click.option(
    "--hours",
    type=click.IntRange(1, actions.MOST_HOURS),
    default=actions.HOURS,
    show_default=True,
    help="For how long the code may be used.",
)


@click.group(context_settings={"max_content_width": 110})
def account() -> None:
    """Let people sign in to the pages (tumen serve --accounts), each as one actor of the workspace."""


account.add_command(token)


@account.command("invite")
@click.argument("name", metavar="NAME")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    help="Make NAME known, with this role; for somebody who is no actor of the workspace yet.",
)
@_hours
@as_json
@opens_existing_workspace
def invite(desk: Desk, name: str, role: str | None, hours: int, as_json: bool) -> None:
    """Make an account for NAME, and print the code with which they choose its password.

    The code works once and is not shown again. Hand it over yourself: nothing is ever sent.
    """
    made, code = actions.invite(actor=desk.actor, name=name, role=role, hours=hours)
    _tell(made.public_id, made.name, code, hours, as_json=as_json)


@account.command("list")
@as_json
@opens_existing_workspace
def list_accounts(desk: Desk, as_json: bool) -> None:
    """List the accounts: open, invited or closed, with which second step. Who is no keeper sees their own."""
    found = accounts(desk.actor)
    if as_json:
        terminal.answer(found)
        return
    fixed: dict[str, object] = {"no_wrap": True}
    table = terminal.grid(
        ("account", fixed), ("name", {}), ("state", {}), ("second step", {}), ("last sign-in", {})
    )
    for one in found:
        last = f"{one.last_sign_in:%Y-%m-%d %H:%M}" if one.last_sign_in else "never"
        table.add_row(one.id, terminal.words(one.name), one.state, _second_steps(one), last)
    terminal.console().print(table)


@account.command("reset")
@click.argument("name", metavar="NAME")
@_hours
@_why
@as_json
@opens_existing_workspace
def reset(desk: Desk, name: str, hours: int, why: str, as_json: bool) -> None:
    """Take the password and the second step of NAME away, end their sessions, and print a new code.

    For a lost password or telephone, and when somebody else may have had it. Make sure that it is NAME who
    asks.
    """
    found = account_named(desk.actor, name)
    code = actions.reset(actor=desk.actor, account=found, why=why, hours=hours)
    _tell(found.public_id, found.name, code, hours, as_json=as_json)


@account.command("close")
@click.argument("name", metavar="NAME")
@_why
@opens_existing_workspace
def close(desk: Desk, name: str, why: str) -> None:
    """Let NAME sign in no more, and end their sessions at once. What they did, and what they hold, stays."""
    found = account_named(desk.actor, name)
    actions.close(actor=desk.actor, account=found, why=why)
    click.echo(terminal.safe(f"{found.public_id} is closed, and its sessions are ended."))


def _tell(id: str, name: str, code: str, hours: int, *, as_json: bool) -> None:
    if as_json:
        terminal.answer({"account": id, "name": name, "code": code, "hours": hours, "path": "/join"})
        return
    click.echo(terminal.safe(f"{id} signs in with the name “{name}”."))
    click.echo(f"Code of the invitation, for {hours} hours and one use:  {code}")
    click.echo("Give it to that person yourself. They open /join at the address of the pages and type it in.")


def _second_steps(one: AccountView) -> str:
    had = ", ".join(step.replace("_", " ") for step in one.second_steps)
    return had or ("none; needed at the next sign-in" if one.needs_second_step else "none")
