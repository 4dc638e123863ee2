"""Articles in every form, and what they are articles of."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import codes_of, norms_of
from tumen.reading.norms.articles import articles_in
from tumen.reading.norms.words import Words


def named(text: str) -> list[str]:
    return [article.named for article in articles_in(Words(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("article 33", "33"),
        ("Article 33(1)", "33(1)"),
        ("article 33 (1)", "33(1)"),
        ("article 33, paragraph 1", "33(1)"),
        ("article 33 paragraph 1", "33(1)"),
        ("Art. 3", "3"),
        ("art 3", "3"),
        ("ARTICLE 3", "3"),
        ("article II(3)", "II(3)"),
        ("article II (3)", "II(3)"),
        ("article 7(1)(d)", "7(1)(d)"),
        ("article 12 (4) (a)", "12(4)(a)"),
        ("article 1A", "1A"),
        ("article three", "3"),
        ("Article thirty-three", "33"),
        ("articles 7 and 13", "7, 13"),
        ("Articles 2, 6, 7, 9 and 13", "2, 6, 7, 9, 13"),
        ("arts. 7 & 9", "7, 9"),
        ("articles 31-33", "31-33"),
        ("articles 31 to 33", "31-33"),
        ("articles 4 and 19(2)", "4, 19(2)"),
        ("section 28", "section 28"),
        ("Sections 4 and 5", "section 4, 5"),
        ("§ 60", "section 60"),
        ("rule 43", "rule 43"),
        ("paragraph 23", "paragraph 23"),
        ("the ninth article", "9"),
        ("common article 3", "3"),
        ("chapter VII", "chapter VII"),
    ],
)
def test_an_article_is_read_in_every_form(text: str, article: str) -> None:
    assert named(f"It says so in {text}.") == [article]


@pytest.mark.parametrize(
    "text",
    [
        "an article in the newspaper",
        "article I wrote last week",
        "ARTICLE 19 signed the letter",
        "the first section of the river",
        "articles of clothing",
        "art in 3 galleries",
        "a section of 30 metres",
        "30% of articles",
    ],
)
def test_other_articles_and_sections_are_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "They broke article 3 of the Convention against Torture.",
            "article 3 of the Convention against Torture",
            "cat 3",
        ),
        (
            "They broke Article 3 of the UN torture convention.",
            "Article 3 of the UN torture convention",
            "cat 3",
        ),
        ("They broke article 7 of their Refugees Act.", "article 7 of their Refugees Act", "- 7"),
        ("They broke Article 3 CAT.", "Article 3 CAT", "cat 3"),
        ("They broke Art. 3, CAT.", "Art. 3, CAT", "cat 3"),
        ("They broke Article 3 under the ECHR.", "Article 3 under the ECHR", "echr 3"),
        ("They broke ICCPR article 7.", "ICCPR article 7", "iccpr 7"),
        ("They broke the ICCPR, articles 7 and 13.", "ICCPR, articles 7 and 13", "iccpr 7, 13"),
        ("They broke the ICCPR (art. 7).", "ICCPR (art. 7)", "iccpr 7"),
        (
            "They broke the Refugee Convention’s Article 33.",
            "Refugee Convention’s Article 33",
            "refugee-convention 33",
        ),
        (
            "They broke Article 4 of Türkiye’s Law on Foreigners and International Protection (No. 6458).",
            "Article 4 of Türkiye’s Law on Foreigners and International Protection (No. 6458)",
            "turkey-foreigners-law 4",
        ),
        (
            "They broke Article 63 (treason) of the DPRK Criminal Law.",
            "Article 63 (treason) of the DPRK Criminal Law",
            "dprk-criminal-law 63",
        ),
        (
            "They broke section 321 of the Countering America’s Adversaries Through Sanctions Act.",
            "section 321 of the Countering America’s Adversaries Through Sanctions Act",
            "us-caatsa section 321",
        ),
    ],
)
def test_an_article_beside_its_instrument_is_one_mention_with_it(text: str, words: str, code: str) -> None:
    assert [(found, f"{what} {article}") for found, what, article in norms_of(text)] == [(words, code)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Convention against Torture, article 3 of which forbids it", ["cat", "cat 3"]),
        ("the Convention against Torture, whose Article 3 forbids it", ["cat", "cat 3"]),
        ("the Convention on the Rights of the Child, whose ninth article forbids it", ["crc", "crc 9"]),
        ("the Convention on the Rights of the Child, and article 22 thereof", ["crc", "crc 22"]),
        ("the convention on migrant workers, which says so in its article 22", ["icrmw", "icrmw 22"]),
        (
            "the Exit and Entry Administration Law provides, in article 46",
            ["china-exit-entry-law", "china-exit-entry-law 46"],
        ),
        (
            "the Palermo Protocol; under article 6 they are victims",
            ["trafficking-protocol", "trafficking-protocol 6"],
        ),
        (
            "the Refugee Convention, its Protocol and the Convention against Torture. Article 33 of the "
            "first and article 3 of the last forbid it",
            ["refugee-convention", "refugee-protocol", "cat", "refugee-convention 33", "cat 3"],
        ),
        (
            "the ICCPR and the torture convention; Article 3 of the latter and article 7 of the former",
            ["iccpr", "cat", "cat 3", "iccpr 7"],
        ),
    ],
)
def test_an_article_apart_from_its_instrument_is_a_mention_of_its_own(text: str, codes: list[str]) -> None:
    assert codes_of(f"It joined {text}.") == codes


def test_an_article_alone_is_of_the_instrument_named_last() -> None:
    text = "China joined the Convention against Torture in 1988. Article 3 is absolute."
    assert codes_of(text) == ["cat", "cat 3"]


def test_an_article_named_before_is_of_the_same_instrument_again() -> None:
    text = (
        "Article 10 of the Constitution protects him. Pakistan joined the ICCPR. "
        "I ask what the ICCPR and Article 10 require."
    )
    assert codes_of(text) == ["- 10", "iccpr", "iccpr", "- 10"]


def test_a_number_that_can_be_of_one_treaty_only_tells_which() -> None:
    text = (
        "It joined the Refugee Convention and the torture convention. Article 33 of the Convention is clear."
    )
    assert codes_of(text)[-1] == "refugee-convention 33"


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 is missing.",
        "We return to non-refoulement in section 5.",
        "She was held in section 4.",
        "According to paragraph 12, forty were held.",
        "Rule 3: no telephones.",
    ],
)
def test_an_article_of_nothing_is_none(text: str) -> None:
    assert [code for code in codes_of(text) if code != "non-refoulement"] == []


def test_a_section_belongs_to_an_act_and_not_to_a_report() -> None:
    assert codes_of("The Refugees Act, 1998, allows it in section 28.") == ["-", "- section 28"]
    assert codes_of("The Refugee Convention is discussed in section 5.") == ["refugee-convention"]
