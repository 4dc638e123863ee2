"""A claim as shown to a viewer: its quote checked against the text, its slots with rule and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tumen.access.looking import remembered
from tumen.access.models import Level, Viewer
from tumen.access.sight import hidden_from, sight_of, visible_to, who
from tumen.claims.models import Claim, Proposal, SlotValue, Source, SourceKind, Speaking, Status
from tumen.documents import queries as documents
from tumen.documents.covering import any_claim_is_covered
from tumen.documents.masking import Covering, Masked
from tumen.documents.models import Cover, CoverKind, Document
from tumen.documents.queries import DocumentSummary
from tumen.documents.shelf import HELD, hold
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import SLOTS
from tumen.vocabulary.spans import Quote, Span

#: Rows asked for at once: below the number of variables that SQLite takes in one statement.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; ``claims`` counts the standing claims that name it, None where nobody counted."""

    id: str
    kind: SourceKind
    name: str
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot's value and what it rests on: a machine's ``rule``, or the person it is ``filled_by``, and why.

    ``evidence`` is where the deciding words stand in the rendition, ``words`` are those words as they stand
    there now. ``proposed`` is what the machine has beside a person's value, None when it has nothing or they
    agree.
    """

    name: str
    label: str
    value: Any
    rule: str = ""
    evidence: Span | None = None
    words: str = ""
    inherited: bool = False
    filled_by: str = ""
    why: str = ""
    proposed: Any = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What one passage says, as shown to a person.

    ``quote_stands`` was checked against the rendition just now: false means that the words are not there any
    more, and is to be shown as an error. ``told_by`` are the speaker chains, each from the nearest teller to
    the innermost source; ``own_voice`` says that the chain is the document's publisher or author for want of
    another. ``beside`` names the reviewed claim that this proposal waits beside; ``proposer`` who proposed it
    beside the rules, empty for the rules themselves.
    """

    id: str
    document_id: str
    document_title: str
    publisher: str
    published: Interval | None
    rendition_id: int
    quote: Quote
    sentence: Span
    sentence_text: str
    quote_stands: bool
    status: Status
    revision: int
    slots: Mapping[str, SlotView]
    told_by: tuple[tuple[SourceView, ...], ...]
    own_voice: bool
    reader: str
    beside: str
    proposer: str = ""

    def value(self, name: str) -> Any:
        """The value of slot ``name``, or None when it is empty."""
        slot = self.slots.get(name)
        return None if slot is None else slot.value

    @property
    def speaker(self) -> str:
        """The innermost source's name, or the document's own voice; "" when nobody is known."""
        return self.told_by[0][-1].name if self.told_by else ""


def views_of(viewer: Viewer, rows: QuerySet[Claim], *, by_machine: bool = False) -> list[ClaimView]:
    """Those claims of ``rows`` that the viewer may see, in their order, in a number of queries that does not
    grow with theirs. What is covered from the viewer is masked in words and values alike.

    ``by_machine`` shows them as they were proposed, without what people made of them.
    """
    claims = list(_with_everything(rows.filter(seen_by(viewer)), by_machine=by_machine))
    _leave_out_hidden(viewer, claims)
    if by_machine:
        return [replace(each, status=Status.PROPOSED) for each in _shown(viewer, claims)]
    _hold(viewer, claims)
    return _shown(viewer, claims)


def views_named(viewer: Viewer, ids: Collection[str]) -> list[ClaimView]:
    """The same of the claims of these ids, by document and place; what this look was told before is not asked
    again. At most `BATCH` ids."""
    held = claims_held(viewer)
    found = {id: held[id] for id in ids if id in held}
    if new := [id for id in ids if id not in found]:
        rows = Claim.objects.filter(seen_by(viewer), public_id__in=new)
        claims = list(_with_everything(rows, by_machine=False))
        _leave_out_hidden(viewer, claims)
        _hold(viewer, claims)
        found |= {claim.public_id: claim for claim in claims}
    return _shown(viewer, sorted(found.values(), key=lambda each: (each.document_id, each.start, each.pk)))


def claims_held(viewer: Viewer) -> dict[str, Claim]:
    """The claims that this look was told, by id: the same for a viewer and for the machine that reads."""
    return remembered(("claims told", who(viewer)[0]), dict[str, Claim])


def told_of_claims(viewer: Viewer) -> dict[str, bool]:
    """Of which claims (ids) this look was told whether the viewer sees them: a machine sees the same."""
    return remembered(("claims seen", who(viewer)[0]), dict[str, bool])


def _hold(viewer: Viewer, claims: Sequence[Claim]) -> None:
    hold(viewer, (claim.document for claim in claims))
    told_of_claims(viewer).update((claim.public_id, True) for claim in claims)
    held = claims_held(viewer)
    if len(held) + len(claims) <= HELD:
        held |= {claim.public_id: claim for claim in claims}


def _beside_hidden(viewer: Viewer) -> set[int]:
    """The claims (keys) of this look that wait beside a hidden one: they are shown as if beside none, and
    stand no more than before."""
    return remembered(("beside hidden claims", who(viewer)[0]), set[int])


def _shown(viewer: Viewer, claims: Sequence[Claim]) -> list[ClaimView]:
    everywhere = documents.everywhere(viewer)
    if claims:
        everywhere.ask_for_all()
    texts = documents.masked_texts(viewer, {claim.rendition_id for claim in claims})
    told = documents.of_keys(viewer, {claim.document_id for claim in claims})
    found = []
    for claim in claims:
        if (about := told.get(claim.document_id)) and claim.rendition_id in texts:
            found.append(_view(claim, *texts[claim.rendition_id], about, everywhere.of([about.id])))
    return found


def _leave_out_hidden(viewer: Viewer, claims: Iterable[Claim]) -> None:
    """Tell nothing of a claim of an earlier file of a list that one waits beside, where that is hidden. In
    one document the two stand in one sentence, and are hidden together."""
    apart = [each for each in claims if each.beside and each.beside.document_id != each.document_id]
    if apart:
        keys = {each.beside.pk for each in apart if each.beside}
        seen = set(Claim.objects.filter(seen_by(viewer), pk__in=keys).values_list("pk", flat=True))
        for each in apart:
            if each.beside_id not in seen:
                _beside_hidden(viewer).add(each.pk)
                each.beside = None


def seen_by(viewer: Viewer) -> Q:
    """The condition that a claim is one that ``viewer`` may see: neither it nor its document is hidden, nor
    does another claim of the same sentence that is."""
    condition = visible_to(viewer, "document__public_id", "public_id")
    marked = Cover.objects.filter(kind=CoverKind.CLAIM, removed_at=None)
    if not any_claim_is_covered(viewer):
        return condition
    hidden = marked.filter(hidden_from(viewer, "item"))
    beside = hidden.filter(
        rendition=OuterRef("rendition"),
        start__lt=OuterRef("sentence_end"),
        end__gt=OuterRef("sentence_start"),
    )
    return condition & Q(~Exists(beside.order_by()))


def hidden_of(viewer: Viewer) -> QuerySet[Claim, Any] | None:
    """The claims that `seen_by` leaves out, as keys, found from what hides them and not by looking at each
    claim; None for who sees only what was opened to them, from whom nearly everything is hidden."""
    sight = sight_of(viewer)
    if not sight.is_whole and (not sight.roles or sight.clearance is Level.PUBLIC):
        return None
    documents_hidden = Document.objects.filter(hidden_from(viewer, "public_id")).order_by()
    marked = Cover.objects.filter(kind=CoverKind.CLAIM, removed_at=None).filter(hidden_from(viewer, "item"))
    over = marked.filter(start__lt=OuterRef("sentence_end"), end__gt=OuterRef("sentence_start"))
    found = (
        Claim.objects.filter(document__in=documents_hidden.values("pk")),
        Claim.objects.filter(hidden_from(viewer, "public_id")),
        Claim.objects.filter(
            Exists(over.filter(rendition=OuterRef("rendition")).order_by()),
            rendition__in=marked.order_by().values("rendition"),
        ),
    )
    first, *others = (rows.order_by().values("pk") for rows in found)
    return first.union(*others)


def covering_sources(viewer: Viewer, rows: QuerySet[Source]) -> dict[str, Covering]:
    """What covers the words of the documents that name each of these sources (ids), as far as they are seen:
    a source is called as they call it, and what is said of it is said of them."""
    covers, named = documents.everywhere(viewer), defaultdict[str, set[str]](set)
    if covers:
        seen = Claim.objects.filter(seen_by(viewer)).order_by().values("pk")
        told = Speaking.objects.filter(source__in=rows.order_by().values("pk"), claim__in=seen).order_by()
        for source, document in told.values_list("source__public_id", "claim__document__public_id"):
            named[source].add(document)
    return defaultdict(lambda: covers.common, {id: covers.of(told) for id, told in named.items()})


def quote_of(claim: Claim) -> Quote:
    """The claim's quote as it was kept."""
    return Quote(claim.exact, claim.prefix, claim.suffix, Span(claim.start, claim.end))


def source_view(source: Source, claims: int | None = None) -> SourceView:
    return SourceView(source.public_id, SourceKind(source.kind), source.name, claims)


def _with_everything(rows: QuerySet[Claim], *, by_machine: bool) -> QuerySet[Claim]:
    filled = SlotValue.objects.none() if by_machine else SlotValue.objects.filter(superseded_at=None)
    return rows.select_related("run", "beside", "document").prefetch_related(
        Prefetch("proposals", queryset=Proposal.objects.filter(superseded_at=None)),
        Prefetch("filled", queryset=filled.select_related("filled_by")),
        Prefetch("speaking", queryset=Speaking.objects.select_related("source")),
    )


def _view(claim: Claim, text: str, shown: Masked, document: DocumentSummary, covering: Covering) -> ClaimView:
    quote, sentence = quote_of(claim), shown.span(Span(claim.sentence_start, claim.sentence_end))
    stands = quote.stands_in(text)
    if shown.covered:
        quote = shown.quote(quote.span) if stands else covering.value(quote)
    speaking = list(claim.speaking.all())
    view = ClaimView(
        id=claim.public_id,
        document_id=document.id,
        document_title=document.label,
        publisher=document.publisher,
        published=document.published,
        rendition_id=claim.rendition_id,
        quote=quote,
        sentence=sentence,
        sentence_text=sentence.of(shown.text),
        quote_stands=stands,
        status=Status(claim.status),
        revision=claim.revision,
        slots=_slots(claim, shown),
        told_by=_chains(speaking),
        own_voice=any(row.is_default for row in speaking),
        reader=claim.run.reader,
        beside=claim.beside.public_id if claim.beside else "",
        proposer=claim.run.proposer,
    )
    return covering.value(view)


def _chains(speaking: Sequence[Speaking]) -> tuple[tuple[SourceView, ...], ...]:
    chains: dict[int, list[SourceView]] = {}
    for row in speaking:
        chains.setdefault(row.chain, []).append(source_view(row.source))
    return tuple(tuple(chain) for chain in chains.values())


def _slots(claim: Claim, shown: Masked) -> dict[str, SlotView]:
    proposed: Mapping[str, Any] = next((proposal.slots for proposal in claim.proposals.all()), {})
    filled = {value.name: value for value in claim.filled.all()}
    return {
        name: _filled_slot(filled[name], proposed.get(name))
        if name in filled
        else _read_slot(name, proposed[name], shown)
        for name in SLOTS
        if name in filled or name in proposed
    }


def _read_slot(name: str, kept: Mapping[str, Any], shown: Masked) -> SlotView:
    evidence = shown.span(Span.from_json(kept["evidence"])) if "evidence" in kept else None
    return SlotView(
        name=name,
        label=SLOTS[name].label,
        value=SLOTS[name].from_json(kept["value"]),
        rule=kept["rule"],
        evidence=evidence,
        words=evidence.of(shown.text) if evidence else "",
        inherited=kept.get("inherited", False),
    )


def _filled_slot(value: SlotValue, proposed: Mapping[str, Any] | None) -> SlotView:
    slot = SLOTS[value.name]
    differs = proposed is not None and proposed["value"] != value.value
    return SlotView(
        name=value.name,
        label=slot.label,
        value=None if value.value is None else slot.from_json(value.value),
        filled_by=value.filled_by.name,
        why=value.why,
        proposed=slot.from_json(proposed["value"]) if proposed is not None and differs else None,
    )


def standing_rows() -> QuerySet[Claim]:
    """The claims that the record rests on."""
    by_rules = Q(status=Status.PROPOSED, beside=None, run__proposer="")
    return Claim.objects.filter(Q(status=Status.ACCEPTED) | by_rules)


def is_standing(viewer: Viewer, claim: Claim) -> bool:
    """Whether a claim that this look was told is one of `standing_rows`."""
    waits = claim.beside_id is not None or claim.pk in _beside_hidden(viewer)
    is_proposed = claim.status == Status.PROPOSED and not waits and not claim.run.proposer
    return claim.status == Status.ACCEPTED or is_proposed
