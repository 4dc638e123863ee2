"""Releases as anybody may read them, for the tests of their forms. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tumen.publication.forms.counts import Public, Shown

BY_YEAR = Public(
    number=3,
    title="Returns by year (invented)",
    day=date(2024, 3, 1),
    of="claims",
    head="year",
    across="",
    filters=(("act", "forced repatriation"), ("place", "China")),
    lines=(
        Shown("2018", 1200),
        Shown("2019", 300),
        Shown("before 2018 or after 2019", None),
        Shown("total", 1502, is_total=True),
    ),
    counted="Claims are counted: what one document says once. Many claims may tell of one event.",
    withheld="Counts above 0 and below 5 are withheld, and others where these could be worked out from them, "
    "also beside all earlier releases. What is withheld may be 0.",
    caveats=("Only what documents of this record tell is counted: much of what happened is in no document.",),
    digest="ab" * 32,
    key="cd" * 32,
)
#: The same by act too.
BY_YEAR_AND_ACT = replace(
    BY_YEAR,
    number=4,
    title="Returns & <others> by year and act",
    across="act",
    filters=(),
    lines=(
        *(Shown("2018", 700, across="forced repatriation"), Shown("2018", None, across="killing")),
        Shown("2018", 1200, across="total"),
        *(Shown("total", 900, across="forced repatriation"), Shown("total", 602, across="killing")),
        Shown("total", 1502, is_total=True, across="total"),
    ),
)
