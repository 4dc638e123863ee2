"""Turns to the text of a document, with blocks and circumstances, and where in it each turn stands. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tumen.documents.intake import Block, Extraction, Found, Metadata
from tumen.documents.intake.cleaning import Cleaner
from tumen.interviews.kinds import TurnKind
from tumen.vocabulary.codes import BlockKind, Genre
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.languages import language_words
from tumen.vocabulary.spans import Span

EXTRACTOR, VERSION = "tumen.interview", "1"
#: The label that stands before each turn: the two sides of an interview as the reader knows them. It takes
#: "A" for the interviewee whom the text names above, and not for somebody called so in every interview.
LABELS = {
    TurnKind.QUESTION: "Q: ",
    TurnKind.ANSWER: "A: ",
    TurnKind.NOTE: "Interviewer: [Note] ",
}
#: The circumstances that the text opens with, under the names that documents keep them by.
CIRCUMSTANCES = {
    "interviewee": "Interviewee",
    "interviewer": "Interviewer",
    "interpreter": "Interpreter",
    "place": "Place",
}
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as it goes into the text."""

    number: int
    kind: TurnKind
    words: str
    pause_after: int = 0  #: minutes of a pause behind it, 0 where there was none; a shorter one is one


@dataclass
class _Writing:
    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def add(self, kind: BlockKind, words: str, *, gap: str = "\n\n") -> Span:
        start = len(self.text) + len(gap) if self.text else 0
        self.text += (gap if self.text else "") + words
        self.blocks += [
            Block(kind, Span(start + found.start(), start + found.end()))
            for found in _PARAGRAPH.finditer(words)
        ]
        return Span(start, len(self.text))


def clean(words: str) -> str:
    """Words as a rendition holds them, without blanks around them."""
    return Cleaner().clean(words).strip()


def composed(
    code_name: str,
    who: Mapping[str, str],
    turns: Sequence[Said],
    *,
    language: str,
    began_at: datetime,
    remarks: Sequence[str] = (),
) -> tuple[Extraction, dict[int, Span]]:
    """The extraction of an interview, and the span of each turn's words in its text.

    ``who`` are circumstances by the names of `CIRCUMSTANCES`; ``remarks`` are sentences on how it was taken.
    """
    writing = _Writing()
    title = f"Interview {code_name}"
    headline = writing.add(BlockKind.HEADLINE, title)
    particulars = list(_circumstances(writing, who))
    spoken = language_words(language)
    line = writing.add(BlockKind.HEADER, f"Interview language: {spoken}", gap=_gap(particulars))
    told = Span(line.end - len(spoken), line.end)
    particulars.append(("interview language", Found(spoken, "the interview's own form", told)))
    day = Interval.day(began_at.date())
    dated = writing.add(BlockKind.HEADER, f"Date: {began_at:%Y-%m-%d}", gap="\n")
    for remark in remarks:
        writing.add(BlockKind.HEADER, remark, gap="\n")
    spans = dict(_turns(writing, turns))
    evidence = "the interview's own form"
    metadata = Metadata(
        voices=tuple(found for name, found in particulars if name == "interviewee"),
        published=Found(day, "the day on which the interview began", Span(dated.end - 10, dated.end)),
        title=Found(title, evidence, headline),
        language=Found(language, evidence),
        genre=Found(Genre.INTERVIEW.value, evidence),
        particulars=tuple(particulars),
    )
    blocks = tuple(writing.blocks)
    made = Extraction("text/plain", EXTRACTOR, VERSION, writing.text + "\n", blocks, metadata)
    return made, spans


def _gap(before: Sequence[object]) -> str:
    return "\n" if before else "\n\n"


def _circumstances(writing: _Writing, who: Mapping[str, str]) -> Iterator[tuple[str, Found[str]]]:
    is_first = True
    for name, label in CIRCUMSTANCES.items():
        value = " ".join(clean(who.get(name, "")).split())
        if value:
            line = writing.add(BlockKind.HEADER, f"{label}: {value}", gap="\n\n" if is_first else "\n")
            is_first = False
            at = Span(line.end - len(value), line.end)
            yield name, Found(value, "the interview's own form", at)


def _turns(writing: _Writing, turns: Sequence[Said]) -> Iterator[tuple[int, Span]]:
    for turn in turns:
        label = LABELS[turn.kind]
        line = writing.add(BlockKind.PARAGRAPH, label + turn.words)
        yield turn.number, Span(line.start + len(label), line.end)
        if turn.pause_after:
            minutes = "1 minute" if turn.pause_after == 1 else f"{turn.pause_after} minutes"
            writing.add(BlockKind.CAPTION, f"[Pause, {minutes}]")
