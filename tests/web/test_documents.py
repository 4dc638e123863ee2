"""The list of documents, and one document with its claims in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.web.cast import Cast
from tumen import __version__
from tumen.access.models import Actor
from tumen.claims.queries import claims_of
from tumen.documents import queries
from tumen.documents.actions import set_date
from tumen.documents.models import Document
from tumen.record.queries import event_of
from tumen.web.documents import DocumentPage, document_page, document_parts, moment_words


class TestList:
    def test_it_puts_what_needs_a_date_first(self, cast: Cast, reader: Actor) -> None:
        parts = document_parts(queries.documents(reader), {})
        assert [part.title for part in parts] == ["Needs a date", "2024", "2023"]
        assert [line.id for line in parts[0].documents] == [cast.newsletter]

    def test_it_puts_the_newest_of_a_year_first(self, cast: Cast, reader: Actor) -> None:
        found = queries.documents(reader)
        dated = {each.id: str(each.published) for each in found}
        days = [dated[line.id] for line in document_parts(found, {})[2].documents]
        assert len(days) > 2
        assert days == sorted(days, reverse=True)

    def test_it_counts_the_figures_of_each(self, cast: Cast, reader: Actor) -> None:
        told = {cast.letter: 2, cast.note: 1}
        lines = {
            line.id: line.figures
            for part in document_parts(queries.documents(reader), told)
            for line in part.documents
        }
        assert lines[cast.letter] == "2 figures"
        assert lines[cast.note] == "1 figure"
        assert lines[cast.korean] == "no figures"

    def test_it_has_no_heading_for_what_is_not_there(self, cast: Cast, reader: Actor) -> None:
        dated = [document for document in queries.documents(reader) if not document.needs_a_date]
        assert "undated" not in [part.anchor for part in document_parts(dated, {})]

    def test_it_names_titles_in_their_language(self, get: Callable[[str], str], cast: Cast) -> None:
        page = get("/documents")
        assert re.search(r'<h3 lang="ko"><a [^>]*>중국, 탈북민 약 600명 강제 송환', page)


def _page(reader: Actor, id: str) -> DocumentPage:
    claims = claims_of(reader, id)
    events = event_of(reader, [claim.id for claim in claims])
    return document_page(queries.document(reader, id), queries.text_of(reader, id), claims, events)


class TestNotRead:
    @pytest.fixture(autouse=True)
    def english_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tumen.reading.reads", lambda language: language == "en")

    def test_no_figures_are_told_of_what_nobody_read(
        self, get: Callable[[str], str], cast: Cast, reader: Actor
    ) -> None:
        lines = [line for part in document_parts(queries.documents(reader), {}) for line in part.documents]
        assert {line.id for line in lines if line.figures.startswith("not read")} == {cast.korean}
        page = get(f"/documents/{cast.korean}")
        assert "This document was not read" in page
        assert "No figure about people or cases was found here." not in page
        assert "This document was not read" not in get(f"/documents/{cast.newsletter}")


class TestDocument:
    def test_it_shows_the_whole_text_in_order(self, cast: Cast, reader: Actor) -> None:
        shown = _page(reader, cast.dispatch)
        words = "".join(piece.text for block in shown.blocks for piece in block.pieces)
        text = queries.text_of(reader, cast.dispatch).text
        assert "".join(words.split()) == "".join(text.split())

    def test_it_marks_each_claim_and_lists_it_at_the_side(
        self, get: Callable[[str], str], cast: Cast, reader: Actor
    ) -> None:
        page = get(reverse("document", args=[cast.dispatch]))
        for claim in claims_of(reader, cast.dispatch):
            assert f'id="t-{claim.id}" href="#m-{claim.id}"' in page
            assert f'<li id="m-{claim.id}">' in page
            assert f'href="#t-{claim.id}"' in page

    def test_it_tells_kinds_of_claims_apart(self, get: Callable[[str], str], cast: Cast) -> None:
        page = get(reverse("document", args=[cast.dispatch]))
        for style in ("is-event", "is-state", "is-untold", "is-other"):
            assert f"claimed {style}" in page

    def test_it_numbers_figures_first_and_other_numbers_after_them(self, cast: Cast, reader: Actor) -> None:
        shown = _page(reader, cast.dispatch)
        figures, others = shown.parts
        assert [claim.number for claim in figures.claims] == [1, 2, 3]
        assert [claim.number for claim in others.claims] == [4]
        assert others.claims[0].telling.written == "two years"
        assert others.is_folded

    def test_it_says_what_a_claim_is_about(self, cast: Cast, reader: Actor) -> None:
        assert _page(reader, cast.dispatch).parts[0].claims[0].says == "forced return · 9 October 2023"

    def test_it_leads_from_a_claim_to_its_event(self, cast: Cast, reader: Actor) -> None:
        event = _page(reader, cast.dispatch).parts[0].claims[0].event
        assert event is not None
        assert event.id == cast.october

    def test_it_says_that_a_time_could_not_be_worked_out(self, cast: Cast, reader: Actor) -> None:
        assert "“Last week”: no date" in _page(reader, cast.newsletter).parts[0].claims[0].says

    def test_it_tells_how_to_give_a_date(self, get: Callable[[str], str], cast: Cast) -> None:
        page = get(reverse("document", args=[cast.newsletter]))
        assert "This document needs a date" in page
        assert f"tumen document date {cast.newsletter} DATE --why" in page
        assert "needs a date" not in get(reverse("document", args=[cast.letter]))

    def test_it_shows_an_error_where_a_quote_no_longer_stands(
        self, get: Callable[[str], str], cast: Cast, reader: Actor
    ) -> None:
        shown = _page(reader, cast.note)
        assert [telling.claim for telling in shown.broken] == [cast.broken]
        assert not shown.parts[0].claims[0].is_in_text
        page = get(reverse("document", args=[cast.note]))
        assert "1 quote no longer stands in this text" in page
        assert "about 60 people" in page
        assert f"t-{cast.broken}" not in page

    def test_it_shows_each_detail_with_its_evidence(self, cast: Cast, reader: Actor) -> None:
        details = {detail.label: detail for detail in _page(reader, cast.dispatch).details}
        assert details["Publisher"].value == "Han River Dispatch"
        assert details["Published"].value == "12 October 2023"
        assert details["Language"].value == "English"
        assert all(detail.evidence for detail in details.values())

    def test_it_keeps_what_was_set_aside(self, cast: Cast, actor: Actor) -> None:
        document = Document.objects.get(public_id=cast.letter)
        set_date(actor=actor, document=document, published="2023-10-21", why="The envelope.", confirmed=True)
        shown = _page(actor, cast.letter)
        published = [detail for detail in shown.details if detail.label == "Published"]
        assert [detail.value for detail in published] == ["21 October 2023"]
        assert "by Test Researcher: The envelope." in published[0].evidence
        assert "20 October 2023" in [detail.value for detail in shown.earlier]

    def test_it_shows_hash_custody_and_extractor(self, cast: Cast, reader: Actor) -> None:
        shown = _page(reader, cast.letter)
        assert re.fullmatch(r"[0-9a-f]{64}", shown.sha256)
        received = f"Received by Test Researcher as report.txt from a test, with tumen {__version__}"
        assert shown.custody[0].what == received
        assert shown.extractor

    def test_it_names_publisher_and_author_once(self, cast: Cast, reader: Actor) -> None:
        byline = _page(reader, cast.release).byline
        assert len(byline) == len(set(byline))

    @pytest.mark.parametrize(("name", "lang"), [("korean", "ko"), ("release", "en")])
    def test_it_names_the_language_of_the_text(
        self, get: Callable[[str], str], cast: Cast, name: str, lang: str
    ) -> None:
        page = get(reverse("document", args=[getattr(cast, name)]))
        assert f'<article class="doc" lang="{lang}"' in page


def test_it_says_a_moment_in_words() -> None:
    assert moment_words(datetime(2026, 11, 22, 10, 2, tzinfo=UTC)) == "22 November 2026, 10:02 UTC"
