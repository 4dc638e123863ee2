"""A language model asked beside the rules: a scripted one on loopback. It answers, lies, dawdles, breaks."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.cli.cast import json_of
from tumen.access.models import Actor
from tumen.claims.actions import review_claim
from tumen.claims.models import ModelAnswer, Status
from tumen.claims.queries import ClaimView, claims_of, figures
from tumen.cli.asking import Asked
from tumen.cli.endpoint import KEY_VARIABLE, Endpoint, ModelTrouble, RemoteModel, SilentModel
from tumen.documents.queries import documents
from tumen.record.queries import events

SENTENCE = "Officers drove 61 women to the bridge on 9 October 2023, the Lanternlight group said."
LETTER = f"Sixty-one sent back\n\nSeoul, 12 October 2023\n\n{SENTENCE}\n"

Script = Callable[[dict[str, Any]], tuple[int, bytes]]


def said(content: object) -> tuple[int, bytes]:
    """An answer in the endpoint's form."""
    words = content if isinstance(content, str) else json.dumps(content)
    return 200, json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def truth(body: dict[str, Any]) -> tuple[int, bytes]:
    """A truthful model: it knows one sentence."""
    if body["messages"][-1]["content"] != SENTENCE:
        return said({"claims": []})
    told = {
        "act_words": "drove",
        "act": "forced repatriation",
        "who_words": "61 women",
        "number_words": "61",
        "by_words": "Officers",
        "says_words": "the Lanternlight group",
        "time_words": "on 9 October 2023",
    }
    return said({"claims": [told]})


def lies(body: dict[str, Any]) -> tuple[int, bytes]:
    return said({"claims": [{"act_words": "executed", "act": "killing", "number_words": "4,000"}]})


def breaks(body: dict[str, Any]) -> tuple[int, bytes]:
    return 500, b"out of memory"


class Model:
    """A model on a port of loopback that follows a script and remembers what it was asked."""

    def __init__(self) -> None:
        self.script: Script = truth
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.pause = 0.0
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append(body)
                model.headers.append(dict(self.headers))
                time.sleep(model.pause)
                status, answer = model.script(body)
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is printed."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def model() -> Iterator[Model]:
    running = Model()
    yield running
    running.close()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


Tumen = Callable[..., Result]


@pytest.fixture
def ask(tumen: Tumen, model: Model, letter: Path) -> Callable[..., Result]:
    """Reads the letter with the model."""

    def run(*words: str) -> Result:
        return tumen("read", str(letter), "--model", model.url, "--model-name", "small", *words)

    return run


def by_model(actor: Actor) -> list[ClaimView]:
    (document,) = documents(actor)
    return [claim for claim in claims_of(actor, document.id) if claim.proposer]


class TestProposals:
    def test_they_stand_beside_the_rules_claims(self, ask: Callable[..., Result], actor: Actor) -> None:
        assert ask().exit_code == 0
        (claim,) = by_model(actor)
        assert claim.proposer == "model small"
        assert claim.quote.exact == "61 women"
        (document,) = documents(actor)
        rules = [one for one in claims_of(actor, document.id) if not one.proposer]
        assert "61 women" in [one.quote.exact for one in rules]
        assert claim.id not in [one.id for one in rules]

    def test_the_record_does_not_rest_on_them(self, ask: Callable[..., Result], actor: Actor) -> None:
        ask()
        (claim,) = by_model(actor)
        assert claim.id not in [figure.id for figure in figures(actor)]
        assert claim.id not in [line.claim for event in events(actor) for line in event.lines]

    def test_accepted_they_count_as_any_claim(self, ask: Callable[..., Result], actor: Actor) -> None:
        ask()
        (claim,) = by_model(actor)
        review_claim(actor=actor, claim=claim.id, verdict=Status.ACCEPTED, why="It says so.")
        assert claim.id in [figure.id for figure in figures(actor)]

    def test_reading_by_rules_again_leaves_them_alone(
        self, ask: Callable[..., Result], tumen: Tumen, actor: Actor
    ) -> None:
        ask()
        (before,) = by_model(actor)
        (document,) = documents(actor)
        tumen("document", "date", document.id, "2023-10-13", "--why", "the stamp")
        assert [claim.id for claim in by_model(actor)] == [before.id]

    def test_asking_again_leaves_the_rules_claims_alone(
        self, ask: Callable[..., Result], actor: Actor
    ) -> None:
        ask()
        (document,) = documents(actor)
        before = [claim.id for claim in claims_of(actor, document.id)]
        ask()
        assert [claim.id for claim in claims_of(actor, document.id)] == before

    def test_a_lie_is_not_kept_and_is_counted(
        self, ask: Callable[..., Result], model: Model, actor: Actor
    ) -> None:
        model.script = lies
        result = ask()
        assert by_model(actor) == []
        assert "Not believed: words that are not in the sentence: " in result.stdout

    def test_they_say_whose_they_are(self, ask: Callable[..., Result], tumen: Tumen, actor: Actor) -> None:
        ask()
        (claim,) = by_model(actor)
        assert "by model small, beside the rules" in tumen("show", claim.id).stdout


class TestMemory:
    def test_a_sentence_is_asked_about_once(
        self, ask: Callable[..., Result], model: Model, actor: Actor
    ) -> None:
        ask()
        first = len(model.asked)
        result = ask()
        assert first > 0
        assert len(model.asked) == first
        assert "from its earlier answers" in " ".join(result.stdout.split())

    def test_what_was_answered_before_the_model_fell_silent_is_kept(
        self, ask: Callable[..., Result], model: Model, letter: Path
    ) -> None:
        letter.write_text(
            LETTER + "\n".join(f"\n{n} men were arrested in 20{n}." for n in range(10, 20)), "utf-8"
        )
        answered: list[str] = []

        def falls_silent(body: dict[str, Any]) -> tuple[int, bytes]:
            if len(answered) >= 2:
                return breaks(body)
            answered.append(body["messages"][-1]["content"])
            return said({"claims": []})

        model.script = falls_silent
        result = ask()
        assert result.exit_code == 1
        assert "has not answered 3 times in a row" in result.stderr
        assert ModelAnswer.objects.count() == 2
        model.script = truth
        model.asked.clear()
        assert ask().exit_code == 0
        assert not set(answered) & {body["messages"][-1]["content"] for body in model.asked}

    def test_a_broken_answer_is_not_remembered(
        self, ask: Callable[..., Result], model: Model, actor: Actor
    ) -> None:
        model.script = lambda body: (200, b"not json")
        ask()
        assert ModelAnswer.objects.count() == 0


class TestAnswering:
    def test_machines_get_the_counts(self, ask: Callable[..., Result]) -> None:
        told = json_of(ask("--json"))["model"]
        assert (told["documents"], told["proposed"], told["left"]) == (1, 1, 0)

    @pytest.mark.parametrize(
        "words",
        [
            ("--model", "http://127.0.0.1:9/v1"),
            ("--model-name", "small"),
            ("--allow-remote",),
        ],
    )
    def test_half_an_option_is_not_understood(
        self, tumen: Tumen, letter: Path, words: tuple[str, ...]
    ) -> None:
        result = tumen("read", str(letter), *words)
        assert result.exit_code == 2
        assert "Say " in result.stderr


def endpoint(url: str, **known: Any) -> Endpoint:
    return Endpoint(Asked(url, "small", known.pop("timeout", 5.0), **known))


@contextmanager
def a_false_model(folder: Path) -> Iterator[tuple[int, list[str]]]:
    """The port of a server on loopback that vouches for itself, and what it was told, or why nothing."""
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    begins = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, begins, begins + timedelta(days=9))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, None)
    )
    kept = folder / "false.pem"
    plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    kept.write_bytes(made.public_bytes(Encoding.PEM) + key.private_bytes(*plain))
    proves = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    proves.load_cert_chain(kept)
    told: list[str] = []

    def serve() -> None:
        for _ in range(2):
            connection, _address = listener.accept()
            try:
                with proves.wrap_socket(connection, server_side=True) as open_:
                    told.append(f"told: {open_.recv(100)!r}")
            except OSError as error:  # TLS 1.3: the client refuses after the server thinks that all is well
                told.append(f"refused: {error}")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield listener.getsockname()[1], told
        serving.join(10)


class TestEndpoint:
    def test_it_asks_in_the_usual_form(self, model: Model) -> None:
        with endpoint(model.url) as way:
            assert json.loads(way.ask(SENTENCE))["claims"]
        (body,) = model.asked
        assert (body["model"], body["messages"][-1]["content"]) == ("small", SENTENCE)

    @pytest.mark.parametrize("ending", ["", "/", "/chat/completions"])
    def test_it_takes_the_address_with_or_without_its_end(self, model: Model, ending: str) -> None:
        with endpoint(model.url + ending) as way:
            assert way.ask(SENTENCE)

    @pytest.mark.parametrize(
        "script",
        [
            breaks,
            lambda body: (200, b""),
            lambda body: (200, b"{}"),
            lambda body: (200, b'{"choices": []}'),
            lambda body: (200, b'{"choices": [{"message": {"content": 7}}]}'),
            lambda body: (200, b"x" * 2_000_000),
            lambda body: (200, b'{"choices": ' + b"[" * 100_000),
            lambda body: (302, b""),
            lambda body: (404, b"no such model"),
        ],
    )
    def test_a_broken_answer_is_asked_for_once_more_and_then_none(self, model: Model, script: Script) -> None:
        model.script = script
        with endpoint(model.url) as way:
            assert way.ask(SENTENCE) == ""
        assert len(model.asked) == 2

    def test_a_slow_answer_is_not_waited_for(self, model: Model) -> None:
        model.pause = 5
        began = time.monotonic()
        with endpoint(model.url, timeout=0.3) as way:
            assert way.ask(SENTENCE) == ""
        assert time.monotonic() - began < 3

    def test_a_model_that_is_gone_is_said_to_be(self) -> None:
        with endpoint("http://127.0.0.1:9/v1", timeout=0.3) as way:
            assert [way.ask("a"), way.ask("b")] == ["", ""]
            with pytest.raises(SilentModel, match="give the same command again"):
                way.ask("c")

    def test_a_model_whose_certificate_nobody_vouches_for_is_told_nothing(self, tmp_path: Path) -> None:
        with a_false_model(tmp_path) as (port, told), endpoint(f"https://127.0.0.1:{port}/v1") as way:
            assert way.ask(SENTENCE) == ""
        assert len(told) == 2, "once, and once more"
        assert all(one.startswith("refused: ") and "unknown ca" in one for one in told)

    def test_one_answer_makes_up_for_silence(self, model: Model) -> None:
        model.script = breaks
        with endpoint(model.url) as way:
            way.ask("a")
            way.ask("b")
            model.script = truth
            assert way.ask(SENTENCE)
            model.script = breaks
            assert way.ask("c") == ""

    def test_its_key_goes_to_the_model_and_nowhere_else(
        self, model: Model, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(KEY_VARIABLE, "a-secret")
        with endpoint(model.url) as way:
            way.ask(SENTENCE)
        assert model.headers[0]["Authorization"] == "Bearer a-secret"

    def test_a_proxy_of_the_environment_does_not_see_the_sentences(
        self, model: Model, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.delenv("NO_PROXY", raising=False)
        with endpoint(model.url) as way:
            assert way.ask(SENTENCE)

    @pytest.mark.parametrize(
        "url",
        [
            "http://192.0.2.1/v1",
            "http://203.0.113.9:11434/v1",
            "http://[2001:db8::1]/v1",
            "http://127.0.0.1.invalid/v1",
            "http://localhost.invalid/v1",
            "http://leads-here-now.example/v1",
        ],
    )
    def test_an_address_elsewhere_is_refused(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """So is a name that leads here while it is looked at: it may lead elsewhere when it is asked."""
        here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: here)
        with pytest.raises(RemoteModel, match="is not this computer"):
            endpoint(url)

    def test_an_address_elsewhere_can_be_allowed_by_https_alone(self, model: Model) -> None:
        with endpoint("https://192.0.2.1/v1", allow_remote=True):
            pass
        with pytest.raises(RemoteModel, match="by https, or through a tunnel"):
            endpoint("http://192.0.2.1/v1", allow_remote=True)
        with endpoint(model.url, allow_remote=True) as way:
            assert way.ask(SENTENCE)

    @pytest.mark.parametrize("url", ["127.0.0.1:11434", "ftp://127.0.0.1/v1", "http:///v1", "model"])
    def test_what_is_no_address_is_said_to_be_none(self, url: str) -> None:
        with pytest.raises(ModelTrouble, match="is no address"):
            endpoint(url)

    def test_a_password_in_the_address_is_refused(self) -> None:
        with pytest.raises(ModelTrouble, match=KEY_VARIABLE):
            endpoint("http://user:secret@127.0.0.1/v1")
