"""What somebody may not do and tried leaves a line, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError
from django.utils import timezone

from tests.access.cast import somebody
from tumen.access import queries, refusing
from tumen.access.models import Actor, AuditLine, Grant, Role
from tumen.access.queries import BEHIND, ahead_of_clock, audit_lines
from tumen.access.refusing import note_refusal
from tumen.cli import Desk, main
from tumen.vault.workspace import Workspace

REFUSAL = "access.note_refusal"


@pytest.fixture
def run(workspace: Workspace) -> Callable[..., Result]:
    """``run(who, "record")`` runs a command as somebody."""
    return lambda who, *words: CliRunner().invoke(main, words, obj=Desk(workspace, who))


def refusals() -> list[tuple[int, str, object]]:
    found = AuditLine.objects.filter(action=REFUSAL).order_by("number")
    return [(line.actor_id, line.item, line.detail) for line in found]


def test_a_command_that_somebody_may_not_run_leaves_a_line(run: Callable[..., Result], actor: Actor) -> None:
    who, grants = somebody(Role.READER), Grant.objects.count()
    refused = run(who, "access", "grant", who.name, "role", "keeper", "--why", "I want to")
    assert refused.exit_code == 1
    assert "a keeper grants that" in refused.output
    assert refusals() == [(who.pk, f"a-{who.pk}", {"of": "access grant"})]
    assert Grant.objects.count() == grants


def test_so_does_one_whose_item_is_refused_within_it(run: Callable[..., Result], actor: Actor) -> None:
    who = somebody(Role.READER)
    refused = run(who, "access", "break-glass", "d-7k3m9xqa", "--why", "a raid tonight")
    assert refused.exit_code == 1
    assert refusals() == [(who.pk, f"a-{who.pk}", {"of": "access break-glass"})]


def test_what_was_done_leaves_none(run: Callable[..., Result], actor: Actor) -> None:
    who = somebody(Role.READER)
    assert run(actor, "access", "grant", who.name, "role", "reviewer", "--why", "a test").exit_code == 0
    assert refusals() == []


def test_an_error_that_is_no_refusal_leaves_none(run: Callable[..., Result], actor: Actor) -> None:
    assert run(actor, "account", "reset", "Nobody At All", "--why", "a test").exit_code == 1
    assert refusals() == []


def test_who_has_no_role_is_refused_and_noted_too(actor: Actor) -> None:
    who = somebody()
    note_refusal(actor=who, of="documents.take_in")
    assert refusals() == [(who.pk, f"a-{who.pk}", {"of": "documents.take_in"})]


def test_only_who_sees_identities_reads_what_was_refused_to_others(actor: Actor) -> None:
    one, other = somebody(Role.READER), somebody(Role.READER)
    note_refusal(actor=one, of="backup")
    assert [line.detail for line in audit_lines(actor, action=REFUSAL)] == [{"of": "backup"}]
    assert [line.detail for line in audit_lines(other, action=REFUSAL)] == [{}]


class TestFlood:
    """What is refused again and again is counted, and leaves few lines."""

    @pytest.fixture
    def later(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
        now = refusing.time.monotonic
        return lambda by: monkeypatch.setattr(refusing.time, "monotonic", lambda: now() + by)

    def test_a_thousand_refusals_leave_one_line_and_the_next_one_says_so(
        self, actor: Actor, later: Callable[[float], None]
    ) -> None:
        for _ in range(1000):
            note_refusal(actor=actor, of="record.judge_voice")
        assert [detail for *_, detail in refusals()] == [{"of": "record.judge_voice"}]
        later(refusing.QUIET + 1)
        note_refusal(actor=actor, of="record.judge_voice")
        assert [detail for *_, detail in refusals()][1:] == [{"of": "record.judge_voice", "times": 1000}]

    def test_each_sort_and_each_person_has_a_line_of_its_own(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        for each in (actor, who):
            note_refusal(actor=each, of="web.look", because=refusing.NOT_THERE)
            note_refusal(actor=each, of="documents.take_in", because=refusing.FILE, times=12)
            note_refusal(actor=each, of="documents.take_in")
        told = [{"of": "web.look", "because": "not there"}, {"of": "documents.take_in", "because": "file"}]
        assert [detail for pk, _, detail in refusals() if pk == who.pk] == [
            told[0],
            {**told[1], "times": 12},
            {"of": "documents.take_in"},
        ]
        assert len(refusals()) == 6

    def test_what_was_counted_is_told_though_nothing_comes_after(
        self, actor: Actor, later: Callable[[float], None]
    ) -> None:
        for _ in range(3):
            note_refusal(actor=actor, of="backup")
        refusing.tell_what_was_counted()
        assert len(refusals()) == 1, "not before its time"
        later(refusing.QUIET + 1)
        for _ in range(2):
            refusing.tell_what_was_counted()
        assert [detail for *_, detail in refusals()][1:] == [{"of": "backup", "times": 2}]

    def test_what_could_not_be_written_is_told_by_the_next_line(
        self, actor: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OperationalError("database or disk is full")

        with monkeypatch.context() as disk:
            disk.setattr(refusing, "append", full)
            with pytest.raises(OperationalError):
                note_refusal(actor=actor, of="backup")
        note_refusal(actor=actor, of="backup")
        assert [detail for *_, detail in refusals()] == [{"of": "backup", "times": 2}]

    def test_so_is_what_was_counted_while_the_disk_was_waited_for(
        self, actor: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow(*_: object) -> None:
            note_refusal(actor=actor, of="backup")  # of another thread, meanwhile
            raise OperationalError("database is locked")

        with monkeypatch.context() as disk:
            disk.setattr(refusing, "append", slow)
            with pytest.raises(OperationalError):
                note_refusal(actor=actor, of="backup")
        note_refusal(actor=actor, of="backup")
        assert [detail for *_, detail in refusals()] == [{"of": "backup", "times": 3}]


class TestClock:
    """Whether the clock is behind the newest line: every command asks."""

    @pytest.fixture
    def back(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
        now = timezone.now
        return lambda by: monkeypatch.setattr(queries.timezone, "now", lambda: now() - by)

    def test_it_is_said_once_beside_what_the_command_answers(
        self, run: Callable[..., Result], actor: Actor, back: Callable[[timedelta], None]
    ) -> None:
        note_refusal(actor=actor, of="a test")
        assert "clock" not in run(actor, "access", "list").stderr
        back(timedelta(days=1))
        told = run(actor, "access", "list")
        assert told.exit_code == 0
        assert told.stderr.count("The clock of this computer is behind") == 1
        assert "clock" not in told.stdout

    def test_a_little_is_no_trouble(self, actor: Actor, back: Callable[[timedelta], None]) -> None:
        note_refusal(actor=actor, of="a test")
        back(BEHIND - timedelta(minutes=1))
        assert ahead_of_clock(actor) is None

    @pytest.mark.laptop
    def test_without_a_line_there_is_nothing_to_compare(
        self, actor: Actor, back: Callable[[timedelta], None]
    ) -> None:
        AuditLine.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
        back(timedelta(days=1))
        assert ahead_of_clock(actor) is None
