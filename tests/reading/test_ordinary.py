"""Constructions that ordinary reports have: who says so, whom a word means, of when a number is."""

from __future__ import annotations

import pytest

from tests.reading.asked import answered, asked, claims_of, tree_of, wanted_by
from tests.reading.cast import read_text, source
from tests.reading.peopled import peopled
from tumen.reading.asks.moods import demands_by_mood
from tumen.vocabulary.codes import BlockKind, ClaimSort
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.spans import Span


def _places(text: str, words: str) -> str:
    places = read_text(text).figure(words).value("place")
    return f"{places.origin}>{places.at}>{places.destination}" if places is not None else ""


def _when(text: str, words: str) -> str:
    return str(read_text(text).figure(words).value("time").interval)


def _acts(text: str) -> list[str]:
    return [claim.value("act") for claim in claims_of(text, ClaimSort.ACT)]


# -- who is meant
# ----------------------------------------------------------------------------------------------


def test_a_ministry_of_one_korea_is_a_body() -> None:
    text = "The South Korean Unification Ministry said it did not know. China's Foreign Ministry spoke."
    assert peopled(text).who("it") == "South Korean Unification Ministry"


def test_a_ministry_is_no_other_that_is_named_later() -> None:
    text = (
        "The unification ministry said that many were returned. China's Foreign Ministry said nothing of it."
    )
    assert peopled(text).who("ministry") == "the unification ministry"


def test_a_holder_is_named_behind_what_the_office_is_for() -> None:
    text = (
        "The Special Rapporteur on the human rights of returnees in Norland, Ana Belmar, today said so. "
        "Nine women were held, among them Choi Myong-hui. The expert asked for their names, she said."
    )
    told = peopled(text)
    assert (told.who("expert"), told.who("she")) == ("Ana Belmar", "Ana Belmar")


@pytest.mark.parametrize(
    "between",
    [
        "of Norland received an escapee from Onsong,",
        "of Norland wrote to the husband of a nurse,",
        "for returns met two families, and",
    ],
)
def test_whom_an_office_meets_does_not_hold_it(between: str) -> None:
    told = peopled(f"The Foreign Minister {between} Choi Myong-hui, on Monday. The minister spoke of it.")
    assert told.who("minister") != "Choi Myong-hui"


def test_the_government_is_another_that_was_told_since() -> None:
    text = (
        "His Majesty's Government has raised the matter. In Beijing the Chinese Government arrested 40. "
        "The Government said that 20 people had been deported."
    )
    assert read_text(text).figure("20").value("speakers") == (("Chinese Government",),)


def test_a_group_that_reports_is_not_those_it_reports_of() -> None:
    text = "Hanbit Aid is a group in Seoul. Some 25 people were killed, the group set out in a report."
    assert read_text(text).figure("25").value("speakers") == (("Hanbit Aid",),)


def test_who_says_something_of_himself_is_a_man() -> None:
    text = (
        "Daniel Ferr said so. Yoon Jae-min, whose sister was held, said he had not heard from her. "
        "She had left in 2018, he said."
    )
    told = peopled(text)
    assert (told.who("he", 1), told.member("Jae").sex) == ("Yoon Jae-min", Sex.MALE)


def test_some_of_a_people_are_a_group_that_they_can_mean() -> None:
    text = "The Chinese authorities loaded more than 500 North Koreans on to trucks and sent them back."
    assert peopled(text).who("them") == "more than 500 North Koreans"


def test_no_police_have_relatives() -> None:
    text = "Nine North Koreans were seized by Vietnamese police. According to their relatives, they are held."
    assert peopled(text).who("relatives") == "relatives of nine North Koreans"


def test_a_state_is_meant_by_its_full_name() -> None:
    text = "The Democratic People's Republic of Korea has not replied to the letter."
    assert answered(text)[0][0] == "North Korea"


def test_a_title_behind_a_name_is_the_same_person() -> None:
    text = (
        "China must stop, said Daniel Ferr, Asia director at Frontline Aid. He also called on Seoul to act."
    )
    assert asked(text)[-1][0] == "Daniel Ferr"


# -- who says so
# ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The commission heard from 80 witnesses and found that 40 women were tortured.",
            "40",
            "the commission",
        ),
        ("Norland's reply was that 40 migrants were dealt with according to law.", "40", "Norland"),
        (
            "The Reed Alliance said in a report that 40 were held. About 30 remain in jail, it said.",
            "30",
            "Reed Alliance",
        ),
    ],
)
def test_it_finds_who_tells_a_figure(text: str, words: str, speaker: str) -> None:
    chains = read_text(text).figure(words).value("speakers")
    assert chains is not None
    assert chains[0][-1] == speaker


def test_who_is_asked_to_agree_asks_nobody() -> None:
    text = "Mara Reed: Does she agree that the Government should publish the list?"
    assert asked(text)[0][0] != "she"


# -- of when and where a number is
# ----------------------------------------------------------------------------------------------


def test_each_number_has_the_place_of_its_own_verb() -> None:
    text = "On Monday 40 people were driven to Namyang and another 22 were handed over at Dandong."
    assert (_places(text, "40"), _places(text, "22")) == (">>Namyang", ">Dandong>")


def test_games_and_nationals_are_no_place() -> None:
    text = "After the Hangzhou Asian Games the police arrested seven nationals of Eritrea."
    assert _places(text, "seven") == ""


def test_what_is_only_compared_has_the_other_day() -> None:
    text = "Another 1,170 people are held in China, up from 450 in August 2020."
    assert (_when(text, "1,170"), _when(text, "450")) == ("2024-03-14", "2020-08")


def test_a_row_of_years_goes_on_behind_a_clause() -> None:
    text = (
        "Arrests fell from 612 people in 2019 to 57 in 2021, when borders were shut, and rose to 388 in 2023."
    )
    assert [_when(text, words) for words in ("612", "57", "388")] == ["2019", "2021", "2023"]


def test_a_day_before_a_noun_is_not_of_the_clause_behind_it() -> None:
    text = "In April 2019, seven North Koreans detained in Liaoning were forcibly returned."
    assert _when(text, "seven") == "2019-04"


def test_concern_about_nine_people_is_no_estimate() -> None:
    text = "I am deeply concerned about nine North Koreans who were detained on Monday."
    quantity = read_text(text).figure("nine").value("quantity")
    assert not quantity.approximate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The handover of 40, including nine women, took place at Tumen.", "40"),
        ("In the Onsong Camp 40 died last winter.", "40"),
        ("At Musan Station 12 were arrested.", "12"),
        ("Police led 40 to a bus in Yanji and sent them back.", "40"),
        ("Since then 12 supporters have been arrested.", "12"),
        ("Of the 40, only one was released.", "one"),
        ("Women form 70 of the 90 people sent back.", "70"),
        ("Two Li brothers were sent back.", "Two"),
        ("Police arrested 40 cross-border traders.", "40"),
        ("The envoy spoke of ‘70 North Koreans’ sent back by China.", "70"),
    ],
)
def test_people_are_counted_behind_words_that_may_name_or_measure(text: str, words: str) -> None:
    assert words in [figure.split()[0] for figure in read_text(text).figures]


@pytest.mark.parametrize(
    "text",
    [
        "She paid 3 dong for it and walked 30 li.",
        "So far 4,000 people have signed the petition.",
        "They sleep 40 to a cell.",
        "In ‘88 he was arrested.",
        "It happened in Camp 22.",
    ],
)
def test_what_names_or_measures_counts_nobody(text: str) -> None:
    assert read_text(text).figures == []


def test_about_behind_a_verb_of_saying_is_an_estimate() -> None:
    text = "The ministry said about 600 people were sent back."
    assert read_text(text).figure("600").value("quantity").approximate


def test_people_sent_back_from_a_place_start_there_and_who_come_from_home_do_not() -> None:
    assert _places("Police repatriated 31 escapees from China.", "31") == "China>>"
    assert _places("They forcibly returned 25 people from Tumen to Onsong.", "25") == "Tumen>>Onsong"
    assert "Hoeryong" not in _places("China repatriated 12 people from Hoeryong.", "12")


def test_people_who_are_released_go_on_with_their_story_and_a_report_does_not() -> None:
    story = "Han Mi-ok was arrested in Yanji in October 2010. In February 12 women were sent back."
    assert _when(story, "12") == "2011-02"
    released = "Han Mi-ok was arrested in Yanji in October 2010. Some 12 women were released in February."
    assert _when(released, "12") == "2011-02"


# -- acts
# ----------------------------------------------------------------------------------------------


def test_each_of_what_people_face_now_is_told() -> None:
    text = (
        "Repatriated North Koreans face torture, imprisonment, forced labor, sexual violence and execution."
    )
    assert _acts(text) == ["torture", "detention", "forced labour", "sexual violence", "killing"]


def test_a_number_that_falls_has_not_died() -> None:
    assert _acts("The number of arrests fell in 2021.") == []


def test_who_loses_a_child_suffers_it() -> None:
    (claim,) = claims_of("She was made to carry logs until she lost the child.", ClaimSort.ACT)[-1:]
    assert [party.called for party in claim.value("subjects")] == ["She"]
    assert claim.value("perpetrators") is None


# -- asks and answers
# ----------------------------------------------------------------------------------------------


def test_a_letter_is_glad_of_what_its_reader_may_give() -> None:
    text = "We would be grateful for a reply by 12 April and would welcome a meeting with you."
    assert [what for _, _, what in wanted_by(demands_by_mood(tree_of(text)))] == [
        ["give a reply by 12 April"],
        ["hold a meeting"],
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The group said governments should press China to stop the returns and to grant access.",
            ["press China to stop the returns", "press China to grant access"],
        ),
        (
            "Lee Sung-min called on the U.N. High Commissioner for Refugees to demand access to the border, "
            "and asked Washington to impose sanctions on officials.",
            ["demand access to the border", "impose sanctions on officials"],
        ),
        (
            "We urge you to work with Seoul and other partners to secure safe passage.",
            ["work with Seoul and other partners to secure safe passage"],
        ),
        (
            "The rapporteur requested an invitation to visit the country.",
            ["give an invitation to visit the country"],
        ),
    ],
)
def test_it_finds_each_act_that_is_asked_for(text: str, wanted: list[str]) -> None:
    assert [what for _, _, what in asked(text)] == wanted


def test_those_who_are_encouraged_to_do_a_list_are_asked_each_item() -> None:
    text = (
        "Members of Congress are encouraged to:\n\n○ Call on China to end the returns;\n\n○ Appoint an envoy;"
    )
    assert [(whom, what) for _, whom, what in asked(text)] == [
        ("Members of Congress", "call on China to end the returns"),
        ("Members of Congress", "appoint an envoy"),
    ]


def test_who_hands_in_a_petition_asks_by_it() -> None:
    text = "Lee Mi-young held a rally and handed in a petition calling on Norland to name the returned."
    assert asked(text)[0][0] == "Lee Mi-young"


def test_no_day_asks() -> None:
    text = (
        "The UK co-sponsored the resolution that the Human Rights Council adopted on 4 April, which urges "
        "all States to respect the principle of non-refoulement."
    )
    assert asked(text)[0][:2] == ("Human Rights Council", "all States")


def test_who_waits_for_an_answer_does_not_give_it() -> None:
    text = "Her brother submitted an inquiry to the Embassy of Norland. He has received no response."
    assert answered(text) == [("Embassy of Norland", "an inquiry to the Embassy of Norland", "silence")]


def test_a_clause_about_people_answers_nothing() -> None:
    text = (
        "Asked about the report, ministry spokesman Lin Feng said Norland handles people who entered "
        "illegally in accordance with the law."
    )
    assert len(answered(text)) == 1


def test_a_reply_says_who_asked() -> None:
    text = "Dear Baroness Reed,\n\nYou asked whether the Government would impose sanctions on them."
    blocks = ((BlockKind.SALUTATION, Span(0, 19)), (BlockKind.PARAGRAPH, Span(21, len(text))))
    assert asked(source(text, blocks=blocks, genre="letter"))[0][0] == "Baroness Reed"


def test_the_group_that_is_arrested_is_those_who_were_counted() -> None:
    text = (
        "The Norland government holds 13 North Korean refugees. The group was arrested by guards on Saturday."
    )
    assert peopled(text).who("group") == "13 North Korean refugees"


def test_an_office_has_all_that_it_is_for() -> None:
    text = "The Secretary of State for Foreign, Commonwealth and Development Affairs said so."
    assert (
        peopled(text).who("Secretary")
        == "Secretary of State for Foreign, Commonwealth and Development Affairs"
    )


def test_what_was_counted_now_is_not_of_the_year_of_a_story() -> None:
    text = "She was returned in June 2016 and fled in May 2017. As of December 34,314 defectors had arrived."
    assert _when(text, "34,314").endswith("2023-12")


def test_a_house_that_notes_with_concern_is_no_note() -> None:
    text = (
        "That this House condemns the return of 500 people; notes with concern reports that a further 60 "
        "have been returned since January."
    )
    chains = read_text(text).figure("60").value("speakers") or ()
    assert all("concern" not in name for chain in chains for name in chain)
