"""Workers killed in the middle of their jobs (kill -9): is each effect there once, and is no job stuck?

``python -m bench.workers --kills 200`` does it in a workspace of its own, or in the database that
TUMEN_DATABASE names. Each worker is a process of its own that is killed at a random moment; several work
at once.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tumen.access.models import Actor
    from tumen.jobs.running import Run

#: Short, so that a job whose worker was killed goes on while one watches.
LEASE = timedelta(seconds=0.5)
#: Workers that live at the same time, so that several want the same job.
TOGETHER = 3
#: Jobs that wait, at least, while workers are killed.
AHEAD = 20
#: Seconds within which a worker is killed, from when it is about to take its first job: how long a process
#: takes until then is the machine's affair, and would leave none to be killed at work on a slow one.
LIFE = 0.25
#: Seconds of work before a job's effect, and in it, so that both are met by kills.
BEFORE, WITHIN = 0.006, 0.006
NAME = "bench.mark"
#: What the effect is recorded as: an action that a researcher may do, and that nobody else does in a trial.
ACTION = "record.match_passages"


@dataclass
class Trial:
    """What was found; the first three must be 0."""

    missing: int  #: jobs that were acknowledged and whose effect is not there
    twice: int  #: effects that are there more than once
    stuck: int  #: jobs that did not end although workers were alive for longer than a lease
    kills: int
    killed_at_work: int  #: kills that left a job in somebody's hands
    jobs: int
    needed_a_person: int  #: jobs that lost so many workers that a person had to let them go on
    longest_wait: float  #: seconds that the jobs left over took to end after the last kill
    seconds: float
    database: str

    @property
    def is_kept(self) -> bool:
        return not (self.missing or self.twice or self.stuck)


def mark(run: Run) -> None:
    """One audit line for each job: as often as it stands there, the effect has happened."""
    from tumen.access.actions import recorded

    time.sleep(BEFORE * random.random())
    with run.effect(), recorded(run.actor, ACTION, run.arguments["item"]):
        time.sleep(WITHIN * random.random())


def trial(kills: int, seed: int) -> Trial:
    """Kill so many workers and count what is left."""
    from django.db import connection

    from tumen.jobs.models import Job, State

    began, chance, actor = time.monotonic(), random.Random(seed), _prepared()
    asked: list[str] = []
    at_work = revived = 0
    for done in range(0, kills, TOGETHER):
        while Job.objects.filter(state=State.WAITING).count() < AHEAD:
            asked += _ask(actor, len(asked))
        connection.close()  # a process that is split off must not share it
        many = min(TOGETHER, kills - done)
        at_work += _killed(many, chance)
        revived += _revive(actor)
    last = time.monotonic()
    _finish(actor)
    left = list(Job.objects.exclude(state=State.DONE).values_list("public_id", flat=True))
    wait = time.monotonic() - last
    marks = _marks(actor)
    return Trial(
        missing=sum(marks[item] == 0 for item in asked),
        twice=sum(count > 1 for count in marks.values()),
        stuck=len(left),
        kills=kills,
        killed_at_work=at_work,
        jobs=len(asked),
        needed_a_person=revived,
        longest_wait=wait,
        seconds=time.monotonic() - began,
        database=connection.vendor,
    )


def _prepared() -> Actor:
    from tumen.access.actions import introduce
    from tumen.access.models import RESEARCHER
    from tumen.jobs.handling import register
    from tumen.vault import schema

    register(NAME, "bench.workers:mark")
    if not schema.is_up_to_date():
        schema.bring_up_to_date()
    return introduce(name="trial", roles=RESEARCHER)


def _ask(actor: Actor, number: int) -> list[str]:
    """Several jobs, each in a transaction of its own; given back when they are acknowledged."""
    from tumen.jobs.actions import enqueue

    items = [f"mark-{number + each}" for each in range(10)]
    for item in items:
        enqueue(actor=actor, name=NAME, arguments={"item": item})
    return items


def _killed(many: int, chance: random.Random) -> int:
    """Start so many workers and kill each; how many of them left a job behind that was begun."""
    from django.db import connection

    from tumen.jobs.models import Job, State

    living = {_split_off(chance.random()): LIFE * chance.random() for _ in range(many)}
    started = time.monotonic()
    for process, life in sorted(living.items(), key=lambda pair: pair[1]):
        time.sleep(max(0.0, started + life - time.monotonic()))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    begun = Job.objects.filter(state=State.RUNNING).count()
    connection.close()
    return min(begun, many)


def _split_off(seed: float) -> int:
    """A worker in a process of its own; gives its number."""
    from django.db import connection

    from tumen.jobs.working import Worker

    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            pipe.read(1)  # nothing, where it ended before
        return process
    random.seed(seed)
    try:
        connection.ensure_connection()
        os.write(writing, b"!")
        Worker(lease=LEASE, pause=0.01).work()
    finally:
        os._exit(1)


def _revive(actor: Actor) -> int:
    """Do what a person does with jobs that lost their worker five times."""
    from tumen.jobs.actions import retry
    from tumen.jobs.queries import troubled_jobs

    ids = troubled_jobs(actor).need_a_person
    for id in ids:
        retry(actor=actor, job=id)
    return len(ids)


def _finish(actor: Actor) -> None:
    """Let a worker that nobody kills do the rest, for a few leases at most."""
    from tumen.jobs.models import Job, State
    from tumen.jobs.working import Worker

    worker, end = Worker(lease=LEASE, pause=0.01), time.monotonic() + 60
    while Job.objects.exclude(state=State.DONE).exists() and time.monotonic() < end:
        worker.work(until_empty=True)
        _revive(actor)
        time.sleep(LEASE.total_seconds() / 10)


def _marks(actor: Actor) -> Counter[str]:
    from tumen.access.models import AuditLine
    from tumen.vault.acting import acting_as

    with acting_as(actor.pk):
        return Counter(AuditLine.objects.filter(action=ACTION).values_list("item", flat=True))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--kills", default=200, show_default=True, type=click.IntRange(1), help="Workers to kill.")
@click.option("--seed", default=1, show_default=True, help="Makes the moments of the kills.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
def main(kills: int, seed: int, as_json: bool) -> None:
    """Kill workers in the middle of their jobs. Exit status 1 when an effect is missing, double or stuck."""
    with tempfile.TemporaryDirectory(prefix="tumen-workers-") as folder:
        if not os.environ.get("TUMEN_DATABASE"):
            from tumen.vault.workspace import VARIABLE, Workspace

            os.environ[VARIABLE] = str(Workspace.open(f"{folder}/workspace").path)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")
        import django

        from tumen.cli import terminal

        django.setup()
        found = trial(kills, seed)
    if as_json:
        terminal.answer(asdict(found))
    else:
        for name, value in asdict(found).items():
            click.echo(
                f"{name.replace('_', ' '):<18}{value if not isinstance(value, float) else f'{value:.1f}'}"
            )
    sys.exit(0 if found.is_kept else 1)


if __name__ == "__main__":
    main(prog_name="python -m bench.workers")
