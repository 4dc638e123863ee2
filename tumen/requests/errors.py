"""What can go wrong with requests of families.

TumenError
└── RequestsError
    ├── NoSuchRequest     no request has this id, or the viewer may not know of it
    ├── NothingAsked      a request does not say who asks, for whom, or what they agreed to
    └── NoReason          something is forgotten without saying why
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class RequestsError(TumenError):
    """The root of this room's errors."""


class NoSuchRequest(RequestsError):
    """No request has this id, or the viewer is not cleared for identities."""


class NothingAsked(RequestsError):
    """What makes a request is missing."""


class NoReason(RequestsError):
    """What is forgotten without a reason cannot be explained to who asks later."""
