"""The cases themselves: each first answer is what the rules of README.md give, reckoned here step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import inf
from typing import Any

import pytest

from tests.gold.reconciling.scoring import Given, cases, faults_of, misses, range_among, range_of_fitting
from tumen.vocabulary.dates import Interval

CASES = cases()
KINDS = {"event", "state", "total", "part", "rate", "feared", "retraction"}
NEAR = ("eyewitness", "own count")
Figure = dict[str, Any]


def superseded(figures: list[Figure]) -> dict[str, str]:
    by_id = {figure["id"]: figure for figure in figures}
    out = {}
    for word, reason in (("corrects", "superseded"), ("retracts", "retracted")):
        for later in figures:
            earlier = by_id.get(later.get(word, ""))
            if earlier and earlier["who"] == later["who"] and begins(later) >= begins(earlier):
                out.setdefault(earlier["id"], reason)
    return out


def begins(figure: Figure) -> str:
    if not figure["published"]:
        return "9999"
    return str(Interval.from_edtf(figure["published"]).earliest)


def tenths(figure: Figure) -> tuple[float, float]:
    low, high = figure["low"], figure["high"]
    about = figure["approximate"] and low == high
    return (9 if about else 10) * (low or 0), inf if high is None else (11 if about else 10) * high


def fit(one: Figure, other: Figure) -> bool:
    (low, high), (least, most) = tenths(one), tenths(other)
    return low <= most and least <= high


def said(figure: Figure) -> tuple[Any, ...]:
    return figure["low"], figure["high"], figure["approximate"]


def width(figure: Figure) -> float:
    return inf if None in (figure["low"], figure["high"]) else tenths(figure)[1] - tenths(figure)[0]


def by_the_rules(case: dict[str, Any], without: str = "") -> Given:
    """A program that does what the rules say, one after the other; or leaves one of them out."""
    figures = case["figures"]
    out = {} if without == "R1" else superseded(figures)
    for figure in figures if without != "R2" else []:
        if figure["kind"] != "event":
            out.setdefault(figure["id"], figure["kind"])
        elif figure["unit"] != case["unit"]:
            out.setdefault(figure["id"], "unit")
    counting = [figure for figure in figures if figure["id"] not in out]
    took = [reason in ("superseded", "retracted") for reason in out.values() if reason != "retraction"]
    first = "R1" if any(took) else "R2" if took else "only"
    if not counting:
        return Given((None, None), "", first, out)
    preferred, rule = chosen(counting, first, without)
    out |= {figure["id"]: "does not fit" for figure in counting if not fit(figure, preferred)}
    return Given(range_among(counting), preferred["id"], rule, out)


def chosen(counting: list[Figure], first: str, without: str) -> tuple[Figure, str]:
    rules = {
        "R3": lambda figure: figure["close"] not in NEAR,
        "R4": lambda figure: figure["low"] != figure["high"] or figure["approximate"],
        "R5": width,
        "R6": lambda figure: -len({other["who"] for other in counting if fit(other, figure)}),
        "tie": begins,
    }
    rules.pop(without, None)
    left, rule = counting, first
    for name, worse in rules.items():
        if len({said(figure) for figure in left}) == 1:
            break
        best = min(worse(figure) for figure in left)
        left, rule = [figure for figure in left if worse(figure) == best], name
    return left[0], rule


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_first_answer_is_what_the_rules_give(case: dict[str, Any]) -> None:
    assert faults_of({"answers": case["answers"][:1]}, by_the_rules(case)) == ()


def test_there_are_at_least_eighty_and_no_two_alike() -> None:
    assert len(CASES) >= 80
    assert len({case["id"] for case in CASES}) == len(CASES)
    asked = Counter(str((case["unit"], case["figures"])) for case in CASES)
    assert [text for text, times in asked.items() if times > 1] == []


def test_each_rule_decides_some() -> None:
    decided = Counter(case["answers"][0]["rules"][0] for case in CASES)
    assert {"only", "R1", "R2", "R3", "R4", "R5", "R6", "tie"} == set(decided)
    assert min(decided.values()) >= 3


def test_each_reason_stands_somewhere() -> None:
    reasons = {reason for case in CASES for answer in case["answers"] for reason in answer["out"].values()}
    kinds = KINDS - {"event"}
    assert reasons == kinds | {"superseded", "retracted", "unit", "does not fit"}


def test_more_than_one_answer_needs_a_doubt_and_a_doubt_more_than_one() -> None:
    for case in CASES:
        assert bool(case.get("doubt")) == (len(case["answers"]) > 1), case["id"]


def test_the_answers_name_figures_of_the_case() -> None:
    for case in CASES:
        ids = [figure["id"] for figure in case["figures"]]
        assert len(set(ids)) == len(ids), case["id"]
        for answer in case["answers"]:
            assert {*answer["preferred"], *answer["out"]} <= set(ids), case["id"]
            assert not set(answer["preferred"]) & set(answer["out"]), case["id"]
        for figure in case["figures"]:
            assert {figure.get("corrects"), figure.get("retracts")} <= {*ids, None}, case["id"]
            assert figure["kind"] in KINDS, case["id"]
            assert figure["close"] in (*NEAR, "secondhand", "unknown"), case["id"]


def test_in_each_answer_what_is_out_is_what_does_not_fit_its_preferred() -> None:
    for case in CASES:
        by_id = {figure["id"]: figure for figure in case["figures"]}
        for answer in case["answers"]:
            counting = [f for i, f in by_id.items() if answer["out"].get(i, "does not fit") == "does not fit"]
            for preferred in (by_id[name] for name in answer["preferred"]):
                misfits = {figure["id"] for figure in counting if not fit(figure, preferred)}
                assert misfits == {i for i, why in answer["out"].items() if why == "does not fit"}, case["id"]
            assert answer["range"] == list(range_among(counting)), case["id"]
            if "range_also" in answer:
                assert answer["range_also"] == range_of_fitting(case, answer), case["id"]


# The scoring.


def test_who_follows_the_rules_misses_nothing() -> None:
    assert misses(CASES, by_the_rules) == []


def test_who_takes_the_first_figure_misses_most() -> None:
    def first(case: dict[str, Any]) -> Given:
        return Given(range_among(case["figures"]), case["figures"][0]["id"], "R3")

    assert len(misses(CASES, first)) > 0.7 * len(CASES)


@pytest.mark.parametrize("rule", ["R1", "R2", "R3", "R4", "R5", "R6", "tie"])
def test_who_leaves_a_rule_out_is_found_out(rule: str) -> None:
    assert len(misses(CASES, lambda case: by_the_rules(case, without=rule))) >= 4


def test_the_program_does_not_see_the_answers() -> None:
    def looking(case: dict[str, Any]) -> Given:
        assert set(case) == {"id", "unit", "figures"}
        return by_the_rules(case)

    assert misses(CASES, looking) == []


@pytest.mark.parametrize(
    "change", [{"range": (1, 2)}, {"preferred": ""}, {"rule": "R9"}, {"out": {"a": "state", "b": "state"}}]
)
def test_it_sees_each_sort_of_fault(change: dict[str, Any]) -> None:
    for case in CASES[:20]:
        assert len(faults_of(case, replace(by_the_rules(case), **change))) >= 1
