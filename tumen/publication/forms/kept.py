"""A paper as data, and back: what a release keeps of a report, and gives to other programs. PURE.

Headings, paragraphs and lists are kept, each sentence with the numbers that it cites, and the citations; of a
letter whom it addresses and who signs it, too. A paper with tables or drawings is none of these.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from tumen.publication.forms.papers import (
    Block,
    Citation,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    Tongue,
)

FORMAT = "tumen paper v1"


def as_data(paper: Paper) -> bytes:
    """The paper as JSON, the same bytes each time. Raises ValueError for one with a table or a drawing."""
    told = {
        "format": FORMAT,
        "language": paper.tongue.value,
        "title": paper.title,
        "day": paper.day.isoformat() if paper.day else "",
        "blocks": [_told(block) for block in paper.blocks],
        "citations": [
            {
                "number": cited.number,
                "quote": cited.quote,
                "source": cited.source,
                "document": cited.document,
                "day": cited.day,
            }
            for cited in paper.citations
        ],
        **({"letter": letter} if any((letter := _letter(paper)).values()) else {}),
    }
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def paper_in(data: bytes) -> Paper:
    """The finished paper that was kept so."""
    told = json.loads(data)
    letter = told.get("letter", {})
    return Paper(
        Tongue(told["language"]),
        told["title"],
        tuple(map(_block, told["blocks"])),
        tuple(
            Citation(each["number"], each["quote"], each["source"], each["document"], each["day"], "")
            for each in told["citations"]
        ),
        date.fromisoformat(told["day"]) if told["day"] else None,
        recipient=tuple(letter.get("recipient", ())),
        greeting=letter.get("greeting", ""),
        closing=letter.get("closing", ""),
        signatories=tuple(letter.get("signatories", ())),
        is_draft=False,
    )


def _letter(paper: Paper) -> dict[str, Any]:
    return {
        "recipient": list(paper.recipient),
        "greeting": paper.greeting,
        "closing": paper.closing,
        "signatories": list(paper.signatories),
    }


def _told(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"heading": block.words}
    if isinstance(block, Paragraph):
        return {"sentences": _sentences(block)}
    if isinstance(block, Points):
        return {"points": [_sentences(item) for item in block.items]}
    raise ValueError("A paper with a table or a drawing is not kept as data.")


def _sentences(paragraph: Paragraph) -> list[dict[str, Any]]:
    return [
        {"words": each.words, "cites": list(each.cites), "asserts": each.asserts}
        for each in paragraph.sentences
    ]


def _block(told: Mapping[str, Any]) -> Block:
    if "heading" in told:
        return Heading(told["heading"])
    if "points" in told:
        return Points(tuple(map(_paragraph, told["points"])))
    return _paragraph(told["sentences"])


def _paragraph(told: list[dict[str, Any]]) -> Paragraph:
    return Paragraph(
        tuple(Sentence(each["words"], tuple(each["cites"]), asserts=each["asserts"]) for each in told)
    )
