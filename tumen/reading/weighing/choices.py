"""Evidence for slots with a closed set of values: each sign speaks for or against every value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from tumen.reading.weighing.evidence import Piece


def choices(values: Iterable[Any], signs: Sequence[str], *, rule: str = "weighed") -> list[Piece]:
    """One piece for each value; a sign weighs for each value by itself."""
    named = [(value, _name(value)) for value in values]
    return [Piece(value, tuple([f"{name}|{sign}" for sign in signs]), rule) for value, name in named]


def _name(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
