"""The codes by which people grade, and that nothing but a person chooses among them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tumen
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability, StandardOfProof

SETS = (Reliability, Credibility, Huridocs, StandardOfProof)
PAGE = Path(tumen.__file__).parents[1] / "docs" / "reference" / "grading.md"
#: Rooms that read, group and count, and must know nothing of people's grades.
COMPUTING = ("reading", "corroboration", "documents")


def test_a_source_is_graded_from_a_to_f() -> None:
    assert [each.value for each in Reliability] == list("ABCDEF")
    assert Reliability.A.words == "completely reliable"
    assert Reliability.F.words == "cannot be judged"


def test_a_claim_is_graded_from_1_to_6() -> None:
    assert [each.value for each in Credibility] == list("123456")
    assert Credibility("1").words == "confirmed by other independent sources"
    assert Credibility("6").words == "cannot be judged"


def test_it_has_the_codes_of_micro_thesaurus_42() -> None:
    assert [each.value for each in Huridocs] == ["01", "02", "03", "04", "05", "99"]


def test_standards_of_proof_go_from_none_to_the_highest() -> None:
    assert [each.words for each in StandardOfProof] == [
        "no standard set",
        "reasonable suspicion",
        "reasonable grounds to believe",
        "balance of probabilities",
        "clear and convincing evidence",
        "beyond reasonable doubt",
    ]


@pytest.mark.parametrize("codes", SETS)
def test_every_code_has_words_and_a_meaning(codes: type[Coded]) -> None:
    assert all(each.words and each.meaning.endswith(".") for each in codes)
    assert len({each.words for each in codes}) == len(codes)


def test_a_label_never_gives_the_code_alone() -> None:
    assert Reliability.B.label == "B, mostly reliable"
    assert Huridocs.LIKELY.label == "02, rather reliable"


def test_a_code_is_found_by_its_value() -> None:
    assert Reliability("B") is Reliability.B
    with pytest.raises(ValueError, match="G"):
        Reliability("G")


@pytest.mark.parametrize("codes", SETS)
def test_every_code_is_documented_with_its_words(codes: type[Coded]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [each for each in codes if f"| `{each.value}` | {each.words} | {each.meaning} |" not in page]
    assert missing == []


@pytest.mark.parametrize("room", COMPUTING)
def test_what_computes_knows_nothing_of_grades(room: str) -> None:
    for path in (Path(tumen.__file__).parent / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = node.module if isinstance(node, ast.ImportFrom) else None
            assert imported != "tumen.vocabulary.grading", path
