"""Rows of a list by what a person said of its columns: a mapping from a column's name to what it tells.

A row that counts people is a figure; one that tells an act of somebody, without a number, is an act told
alone. Nothing is filled in that does not stand in a cell, but an act that the person says all rows tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from tumen.reading.numbers import find_numbers
from tumen.reading.rows import (
    act_of_cells,
    cells_in,
    meaning_of,
    route_of_cells,
    slots_of_number,
    source_of_cell,
    time_of_cell,
)
from tumen.vocabulary.codes import ClaimKind, ClaimSort, Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span


class Meaning(str, Enum):
    """What a column tells."""

    NOTHING = "nothing"  #: it stays to be searched and shown, and fills no slot
    NUMBER = "number"
    DATE = "date"
    FROM = "from"
    TO = "to"
    AT = "at"
    ACT = "act"
    SOURCE = "source"
    PERSON = "person"  #: to whom it was done, by name: covered from who is not cleared for identities
    PERPETRATOR = "perpetrator"
    OUTCOME = "outcome"
    ID = "id"  #: the row's own number in its list, by which a later file of the list tells the row again
    IDENTITY = "identity"  #: a contact, a number of a paper, a relative: covered, and fills no slot


#: Columns whose cells are covered from who is not cleared for identities.
COVERED = frozenset({Meaning.PERSON, Meaning.IDENTITY})
#: Further words that heads of columns use, English and Korean. The last part of a head with a path
#: ("incident/date") counts.
_HEADS = {
    Meaning.ID: r"id|uuid|ref(?:erence)?(?: (?:no\.?|number))?|(?:case|record|row) ?(?:id|no\.?|number|ref)"
    r"|연번|번호|(?:관리|사건|일련) ?번호",
    Meaning.PERSON: r"(?:victim(?:'s)? ?)?(?:full )?name|victim|person|성명|이름|피해자(?:명| 이름)?",
    Meaning.IDENTITY: r"(?:tele)?phone(?: number)?|e-?mail|contact|address|passport|id number|birth ?date"
    r"|date of birth|dob|family|relatives?|전화(?:번호)?|연락처|주소|여권(?:번호)?|생년월일|가족",
    Meaning.NUMBER: r"number of (?:persons|people|victims)|victim count|인원|인원수|명수|피해자 수",
    Meaning.DATE: r"(?:initial|incident|event|act)[ _]date|date of (?:event|incident|act)|날짜|일자|일시"
    r"|발생일",
    Meaning.FROM: r"출발지|송환국",
    Meaning.TO: r"도착지|행선지|송환지",
    Meaning.AT: r"장소|지역|구금 ?시설|시설",
    Meaning.ACT: r"type of (?:act|event|violation)|violation type|행위|사건 ?유형|침해 ?유형|유형",
    Meaning.SOURCE: r"출처|제보자|정보원",
    Meaning.PERPETRATOR: r"perpetrators?|by whom|가해자|가해 ?기관",
    Meaning.OUTCOME: r"outcome|status|last known status|결과|현재 ?상태|생사",
}
Columns = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row says by the columns: a claim, or ``why`` there is none; ``doubts`` name cells as read."""

    span: Span
    proposal: ProposedClaim | None
    why: str = ""
    doubts: tuple[str, ...] = ()


def guess(column: str) -> Meaning:
    """What a column of this name most likely tells; NOTHING where its name does not say."""
    name = column.rsplit("/", 1)[-1].replace("_", " ").strip()
    for meaning, heads in _HEADS.items():
        if re.fullmatch(heads, name, re.IGNORECASE):
            return meaning
    known = meaning_of(name)
    return Meaning(known) if known else Meaning.NOTHING


def read_by_columns(
    text: str, row: Span, columns: Columns, *, published: Interval | None, act: str = ""
) -> RowRead:
    """One row by ``columns``; of two columns with one meaning the first that is filled counts.

    ``act`` is the code of the act that every row tells which names none itself.
    """
    cells: dict[str, tuple[str, Span]] = {}
    for column, value in cells_in(text, row):
        meaning = columns.get(column, Meaning.NOTHING).value
        cells.setdefault(meaning, (column.lower(), value))
    cells.pop(Meaning.NOTHING.value, None)
    cells.pop(Meaning.ID.value, None)
    filled = _figure(text, cells)
    if filled is None and Meaning.NUMBER.value in cells:
        return RowRead(row, None, "no number can be read in the cell that counts people")
    slots: dict[str, Slot] = filled[1] if filled else {}
    slots |= time_of_cell(text, cells, published) | route_of_cells(text, cells)
    slots |= source_of_cell(text, cells) | _as_written(text, cells)
    if told := _act(text, cells, slots, act):
        slots["act"] = told
    if filled:
        if not {"act", "time"} & slots.keys():
            return RowRead(row, None, "neither an act nor a date is told beside the number")
        return RowRead(row, ProposedClaim(filled[0], row, slots), doubts=_doubts(slots, cells))
    return _act_alone(text, row, cells, slots)


def id_cell(text: str, row: Span, columns: Columns) -> Span | None:
    """The cell with the row's own id in its list, where it is filled."""
    found = (value for column, value in cells_in(text, row) if columns.get(column) is Meaning.ID)
    return next(found, None)


def cells_to_cover(text: str, row: Span, columns: Columns) -> list[Span]:
    """The cells of a row that tell who somebody is or how they are reached."""
    return [value for column, value in cells_in(text, row) if columns.get(column) in COVERED]


def _figure(text: str, cells: Mapping[str, tuple[str, Span]]) -> tuple[Span, dict[str, Slot]] | None:
    number = cells.get(Meaning.NUMBER.value)
    mentions = find_numbers(number[1].of(text)) if number else []
    return slots_of_number(mentions[0], number[1]) if number and mentions else None


def _act(text: str, cells: Mapping[str, tuple[str, Span]], slots: dict[str, Slot], act: str) -> Slot | None:
    counted = dict(cells)
    counted.setdefault(Meaning.NUMBER.value, ("", Span(0, 0)))
    found = act_of_cells(text, counted, slots)
    return found or (Slot(act, "columns.said of all rows") if act else None)


def _as_written(text: str, cells: Mapping[str, tuple[str, Span]]) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for meaning, name in ((Meaning.PERSON, "subjects"), (Meaning.PERPETRATOR, "perpetrators")):
        if cell := cells.get(meaning.value):
            slots[name] = Slot(parties_of(cell[1].of(text)), f"columns.{meaning.value}", cell[1])
    if cell := cells.get(Meaning.OUTCOME.value):
        slots["outcome"] = Slot(cell[1].of(text), "columns.outcome", cell[1])
    return slots


def _act_alone(
    text: str, row: Span, cells: Mapping[str, tuple[str, Span]], slots: dict[str, Slot]
) -> RowRead:
    if "act" not in slots:
        return RowRead(row, None, "no act that the vocabulary knows is told, nor a number of people")
    passage = slots["act"].evidence or next((cell[1] for cell in cells.values()), None)
    if passage is None:
        return RowRead(row, None, "none of its mapped cells is filled")
    slots = {
        "sort": Slot(ClaimSort.ACT, "columns.act", slots["act"].evidence),
        "realis": Slot(Realis.ASSERTED, "row.default"),
        "polarity": Slot(Polarity.AFFIRMED, "row.default"),
        "kind": Slot(ClaimKind.EVENT, "row.default"),
        "stance": Slot(Stance.OWN, "row.own"),
        **slots,
    }
    return RowRead(row, ProposedClaim(passage, row, slots), doubts=_doubts(slots, cells))


def _doubts(slots: Mapping[str, Slot], cells: Mapping[str, tuple[str, Span]]) -> tuple[str, ...]:
    when = slots["time"].value if "time" in slots else None
    undated = isinstance(when, When) and when.interval is None
    unknown = Meaning.ACT.value in cells and slots.get("act", Slot("", "")).rule != "row.act"
    said = (
        ("the date is kept as written, and not placed in time", undated),
        ("the act in its cell is none that the vocabulary knows", unknown),
    )
    return tuple(words for words, holds in said if holds)
