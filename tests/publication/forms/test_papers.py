"""What a paper is made of, and when it may go out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publication.forms.papers import ENGLISH, KOREAN
from tumen.publication.forms.papers import CannotSet, Grid, Paragraph, Sentence, ready, title_cited
from tumen.publication.forms.plain import as_text
from tumen.publication.forms.wording import mark


def test_a_sentence_that_asserts_and_cites_nothing_is_named() -> None:
    assert [each.words for each in ENGLISH.uncited()] == ["Nothing has been heard of them since."]


def test_a_draft_may_have_such_sentences_and_what_goes_out_may_not() -> None:
    ready(ENGLISH)
    with pytest.raises(CannotSet, match="1 sentences assert something and cite nothing, the first “Nothing"):
        ready(replace(ENGLISH, is_draft=False))


@pytest.mark.parametrize(
    "block", [Paragraph((Sentence("It was so.", (7,)),)), Grid("Figures", ("A",), (("1",),), ((7,),))]
)
def test_a_number_that_stands_for_nothing_is_refused(block: Paragraph | Grid) -> None:
    with pytest.raises(CannotSet, match="names citation 7"):
        ready(replace(ENGLISH, blocks=(block,)))


def test_as_text_every_number_has_its_sentence() -> None:
    said = as_text(ENGLISH)
    assert "by two independent voices. [1, 2] Nothing has been heard of them since. [no source]" in said
    assert "[1] “약 600명이 송환됐다” Lanternlight Korea, release, 12 October 2023 (Claim c-abc)" in said
    assert said.startswith("DRAFT\n")


def test_as_text_in_korean_the_form_speaks_korean() -> None:
    said = as_text(KOREAN)
    assert said.startswith("초안\n")
    assert "2024년 3월 1일" in said
    assert "[출처 없음]" in said


@pytest.mark.parametrize(
    ("cites", "words"),
    [
        ((), ""),
        ((1,), "[1]"),
        ((1, 2), "[1, 2]"),
        ((3, 1, 2, 7), "[1–3, 7]"),
        ((1, 2, 4, 5, 6), "[1, 2, 4–6]"),
    ],
)
def test_numbers_that_follow_each_other_are_one(cites: tuple[int, ...], words: str) -> None:
    assert mark(cites) == words


def test_all_words_are_told_once_for_the_search_before_it_goes_out() -> None:
    told = list(ENGLISH.words())
    for words in ("Lord Penhallow", "1 Mill Lane", "Herald", "500", "Publish the list.", "c-abd"):
        assert told.count(words) >= 1, words


@pytest.mark.parametrize(
    ("label", "called"),
    [
        ("Ri Myong-suk.docx", ""),
        ("list-returned.XLSX", ""),
        ("Statement on the forced return of 600 people", "Statement on the forced return of 600 people"),
        ("Re: your letter of 17 Oct.", "Re: your letter of 17 Oct."),
    ],
)
def test_the_name_of_a_file_is_cited_as_no_title(label: str, called: str) -> None:
    assert title_cited(label) == called
