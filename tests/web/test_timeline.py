"""The page of the timeline: zoom by links, a table with a mark for each event, filters."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.web.cast import Cast

Get = Callable[[str], str]


def test_it_zooms_into_a_year_and_out_again(get: Get, cast: Cast) -> None:
    page = get("/timeline")
    assert 'href="/timeline?since=2023&amp;until=2023"' in page
    year = get("/timeline?since=2023&until=2023")
    assert re.search(r'href="/timeline" *>All years', year)
    assert ">Jan<" in year
    assert "26 April 2024" not in year
    assert "9 October 2023" in year


def test_each_event_has_a_mark_beside_its_words(get: Get, cast: Cast) -> None:
    page = get("/timeline")
    table = page.split("<table")[1]
    assert table.count('<svg class="lane') == table.count("/events/e-") > 3
    assert f'href="/events/{cast.october}"' in table
    assert "4 independent voices" in table


def test_a_filter_narrows_and_stays_in_the_links(get: Get, cast: Cast) -> None:
    page = get("/timeline?country=CN")
    assert 'href="/timeline?country=CN&amp;since=2023&amp;until=2023"' in page
    assert "Country: China" in page
    assert cast.october in page


def test_what_is_not_told_as_having_happened_stays_apart(get: Get, cast: Cast) -> None:
    assert "70 people" not in get("/timeline")
    assert "70 people" in get("/timeline?kind=not+told+as+having+happened&realis=feared")


def test_nothing_found_says_what_to_do(get: Get, cast: Cast) -> None:
    assert "Take one of them off." in get("/timeline?act=torture")


def test_nothing_is_added_up(get: Get, cast: Cast) -> None:
    assert "Each column is a number of events, not of people." in get("/timeline")
