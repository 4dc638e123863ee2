"""What a container holds, as values: members, refused ones, and those that are no documents."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tumen.documents.intake.hints import NO_HINTS, Hints


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds documents, with what it is known again by.

    ``changed`` is the file's time of change when its hash was taken, in nanoseconds. ``group`` is the one row
    group of a Parquet file that is meant, None for all of it."""

    path: Path
    media_type: str
    size: int
    sha256: str
    changed: int
    group: int | None = None

    @property
    def name(self) -> str:
        """The file's name; bytes of it that are no text are shown as escapes."""
        return os.fsencode(self.path.name).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands: ``number`` counts from 1, ``words`` say it ("record 17").

    ``read_to`` is how many bytes of the container were read when it was found."""

    number: int
    words: str
    read_to: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """One thing that can be a document: its own bytes, and what the container says of it.

    ``name`` is like a file's. ``what`` says what it is and where it came from before it was put into the
    container ("page https://..."). ``captured`` is when a web archive fetched it, which is no date of
    publication. ``stated`` are the container's own words about it, kept with the custody."""

    place: Place
    name: str
    data: bytes
    what: str
    hints: Hints = NO_HINTS
    captured: datetime | None = None
    stated: dict[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """All of it but the bytes, as JSON holds it."""
        return {
            "name": self.name,
            "what": self.what,
            "captured": self.captured.isoformat() if self.captured else "",
            "stated": self.stated,
            "hints": self.hints.to_json(),
        }

    @classmethod
    def of(cls, place: Place, told: dict[str, Any], data: bytes) -> Member:
        """Raises KeyError, TypeError or ValueError for anything that `told` did not write."""
        hints = Hints.from_json(told["hints"])
        stated = {str(name): str(value) for name, value in told["stated"].items()}
        captured = datetime.fromisoformat(told["captured"]) if told["captured"] else None
        return cls(place, str(told["name"]), data, str(told["what"]), hints, captured, stated)


@dataclass(frozen=True, slots=True)
class RefusedMember:
    """A member that could not be taken out, with the sentence that says why and what to do.

    ``is_rest`` when it stands for all that came after: how many more there were cannot be known then."""

    place: Place
    name: str
    reason: str
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class PassedMember:
    """A member that is no document. ``kind`` says what it is, in the plural ("pictures").

    ``name`` is given where each one is worth naming, and empty for what a page only shows itself with."""

    place: Place
    kind: str
    name: str = ""


Found = Member | RefusedMember | PassedMember
