"""Each read of lists that were taken in: under which names, what became of each row, and what waits.

What became of rows is told to whoever sees every sentence of the document; of claims, those that they see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import visible_to
from tumen.claims.errors import NoSuchTaking
from tumen.claims.models import Claim
from tumen.claims.takings import Taking, TakingKind
from tumen.claims.updating import holding
from tumen.claims.views import seen_by
from tumen.documents import queries as documents
from tumen.documents.queries import looked_at, text_to_read
from tumen.jobs.models import Job, State
from tumen.reading.columns import Columns, Meaning

#: A list is offered as one taken before where so large a part of its columns has the same names.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class TakingLine:
    """What somebody did with a list. ``counts`` are its rows by fate, empty where that is not told."""

    id: str
    document: str
    kind: TakingKind
    name: str
    at: datetime
    actor: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RowLine:
    """What became of a row. ``about`` are the labels of slots that differ, or why it was refused."""

    number: int
    fate: str
    claim: str
    former: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakingView:
    """One taking with its rows; none where the viewer does not see all of the document."""

    line: TakingLine
    columns: tuple[tuple[str, str], ...]  #: each with what it tells
    act: str
    rows: tuple[RowLine, ...]
    is_told: bool


def takings(viewer: Viewer, *, most: int = 0) -> list[TakingLine]:
    """What was done with lists, the newest first; at most so many where ``most`` is given."""
    rows = _seen(viewer).order_by("-pk")
    return _lines(viewer, list(rows[:most] if most else rows))


def taking(viewer: Viewer, id: str) -> TakingView:
    """One taking with what became of each row. Raises NoSuchTaking."""
    row = _seen(viewer).filter(public_id=id).first()
    if row is None:
        raise NoSuchTaking(f"There is no taking {id} of a list. `tumen columns list` lists those there are.")
    is_told = _is_whole(viewer, row)
    seen = _claims_seen(viewer, row) if is_told else set()
    cover = documents.everywhere(viewer).of([row.document.public_id])
    rows = tuple(
        RowLine(number, fate, claim if claim in seen else "", former if former in seen else "", tuple(about))
        for number, fate, claim, former, about in (row.rows if is_told else ())
        if fate not in ("gone", "stays") or {claim, former} & seen
    )
    said = tuple((cover.words(head), meaning) for head, meaning in row.columns.items())
    return TakingView(_line(viewer, row, is_told=is_told), said, row.act, rows, is_told)


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What was last said of the columns of a list, and of all its rows."""

    columns: Columns
    act: str


def said_of(viewer: Viewer, name: str, heads: Iterable[str]) -> SaidBefore:
    """What was last said of the columns of the list ``name``, for those of ``heads`` that it had."""
    rows = _seen(viewer).filter(kind=TakingKind.TAKEN).order_by("-pk")
    wanted = " ".join(name.split()).casefold()
    row = next((each for each in rows if each.name.casefold() == wanted), None) if wanted else None
    said = row.columns if row else {}
    columns = {head: Meaning(said[head]) for head in heads if head in said}
    return SaidBefore(columns, row.act if row else "")


def names_of_lists(viewer: Viewer) -> list[str]:
    """The names under which lists were taken in, each once, the newest first."""
    found: dict[str, str] = {}
    for row in _seen(viewer).exclude(name="").order_by("-pk"):
        cover = documents.everywhere(viewer).of([row.document.public_id])
        found.setdefault(row.name.casefold(), cover.words(row.name))
    return list(found.values())


def lists_alike(viewer: Viewer, document: str, heads: Iterable[str]) -> list[str]:
    """The names of lists that have columns like these, and of which this document is no file yet."""
    named = set(heads)
    row = looked_at(viewer, document)
    if holding(row) is not None:
        return []
    found: dict[str, str] = {}
    for each in _seen(viewer).filter(kind=TakingKind.TAKEN).exclude(name="").order_by("-pk"):
        said = set(each.columns)
        if said and len(said & named) >= ALIKE * len(said):
            cover = documents.everywhere(viewer).of([each.document.public_id])
            found.setdefault(each.name.casefold(), cover.words(each.name))
    return list(found.values())


def is_waiting(viewer: Viewer, document: str) -> bool:
    """Whether a worker still has to take this list in, asked by whoever looks. Raises NoSuchDocument."""
    row = looked_at(viewer, document)
    asked = Taking.objects.filter(document=row, kind=TakingKind.ASKED).values_list("public_id", flat=True)
    jobs = Job.objects.filter(name="claims.take_columns", state__in=(State.WAITING, State.RUNNING))
    return any(job.arguments.get("taking") in set(asked) for job in jobs)


def name_of(viewer: Viewer, document: str) -> str:
    """The name under which a document was last taken in, empty for none. Raises NoSuchDocument."""
    last = Taking.objects.filter(document=looked_at(viewer, document)).exclude(kind=TakingKind.ASKED).last()
    return documents.everywhere(viewer).of([document]).words(last.name) if last else ""


def _seen(viewer: Viewer) -> QuerySet[Taking]:
    if not may_see(viewer):
        return Taking.objects.none()
    rows = Taking.objects.filter(visible_to(viewer, "document__public_id"))
    return rows.select_related("document", "actor")


def _lines(viewer: Viewer, rows: list[Taking]) -> list[TakingLine]:
    told: dict[int, bool] = {}
    for row in rows:
        if row.document_id not in told:
            told[row.document_id] = _is_whole(viewer, row)
    return [_line(viewer, row, is_told=told[row.document_id]) for row in rows]


def _line(viewer: Viewer, row: Taking, *, is_told: bool) -> TakingLine:
    counts: dict[str, int] = {}
    for _, fate, *_ in row.rows if is_told else ():
        counts[fate] = counts.get(fate, 0) + 1
    cover = documents.everywhere(viewer).of([row.document.public_id])
    name = cover.words(row.name)
    kind = TakingKind(row.kind)
    return TakingLine(row.public_id, row.document.public_id, kind, name, row.at, row.actor.name, counts)


def _is_whole(viewer: Viewer, row: Taking) -> bool:
    return not text_to_read(viewer, row.document).is_masked


def _claims_seen(viewer: Viewer, row: Taking) -> set[str]:
    named = {id for _, _, claim, former, _ in row.rows for id in (claim, former) if id}
    own = Claim.objects.filter(seen_by(viewer), document=row.document)
    seen = set(own.values_list("public_id", flat=True))
    if rest := sorted(named - seen):
        for at in range(0, len(rest), 500):
            rows = Claim.objects.filter(seen_by(viewer), public_id__in=rest[at : at + 500])
            seen |= set(rows.values_list("public_id", flat=True))
    return named & seen
