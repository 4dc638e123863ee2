"""The places that a document offers for an act whose own words tell none."""

from __future__ import annotations

from tests.reading.told import prepared_of
from tumen.reading.cast import Cast
from tumen.reading.telling import Telling
from tumen.reading.told_acts import told_acts
from tumen.reading.weighing.act_places import NOWHERE, act_place_evidence
from tumen.vocabulary.places import PlaceMention, find_places
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Span


def offered(text: str, *, before: Places | None = None, doers: str = "") -> dict[str, list[str]]:
    """The places on offer for the last act of a text, with their rules; ``before`` are those of the first."""
    prepared = prepared_of(text)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    telling = Telling(prepared)
    told = list(told_acts(telling, cast))

    def naming(index: int) -> list[PlaceMention]:
        return find_places(prepared.sentences[index].of(text))

    earlier = [(told[0], before, Span(0, 3))] if before else []
    found: dict[str, list[str]] = {}
    for piece in act_place_evidence(told[-1], telling, earlier, naming, find_places(doers)):
        found.setdefault(str(piece.value), []).append(piece.rule)
    return found


def test_that_nothing_tells_it_is_always_on_offer() -> None:
    assert offered("She was tortured.") == {NOWHERE: [""]}


def test_where_the_act_before_was_and_where_it_led_are_on_offer() -> None:
    text = "They took her away. She was tortured."
    places = Places("China", "North Korea", "Tumen")
    found = offered(text, before=places)
    assert set(found) == {"China", "North Korea", "Tumen", NOWHERE}
    assert found["Tumen"] == ["act"]


def test_places_of_the_sentences_before_are_on_offer_for_some_sentences() -> None:
    assert offered("The house is in Yanji. She was tortured.")["Yanji"] == ["story"]
    between = "Nobody spoke. " * 6
    assert "Yanji" not in offered(f"The house is in Yanji. {between}She was tortured.")


def test_the_country_of_those_who_did_it_is_on_offer() -> None:
    assert offered("She was tortured.", doers="Chinese police")["China"] == ["doer"]
