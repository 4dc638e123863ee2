"""The pages as a user has them: a workspace of its own, served by ``tumen serve``, opened in Chromium."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import processes
from tumen.vault.workspace import VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

REPOSITORY = Path(__file__).parents[2]
#: Seconds for the commands to fill and to serve the workspace; on two idle cores they take five.
PATIENCE = 120
#: The part of the window that shows the page, in CSS pixels.
DESK: ViewportSize = {"width": 1280, "height": 900}


#: By how many pixels a page is wider than its window. After a change of width it is asked again for a
#: second: the window is narrow before the page has been laid out anew. A page that only begins to come,
#: after a click on a link, has no element yet.
TOO_WIDE = """async () => {
  for (let asked = 0; ; asked++) {
    const root = document.documentElement
    const over = root ? root.scrollWidth - window.innerWidth : 1
    if ((over <= 0 && document.readyState !== "loading") || asked >= 20) return over
    await new Promise(go => setTimeout(go, 50))
  }
}"""


#: Runs each line of words as a command, and answers with what it printed.
_COMMANDS = """
import contextlib, io, json, sys
from tumen.cli import main
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        main(json.loads(line), prog_name="tumen", standalone_mode=False)
    print(json.dumps(out.getvalue()), flush=True)
"""


class Commands:
    """Commands in the workspace of a site, from one process: each alone would begin Django for itself."""

    def __init__(self, workspace: Path) -> None:
        self._environment = {**os.environ, VARIABLE: str(workspace)}
        self._process: processes.Popen | None = None

    def run(self, *words: str) -> str:
        """What ``tumen`` with these words prints; a command that fails is said on the standard error."""
        if not self._process:
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            command = [*processes.TUMEN[:2], _COMMANDS]
            self._process = processes.Popen(command, env=self._environment, cwd=REPOSITORY, **pipes)
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(words), file=self._process.stdin, flush=True)
        told = self._process.stdout.readline()
        assert told, f"{words} failed"
        return str(json.loads(told))

    def close(self) -> None:
        if self._process:
            self._process.communicate(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are served, and the ids of the cast."""

    address: str
    ids: dict[str, str]
    workspace: Path | None = None
    commands: Commands | None = None

    @property
    def pages(self) -> dict[str, str]:
        """One address of each sort, by a name for pictures."""
        ids = self.ids
        return {
            "home": "/",
            "record": "/record",
            "event": f"/events/{ids['october']}",
            "documents": "/documents",
            "document": f"/documents/{ids['dispatch']}",
            "document-korean": f"/documents/{ids['korean']}",
            "document-undated": f"/documents/{ids['newsletter']}",
            "document-broken": f"/documents/{ids['note']}",
            "claim": f"/claims/{ids['corrected']}",
            "claim-broken": f"/claims/{ids['broken']}",
            "passages": "/passages",
            "passage": f"/passages/{ids['passage']}",
            "document-shared": f"/documents/{ids['letter']}",
            "persons": "/persons",
            "person": f"/persons/{ids['person']}",
            "requests": "/requests",
            "appeals": "/appeals",
            "appeal": f"/appeals/{ids['appeal']}",
            "writing": f"/events/{ids['october']}/letter?kind=urgent-appeal",
            "sources": "/sources",
            "source": f"/sources/{ids['source']}",
            "search": f"/search/saved/{ids['saved']}",
            "missing": "/events/e-00000000",
        }


@dataclass(frozen=True, slots=True)
class Filled:
    """A workspace that nobody serves: each site begins with a copy of it."""

    workspace: Path
    ids: dict[str, str]

    @contextmanager
    def served(self, workspace: Path, *options: str) -> Iterator[Site]:
        shutil.copytree(self.workspace, workspace)
        with serving({**os.environ, VARIABLE: str(workspace)}, *options) as address:
            commands = Commands(workspace)
            yield Site(address, self.ids, workspace, commands)
            commands.close()


@pytest.fixture(scope="session")
def site(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Pages that only show."""
    with filled.served(tmp_path_factory.mktemp("served") / "workspace") as site:
        yield site


@pytest.fixture(scope="session")
def judged_site(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Pages that take judgements."""
    with filled.served(tmp_path_factory.mktemp("judged") / "workspace", "--judging") as site:
        yield site


@pytest.fixture(scope="session")
def team_site(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Pages for those who sign in, at the name of this computer."""
    with filled.served(tmp_path_factory.mktemp("team") / "workspace", "--accounts") as site:
        yield replace(site, address=site.address.replace("127.0.0.1", "localhost"))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """The invented record, filled once for all sites."""
    workspace = tmp_path_factory.mktemp("filled") / "workspace"
    environment = {**os.environ, VARIABLE: str(workspace)}
    done = processes.run(
        [sys.executable, "-c", "from tests.pages import fill; fill.main()"],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return Filled(workspace, json.loads(done.stdout))


@contextmanager
def serving(environment: dict[str, str], *options: str) -> Iterator[str]:
    """The address at which the workspace of this environment is served."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [*processes.TUMEN, "serve", "--port", str(port), *options]
    with processes.Popen(
        command, env=environment, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workspace in which nothing has been read."""
    with serving({**os.environ, VARIABLE: str(tmp_path_factory.mktemp("empty") / "workspace")}) as address:
        urllib.request.urlopen(f"{address}/", timeout=PATIENCE).close()
        yield address


@dataclass(frozen=True)
class Pictures:
    """Where screenshots go, for people to look at; nowhere unless TUMEN_PICTURES names a folder."""

    folder: Path | None

    def take(self, page: Page, name: str) -> None:
        if self.folder:
            page.screenshot(path=self.folder / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    named = os.environ.get("TUMEN_PICTURES")
    return Pictures(Path(named).absolute() if named else None)


@dataclass
class Watched:
    """A page in the browser, with all that it asked for and all that it complained of."""

    page: Page
    asked: list[str]
    complaints: list[str]


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One page for all the tests that need none of their own: to open one costs more than to look at it."""
    page = browser.new_page(viewport=DESK)
    yield page
    page.context.close()


@pytest.fixture
def watched(tab: Page) -> Iterator[Watched]:
    """The tab as a new one would be: nothing open, no cookies, at the width of a desk, in the light."""
    watched = Watched(tab, [], [])
    heard: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: watched.asked.append(request.url),
        "console": lambda message: watched.complaints.append(message.text),
        "pageerror": lambda error: watched.complaints.append(str(error)),
    }
    for event, hear in heard.items():
        tab.on(event, hear)
    yield watched
    for event, hear in heard.items():
        tab.remove_listener(event, hear)
    for other in tab.context.pages:
        if other is not tab:
            other.close()
    tab.goto("about:blank")
    tab.context.clear_cookies()
    tab.set_viewport_size(DESK)
    tab.emulate_media(media="null", color_scheme="null")
