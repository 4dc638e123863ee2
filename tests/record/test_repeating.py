"""Figures that repeat an earlier one without a new count, and where each stood first."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import put_apart
from tests.claims.cast import a_document, proposal, read_as
from tests.record.cast import tells
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claims_of
from tumen.record import repeating
from tumen.record.repeating import repeated
from tumen.vocabulary.codes import ClaimKind, Unit
from tumen.vocabulary.quantities import Quantity

HUNDREDS_OF_THOUSANDS = Quantity(200_000, 999_999, approximate=True)


def counts(actor: Actor, number: float, published: str | None, **values: Any) -> str:
    said = {"kind": ClaimKind.TOTAL, "unit": Unit.CASES, **values}
    return tells(actor, number, None, published=published, **said)


def anew(actor: Actor, published: str) -> str:
    """The same number, from a sentence that tells of a new count."""
    text = "Report\n\nA new count found 8,125 people returned across the river.\n"
    document = a_document(actor, text, published=published, publisher="Wire")
    told = proposal(text, "8,125 people", low=8125, on=None, kind=ClaimKind.TOTAL, unit=Unit.CASES)
    read_as(actor, document, told)
    return claims_of(actor, document)[0].id


def test_it_finds_a_repeated_figure_with_its_first_appearance(actor: Actor) -> None:
    first, later = counts(actor, 8125, "2017-05-03"), counts(actor, 8125, "2023-11-20")
    [found] = repeated(actor).values()
    assert (found.claim, found.first, found.quantity) == (later, first, Quantity(8125, 8125))
    assert found.document == Claim.objects.get(public_id=first).document.public_id
    assert (str(found.published), found.speaker) == ("2017-05-03", "the Lantern Group")
    assert found.reason.endswith(
        "6 years before, from the same source (the Lantern Group); no new count is told."
    )
    assert 0.9 < found.score < 1


@pytest.mark.parametrize("quantity", [Quantity(8125, 8125), HUNDREDS_OF_THOUSANDS, Quantity(670, None)])
def test_of_some_claims_it_says_the_same_as_of_all(actor: Actor, quantity: Quantity) -> None:
    first = counts(actor, quantity.low or 0, "2017-05-03", quantity=quantity)
    later = counts(actor, quantity.low or 0, "2023-11-20", quantity=quantity)
    counts(actor, 77, "2023-11-20"), counts(actor, 77, "2012-11-20")
    assert repeated(actor, [later]) == {later: repeated(actor)[later]}
    assert repeated(actor, [first]) == repeated(actor, ["c-nothing"]) == repeated(actor, []) == {}


def test_a_new_count_is_no_repetition(actor: Actor) -> None:
    counts(actor, 8125, "2017-05-03"), anew(actor, "2020-11-20")
    assert repeated(actor) == {}


def test_what_comes_after_a_new_count_repeats_that_one(actor: Actor) -> None:
    counts(actor, 8125, "2017-05-03")
    second, third = anew(actor, "2020-11-20"), counts(actor, 8125, "2023-11-20")
    assert {id: each.first for id, each in repeated(actor).items()} == {third: second}
    assert {id: each.first for id, each in repeated(actor, [third]).items()} == {third: second}


def test_without_a_date_nothing_says_what_came_first(actor: Actor) -> None:
    counts(actor, 8125, None), counts(actor, 8125, "2023-11-20")
    assert repeated(actor) == {}


def test_it_goes_by_what_a_person_corrected(actor: Actor) -> None:
    first, later = counts(actor, 8125, "2017-05-03"), counts(actor, 8152, "2023-11-20")
    assert repeated(actor, [later]) == {}
    correct_slot(actor=actor, claim=first, name="quantity", value=Quantity(8152, 8152), why="a slip")
    assert repeated(actor, [later])[later].first == first


def test_a_rejected_claim_said_nothing_before(actor: Actor) -> None:
    first, later = counts(actor, 8125, "2017-05-03"), counts(actor, 8125, "2023-11-20")
    review_claim(actor=actor, claim=first, verdict=Status.REJECTED, why="misread")
    assert repeated(actor, [later]) == repeated(actor) == {}


def test_what_may_not_be_seen_was_not_said_before(actor: Actor) -> None:
    first, later = counts(actor, 8125, "2017-05-03"), counts(actor, 8125, "2023-11-20")
    put_apart(actor, first)
    assert repeated(actor) == repeated(actor, [later]) == {}


def test_it_shows_nothing_to_a_stranger(actor: Actor) -> None:
    with pytest.raises(UnknownActor):
        repeated(Actor(name="nobody"))


def test_of_very_many_claims_all_figures_are_looked_through(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts(actor, 8125, "2017-05-03")
    later = counts(actor, 8125, "2023-11-20")
    monkeypatch.setattr(repeating, "NARROWED", 0)
    assert list(repeated(actor, [later])) == [later]


def test_it_asks_the_database_no_more_for_more_figures(actor: Actor) -> None:
    def costs() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as all_asked:
            found = repeated(actor)
        with CaptureQueriesContext(connection) as some_asked:
            repeated(actor, list(found))
        return len(all_asked), len(some_asked)

    counts(actor, 8125, "2017-05-03"), counts(actor, 8125, "2023-11-20")
    few = costs()
    for number in range(5):
        counts(actor, 4111 + number, "2017-05-03"), counts(actor, 4111 + number, "2023-11-20")
    assert costs() == few
    assert len(repeated(actor)) == 6
