"""A worker does each job once, whatever happens to it, and never stops for one that fails."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.jobs.cast import MARK
from tumen.access.models import Actor, AuditLine
from tumen.jobs import leasing
from tumen.jobs.actions import drop, enqueue
from tumen.jobs.errors import AlreadyHappened, LeaseLost
from tumen.jobs.models import Effect, Job, State
from tumen.jobs.queries import jobs, troubled_jobs
from tumen.jobs.running import Run
from tumen.jobs.working import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def ask(actor: Actor, what: str = "mark", item: str = "d-1", key: str = "") -> Job:
    return enqueue(actor=actor, name=f"record.{what}", arguments={"item": item}, key=key)


def work() -> Worker:
    worker = Worker()
    worker.work(until_empty=True)
    return worker


def marks(item: str = "d-1") -> int:
    return AuditLine.objects.filter(action=MARK, item=item).count()


def test_it_does_what_waits_in_the_name_of_who_asked(actor: Actor) -> None:
    job = ask(actor)
    assert work().done == {"done": 1}
    job.refresh_from_db()
    assert (job.state, job.worker, marks()) == (State.DONE, "", 1)
    assert AuditLine.objects.get(action=MARK).actor == actor
    assert Effect.objects.get().key == job.public_id


def test_two_jobs_with_one_key_have_one_effect(actor: Actor) -> None:
    ask(actor, key="once")
    Job.objects.update(attempts=1)  # begun, so that asking again is another job
    ask(actor, key="once")
    assert work().done == {"done": 2}
    assert marks() == 1


def test_a_key_is_kept_once(actor: Actor) -> None:
    job = ask(actor)
    work()
    with pytest.raises(IntegrityError), transaction.atomic():
        Effect.objects.create(key=job.key, job=job)


def test_what_breaks_off_leaves_nothing(actor: Actor) -> None:
    job = ask(actor, "break_off")
    assert work().done == {"waiting": 1}
    job.refresh_from_db()
    assert (marks(), Effect.objects.count()) == (0, 0)
    assert job.trouble == "RuntimeError: struck by lightning. This may be an error of Tumen."


def test_a_refusal_is_kept_as_its_sentence_and_the_next_job_is_done(actor: Actor) -> None:
    refused = ask(actor, "refuse")
    ask(actor)
    assert work().done == {"waiting": 1, "done": 1}
    refused.refresh_from_db()
    assert refused.trouble == "The bridge is closed. Come back tomorrow."


def test_it_is_refused_and_noted_when_who_asked_may_not_any_more(actor: Actor) -> None:
    job = ask(actor)
    actor.grants.filter(kind="role").update(until=timezone.now())
    assert work().done == {"waiting": 1}
    assert marks() == 0
    line = AuditLine.objects.get(action="access.note_refusal")
    assert (line.actor, line.detail) == (actor, {"of": job.name})


def test_a_handler_without_an_effect_has_failed(actor: Actor) -> None:
    job = ask(actor, "forget")
    work()
    job.refresh_from_db()
    assert "ended without its effect" in job.trouble


def test_who_lost_the_lease_changes_nothing(actor: Actor) -> None:
    job = ask(actor)
    taken = leasing.take("w-1")
    assert taken
    Job.objects.update(worker="w-2")
    with pytest.raises(LeaseLost), Run(taken, "w-1").effect():
        raise AssertionError("the block was entered")
    drop(actor=actor, job=job.public_id, why="not needed")
    with pytest.raises(LeaseLost), Run(taken, "w-2").effect():
        raise AssertionError("the block was entered")


def test_what_happened_is_not_done_again(actor: Actor) -> None:
    ask(actor)
    work()
    Job.objects.update(state=State.WAITING)
    taken = leasing.take("w-1")
    assert taken
    with pytest.raises(AlreadyHappened), Run(taken, "w-1").effect():
        raise AssertionError("the block was entered")


def test_it_gives_back_what_it_holds_when_it_is_stopped_at_once(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(actor)

    def interrupted(run: Run) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tests.jobs.cast.mark", interrupted)
    with pytest.raises(KeyboardInterrupt):
        work()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 0)


def test_it_takes_nothing_after_it_was_stopped(actor: Actor) -> None:
    ask(actor)
    worker = Worker()
    worker.stop()
    worker.work()
    assert not worker.done


def test_it_is_told_what_is_open_and_what_needs_a_person(actor: Actor) -> None:
    job = ask(actor)
    assert [(one.id, one.asked_by) for one in jobs(actor)] == [(job.public_id, actor.name)]
    assert troubled_jobs(actor).need_a_person == []
    Job.objects.update(state=State.NEEDS_A_PERSON)
    assert troubled_jobs(actor).need_a_person == [job.public_id]
    Job.objects.update(state=State.WAITING, due_at=leasing.from_now(-2 * leasing.WAITS[-1]))
    assert troubled_jobs(actor).ignored == [job.public_id]
    work()
    assert jobs(actor) == []
    assert [one.id for one in jobs(actor, everything=True)] == [job.public_id]
