"""Messages (.eml), taken apart by the standard library: headers, both versions, attachments.

The library's parsers recurse and raise many kinds of errors for hostile headers, so they run behind the wall.
"""

from __future__ import annotations

import base64
import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

_HEADERS = ("From", "To", "Cc", "Date", "Subject", "Organization", "Message-ID")
#: Characters of a header that are read, some 120 addresses; the library's time grows with their square
#: (20,000 take half a second). What is cut off stands in the message as it was received.
_LONGEST = 5_000
#: Of one that says what a part is (Content-Type): 20,000 semicolons take ten seconds. Long names have 300.
_LONGEST_OF_PART = 1_000


if TYPE_CHECKING:
    _Reads = EmailPolicy[EmailMessage]
else:
    _Reads = EmailPolicy


class _Bounded(_Reads):
    """Reads each header up to a length, and once: the library does at each look, ten times for each part."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        longest = _LONGEST_OF_PART if name.lower().startswith("content-") else _LONGEST
        return _parsed(name, value if len(value) <= longest else f"{value[:longest]} …")


@lru_cache(maxsize=1_024)
def _parsed(name: str, value: str) -> str:
    parsed: str = email.policy.default.header_fetch_parse(name, value)
    return parsed


_POLICY = _Bounded()


@dataclass(frozen=True, slots=True)
class Body:
    """One version of a message's body as bytes, with the encoding that it names."""

    data: bytes
    charset: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message holds; ``attached`` are names of files, or media types where there is no name."""

    headers: dict[str, str]
    plain: Body | None
    html: Body | None
    attached: tuple[str, ...]

    def header(self, name: str) -> str:
        """A header's value on one line, empty when the message has none."""
        return self.headers.get(name, "")

    def to_json(self) -> dict[str, Any]:
        bodies = {"plain": self.plain, "html": self.html}
        coded = {
            kind: [base64.b64encode(body.data).decode(), body.charset] if body else None
            for kind, body in bodies.items()
        }
        return {"headers": self.headers, **coded, "attached": list(self.attached)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Letter:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        bodies = [
            Body(base64.b64decode(value[kind][0]), str(value[kind][1])) if value[kind] else None
            for kind in ("plain", "html")
        ]
        headers = {str(name): str(held) for name, held in value["headers"].items()}
        return cls(headers, bodies[0], bodies[1], tuple(map(str, value["attached"])))


def parts_of(data: bytes) -> Letter:
    """The parts of a message."""
    message = email.message_from_bytes(data, policy=_POLICY)
    return Letter(
        {name: value for name in _HEADERS if (value := _header(message, name))},
        _version(message, "plain"),
        _version(message, "html"),
        tuple(_attached(message)),
    )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _version(message: EmailMessage, kind: str) -> Body | None:
    part = message.get_body(preferencelist=(kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return None
    return Body(payload, part.get_content_charset() or "")


def _attached(message: EmailMessage) -> list[str]:
    return [part.get_filename() or part.get_content_type() for part in message.walk() if _is_attachment(part)]


def _is_attachment(part: EmailMessage) -> bool:
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        return False
    is_inline_picture = (
        part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
    )
    return not is_inline_picture and bool(part.get_filename() or part.get_content_type() == "message/rfc822")
