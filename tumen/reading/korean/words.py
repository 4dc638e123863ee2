"""The eojeol of a sentence: what each holds before its particle, which case the particle gives, how a verb
goes on.

Built from Kiwi's morphemes. Bracketed asides and the marks around names are glued to the word that they
belong to, so that "자흐라(29)씨는" and "'강건너사람들'이" are one word each with one particle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from tumen.reading.korean.analysis import Morph
from tumen.reading.korean.pack import place_words
from tumen.vocabulary.spans import Span


class Case(Enum):
    """What a particle makes of its noun."""

    SUBJECT = "subject"
    TOPIC = "topic"
    OBJECT = "object"
    OWNER = "owner"  #: 의
    ALSO = "also"  #: 도, 만, 까지: subject or object, as the verb decides
    AND = "and"  #: 와, 과, 이나 between nouns
    ADVERB = "adverb"  #: 에, 에서, 으로, 에게 ...
    BARE = "bare"


class Link(Enum):
    """How a predicate goes on."""

    ADNOMINAL = "adnominal"  #: it describes the noun behind it: "구금된 탈북민"
    QUOTING_ADNOMINAL = "quoting adnominal"  #: "체포됐다는 소식"
    CONNECTIVE = "connective"
    QUOTING = "quoting"  #: "송환됐다고", "끌려갔다며"
    NOMINAL = "nominal"  #: "보내기로", "송환됨을"
    FINAL = "final"


#: Endings of a command or a request, as Kiwi writes them.
IMPERATIVE = frozenset("라 어라 아라 으라 거라 세요 으세요 ᆸ시오 으십시오 십시오 시오 소서".split())
_NOUN_TAGS = frozenset(
    {"NNG", "NNP", "NNB", "NP", "NR", "SN", "SL", "SH", "XSN", "XPN", "MM", "XR", "SW", "W_SERIAL", "UN"}
)
_VERB_TAGS = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
_COPULA_PARTICLES = frozenset("라도 든 든지 라든가 ᆫ들 나마 ᆫ가 라든지".split())
_MARKS = frozenset({"SP", "SE", "SF", "SSO", "SSC", "SO", "SS"})
_QUOTING_ADNOMINAL = re.compile(r"(?:[다라자냐]|ᆫ다|는다)(?:는|던)$|(?:ᆫ단|는단|단|란|잔)$")
_QUOTING = re.compile(r"(?:다|라|자|냐|ᆫ다|는다|으라|느냐|으냐)(?:고|며|면서)$|(?:대|래)서?$")


@dataclass(frozen=True)
class Word:
    """One eojeol. ``span`` counts from the text that was analysed; ``comma`` tells of a comma or a dot behind
    it."""

    index: int
    span: Span
    morphs: tuple[Morph, ...]
    text: str
    comma: bool
    quotation: int  #: 0 outside quotation marks, else the number of the quotation in its sentence, from 1

    @cached_property
    def noun_end(self) -> int:
        """How many morphemes stand before the first particle, verb or ending."""
        for place, morph in enumerate(self.morphs):
            if morph.tag[0] in "JE" or morph.tag in _VERB_TAGS:
                after = self.morphs[place + 1 : place + 2]
                if morph.tag in ("JKG", "JX") and after and after[0].tag in ("NNG", "NNP"):
                    continue  # "국경의벗이": the particle is a part of a name
                return place
        return len(self.morphs)

    @cached_property
    def noun(self) -> str:
        """The noun as written, without its particle; empty for a verb."""
        if not self.noun_end:
            return ""
        if self._is_nation:
            return self.text
        end = self.morphs[self.noun_end - 1].end - self.span.start
        return self.text[:end]

    @cached_property
    def noun_span(self) -> Span:
        return Span(self.span.start, self.span.start + len(self.noun))

    @cached_property
    def head(self) -> str:
        """The last noun of a compound, without plural 들: "사람" of "사람들"."""
        nouns = [m for m in self.morphs[: self.noun_end] if m.tag in ("NNG", "NNP", "NNB", "NP", "NR", "SL")]
        return nouns[-1].form if nouns else ""

    @cached_property
    def is_verb(self) -> bool:
        """Whether a predicate stands in it: a verb, an adjective, or a noun with 이다 or 하다."""
        return (
            any(morph.tag in _VERB_TAGS for morph in self.morphs)
            and not self._has_copula_particle
            and not self._is_nation
        )

    @cached_property
    def _has_copula_particle(self) -> bool:
        """Whether 이다 is only a part of a particle: "전화라도", "누구든"."""
        verbs = [m for m in self.morphs if m.tag in _VERB_TAGS]
        return len(verbs) == 1 and verbs[0].tag == "VCP" and self.ending in _COPULA_PARTICLES

    @cached_property
    def _is_nation(self) -> bool:
        """Whether "태국인" was taken apart as 태국 and 이다."""
        noun = "".join(m.form for m in self.morphs if m.tag[0] == "N")
        return self.text == noun + "인" and noun in place_words() and self.morphs[-1].tag == "ETM"

    @cached_property
    def is_copula(self) -> bool:
        return (
            any(morph.tag == "VCP" for morph in self.morphs)
            and not self._has_copula_particle
            and not self._is_nation
        )

    @cached_property
    def is_noun(self) -> bool:
        return bool(self.noun) and not self.is_verb and any(m.tag in _NOUN_TAGS for m in self.morphs)

    @cached_property
    def is_adverb(self) -> bool:
        return (
            not self.is_verb
            and bool(self.morphs)
            and self.morphs[0].tag in ("MAG", "MAJ", "IC")
            and not self.noun
        )

    @cached_property
    def particle(self) -> str:
        return "".join(morph.form for morph in self.morphs[self.noun_end :] if morph.tag[0] == "J")

    @cached_property
    def case(self) -> Case:
        tags = [(morph.tag, morph.form) for morph in self.morphs[self.noun_end :] if morph.tag[0] == "J"]
        if not tags:
            return Case.ALSO if self._has_copula_particle else Case.BARE
        return _case(tags)

    @cached_property
    def lemma(self) -> str:
        """The dictionary form of its first verb, with the noun that 하다 or 되다 makes a verb of:
        "강제송환하다"."""
        for place, morph in enumerate(self.morphs):
            if morph.tag in ("VV", "VA", "VX", "VCN"):
                nouns = self.morphs[:place]
                joined = nouns and all(m.tag in ("NNG", "XSN", "XPN") for m in nouns) and morph.tag == "VV"
                return "".join(m.form for m in nouns if joined) + morph.form + "다"  # "선고받다"
            if morph.tag in ("XSV", "XSA"):
                stem = "".join(m.form for m in self.morphs[:place])
                return stem + morph.form + "다"
            if morph.tag == "VCP":
                return self.noun + " 이다"
        return ""

    @cached_property
    def auxiliaries(self) -> tuple[str, ...]:
        """Verbs fused behind the first one: "지다" of "넘겨졌다"."""
        verbs = [morph for morph in self.morphs if morph.tag in ("VV", "VX", "XSV", "XSA", "VA")]
        return tuple(verb.form + "다" for verb in verbs[1:])

    @cached_property
    def endings(self) -> tuple[Morph, ...]:
        return tuple(morph for morph in self.morphs if morph.tag[0] == "E")

    @cached_property
    def ending(self) -> str:
        return self.endings[-1].form if self.endings else ""

    @cached_property
    def link(self) -> Link:
        last = self.endings[-1] if self.endings else None
        if last is None:
            return Link.FINAL
        if last.tag == "ETM":
            return Link.QUOTING_ADNOMINAL if _QUOTING_ADNOMINAL.search(last.form) else Link.ADNOMINAL
        if last.tag == "ETN":
            return Link.NOMINAL
        if last.tag == "EC":
            return Link.QUOTING if _QUOTING.search(last.form) else Link.CONNECTIVE
        return Link.FINAL

    @cached_property
    def is_past(self) -> bool:
        return any(morph.tag == "EP" and morph.form in ("었", "았", "였", "엇") for morph in self.morphs)

    def has(self, *tags: str) -> bool:
        return any(morph.tag in tags for morph in self.morphs)


def _case(tags: Sequence[tuple[str, str]]) -> Case:
    last_tag, last = tags[-1]
    first_tag, _ = tags[0]
    if last_tag == "JKG":
        return Case.OWNER
    if first_tag == "JKB":
        return Case.ADVERB
    if last in ("은", "는", "ᆫ"):
        return Case.TOPIC
    if last_tag in ("JKS", "JKC"):
        return Case.SUBJECT
    if last_tag == "JKO":
        return Case.OBJECT
    if last_tag == "JC":
        return Case.AND
    return Case.ALSO if last_tag == "JX" else Case.ADVERB


def words_of(text: str, morphs: Sequence[Morph], quotations: Sequence[Span] = ()) -> list[Word]:
    """The eojeol of ``text``, in order. ``quotations`` are the spans between quotation marks in it."""
    groups = _groups(text, morphs)
    words = []
    for index, group in enumerate(groups):
        span = Span(group[0].start, max(morph.end for morph in group))
        number = next((n for n, q in enumerate(quotations, 1) if q.start <= span.start < q.end), 0)
        comma = bool(re.match(r"[”\"’')\]]*\s?[,，;:：·、…—]", text[span.end : span.end + 4]))
        words.append(Word(index, span, tuple(group), span.of(text), comma, number))
    return words


def _groups(text: str, morphs: Sequence[Morph]) -> list[list[Morph]]:
    """Morphemes eojeol by eojeol; brackets and the marks of names do not part a word from its particle."""
    groups: list[list[Morph]] = []
    depth, apart = 0, True  # apart: the next morpheme begins a word whatever stands before it
    for morph in morphs:
        if depth or (morph.tag == "SSO" and morph.form in "(（" and groups and _touches(groups[-1], morph)):
            depth += (morph.tag == "SSO") - (morph.tag == "SSC")
            continue
        if morph.tag in _MARKS:
            apart = apart or morph.form not in _NAME_MARKS
            continue
        if apart or not _is_glued(text, groups[-1], morph):
            groups.append([])
        groups[-1].append(morph)
        apart = False
    return groups


#: Marks around names, which do not part a word from its particle; those of speech do.
_NAME_MARKS = "'’‘」』>》<《「『"
_ASIDE = re.compile(r"(?:['’」』>》]|[(（][^()（）]*[)）])*")


def _is_glued(text: str, group: Sequence[Morph], morph: Morph) -> bool:
    """Whether the morpheme goes on with the word: it touches it, but for the closing marks and asides
    between."""
    end = max(each.end for each in group)
    if morph.start <= end:
        return True
    between = text[end : morph.start]
    return bool(_ASIDE.fullmatch(between)) and (morph.tag[0] in "JE" or morph.tag in ("VCP", "NNB", "XSN"))


def _touches(group: Sequence[Morph], morph: Morph) -> bool:
    return bool(group) and max(m.end for m in group) >= morph.start
