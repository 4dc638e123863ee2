"""Tables of counts: each number with what the heads of its column and row, and the caption, tell of it."""

from __future__ import annotations

import pytest

from tumen.reading import read
from tumen.reading.sources import Source
from tumen.vocabulary.codes import Polarity
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim

YEARS = """The Uncounted

Table 2. Persons forcibly returned, by year and source

Year | Willow register | Ash Survey Unit (estimate) | Reed Border Desk
2019 | 305 | 880 | 296
2020 | 17 | about 40 | 12*
2021 | 64 | – | 71
Total | 386 | 920 | 379

The fall needs no explanation.
"""


def figures(text: str, publisher: str = "") -> list[tuple[str, ProposedClaim]]:
    source = Source("x", text, published=Interval.from_edtf("2022-07-01"), publisher=publisher)
    (found,) = [claims for _, claims in read([source])]
    return [
        (claim.passage.of(text), claim)
        for claim in found
        if claim.slots["sort"].value.value == "figure" and claim.slots["act"].rule.startswith("grid")
    ]


def told(claim: ProposedClaim, slot: str) -> str:
    return str(claim.slots[slot].value) if slot in claim.slots else ""


def test_every_number_has_the_year_of_its_row_and_the_source_of_its_column() -> None:
    found = figures(YEARS)
    assert [words for words, _ in found] == "305 880 296 17 40 12 64 71 386 920 379".split()
    second = dict(found)["880"]
    assert told(second, "time") == "2019"
    assert second.slots["speakers"].value == (("Ash Survey Unit",),)
    assert told(second, "act") == "forced repatriation"


def test_a_count_of_all_years_has_them_all() -> None:
    assert told(dict(figures(YEARS))["386"], "time") == "2019-01-01/2021-12-31"


def test_the_issuers_own_register_speaks_in_its_own_voice() -> None:
    found = dict(figures(YEARS, publisher="Willow Data Project"))
    assert "speakers" not in found["305"].slots
    assert "speakers" in found["296"].slots


@pytest.mark.parametrize(
    "text",
    [
        "Crossing\t2021\t2022\nDandong\t120\t85\nTumen\t40\t66\n",
        "            2021     2022\nDandong     120      85\nTumen       40       66\n",
        "| Crossing | 2021 | 2022 |\n|---|---|---|\n| Dandong | 120 | 85 |\n| Tumen | 40 | 66 |\n",
    ],
)
def test_cells_are_parted_by_tabs_white_space_or_strokes(text: str) -> None:
    found = figures(f"Returns by crossing\n\n{text}")
    assert [words for words, _ in found] == ["120", "85", "40", "66"]
    assert [told(claim, "time") for _, claim in found] == ["2021", "2022", "2021", "2022"]
    assert "Dandong" in told(found[0][1], "place")


def test_heads_of_columns_tell_the_act() -> None:
    found = figures("Year | Arrested | Sent back | Killed\n2019 | 51 | 40 | 2\n2020 | 12 | 9 | 1\n")
    assert [told(claim, "act") for _, claim in found[:3]] == ["arrest", "forced repatriation", "killing"]


def test_some_of_a_row_are_a_part_of_it_at_the_time_that_the_caption_names() -> None:
    table = "Place | Women | Men\nHunchun | 91 | 30\nHelong | 14 | 5\n"
    found = figures(f"People returned in 2018\n\n{table}")
    assert [claim.slots["quantity"].value.share_of for _, claim in found] == ["Hunchun"] * 2 + ["Helong"] * 2
    assert {told(claim, "time") for _, claim in found} == {"2018"}


def test_a_caption_with_two_times_dates_no_number() -> None:
    found = figures(
        "Returned in May 2018; updated on 3 March 2021\n\nPlace | Counted\nHunchun | 91\nHelong | 14\n"
    )
    assert [told(claim, "time") for _, claim in found] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Price of rice\n\nYear | Musan | Hyesan\n2019 | 4,300 | 4,400\n2020 | 4,500 | 4,800\n",
        "Interviews\n\nYear | Women | Men\n2019 | 43 | 44\n2020 | 45 | 48\n",
        "Willow Centre | Press release\n\nForty people were sent back | 12 May\n",
    ],
)
def test_what_tells_no_act_gives_no_figure(text: str) -> None:
    assert figures(text) == []


def test_a_line_of_a_table_is_not_read_as_prose() -> None:
    text = "Returned\n\nYear | Ash Centre\n2019 | 305\n2020 | 296\n"
    source = Source("x", text, published=Interval.from_edtf("2022-07-01"))
    (found,) = [claims for _, claims in read([source])]
    assert [claim.passage.of(text) for claim in found if claim.slots["sort"].value.value != "act"] == [
        "305",
        "296",
    ]


def test_applications_and_decisions_befell_nobody() -> None:
    text = (
        "Those returned asked for protection.\n\nYear | Applications | Granted | Returned\n"
        "2019 | 5 | 3 | 2\n2020 | 4 | 2 | 1\n"
    )
    assert [words for words, _ in figures(text)] == ["2", "1"]


def test_a_cell_that_holds_none_tells_that_it_was_not_so() -> None:
    (one, none) = figures("Returned\n\nYear | Returned\n2019 | 5\n2020 | 0\n")
    assert one[1].slots["polarity"].value is Polarity.AFFIRMED
    assert none[1].slots["polarity"].value is Polarity.NEGATED
