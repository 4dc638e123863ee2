"""An event brought in as a job, for who asks for it on a page."""

from __future__ import annotations

from contextlib import suppress

from tumen.access.models import Actor
from tumen.archives.errors import NotInCollection, NotNow
from tumen.archives.queries import seen_event
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run


def ask_to_bring_in(actor: Actor, collection: str, event: str) -> Job:
    """Ask for an event to be brought in. Raises NoSuchCollection and NotInCollection."""
    seen_event(actor, collection, event)
    return enqueue(
        actor=actor,
        name="archives.bring_in",
        arguments={"collection": collection, "event": event},
    )


def bring_in_later(run: Run) -> None:
    """Bring it in: the handler of "archives.bring_in". Its steps are kept one by one."""
    from tumen.archives.running import bring_in

    with suppress(NotInCollection, NotNow):  # it was asked for twice, or somebody decided it meanwhile
        bring_in(actor=run.actor, collection=run.arguments["collection"], event=run.arguments["event"])
    with run.effect():
        pass
