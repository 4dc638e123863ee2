"""Who speaks a quotation that no verb of saying takes: a headline's body, an interviewee, who stands beside
it or was told of last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tumen.reading.korean.names import Who, is_korean_name
from tumen.reading.korean.pack import speech
from tumen.reading.korean.quotations import Quotation
from tumen.reading.korean.register import Register
from tumen.reading.korean.sentences import Sentence, sentence_at
from tumen.reading.korean.tellers import Teller
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.spans import Span

#: Code points of the longest words in front of a quotation that are taken for its speaker.
_LONGEST_LABEL = 30
#: Code points in front of a quotation that are looked at for them.
_NEAR = 60


def _speaking() -> frozenset[str]:
    return speech("anonymous") | speech("bodies") | speech("titles")


#: Titles of those who write down what others say.
_REPORTERS = frozenset("기자 특파원 앵커 논설위원 편집장".split())
#: Blocks at the head of a document that may be lines of its headline.
_TEASERS = 3


@dataclass
class Beside:
    """Who may speak a quotation by the sentences at it: by sentence ``before``, ``behind`` and ``topic``, by
    quotation ``around``."""

    before: dict[int, str] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    topic: dict[int, str] = field(default_factory=dict)
    around: dict[int, str] = field(default_factory=dict)


class Uncued:
    """The quotations of a document that nobody was said to speak, after all its sentences were heard."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[tuple[BlockKind, Span]],
        quotations: Sequence[Quotation],
        register: Register,
        tellers: Sequence[Teller],
        interviewee: str,
        by_sentence: Beside | None = None,
    ) -> None:
        self.text, self.blocks, self.quotations = text, blocks, quotations
        self.register, self.tellers = register, tellers
        self.by_sentence = by_sentence or Beside()
        self.interviewee = interviewee  #: of a document that is an interview, else empty
        self.outer = [each for each in tellers if each.name and each.level == 0]

    def tellers_of(self, sentences: Sequence[Sentence]) -> dict[int, Teller]:
        """Who speaks each of them, by its number; those of which nothing says it are left out."""
        found = {}
        cued = {number for teller in self.tellers for number in teller.quotations}
        for number, quotation in enumerate(self.quotations):
            if number in cued or quotation.is_single or not self._is_speech(quotation):
                continue
            name, rule, evidence = self._speaker_of(number, sentences)
            if name:
                found[number] = Teller(
                    name, quotation.span, Stance.NEUTRAL, rule, evidence, quotations=frozenset({number})
                )
        return found

    def _is_speech(self, quotation: Quotation) -> bool:
        is_teaser = self.blocks[quotation.block][0] is BlockKind.HEADLINE
        return quotation.is_speech(self.text) or (is_teaser and " " in quotation.span.of(self.text).strip())

    def _speaker_of(self, number: int, sentences: Sequence[Sentence]) -> tuple[str, str, Span | None]:
        quotation = self.quotations[number]
        start = quotation.span.start
        kind, block = self.blocks[quotation.block]
        before = self.text[max(block.start, start - _NEAR) : start - 1].rstrip()
        leads = quotation.block == 0 and not before.endswith(".")
        if kind is BlockKind.HEADLINE or leads or self._is_line(quotation):
            return self._in_headline(quotation, block)
        if self.interviewee:
            return self.interviewee, "speaker.interviewee", None
        if beside := self._beside(quotation, sentences):
            return beside, "speaker.beside", None
        if told := self._by_sentence(number, sentences):
            return told[0], told[1], None
        last = bisect_right(self._told, start, key=lambda each: each[0])
        teller, evidence = self._told[last - 1][1:] if last else (None, None)
        person = self._person_before(start)
        if person and (evidence is None or person[1] > evidence.start):
            return person[0], "speaker.told-of", None
        return (teller.name, "speaker.carried", evidence) if teller is not None else ("", "", None)

    @cached_property
    def _told(self) -> list[tuple[int, Teller, Span]]:
        """Whoever tells something outside quotations, by where the words end that say so."""
        told = [(each.evidence.end, each, each.evidence) for each in self.outer if each.evidence is not None]
        return sorted(told, key=lambda each: each[0])

    def _by_sentence(self, number: int, sentences: Sequence[Sentence]) -> tuple[str, str] | None:
        """Who speaks by the sentence around the quotation, the next one, or the one before."""
        beside, quotation = self.by_sentence, self.quotations[number]
        own = sentence_at(sentences, quotation.span.start)
        if own is None:
            return None
        last = sentence_at(sentences, quotation.span.end - 1) or own
        alone = not self.text[own.span.start : quotation.span.start - 1].strip()
        alone = alone and not self.text[quotation.span.end + 1 : last.span.end].strip(' .”"')
        if not alone:
            name = beside.around.get(number, "")
            return (name, "speaker.around") if name else None
        for found, rule in (
            (beside.behind.get(last.index + 1, ""), "speaker.behind"),
            (beside.before.get(own.index - 1, ""), "speaker.announced"),
            (beside.topic.get(own.index - 1, ""), "speaker.topic"),
        ):
            if found:
                return found, rule
        return None

    def _beside(self, quotation: Quotation, sentences: Sequence[Sentence]) -> str:
        """ "현지 소식통 "..."": who stands bare in front of the quotation, in a sentence that says nothing
        else."""
        sentence = sentence_at(sentences, quotation.span.start)
        if sentence is None or self.text[quotation.span.end + 1 : sentence.span.end].strip(' .”"’'):
            return ""
        before = re.sub(
            r"^\s*(?:\d+[/.)]|[-•○■▲※])\s*", "", self.text[sentence.span.start : quotation.span.start - 1]
        ).strip(" :")
        return (
            before
            if 1 < len(before) < _LONGEST_LABEL and before.split()[-1].endswith(tuple(_speaking()))
            else ""
        )

    def _is_line(self, quotation: Quotation) -> bool:
        """Whether the quotation stands in one of the lines under a headline, which are no sentences."""
        line = self.blocks[quotation.block][1].of(self.text).rstrip()
        return quotation.block <= _TEASERS and not line.endswith((".", "다", "요”", ".”", '."'))

    def _person_before(self, place: int) -> tuple[str, int] | None:
        """The last named person in the text before ``place``."""
        number = bisect_left(self._persons, (place,)) - 1
        while number >= 0 and self._persons[number][2] > place:
            number -= 1
        return (self._persons[number][3], self._persons[number][0]) if number >= 0 else None

    @cached_property
    def _persons(self) -> list[tuple[int, int, int, str]]:
        """Every place where a known person is named, in order: its beginning, how late the person became
        known (the first stands last), its end, and the name."""
        persons = [who for who in self.register.known if who.is_person and who.title not in _REPORTERS]
        spelt: dict[str, int] = {}
        for number, who in enumerate(persons):
            for words in _spelt(who):
                spelt.setdefault(words, number)
        lengths, found = sorted({len(words) for words in spelt}), []
        for start in range(len(self.text)):
            for length in lengths:
                words = self.text[start : start + length]
                if words not in spelt:
                    continue
                name = persons[spelt[words]].name
                if words == name or not self.text[start - 1 : start].isalnum():  # no "노씨" in "수노씨"
                    found.append((start, -spelt[words], start + length, name))
        return sorted(found)

    def _in_headline(self, quotation: Quotation, block: Span) -> tuple[str, str, Span | None]:
        """ "인권단체 "..."": who stands before the quotation of a headline; by its fullest name in the text
        below."""
        before = self.text[max(block.start, quotation.span.start - _NEAR) : quotation.span.start - 1]
        before = re.split(r"[…\]”\"’|]", before)[-1].strip(" ·,")
        if 1 < len(before) < _LONGEST_LABEL and not re.match(
            r"(?:인터뷰|성명|단독|속보|칼럼|기고|사설|르포|현장|증언)$", before
        ):
            span = Span(quotation.span.start - 1 - len(before), quotation.span.start - 1)
            return self._named_below(before), "speaker.headline", span
        if self.interviewee:
            return self.interviewee, "speaker.interviewee", None
        words = quotation.span.of(self.text)
        echo = next(
            (t for t in self.outer if _echoes(words, t.scope.of(self.text))),
            None,
        )
        if echo is not None:
            return echo.name, "speaker.echoed", echo.evidence
        first = next((w for w in self.register.known if w.is_person and w.title not in _REPORTERS), None)
        return (first.name, "speaker.told-of", None) if first else ("", "", None)

    def _named_below(self, words: str) -> str:
        """ "인권단체" of a headline is the body that the text names as one."""
        for who in self.register.known:
            if who.words != who.name and words.split()[-1] in who.words and not who.is_person:
                return who.name
        for who in self.register.known:
            if who.words.endswith(words) or words in who.words.split():
                return who.name
        return words


def _spelt(who: Who) -> Iterator[str]:
    """How somebody is named: in full, or as "노씨", "노 대표"; "노" alone only as "노(40)", "노씨"."""
    if len(who.name) > 1:
        yield who.name
    else:
        yield from (who.name + behind for behind in ("(", "씨", "양", "군"))
    if is_korean_name(who.name):
        yield from (f"{who.name[0]}{between}씨" for between in ("", " "))
        yield from [f"{who.name[0]} {who.title}"] if who.title else []


def _echoes(words: str, other: str) -> bool:
    """Whether a headline's quotation repeats words of one in the text."""
    pieces = [piece for piece in words.split() if len(piece) > 1]
    numbers = [piece for piece in pieces if re.match(r"\d[\d,만천]*여?명", piece)]
    if any(piece in other for piece in numbers):
        return True
    return bool(pieces) and 2 * sum(piece[:3] in other for piece in pieces) >= len(pieces)
