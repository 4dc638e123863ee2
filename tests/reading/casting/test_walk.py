"""The walk that meets everybody once."""

from __future__ import annotations

import pytest

from tests.reading.peopled import peopled


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Her brother Kang Do-yun fled.", "brother", "Kang Do-yun"),
        ("A charity, the Juniper Table, helped.", "charity", "Juniper Table"),
        ("The director of the centre, Kang Do-yun, helped.", "director", "Kang Do-yun"),
        ("The pastor, Gil, helped.", "pastor", "Gil"),
        ("The mother of Ro Eun-sil was held.", "mother", "the mother of Ro Eun-sil"),
        ("Ms Ro Eun-sil fled. Her mother wept.", "mother", "mother of Ro Eun-sil"),
        ("Neighbours told him.", "Neighbours", "neighbours"),
        ("Norway protested.", "Norway", "Norway"),
    ],
)
def test_a_description_is_whom_the_words_beside_it_name(text: str, word: str, name: str) -> None:
    assert peopled(text).who(word) == name


def test_the_centre_of_a_director_is_not_named_by_him() -> None:
    found = peopled("The director of the centre, Kang Do-yun, helped.")
    assert found.member("director").is_person
    assert "centre" not in found.member("director").nouns


def test_a_country_that_acts_is_a_place() -> None:
    assert peopled("Norway protested.").member("Norway").is_place


def test_what_somebody_is_said_to_be_is_a_role() -> None:
    assert peopled("Ro Eun-sil is a nurse.").member("nurse").role == "nurse"


def test_a_pronoun_that_leaves_no_other_tells_the_sex() -> None:
    found = peopled("Kang Do-yun fled. He was held.")
    assert found.member("He") is found.member("yun")


def test_a_bare_number_is_of_the_people_told_before() -> None:
    found = peopled("The respondents were asked. Forty reported beatings.")
    assert found.who("Forty") == "the respondents"


def test_nobody_is_no_member() -> None:
    assert peopled("No priest came.").cast.members == []
