"""The pages of counts: a drawing, its table, its claims one click away, and what it does not say."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast

Get = Callable[[str], str]


def _row(page: str, words: str) -> str:
    return next(
        row for row in re.findall(r"<tr role=\"row\".*?</tr>", page, re.DOTALL) if f">{words}<" in row
    )


def test_each_year_is_drawn_and_stands_in_the_table(get: Get, cast: Cast) -> None:
    page = get("/counts")
    assert '<svg class="columns"' in page
    row = _row(page, "2023")
    assert re.search(r'href="/counts/claims\?since=2023&amp;until=2023"', row)
    assert '<rect class="sure"' in row


def test_the_claims_behind_a_number_are_as_many(get: Get, cast: Cast) -> None:
    page = get("/counts?by=act")
    for address, number in re.findall(r'<a href="(/counts/claims\?[^"]+)">(\d+)<', page):
        behind = get(address.replace("&amp;", "&"))
        assert len(re.findall(r'class="telling"', behind)) == int(number)


@pytest.mark.parametrize("by", ["year", "place", "act", "sex", "age"])
def test_it_says_what_its_numbers_do_not_say(get: Get, cast: Cast, by: str) -> None:
    page = get(f"/counts?by={by}")
    assert "What these numbers do not say" in page
    assert "They are never added up." in page
    assert "goes through publication" in page
    assert "download" not in re.sub(r"Nothing can be downloaded", "", page)


def test_events_are_counted_beside_claims_and_lead_to_the_timeline(get: Get, cast: Cast) -> None:
    page = get("/counts?of=events")
    assert re.search(r'href="/timeline\?since=2023&amp;until=2023"', _row(page, "2023"))
    assert "By sex" not in page


def test_a_reader_without_clearance_finds_no_province_of_china(get: Get, cast: Cast) -> None:
    assert _row(get("/counts?by=place"), "China")
    assert "Province" not in get("/counts?by=place&country=CN&province=Jilin").split("<table")[0]


def test_a_filter_that_fits_nothing_says_what_to_do(get: Get, cast: Cast) -> None:
    page = get("/counts?act=torture")
    assert "Nothing is counted here" in page
    assert "Take one of them off." in page
    assert 'href="/counts?by=year"' in page
    assert "No claim to show" in get("/counts/claims?act=torture")


NONSENSE = ("by=x", "of=y", "since=x", "after=x", "age=<script>", "country=%00", "act=%ff")


@pytest.mark.parametrize("asked", NONSENSE)
def test_nonsense_is_not_asked_for(client: Client, cast: Cast, asked: str) -> None:
    for address in ("counts", "counted-claims", "timeline", "map"):
        answer = client.get(f"{reverse(address)}?{asked}")
        assert answer.status_code == 200
        assert b"<script>" not in answer.content


def test_a_page_asks_few_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for address in ("counts", "counted-claims", "timeline", "map"):
        with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
            client.get(reverse(address))
