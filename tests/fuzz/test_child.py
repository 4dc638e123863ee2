from __future__ import annotations

from fuzz import child
from fuzz.targets import Target


def test_the_words_of_the_seeds_come_most_frequent_first() -> None:
    words = child._words([b"60 people, 60 people", b"people said"])
    assert words[0] == b"people"
    assert {b"60", b"said", b","} <= set(words)


def test_a_word_is_written_so_that_any_byte_may_be_in_it() -> None:
    assert child._quoted(b'a"\xff') == r'"\x61\x22\xff"'


def test_what_the_first_inputs_load_is_loaded_before_anything_is_timed() -> None:
    fed: list[bytes] = []
    child._load(Target("x", fed.append, lambda: (b"%d" % number for number in range(9))))
    assert fed == [b"0", b"1", b"2"]
