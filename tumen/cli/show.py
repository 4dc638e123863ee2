"""The command that shows one event, document or claim in full, from figure to sentence to document."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from tumen.access.models import Viewer
from tumen.claims import queries as claims
from tumen.claims.errors import NoSuchClaim, NoSuchSource
from tumen.claims.queries import (
    HEADINGS,
    ClaimGradeView,
    ClaimView,
    SourceGradeView,
    gist,
    graded,
    sort_of,
)
from tumen.cli import terminal
from tumen.cli.claims import (
    BROKEN,
    cited,
    cited_span,
    claim_for_machines,
    find_claim,
    is_figure,
    marks,
    print_claim,
    published_in,
    sentence_of,
    source_ids,
    sources_graded,
    teller,
)
from tumen.cli.grading import grade_words, judged_facts, judged_for_machines
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.passages import find_passage, passages_kept, print_passage, shared_facts
from tumen.cli.persons import find_person, person_for_machines, person_ids, print_person
from tumen.cli.speakers import find_source, full_source_for_machines, print_source, source_ids_kept
from tumen.cli.support import support_facts, support_for_machines
from tumen.cli.totals import first_given, total_facts
from tumen.consent.purposes import Allowance, sentences
from tumen.consent.queries import of_everybody
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents import queries as documents
from tumen.documents.errors import NoSuchDocument
from tumen.documents.intake import Recognised
from tumen.documents.queries import DocumentView, RenditionView
from tumen.record import queries as record
from tumen.record.errors import NoSuchEvent, NoSuchPassage, NoSuchPerson
from tumen.record.queries import (
    Corroboration,
    EventFigure,
    EventView,
    JudgementView,
    Repeated,
    TotalExplained,
    repeated,
    total_explained,
)
from tumen.vocabulary.codes import BlockKind, ClaimSort
from tumen.vocabulary.grading import StandardOfProof
from tumen.vocabulary.spans import Span

#: How alike an id must be to be suggested for one that is not there, 0 to 1: two wrong signs of eight.
ALIKE = 0.75
#: Ids that are suggested at most.
SUGGESTED = 3
_BEGINNINGS = (
    "Ids begin with e- (event), d- (document), c- (claim), h- (person), s- (source) or p- (passage)."
)


#: What voices tell of together; a state, a total or a rate is one list's or one day's.
_HAPPENED = (GroupKind.EVENT, GroupKind.UNDATED)


@click.command(short_help="Show an event, a document, a claim, a person, a source or a passage.")
@click.argument("id")
@as_json
@opens_existing_workspace
def show(desk: Desk, id: str, as_json: bool) -> None:
    """Show an event (e-), a document (d-), a claim (c-), a person (h-), a source (s-) or a passage (p-).

    An event is shown with its independent voices and the figure that they support, each figure, its sentence,
    who says so, where, and why it stands there; a total
    with the events of the record that it can be made of; a document
    with its text, details and custody; a claim with every slot, the rule that filled it, and its words; a
    source with its claims. What people judged stands with each: grades and standards of proof, with who, when
    and why, the earlier ones too.
    """
    id = id.strip().lower()
    shown = SORTS.get(id[:2])
    if shown is None:
        raise click.UsageError(f"“{id}” is no id. {_BEGINNINGS}")
    try:
        found = shown.find(desk.actor, id)
    except (NoSuchEvent, NoSuchDocument, NoSuchClaim, NoSuchSource, NoSuchPassage, NoSuchPerson) as error:
        raise click.ClickException(f"{error}{_suggestion(id, shown.ids(desk.actor))}") from error
    if as_json:
        terminal.answer(shown.for_machines(found))
    else:
        shown.print(terminal.console(), found)


def _suggestion(id: str, known: Sequence[str]) -> str:
    """The ids that may have been meant: those that go on from this one, or else nearly the same."""
    near = [other for other in known if other.startswith(id)] if len(id) > 2 else []
    near = near or difflib.get_close_matches(id, known, SUGGESTED, ALIKE)
    return f" Did you mean {', '.join(near[:SUGGESTED])}?" if near else ""


def event_ids(viewer: Viewer) -> list[str]:
    """Every id that an event has now."""
    sections = (record.events, record.undated, record.states, record.totals, record.rates, record.not_told)
    return [event.id for section in sections for event in section(viewer)]


def document_ids(viewer: Viewer) -> list[str]:
    return [document.id for document in documents.documents(viewer)]


def claim_ids(viewer: Viewer) -> list[str]:
    return claims.claim_ids(viewer)


@dataclass(frozen=True, slots=True)
class FullEvent:
    """An event with the grades of its claims and of their sources, by id.

    ``explained`` says of a total which events of the record it can be made of, ``repeated`` of claims which
    earlier figure they give again.
    """

    event: EventView
    of_claims: Mapping[str, tuple[ClaimGradeView, ...]]
    of_sources: Mapping[str, tuple[SourceGradeView, ...]]
    explained: tuple[TotalExplained, ...]
    repeated: Mapping[str, Repeated]
    support: Corroboration | None = None


def find_event(viewer: Viewer, id: str) -> FullEvent:
    """Raises NoSuchEvent."""
    event = record.event(viewer, id)
    told = [figure.claim for figure in event.figures]
    return FullEvent(
        event,
        claims.claim_grades(viewer, [claim.id for claim in told]),
        claims.source_grades(viewer, source_ids(told)),
        total_explained(viewer, event.id),
        repeated(viewer, [claim.id for claim in told]),
        record.corroboration(viewer, event.id) if event.kind in _HAPPENED else None,
    )


def event_for_machines(found: FullEvent) -> dict[str, Any]:
    """An event as JSON holds it, with each figure's claim in full."""
    fields = terminal.plain(found.event)
    del fields["lines"]
    return {
        **fields,
        "range_words": found.event.range_words,
        "standards": judged_for_machines(found.event.standards),
        "claim_grades": {id: judged_for_machines(grades) for id, grades in found.of_claims.items()},
        "source_grades": {id: judged_for_machines(grades) for id, grades in found.of_sources.items()},
        "explained": terminal.plain(found.explained),
        "repeated": terminal.plain(found.repeated),
        "support": support_for_machines(found.support),
    }


def print_event(screen: Console, found: FullEvent) -> None:
    """One event: what is known of it, and each of its figures with the sentence that gives it."""
    event = found.event
    _print_heading(screen, event.id, f"{event.kind.value}, revision {event.revision}", event.title)
    facts = [*_event_facts(event), *support_facts(found.support), *total_facts(found.explained)]
    screen.print(terminal.facts(facts))
    screen.print()
    figures = terminal.counted(len(event.figures), "figure")
    screen.print(terminal.heading(f"{figures}, side by side and never added up"))
    for figure in event.figures:
        screen.print()
        _print_figure(screen, figure, found)


def _event_facts(event: EventView) -> Iterator[tuple[str, str]]:
    yield "range", f"{event.range_words} {event.unit.value}"
    yield "when", str(event.when) if event.when else "nothing says when"
    if str(event.places):
        yield "place", str(event.places)
    if event.perpetrators:
        yield "by", event.perpetrators
    yield "documents", ", ".join(event.documents)
    for other in event.could_be:
        yield "could be", f"{other.id}  {other.title}"
    for judgement in event.judgements:
        yield "judged", _judgement(judgement)
    yield from judged_facts("proof", event.standards, otherwise=StandardOfProof.NONE.words, here=event.id)
    if event.old_ids:
        yield "once", ", ".join(event.old_ids)


def _judgement(line: JudgementView) -> str:
    same = "the same event" if line.is_same_event else "different events"
    undone = f" (undone by {line.undone_by}: {line.undone_why})" if line.undone_by else ""
    return f"{line.left} and {line.right} are {same}, says {line.actor}: {line.why}{undone}"


def _print_figure(screen: Console, figure: EventFigure, found: FullEvent) -> None:
    claim = figure.claim
    noted = ([figure.role.value] if figure.role is not Role.COUNTS else []) + marks(claim)
    quantity = terminal.words(str(claim.value("quantity")), "bold")
    screen.print(terminal.line(quantity, "  ", cited(claim), *(f" · {mark}" for mark in noted)))
    screen.print(
        terminal.facts(
            [
                *_figure_facts(figure),
                *_figure_again(figure.claim, found),
                *_figure_grades(figure.claim, found),
            ]
        )
    )


def _figure_facts(figure: EventFigure) -> Iterator[tuple[str, str | Text]]:
    claim = figure.claim
    yield "  claim", claim.id
    yield "  says", teller(claim)
    yield "  in", f"{claim.document_id}  {published_in(claim)}"
    yield "  sentence", sentence_of(claim)
    if not claim.quote_stands:
        yield "  error", terminal.words(BROKEN, "bold red")
    yield "  why here", figure.reason + (" (by hand)" if figure.by_hand else "")


def _figure_again(claim: ClaimView, found: FullEvent) -> Iterator[tuple[str, str]]:
    if again := found.repeated.get(claim.id):
        yield "  not new", first_given(again)


def _figure_grades(claim: ClaimView, found: FullEvent) -> Iterator[tuple[str, str]]:
    if held := graded(found.of_claims.get(claim.id, ())):
        yield "  credible", grade_words(held)
    for name, grade in sources_graded(claim, found.of_sources):
        yield "  reliable", f"{grade}  {name}"


@dataclass(frozen=True, slots=True)
class FullDocument:
    """A document with its text and claims."""

    about: DocumentView
    rendition: RenditionView
    claims: Sequence[ClaimView]
    shares: tuple[tuple[str, str], ...] = ()
    consents: Sequence[Allowance] = ()


def find_document(viewer: Viewer, id: str) -> FullDocument:
    """Raises NoSuchDocument."""
    about = documents.document(viewer, id)
    told = claims.claims_of(viewer, id)
    shares, allowed = tuple(shared_facts(viewer, id)), of_everybody(viewer, id)
    return FullDocument(about, documents.text_of(viewer, id), told, shares, allowed)


def document_for_machines(found: FullDocument) -> dict[str, Any]:
    """A document as JSON holds it: everything kept about it, its text and blocks, its claims."""
    about = terminal.plain(found.about)
    return {
        **about.pop("summary"),
        **about,
        "text": found.rendition.text,
        "blocks": found.rendition.blocks,
        "claims": found.claims,
        "consents": found.consents,
    }


#: In the place of a hash of what holds words that are covered from the viewer.
_NOT_SAID = "(told to those who may see every word of it)"


def print_document(screen: Console, found: FullDocument) -> None:
    """One document: what it says of itself and on what evidence, its custody, its text with claims marked."""
    about = found.about
    length = f", {terminal.counted(about.size, 'byte')}" if about.size is not None else ""
    kind = f"document, {about.summary.media_type}{length}"
    _print_heading(screen, about.id, kind, about.summary.label)
    screen.print(terminal.facts(_document_facts(found)))
    _print_text(screen, found)
    _print_figures(screen, found.claims)
    _print_others(screen, found.claims)


def _document_facts(found: FullDocument) -> Iterator[tuple[str, str]]:
    about = found.about
    for detail in about.details:
        who = f"{detail.given_by}, {detail.evidence}" if detail.given_by else detail.evidence
        why = f": {detail.why}" if detail.why else ""
        yield detail.field, f"{detail.value}  ({'' if detail.is_current else 'no longer: '}{who}{why})"
    if about.summary.needs_a_date:
        yield "published", about.summary.undated_because or "no date: “last week” and the like stay open"
    for step in about.custody:
        origin = f", from {step.origin}" if step.origin else ""
        how = f", {step.circumstances}" if step.circumstances else ""
        what = f"{step.kind} by {step.actor} as {step.name}{origin}{how}"
        yield "custody", f"{step.at:%Y-%m-%d %H:%M} UTC  {what}"
        if step.container:
            yield "came in", f"{step.container.name}, sha256 {step.container.sha256 or _NOT_SAID}"
    for said in sentences(found.consents):
        yield "consent", said
    if not found.consents:
        yield "consent", "none is recorded: it is not known, which is no yes"
    yield "sha256", about.sha256 or _NOT_SAID
    source = f"sha256 {about.made_from[:16]}…" if about.made_from else "the original"
    made = f"{about.made_at:%Y-%m-%d %H:%M} UTC from {source}"
    yield "working copy", f"text by {about.extractor} {about.extractor_version}, {made}"
    for note in about.notes:
        yield "note", note
    yield from found.shares


def _print_text(screen: Console, found: FullDocument) -> None:
    numbered = enumerate(_figures(found.claims), 1)
    passages = sorted((cited_span(claim), number) for number, claim in numbered if claim.quote_stands)
    before: BlockKind | None = None
    seen: Recognised | None = None
    for kind, span in found.rendition.blocks:
        if kind is not BlockKind.TABLE_ROW or before is not kind:
            screen.print()
        stretch = next((each for each in found.rendition.recognised if each.span.covers(span)), None)
        if stretch is not seen:
            screen.print(terminal.words(_recognition(stretch), "yellow"))
        seen = stretch
        screen.print(_block(found.rendition.text, kind, span, _inside(span, passages)))
        before = kind


def _recognition(stretch: Recognised | None) -> str:
    """What stands where a text begins, or ends, to be what text recognition made of a picture."""
    if stretch is None:
        return "[from here on the file's own text]"
    pages = (
        f"page {stretch.first}" if stretch.first == stretch.last else f"pages {stretch.first}-{stretch.last}"
    )
    return f"[recognised from the picture of {pages}]"


def _inside(span: Span, passages: Sequence[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Those of the sorted passages that lie in the span; a list of 100,000 rows asks as often."""
    for index in range(bisect_left(passages, (Span(span.start, span.start), 0)), len(passages)):
        if passages[index][0].start >= span.end:
            return
        if passages[index][0].end <= span.end:
            yield passages[index]


def _block(text: str, kind: BlockKind, span: Span, passages: Iterable[tuple[Span, int]]) -> Text:
    """A block's words, with the figures in it marked and numbered as in the list below."""
    styles = {BlockKind.HEADLINE: "bold", BlockKind.HEADING: "bold", BlockKind.BOILERPLATE: "dim"}
    style = styles.get(kind, "")
    parts, at = [], span.start
    for passage, number in passages:
        if at <= passage.start:
            parts.append(terminal.words(text[at : passage.start], style))
            parts.append(terminal.words(passage.of(text), "bold underline"))
            parts.append(terminal.words(f"[{number}]", "cyan"))
            at = passage.end
    return terminal.line(*parts, terminal.words(text[at : span.end], style))


def _print_figures(screen: Console, found: Sequence[ClaimView]) -> None:
    figures = list(_figures(found))
    screen.print()
    screen.print(terminal.heading(terminal.counted(len(figures), "figure") + " of people or cases"))
    if not figures:
        return
    fixed: dict[str, Any] = {"no_wrap": True}
    flexible = ("figure", {"ratio": 2}), ("words", {"ratio": 4}), ("says", {"ratio": 3})
    table = terminal.grid(("", fixed), *flexible, ("claim", fixed))
    for number, claim in enumerate(figures, 1):
        broken = terminal.words("" if claim.quote_stands else f" {BROKEN}", "bold red")
        words = terminal.line(" · ".join([cited(claim), *marks(claim)]), broken)
        says = terminal.words(teller(claim))
        table.add_row(f"[{number}]", str(claim.value("quantity")), words, says, claim.id)
    screen.print(table)


def _figures(found: Iterable[ClaimView]) -> Iterator[ClaimView]:
    return (claim for claim in found if is_figure(claim))


def _print_others(screen: Console, found: Sequence[ClaimView]) -> None:
    """The other claims sort by sort, each with its words, what they say, and who says so."""
    for sort, title in HEADINGS.items():
        claims = [claim for claim in found if sort_of(claim) is sort]
        if not claims or sort in (ClaimSort.FIGURE, ClaimSort.NUMBER):
            continue
        screen.print()
        screen.print(terminal.heading(f"{title} ({len(claims)})"))
        table = terminal.grid(
            ("words", {"ratio": 4}),
            ("gist", {"ratio": 4}),
            ("says", {"ratio": 3}),
            ("claim", {"no_wrap": True}),
        )
        for claim in claims:
            words = terminal.line(" · ".join([cited(claim), *marks(claim)]))
            table.add_row(words, terminal.words(gist(claim)), terminal.words(teller(claim)), claim.id)
        screen.print(table)


def _print_heading(screen: Console, id: str, kind: str, title: str) -> None:
    screen.print(terminal.line(terminal.words(id, "bold cyan"), f"  {kind}"))
    screen.print(terminal.heading(title))
    screen.print()


@dataclass(frozen=True, slots=True)
class Sort:
    """How one sort of thing is found by its id, printed and told to machines; ``ids`` to suggest from."""

    find: Callable[[Viewer, str], Any]
    print: Callable[[Console, Any], None]
    for_machines: Callable[[Any], Any]
    ids: Callable[[Viewer], Sequence[str]]


SORTS = {
    "e-": Sort(find_event, print_event, event_for_machines, event_ids),
    "d-": Sort(find_document, print_document, document_for_machines, document_ids),
    "c-": Sort(find_claim, print_claim, claim_for_machines, claim_ids),
    "s-": Sort(find_source, print_source, full_source_for_machines, source_ids_kept),
    "h-": Sort(find_person, print_person, person_for_machines, person_ids),
    "p-": Sort(find_passage, print_passage, terminal.plain, passages_kept),
}
