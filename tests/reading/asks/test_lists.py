"""Lists of asks."""

from __future__ import annotations

from tests.reading.asked import asked
from tumen.reading.asks.lists import is_item, names_asker, opens_list
from tumen.vocabulary.codes import BlockKind

LIST = """A statement

The Lantern Group calls on Norland:

1. to release the nine;

2. to open the camp to doctors;

3. not to send anybody back."""


def test_every_item_is_an_ask_of_its_own() -> None:
    assert [what for _, _, what in asked(LIST)] == [
        "release the nine",
        "open the camp to doctors",
        "not send anybody back",
    ]


def test_the_words_over_the_list_say_who_asks_whom() -> None:
    assert {(who, whom) for who, whom, _ in asked(LIST)} == {("Lantern Group", "Norland")}


def test_a_colon_after_words_of_asking_opens_a_list() -> None:
    assert opens_list("We therefore ask you:", BlockKind.PARAGRAPH)
    assert not opens_list("The camp lies in the north.", BlockKind.PARAGRAPH)


def test_an_item_begins_with_a_number_or_goes_on() -> None:
    assert is_item("2. to open the camp")
    assert is_item("to open the camp")


def test_a_sentence_may_only_name_who_asks() -> None:
    assert not names_asker("It snowed.")
