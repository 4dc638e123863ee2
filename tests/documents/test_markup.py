"""What a page's markup states, value by value."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, page
from tumen.documents.intake.sniff import declared_charset
from tumen.documents.intake.webpage import parse_page
from tumen.documents.intake.webpage.markup import fallback_date, locale_of, read_day, stated_metadata


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-10-12", "2023-10-12"),
        ("2023-10-12T23:59:00-11:00", "2023-10-12"),
        ("20231012", "2023-10-12"),
        ("20231012143000", "2023-10-12"),
        ("Thu, 12 Oct 2023 08:30:00 GMT", "2023-10-12"),
        ("October 12, 2023", "2023-10-12"),
        ("2023년 10월 12일", "2023-10-12"),
        ("2023-10", ""),
        ("03/04/2023", ""),
        ("20231332", ""),
        ("yesterday", ""),
        (None, ""),
        (20231012, ""),
        (["2023-10-12"], ""),
    ],
)
def test_a_day_of_markup_is_read_or_left(value: object, day: str) -> None:
    found = read_day(value)
    assert (str(found) if found else "") == day


def test_the_first_name_that_counts_wins() -> None:
    head = (
        '<meta name="date" content="2023-10-14"><meta property="article:published_time" content="2023-10-12">'
    )
    found = stated_metadata(parse_page(page(head=head))).published
    assert found
    assert str(found.value) == "2023-10-12"
    assert "article:published_time" in found.evidence


@pytest.mark.parametrize(
    "linked",
    [
        "[]",
        "{}",
        "null",
        '"x"',
        "[[[]]]",
        '{"@type": "Article"}',
        '{"@type": ["NewsArticle"], "author": null, "datePublished": 12, "publisher": []}',
        '{"@graph": "x", "@type": "Article", "author": {"name": 5}}',
        '{"@type": "Article", "author": ["https://reed.example/ada", {"url": "x"}]}',
        "[" * 5_000,
        "{",
    ],
)
def test_odd_json_ld_states_nothing(linked: str) -> None:
    said = stated_metadata(parse_page(page(head=f'<script type="application/ld+json">{linked}</script>')))
    assert said.published is None
    assert said.authors == ()


def test_an_address_is_no_author_and_no_publisher() -> None:
    head = '<meta name="author" content="https://reed.example/ada"><meta name="publisher" content="@reed">'
    said = stated_metadata(parse_page(page(head=head)))
    assert said.authors == ()
    assert said.publisher is None


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · "])
def test_the_sites_name_is_taken_off_the_title(mark: str) -> None:
    html = (
        f"<html><head><title>{HEADLINE}{mark}Reed Post</title></head><body><h1>{HEADLINE}</h1></body></html>"
    )
    said = stated_metadata(parse_page(html))
    assert said.title
    assert said.title.value == HEADLINE
    assert said.publisher
    assert said.publisher.value == "Reed Post"


def test_a_dash_in_a_headline_takes_nothing_off() -> None:
    html = "<html><head><title>Forty returned - and nobody asked</title></head><body></body></html>"
    said = stated_metadata(parse_page(html))
    assert said.title
    assert said.title.value == "Forty returned - and nobody asked"
    assert said.publisher is None


@pytest.mark.parametrize(
    ("html", "locale"),
    [
        ('<html lang="en-GB"><body>x</body></html>', "en-GB"),
        ('<html lang="ko"><body>x</body></html>', ""),
        ('<html><head><meta property="og:locale" content="en_US"></head><body>x</body></html>', "en_US"),
    ],
)
def test_the_locale_needs_a_country(html: str, locale: str) -> None:
    assert locale_of(parse_page(html)) == locale


def test_the_fallback_takes_no_day_that_the_page_does_not_hold() -> None:
    assert fallback_date(page()) is None
    assert fallback_date(page(head='<meta property="article:modified_time" content="2023-10-12">')) is None


@pytest.mark.parametrize(
    ("start", "charset"),
    [
        ('<meta charset="euc-kr">', "euc-kr"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "iso-8859-1"),
        ('<?xml version="1.0" encoding="UTF-8"?>', "UTF-8"),
        ("<p>charset</p>", ""),
    ],
)
def test_the_encoding_that_a_page_names(start: str, charset: str) -> None:
    assert declared_charset(start) == charset
