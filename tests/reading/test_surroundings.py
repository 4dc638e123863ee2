"""Numbers that count no people: the words beside them say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.numbers import find_numbers
from tumen.reading.numbers.surroundings import Settled, settle
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.spans import Span

AGE, DURATION, SMALL = FigureKind.AGE, FigureKind.DURATION, FigureKind.SMALL
VAGUE, TIMES, RHETORICAL = FigureKind.VAGUE, FigureKind.MULTIPLICITY, FigureKind.RHETORICAL


def settled(text: str, words: str) -> Settled | None:
    start = text.index(words)
    return settle(text, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A 31-year-old mother was taken.", "31", AGE),
        ("His son, aged 7, was left behind.", "7", AGE),
        ("Goh Mi-ran, 44, crossed in winter.", "44", AGE),
        ("a woman in labour, 26 years of age", "26", AGE),
        ("A mason of 26, Goh, died in the truck.", "26", AGE),
        ("Her son, who was taken at dawn, is now 19 and lives here.", "19", AGE),
        ("The boys, who were eleven and eight, were caught.", "eight", AGE),
        ("Her parents, who are 71 and 69, were stopped.", "69", AGE),
        ("Among them were two boys of 9 and 12.", "12", AGE),
        ("He would be nineteen this winter.", "nineteen", AGE),
        ("EDM 811: Returns of escapees", "811", SMALL),
        ("Tabled in March. Signatories: 37", "37", SMALL),
        ("He spent 14 months in a cell.", "14", DURATION),
        ("For three days nobody ate.", "three", DURATION),
        ("After twenty-two years she wrote home.", "twenty-two", DURATION),
        ("It took 90 minutes by truck.", "90", DURATION),
        ("They were moved 5 times.", "5", TIMES),
        ("A fourfold rise, or 4-fold, was seen.", "4", TIMES),
        ("A thousand thanks to the volunteers.", "A thousand", RHETORICAL),
        ("The camp lies 60 km from the river.", "60", SMALL),
        ("A broker took 9,000 yuan from each.", "9,000", SMALL),
        ("The truck left at 4 a.m. from the yard.", "4", SMALL),
        ("Article 33 forbids it.", "33", SMALL),
        ("See page 12 of the annex.", "12", SMALL),
        ("One in five had been sold.", "One", VAGUE),
        ("3 out of 10 were children.", "3", VAGUE),
        ("Resolution 2817 was adopted.", "2817", SMALL),
        ("The mother of 3 was among them.", "3", SMALL),
        ("The rate fell by 15 percentage points.", "15", SMALL),
        ("Two-thirds had been sold.", "Two", VAGUE),
        ("The girl of nineteen was sold.", "nineteen", AGE),
        ("Clause 4 or 5 applies.", "5", SMALL),
        ("A handful of them wrote.", "A handful", VAGUE),
        ("The one who told me is safe.", "one", SMALL),
        ("They took a tiler of 22.", "22", AGE),
        ("He, a tile layer of 24 from Deir, wishes to go.", "24", AGE),
        ("A Guinean of about 40 died on the way.", "40", AGE),
        ("She was sold at 19, returned in 2012.", "19", AGE),
        ("She was 19 when she was sold and 26 when the police came.", "26", AGE),
        ("I and my boys, nine and six, were pushed back.", "nine", AGE),
        ("I and my boys, nine and six, were pushed back.", "six", AGE),
        ("Two cousins, both under 18, were on it.", "18", AGE),
        ("The men, most of them between 25 and 40, had gone.", "25 and 40", AGE),
        ("He'll be twelve; they would not register him.", "twelve", AGE),
        ("They came between six thirty and seven.", "thirty", SMALL),
        ("They came between six thirty and seven.", "seven", SMALL),
        ("A man read: three years. Others got five.", "five", DURATION),
        ("The shortest term is five years, the longest twenty-nine.", "twenty-nine", DURATION),
        ("They got between seven and a half and twelve years.", "seven", DURATION),
        ("Up to one year of labour, in serious cases with up to five.", "five", DURATION),
        ("Two had died in the preceding one.", "one", SMALL),
        ("She was arrested at 38.", "38", AGE),
        ("They kept us in Cell 8 that winter.", "8", SMALL),
        ("Camp 15 was full.", "15", SMALL),
        ("It was built for 40 prisoners.", "40", SMALL),
        ("The lorry was licensed for 24, and carried more.", "24", SMALL),
        ("They slept nine to a tent.", "nine", SMALL),
        ("A dinghy for six lay on the bank.", "six", SMALL),
        ("She was line 48 of the ledger.", "48", SMALL),
        ("Moldova joined in ’97.", "97", SMALL),
        ("The judge saw no exception [84].", "84", SMALL),
        ("It fined him KSh. 90,000 and costs.", "90,000", SMALL),
        ("They asked 4,000 birr of each.", "4,000", SMALL),
        ("The motion passed by 31 to 4.", "31", SMALL),
        ("The motion passed by 31 to 4.", "4", SMALL),
        ("Abstaining: 7. The motion fell.", "7", SMALL),
        ("Under the Foreigners Act B.E. 2493 they were fined.", "2493", SMALL),
        ("Nobody knew Channel Four.", "Four", SMALL),
        ("He was held under article twenty-one.", "twenty-one", SMALL),
        ("The eldest of them 17, they stood in the yard.", "17", AGE),
        ("We lost her before she was sixteen.", "sixteen", AGE),
        ("I am forty-six and I want to go home.", "forty-six", AGE),
        ("Two lads of 16 were put with the men.", "16", AGE),
        ("My sisters, 24 and 27, waited outside.", "24", AGE),
        ("My sisters, 24 and 27, waited outside.", "27", AGE),
        ("Sol (not his name), now 52, mends nets.", "52", AGE),
        ("Mr Odhiambo was 58 and had a farm.", "58", AGE),
        ("A boy, his age given as 11, was with them.", "11", AGE),
        ("A widow, Esther Jang, 44, wept.", "44", AGE),
        ("They took a seamstress of about fifty.", "fifty", AGE),
        ("They were sentenced to 14 and 17 years.", "14", DURATION),
        ("She had thirty days to leave, the others for nine.", "nine", DURATION),
        ("He gave five working days' notice.", "five", DURATION),
    ],
)
def test_it_settles_a_number_that_counts_no_people(text: str, words: str, kind: FigureKind) -> None:
    assert settled(text, words) == Settled(kind, is_sure=True)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Children under 12 were held too.", "12", AGE),
        ("She was sold at nineteen.", "nineteen", AGE),
        ("Three or four years later she wrote.", "Three", DURATION),
        ("The bread for four was shared.", "four", SMALL),
        ("They walked past column 8 and were seen.", "8", SMALL),
        ("The three-storey block was full.", "three", SMALL),
        ("One must not forget.", "One", SMALL),
    ],
)
def test_what_the_words_beside_make_only_likely_is_left_to_the_sentence(
    text: str, words: str, kind: FigureKind
) -> None:
    assert settled(text, words) == Settled(kind, is_sure=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A group of 40 died there.", "40"),
        ("They put the number of those sent back at 38.", "38"),
        ("He was the leader of 40 men.", "40"),
        ("She got five out of the country.", "five"),
        ("There were six thirty-year sentences.", "six"),
        ("Of the five, one, Kyaw Win Sandar, was arrested.", "one"),
        ("One, Noor Kalim, had been an imam.", "One"),
        ("Police arrested 31 mothers.", "31"),
        ("They sent 14 back.", "14"),
        ("A group of 26, all women, was taken.", "26"),
        ("The toll is now 19, and rises.", "19"),
        ("Of the 34, says a cousin, six were seen.", "six"),
        ("In three of the vans sat nine women.", "nine"),
        ("Some 200 a month are sent back.", "200"),
        ("Of the 60, few returned.", "60"),
        ("One woman was shot.", "One"),
        ("Goh Mi-ran, 44 relatives and a priest came.", "44"),
        ("The share of women was 15 per cent.", "15"),
        ("The number of those shot is put at 40 by the court.", "40"),
        ("The toll stands at 63.", "63"),
    ],
)
def test_it_leaves_a_number_that_may_count_people_to_the_sentence(text: str, words: str) -> None:
    assert settled(text, words) is None


@pytest.mark.parametrize(
    "text",
    [
        "One Korea is their hope.",
        "They warned one another.",
        "One hopes for better.",
        "Nobody knows.",
        "I may not see one.",
    ],
)
def test_one_is_not_always_a_count(text: str) -> None:
    assert not [mention for mention in find_numbers(text) if mention.settled is None]


def test_no_hundreds_are_an_age() -> None:
    text = "He spoke for those over 600 in the camp."
    found = settled(text, "600")
    assert found is None or found.kind is not AGE


def test_a_number_inside_a_name_is_not_a_number() -> None:
    assert find_numbers("After COVID-19 the form DP7 was dropped.") == []


def test_a_list_number_counts_nothing() -> None:
    text = "1. Names of the missing\n2. Dates"
    assert [mention.settled for mention in find_numbers(text)] == [SMALL, SMALL]


@pytest.mark.parametrize(
    "text",
    [
        "They were returned from China.[12] Others gave 600.",
        "They were returned [11, 12] by train.",
        "12 Lantern Watch, Monthly report, October 2023.",
        "12 Joint submission by 7 organizations.",
    ],
)
def test_the_sign_of_a_note_counts_nothing(text: str) -> None:
    found = settled(text, "12")
    assert found is not None
    assert found.kind is SMALL


@pytest.mark.parametrize(
    "text", ["12 North Koreans, all women, were taken.", "12 Afghans, all men.", "They took [12] women."]
)
def test_people_at_the_start_of_a_line_are_no_note(text: str) -> None:
    found = settled(text, "12")
    assert found is None or not found.is_sure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Please treat Cases 5 and 6 as urgent.", "6"),
        ("He is survived by two daughters.", "two"),
        ("They looked after a congregation of forty.", "forty"),
        ("It answered with one and the same sentence.", "one"),
        ("Three nurses do the work that ten once did.", "ten"),
        ("On October 11 and 12 had they been able to see a lawyer?", "12"),
    ],
)
def test_what_stands_beside_it_shows_that_it_is_no_figure(text: str, number: str) -> None:
    assert settled(text, number) == (SMALL, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Her parents, who are 71 and 69, were sent back.", "69"),
        ("Two brothers of 19 and 22 have been sent back.", "22"),
        ("The girl turns nine in May.", "nine"),
    ],
)
def test_the_second_of_two_ages_is_one(text: str, number: str) -> None:
    assert settled(text, number) == (FigureKind.AGE, True)


def test_people_behind_a_day_are_counted() -> None:
    found = settled("76 were sent back on June 18 and 33 more two days later.", "33")
    assert found is None or not found.is_sure


def test_a_winter_is_a_time() -> None:
    assert settled("They died in one winter.", "one") == (FigureKind.DURATION, True)


def test_a_case_number_without_grouping_counts_nothing() -> None:
    assert [mention.settled for mention in find_numbers("Registered under 1098837.")] == [SMALL]


@given(st.text(max_size=60), st.data())
def test_it_looks_at_any_words_anywhere(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = settle(text, Span(start, end))
    assert found is None or found.kind is not FigureKind.CORE


@pytest.mark.parametrize("words", ["Nobody has heard from the four since.", "No one had seen them again."])
def test_nobody_who_hears_of_them_is_no_figure(words: str) -> None:
    assert [mention.settled for mention in find_numbers(words) if mention.quantity.low == 0] == [SMALL]
