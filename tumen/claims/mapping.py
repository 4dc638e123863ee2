"""Each change by columns: a list taken in by what a person said of its columns, and that taken back whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.actions import Reading, propose_claims
from tumen.claims.columns import PROPOSER, Fate, fates_of, heads_of, standing_of
from tumen.claims.comparing import Comparison, compare
from tumen.claims.errors import LaterFileStands
from tumen.claims.indexing import index_claims, index_claims_of
from tumen.claims.known import known_claims
from tumen.claims.models import Claim
from tumen.claims.noting import keep_taking, named, whole_of
from tumen.claims.takings import TakingKind
from tumen.claims.updating import Plan, holding, later_files, plan_of, rows_of, settle
from tumen.documents.actions import take_in
from tumen.documents.errors import TextIsMasked
from tumen.documents.marking import cover_cells
from tumen.documents.queries import kept, text_to_read
from tumen.reading.columns import Columns, Meaning, cells_to_cover
from tumen.reading.formats import guessed

#: What reads by columns, counted up when what it reads changes.
READER = "columns 2"


def take_list(*, actor: Actor, data: bytes, name: str, origin: str) -> str:
    """Take a file in that is a list, and cover at once the cells of columns whose names say that they tell
    who somebody is: it may be looked at before anybody has said what its columns tell. Returns its id.

    Raises a kind of RefusedFile; then nothing is kept.
    """
    with recorded(actor, "claims.take_list") as entry:
        made = take_in(actor=actor, data=data, name=name, origin=origin)
        entry.item = made.public_id
        whole = text_to_read(actor, made)
        columns = guessed(heads_of(whole))
        cells = [cell for span in rows_of(whole) for cell in cells_to_cover(whole.text, span, columns)]
        cover_cells(actor, whole.id, cells, "the name of this column says that it tells who somebody is")
    return made.public_id


def take_columns(
    *, actor: Actor, document: str, columns: Columns, act: str = "", list_name: str = ""
) -> Reading:
    """Propose a claim for each row of a list by its ``columns``; the same mapping again changes nothing.

    A row whose claim a person judged is not touched: what it says now waits beside that. Cells that tell who
    somebody is are covered first, and stay covered. Under ``list_name``, and where a column tells the rows'
    own ids, the rows are held against the earlier files of that list: what is the same there is not proposed
    again, what differs takes its place or waits beside it. Raises NoSuchDocument, and TextIsMasked where a
    sentence of it, or of an earlier file, is hidden from the actor.
    """
    row, whole, name = kept(actor, document), whole_of(actor, document), named(list_name)
    plan = plan_of(actor, row, whole, columns, act, name)
    if plan.is_masked:
        raise TextIsMasked(
            f"Nothing was done with the columns of {row.public_id}: a sentence of an earlier file of this "
            "list is hidden from you. Ask somebody who sees all of it."
        )
    known = compare(plan.offered, known_claims(row, PROPOSER))
    said = {head: meaning.value for head, meaning in columns.items() if meaning is not Meaning.NOTHING}
    with recorded(actor, "claims.take_columns", row.public_id, columns=said, act=act) as entry:
        cells = [cell for span in rows_of(whole) for cell in cells_to_cover(whole.text, span, columns)]
        if cover_cells(actor, whole.id, cells, "a person said that this column tells who somebody is"):
            index_claims_of([row.pk])
        done = propose_claims(
            actor=actor, rendition=whole, proposals=plan.proposals, reader=READER, proposer=PROPOSER
        )
        index_claims(Claim.objects.filter(pk__in=settle(row, plan)))
        told = list(_told(plan, known))
        keep_taking(actor, row, TakingKind.TAKEN, (name, said, act), told)
        entry.detail |= {"rows": dict(Counter(line[1] for line in told))}
    return _with_earlier(done, plan, known)


def take_columns_back(*, actor: Actor, document: str, why: str) -> Reading:
    """Take back every claim that the columns of a list made, but those that a person judged.

    They stay as superseded claims, and come back when the columns are taken again. What they had taken the
    place of in an earlier file of the list stands again. Raises NoSuchDocument, TextIsMasked, and
    LaterFileStands where a later file rests on this one.
    """
    row, whole = kept(actor, document), whole_of(actor, document)
    if later := later_files(actor, row):
        last = later[-1].document.public_id
        raise LaterFileStands(
            f"{row.public_id} was not taken back: {last} is a later file of the same list and rests on it. "
            "Take that back first."
        )
    held = holding(row)
    with recorded(actor, "claims.take_columns_back", row.public_id, why=why.strip()):
        done = propose_claims(actor=actor, rendition=whole, proposals=(), reader=READER, proposer=PROPOSER)
        again = settle(row, Plan((), ()))
        index_claims(Claim.objects.filter(pk__in=again))
        if held is not None:
            stays = [[0, "stays", id, "", []] for id in standing_of(row)]
            keep_taking(actor, row, TakingKind.BACK, (held.name, held.columns, held.act), stays)
    return done


def _told(plan: Plan, known: Comparison) -> Iterator[list[Any]]:
    """A line for each row: its number, fate, claim, the claim of an earlier file, and which slots differ or
    why it is refused. Then a line for each row that is gone. `reports` reads them."""
    fates = fates_of(plan, known)
    ids = {each.proposal.sentence.start: each.id for _, each in (*known.new, *known.changed)}
    for number, read in enumerate(plan.told, start=1):
        start, held = read.span.start, plan.held.get(read.span.start)
        if read.proposal is None:
            yield [number, Fate.REFUSED.value, "", "", [read.why]]
        else:
            fate = fates.get(start, Fate.SAME)
            former = held.former.claim.public_id if held else ""
            yield [number, fate.value, ids.get(start, ""), former, list(held.changed) if held else []]
    for gone in plan.gone:
        yield [gone.number, "gone", "", gone.claim.public_id, []]


def _with_earlier(done: Reading, plan: Plan, known: Comparison) -> Reading:
    """The counts, where a row that an earlier file told otherwise is changed or waits, and is not new."""
    new = {each.proposal.sentence.start for _, each in known.new}
    held = [one for start, one in plan.held.items() if start in new]
    beside = sum(one.former.is_fast for one in held)
    changed = len(held) - beside
    return replace(done, new=done.new - changed, changed=done.changed + changed, beside=done.beside + beside)
