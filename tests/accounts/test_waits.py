"""Wrong tries wait longer and longer; what they are counted for is kept, and in no readable form."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tumen.accounts.errors import MustWait
from tumen.accounts.models import Tries
from tumen.accounts.waits import (
    FORGOTTEN_AFTER,
    begin_try,
    by_address,
    by_name,
    by_second_step,
    forget,
    seconds_after,
    take_back,
)
from tumen.vault.workspace import Workspace

pytestmark = pytest.mark.django_db
NAME = by_name("Anna Kim")


@pytest.fixture(autouse=True)
def _own(workspace: Workspace) -> None:
    """The workspace whose key hides what is counted."""


class Clock:
    def __init__(self) -> None:
        self.at = timezone.now()

    def now(self) -> datetime:
        return self.at

    def after(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from tumen.accounts import waits

    clock = Clock()
    monkeypatch.setattr(waits.timezone, "now", clock.now)
    return clock


def wait_now(*counted: object) -> int:
    """Make a try, or say how long it has to wait."""
    try:
        begin_try(counted or [NAME])  # type: ignore[arg-type]
    except MustWait as wait:
        return wait.seconds
    return 0


def test_the_wait_grows_and_has_an_end() -> None:
    waits = [seconds_after(wrong, free=5, longest=300) for wrong in (0, 4, 5, 6, 7, 12, 1000)]
    assert waits == [0, 0, 2, 4, 8, 256, 300]


def test_the_free_ones_wait_for_nothing_and_then_each_waits_longer(clock: Clock) -> None:
    assert [wait_now() for _ in range(6)] == [0] * 5 + [2]
    clock.after(1.5)
    assert wait_now() == 1
    clock.after(0.5)
    assert (wait_now(), wait_now()) == (0, 4)


def test_a_try_that_must_wait_is_not_counted(clock: Clock) -> None:
    for _ in range(30):
        wait_now()
    clock.after(2)
    assert (wait_now(), wait_now()) == (0, 4)


def test_it_is_in_the_vault_and_not_in_this_program(clock: Clock) -> None:
    for _ in range(5):
        wait_now()
    assert Tries.objects.get().wrong == 5


def test_what_was_typed_cannot_be_read_there(clock: Clock) -> None:
    wait_now(by_name("my password in the wrong line"), by_address("127.0.0.1"))
    kept = " ".join(Tries.objects.values_list("key", flat=True))
    assert "password" not in kept
    assert "127.0.0.1" not in kept


def test_a_right_one_ends_it(clock: Clock) -> None:
    for _ in range(5):
        wait_now()
    forget([NAME])
    assert wait_now() == 0


def test_one_account_does_not_wait_for_another_nor_a_password_for_a_code(clock: Clock) -> None:
    for _ in range(6):
        wait_now()
    assert wait_now(by_name("Mina Park")) == 0
    assert wait_now(by_second_step(1)) == 0


def test_a_name_is_one_however_it_is_written(clock: Clock) -> None:
    assert by_name(" ANNA  kim ") == NAME


def test_the_longest_of_several_counts_and_nothing_is_counted_then(clock: Clock) -> None:
    for _ in range(5):
        wait_now()
    assert wait_now(NAME, by_address("::1")) == 2
    assert Tries.objects.count() == 1


def test_a_right_one_takes_only_itself_back_from_an_address(clock: Clock) -> None:
    address = by_address("::1")
    for _ in range(30):
        wait_now(address)
    take_back(address)
    assert (wait_now(address), wait_now(address)) == (0, 2)


def test_after_a_day_it_is_forgotten(clock: Clock) -> None:
    for _ in range(5):
        wait_now()
    clock.after(FORGOTTEN_AFTER.total_seconds() + 1)
    assert [wait_now() for _ in range(6)] == [0] * 5 + [2]


def test_a_clock_that_is_set_back_does_not_lengthen_it(clock: Clock) -> None:
    for _ in range(5):
        wait_now()
    clock.after(-3600)
    assert wait_now() == 2
    clock.after(3600 + 2)
    assert wait_now() == 0
