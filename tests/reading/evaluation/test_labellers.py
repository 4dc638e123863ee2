"""Two people's labels of the same text: what both have, and where they differ."""

from __future__ import annotations

from tumen.reading.evaluation import Label
from tumen.reading.evaluation.labellers import agreement
from tumen.vocabulary.spans import Span

TEXT = "The Willow Centre says that 50 women and 3 boys were sent back to Tumen in May 2022."


def row(words: str, doc: str = "one", **values: str) -> Label:
    start = TEXT.index(words)
    return Label(doc, Span(start, start + len(words)), words, {"doc": doc, **values})


def figure(words: str, doc: str = "one", **values: str) -> Label:
    told = {"kind": "core", "number_low": "50", "number_high": "50", "event": "forced repatriation"}
    told |= {"date_iso": "2022-05", "who_said": "The Willow Centre", "realis": "asserted"}
    return row(words, doc, **(told | values))


def test_the_same_labels_agree_in_everything() -> None:
    rows = {"figures": [figure("50 women")]}
    tally = agreement(rows, rows)["figures"]
    assert (tally.gold, tally.returned, tally.found, tally.misses) == (1, 1, 1, [])


def test_what_one_has_alone_is_named() -> None:
    first, second = [figure("50 women"), figure("3 boys")], [figure("50 women")]
    tally = agreement({"figures": first}, {"figures": second})["figures"]
    assert (tally.recall, tally.precision) == (0.5, 1.0)
    assert [(miss.what, miss.words) for miss in tally.misses] == [("not found", "3 boys")]


def test_each_slot_that_differs_is_named() -> None:
    other = figure("50 women and 3 boys", who_said="Willow Centre", date_iso="2022-05-09", number_high="")
    tally = agreement({"figures": [figure("50 women")]}, {"figures": [other]})["figures"]
    assert [miss.what for miss in tally.misses] == ["upper bound", "date"]


def test_a_number_that_counts_no_people_of_the_record_is_left_out() -> None:
    first, second = [figure("50 women")], [figure("50 women"), figure("3 boys", kind="small")]
    assert agreement({"figures": first}, {"figures": second})["figures"].precision == 1.0


def test_only_documents_and_kinds_that_both_labelled_count() -> None:
    first = {"figures": [figure("50 women"), figure("3 boys", "two")], "norms": [row("Tumen", norm="x")]}
    second = {"figures": [figure("50 women")]}
    found = agreement(first, second)
    assert set(found) == {"figures"}
    assert found["figures"].gold == 1


def test_rows_of_different_documents_are_never_paired() -> None:
    first, second = [figure("50 women"), figure("3 boys", "two")], [figure("50 women", "two")]
    assert agreement({"figures": first}, {"figures": second})["figures"].found == 0


def test_an_ask_agrees_by_its_content_words() -> None:
    ask = {"asker": "Willow Centre", "addressee": "the minister"}
    first = {"appeals": [row("sent back", ask="free the women", **ask)]}
    second = {"appeals": [row("sent back", ask="to free all of the women at once", **ask)]}
    assert agreement(first, second)["appeals"].accuracy("ask") == 1.0


def test_one_norm_in_two_spellings_agrees() -> None:
    first = {"norms": [row("Willow Centre", norm="1951 Refugee Convention art. 33")]}
    second = {
        "norms": [row("Willow Centre", norm="Convention relating to the Status of Refugees article 33")]
    }
    other = {"norms": [row("Willow Centre", norm="Convention against Torture article 3")]}
    assert agreement(first, second)["norms"].accuracy("norm") == 1.0
    assert agreement(first, other)["norms"].accuracy("norm") == 0.0
