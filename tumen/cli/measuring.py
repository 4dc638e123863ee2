"""The reading measured against labels of every kind: figures, acts, quotations, asks, answers, norms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.table import Table

from tumen import reading
from tumen.claims.given import gap, source_of_extraction
from tumen.cli import terminal
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import FoundFile, extract, walk
from tumen.reading import Source
from tumen.reading.evaluation import ENOUGH, Evaluation, Label, Miss, Tally, UnusableGold, load_labels
from tumen.reading.evaluation.labellers import agreement
from tumen.reading.evaluation.whole import score_all

#: The folder beside the labels where their documents lie, unless another is named.
BESIDE_GOLD = "docs"
#: What one row of each kind is called, for one and for many.
ROWS = {
    "figures": ("core figure", "core figures"),
    "acts": ("act", "acts"),
    "quotes": ("quotation", "quotations"),
    "appeals": ("ask", "asks"),
    "answers": ("answer", "answers"),
    "norms": ("norm", "norms"),
}
#: Slots without which a finding is worth little.
_DECISIVE = frozenset({"speaker", "whole"})


@dataclass
class Taken:
    """The documents of a gold set as they came out of intake, by the gold's own names for them."""

    sources: dict[str, Source] = field(default_factory=dict)
    refused: list[RefusedFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: by which labels, of which documents, and how each kind came out.

    ``by`` is who read: the reader's version, or the place of another person's labels.
    """

    labels: Mapping[str, Sequence[Label]]
    taken: Taken
    tallies: Mapping[str, Tally]
    by: str
    is_of_people: bool = False

    @property
    def docs(self) -> list[str]:
        """The documents that have labels."""
        return _documents(self.labels)

    @property
    def title(self) -> str:
        return "How well two labellers agree" if self.is_of_people else "How well the reading reads"

    @property
    def is_whole(self) -> bool:
        """Whether every labelled document could be read."""
        return not self.taken.refused

    @property
    def misses(self) -> list[tuple[str, Miss]]:
        """Every miss with its kind, kind by kind."""
        return [(kind, miss) for kind, tally in self.tallies.items() for miss in tally.misses]


def measure(gold: Path, docs: Path | None, kinds: Sequence[str] = ()) -> Measured:
    """Read the labelled documents as "tumen read" does, and score what was read; of ``kinds`` only, if given.

    Raises UnusableGold when the labels or their documents are not there.
    """
    labels = _labels(gold, kinds)
    taken = _taken_in(labels, docs or (gold if gold.is_dir() else gold.parent) / BESIDE_GOLD)
    return Measured(labels, taken, _scored(labels, taken), reading.version())


def compare(gold: Path, second: Path, kinds: Sequence[str] = ()) -> Measured:
    """Hold the labels of a second person against the first one's, in the documents that both have labelled.

    Raises UnusableGold when there are none, or a file of labels is not usable.
    """
    first, other = _labels(gold, kinds), _labels(second, kinds)
    docs = set(_documents(first)) & set(_documents(other))
    tallies = agreement(first, other)
    if not docs or not tallies:
        raise UnusableGold(
            f"The labels at {gold} and {second} share no document and kind. Name sets of the same documents."
        )
    shared = {kind: [row for row in rows if row.doc in docs] for kind, rows in first.items()}
    return Measured(shared, Taken(), tallies, str(second), is_of_people=True)


def _labels(gold: Path, kinds: Sequence[str]) -> dict[str, list[Label]]:
    try:
        labels = load_labels(gold)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise UnusableGold(f"The labels at {gold} cannot be read ({reason}). Name a CSV file.") from error
    labels = {kind: rows for kind, rows in labels.items() if not kinds or kind in kinds}
    if not any(labels.values()):
        asked = f" of {' or '.join(kinds)}" if kinds else ""
        raise UnusableGold(f"The labels at {gold} have no rows{asked}. Name a file with at least one row.")
    return labels


def _taken_in(labels: Mapping[str, Sequence[Label]], docs: Path) -> Taken:
    if not docs.is_dir():
        raise UnusableGold(f"There is no folder {docs}. Name the folder of the labelled documents.")
    taken, files = Taken(), _files_in(docs)
    for doc in _documents(labels):
        file = _file_of(doc, docs, files)
        try:
            taken.sources[doc] = source_of_extraction(doc, extract(file.read(), name=file.path.name))
        except RefusedFile as error:
            error.name = file.path.name
            taken.refused.append(error)
    return taken


def _documents(labels: Mapping[str, Sequence[Label]]) -> list[str]:
    return sorted({row.doc for rows in labels.values() for row in rows})


def _files_in(docs: Path) -> list[FoundFile]:
    return [file for file in walk([docs]) if isinstance(file, FoundFile) and file.path.parent == docs]


def _file_of(doc: str, docs: Path, files: Iterable[FoundFile]) -> FoundFile:
    """The one file whose name begins with ``doc``, and goes on with no further letter or digit."""
    names = re.compile(re.escape(doc) + r"(?![^\W_])")
    found = [file for file in files if names.match(file.path.name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnusableGold(f"No file in {docs} begins with “{doc}”, which the labels name. Add it there.")
    raise UnusableGold(f"{len(found)} files in {docs} begin with “{doc}”. Leave one of them there.")


def _scored(labels: Mapping[str, Sequence[Label]], taken: Taken) -> dict[str, Tally]:
    """A document that was refused says nothing: all its rows count as not found."""
    proposals = dict(reading.read(taken.sources.values()))
    texts = {doc: source.text for doc, source in taken.sources.items()}
    for doc in _documents(labels):
        proposals.setdefault(doc, [])
        texts.setdefault(doc, "")
    published = {doc: source.published for doc, source in taken.sources.items()}
    return score_all(labels, proposals, texts, published)


def doubts(measured: Measured) -> Iterator[str]:
    """What speaks against the measurement: documents refused or not read, labels not found in the text."""
    for error in measured.taken.refused:
        yield f"{error} What is labelled in it counts as not found."
    for doc, source in measured.taken.sources.items():
        if unread := gap(source.language):
            yield f"{doc}: {unread} What is labelled in it counts as not found."
    texts = {doc: source.text for doc, source in measured.taken.sources.items()}
    rows = [row for rows in measured.labels.values() for row in rows]
    astray = [row for row in rows if row.doc in texts and row.span.of(texts[row.doc]) != row.words]
    if astray:
        yield (
            f"{terminal.counted(len(astray), 'label')} not at the stated place in the text, beginning with "
            f"“{astray[0].words}” of {astray[0].doc}. Correct char_start and run again."
        )


def for_machines(measured: Measured, shown: Sequence[tuple[str, Miss]]) -> dict[str, Any]:
    """The measurement as JSON holds it, kind by kind, with the misses of ``shown``."""
    kinds = {}
    for kind, tally in measured.tallies.items():
        kinds[kind] = tally.to_json() | {"misses": [miss for name, miss in shown if name == kind]}
    return {
        "reader": measured.by,
        "documents": len(measured.docs),
        "kinds": kinds,
        "misses_in_all": len(measured.misses),
        "refused": [{"name": error.name, "reason": error.reason} for error in measured.taken.refused],
    }


def print_measured(measured: Measured, shown: Sequence[tuple[str, Miss]], gold: Path) -> None:
    """The measurement for people, with the misses of ``shown``."""
    screen = terminal.console()
    screen.print(terminal.heading(measured.title))
    screen.print(terminal.line(f"labels  {gold}"))
    documents = terminal.counted(len(measured.docs), "document")
    for number, (kind, tally) in enumerate(measured.tallies.items()):
        counted = terminal.counted(tally.gold, *ROWS[kind])
        screen.print(terminal.line(f"        {counted}" + (f" in {documents}" if not number else "")))
    screen.print(terminal.line(f"{'second' if measured.is_of_people else 'reader'}  {measured.by}"))
    for tally in measured.tallies.values():
        screen.print()
        screen.print(_shares(tally))
    if any(tally.found < ENOUGH for tally in measured.tallies.values()):
        screen.print(terminal.words(f"Under {ENOUGH} of a kind only the counts mean something.", "dim"))
    screen.print()
    _print_misses(measured, shown)


def shares_of(tally: Tally) -> Iterator[tuple[str, int, int, float | None]]:
    """Each measure of a tally: its name, the count, of how many, and the share (None: too few to say).

    Recall is of the labelled rows, precision of what was read, F1 of both; a slot is of the rows found. Where
    a finding is worth little without one slot (a quotation without its speaker), its F1 stands there too.
    """
    measures = [("recall", tally.found, tally.gold), ("precision", tally.found, tally.returned)]
    for name, count, of in measures:
        yield name, count, of, count / of if of >= ENOUGH else None
    if not isinstance(tally, Evaluation):
        both = tally.gold + tally.returned
        yield "F1", 2 * tally.found, both, tally.f1 if tally.gold >= ENOUGH else None
    for slot in tally.slots:
        right = tally.right[slot]
        yield slot, right, tally.found, tally.accuracy(slot) if tally.found >= ENOUGH else None
        if slot in _DECISIVE and not isinstance(tally, Evaluation):
            f1 = tally.whole(slot) if tally.gold >= ENOUGH else None
            yield f"F1 with {slot} right", 2 * right, tally.gold + tally.returned, f1


def _shares(tally: Tally) -> Table:
    right = {"justify": "right"}
    table = terminal.grid((tally.kind, {}), ("right", right), ("of", right), ("share", right))
    for name, count, of, share in shares_of(tally):
        told = "–" if share is None else f"{share:.1%}"
        table.add_row(name, str(count), str(of), told, end_section=name in ("precision", "F1"))
    return table


def _print_misses(measured: Measured, shown: Sequence[tuple[str, Miss]]) -> None:
    screen, misses = terminal.console(), measured.misses
    if not misses:
        screen.print("No misses.")
        return
    some = f", the first {len(shown)} shown" if len(shown) < len(misses) else ""
    screen.print(terminal.heading(f"{terminal.counted(len(misses), 'miss', 'misses')}{some}"))
    for kind, miss in shown:
        screen.print()
        what = terminal.words(miss.what, "bold red")
        screen.print(terminal.line(miss.doc, f"  {ROWS[kind][0]}  ", what, "  ", terminal.quoted(miss.words)))
        screen.print(_in_full(miss))


def _in_full(miss: Miss) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    sentence = " ".join(miss.sentence.split())
    for name, value in (("expected", miss.expected), ("got", miss.got)):
        table.add_row(f"  {name}", terminal.words(value or "nothing"))
    if sentence:
        table.add_row("  in", terminal.words(sentence))
    return table
