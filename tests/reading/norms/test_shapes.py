"""Instruments that the vocabulary does not know: found by their shape, kept under their own name."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import norms_of
from tumen.reading.norms import find_norms


def words_of(text: str) -> list[str]:
    return [words for words, _, _ in norms_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was done under the Refugees Act.", "Refugees Act"),
        ("It was done under the Refugees Act, 1998.", "Refugees Act, 1998"),
        ("It was done under the Aliens Act 1984.", "Aliens Act 1984"),
        ("The 2011 Anti-Trafficking Act forbids it.", "2011 Anti-Trafficking Act"),
        ("The Prevention of Terrorism Act was used.", "Prevention of Terrorism Act"),
        ("The Trafficking in Persons Act was used.", "Trafficking in Persons Act"),
        ("The State Secrets Law was used.", "State Secrets Law"),
        ("The Counter-Espionage Law was used.", "Counter-Espionage Law"),
        ("Kenya’s Security Laws Amendment Act was used.", "Kenya’s Security Laws Amendment Act"),
        ("They cite the Law on Refugees.", "Law on Refugees"),
        (
            "They cite the Law on Foreigners and Stateless Persons of 2014.",
            "Law on Foreigners and Stateless Persons of 2014",
        ),
        (
            "They cite the Convention on the Non-Applicability of Statutory Limitations to War Crimes.",
            "Convention on the Non-Applicability of Statutory Limitations to War Crimes",
        ),
        (
            "They cite the Hague Convention on Protection of Children and Co-operation in Adoption.",
            "Hague Convention on Protection of Children and Co-operation in Adoption",
        ),
        ("They cite the Code of Criminal Procedure.", "Code of Criminal Procedure"),
        ("They cite the Yogyakarta Principles.", "Yogyakarta Principles"),
        ("They cite the Tokyo Rules.", "Tokyo Rules"),
        ("They cite the Robben Island Guidelines.", "Robben Island Guidelines"),
        ("They cite the Dayton Accords.", "Dayton Accords"),
        ("They cite the Riyadh Agreement.", "Riyadh Agreement"),
        ("They cite the 1998 Ulaanbaatar Readmission Agreement.", "1998 Ulaanbaatar Readmission Agreement"),
        (
            "The Public Security Administration Punishments Law applies.",
            "Public Security Administration Punishments Law",
        ),
        (
            "In full: the “Act on the Return of Korean Prisoners” of that year.",
            "Act on the Return of Korean Prisoners",
        ),
    ],
)
def test_a_name_in_capitals_is_kept_as_written(text: str, words: str) -> None:
    assert words_of(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He broke Law No. 89 of 1960.", "Law No. 89 of 1960"),
        ("He broke Law 12-06 of 12 January 2012.", "Law 12-06 of 12 January 2012"),
        ("He broke Decree No. 100/187/91.", "Decree No. 100/187/91"),
        ("He broke Presidential Decree No. 982.", "Presidential Decree No. 982"),
        ("He broke Legislative Decree No. 11 of 2022.", "Legislative Decree No. 11 of 2022"),
        ("He was named in Executive Order 13818.", "Executive Order 13818"),
        ("He broke Act No. 22 of 2006.", "Act No. 22 of 2006"),
        ("It falls under Regulation (EU) No 604/2013.", "Regulation (EU) No 604/2013"),
        ("It is set out in the Decision of 13 May 2019.", "Decision of 13 May 2019"),
        ("It is set out in the Law of 10 July 1962.", "Law of 10 July 1962"),
        ("It is set out in the resolution of 5 April 2024.", "resolution of 5 April 2024"),
        ("It broke ILO Convention No. 189.", "ILO Convention No. 189"),
        ("See general comment No. 20.", "general comment No. 20"),
        ("See general comment No. 31, paragraph 12.", "general comment No. 31, paragraph 12"),
        ("See General Recommendation No. 32.", "General Recommendation No. 32"),
        ("See ExCom Conclusion No. 6 (XXVIII).", "ExCom Conclusion No. 6 (XXVIII)"),
        ("See the UNHCR non-return advisory of November 2022.", "UNHCR non-return advisory of November 2022"),
        ("See the UNHCR Handbook.", "UNHCR Handbook"),
        ("See UNHCR’s Position on Returns to South Sudan.", "UNHCR’s Position on Returns to South Sudan"),
    ],
)
def test_a_numbered_or_dated_instrument_is_kept_with_its_number(text: str, words: str) -> None:
    assert words_of(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Security Council resolution 2397 (2017) bans it.", "Security Council resolution 2397 (2017)"),
        ("UN Security Council Resolution 2270 bans it.", "UN Security Council Resolution 2270"),
        ("General Assembly resolution 78/218 deplores it.", "General Assembly resolution 78/218"),
        ("Human Rights Council resolution 52/28 deplores it.", "Human Rights Council resolution 52/28"),
        ("A/RES/78/218 deplores it.", "A/RES/78/218"),
        ("S/RES/2397 bans it.", "S/RES/2397"),
        ("Resolutions 2375 and 2397 ban it.", "Resolutions 2375 and 2397"),
        ("The Commission’s report, A/HRC/25/63, found it.", "report, A/HRC/25/63"),
    ],
)
def test_a_resolution_counts_with_its_number(text: str, words: str) -> None:
    found = words_of(text)
    assert len(found) == 1
    assert found[0] in words or words in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council passed a resolution.",
        "A/HRC/24/14",
        "Her New Year’s resolution was to leave.",
    ],
)
def test_no_resolution_counts_without_a_number(text: str) -> None:
    assert words_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She studied at Harvard Law School.",
        "The Law Society protested.",
        "The Center for Displacement and Law wrote it.",
        "He is Professor of International Refugee Law.",
        "They broke International Law.",
        "They broke International Humanitarian Law.",
        "The Democratic National Convention met.",
        "The Constitution Party lost.",
        "He walked down Constitution Avenue.",
        "It was a Balancing Act for them.",
        "The Acts of the Apostles were read aloud.",
        "The Dress Code was strict.",
        "It was the Code of Conduct of the firm.",
        "An Act of God, he said.",
        "The Working Group on Discrimination against Women in Law came.",
        "A Federal Act was needed.",
        "The draft Refugee Law is pending.",
        "The proposed Asylum Act is pending.",
        "the expulsion order of 3 May",
        "Martial Law was declared.",
        "He spoke of the Rule of Law.",
        "Act now, they said.",
        "The charter flight left at noon.",
    ],
)
def test_what_only_looks_like_an_instrument_is_none(text: str) -> None:
    assert words_of(text) == []


def test_the_word_before_a_name_is_no_part_of_it() -> None:
    assert words_of("Under the Refugees Act they may stay. In the Aliens Act nothing is said.") == [
        "Refugees Act",
        "Aliens Act",
    ]
    assert words_of("The Refugees Act is new.") == ["Refugees Act"]


def test_two_instruments_joined_by_and_are_two() -> None:
    assert words_of("They broke the Law on Refugees and the Aliens Act.") == ["Law on Refugees", "Aliens Act"]
    assert words_of("They broke the Law on Public Events and Criminal Code.")[0] == "Law on Public Events"


def test_a_name_does_not_run_over_the_end_of_a_sentence() -> None:
    assert words_of("They passed the Law on Refugees. Thailand waits.") == ["Law on Refugees"]


def test_a_name_runs_over_the_break_of_a_long_line() -> None:
    text = "The ministry of the interior relied for this on the Emergency\nPowers Act, it said."
    assert words_of(text) == ["Emergency\nPowers Act"]


def test_an_unknown_instrument_has_no_code_and_its_own_name() -> None:
    (mention,) = find_norms("They cite section 28 of the Refugees Act, 1998.")
    assert mention.ref.code == ""
    assert mention.ref.name == "Refugees Act, 1998"
    assert mention.ref.article == "section 28"


def test_a_shorter_name_later_on_is_the_same_instrument() -> None:
    first, second = find_norms("The Refugees Act, 1998, is old. The Refugees Act must go.")
    assert first.ref == second.ref


def test_a_name_given_in_brackets_is_the_same_instrument() -> None:
    text = (
        "The Law on the Legal Status of Foreigners (the “Foreigners Law”) is old. The Foreigners Law must go."
    )
    first, second = find_norms(text)
    assert first.ref == second.ref


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("article 63 of North Korea’s criminal law", "dprk-criminal-law 63"),
        ("Article 240 of the Chinese Criminal Law", "china-criminal-law 240"),
        ("Vietnam’s penal code", "-"),
        ("the penal code", "-"),
        ("article 12 of the constitution", "- 12"),
        ("article 3 of South Korea’s constitution", "rok-constitution 3"),
    ],
)
def test_codes_and_laws_in_small_letters_count_with_their_country_or_article(text: str, code: str) -> None:
    assert [f"{found} {article}".strip() for _, found, article in norms_of(f"He cited {text}.")] == [code]


@pytest.mark.parametrize(
    "text", ["under criminal law", "by the constitution of her body", "immigration law is his field"]
)
def test_laws_in_general_do_not_count(text: str) -> None:
    assert words_of(f"It is so {text}.") == []
