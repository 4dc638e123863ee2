"""A list as its columns tell it: what each row would become, before anything is kept.

A viewer is told of the rows in the text as it is shown to them. Whether a row would be made or changed is
told to whoever sees every sentence of the document, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from tumen.access.models import Viewer
from tumen.claims.comparing import Comparison, Kept, compare
from tumen.claims.known import known_claims
from tumen.claims.models import STANDING, Claim, Status
from tumen.claims.updating import NO_ID, PROPOSER, TWICE, Former, Plan, plan_of, rows_of
from tumen.documents import queries as documents
from tumen.documents.masking import Masked
from tumen.documents.models import Document
from tumen.documents.queries import RenditionView, looked_at, text_of, text_to_read
from tumen.reading.columns import Columns, Meaning
from tumen.reading.formats import format_of, guessed
from tumen.reading.rows import cells_in
from tumen.vocabulary.slots import SLOTS
from tumen.vocabulary.spans import Span

__all__ = ["NO_ID", "PROPOSER", "TWICE", "Fate", "Row", "Sheet", "fates_of", "sheet"]


class Fate(str, Enum):
    """What taking a row in would do."""

    MADE = "made"
    CHANGED = "changed"  #: the machine's earlier reading of the row gives way
    SAME = "the same"
    BESIDE = "waits beside"  #: a person judged the row's claim; what it says now waits beside that
    REFUSED = "refused"
    HIDDEN = "not told"  #: the viewer does not see all of the document


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it tells, and the first cell that is filled."""

    name: str
    meaning: Meaning
    example: str


@dataclass(frozen=True, slots=True)
class Change:
    """A slot that an earlier file of the list told otherwise: the words of its cells then and now, as the
    viewer is shown them; empty where it rests on no cell."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the list from 1, its words as shown, what becomes of it, and why."""

    number: int
    words: str
    fate: Fate
    why: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of the last earlier file of the list that is not in this one; its claim stays."""

    number: int
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list by its columns. ``gone`` are claims of an earlier mapping that this one does not make."""

    document: str
    columns: tuple[Column, ...]
    act: str
    rows: tuple[Row, ...]
    gone: int
    standing: int  #: claims that its columns made and that stand
    judged: int  #: of them, those that a person accepted
    name: str = ""  #: of the list, by which earlier files of it are found
    missing: tuple[Missing, ...] = ()
    program: str = ""  #: whose export it is, by the names of its columns

    def count(self, fate: Fate) -> int:
        return sum(row.fate is fate for row in self.rows)


def sheet(
    viewer: Viewer, document: str, columns: Columns | None = None, act: str = "", name: str = ""
) -> Sheet:
    """What taking the list in by these columns would do; by their guessed meanings where none are given.

    ``name`` is the list's: where a column tells the rows' own ids, they are held against the earlier files of
    that name. Nothing is kept. Raises NoSuchDocument. A document without a list has no columns and no rows.
    """
    row, shown, name = looked_at(viewer, document), text_of(viewer, document), " ".join(name.split())
    heads = heads_of(shown)
    meanings = {head: (columns or {}).get(head, Meaning.NOTHING) for head in heads}
    if not columns:
        meanings = guessed(heads)
    whole = text_to_read(viewer, document)
    plan = plan_of(viewer, row, whole, meanings, act, name)
    is_hidden = whole.is_masked or plan.is_masked
    known = None if is_hidden else compare(plan.offered, known_claims(row, PROPOSER))
    made = Claim.objects.filter(document=row, run__proposer=PROPOSER, status__in=STANDING)
    if whole.is_masked:
        made = made.none()
    program = format_of(heads)
    return Sheet(
        document=row.public_id,
        columns=tuple(Column(head, meanings[head], heads[head]) for head in heads),
        act=act,
        rows=tuple(_rows(viewer, shown, plan, known)),
        gone=len(known.gone) if known else 0,
        standing=made.count(),
        judged=made.filter(status=Status.ACCEPTED).count(),
        name=name,
        missing=() if is_hidden else tuple(_missing(viewer, plan)),
        program=program.name if program else "",
    )


def heads_of(shown: RenditionView) -> dict[str, str]:
    """The columns of a list in order, each with its first cell that is filled."""
    heads: dict[str, str] = {}
    for span in rows_of(shown):
        for column, value in cells_in(shown.text, span):
            heads.setdefault(column, value.of(shown.text))
    return heads


def fates_of(plan: Plan, known: Comparison) -> dict[int, Fate]:
    """What becomes of rows, by where each begins; rows that are not here stay as they are."""
    fates: dict[int, Fate] = {}
    for claim, each in (*known.changed, *known.new):
        start = each.proposal.sentence.start
        # One that was taken back comes again: for whoever looks it is made.
        is_there = claim.pk is not None and claim.status != Status.SUPERSEDED
        fates[start] = Fate.CHANGED if is_there else Fate.BESIDE if each.beside else Fate.MADE
        if held := plan.held.get(start):
            fates[start] = Fate.BESIDE if held.former.is_fast else Fate.CHANGED
    return fates


def _rows(viewer: Viewer, shown: RenditionView, plan: Plan, known: Comparison | None) -> Iterator[Row]:
    fates = fates_of(plan, known) if known else {}
    changes = _changes(viewer, shown.id, plan) if known else {}
    for number, (span, read) in enumerate(zip(rows_of(shown), plan.told, strict=True), start=1):
        words = span.of(shown.text)
        if known is None:
            yield Row(number, words, Fate.HIDDEN)
        elif read.proposal is None:
            yield Row(number, words, Fate.REFUSED, read.why)
        else:
            start = read.span.start
            fate = fates.get(start, Fate.SAME)
            told = changes.get(start, ()) if fate is not Fate.SAME else ()
            yield Row(number, words, fate, "; ".join(read.doubts), told)


#: The texts of several renditions (keys): as each is, and as the viewer is shown it.
_Texts = Mapping[int, tuple[str, Masked]]


def _changes(viewer: Viewer, rendition: int, plan: Plan) -> dict[int, tuple[Change, ...]]:
    texts = documents.masked_texts(
        viewer, {rendition, *(held.former.claim.rendition_id for held in plan.held.values())}
    )
    return {
        start: tuple(
            Change(
                SLOTS[name].label,
                _cell(texts, held.former.claim.rendition_id, held.former.slots, name),
                _cell(texts, rendition, held.offered.slots, name),
            )
            for name in held.changed
        )
        for start, held in plan.held.items()
    }


def _cell(texts: _Texts, rendition: int, slots: Kept, name: str) -> str:
    evidence = slots.get(name, {}).get("evidence")
    if evidence is None or rendition not in texts:
        return ""
    masked = texts[rendition][1]
    return masked.span(Span.from_json(evidence)).of(masked.text)


def _missing(viewer: Viewer, plan: Plan) -> Iterator[Missing]:
    texts = documents.masked_texts(viewer, {each.claim.rendition_id for each in plan.gone})
    for each in sorted(plan.gone, key=lambda former: former.number):
        yield Missing(each.number, each.claim.public_id, _sentence(texts, each))


def _sentence(texts: _Texts, former: Former) -> str:
    if former.claim.rendition_id not in texts:
        return ""
    masked = texts[former.claim.rendition_id][1]
    return masked.span(Span(former.claim.sentence_start, former.claim.sentence_end)).of(masked.text)


def standing_of(document: Document) -> list[str]:
    """The claims (ids) that the columns of a list made and that stand, or that a person rejected."""
    rows = Claim.objects.filter(document=document, run__proposer=PROPOSER)
    return list(rows.exclude(status=Status.SUPERSEDED).values_list("public_id", flat=True))
