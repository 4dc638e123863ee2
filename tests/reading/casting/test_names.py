"""Names by their letters."""

from __future__ import annotations

import pytest

from tumen.reading.cast.names import is_body_name, namings_in, strip_titles, words_of
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.spans import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Ro Eun-sil met Kang Do-yun.", ["Ro Eun-sil", "Kang Do-yun"]),
        ("The Willow Centre for Border Rights said so.", ["Willow Centre for Border Rights"]),
        ("Kang Do-yun of Willow Relief spoke.", ["Kang Do-yun", "Willow Relief"]),
        ("Commission on Border Rights and Justice", ["Commission on Border Rights and Justice"]),
        ("Labour MP Ada Orme asked.", ["Ada Orme"]),
        ("On Monday the Refugee Convention was quoted.", []),
        ("They came over the Northern Bridge.", []),
        ("Witness No. 3 was heard.", ["Witness No. 3"]),
        ("According to Kang Do-yun it rained.", ["Kang Do-yun"]),
        ("Nobody came.", []),
    ],
)
def test_it_finds_the_names_in_a_run_of_capitals(text: str, names: list[str]) -> None:
    assert [naming.name for naming in namings_in(text)] == names


def test_a_title_is_set_apart_and_tells_the_sex() -> None:
    (naming,) = namings_in("They saw Mrs Ada Orme there.")
    assert (naming.name, naming.title, naming.sex) == ("Ada Orme", "Mrs", Sex.FEMALE)
    assert naming.is_body is False


def test_a_lord_keeps_his_title() -> None:
    assert [naming.name for naming in namings_in("They saw Lord Tamm there.")] == ["Lord Tamm"]


def test_an_office_before_a_name_is_its_role() -> None:
    (naming,) = namings_in("They saw State Secretary Han Mi-rae there.")
    assert (naming.name, naming.role) == ("Han Mi-rae", "State Secretary")


def test_an_office_alone_is_whoever_holds_it() -> None:
    (naming,) = namings_in("They asked the Foreign Secretary again.")
    assert naming.is_office
    assert naming.is_body is None


def test_a_body_is_told_by_its_letters() -> None:
    assert [naming.is_body for naming in namings_in("The Willow Centre and the WRC met Ada Orme.")] == [
        True,
        True,
        None,
    ]


@pytest.mark.parametrize(
    "text",
    ["the charity Hamdoor said", "Long Acre, a monitoring group, said", "A local group, Long Acre, said"],
)
def test_the_words_beside_a_name_make_it_a_body(text: str) -> None:
    assert [naming.is_body for naming in namings_in(text)] == [True]


def test_who_leads_a_body_is_not_the_body() -> None:
    (naming,) = namings_in("the director of the centre, Kang Do-yun, said")
    assert naming.is_body is None


def test_a_possessive_is_no_part_of_a_name() -> None:
    (naming,) = namings_in("They read Ro Eun-sil’s letter.")
    assert naming.name == "Ro Eun-sil"


def test_a_place_is_known_by_what_stands_before_it() -> None:
    assert [naming.after_in for naming in namings_in("She lived in Ost Varn. Ada Orme left.")] == [
        True,
        False,
    ]


def test_no_names_are_read_where_all_words_have_capitals() -> None:
    text = "Rights Group Says Many Were Taken. Ada Orme spoke."
    assert [naming.name for naming in namings_in(text, [Span(0, 34)])] == ["Ada Orme"]


def test_a_line_that_is_a_bodys_name_is_told_from_a_sentence() -> None:
    assert is_body_name("Willow Centre for Border Rights")
    assert not is_body_name("Willow Centre says 40 returned")
    assert not is_body_name("Ada Orme")


def test_names_are_compared_without_titles_hyphens_and_small_words() -> None:
    assert words_of("Ro Eun-sil") == words_of("Eunsil Ro")
    assert words_of("the Centre of Ost") == {"centre", "ost"}
    assert strip_titles("Ms Ro Eun-sil") == "Ro Eun-sil"
    assert strip_titles("the Willow Centre’s") == "Willow Centre"


@pytest.mark.parametrize("name", ["Lanternlight Korea", "Willow Asia"])
def test_a_name_before_a_regions_is_a_bodys(name: str) -> None:
    (naming,) = namings_in(f"The list grew, {name} said.")
    assert (naming.name, naming.is_body) == (name, True)


@pytest.mark.parametrize("place", ["South Korea", "Southeast Asia", "Korea", "Latin America"])
def test_a_region_is_no_name(place: str) -> None:
    assert [naming.name for naming in namings_in(f"They had lived in {place} since.")] == []
