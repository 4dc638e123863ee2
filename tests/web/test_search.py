"""The page of search: what it shows, and that what is looked for stands in no address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.cast import Cast
from tumen.access.actors import JUDGE, anonymous_reader
from tumen.access.models import Actor
from tumen.search.models import Filling, SavedSearch
from tumen.search.queries import saved

Get = Callable[[str], str]


@pytest.fixture
def ask(client: Client, cast: Cast) -> Callable[..., str]:
    """``ask(q="returned")`` gives the page as it answers the form."""

    def page(**given: str) -> str:
        answer = client.post("/search", given)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return page


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_it_begins_with_a_field_and_saved_searches(get: Get, cast: Cast) -> None:
    page = get("/search")
    assert 'name="q"' in page
    assert "Sent back" in page
    assert "result" not in plain(page).split("Saved searches")[0]


def test_it_groups_what_is_found_and_marks_it(ask: Callable[..., str], cast: Cast) -> None:
    page = ask(q="sent back")
    assert '<mark lang="en">sent</mark>' in page
    assert f'href="/documents/{cast.dispatch}"' in page
    told = re.findall(r"(?:Documents|Claims) \d+ results?", plain(page))
    assert told == ["Documents 2 results", "Claims 2 results"]


def test_korean_is_found_within_longer_words(ask: Callable[..., str], cast: Cast) -> None:
    page = ask(q="송환")
    assert f'href="/documents/{cast.korean}"' in page
    assert '<mark lang="ko">송환</mark>' in page


def test_events_and_sources_are_found(ask: Callable[..., str], cast: Cast) -> None:
    assert f'href="/events/{cast.october}"' in ask(q="600 returned", kind="events")
    assert f'href="/sources/{cast.source}"' in ask(q="waiting families", kind="sources")


def test_one_kind_is_shown_by_itself(ask: Callable[..., str], cast: Cast) -> None:
    page = ask(q="returned", kind="claims")
    assert 'id="found-claims"' in page
    assert 'id="found-documents"' not in page


def test_words_stand_in_no_address(client: Client, ask: Callable[..., str], get: Get, cast: Cast) -> None:
    page = ask(q="Waiting")
    assert not re.search(r'(?:href|action)="[^"]*aiting', page)
    assert "<mark" not in get("/search?q=returned"), "an address with words finds nothing"
    assert 'id="found-claims"' in get(f"/search?source={cast.source}"), "a code may stand in one"


def test_it_narrows(ask: Callable[..., str], cast: Cast) -> None:
    assert 'id="found-claims"' in ask(q="returned", act="forced repatriation")
    assert "Nothing that you may see holds this" in ask(q="returned", act="torture")
    assert "Nothing that you may see holds this" in ask(q="returned", until="1990")
    korean = ask(q="600", language="ko", kind="documents")
    assert cast.korean in korean
    assert cast.release not in korean


@pytest.mark.parametrize(
    "given",
    [
        {"q": "returned", "since": "x", "until": "99999", "act": "<b>", "country": "Nowhere", "kind": "?"},
        {"q": "returned", "after": "d-00000000", "kind": "documents"},
        {"q": "x" * 5_000},
        {"q": "<script>alert(1)</script>"},
        {"source": "s-00000000"},
        {"source": "../../etc/passwd"},
        {"source": "s-<b>\r\nx"},
    ],
)
def test_whatever_is_typed_is_answered(ask: Callable[..., str], given: dict[str, str]) -> None:
    assert "<script>alert" not in ask(**given)


def test_persons_are_looked_through_when_asked_for(ask: Callable[..., str], cast: Cast) -> None:
    everything, persons = ask(q="person"), ask(q="person", kind="persons")
    assert f'href="/persons/{cast.person}"' not in everything
    assert "Look through the persons" in everything
    assert f'href="/persons/{cast.person}"' in ask(q="woman", kind="persons") + persons


def test_it_says_what_to_do_where_nothing_is_found(ask: Callable[..., str], cast: Cast) -> None:
    assert "Try fewer words" in ask(q="nonesuch")
    assert "There is no word in that" in ask(q="!!!")


def test_it_says_that_the_index_is_not_whole(ask: Callable[..., str], cast: Cast) -> None:
    Filling.objects.update_or_create(pk=1, defaults={"is_whole": False, "done": 2, "of": 6})
    assert "2 of 6 documents are in it" in ask(q="returned")


def test_pages_follow_each_other(
    ask: Callable[..., str], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tumen.record import searching

    monkeypatch.setattr(searching, "PAGE", 2)
    first = ask(q="returned", kind="documents")
    after = re.search(r'name="after" value="(d-[^"]+)"', first)
    assert after
    second = ask(q="returned", kind="documents", after=after[1])
    shown = [set(re.findall(r'href="/documents/(d-[a-z0-9]+)"', page)) for page in (first, second)]
    assert len(shown[0]) == 2
    assert shown[1]
    assert not shown[0] & shown[1]


def test_a_saved_search_is_shown_as_it_comes_out_now(get: Get, cast: Cast) -> None:
    page = get(f"/search/saved/{cast.saved}")
    assert 'value="returned"' in page
    assert 'id="found-documents"' in page


def test_it_saves_and_forgets_for_whoever_judges_alone(client: Client, cast: Cast, actor: Actor) -> None:
    others = len(saved(anonymous_reader()))
    given = {"q": "returned", "act": "forced repatriation", "name": "My search"}
    assert client.post("/search/save", given).status_code == 403
    answer = client.post("/search/save", given, **{JUDGE: actor})  # type: ignore[arg-type]
    [mine] = saved(actor)
    assert answer["Location"] == f"/search/saved/{mine.id}"
    assert (mine.name, mine.words, mine.filters.act) == ("My search", "returned", "forced repatriation")
    assert len(saved(anonymous_reader())) == others
    missing = client.post(f"/search/saved/{cast.saved}/forget", **{JUDGE: actor})  # type: ignore[arg-type]
    assert missing.status_code == 404, "it is somebody else's"
    client.post(f"/search/saved/{mine.id}/forget", **{JUDGE: actor})  # type: ignore[arg-type]
    assert saved(actor) == []
    assert SavedSearch.objects.filter(public_id=cast.saved).exists()


def test_nothing_to_save_is_said(client: Client, cast: Cast, actor: Actor) -> None:
    answer = client.post("/search/save", {"q": " ", "name": "x"}, **{JUDGE: actor})  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "There is nothing to save" in answer.content.decode()


def test_a_page_asks_few_queries(client: Client, cast: Cast, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.post("/search", {"q": "returned"})
