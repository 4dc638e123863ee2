"""Several connections work on one vault: the pages read while a command writes, and writers take turns."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from tumen.access.actions import introduce, recorded
from tumen.access.models import RESEARCHER, Actor, AuditLine, Role

pytestmark = pytest.mark.django_db(transaction=True)


def in_a_thread(work: object) -> threading.Thread:
    """``work`` on a connection of its own, which is closed when it ends."""

    def run() -> None:
        try:
            work()  # type: ignore[operator]
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_a_reader_does_not_wait_for_a_writer() -> None:
    seen: list[int] = []
    with transaction.atomic():
        Actor.objects.create(name="not yet")
        in_a_thread(lambda: seen.append(Actor.objects.count())).join(timeout=10)
    assert seen == [0]
    assert Actor.objects.count() == 1


def test_a_second_writer_waits_its_turn() -> None:
    started = threading.Event()

    def second() -> None:
        started.set()
        introduce(name="second", roles=(Role.READER,))

    with transaction.atomic():
        Actor.objects.create(name="first")
        waiting = in_a_thread(second)
        started.wait(timeout=10)
        waiting.join(timeout=0.3)
        assert waiting.is_alive()
    waiting.join(timeout=10)
    assert list(Actor.objects.order_by("pk").values_list("name", flat=True)) == ["first", "second"]


def test_many_actions_at_once_all_leave_their_lines() -> None:
    actor = introduce(name="busy", roles=RESEARCHER)

    def act() -> None:
        for _ in range(10):
            with recorded(actor, "documents.take_in", "d-1"):
                pass

    for thread in [in_a_thread(act) for _ in range(4)]:
        thread.join(timeout=60)
    assert AuditLine.objects.filter(item="d-1").count() == 40


def test_everyone_who_comes_at_once_is_the_same_actor() -> None:
    found: list[int] = []
    together = threading.Barrier(4)

    def come() -> None:
        together.wait(timeout=10)
        found.append(introduce(name="busy", roles=(Role.READER,)).pk)

    for thread in [in_a_thread(come) for _ in range(4)]:
        thread.join(timeout=30)
    assert len(found) == 4
    assert len(set(found)) == 1
    assert AuditLine.objects.count() == 1
