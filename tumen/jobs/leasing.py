"""The steps of one job between being asked for and having ended, each one transaction.

Two workers never hold one job: on SQLite a transaction that takes one has the database to itself (IMMEDIATE),
on PostgreSQL it locks the row, and passes over rows that are locked (FOR UPDATE SKIP LOCKED).
"""

from __future__ import annotations

from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from tumen.jobs.models import Job, State

#: How long a lease holds without a sign of life. Long enough for a machine that swaps, short enough that a
#: person who watches sees the job go on.
LEASE = timedelta(seconds=60)
#: Attempts before a job waits for a person: what failed five times in over an hour will not mend itself.
ATTEMPTS = 5
#: What a job waits after each failed attempt: a locked file is free again in seconds, a full disk in an hour.
WAITS = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))

_DIED = "Its worker ended in the middle of it, without a word, in the last of its attempts."


def from_now(span: timedelta = timedelta()) -> models.Expression:
    """The time of the database, and ``span`` later.

    What is compared with it is set by it as well: SQLite compares times as text, writes a sum with six digits
    of a second and `Now` with three, so that a job asked for in this very millisecond would not be due yet.
    """
    later = Now() + models.Value(span, models.DurationField())
    return models.ExpressionWrapper(later, models.DateTimeField())


def is_due(longest: timedelta = LEASE) -> Q:
    """Waits and is due, or is held by a worker that gave no sign of life.

    A time farther ahead than any that is ever set was set by a clock that has been put back since; it counts
    as past, lest the job wait for that clock.
    """
    due = Q(due_at__lte=from_now()) | Q(due_at__gt=from_now(2 * WAITS[-1]))
    lost = Q(expires_at__lte=from_now()) | Q(expires_at__gt=from_now(2 * max(longest, LEASE)))
    return Q(state=State.WAITING) & due | Q(state=State.RUNNING) & lost


def take(worker: str, *, lease: timedelta = LEASE) -> Job | None:
    """Give the job that is due longest to ``worker``; None when nothing is due.

    A job whose worker died counts that attempt, and waits for a person when it was the last one.
    """
    if not Job.objects.filter(is_due(lease)).exists():
        return None  # looked at without a lock, so that an idle worker is in nobody's way
    with transaction.atomic():
        while job := _locked(Job.objects.filter(is_due(lease)).order_by("due_at", "pk")):
            if job.attempts < ATTEMPTS:
                _set(
                    job,
                    state=State.RUNNING,
                    worker=worker,
                    attempts=F("attempts") + 1,
                    expires_at=from_now(lease),
                )
                job.refresh_from_db()
                return job
            _end(job, State.NEEDS_A_PERSON, trouble=job.trouble or _DIED)
    return None


def keep_alive(job: Job, worker: str, *, lease: timedelta = LEASE) -> bool:
    """Make the lease hold longer; False when ``worker`` does not hold the job any more."""
    return bool(_held(job, worker).update(expires_at=from_now(lease)))


def lock(job: Job, worker: str) -> Job | None:
    """The job, nobody else's for the rest of the transaction; None unless ``worker`` holds it."""
    return _held(job, worker).select_for_update(of=("self",)).first()


def finish(job: Job, worker: str) -> None:
    """The job is done; called in the transaction of its effect."""
    _held(job, worker).update(**_free(State.DONE), trouble="", ended_at=Now())


def fail(job: Job, worker: str, trouble: str) -> None:
    """The attempt failed, for the reason that ``trouble`` says: the job waits, or waits for a person."""
    with transaction.atomic():
        row = lock(job, worker)
        if row is None:
            return
        if row.attempts >= ATTEMPTS:
            _end(row, State.NEEDS_A_PERSON, trouble=trouble)
        else:
            wait = WAITS[min(row.attempts, len(WAITS)) - 1]
            _set(row, **_free(State.WAITING), due_at=from_now(wait), trouble=trouble)


def give_back(job: Job, worker: str) -> None:
    """The worker stops before the job is done; this was no attempt."""
    _held(job, worker).update(**_free(State.WAITING), due_at=from_now(), attempts=F("attempts") - 1)


def _locked(jobs: QuerySet[Job]) -> Job | None:
    return jobs.select_for_update(skip_locked=True, of=("self",)).first()


def _held(job: Job, worker: str) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, worker=worker, state=State.RUNNING)


def _free(state: State) -> dict[str, object]:
    return {"state": state, "worker": "", "expires_at": None}


def _end(job: Job, state: State, *, trouble: str) -> None:
    _set(job, **_free(state), trouble=trouble, ended_at=Now())


def _set(job: Job, **values: object) -> None:
    Job.objects.filter(pk=job.pk).update(**values)
