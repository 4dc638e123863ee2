"""The pages are served to this computer, until Ctrl-C."""

from __future__ import annotations

import getpass
import io
import json
import os
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from waitress import buffers

from tests import processes
from tests.cli.test_opening import Process
from tumen.access.actors import ACCOUNTS, JUDGE
from tumen.access.models import Actor
from tumen.cli.web import HOST, closed, in_the_name_of, served_at
from tumen.vault.workspace import VARIABLE


def free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(port: int, application: Any) -> Iterator[None]:
    """A server of this process. Only its own loop may close what it waits for: it is asked to, and ends."""
    server = served_at(port, application)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield
    finally:
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))
        thread.join(timeout=60)
        assert not thread.is_alive()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A server that has said where it is."""
    command = [*processes.TUMEN, "serve", "--port", str(free_port())]
    environment = {**os.environ, VARIABLE: str(tmp_path / "own")}
    with processes.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    return next(word for word in server.stdout.readline().split() if word.startswith("http://"))


def test_it_answers_and_stops_with_ctrl_c(server: subprocess.Popen[str]) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(address_of(server) + "/there/is/no/such/page", timeout=30)
    assert answer.value.code == 404
    assert "default-src 'none'" in answer.value.headers["Content-Security-Policy"]
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=30) == 0


def test_it_does_not_say_what_serves_it(server: subprocess.Popen[str]) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(address_of(server) + "/there/is/no/such/page", timeout=30)
    assert answer.value.headers["Server"] is None


def test_it_tells_machines_its_address(tmp_path: Path) -> None:
    port = free_port()
    command = [*processes.TUMEN, "serve", "--json", "--port", str(port)]
    environment = {**os.environ, VARIABLE: str(tmp_path / "own")}
    with processes.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = "".join(process.stdout.readline() for _ in range(4))
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    workspace = str(tmp_path / "own")
    assert json.loads(told) == {"address": f"http://{HOST}:{port}", "workspace": workspace}


def test_it_says_in_whose_name_its_pages_take_judgements(tmp_path: Path) -> None:
    port = free_port()
    command = [*processes.TUMEN, "serve", "--json", "--judging", "--port", str(port)]
    environment = {**os.environ, VARIABLE: str(tmp_path / "own")}
    with processes.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = "".join(process.stdout.readline() for _ in range(5))
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert json.loads(told)["judge"] == getpass.getuser()


def test_it_hands_on_the_judge_and_nothing_of_it_comes_from_a_request() -> None:
    researcher = Actor(name="Test Researcher")
    seen: list[dict[str, Any]] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        seen.append(environ)
        return []

    in_the_name_of(researcher, application)({"PATH_INFO": "/", JUDGE: "somebody else"}, None)
    assert seen == [{"PATH_INFO": "/", JUDGE: researcher}]


def test_with_accounts_it_shows_nothing_to_whoever_comes(tmp_path: Path) -> None:
    port = free_port()
    command = [*processes.TUMEN, "serve", "--accounts", "--port", str(port)]
    environment = {**os.environ, VARIABLE: str(tmp_path / "own")}
    with processes.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(3)]
        with urllib.request.urlopen(f"http://{HOST}:{port}/documents", timeout=30) as answer:
            assert answer.url == f"http://{HOST}:{port}/sign-in?next=/documents"
            assert "'self'" in answer.headers["Content-Security-Policy"]
        process.kill()
    assert f"http://localhost:{port}" in told[0]
    assert f"tumen --workspace {tmp_path / 'own'} account invite NAME" in "".join(told)


def test_with_accounts_nobody_judges_in_another_name(tumen: Process) -> None:
    said = tumen("serve", "--accounts", "--judging")
    assert said.exit_code == 2  # type: ignore[attr-defined]
    assert "leave --judging away" in said.output  # type: ignore[attr-defined]


def test_that_there_are_accounts_comes_from_no_request() -> None:
    seen: list[dict[str, Any]] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        seen.append(environ)
        return []

    closed(application)({"PATH_INFO": "/", "HTTP_TUMEN_ACCOUNTS": ""}, None)
    assert seen == [{"PATH_INFO": "/", "HTTP_TUMEN_ACCOUNTS": "", ACCOUNTS: True}]


def test_it_is_for_this_computer_only() -> None:
    assert HOST == "127.0.0.1"


def test_it_says_when_the_port_is_taken(tumen_process: Process, taken_port: int) -> None:
    refused = tumen_process("serve", "--port", str(taken_port))
    assert refused.returncode == 1
    assert f"Nothing can be served at 127.0.0.1:{taken_port}" in refused.stderr
    assert "--port" in refused.stderr


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_it_does_not_take_a_wrong_port(tumen_process: Process, port: str) -> None:
    assert tumen_process("serve", "--port", port).returncode == 2


class TestNothingOnTheDisk:
    """What waitress would put into a file of the system's own folder, readable, is kept in memory."""

    @pytest.fixture
    def at(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[bytes]]]:
        """The address of a server that answers with ten megabytes, and what it was given."""
        made: list[str] = []
        monkeypatch.setattr(buffers.TempfileBasedBuffer, "newfile", lambda _: made.append("") or io.BytesIO())
        taken: list[bytes] = []

        def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            taken.append(environ["wsgi.input"].read())
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"x" * 1_000_000] * 10

        port = free_port()
        with running(port, answer):
            yield f"http://{HOST}:{port}/", taken
        assert not made

    def test_a_long_page_is_held_in_memory(self, at: tuple[str, list[bytes]]) -> None:
        with urllib.request.urlopen(at[0], timeout=30) as answer:
            assert len(answer.read()) == 10_000_000

    def test_a_long_form_is_taken_and_held_in_memory(self, at: tuple[str, list[bytes]]) -> None:
        with urllib.request.urlopen(at[0], b"y" * 250_000, timeout=30):
            assert [len(data) for data in at[1]] == [250_000]

    def test_a_longer_one_is_refused(self, at: tuple[str, list[bytes]]) -> None:
        with pytest.raises((urllib.error.HTTPError, urllib.error.URLError)) as refused:
            urllib.request.urlopen(at[0], b"y" * 5_000_000, timeout=30)
        assert not at[1]
        assert getattr(refused.value, "code", 413) == 413


class TestWhereARequestEnds:
    """What one program could take for one request and another for two is refused and hung up on."""

    SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @pytest.fixture
    def asked(self) -> Iterator[tuple[int, list[str]]]:
        """The port of a server, and the addresses that the application was asked for."""
        addresses = list[str]()

        def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            addresses.append(environ["PATH_INFO"])
            start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
            return [b"ok"]

        port = free_port()
        with running(port, answer):
            yield port, addresses

    def said(self, port: int, head: bytes, body: bytes, version: bytes = b"1.1") -> bytes:
        """All that comes back until the server hangs up, or nothing more comes for a second."""
        with socket.create_connection((HOST, port), timeout=10) as line:
            line.sendall(b"POST /form HTTP/%b\r\nHost: localhost\r\n%b\r\n\r\n%b" % (version, head, body))
            line.settimeout(1)
            found = b""
            try:
                while piece := line.recv(65536):
                    found += piece
            except TimeoutError:
                found += b"[waits]"
        return found

    @pytest.mark.parametrize(
        "head",
        [
            pytest.param(b"Content-Length: 3\r\nContent-Length: 48", id="two lengths"),
            pytest.param(b"Content-Length: 3, 48", id="two lengths in one"),
            pytest.param(b"Content-Length: +3", id="a length with a sign"),
            pytest.param(b"Content-Length: 0x3", id="a length that is no number"),
            pytest.param(b"Content-Length: -1", id="less than nothing"),
            pytest.param(b"Content-Length: 48\r\nTransfer-Encoding: chunked", id="a length and chunks"),
            pytest.param(b"Transfer-Encoding: xchunked", id="a sort of chunks that is none"),
            pytest.param(b"Transfer-Encoding: gzip, chunked", id="chunks of something else"),
            pytest.param(b"Transfer-Encoding : chunked\r\nContent-Length: 3", id="a space before the colon"),
            pytest.param(b"X: y\nTransfer-Encoding: chunked", id="a line that ends in half"),
            pytest.param(b"Content-Length: 3\r\n Transfer-Encoding: chunked", id="a folded line"),
        ],
    )
    def test_a_request_whose_end_is_in_doubt_is_refused(
        self, asked: tuple[int, list[str]], head: bytes
    ) -> None:
        port, addresses = asked
        answer = self.said(port, head, b"a=b" + self.SMUGGLED)
        assert answer.split()[1] in (b"400", b"501")
        assert addresses == []
        assert not answer.endswith(b"[waits]"), "the line is closed: nothing after it is heard"

    def test_the_chunks_of_a_version_that_has_none_are_refused(self, asked: tuple[int, list[str]]) -> None:
        port, addresses = asked
        head = b"Connection: keep-alive\r\nContent-Length: 3\r\nTransfer-Encoding: chunked"
        assert self.said(port, head, b"a=b" + self.SMUGGLED, b"1.0").split()[1] == b"400"
        assert addresses == []

    def test_chunks_alone_are_taken(self, asked: tuple[int, list[str]]) -> None:
        port, addresses = asked
        self.said(port, b"Transfer-Encoding: chunked", b"3\r\na=b\r\n0\r\n\r\n" + self.SMUGGLED)
        assert addresses == ["/form", "/smuggled"]

    def test_two_requests_on_one_line_are_two(self, asked: tuple[int, list[str]]) -> None:
        """So that the tests above would tell if something were heard."""
        port, addresses = asked
        self.said(port, b"Content-Length: 3", b"a=b" + self.SMUGGLED)
        assert addresses == ["/form", "/smuggled"]
