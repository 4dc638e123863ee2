"""The pages of the workspace itself: people and grants, the log, the vocabulary, health and settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.forms import without_tokens
from tumen.access.actions import erase_detail, grant, introduce
from tumen.access.actors import JUDGE
from tumen.access.models import Actor, AuditLine, Grant, GrantKind, Level, Role
from tumen.vault.checking import trouble, well
from tumen.web import audit, granting, health, house, viewing

Get = Callable[[Actor, str], str]
Post = Callable[[str, dict[str, str]], HttpResponse]


@pytest.fixture
def keeper(actor: Actor) -> Actor:
    """Who keeps the workspace and is cleared for all of it."""
    return actor


@pytest.fixture
def colleague(keeper: Actor) -> Actor:
    return introduce(name="Invented Colleague", roles=[Role.READER])


@pytest.fixture
def get(client: Client, monkeypatch: pytest.MonkeyPatch) -> Get:
    def page(viewer: Actor, address: str) -> str:
        monkeypatch.setattr(viewing, "viewer_of", lambda request: viewer)
        answer = client.get(address, **{JUDGE: viewer})
        assert answer.status_code == 200, address
        return without_tokens(answer.content.decode())

    return page


@pytest.fixture
def post(client: Client, keeper: Actor, monkeypatch: pytest.MonkeyPatch) -> Post:
    """A keeper who is signed in sends a form."""
    for module in (viewing, granting):
        monkeypatch.setattr(module, "viewer_of", lambda request: keeper)
    return lambda address, sent: client.post(address, sent, **{JUDGE: keeper})  # type: ignore[return-value]


def held(of: Actor) -> set[tuple[str, str]]:
    now = timezone.now()
    rows = Grant.objects.filter(actor=of).exclude(until__lte=now)
    return set(rows.values_list("kind", "value"))


# ---- the house ----


def test_it_leads_to_what_the_viewer_may_open(get: Get, keeper: Actor, colleague: Actor) -> None:
    for address in ("people", "audit", "vocabulary", "health", "settings"):
        assert f'href="/{address}"' in get(keeper, "/house")
        assert (f'href="/{address}"' in get(colleague, "/house")) is (address not in ("health", "settings"))


# ---- people ----


def test_a_keeper_sees_everybody_and_others_themselves_alone(
    get: Get, keeper: Actor, colleague: Actor
) -> None:
    all_of_them, own = get(keeper, "/people"), get(colleague, "/people")
    assert {keeper.name, colleague.name} == {
        name for name in (keeper.name, colleague.name) if name in all_of_them
    }
    assert colleague.name in own
    assert keeper.name not in own
    assert "Reader: reads and changes nothing" in own
    assert "/people/grant" in all_of_them
    assert "/people/grant" not in own


def test_it_grants_with_a_reason(post: Post, get: Get, keeper: Actor, colleague: Actor) -> None:
    sent = {"who": f"a-{colleague.pk}", "grant": "role:reviewer", "why": "knows the letters"}
    answer = post("/people/grant", {**sent, "until": "2999-12-31"})
    assert (answer.status_code, answer["Location"]) == (302, f"/people#a-{colleague.pk}")
    given = Grant.objects.get(actor=colleague, value="reviewer")
    assert (given.why, given.granted_by) == ("knows the letters", keeper)
    assert given.until is not None
    assert f"{given.until:%Y-%m-%d %H:%M}" == "2999-12-31 23:59"
    page = get(keeper, "/people")
    assert "knows the letters" in page
    assert "until 31 December 2999, 23:59 UTC" in page


def test_it_takes_back_with_a_reason(post: Post, colleague: Actor) -> None:
    sent = {"who": f"a-{colleague.pk}", "grant": "role:reader", "why": "has left"}
    assert post("/people/revoke", sent).status_code == 302
    assert ("role", "reader") not in held(colleague)
    assert AuditLine.objects.get(action="access.revoke").detail["why"] == "has left"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"why": " "}, "does not say why"),
        ({"who": "a-999999"}, "Choose somebody"),
        ({"who": ""}, "Choose somebody"),
        ({"grant": ""}, "Choose one of the list"),
        ({"grant": "role:king"}, "“king” is no role"),
        ({"grant": "crown:gold"}, "cannot be granted"),
        ({"grant": "compartment:k-00000000"}, "compartment"),
        ({"until": "tomorrow"}, "“tomorrow” is no day"),
        ({"until": "2000-01-01"}, "cannot end before it begins"),
    ],
)
def test_it_refuses_a_grant_that_cannot_be_meant(
    post: Post, colleague: Actor, wrong: dict[str, str], says: str
) -> None:
    before = held(colleague)
    sent = {"who": f"a-{colleague.pk}", "grant": "identity:", "why": "the reason that stays", **wrong}
    answer = post("/people/grant", sent)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert says in page.partition('role="alert">')[2].partition("</p>")[0]
    assert "why" in wrong or "the reason that stays" in page, "what was typed is lost"
    assert held(colleague) == before


def test_the_last_keeper_stays(post: Post, keeper: Actor) -> None:
    answer = post("/people/revoke", {"who": f"a-{keeper.pk}", "grant": "role:keeper", "why": "tired"})
    assert answer.status_code == 400
    assert "Make somebody else a keeper first" in answer.content.decode()
    assert ("role", "keeper") in held(keeper)


def test_nobody_but_a_keeper_grants(client: Client, keeper: Actor, colleague: Actor) -> None:
    for name in ("grant", "revoke"):
        sent = {"who": f"a-{colleague.pk}", "grant": "role:keeper", "why": "wants to"}
        assert client.post(f"/people/{name}", sent, **{JUDGE: colleague}).status_code == 403
    assert held(colleague) == {("role", "reader"), ("clearance", "internal")}


# ---- the log ----


def test_the_log_has_the_newest_line_first(get: Get, keeper: Actor, colleague: Actor) -> None:
    page = get(keeper, "/audit")
    newest = AuditLine.objects.latest("number")
    first = page.partition('<li id="line-')[2]
    assert first.startswith(f'{newest.number}"')
    assert "1 newcomer" in first
    assert "tumen audit verify" in page


def test_it_is_narrowed_by_who_which_what_and_since(get: Get, keeper: Actor, colleague: Actor) -> None:
    def lines(asked: str) -> int:
        return get(keeper, f"/audit?{asked}").count('<li id="line-')

    every, own = lines(""), lines(f"who=a-{colleague.pk}")
    assert own == 1 < every
    assert lines("action=access") == every
    assert lines("action=access.grant") == AuditLine.objects.filter(action="access.grant").count()
    assert lines(f"item=A-{colleague.pk}") == 1
    assert lines(f"since={timezone.now() + timedelta(days=2):%Y-%m-%d}") == 0
    assert lines("who=a-999999") == lines("item=%00") == 0
    assert "Take a filter off" in get(keeper, "/audit?who=a-999999")


def test_it_refuses_a_day_that_is_none(client: Client, db: None) -> None:
    answer = client.get("/audit?since=soon")
    assert answer.status_code == 400
    assert "“soon” is no day" in answer.content.decode()


def test_the_log_comes_a_part_at_a_time(
    get: Get, keeper: Actor, colleague: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "FIFTY", 2)
    grant(actor=keeper, to=colleague, kind=GrantKind.ROLE, value=Role.REVIEWER, why="a third line")
    numbers = list(AuditLine.objects.order_by("-number").values_list("number", flat=True))
    assert len(numbers) > 2
    page = get(keeper, "/audit?action=access")
    assert page.count('<li id="line-') == 2
    assert f"?action=access&amp;before={numbers[1]}" in page
    older = get(keeper, f"/audit?before={numbers[1]}")
    assert f'<li id="line-{numbers[2]}"' in older
    assert f'<li id="line-{numbers[1]}"' not in older
    assert "Fifty older" not in get(keeper, f"/audit?before={numbers[-2]}")
    assert get(keeper, "/audit?before=99999999999999999999999") == get(keeper, "/audit?before=x")


def test_who_does_not_see_all_is_shown_their_own_lines(get: Get, keeper: Actor) -> None:
    narrow = introduce(name="Invented Visitor", roles=[Role.READER], clearance=Level.PUBLIC)
    page = get(narrow, "/audit")
    assert page.count('<li id="line-') == 1
    assert keeper.name not in page
    assert '<li id="line-' not in get(narrow, f"/audit?who=a-{keeper.pk}")


def test_details_are_for_who_is_cleared_and_an_erased_one_says_so(
    get: Get, keeper: Actor, colleague: Actor
) -> None:
    grant(actor=keeper, to=colleague, kind=GrantKind.ROLE, value=Role.REVIEWER, why="zqreason")
    number = AuditLine.objects.latest("number").number
    assert "zqreason" in get(keeper, "/audit")
    assert "zqreason" not in get(colleague, "/audit")
    erase_detail(actor=keeper, number=number, why="It named somebody.")
    page = get(keeper, "/audit")
    assert "zqreason" not in page
    assert f"by {keeper.name} (line {number + 1}). It named somebody." in page


# ---- vocabulary, health, settings ----


def test_the_vocabulary_says_what_codes_mean_and_where_they_are_from(get: Get, colleague: Actor) -> None:
    page = get(colleague, "/vocabulary")
    for words in ("forced return", "HURIDOCS MT4 380101000000 Refoulement", "chapter V-2",
                  "mostly reliable", "balance of probabilities", "use it in research"):  # fmt: skip
        assert words in page, words
    assert 'href="/record?act=forced+repatriation"' in page


def test_health_says_what_is_to_mend_first_and_to_keepers_alone(
    get: Get, keeper: Actor, colleague: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The clock is not behind the last change." in get(keeper, "/health")
    broken = trouble("key", "The invented key is lost.")
    monkeypatch.setattr(health, "checks", lambda *_: iter([well("room", "enough"), broken]))
    page = get(keeper, "/health")
    assert "1 thing must be mended." in page
    assert page.index("The invented key is lost.") < page.index("enough")
    closed = get(colleague, "/health")
    assert "The invented key is lost." not in closed
    assert "tumen doctor" in closed


def test_settings_are_shown_to_keepers_alone(get: Get, keeper: Actor, colleague: Actor) -> None:
    page = get(keeper, "/settings")
    assert "TUMEN_IDLE_MINUTES" in page
    assert "<dd>80</dd>" in page, "the port that is served"
    assert str(settings.TUMEN.workspace.path) in page
    assert "TUMEN_" not in get(colleague, "/settings")


def test_every_page_of_the_house_is_in_the_house() -> None:
    assert [name for name, *_rest in house.PAGES] == ["people", "audit", "vocabulary", "health", "settings"]
