"""Offices that are asked to act: what kinds there are, and some that are public knowledge with their holders.

Data: packs/advocacy/offices.toml, written for Tumen; each office says where its facts can be looked up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from tumen.vocabulary.dates import Interval


class OfficeKind(str, Enum):
    """What sort of office it is."""

    GOVERNMENT = "government"  #: a government as a whole, or its head
    FOREIGN = "foreign minister"  #: a minister or ministry of foreign affairs
    MINISTRY = "ministry"  #: another minister or ministry
    EMBASSY = "embassy"  #: an ambassador or embassy, of the state that it speaks for
    PARLIAMENT = "parliament"  #: a parliament, a committee or member of one
    UN = "body of the United Nations"  #: a mandate, a treaty body, an agency
    OTHER = "other"  #: a region of states, a court, a company


@dataclass(frozen=True, slots=True)
class KnownHolder:
    """Who holds an office from when until when; ``until`` is None for who holds it still."""

    name: str
    address: str
    since: Interval | None
    until: Interval | None


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office of the pack; ``source`` says where its facts can be looked up."""

    code: str
    name: str
    country: str
    kind: OfficeKind
    names: tuple[str, ...]
    source: str
    holders: tuple[KnownHolder, ...]


@cache
def known_offices() -> dict[str, KnownOffice]:
    """Every office of the pack by its code, in the pack's order."""
    data = files("tumen.vocabulary").joinpath("packs/advocacy/offices.toml").read_text(encoding="utf-8")
    return {row["code"]: _office(row) for row in tomllib.loads(data)["office"]}


def _office(row: dict[str, object]) -> KnownOffice:
    holders: list[dict[str, str]] = row.get("holder", [])  # type: ignore[assignment]
    names: list[str] = row.get("names", [])  # type: ignore[assignment]
    return KnownOffice(
        code=str(row["code"]),
        name=str(row["name"]),
        country=str(row["country"]),
        kind=OfficeKind(str(row["kind"])),
        names=tuple(names),
        source=str(row["source"]),
        holders=tuple(
            KnownHolder(each["name"], each.get("address", ""), _when(each, "since"), _when(each, "until"))
            for each in holders
        ),
    )


def _when(row: dict[str, str], end: str) -> Interval | None:
    return Interval.from_edtf(row[end]) if end in row else None


def could_hold(since: Interval | None, until: Interval | None, on: Interval) -> bool:
    """Whether somebody may have held an office at a time, as far as is known of when they began and ended.

    An end that is only known to a month may be any day of it; the day of a change belongs to both.
    """
    begins = since.earliest if since else None
    ends = until.latest if until else None
    starts_in_time = begins is None or on.latest is None or begins <= on.latest
    return starts_in_time and (ends is None or on.earliest is None or on.earliest <= ends)
