"""Acts, quotations, asks, answers and norms held against labels, on one text that can be counted by hand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tumen.reading.evaluation import COLUMNS, Label, Tally, UnusableGold, load_labels
from tumen.reading.evaluation.appeals import same_ask
from tumen.reading.evaluation.norms import same_norm
from tumen.reading.evaluation.whole import score_all
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import AnswerKind, ClaimSort
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Party, parties_of
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

TEXT = (
    "Ri Kum-hui was beaten in Tumen on 9 May 2022. “They beat me every night there,” she said. "
    "The Willow Centre urged the minister to free her under the Convention against Torture. "
    "The ministry denied that anybody was beaten."
)
PUBLISHED = {"one": Interval.from_edtf("2022-06-01")}


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def label(kind: str, words: str, **values: str) -> dict[str, list[Label]]:
    return {kind: [Label("one", at(words), words, {"doc": "one", **values})]}


def claim(sort: ClaimSort, words: str, **values: Any) -> ProposedClaim:
    slots = {"sort": Slot(sort, "a rule")}
    slots |= {name: Slot(value, "a rule") for name, value in values.items() if value is not None}
    return ProposedClaim(at(words), Span(0, len(TEXT)), slots)


def scored(labels: dict[str, list[Label]], *claims: ProposedClaim) -> Tally:
    (tally,) = score_all(labels, {"one": list(claims)}, {"one": TEXT}, PUBLISHED).values()
    return tally


def wrong(tally: Tally) -> list[str]:
    return [miss.what for miss in tally.misses]


BEATEN = label(
    "acts",
    "was beaten in Tumen",
    act="torture",
    victim="Ri Kum-hui",
    perpetrator="",
    place="Tumen",
    date_iso="2022-05-09",
)


def beaten(words: str = "was beaten", **changed: Any) -> ProposedClaim:
    told: dict[str, Any] = {
        "act": "torture",
        "subjects": (Party("she", "Ri Kum-hui"),),
        "place": Places(at="Tumen"),
        "time": When("on 9 May 2022", Interval.from_edtf("2022-05-09")),
    }
    return claim(ClaimSort.ACT, words, **(told | changed))


def test_an_act_is_found_by_its_words_and_its_code() -> None:
    tally = scored(BEATEN, beaten())
    assert (tally.gold, tally.returned, tally.found, tally.f1) == (1, 1, 1, 1.0)
    assert not tally.misses


def test_another_act_in_the_same_words_is_too_many() -> None:
    tally = scored(BEATEN, beaten(act="detention"))
    assert (tally.found, wrong(tally)) == (0, ["not found", "too many"])
    assert [(miss.expected, miss.got) for miss in tally.misses] == [("torture", ""), ("torture", "detention")]


def test_acts_outside_the_vocabulary_are_all_one() -> None:
    row = label("acts", "was beaten", act="other:beating", victim="", perpetrator="", place="", date_iso="")
    assert scored(row, beaten(act="other:interview")).found == 1
    assert scored(row, beaten(act="torture")).found == 0


@pytest.mark.parametrize(
    ("slot", "changed"),
    [
        ("victim", {"subjects": parties_of("the guards")}),
        ("victim", {"subjects": None}),
        ("perpetrator", {"perpetrators": parties_of("the guards")}),
        ("place", {"place": Places(at="Yanji")}),
        ("date", {"time": None}),
    ],
)
def test_each_slot_of_an_act_is_judged_by_itself(slot: str, changed: dict[str, Any]) -> None:
    tally = scored(BEATEN, beaten(**changed))
    assert wrong(tally) == [slot]
    assert tally.right[slot] == 0


def test_a_victim_may_be_named_by_the_claims_own_words() -> None:
    row = label("acts", "was beaten", act="torture", victim="she", perpetrator="", place="", date_iso="")
    tally = scored(row, beaten(place=None, time=None))
    assert not tally.misses


QUOTE = label("quotes", "They beat me every night there,", speaker="Ri Kum-hui")


def test_a_quotation_is_found_by_more_than_half_of_its_words() -> None:
    told = claim(ClaimSort.QUOTATION, "They beat me every night", speakers=(("Ri Kum-hui",),))
    assert not scored(QUOTE, told).misses
    little = claim(ClaimSort.QUOTATION, "there,” she said.", speakers=(("Ri Kum-hui",),))
    assert wrong(scored(QUOTE, little)) == ["not found", "too many"]


def test_a_quotation_given_to_somebody_else_is_found_and_wrong() -> None:
    told = claim(ClaimSort.QUOTATION, "They beat me every night there,", speakers=(("Willow Centre",),))
    tally = scored(QUOTE, told)
    assert (tally.found, wrong(tally), tally.whole("speaker")) == (1, ["speaker"], 0.0)


ASKED = label(
    "appeals",
    "urged the minister to free her",
    asker="Willow Centre",
    addressee="the minister",
    ask="free Ri Kum-hui",
)


def asked(**changed: Any) -> ProposedClaim:
    told: dict[str, Any] = {
        "ask": Ask(parties_of("the minister"), "free her"),
        "speakers": (("Willow Centre",),),
    }
    return claim(ClaimSort.ASK, "urged the minister to free her", **(told | changed))


def test_an_ask_is_whole_when_asker_addressee_and_ask_are_right() -> None:
    tally = scored(ASKED, asked())
    assert not tally.misses
    assert tally.whole("whole") == 1.0


@pytest.mark.parametrize(
    ("slot", "changed"),
    [
        ("asker", {"speakers": (("The ministry",),)}),
        ("addressee", {"ask": Ask(parties_of("China"), "free her")}),
        ("ask", {"ask": Ask(parties_of("the minister"), "publish the list")}),
    ],
)
def test_one_wrong_part_leaves_an_ask_unwhole(slot: str, changed: dict[str, Any]) -> None:
    tally = scored(ASKED, asked(**changed))
    assert wrong(tally) == [slot, "whole"]


@pytest.mark.parametrize(
    ("expected", "told", "right"),
    [
        ("", {}, True),
        ("non-refoulement", {"grounds": "in line with the principle of non-refoulement"}, True),
        ("Convention against Torture", {"norm": NormRef("", name="Convention against Torture")}, True),
        ("non-refoulement", {}, False),
        ("", {"grounds": "because she is ill"}, False),
    ],
)
def test_the_ground_of_an_ask_is_told_beside_it(expected: str, told: dict[str, Any], right: bool) -> None:
    labels = label(
        "appeals", "urged the minister to free her", asker="Willow Centre", addressee="the minister",
        ask="free Ri Kum-hui", ground=expected,
    )  # fmt: skip
    tally = scored(labels, asked(**told))
    assert wrong(tally) == ([] if right else ["ground"])
    assert tally.whole("whole") == 1.0


def test_asks_agree_by_their_content_words() -> None:
    assert same_ask("halt all returns", "to halt the return of refugees")
    assert not same_ask("halt all returns", "publish the list")
    assert not same_ask("", "")


def test_an_answer_is_found_by_words_and_sort() -> None:
    row = label(
        "answers", "denied that anybody was beaten", who_answers="the ministry", type="denied", to_what=""
    )
    told = claim(ClaimSort.ANSWER, "denied that", answer=AnswerKind.DENIED, speakers=(("The ministry",),))
    assert not scored(row, told).misses
    other = claim(ClaimSort.ANSWER, "denied that", answer=AnswerKind.TOKEN, speakers=(("The ministry",),))
    assert wrong(scored(row, other)) == ["not found", "too many"]


def test_a_norm_is_found_by_words_and_name() -> None:
    row = label("norms", "Convention against Torture", norm="Convention against Torture and Other Cruel")
    told = claim(
        ClaimSort.NORM, "Convention against Torture", norm=NormRef("", "", "Convention against Torture")
    )
    assert not scored(row, told).misses
    other = claim(ClaimSort.NORM, "Convention against Torture", norm=NormRef("", "", "Refugee Protocol"))
    assert wrong(scored(row, other)) == ["not found", "too many"]


def test_norms_agree_by_code_and_article_where_the_vocabulary_knows_both() -> None:
    def resolve(words: str) -> list[NormRef]:
        return [NormRef("cat", "3" if "3" in words else "", words)]

    assert same_norm("CAT, article 3", NormRef("cat", "3(1)", "the Convention"), resolve)
    assert not same_norm("CAT", NormRef("cat", "3", "the Convention"), resolve)
    assert not same_norm("CAT", NormRef("crc", "", "CAT"), resolve)


def test_a_document_without_rows_has_everything_too_many() -> None:
    tallies = score_all(QUOTE, {"one": [], "two": [claim(ClaimSort.QUOTATION, "They beat")]},
                        {"one": TEXT, "two": TEXT}, {})  # fmt: skip
    assert wrong(tallies["quotes"]) == ["not found", "too many"]


# -- files of labels


def write(path: Path, kind: str, *rows: dict[str, str]) -> Path:
    file = path / f"{kind}.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, [*COLUMNS[kind], "note"])
        writer.writeheader()
        writer.writerows(rows)
    return file


def filled(kind: str, **values: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS[kind], "x") | {"char_start": "0", **values}


def test_files_are_told_apart_by_their_columns(tmp_path: Path) -> None:
    for kind in COLUMNS:
        write(tmp_path, kind, filled(kind))
    (tmp_path / "details.csv").write_text("doc,published\none,2022\n", encoding="utf-8")
    assert {kind: len(rows) for kind, rows in load_labels(tmp_path).items()} == dict.fromkeys(COLUMNS, 1)


def test_one_file_can_be_named_whatever_it_is_called(tmp_path: Path) -> None:
    file = write(tmp_path, "quotes", filled("quotes", quote="They beat")).rename(tmp_path / "my own.csv")
    assert [row.words for row in load_labels(file)["quotes"]] == ["They beat"]


def test_a_file_that_is_no_kind_of_labels_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("doc,kind\none,core\n", encoding="utf-8")
    with pytest.raises(UnusableGold, match=r"list\.csv lacks the columns span, char_start"):
        load_labels(tmp_path)


@pytest.mark.parametrize("start", ["x", "-3", ""])
def test_a_place_that_is_none_names_file_and_line(tmp_path: Path, start: str) -> None:
    file = write(tmp_path, "norms", filled("norms"), filled("norms", char_start=start))
    with pytest.raises(UnusableGold, match=r"norms\.csv, line 3: .*Correct the row"):
        load_labels(file)
