"""Lines that only say which sort of document they stand over."""

from __future__ import annotations

import pytest

from tumen.documents.intake.sorts import is_memorial, is_sort, names_sort


@pytest.mark.parametrize(
    "words",
    [
        "PRESS RELEASE",
        "Press statement",
        "OPEN LETTER",
        "ADVANCE UNEDITED VERSION",
        "Communiqué No. 7",
        "Inter-Agency Situation Report No. 7",
        "WRITTEN ANSWERS",
        "Written questions, answers and statements",
        "TRANSCRIPT — NOON BRIEFING",
        "Testimony no. 0417",
        "Opinion",
        "Guest essay",
        "APPROVED JUDGMENT",
        "Distr.: General",
        "공동성명",
    ],
)
def test_a_sort_of_document_is_known(words: str) -> None:
    assert is_sort(words)


@pytest.mark.parametrize(
    "words",
    [
        "Statement on the return of forty people",
        "Bulletin no. 44: 1–30 April 2024",
        "Summary of findings, 1 January to 31 May 2024",
        "Parish News",
        "Reed Valley Post",
        "Forty people sent back",
        "",
    ],
)
def test_a_line_with_more_to_say_is_none(words: str) -> None:
    assert not is_sort(words)


def test_a_document_named_after_a_body_is_a_document() -> None:
    assert names_sort("Inter-Agency Situation Report")
    assert names_sort("Submission to the Committee on Rivers")
    assert not names_sort("Committee on Rivers")


def test_words_over_a_name_that_is_remembered_are_known() -> None:
    assert is_memorial("In loving memory")
    assert is_memorial("Remembering")
    assert not is_memorial("In memory of the forty, we walked to the bridge")


def test_a_line_of_any_length_is_judged_at_once() -> None:
    for words in ("press " * 200_000, "A" * 1_000_000, "statement and " * 100_000):
        assert not is_sort(words)
        names_sort(words[:200])
