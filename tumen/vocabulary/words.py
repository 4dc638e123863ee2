"""A text as words to look for: each word as it stands, its stem, its Korean syllables in pairs, names by
sound.

Latin and other words that blanks part are kept whole, in small letters and without accents, and by their
stem. Korean joins particles and endings to a word, and words to each other, so a run of syllables is kept as
its pairs in order: 강제북송을 as 강제, 제북, 북송, 송을. Chinese and Japanese are kept in the same way.
Signs of the private use area mark what is no word of the text; a text's own are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tumen.vocabulary.korean_names import names_in
from tumen.vocabulary.spans import Span
from tumen.vocabulary.stemming import stem

#: Ends a run of syllables: pairs of two runs are not one run.
END = "\ue000"
#: Stands where words are covered: what is on both sides of it is no phrase.
COVERED = "\ue001"
_STEM, _FIRST, _NAME, _FACET, _OTHER = "\ue002", "\ue003", "\ue004", "\ue005", "\ue006"

_JOINED = "가-힣ᄀ-ᇿㄱ-ㆎ\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(
    rf"(?P<covered>▮+)|(?P<joined>[{_JOINED}]+)|(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d))|(?P<word>[^\W_{_JOINED}]+)"
)
#: What is in a text and in no word: signs without width, our own marks, and ends of lines within a word.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200d\u2060\ufeff\ue000-\uf8ff]+"
    r"|(?<=[^\W\d_])[-\u2010][ \t]*\r?\n[ \t]*(?=[^\W\d_])"
    r"|(?<=[\u4e00-\u9fff가-힣])[ \t]*\r?\n[ \t]*(?=[\u4e00-\u9fff가-힣])(?!\s*\n)"
)
#: Letters that both databases take as they are; others are written by their numbers.
_PLAIN = re.compile(r"[^0-9a-z\u00df-\u024f\u0370-\u04ff가-힣\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Read:
    """A text read for looking things up in it: ``text`` without what nobody sees.

    ``stream`` are its words and pairs in order, ``places`` where each stands; ``beside`` are stems, first
    syllables and names, each with where it stands.
    """

    text: str
    stream: tuple[str, ...]
    places: tuple[Span, ...]
    beside: dict[str, tuple[Span, ...]]

    def find(self, sought: tuple[str, ...]) -> Iterator[Span]:
        """Where these words stand one after the other, or the one that is looked up beside the text."""
        if len(sought) == 1:
            yield from self.beside.get(sought[0], ())
        for at in range(len(self.stream) - len(sought) + 1):
            if self.stream[at : at + len(sought)] == sought:
                yield Span(self.places[at].start, self.places[at + len(sought) - 1].end)


def plain(text: str) -> str:
    """The text as it is shown where something was found in it: letters in one piece, nothing unseen in it."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def read(text: str) -> Read:
    """The words of a text with their places."""
    shown = plain(text)
    stream: list[str] = []
    places: list[Span] = []
    beside: dict[str, list[Span]] = {}
    for word in _words(shown):
        stream += word.stream
        places += word.places
        for token, place in word.beside:
            beside.setdefault(token, []).append(place)
    for token, place in _names(shown, any_case=False):
        beside.setdefault(token, []).append(place)
    return Read(shown, tuple(stream), tuple(places), {token: tuple(at) for token, at in beside.items()})


def tokens(text: str) -> tuple[list[str], set[str]]:
    """The stream of a text and what is looked up beside it, without places: for an index."""
    shown = plain(text)
    stream: list[str] = []
    beside: set[str] = set()
    for found in _WORD.finditer(shown):
        match found.lastgroup:
            case "covered":
                stream.append(COVERED)
            case "joined":
                run = found[0]
                stream += pairs(run)
                beside.add(_FIRST + run[0])
            case _:
                word = folded(found[0])
                stream.append(word)
                beside.add(_STEM + stem(word))
    beside |= {token for token, _ in _names(shown, any_case=False)}
    return stream, beside


@dataclass(frozen=True, slots=True)
class _Found:
    stream: tuple[str, ...]
    places: tuple[Span, ...]
    beside: tuple[tuple[str, Span], ...]


def _words(shown: str) -> Iterator[_Found]:
    for found in _WORD.finditer(shown):
        span = Span(*found.span())
        if found.lastgroup == "covered":
            yield _Found((COVERED,), (span,), ())
        elif found.lastgroup == "joined":
            run = tuple(pairs(found[0]))
            starts = range(span.start, span.start + len(run) - 1)
            places = tuple(Span(at, min(at + 2, span.end)) for at in starts)
            first = (_FIRST + found[0][0], Span(span.start, span.start + 1))
            yield _Found(run, (*places, Span(span.end - 1, span.end)), (first,))
        else:
            word = folded(found[0])
            yield _Found((word,), (span,), ((_STEM + stem(word), span),))


def pairs(run: str) -> list[str]:
    """A run of syllables as pairs with their end: a single one is itself."""
    if len(run) == 1:
        return [run, END]
    return [*(run[at : at + 2] for at in range(len(run) - 1)), END]


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """A word as it is compared: in small letters, without accents, thousands without commas."""
    word = word.replace(",", "").casefold()
    if _ACCENTED.search(word):
        apart = unicodedata.normalize("NFD", word)
        word = unicodedata.normalize(
            "NFC", "".join(each for each in apart if not unicodedata.combining(each))
        )
    return _PLAIN.sub(lambda sign: f"{_OTHER}{ord(sign[0]):x}", word)


#: Of a Korean name in Hangul: one of the family, two given.
SYLLABLES = 3
_NAME_WORD = re.compile(rf"[{_JOINED}]+|[^\W\d_{_JOINED}]+")
#: Between the words of one name: a blank, a hyphen, an apostrophe, the comma after a family name.
_BETWEEN = re.compile(r"[ \u00a0]?[-‐‑'’ \u00a0][ \u00a0]?|, ")


def _names(shown: str, *, any_case: bool) -> Iterator[tuple[str, Span]]:
    """Names by their sound. In a text Latin names begin with a capital; whoever looks for one need not."""
    run: list[Span] = []
    for found in _NAME_WORD.finditer(shown):
        span = Span(*found.span())
        follows = run and _BETWEEN.fullmatch(shown, run[-1].end, span.start)
        if run and not follows:
            yield from _named(shown, run)
            run = []
        # The second half of a given name is written small: Yong-ho.
        begins = any_case or found[0][0].isupper() or not found[0][0].isascii()
        if any_case and not found[0].isascii():
            # Who looks for a name in Hangul writes it without particles; a longer word is another word.
            begins = len(found[0]) == SYLLABLES
        if begins or (follows and shown[span.start - 1] in "-‐‑'’"):
            run.append(span)
        elif run:
            yield from _named(shown, run)
            run = []
    if run:
        yield from _named(shown, run)


def _named(shown: str, run: list[Span]) -> Iterator[tuple[str, Span]]:
    for first, after, key in names_in([folded(span.of(shown)) for span in run]):
        start, end = run[first].start, run[after - 1].end
        yield _NAME + key, Span(start, end if shown[start].isascii() else min(end, start + SYLLABLES))


#: What a search is narrowed by, as a letter of its own.
LANGUAGE, YEAR, ACT, PLACE, SOURCE = "lyaps"


def facet(of: str, value: str) -> str:
    """Something that is said of a text and not in it, to narrow a search by."""
    parts = (folded(part) for part in re.split(r"[\W_]+", value))
    return f"{_FACET}{of}" + _OTHER.join(part for part in parts if part)


def is_facet(token: str) -> bool:
    return token.startswith(_FACET)


def is_place(token: str) -> bool:
    return token.startswith(_FACET + PLACE)


def words_of_facet(token: str) -> str:
    """What it says: "north korea"."""
    return token[2:].replace(_OTHER, " ")


# ---- what is asked for ----

#: Words that follow each other, or one that is looked up beside the text.
Sought = tuple[str, ...]

_QUOTED = re.compile(r'["“”„«»「」『』]([^"“”„«»「」『』]*)["“”„«»「」『』]')


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: of every group one alternative has to be there, and of that each part."""

    groups: tuple[tuple[tuple[Sought, ...], ...], ...]

    def __bool__(self) -> bool:
        return bool(self.groups)

    @classmethod
    def of(cls, words: str) -> Asked:
        """What ``words`` ask for: every word, in any form; what stands in quotes as it stands there."""
        groups: list[tuple[tuple[Sought, ...], ...]] = []
        text, at = plain(words), 0
        for quoted in _QUOTED.finditer(text):
            groups += _loose(text[at : quoted.start()])
            groups += _exact(quoted[1])
            at = quoted.end()
        groups += _loose(text[at:])
        return cls(tuple(dict.fromkeys(groups)))

    def is_in(self, text: str) -> bool:
        """Whether a text is what is looked for."""
        found = read(text)
        return all(
            any(all(any(True for _ in found.find(part)) for part in one) for one in group)
            for group in self.groups
        )

    def letters(self) -> Iterator[str]:
        """The letters by which each of its words begins, for a quick look where it may stand."""
        for group in self.groups:
            for one in group:
                for part in one:
                    yield from (token for token in part[:1] if token[0] < END or token[0] > _OTHER)
                    # A stem may end otherwise than its word: "famili" of "family".
                    yield from (token[1:][:-1] or token[1:] for token in part[:1] if token[0] == _STEM)
                    yield from (token[1:] for token in part[:1] if token[0] == _FIRST)

    def places_in(self, found: Read) -> list[Span]:
        """Where what is looked for stands, in order, overlapping stretches as one."""
        parts: Iterable[Sought] = {part for group in self.groups for one in group for part in one}
        spans = sorted(span for part in parts for span in found.find(part))
        joined: list[Span] = []
        for span in spans:
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return joined


def _exact(words: str) -> Iterator[tuple[tuple[Sought, ...], ...]]:
    stream = [token for token in tokens(words)[0] if token != COVERED]
    while stream and stream[-1] == END:
        stream.pop()
    if len(stream) == 1 and re.fullmatch(f"[{_JOINED}]", stream[0]):
        stream = [_FIRST + stream[0]]
    if stream:
        yield ((tuple(stream),),)


def _loose(words: str) -> Iterator[tuple[tuple[Sought, ...], ...]]:
    """Each word by its stem or its pairs; words that may be a name also as that name, however it is spelt."""
    shown = [(span, sought) for span, sought in _each(words)]
    names: dict[tuple[int, int], list[str]] = {}
    for key, span in _names(words, any_case=True):
        names.setdefault((span.start, span.end), []).append(key)
    at = 0
    for start, end in sorted(names, key=lambda place: (place[0], -place[1])):
        if start < at:
            continue
        within = tuple(sought for span, sought in shown if start <= span.start < end)
        yield from (((sought,),) for span, sought in shown if at <= span.start < start)
        yield (within, *(((key,),) for key in dict.fromkeys(names[start, end])))
        at = end
    yield from (((sought,),) for span, sought in shown if span.start >= at)


def _each(words: str) -> Iterator[tuple[Span, Sought]]:
    for found in _WORD.finditer(words):
        span = Span(*found.span())
        if found.lastgroup == "joined":
            run = found[0]
            yield span, (_FIRST + run,) if len(run) == 1 else tuple(pairs(run)[:-1])
        elif found.lastgroup != "covered":
            yield span, (_STEM + stem(folded(found[0])),)
