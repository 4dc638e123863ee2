from __future__ import annotations

import pytest

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range
from tumen.record.titles import name_of, sentence_of, title_of, when_words
from tumen.vocabulary import acts
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

RETURN = "forced repatriation"
RIVER = Places(origin="China", destination="North Korea")


def title(
    low: float | None,
    high: float | None,
    act: str = RETURN,
    *,
    when: str = "2021-07-14",
    kind: GroupKind = GroupKind.EVENT,
    unit: Unit = Unit.PERSONS,
    places: Places = RIVER,
    about: bool = False,
) -> str:
    day = Interval.from_edtf(when) if when else None
    return title_of(kind, act, Range(low, high, about), unit, places, day)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (title(50, 50), "50 people forcibly returned from China to North Korea, 14 July 2021"),
        (title(500, 600), "500 to 600 people forcibly returned from China to North Korea, 14 July 2021"),
        (
            title(60, 60, about=True),
            "About 60 people forcibly returned from China to North Korea, 14 July 2021",
        ),
        (title(500, None), "At least 500 people forcibly returned from China to North Korea, 14 July 2021"),
        (title(0, 0, places=Places()), "No people forcibly returned, 14 July 2021"),
        (title(1, 1, places=Places()), "1 person forcibly returned, 14 July 2021"),
        (title(None, None, places=Places()), "An unstated number of people forcibly returned, 14 July 2021"),
        (title(50, 50, when="", places=Places()), "50 people forcibly returned, date not known"),
        (
            title(2000, 2000, "detention", kind=GroupKind.STATE, places=Places(at="China")),
            "2,000 people held in detention in China, as of 14 July 2021",
        ),
        (
            title(8125, 8125, kind=GroupKind.TOTAL, unit=Unit.CASES, when="../2023-10-24", places=Places()),
            "8,125 cases of forced return, counted up to 24 October 2023",
        ),
        (
            title(32198, 32198, unit=Unit.VIOLATIONS, places=Places()),
            "32,198 violations in forced return, 14 July 2021",
        ),
        (
            title(458, 458, "arrival", places=Places(destination="South Korea"), when="2020/.."),
            "458 people arrived in South Korea, since 2020",
        ),
        (
            title(458, 458, "arrival", places=Places(at="United Kingdom"), when="2020/.."),
            "458 people arrived in the United Kingdom, since 2020",
        ),
        (title(30, 30, unit=Unit.FAMILIES, places=Places()), "30 families forcibly returned, 14 July 2021"),
        (title(3, 3, unit=Unit.TIMES, places=Places()), "Forced return, 3 times, 14 July 2021"),
        (title(1, 1, unit=Unit.CASES, places=Places()), "1 case of forced return, 14 July 2021"),
        (
            title(71, 71, unit=Unit.PERCENT, kind=GroupKind.RATE, places=Places()),
            "Rate: 71 percent of people forcibly returned, 14 July 2021",
        ),
        (title(9, 9, unit=Unit.OTHER, places=Places()), "9 forcibly returned, 14 July 2021"),
        (title(40, 40, "", places=Places()), "40 people, 14 July 2021"),
        (title(40, 40, "other:strike", places=Places()), "40 people (“strike”), 14 July 2021"),
        (
            title(2000, 2000, kind=GroupKind.NOT_TOLD, places=Places()),
            "Not told as having happened: 2,000 people forcibly returned, 14 July 2021",
        ),
        (
            title(1000, None, "arrival", kind=GroupKind.RATE, places=Places(), when="../2019"),
            "Rate: at least 1,000 people arrived, up to 2019",
        ),
    ],
)
def test_it_says_an_event_in_words(words: str, expected: str) -> None:
    assert words == expected


def test_it_uses_the_words_of_the_design() -> None:
    words = name_of(GroupKind.EVENT, RETURN, Range(50, 50), Unit.PERSONS, RIVER)
    assert "repatriat" not in words
    assert "defector" not in words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-07-14", "14 July 2021"),
        ("2023-10-09/2023-10-15", "9–15 October 2023"),
        ("2023-09-28/2023-10-02", "28 September – 2 October 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-10", "October 2023"),
        ("2023-09/2023-10", "September–October 2023"),
        ("2022-12/2023-01", "December 2022 – January 2023"),
        ("2023", "2023"),
        ("2020/2023", "2020–2023"),
        ("2020/..", "since 2020"),
        ("2020-03/..", "since March 2020"),
        ("2020-03-04/..", "since 4 March 2020"),
        ("../2019", "up to 2019"),
        ("../2021-07-19", "up to 19 July 2021"),
        ("2023-10-09~", "about 9 October 2023"),
    ],
)
def test_it_says_a_time_in_words(edtf: str, words: str) -> None:
    assert when_words(Interval.from_edtf(edtf)) == words


def test_it_says_a_time_without_ends() -> None:
    assert when_words(Interval(None, None)) == "an unknown time"


@pytest.mark.parametrize(
    ("figures", "act", "when", "expected"),
    [
        ((500, 600), RETURN, "2023-10-09", "500 to 600 people were forcibly returned{} on 9 October 2023"),
        ((1, 1), RETURN, "2023-10", "1 person was forcibly returned{} in October 2023"),
        (
            (None, None),
            RETURN,
            "2023-10-09/2023-10-15",
            "An unstated number of people were forcibly returned{}, ",
        ),
        ((500, None), "death", "2023", "At least 500 people died{} in 2023"),
        ((3, 3), "crossing", "", "3 people crossed a border{}"),
        ((3, 3), RETURN, "2023-10-09/..", "3 people were forcibly returned{}, since 9 October 2023"),
        ((3, 3), "other:exile", "2023", ""),
    ],
)
def test_it_tells_an_event_as_a_sentence(
    figures: tuple[float | None, float | None], act: str, when: str, expected: str
) -> None:
    day = Interval.from_edtf(when) if when else None
    parts = title_of(GroupKind.EVENT, act, Range(*figures), Unit.PERSONS, RIVER, day).parts
    told = sentence_of(parts)
    assert told.startswith(expected.format(" from China to North Korea"))
    assert bool(told) is bool(expected)


def test_what_did_not_happen_to_people_is_no_sentence() -> None:
    for kind, unit in ((GroupKind.TOTAL, Unit.PERSONS), (GroupKind.EVENT, Unit.CASES)):
        assert sentence_of(title_of(kind, RETURN, Range(3, 3), unit, RIVER, None).parts) == ""


@pytest.mark.parametrize("act", acts.acts().values(), ids=lambda act: act.code)
def test_each_act_can_be_told_of_people_and_of_one(act: acts.Act) -> None:
    assert acts.happened(act.code, one=False)
    assert "were" not in acts.happened(act.code, one=True).split()
