"""One claim as a page tells it: its words in their sentence, who says so, in which document, with labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.claims.queries import BY_HAND, ClaimView, SourceView, gist, sort_of
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.spans import Span
from tumen.web.grading import GradeNote
from tumen.web.passages import Sentence, cut_sentence
from tumen.web.saying import said
from tumen.web.words import Label, date_words, labels_of, one_line

_WAITING = Label(
    gettext_lazy("newer reading"),
    gettext_lazy("A person has reviewed this passage; what a machine reads there since waits for review."),
)
_STATUSES = {
    "accepted": Label(gettext_lazy("accepted"), gettext_lazy("A person found that the document says so.")),
    "rejected": Label(
        gettext_lazy("rejected"), gettext_lazy("A person found that the document does not say so.")
    ),
    "superseded": Label(
        gettext_lazy("superseded"), gettext_lazy("A later reading or review has taken its place.")
    ),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in words. ``reason`` says why it is shown here; ``stands`` is false for a broken quote.

    ``grades`` are people's, of the claim and of its sources, apart from each other.
    """

    claim: str
    written: str
    sentence: Sentence
    stands: bool
    chains: tuple[tuple[SourceView, ...], ...]
    own_voice: bool
    document: str
    document_title: str
    publisher: str
    published: str
    labels: tuple[Label, ...]
    reason: str = ""
    grades: tuple[GradeNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one document tells of the matter in hand: its claims, in the order given."""

    document: str
    title: str
    publisher: str
    published: str
    tellings: tuple[Telling, ...]


def reports_of(tellings: Iterable[Telling]) -> tuple[Report, ...]:
    """The tellings by document, in the order in which each document first comes."""
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        found.setdefault(telling.document, []).append(telling)
    return tuple(_report(told) for told in found.values())


def _report(told: list[Telling]) -> Report:
    first = told[0]
    return Report(first.document, first.document_title, first.publisher, first.published, tuple(told))


def telling_of(
    claim: ClaimView, *, reason: str = "", role: Label | None = None, grades: tuple[GradeNote, ...] = ()
) -> Telling:
    """The claim as a page tells it; ``role`` labels what it does beside the others that are shown with it."""
    return Telling(
        claim=claim.id,
        written=one_line(_cited(claim)),
        sentence=_sentence(claim),
        stands=claim.quote_stands,
        chains=claim.told_by,
        own_voice=claim.own_voice,
        document=claim.document_id,
        document_title=claim.document_title,
        publisher=claim.publisher,
        published=date_words(claim.published),
        labels=(*([role] if role else []), *labels_of_claim(claim)),
        reason=reason,
        grades=grades,
    )


def cited_span(claim: ClaimView) -> Span:
    """The quoted words with those that bound their number and may stand before them: "more than 500"."""
    quote, quantity = claim.quote.span, claim.slots.get("quantity")
    bound = quantity.evidence if quantity and not quantity.inherited else None
    if bound is None or not bound.overlaps(quote) or not claim.sentence.covers(bound):
        return quote
    return Span(min(quote.start, bound.start), max(quote.end, bound.end))


def _cited(claim: ClaimView) -> str:
    span, sentence = cited_span(claim), claim.sentence
    if not claim.quote_stands or not sentence.covers(span):
        return claim.quote.exact
    return claim.sentence_text[span.start - sentence.start : span.end - sentence.start]


def _sentence(claim: ClaimView) -> Sentence:
    """The sentence as it stands now; of a broken quote, the words with their surroundings as once kept."""
    quote = claim.quote
    if claim.quote_stands:
        return cut_sentence(
            claim.sentence_text, cited_span(claim).start - claim.sentence.start, _cited(claim)
        )
    return cut_sentence(quote.prefix + quote.exact + quote.suffix, len(quote.prefix), quote.exact)


def values_of(claim: ClaimView) -> dict[str, Any]:
    """The claim's values by slot; empty slots left out."""
    return {name: slot.value for name, slot in claim.slots.items() if slot.value is not None}


def labels_of_claim(claim: ClaimView) -> tuple[Label, ...]:
    """What is not plain about the claim, and where its review stands when a person has had a hand in it."""
    reviewed = _STATUSES.get(claim.status.value)
    waiting = _WAITING if claim.beside else None
    proposed = _proposed_by(claim.proposer) if claim.proposer else None
    return (*labels_of(values_of(claim)), *(label for label in (proposed, reviewed, waiting) if label))


def _proposed_by(proposer: str) -> Label:
    if proposer == BY_HAND:
        return Label(
            said(BY_HAND), _("A person marked it in the text, or made it by splitting another claim.")
        )
    return Label(
        _("by %(model)s") % {"model": proposer},
        _("A language model proposed it beside the rules; the record rests on it once a person accepts it."),
    )


def gist_words(claim: ClaimView) -> str:
    """Of what it tells, in a few words: "forced return · a woman · by officials"."""
    return " · ".join(said(part) for part in gist(claim).split(" · "))


def is_figure(claim: ClaimView) -> bool:
    """Whether it gives a number of people or cases."""
    return sort_of(claim) is ClaimSort.FIGURE


def style_of(claim: ClaimView) -> str:
    """The class of the claim's words in a text: its sort; of a figure its kind, and whether it is so told."""
    sort = sort_of(claim)
    if sort is not ClaimSort.FIGURE:
        return "is-other" if sort is ClaimSort.NUMBER else f"is-{sort.value}"
    is_told = claim.value("realis") in (None, Realis.ASSERTED, Realis.HABITUAL)
    if not is_told or claim.value("polarity") is Polarity.NEGATED:
        return "is-untold"
    kind = claim.value("kind")
    return f"is-{kind.value}" if kind else "is-event"
