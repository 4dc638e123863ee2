from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from tumen.cli import terminal
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

HOSTILE = "\x1b[2J\x1b[31mred\x07\x9b1m\r\nnext\u202eyxz\u200b\x7f\udcff"


def printed(*things: object, width: int = 80) -> str:
    """What a console of ``width`` columns shows, as plain text."""
    console = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False)
    for thing in things:
        console.print(thing)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_it_leaves_nothing_in_a_text_that_steers_a_terminal() -> None:
    assert terminal.safe(HOSTILE).isprintable()


def test_it_shows_what_was_there_as_an_escape() -> None:
    assert terminal.safe("\x1b[2J") == "\\x1b[2J"
    assert terminal.safe("a\u202eb") == "a\\u202eb"
    assert terminal.safe("a\udcffb") == "a\\xffb"
    assert terminal.safe("\U000e0041") == "\\U000e0041"


def test_it_puts_a_text_on_one_line() -> None:
    assert terminal.safe("one\ntwo\tthree\u2028four\x85five") == "one two three four five"


@pytest.mark.parametrize(
    "text", ["한국어 이름.txt", "naïve – “quoted”", "-rf.txt", "a  b", "[red]a[/red]", ":smile:"]
)
def test_it_leaves_printing_text_as_it_is(text: str) -> None:
    assert terminal.safe(text) == text


def test_it_reads_no_markup_in_a_name() -> None:
    line = terminal.line("[red]a[/red]", " ", terminal.words("[link=file:///etc]b[/link]", "bold"))
    assert printed(line) == "[red]a[/red] [link=file:///etc]b[/link]\n"


def test_it_reads_no_markup_when_a_plain_string_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.console().print("[red]a[/red] :smile:")
    assert capsys.readouterr().out == "[red]a[/red] :smile:\n"


def test_it_never_lays_out_for_less_than_the_narrowest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert terminal.console().width == terminal.NARROWEST


def test_it_aligns_korean_with_latin_letters() -> None:
    table = terminal.grid(("name", {}), ("number", {}))
    table.add_row(terminal.words("세기의 기록"), terminal.words("1"))
    table.add_row(terminal.words("a record"), terminal.words("2"))
    lines = [line for line in printed(table).splitlines() if line.rstrip().endswith(("1", "2"))]
    assert len({cell_len(line[: max(line.find("1"), line.find("2"))]) for line in lines}) == 1


def test_it_counts_in_words() -> None:
    assert [terminal.counted(number, "document") for number in (0, 1, 2, 1200)] == [
        "0 documents", "1 document", "2 documents", "1,200 documents",
    ]  # fmt: skip
    assert terminal.counted(2, "miss", "misses") == "2 misses"


def test_it_quotes_words_on_one_line() -> None:
    assert terminal.quoted("about\n  600 people") == "“about 600 people”"


def test_it_answers_machines_in_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.answer({"name": HOSTILE + "한국"})
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"name": HOSTILE + "한국"}


def test_it_warns_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.warn(["A file \x1b[2J was refused."])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "A file \\x1b[2J was refused.\n")


class TestPlain:
    """Values of the rooms as JSON holds them."""

    def test_codes_dates_and_quantities_are_written_as_the_vocabulary_writes_them(self) -> None:
        assert terminal.plain(Realis.FEARED) == "feared"
        assert terminal.plain(Interval.month(2023, 10)) == "2023-10"
        assert terminal.plain(date(2023, 10, 9)) == "2023-10-09"
        assert terminal.plain(datetime(2023, 10, 9, 12, tzinfo=UTC)) == "2023-10-09T12:00:00+00:00"
        assert terminal.plain(Quantity(500, None))["low"] == 500
        assert terminal.plain(Span(3, 9)) == [3, 9]

    def test_views_become_objects_of_their_fields(self) -> None:
        @dataclass(frozen=True, slots=True)
        class View:
            when: Interval
            kinds: tuple[Realis, ...]
            by: dict[Realis, Path]

        view = View(Interval.year(2023), (Realis.FEARED,), {Realis.FEARED: Path("a")})
        assert terminal.plain(view) == {"when": "2023", "kinds": ["feared"], "by": {"feared": "a"}}

    def test_plain_values_stay(self) -> None:
        assert terminal.plain([None, True, 1, 2.5, "a"]) == [None, True, 1, 2.5, "a"]


def test_names_and_values_stand_in_two_columns() -> None:
    table = terminal.facts([("range", "50"), ("words", terminal.words("“fifty”", "bold"))])
    assert [line.rstrip() for line in printed(table).splitlines()] == ["range  50", "words  “fifty”"]
