"""Whoever guesses waits longer each time; whoever mistypes once or twice does not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tumen.vault import guessing
from tumen.vault.errors import TooManyTries, WorkspaceRefused
from tumen.vault.guessing import FREE, LONGEST, Untold, one_try, telling, wait_after


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(guessing, "time", made)
    return made


@pytest.fixture
def tries(tmp_path: Path) -> Path:
    return tmp_path / "vault.tries"


def guess(tries: Path, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(ValueError, match="wrong"), one_try(tries):
            raise ValueError("wrong")


def seconds_to_wait(tries: Path) -> int:
    with pytest.raises(TooManyTries) as wait, one_try(tries):
        pytest.fail("a try was made")
    return wait.value.seconds


def test_the_first_tries_wait_for_nothing(tries: Path, clock: Clock) -> None:
    guess(tries, FREE)
    assert seconds_to_wait(tries) == 2


def test_each_wrong_try_makes_the_next_wait_longer_up_to_a_minute(tries: Path, clock: Clock) -> None:
    guess(tries, FREE - 1)
    waits = []
    for _ in range(8):
        guess(tries)
        waits.append(seconds_to_wait(tries))
        clock.now += waits[-1]
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]


def test_no_number_of_tries_waits_longer() -> None:
    assert max(wait_after(wrong) for wrong in (0, 50, 10**9)) == LONGEST


def test_a_right_one_forgives_all_before_it(tries: Path, clock: Clock) -> None:
    guess(tries, FREE - 1)
    with one_try(tries):
        pass
    guess(tries, FREE)


def test_waiting_is_enough(tries: Path, clock: Clock) -> None:
    guess(tries, FREE)
    clock.now += 1.5
    assert seconds_to_wait(tries) == 1
    clock.now += 0.5
    guess(tries)


def test_it_remembers_when_the_program_is_started_anew(tries: Path, clock: Clock) -> None:
    guess(tries, FREE)
    assert tries.read_bytes().split()[0] == b"3"


def test_a_try_that_was_cut_off_counts(tries: Path, clock: Clock) -> None:
    for _ in range(FREE):
        with pytest.raises(KeyboardInterrupt), one_try(tries):
            raise KeyboardInterrupt
    assert seconds_to_wait(tries) == 2


def test_a_clock_that_was_set_back_keeps_nobody_out(tries: Path, clock: Clock) -> None:
    guess(tries, FREE)
    clock.now -= 365 * 24 * 3600
    assert seconds_to_wait(tries) == 2
    clock.now += 2
    guess(tries)


def test_two_tries_are_not_made_at_once(tries: Path) -> None:
    with one_try(tries):
        assert seconds_to_wait(tries) == 1


@pytest.mark.parametrize(
    "words", [b"", b"nonsense", b"-5 0", b"9 nan", b"9", b"\xff\xfe", b"9 1.0 5", b"1 1.0 x 2"]
)
def test_a_count_that_is_none_stops_nobody(tries: Path, words: bytes) -> None:
    tries.write_bytes(words)
    with one_try(tries):
        pass


def test_where_it_cannot_count_it_makes_no_try(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceRefused, match="cannot be counted"), one_try(tmp_path / "none" / "tries"):
        pytest.fail("a try was made")


@pytest.mark.parametrize(("number", "what"), [(errno.ENOSPC, "Make room"), (errno.EIO, "taken out")])
def test_where_its_disk_takes_nothing_it_says_so_and_makes_no_try(
    tries: Path, monkeypatch: pytest.MonkeyPatch, number: int, what: str
) -> None:
    def refused(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "pwrite", refused)
    with pytest.raises(WorkspaceRefused, match=what), one_try(tries):
        pytest.fail("a try was made")


def test_it_says_how_long(tries: Path, clock: Clock) -> None:
    guess(tries, FREE)
    with pytest.raises(TooManyTries, match="No passphrase is taken for 2 seconds"), one_try(tries):
        pass


class TestTelling:
    """What a closed vault cannot write into its log is told when it is open."""

    def told(self, tries: Path) -> Untold:
        with telling(tries) as untold:
            return untold

    def test_wrong_tries_and_those_that_came_too_early_are_told_once(self, tries: Path, clock: Clock) -> None:
        guess(tries, FREE)
        seconds_to_wait(tries)
        clock.now += 2
        with one_try(tries):
            pass
        assert self.told(tries) == Untold(wrong=FREE, waited=1)
        assert self.told(tries) == Untold()

    def test_what_could_not_be_told_is_told_the_next_time(self, tries: Path, clock: Clock) -> None:
        guess(tries)
        with pytest.raises(ValueError, match="full"), telling(tries):
            raise ValueError("the disk is full")
        assert self.told(tries) == Untold(wrong=1)

    def test_while_a_try_is_being_made_it_waits_for_the_next_opening(self, tries: Path, clock: Clock) -> None:
        guess(tries)
        with one_try(tries):
            assert self.told(tries) == Untold()
        assert self.told(tries) == Untold(wrong=1)

    def test_telling_changes_no_wait(self, tries: Path, clock: Clock) -> None:
        guess(tries, FREE)
        self.told(tries)
        assert seconds_to_wait(tries) == 2

    def test_the_file_of_an_earlier_version_is_understood(self, tries: Path, clock: Clock) -> None:
        tries.write_bytes(f"{FREE} {clock.now:.3f}".ljust(64).encode())
        assert self.told(tries) == Untold(wrong=FREE)
        assert seconds_to_wait(tries) == 2
