"""``python -m bench``, or ``make bench``: measure on this machine, and print what was measured."""

from __future__ import annotations

import time
from dataclasses import replace

import click

from bench import crawl
from bench.plans import ALL, ENDURE, ENDURE_PASSAGES, PARTS, QUICK, USUAL, of_a_release, run
from bench.progress import Course
from bench.shown import show
from tumen.cli import terminal
from tumen.vocabulary.errors import TumenError


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="A minute and a half at most; too small for figures to quote.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="The slow ones too: 10,000 documents, 20,000 pages; passages three times.",
)
@click.option(
    "--endure", is_flag=True, help="Nothing but 100,000 documents, one after the other: half an hour."
)
@click.option(
    "--passages-endure", is_flag=True, help="Nothing but the passages of a million documents: ten minutes."
)
@click.option(
    "--archive",
    type=click.IntRange(min=1_000),
    metavar="PAGES",
    help="Nothing but an archive of so many pages, read into its queue by processes of this machine; exit "
    "status 1 if it takes more memory than it may.",
)
@click.option("--engine", default="processes", show_default=True, help="Of --archive: who works (local[2]).")
@click.option("--kills", type=click.IntRange(0), default=0, help="Of --archive: killed so often on its way.")
@click.option(
    "--release",
    type=click.IntRange(min=100),
    metavar="CLAIMS",
    help="Nothing but a release of so many claims to every form; exit status 1 if a goal is missed.",
)
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Only this part; may be given again.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
def main(
    quick: bool,
    everything: bool,
    endure: bool,
    passages_endure: bool,
    archive: int | None,
    engine: str,
    kills: int,
    release: int | None,
    only: tuple[str, ...],
    as_json: bool,
) -> None:
    """Measure this machine: reading beside plain nlp.pipe, passages beside a baseline, memory, and growth.

    A quarter of an hour on two cores. A goal that is missed is shown as missed; the exit status stays 0, but
    for --release and --archive.
    """
    if quick + everything + endure + passages_endure > 1:
        raise click.UsageError("--quick, --all, --endure and --passages-endure exclude each other.")
    if archive is not None:
        found = crawl.measured(archive, engine=engine, workers=2, kills=kills)
        terminal.answer(found)
        raise SystemExit(0 if found["is_under_the_most"] else 1)
    plan = QUICK if quick else ALL if everything else ENDURE if endure else USUAL
    if passages_endure:
        plan = ENDURE_PASSAGES
    elif release is not None:
        plan = of_a_release(release)
    elif not endure:
        plan = replace(plan, parts=tuple(part for part in PARTS if not only or part in only))
    began = time.perf_counter()
    try:
        with Course(plan.steps) as course:
            results = run(plan, course.step)
    except TumenError as error:
        raise click.ClickException(str(error)) from error
    seconds = time.perf_counter() - began
    if as_json:
        terminal.answer({**results, "seconds": seconds})
    else:
        show(results, seconds=seconds)
    if release is not None and not all(goal["kept"] for goal in results["goals"]):
        raise SystemExit(1)


if __name__ == "__main__":
    main(prog_name="python -m bench")
