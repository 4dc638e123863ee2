"""The order of a table's lines tells nothing of a count that is withheld."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.publication.tables import Counted, Group, Line, _least, in_order
from tumen.record.queries import By

#: As a table by country and by year is counted: by size, then what is no single country.
COUNTS = {"China": 40, "Laos": 30, "Chad": 20, "all others": 3, "not told": 0, "total": 93}


def counted(lines: Sequence[Line], across: str = "") -> Counted:
    return Counted("claims", By.PLACE.value, across, {}, tuple(lines), (), 5, "")


def group(words: str) -> dict[str, Group]:
    if words == "total":
        return {}
    if words == "all others":
        return {"place": Group(("China", "Laos", "Chad", "-"), is_rest=True)}
    return {"place": Group(("-",) if words == "not told" else (words,))}


def told(table: Counted, withheld: Sequence[str] = ()) -> list[str]:
    shown = [line.words not in withheld for line in table.lines]
    return [table.lines[at].words for at in in_order(table, shown)]


def test_what_is_withheld_stands_behind_what_is_shown_by_its_name() -> None:
    table = counted([Line(words, group(words), count) for words, count in COUNTS.items()])
    rest = ["all others", "not told", "total"]
    assert told(table) == list(COUNTS)
    assert told(table, ["Laos", "all others"]) == ["China", "Chad", "Laos", *rest]
    assert told(table, ["China", "Laos", "Chad"]) == ["Chad", "China", "Laos", *rest]


def test_another_count_that_is_withheld_changes_no_place() -> None:
    orders = set()
    for count in (5, 25, 35, 60):
        counts = dict(sorted({**COUNTS, "Laos": count}.items(), key=lambda each: -each[1]))
        ordered = {name: counts[name] for name in counts if name in ("China", "Laos", "Chad")} | COUNTS
        table = counted([Line(words, group(words), count) for words, count in ordered.items()])
        orders.add(tuple(told(table, ["Laos", "all others"])))
    assert len(orders) == 1


def test_rows_and_columns_of_a_table_by_two_things_stand_by_their_own_wholes() -> None:
    years = ("2020", "2021", "total")
    lines = [
        Line(
            words,
            {**group(words), **({"year": Group((year,))} if year != "total" else {})},
            count if year == "total" else 1,
            year,
        )
        for words, count in COUNTS.items()
        for year in years
    ]
    table = counted(lines, By.YEAR.value)
    shown = [line.words != "Laos" or line.across != "total" for line in lines]
    order = [(table.lines[at].words, table.lines[at].across) for at in in_order(table, shown)]
    assert order == [
        (words, year)
        for words in ("China", "Chad", "Laos", "all others", "not told", "total")
        for year in years
    ]


def test_whoever_reads_a_table_knows_of_which_rows_there_is_enough() -> None:
    places = [(words, group(words)["place"]) for words in COUNTS if words != "total"]
    assert _least(By.PLACE, places, 5) == {"China": 5, "Laos": 5, "Chad": 5}
    years = [(words, Group((words,))) for words in ("2018", "2019", "2020")]
    rest = Group(("2018", "2019", "2020", "several", "-"), is_rest=True)
    assert _least(By.YEAR, [*years, ("before or after", rest)], 5) == {"2018": 5, "2020": 5}
    assert (
        _least(By.YEAR, [("over several years", Group(("several",))), ("not told", Group(("-",)))], 5) == {}
    )
    assert _least(By.SEX, [("female", Group(("female",)))], 5) == {}
