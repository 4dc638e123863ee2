"""One claim, slot by slot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.claims.queries import claim as claim_of_room
from tumen.claims.queries import claims_of
from tumen.vocabulary.slots import SLOTS
from tumen.web.claims import ClaimPage, claim_page


def _page(reader: Actor, id: str) -> ClaimPage:
    return claim_page(claim_of_room(reader, id), None)


def test_it_shows_every_slot_or_says_that_it_is_empty(cast: Cast, reader: Actor) -> None:
    shown = _page(reader, cast.accepted)
    labels = [slot.label for slot in shown.slots] + list(shown.empty)
    assert sorted(labels) == sorted(slot.label for slot in SLOTS.values())


def test_it_shows_the_words_that_a_value_rests_on_and_the_rule(cast: Cast, reader: Actor) -> None:
    quantity = next(slot for slot in _page(reader, cast.accepted).slots if slot.label == "quantity")
    assert (quantity.value, quantity.rests_on, quantity.rule) == ("80", "80 people", "test.quantity")


def test_it_keeps_a_persons_value_apart_from_the_machines(cast: Cast, reader: Actor) -> None:
    place = next(slot for slot in _page(reader, cast.corrected).slots if slot.label == "place")
    assert place.value == "from China to North Korea"
    assert (
        place.corrected
        == "Filled in by Test Researcher: said in the headline. A machine proposed: from China."
    )
    assert place.rule == ""


def test_it_quotes_the_sentence(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("claim", args=[cast.accepted]))
    assert "On 29 August <mark>80 people</mark> were returned." in page


def test_it_leads_to_its_place_its_event_and_its_source(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("claim", args=[cast.corrected]))
    assert f"{reverse('document', args=[cast.release])}#t-{cast.corrected}" in page
    assert reverse("event", args=[cast.october]) in page
    assert "/sources/s-" in page


def test_it_says_where_the_review_stands(get: Callable[[str], str], cast: Cast) -> None:
    assert "a person found that the document says so" in get(reverse("claim", args=[cast.accepted]))


def test_it_shows_an_error_and_the_words_as_kept_for_a_broken_quote(
    get: Callable[[str], str], cast: Cast
) -> None:
    page = get(reverse("claim", args=[cast.broken]))
    assert "This quote no longer stands in its document." in page
    assert "<mark>about 60 people</mark>" in page
    assert "Rests on" not in page, "other words stand there now"


@pytest.mark.parametrize("which", ["dispatch", "release", "korean", "newsletter"])
def test_it_has_a_page_for_every_claim(
    get: Callable[[str], str], cast: Cast, reader: Actor, which: str
) -> None:
    for claim in claims_of(reader, getattr(cast, which)):
        assert claim.id in get(reverse("claim", args=[claim.id]))
