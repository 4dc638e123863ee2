"""The packs of places are sound, and names are compared without accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.gazetteer import Place, chain, cities, first_word, gazetteer, plain


def test_it_lists_every_country_once() -> None:
    countries = gazetteer().countries
    assert len(countries) > 195
    assert len({country.name for country in countries.values()}) == len(countries)
    assert all(len(code) == 2 and code.isupper() for code in countries)


def test_every_place_lies_in_a_country_that_is_listed() -> None:
    known = gazetteer()
    assert {place.country for place in known.names.values()} - {""} <= set(known.countries)


def test_every_province_named_as_an_outer_place_is_listed() -> None:
    known = gazetteer()
    outer = {place.part_of for place in known.names.values()} - {""}
    assert outer <= set(known.provinces)


def test_every_member_of_a_region_is_listed() -> None:
    known = gazetteer()
    members = {member for region in known.regions.values() for member in region.members}
    assert members <= {*known.countries, *known.provinces}


def test_no_place_of_a_pack_is_also_silenced() -> None:
    known = gazetteer()
    assert not {name for name in known.names if name in known.not_places}


def test_no_field_town_lacks_its_province() -> None:
    known = gazetteer()
    towns = {place.name for place in known.names.values() if place.level == "town" and place.country == "CN"}
    assert {name for name in towns if not chain(known.names[plain(name)])} == set()


@pytest.mark.parametrize(
    ("name", "places"),
    [("Tumen", ["Yanbian", "Jilin"]), ("Hoeryong", ["North Hamgyong"]), ("Seoul", []), ("China", [])],
)
def test_it_climbs_from_a_town(name: str, places: list[str]) -> None:
    assert chain(gazetteer().names[name]) == places


def test_it_climbs_no_further_than_it_knows() -> None:
    assert chain(Place("Somewhere", "town", "XX", part_of="Nowhere")) == ["Nowhere"]


def test_a_plural_never_hides_a_country() -> None:
    laos = gazetteer().names["Laos"]
    assert (laos.level, laos.is_demonym) == ("country", False)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Sinŭiju", "Sinuiju"), ("Xi’an", "Xi'an"), ("North\nKorea", "North Korea"), ("Türkiye", "Turkiye")],
)
def test_it_reads_names_without_accents(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text())
def test_plain_text_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_it_takes_the_first_word_of_a_name() -> None:
    assert first_word("Cox's Bazar") == "Cox"
    assert first_word("Zamyn-Uud") == "Zamyn"


def test_it_ranks_towns_of_one_name_by_size() -> None:
    assert all(
        same[0].people >= same[-1].people or same[0].place.country in ("CN", "KP", "KR")
        for same in cities().values()
    )


def test_it_reads_no_common_word_as_a_town() -> None:
    assert not {"Reading", "Nice", "Mobile", "Split", "Male", "March", "Best"} & set(cities())
