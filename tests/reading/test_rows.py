"""Who is named in the source's cell of a list."""

from __future__ import annotations

import pytest

from tumen.reading.rows import source_of_cell
from tumen.vocabulary.spans import Span


def chains(words: str) -> tuple[tuple[str, ...], ...]:
    slots = source_of_cell(words, {"source": ("Source", Span(0, len(words)))})
    found: tuple[tuple[str, ...], ...] = slots["speakers"].value
    return found


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Reed Watch", ("Reed Watch",)),
        ("Reed Watch, e-mail alert, 1 September 2023", ("Reed Watch",)),
        ("Weir Wire, 16 July 2021, citing Reed Watch", ("Weir Wire", "Reed Watch")),
        ("Council of Families, in Weir Wire, 11 October 2023", ("Weir Wire", "Council of Families")),
        ("police, as quoted in the Weir Courier", ("the Weir Courier", "police")),
        ("police, in Seoul Courier", ("Seoul Courier", "police")),
        ("a woman in Yanji", ("a woman in Yanji",)),
        ("our office in Seoul, 3 May 2020", ("our office in Seoul",)),
        ("Reports in 2021", ("Reports",)),
        ("2021", ("2021",)),
    ],
)
def test_the_nearest_to_what_happened_is_named_last(words: str, chain: tuple[str, ...]) -> None:
    assert chains(words) == (chain,)


def test_several_sources_are_several() -> None:
    assert chains("Reed Watch; Weir Wire, citing police") == (("Reed Watch",), ("Weir Wire", "police"))


def test_a_list_without_a_source_tells_of_none() -> None:
    assert not source_of_cell("", {})
