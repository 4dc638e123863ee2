"""How many letters a column holds: SQLite keeps any number of them, PostgreSQL breaks off with an error of
its own. So what somebody writes is looked at before."""

from __future__ import annotations

from django.db.models import Model


def too_long(model: type[Model], **said: str) -> tuple[int, int] | None:
    """How many letters the first of these values has that its column does not hold, and how many this holds;
    None where all of them fit. ``said`` are values by the name of their field."""
    for name, words in said.items():
        most: int | None = getattr(model._meta.get_field(name), "max_length", None)
        if most is not None and len(words) > most:
            return len(words), most
    return None
