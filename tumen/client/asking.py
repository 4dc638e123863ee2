"""One request to the API, and what a refusal becomes."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from tumen.client.errors import (
    ClientError,
    MustWait,
    NotConfirmed,
    NotThere,
    Refused,
    TokenRefused,
    Unreachable,
)

PREFIX = "/api/v1"
#: Seconds until a request counts as unanswered: a large record is derived anew for who sees part of it.
LONGEST = 120.0
_PROBLEM = "urn:tumen:problem:"
_KINDS: Mapping[int, type[Refused]] = {
    401: TokenRefused,
    403: TokenRefused,
    404: NotThere,
    409: NotConfirmed,
}


class Connection:
    """Asks one server with one token. ``transport`` stands in for the network, in tests."""

    def __init__(self, address: str, token: str, *, transport: httpx.BaseTransport | None = None) -> None:
        self._address = address.rstrip("/")
        self._http = httpx.Client(
            base_url=self._address + PREFIX,
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            timeout=LONGEST,
            transport=transport,
            # A redirect would carry the token to wherever it leads.
            follow_redirects=False,
            # What the environment names as a proxy is not asked: the record is on this computer, or at the
            # end of a tunnel.
            trust_env=False,
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._address!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: Any) -> Any:
        """The answer to a question. Raises the errors of this room."""
        return self._answer("GET", path, params=_given(query))

    def post(self, path: str, sent: Mapping[str, Any] | None = None) -> Any:
        """The answer to what is sent as JSON."""
        return self._answer("POST", path, json=dict(sent or {}))

    def send(self, path: str, data: bytes, **query: Any) -> Any:
        """The answer to bytes that are sent as they are."""
        headers = {"Content-Type": "application/octet-stream"}
        return self._answer("POST", path, content=data, params=_given(query), headers=headers)

    def _answer(self, method: str, path: str, **more: Any) -> Any:
        try:
            response = self._http.request(method, path, **more)
        except httpx.HTTPError as error:
            raise Unreachable(
                f"{self._address} does not answer ({type(error).__name__}). Is it served, and is this the "
                "address that `tumen serve` names?"
            ) from error
        if response.is_success:
            return _json(response, self._address)
        raise _refusal(response, self._address)


def _given(query: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in query.items() if value not in (None, "", [])}


def _json(response: httpx.Response, address: str) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError) as error:
        raise Unreachable(f"What answers at {address} is no API of Tumen.") from error


def _refusal(response: httpx.Response, address: str) -> ClientError:
    try:
        said = response.json()
        detail, name = str(said["detail"]), str(said["type"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return Unreachable(
            f"What answers at {address} is no API of Tumen, or is not served as one (status "
            f"{response.status_code})."
        )
    name = name.removeprefix(_PROBLEM) if name.startswith(_PROBLEM) else ""
    status = response.status_code
    if status in (429, 503):
        seconds = response.headers.get("Retry-After", "")
        return MustWait(detail, status=status, name=name, seconds=int(seconds) if seconds.isdigit() else 1)
    return _KINDS.get(status, Refused)(detail, status=status, name=name)
