"""Work of the record that nobody has to wait for: a document read again, the record derived anew."""

from __future__ import annotations

from tumen.access.models import Actor
from tumen.claims.actions import propose_claims
from tumen.documents.queries import document, text_of
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run
from tumen.record.actions import refresh


def ask_to_read(actor: Actor, id: str) -> Job:
    """Ask for a document to be read; asking again before anybody began is the same job."""
    return enqueue(actor=actor, name="documents.read", arguments={"document": id})


def read_later(run: Run) -> None:
    """Read a document and keep what it says: the handler of "documents.read".

    The reading itself takes seconds and is done before anything is locked; the record is derived anew by a
    job that the same transaction asks for.
    """
    # They load the reader, which takes seconds and much memory: the pages have a worker too, and begin
    # without.
    from tumen import reading
    from tumen.claims.given import source_of_kept

    id = run.arguments["document"]
    view, rendition = document(run.actor, id), text_of(run.actor, id)
    proposals = [claim for _, found in reading.read([source_of_kept(rendition, view)]) for claim in found]
    with run.effect():
        propose_claims(actor=run.actor, rendition=rendition, proposals=proposals, reader=reading.version())
        ask_to_refresh(run.actor)


def ask_to_refresh(actor: Actor) -> Job:
    """Ask for the record to be derived anew; asking again before anybody began is the same job."""
    return enqueue(actor=actor, name="record.refresh")


def refresh_later(run: Run) -> None:
    """Derive the record anew: the handler of "record.refresh"."""
    with run.effect():
        refresh(actor=run.actor)
