"""One worker holds a job at a time, for a time, and the time is the database's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from tumen.access.models import Actor
from tumen.jobs import leasing
from tumen.jobs.actions import enqueue
from tumen.jobs.leasing import ATTEMPTS, WAITS, from_now
from tumen.jobs.models import Job, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]

YEAR = timedelta(days=365)


@pytest.fixture
def job(actor: Actor) -> Job:
    return enqueue(actor=actor, name="record.mark", arguments={"item": "d-1"})


def expire() -> None:
    Job.objects.update(expires_at=from_now(-timedelta(seconds=1)))


def test_what_one_holds_no_other_takes(job: Job) -> None:
    taken = leasing.take("w-1")
    assert taken == job
    assert (taken.worker, taken.attempts) == ("w-1", 1)
    assert leasing.take("w-2") is None


def test_a_lease_that_ran_out_goes_to_the_next(job: Job) -> None:
    leasing.take("w-1")
    expire()
    taken = leasing.take("w-2")
    assert taken is not None
    assert (taken.worker, taken.attempts) == ("w-2", 2)
    assert not leasing.keep_alive(job, "w-1")


def test_a_sign_of_life_makes_it_hold(job: Job) -> None:
    leasing.take("w-1")
    expire()
    assert leasing.keep_alive(job, "w-1")
    assert leasing.take("w-2") is None


def test_a_clock_that_was_put_back_keeps_no_job_waiting(job: Job) -> None:
    leasing.take("w-1")
    Job.objects.update(expires_at=from_now(YEAR))
    assert leasing.take("w-2") == job
    Job.objects.update(state=State.WAITING, worker="", expires_at=None, due_at=from_now(YEAR))
    assert leasing.take("w-3") == job


def test_it_is_due_in_the_millisecond_in_which_it_was_asked_for(job: Job) -> None:
    for _ in range(300):
        Job.objects.update(due_at=from_now())
        assert Job.objects.filter(leasing.is_due()).exists()


def test_each_failure_waits_longer_and_the_last_needs_a_person(job: Job) -> None:
    waited = []
    for _ in range(ATTEMPTS):
        Job.objects.update(due_at=Now())
        assert leasing.take("w-1") == job
        leasing.fail(job, "w-1", "The bridge is closed.")
        job.refresh_from_db()
        waited.append(job.due_at - timezone.now())
    assert job.state == State.NEEDS_A_PERSON
    assert job.trouble == "The bridge is closed."
    assert all(
        wait - timedelta(seconds=5) < real <= wait for wait, real in zip(WAITS, waited[:-1], strict=True)
    )


def test_a_job_that_kills_its_workers_needs_a_person(job: Job) -> None:
    for number in range(ATTEMPTS):
        assert leasing.take(f"w-{number}") == job
        expire()
    assert leasing.take("w-9") is None
    job.refresh_from_db()
    assert job.state == State.NEEDS_A_PERSON
    assert "without a word" in job.trouble


def test_what_is_given_back_was_no_attempt(job: Job) -> None:
    leasing.take("w-1")
    leasing.give_back(job, "w-1")
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 0)


def test_who_does_not_hold_it_neither_fails_nor_gives_it_back(job: Job) -> None:
    leasing.take("w-1")
    leasing.give_back(job, "w-2")
    leasing.fail(job, "w-2", "no")
    job.refresh_from_db()
    assert (job.state, job.worker) == (State.RUNNING, "w-1")
