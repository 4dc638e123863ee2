"""The page of misses: it stands alone, says what was measured, and shows each miss with both readings."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.test_reading import evaluate, gold, label, write_labels  # noqa: F401  (gold is a fixture)


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def page(gold: Path, tmp_path: Path) -> Page:  # noqa: F811
    file = tmp_path / "misses.html"
    assert evaluate(gold, "--html", file).exit_code == 0
    return Page(file.read_text("utf-8"))


def test_it_shows_a_miss_with_its_sentence_and_both_readings(page: Page) -> None:
    words = " ".join(page.text.split())
    assert "001: number" in words
    assert "Expected 60–60" in words.replace("Expected60", "Expected 60")
    assert "40–40" in words


def test_it_gives_each_measure_in_a_table_with_headings(page: Page) -> None:
    assert {"caption", "thead", "th"} <= set(page.tags)
    assert "recall" in page.text
    assert "too few" in page.text


def test_it_stands_alone(page: Page) -> None:
    assert not page.addresses
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)


def test_words_of_documents_are_shown_and_never_obeyed(gold: Path, tmp_path: Path) -> None:  # noqa: F811
    text = (gold / "docs" / "001.txt").read_text("utf-8")
    row = label("001", text, "40 North Korean escapees", 60, "2023-09-18")
    hostile = {**row, "who_said": "<script>alert(1)</script>"}
    write_labels(gold / "figures.csv", [hostile])
    file = tmp_path / "misses.html"
    evaluate(gold, "--html", file)
    written = file.read_text("utf-8")
    assert "<script>" not in written
    assert "&lt;script&gt;alert(1)" in written


def test_a_page_that_cannot_be_written_is_refused(gold: Path, tmp_path: Path) -> None:  # noqa: F811
    result = evaluate(gold, "--html", tmp_path)
    assert result.exit_code == 2
    assert "is a directory" in result.stderr
