"""Rows of a list: each a citable claim, read by its columns and without a parse.

A row's text is "column: value | column: value", as intake writes it. Only rows with a number of people and a
date, an
act or a route are claims; everything else of a list is left to be searched and shown.
"""

from __future__ import annotations

import re

from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.times import find_times, resolve
from tumen.vocabulary.acts import acts
from tumen.vocabulary.codes import ClaimKind, ClaimSort, FigureKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.places import Place, canonical, find_places
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

_CELL = re.compile(r"(?:^|\|)\s*(?P<column>[^:|]{1,60}):\s*(?P<value>[^|]*[^|\s])")
#: Column names, in the words that lists use.
_COLUMNS = {
    "number": r"number|count|persons?|people|victims?|how many|total|returned|deported|detained|n",
    "date": r"date|when|day|month|year|period",
    "from": r"from|origin|sent from|country",
    "to": r"to|destination|sent to",
    "at": r"place|where|location|facility|province|city",
    "act": r"act|event|type|what|violation|incident",
    "source": r"source|reported by|according to|informant|list",
}
_ACT_OF_COLUMN = {
    "returned": "forced repatriation",
    "deported": "forced repatriation",
    "detained": "detention",
}


def read_row(text: str, row: Span, *, published: Interval | None) -> ProposedClaim | None:
    """The claim of one row, or None where the row counts no people."""
    cells = _cells(text, row)
    number = cells.get("number")
    if number is None:
        return None
    mentions = find_numbers(number[1].of(text))
    if not mentions:
        return None
    passage, slots = slots_of_number(mentions[0], number[1])
    slots |= time_of_cell(text, cells, published) | route_of_cells(text, cells) | source_of_cell(text, cells)
    act = act_of_cells(text, cells, slots)
    if act is not None:
        slots["act"] = act
    return ProposedClaim(passage, row, slots) if "act" in slots or "time" in slots else None


def slots_of_number(mention: NumberMention, cell: Span) -> tuple[Span, dict[str, Slot]]:
    """The words that count people in a cell, and what every row that does so says."""
    passage = mention.core.shifted(cell.start)
    return passage, {
        "sort": Slot(ClaimSort.FIGURE, "row.number", passage),
        "figure_kind": Slot(FigureKind.CORE, "row.number", passage),
        "quantity": Slot(mention.quantity, f"row.{mention.rule}", mention.span.shifted(cell.start)),
        "unit": Slot(Unit.PERSONS, "row.number", cell),
        "realis": Slot(Realis.ASSERTED, "row.default"),
        "polarity": Slot(Polarity.AFFIRMED, "row.default"),
        "kind": Slot(ClaimKind.EVENT, "row.default"),
        "stance": Slot(Stance.OWN, "row.own"),
    }


def _cells(text: str, row: Span) -> dict[str, tuple[str, Span]]:
    """The row's cells by what their column means: the column's name as written, and the value's span."""
    found: dict[str, tuple[str, Span]] = {}
    for column, value in cells_in(text, row):
        meaning = meaning_of(column)
        if meaning and meaning not in found:
            found[meaning] = (column.lower(), value)
    return found


def cells_in(text: str, row: Span) -> list[tuple[str, Span]]:
    """The cells of a row in order: the column's name as written, and the value's span."""
    return [
        (cell["column"].strip(), Span(*cell.span("value")).shifted(row.start))
        for cell in _CELL.finditer(row.of(text))
    ]


def meaning_of(column: str) -> str:
    """What a column of this name tells, by the words that lists use; empty where they say nothing."""
    for meaning, names in _COLUMNS.items():
        if re.fullmatch(names, column, re.IGNORECASE):
            return meaning
    return ""


def time_of_cell(
    text: str, cells: dict[str, tuple[str, Span]], published: Interval | None
) -> dict[str, Slot]:
    if "date" not in cells:
        return {}
    span = cells["date"][1]
    words = span.of(text)
    expressions = find_times(words)
    interval = resolve(expressions[0], published=published) if expressions else None
    if interval is None:
        try:
            interval = Interval.from_edtf(words)
        except ValueError:
            interval = None  # kept as written, unresolved
    return {"time": Slot(When(words, interval), "row.date", span)}


def _place(words: str) -> Place | None:
    mentions = find_places(words)
    return mentions[0].place if mentions else None


def route_of_cells(text: str, cells: dict[str, tuple[str, Span]]) -> dict[str, Slot]:
    names = {}
    for meaning in ("from", "to", "at"):
        words = cells[meaning][1].of(text) if meaning in cells else ""
        place = _place(words)
        names[meaning] = place.name if place else words
    if not any(names.values()):
        return {}
    evidence = next(cells[meaning][1] for meaning in ("from", "to", "at") if meaning in cells)
    return {"place": Slot(Places(names["from"], names["to"], names["at"]), "row.route", evidence)}


def source_of_cell(text: str, cells: dict[str, tuple[str, Span]]) -> dict[str, Slot]:
    """Who is named in the source's cell: several are parted by ";", a paper is no part of the name."""
    if "source" not in cells:
        return {}
    span = cells["source"][1]
    chains = tuple(dict.fromkeys(_chain_of(part) for part in re.split(r"\s*;\s*", span.of(text)) if part))
    return {
        "speakers": Slot(chains, "row.source", span),
        "stance": Slot(Stance.NEUTRAL, "row.source", span),
    }


#: "Northline Wire, citing Lanternlight Korea"; "Council of Families, in Northline Wire".
_CITING = re.compile(r",?\s+(?:citing|quoting|after|relaying)\s+", re.IGNORECASE)
_INSIDE = re.compile(
    r",?\s+(?:(?:as\s+)?(?:quoted|cited|reported|told)\s+(?:in|by|to)|in|via|through)\s+(?=(?:the\s+)?[A-Z])"
)
#: The paper in which somebody told it, behind the name.
_PAPER = re.compile(
    r",?\s+(?:e-?mail(?:\s+alert)?|alert|press\s+release|statement|report|bulletin|letter|testimony|interview|briefing"
    r"|hearing|article|news|website|telephone(?:\s+call)?|annual\s+report)\W*$",
    re.IGNORECASE,
)


def _chain_of(words: str) -> tuple[str, ...]:
    """Who tells it on, and of whom they have it: the nearest to what happened last."""
    first, *cited = _CITING.split(words, maxsplit=1)
    if cited:
        return tuple(name for name in (_named(first), _named(cited[0])) if name) or (words,)
    inner, *outer = _INSIDE.split(words, maxsplit=1)
    if outer and canonical(_named(outer[0])) is not None:
        inner, outer = words, []  # "a woman in Yanji"
    names = (_named(outer[0]) if outer else "", _named(inner))
    return tuple(name for name in names if name) or (words,)


def _named(words: str) -> str:
    """The name without the date and the kind of paper behind it: "Reed Watch, e-mail alert, 1 May 2023"."""
    for time in reversed(find_times(words)):
        if re.fullmatch(r"[\s,.()]*", words[time.span.end :]) and time.span.start:
            words = re.sub(r"\s+(?:in|of|on|from)\s*$", "", words[: time.span.start])
    return _PAPER.sub("", words.strip(" ,.(")).strip(" ,.(")


def act_of_cells(text: str, cells: dict[str, tuple[str, Span]], slots: dict[str, Slot]) -> Slot | None:
    """The act by its own column, by the name of the number's column, or by a route into North Korea."""
    if "act" in cells:
        words = cells["act"][1].of(text).lower()
        for act in acts().values():
            if any(
                re.search(rf"\b{re.escape(word)}", words)
                for word in (act.code, act.label, *act.verbs, *act.nouns, *act.event_nouns)
            ):
                return Slot(act.code, "row.act", cells["act"][1])
    column = cells["number"][0]
    if column in _ACT_OF_COLUMN:
        return Slot(_ACT_OF_COLUMN[column], "row.column", cells["number"][1])
    to = _place(cells["to"][1].of(text)) if "to" in cells else None
    if to is not None and to.country == "KP" and "from" in cells:
        return Slot("forced repatriation", "row.route", cells["to"][1])
    return None
