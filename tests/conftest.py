"""The shared cast: a workspace of its own for each test, a researcher, a reader, the commands, and a browser.

The tests run on SQLCipher, as users do, in a workspace that is made for the run; no test touches the user's
own.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import ANY

import django
import hypothesis
import pytest
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import connections, transaction

from tests import postgres, processes
from tests.readers import Readers
from tests.running import leave_out_what_is_not_marked, place_of, tell_what_is_shown, when
from tumen.documents.intake.confined import running
from tumen.documents.intake.confined.pool import POOL
from tumen.vault import advising, schema
from tumen.vault.acting import RECORD, acting_as
from tumen.vault.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from click.testing import Result
    from playwright.sync_api import Browser

    from tumen.access.models import Actor

# What a shell starts in the background ignores Ctrl-C, and so would each program that it starts in turn;
# tests end servers by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What twenty thousand tests are made of stays to the end. To look through it again and again for what nobody
# needs any more takes a tenth of the processor time; young objects are looked through when there are so many.
gc.set_threshold(50_000, 20, 10)

# What tests write is asked to be on the disk tens of thousands of times, as the application asks it of the
# user's disk; each time a test waits some milliseconds. In memory no less is asked, and the answer comes at
# once.
_MEMORY = Path("/dev/shm")
#: Bytes: what a whole run writes and has not removed yet, several times over.
_ENOUGH = 6 * 2**30
if "TMPDIR" not in os.environ and _MEMORY.is_mount() and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Django reads its settings once for the whole run; the workspace must be there before that.
_RUN = Path(tempfile.mkdtemp(prefix="tumen-tests-"))
os.environ[VARIABLE] = str(Workspace.open(_RUN / "workspace").path)
# In this process each workspace is the usual one of who asks, so that commands in advice stay short.
advising.USUAL = ANY
os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
os.environ.pop("TUMEN_PORT", None)
os.environ.pop("TUMEN_DATABASE", None)
#: The tests' own PostgreSQL server, where TUMEN_TEST_DATABASE=postgresql asks for the rooms on it.
POSTGRES = postgres.Server() if os.environ.get("TUMEN_TEST_DATABASE") == "postgresql" else None
if POSTGRES:
    os.environ["TUMEN_DATABASE"] = POSTGRES.address()
django.setup()

# What is slow once (a model, a gazetteer) is no fault of the example that meets it first.
hypothesis.settings.register_profile("tumen", deadline=None)
hypothesis.settings.load_profile("tumen")

#: The same engine without the window of a desktop, where it is there: half the processor time for each page.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
TESSERACT = shutil.which("tesseract")
LIBREOFFICE = shutil.which("soffice")
#: Made by tools/ensure_crate_validator.
CRATE_VALIDATOR = Path(__file__).parents[1] / ".venv-crate/installed"
#: With this value of TUMEN_BROWSER, TUMEN_TESSERACT or TUMEN_POSTGRES a test that cannot run fails instead
#: of being skipped.
REQUIRED = "required"
#: What `own_record` gives.
OwnRecord = Callable[[str], AbstractContextManager[Workspace]]
#: What `filled_record` gives.
FilledRecord = Callable[[str, Callable[[], Any]], AbstractContextManager[Any]]
#: What is tried here is the wall itself, and that readers start: they are started as users start them.
WALL = ("documents/confined/", "documents/containers/test_following.py", "documents/test_doors.py")


_load = BaseHandler.load_middleware
_loaded: dict[object, tuple[Any, ...]] = {}


def _load_once(self: BaseHandler, is_async: bool = False) -> None:
    """Each client of a test goes through the same middleware: WhiteNoise looks through all files when made.

    Settings that a test overrides are another object, and get middleware of their own.
    """
    key = (settings._wrapped, type(self), is_async)
    if key not in _loaded:
        _load(self, is_async)
        made = (self._view_middleware, self._template_response_middleware, self._exception_middleware)
        _loaded[key] = (*made, self._middleware_chain)
    *parts, self._middleware_chain = _loaded[key]
    self._view_middleware, self._template_response_middleware, self._exception_middleware = parts


BaseHandler.load_middleware = _load_once


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before pytest-django puts those last which empty the tables, so that it keeps this order within."""
    items.sort(key=when)
    leave_out_what_is_not_marked(items)


def pytest_configure(config: pytest.Config) -> None:
    tell_what_is_shown(config)


def pytest_collection_finish() -> None:
    gc.freeze()


def pytest_unconfigure() -> None:
    if POSTGRES:
        POSTGRES.stop()
    if _readers.cache_info().currsize:
        _readers().close()
    shutil.rmtree(_RUN, ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    _choose_readers(is_wall=place_of(item).startswith(WALL))
    if item.get_closest_marker("browser") and not CHROMIUM:
        _cannot_run("There is no Chromium here.", "chromium fonts-noto-cjk", "TUMEN_BROWSER")
    if item.get_closest_marker("tesseract") and not TESSERACT:
        packages = "tesseract-ocr tesseract-ocr-kor fonts-noto-cjk"
        _cannot_run("There is no text recognition here.", packages, "TUMEN_TESSERACT")
    if item.get_closest_marker("libreoffice") and not LIBREOFFICE:
        _cannot_run("There is no LibreOffice here.", "libreoffice-writer-nogui", "TUMEN_LIBREOFFICE")
    if item.get_closest_marker("crate") and not CRATE_VALIDATOR.exists():
        pytest.skip("The validator of RO-Crate is not here: `make forms` installs it.")
    if POSTGRES and item.get_closest_marker("laptop"):
        pytest.skip("This is about the database of a laptop.")
    if item.get_closest_marker("postgres") and not postgres.programs():
        _cannot_run("There is no PostgreSQL here.", "postgresql", "TUMEN_POSTGRES")


def _choose_readers(*, is_wall: bool) -> None:
    """No reader that was started in one way is asked in a test of the other."""
    wanted = _started if is_wall else _readers().started
    if running.started != wanted:
        POOL.close()
        running.started = wanted


_started = running.started


@cache
def _readers() -> Readers:
    """Those of this process, and of the tests that it runs; they are begun with its first test."""
    return Readers()


def _cannot_run(what: str, packages: str, variable: str) -> None:
    """Skip a test by name, or fail it where ``variable`` requires it."""
    why = f"{what} On Debian: apt-get install {packages}"
    if os.environ.get(variable) == REQUIRED:
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


if POSTGRES:

    @pytest.fixture(scope="session")
    def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> None:
        """The whole server is there for this run: the database is made ready as users do it, and worked in
        as the application's role."""
        from tumen.vault.preparing import prepare

        with django_db_blocker.unblock():
            prepare(postgres.OWNER)
        # Between tests every table is emptied; the role may do that here and nowhere else.
        given = f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {postgres.APP}"
        POSTGRES.sql(given, database=postgres.NAME)

else:

    @pytest.fixture(scope="session")
    def django_db_setup(
        django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
    ) -> None:
        """The tables are laid out as those of a new workspace. That migrations make the same ones is tried in
        tests/vault/test_tables.py; to run a hundred of them in each process takes many seconds."""
        from django.db import connection

        from tumen.vault import schema

        with django_db_blocker.unblock():
            connection.close()
            tested = connection.settings_dict["TEST"]["NAME"]
            connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = tested
            schema.bring_up_to_date()


@pytest.fixture(autouse=True)
def as_the_record() -> Iterator[None]:
    """On PostgreSQL nothing is visible for nobody: what a test looks at itself, it looks at as the record.

    What one test was refused is no flood with what the next one is.
    """
    from tumen.access import refusing

    refusing.forget()
    with acting_as(RECORD if POSTGRES else None):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = str(_RUN / "workspace" / "test-vault.db")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A fresh workspace for the evidence; the rows go to the run's own database and are rolled back."""
    fresh = Workspace.open(tmp_path / "workspace")
    monkeypatch.setenv(VARIABLE, str(fresh.path))
    return fresh


@pytest.fixture
def actor(db: None, workspace: Workspace) -> Actor:
    """Somebody who adds documents, reviews and judges, keeps the workspace and sees all of it."""
    return _researcher()


def _researcher() -> Actor:
    from tumen.access.actions import introduce
    from tumen.access.models import RESEARCHER, Level, Role

    return introduce(
        name="Test Researcher",
        roles=(*RESEARCHER, Role.KEEPER),
        clearance=Level.RESTRICTED,
        identity=True,
    )


@pytest.fixture
def reader(db: None, workspace: Workspace) -> Actor:
    """Somebody who reads the pages and may change nothing."""
    from tumen.access.actors import anonymous_reader

    return anonymous_reader()


@pytest.fixture
def tumen(workspace: Workspace, actor: Actor) -> Callable[..., Result]:
    """``tumen("record", "--json")`` runs a command in this process and workspace, as the researcher."""
    from click.testing import CliRunner

    from tumen.cli import Desk, main

    def run(*words: str, **options: Any) -> Result:
        return CliRunner().invoke(main, words, obj=Desk(workspace, actor), **options)

    return run


@pytest.fixture
def tumen_process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``tumen_process("record")`` runs a command as users do, in a process and a new workspace of its own."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, VARIABLE: str(tmp_path / "own"), **variables}
        command = [*processes.TUMEN, *words]
        return processes.run(command, env=environment, capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port of this computer at which somebody else listens already."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture(scope="session")
def own_record(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> OwnRecord:
    """``with own_record("pages")``: a workspace and a record that a module of tests fills once; nothing of it
    is left after the block, and each test undoes its own changes."""

    @contextmanager
    def opened(name: str) -> Iterator[Workspace]:
        workspace = Workspace.open(tmp_path_factory.mktemp(name) / "workspace")
        with (
            pytest.MonkeyPatch.context() as patch,
            django_db_blocker.unblock(),
            acting_as(RECORD),
            transaction.atomic(),
        ):
            patch.setenv(VARIABLE, str(workspace.path))
            yield workspace
            transaction.set_rollback(True)

    return opened


@pytest.fixture(scope="session")
def filled_record(
    own_record: OwnRecord, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> FilledRecord:
    """``with filled_record("pages", fill) as cast``: as `own_record`, of what ``fill`` wrote and gave.

    It is filled once in this process, in a workspace of that name: each module works in a copy of it, whose
    rows have the same ids. On PostgreSQL it is filled for each.
    """
    made: dict[str, tuple[Workspace, Any]] = {}

    def kept(name: str, fill: Callable[[], Any]) -> tuple[Workspace, Any]:
        if name not in made:
            workspace = Workspace.open(tmp_path_factory.mktemp(name) / "workspace")
            with _worked_in(workspace, django_db_blocker):
                schema.bring_up_to_date()
                with transaction.atomic():
                    made[name] = workspace, fill()
        return made[name]

    @contextmanager
    def opened(name: str, fill: Callable[[], Any]) -> Iterator[Any]:
        if POSTGRES:
            with own_record(name):
                yield fill()
            return
        workspace, told = kept(name, fill)
        own = tmp_path_factory.mktemp(name) / "workspace"
        shutil.copytree(workspace.path, own)
        with _worked_in(Workspace(own), django_db_blocker), transaction.atomic():
            yield told
            transaction.set_rollback(True)
        shutil.rmtree(own)

    return opened


@contextmanager
def _worked_in(workspace: Workspace, blocker: Any) -> Iterator[None]:
    """The rows of this process are those of another workspace's vault; nothing was begun with its own."""
    connection = connections["default"]
    assert not connection.in_atomic_block
    with pytest.MonkeyPatch.context() as patch, blocker.unblock(), acting_as(RECORD):
        connection.close()
        patch.setenv(VARIABLE, str(workspace.path))
        for each in (connection.settings_dict, settings.DATABASES["default"]):
            patch.setitem(each, "NAME", str(workspace.database))
        try:
            yield
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that a module of tests fills once, in a workspace of its own, and who fills it."""

    workspace: Workspace
    who: Actor


@pytest.fixture(scope="module")
def kept_record(own_record: OwnRecord) -> Iterator[Kept]:
    """What a fixture of a module fills; each test changes it as `researcher`, and undoes its own changes."""
    with own_record("kept") as workspace:
        yield Kept(workspace, _researcher())


@pytest.fixture
def researcher(kept_record: Kept, workspace: Workspace, db: None) -> Actor:
    """Who filled the kept record; its files are copied into the workspace of the test."""
    shutil.copytree(kept_record.workspace.path, workspace.path, dirs_exist_ok=True)
    return type(kept_record.who).objects.get(pk=kept_record.who.pk)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium from Debian; mark the tests that use it with ``pytest.mark.browser``."""
    from playwright.sync_api import expect, sync_playwright

    # Playwright keeps an event loop in this thread, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=60_000)  # milliseconds: some pages read a document
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
