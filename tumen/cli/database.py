"""The command that makes the team's database ready."""

from __future__ import annotations

import click
from django.conf import settings

from tumen.cli import terminal
from tumen.cli.opening import as_json


@click.group()
def database() -> None:
    """Make the team's database (PostgreSQL) ready."""


@database.command()
@click.option("--as", "owner", required=True, metavar="OWNER", help="The role that owns the database.")
@as_json
def prepare(owner: str, as_json: bool) -> None:
    """Make the role of the application, bring the tables up to date, and set the walls around them.

    TUMEN_DATABASE names the database and the application's role; the database itself is made before, by
    createdb. OWNER's password is looked up in ~/.pgpass. To be done once, and after each new version of
    Tumen; nothing else ever connects as OWNER.
    """
    if settings.TUMEN.server is None:
        raise click.ClickException(
            "TUMEN_DATABASE names no database. The record of a laptop is prepared when it is opened."
        )
    from tumen.vault.preparing import prepare as prepare_database

    role = prepare_database(owner)
    if as_json:
        terminal.answer({"database": settings.TUMEN.server.name, "role": role})
    else:
        said = f"The database {settings.TUMEN.server.name} is ready for the role {role}."
        terminal.console().print(terminal.line(said))
