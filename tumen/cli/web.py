"""The command that serves the pages."""

from __future__ import annotations

import click
import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_workspace

#: The pages are served to this computer only; there is no setting that opens them to a network.
HOST = "127.0.0.1"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port on this computer.  [default: TUMEN_PORT, or else 8000]",
)
@as_json
@opens_workspace
def serve(desk: Desk, port: int | None, as_json: bool) -> None:
    """Serve the record to a browser on this computer, until Ctrl-C."""
    port = port or settings.TUMEN.port
    try:
        server = waitress.create_server(get_wsgi_application(), host=HOST, port=port, ident=None)
    except OSError as error:
        raise click.ClickException(
            f"Nothing can be served at {HOST}:{port} ({error.strerror}). Name another port with --port."
        ) from error
    try:
        _tell(f"http://{HOST}:{port}", desk, as_json=as_json)
        server.run()
    except KeyboardInterrupt:
        server.close()  # Ctrl-C is how it is meant to end, also before the first page was asked for


def _tell(address: str, desk: Desk, *, as_json: bool) -> None:
    if as_json:
        terminal.answer({"address": address, "workspace": desk.workspace.path})
    else:
        said = f"The record of {desk.workspace.path} is at {address} until you press Ctrl-C."
        click.echo(terminal.safe(said))
