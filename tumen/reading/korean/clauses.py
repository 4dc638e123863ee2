"""A sentence's predicates and noun phrases, and which predicate a noun phrase belongs to.

Korean puts the predicate last and marks each noun by a particle, so that a noun phrase belongs to the first
predicate behind it that has no other phrase of the same case nearer, and a topic passes over the clauses that
only describe a noun. This is a plain guess at what a parser would find; no parser for Korean comes in a
package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tumen.reading.korean.predicates import Predicate, glosses, predicates_of
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.spans import Span

#: Nouns that close a clause in front of the next noun: "나왔을 때 | 중국은".
_CLOSING = frozenset("때 뒤 후 채 동안 직후 직전 당시 이후 이전 이래 가운데 중".split())
_SEEMING = frozenset("보이다 알려지다 추정되다 전해지다 확인되다 파악되다 의심되다".split())
_KNOWING = frozenset("알다 찾다 듣다 묻다 확인하다 만나다 보다".split())
#: Nouns that lead from one happening to the next.
_AFTERWARDS = frozenset("뒤 후 채 다음 직후 이후 끝".split())
#: Words of a clause that are looked at for a phrase of the pack: long enough for any, short enough to stay in
#: the clause.
_WINDOW = 14


@dataclass(frozen=True)
class Phrase:
    """Nouns that stand together, words ``first`` to ``last``; the last one bears the particle."""

    first: int
    last: int
    case: Case
    particle: str
    quotation: int


class Clauses:
    """One analysed sentence.

    ``times`` are spans of time expressions, whose words stand in no noun phrase; ``bounds`` are the words
    behind numbers that bound them ("넘게"), which are no predicates of their own.
    """

    def __init__(
        self, text: str, words: Sequence[Word], times: Sequence[Span] = (), bounds: Sequence[Span] = ()
    ) -> None:
        self.text, self.words, self.times = text, list(words), list(times)
        bounding = {w.index for w in self.words if any(b.start <= w.span.start < b.end for b in bounds)}
        self.timed = {
            w.index
            for w in self.words
            if any(t.overlaps(w.span) and not _is_aside(text, w, t) for t in times)
        }
        self.predicates = predicates_of(self.words, self.timed, bounding)
        self._verbal = {i for p in self.predicates for i in range(p.first, p.last + 1)}
        self.phrases = self._phrases()

    # -- building --------------------------------------------------------------------------------------------

    def _phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        first: int | None = None
        for word in self.words:
            if not self._is_nominal(word):
                first = None
                continue
            if first is not None and self.words[first].quotation != word.quotation:
                first = None
            first = word.index if first is None else first
            goes_on = word.case is Case.BARE and not word.comma and word.head not in _CLOSING
            if goes_on and self._is_nominal_at(word.index + 1, word.quotation):
                continue
            found.append(Phrase(first, word.index, word.case, word.particle, word.quotation))
            first = None
        return found

    def _is_nominal(self, word: Word) -> bool:
        return word.is_noun and word.index not in self._verbal and word.index not in self.timed

    def _is_nominal_at(self, index: int, quotation: int) -> bool:
        return (
            index < len(self.words)
            and self.words[index].quotation == quotation
            and self._is_nominal(self.words[index])
        )

    # -- asking ----------------------------------------------------------------------------------------------

    def phrase_at(self, span: Span) -> Phrase | None:
        """The noun phrase that holds the code points of ``span``."""
        for phrase in self.phrases:
            if self.span_of(phrase.first, phrase.last).overlaps(span):
                return phrase
        return None

    def span_of(self, first: int, last: int) -> Span:
        return Span(self.words[first].span.start, self.words[last].span.end)

    def words_of(self, phrase: Phrase) -> list[Word]:
        return self.words[phrase.first : phrase.last + 1]

    def noun_text(self, phrase: Phrase) -> str:
        """The phrase without the particle of its last word."""
        return self.text[self.words[phrase.first].span.start : self.words[phrase.last].noun_span.end]

    def predicate_of_word(self, index: int) -> Predicate | None:
        return next((p for p in self.predicates if p.first <= index <= p.last), None)

    def governor(self, phrase: Phrase) -> Predicate | None:
        """The predicate that the phrase belongs to, or None where none stands behind it in its quotation."""
        fallback: Predicate | None = None
        for predicate in self.predicates:
            if predicate.first <= phrase.last or predicate.quotation != phrase.quotation:
                continue
            if self._belongs(phrase, predicate):
                return predicate
            if fallback is None and phrase.case is Case.TOPIC and predicate.link is not Link.ADNOMINAL:
                fallback = predicate  # "3명은 연락이 끊겼다": two subjects of one predicate
            if predicate.link is Link.FINAL:
                return fallback
        return fallback

    def _belongs(self, phrase: Phrase, predicate: Predicate) -> bool:
        describes = predicate.link is Link.ADNOMINAL
        if describes and (predicate.is_adjective or phrase.case is Case.TOPIC):
            return self._is_content(predicate)
        if phrase.case not in (Case.SUBJECT, Case.TOPIC, Case.OBJECT):
            return True
        rivals = [
            other
            for other in self.phrases
            if phrase.last < other.first
            and other.last < predicate.first
            and other.quotation == phrase.quotation
            and _same_case(phrase.case, other.case)
            and self._owner_index(other, predicate) == predicate.index
            and not self._is_listed(phrase, other)
        ]
        return not rivals

    def _is_listed(self, phrase: Phrase, other: Phrase) -> bool:
        """ "29일 80여 명이, 18일 40여 명이 각각 송환됐다": both have the one verb."""
        between = any(phrase.last < p.first < other.first for p in self.predicates)
        return self.words[phrase.last].comma and not between

    def _owner_index(self, other: Phrase, limit: Predicate) -> int:
        """The first predicate behind ``other``: its own, as far as this guess needs it."""
        for predicate in self.predicates:
            if predicate.first > other.last and predicate.quotation == other.quotation:
                if other.case is Case.TOPIC and predicate.link is Link.ADNOMINAL and predicate is not limit:
                    continue
                return predicate.index
        return -1

    def _is_content(self, predicate: Predicate) -> bool:
        """Whether an adnominal clause is the content of what follows ("송환된 것으로 확인됐다"), not a
        description."""
        after = self.words[predicate.last + 1] if predicate.last + 1 < len(self.words) else None
        return (
            after is not None
            and bool(after.morphs)
            and after.morphs[0].form in ("것", "거")
            and after.particle
            in (
                "으로",
                "을",
                "이",
                "로",
                "은",
                "으로는",
            )
        )

    def chain(self, predicate: Predicate) -> list[Predicate]:
        """The predicate and those that go on with the same subject: "버스에 타고 다리를 건넜으며"."""
        found = [predicate]
        while found[-1].link is Link.CONNECTIVE or self._leads_on(found[-1]):
            following = self._next_main(found[-1])
            if following is None or self.has_own_subject(found[-1], following):
                break
            found.append(following)
        return found

    def _leads_on(self, predicate: Predicate) -> bool:
        """Whether an adnominal predicate goes on to the next: "체포된 뒤 송환됐다", "감금당한 채"."""
        after = self.words[predicate.last + 1] if predicate.last + 1 < len(self.words) else None
        return predicate.link is Link.ADNOMINAL and after is not None and after.head in _AFTERWARDS

    def _next_main(self, predicate: Predicate) -> Predicate | None:
        for following in self.predicates[predicate.index + 1 :]:
            if following.quotation != predicate.quotation:
                continue
            if following.link is Link.ADNOMINAL and not self._is_content(following):
                noun = self.words[following.last + 1] if following.last + 1 < len(self.words) else None
                if noun is None or noun.head not in ("뒤", "후", "채", "다음", "것", "상태", "때"):
                    continue
            return following
        return None

    def has_own_subject(self, predicate: Predicate, following: Predicate) -> bool:
        return any(
            (phrase.case in (Case.SUBJECT, Case.TOPIC) or phrase.particle in ("조차", "마저"))
            and predicate.last < phrase.first
            and phrase.last < following.first
            and phrase.quotation == predicate.quotation
            and self.governor(phrase) is following
            for phrase in self.phrases
        )

    def describing(self, phrase: Phrase) -> list[Predicate]:
        """The adnominal predicates before the phrase: "국경에서 붙잡혀 송환된 | 탈북민 60여 명", the nearest
        first."""
        found: list[Predicate] = []
        place = phrase.first - 1
        while place >= 0:
            word = self.words[place]
            predicate = self.predicate_of_word(place)
            if predicate is not None and predicate.link in (Link.ADNOMINAL, Link.QUOTING_ADNOMINAL):
                found.append(predicate)
                found += self._joined_before(predicate)
                found += self._reported_in(predicate)
                found += self._supposed_in(predicate)
                return found
            if predicate is None and (
                place in self.timed
                or word.case in (Case.OWNER, Case.AND)
                or word.is_adverb
                or word.comma is False
                and word.case is Case.BARE
            ):
                place -= 1
                continue
            return found
        return found

    def _reported_in(self, predicate: Predicate) -> list[Predicate]:
        """What the subject of a describing clause reports: "감금됐다는 | 신고가 접수된 한국인"."""
        for phrase in self.phrases:
            if (
                phrase.last < predicate.first
                and phrase.case is Case.SUBJECT
                and self.governor(phrase) is predicate
            ):
                before = self.predicate_of_word(phrase.first - 1) if phrase.first else None
                if before is not None and before.link is Link.QUOTING_ADNOMINAL:
                    return [before]
        return []

    def _supposed_in(self, predicate: Predicate) -> list[Predicate]:
        """ "북한으로 송환된 것으로 | 보이는 9명": what only seems to describe."""
        before = self.predicates[predicate.index - 1] if predicate.index else None
        seems = predicate.lemma in _SEEMING and before is not None and self._is_content(before)
        return [before] if seems and before is not None and before.quotation == predicate.quotation else []

    def _joined_before(self, predicate: Predicate) -> list[Predicate]:
        """Connective predicates that share the description: "추방되거나 귀환을 강요당한", "감금됐다며
        접수된"."""
        found = []
        for before in reversed(self.predicates[: predicate.index]):
            if before.quotation != predicate.quotation or before.link not in (Link.CONNECTIVE, Link.QUOTING):
                break
            if self.has_own_subject(before, predicate) or self.words[before.last].comma:
                break
            found.append(before)
        return found

    def clause(self, predicate: Predicate) -> str:
        """The clause in dictionary forms up to its predicate, without what describes its nouns: "보위부에
        넘기다 지다"."""
        words: list[str] = []
        skipped: set[int] = set()
        for place in range(predicate.first - 1, max(-1, predicate.first - 1 - _WINDOW), -1):
            word = self.words[place]
            if word.quotation != predicate.quotation:
                break
            if place in skipped:
                continue
            inner = self.predicate_of_word(place)
            if inner is not None and inner.link is Link.ADNOMINAL and not self._is_unknown(inner):
                skipped |= self.describing_words(inner)
                continue
            if (
                inner is not None
                and inner.link is Link.CONNECTIVE
                and word.index == inner.last
                and self._parts(inner, predicate)
            ):
                break
            if inner is not None and inner.link in (Link.FINAL, Link.QUOTING) and word.index == inner.last:
                break
            words.append(
                " ".join(glosses(word)) if word.is_verb and word.index not in self.timed else word.text
            )
        words.reverse()
        return " ".join([*words, predicate.gloss]).strip()

    def _is_unknown(self, inner: Predicate) -> bool:
        """ "생사를 알 수 없다", "소식을 들은 적이 없다": the verb says what cannot be or never was done, and
        describes nobody."""
        after = self.words[inner.last + 1] if inner.last + 1 < len(self.words) else None
        return inner.lemma in _KNOWING and after is not None and after.head in ("수", "길", "방법", "적")

    def describing_words(self, inner: Predicate) -> set[int]:
        """The words of an adnominal clause: its predicate, and the phrases that belong to it."""
        words = set(range(inner.first, inner.last + 1))
        for phrase, owner in self._governed:
            if owner == inner.index:
                words |= set(range(phrase.first, phrase.last + 1))
        return words

    @cached_property
    def _governed(self) -> list[tuple[Phrase, int]]:
        return [
            (phrase, owner.index) for phrase in self.phrases if (owner := self.governor(phrase)) is not None
        ]

    def _parts(self, inner: Predicate, predicate: Predicate) -> bool:
        """Whether a connective verb ends the clause before; one right before the predicate goes on into it
        ("끌려 가다")."""
        return (
            inner.last < predicate.first - 2
            or self.words[inner.last].comma
            or self.words[inner.last].ending
            in (
                "으며",
                "며",
                "지만",
                "는데",
                "으나",
                "나",
                "면",
                "으면",
            )
        )


def _same_case(one: Case, other: Case) -> bool:
    if one in (Case.SUBJECT, Case.TOPIC):
        return other is Case.SUBJECT or (one is Case.SUBJECT and other is Case.TOPIC)
    return one is other


def _is_aside(text: str, word: Word, time: Span) -> bool:
    """Whether a time only stands in the brackets behind a word: "보위원(2014년 탈북)은"."""
    opening = text.find("(", word.span.start, word.span.end)
    return word.span.start < opening < time.start and ")" in text[time.end : word.span.end]
