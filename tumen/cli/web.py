"""The command that serves the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click
import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.cli import terminal
from tumen.cli.jobs import AtWork
from tumen.cli.opening import Desk, as_json, opens_workspace

#: The pages are served to this computer only; there is no setting that opens them to a network.
HOST = "127.0.0.1"
#: What serves a request: WSGI.
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port on this computer.  [default: TUMEN_PORT, or else 8000]",
)
@click.option(
    "--judging",
    is_flag=True,
    help="Let the pages take judgements, in your name, from whoever opens them on this computer.",
)
@as_json
@opens_workspace
def serve(desk: Desk, port: int | None, judging: bool, as_json: bool) -> None:
    """Serve the record to a browser on this computer, until Ctrl-C.

    The pages only show. With --judging they also take grades of sources and claims and standards of proof;
    there are no accounts yet, so each is kept in your name, whoever on this computer opened the page.
    Meanwhile what waits in `tumen jobs list` is done.
    """
    port = port or settings.TUMEN.port
    pages = get_wsgi_application()
    served = in_the_name_of(desk.actor, pages) if judging else pages
    try:
        server = waitress.create_server(served, host=HOST, port=port, ident=None)
    except OSError as error:
        raise click.ClickException(
            f"Nothing can be served at {HOST}:{port} ({error.strerror}). Name another port with --port."
        ) from error
    try:
        _tell(f"http://{HOST}:{port}", desk, judging=judging, as_json=as_json)
        with AtWork():
            server.run()
    except KeyboardInterrupt:
        server.close()  # Ctrl-C is how it is meant to end, also before the first page was asked for


def in_the_name_of(actor: Actor, application: Application) -> Application:
    """The application, whose pages take judgements in the name of ``actor``."""

    def judged(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application({**environ, JUDGE: actor}, start_response)

    return judged


def _tell(address: str, desk: Desk, *, judging: bool, as_json: bool) -> None:
    if as_json:
        said_by = {"judge": desk.actor.name} if judging else {}
        terminal.answer({"address": address, "workspace": desk.workspace.path, **said_by})
    else:
        said = f"The record of {desk.workspace.path} is at {address} until you press Ctrl-C."
        click.echo(terminal.safe(said))
        if judging:
            click.echo(terminal.safe(f"Its pages take judgements in the name of {desk.actor.name}."))
