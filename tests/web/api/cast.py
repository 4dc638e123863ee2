"""Programs with tokens of every sort, and what the server says that lets them in."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tumen.access.actors import API
from tumen.access.models import Actor, Level, Role
from tumen.accounts.actions import make_token
from tumen.accounts.tokens import Given

BASE = "/api/v1"


class Program:
    """A program that bears the secret of a token; without cookies, as programs come."""

    def __init__(self, secret: str, **environ: Any) -> None:
        self._client = Client(**{API: True, **environ})
        self._bears = {"HTTP_AUTHORIZATION": f"Bearer {secret}"} if secret else {}

    def get(self, path: str, **query: Any) -> Any:
        return self._client.get(BASE + path, query, **self._bears)

    def post(self, path: str, sent: Any = None, **environ: Any) -> Any:
        given = {"content_type": "application/json", **environ}
        return self._client.post(BASE + path, sent if sent is not None else {}, **given, **self._bears)

    def send(self, path: str, data: bytes, **environ: Any) -> Any:
        """Bytes as a program sends a file."""
        given = {"content_type": "application/octet-stream", **environ}
        return self._client.generic("POST", BASE + path, data, **given, **self._bears)


def secret_of(
    actor: Actor,
    *,
    role: Role = Role.REVIEWER,
    clearance: Level = Level.RESTRICTED,
    compartments: tuple[str, ...] = (),
    identity: bool = False,
    days: int = 7,
) -> str:
    """A token of ``actor`` that opens so much, made as the pages make one."""
    given = Given("a test", role, clearance, compartments, identity)
    return make_token(actor=actor, given=given, days=days, proved="a test", second_step=identity)[1]
