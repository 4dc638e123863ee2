"""What can go wrong when a record is asked from elsewhere.

TumenError
└── ClientError
    ├── Unreachable      nothing answers at that address, or it is no Tumen
    └── Refused          the server says why; ``status`` and ``name`` say which sort of refusal
        ├── TokenRefused the token opens nothing, or not this
        ├── NotThere     there is no such item, as far as the token may know
        ├── NotConfirmed the item does not stand so, or somebody has to confirm it
        └── MustWait     asked too often; ``seconds`` says for how long
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class ClientError(TumenError):
    """The root of this room's errors."""


class Unreachable(ClientError):
    """Nothing answers, or what does is no API of Tumen."""


class Refused(ClientError):
    """``status`` is of HTTP; ``name`` is the server's name of the refusal, "" where it has none."""

    def __init__(self, message: str, *, status: int, name: str = "") -> None:
        super().__init__(message)
        self.status, self.name = status, name


class TokenRefused(Refused):
    """401 or 403."""


class NotThere(Refused):
    """404."""


class NotConfirmed(Refused):
    """409."""


class MustWait(Refused):
    """429 or 503; ``seconds`` from now."""

    def __init__(self, message: str, *, status: int, name: str = "", seconds: int = 0) -> None:
        super().__init__(message, status=status, name=name)
        self.seconds = seconds
