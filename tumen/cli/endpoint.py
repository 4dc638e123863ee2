"""The way to a language model of the user's own: one OpenAI-compatible endpoint, on this computer unless the
user says otherwise.

Sentences of testimony go to it, so nothing else may: no proxy, no redirect, no address that only looks local.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httpx

from tumen.cli.asking import Asked
from tumen.reading.by_model import request
from tumen.vocabulary.errors import TumenError

#: The variable that holds the endpoint's key, where it wants one; never written anywhere.
KEY_VARIABLE = "TUMEN_MODEL_KEY"
#: Attempts for one sentence: a slow or broken answer is asked for once more.
ATTEMPTS = 2
#: Sentences in a row without an answer after which the endpoint is taken to be gone.
GONE_AFTER = 3
#: Bytes of an answer that are read; a model that does not stop is cut off.
LONGEST_ANSWER = 1_000_000


class ModelTrouble(TumenError):
    """Something about the model's endpoint that a person must see to."""


class RemoteModel(ModelTrouble):
    """The address is not on this computer, and nobody allowed that."""


class SilentModel(ModelTrouble):
    """The endpoint does not answer any more."""


class Endpoint:
    """An open way to the model. Raises ModelTrouble when the address will not do."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._url = _completions(asked.url)
        if not asked.allow_remote:
            _require_loopback(asked.url)
        elif urlsplit(asked.url).scheme != "https" and not _is_loopback(asked.url):
            raise RemoteModel(
                f"{urlsplit(asked.url).hostname} is not this computer, and by http whoever is between the "
                "two would read the sentences. Ask it by https, or through a tunnel that ends here."
            )
        key = os.environ.get(KEY_VARIABLE, "")
        self._client = httpx.Client(
            timeout=asked.timeout,
            follow_redirects=False,
            trust_env=False,  # a proxy named in the environment would see the sentences
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )
        self._silent = 0

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def proposer(self) -> str:
        """The name under which its proposals are kept."""
        return f"model {self._asked.name}"

    def ask(self, sentence: str) -> str:
        """The model's answer about one sentence; empty where it gave none that could be read.

        Raises SilentModel after `GONE_AFTER` sentences without an answer.
        """
        for _ in range(ATTEMPTS):
            answer = self._answer(sentence)
            if answer is not None:
                self._silent = 0
                return answer
        self._silent += 1
        if self._silent >= GONE_AFTER:
            raise SilentModel(
                f"The model at {self._asked.url} has not answered {GONE_AFTER} times in a row. What it said "
                "about earlier documents is kept. See that it runs, and give the same command again."
            )
        return ""

    def _answer(self, sentence: str) -> str | None:
        body = request(self._asked.name, sentence)
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                response.raise_for_status()
                read = bytearray()
                for part in response.iter_bytes():
                    read += part
                    if len(read) > LONGEST_ANSWER:
                        return None
            told = httpx.Response(200, content=bytes(read)).json()
            content: Any = told["choices"][0]["message"]["content"]
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError, RecursionError):
            return None  # slow, broken or not an answer: asked once more, then counted as none
        return content if isinstance(content, str) else None


def _completions(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ModelTrouble(f"“{url}” is no address of a model. It looks like http://127.0.0.1:11434/v1.")
    if parts.username or parts.password:
        raise ModelTrouble(f"Take the password out of the address and put the key into {KEY_VARIABLE}.")
    path = url.rstrip("/")
    return path if path.endswith("/chat/completions") else f"{path}/chat/completions"


def _require_loopback(url: str) -> None:
    if not _is_loopback(url):
        raise RemoteModel(
            f"{urlsplit(url).hostname} is not this computer: sentences of your documents would leave it. Run "
            "the model here, or say --allow-remote when you mean it."
        )


def _is_loopback(url: str) -> bool:
    """Whether an address leads to this computer: a number of its own, or `localhost`. Where another name
    leads to now it need not lead to when a sentence is sent."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return _all_loopback(host)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _all_loopback(host: str) -> bool:
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return bool(found) and all(ipaddress.ip_address(address).is_loopback for address in found)
