"""Answers as typed values, and lists gone through part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import TypeAdapter

from tumen.client.asking import Connection

T = TypeVar("T")


class Reader(Connection):
    """A connection that reads answers as the types of `types`."""

    def _each(self, type_: type[T], path: str, name: str, /, **query: Any) -> Iterator[T]:
        after = ""
        while True:
            said = self.get(path, after=after, **query)
            yield from (typed(type_, each) for each in said[name])
            after = said["next"]
            if not after:
                return


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def typed(kind: type[T], said: Any) -> T:
    """An answer, or a part of one, as a value of ``kind``."""
    found: T = _adapter(kind).validate_python(said)
    return found


def sent(value: Any) -> Any:
    """A value of the vocabulary as JSON has it, field by field."""
    return None if value is None else _adapter(type(value)).dump_python(value, mode="json")
