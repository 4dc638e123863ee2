"""What is done in a trial: commands as users give them, each acknowledged as its user would see it."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

#: Documents in one batch.
BATCH = 3
#: Grades given after it.
GRADES = 4


def write_batch(folder: Path, number: int) -> None:
    """Invented reports with figures of their own, so that no two are the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    made = random.Random(number)
    for one in range(BATCH):
        figure, day = made.randint(11, 900), made.randint(1, 28)
        text = (
            f"Returned over the bridge, report {number}-{one}\n\nSeoul, {day} May 2022\n\n"
            f"China forcibly returned {figure} North Korean escapees on {day} May 2022, "
            f"the Lanternlight group said in report {number}-{one}.\n"
        )
        (folder / f"report-{number}-{one}.txt").write_text(text, encoding="utf-8")


def read_and_grade(folder: Path, number: int, out: int) -> None:
    """`tumen read`, then `tumen source grade` and `tumen claim grade` in turn; the lines go to ``out``.

    `tumen read` itself says a line for each document that it has kept; a grade is acknowledged when its
    command has ended with success.
    """
    from tumen.access.actors import local
    from tumen.claims.queries import claim_ids, sources
    from tumen.vault.acting import acting_as

    run("read", str(folder))
    actor = local()
    with acting_as(actor.pk):
        spoken = next(one.id for one in sources(actor) if one.claims)
        claim = claim_ids(actor)[-1]
    for one in range(GRADES):
        why = f"trial {number}-{one}"
        if one % 2:
            run("claim", "grade", claim, "--credibility", "2", "--why", why)
        else:
            run("source", "grade", spoken, "--reliability", "B", "--why", why)
        os.write(out, f"GRADED {why}\n".encode())


def run(*words: str) -> None:
    """One command, in this process. Raises SystemExit with its status unless it ended with success."""
    from tumen.cli import main

    try:
        main(args=list(words), prog_name="tumen", standalone_mode=True)
    except SystemExit as ended:
        sys.stdout.flush()
        if ended.code:
            raise
