"""The public site: what its pages say, what they ask for, and that no way in them leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from tests.publication.forms.tables import BY_YEAR, BY_YEAR_AND_ACT
from tumen.publication.forms.papers import Citation, Heading, Paper, Paragraph, Sentence, Tongue
from tumen.publication.site.markup import Html, joined, tag
from tumen.publication.site.pages import Listed, Said, site_of

FILES = {"data.csv": b"year,count\r\n", "report-en.pdf": b"%PDF-", "report-ko.pdf": b"%PDF-"}
GONE = replace(BY_YEAR, number=2, title="Taken back (invented)", lines=BY_YEAR.lines)
PAPER = Paper(
    Tongue.ENGLISH, "Findings (invented)",
    (Heading("Finding 1"), Paragraph((Sentence("They were <b>returned</b>.", (1,)),))),
    (Citation(1, "600 people", "The Invented Herald", "A title", "18 October 2023", ""),), is_draft=False,
)  # fmt: skip
REPORT = replace(BY_YEAR, number=5, title="Findings (invented)", of="inquiry", lines=())
RELEASES = (
    Listed(
        REPORT,
        (),
        {"report-en.pdf": b"%PDF-", "report-ko.pdf": b"%PDF-"},
        b"PK",
        {Tongue.ENGLISH: PAPER, Tongue.KOREAN: replace(PAPER, tongue=Tongue.KOREAN, title="조사 결과")},
    ),  # fmt: skip
    Listed(replace(REPORT, number=6), (), {}, b""),
    Listed(BY_YEAR_AND_ACT, (Said(False, date(2024, 4, 1), "2019 is <b>too low</b>."),), FILES, b"PK"),
    Listed(BY_YEAR, (), FILES, b"PK"),
    Listed(GONE, (Said(True, date(2024, 2, 2), "A list was counted twice."),), {}, b""),
)


class Read(HTMLParser):
    """The elements of a page, each with its attributes, and what is shown as text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.elements if name == tag]


@pytest.fixture(scope="module")
def site() -> Mapping[str, bytes]:
    return site_of(RELEASES)


def pages_of(site: Mapping[str, bytes]) -> Iterator[tuple[str, Read]]:
    return ((name, Read(data)) for name, data in site.items() if name.endswith(".html"))


def test_each_release_has_a_page_in_both_languages(site: Mapping[str, bytes]) -> None:
    for tongue in ("en", "ko"):
        assert {f"{tongue}/release-{number}.html" for number in (2, 3, 4, 5, 6)} < set(site)
        assert Read(site[f"{tongue}/index.html"]).all("html") == [{"lang": tongue}]


def test_no_way_in_it_leads_nowhere_and_none_leads_out(site: Mapping[str, bytes]) -> None:
    for name, page in pages_of(site):
        ways = [given["href"] for tag in ("a", "link") for given in page.all(tag)]
        assert ways
        for way in ways:
            if way.startswith("#"):
                assert way[1:] in {given.get("id") for _, given in page.elements}
            else:
                assert normpath(str(PurePosixPath(name).parent / way)) in site, f"{name}: {way}"


def test_every_file_of_it_is_reached(site: Mapping[str, bytes]) -> None:
    reached = {
        normpath(str(PurePosixPath(name).parent / given["href"]))
        for name, page in pages_of(site)
        for tag in ("a", "link")
        for given in page.all(tag)
    }
    assert set(site) - reached == {"index.html"}


def test_no_page_runs_or_asks_for_anything_but_its_stylesheet(site: Mapping[str, bytes]) -> None:
    for name, page in pages_of(site):
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"script", "img", "iframe", "form", "style", "object", "base"}, name
        policies = [each["content"] for each in page.all("meta") if "http-equiv" in each]
        assert policies[0].startswith("default-src 'none'; style-src 'self'")
        named = {name for _, given in page.elements for name in given}
        assert not any(each.startswith("on") or each in ("style", "src") for each in named), name
    assert not re.search(rb"url\(|@import|https?:", site["style.css"])


def test_what_people_wrote_is_never_markup(site: Mapping[str, bytes]) -> None:
    page = Read(site["en/release-4.html"])
    assert "Returns & <others> by year and act" in page.words
    assert "2019 is <b>too low</b>." in page.words
    assert not page.all("b")
    assert joined("<i>", tag("p", '"', title='"'), Html("<hr>")) == (
        '&lt;i&gt;<p title="&quot;">&quot;</p><hr>'
    )


def test_a_table_says_what_its_rows_and_columns_are(site: Mapping[str, bytes]) -> None:
    page = Read(site["en/release-4.html"])
    assert len(page.all("caption")) == 1
    assert [given["scope"] for given in page.all("th")] == ["col"] * 4 + ["row"] * 2
    assert page.all("svg")[0]["role"] == "img"
    assert "Drawn: the total of each row" in page.words
    assert len(page.all("rect")) == 1


def test_what_was_retracted_stands_there_with_the_reason_and_without_its_numbers(
    site: Mapping[str, bytes],
) -> None:
    for name in ("en/index.html", "en/release-2.html"):
        assert "Retracted on 2 February 2024: A list was counted twice." in Read(site[name]).words
    assert "1,200" in Read(site["en/release-3.html"]).words
    assert "1,200" not in Read(site["en/release-2.html"]).words
    assert not any(name.startswith("files/2/") for name in site)


def test_the_same_releases_give_the_same_site(site: Mapping[str, bytes]) -> None:
    assert site_of(RELEASES) == site


def test_a_report_is_called_by_its_title_in_the_language_of_the_page(site: Mapping[str, bytes]) -> None:
    for name in ("index", "release-5"):
        assert "5. Findings (invented)" in Read(site[f"en/{name}.html"]).words
        assert "조사 결과" in Read(site[f"ko/{name}.html"]).words
    assert "Findings" not in Read(site["ko/release-5.html"]).words.partition("SHA-256")[0].partition("「")[0]


def test_before_anything_is_out_it_says_so() -> None:
    site = site_of(())
    assert "Nothing has been released yet." in Read(site["en/index.html"]).words
    assert set(site) == {"index.html", "style.css", "en/index.html", "ko/index.html"}


def test_a_number_in_a_report_leads_to_its_sentence_and_no_word_is_markup(
    site: Mapping[str, bytes],
) -> None:
    page = Read(site["en/release-5.html"])
    assert "They were <b>returned</b>. [1]" in " ".join(page.words.split())
    assert "#cited-1" in [given["href"] for given in page.all("a")]
    assert [given for given in page.all("p") if given.get("id") == "cited-1"]
    assert "report-en.json" in page.words
    gone = Read(site["en/release-6.html"])
    assert "600 people" not in gone.words
    assert not [name for name in site if name.startswith("files/6/")]
