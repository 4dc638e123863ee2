"""A stretch of text as its words, and the cheap first look that spares most of a document the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from tumen.vocabulary.gazetteer import plain
from tumen.vocabulary.norms import WORD
from tumen.vocabulary.spans import Span

#: Words of which one must stand in a paragraph before it can name a norm. "act" and "law" in small letters do
#: not count: everybody acts, and laws that reports invoke are written with a capital.
TRIGGERS = frozenset(
    """
    convention Convention CONVENTION conventions Conventions CONVENTIONS covenant Covenant COVENANT
    covenants Covenants protocol Protocol PROTOCOL protocols Protocols treaty Treaty TREATY treaties
    Treaties charter Charter CHARTER refoulement Refoulement REFOULEMENT nonrefoulement Nonrefoulement
    refoulment refoulements reffoulement declaration Declaration DECLARATION statute Statute STATUTE compact
    Compact accord Accord accords Accords pact Pact agreement Agreement AGREEMENT agreements memorandum
    Memorandum arrangement Arrangement ARRANGEMENT MoU MOU article Article ARTICLE articles Articles ARTICLES
    Act ACT Acts Law LAW UNSCR
    Laws Code CODE Constitution CONSTITUTION directive Directive Regulation Regulations decree Decree
    Ordinance Rules RULES Principles cogens Cogens peremptory Magnitsky SOLAS Helsinki HRC RES Mechanism
    Proclamation Guidelines
    """.split()
)
#: Words that are too common to count alone, with what must then be found.
_WEAK = frozenset(
    """
    art Art arts Arts section Section sections Sections rule Rule penal Penal criminal Criminal constitution
    principle Principle principles resolution Resolution resolutions Resolutions interests interest
    presumption Presumption duty obligation norm responsibility Responsibility General general Conclusion
    UNHCR advisory Document Order Decision Statement statement Circular collective Sanctions paragraph law act
    Title Bill Platform
    """.split()
)
_TOLD_BY = re.compile(
    r"\b[Aa]rts?\.?\s?\d|\b[Ss]ections?\s\d+[^.]{0,40}\s(?:of|in)\s|\b[Rr]ule\s\d"
    r"|\b(?:penal|criminal)\s+(?:procedure\s+)?(?:code|law)|\bcode\s+of\s+criminal|\bconstitution\b"
    r"|\b(?:immigration|nationality)\s+(?:law|act)\b|\bprinciples?\s+of\s+(?:no|family|univ)"
    r"|[Tt]h(?:e|is|at)\s+(?:same\s+)?principle|esolutions?\s+(?:No\.\s*)?\d|esolution\s+of\s+\d"
    r"|(?:duty|obligation|rule|norm|principle)\s+of\s+non-|\bnon-(?:return|expulsion)\s+(?:rule|principle|obligation|duty)"
    r"|best\s+interests?\b|resumption\s+of\s+innocence|esponsibility\s+to\s+protect"
    r"|eneral\s+(?:[Cc]omment|[Rr]ecommendation)|Conclusion\s+No"
    r"|UNHCR(?:['’]s)?\s+[^.;]{0,30}(?:advisory|[Pp]osition|[Hh]andbook|[Gg]uid)"
    r"|\b[A-Z]\w+\s+(?:Document|Statement|Sanctions)|(?:Order|Decision|Circular)\s+(?:No|of|\d)"
    r"|\blaws?\s+on\s+(?:the\s+)?(?:entry|exit|refugees|asylum|foreigners|aliens|(?:im)?migration|extradition)\b"
    r"|collective\s+expulsion|paragraph\s\d+\sof\s(?:the|that)\s[A-Z]|[Tt]hat\s+(?:law|act)\b|Title\s42"
    r"|Bill\s+of\s+(?:Human\s+)?Rights|Platform\s+for\s+Action"
)
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
#: What may stand between two words of one name: spaces, hyphens, commas, an opening bracket, an apostrophe.
_WITHIN_A_NAME = re.compile(
    r"[^\S\n]*\n?[^\S\n]*|\s?[-\u2010\u2011\u2013\u2014/]\s?|[,'’]\s?|['’]\s|\s['’‘]|\.\s?|\s?[(\[“\"]|\s?[)\]”\"],?\s?"
)
_DASHES = frozenset("-\u2010\u2011\u2013")
#: Words after which a full stop does not end a name: "No. 29", "U.N."
_SHORTENED = frozenset({"no", "nos", "art", "arts", "st"})


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between empty lines, as offsets."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def may_name_a_norm(text: str, start: int, end: int, acronyms: frozenset[str]) -> bool:
    """Whether a paragraph holds any word that a norm's name needs; most paragraphs of news do not."""
    words = _TOKEN.findall(text, start, end)
    if not TRIGGERS.isdisjoint(words) or not acronyms.isdisjoint(words):
        return True
    return not _WEAK.isdisjoint(words) and _TOLD_BY.search(text, start, end) is not None


class Cover:
    """Which code points of a paragraph belong to a mention already."""

    def __init__(self, start: int, end: int) -> None:
        self._start = start
        self._mask = bytearray(end - start)

    def take(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self._mask[span.start - self._start : span.end - self._start] = b"\1" * len(span)

    def touches(self, span: Span) -> bool:
        """Whether some of the span is taken."""
        return self._mask.find(1, span.start - self._start, span.end - self._start) >= 0


class Words:
    """The words of ``text[start:end]``: as compared (``keys``), where they stand, and as written (`raw`)."""

    __slots__ = ("count", "end", "ends", "keys", "present", "start", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        smooth = plain(text[start:end]).lower()
        self.keys = WORD.findall(smooth)
        spans = [match.span() for match in WORD.finditer(smooth)]
        self.starts = [start + begin for begin, _ in spans]
        self.ends = [start + stop for _, stop in spans]
        self.count = len(self.keys)
        self.present = frozenset(self.keys)  #: for the question whether a paragraph has any word of a set
        if "&" in self.present:
            self.keys = ["and" if key == "&" else key for key in self.keys]

    def __len__(self) -> int:
        return self.count

    def raw(self, index: int) -> str:
        """The word as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_joined(self, index: int) -> bool:
        """Whether word ``index`` and the next can be words of one name, by what stands between them."""
        gap = self.text[self.ends[index] : self.starts[index + 1]]
        if gap == " ":
            return True
        if len(gap) > 4 or not _WITHIN_A_NAME.fullmatch(gap):
            return False
        return "." not in gap or len(self.keys[index]) == 1 or self.keys[index] in _SHORTENED

    def is_spaced(self, index: int) -> bool:
        """Whether only white space or a hyphen stands between word ``index`` and the next."""
        gap = self.text[self.ends[index] : self.starts[index + 1]]
        return gap == " " or (len(gap) <= 3 and (gap.isspace() or gap in _DASHES))

    def is_capital(self, index: int) -> bool:
        return self.text[self.starts[index]].isupper()

    def at(self, offset: int) -> int:
        """The first word that begins at ``offset`` or later."""
        return bisect_left(self.starts, offset)
