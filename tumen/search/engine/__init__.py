"""The index itself, in whichever database the workspace has: words of rows, and which rows hold words."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from django.db import connection

from tumen.search.engine import arrays, fts


def engine() -> ModuleType:
    """The one of the database that is open; both have the same functions."""
    return arrays if connection.vendor == "postgresql" else fts


def rows_where(where: str, values: Iterable[Any], columns: str) -> list[Any]:
    """What these columns hold of the rows for which a condition of the engine holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {engine().SOURCE} WHERE {where}", list(values))
        return list(cursor.fetchall())
