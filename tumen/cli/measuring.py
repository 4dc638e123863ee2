"""The reading measured against figures that people labelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.table import Table

from tumen import reading
from tumen.cli import terminal
from tumen.cli.sources import source_of_extraction
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import FoundFile, extract, walk
from tumen.reading import Source
from tumen.reading.evaluation import ENOUGH, SCORED, Evaluation, GoldFigure, Miss, UnusableGold, load_gold
from tumen.reading.evaluation import evaluate as score

#: The folder beside the labels where their documents lie, unless another is named.
BESIDE_GOLD = "docs"


@dataclass
class Taken:
    """The documents of a gold set as they came out of intake, by the gold's own names for them."""

    sources: dict[str, Source] = field(default_factory=dict)
    refused: list[RefusedFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: by which rows, of which documents, and how it came out."""

    rows: Sequence[GoldFigure]
    taken: Taken
    result: Evaluation

    @property
    def is_whole(self) -> bool:
        """Whether every labelled document could be read."""
        return not self.taken.refused


def measure(gold: Path, docs: Path | None) -> Measured:
    """Read the labelled documents as "tumen read" does, and score what was read.

    Raises UnusableGold when the labels or their documents are not there.
    """
    rows = _labels(gold)
    taken = _taken_in(rows, docs or (gold if gold.is_dir() else gold.parent) / BESIDE_GOLD)
    return Measured(rows, taken, _scored(rows, taken.sources))


def _labels(gold: Path) -> list[GoldFigure]:
    try:
        rows = load_gold(gold)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise UnusableGold(f"The labels at {gold} cannot be read ({reason}). Name a CSV file.") from error
    if not rows:
        raise UnusableGold(f"The labels at {gold} have no rows. Name a file with at least one figure.")
    return rows


def _taken_in(rows: Sequence[GoldFigure], docs: Path) -> Taken:
    if not docs.is_dir():
        raise UnusableGold(f"There is no folder {docs}. Name the folder of the labelled documents.")
    taken, files = Taken(), _files_in(docs)
    for doc in _documents(rows):
        file = _file_of(doc, docs, files)
        try:
            taken.sources[doc] = source_of_extraction(doc, extract(file.read(), name=file.path.name))
        except RefusedFile as error:
            error.name = file.path.name
            taken.refused.append(error)
    return taken


def _documents(rows: Iterable[GoldFigure]) -> list[str]:
    return sorted({row.doc for row in rows})


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


def _scored(rows: Sequence[GoldFigure], sources: Mapping[str, Source]) -> Evaluation:
    return score(
        rows,
        dict(reading.read(sources.values())),
        {doc: source.text for doc, source in sources.items()},
        {doc: source.published for doc, source in sources.items()},
    )


def doubts(measured: Measured) -> Iterator[str]:
    """What speaks against the measurement: refused documents, labels that do not stand in the text."""
    for error in measured.taken.refused:
        yield f"{error} Its figures count as not found."
    texts = {doc: source.text for doc, source in measured.taken.sources.items()}
    astray = [row for row in measured.rows if row.doc in texts and row.span.of(texts[row.doc]) != row.words]
    if astray:
        yield (
            f"{terminal.counted(len(astray), 'label')} not at the stated place in the text, beginning with "
            f"“{astray[0].words}” of {astray[0].doc}. Correct char_start and run again."
        )


def for_machines(measured: Measured, shown: Sequence[Miss]) -> dict[str, Any]:
    """The measurement as JSON holds it, with the misses of ``shown``."""
    return {
        "reader": reading.version(),
        "documents": len(_documents(measured.rows)),
        **measured.result.to_json(),
        "misses": shown,
        "misses_in_all": len(measured.result.misses),
        "refused": [{"name": error.name, "reason": error.reason} for error in measured.taken.refused],
    }


def print_measured(measured: Measured, shown: Sequence[Miss], gold: Path) -> None:
    """The measurement for people, with the misses of ``shown``."""
    screen, result = terminal.console(), measured.result
    figures = terminal.counted(result.gold, "core figure")
    documents = terminal.counted(len(_documents(measured.rows)), "document")
    screen.print(terminal.heading("How well the reading reads"))
    screen.print(terminal.line(f"labels  {gold}"))
    screen.print(terminal.line(f"        {figures} in {documents}"))
    screen.print(terminal.line(f"reader  {reading.version()}"))
    screen.print()
    screen.print(_shares(result))
    if result.found < ENOUGH:
        screen.print(terminal.words(f"Under {ENOUGH} figures only the counts mean something.", "dim"))
    screen.print()
    _print_misses(result, shown)


def _shares(result: Evaluation) -> Table:
    right = {"justify": "right"}
    table = terminal.grid(("", {}), ("right", right), ("of", right), ("share", right))
    measures = [("recall", result.found, result.gold), ("precision", result.found, result.returned)]
    measures += [(slot, result.right[slot], result.found) for slot in SCORED]
    for name, count, of in measures:
        share = f"{count / of:.1%}" if of >= ENOUGH else "–"
        table.add_row(name, str(count), str(of), share, end_section=name == "precision")
    return table


def _print_misses(result: Evaluation, shown: Sequence[Miss]) -> None:
    screen = terminal.console()
    if not result.misses:
        screen.print("No misses.")
        return
    some = f", the first {len(shown)} shown" if len(shown) < len(result.misses) else ""
    screen.print(terminal.heading(f"{terminal.counted(len(result.misses), 'miss', 'misses')}{some}"))
    for miss in shown:
        screen.print()
        what = terminal.words(miss.what, "bold red")
        screen.print(terminal.line(miss.doc, "  ", what, "  ", terminal.quoted(miss.words)))
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
