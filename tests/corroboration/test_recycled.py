from __future__ import annotations

import gc
import random
import time
from typing import Any

import pytest

from tests.corroboration.cast import told
from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.recycled import Recycled, can_recur, recycled, tells_new_count
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

HUNDREDS_OF_THOUSANDS = Quantity(200_000, 999_999, approximate=True)


def total(words: str, published: str | None, speaker: str = "the database", **slots: Any) -> FigureClaim:
    day = Interval.from_edtf(published) if published else None
    return told(
        words,
        slots.pop("on", None),
        **{"kind": ClaimKind.TOTAL, "published": day, "speaker": speaker, **slots},
    )


def event(words: str, published: str, on: str | None, **slots: Any) -> FigureClaim:
    return total(words, published, on=on, kind=ClaimKind.EVENT, **slots)


def pairs(*claims: FigureClaim) -> list[tuple[str, str]]:
    return [(each.claim, each.first) for each in recycled(claims)]


def only(*claims: FigureClaim) -> Recycled:
    [found] = recycled(claims)
    return found


def test_it_finds_a_figure_repeated_years_later_with_its_first_appearance() -> None:
    first, second, third = total("8125", "2017-05-03"), total("8125", "2019-01"), total("8125", "2023-11-20")
    assert pairs(third, second, first) == [(second.id, first.id), (third.id, first.id)]


def test_it_says_why() -> None:
    first = total("8125", "2017-05-03", doc="d-1")
    assert only(first, total("8125", "2023-11-20")).reason == (
        "8,125 stood in d-1 already (2017-05-03), 6 years before, from the same source (the database); no "
        "new count is told."
    )
    assert "8 months before" in only(first, total("8125", "2018-01-20")).reason


def test_it_is_surer_of_an_odd_number_than_of_a_round_one() -> None:
    odd = only(total("8125", "2017"), total("8125", "2023"))
    even = only(total("8000", "2017"), total("8000", "2023"))
    vague = only(*(total("", year, quantity=HUNDREDS_OF_THOUSANDS) for year in ("2017", "2023")))
    assert odd.score > even.score > vague.score >= 0.5


def test_it_is_surer_of_one_source_than_of_two() -> None:
    scores = [
        only(total("8125", "2017"), total("8125", "2023", speaker)).score
        for speaker in ("the database", "the council")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("words", "speaker", "is_found"),
    [
        ("8125", "the database", True),
        ("8125", "the council", True),
        ("8125", "", True),
        ("671", "the database", True),
        ("671", "", True),
        ("671", "the council", False),
        ("600", "the database", True),
        ("600", "", False),
        ("600", "the council", False),
        ("about 600", "the database", True),
        (">600", "the council", False),
    ],
)
def test_it_asks_more_of_a_number_the_less_is_known_of_its_list(
    words: str, speaker: str, is_found: bool
) -> None:
    assert bool(pairs(total(words, "2017"), total(words, "2023", speaker))) is is_found


def test_it_takes_the_keeper_of_the_list_before_the_speaker() -> None:
    first = total("600", "2017", "a minister", counted_by="The Database")
    assert pairs(first, total("600", "2023", "an envoy", counted_by="the database"))


@pytest.mark.parametrize(
    "later",
    [
        {"unit": Unit.CASES},
        {"act": "detention"},
        {"kind": ClaimKind.STATE},
        {"quantity": Quantity(8125, 8125, approximate=True)},
        {"quantity": Quantity(8125, None)},
        {"places": Places(at="Russia")},
        {"perpetrators": "Russian police"},
        {"counts_anew": True},
        {"realis": Realis.FEARED},
        {"doc": "d-1"},
        {"published": None},
        {"published": "2017-06"},
    ],
)
def test_it_does_not_take_another_figure_for_the_same(later: dict[str, Any]) -> None:
    first = total("8125", "2017-05-03", doc="d-1", places=Places(at="China"), perpetrators="Chinese police")
    assert pairs(first, total("8125", **{"published": "2023", **later})) == []


def test_it_begins_again_with_a_new_count() -> None:
    again = total("8125", "2020", counts_anew=True)
    repeated = total("8125", "2023")
    assert pairs(total("8125", "2017"), again, repeated) == [(repeated.id, again.id)]


# Events


def test_it_never_joins_different_events_of_one_round_number() -> None:
    assert pairs(event("600", "2021-08-01", "2021-07"), event("600", "2023-10-12", "2023-10-09")) == []
    assert pairs(event("600", "2021-08-01", None), event("600", "2023-10-12", None)) == []


def test_it_never_joins_events_of_different_times_by_three_digits() -> None:
    assert pairs(event("671", "2021-08-01", "2021-07"), event("671", "2023-10-12", "2023-10-09")) == []


def test_it_finds_an_events_own_figure_again() -> None:
    first = event("671", "2021-08-01", "2021-07")
    assert pairs(first, event("671", "2023-10-12", "2021-07-14")) != []


def test_it_finds_an_odd_number_told_anew_of_another_time_by_the_same_speaker() -> None:
    first = event("8125", "2021-08-01", "2021-07")
    assert pairs(first, event("8125", "2023-10-12", "2023-10-09")) != []
    assert pairs(first, event("8125", "2023-10-12", "2023-10-09", speaker="the council")) == []


def test_it_grows_in_proportion_to_the_figures() -> None:
    def seconds(size: int) -> float:
        chance = random.Random(3)
        claims = [
            total(
                str(chance.randint(1, 5 * size)),
                f"{chance.randint(2000, 2024)}",
                f"speaker {n % (size // 8)}",
                id=f"c-{n}",
            )
            for n in range(size)
        ]
        taken = []
        gc.collect()
        gc.freeze()  # what else is in memory is no matter
        for _ in range(2):
            begun = time.process_time()
            recycled(claims)
            taken.append(time.process_time() - begun)
        gc.unfreeze()
        return min(taken)

    assert seconds(16_000) < 8 * 2.5 * seconds(2_000)


@pytest.mark.parametrize(
    ("sentence", "is_new"),
    [
        ("A new count found 8,125 cases.", True),
        ("The latest tally is 8,125.", True),
        ("The number has risen to 8,125.", True),
        ("새로 집계한 결과 8,125건이다.", True),
        ("So far 8,125 cases are known.", False),
        ("The database counts 8,125 cases.", False),
    ],
)
def test_it_knows_words_of_a_new_count(sentence: str, is_new: bool) -> None:
    assert tells_new_count(sentence) is is_new


def test_it_says_which_figures_need_no_look() -> None:
    day = "2023-11-20"
    assert can_recur(total("8000", day))
    assert can_recur(event("123", day, "2021"))
    assert not can_recur(event("600", day, "2021"))
    assert not can_recur(total("8000", None))
    assert not can_recur(total("8000", day, realis=Realis.FEARED))
