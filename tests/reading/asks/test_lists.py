"""Lists of asks."""

from __future__ import annotations

from tests.reading.asked import asked

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
