"""The cases themselves: each first answer is what the rules of README.md give, reckoned here step by step."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from tests.gold.recycled.scoring import Same, cases, faults_of, misses
from tumen.vocabulary.dates import Interval

CASES = cases()
Figure = dict[str, Any]
SAME = {"same list", "telling number", "same wording", "same event", "rounded"}
OTHER = {
    *("other unit", "other kind", "other act", "other time", "new count", "grew"),
    *("other number", "other list", "round number"),
}


def day(edtf: str) -> Any:
    return Interval.from_edtf(edtf).earliest


def last_day(edtf: str) -> Any:
    return Interval.from_edtf(edtf).latest


def numerals(figure: Figure) -> list[int]:
    return sorted({figure["low"], figure["high"]} - {None})


def is_telling(figure: Figure) -> bool:
    vague = figure["approximate"] and figure["low"] != figure["high"]
    return not vague and any(len(str(number).rstrip("0")) >= 3 for number in numerals(figure))


def is_rounded(number: int, to: int) -> bool:
    """Whether ``to`` is ``number`` with one or two digits kept, up or down."""
    steps = [10 ** (len(str(number)) - digits) for digits in (1, 2) if len(str(number)) > digits]
    return any(to in (number // step * step, -(-number // step) * step) for step in steps)


def at_another_time(x: Figure, y: Figure) -> bool:
    if not x["when"] or not y["when"]:
        return False
    one, other = Interval.from_edtf(x["when"]), Interval.from_edtf(y["when"])
    return not one.overlaps(other) if x["kind"] == "event" else one.earliest != other.earliest


def why(x: Figure, y: Figure) -> str:
    """The rule that says whether the later figure is the earlier one."""
    for slot in ("unit", "kind", "act"):
        if x[slot] != y[slot]:
            return f"other {slot}"
    if at_another_time(x, y):
        return "other time"
    if y["counted"] and day(y["counted"]) > last_day(x["published"]):
        return "new count"
    named = bool(x["list"] and y["list"])
    of_one_list = named and x["list"] == y["list"]
    if numerals(x) != numerals(y):
        return _other_numerals(x, y, of_one_list)
    if of_one_list:
        return "same list"
    if is_telling(x):
        return "telling number"
    if named:
        return "other list"
    if y["kind"] in ("total", "state"):
        return "same wording"
    return "same event" if y["kind"] == "event" and x["when"] and y["when"] else "round number"


def _other_numerals(x: Figure, y: Figure, of_one_list: bool) -> str:
    alone = len(numerals(x)) == len(numerals(y)) == 1
    if of_one_list and alone and is_rounded(numerals(x)[0], numerals(y)[0]):
        return "rounded"
    return "grew" if of_one_list and numerals(y)[-1] > numerals(x)[-1] else "other number"


def in_order(case: dict[str, Any]) -> list[Figure]:
    return sorted(case["figures"], key=lambda figure: day(figure["published"]))


def by_the_rules(case: dict[str, Any], blind_to: str = "") -> dict[str, Same]:
    unseen = {blind_to: None} if blind_to else {}
    figures, given = [figure | unseen for figure in in_order(case)], {}
    first = {figures[0]["id"]: figures[0]["id"]}
    for at, later in enumerate(figures[1:], start=1):
        reasons = [(earlier, why(earlier, later)) for earlier in figures[:at]]
        same = [(first[earlier["id"]], reason) for earlier, reason in reasons if reason in SAME]
        given[later["id"]] = Same(*same[0]) if same else Same(later["id"], reasons[-1][1])
        first[later["id"]] = given[later["id"]].first
    return given


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_first_answer_is_what_the_rules_give(case: dict[str, Any]) -> None:
    assert faults_of({"answers": case["answers"][:1]}, by_the_rules(case)) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_reason_holds_against_some_earlier_figure(case: dict[str, Any]) -> None:
    figures = {figure["id"]: figure for figure in case["figures"]}
    for name, answer in case["answers"][0].items():
        earlier = [x for x in in_order(case) if day(x["published"]) <= day(figures[name]["published"])]
        holding = {why(x, figures[name]) for x in earlier if x["id"] != name}
        assert set(answer["why"]) <= holding, name


def test_there_are_at_least_sixty_and_no_two_alike() -> None:
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES)
    sentences = Counter(figure["sentence"] for case in CASES for figure in case["figures"])
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_each_reason_decides_some_and_only_those_that_are_named() -> None:
    decided = Counter(
        reason for case in CASES for right in case["answers"][0].values() for reason in right["why"]
    )
    assert set(decided) == SAME | OTHER
    assert min(decided.values()) >= 2


def test_about_as_many_are_the_same_as_are_not() -> None:
    firsts = [right["first"] != name for case in CASES for name, right in case["answers"][0].items()]
    assert 0.35 < sum(firsts) / len(firsts) < 0.65


def test_the_answers_are_for_all_but_the_earliest() -> None:
    for case in CASES:
        figures = {figure["id"]: figure for figure in case["figures"]}
        for answer in case["answers"]:
            assert len(answer) == len(figures) - 1, case["id"]
            for name, right in answer.items():
                first = figures[right["first"]]
                assert day(first["published"]) <= day(figures[name]["published"]), case["id"]
                assert answer.get(first["id"], {"first": first["id"]})["first"] == first["id"], case["id"]
                assert set(right["why"]) <= (OTHER if first["id"] == name else SAME), case["id"]


def test_more_than_one_answer_needs_a_doubt_and_a_doubt_more_than_one() -> None:
    for case in CASES:
        assert bool(case.get("doubt")) == (len(case["answers"]) > 1), case["id"]


def test_a_number_as_written_stands_in_its_sentence() -> None:
    for case in CASES:
        for figure in case["figures"]:
            assert figure["said"].lower() in figure["sentence"].lower(), (case["id"], figure["id"])
            assert not figure["list"] or figure["list"] in figure["sentence"], (case["id"], figure["id"])


def test_some_stand_out_of_order() -> None:
    def is_out_of_order(case: dict[str, Any]) -> bool:
        return any(day(x["published"]) > day(y["published"]) for x, y in pairwise(case["figures"]))

    assert sum(is_out_of_order(case) for case in CASES) >= 3


# The scoring.


def test_who_follows_the_rules_misses_nothing() -> None:
    assert misses(CASES, by_the_rules) == []


def test_who_finds_nothing_new_misses_many_and_who_finds_all_new_too() -> None:
    def all_the_same(case: dict[str, Any]) -> dict[str, Same]:
        return {figure["id"]: Same(in_order(case)[0]["id"]) for figure in case["figures"]}

    def all_new(case: dict[str, Any]) -> dict[str, Same]:
        return {figure["id"]: Same(figure["id"]) for figure in case["figures"]}

    def by_number(case: dict[str, Any]) -> dict[str, Same]:
        first: dict[str, str] = {}
        return {f["id"]: Same(first.setdefault(str(numerals(f)), f["id"])) for f in in_order(case)}

    for program in (all_the_same, all_new, by_number):
        assert len(misses(CASES, program, reasons=False)) > 0.25 * len(CASES)


@pytest.mark.parametrize("slot", ["unit", "kind", "act", "list", "when", "counted"])
def test_who_is_blind_to_a_slot_is_found_out(slot: str) -> None:
    assert len(misses(CASES, lambda case: by_the_rules(case, blind_to=slot))) >= 3


def test_it_names_what_is_wrong() -> None:
    case = {"answers": [{"b": {"first": "a", "why": ["same list"]}}]}
    assert faults_of(case, {"b": Same("a", "same list")}) == ()
    assert faults_of(case, {"b": Same("b", "new count")}) == ("b first appears as a, not b",)
    assert faults_of(case, {"b": Same("a", "rounded")}) == ("b: because of ['same list'], not 'rounded'",)
    assert faults_of(case, {"b": Same("a", "rounded")}, reasons=False) == ()
    assert faults_of(case, {}) == ("b has no answer",)
