"""Parts of a document that somebody else speaks in: a reply printed by a newspaper, a model letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.reading.cast.names import is_body_name
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_SAYING = (
    r"(?:full\s+)?(?:reply|response|statement|letter|answer|appeal|reaction|comment|speech|remarks|"
    r"testimony|submission|observation|skeleton\s+argument|brief|petition)s?"
)
#: "THE EMBASSY’S REPLY", "Statement by the Ministry", "Letter from the families".
_HEADING = re.compile(
    rf"^\W*(?:the\s+)?(?:(?P<owner>.{{2,70}}?)['’]s?\s+{_SAYING}|{_SAYING}\s+(?:by|(?P<whence>of|from))\s+(?:the\s+"
    rf")?(?P<by>.{{2,70}}?))"
    r"(?:\s+in\s+full)?\W*$",
    re.IGNORECASE,
)
#: Signed by whoever sends it: "[your name]".
_PLACEHOLDER = re.compile(r"\[[^\]]*\b(?:name|address|postcode|MP)\b[^\]]*\]", re.IGNORECASE)
_WRITING_AS = re.compile(r"\bI\s+am\s+writing(?:\s+to\s+you)?\s+as\s+(?:your|an?)\s+(?P<who>[a-z][a-z-]+)")
_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE})
#: The line over a message that an answer quotes: "On Thu, 12 Oct 2023 at 09:40, Tom Weller <...> wrote:".
_WROTE = re.compile(
    r"^[\s>]*(?:On\s[^\n]{4,120}?[,>]\s*\n?[\s>]*)?(?P<who>[A-Z][^\n,<>@:\d]{1,60}?)\s*(?:<[^>\n]*>)?"
    r"\s*wrote:[ \t]*$"
    r"|^[\s>]*-{2,}\s*(?:Original|Forwarded)\s+[Mm]essage\s*-{2,}\s*\n[\s>]*From:\s*"
    r"(?P<from>[^\n<\[@]{2,60}?)\s*(?:[<\[][^\n]*)?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch that ``who`` speaks in, and the words that say so."""

    span: Span
    who: str
    evidence: Span


class Sections:
    """The sections of one document; outside them the document speaks for itself."""

    def __init__(self, source: Source) -> None:
        found = [*_headed(source), *_models(source), *quoted_messages(source.text)]
        self._sections = sorted(found, key=lambda section: section.span.start)
        self._starts = [section.span.start for section in self._sections]

    def at(self, position: int) -> Section | None:
        """The section that ``position`` stands in, or None."""
        number = bisect_right(self._starts, position) - 1
        if number < 0 or position >= self._sections[number].span.end:
            return None
        return self._sections[number]


def quoted_messages(text: str) -> list[Section]:
    """The messages that a letter quotes below what it says itself, each to where an older one begins."""
    found = list(_WROTE.finditer(text)) if "wrote:" in text or "essage" in text else []
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return [
        Section(Span(match.end(), end), match[group].strip(), Span(match.start(group), match.end(group)))
        for match, end in zip(found, ends, strict=True)
        for group in ("who", "from")
        if match[group]
    ]


def writer_at(messages: Sequence[Section], position: int) -> str:
    """Who wrote the quoted message that ``position`` stands in; "" outside of them."""
    return next((one.who for one in messages if one.span.start <= position < one.span.end), "")


def _headed(source: Source) -> list[Section]:
    """Sections under a heading that says whose words follow."""
    heads = [(kind, span) for kind, span in source.blocks if kind in _HEADINGS or kind.value == "heading"]
    found = []
    for number, (_, span) in enumerate(heads):
        match = _HEADING.match(span.of(source.text))
        if match is None:
            continue
        group = "owner" if match["owner"] else "by"
        end = heads[number + 1][1].start if number + 1 < len(heads) else len(source.text)
        who = match[group].strip()
        if match["whence"] and not _calls_somebody(who):
            continue
        evidence = Span(match.start(group), match.end(group)).shifted(span.start)
        found.append(Section(Span(span.end, end), who.title() if who.isupper() else who, evidence))
    return found


def _calls_somebody(words: str) -> bool:
    """Whether words behind "from" call a person or body, and no place: "letter from the border"."""
    nouns = [word.lower() for word in words.split()]
    forms = [form for noun in nouns for form in (noun, noun.removesuffix("s"), re.sub("ies$", "y", noun))]
    if is_body_name(words) or any(kind_of_noun(form) for form in forms):
        return True
    return sum(word[:1].isupper() for word in words.split()) > 1 and canonical(words) is None


def _models(source: Source) -> list[Section]:
    """Model letters: whoever signs them is a reader, or what the letter says ("as your constituent")."""
    text, blocks, found = source.text, source.blocks, []
    for number, (kind, span) in enumerate(blocks):
        if kind is not BlockKind.SALUTATION:
            continue
        later = next(
            (k for k, _ in blocks[number + 1 :] if k in (BlockKind.SALUTATION, BlockKind.SIGNATURE)), None
        )
        if later is BlockKind.SALUTATION:
            continue  # a letter stands within this one
        end = next((other.start for k, other in blocks[number + 1 :] if k is BlockKind.SIGNATURE), len(text))
        signed = " ".join(
            other.of(text) for k, other in blocks if k is BlockKind.SIGNATURE and other.start >= end
        )
        if _PLACEHOLDER.search(span.of(text)) is None and _PLACEHOLDER.search(signed[:200]) is None:
            continue
        told = _WRITING_AS.search(text, span.start, end)
        evidence = Span(told.start("who"), told.end("who")) if told is not None else span
        found.append(Section(Span(span.end, end), told["who"] if told is not None else "reader", evidence))
    return found
