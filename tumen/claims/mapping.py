"""Each change by columns: a list taken in by what a person said of its columns, and that taken back whole."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.actions import Reading, propose_claims
from tumen.claims.columns import PROPOSER, proposals_of, rows_of
from tumen.claims.indexing import index_claims_of
from tumen.documents.errors import TextIsMasked
from tumen.documents.marking import cover_cells
from tumen.documents.queries import RenditionView, kept, text_to_read
from tumen.reading.columns import Columns, Meaning, cells_to_cover, read_by_columns

#: What reads by columns, counted up when what it reads changes.
READER = "columns 1"


def take_columns(*, actor: Actor, document: str, columns: Columns, act: str = "") -> Reading:
    """Propose a claim for each row of a list by its ``columns``; the same mapping again changes nothing.

    A row whose claim a person judged is not touched: what it says now waits beside that. Cells that tell who
    somebody is are covered first, and stay covered. Raises NoSuchDocument, and TextIsMasked where a sentence
    of it is hidden from the actor.
    """
    row, whole = kept(actor, document), _whole(actor, document)
    said = {name: meaning.value for name, meaning in columns.items() if meaning is not Meaning.NOTHING}
    with recorded(actor, "claims.take_columns", row.public_id, columns=said, act=act):
        told = [
            read_by_columns(whole.text, span, columns, published=whole.published, act=act)
            for span in rows_of(whole)
        ]
        cells = [cell for span in rows_of(whole) for cell in cells_to_cover(whole.text, span, columns)]
        if cover_cells(actor, whole.id, cells, "a person said that this column tells who somebody is"):
            index_claims_of([row.pk])
        return propose_claims(
            actor=actor,
            rendition=whole,
            proposals=proposals_of(row, whole, told),
            reader=READER,
            proposer=PROPOSER,
        )


def take_columns_back(*, actor: Actor, document: str, why: str) -> Reading:
    """Take back every claim that the columns of a list made, but those that a person judged.

    They stay as superseded claims, and come back when the columns are taken again. Raises NoSuchDocument and
    TextIsMasked.
    """
    row, whole = kept(actor, document), _whole(actor, document)
    with recorded(actor, "claims.take_columns_back", row.public_id, why=why.strip()):
        return propose_claims(actor=actor, rendition=whole, proposals=(), reader=READER, proposer=PROPOSER)


def _whole(actor: Actor, document: str) -> RenditionView:
    whole = text_to_read(actor, document)
    if whole.is_masked:
        raise TextIsMasked(
            f"A sentence of {whole.document_id} is hidden from you, so nothing was done with its columns. "
            "Ask somebody who sees all of it."
        )
    return whole
