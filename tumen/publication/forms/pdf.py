"""A paper as PDF by Typst: PDF/A-2a and PDF/UA-1, nothing in it that this computer alone knows. PURE.

Typst reads the paper as data (JSON); no word of it is markup. It reads no other file and asks nobody: the
template comes with Tumen, the fonts are Typst's own and, for Korean, one of this computer's.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.publication.forms.papers import Block, CannotSet, Grid, Heading, Paper, Paragraph, Sentence, ready
from tumen.publication.forms.wording import day_in_words, mark, runs, word

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
_SAID = ("draft", "sources", "sources-say", "notes", "uncited", "page", "of", "claim")


def as_pdf(paper: Paper) -> bytes:
    """The paper as a PDF. Raises CannotSet where a sentence, a citation or a font is missing."""
    import typst

    ready(paper)
    template = files("tumen.publication.forms").joinpath("paper.typ").read_bytes()
    told = {"paper": json.dumps(_told(paper), ensure_ascii=False)}
    try:
        made: bytes = typst.compile(template, format="pdf", sys_inputs=told, pdf_standards=STANDARDS)
    except typst.TypstError as error:
        raise CannotSet(f"the paper cannot be set as PDF: {error}") from error
    return made


def _told(paper: Paper) -> dict[str, Any]:
    return {
        "tongue": paper.tongue.value,
        "title": paper.title,
        "draft": paper.is_draft,
        "day": day_in_words(paper.tongue, paper.day),
        "on": {"year": paper.day.year, "month": paper.day.month, "day": paper.day.day} if paper.day else None,
        "sender": paper.sender,
        "recipient": paper.recipient,
        "greeting": paper.greeting,
        "closing": paper.closing,
        "signatories": paper.signatories,
        "notes": paper.notes,
        "blocks": [_of_block(block) for block in paper.blocks],
        "citations": [
            {
                "number": cited.number,
                "quote": cited.quote,
                "about": ", ".join(part for part in (cited.source, cited.document, cited.day) if part),
                "claim": cited.claim,
            }
            for cited in paper.citations
        ],
        "say": {name: word(paper.tongue, name) for name in _SAID},
        "fonts": _fonts(paper),
    }


def _of_block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "words": block.words}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "sentences": _said(block.sentences)}
    if isinstance(block, Grid):
        cites = [mark(block.cites[at]) if at < len(block.cites) else "" for at in range(len(block.rows))]
        rows = [
            [*row[:-1], f"{row[-1]} {cited}".strip()] for row, cited in zip(block.rows, cites, strict=True)
        ]
        return {"kind": "grid", "caption": block.caption, "head": block.head, "rows": rows}
    return {"kind": "points", "items": [_said(item.sentences) for item in block.items]}


def _said(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [
        {"words": each.words, "cites": runs(each.cites), "uncited": each.is_uncited} for each in sentences
    ]


def _fonts(paper: Paper) -> list[str]:
    """The fonts to be used, in order. Raises CannotSet where Korean or Chinese has none."""
    if not any(_EASTERN.search(words) for words in paper.words()) and paper.tongue.value != "ko":
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
