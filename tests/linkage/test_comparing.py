from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools.measure_linkage import proposed, read
from tumen.linkage.comparing import NEVER, WEIGHTS, Band, Reason, compare
from tumen.linkage.describing import Described, Told, ages_of, born_in
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Sex

PAIRS = Path(__file__).parent / "pairs.tsv"


def told(act: str, when: str, place: str = "") -> Told:
    return Told(act, Interval.from_edtf(when), place, bool(place))


def person(name: str = "Ri Chol-min", *acts: Told, **known: Any) -> Described:
    return Described("h-1", "d-1", frozenset({name} if name else ()), told=acts, **known)


RETURNED = told("forced repatriation", "2023-10-09", "Tumen")


def test_a_name_with_a_day_and_a_place_is_likely() -> None:
    found = compare(
        person("Ri Chol-min", RETURNED, sex=Sex.MALE), person("Lee Cheol-min", RETURNED, sex=Sex.MALE)
    )
    assert found.band is Band.LIKELY
    assert found.reasons[:2] == (Reason.NAME, Reason.DAY)
    assert found.score == sum(WEIGHTS[reason] for reason in found.reasons)


def test_a_name_alone_is_said_to_be_one() -> None:
    assert compare(person(), person("Lee Cheol-min")).band is Band.NAME_ONLY


def test_it_does_not_matter_which_comes_first() -> None:
    one = person("Ri Chol-min", RETURNED, born=(1990, 1991))
    other = person("Lee Cheol-min", told("death", "2022-01"), born=(1992, 1993))
    assert compare(one, other) == compare(other, one)


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (person("Ri Chol-min"), person("Ri Chol-su"), Reason.OTHER_NAME),
        (person(sex=Sex.MALE), person(sex=Sex.FEMALE), Reason.OTHER_SEX),
        (person(born=(1990, 1991)), person(born=(1970, 1971)), Reason.OTHER_AGE),
        (person("Ri Chol-min", told("death", "2019")), person("Ri Chol-min", RETURNED), Reason.AFTER_DEATH),
        (
            person("Ri Chol-min", told("death", "2019")),
            person("Ri Chol-min", told("killing", "2015")),
            Reason.OTHER_DEATH,
        ),
        (
            person("", RETURNED, kin=frozenset({("wife", "Kang Do-yun")})),
            person("", RETURNED, kin=frozenset({("mother", "Kang Do-yun")})),
            Reason.OTHER_KIN,
        ),
    ],
)
def test_what_contradicts_itself_is_never_proposed(one: Described, other: Described, against: Reason) -> None:
    found = compare(one, other)
    assert against in found.reasons
    assert WEIGHTS[against] < NEVER
    assert found.band is None


def test_who_reached_safety_was_hardly_arrested_after() -> None:
    arrived = person("Ri Chol-min", told("arrival", "2008"))
    assert Reason.AFTER_ARRIVAL in compare(arrived, person("Ri Chol-min", RETURNED)).reasons
    assert compare(arrived, person("Ri Chol-min", RETURNED)).band is None


def test_without_a_name_kin_and_a_day_are_needed() -> None:
    wife = frozenset({("wife", "Kang Do-yun")})
    known: dict[str, Any] = {"sex": Sex.FEMALE, "born": (1988, 1989)}
    assert compare(person("", RETURNED, **known), person("", RETURNED, **known)).band is None
    both = (person("", RETURNED, kin=wife, **known), person("", RETURNED, kin=wife, **known))
    assert compare(*both).band is Band.LIKELY


def test_an_age_counted_the_korean_way_is_no_other_age() -> None:
    assert Reason.NEAR_AGE in compare(person(born=(1990, 1991)), person(born=(1992, 1993))).reasons


def test_a_pseudonym_says_nothing() -> None:
    assert compare(person("Ms A", RETURNED), person("Ms A", RETURNED)).band is None


def test_no_reason_says_a_name_a_place_or_a_day() -> None:
    for reason in Reason:
        assert not any(sign.isdigit() or sign.isupper() for sign in reason.value)


@pytest.mark.parametrize(
    ("written", "ages"),
    [
        ("17", (17, 17)),
        ("in her forties", (40, 49)),
        ("early 30s", (30, 34)),
        ("40대", (40, 49)),
        ("old", None),
        ("700", None),
    ],
)
def test_it_reads_ages_as_written(written: str, ages: object) -> None:
    assert ages_of(written) == ages


def test_an_age_says_when_somebody_was_born() -> None:
    assert born_in((34, 34), Interval.year(2023)) == (1988, 1989)
    assert born_in(None, Interval.year(2023)) is None
    assert born_in((34, 34), None) is None


def test_it_finds_the_labelled_pairs_that_it_was_not_fitted_to() -> None:
    """The half that is looked at; the held-back half is measured by `tools/measure_linkage.py`."""
    bands = [(pair.label, proposed(pair)[1]) for pair in read(PAIRS, "dev")]
    same = [band for label, band in bands if label == "same"]
    assert sum(band in (Band.LIKELY, Band.POSSIBLE) for band in same) / len(same) >= 0.9
    assert not [band for label, band in bands if label == "different" and band]
