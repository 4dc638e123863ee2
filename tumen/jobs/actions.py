"""Each change that a person makes to jobs: asking for one, trying one again, taking one off the list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models.functions import Now

from tumen.access.actions import recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.jobs.errors import NoReason, NoSuchJob, NotForAPerson
from tumen.jobs.handling import require_handler
from tumen.jobs.leasing import from_now
from tumen.jobs.models import Job, State
from tumen.jobs.queries import seen_by


def enqueue(
    *,
    actor: Actor,
    name: str,
    arguments: dict[str, Any] | None = None,
    key: str = "",
    after: timedelta = timedelta(),
) -> Job:
    """Ask for a job, inside the transaction of the change that makes it necessary.

    It is done in the name of ``actor`` and with the rights that they have then. What waits already, with the
    same arguments and not begun, is returned instead of being asked for twice. Effects of one ``key`` (1 to
    200 signs) happen once, however many jobs have it; without a key each job has its own. It is not begun
    before so much time is over ``after`` it was asked for first: what many small changes make necessary is
    then done once. Raises `NoSuchHandler`.
    """
    require_handler(name)
    with recorded(actor, "jobs.enqueue", name) as entry:
        job = _waiting(actor, name, arguments or {}, key)
        if job is None:
            id = new_id("j")
            job = Job.objects.create(
                public_id=id,
                name=name,
                arguments=arguments or {},
                key=key or id,
                actor=actor,
                due_at=from_now(after),
            )
        entry.item = job.public_id
        entry.detail |= {"name": name}
    return job


def retry(*, actor: Actor, job: str) -> Job:
    """Let a job that needs a person, or that was dropped, be tried again, from its first attempt.

    Raises `NoSuchJob` and `NotForAPerson`.
    """
    with recorded(actor, "jobs.retry", job):
        row = _in_state(actor, job, State.NEEDS_A_PERSON, State.DROPPED)
        Job.objects.filter(pk=row.pk).update(
            state=State.WAITING, attempts=0, due_at=from_now(), trouble="", ended_at=None
        )
    row.refresh_from_db()
    return row


def drop(*, actor: Actor, job: str, why: str) -> Job:
    """Take a job off the list; it stays known as dropped. A running one loses its lease.

    Raises `NoSuchJob`, `NotForAPerson` and `NoReason`.
    """
    if not why.strip():
        raise NoReason(f"Job {job} was not dropped, because nobody said why. Say it with --why.")
    with recorded(actor, "jobs.drop", job, why=why.strip()):
        row = _in_state(actor, job, State.WAITING, State.RUNNING, State.NEEDS_A_PERSON)
        Job.objects.filter(pk=row.pk).update(
            state=State.DROPPED, worker="", expires_at=None, ended_at=Now(), trouble=why.strip()
        )
    row.refresh_from_db()
    return row


def _waiting(actor: Actor, name: str, arguments: dict[str, Any], key: str) -> Job | None:
    """The same job, not begun. Its row is locked, so that no worker begins it before this change is there."""
    same = Job.objects.filter(name=name, actor=actor, state=State.WAITING, attempts=0)
    if key:
        same = same.filter(key=key)
    found = same.select_for_update(skip_locked=True, of=("self",)).order_by("pk")
    return next((job for job in found if job.arguments == arguments), None)


def _in_state(actor: Actor, id: str, *states: State) -> Job:
    seen = Job.objects.filter(seen_by(actor), public_id=id)
    row = seen.select_for_update(of=("self",)).first()
    if row is None:
        raise NoSuchJob(f"There is no job {id}. `tumen jobs list` lists those that there are.")
    if row.state not in states:
        raise NotForAPerson(f"Job {id} {State(row.state).label}: that cannot be done with it now.")
    return row
