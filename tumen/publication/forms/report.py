"""A release as a report: what is counted, the table, its drawing, what is withheld, how to cite it. PURE."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.publication.forms.counts import (
    TOTAL,
    Public,
    Shown,
    columns_of,
    margins_of,
    named,
    rows_of,
)
from tumen.publication.forms.papers import (
    Bar,
    Block,
    Drawing,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Sentence,
    Tongue,
)
from tumen.publication.forms.report_words import told
from tumen.publication.forms.wording import day_in_words, in_tongue


def report(public: Public, tongue: Tongue) -> Paper:
    """The report on a release. Its sentences tell of the table that stands in it, and cite nothing else."""
    return Paper(tongue, public.title, tuple(_blocks(public, tongue)), day=public.day, is_draft=False)


def _blocks(public: Public, tongue: Tongue) -> Iterator[Block]:
    head, across = in_tongue(tongue, public.head), in_tongue(tongue, public.across)
    heads = {"head": head, "across": across, "number": public.number, "title": public.title}
    heads |= {"day": day_in_words(tongue, public.day), "digest": public.digest, "key": public.key}
    yield _said(told(tongue, "edition", **heads))
    yield Heading(told(tongue, "counted"))
    yield _said(in_tongue(tongue, public.counted), told(tongue, "by-two" if across else "by", **heads))
    if public.filters:
        yield _said(told(tongue, "only", filters=filters_in(tongue, public)))
    yield Heading(told(tongue, "table"))
    yield grid(public, tongue)
    yield drawing(public, tongue)
    yield Heading(told(tongue, "kept-back"))
    numbers = {"withheld": public.number_withheld, "lines": len(public.lines)}
    yield _said(
        told(tongue, "some" if public.number_withheld else "none", **numbers),
        in_tongue(tongue, public.withheld),
    )
    yield Heading(told(tongue, "caveats"))
    for caveat in public.caveats:
        yield _said(in_tongue(tongue, caveat))
    yield Heading(told(tongue, "cite"))
    yield _said(told(tongue, "citation", **heads))
    yield Heading(told(tongue, "check"))
    yield _said(told(tongue, "checked", **heads))


def _said(*sentences: str) -> Paragraph:
    return Paragraph(tuple(Sentence(each, asserts=False) for each in sentences))


def caption_of(public: Public, tongue: Tongue) -> str:
    """What the table is of: "Claims by year and act"."""
    heads = {"head": in_tongue(tongue, public.head), "across": in_tongue(tongue, public.across)}
    return told(tongue, f"{public.of}-by{'-two' if public.across else ''}", **heads)


def filters_in(tongue: Tongue, public: Public) -> str:
    """What the table is narrowed to, in words."""
    said = ((in_tongue(tongue, named(name, value)), name) for name, value in public.filters)
    return ", ".join(f"{value} ({in_tongue(tongue, name)})" for value, name in said)


def grid(public: Public, tongue: Tongue) -> Grid:
    """The table: its rows down, and across its columns where it is by two things; the total last."""
    counts = {(line.words, line.across): line for line in public.lines}
    columns = columns_of(public.lines)
    heads = [word_of(tongue, public.across, each) if each else told(tongue, public.of) for each in columns]
    rows = tuple(
        (
            word_of(tongue, public.head, words),
            *(number_of(counts[words, across], tongue) for across in columns),
        )
        for words in rows_of(public.lines)
    )
    return Grid(caption_of(public, tongue), (in_tongue(tongue, public.head), *heads), rows, amounts=1)


def drawing(public: Public, tongue: Tongue) -> Drawing:
    """A bar for each row; what is withheld has none."""
    lines = margins_of(public.lines)
    most = max((line.count or 0 for line in lines), default=0) or 1
    bars = tuple(
        Bar(
            word_of(tongue, public.head, line.words),
            number_of(line, tongue),
            None if line.count is None else line.count / most,
        )
        for line in lines
    )
    alt = "; ".join(f"{bar.words}: {bar.number}" for bar in bars)
    caption = told(tongue, "drawn-rows" if public.across else "drawn")
    return Drawing(caption, bars, alt or told(tongue, "nothing-drawn"))


def word_of(tongue: Tongue, head: str, words: str) -> str:
    """What a row or column of ``head`` is called."""
    return told(tongue, TOTAL) if words == TOTAL else in_tongue(tongue, named(head, words))


def number_of(line: Shown, tongue: Tongue) -> str:
    return told(tongue, "withheld") if line.count is None else f"{line.count:,}"
