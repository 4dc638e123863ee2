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
from typing import TYPE_CHECKING, Any

_HEADERS = ("From", "To", "Cc", "Date", "Subject", "Organization", "Message-ID")
#: Characters of a header that are read, some 100 addresses; the library's time grows with their square
#: (20,000 take half a second). What is cut off stands in the message as it was received.
_LONGEST = 4_000
#: Of one that says what a part is (Content-Type): 20,000 semicolons take ten seconds. Long names have 300.
_LONGEST_OF_PART = 1_000
#: What a header costs the grammar of the library: its length squared, and this much (0.2 ms) however short.
_EACH = 15_000
#: What the grammar may cost in one message, a quarter of a second: one list of 100 addresses, or what a
#: thousand parts say of themselves; counted apart for the two, so that no part is at the cost of a sender.
_ALLOWED = _LONGEST**2 + _EACH
#: Parts within parts that are opened: of each line it is asked whether it ends any of those that are open.
#: People write four (a message, in a message, with files, in two versions).
_DEEPEST = 30


if TYPE_CHECKING:
    _Reads = EmailPolicy[EmailMessage]
else:
    _Reads = EmailPolicy


class _AsWritten(str):
    """What a part says of itself, without the grammar: the library asks of it what it asks of a header."""

    __slots__ = ()

    @property
    def content_disposition(self) -> str:
        return self.partition(";")[0].strip().lower()


class _Headers:
    """The headers of one message: each read once, for the library asks ten times for each part."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], str] = {}
        self._left = {True: _ALLOWED, False: _ALLOWED}

    def read(self, name: str, value: str) -> str:
        if (name, value) not in self._read:
            self._read[name, value] = self._once(name, value, is_of_part=name.lower().startswith("content-"))
        return self._read[name, value]

    def _once(self, name: str, value: str, *, is_of_part: bool) -> str:
        longest = _LONGEST_OF_PART if is_of_part else _LONGEST
        value = value if len(value) <= longest else f"{value[:longest]} …"
        cost = min(len(value), longest) ** 2 + _EACH
        if cost <= self._left[is_of_part]:
            self._left[is_of_part] -= cost
            return _by_grammar(name, value)
        # A subject is read word by word: its time grows with its length alone.
        return _AsWritten(value) if is_of_part else _by_grammar("Subject", value)


def _by_grammar(name: str, value: str) -> str:
    read: str = email.policy.default.header_fetch_parse(name, value)
    return read


class _Bounded(_Reads):
    """Reads each header up to a length, and what is in one message for no more than a while."""

    #: Each message is given its own; the library takes no name that is not there already.
    headers = _Headers()

    def header_fetch_parse(self, name: str, value: str) -> str:
        return self.headers.read(name, value)


class _Part(EmailMessage):
    """A message or a part of one, which is not opened where it lies too deep."""

    depth = 0

    def attach(self, payload: Any) -> None:
        payload.depth = self.depth + 1
        super().attach(payload)

    def get_content_type(self) -> str:
        told = super().get_content_type()
        is_opened = self.depth < _DEEPEST or not told.startswith(("multipart/", "message/"))
        return told if is_opened else "application/octet-stream"


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
    message: EmailMessage = email.message_from_bytes(data, policy=_policy())
    return Letter(
        {name: value for name in _HEADERS if (value := _header(message, name))},
        _version(message, "plain"),
        _version(message, "html"),
        tuple(_attached(message)),
    )


def _policy() -> _Bounded:
    given: dict[str, Any] = {"message_factory": _Part, "headers": _Headers()}
    return _Bounded(**given)


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
