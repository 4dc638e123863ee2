"""The bounds of a claim's number beside its slots, so that the same number is found by an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Float = models.FloatField[float | None, float | None]
else:
    _Float = models.FloatField


class Bound(_Float):
    """A bound ("low", "high") of the quantity that another field of the row holds; None for none.

    It follows from that field each time a row is written, one by one or many at once, and is never given.
    Rows of slots and values are superseded and never changed, so it agrees with them for good.
    """

    def __init__(self, *, of: str, bound: str, **options: Any) -> None:
        self.of, self.bound = of, bound
        super().__init__(**{**options, "null": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of, "bound": self.bound}

    def pre_save(self, row: models.Model, add: bool) -> float | None:
        found = bound_in(getattr(row, self.of), self.bound)
        setattr(row, self.attname, found)
        return found


def bound_in(held: Any, bound: str) -> float | None:
    """The bound of the quantity among slots as they are kept, or of a value that is one itself."""
    if isinstance(held, dict) and "quantity" in held:
        held = held["quantity"].get("value")
    found = held.get(bound) if isinstance(held, dict) else None
    return float(found) if isinstance(found, int | float) else None
