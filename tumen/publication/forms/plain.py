"""A paper as plain text: to be read before it goes anywhere, and searched. PURE."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.publication.forms.papers import Block, Drawing, Grid, Heading, Paper, Paragraph, ready
from tumen.publication.forms.wording import day_in_words, mark, word


def as_text(paper: Paper) -> str:
    """The whole paper, its citations at the end. Raises CannotSet."""
    paper = ready(paper)
    return "\n".join(_lines(paper)).strip() + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    if paper.is_draft:
        yield from (word(paper.tongue, "draft").upper(), "")
    for lines in (paper.sender, paper.recipient):
        if lines:
            yield from (*lines, "")
    if paper.day:
        yield from (day_in_words(paper.tongue, paper.day), "")
    yield from (paper.title, "")
    if paper.greeting:
        yield from (paper.greeting, "")
    for block in paper.blocks:
        yield from (*_of_block(paper, block), "")
    for lines in ((paper.closing,) if paper.closing else (), paper.signatories):
        if lines:
            yield from (*lines, "")
    if paper.citations:
        yield from (word(paper.tongue, "sources"), "")
        for cited in paper.annex:
            about = ", ".join(part for part in (cited.source, cited.document, cited.day) if part)
            claim = f" ({word(paper.tongue, 'claim')} {cited.claim})" if cited.claim else ""
            yield f"[{cited.number}] “{cited.quote}” {about}{claim}"
        yield ""
    if paper.notes:
        yield from (word(paper.tongue, "notes"), "", *paper.notes)


def _of_block(paper: Paper, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.words
    elif isinstance(block, Paragraph):
        yield _said(paper, block)
    elif isinstance(block, Grid):
        yield block.caption
        yield " | ".join(block.head)
        for number, row in enumerate(block.rows):
            cites = block.cites[number] if number < len(block.cites) else ()
            yield f"{' | '.join(row)} {mark(cites)}".strip()
    elif isinstance(block, Drawing):
        yield block.alt
    else:
        for number, item in enumerate(block.items, 1):
            yield f"{number}. {_said(paper, item)}"


def _said(paper: Paper, paragraph: Paragraph) -> str:
    said = []
    for sentence in paragraph.sentences:
        behind = mark(sentence.cites) or (f"[{word(paper.tongue, 'uncited')}]" if sentence.is_uncited else "")
        said.append(f"{sentence.words} {behind}".strip())
    return " ".join(said)
