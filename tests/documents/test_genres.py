"""The genres that users have, each as one invented text with the kind of every block written beside it.

A file of ``genres`` is read as follows: lines "# name: value" state what must be found; every other line is
"kind|
words"; "+" before the mark puts the words on the line before. The words alone are what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.shapes.texts import wrapped
from tumen.documents.intake import Extraction, extract

GENRES = sorted((Path(__file__).parent / "genres").glob("*.txt"))


@dataclass
class Genre:
    """A labelled text: the words as a user would paste them, what must be found, and each block with its
    kind."""

    text: str
    stated: dict[str, str]
    blocks: list[tuple[str, str]]


def labelled(path: Path) -> Genre:
    words, stated, blocks = "", {}, []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# "):
            name, _, value = line[2:].partition(":")
            stated[name] = value.strip()
        elif "| " in line:
            kind, _, told = line.partition("| ")
            words += f" {told}" if kind.endswith("+") else f"\n{told}"
            blocks.append((kind.rstrip("+"), told))
        else:
            words += "\n"
    return Genre(words.strip() + "\n", stated, blocks)


def read(text: str) -> Extraction:
    return extract(text.encode(), name="given.txt")


def found(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_every_block_of_a_genre_is_known(path: Path) -> None:
    genre = labelled(path)
    assert found(read(genre.text)) == genre.blocks


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_its_text_keeps_every_offset(path: Path) -> None:
    genre = labelled(path)
    assert read(genre.text).text == genre.text


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_what_it_says_of_itself_is_found_and_nothing_else(path: Path) -> None:
    genre = labelled(path)
    extraction = read(genre.text)
    said = extraction.metadata
    assert (str(said.published.value) if said.published else "") == genre.stated["published"]
    assert (said.publisher.value if said.publisher else "") == genre.stated.get("publisher", "")
    assert "; ".join(author.value for author in said.authors) == genre.stated.get("authors", "")
    assert genre.stated.get("undated", "") in extraction.undated_because


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_its_evidence_can_be_pointed_at(path: Path) -> None:
    extraction = read(labelled(path).text)
    said = extraction.metadata
    for value in (said.publisher, said.title, *said.authors):
        if value and value.span:
            assert value.span.of(extraction.text).split() == value.value.split()
    if said.published:
        assert said.published.span
        assert said.published.span.of(extraction.text) in extraction.text


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_line_ends_of_windows_change_nothing(path: Path) -> None:
    genre = labelled(path)
    assert found(read(genre.text.replace("\n", "\r\n"))) == genre.blocks


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize(
    "path", [path for path in GENRES if path.stem.startswith("korean")], ids=lambda path: path.stem
)
def test_a_korean_genre_is_read_in_each_encoding(path: Path, encoding: str) -> None:
    genre = labelled(path)
    text = genre.text.replace("ⓒ", "(c)")
    blocks = [(kind, words.replace("ⓒ", "(c)")) for kind, words in genre.blocks]
    assert found(extract(text.encode(encoding), name="given.txt")) == blocks


@pytest.mark.parametrize(
    "stem", ["wire", "open-letter", "broadsheet", "letter-on-a-blog", "dated-at-the-end"]
)
def test_wrapping_changes_no_paragraph(stem: str) -> None:
    genre = labelled(Path(__file__).parent / "genres" / f"{stem}.txt")
    groups = genre.text.strip().split("\n\n")
    text = "\n\n".join(wrapped(group).strip() if "\n" not in group else group for group in groups) + "\n"
    assert [(kind, " ".join(words.split())) for kind, words in found(read(text))] == genre.blocks
