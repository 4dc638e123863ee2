"""Values in a reader's words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import (
    AnswerKind,
    ClaimKind,
    ClaimSort,
    FigureKind,
    Polarity,
    Realis,
    Stance,
    Unit,
)
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places
from tumen.web.words import (
    all_labels,
    amount_words,
    counted_words,
    date_words,
    day_words,
    labels_of,
    language_of,
    place_words,
    speaker_words,
    value_words,
    when_words,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-10-09", "9 October 2023"),
        ("2023-10-09/2023-10-15", "9–15 October 2023"),
        ("2023-10", "October 2023"),
        ("2023-08/2023-10", "August–October 2023"),
        ("2019-07/2021-07", "July 2019 – July 2021"),
        ("2023", "2023"),
        ("2021/2023", "2021–2023"),
        ("2023-08-29/2023-09-18", "29 August – 18 September 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2020/..", "since 2020"),
        ("2020-03/..", "since March 2020"),
        ("2020-03-14/..", "since 14 March 2020"),
        ("../2021-07-19", "up to 19 July 2021"),
        ("../2022", "up to 2022"),
        ("2023-10~", "about October 2023"),
    ],
)
def test_it_says_a_date_in_words(edtf: str, words: str) -> None:
    assert date_words(Interval.from_edtf(edtf)) == words


def test_it_says_that_there_is_no_date() -> None:
    assert date_words(None) == "no date"


def test_it_says_the_day_of_a_moment() -> None:
    assert day_words(datetime(2023, 10, 9, 23, 59, tzinfo=UTC)) == "9 October 2023"


def test_it_keeps_the_words_that_no_date_could_be_worked_out_from() -> None:
    assert when_words(When("last week", None)) == "“last week”: no date can be worked out"
    assert when_words(When("", None)) == "no time stated"
    assert when_words(None) == "no time stated"
    assert when_words(When("on Monday", Interval.from_edtf("2023-10-09"))) == "9 October 2023"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(50, 50), "50"),
        (Quantity(8125, 8125), "8,125"),
        (Quantity(600, 600, approximate=True), "about 600"),
        (Quantity(500, None), "500 or more"),
        (Quantity(None, 2000), "up to 2,000"),
        (Quantity(200, 999, approximate=True), "about 200 to 999"),
        (Quantity(200, 999, approximate=True, additive=True), "about 200 to 999 more"),
        (Quantity(9, 9, share_of="the 41"), "9 (part of “the 41”)"),
        (Quantity(1.5, 2), "1.5 to 2"),
        (Quantity(0, 0), "0"),
        (Quantity(61, 61, percent=True), "61 percent"),
        (Quantity(60, None, percent=True), "60 percent or more"),
        (Quantity(12, 15, percent=True), "12 to 15 percent"),
        (Quantity(None, 90, percent=True), "up to 90 percent"),
        (Quantity(None, None), "an unstated number"),
        (None, "no number"),
    ],
)
def test_it_says_an_amount_with_its_open_ends(quantity: Quantity | None, words: str) -> None:
    assert amount_words(quantity) == words


def test_it_counts_in_words() -> None:
    assert counted_words(1, "claim") == "1 claim"
    assert counted_words(7_000, "claim") == "7,000 claims"


def test_it_says_places_in_the_order_of_the_way() -> None:
    assert place_words(Places("China", "North Korea")) == "from China to North Korea"
    assert place_words(Places(at="Shenyang")) == "in Shenyang"
    assert place_words(None) == ""


def test_it_says_who_says_so_with_the_nearest_teller_first() -> None:
    assert speaker_words((("the ministry", "activists"),), otherwise="x") == "the ministry, citing activists"
    assert speaker_words((("A",), ("B",)), otherwise="x") == "A; B"
    assert speaker_words((), otherwise="Hangang Wire") == "Hangang Wire"
    assert speaker_words(None, otherwise="Hangang Wire") == "Hangang Wire"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("약 600명이 송환됐다", "ko"),
        ("About 600 people were returned", "en"),
        ("8,125", "en"),
        ("등불코리아 (LK)", "ko"),
        ("The group 등불 said so in Seoul on Friday", "en"),
    ],
)
def test_it_tells_korean_from_english(text: str, language: str) -> None:
    assert language_of(text) == language


def test_it_leaves_a_document_in_another_language_alone() -> None:
    assert language_of("Etwa 600 Menschen", otherwise="de") == "de"


def test_it_knows_an_english_note_in_a_korean_document() -> None:
    assert language_of("This document was written as an example", otherwise="ko") == "en"


def test_it_puts_no_label_on_the_plain_case() -> None:
    plain = {
        "kind": ClaimKind.EVENT,
        "realis": Realis.ASSERTED,
        "polarity": Polarity.AFFIRMED,
        "stance": Stance.OWN,
    }
    assert labels_of(plain) == ()
    assert labels_of({}) == ()


def test_it_labels_what_is_not_the_plain_case() -> None:
    values = {
        "kind": ClaimKind.STATE,
        "realis": Realis.FEARED,
        "polarity": Polarity.NEGATED,
        "stance": Stance.DOUBTFUL,
        "likelihood": "very likely",
    }
    told = [label.text for label in labels_of(values)]
    assert told == ["state of things", "feared", "denied", "told with doubt", "“very likely”"]


def test_it_explains_every_label() -> None:
    assert all(label.meaning.endswith(".") for label in all_labels())
    for realis in Realis:
        shown = labels_of({"realis": realis})
        assert bool(shown) is (realis is not Realis.ASSERTED)
        assert set(shown) <= set(all_labels())


_VALUES = {
    "sort": ClaimSort.FIGURE,
    "figure_kind": FigureKind.CORE,
    "quantity": Quantity(500, None),
    "unit": Unit.PERSONS,
    "subjects": parties_of("North Korean escapees"),
    "act": "forced repatriation",
    "perpetrators": parties_of("Chinese authorities"),
    "time": When("last week", None),
    "place": Places("China", "North Korea"),
    "speakers": (("the ministry", "activists"),),
    "realis": Realis.FEARED,
    "polarity": Polarity.NEGATED,
    "likelihood": "very likely",
    "stance": Stance.FIRM,
    "kind": ClaimKind.TOTAL,
    "form": "infanticide",
    "method": "with wooden chairs",
    "reason": "officially nephritis",
    "duration": "almost two years",
    "outcome": "does not know if he is alive",
    "norm": NormRef("CAT", "3", "Convention against Torture"),
    "ask": Ask(
        parties_of("Dominic Example"),
        "persuade China to halt returns",
        passes_on=Ask(parties_of("China"), "halt returns", is_negative=True),
    ),
    "grounds": "non-refoulement",
    "answer": AnswerKind.TOKEN,
    "answers_to": "reports of the return",
}


@pytest.mark.parametrize("name", list(SLOTS))
def test_it_has_words_for_every_slot(name: str) -> None:
    words = value_words(name, _VALUES[name])
    assert words
    assert not any(mark in words for mark in "<({[_"), "a value shows as a value of the program"


def test_it_says_the_act_in_the_words_of_the_vocabulary() -> None:
    assert value_words("act", "forced repatriation") == "forced return"


def test_it_says_that_a_slot_is_empty() -> None:
    assert value_words("perpetrators", None) == "not stated"
    assert value_words("place", Places()) == "not stated"
