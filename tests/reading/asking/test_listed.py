"""The look of lists of asks."""

from __future__ import annotations

from tumen.reading.asking.listed import is_item, names_asker, opens_list
from tumen.vocabulary.codes import BlockKind


def test_a_colon_after_words_of_asking_opens_a_list() -> None:
    assert opens_list("We therefore ask you:", BlockKind.PARAGRAPH)
    assert not opens_list("The camp lies in the north.", BlockKind.PARAGRAPH)


def test_an_item_begins_with_a_number_or_goes_on() -> None:
    assert is_item("2. to open the camp")
    assert is_item("to open the camp")


def test_a_sentence_may_only_name_who_asks() -> None:
    assert not names_asker("It snowed.")
