from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.claims.cast import READER, TEXT, a_document, proposal, read_as, read_both
from tumen.access.errors import UnknownActor
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.errors import NoSuchClaim, NoSuchSource
from tumen.claims.models import Status
from tumen.claims.queries import (
    alike,
    claim,
    claim_ids,
    claims,
    claims_of,
    claims_of_source,
    figures,
    figures_named,
    replaced,
    source,
    sources,
    unread,
)
from tumen.documents.actions import set_date
from tumen.documents.models import Document, Rendition
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity


@pytest.fixture
def report(actor: Actor) -> Document:
    report = a_document(actor, published="2023-10-10")
    read_both(actor, report)
    return report


def test_it_shows_a_claim_with_its_document_sentence_and_reader(actor: Actor, report: Document) -> None:
    first = claims_of(actor, report)[0]
    assert first.document_id == report.public_id
    assert first.publisher == "Northline Wire"
    assert first.published == Interval.from_edtf("2023-10-10")
    assert first.sentence_text.startswith("The police returned 60 people")
    assert (first.reader, first.status, first.quote_stands) == (READER, Status.PROPOSED, True)


def test_it_shows_the_words_that_a_slot_rests_on(actor: Actor, report: Document) -> None:
    slot = claims_of(actor, report)[0].slots["quantity"]
    assert (slot.words, slot.label, slot.filled_by) == ("60 people", "quantity", "")


def test_it_shows_a_broken_quote_as_broken_and_drops_nothing(actor: Actor, report: Document) -> None:
    Rendition.objects.update(text=TEXT.replace("60 people on Monday", "70 people on Monday"))
    first, second = claims_of(actor, report)
    assert not first.quote_stands
    assert second.quote_stands
    assert first.quote.exact == "60 people"


def test_it_notices_that_the_words_around_a_quote_changed(actor: Actor, report: Document) -> None:
    Rendition.objects.update(text=TEXT.replace("returned 60", "invited! 60"))
    assert not claims_of(actor, report)[0].quote_stands


def test_it_shows_a_text_that_was_cut_off(actor: Actor, report: Document) -> None:
    Rendition.objects.update(text="")
    assert [each.quote_stands for each in claims_of(actor, report)] == [False, False]


def test_it_shows_rejected_claims_on_request_only(actor: Actor, report: Document) -> None:
    first = claims_of(actor, report)[0].id
    review_claim(actor=actor, claim=first, verdict=Status.REJECTED, why="")
    assert first not in [each.id for each in claims_of(actor, report)]
    assert [each.id for each in claims_of(actor, report, statuses=[Status.REJECTED])] == [first]


def test_it_finds_claims_by_id_and_passes_over_unknown_ones(actor: Actor, report: Document) -> None:
    wanted = [each.id for each in claims_of(actor, report)]
    assert [each.id for each in claims(actor, [*wanted, "c-nothing"])] == wanted


def test_it_says_when_there_is_no_such_claim_or_source(actor: Actor) -> None:
    with pytest.raises(NoSuchClaim, match="c-nothing"):
        claim(actor, "c-nothing")
    with pytest.raises(NoSuchSource, match="s-nothing"):
        source(actor, "s-nothing")


def test_it_shows_every_claim_that_names_a_source(actor: Actor, report: Document) -> None:
    other = a_document(actor, TEXT + "Again.")
    read_as(actor, other, proposal(TEXT, "60 people", speakers=(("the ministry", "the Lantern Group"),)))
    lantern = next(each for each in sources(actor) if each.name == "the Lantern Group")
    assert source(actor, lantern.id).claims == 3
    assert {each.document_id for each in claims_of_source(actor, lantern.id)} == {
        report.public_id,
        other.public_id,
    }


def test_it_takes_the_innermost_speaker(actor: Actor, report: Document) -> None:
    read_as(
        actor, report, proposal(TEXT, "60 people", speakers=(("the ministry", "activists"), ("a paper",)))
    )
    [told] = claims_of(actor, report)
    assert told.speaker == "activists"
    assert [[each.name for each in chain] for chain in told.told_by] == [
        ["the ministry", "activists"],
        ["a paper"],
    ]


# Figures for the record


def test_it_gives_the_standing_figures(actor: Actor, report: Document) -> None:
    first = figures(actor)[0]
    assert first.values["quantity"] == Quantity(60, 60)
    assert (first.document, first.speaker) == (report.public_id, "the Lantern Group")
    assert first.published == Interval.from_edtf("2023-10-10")
    assert first.position == TEXT.index("60 people")


def test_it_gives_only_figures_of_people_and_cases(actor: Actor, report: Document) -> None:
    ages = proposal(TEXT, "2,000 people", figure_kind=FigureKind.AGE)
    amountless = proposal(TEXT, "60 people", quantity=None)
    read_as(actor, report, ages, amountless)
    assert figures(actor) == []


def test_it_gives_a_persons_value_before_a_machines(actor: Actor, report: Document) -> None:
    first = claims_of(actor, report)[0].id
    correct_slot(actor=actor, claim=first, name="quantity", value=Quantity(61, 61), why="")
    assert [each.values["quantity"].low for each in figures(actor)] == [61, 2000]


def test_it_leaves_out_what_was_rejected_or_waits(actor: Actor, report: Document) -> None:
    first, second = (each.id for each in claims_of(actor, report))
    review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why="")
    review_claim(actor=actor, claim=second, verdict=Status.REJECTED, why="")
    read_both(actor, report, on=None)
    assert [each.id for each in figures(actor)] == [first]


def test_it_names_what_stands_in_the_place_of_a_claim(actor: Actor, report: Document) -> None:
    places = [claims_of(actor, report)[0].id]
    review_claim(actor=actor, claim=places[0], verdict=Status.ACCEPTED, why="")
    for on in (None, "2023-10"):
        read_both(actor, report, on=on)
        places.append(next(each.id for each in claims_of(actor, report) if each.beside))
        review_claim(actor=actor, claim=places[-1], verdict=Status.ACCEPTED, why="")
    assert replaced(actor) == {places[0]: places[2], places[1]: places[2]}


# What should be read


def test_it_lists_what_should_be_read(actor: Actor, report: Document) -> None:
    assert unread(actor, reader=READER) == []
    new = a_document(actor, TEXT + "New.")
    assert [(each.document, each.why) for each in unread(actor, reader=READER)] == [
        (new.public_id, "never read")
    ]
    assert {each.why for each in unread(actor, reader="rules 2")} == {"never read", "the reader changed"}


def test_it_asks_for_a_reading_when_a_date_was_given(actor: Actor, report: Document) -> None:
    set_date(actor=actor, document=report, published="2023-10-11", why="")
    assert [each.why for each in unread(actor, reader=READER)] == ["its details changed"]


# Who may look, and how much it costs


def test_it_shows_nothing_to_a_stranger(actor: Actor, report: Document) -> None:
    stranger = Actor(name="nobody")
    for query in (
        lambda: claims_of(stranger, report),
        lambda: claim(stranger, "c-1"),
        lambda: figures(stranger),
        lambda: sources(stranger),
        lambda: unread(stranger, reader=READER),
    ):
        with pytest.raises(UnknownActor):
            query()


def test_it_shows_claims_to_a_reader(reader: Actor, report: Document) -> None:
    assert len(claims_of(reader, report)) == 2


def _queries_for(actor: Actor, ask: object) -> int:
    with one_look(), CaptureQueriesContext(connection) as asked:
        ask(actor)  # type: ignore[operator]
    return len(asked)


def test_it_asks_the_database_no_more_for_more_claims(actor: Actor, report: Document) -> None:
    wanted = [each.id for each in claims_of(actor, report)]
    asks = (lambda viewer: claims(viewer, wanted), figures, sources, lambda viewer: claims_of(viewer, report))
    few = [_queries_for(actor, ask) for ask in asks]
    for number in range(12):
        other = a_document(actor, TEXT + f"Number {number}.", publisher=f"Wire {number}")
        read_both(actor, other, speakers=((f"speaker {number}", "a group"),))
        wanted += [each.id for each in claims_of(actor, other)]
    assert [_queries_for(actor, ask) for ask in asks] == few
    # Grants once; what is covered once for the texts, the documents and the values each.
    assert max(few) <= 15


def test_it_knows_the_ids_of_every_sort_and_status(actor: Actor, report: Document) -> None:
    one, *others = claims_of(actor, report)
    review_claim(actor=actor, claim=one.id, verdict=Status.REJECTED, why="")
    assert {one.id, *(other.id for other in others)} == set(claim_ids(actor))


# Those that may give the same number


def _alike(actor: Actor, *quantities: Quantity) -> set[str]:
    return {figure.id for figure in figures_named(actor, alike(actor, quantities))}


def test_it_narrows_figures_to_those_with_the_same_bounds(actor: Actor, report: Document) -> None:
    sixty, held = (told.id for told in claims_of(actor, report))
    assert _alike(actor, Quantity(60, 60)) == _alike(actor, Quantity(60, 60, approximate=True)) == {sixty}
    assert _alike(actor, Quantity(60, 60), Quantity(2000, 2000)) == {sixty, held}
    assert _alike(actor, Quantity(60, None)) == _alike(actor, Quantity(None, 60)) == _alike(actor) == set()


def test_it_narrows_by_a_persons_number_as_well(actor: Actor, report: Document) -> None:
    sixty = claims_of(actor, report)[0].id
    correct_slot(actor=actor, claim=sixty, name="quantity", value=Quantity(62, None), why="misread")
    assert _alike(actor, Quantity(62, None)) == {sixty}


def test_a_stranger_narrows_nothing(actor: Actor, report: Document) -> None:
    with pytest.raises(UnknownActor):
        alike(Actor(name="nobody"), [Quantity(60, 60)])
