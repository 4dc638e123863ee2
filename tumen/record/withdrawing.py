"""Figures that their publisher took back: a correction tells what an article of its own had said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tumen.claims.naming import source_key
from tumen.claims.queries import FigureView
from tumen.documents.queries import DocumentSummary

#: A title that says that its document corrects or withdraws another.
_CORRECTS = re.compile(
    r"\W*(?:correct(?:ion|ed)|retract(?:ion|ed)|withdrawal|정정|바로잡습니다)", re.IGNORECASE
)
#: Who speaks where a correction tells what was wrong.
_ITSELF = frozenset(
    {"article", "report", "story", "headline", "기사", "보도"}
    | {
        f"{when} {what}"
        for when in ("earlier", "original", "first")
        for what in ("article", "report", "version")
    }
)


def withdrawn(figures: Iterable[FigureView], documents: Mapping[str, DocumentSummary]) -> dict[str, str]:
    """The claims whose figure was taken back, each with the claim that tells so.

    A correction takes back the number that it says "the article" had, there and in what its publisher had
    published before or on the same day. Others who took the number from there are not touched: they have not
    withdrawn it.
    """
    told = list(figures)
    taken_back = [figure for figure in told if _takes_back(figure, documents.get(figure.document))]
    if not taken_back:
        return {}
    of_publisher: dict[str, list[FigureView]] = defaultdict(list)
    for figure in told:
        if about := documents.get(figure.document):
            of_publisher[source_key(about.publisher)].append(figure)
    found: dict[str, str] = {}
    for line in taken_back:
        found[line.id] = line.id
        publisher = source_key(documents[line.document].publisher)
        for figure in of_publisher[publisher] if publisher else ():
            if figure.document != line.document and _is_one(figure, line) and _is_not_after(figure, line):
                found[figure.id] = line.id
    return found


def _takes_back(figure: FigureView, about: DocumentSummary | None) -> bool:
    return about is not None and bool(_CORRECTS.match(about.label)) and source_key(figure.speaker) in _ITSELF


def _is_one(figure: FigureView, line: FigureView) -> bool:
    one, other = figure.values["quantity"], line.values["quantity"]
    return (one.low, one.high) == (other.low, other.high) and figure.values.get("act") == line.values.get(
        "act"
    )


def _is_not_after(figure: FigureView, line: FigureView) -> bool:
    if figure.published is None or line.published is None:
        return False
    first = figure.published.earliest or figure.published.latest
    last = line.published.latest or line.published.earliest
    return first is not None and last is not None and first <= last
