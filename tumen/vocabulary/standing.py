"""Who is bound by which treaty, and since when: parties, signatories, and states that are neither.

Data: packs/norms/standing.tsv, written for Tumen from the depositaries' lists; what is not in it is unknown,
and is called so. A date is the day on which the instrument of ratification, accession or succession was
deposited; the treaty binds that state some weeks later, by its own terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files

from tumen.vocabulary.dates import Interval


class Relation(str, Enum):
    """How a state stands to a treaty."""

    PARTY = "party"
    SIGNATORY = "signatory"  #: it has signed and is not (or no longer) a party
    NOT_A_PARTY = "not a party"  #: the depositary's list has it neither as party nor as signatory
    UNKNOWN = "unknown"  #: the vocabulary does not know


class Step(str, Enum):
    """How a state came to be bound."""

    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a depositary's list says of one state: dates may be known to the year only.

    ``as_of`` is the newest day for which it is known. ``is_checked`` is false where a second source did
    not confirm the date (or the absence): pages say "not verified" beside it.
    """

    code: str
    country: str
    signed: Interval | None
    bound: Interval | None
    step: Step | None
    ended: Interval | None
    as_of: Interval
    is_checked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a state stands to a treaty on a day, and what is known of it.

    ``since`` is the day (or year) of the step that decides: the deposit for a party, the signature for a
    signatory, the end for a state that left. ``as_of`` is the newest day for which it is known: asked for a
    later day, the answer is that of this one.
    """

    relation: Relation
    since: Interval | None = None
    as_of: Interval | None = None
    is_checked: bool = False
    note: str = ""

    def __str__(self) -> str:
        said = self.relation.value
        if self.relation is Relation.NOT_A_PARTY and self.since:
            said += f" (left {self.since})"
        elif self.since:
            said += f" since {self.since}"
        elif self.as_of and self.relation is Relation.NOT_A_PARTY:
            said += f" (as of {self.as_of})"
        return said if self.is_checked or self.relation is Relation.UNKNOWN else f"{said}, not verified"


@cache
def entries() -> dict[tuple[str, str], Entry]:
    """Every line of the pack, by norm and country (ISO 3166-1)."""
    text = files("tumen.vocabulary").joinpath("packs/norms/standing.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            entry = _entry(line.split("\t"))
            found[entry.code, entry.country] = entry
    return found


def _entry(row: list[str]) -> Entry:
    code, country, signed, bound, step, ended, as_of, checked, note = (*row, "")[:9]
    return Entry(
        code,
        country,
        signed=Interval.from_edtf(signed) if signed else None,
        bound=Interval.from_edtf(bound) if bound else None,
        step=Step(step) if step else None,
        ended=Interval.from_edtf(ended) if ended else None,
        as_of=Interval.from_edtf(as_of),
        is_checked=checked == "yes",
        note=note,
    )


def standing_of(code: str, country: str, on: date) -> Standing:
    """How ``country`` (ISO 3166-1) stands to the norm ``code`` on a day.

    UNKNOWN where the pack has no line for the two, and where a date known to the year leaves that day open.
    """
    entry = entries().get((code, country))
    if entry is None:
        return Standing(Relation.UNKNOWN)
    decided = [
        (entry.ended, Relation.NOT_A_PARTY),
        (entry.bound, Relation.PARTY),
        (entry.signed, Relation.SIGNATORY),
    ]
    for step, relation in decided:
        if step is None:
            continue
        if step.latest is not None and on >= step.latest:
            return Standing(relation, step, entry.as_of, entry.is_checked, entry.note)
        if step.earliest is None or on >= step.earliest:
            return Standing(Relation.UNKNOWN, as_of=entry.as_of, note=entry.note)
    return Standing(Relation.NOT_A_PARTY, None, entry.as_of, entry.is_checked, entry.note)
