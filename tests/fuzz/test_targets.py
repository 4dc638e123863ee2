"""Every parser takes its seeds, and long inputs of any repetition in time."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from fuzz.limits import in_time
from fuzz.targets import TARGETS

STRETCHED = sorted(name for name, target in TARGETS.items() if target.is_stretched)

#: What repeats in texts that somebody spoilt, or that a machine wrote.
PIECES = (
    b" ",
    b"\n",
    b"\n\n",
    b'"',
    "“".encode(),
    b"a",
    b"A. ",
    b"1",
    b"1,",
    b"1 ",
    b"12/",
    b"one hundred and ",
    b"half of ",
    b"between 5 and ",
    b"Article 3(",
    b"from May to ",
    b"Mr. A. B. said ",
    b"Name Name ",
    b"\xff\x00",
    b"<p>",
    b"<!--",
    b"&amp",
    b"a;b,c|d\t",
    b"From a@b\n",
    b"- ",
    b"?",
    b"[",
    b". ",
    b"it's told 's. ",
    b"the guards' 'fault. ",
    "통".encode(),
)

#: Bytes that take a second on no machine, unless the time grows with the square of the length.
LONG = 30_000


@pytest.fixture(autouse=True, scope="module")
def alone() -> Iterator[None]:
    """The time of a parser is its own: the collector looks at nothing that other tests left in memory."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_target_takes_its_seeds(name: str) -> None:
    seeds = list(TARGETS[name].seeds())
    assert seeds
    for seed in seeds[:20]:
        TARGETS[name].check(seed)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize("name", STRETCHED)
def test_no_repetition_makes_a_parser_slow(name: str, piece: bytes) -> None:
    data = piece * (LONG // len(piece))
    TARGETS[name].check(data[: LONG // 10])  # what is loaded once is no fault of what is read
    with in_time(len(data)):
        TARGETS[name].check(data)
