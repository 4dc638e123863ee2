"""The command that measures the reading against what people labelled."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli import terminal
from tumen.cli.opening import as_json
from tumen.reading.evaluation.labels import COLUMNS


@click.command(short_help="Measure the reading against labels.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("docs", type=click.Path(path_type=Path), required=False)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(COLUMNS)),
    help="Only labels of this kind; may be given several times.",
)
@click.option("--limit-misses", type=click.IntRange(min=0), metavar="N", help="Show N misses at most.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="FILE",
    help="Write every miss with its sentence and both readings to a page.",
)
@click.option(
    "--second",
    type=click.Path(path_type=Path),
    metavar="LABELS",
    help="Hold another person's labels against GOLD instead of the reading.",
)
@as_json
def evaluate(
    gold: Path,
    docs: Path | None,
    second: Path | None,
    kinds: tuple[str, ...],
    limit_misses: int | None,
    html: Path | None,
    as_json: bool,
) -> None:
    """Measure the reading against labels: recall, precision, accuracy per slot, and every miss.

    GOLD is a CSV file of labels, or a folder of such files: figures, acts, quotes, appeals, answers and
    norms, told apart by their columns. DOCS is the folder of the documents, each file's name beginning with
    the name that the labels have for it ("000" for 000_letter.txt); without it, the folder "docs" beside the
    labels. Each document goes through the same intake and the same reader as in "tumen read"; no workspace is
    needed.

    With --second nothing is read: how far two people who labelled the same documents agree is measured, which
    no reader can be expected to exceed.
    """
    from tumen.cli import (  # they load the reader, which takes seconds, and `tumen --help` none of them
        measuring,
        misses_page,
    )

    if second is not None:
        measured = measuring.compare(gold, second, kinds)
    else:
        measured = measuring.measure(gold, docs, kinds)
    shown = measured.misses[:limit_misses]
    if html is not None:
        misses_page.write_page(measured, gold, html)
    if as_json:
        terminal.answer(measuring.for_machines(measured, shown))
    else:
        measuring.print_measured(measured, shown, gold)
    terminal.warn(measuring.doubts(measured))
    if not measured.is_whole:
        raise SystemExit(1)
