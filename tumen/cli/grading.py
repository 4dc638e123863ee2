"""Grades and standards of proof in the terminal: code and words, who, when, why, and what came before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tumen.claims.queries import ClaimGradeView, SourceGradeView
from tumen.cli import terminal
from tumen.record.queries import StandardView
from tumen.vocabulary.grading import Coded

Judged = SourceGradeView | ClaimGradeView | StandardView


def grade_words(line: Judged | None) -> str:
    """What a line says: "B, mostly reliable; HURIDOCS 02, rather reliable"."""
    match line:
        case StandardView():
            return line.standard.words
        case SourceGradeView(reliability=code) if code:
            beside = f"; HURIDOCS {line.huridocs.label}" if line.huridocs else ""
            return f"{code.label}{beside}"
        case ClaimGradeView(credibility=code) if code:
            return code.label
    return "not graded"


def judged_facts(
    name: str, lines: Sequence[Judged], *, otherwise: str, here: str = ""
) -> Iterator[tuple[str, str]]:
    """Under ``name`` what holds, or ``otherwise`` where nobody judged; then what came before, newest first.

    ``here`` is the event that is shown: a line that was set for another, joined with it since, says so.
    """
    if not lines:
        yield name, otherwise
    for place, line in enumerate(reversed(lines)):
        seen = f" (set for {line.named})" if isinstance(line, StandardView) and line.named != here else ""
        yield "earlier" if place else name, _told(line) + seen


def _told(line: Judged) -> str:
    return f"{grade_words(line)}, says {line.actor} on {line.at:%Y-%m-%d}: {line.why}"


def changed_since(grades: Sequence[ClaimGradeView], claim: str, revision: int) -> str:
    """What the grade that holds was about, where that is not the claim as it stands; "" where it is."""
    if not grades or grades[-1].is_withdrawal:
        return ""
    seen = grades[-1]
    if seen.claim != claim:
        return f"the grade was given to {seen.claim}, whose place this claim has taken"
    return "the claim has changed since it was graded" if seen.revision != revision else ""


def judged_for_machines(lines: Sequence[Judged]) -> list[dict[str, Any]]:
    """Every line as JSON holds it, oldest first, with words to the codes; "holds" marks the one that does."""
    return [
        {
            **_with_words(terminal.plain(line), line),
            "holds": place == len(lines) and not line.is_withdrawal,
        }
        for place, line in enumerate(lines, 1)
    ]


def _with_words(plain: dict[str, Any], line: Judged) -> dict[str, Any]:
    codes = {name: getattr(line, name) for name in plain}
    words = {f"{name}_words": code.words for name, code in codes.items() if isinstance(code, Coded)}
    return {**plain, **words}
