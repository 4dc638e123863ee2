"""Work on claims that nobody has to wait for: a long list taken in by its columns."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.errors import NoSuchTaking
from tumen.claims.mapping import take_columns
from tumen.claims.noting import keep_taking, named, whole_of
from tumen.claims.takings import Taking, TakingKind
from tumen.documents.queries import kept
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run
from tumen.reading.columns import Columns, Meaning

#: The job that takes a list in.
TAKE = "claims.take_columns"


def ask_to_take(*, actor: Actor, document: str, columns: Columns, act: str = "", list_name: str = "") -> Job:
    """Let a worker take a list in, as `take_columns` does: for one of more rows than a page waits for.

    Raises NoSuchDocument and TextIsMasked.
    """
    row, _ = kept(actor, document), whole_of(actor, document)
    said = {head: meaning.value for head, meaning in columns.items() if meaning is not Meaning.NOTHING}
    with recorded(actor, "claims.take_columns", row.public_id, columns=said, act=act, later=True):
        asked = keep_taking(actor, row, TakingKind.ASKED, (named(list_name), said, act), [])
        return enqueue(
            actor=actor, name=TAKE, arguments={"document": row.public_id, "taking": asked.public_id}
        )


def take_later(run: Run) -> None:
    """Take in the list that somebody asked for: the handler of `TAKE`. All of it is one effect, so that no
    row is there twice, or alone, whatever dies on the way."""
    asked = Taking.objects.filter(public_id=run.arguments["taking"], kind=TakingKind.ASKED).first()
    if asked is None:
        raise NoSuchTaking(f"There is no taking {run.arguments['taking']} any more. Take the list in anew.")
    columns = {head: Meaning(said) for head, said in asked.columns.items()}
    document = run.arguments["document"]
    with run.effect():
        take_columns(actor=run.actor, document=document, columns=columns, act=asked.act, list_name=asked.name)
