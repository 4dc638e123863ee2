"""A vault is started, opened, recovered and locked by the commands as users type them."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import processes
from tests.vault.cast import ANOTHER, PASSPHRASE
from tumen.vault import guessing, opening, recovery
from tumen.vault.errors import TooManyTries, WrongPassphrase
from tumen.vault.keys import Keys
from tumen.vault.workspace import VARIABLE, Workspace

RUN = processes.TUMEN
#: The same with its memory left open to other programs of the user, for the tests that look into it, and with
#: the delay against guessing by a clock that a test moves: the time of a file.
SEEN = [
    sys.executable,
    "-c",
    "import os; from tumen.vault import guessing, keyring; keyring.hide_memory = lambda: None; "
    "guessing.time = type('Clock', (), {'time': lambda: os.stat(os.environ['CLOCK']).st_mtime}); "
    "from tumen.cli import main; main(prog_name='tumen')",
]
#: Seconds until a program has to have done what it was told, however much the machine has to do.
PATIENCE = 120
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def secret_file(path: Path, words: str) -> Path:
    path.write_text(words + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the vault ("vault"), its recovery sheet and its passphrase, made once for these tests."""
    place = tmp_path_factory.mktemp("vault")
    right = secret_file(place / "right", PASSPHRASE)
    secret_file(place / "wrong", "a river that never froze over")
    made = run(place, "--passphrase-file", str(right), "start", "--sheet", str(place / "sheet"))
    assert made.returncode == 0, made.stderr
    return place


def run(place: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    """A command in a session of its own, which has no terminal."""
    environment = {**os.environ, VARIABLE: str(place / "vault")}
    options: dict[str, object] = {"stdin": subprocess.DEVNULL, **more}
    return processes.run(
        [*RUN, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        start_new_session=True,
        **options,
    )


def opened(place: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return run(place, "--passphrase-file", str(place / "right"), *words, **more)


def groups_in(sheet: str) -> list[str]:
    """The groups of the recovery key, from the sheet's indented lines."""
    return re.findall(r"\b[0-9A-Z]{5}\b", " ".join(re.findall(r"^    .*", sheet, re.M)))


class TestStart:
    def test_the_sheet_opens_the_vault_and_only_its_owner_reads_it(self, room: Path) -> None:
        sheet = (room / "sheet").read_text()
        assert (room / "sheet").stat().st_mode & 0o077 == 0
        assert len(recovery.key_of(" ".join(groups_in(sheet)))) == recovery.LENGTH

    def test_it_refuses_a_folder_that_is_a_workspace(self, room: Path) -> None:
        refused = opened(room, "start", "--sheet", str(room / "second-sheet"))
        assert "is a workspace already" in refused.stderr
        assert not (room / "second-sheet").exists()

    def test_it_refuses_to_put_the_sheet_into_the_workspace(self, tmp_path: Path) -> None:
        right = secret_file(tmp_path / "right", PASSPHRASE)
        words = ("--passphrase-file", str(right), "start", "--sheet", str(tmp_path / "vault" / "sheet"))
        assert "must not lie in the workspace" in run(tmp_path, *words).stderr
        assert not (tmp_path / "vault").exists()

    def test_it_shows_no_sheet_where_nobody_sees_it(self, tmp_path: Path) -> None:
        right = secret_file(tmp_path / "right", PASSPHRASE)
        refused = run(tmp_path, "--passphrase-file", str(right), "start")
        assert "--sheet FILE" in refused.stderr
        assert not (tmp_path / "vault").exists()


class TestAsked:
    def test_without_a_terminal_it_says_where_a_passphrase_can_come_from(self, room: Path) -> None:
        refused = run(room, "record")
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
        assert "--passphrase-file FILE" in refused.stderr

    def test_a_wrong_one_is_one_sentence_and_leads_to_the_sheet(self, room: Path) -> None:
        refused = run(room, "--passphrase-file", str(room / "wrong"), "record")
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert "Nothing is lost" in refused.stderr
        assert f"use: tumen --workspace {room / 'vault'} recover\n" in refused.stderr

    def test_it_takes_it_from_an_open_descriptor(self, room: Path) -> None:
        read, write = os.pipe()
        os.write(write, f"{PASSPHRASE}\nand more".encode())
        os.close(write)
        told = run(room, "--passphrase-fd", str(read), "record", "--json", pass_fds=[read])
        os.close(read)
        assert told.returncode == 0, told.stderr

    def test_it_takes_none_from_the_environment(self, room: Path) -> None:
        environment = {**os.environ, VARIABLE: str(room / "vault")}
        for name in ("PASSPHRASE", "PASSPHRASE_FILE", "PASSPHRASE_FD", "KEY"):
            environment |= {name: PASSPHRASE, f"{VARIABLE.split('_')[0]}_{name}": PASSPHRASE}
        refused = processes.run(
            [*RUN, "record"], env=environment, stdin=subprocess.DEVNULL, start_new_session=True, check=False
        )
        assert refused.returncode == 1

    def test_a_damaged_key_file_is_called_so(self, room: Path) -> None:
        key = room / "vault" / "vault.key"
        whole = key.read_bytes()
        try:
            key.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
            assert "is damaged" in opened(room, "record").stderr
        finally:
            key.write_bytes(whole)


def test_the_passphrase_is_changed_and_the_recovery_sheet_makes_another(tmp_path: Path) -> None:
    third = "every bridge has two ends and a middle"
    for name, words in (("right", PASSPHRASE), ("other", ANOTHER), ("third", third)):
        secret_file(tmp_path / name, words)
    sheet, second = str(tmp_path / "sheet"), str(tmp_path / "second")
    assert opened(tmp_path, "start", "--sheet", str(tmp_path / "lost")).returncode == 0
    secret = opens_with(tmp_path, PASSPHRASE)
    other = ("--new-passphrase-file", str(tmp_path / "other"), "--new-sheet", "--sheet", sheet)
    changed = opened(tmp_path, "passphrase", *other, "--json")
    assert json.loads(changed.stdout) == {"workspace": str(tmp_path / "vault"), "sheet": sheet}
    assert (opens_with(tmp_path, PASSPHRASE), opens_with(tmp_path, ANOTHER)) == (None, secret)
    new = ("--new-passphrase-file", str(tmp_path / "third"), "--sheet", second)
    recovered = run(tmp_path, "recover", "--sheet-file", sheet, *new)
    assert "then delete it" in recovered.stdout, recovered.stderr
    assert (opens_with(tmp_path, ANOTHER), opens_with(tmp_path, third)) == (None, secret)
    assert Path(second).read_text() != Path(sheet).read_text()
    assert audit_actions(tmp_path, tmp_path / "third") == [
        "access.start_vault",
        "access.note_opening",
        "access.change_passphrase",
        "access.recover_vault",
    ]


def opens_with(place: Path, passphrase: str) -> bytes | None:
    """The secret of the vault; None when this passphrase does not open it."""
    try:
        return bytes(opening.key_file_of(Workspace(place / "vault")).open_by_passphrase(passphrase))
    except WrongPassphrase:
        return None


def audit_actions(place: Path, passphrase: Path) -> list[str]:
    """The actions of the vault's log about the vault, read by a program that opens it."""
    code = (
        "import sys, django; from tumen.vault import opening; from tumen.vault.workspace import Workspace; "
        "opening.open_by_passphrase(Workspace.current(), sys.stdin.readline().strip()); django.setup(); "
        "from tumen.access.models import AuditLine; "
        "print(*AuditLine.objects.filter(item='vault').values_list('action', flat=True), sep='\\n')"
    )
    environment = {**os.environ, VARIABLE: str(place / "vault")}
    with passphrase.open() as words:
        told = processes.run(
            [sys.executable, "-c", code],
            env=environment,
            stdin=words,
            capture_output=True,
            text=True,
            check=True,
        )
    return told.stdout.split()


class TestRecover:
    def test_a_mistyped_sheet_names_the_group(self, room: Path, tmp_path: Path) -> None:
        groups = groups_in((room / "sheet").read_text())
        groups[3] = ("Z" if groups[3][0] != "Z" else "A") + groups[3][1:]  # one wrong sign is always found
        typed = secret_file(tmp_path / "typed", " ".join(groups))
        assert "Group 4 of the recovery key" in run(room, "recover", "--sheet-file", str(typed)).stderr

    def test_where_there_is_no_workspace_it_says_so(self, tmp_path: Path) -> None:
        for word in ("recover", "lock"):
            assert "There is no workspace" in run(tmp_path, word).stderr
        assert not (tmp_path / "vault").exists()


class Typist:
    """Somebody at a terminal, who reads what is shown and types."""

    def __init__(self, place: Path, *words: str) -> None:
        self.seen = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:  # pragma: no cover - the program itself
            os.environ[VARIABLE] = str(place / "vault")
            os.execv(RUN[0], [*RUN, *words])

    def wait_for(self, words: str) -> str:
        """All that was shown since the last time, once ``words`` are in it."""
        until = time.monotonic() + 60
        while words not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], until - time.monotonic())
            assert ready, f"{words!r} was not shown: {self.seen!r}"
            try:
                part = os.read(self.terminal, 4096)
            except OSError:  # the terminal of a program that has ended
                part = b""
            assert part, f"it ended without {words!r}: {self.seen!r}"
            self.seen += part.decode("utf-8", "replace")
        seen, self.seen = self.seen, ""
        return seen

    def type(self, words: str) -> None:
        os.write(self.terminal, words.encode() + b"\n")

    def status(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_a_person_starts_a_vault_at_the_terminal(tmp_path: Path) -> None:
    typist = Typist(tmp_path, "start")
    typist.wait_for("New passphrase:")
    typist.type("too short")
    typist.wait_for("New passphrase:")
    typist.type(PASSPHRASE)
    typist.wait_for("once more:")
    typist.type(PASSPHRASE)
    shown = typist.wait_for("press Enter")
    groups = groups_in(shown)
    assert not (tmp_path / "vault").exists()
    typist.type("")
    for wrong in (True, False):
        asked = re.search(r"Group (\d) of the sheet", typist.wait_for("from your paper:"))
        assert asked
        typist.type("00000" if wrong else groups[int(asked.group(1)) - 1].lower())
    told = typist.wait_for("asks for its passphrase from now on")
    assert typist.status() == 0
    assert PASSPHRASE not in shown + told
    secret_file(tmp_path / "right", PASSPHRASE)
    assert opened(tmp_path, "record").returncode == 0


def test_a_person_types_the_passphrase_and_may_mistype_it(room: Path) -> None:
    typist = Typist(room, "record", "--json")
    typist.wait_for("Passphrase of the vault")
    typist.type("a river that never froze over")
    typist.wait_for("Passphrase of the vault")
    typist.type(PASSPHRASE)
    shown = typist.wait_for("}")
    assert PASSPHRASE not in shown
    assert typist.status() == 0


class Browser:
    """A browser without the browser: it keeps cookies and fills in the forms of pages."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.page = ""
        self.pid = 0  #: of the server
        self.clock = Path()  #: of its delay against guessing

    def get(self, path: str = "/") -> int:
        return self._open(urllib.request.Request(self.address + path))

    def post(self, path: str, **fields: str) -> int:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        sent = {"csrfmiddlewaretoken": token.group(1) if token else "", **fields}
        data = urllib.parse.urlencode(sent).encode()
        return self._open(urllib.request.Request(self.address + path, data, headers={"Origin": self.address}))

    def _open(self, request: urllib.request.Request) -> int:
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                self.page = answer.read().decode()
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            self.page = refused.read().decode()
            return refused.code


@pytest.fixture
def browser_at(room: Path) -> Iterator[Browser]:
    """The pages of the vault, served."""
    with _served(room, processes.Popen) as browser:
        yield browser


@pytest.fixture
def browser_at_its_own(room: Path) -> Iterator[Browser]:
    """The same by a program that Python itself began, whose memory is nothing of these tests'."""
    with _served(room, subprocess.Popen) as browser:
        assert holds_nothing_of_it(browser.pid)
        yield browser


@contextmanager
def _served(room: Path, started: Callable[..., subprocess.Popen[str]]) -> Iterator[Browser]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    command = [*SEEN, "--passphrase-file", str(room / "right"), "serve", "--port", str(port)]
    clock = room / "clock"
    clock.touch()
    environment = {**os.environ, VARIABLE: str(room / "vault"), "CLOCK": str(clock)}
    with started(
        command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        try:
            assert server.stdout
            assert "http://" in server.stdout.readline()
            browser = Browser(port)
            browser.pid = server.pid
            browser.clock = clock
            yield browser
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=PATIENCE) == 0
        finally:
            server.kill()


def locks(room: Path) -> bool:
    """Lock the vault; whether every program has let go of its key."""
    return opening.lock(Workspace(room / "vault"), patience=PATIENCE)


def holds_nothing_of_it(pid: int) -> bool:
    """Whether what other programs can see of a program leaves the passphrase out."""
    seen = [Path(f"/proc/{pid}/{part}").read_bytes() for part in ("cmdline", "environ")]
    return PASSPHRASE.encode() not in b"".join(seen)


@contextmanager
def standing_still(pid: int) -> Iterator[None]:
    """A program whose memory is neither given back nor moved while somebody looks through it."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def in_memory_of(pid: int, room: Path) -> set[str]:
    """Which of what opens the vault stands in the writable memory of a program."""
    secret = bytes(opening.key_file_of(Workspace(room / "vault")).open_by_passphrase(PASSPHRASE))
    keys = Keys.of(secret)
    sought = {
        "secret": secret,
        "database key": keys.database,
        "database key in digits": keys.database.hex().encode(),
        "evidence key": keys.evidence,
        "passphrase": PASSPHRASE.encode(),
    }
    found = set()
    with standing_still(pid), Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not place:
                continue
            start, end = (int(number, 16) for number in place.groups())
            memory.seek(start)
            part = memory.read(end - start)
            found |= {name for name, words in sought.items() if words in part}
    return found


class TestServing:
    def test_a_locked_server_has_nothing_in_memory_that_opens_the_vault(
        self, browser_at_its_own: Browser, room: Path
    ) -> None:
        browser = browser_at_its_own
        for _ in range(3):
            browser.get("/documents")
        assert "secret" in in_memory_of(browser.pid, room)
        assert locks(room)
        assert in_memory_of(browser.pid, room) == set()

    def test_tumen_lock_locks_the_pages_and_the_passphrase_opens_them(
        self, browser_at: Browser, room: Path
    ) -> None:
        browser = browser_at
        assert browser.get("/documents") == 200
        assert "no passphrase" not in browser.page
        locked = run(room, "lock", "--json")
        assert json.loads(locked.stdout) == {"workspace": str(room / "vault"), "locked": True}
        assert not list((room / "vault").glob("vault.db-*")), "a connection is still open"
        for path in ("/", "/documents", "/claims/c-12345678", "/nowhere"):
            assert browser.get(path) == 423
            assert "Passphrase" in browser.page
            assert path == "/" or path not in browser.page
        assert browser.post("/unlock", passphrase="a river that never froze over") == 403
        assert "Nothing is lost" in browser.page
        assert browser.post("/unlock", passphrase=PASSPHRASE) == 200
        assert browser.get("/documents") == 200

    def test_one_button_on_any_page_locks_it(self, browser_at: Browser, room: Path) -> None:
        browser = browser_at
        assert browser.get("/nowhere") == 404
        assert 'action="/lock"' in browser.page
        assert "accesskey" in browser.page
        assert browser.post("/lock") == 423
        assert locks(room), "the server still holds the key"

    def test_no_other_site_locks_or_opens_it(self, browser_at: Browser) -> None:
        browser = browser_at
        for path in ("/lock", "/unlock"):
            browser.page = ""
            assert browser.post(path, passphrase=PASSPHRASE) == 403
        assert browser.get("/lock") == 405
        assert browser.get("/unlock") == 405
        assert browser.get() == 200

    def test_who_guesses_at_the_page_has_to_wait(
        self, browser_at: Browser, room: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser, begun = browser_at, int(time.time())
        monkeypatch.setattr(guessing, "time", SimpleNamespace(time=lambda: browser.clock.stat().st_mtime))
        os.utime(browser.clock, (begun, begun))
        assert locks(room)
        statuses = []
        for _ in range(4):
            browser.get()
            statuses.append(browser.post("/unlock", passphrase="a river that never froze over"))
        assert statuses == [403, 403, 403, 429]
        assert "No passphrase is taken for" in browser.page
        with pytest.raises(TooManyTries):
            opening.open_by_passphrase(Workspace(room / "vault"), PASSPHRASE)
        os.utime(browser.clock, (begun + 1, begun + 1))
        assert browser.post("/unlock", passphrase=PASSPHRASE) == 429
        os.utime(browser.clock, (begun + 2, begun + 2))
        assert browser.post("/unlock", passphrase=PASSPHRASE) == 200


def test_a_command_at_work_stops_when_the_vault_is_locked(room: Path, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"letter-{number}.txt").write_text(
            f"Seoul, 16 July 2021\n\nChina forcibly returned {number} escapees on 14 July 2021.\n"
        )
    command = [*RUN, "--passphrase-file", str(room / "right"), "read", str(tmp_path)]
    environment = {**os.environ, VARIABLE: str(room / "vault")}
    with processes.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as reading:
        assert reading.stderr
        while not (line := reading.stderr.readline()).startswith("[3/"):
            assert line, "it ended"
        assert locks(room)
        said = reading.stderr.read()
        assert reading.wait(timeout=PATIENCE) in (1, 130), said
    assert "Traceback" not in said
    assert "[40/" not in said
    assert opened(room, "sweep").returncode == 0


def test_a_demonstration_says_that_it_has_no_passphrase(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    environment = {**os.environ, VARIABLE: str(tmp_path / "own")}
    with processes.Popen(
        [*RUN, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stderr
        said = server.stdout.readline() + server.stdout.readline()
        browser = Browser(port)
        assert (browser.get(), browser.get("/nowhere")) == (200, 404)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=PATIENCE) == 0
        assert "NO PASSPHRASE" in said
        assert "NO PASSPHRASE" in server.stderr.read()
    assert "This vault has no passphrase." in browser.page
    assert 'action="/lock"' not in browser.page
