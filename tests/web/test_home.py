"""The first page: what waits, how much of it, and what others did."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.cast import Cast
from tumen.access.actions import grant, introduce, recorded
from tumen.access.actors import JUDGE
from tumen.access.models import RESEARCHER, Actor, GrantKind, Level, Role
from tumen.access.recalling import recalling
from tumen.access.rules import RULES
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import choose_figure
from tumen.record.queries import event
from tumen.web.doings import QUIET, WORDS
from tumen.web.home import home_page
from tumen.web.templatetags.tongues import number

Get = Callable[[str], str]


@pytest.fixture
def colleague(judge: Actor) -> Actor:
    newcomer = introduce(name="A Colleague", roles=RESEARCHER)
    grant(actor=judge, to=newcomer, kind=GrantKind.CLEARANCE, value=Level.RESTRICTED, why="A test.")
    return newcomer


def test_it_names_what_waits_and_counts_it(get: Get, cast: Cast) -> None:
    page = get("/")
    assert "document without a date" in page
    assert f'href="/documents/{cast.newsletter}"' in page
    assert "claims to review" in page
    assert f'href="/events/{cast.october}"' in page


def test_large_counts_have_their_thousands_apart() -> None:
    assert (number(999), number(79_792)) == ("999", "79,792")


def test_who_may_not_review_is_not_told_to(cast: Cast, judge: Actor, client: Client) -> None:
    newcomer = introduce(name="A Reader", roles=(Role.READER,))
    assert home_page(judge, judge).may_review
    assert not home_page(newcomer, newcomer).may_review
    page = client.get("/", **{JUDGE: newcomer}).content.decode()
    assert "claims that nobody reviewed yet" in page
    assert "Begin with what is worth most" not in page


def test_an_event_of_which_a_figure_was_preferred_waits_no_more(cast: Cast, judge: Actor) -> None:
    before = home_page(judge).waiting.disagreeing
    assert cast.october in [event.id for event in before.first]
    told = [line.claim for line in event(judge, cast.october).lines]
    choose_figure(actor=judge, event=cast.october, claim=told[0], why="A count, and not a guess.")
    after = home_page(judge).waiting.disagreeing
    assert after.count == before.count - 1
    assert cast.october not in [event.id for event in after.first]
    choose_figure(actor=judge, event=cast.october, claim="", why="Too early.")
    assert home_page(judge).waiting.disagreeing == before


def test_it_tells_what_others_did_since_one_did_something_oneself(
    get: Get, judge: Actor, colleague: Actor
) -> None:
    assert home_page(judge).done == ()
    for _ in range(2):
        with recorded(colleague, "claims.review_claim", "c-1"):
            pass
    with recorded(colleague, "record.refresh", "record"):
        pass
    (done,) = home_page(judge).done
    assert (done.actor, done.did) == ("A Colleague", ("2 claims reviewed",))
    with recorded(judge, "claims.review_claim", "c-2"):
        pass
    assert home_page(judge).done == ()


def test_whoever_does_not_see_everything_is_not_told_what_others_did(
    judge: Actor, colleague: Actor, cast: Cast
) -> None:
    set_sensitivity(actor=judge, document=cast.dispatch, level=Level.IDENTITY, why="A test.")
    with recorded(judge, "claims.review_claim", "c-1"):
        pass
    page = home_page(colleague)
    assert page.done == ()
    assert page.waiting.documents == home_page(judge).waiting.documents - 1


@pytest.mark.parametrize("path", ["/", "/record"])
def test_a_page_that_tells_of_all_rooms_asks_little_once_it_was_asked(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], object], path: str
) -> None:
    """Of a record with something of every kind. What it asks at first is in `test_viewing`."""
    with recalling():
        assert client.get(path).status_code == 200
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
            assert client.get(path).status_code == 200


def test_every_action_has_its_words_or_is_of_no_news() -> None:
    assert set(WORDS) | QUIET == set(RULES)
    assert not set(WORDS) & QUIET


def test_who_judges_in_the_pages_of_a_laptop_is_nobody_else(
    cast: Cast, judge: Actor, colleague: Actor
) -> None:
    for who in (judge, colleague):
        with recorded(who, "claims.review_claim", "c-1"):
            pass
    page = Client(**{JUDGE: judge}).get("/").content.decode()
    done = page[page.index('id="since"') :]
    assert "Since you changed something last" in done
    assert "A Colleague" in done
    assert "Test Researcher" not in done
