"""A claim in the terminal: its words in their sentence, who says so, and what is not plain about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tumen.access.models import Viewer
from tumen.claims.models import Status
from tumen.claims.queries import (
    BY_HAND,
    ClaimGradeView,
    ClaimView,
    SlotView,
    SourceGradeView,
    claim,
    claim_grades,
    graded,
    sort_of,
    source_grades,
)
from tumen.cli import terminal
from tumen.cli.grading import changed_since, grade_words, judged_facts, judged_for_machines
from tumen.record.queries import EventRef, event_of
from tumen.vocabulary import acts
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis, Stance
from tumen.vocabulary.dates import When
from tumen.vocabulary.slots import Speakers
from tumen.vocabulary.spans import Span

BROKEN = "The words quoted do not stand in the document any more: do not rely on this claim."

_STANCES = {Stance.DOUBTFUL: "told with doubt", Stance.FIRM: "told firmly"}


def cited_span(claim: ClaimView) -> Span:
    """The quoted words with those before them that bound their number: "more than 500 people"."""
    quote, quantity = claim.quote.span, claim.slots.get("quantity")
    bound = quantity.evidence if quantity and not quantity.inherited else None
    if bound is None or not bound.overlaps(quote) or not claim.sentence.covers(bound):
        return quote
    return Span(min(quote.start, bound.start), max(quote.end, bound.end))


def cited(claim: ClaimView) -> str:
    """The claim's own words in quotation marks; of a broken quote, the words as once kept."""
    span, sentence = cited_span(claim), claim.sentence
    if not claim.quote_stands or not sentence.covers(span):
        return terminal.quoted(claim.quote.exact)
    return terminal.quoted(claim.sentence_text[span.start - sentence.start : span.end - sentence.start])


def teller(claim: ClaimView) -> str:
    """Who says so, the nearest teller first: "the ministry, citing activists"."""
    chains = [", citing ".join(source.name for source in chain) for chain in claim.told_by]
    return "; ".join(chains) or "nobody named"


def published_in(claim: ClaimView) -> str:
    """Where and when: "Han River Dispatch, 2023-10-12"."""
    return f"{claim.publisher or claim.document_title}, {claim.published or 'no date'}"


def marks(claim: ClaimView) -> list[str]:
    """What is not plain about the claim; nothing for a fact that is told without comment."""
    realis, likelihood = claim.value("realis"), claim.value("likelihood")
    found = [
        realis.value if realis not in (None, Realis.ASSERTED) else "",
        "denied" if claim.value("polarity") is Polarity.NEGATED else "",
        _STANCES.get(claim.value("stance"), ""),
        terminal.quoted(likelihood) if likelihood else "",
        claim.status.value if claim.status is not Status.PROPOSED else "",
        f"proposed by {claim.proposer}" if claim.proposer else "",
        f"a newer reading than {claim.beside}, not reviewed yet" if claim.beside else "",
    ]
    return [mark for mark in found if mark]


def sentence_of(claim: ClaimView) -> Text:
    """The claim's sentence with its words marked; of a broken quote, its words as once kept."""
    quote = claim.quote
    if not claim.quote_stands:
        return _marked(quote.prefix, quote.exact, quote.suffix)
    span, text = cited_span(claim).shifted(-claim.sentence.start), claim.sentence_text
    return _marked(text[: span.start], span.of(text), text[span.end :])


def _marked(before: str, words: str, after: str) -> Text:
    return terminal.line(before, terminal.words(words, "bold underline"), after)


def value_words(name: str, value: Any) -> str:
    """A slot's value in words."""
    if value is None:
        return "not told"
    if name == "act":
        return acts.label(value)
    if name == "speakers":
        return speakers_words(value)
    if isinstance(value, tuple):
        return "; ".join(str(party) for party in value)
    if isinstance(value, When):
        return str(value)
    return str(getattr(value, "value", value))


def speakers_words(speakers: Speakers) -> str:
    """Chains of speakers, the nearest teller first."""
    return "; ".join(", citing ".join(chain) for chain in speakers)


def is_figure(claim: ClaimView) -> bool:
    """Whether it gives a number of people or cases."""
    return sort_of(claim) is ClaimSort.FIGURE


@dataclass(frozen=True, slots=True)
class FullClaim:
    """A claim with the event of the record that it belongs to, its grades, and those of its sources by id."""

    claim: ClaimView
    event: EventRef | None
    grades: tuple[ClaimGradeView, ...]
    of_sources: Mapping[str, tuple[SourceGradeView, ...]]


def find_claim(viewer: Viewer, id: str) -> FullClaim:
    """Raises NoSuchClaim."""
    found = claim(viewer, id)
    return FullClaim(
        found,
        event_of(viewer, [id]).get(id),
        claim_grades(viewer, [id]).get(id, ()),
        source_grades(viewer, source_ids([found])),
    )


def source_ids(claims: Iterable[ClaimView]) -> list[str]:
    """Everybody in the speaker chains of these claims."""
    return [source.id for claim in claims for chain in claim.told_by for source in chain]


def claim_for_machines(found: FullClaim) -> dict[str, Any]:
    """A claim as JSON holds it."""
    return {
        **terminal.plain(found.claim),
        "event": terminal.plain(found.event),
        "grades": judged_for_machines(found.grades),
        "source_grades": {id: judged_for_machines(grades) for id, grades in found.of_sources.items()},
    }


def sources_graded(
    claim: ClaimView, grades: Mapping[str, tuple[SourceGradeView, ...]]
) -> Iterator[tuple[str, str]]:
    """Each source of the claim that is graded, with the grade that holds."""
    for source in dict.fromkeys(source for chain in claim.told_by for source in chain):
        if held := graded(grades.get(source.id, ())):
            yield source.name, f"{source.id}  {grade_words(held)}"


def print_claim(screen: Console, found: FullClaim) -> None:
    """One claim in full: its sentence, document, and every slot with the rule and the words it rests on."""
    claim = found.claim
    state = f"  claim, {claim.status.value}, revision {claim.revision}"
    screen.print(terminal.line(terminal.words(claim.id, "bold"), state))
    screen.print()
    screen.print(sentence_of(claim))
    if not claim.quote_stands:
        screen.print(terminal.words(BROKEN, "bold red"))
    screen.print()
    screen.print(terminal.facts(_facts(found)))
    screen.print()
    screen.print(_slots(claim))


def _facts(found: FullClaim) -> Iterator[tuple[str, str]]:
    claim = found.claim
    yield "words", cited(claim)
    yield "said by", teller(claim) + (" (the document's own voice)" if claim.own_voice else "")
    yield "document", f"{claim.document_id}  {claim.document_title}"
    yield "published", published_in(claim)
    if claim.proposer:
        how = "marked by a person" if claim.proposer == BY_HAND else f"by {claim.proposer}, beside the rules"
        yield "proposed", how
    yield "stands at", f"characters {claim.quote.span.start:,} to {claim.quote.span.end:,} of the text"
    if found.event:
        yield found.event.kind.value, f"{found.event.id}  {found.event.title}"
    yield from judged_facts("credibility", found.grades, otherwise="not graded")
    if said := changed_since(found.grades, claim.id, claim.revision):
        yield "note", said
    for name, grade in sources_graded(claim, found.of_sources):
        yield "reliability", f"{grade}  {name}"
    yield "read by", claim.reader
    for mark in marks(claim):
        yield "note", mark


def _slots(claim: ClaimView) -> Table:
    table = terminal.grid(
        ("slot", {"min_width": 8}), ("value", {"ratio": 3}), ("rests on", {"ratio": 3}), ("by", {"ratio": 2})
    )
    for slot in claim.slots.values():
        table.add_row(slot.label, terminal.words(value_words(slot.name, slot.value)), *_basis(slot))
    return table


def _basis(slot: SlotView) -> tuple[Text, Text]:
    words = terminal.quoted(slot.words) if slot.words else "–"
    if slot.inherited:
        words += " (outside the sentence)"
    if not slot.filled_by:
        return terminal.words(words), terminal.words(slot.rule, "dim")
    beside = f"; the reader has {value_words(slot.name, slot.proposed)}" if slot.proposed is not None else ""
    why = f": {slot.why}" if slot.why else ""
    return terminal.words(words), terminal.words(f"{slot.filled_by}{why}{beside}")
