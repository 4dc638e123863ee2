"""Whose law it is, where many countries have one of that name."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import codes_of
from tumen.reading.norms.countries import countries_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He was tried under Article 63 of the DPRK Criminal Law.", "dprk-criminal-law 63"),
        ("He was tried under the Criminal Law of the DPRK.", "dprk-criminal-law"),
        ("He was tried under North Korea’s Criminal Code.", "dprk-criminal-law"),
        ("He was tried under Pyongyang’s Criminal Procedure Law.", "dprk-criminal-procedure"),
        ("In North Korea, he was tried under Article 63 of the Criminal Law.", "dprk-criminal-law 63"),
        ("He was tried under China’s Criminal Law.", "china-criminal-law"),
        ("Article 3 of the Constitution of the Republic of Korea says so.", "rok-constitution 3"),
        ("The South Korean Constitution says so.", "rok-constitution"),
        ("China’s Constitution says so.", "china-constitution"),
        ("The Socialist Constitution of North Korea says so.", "dprk-constitution"),
        ("South Korea’s National Security Act forbids it.", "rok-national-security-act"),
    ],
)
def test_a_shared_name_is_the_law_of_the_country_beside_it(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The Constitution says so.",
        "He was tried under the Criminal Code.",
        "Thailand’s Constitution says so.",
        "Under the Constitution a North Korean is a citizen.",
    ],
)
def test_without_one_that_is_known_it_keeps_its_own_name(text: str) -> None:
    assert codes_of(text) == ["-"]


def test_the_countries_of_a_document_are_those_it_names_most() -> None:
    text = "China returned North Koreans. China denied it. North Korea said nothing."
    assert countries_of(text)() == {"CN", "KP"}
    assert countries_of("")() == frozenset()


def test_an_article_that_somebody_was_tried_under_is_no_treatys() -> None:
    assert codes_of("Jailed under Article 33 after she was returned from China, she fled.") in ([], ["-"])
    text = "The Human Rights Committee noted that under Article 36 he was charged."
    assert "iccpr 36" not in codes_of(text)


def test_an_article_is_of_the_court_before_it_and_not_of_a_committee_behind() -> None:
    text = (
        "The European Court of Human Rights found a violation of Article 3 "
        "and the Committee against Torture agreed."
    )
    assert codes_of(text) == ["echr 3"]
