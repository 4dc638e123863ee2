"""What can go wrong when something is to leave the record.

TumenError
└── PublicationError
    ├── CannotProtect     no choice of cells keeps the small counts of a table apart from what is public
    └── TooLarge          the releases together are too much to be checked
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class PublicationError(TumenError):
    """The root of this room's errors."""


class CannotProtect(PublicationError):
    """What was released before gives a small count of this table away, whatever is withheld now."""


class TooLarge(PublicationError):
    """What cannot be checked is not released."""
