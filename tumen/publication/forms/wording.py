"""The few words that a form adds to a paper, in the paper's own language. PURE."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tumen.publication.forms.papers import Paper, Tongue
from tumen.record import korean
from tumen.record.titles import when_words
from tumen.vocabulary.dates import Interval

_WORDS: dict[Tongue, dict[str, str]] = {
    Tongue.ENGLISH: {
        "draft": "Draft",
        "sources": "Sources",
        "sources-say": "Each number stands for a sentence as it is written in a document of the record.",
        "sources-more": "These are the first {printed:,} of {all:,}. All of them stand in {file}, which lies "
        "beside this paper, each with its number.",
        "notes": "Notes",
        "uncited": "no source",
        "page": "Page",
        "of": "of",
        "claim": "Claim",
    },
    Tongue.KOREAN: {
        "draft": "초안",
        "sources": "출처",
        "sources-say": "각 번호는 기록에 있는 문서에 적힌 문장을 가리킵니다.",
        "sources-more": "전체 {all:,}건 가운데 처음 {printed:,}건입니다. "
        "모든 출처는 이 문서와 함께 있는 {file}에 번호와 함께 있습니다.",
        "notes": "비고",
        "uncited": "출처 없음",
        "page": "쪽",
        "of": "/",
        "claim": "주장",
    },
}


def word(tongue: Tongue, name: str) -> str:
    """A word that a form adds, by its name here."""
    return _WORDS[tongue][name]


def sources_said(paper: Paper) -> list[str]:
    """What stands over the citations: what a number is, and where those are that are not printed."""
    said, printed = [word(paper.tongue, "sources-say")], len(paper.annex)
    if printed < len(paper.citations):
        told = {"printed": printed, "all": len(paper.citations), "file": paper.elsewhere}
        said.append(word(paper.tongue, "sources-more").format(**told))
    return said


#: What the rooms say (labels, names of countries, sentences) in Korean: whoever has the words gives them.
_ROOMS: dict[Tongue, Callable[[str], str]] = {}


def speak_korean(said: Callable[[str], str]) -> None:
    """Take what gives the words of the rooms in Korean; without it a Korean paper has them in English."""
    _ROOMS[Tongue.KOREAN] = said


def in_tongue(tongue: Tongue, words: str) -> str:
    """Words of the rooms in the language of the paper."""
    said = _ROOMS.get(tongue)
    return said(words) if said and words else words


def day_in_words(tongue: Tongue, day: date | None) -> str:
    """A day as letters write it: 19 July 2021, 2021년 7월 19일."""
    if day is None:
        return ""
    return korean.day_words(day) if tongue is Tongue.KOREAN else when_words(Interval.day(day))


def runs(cites: tuple[int, ...]) -> list[tuple[int, str]]:
    """The numbers behind a sentence in order, three or more that follow each other as one: (1, "1–3").

    Each with the number that it begins with, to which it leads.
    """
    found: list[list[int]] = []
    for number in sorted(set(cites)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    said: list[tuple[int, str]] = []
    for run in found:
        if len(run) > 2:
            said.append((run[0], f"{run[0]}–{run[-1]}"))
        else:
            said += [(number, str(number)) for number in run]
    return said


def mark(cites: tuple[int, ...]) -> str:
    """The numbers as they stand behind a sentence: [1, 3], [1–3, 5]."""
    return f"[{', '.join(words for _, words in runs(cites))}]" if cites else ""
