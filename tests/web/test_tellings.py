"""A claim as a page tells it."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.claims.models import SourceKind, Status
from tumen.claims.queries import ClaimView, SlotView, SourceView
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Quote, Span
from tumen.web.tellings import cited_span, is_figure, labels_of_claim, reports_of, style_of, telling_of

TEXT = "It rained. More than\n500 people were held."
FIGURE = Span(TEXT.index("500"), TEXT.index(" were"))
SENTENCE = Span(TEXT.index("More"), len(TEXT))
BOUND = Span(TEXT.index("More"), TEXT.index(" people"))


def _claim(
    *,
    stands: bool = True,
    status: Status = Status.PROPOSED,
    beside: str = "",
    evidence: Span | None = BOUND,
    document: str = "d-1",
    **values: Any,
) -> ClaimView:
    told = {"figure_kind": FigureKind.CORE, "quantity": Quantity(500, None), **values}
    slots = {
        name: SlotView(name, name, value, evidence=evidence if name == "quantity" else None)
        for name, value in told.items()
    }
    return ClaimView(
        id="c-1",
        document_id=document,
        document_title="A title",
        publisher="Northline Wire",
        published=None,
        rendition_id=1,
        quote=Quote.at(TEXT, FIGURE),
        sentence=SENTENCE,
        sentence_text=SENTENCE.of(TEXT),
        quote_stands=stands,
        status=status,
        revision=1,
        slots=slots,
        told_by=((SourceView("s-1", SourceKind.BODY, "The Group"),),),
        own_voice=False,
        reader="rules 1",
        beside=beside,
    )


def test_it_shows_the_figure_with_the_words_that_bound_it() -> None:
    told = telling_of(_claim())
    assert told.written == "More than 500 people"
    assert told.sentence.before == ""
    assert told.sentence.words == "More than\n500 people"
    assert told.sentence.after == " were held."


@pytest.mark.parametrize("evidence", [None, Span(0, 8), Span(0, len(TEXT))])
def test_it_keeps_to_the_quote_where_the_bound_stands_elsewhere(evidence: Span | None) -> None:
    claim = _claim(evidence=evidence)
    assert cited_span(claim) == FIGURE
    assert telling_of(claim).written == "500 people"


def test_it_shows_a_broken_quote_as_it_was_kept() -> None:
    told = telling_of(_claim(stands=False))
    assert not told.stands
    assert told.sentence.words == "500 people"
    assert told.sentence.before.endswith("More than\n")


def test_it_says_that_there_is_no_date() -> None:
    assert telling_of(_claim()).published == "no date"


@pytest.mark.parametrize(
    ("values", "style"),
    [
        ({}, "is-event"),
        ({"kind": ClaimKind.STATE}, "is-state"),
        ({"kind": ClaimKind.TOTAL}, "is-total"),
        ({"kind": ClaimKind.RATE, "realis": Realis.HABITUAL}, "is-rate"),
        ({"realis": Realis.FEARED}, "is-untold"),
        ({"polarity": Polarity.NEGATED}, "is-untold"),
        ({"figure_kind": FigureKind.AGE}, "is-other"),
        ({"quantity": None}, "is-other"),
    ],
)
def test_it_gives_each_kind_its_style(values: dict[str, Any], style: str) -> None:
    claim = _claim(**values)
    assert style_of(claim) == style
    assert is_figure(claim) is (style != "is-other")


@pytest.mark.parametrize(
    ("status", "label"),
    [(Status.ACCEPTED, "accepted"), (Status.REJECTED, "rejected"), (Status.SUPERSEDED, "superseded")],
)
def test_it_labels_what_a_person_decided(status: Status, label: str) -> None:
    assert [shown.text for shown in labels_of_claim(_claim(status=status))] == [label]


def test_it_labels_a_newer_reading_that_waits() -> None:
    assert [shown.text for shown in labels_of_claim(_claim(beside="c-2"))] == ["newer reading"]


def test_it_groups_tellings_by_document_in_the_order_given() -> None:
    told = [telling_of(_claim(document=id)) for id in ("d-2", "d-1", "d-2")]
    reports = reports_of(told)
    assert [(report.document, len(report.tellings)) for report in reports] == [("d-2", 2), ("d-1", 1)]
