"""Scoring against labelled rows: each count checked on examples small enough to count by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tumen.reading.evaluation import (
    COLUMNS,
    NEEDED,
    SCORED,
    Evaluation,
    GoldFigure,
    UnusableGold,
    evaluate,
    load_gold,
)
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

TEXT = "Kang Do-yun said on 9 May 2022 that nine of the 43 women had been deported in four vans."
DAY = Interval.day(date(2022, 5, 9))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def row(words: str = "43 women", **changed: Any) -> GoldFigure:
    """A labelled row of the text: 43 women, deported on 9 May 2022, as Kang Do-yun said."""
    told: dict[str, Any] = {
        "doc": "one",
        "kind": "core",
        "span": at(words),
        "words": words,
        "sentence": TEXT,
        "low": 43,
        "high": 43,
        "act": "forced repatriation",
        "date": "2022-05-09",
        "speaker": "Kang Do-yun",
        "realis": "asserted",
        "polarity": "affirmed",
        "stance": "neutral",
        "claim_kind": "event",
    }
    return GoldFigure(**(told | changed))


def claim(words: str = "43 women", **changed: Any) -> ProposedClaim:
    """The proposal that agrees with `row` in every slot, but for what is changed; None empties a slot."""
    told: dict[str, Any] = {
        "figure_kind": FigureKind.CORE,
        "quantity": Quantity(43, 43),
        "act": "forced repatriation",
        "time": When("on 9 May 2022", DAY),
        "speakers": (("Kang Do-yun",),),
        "realis": Realis.ASSERTED,
        "polarity": Polarity.AFFIRMED,
        "stance": Stance.NEUTRAL,
        "kind": ClaimKind.EVENT,
    } | changed
    rule = "voice.publisher" if told["stance"] is Stance.OWN else "speaker.verb"
    slots = {name: Slot(value, rule) for name, value in told.items() if value is not None}
    return ProposedClaim(at(words), Span(0, len(TEXT)), slots)


def score(
    rows: list[GoldFigure], claims: list[ProposedClaim], published: Interval | None = None
) -> Evaluation:
    return evaluate(rows, {"one": claims}, {"one": TEXT}, {"one": published})


def test_it_counts_a_full_agreement_as_right_in_every_slot() -> None:
    result = score([row()], [claim()])
    assert (result.gold, result.returned, result.found) == (1, 1, 1)
    assert result.right == dict.fromkeys(SCORED, 1)
    assert result.misses == []
    assert (result.recall, result.precision, result.accuracy("act")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("slot", "changed", "got"),
    [
        ("number", {"quantity": Quantity(43, None)}, "43–"),
        ("act", {"act": "detention"}, "detention"),
        ("act", {"act": None}, ""),
        ("date", {"time": When("in May", Interval.month(2022, 5))}, "2022-05"),
        ("date", {"time": None}, ""),
        ("date", {"time": When("on Monday", None)}, "on Monday (unresolved)"),
        ("speaker", {"speakers": (("Ro Eun-sil",),)}, "Ro Eun-sil"),
        ("speaker", {"speakers": (("Kang Do-yun", "relatives"),)}, "Kang Do-yun < relatives"),
        ("realis", {"realis": Realis.FEARED}, "feared"),
        ("polarity", {"polarity": Polarity.NEGATED}, "negated"),
        ("stance", {"stance": Stance.FIRM}, "firm"),
        ("kind", {"kind": ClaimKind.TOTAL}, "total"),
    ],
)
def test_it_counts_one_wrong_slot_and_says_what_stood_there(
    slot: str, changed: dict[str, Any], got: str
) -> None:
    result = score([row()], [claim(**changed)])
    assert result.right[slot] == 0
    assert {name for name in SCORED if not result.right[name]} - {"date overlaps"} == {slot}
    (miss,) = result.misses
    assert (miss.what, miss.words, miss.got, miss.sentence) == (slot, "43 women", got, TEXT)


def test_it_counts_what_was_not_found_and_what_was_too_many() -> None:
    result = score([row()], [claim("four vans")])
    assert (result.gold, result.returned, result.found, result.returned_listed) == (1, 1, 0, 0)
    assert [(miss.what, miss.words, miss.expected) for miss in result.misses] == [
        ("not found", "43 women", "forced repatriation"),
        ("too many", "four vans", "no row"),
    ]
    assert (result.recall, result.precision) == (0, 0)


def test_a_figure_of_a_row_that_is_not_core_is_too_many_but_listed() -> None:
    result = score([row(), row("four vans", kind="small")], [claim(), claim("four vans")])
    assert (result.gold, result.returned, result.found, result.returned_listed) == (1, 2, 1, 2)
    assert [(miss.what, miss.expected) for miss in result.misses] == [("too many", "small: four vans")]


def test_a_number_that_the_reader_set_aside_is_not_returned() -> None:
    result = score([row()], [claim(), claim("four vans", figure_kind=FigureKind.SMALL)])
    assert (result.returned, result.precision) == (1, 1)


def test_a_row_inside_another_finds_its_own_figure() -> None:
    outer, inner = row("nine of the 43 women", low=9, high=9), row("43 women")
    claims = [claim("nine of the 43 women", quantity=Quantity(9, 9)), claim("43 women")]
    for order in (claims, claims[::-1]):
        result = score([outer, inner], order)
        assert (result.found, result.right["number"]) == (2, 2)


def test_of_two_rows_over_one_figure_only_one_is_found() -> None:
    outer, inner = row("nine of the 43 women", low=9, high=9), row("43 women")
    result = score([outer, inner], [claim("43 women")])
    assert (result.gold, result.found, result.right["number"]) == (2, 1, 1)
    assert [miss.words for miss in result.misses] == ["nine of the 43 women"]


def test_words_that_overlap_in_part_are_the_same_figure() -> None:
    assert score([row("the 43 women")], [claim("43")]).found == 1


@pytest.mark.parametrize(
    ("labelled", "told", "published", "right"),
    [
        ("2020/..", "2020-01-01/..", None, True),
        ("2020/", "2020-01-01/..", None, True),
        ("2020/..", "2020-01-01/2022-06-01", "2022-06-01", True),
        ("2020/2022-06-01", "2020-01-01/..", "2022-06-01", True),
        ("2020/..", "2020-01-01/2022-06-01", None, False),
        ("2020/..", "2021-01-01/..", None, False),
        ("2022-05", "2022-05-01/2022-05-31", None, True),
        ("../2022-05-09", "../2022-05-09", None, True),
        ("", None, None, True),
        ("", "2022", None, False),
    ],
)
def test_an_open_end_is_the_day_of_the_document(
    labelled: str, told: str | None, published: str | None, right: bool
) -> None:
    time = When("then", Interval.from_edtf(told)) if told else None
    result = score(
        [row(date=labelled)], [claim(time=time)], Interval.from_edtf(published) if published else None
    )
    assert bool(result.right["date"]) is right


def test_a_relative_time_left_unresolved_agrees_with_an_empty_label() -> None:
    assert score([row(date="")], [claim(time=When("last week", None))]).right["date"] == 1


@pytest.mark.parametrize(
    ("labelled", "stance", "right"),
    [
        ("", "own", True),
        ("Willow Bridge Centre", "own", True),
        ("Kang Do-yun", "neutral", False),
    ],
)
def test_an_empty_label_or_the_issuers_own_stance_is_the_documents_own_voice(
    labelled: str, stance: str, right: bool
) -> None:
    own = claim(speakers=(("Willow Bridge Centre",),), stance=Stance.OWN)
    assert bool(score([row(speaker=labelled, stance=stance)], [own]).right["speaker"]) is right


def test_a_teller_where_the_document_speaks_for_itself_is_wrong() -> None:
    assert score([row(speaker="", stance="own")], [claim()]).right["speaker"] == 0


def test_no_speaker_at_all_is_the_documents_own_voice() -> None:
    assert score([row(speaker="", stance="own")], [claim(speakers=None)]).right["speaker"] == 1


@pytest.mark.parametrize(
    ("labelled", "told", "right"),
    [
        ("Kang Do-yun", "Kang", True),
        ("Willow Bridge Centre", "the Willow Bridge Centre’s director", True),
        ("an official of the border ministry", "a border official", True),
        ("the embassy", "the ministry", False),
        ("Mr Ma", "Mr Ro", False),
    ],
)
def test_half_of_the_shorter_names_words_must_agree(labelled: str, told: str, right: bool) -> None:
    assert bool(score([row(speaker=labelled)], [claim(speakers=((told,),))]).right["speaker"]) is right


def test_the_innermost_source_of_any_chain_may_be_the_labelled_one() -> None:
    chains = (("Harbour Press", "Ro Eun-sil"), ("Harbour Press", "Kang Do-yun"))
    assert score([row()], [claim(speakers=chains)]).right["speaker"] == 1


@pytest.mark.parametrize(
    ("labelled", "told", "right"),
    [
        ("other:strike", "other:release", True),
        ("other:strike", None, True),
        ("other:strike", "arrest", False),
        ("arrest", "other:raid", False),
    ],
)
def test_any_other_act_is_right_where_an_other_act_is_labelled(
    labelled: str, told: str | None, right: bool
) -> None:
    assert bool(score([row(act=labelled)], [claim(act=told)]).right["act"]) is right


def test_documents_without_rows_are_not_counted() -> None:
    result = evaluate([row()], {"one": [claim()], "two": [claim()]}, {"one": TEXT, "two": TEXT})
    assert (result.gold, result.returned) == (1, 1)


def test_a_document_that_was_not_read_counts_as_not_found() -> None:
    result = evaluate([row()], {}, {})
    assert (result.gold, result.returned, result.found) == (1, 0, 0)


def test_shares_of_nothing_are_nothing() -> None:
    assert (Evaluation().recall, Evaluation().precision, Evaluation().accuracy("act")) == (0, 0, 0)


def test_it_hands_out_its_counts_for_machines() -> None:
    told = score([row(), row("four vans", low=4, high=4)], [claim(act="arrest")]).to_json()
    assert (told["gold"], told["found"], told["recall"], told["precision"]) == (2, 1, 0.5, 1)
    assert told["slots"]["act"] == {"right": 0, "of": 1, "accuracy": 0, "f1": 0}  # type: ignore[index]
    assert [miss["what"] for miss in told["misses"]] == ["not found", "act"]  # type: ignore[attr-defined]


# -- files of labelled rows ----------------------------------------------------------------------------

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows (dicts of the columns that matter) as a CSV file of labelled figures."""

    def _write(*rows: dict[str, str], name: str = "figures.csv", columns: tuple[str, ...] = NEEDED) -> Path:
        lines = [
            ",".join(columns),
            *(",".join(given.get(column, "") for column in columns) for given in rows),
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return _write


LABELLED = {
    "doc": "one",
    "kind": "core",
    "span": "43 women",
    "char_start": "40",
    "number_low": "43",
    "event": " arrest ",
}


def test_it_reads_a_labelled_row(write: Write) -> None:
    (read,) = load_gold(write(LABELLED))
    assert (read.span, read.low, read.high, read.act, read.speaker) == (Span(40, 48), 43, None, "arrest", "")


def test_it_reads_every_file_of_figures_in_a_folder(write: Write, tmp_path: Path) -> None:
    write(LABELLED, name="figures_1.csv")
    write(LABELLED, LABELLED, name="figures_2.csv")
    (tmp_path / "appeals.csv").write_text("doc\n", encoding="utf-8")
    assert len(load_gold(tmp_path)) == 3


def test_a_span_is_counted_in_code_points(write: Write) -> None:
    (read,) = load_gold(write(LABELLED | {"span": "여성 43명"}))
    assert len(read.span) == 6


@pytest.mark.parametrize("path", ["nothing.csv", "."])
def test_it_says_where_no_labelled_figures_are(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnusableGold, match="No labels at"):
        load_gold(tmp_path / path)


def test_it_names_the_columns_that_a_file_lacks(write: Write) -> None:
    path = write(LABELLED, columns=("doc", "kind", "span", "char_start"))
    with pytest.raises(UnusableGold, match=r"figures\.csv lacks the columns number_low, number_high, event"):
        load_gold(path)


@pytest.mark.parametrize("wrong", [{"char_start": "forty"}, {"number_low": "many"}, {"char_start": "-3"}])
def test_it_names_the_line_that_cannot_be_read(write: Write, wrong: dict[str, str]) -> None:
    path = write(LABELLED, LABELLED | wrong)
    with pytest.raises(UnusableGold, match=r"figures\.csv, line 3: .*Correct the row"):
        load_gold(path)


def test_the_format_page_names_every_column_that_is_needed() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "labelling.md").read_text("utf-8")
    assert [column for needed in COLUMNS.values() for column in needed if f"`{column}`" not in page] == []
