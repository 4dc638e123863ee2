"""A document cut into sentences, block by block, so that letterheads and menus never fuse with prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tumen.reading.grids import with_rows
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.places import is_town
from tumen.vocabulary.spans import Span

#: Parts of a document that carry no claims of their own: navigation, addresses, names under a letter.
SILENT = frozenset(
    {
        BlockKind.BOILERPLATE,
        BlockKind.LETTERHEAD,
        BlockKind.SIGNATURE,
        BlockKind.SALUTATION,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
    }
)

#: Parts that are one sentence each. A heading is not silent: "4 October. Evros." dates what follows it.
_WHOLE = frozenset({BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.HEADING, BlockKind.TABLE_ROW})

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Hon Rt Gen Col Lt Maj Capt Sgt Cmdr Sen Rep Gov Pres St Jr Sr Inc Ltd Co Corp "
    "No Nos Art Arts para "
    "paras p pp vol vs etc approx c ca cf al e.g i.e U.S U.K U.N D.P.R.K R.O.K P.R.C a.m p.m Jan Feb Mar "
    "Apr Jun Jul Aug Sep "
    "Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ft Mt Ave Bros Messrs Fr Br Sr Supt Insp "
    "Cmd est fig Ph.D art arts sec secs Sec Secs KSh Ksh Rs Ush TSh H.R H.Res H.Con.Res S.Res B.E S.I P.L"
).split()
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(\[“\"'‘])(?:{'|'.join(re.escape(word) for word in _ABBREVIATIONS)}|[A-Z])\.$"
)
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[—–-]*[A-Z0-9가-힣])"
    r"|(?<![.!?])[.!?]++[\"”’)\]]++(?=[A-Z])|[。！？]|\n\s*\n|\n(?=\s*(?:[-*•·–]|\d{1,2}[.)])\s)"
)
#: Abbreviations that often stand last: a word that begins sentences after them ends the sentence.
_MAY_END = re.compile(r"(?:[ap]\.m|etc|Inc|Ltd|Co|Jr|U\.S|U\.K|U\.N)\.$")
_STARTER = re.compile(
    r"\s+(?:The|A|An|He|She|They|It|We|I|In|On|At|But|And|This|These|Those|His|Her|Their|Of|For|No|None"
    r"|Some|About|Another|After|Before|When|While|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Twen|Thir|For|Fif|Six|Seven|Eigh"
    r"|Nine)\w+|At)\b|\s+[“\"‘]"
)
#: A number alone at the head of a block is a list number: "2. During the reporting period".
_LIST_NUMBER = re.compile(r"^\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})$|\n\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block: its span in the text, its block's kind and number, and its own number in the
    document."""

    span: Span
    block: int
    kind: BlockKind
    index: int

    def of(self, text: str) -> str:
        return self.span.of(text)


#: A full stop at the end of a line, and how far from its end one is looked for.
_ENDED, _END = re.compile(r"[.!?]\W*$"), 20


def blocks_of(source: Source) -> tuple[tuple[BlockKind, Span], ...]:
    """The source's blocks; without any, each line is a paragraph, and a first line without a full stop the
    headline."""
    return _blocks_of(source.text, source.blocks)


@lru_cache(maxsize=4)  # a document's reader asks ten times, and then goes on to the next
def _blocks_of(text: str, given: tuple[tuple[BlockKind, Span], ...]) -> tuple[tuple[BlockKind, Span], ...]:
    if given:
        return with_rows(text, _without_line_numbers(text, given))
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if not match[0].isspace()]
    blocks = tuple(
        (
            BlockKind.HEADLINE
            if number == 0 and not _ENDED.search(line.of(text)[-_END:])
            else BlockKind.PARAGRAPH,
            line,
        )
        for number, line in enumerate(lines)
    )
    return with_rows(text, _without_line_numbers(text, blocks))


#: "14  A. At the border": lines of a hearing are numbered at their margin; so many of them at least, rising.
_MARGIN, _MARGINS_LEAST = re.compile(r"\s*(?P<number>\d{1,3})\s{1,8}(?=[^\s\d|])"), 6


def _without_line_numbers(
    text: str, blocks: tuple[tuple[BlockKind, Span], ...]
) -> tuple[tuple[BlockKind, Span], ...]:
    """The blocks without the numbers that count their lines, of which each is one more than the last."""
    found = [
        (number, match)
        for number, (_, block) in enumerate(blocks)
        if (match := _MARGIN.match(text, block.start, block.end))
    ]
    if len(found) < _MARGINS_LEAST:
        return blocks
    counts = [int(match["number"]) for _, match in found]
    counted = {
        number: match.end()
        for at, (number, match) in enumerate(found)
        if counts[at] - 1 in counts[max(0, at - 1) : at] or counts[at] + 1 in counts[at + 1 : at + 2]
    }
    if len(counted) < _MARGINS_LEAST:
        return blocks
    return tuple(
        (kind, Span(counted.get(number, block.start), block.end))
        for number, (kind, block) in enumerate(blocks)
    )


def sentences_of(source: Source, spoken: Mapping[int, Span] | None = None) -> list[Sentence]:
    """Every sentence of the speaking blocks, in order; spans hold no surrounding white space.

    ``spoken`` are the words of blocks that begin with a speaker's label, without the label.
    """
    sentences: list[Sentence] = []
    for number, (kind, block) in enumerate(blocks_of(source)):
        if kind in SILENT:
            continue
        for span in _split(
            source.text,
            _without_dateline(source.text, (spoken or {}).get(number, block)),
            whole=kind in _WHOLE,
        ):
            sentences.append(Sentence(span, number, kind, len(sentences)))
    return sentences


#: "SEOUL, Oct. 12 (Example Wire) — ": where and when a report was written, before its first sentence.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z’'-]{2,}(?:(?:[ ,]+| and )[A-Z][A-Z’'.-]+)*(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?"
    r"[^\n—–]{0,60}?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[—–]|\s-{1,2}\s)\s*(?=[A-Z“\"‘])"
)


#: "UPDATE 18.40 GMT: ", "CORRECTION: ": what a paragraph is, before its first sentence.
_TAG = re.compile(
    r"\s*(?:UPDATE|UPDATED|CORRECTION|CLARIFICATION|BREAKING|EXCLUSIVE|NEW)\b[^:\n]{0,24}:\s+(?=[A-Z“\"‘])"
)


#: "KUALA LUMPUR: The High Court heard": a city over a report, as papers of Asia write it.
_CITY = re.compile(
    r"\s*(?P<city>[A-Z][A-Z’'-]{2,}(?:[ -][A-Z][A-Z’'.-]+){0,2})(?:,\s[A-Z][\w.]+\s\d{1,2})?\s*:"
    r"\s+(?=[A-Z“\"‘])"
)


def heads_a_report(text: str, block: Span) -> int | None:
    """Where a report begins behind the city that stands over it, or None."""
    found = _CITY.match(text, block.start, min(block.end, block.start + 60))
    if found is None or not is_town(found["city"]):
        return None
    return found.end()


def _without_dateline(text: str, block: Span) -> Span:
    city = heads_a_report(text, block)
    if city is not None:
        return Span(city, block.end)
    match = _DATELINE.match(text, block.start, min(block.end, block.start + 120)) or _TAG.match(
        text, block.start, block.end
    )
    return Span(match.end(), block.end) if match else block


def _split(text: str, block: Span, *, whole: bool) -> Iterator[Span]:
    start = block.start
    if not whole:
        for stop in _STOP.finditer(text, block.start, block.end):
            if stop[0].startswith(".") and (
                _LIST_NUMBER.search(text[max(start, stop.start() - 6) : stop.start()])
                or text[stop.start() - 2 : stop.start()].lower() == "no"
                and re.match(r"\s*\d", text[stop.end() : stop.end() + 3])
            ):
                continue
            if _MAY_END.search(text[max(start, stop.start() - 8) : stop.start() + 1]) and _STARTER.match(
                text, stop.end()
            ):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
                continue
            if stop[0].startswith(".") and _ABBREVIATED.search(
                text[max(start, stop.start() - 8) : stop.start() + 1]
            ):
                continue
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


#: What stands before an item of a list: it tells the parser nothing and misleads it.
#: Marks before the items of lists.
BULLETS = "•*·▪►○◦●■□▸‣➢➤✓"
_MARK = re.compile(rf"\s*(?:[{BULLETS}–—-]\s+|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s+)")
#: Words of resolutions in capitals ("CALLS UPON", "URGES"), which the parser takes for names.
_CAPITALS = re.compile(
    r"\b(?:CALLS?|URGES?|REQUESTS?|DEMANDS?|APPEALS?|INVITES?|ENCOURAGES?|RECOMMENDS?|DECIDES?|INSISTS?|"
    r"REITERATES?|CONDEMNS?|EXHORTS?|BEGS?|IMPLORES?|DIRECTS?|INSTRUCTS?|ASKS?|ADVISES?|PRESSES)"
    r"(?:\s+(?:UPON|ON|FOR|ALSO|FURTHER|STRONGLY|THAT|TO))*\b(?=[^A-Z]*[a-z])"
)


_ASKS = re.compile(
    r"(?:Requests|Demands|Calls|Urges|Appeals|Invites|Recommends|Encourages|Insists|Asks|Decides|Instructs|Directs|"
    r"Exhorts|Urge|Call|Press|Ask|Encourage|Demand|Request|Invite|Appeal|Persuade|Lobby)\s"
)


#: "Torture, forced labour and execution": "forced" is taken for a verb there, and with a capital for none.
_FORCED_ACTS = r"(?:labou?r|abortions?|marriages?|disappearances?|confessions?|sterili[sz]ations?)"
_FORCED = re.compile(rf"(?:(?<=[,;]\s)|(?<=\band\s))f(?=orced\s+{_FORCED_ACTS}\b)")


def for_parser(words: str) -> str:
    """A sentence as the parser reads it best: as long as before, so that every place stays the same."""
    words = _FORCED.sub("F", words.replace("\n", " "))
    mark = _MARK.match(words)
    if mark is not None and mark.end() < len(words):
        words = " " * mark.end() + words[mark.end() :]
        asked = _ASKS.match(words, mark.end())
        if asked is not None:  # "4. Requests the Governments": taken for a noun
            words = words[: mark.end()] + asked[0].lower() + words[asked.end() :]
    return _CAPITALS.sub(lambda found: found[0].lower(), words)
