"""The teller that a plain rule would take."""

from __future__ import annotations

import pytest

from tumen.reading.voices import Teller
from tumen.reading.weighing.ruling import ruled
from tumen.vocabulary.codes import Stance

GROUND = ("ground",)
SAID = ("over:ccomp", "over:sort=say", "over:rank=0")
CITED = ("over:dobj", "over:sort=cited", "over:rank=0")
REPORTS = ("over:prep", "over:sort=noun", "over:rank=0", "over:reports=True")
COUNTED = ("over:dobj", "over:sort=count", "over:rank=0")
UNDER = ("under:advcl", "under:sort=say")
GOES_ON = ("before:1:block=True:none", "before:plain=True:block=True:passed=0")


def taken(*signs: tuple[str, ...]) -> tuple[int, str]:
    """The number of the teller that the rule takes, and by which case."""
    tellers = [Teller(("Orme",), Stance.NEUTRAL, None, "speaker.verb", each) for each in signs]
    found = [
        (number, teller.signs[-1].partition(":")[2])
        for number, teller in enumerate(ruled(tellers))
        if "rule" in teller.signs
    ]
    (only,) = found
    return only


@pytest.mark.parametrize(
    ("signs", "case"),
    [
        (SAID, "told"),
        (CITED, "inner"),
        (REPORTS, "inner"),
        (COUNTED, "counted"),
        (UNDER, "under"),
        (GOES_ON, "goes on"),
    ],
)
def test_any_plain_case_stands_before_the_ground(signs: tuple[str, ...], case: str) -> None:
    assert taken(GROUND, signs) == (1, case)


def test_without_a_plain_case_the_ground_is_taken() -> None:
    assert taken(("apart:root", "apart:sort=say"), GROUND) == (1, "ground")


def test_the_innermost_source_stands_before_who_passes_it_on() -> None:
    assert taken(SAID, CITED) == (1, "inner")


@pytest.mark.parametrize("sign", ["over:negated=True", "over:question=True", "over:modal=True"])
def test_what_is_not_or_may_be_said_is_not_taken(sign: str) -> None:
    assert taken(GROUND, (*SAID, sign)) == (0, "ground")


def test_an_outer_teller_is_not_taken() -> None:
    assert taken(GROUND, ("over:ccomp", "over:sort=say", "over:rank=1")) == (0, "ground")


def test_without_any_case_no_teller_is_marked() -> None:
    apart = Teller(("Orme",), Stance.NEUTRAL, None, "speaker.verb", ("apart:root", "apart:sort=say"))
    assert ruled([apart]) == [apart]
