"""The reading is measured against labels, and every miss is shown."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.cli.cast import KOREAN
from tumen.cli import main
from tumen.reading.evaluation import NEEDED
from tumen.reading.korean import analysis

LETTER = """\
Fifty sent back

Seoul, 16 July 2021

China forcibly returned 50 North Korean escapees on 14 July 2021, the Lanternlight group said on Friday.
"""
NOTICE = """\
Forty sent back

Seoul, 20 September 2023

China forcibly returned 40 North Korean escapees on 18 September 2023, the Lanternlight group said.
"""


def label(doc: str, text: str, span: str, number: int, day: str) -> dict[str, str]:
    """A row as a person labels it; the letter's and the notice's figures have the same slots otherwise."""
    return {
        **dict.fromkeys((*NEEDED, "sentence"), ""),
        "doc": doc,
        "kind": "core",
        "span": span,
        "char_start": str(text.index(span)),
        "number_low": str(number),
        "number_high": str(number),
        "event": "forced repatriation",
        "date_iso": day,
        "who_said": "Lanternlight group",
        "realis": "asserted",
        "polarity": "affirmed",
        "stance": "neutral",
        "claim_kind": "event",
    }


def write_labels(file: Path, rows: list[dict[str, str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with labels and documents: the letter's row is right, the notice's says 60 for 40."""
    folder = tmp_path / "gold"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "000_letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "docs" / "001.txt").write_text(NOTICE, encoding="utf-8")
    letter = label("000", LETTER, "50 North Korean escapees", 50, "2021-07-14")
    notice = label("001", NOTICE, "40 North Korean escapees", 60, "2023-09-18")
    write_labels(folder / "figures.csv", [letter, notice])
    return folder


def evaluate(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, words)])


@pytest.fixture
def refused() -> Callable[..., str]:
    """Runs the command, which has to refuse, and gives the sentence that it says."""

    def run(*words: str | Path) -> str:
        result = evaluate(*words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.count("\n") == 1
        return result.stderr.removeprefix("Error: ").strip()

    return run


def test_it_measures_recall_precision_and_each_slot(gold: Path) -> None:
    told = json.loads(evaluate(gold, "--json").stdout)
    figures = told["kinds"]["figures"]
    assert (figures["gold"], figures["found"], figures["recall"]) == (2, 2, 1.0)
    assert figures["slots"]["number"] == {"right": 1, "of": 2, "accuracy": 0.5, "f1": 0.3333}
    assert figures["slots"]["date"]["right"] == 2
    assert told["reader"].startswith("rules ")


def test_it_lists_every_miss_with_what_was_expected(gold: Path) -> None:
    misses = json.loads(evaluate(gold, "--json").stdout)["kinds"]["figures"]["misses"]
    wrong = [miss for miss in misses if miss["what"] == "number"]
    assert [(miss["doc"], miss["expected"], miss["got"]) for miss in wrong] == [("001", "60–60", "40–40")]


def test_it_prints_the_shares_and_the_misses_for_people(gold: Path) -> None:
    told = evaluate(gold)
    assert told.exit_code == 0
    assert "2 core figures in 2 documents" in told.stdout
    assert "recall" in told.stdout
    assert "“40 North Korean escapees”" in told.stdout
    assert "60–60" in told.stdout
    assert "Under 50 of a kind only the counts mean something." in told.stdout


def test_it_shows_no_more_misses_than_asked(gold: Path) -> None:
    told = json.loads(evaluate(gold, "--json", "--limit-misses", "0").stdout)
    assert told["kinds"]["figures"]["misses"] == []
    assert told["misses_in_all"] >= 1
    assert "the first 0 shown" in evaluate(gold, "--limit-misses", "0").stdout


def test_it_takes_labels_and_documents_from_two_places(gold: Path, tmp_path: Path) -> None:
    labels = (gold / "figures.csv").rename(tmp_path / "my labels.csv")
    documents = (gold / "docs").rename(tmp_path / "letters")
    assert json.loads(evaluate(labels, documents, "--json").stdout)["kinds"]["figures"]["gold"] == 2


def test_it_needs_no_workspace(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUMEN_WORKSPACE", str(tmp_path / "none"))
    assert evaluate(gold).exit_code == 0
    assert not (tmp_path / "none").exists()


def test_it_does_not_take_doc_1_for_doc_10(gold: Path) -> None:
    (gold / "docs" / "0001.txt").write_text(NOTICE, encoding="utf-8")
    assert evaluate(gold).exit_code == 0


def test_it_counts_a_refused_document_as_not_found_and_says_so(gold: Path) -> None:
    (gold / "docs" / "001.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    result = evaluate(gold, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    figures = told["kinds"]["figures"]
    assert (figures["gold"], figures["found"]) == (2, 1)
    assert [refusal["name"] for refusal in told["refused"]] == ["001.txt"]
    assert result.stderr.startswith("001.txt: ")
    assert "What is labelled in it counts as not found." in result.stderr


def test_it_says_that_a_korean_document_was_not_read_for_want_of_the_extra(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "PACKAGE", "not_installed_here")
    (gold / "docs" / "001.txt").write_text(KOREAN, encoding="utf-8")
    write_labels(gold / "figures.csv", [label("001", KOREAN, "탈북민 40명", 40, "2023-10")])
    result = evaluate(gold, "--json")
    figures = json.loads(result.stdout)["kinds"]["figures"]
    assert (figures["gold"], figures["found"]) == (1, 0)
    assert "001: It is in Korean, which is read with the extra tumen[korean] only." in result.stderr
    assert "What is labelled in it counts as not found." in result.stderr


def test_it_doubts_labels_that_do_not_stand_in_the_text(gold: Path) -> None:
    (gold / "docs" / "001.txt").write_text("Late edition\n" + NOTICE, encoding="utf-8")
    assert "1 label not at the stated place" in evaluate(gold).stderr


def test_it_says_which_columns_the_labels_lack(gold: Path, refused: Callable[..., str]) -> None:
    (gold / "figures.csv").write_text("doc,kind\n000,core\n", encoding="utf-8")
    assert "lacks the columns span, char_start" in refused(gold)


def test_it_says_that_there_are_no_labels(tmp_path: Path, refused: Callable[..., str]) -> None:
    assert "No labels at" in refused(tmp_path)
    assert "No labels at" in refused(tmp_path / "none.csv")


def test_it_says_that_the_labels_are_empty(gold: Path, refused: Callable[..., str]) -> None:
    (gold / "figures.csv").write_text(",".join(NEEDED) + "\n", encoding="utf-8")
    assert "have no rows" in refused(gold)


def test_it_says_that_the_labels_are_no_text(gold: Path, refused: Callable[..., str]) -> None:
    (gold / "figures.csv").write_bytes("문서,kind\n".encode("cp949"))
    assert "it is not text in UTF-8" in refused(gold)


def test_it_says_that_a_label_is_no_number(gold: Path, refused: Callable[..., str]) -> None:
    row = label("000", LETTER, "50 North Korean escapees", 50, "2021-07-14")
    write_labels(gold / "figures.csv", [{**row, "number_low": "fifty"}])
    assert "figures.csv, line 2" in refused(gold)


def test_it_says_that_there_is_no_folder_of_documents(gold: Path, refused: Callable[..., str]) -> None:
    assert "There is no folder" in refused(gold, gold / "letters")


def test_it_says_which_document_is_missing(gold: Path, refused: Callable[..., str]) -> None:
    (gold / "docs" / "001.txt").unlink()
    assert "begins with “001”" in refused(gold)


def test_it_does_not_choose_between_two_documents(gold: Path, refused: Callable[..., str]) -> None:
    (gold / "docs" / "001 copy.txt").write_text(NOTICE, encoding="utf-8")
    assert "2 files in" in refused(gold)


def test_it_prints_a_hostile_document_safely(gold: Path) -> None:
    row = label("001", NOTICE, "40 North Korean escapees", 60, "2023-09-18")
    write_labels(gold / "figures.csv", [{**row, "sentence": "[b]x[/b] \x1b[2J", "who_said": "\x1b]0;x\x07"}])
    told = evaluate(gold).stdout
    assert "[b]x[/b] \\x1b[2J" in told
    assert "\x1b" not in told


def test_two_labellers_are_held_against_each_other(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    row = label("000", LETTER, "50 North Korean escapees", 50, "2021-07-15")
    second = write_labels(tmp_path / "second" / "figures.csv", [row])
    told = evaluate(gold, "--second", second)
    assert told.exit_code == 0
    assert "How well two labellers agree" in told.stdout
    answer = json.loads(evaluate(gold, "--second", second, "--json").stdout)
    figures = answer["kinds"]["figures"]
    assert (answer["documents"], figures["gold"], figures["found"]) == (1, 1, 1)
    assert [miss["what"] for miss in figures["misses"]] == ["date", "date overlaps"]


def test_labellers_of_other_documents_cannot_be_compared(gold: Path, tmp_path: Path) -> None:
    row = label("other", LETTER, "50 North Korean escapees", 50, "2021-07-14")
    told = evaluate(gold, "--second", write_labels(tmp_path / "others.csv", [row]))
    assert told.exit_code == 1
    assert "share no document" in told.stderr
