"""The tables of places.txt and lying.txt, each line one case, and what the tables cannot say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.places import (
    Place,
    PlaceMention,
    around,
    canonical,
    compatible,
    contains,
    country,
    find_places,
)

_HERE = Path(__file__).parent


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _told(mention: PlaceMention, sentence: str) -> str:
    place = mention.place
    flag = " / D" if place.is_demonym else " / G" if place.is_government else ""
    return f"{mention.span.of(sentence)} = {place.name} / {place.level} / {place.country}{flag}".rstrip()


@pytest.mark.parametrize("line", list(_lines("places.txt")))
def test_it_finds_the_places_of_a_sentence(line: str) -> None:
    sentence, _, expected = line.partition(" |")
    told = [_told(mention, sentence) for mention in find_places(sentence)]
    assert told == [each.strip() for each in expected.split(" ; ") if each.strip()]


@pytest.mark.parametrize("line", list(_lines("lying.txt")))
def test_it_knows_what_lies_in_what(line: str) -> None:
    outer, inner, holds, fits = (part.strip() for part in line.split("|"))
    one, other = _place(outer), _place(inner)
    assert contains(one, other) == (holds == "yes")
    assert compatible(one, other) == compatible(other, one) == (fits == "yes")


def _place(name: str) -> Place:
    place = canonical(name)
    assert place is not None
    return place


def test_it_gives_geonames_ids_where_they_are_known() -> None:
    assert _place("Shenyang").geonames_id == 2034937
    assert _place("North Korea").geonames_id == 1873107


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("DPRK", "North Korea"),
        ("the DPRK", "North Korea"),
        ("Hamgyeongbuk-do", "North Hamgyong"),
        ("Jilin province", "Jilin"),
        ("Tumen City", "Tumen"),
        ("Tumen detention center", "Tumen detention centre"),
        ("Beijing", "Beijing"),
        ("Chinese", "China"),
        ("Lahore", "Lahore"),
    ],
)
def test_it_gives_one_name_to_each_place(alias: str, name: str) -> None:
    assert _place(alias).name == name


def test_it_knows_no_place_by_a_made_up_name() -> None:
    assert canonical("Xyzzyville") is None


def test_it_climbs_from_a_facility_to_its_country() -> None:
    assert around("Tumen detention centre") == ("Tumen", "Yanbian", "Jilin", "China")
    assert around("China") == ()


def test_it_names_the_country_of_a_party() -> None:
    assert country("Chinese authorities") == "China"
    assert country("the ministry") == ""
    assert country("China and North Korea") == ""


def test_it_fits_anything_to_an_unknown_place() -> None:
    assert compatible(None, _place("China"))
    assert compatible(_place("China"), None)


def test_it_leaves_the_north_alone_in_a_text_about_another_country() -> None:
    assert [mention.place.country for mention in find_places("In Nigeria, people of the North fled.")] == [
        "NG"
    ]
    assert find_places("People in the North fled.", assume=["NG"]) == []


def test_it_hears_the_government_in_a_list_of_capitals() -> None:
    mentions = find_places("Talks between Washington and Pyongyang failed.")
    assert [mention.place.is_government for mention in mentions] == [True, True]


def test_it_reads_names_in_capitals() -> None:
    mentions = find_places("CHINA RETURNS 50 NORTH KOREAN ESCAPEES FROM SHENYANG")
    assert [mention.place.name for mention in mentions] == ["China", "North Korea", "Shenyang"]


def test_it_reads_a_name_broken_over_two_lines() -> None:
    (mention,) = find_places("sent to North\nKorea")
    assert mention.place.name == "North Korea"


@pytest.mark.parametrize("unit", ["China Camp 1 ", "in Xyz ", "The North , ", "Shenyang and Lahore , "])
def test_it_stays_fast_on_hostile_text(unit: str) -> None:
    started = time.process_time()
    find_places(unit * 20_000)
    assert time.process_time() - started < 5  # seconds; ordinary text of this size takes a third of one


_PIECES = """
the The North South Korea Korean Beijing Tumen 's of in to detention centre Camp 16 , . and Jilin province Ŏ ’
CHINA Lao
"""


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=12).map(" ".join))
def test_it_survives_any_string_of_names(text: str) -> None:
    _is_sound(text)


@given(st.text(max_size=120))
def test_it_survives_any_text(text: str) -> None:
    _is_sound(text)


def _is_sound(text: str) -> None:
    mentions = find_places(text)
    for mention in mentions:
        assert mention.span.of(text).strip()
        assert contains(mention.place, mention.place)
        around(mention.place.name)
    assert all(one.span.end <= two.span.start for one, two in zip(mentions, mentions[1:], strict=False))
