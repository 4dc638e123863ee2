"""A list as its columns tell it: what each row would become, before anything is kept.

A viewer is told of the rows in the text as it is shown to them. Whether a row would be made or changed is
told to whoever sees every sentence of the document, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tumen.access.models import Viewer
from tumen.claims.comparing import Comparison, compare, offered_claims
from tumen.claims.known import known_claims
from tumen.claims.models import STANDING, Claim, Status
from tumen.documents.models import Document
from tumen.documents.queries import RenditionView, kept, text_of, text_to_read
from tumen.reading.columns import Columns, Meaning, RowRead, guess, read_by_columns
from tumen.reading.rows import cells_in
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

#: Who proposed the claims that people's mappings of columns make.
PROPOSER = "columns"


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
class Row:
    """One row: its number in the list from 1, its words as shown, what becomes of it, and why."""

    number: int
    words: str
    fate: Fate
    why: str = ""


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

    def count(self, fate: Fate) -> int:
        return sum(row.fate is fate for row in self.rows)


def sheet(viewer: Viewer, document: str, columns: Columns | None = None, act: str = "") -> Sheet:
    """What taking the list in by these columns would do; by their guessed meanings where none are given.

    Nothing is kept. Raises NoSuchDocument. A document without a list has no columns and no rows.
    """
    row, shown = kept(viewer, document), text_of(viewer, document)
    heads = _heads(shown)
    meanings = {
        name: (columns or {}).get(name, Meaning.NOTHING if columns else guess(name)) for name in heads
    }
    whole = text_to_read(viewer, document)
    told = [read_by_columns(whole.text, span, meanings, published=whole.published, act=act) for span in
            rows_of(whole)]  # fmt: skip
    known = None if whole.is_masked else _compared(row, whole, told)
    made = Claim.objects.filter(document=row, run__proposer=PROPOSER, status__in=STANDING)
    if whole.is_masked:
        made = made.none()
    return Sheet(
        document=row.public_id,
        columns=tuple(Column(name, meanings[name], heads[name]) for name in heads),
        act=act,
        rows=tuple(_rows(shown, told, known)),
        gone=len(known.gone) if known else 0,
        standing=made.count(),
        judged=made.filter(status=Status.ACCEPTED).count(),
    )


def rows_of(rendition: RenditionView) -> list[Span]:
    """The rows of the lists in a text."""
    return [span for kind, span in rendition.blocks if kind is BlockKind.TABLE_ROW]


def proposals_of(document: Document, whole: RenditionView, told: list[RowRead]) -> list[ProposedClaim]:
    """What the columns propose, without the rows that the rules of reading tell just so already."""
    proposed = [each.proposal for each in told if each.proposal]
    known = known_claims(document, "")
    stands = {id for id, each in known.items() if each.claim.status in STANDING}
    said = {
        id: {name: slot["value"] for name, slot in each.slots.items()}
        for id, each in known.items()
        if id in stands
    }
    at = {(known[id].claim.start, known[id].claim.end): values for id, values in said.items()}
    return [
        each.proposal
        for each in offered_claims(document.sha256, whole.text, proposed, proposer=PROPOSER)
        if at.get((each.proposal.passage.start, each.proposal.passage.end))
        != {name: slot["value"] for name, slot in each.slots.items()}
    ]


def _heads(shown: RenditionView) -> dict[str, str]:
    heads: dict[str, str] = {}
    for span in rows_of(shown):
        for column, value in cells_in(shown.text, span):
            heads.setdefault(column, value.of(shown.text))
    return heads


def _compared(document: Document, whole: RenditionView, told: list[RowRead]) -> Comparison:
    proposals = proposals_of(document, whole, told)
    offered = offered_claims(document.sha256, whole.text, proposals, proposer=PROPOSER)
    return compare(offered, known_claims(document, PROPOSER))


def _rows(shown: RenditionView, told: list[RowRead], known: Comparison | None) -> Iterator[Row]:
    fates = _fates(known) if known else {}
    for number, (span, read) in enumerate(zip(rows_of(shown), told, strict=True), start=1):
        words = span.of(shown.text)
        if known is None:
            yield Row(number, words, Fate.HIDDEN)
        elif read.proposal is None:
            yield Row(number, words, Fate.REFUSED, read.why)
        else:
            yield Row(number, words, fates.get(read.span.start, Fate.SAME), "; ".join(read.doubts))


def _fates(known: Comparison) -> dict[int, Fate]:
    """What becomes of rows, by where each begins; rows that are not here stay as they are."""
    fates = {each.proposal.sentence.start: Fate.CHANGED for _, each in known.changed}
    for _, each in known.new:
        fates[each.proposal.sentence.start] = Fate.BESIDE if each.beside else Fate.MADE
    return fates
