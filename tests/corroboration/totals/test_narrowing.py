from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.totals.test_explaining import counted, events_of
from tumen.corroboration.totals import narrowing
from tumen.corroboration.totals.explaining import explain
from tumen.corroboration.totals.narrowing import TRIED, explain_briefly
from tumen.corroboration.totals.values import Explained, Verdict


def asked(total: str, *figures: str) -> Explained:
    return explain_briefly(counted(total, "2020/2024"), events_of(figures))


def test_it_says_what_the_whole_method_says_of_few_events() -> None:
    total, few = counted(">670", "2020/2024"), events_of([">500", "40", "80", "about 50"])
    assert explain_briefly(total, few) == explain(total, few)


def test_it_tries_the_greatest_of_many_and_says_so() -> None:
    answer = asked("1510", *["10"] * 100, "500", "900")
    assert (answer.verdict, answer.events, answer.left_out) == (Verdict.CONSISTENT, 102, 62)
    assert "e-100" in answer.needed
    assert answer.sentence.endswith(
        "Only the 40 greatest of 102 events were tried; with the others there are more such sets."
    )


def test_events_above_the_total_take_no_place_among_the_greatest() -> None:
    answer = asked("90", *["1000"] * 100, "50", "40")
    assert (answer.verdict, answer.sets, answer.left_out) == (Verdict.CONSISTENT, 1, 0)
    assert answer.fullest == ("e-100", "e-101")
    assert answer.sentence.endswith("100 more are above it each.")


def test_what_some_events_do_not_explain_others_may() -> None:
    answer = asked("1001", *["10"] * 60, *["1"] * 60, "900")
    assert (answer.verdict, answer.left_out) == (Verdict.UNDECIDED, 81)
    assert answer.sentence.endswith("Only the 40 greatest of 121 events were tried; others may explain it.")


@pytest.mark.parametrize(
    ("total", "figures", "verdict", "exceeds_by"),
    [
        ("at least", ["10"] * 90, Verdict.EXCEEDS, 9_100),
        ("9", ["10"] * 90, Verdict.BELOW, None),
        ("906", ["10"] * 89 + ["8"], Verdict.EXCEEDS, 8),
        ("620", ["1000"] * 60 + ["500", "80", "60"], Verdict.DOUBLE_COUNTING, None),
        ("29", ["1000"] * 60 + ["10", "10"], Verdict.UNEXPLAINED, None),
        (">30", ["10"] * 90, Verdict.UNINFORMATIVE, None),
        ("<1000", ["10"] * 60 + ["1001"], Verdict.CONSISTENT, None),
    ],
)
def test_what_concerns_all_events_is_reckoned_with_all(
    total: str, figures: list[str], verdict: Verdict, exceeds_by: float | None
) -> None:
    answer = asked(">10000" if total == "at least" else total, *figures)
    assert (answer.verdict, answer.exceeds_by, answer.events) == (verdict, exceeds_by, len(figures))


@given(
    st.integers(1, 300),
    st.sampled_from(["{}", "about {}", ">{}", "<{}"]),
    st.lists(
        st.sampled_from(["5", "7", "about 30", ">50", "<20", "90", "350", "1000"]), min_size=5, max_size=9
    ),
)
@settings(max_examples=300, deadline=None)
def test_what_it_says_is_never_against_the_whole_method(number: int, form: str, figures: list[str]) -> None:
    total, events = counted(form.format(number), "2020/2024"), events_of(figures)
    whole = explain(total, events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "TRIED", 4)
        brief = explain_briefly(total, events)
    assert brief.exceeds_by == whole.exceeds_by
    if not brief.left_out:
        assert (brief.verdict, brief.sets, brief.doubled) == (whole.verdict, whole.sets, whole.doubled)
    elif brief.sets:
        assert 0 < brief.sets <= whole.sets
    else:
        assert brief.verdict is (Verdict.UNDECIDED if brief.exceeds_by is None else Verdict.EXCEEDS) or (
            brief.verdict is Verdict.DOUBLE_COUNTING and set(brief.doubled) <= set(whole.doubled)
        )


def test_it_answers_for_eight_thousand_events_in_under_a_second() -> None:
    chance = random.Random(8)
    events = events_of(str(chance.randint(1, 900)) for _ in range(336)) * 24
    for aim in ("8125", "about 8125", ">100000", "99999999"):
        begun = time.process_time()
        assert explain_briefly(counted(aim, "2020/2024"), events).events == len(events) > 8_000
        assert time.process_time() - begun < 1
    assert TRIED == 40
