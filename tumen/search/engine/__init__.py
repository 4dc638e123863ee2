"""The index itself, in whichever database the workspace has: words of rows, and which rows hold words."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from tumen.search.engine import arrays, fts


def engine() -> ModuleType:
    """The one of the database that is open; both have the same functions."""
    return arrays if connection.vendor == "postgresql" else fts
