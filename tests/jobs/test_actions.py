"""A job is asked for with the change that needs it, by somebody, and a person can take it in hand."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.access.cast import compartment, somebody
from tumen.access.errors import NotPermitted
from tumen.access.marking import place_in
from tumen.access.models import Actor, AuditLine, Role
from tumen.jobs import leasing
from tumen.jobs.actions import drop, enqueue, retry
from tumen.jobs.errors import NoReason, NoSuchHandler, NoSuchJob, NotForAPerson
from tumen.jobs.models import Job, State
from tumen.jobs.queries import jobs, troubled_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def ask(actor: Actor, item: str = "d-1", **more: str) -> Job:
    return enqueue(actor=actor, name="record.mark", arguments={"item": item}, **more)


def test_it_leaves_a_line_of_who_asked_for_what(actor: Actor) -> None:
    job = ask(actor)
    line = AuditLine.objects.get(action="jobs.enqueue")
    assert (line.actor, line.item, line.detail) == (actor, job.public_id, {"name": "record.mark"})
    assert (job.state, job.attempts, job.actor) == (State.WAITING, 0, actor)


def test_it_is_asked_for_only_when_the_change_is_kept(actor: Actor) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ask(actor)
        raise ZeroDivisionError
    assert not Job.objects.exists()


def test_a_reader_asks_for_nothing(reader: Actor) -> None:
    with pytest.raises(NotPermitted):
        ask(reader)


def test_nothing_is_asked_for_that_nobody_can_do(actor: Actor) -> None:
    with pytest.raises(NoSuchHandler, match="Nothing here does jobs called record.dance"):
        enqueue(actor=actor, name="record.dance")


def test_asking_again_for_what_waits_is_the_same_job(actor: Actor) -> None:
    assert ask(actor) == ask(actor)
    assert ask(actor, "d-2") != ask(actor)


def test_what_somebody_has_begun_is_asked_for_anew(actor: Actor) -> None:
    begun = ask(actor)
    leasing.take("w-1")
    assert ask(actor) != begun


def test_what_needs_a_person_can_be_tried_again(actor: Actor) -> None:
    job = ask(actor)
    Job.objects.update(state=State.NEEDS_A_PERSON, attempts=5, trouble="The bridge is closed.")
    again = retry(actor=actor, job=job.public_id)
    assert (again.state, again.attempts, again.trouble) == (State.WAITING, 0, "")
    assert leasing.take("w-1") == job


def test_what_waits_is_not_tried_again(actor: Actor) -> None:
    with pytest.raises(NotForAPerson, match="waits for a worker"):
        retry(actor=actor, job=ask(actor).public_id)


def test_a_dropped_job_is_not_done_and_stays_known(actor: Actor) -> None:
    job = drop(actor=actor, job=ask(actor).public_id, why="The document was withdrawn.")
    assert (job.state, job.trouble) == (State.DROPPED, "The document was withdrawn.")
    assert leasing.take("w-1") is None


def test_nothing_is_dropped_without_a_reason(actor: Actor) -> None:
    with pytest.raises(NoReason):
        drop(actor=actor, job=ask(actor).public_id, why=" ")


def test_it_knows_no_other_job(actor: Actor) -> None:
    with pytest.raises(NoSuchJob, match="tumen jobs list"):
        retry(actor=actor, job="j-unknown")


def test_who_is_hidden_something_knows_of_their_own_jobs_alone(actor: Actor) -> None:
    other = somebody(Role.DOCUMENTER)
    ask_mark = ask(actor)
    own = enqueue(actor=other, name="record.mark", arguments={"item": "d-2"})
    place_in(actor, "d-9", compartment(actor, actor), "a test")
    assert [one.id for one in jobs(other)] == [own.public_id]
    assert {one.id for one in jobs(actor)} == {ask_mark.public_id, own.public_id}
    with pytest.raises(NoSuchJob, match=f"There is no job {ask_mark.public_id}"):
        drop(actor=other, job=ask_mark.public_id, why="not mine")
    Job.objects.update(state=State.NEEDS_A_PERSON)
    assert troubled_jobs(other).need_a_person == [own.public_id]
