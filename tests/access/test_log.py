"""Many may write at once; the log stays one, and its lines have numbers without a gap."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from tumen.access.actions import introduce, recorded
from tumen.access.heads import public_key, sign_head
from tumen.access.log import lines_added, tree_now
from tumen.access.models import RESEARCHER, Actor, AuditLine
from tumen.access.proving import prove


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_do_not_fork_it(workspace: object) -> None:
    actor = introduce(name="busy", roles=RESEARCHER)
    failed: list[BaseException] = []

    def act(item: str) -> None:
        try:
            for _ in range(12):
                with recorded(actor, "documents.take_in", item):
                    pass
                sign_head()
        except BaseException as error:
            failed.append(error)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[f"d-{number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not failed
    found = prove(actor, key=public_key())
    assert found.is_whole, found.broken
    assert found.lines == 1 + 4 * 12


@pytest.mark.django_db
class TestLines:
    def test_what_was_not_done_leaves_the_tree_as_it_was(self, actor: Actor) -> None:
        before = tree_now()
        with pytest.raises(ZeroDivisionError), recorded(actor, "documents.take_in", "d-1"):
            with recorded(actor, "claims.propose_claims", "c-1"):
                pass
            assert tree_now() != before
            raise ZeroDivisionError
        assert tree_now() == before

    def test_a_number_is_given_once(self, actor: Actor) -> None:
        line = AuditLine.objects.values().get()
        with pytest.raises(IntegrityError), transaction.atomic():
            AuditLine(**line).save()
        assert AuditLine.objects.values().get() == line

    def test_it_counts_what_this_process_added(self, actor: Actor) -> None:
        before = lines_added()
        with recorded(actor, "documents.take_in", "d-1"):
            pass
        assert lines_added() == before + 1

    def test_a_detail_is_the_same_when_it_is_read(self, actor: Actor) -> None:
        detail = {"why": "봉투에 적혀 있다", "n": 1.5, "list": [None, True], "x": {"b": 1, "a": 2}}
        with recorded(actor, "documents.set_date", "d-1", **detail):
            pass
        assert AuditLine.objects.get(item="d-1").detail == detail
