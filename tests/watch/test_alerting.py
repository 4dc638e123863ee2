"""What is news of an event: what an outlet takes back in its own voice, and what is no new voice."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.watch.site import Site, answer, feed, manners
from tumen.access.models import Actor
from tumen.corroboration.figures import Role
from tumen.vocabulary.quantities import Quantity
from tumen.watch import alerting
from tumen.watch.queries import alerts
from tumen.watch.running import run_round

pytestmark = pytest.mark.django_db

TOLD = (
    "People sent back",
    "On 9 October 2026 the police returned 600 people from China to North Korea. The escapees were forcibly "
    "repatriated.",
)
WITHDRAWN = (
    "[lantern-members] We withdraw our message",
    "We were wrong. The 600 escapees were not returned to North Korea on 9 October 2026. The Rivermouth "
    "Clinic had told us that 600 people were returned from China to North Korea on 9 October 2026.",
)
KOREAN = (
    "탈북민 600명 강제송환",
    "중국이 지난 9일 탈북민 600명을 북한으로 강제송환했다. 이들은 국경을 넘어 북송됐다.",
)
KOREAN_WITHDRAWN = (
    "12일자 기사를 바로잡습니다",
    "본지는 지난 9일 탈북민 600명이 북한으로 송환됐다고 보도했습니다. 이 보도를 철회합니다. "
    "탈북민 600명은 9일 북한으로 송환되지 않았습니다.",
)
ANNOUNCED = (
    "600 North Koreans sent back on 9 October 2026, group says",
    "On 9 October 2026 China returned 600 people to North Korea, the Council of Waiting Families said. The "
    "escapees were forcibly repatriated.",
)
UPDATED = (
    "Update: 85 people were sent back on 9 October 2026, not 60",
    "We now know of 85 North Korean escapees whom China forcibly returned on 9 October 2026. Our first "
    "statement spoke of about 60.",
)


def kinds_after(actor: Actor, site: Site, *entries: tuple[str, str]) -> list[str]:
    """The kinds of alerts, oldest first, when the entries came one after the other, a day each."""
    for last in range(1, len(entries) + 1):
        days = tuple(range(12, 12 + last))
        site.pages["/feed.xml"] = answer(feed(*entries[:last], days=days))
        run_round(actor=actor, manners=manners())
    return [each.kind.value for each in alerts(actor).lines][::-1]


@pytest.mark.parametrize(("told", "back"), [(TOLD, WITHDRAWN), (KOREAN, KOREAN_WITHDRAWN)])
def test_an_outlet_takes_back_in_its_own_voice_what_it_told_and_tells_it_no_more(
    watched: Actor, site: Site, told: tuple[str, str], back: tuple[str, str]
) -> None:
    assert kinds_after(watched, site, told, back) == ["event", "taken back"]


def test_a_headline_is_no_further_voice_than_who_is_quoted_below_it(watched: Actor, site: Site) -> None:
    said = (
        "What the council says",
        "On 9 October 2026 China returned 600 people to North Korea, the Council of Waiting Families said.",
    )
    assert kinds_after(watched, site, said, ANNOUNCED) == ["event"]


def test_what_an_update_denies_and_takes_back_is_no_event_of_its_own(watched: Actor, site: Site) -> None:
    assert kinds_after(watched, site, UPDATED) == ["event"]


def test_that_another_took_something_back_is_no_event_of_its_own(watched: Actor, site: Site) -> None:
    told = (
        "등불회 “회령 120명 송환은 사실 아냐”… 발표 철회",
        "지난 9일 회령을 통해 탈북민 120명이 북한으로 송환됐다고 알렸던 등불회가 12일 이를 철회했다. "
        "등불회는 “120명은 북한으로 송환되지 않았다”고 밝혔다.",
    )
    assert kinds_after(watched, site, told) == []


def test_nor_is_it_a_further_voice_of_what_was_told(watched: Actor, site: Site) -> None:
    said = (
        "탈북민 120명 송환",
        "등불회는 지난 9일 탈북민 120명이 회령을 통해 북한으로 강제송환됐다고 밝혔다.",
    )
    back = (
        "등불회 “회령 120명 송환은 사실 아냐”… 발표 철회",
        "지난 9일 회령을 통해 탈북민 120명이 북한으로 송환됐다고 알렸던 등불회가 13일 이를 철회했다.",
    )
    assert kinds_after(watched, site, said, back) == ["event"]


@pytest.mark.parametrize(
    ("number", "kinds"), [("57", []), ("about 57", []), ("about 50", ["range"]), ("85", ["range"])]
)
def test_what_about_sixty_can_mean_lies_not_outside_of_it(
    watched: Actor, site: Site, number: str, kinds: list[str]
) -> None:
    about = (
        ANNOUNCED[0].replace("600", "About 60"),
        ANNOUNCED[1].replace("600", "about 60") + " The 60 were driven to the bridge at night.",
    )
    counted = (
        "What our own contact counted",
        f"On 9 October 2026 China returned {number} people to North Korea, the Lantern Circle said. The "
        "escapees were forcibly repatriated.",
    )
    assert kinds_after(watched, site, about, counted) == ["event", *kinds]


def test_an_alert_has_one_sentence_of_each_document_and_none_that_is_its_headline(
    watched: Actor, site: Site
) -> None:
    kinds_after(watched, site, ANNOUNCED)
    [alert] = alerts(watched).lines
    [sentence] = alert.sentences
    assert sentence.words.startswith("On 9 October 2026 China returned 600 people")


@pytest.mark.parametrize("when", ["On 9 October 2026", "In October 2026"])
def test_as_many_people_sent_back_elsewhere_are_an_event_of_their_own(
    watched: Actor, site: Site, when: str
) -> None:
    twice = (
        "News of the border",
        f"{when} 60 escapees were forcibly repatriated from Tumen to Namyang. {when} 60 escapees were "
        "forcibly repatriated from Dandong to Sinuiju.",
    )
    assert kinds_after(watched, site, twice) == ["event", "event"]


def test_an_open_bound_sets_no_range(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "More than 500" does not make exact what another tells as "about 600 or more"."""
    told = {
        "rough": Quantity(600, None, approximate=True),
        "exact": Quantity(500, None),
        "new": Quantity(550, 550),
    }
    views = [
        SimpleNamespace(id=id, document=id, values={"quantity": quantity}) for id, quantity in told.items()
    ]
    monkeypatch.setattr(alerting, "the_record", lambda: None)
    monkeypatch.setattr(alerting, "figures", lambda viewer, among: views)
    before = SimpleNamespace(range=SimpleNamespace(low=600, high=None))
    known = dict.fromkeys(("rough", "exact"), Role.COUNTS)
    assert alerting._outside(known, ["new"], before) == []
