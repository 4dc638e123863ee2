"""The command that serves the pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
import waitress
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, connections

from tumen.access.actors import ACCOUNTS, API, JUDGE
from tumen.access.heads import sign_head
from tumen.access.models import Actor
from tumen.access.recalling import recalling
from tumen.access.refusing import tell_what_was_counted
from tumen.accounts.queries import accounts as all_accounts
from tumen.accounts.recovering import hash_what_was_shown
from tumen.cli import terminal, unlocking
from tumen.cli.ahead import deriving_ahead
from tumen.cli.framing import StrictChannel
from tumen.cli.jobs import AtWork
from tumen.cli.opening import Desk, as_json, opens_workspace
from tumen.documents.intake.limits import HANDED_IN_BYTES
from tumen.record.filling import ask_to_fill
from tumen.vault import keyring
from tumen.vault.errors import VaultError
from tumen.vault.workspace import Workspace

#: The pages are served to this computer only; there is no setting that opens them to a network.
HOST = "127.0.0.1"
#: What people who sign in call it: a passkey is made for a name, and never for a number.
NAME = "localhost"
#: Seconds between two looks whether the audit log has grown; then its state is signed. Whoever alters it has
#: no longer than that to do so before a signature stands in the way.
SIGNING_EVERY = 15 * 60
#: Bytes of a form: a passphrase, or a judgement with its reasons. Waitress keeps half a megabyte in memory
#: and puts more into a file, readable, in the system's own folder; so nothing may be so long.
LONGEST_FORM = 256 * 1024
#: Bytes of an answer, or of what comes in, from which waitress would put it into such a file: more than
#: either can have, so never.
NEVER = 1 << 40
#: Pages that are answered at the same time. Those who wait for one record leave room for others: of four, as
#: waitress has them by itself, none was left.
THREADS = 8
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
@click.option(
    "--accounts",
    is_flag=True,
    help="Let people sign in: each sees and judges what they may, and nobody else sees anything.",
)
@click.option(
    "--api",
    is_flag=True,
    help="Let programs ask too, with a token (tumen account token new). With --accounts they always may.",
)
@as_json
@opens_workspace
def serve(desk: Desk, port: int | None, judging: bool, accounts: bool, api: bool, as_json: bool) -> None:
    """Serve the record to a browser on this computer, until Ctrl-C.

    The pages only show. With --judging they also take what is decided at the review desk, grades of
    sources and claims and standards of proof, each in your name, whoever on this computer opened the
    page. With --accounts everybody signs in, and judges in their own name (tumen account invite).
    With --api, and with --accounts, programs ask at /api/v1, each with a token (docs/reference/api.md).
    Meanwhile what waits in `tumen jobs list` is done.

    A vault with a passphrase is opened with it once. `tumen lock`, or "Lock now" on any page, takes the key
    from the server; the pages then ask for the passphrase.
    """
    if judging and accounts:
        raise click.UsageError("With --accounts everybody judges in their own name: leave --judging away.")
    port = port or settings.TUMEN.port
    ask_to_fill(desk.actor)
    pages = get_wsgi_application()
    served = in_the_name_of(desk.actor, pages) if judging else pages
    if accounts:
        SessionStore.clear_expired()
        hash_what_was_shown()
        served = closed(pages)
    if api or accounts:
        served = with_api(served)
    if desk.workspace.has_passphrase:
        served = while_open(desk.workspace, served)
    try:
        server = served_at(port, served, longest=HANDED_IN_BYTES if api or accounts else LONGEST_FORM)
    except OSError as error:
        raise click.ClickException(
            f"Nothing can be served at {HOST}:{port} ({error.strerror}). Name another port with --port."
        ) from error
    try:
        _tell(f"http://{NAME if accounts else HOST}:{port}", desk, judging=judging, as_json=as_json)
        if accounts and not as_json:
            _tell_of_accounts(desk)
        with (
            signing_heads(desk.workspace),
            AtWork(desk.workspace),
            recalling(),
            deriving_ahead(desk.workspace, desk.actor),
        ):
            server.run()
    except KeyboardInterrupt:
        server.close()  # Ctrl-C is how it is meant to end, also before the first page was asked for


def served_at(port: int, application: Application, *, longest: int = LONGEST_FORM) -> Any:
    """A server of this computer's own address, which puts nothing that it serves or takes on the disk.

    What comes in may have ``longest`` bytes, all of them in memory.
    """
    server = waitress.create_server(
        application,
        host=HOST,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_body_size=longest,
        inbuf_overflow=NEVER,
        outbuf_overflow=NEVER,
    )
    server.channel_class = StrictChannel
    return server


@contextmanager
def signing_heads(workspace: Workspace, every: float = SIGNING_EVERY) -> Iterator[None]:
    """While it lasts, the state of the audit log is signed every so many seconds, if anything was done; what
    was refused and only counted is told in it before that.

    Not while the vault is locked; what keeps it from signing is said, and it tries again the next time.
    """
    over = threading.Event()

    def sign() -> None:
        end = keyring.begin_use(workspace.path)
        try:
            tell_what_was_counted()
            sign_head(workspace)
        except (OperationalError, VaultError) as error:
            terminal.warn([f"The state of the audit log was not signed this time: {error}"])
        finally:
            connection.close()
            end()

    def sign_again() -> None:
        while not over.wait(every):
            if workspace.is_open:
                sign()

    thread = threading.Thread(target=sign_again, name="signs heads", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def in_the_name_of(actor: Actor, application: Application) -> Application:
    """The application, whose pages take judgements in the name of ``actor``."""

    def judged(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application({**environ, JUDGE: actor}, start_response)

    return judged


def closed(application: Application) -> Application:
    """The application, whose pages are for those who sign in and for nobody else."""

    def for_accounts(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application({**environ, ACCOUNTS: True}, start_response)

    return for_accounts


def with_api(application: Application) -> Application:
    """The application, of which programs may ask too."""

    def for_programs(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application({**environ, API: True}, start_response)

    return for_programs


def while_open(workspace: Workspace, application: Application) -> Application:
    """The application, whose requests alone hold the key from now on; it outlasts a locking of the vault.

    A request counts until its answer is closed, and with it the connection to the database.
    """
    connections.close_all()
    keyring.watch(workspace.path, lambda: None)
    keyring.end_opening(workspace.path)

    def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        end = keyring.begin_use(workspace.path)
        try:
            return Answer(application(environ, start_response), end)
        except BaseException:  # whatever ends the request, a Ctrl-C too, ends the use of the key with it
            end()
            raise

    return counted


class Answer:
    """An answer whose ``close`` also does what is to be done when it has gone out."""

    def __init__(self, answer: Iterable[bytes], then: Callable[[], None]) -> None:
        self._answer, self._then = answer, then

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        try:
            if close := getattr(self._answer, "close", None):
                close()
        finally:
            self._then()


def _tell(address: str, desk: Desk, *, judging: bool, as_json: bool) -> None:
    if as_json:
        said_by = {"judge": desk.actor.name} if judging else {}
        terminal.answer({"address": address, "workspace": desk.workspace.path, **said_by})
    else:
        said = f"The record of {desk.workspace.path} is at {address} until you press Ctrl-C."
        click.echo(terminal.safe(said))
        if judging:
            click.echo(terminal.safe(f"Its pages take judgements in the name of {desk.actor.name}."))
        if not desk.workspace.has_passphrase:
            click.echo(terminal.safe(unlocking.no_passphrase(desk.workspace)))


def _tell_of_accounts(desk: Desk) -> None:
    known = [one for one in all_accounts(desk.actor) if one.state != "closed"]
    if not known:
        terminal.advise(
            "Nobody has an account that you know of: a keeper invites (tumen account invite NAME)."
        )
