"""A round as a job, for who asks for one on a page; and how sites are asked, by the settings."""

from __future__ import annotations

import os

from tumen.access.models import Actor
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run
from tumen.watch.fetching import Asker
from tumen.watch.manners import Manners
from tumen.watch.outward import proxy_of

#: Names the proxy through which sites are asked; empty for none.
VARIABLE = "TUMEN_WATCH_PROXY"


def manners() -> Manners:
    """Asks sites as the environment says. Raises ProxyUnclear; then nothing is asked past the proxy."""
    return Manners(Asker(proxy=proxy_of(os.environ.get(VARIABLE, ""))))


def ask_to_run(actor: Actor) -> Job:
    """Ask for a round; asking again before anybody began is the same job."""
    return enqueue(actor=actor, name="watch.run")


def run_later(run: Run) -> None:
    """Do a round, and send the digests that are due: the handler of "watch.run". Its steps are kept one by
    one; the job's end is its effect."""
    from tumen.watch.mailing import send_due
    from tumen.watch.running import run_round

    run_round(actor=run.actor, manners=manners())
    send_due()
    with run.effect():
        pass
