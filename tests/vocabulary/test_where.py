"""Where something is told of, as levels; never a way from one place to another."""

from __future__ import annotations

import pytest

from tumen.vocabulary.slots import Places
from tumen.vocabulary.where import GUARDED, Where, country_name, where_is, where_of


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("China", Where("CN")),
        ("the DPRK", Where("KP")),
        ("Jilin", Where("CN", "Jilin")),
        ("Yanji", Where("CN", "Yanbian")),
        ("north-east China", Where("CN")),
        ("Tumen detention centre", Where("CN", "Yanbian", "Tumen detention centre")),
        ("Tumen River", Where()),
        ("Camp 15", Where(facility="Camp 15")),
        ("nowhere that anybody knows", Where()),
        ("", Where()),
    ],
)
def test_it_tells_the_levels_of_a_place(name: str, where: Where) -> None:
    assert where_is(name) == where


def test_where_it_happened_stands_before_where_from_and_where_to() -> None:
    assert where_of(Places("China", "North Korea", "Seoul")).country == "KR"
    assert where_of(Places("China", "North Korea")).country == "CN"
    assert where_of(Places(destination="North Korea")).country == "KP"
    assert where_of(Places("the Tumen River", "North Korea")).country == "KP"
    assert where_of(None) == Where()


def test_a_guarded_country_loses_its_provinces_and_no_other_does() -> None:
    assert {"CN", "KP"} == GUARDED
    assert Where("CN", "Jilin", "Tumen detention centre").coarse == Where("CN", "", "Tumen detention centre")
    assert Where("TH", "Tak province").coarse == Where("TH", "Tak province")


def test_a_country_has_a_name() -> None:
    assert country_name("KP") == "North Korea"
    assert country_name("ZZ") == "ZZ"
