"""The sentences of told.txt: which words tell an act of somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.cast import read_text
from tools.learning.told import told_in
from tumen.vocabulary.codes import ClaimSort

#: What is read wrongly yet, and as what.
WRONG = {
    "The names of the prisoners were handed over on paper.": "taken for a return of the prisoners",
}
ENTRIES = [
    pytest.param(
        source.text,
        lines,
        id=source.text[:50],
        marks=pytest.mark.xfail(reason=WRONG[source.text], strict=True) if source.text in WRONG else (),
    )
    for source, lines in told_in(Path(__file__).with_name("told.txt"))
]


@pytest.mark.parametrize(("text", "lines"), ENTRIES)
def test_it_reads_the_acts_of_a_sentence(text: str, lines: list[str]) -> None:
    acts = [claim.value("act") for claim in read_text(text).claims if claim.value("sort") is ClaimSort.ACT]
    assert sorted(acts) == sorted(line.split("|")[1].strip() for line in lines)
