"""The command that measures the reading against figures that people labelled."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli import terminal
from tumen.cli.opening import as_json


@click.command(short_help="Measure the reading against labelled figures.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("docs", type=click.Path(path_type=Path), required=False)
@click.option("--limit-misses", type=click.IntRange(min=0), metavar="N", help="Show N misses at most.")
@as_json
def evaluate(gold: Path, docs: Path | None, limit_misses: int | None, as_json: bool) -> None:
    """Measure the reading against labelled figures: recall, precision, accuracy per slot, and every miss.

    GOLD is a CSV file of labels, or a folder of such files (*figures*.csv). DOCS is the folder of the
    documents, each file's name beginning with the name that the labels have for it ("000" for
    000_letter.txt); without it, the folder "docs" beside the labels. Each document goes through the same
    intake and the same reader as in "tumen read"; no workspace is needed.
    """
    from tumen.cli import (
        measuring,  # it loads the reader, which takes seconds, and `tumen --help` none of them
    )

    measured = measuring.measure(gold, docs)
    shown = measured.result.misses[:limit_misses]
    if as_json:
        terminal.answer(measuring.for_machines(measured, shown))
    else:
        measuring.print_measured(measured, shown, gold)
    terminal.warn(measuring.doubts(measured))
    if not measured.is_whole:
        raise SystemExit(1)
