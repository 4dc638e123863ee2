from __future__ import annotations

from fuzz import child


def test_the_words_of_the_seeds_come_most_frequent_first() -> None:
    words = child._words([b"60 people, 60 people", b"people said"])
    assert words[0] == b"people"
    assert {b"60", b"said", b","} <= set(words)


def test_a_word_is_written_so_that_any_byte_may_be_in_it() -> None:
    assert child._quoted(b'a"\xff') == r'"\x61\x22\xff"'
