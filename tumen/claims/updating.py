"""A later file of a list held against the earlier ones, row by row, by the column of the rows' own ids.

What an earlier file said of a row is not read anew where the later one says just the same. What differs takes
its place, or waits beside it where a person judged it. A row that is gone is told, and stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import F, Q, QuerySet

from tumen.access.models import Viewer
from tumen.access.sight import visible_to
from tumen.claims.comparing import Kept, Offered, offered_claims
from tumen.claims.known import known_claims
from tumen.claims.models import STANDING, Claim, Proposal, SlotValue, Status
from tumen.claims.takings import Taking, TakingKind
from tumen.claims.views import seen_by
from tumen.documents.models import Document
from tumen.documents.queries import RenditionView, text_to_read
from tumen.reading.columns import Columns, Meaning, RowRead, id_cell, read_by_columns
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

#: Who proposed the claims that people's mappings of columns make.
PROPOSER = "columns"
#: Keys that one statement names.
_BATCH = 500
_JUDGED = (Status.ACCEPTED, Status.REJECTED)
NO_ID = "the cell of its own number is empty"
TWICE = "another row has the same number of its own"


@dataclass(frozen=True, slots=True)
class Former:
    """What an earlier file of the list says of a row, in its row ``number``, as it stands.

    ``is_fast`` when a person judged it, or the rules of reading tell it, on whose claims the record rests:
    then nothing takes its place by itself.
    """

    claim: Claim
    slots: Kept
    number: int
    is_fast: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A row that says another thing than an earlier file: ``changed`` are the slots that differ."""

    former: Former
    offered: Offered
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a list in would do to it. ``held`` are rows by where each begins in the text.

    ``is_masked`` when an earlier file cannot be read whole: then nothing may be done.
    """

    told: tuple[RowRead, ...]
    offered: tuple[Offered, ...]
    held: Mapping[int, Held] = field(default_factory=dict)
    gone: tuple[Former, ...] = ()
    is_masked: bool = False

    @property
    def proposals(self) -> list[ProposedClaim]:
        return [each.proposal for each in self.offered]


def rows_of(rendition: RenditionView) -> list[Span]:
    """The rows of the lists in a text."""
    return [span for kind, span in rendition.blocks if kind is BlockKind.TABLE_ROW]


def plan_of(
    viewer: Viewer, document: Document, whole: RenditionView, columns: Columns, act: str, name: str
) -> Plan:
    """What the rows say by these columns, and how that stands to the earlier files of the list ``name``."""
    rows = rows_of(whole)
    keys = _keys(whole, columns)
    counted = Counter(keys)
    told = tuple(
        _numbered(
            read_by_columns(whole.text, span, columns, published=whole.published, act=act),
            keys[at] if keys else None,
            counted,
        )
        for at, span in enumerate(rows)
    )
    offered = _offered(document, whole, told)
    files = earlier_files(viewer, document, name) if keys else []
    texts = [(taking, text_to_read(viewer, taking.document)) for taking in files]
    if any(text.is_masked for _, text in texts):
        return Plan(told, offered, is_masked=True)
    earlier, last = _earlier(viewer, document, texts)
    by_start = {span.start: key for span, key in zip(rows, keys, strict=True)} if keys else {}
    keeps, held = [], dict[int, Held]()
    for each in offered:
        start = each.proposal.sentence.start
        former = earlier.get(by_start.get(start, ""))
        if former is None:
            keeps.append(each)
        elif changed := _changed(former.slots, each.slots):
            keeps.append(each)
            held[start] = Held(former, each, changed)
    gone = tuple(former for key, former in earlier.items() if key in last and key not in keys)
    return Plan(told, tuple(keeps), held, gone)


def earlier_files(viewer: Viewer, document: Document, name: str) -> list[Taking]:
    """The takings that hold of other files of the list, from before this one was taken in, oldest first."""
    if not name:
        return []
    own = [taking for taking in _that_hold(viewer, name) if taking.document_id == document.pk]
    before = own[0].pk if own else None
    others = [taking for taking in _that_hold(viewer, name) if taking.document_id != document.pk]
    return [taking for taking in others if before is None or _first(taking) < before]


def later_files(viewer: Viewer, document: Document) -> list[Taking]:
    """The takings of later files that were held against this one."""
    own = holding(document)
    if own is None or not own.name:
        return []
    others = [taking for taking in _that_hold(viewer, own.name) if taking.document_id != document.pk]
    return [taking for taking in others if _first(taking) > _first(own)]


def holding(document: Document) -> Taking | None:
    """The taking that holds of a document; None where it was never taken in, or was taken back."""
    last = Taking.objects.filter(document=document).exclude(kind=TakingKind.ASKED).last()
    return last if last and last.kind == TakingKind.TAKEN else None


def settle(document: Document, plan: Plan) -> set[int]:
    """Let what differs take the place of what an earlier file says, or wait beside it; and let what an
    earlier file says stand again where nothing is in its place any more. Returns the claims (keys) that
    changed."""
    own = Claim.objects.filter(document=document, run__proposer=PROPOSER)
    touched = _stands_again(document)
    made = {claim.sentence_start: claim for claim in own.filter(status=Status.PROPOSED, replaced_by=None)}
    giving_way, waiting = [], []
    for start, held in plan.held.items():
        former, claim = held.former.claim, made.get(start)
        if claim is None or former.pk == claim.pk:
            continue
        if held.former.is_fast:
            if claim.beside_id is None:
                claim.beside = former
                waiting.append(claim)
        elif former.status == Status.PROPOSED:
            former.status, former.replaced_by, former.revision = Status.SUPERSEDED, claim, former.revision + 1
            giving_way.append(former)
    Claim.objects.bulk_update(giving_way, ["status", "replaced_by", "revision"], batch_size=_BATCH)
    Claim.objects.bulk_update(waiting, ["beside"], batch_size=_BATCH)
    return touched | {claim.pk for claim in (*giving_way, *waiting)}


def _stands_again(document: Document) -> set[int]:
    here = Q(replaced_by__document=document, replaced_by__run__proposer=PROPOSER)
    rows = Claim.objects.filter(here, status=Status.SUPERSEDED, replaced_by__status=Status.SUPERSEDED)
    rows = rows.filter(replaced_by__replaced_by=None).exclude(document=document)
    found = list(rows.order_by().values_list("pk", flat=True))
    for at in range(0, len(found), _BATCH):
        again = Claim.objects.filter(pk__in=found[at : at + _BATCH])
        again.update(status=Status.PROPOSED, replaced_by=None, revision=F("revision") + 1)
    return set(found)


def _that_hold(viewer: Viewer, name: str) -> list[Taking]:
    """The takings of a list that hold, of documents that the viewer may see, in the order of their files."""
    seen = Taking.objects.filter(visible_to(viewer, "document__public_id")).exclude(kind=TakingKind.ASKED)
    last: dict[int, Taking] = {}
    for taking in seen.filter(document__in=_named(name)).select_related("document").order_by("pk"):
        last[taking.document_id] = taking
    wanted = name.casefold()
    rows = [each for each in last.values() if each.kind == TakingKind.TAKEN]
    return sorted((each for each in rows if each.name.casefold() == wanted), key=_first)


def _named(name: str) -> QuerySet[Taking, int]:
    """Documents that were ever taken in under such a name: which of their takings holds is looked at then."""
    return Taking.objects.filter(name__iexact=name).order_by().values_list("document", flat=True)


def _first(taking: Taking) -> int:
    """The key of the first taking since the document was last taken back: its place among the files."""
    rows = Taking.objects.filter(document=taking.document_id, pk__lte=taking.pk)
    back = rows.filter(kind=TakingKind.BACK).order_by("pk").last()
    since = rows.filter(kind=TakingKind.TAKEN, pk__gt=back.pk if back else 0).order_by("pk").first()
    return since.pk if since else taking.pk


def _keys(whole: RenditionView, columns: Columns) -> list[str]:
    """Each row's own id, empty where its cell is; no list at all where no column tells it."""
    if Meaning.ID not in columns.values():
        return []
    cells = (id_cell(whole.text, span, columns) for span in rows_of(whole))
    return [" ".join(cell.of(whole.text).split()).casefold() if cell else "" for cell in cells]


def _numbered(read: RowRead, key: str | None, counted: Mapping[str, int]) -> RowRead:
    """A row without an id of its own, or with another's, is not taken in: which is meant cannot be told."""
    if key is None or read.proposal is None:
        return read
    if not key:
        return replace(read, proposal=None, why=NO_ID)
    return read if counted[key] == 1 else replace(read, proposal=None, why=TWICE)


def _offered(document: Document, whole: RenditionView, told: Iterable[RowRead]) -> tuple[Offered, ...]:
    """What the columns propose, without the rows that the rules of reading tell just so already."""
    proposed = [each.proposal for each in told if each.proposal]
    stands = [each for each in known_claims(document, "").values() if each.claim.status in STANDING]
    at = {(each.claim.start, each.claim.end): _said(each.slots) for each in stands}
    return tuple(
        each
        for each in offered_claims(document.sha256, whole.text, proposed, proposer=PROPOSER)
        if at.get((each.proposal.passage.start, each.proposal.passage.end)) != _said(each.slots)
    )


def _earlier(
    viewer: Viewer, document: Document, texts: list[tuple[Taking, RenditionView]]
) -> tuple[dict[str, Former], set[str]]:
    """What stands of each row of the earlier files, by its id; and the ids of the last of these files."""
    found, last = dict[str, Former](), set[str]()
    for taking, whole in texts:
        keys = _keys(whole, {name: Meaning(said) for name, said in taking.columns.items()})
        formers = _formers(viewer, taking.document, document)
        last = set(keys)
        for number, (span, key) in enumerate(zip(rows_of(whole), keys, strict=False), start=1):
            if key and (former := formers.get(span.start)):
                found[key] = replace(former, number=number)
    return found, last


def _formers(viewer: Viewer, of: Document, document: Document) -> dict[int, Former]:
    """What stands of one earlier file, by where each row begins. What this document's own claims are in the
    place of is told as it was before."""
    rows = Claim.objects.filter(seen_by(viewer), document=of, run__proposer__in=("", PROPOSER))
    claims: dict[int, Claim] = {}
    # By the rules first: where the columns tell a row as well, theirs is the one that a person looks at.
    for claim in rows.select_related("run", "replaced_by__run").order_by("run__proposer", "pk"):
        now = _now(claim, document)
        if now.status != Status.SUPERSEDED or now.replaced_by_id:
            claims[claim.sentence_start] = now
    elsewhere = [claim.pk for claim in claims.values() if claim.document_id != of.pk]
    seen = set(Claim.objects.filter(seen_by(viewer), pk__in=elsewhere).values_list("pk", flat=True))
    claims = {at: one for at, one in claims.items() if one.document_id == of.pk or one.pk in seen}
    keys = {claim.pk for claim in claims.values()}
    slots = _slots(keys)
    filled = SlotValue.objects.filter(superseded_at=None, claim__document=of)
    judged = set(filled.values_list("claim_id", flat=True))
    return {
        start: Former(
            claim,
            slots.get(claim.pk, {}),
            0,
            claim.status in _JUDGED or claim.pk in judged or not claim.run.proposer,
        )
        for start, claim in claims.items()
    }


def _now(claim: Claim, document: Document) -> Claim:
    """What stands in the place of a claim, but for what this document put there."""
    met = {claim.pk}
    while claim.status == Status.SUPERSEDED and (instead := claim.replaced_by):
        if instead.document_id == document.pk or instead.pk in met:
            break
        met.add(instead.pk)
        claim = instead
    return claim


def _slots(keys: set[int]) -> dict[int, Kept]:
    found: dict[int, Kept] = {}
    wanted = sorted(keys)
    for at in range(0, len(wanted), _BATCH):
        rows = Proposal.objects.filter(claim__in=wanted[at : at + _BATCH], superseded_at=None)
        found.update(rows.values_list("claim_id", "slots"))
    return found


def _changed(before: Kept, now: Kept) -> tuple[str, ...]:
    said, says = _said(before), _said(now)
    return tuple(name for name in {**says, **said} if said.get(name) != says.get(name))


def _said(slots: Kept) -> dict[str, object]:
    return {name: slot["value"] for name, slot in slots.items()}
