"""The measurement as one HTML page: the shares of each kind, and every miss with its sentence and both
readings.

The page stands alone: no script, no font, no picture, no address.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tumen.cli.measuring import ROWS, Measured, shares_of
from tumen.reading.evaluation import Miss, Tally

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --mark: #f2c84b; --quiet: #666; }
@media (prefers-color-scheme: dark) { :root { --mark: #7a5c00; --quiet: #aaa; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0.5rem 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--line); }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
article { border-top: 1px solid var(--line); padding: 0.7rem 0; }
h3 { font-size: 1rem; margin: 0 0 0.3rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; }
"""


def write_page(measured: Measured, gold: Path, file: Path) -> None:
    """Write the page to ``file``, in place of what stood there."""
    file.write_text("\n".join(_page(measured, gold)) + "\n", encoding="utf-8")


def _page(measured: Measured, gold: Path) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{measured.title}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body><main>"
    yield f"<h1>{measured.title}</h1>"
    yield f"<p>Labels: {escape(gold.name)}. {'Second' if measured.is_of_people else 'Reader'}: "
    yield f"{escape(Path(measured.by).name)}. "
    yield f"{len(measured.docs)} documents, {len(measured.misses)} misses.</p>"
    for kind, tally in measured.tallies.items():
        yield from _table(tally)
        yield f"<h2>What was missed: {escape(ROWS[kind][1])}</h2>"
        if not tally.misses:
            yield "<p>Nothing.</p>"
        for miss in tally.misses:
            yield from _miss(miss)
    yield "</main></body></html>"


def _table(tally: Tally) -> Iterator[str]:
    yield f"<table><caption>{escape(tally.kind.capitalize())}</caption>"
    yield '<thead><tr><th scope="col">Measure</th><th scope="col">Right</th><th scope="col">Of</th>'
    yield '<th scope="col">Share</th></tr></thead><tbody>'
    for name, count, of, share in shares_of(tally):
        told = "too few" if share is None else f"{share:.1%}"
        yield f'<tr><th scope="row">{escape(name)}</th><td class="number">{count}</td>'
        yield f'<td class="number">{of}</td><td class="number">{told}</td></tr>'
    yield "</tbody></table>"


def _miss(miss: Miss) -> Iterator[str]:
    yield f"<article><h3>{escape(miss.doc)}: {escape(miss.what)}</h3><dl>"
    yield f"<dt>Words</dt><dd>“{_shown(miss.words)}”</dd>"
    yield f"<dt>Expected</dt><dd>{_shown(miss.expected) or 'nothing'}</dd>"
    yield f"<dt>Read</dt><dd>{_shown(miss.got) or 'nothing'}</dd>"
    if miss.sentence.strip():
        yield f"<dt>In</dt><dd>{_marked(miss)}</dd>"
    yield "</dl></article>"


def _shown(words: str) -> str:
    return escape(" ".join(words.split()))


def _marked(miss: Miss) -> str:
    """The sentence with the words marked where they stand in it."""
    before, words, after = miss.sentence.partition(miss.words) if miss.words else (miss.sentence, "", "")
    return f"{_shown(before)} <mark>{_shown(words)}</mark> {_shown(after)}" if words else _shown(before)
