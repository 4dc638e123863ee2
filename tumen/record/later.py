"""The record derived anew when a worker comes to it, so that nobody has to wait for it."""

from __future__ import annotations

from tumen.access.models import Actor
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run
from tumen.record.actions import refresh


def ask_to_refresh(actor: Actor) -> Job:
    """Ask for the record to be derived anew; asking again before anybody began is the same job."""
    return enqueue(actor=actor, name="record.refresh")


def refresh_later(run: Run) -> None:
    """Derive the record anew: the handler of "record.refresh"."""
    with run.effect():
        refresh(actor=run.actor)
