"""Handlers that stand for any room's, and what they leave behind to be counted."""

from __future__ import annotations

import pytest

from tumen.access.actions import recorded
from tumen.jobs.handling import HANDLERS
from tumen.jobs.running import Run
from tumen.vocabulary.errors import TumenError

#: An action that a researcher may do, and that no test of jobs does otherwise.
MARK = "record.match_passages"


def mark(run: Run) -> None:
    """Leave one audit line: as often as it stands there, the effect has happened."""
    with run.effect(), recorded(run.actor, MARK, run.arguments["item"]):
        pass


def refuse(run: Run) -> None:
    raise TumenError("The bridge is closed. Come back tomorrow.")


def break_off(run: Run) -> None:
    """Die between the change and its end."""
    with run.effect(), recorded(run.actor, MARK, run.arguments["item"]):
        raise RuntimeError("struck by lightning")


def forget(run: Run) -> None:
    """End without any effect."""


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mark", "refuse", "break_off", "forget"):
        monkeypatch.setitem(HANDLERS, f"record.{name}", f"tests.jobs.cast:{name}")
