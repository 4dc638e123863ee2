"""Invented texts: outlets, bodies and persons do not exist."""

from __future__ import annotations

import textwrap

PARAGRAPHS = (
    "China returned 40 North Korean escapees on Monday night, a Seoul aid group said on Wednesday, after "
    "holding "
    "them for more than a year in two detention centres near the river.",
    "The group, Millpond Aid, said that most of the 40 were women, and that relatives in South Korea had "
    "lost "
    "contact with them in the summer.",
    '"Nobody has told the families anything," said Ada Quill, who leads the group. "They wait for a call '
    "that "
    'does not come."',
    "The ministry in charge did not answer a request for comment, and a spokesman for the province said "
    "that he "
    "knew of no such case.",
)

KOREAN = (
    "중국이 지난달 탈북민 사십여 명을 북한으로 돌려보냈다고 서울의 한 구호단체가 11일 밝혔다.",
    "이 단체는 송환된 사람들의 가족이 아직 아무런 연락을 받지 못했다고 전했다.",
)

HEADLINE = "Forty people sent back across the river, aid group says"


def blank_lines(*blocks: str) -> str:
    """Blocks as people paste them from a page: a blank line between them."""
    return "\n\n".join(blocks) + "\n"


def single_lines(*blocks: str) -> str:
    """Blocks as people paste them from a viewer: one line feed between them."""
    return "\n".join(blocks)


def wrapped(*blocks: str, width: int = 72) -> str:
    """Blocks as mail programs and old editors write them: wrapped to a width, blank lines between."""
    return "\n\n".join(textwrap.fill(block, width) for block in blocks) + "\n"


def letter(*, date: str = "3 May 2022", body: tuple[str, ...] = PARAGRAPHS[:2]) -> str:
    """A letter with both addresses, a greeting, a close and two signers with their offices."""
    return blank_lines(
        "Millpond Aid\n4 Weir Lane\nLondon N1 0ZZ",
        date,
        "The Rt Hon Jonas Fell MP\nMinister for Distant Affairs\n1 Long Street\nLondon SW1Z 9ZZ",
        "Dear Minister,",
        *body,
        "Yours sincerely,",
        "Ada Quill, Director of Millpond Aid",
        "Bartholomew Sedge, Chair, Committee on Rivers",
    )


def page(
    *,
    head: str = "",
    title: str = HEADLINE,
    before: str = "",
    after: str = "",
    body: tuple[str, ...] = PARAGRAPHS,
    lang: str = "en",
) -> str:
    """A saved web page with menus, an article, related stories and a footer."""
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{title} | Reed Valley Post</title>{head}</head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{before}{paragraphs}{after}</article>"
        '<aside class="related"><h2>Related</h2><ul>'
        '<li><a href="/1">Twelve people held at the bridge, police say</a></li></ul></aside>'
        "<footer><p>Subscribe to our newsletter</p>"
        "<p>© 2023 Reed Valley Post. All rights reserved.</p></footer></body></html>"
    )
