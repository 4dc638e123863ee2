"""What is done in a trial, each change acknowledged when it is done.

`read_and_grade` gives commands as users do, and each is acknowledged as its user would see it. `keep_on`
takes the actions behind them, one after another without end: what a command takes to begin is left out, so
that a child is killed in a change, and seldom on the way to one.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tumen.access.models import Actor

#: Documents in one batch.
BATCH = 3
#: Grades given after it.
GRADES = 4
#: The number under which `begin` works: what it makes is told from what the children make.
BEGINNING = 3_000_000
#: Said where the trial itself could not look for what to grade.
OWN_LOOK = "The trial could not look for what to grade"


def write_batch(folder: Path, number: int) -> None:
    """Invented reports with figures of their own, so that no two are the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    made = random.Random(number)
    for one in range(BATCH):
        text = _report(f"{number}-{one}", made.randint(11, 900), made.randint(1, 28))
        (folder / f"report-{number}-{one}.txt").write_text(text, encoding="utf-8")


def _report(number: str, figure: int, day: int) -> str:
    return (
        f"Returned over the bridge, report {number}\n\nSeoul, {day} May 2022\n\n"
        f"China forcibly returned {figure} North Korean escapees on {day} May 2022, "
        f"the Lanternlight group said in report {number}.\n"
    )


def read_and_grade(folder: Path, number: int, out: int) -> None:
    """`tumen read`, then `tumen source grade` and `tumen claim grade` in turn; the lines go to ``out``.

    `tumen read` itself says a line for each document that it has kept; a grade is acknowledged when its
    command has ended with success.
    """
    from django.db import DatabaseError

    from tumen.access.actors import local
    from tumen.claims.queries import claim_ids, sources
    from tumen.vault.acting import acting_as

    run("read", str(folder))
    try:
        actor = local()
        with acting_as(actor.pk):
            spoken = next(one.id for one in sources(actor) if one.claims)
            claim = claim_ids(actor)[-1]
    except DatabaseError as error:
        # No command asks here, so none makes a sentence of it.
        os.write(out, f"{OWN_LOOK}: {error}\n".encode())
        raise SystemExit(1) from error
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


def keep_on(number: int, out: int, *, actor: Actor | None = None, rounds: int | None = None) -> None:
    """Change the record in every way of `STEPS`, in turn, until killed (or for so many ``rounds``).

    The first is another one for each ``number``. It says BEGUN before it, and a line after each. ``actor``
    is known already, or is whoever runs this.
    """
    from django.db import connection

    from tumen.access.actors import local
    from tumen.vault.acting import acting_as

    connection.ensure_connection()
    actor, names = actor or local(), list(STEPS)
    os.write(out, b"BEGUN\n")
    done = 0
    while rounds is None or done < rounds * len(names):
        step = names[(number + done) % len(names)]
        with acting_as(actor.pk):
            told = STEPS[step](actor, f"{number}-{done}")
        os.write(out, f"{told}\n".encode())
        done += 1


def begin(out: int | None = None, *, number: int = BEGINNING) -> None:
    """Make the workspace, where it is not there, and take each of `STEPS` in it once."""
    from tumen.vault import schema
    from tumen.vault.workspace import Workspace

    Workspace.open(Workspace.current().path)
    if not schema.is_up_to_date():
        schema.bring_up_to_date()
    keep_on(number, os.open(os.devnull, os.O_WRONLY) if out is None else out, rounds=1)


def step_after(number: int, done: int) -> str:
    """In which of `STEPS` the child of this number is once it has done so many."""
    return list(STEPS)[(number + done) % len(STEPS)]


def _take_in(actor: Actor, one: str) -> str:
    from tumen.documents.actions import take_in_made
    from tumen.documents.intake import Extraction

    text = _report(one, random.randint(11, 900), random.randint(1, 28))
    made = Extraction("text/plain", "a trial", "1", text, ())
    take_in_made(actor=actor, data=text.encode(), made=made, name=f"report-{one}.txt", origin="a trial")
    return f"KEPT report-{one}.txt"


def _propose(actor: Actor, one: str) -> str:
    from tests.claims.cast import proposal, read_as
    from tumen.documents.queries import text_of

    document = _newest("documents.models.Document")
    text = text_of(actor, document).text
    words = text[text.index("returned ") + 9 : text.index(" on ")]
    read_as(actor, document, proposal(text, words, low=int(words.split()[0]), on=None))
    return f"READ {document.name}"


def _review(actor: Actor, one: str) -> str:
    from tumen.claims.actions import review_claim

    review_claim(actor=actor, claim=_newest("claims.models.Claim"), verdict="accepted", why=f"trial {one}")
    return f"GRADED trial {one}"


def _grade_claim(actor: Actor, one: str) -> str:
    from tumen.claims.actions import grade_claim

    claim = _newest("claims.models.Claim").public_id
    grade_claim(actor=actor, claim=claim, credibility="2", why=f"trial {one}")
    return f"GRADED trial {one}"


def _grade_source(actor: Actor, one: str) -> str:
    from tumen.claims.actions import grade_source

    source = _newest("claims.models.Source").public_id
    grade_source(actor=actor, source=source, reliability="B", why=f"trial {one}")
    return f"GRADED trial {one}"


#: What `keep_on` does, in this order.
STEPS: dict[str, Callable[[Actor, str], str]] = {
    "take in": _take_in,
    "propose": _propose,
    "review": _review,
    "grade claim": _grade_claim,
    "grade source": _grade_source,
}


def _newest(model: str) -> Any:
    from django.utils.module_loading import import_string

    return import_string(f"tumen.{model}").objects.latest("pk")
