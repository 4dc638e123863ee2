"""Everything that may be an ask."""

from __future__ import annotations

from tests.reading.cast import source
from tumen.reading.asks.finding import Candidate, Turning, candidates_of
from tumen.reading.parsing import parse
from tumen.reading.preparing import Prepared, prepare
from tumen.reading.sentences import for_parser


def _prepared(text: str) -> Prepared:
    prepared = prepare(source(text))
    texts = [for_parser(prepared.sentences[index].of(text)) for index in prepared.to_parse]
    prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
    return prepared


def _passages(text: str) -> list[str]:
    found = candidates_of(_prepared(text))
    return [each.passage.of(text) for each in found if isinstance(each, Candidate)]


def test_what_joins_an_item_to_the_next_is_none_of_its_words() -> None:
    (passage,) = _passages("We urge Norland to treat them well; and")
    assert passage.endswith("treat them well")


def test_the_first_passage_begins_with_the_word_that_asks() -> None:
    assert _passages("We urge Norland to open the camp and to free the nine.") == [
        "urge Norland to open the camp",
        "to free the nine",
    ]


def test_a_demand_within_another_ask_says_so() -> None:
    found = candidates_of(_prepared("We urge Norland to demand access to the camp."))
    assert [each.is_inside for each in found if isinstance(each, Candidate)][0] is False


def test_words_may_turn_to_somebody_and_not_say_what_for() -> None:
    found = candidates_of(_prepared("We also appeal to the governor. Let them go."))
    assert any(isinstance(each, Turning) for each in found)


def test_a_plain_text_asks_nothing() -> None:
    assert _passages("The women crossed the river in May.") == []
