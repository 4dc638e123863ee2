"""Who speaks a quotation that no verb of saying takes: a headline's body, an interviewee, who stands beside
it or
was told of last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tumen.reading.korean.names import Who, is_korean_name
from tumen.reading.korean.pack import speech
from tumen.reading.korean.quotations import Quotation
from tumen.reading.korean.register import Register
from tumen.reading.korean.sentences import Sentence
from tumen.reading.korean.tellers import Teller
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.spans import Span

#: Code points of the longest words in front of a quotation that are taken for its speaker.
_LONGEST_LABEL = 30


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

    def tellers_of(self, sentences: Sequence[Sentence]) -> dict[int, Teller]:
        """Who speaks each of them, by its number; those of which nothing says it are left out."""
        found = {}
        cued = {number for teller in self.tellers for number in teller.quotations}
        for number, quotation in enumerate(self.quotations):
            if number in cued or quotation.is_single or not self._is_speech(quotation):
                continue
            name, rule, evidence = self._speaker_of(quotation, sentences)
            if name:
                found[number] = Teller(
                    name, quotation.span, Stance.NEUTRAL, rule, evidence, quotations=frozenset({number})
                )
        return found

    def _is_speech(self, quotation: Quotation) -> bool:
        is_teaser = self.blocks[quotation.block][0] is BlockKind.HEADLINE
        return quotation.is_speech(self.text) or (is_teaser and " " in quotation.span.of(self.text).strip())

    def _speaker_of(
        self, quotation: Quotation, sentences: Sequence[Sentence]
    ) -> tuple[str, str, Span | None]:
        start = quotation.span.start
        block = self.blocks[quotation.block][1]
        if (
            self.blocks[quotation.block][0] is BlockKind.HEADLINE
            or (quotation.block == 0 and not self.text[block.start : start - 1].rstrip().endswith("."))
            or self._is_line(quotation)
        ):
            return self._in_headline(quotation, block)
        if self.interviewee:
            return self.interviewee, "speaker.interviewee", None
        if beside := self._beside(quotation, sentences):
            return beside, "speaker.beside", None
        if told := self._by_sentence(quotation, sentences):
            return told[0], told[1], None
        before = [
            t for t in self.tellers if t.evidence and t.evidence.end <= start and t.name and t.level == 0
        ]
        person = self._person_before(start)
        if person and (not before or not before[-1].evidence or person[1] > before[-1].evidence.start):
            return person[0], "speaker.told-of", None
        if before:
            return before[-1].name, "speaker.carried", before[-1].evidence
        return (person[0], "speaker.told-of", None) if person else ("", "", None)

    def _by_sentence(self, quotation: Quotation, sentences: Sequence[Sentence]) -> tuple[str, str] | None:
        """Who speaks by the sentence around the quotation, the next one, or the one before."""
        own = next((s for s in sentences if s.span.start <= quotation.span.start < s.span.end), None)
        if own is None:
            return None
        beside, number = self.by_sentence, self.quotations.index(quotation)
        last = next((s for s in sentences if s.span.start < quotation.span.end <= s.span.end), own)
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
        sentence = next((s for s in sentences if s.span.start <= quotation.span.start < s.span.end), None)
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
        best: tuple[str, int] | None = None
        for who in self.register.known:
            heard = who.is_person and who.name and who.title not in _REPORTERS
            at = self._last_named(who, place) if heard else -1
            while (
                at >= 0
                and len(who.name) == 1
                and not re.match(rf"{who.name}(?:\(|씨|양|군)", self.text[at : at + 3])
            ):
                at = self.text.rfind(who.name, 0, at)
            if at >= 0 and (best is None or at > best[1]):
                best = who.name, at
        return best

    def _last_named(self, who: Who, place: int) -> int:
        """Where somebody is named last before ``place``, in full or as "노씨", "노 대표"; -1 for nowhere."""
        surname = who.name[:1] if is_korean_name(who.name) else ""
        short = [f"{surname}씨", f"{surname} 씨", f"{surname} {who.title}"] if surname else []
        return max(self.text.rfind(each, 0, place) for each in [who.name, *short])

    def _in_headline(self, quotation: Quotation, block: Span) -> tuple[str, str, Span | None]:
        """ "인권단체 "..."": who stands before the quotation of a headline; by its fullest name in the text
        below."""
        before = self.text[block.start : quotation.span.start - 1]
        before = re.split(r"[…\]”\"’|]", before)[-1].strip(" ·,")
        if 1 < len(before) < 30 and not re.match(
            r"(?:인터뷰|성명|단독|속보|칼럼|기고|사설|르포|현장|증언)$", before
        ):
            span = Span(quotation.span.start - 1 - len(before), quotation.span.start - 1)
            return self._named_below(before), "speaker.headline", span
        if self.interviewee:
            return self.interviewee, "speaker.interviewee", None
        words = quotation.span.of(self.text)
        echo = next(
            (t for t in self.tellers if t.level == 0 and t.name and _echoes(words, t.scope.of(self.text))),
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


def _echoes(words: str, other: str) -> bool:
    """Whether a headline's quotation repeats words of one in the text."""
    pieces = [piece for piece in words.split() if len(piece) > 1]
    numbers = [piece for piece in pieces if re.match(r"\d[\d,만천]*여?명", piece)]
    if any(piece in other for piece in numbers):
        return True
    return bool(pieces) and 2 * sum(piece[:3] in other for piece in pieces) >= len(pieces)
