"""What must not be read outside, and where it stands in a text, however it is written there. PURE.

A Korean name is found in any romanisation and order and in Hangul, and its given name alone; of another name
also each part that is written as a name is. Surnames alone are found behind a title ("Ms Ri", 리씨): of ten
Koreans two are called Kim. What has the form of a contact, a number or an address is found by its form.

What is found so is more than what stands for the person: another person of a like name is withheld too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tumen.documents.finding import Wanted
from tumen.documents.identities import signs_in
from tumen.vocabulary.korean_names import Reading, names_in, readings_of
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import folded

#: Letters of a part of a name at least, to be found alone: "de", "al" and initials stand everywhere.
SHORTEST_PART = 3
#: Syllables of a Korean given name at least, to be found without its surname.
SHORTEST_GIVEN = 2
#: Spellings in Hangul that one name is looked for in: what has more ("Jo I") is found by its sound alone.
MOST_SPELLINGS = 500
#: Surnames that the North begins with another letter.
_NORTHERN = dict(zip("이임유노나양여염용육인", "리림류로라량려렴룡륙린", strict=True))
_LATIN = re.compile(r"[^\W\d_가-힣]+")
_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+")
_HANGUL = re.compile(r"[가-힣]+")
#: The signs of what was given, letter for letter: never shown.
AS_GIVEN = frozenset({"name", "word"})
_TITLES = r"(?:mr|mrs|ms|miss|dr|pastor|rev|reverend|comrade|witness)\.?"
_AFTER = r"\s?(?:씨|님|양|군|동지)"
_TITLED = re.compile(rf"(?i)\b{_TITLES}\s+(?P<it>[a-z]+)\b(?![-\s]+[a-z]+-)")
_TITLED_AFTER = re.compile(rf"(?<![가-힣])(?P<it>[가-힣]{{1,2}}){_AFTER}")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text that is withheld, for whom or what (as it was asked for), and by which sign."""

    span: Span
    subject: str
    by: str


@dataclass(frozen=True)
class Withheld:
    """Names of persons and other words that must not be read; with ``signs`` contacts and numbers too.

    ``names`` are names of one person each in one or more spellings; ``words`` are found as they are written,
    whatever their case, blanks and hyphens. ``shown`` may be read though something of it was found: what
    stands for nobody ("May" the month). It lets through no name and no word as it was given.
    """

    names: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    signs: bool = True
    shown: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        names: Iterable[str | Sequence[str]],
        words: Iterable[str] = (),
        *,
        signs: bool = True,
        shown: Iterable[str] = (),
    ) -> Withheld:
        """Of names that stand alone or with their other spellings; blank ones are left out."""
        several = ((name,) if isinstance(name, str) else tuple(name) for name in names)
        kept = (tuple(each.strip() for each in spelled if each.strip()) for spelled in several)
        return cls(
            tuple(spelled for spelled in kept if spelled),
            tuple(word.strip() for word in words if word.strip()),
            signs,
            tuple(each.strip() for each in shown if each.strip()),
        )

    def __bool__(self) -> bool:
        return bool(self.names or self.words or self.signs)

    def written(self) -> Iterator[tuple[str, str, str]]:
        """Every name and word as it is written: for whom or what, the letters, by which sign."""
        shown = {folded(each) for each in self.shown}
        for person in self._persons:
            for name in person.spelled:
                if name in person.given or folded(name) not in shown:
                    yield person.subject, name, "name"
        for word in self.words:
            yield word, word, "word"

    @cached_property
    def _persons(self) -> tuple[_Person, ...]:
        return tuple(_Person(spelled) for spelled in self.names)

    def found(self, text: str) -> list[Found]:
        """Every stretch of ``text`` that is withheld, in order; some may overlap."""
        found = list(_as_written(text, self.names, self.words))
        read = _Read.of(text) if self.names else _Read(text, (), (), ())
        for person in self._persons:
            found += person.found(read)
        if self.signs:
            found += (Found(sign.span, sign.rule, "form") for sign in signs_in(text))
        if self.shown:
            found = list(self._without_shown(found, text))
        return sorted(found, key=lambda each: (each.span.start, -each.span.end, each.subject))

    def _without_shown(self, found: Iterable[Found], text: str) -> Iterator[Found]:
        shown = Wanted(self.shown).spans(text)
        for each in found:
            if each.by in AS_GIVEN or not any(
                span.start <= each.span.start and each.span.end <= span.end for span in shown
            ):
                yield each


def _as_written(text: str, names: Iterable[Sequence[str]], words: Iterable[str]) -> Iterator[Found]:
    for spelled in names:
        for span in Wanted(spelled).spans(text):
            yield Found(span, spelled[0], "name")
    for word in words:
        for span in Wanted([word]).spans(text):
            yield Found(span, word, "word")


class _Person:
    """One person's names, made ready to be found in other spellings and by their parts."""

    def __init__(self, spelled: Sequence[str]) -> None:
        self.subject = spelled[0]
        self.given = frozenset(spelled)
        self._readings = frozenset(reading for name in spelled for reading in readings_of(name))
        self.spelled = (*spelled, *sorted(_in_hangul(self._readings) - set(spelled)))
        self._hangul = Wanted(_in_hangul(self._readings))
        self._sounds = frozenset(reading.sounds for reading in self._readings)
        self._given = frozenset(
            reading.sounds.partition("|")[2]
            for reading in self._readings
            if len(reading.given) >= SHORTEST_GIVEN
        )
        self._surnames = frozenset(reading.surname for reading in self._readings)
        self._parts = frozenset(
            folded(part)
            for name in spelled
            if not readings_of(name)
            for part in _LATIN.findall(name)
            if len(part) >= SHORTEST_PART
        )

    def found(self, read: _Read) -> Iterator[Found]:
        if self._readings:
            yield from self._korean(read)
        if self._parts:
            yield from self._by_parts(read.text)

    def _korean(self, read: _Read) -> Iterator[Found]:
        for span, key in read.named:
            if key in self._sounds:
                yield self._at(span, "spelling")
        for span, sounds in read.given:
            if not self._given.isdisjoint(sounds):
                yield self._at(span, "given name")
        for span in self._hangul.spans(read.text):  # within a word too, which particles or others make longer
            yield self._at(span, "spelling")
        yield from self._titled(read)

    def _titled(self, read: _Read) -> Iterator[Found]:
        """The surname behind a title or before one."""
        for span in read.titled:
            if self._is_surname(span.of(read.text)):
                yield self._at(span, "surname")

    def _is_surname(self, word: str) -> bool:
        """Whether the word can be the surname: as the readings of it with some given name tell."""
        given = "철민" if _HANGUL.fullmatch(word) else " Chol-min"
        return any(reading.surname in self._surnames for reading in readings_of(word + given))

    def _by_parts(self, text: str) -> Iterator[Found]:
        for match in _LATIN.finditer(text):
            word = match[0]
            if word[:1].isupper() and folded(word) in self._parts:
                yield self._at(Span(*match.span()), "part of the name")

    def _at(self, span: Span, by: str) -> Found:
        return Found(span, self.subject, by)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text read once for all names: what may be a name, a given name alone or a surname, and as what it
    sounds."""

    text: str
    named: tuple[tuple[Span, str], ...]
    given: tuple[tuple[Span, frozenset[str]], ...]
    titled: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> _Read:
        tokens = [(match[0], Span(*match.span())) for match in _WORD.finditer(text)]
        words = [folded(word.lower()) for word, _ in tokens]
        named = ((_stretch(tokens, first, end, text), key) for first, end, key in names_in(words))
        given = (
            (_stretch(tokens, first, end, text), _sounds_as_given([word for word, _ in tokens[first:end]]))
            for first, end in _given_names(tokens, text)
        )
        titled = (*_TITLED.finditer(text), *_TITLED_AFTER.finditer(text))
        return cls(text, tuple(named), tuple(given), tuple(Span(*match.span("it")) for match in titled))


def _sounds_as_given(words: Sequence[str]) -> frozenset[str]:
    """What these words sound as if they are a given name, as readings of it behind a surname tell."""
    if len(words) == 1 and _HANGUL.fullmatch(words[0]):
        word = words[0]
        return frozenset(_given_sound(word[:length]) for length in (2, 3) if len(word) >= length)
    return _given_sounds("-".join(words))


def _in_hangul(readings: Iterable[Reading]) -> set[str]:
    """The names in Hangul, as the South and as the North spell their surnames."""
    found = set()
    for reading in readings:
        first = _NORTHERN.get(reading.surname, reading.surname)
        found |= {reading.surname + reading.given, first + reading.given}
    return found if len(found) <= MOST_SPELLINGS else set()


def _given_names(tokens: Sequence[tuple[str, Span]], text: str) -> Iterator[tuple[int, int]]:
    """Where one word or two, written as names are, can be a Korean given name."""
    for at, (word, span) in enumerate(tokens):
        if _HANGUL.fullmatch(word):
            if len(word) >= SHORTEST_GIVEN:
                yield at, at + 1
            continue
        if not word[:1].isupper():
            continue
        yield at, at + 1
        if at + 1 < len(tokens) and re.fullmatch(
            r"[-\u2010\u2011\s]{1,2}", text[span.end : tokens[at + 1][1].start]
        ):
            yield at, at + 2


def _given_sounds(given: str) -> frozenset[str]:
    return frozenset(_sound_of(reading) for reading in readings_of(f"Kim {given}") if len(reading.given) > 1)


def _given_sound(given: str) -> str:
    return next((_sound_of(reading) for reading in readings_of("김" + given) if reading.surname == "김"), "")


def _sound_of(reading: Reading) -> str:
    return reading.sounds.partition("|")[2]


def _stretch(tokens: Sequence[tuple[str, Span]], first: int, end: int, text: str) -> Span:
    begin, stop = tokens[first][1], tokens[end - 1][1]
    if end - first == 1 and _HANGUL.fullmatch(text[begin.start : begin.end]):
        # Particles follow close: what follows the name's at most four syllables is no part of it.
        return Span(begin.start, min(begin.end, begin.start + 4))
    return Span(begin.start, stop.end)
