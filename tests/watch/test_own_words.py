"""What a page names beside its article is none of what the page says."""

from __future__ import annotations

import pytest

from tumen.access.models import Actor
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.watch.alerting import signs
from tumen.watch.newsworthy import is_news
from tumen.watch.own_words import own_words

pytestmark = pytest.mark.django_db

BESIDE = "China will send back escapees: North Korean refugees are to be deported"
PAGE = f"""<!doctype html><html lang="en"><head><title>A raid | Lantern</title></head><body>
<main><article><h1>Police arrest four in a raid on a betting ring</h1>
<p>Police arrested four people in a raid on a betting ring in the harbour on Monday, the court said. They are
held in the city until the hearing, which is to be next week in the old town hall.</p></article></main>
<aside><h2>Most read</h2><ul><li><a href="/a.html">{BESIDE}</a></li></ul></aside></body></html>"""


@pytest.fixture
def page(actor: Actor) -> Document:
    return take_in(actor=actor, data=PAGE.encode(), name="raid.html", origin="a test")


def test_it_is_neither_news_nor_a_sign(page: Document) -> None:
    assert BESIDE in page.renditions.get().text
    assert not is_news("arrest", [page.pk])
    assert signs(0)[1] == []


def test_places_in_the_text_stay_as_they_are(page: Document) -> None:
    text = page.renditions.get().text
    told = own_words(page.renditions.get())
    assert len(told) == len(text)
    assert told.index("betting ring in the harbour") == text.index("betting ring in the harbour")
    assert "Most read" not in told


def test_a_sign_is_none_where_only_what_stands_around_it_is_of_this_field(actor: Actor) -> None:
    holidays = (
        "<h1>Flights to the islands resume in July</h1><p>Flights from Graz to the islands resume in July"
    )
    page = f"<!doctype html><html><body><main><article>{holidays} after two years.</p></article></main>"
    page += f'<aside><h2>Most read</h2><ul><li><a href="/a.html">{BESIDE}</a></li></ul></aside></body></html>'
    made = take_in(actor=actor, data=page.encode(), name="flights.html", origin="a test")
    assert BESIDE in made.renditions.get().text
    assert signs(0)[1] == []
