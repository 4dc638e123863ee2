"""Which events are news of this field, and what makes an entry of a feed another one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.watch.site import feed
from tumen.vocabulary.acts import acts
from tumen.watch.fetching import Answer
from tumen.watch.gathering import entries_of
from tumen.watch.newsworthy import news_rule


@pytest.mark.parametrize(
    ("act", "text", "is_met"),
    [
        ("forced repatriation", "China returned 60 North Koreans.", True),
        ("arrest", "경찰이 탈북민 30명을 체포했다.", True),
        ("arrest", "Police arrested 4 people in a raid on a betting ring.", False),
        ("arrest", "경찰이 도박 조직원 4명을 체포했다.", False),
        ("protest", "North Korea protested.", False),
    ],
)
def test_news_is_of_this_field(act: str, text: str, is_met: bool) -> None:
    assert news_rule().is_met(act, ["A quiet day.", text]) is is_met


def test_the_rule_names_acts_that_there_are() -> None:
    assert news_rule().acts <= set(acts())


def key_of_first(data: bytes) -> str:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    answer = Answer("https://lantern.example/feed.xml", 200, "OK", (), data, data, at)
    return next(iter(entries_of(answer, reads_pages=False))).key


def test_an_entry_with_another_id_and_time_is_the_same_one_and_with_other_words_another() -> None:
    told = feed(("A day", "The pond is cleaned."))
    stamped = told.replace(b"</item>", b"<guid>%s</guid><pubDate>%s</pubDate></item>")
    first = key_of_first(stamped % (b"id-1", b"Mon, 3 Mar 2025 06:00:00 GMT"))
    assert key_of_first(stamped % (b"id-2", b"Tue, 4 Mar 2025 06:00:00 GMT")) == first
    assert key_of_first(told.replace(b"pond", b"gate")) != first
