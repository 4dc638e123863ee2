"""What holds for every answer, whatever it is about."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tools.make_words import PAGES, ROOMS, english, kept
from tumen.access.models import Actor

POLICY = {
    "default-src": "'none'",
    "script-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def _all_addresses(cast: Cast) -> list[str]:
    return [
        reverse("home"),
        reverse("record"),
        reverse("event", args=[cast.october]),
        reverse("documents"),
        *(reverse("document", args=[id]) for id in (cast.dispatch, cast.korean, cast.newsletter, cast.note)),
        *(reverse("claim", args=[id]) for id in (cast.corrected, cast.broken)),
        reverse("passages"),
        reverse("passage", args=[cast.passage]),
        reverse("document", args=[cast.letter]),
        reverse("sources"),
        reverse("source", args=[cast.source]),
    ]


def _policy(client: Client, address: str) -> dict[str, str]:
    header = client.get(address)["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";") if " " in part.strip())


@pytest.mark.parametrize("address", ["/", "/documents", "/no/such/page", "/events/e-00000000"])
def test_it_carries_the_strict_policy(client: Client, actor: Actor, address: str) -> None:
    policy = _policy(client, address)
    assert {name: policy.get(name) for name in POLICY} == POLICY


@pytest.mark.parametrize("address", ["/static/tumen/tumen.css", "/static/tumen/mark.svg"])
def test_it_carries_the_strict_policy_on_files_too(client: Client, actor: Actor, address: str) -> None:
    assert client.get(address).status_code == 200
    assert _policy(client, address)["default-src"] == "'none'"


def test_it_asks_nothing_of_another_machine(get: Callable[[str], str], cast: Cast) -> None:
    for address in _all_addresses(cast):
        page = get(address)
        for found in re.findall(r"(?:src|href|action|poster|data)\s*=\s*[\"']([^\"']*)", page):
            assert found.startswith(("/", "#")), f"{address}: {found}"
            assert not found.startswith("//"), f"{address}: {found}"


def test_it_holds_no_style_or_script_in_the_page(get: Callable[[str], str], cast: Cast) -> None:
    for address in _all_addresses(cast):
        page = get(address)
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page), address


def test_it_shows_markup_in_a_document_as_words(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("document", args=[cast.newsletter]))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_it_links_only_to_what_is_there(client: Client, get: Callable[[str], str], cast: Cast) -> None:
    links = {link for address in _all_addresses(cast) for link in _links(get(address))}
    assert len(links) > 20
    broken = {link for link in links if client.get(link, follow=True).status_code != 200}
    assert broken == set()


def _links(page: str) -> set[str]:
    return {link.partition("#")[0] for link in re.findall(r"<a [^>]*href=\"([^\"]+)\"", page)} - {""}


def test_it_jumps_only_to_places_that_are_there_once(get: Callable[[str], str], cast: Cast) -> None:
    for address in _all_addresses(cast):
        page = get(address)
        ids = re.findall(r"\sid=\"([^\"]+)\"", page)
        assert len(ids) == len(set(ids)), f"{address} has an id twice"
        targets = re.findall(r"href=\"#([^\"]+)\"", page) + re.findall(r"aria-labelledby=\"([^\"]+)\"", page)
        assert set(targets) <= set(ids), address


def test_it_says_that_an_address_leads_nowhere(client: Client, actor: Actor) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.content.decode()


def test_it_refuses_another_host(client: Client, actor: Actor) -> None:
    answer = client.get("/", headers={"host": "tumen.example"})
    assert answer.status_code == 400
    assert "answer only to this computer" in answer.content.decode()


def test_it_says_in_plain_words_that_it_failed(
    client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of the program")

    monkeypatch.setattr("tumen.web.documents.queries.newest_documents", fail)
    client.raise_request_exception = False
    answer = client.get("/documents")
    assert answer.status_code == 500
    words = answer.content.decode()
    assert "Nothing in the record was changed" in words
    assert "RuntimeError" not in words


def test_it_never_adds_figures_up(get: Callable[[str], str], cast: Cast) -> None:
    sums = (
        "1,100",
        "1,200",
        "1,700",
        "1,830",
        "1,760",
        "1,780",
    )  # of the figures of 9 October and all events
    for address in _all_addresses(cast):
        page = get(address)
        assert not any(figure in page for figure in sums), address


def test_no_page_in_korean_says_anything_of_ours_in_english(cast: Cast, served: Client) -> None:
    """Each message of the catalogues that is long enough to be no part of something else."""
    known = (each for path in (PAGES, ROOMS) for each in kept(path) if each.id)
    ours = [said for said in map(english, known) if len(said) > 12 and not re.search(r"[%{]", said)]
    assert len(ours) > 600
    more = (
        *(f"/persons/{cast.person}", f"/review/{cast.dispatch}", "/counts?of=events", "/events/e-00000000"),
        *("/persons", "/requests", "/timeline", "/map", "/counts", "/search"),
    )
    for address in (*_all_addresses(cast), *more):
        page = served.get(address, headers={"Accept-Language": "ko"}).content.decode()
        assert '<html lang="ko">' in page, address
        text = html.unescape(re.sub(r"<[^>]*>", "\n", page))
        lines = {line.strip(" .,:;()") for line in text.splitlines()}
        assert [said for said in ours if said.strip(" .,:;()") in lines] == [], address
