"""What happened to people whom nobody counted: told once, where it is late, of people, and of this field."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.watch.site import Site, answer, feed, manners
from tumen.access.models import Actor
from tumen.cli.digests import _title
from tumen.watch.actions import dismiss_alert
from tumen.watch.grouping import stories
from tumen.watch.indicators import indicators, signs_in
from tumen.watch.queries import alerts
from tumen.watch.running import run_round

pytestmark = pytest.mark.django_db

WOMEN = (
    "News of the border",
    "Several North Korean women were forcibly returned from Longjing to North Korea on 9 October 2026, the "
    "Lantern Circle said. They had been detained there since the summer.",
)
KIN = (
    "A man who waits",
    "On 2 October 2026 the police arrested his wife and their daughter in Helong, he said. They had fled "
    "North Korea. The police handed them over to North Korea at Musan on 6 October 2026.",
)
KOREAN = (
    "등불회 소식",
    "중국 공안이 지난 9일 탈북 여성 여러 명을 룽징에서 버스에 태워 북한으로 강제송환했다고 등불회가 밝혔다. "
    "이 여성들은 여름부터 구금돼 있었다.",
)
COUNTED = (
    "The council on the women",
    "On 9 October 2026 China returned 14 women from Longjing to North Korea, the Council of Waiting Families "
    "said. The escapees were forcibly repatriated.",
)
UNPLACED = (
    "The council on a return",
    "On 9 October 2026 China returned 60 people to North Korea, the Council of Waiting Families said. The "
    "escapees were forcibly repatriated.",
)
UNDATED = (
    "Another man who waits",
    "The police arrested his wife and their daughter in Helong, he said. They had fled North Korea. The "
    "police handed them over to North Korea at Musan.",
)
LONG_AGO = (
    "A life",
    "Her mother was forcibly returned from China to North Korea in 2009. The escapees of those years were "
    "detained and tortured, she said.",
)
FEARED = (
    "What is feared",
    "The Lantern Circle fears that several North Korean women will be forcibly returned from Longjing. They "
    "are detained there, and nobody is told of the escapees.",
)


def told_of(actor: Actor, site: Site, *entries: tuple[str, str]) -> list[tuple[str, bool]]:
    """The kinds of alerts, oldest first, and whether they are of nobody counted, when the entries came one
    after the other, a day each."""
    for last in range(1, len(entries) + 1):
        site.pages["/feed.xml"] = answer(feed(*entries[:last], days=tuple(range(12, 12 + last))))
        run_round(actor=actor, manners=manners())
    return [(each.kind.value, each.is_uncounted) for each in alerts(actor).lines][::-1]


@pytest.mark.parametrize("entry", [WOMEN, KIN, KOREAN])
def test_people_whom_nobody_counted_are_news(watched: Actor, site: Site, entry: tuple[str, str]) -> None:
    assert told_of(watched, site, entry) == [("event", True)]


def test_what_is_long_ago_or_feared_is_none(watched: Actor, site: Site) -> None:
    assert told_of(watched, site, LONG_AGO, FEARED) == []


def test_it_is_told_once_in_either_language_and_again_where_it_was_elsewhere(
    watched: Actor, site: Site
) -> None:
    assert told_of(watched, site, WOMEN, KOREAN, KIN) == [("event", True), ("event", True)]


def test_a_figure_of_it_is_news_of_its_own_and_then_nothing_without_one(watched: Actor, site: Site) -> None:
    assert told_of(watched, site, COUNTED, WOMEN) == [("event", False)]


def test_who_counts_them_later_is_a_further_voice_where_another_told_it_before(
    watched: Actor, site: Site
) -> None:
    assert told_of(watched, site, WOMEN, COUNTED) == [("event", True), ("voice", False)]


def test_who_counts_later_whom_they_told_of_is_none(watched: Actor, site: Site) -> None:
    same = (COUNTED[0], COUNTED[1].replace("Council of Waiting Families", "Lantern Circle"))
    assert told_of(watched, site, WOMEN, same) == [("event", True), ("event", False)]


def test_who_counts_people_of_a_month_tells_not_of_a_day_in_it(watched: Actor, site: Site) -> None:
    month = (COUNTED[0], COUNTED[1].replace("On 9 October", "In October"))
    assert told_of(watched, site, WOMEN, month) == [("event", True), ("event", False)]


def test_what_was_put_away_is_nothing_that_another_confirms(watched: Actor, site: Site) -> None:
    told_of(watched, site, WOMEN)
    dismiss_alert(actor=watched, alert=alerts(watched).lines[0].id)
    assert told_of(watched, site, WOMEN, COUNTED) == [("event", False)]


def test_a_number_of_another_day_is_another_event(watched: Actor, site: Site) -> None:
    later = (COUNTED[0], COUNTED[1].replace("9 October", "11 October"))
    assert told_of(watched, site, WOMEN, later) == [("event", True), ("event", False)]


def test_what_nothing_dates_is_another_one_than_what_has_no_place(watched: Actor, site: Site) -> None:
    assert told_of(watched, site, UNPLACED, UNDATED) == [("event", False), ("event", True)]


def test_pages_and_commands_say_that_nobody_counted_them(watched: Actor, site: Site) -> None:
    told_of(watched, site, WOMEN)
    assert "People whom nobody counted" in Client().get("/watch").content.decode()
    (story,) = stories(alerts(watched).lines)
    assert _title(story).startswith("people whom nobody counted: ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two buses with escapees crossed the bridge at Quanhe on Tuesday night.",
        "A group of escapees was put on a bus at night.",
        "구금돼 있던 여성들이 버스에 태워졌다. 탈북민들을 버스에 태워 국경 쪽으로 갔다.",
    ],
)
def test_people_on_buses_are_a_sign_that_they_are_moved(sentence: str) -> None:
    assert "transfer" in {name for name, _ in signs_in(sentence, indicators())}


def test_a_bus_without_them_is_none() -> None:
    said = "A bus with tourists crossed the bridge. The refugees of another war were named."
    assert "transfer" not in {name for name, _ in signs_in(said, indicators())}
