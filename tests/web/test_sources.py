"""Who speaks, and what each says."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.claims import queries
from tumen.claims.models import SourceKind
from tumen.claims.queries import SourceView
from tumen.web.sources import source_page, source_parts


def test_it_lists_everybody_who_has_a_claim_once(cast: Cast, reader: Actor) -> None:
    names = [source.name for part in source_parts(queries.sources(reader)) for source in part.sources]
    assert len(names) == len(set(names))
    assert {"Council of Waiting Families", "등불코리아", "the Records Centre"} <= set(names)


def test_it_leaves_out_who_has_no_claim_left() -> None:
    parts = source_parts([SourceView("s-1", SourceKind.BODY, "The Group", 0)])
    assert parts == []


def test_it_says_what_sort_of_source_it_is() -> None:
    sources = [
        SourceView("s-1", SourceKind.DESCRIBED, "an official", 2),
        SourceView("s-2", SourceKind.BODY, "The Group", 1),
    ]
    parts = source_parts(sources)
    assert [part.title for part in parts] == ["Bodies", "Only described"]
    assert parts[0].sources[0].claims == "1 claim"


def test_it_knows_every_kind_of_source() -> None:
    sources = [SourceView(f"s-{kind.value}", kind, kind.value, 1) for kind in SourceKind]
    parts = source_parts(sources)
    assert len(parts) == len(SourceKind)
    assert all(part.title[0].isupper() for part in parts)


def test_it_shows_a_source_with_its_claims_by_document(cast: Cast, reader: Actor) -> None:
    page = source_page(queries.source(reader, cast.source), queries.claims_of_source(reader, cast.source))
    assert page.name == "Council of Waiting Families"
    assert page.says.endswith("2 claims in 1 document.")
    assert [telling.written for telling in page.reports[0].tellings] == [
        "More than 500 people",
        "About 2,000 people",
    ]


def test_it_quotes_what_the_source_says(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("source", args=[cast.source]))
    assert "<mark>More than 500 people</mark>" in page
    assert "nothing is added up" in page


def test_it_names_a_korean_source_in_korean(get: Callable[[str], str], cast: Cast) -> None:
    assert '<h3 lang="ko">' in get("/sources")
