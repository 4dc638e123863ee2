"""Any number of ids within one statement.

A database takes so many parameters and no more (SQLCipher 250,000), and reads a statement with thousands of
them for as long as it takes to answer it. What people decided has no such bound.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, TextField
from django.db.models.sql.compiler import SQLCompiler

#: Sets whose text is kept: a paper asks a dozen statements with the same one.
_KEPT = 4


class OneOf(Expression):
    """These ids, as rows of one parameter: for ``field__in=OneOf(ids)``.

    What no id can be is left out: PostgreSQL reads no U+0000 and no half of a letter from JSON.
    """

    output_field = TextField()

    def __init__(self, ids: Iterable[str]) -> None:
        super().__init__()
        self.ids = frozenset(id for id in ids if id.isascii() and id.isprintable())

    @property
    def identity(self) -> tuple[Any, ...]:
        """By which two are the same: Django's own would look through the ids one by one."""
        return type(self), self.ids

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str]]:
        """The question for SQLite."""
        self._refuse_none()
        return "(SELECT value FROM json_each(%s))", (_text(self.ids),)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str]]:
        """The question for PostgreSQL."""
        self._refuse_none()
        return "(SELECT jsonb_array_elements_text(%s::jsonb))", (_text(self.ids),)

    def _refuse_none(self) -> None:
        """Of no ids nothing is asked, as Django does with an empty list."""
        if not self.ids:
            raise EmptyResultSet


@lru_cache(maxsize=_KEPT)
def _text(ids: frozenset[str]) -> str:
    return json.dumps(sorted(ids))
