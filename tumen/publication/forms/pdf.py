"""A paper as PDF by Typst: PDF/A-2a and PDF/UA-1, nothing in it that this computer alone knows. PURE.

A drawing can be set alone, as the picture that other forms hold.

Typst reads the paper as data (JSON); no word of it is markup. It reads no other file and asks nobody: the
template comes with Tumen, the fonts are Typst's own and, for Korean, one of this computer's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Set
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.publication.forms.papers import (
    Block,
    CannotSet,
    Drawing,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Sentence,
    Tongue,
    ready,
)
from tumen.publication.forms.wording import day_in_words, mark, runs, sources_said, word

#: What the file is made by and checked against while it is made.
STANDARDS: list[Any] = ["a-2a", "ua-1"]
#: Typst's own font of letters, and fonts with Korean that systems bring, the first that is there.
_LATIN = "Libertinus Serif"
_KOREAN = (
    "Noto Serif CJK KR", "Noto Sans CJK KR", "Noto Serif KR", "Noto Sans KR", "Nanum Myeongjo",
    "NanumMyeongjo", "NanumGothic", "Nanum Gothic", "Malgun Gothic", "Apple SD Gothic Neo", "AppleMyungjo",
    "Batang", "UnBatang",
)  # fmt: skip
_EASTERN = re.compile("[\u1100-\u11ff\u3040-\u318f\u4e00-\u9fff\uac00-\ud7a3]")
_SAID = ("draft", "sources", "notes", "uncited", "page", "of", "claim")


def as_pdf(paper: Paper) -> bytes:
    """The paper as a PDF. Raises CannotSet where a sentence, a citation or a font is missing."""
    paper = ready(paper)
    return _set("paper.typ", {"paper": _told(paper)}, format="pdf", pdf_standards=STANDARDS)


def as_png(drawing: Drawing, tongue: Tongue) -> bytes:
    """The drawing as a picture. Raises CannotSet where a font is missing."""
    words = [word for bar in drawing.bars for word in (bar.words, bar.number)]
    told = {"bars": _bars(drawing), "fonts": _fonts(words, tongue)}
    return _set("picture.typ", {"picture": told}, format="png", ppi=200)


def _set(template: str, told: Mapping[str, Any], **how: Any) -> bytes:
    import typst

    folder = files("tumen.publication.forms")
    source = folder.joinpath("bars.typ").read_bytes() + folder.joinpath(template).read_bytes()
    data = {name: json.dumps(each, ensure_ascii=False) for name, each in told.items()}
    try:
        made: bytes = typst.compile(source, sys_inputs=data, **how)
    except typst.TypstError as error:
        raise CannotSet(f"the paper cannot be set by Typst: {error}") from error
    return made


def _told(paper: Paper) -> dict[str, Any]:
    printed = {cited.number for cited in paper.annex}
    return {
        "tongue": paper.tongue.value,
        "title": paper.title,
        "draft": paper.is_draft,
        "wide": paper.is_wide,
        "day": day_in_words(paper.tongue, paper.day),
        "on": {"year": paper.day.year, "month": paper.day.month, "day": paper.day.day} if paper.day else None,
        "sender": paper.sender,
        "recipient": paper.recipient,
        "greeting": paper.greeting,
        "closing": paper.closing,
        "signatories": paper.signatories,
        "notes": paper.notes,
        "blocks": [_of_block(block, printed) for block in paper.blocks],
        "citations": [
            {
                "number": cited.number,
                "quote": cited.quote,
                "about": ", ".join(part for part in (cited.source, cited.document, cited.day) if part),
                "claim": cited.claim,
            }
            for cited in paper.annex
        ],
        "say": {name: word(paper.tongue, name) for name in _SAID}
        | {"sources-say": " ".join(sources_said(paper))},
        "fonts": _fonts(paper.words(), paper.tongue),
    }


def _of_block(block: Block, printed: Set[int]) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "words": block.words}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "sentences": _said(block.sentences, printed)}
    if isinstance(block, Grid):
        cites = [mark(block.cites[at]) if at < len(block.cites) else "" for at in range(len(block.rows))]
        rows = [
            [*row[:-1], f"{row[-1]} {cited}".strip()] for row, cited in zip(block.rows, cites, strict=True)
        ]
        amounts = len(block.head) if block.amounts is None else block.amounts
        told = {"caption": block.caption, "head": block.head, "rows": rows, "amounts": amounts}
        return {"kind": "grid", **told}
    if isinstance(block, Drawing):
        return {"kind": "drawing", "caption": block.caption, "alt": block.alt, "bars": _bars(block)}
    return {"kind": "points", "items": [_said(item.sentences, printed) for item in block.items]}


def _bars(drawing: Drawing) -> list[dict[str, Any]]:
    return [{"words": bar.words, "number": bar.number, "length": bar.length} for bar in drawing.bars]


def _said(sentences: tuple[Sentence, ...], printed: Set[int]) -> list[dict[str, Any]]:
    """The sentences, each number with whether it leads to a citation that is printed."""
    return [
        {
            "words": each.words,
            "cites": [(number, words, number in printed) for number, words in runs(each.cites)],
            "uncited": each.is_uncited,
        }
        for each in sentences
    ]


def _fonts(words: Iterable[str], tongue: Tongue) -> list[str]:
    """The fonts to be used, in order. Raises CannotSet where Korean or Chinese has none."""
    if tongue is not Tongue.KOREAN and not any(_EASTERN.search(each) for each in words):
        return [_LATIN]
    there = _families()
    korean = next((name for name in _KOREAN if name in there), None)
    if korean is None:
        raise CannotSet(
            "the paper holds Korean or Chinese, and this computer has no Korean font to set it in. Install "
            "one (on Debian: sudo apt-get install fonts-noto-cjk), or take the paper as DOCX."
        )
    return [_LATIN, korean]


@cache
def _families() -> frozenset[str]:
    import typst

    return frozenset(typst.Fonts().families())
