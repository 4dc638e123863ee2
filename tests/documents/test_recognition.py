"""Scans: pictures of pages are recognised where tesseract is there, and it is said; else what to install."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.shapes.pdf import At, paragraphs, pdf
from tests.documents.shapes.scans import KOREAN_FONT, Scan, drawn, pictures, scan, ten
from tests.documents.shapes.texts import PARAGRAPHS
from tests.documents.test_containers import stands
from tumen.documents.errors import DamagedFile, NeedsRecognition, NothingToRead, RefusedFile
from tumen.documents.intake import Extraction, extract, limits, paged, recognition
from tumen.documents.intake.confined import scan as confined_scan
from tumen.documents.intake.confined.pdf import Line, lines_of
from tumen.documents.intake.confined.scan import Scanned, _best, _Table, _Word
from tumen.documents.intake.layout import Page, parts_of_pages
from tumen.documents.intake.recognition import Recognition, Tesseract, recognise, tesseract

ENGINE = Tesseract("5.3.0", "kor+eng")
LINES = (Line("China returned 40 people on Monday.", 72, 500, 700, 11),)


def page_of(words: str, *, number: int = 1, is_recognised: bool = False, top: float = 700) -> Page:
    return Page(number, (Line(words, 72, 540, top, 11),), is_recognised)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without tesseract."""
    monkeypatch.setattr(paged, "tesseract", lambda: None)


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> dict[int, Any]:
    """A computer whose tesseract answers what the test says, page by page."""
    answers: dict[int, Any] = {}

    def answer(_: str, data: bytes) -> dict[str, Any]:
        said = answers.get(int(json.loads(data.split(b"\n", 1)[0])["page"]), Scanned())
        if isinstance(said, Exception):
            raise said
        return dict(json.loads(json.dumps(said.to_json())))

    monkeypatch.setattr(paged, "tesseract", lambda: ENGINE)
    monkeypatch.setattr(recognition, "read_confined", answer)
    return answers


# Without tesseract


@pytest.mark.usefixtures("without")
def test_a_scan_is_refused_with_what_to_install() -> None:
    with pytest.raises(NeedsRecognition, match=r"apt install tesseract-ocr tesseract-ocr-kor\), and read it"):
        extract(pictures([drawn(pdf([paragraphs(PARAGRAPHS)]), density=50)]), name="x.pdf")


@pytest.mark.usefixtures("without")
def test_a_picture_among_pages_of_text_is_named_and_the_text_read() -> None:
    read = extract(pictures([paragraphs(PARAGRAPHS), drawn(pdf([[At("x", 72)]]), density=50)]), name="x.pdf")
    assert PARAGRAPHS[0] in read.text
    assert any("page 2" in note and "apt install tesseract-ocr" in note for note in read.notes)
    assert read.recognised == ()
    assert "tesseract" not in read.extractor_version


# With it


def test_what_was_recognised_is_said_and_marked(recognised: dict[int, Any]) -> None:
    recognised[2] = Scanned(LINES, 90.0)
    read = extract(pdf([paragraphs(PARAGRAPHS), []]), name="x.pdf")
    assert "tesseract 5.3.0 kor+eng" in read.extractor_version
    assert any("Page 2 was recognised from pictures by tesseract 5.3.0" in note for note in read.notes)
    (stretch,) = read.recognised
    assert stretch.span.of(read.text) == LINES[0].words
    assert (stretch.first, stretch.last) == (2, 2)


def test_a_file_without_pictures_never_asks_for_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged, "tesseract", lambda: pytest.fail("it must not be asked"))
    assert extract(pdf([paragraphs(PARAGRAPHS)]), name="x.pdf").recognised == ()


def test_a_page_that_was_too_unclear_is_left_out_and_named(recognised: dict[int, Any]) -> None:
    recognised[2] = Scanned(LINES, 30.0)
    read = extract(pdf([paragraphs(PARAGRAPHS), []]), name="x.pdf")
    assert LINES[0].words not in read.text
    assert any("Page 2 was so unclear" in note for note in read.notes)


def test_a_page_that_fails_costs_only_itself(recognised: dict[int, Any]) -> None:
    recognised[1], recognised[2] = DamagedFile("text recognition failed on a page."), Scanned(LINES, 90.0)
    read = extract(pdf([[], []]), name="x.pdf")
    assert read.text == LINES[0].words
    assert any("Page 1 was not recognised in the time there is" in note for note in read.notes)


def test_a_scan_in_which_nothing_is_recognised_is_refused(recognised: dict[int, Any]) -> None:
    with pytest.raises(NothingToRead, match="no text was recognised"):
        extract(pdf([[], []]), name="x.pdf")
    recognised[1] = DamagedFile("text recognition failed on a page.")
    with pytest.raises(NeedsRecognition, match="did not get through"):
        extract(pdf([[], []]), name="x.pdf")


def test_only_so_many_pages_are_recognised(
    recognised: dict[int, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RECOGNISED_PAGES", 2)
    recognised.update({number: Scanned(LINES, 90.0) for number in (1, 2, 3, 4)})
    found = recognise(b"", [1, 2, 3, 4], ENGINE)
    assert (sorted(found.pages), found.unread) == ([1, 2], (3, 4))


def test_only_so_long_is_recognised(recognised: dict[int, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECOGNITION_SECONDS", -1)
    assert recognise(b"", [1, 2], ENGINE) == Recognition("tesseract 5.3.0 (kor+eng)", unread=(1, 2))


# Layout


def test_a_sentence_of_a_file_never_goes_on_in_a_picture() -> None:
    begins = "The group said that the forty people whom it had named in its report of last year"
    pages = [page_of(begins), page_of("were returned.", number=2, is_recognised=True)]
    assert [part.words for part in parts_of_pages(pages)] == [begins, "were returned."]
    both = [page_of(begins, is_recognised=True), page_of("were returned.", number=2, is_recognised=True)]
    (part,) = parts_of_pages(both)
    assert (part.words, part.pages) == (f"{begins} were returned.", (1, 2))


def test_korean_lines_are_long_with_half_the_letters() -> None:
    lines = tuple(
        Line("중국이 지난달 탈북민 사십여 명을 북한으로 돌려보냈다고 서울의", 72, 500, 700 - 18 * n, 11)
        for n in range(3)
    )
    assert len(list(parts_of_pages([Page(1, lines, is_recognised=True)]))) == 1


def test_of_two_runs_the_surer_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    word = _Word(("1", "1", "1"), "x", 0, 10, 10, 10, 0)

    def table(words: str, confidence: float) -> _Table:
        return _Table((replace(word, words=words, confidence=confidence),), (words,))

    runs = {"kor+eng": table("중국", 80), "kor": table("중국이", 90), "eng": table("China", 70)}
    asked = []

    def run(picture: bytes, density: float, languages: str, layout: str) -> _Table:
        asked.append((languages, layout))
        return runs[languages]

    monkeypatch.setattr(confined_scan, "_run", run)
    assert _best(b"", 300, "kor+eng").texts == ("중국이",)
    runs["kor+eng"] = table("Seoul", 80)
    assert _best(b"", 300, "kor+eng").texts == ("Seoul",)
    assert asked == [("kor+eng", "4"), ("kor", "4"), ("kor+eng", "4"), ("eng", "3")]
    assert _best(b"", 300, "eng").texts == ("China",)


# The program


def test_a_tesseract_without_the_languages_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for listed, languages in (("osd deu", None), ("osd eng", "eng"), ("eng kor osd", "kor+eng")):
        folder = tmp_path / listed.replace(" ", "-")
        folder.mkdir()
        program = folder / "tesseract"
        program.write_text(
            f'#!/bin/sh\ncase "$1" in --version) echo "tesseract 5.3.0";; *) echo {listed};; esac\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        found = tesseract()
        assert (found.languages if found else None) == languages
    monkeypatch.setenv("PATH", "/nowhere")
    assert tesseract() is None


@pytest.mark.tesseract
def test_the_tesseract_of_this_computer_is_known_by_its_version() -> None:
    found = tesseract()
    assert found
    said = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)
    assert found.version in said.stdout + said.stderr


#: The shapes by their names: to draw them takes seconds, which are none of the collecting.
NAMES = [
    *("report", "letter", "specks", "small", "numbers", "three pages", "text and scan", "empty page"),
    *(("korean", "korean and english") if KOREAN_FONT.exists() else ()),
]


@cache
def scans() -> dict[str, Scan]:
    return {each.name: each for each in ten()}


@pytest.mark.tesseract
@pytest.mark.skipif(
    not KOREAN_FONT.exists(), reason="There is no Korean font: apt-get install fonts-noto-cjk"
)
def test_there_are_ten_scans() -> None:
    assert len(scans()) == 10
    assert list(scans()) == NAMES


@pytest.mark.tesseract
@pytest.mark.parametrize("name", NAMES)
def test_a_scan_is_recognised(name: str) -> None:
    shaped = scans()[name]
    read = extract(shaped.data, name="x.pdf")
    flat = " ".join(read.text.split())
    assert [words for words in shaped.words if words not in flat] == []
    stands(read)
    assert said_pages(read) == set(shaped.pages)
    assert any("recognised from pictures by tesseract" in note for note in read.notes)
    for one, other in pairwise(read.recognised):
        assert one.span.end <= other.span.start


def said_pages(read: Extraction) -> set[int]:
    return {page for stretch in read.recognised for page in range(stretch.first, stretch.last + 1)}


@pytest.mark.tesseract
def test_the_text_of_a_file_is_never_marked_as_recognised() -> None:
    read = extract(scans()["text and scan"].data, name="x.pdf")
    begins = read.recognised[0].span.start
    assert all(words in read.text[:begins] for words in PARAGRAPHS)
    assert "Dear Minister" in read.text[begins:]
    for block in read.blocks:
        is_marked = any(stretch.span.covers(block.span) for stretch in read.recognised)
        assert is_marked is (block.span.start >= begins)


@pytest.mark.tesseract
def test_a_file_recognised_twice_is_read_the_same() -> None:
    data = scan([paragraphs(PARAGRAPHS[:1])])
    assert extract(data, name="x.pdf") == extract(data, name="x.pdf")


# Whatever tesseract says


NUMBERS = st.integers(-5, 5_000)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 3), st.text(max_size=12)), max_size=12)


@given(ROWS, st.text(max_size=60))
def test_any_table_of_words_becomes_lines_of_those_words(rows: list[Any], text: str) -> None:
    table = [
        "\t".join(map(str, (5, 1, 1, 1, line, 1, left, top, width, 10, 90, " ".join(words.split()))))
        for left, top, width, line, words in rows
    ]
    said = [row.split("\t") for row in [*table, text]]
    words = tuple(confined_scan._words(row for row in said if len(row) == 12))
    texts = tuple(row[0] for row in said if len(row) == 1)
    lines = tuple(confined_scan._lines(_Table(words, texts), 792, 300)) if words else ()
    held: dict[tuple[str, ...], str] = {}
    for word in words:
        held[word.line] = held.get(word.line, "") + "".join(word.words.split())
    assert sorted("".join(line.words.split()) for line in lines) == sorted(held.values())
    assert lines_of(json.loads(json.dumps(Scanned(lines, 50.0).to_json()))["lines"]) == lines


SMALL = pictures([drawn(pdf([paragraphs(PARAGRAPHS[:1])]), density=30)])


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1_000_000), st.binary(min_size=1, max_size=12))
def test_a_scan_that_was_changed_anywhere_is_read_or_refused(
    recognised: dict[int, Any], place: int, noise: bytes
) -> None:
    recognised[1] = Scanned(LINES, 90.0)
    at = place % len(SMALL)
    with suppress(RefusedFile):
        stands(extract(SMALL[:at] + noise + SMALL[at + len(noise) :], name="x.pdf"))
