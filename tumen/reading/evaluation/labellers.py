"""Two people's labels of the same documents held against each other: how far a label can be trusted at all.

Rows are paired where their words overlap; slots are compared as those of a reading are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tumen.reading.evaluation.agreeing import matched, overlap, overlapping_date, same_name, same_names
from tumen.reading.evaluation.appeals import same_ask
from tumen.reading.evaluation.figures import same_act
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.norms import same_norm
from tumen.reading.evaluation.tally import Miss, Tally
from tumen.reading.norms import norms_named
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.dates import Interval

Same = Callable[[str, str], bool]


def _equal(first: str, second: str) -> bool:
    return first == second


def _names(first: str, second: str) -> bool:
    return same_names(first, [name for name in second.split(";") if name.strip()])


def _overlapping(first: str, second: str) -> bool:
    return overlapping_date(first, Interval.from_edtf(second) if second else None)


def _bounds(first: str, second: str) -> bool:
    return (float(first) if first else None) == (float(second) if second else None)


def _norm(first: str, second: str) -> bool:
    """Whether two spellings name one norm; a name that the vocabulary does not know, by its words."""
    named = norms_named(second)
    return same_norm(first, named[0], norms_named) if named else same_name(first, second)


#: The columns that are compared, by kind: the slot's name, the column, and when two entries are the same.
_COMPARED: Mapping[str, tuple[tuple[str, str, Same], ...]] = {
    "figures": (
        ("lower bound", "number_low", _bounds),
        ("upper bound", "number_high", _bounds),
        ("act", "event", same_act),
        ("date", "date_iso", _equal),
        ("date overlaps", "date_iso", _overlapping),
        ("speaker", "who_said", _names),
        ("realis", "realis", _equal),
        ("polarity", "polarity", _equal),
        ("stance", "stance", _equal),
        ("kind", "claim_kind", _equal),
    ),
    "acts": (
        ("act", "act", same_act),
        ("victim", "victim", _names),
        ("perpetrator", "perpetrator", _names),
        ("place", "place", _names),
        ("date", "date_iso", _equal),
        ("date overlaps", "date_iso", _overlapping),
    ),
    "quotes": (("speaker", "speaker", _names),),
    "appeals": (
        ("asker", "asker", _names),
        ("addressee", "addressee", _names),
        ("ask", "ask", same_ask),
    ),
    "answers": (("who", "who_answers", _names), ("type", "type", _equal)),
    "norms": (("norm", "norm", _norm),),
}


def agreement(
    first: Mapping[str, Sequence[Label]], second: Mapping[str, Sequence[Label]]
) -> dict[str, Tally]:
    """A tally for each kind that both have labelled, over the documents that both have labelled.

    Recall is the share of the first one's rows that the second has too, precision the other way round.
    """
    docs = _documents(first) & _documents(second)
    return {
        kind: _compared(kind, _of(first[kind], docs), _of(second[kind], docs))
        for kind in first
        if kind in second
    }


def _documents(labels: Mapping[str, Sequence[Label]]) -> set[str]:
    return {row.doc for rows in labels.values() for row in rows}


def _of(rows: Sequence[Label], docs: set[str]) -> list[Label]:
    """The rows of the documents; of figures those that count people of the record, as a reading's are."""
    return [row for row in rows if row.doc in docs and row["kind"] in ("", FigureKind.CORE.value)]


def _compared(kind: str, first: Sequence[Label], second: Sequence[Label]) -> Tally:
    compared = _COMPARED[kind]
    tally = Tally(kind, tuple(slot for slot, _, _ in compared), gold=len(first), returned=len(second))
    pairs = matched(first, second, _likeness)
    tally.found = len(pairs)
    tally.misses += _alone("not found", first, {id(one) for one, _ in pairs})
    tally.misses += _alone("too many", second, {id(other) for _, other in pairs})
    for one, other in pairs:
        for slot, column, same in compared:
            judged = one[column], other[column], same(one[column], other[column])
            tally.judge(one.doc, one.words, one["sentence"], slot, judged)
    return tally


def _likeness(one: Label, other: Label) -> tuple[float, ...] | None:
    shared = overlap(one.span, other.span) if one.doc == other.doc else 0
    return (shared / max(len(one.span), len(other.span)),) if shared else None


def _alone(what: str, rows: Sequence[Label], paired: set[int]) -> list[Miss]:
    return [Miss(row.doc, what, row.words, "", "", row["sentence"]) for row in rows if id(row) not in paired]
