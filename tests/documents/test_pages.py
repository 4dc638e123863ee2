"""Pages of six builders, each element labelled in the page itself with the kind that its block must have.

An element says it by ``data-kind``; ``data-words`` gives its words where they differ from its text. The
comment at the
top states what must be found. Readers of pages ignore all three.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from tumen.documents.intake import Extraction, extract

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
EACH = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def read(path: Path) -> Extraction:
    return extract(path.read_bytes(), name=path.name)


def found(extraction: Extraction) -> list[tuple[str, str]]:
    return [
        (block.kind.value, " ".join(block.span.of(extraction.text).split())) for block in extraction.blocks
    ]


def labelled(path: Path) -> list[tuple[str, str]]:
    tree = lxml_html.fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    return [
        (element.get("data-kind"), element.get("data-words") or " ".join(element.text_content().split()))
        for element in tree.iter()
        if isinstance(element.tag, str) and element.get("data-kind")
    ]


def stated(path: Path) -> dict[str, str]:
    comment = path.read_text("utf-8").split("<!-- ")[1].split(" -->")[0]
    return {
        name.strip(): value.strip() for name, _, value in (part.partition(":") for part in comment.split("|"))
    }


@EACH
def test_what_a_reader_of_the_page_takes_for_the_article_is_it(path: Path) -> None:
    article = [pair for pair in labelled(path) if pair[0] != "boilerplate"]
    assert [pair for pair in found(read(path)) if pair[0] != "boilerplate"] == article


@EACH
def test_the_rest_of_the_page_is_kept_and_put_aside(path: Path) -> None:
    aside = " ".join(words for kind, words in found(read(path)) if kind == "boilerplate")
    for kind, words in labelled(path):
        assert kind != "boilerplate" or words in aside


@EACH
def test_what_the_page_says_of_itself_is_found(path: Path) -> None:
    said, expected = read(path).metadata, stated(path)
    assert (str(said.published.value) if said.published else "") == expected["published"]
    assert (said.publisher.value if said.publisher else "") == expected["publisher"]
    assert "; ".join(author.value for author in said.authors) == expected["authors"]


@EACH
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_page_in_another_encoding_is_the_same_page(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8")
    again = extract(
        text.replace('charset="utf-8"', "").replace('charset="UTF-8"', "").encode(encoding), name="x"
    )
    assert found(again) == found(read(path))


def test_a_korean_page_in_its_old_encoding_is_the_same_page() -> None:
    path = next(path for path in PAGES if path.stem == "portal-korean")
    old = path.read_text("utf-8").replace('charset="utf-8"', 'charset="euc-kr"').encode("cp949")
    assert found(extract(old, name="x")) == found(read(path))


@EACH
def test_a_page_that_was_cut_off_is_read_as_far_as_it_goes_or_refused(path: Path) -> None:
    from contextlib import suppress

    from tumen.documents.errors import RefusedFile

    data = path.read_bytes()
    for share in (0.3, 0.6, 0.9):
        with suppress(RefusedFile):
            assert extract(data[: int(len(data) * share)], name="x").blocks
