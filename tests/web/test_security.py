"""What the pages answer to whoever means harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.test_viewing import ASKED_FOR
from tumen.web import documents
from tumen.web.headers import admit_no_nothing_letter

#: Every address that shows something, and which of the cast it is asked for; a calendar file and a feed are
#: no pages.
NAMES = sorted(set(ASKED_FOR) - {"deadlines", "watch-atom"})


def address(name: str, cast: Cast) -> str:
    asked_for = ASKED_FOR[name]
    return reverse(name, args=[asdict(cast)[asked_for]] if asked_for else [])


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_that_it_is_html_in_utf_8(client: Client, cast: Cast, name: str) -> None:
    assert client.get(address(name, cast))["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", NAMES)
def test_no_address_gives_out_an_original(client: Client, cast: Cast, name: str) -> None:
    """Originals leave by `tumen document original` alone, which asks for a reason and notes it."""
    answer = client.get(address(name, cast))
    assert answer["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in answer
    assert b"<script>alert(1)</script>" not in answer.content


def test_the_file_of_days_is_a_calendar_to_be_saved(client: Client, cast: Cast) -> None:
    answer = client.get(address("deadlines", cast))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="deadlines.ics"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_feed_of_digests_is_a_feed(client: Client, cast: Cast) -> None:
    answer = client.get(address("watch-atom", cast))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_no_other_site_is_let_in(client: Client, cast: Cast, name: str) -> None:
    answer = client.get(address(name, cast), headers={"origin": "https://other.example"})
    assert not [header for header in answer.headers if header.lower().startswith("access-control")]


@pytest.mark.parametrize("name", NAMES)
def test_no_page_links_to_a_script_or_elsewhere(client: Client, cast: Cast, name: str) -> None:
    shown = client.get(address(name, cast), follow=True).content.decode()
    links = re.findall(r'(?:href|src|action)="([^"]*)"', shown)
    assert links
    # The page about the feed shows its whole address, to be copied into a reader of feeds.
    own = ["http://testserver/watch/digest.atom"] if name == "watch-reading" else []
    assert [link for link in links if not re.match(r"/(?!/)|#|\?", link)] == own


@pytest.mark.parametrize("id", ["d-1' OR 1=1 --", 'd-1"; DROP TABLE x', "%27", "d-1)", "d-1\x00"])
@pytest.mark.parametrize("page", ["documents", "events", "claims", "sources", "passages"])
def test_an_id_is_never_part_of_a_query(client: Client, cast: Cast, page: str, id: str) -> None:
    assert client.get(f"/{page}/{id}").status_code == 404


@pytest.mark.parametrize(("method", "asked"), [("GET", "a\ufffdb"), ("HEAD", "a\ufffdb"), ("POST", "a\0b")])
def test_what_is_looked_for_with_the_sign_of_no_letter_is_nowhere(method: str, asked: str) -> None:
    answer = admit_no_nothing_letter(lambda request: HttpResponse(request.GET["words"]))
    request = RequestFactory().generic(method, "/search", QUERY_STRING="words=a%00b")
    assert answer(request).content.decode() == asked


def test_nothing_has_the_sign_of_no_letter_in_its_address() -> None:
    with pytest.raises(Http404):
        admit_no_nothing_letter(lambda _: HttpResponse())(RequestFactory().get("/events/e-1%00"))


@pytest.mark.parametrize(
    "path", ["//other.example", "//other.example/documents", "/\\other.example", "/documents/"]
)
def test_nothing_leads_to_another_site(client: Client, cast: Cast, path: str) -> None:
    answer = client.get(path)
    assert not answer.get("Location", "").startswith(("//", "http", "/\\"))


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/vault.db",
        "/demonstration.key",
        "/static/",
        "/static/tumen/",
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/tumen/%2e%2e/%2e%2e/settings.py",
        "/static//etc/passwd",
    ],
)
def test_no_file_of_the_program_or_the_workspace_is_served(client: Client, cast: Cast, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_trace_is_refused(client: Client, cast: Cast, method: str) -> None:
    answer = client.generic(method, "/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert "This address is not asked in that way." in answer.content.decode()


def test_the_passphrase_goes_in_the_body(client: Client, cast: Cast) -> None:
    assert client.get("/unlock", {"passphrase": "a river that never froze over"}).status_code == 405


def test_a_failure_tells_nothing_of_the_inside(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the secret name")

    monkeypatch.setattr(documents.queries, "newest_documents", fail)
    client.raise_request_exception = False
    answer = client.get("/documents")
    assert answer.status_code == 500
    told = answer.content.decode()
    assert not [word for word in ("secret name", "Traceback", "RuntimeError", ".py") if word in told]


def test_what_a_page_says_is_text(get: Callable[[str], str], cast: Cast) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in get(f"/documents/{cast.newsletter}")
