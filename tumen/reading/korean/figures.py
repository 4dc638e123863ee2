"""A number in its clause: what it counts, what it is said of, which verbs tell of it, what it is a part
of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import is_body
from tumen.reading.korean.nouns import (
    IS_TOTAL,
    bare_behind,
    leans,
    nouns_after,
    nouns_before,
    span_of_nouns,
    whole_of,
)
from tumen.reading.korean.numbers import Mention
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.people import counted
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.people import Counted
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span


@dataclass(frozen=True)
class Figure:
    """A number mention and its surroundings; spans count from the sentence's beginning.

    ``noun`` is what is counted, as written ("탈북민"), empty for a bare number; ``noun_span`` where it
    stands. ``about`` is the noun phrase that the number is said of ("탈북민은 520명이다"), ``whole`` the one
    that it is a part of ("송환된 사람 가운데 40명"), ``verbs`` the predicates that tell of it, the nearest
    first.
    """

    mention: Mention
    clauses: Clauses
    noun: str
    noun_span: Span | None
    passage: Span
    words: tuple[int, int]  #: indexes of the first and last word of number and noun
    phrase: Phrase | None
    about: Phrase | None
    whole: Phrase | None
    verbs: tuple[Predicate, ...]
    is_part: bool  #: "그중 한 명", "나머지 세 명": leans on a figure told before
    is_aside: bool = False  #: in brackets behind a word
    headline_noun: Phrase | None = None  #: what stands bare behind the number: "60여 명 | 북송"

    @property
    def counted(self) -> Counted:
        return counted(self.noun.split()[-1]) if self.noun else Counted.UNKNOWN

    @property
    def case(self) -> Case:
        return self.phrase.case if self.phrase else Case.BARE

    @property
    def is_said_of(self) -> bool:
        """Whether the number is the predicate: "사망자는 3명이다"."""
        return self.about is not None


#: Counters that say themselves what they count.
_NO_NOUN = (Counter.DURATION, Counter.AGE, Counter.TIMES, Counter.SHARE, Counter.MULTIPLE)

#: Verbs that a number with 으로 or 에 is the predicate of.
_TOTALLING = re.compile(
    r"^(?:이르|달하|그치|불과하|육박하|가깝|머무르|머물|집계되|집계하|추산되|추산하|추정되|"
    r"추정하|파악되|파악하|확인되|늘|늘어나|줄|줄어들|나타나|조사되|많|적|알려지|보이|보|"
    r"전해지|기록되|넘|되|밝혀지|증가하|감소하|치솟|급증하|잠정하)"
)


def figure_of(clauses: Clauses, mention: Mention) -> Figure:
    """The number ``mention`` of an analysed sentence in its surroundings."""
    first, last = _word_range(clauses, mention.core)
    if _is_aside(clauses, mention.core):
        return _aside(clauses, mention, first)
    before = [] if mention.counter in _NO_NOUN else nouns_before(clauses, first)
    after = nouns_after(clauses, last, mention)
    of_people = mention.counter in (Counter.PERSONS, Counter.BODIES)
    if after and of_people and not _is_countable(clauses, after):
        after = []  # "213명의 | 이름", "9명의 | 생사": what is theirs, not who they are
    if after and before and _is_countable(clauses, before) and clauses.words[last].case is Case.OWNER:
        after = []  # "피해자 14명의 | 가족"
    noun_words = after or before
    noun_span = span_of_nouns(clauses, noun_words) if noun_words else None
    noun = noun_span.of(clauses.text) if noun_span else ""
    begin = noun_words[0] if noun_words and not after else first
    end = noun_words[-1] if after else last
    bracketed = mention.rule == "age.bracket"
    passage = (
        mention.core
        if bracketed
        else Span(min(mention.core.start, clauses.words[begin].span.start), mention.core.end)
    )
    if after and noun_span:
        passage = Span(mention.core.start, noun_span.end)
    phrase = clauses.phrase_at(Span(clauses.words[end].span.start, clauses.words[end].span.end))
    figure = Figure(
        mention=mention,
        clauses=clauses,
        noun=re.sub(r"\([^)]*\)", "", noun),
        noun_span=noun_span,
        passage=passage,
        words=(begin, end),
        phrase=phrase,
        about=None,
        whole=whole_of(clauses, begin),
        verbs=(),
        is_part=leans(clauses, begin),
        headline_noun=bare_behind(clauses, last, phrase, after),
    )
    return _with_verbs(figure, last)


def _is_countable(clauses: Clauses, words: Sequence[int]) -> bool:
    """Whether the last of the words can be what is counted: people, or cases of what was done to them."""
    return counted(clauses.words[words[-1]].noun) is not Counted.UNKNOWN


def _is_aside(clauses: Clauses, core: Span) -> bool:
    """Whether the number stands in brackets behind a word: "지난해 같은 기간(749명)보다"."""
    inside = any(m.start < core.end and core.start < m.end for w in clauses.words for m in w.morphs)
    return not inside


def _aside(clauses: Clauses, mention: Mention, word: int) -> Figure:
    """A number in brackets: what it counts was told before, its time is the one that it stands behind."""
    return Figure(
        mention,
        clauses,
        "",
        None,
        mention.core,
        (word, word),
        None,
        None,
        None,
        (),
        is_part=False,
        is_aside=True,
    )


def _word_range(clauses: Clauses, core: Span) -> tuple[int, int]:
    """Indexes of the words that the number's own characters stand in."""
    inside = [word.index for word in clauses.words if word.span.overlaps(core)]
    if inside:
        return inside[0], inside[-1]
    near = max((word.index for word in clauses.words if word.span.start <= core.start), default=0)
    return near, near


#: "오십 명쯤 됐다", as one word.
_COMES_TO = re.compile(r"^(?:명|분|사람|건)(?:쯤|정도|가량)?되다$")


def _with_verbs(figure: Figure, last: int) -> Figure:
    clauses, word = figure.clauses, figure.clauses.words[last]
    if _is_whole(clauses, last):
        return figure  # "열두 명 가운데 네 명": what is told is told of the four
    own = clauses.predicate_of_word(last)
    if own is not None and (own.is_copula or _COMES_TO.match(own.lemma)):
        return _said_of(figure, own)
    if _is_totalled(figure, word):
        behind = clauses.text[figure.mention.core.end :][:3]
        closed = word.comma or behind.rstrip().endswith(",")
        total = next(
            (p for p in clauses.predicates if p.first > last and p.quotation == word.quotation), None
        )
        return _said_of(figure, None if closed else total)
    phrase = figure.phrase or Phrase(*figure.words, Case.BARE, "", word.quotation)
    governor = clauses.governor(phrase)
    if governor is None and phrase.case in (Case.BARE, Case.OWNER):
        return _said_of(figure, None)
    subject = (
        _subject_before(clauses, figure)
        if not figure.noun and _only_tells_number(figure, governor, word)
        else None
    )
    figure = replace(figure, about=subject)
    chain = _until_others(clauses, clauses.chain(governor), phrase) if governor else []
    if governor is not None and governor.lemma in _INCLUDING and governor.link is Link.ADNOMINAL:
        chain += _of_described(clauses, governor)
    return replace(figure, verbs=(*_in_state(clauses, governor), *chain))


def _until_others(clauses: Clauses, chain: list[Predicate], phrase: Phrase) -> list[Predicate]:
    """The verbs of an object up to the one that has another number as its own: "200명을 체포했고, 그중
    22명을 넘겼다"."""
    if phrase.case is not Case.OBJECT:
        return chain
    for place in range(1, len(chain)):
        before, verb = chain[place - 1], chain[place]
        if any(
            p.case is Case.OBJECT
            and before.last < p.first
            and p.last < verb.first
            and any(word.has("SN", "NR") for word in clauses.words_of(p))
            for p in clauses.phrases
        ):
            return chain[:place]
    return chain


#: "일가족 5명을 포함한 탈북민 9명": the part is told by the verbs of its whole.
_INCLUDING = frozenset({"포함하다", "비롯하다", "포함되다"})


def _of_described(clauses: Clauses, predicate: Predicate) -> list[Predicate]:
    """The predicates that tell of what ``predicate`` describes."""
    phrase = next((p for p in clauses.phrases if p.first > predicate.last), None)
    governor = clauses.governor(phrase) if phrase is not None else None
    return clauses.chain(governor) if governor is not None else []


def _only_tells_number(figure: Figure, governor: Predicate | None, word: Word) -> bool:
    """ "피해자가 20명은 더 있다", "죽은 사람만 세 명을 봤다": the noun stands in front with a particle of its
    own."""
    clauses = figure.clauses
    before = clauses.words[figure.words[0] - 1] if figure.words[0] else None
    apart = before is not None and before.particle in ("만", "만도", "도") and before.is_noun
    being = (
        governor is not None
        and governor.lemma in ("있다", "없다", "되다")
        and word.case in (Case.TOPIC, Case.ALSO, Case.BARE)
    )
    return apart or being


#: Copula nouns that only frame the clause in front of them: "확인되지 않는 상태다", "돌아오지 못한 셈이다".
_FRAMES = frozenset("상태 처지 셈 실정 신세 상황 형편 지경 것 실태 모양".split())


def _in_state(clauses: Clauses, governor: Predicate | None) -> tuple[Predicate, ...]:
    """The predicate that a framing noun closes."""
    if (
        governor is None
        or not governor.is_copula
        or governor.lemma.removesuffix(" 이다").split(" ")[-1] not in _FRAMES
    ):
        return ()
    before = clauses.predicates[governor.index - 1] if governor.index else None
    adjacent = before is not None and before.last == governor.first - 1 and before.link is Link.ADNOMINAL
    return (before,) if before is not None and adjacent else ()


def _is_actor(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether a subject is a state or a body, of which no number is said: "중국은 10월 9일에 500명, ...
    송환시켰다"."""
    noun = clauses.words[phrase.last].noun
    return noun in place_words() or is_body(noun)


def _is_whole(clauses: Clauses, last: int) -> bool:
    """Whether "가운데" or "중" stands behind the number: it is what another number is a part of."""
    following = clauses.words[last + 1] if last + 1 < len(clauses.words) else None
    return following is not None and bool(
        re.match(r"(?:가운데|중)(?:에|에서|서)?(?:는|은|도)?$", following.text)
    )


#: "31명(남성 14명, 여성 17명)으로": what stands in brackets behind a number.
_ASIDE = re.compile(r"^\([^()]*\)")


def _is_totalled(figure: Figure, word: Word) -> bool:
    """Whether the number closes a count: "241명으로 집계됐다", "140만 명에 이른다", "520명이 넘는 것으로",
    "32명으로, ..."."""
    clauses = figure.clauses
    if figure.noun and figure.mention.rule != "numeral.counter":
        return False
    following = next(
        (p for p in clauses.predicates if p.first > word.index and p.quotation == word.quotation), None
    )
    end = figure.mention.core.end
    tail = _ASIDE.sub("", clauses.text[end : end + 60])[:8]
    if re.match(r"(?:으로|로)[,，]", tail) or IS_TOTAL.match(clauses.text, end):
        return True
    if word.case is Case.BARE and word.comma and not figure.noun:
        subject = _subject_before(clauses, figure)
        return subject is not None and not _is_actor(clauses, subject)
    if following is None:
        return False
    near = following.first - word.index <= _NEAR
    if re.match(r"(?: ?(?:사이|선|수준|안팎|내외|정도|가량))?(?:으로|로|에)(?:[ 나는도]|$)", tail):
        return near and bool(_TOTALLING.match(following.lemma))
    return near and following.lemma == "되다" and _subject_before(clauses, figure) is not None


#: Words between a number and the verb that it is the predicate of: "241명으로 잠정 집계됐다".
_NEAR = 3


def _subject_before(clauses: Clauses, figure: Figure) -> Phrase | None:
    """The nearest subject or topic before the number that no predicate of its own stands between."""
    first = figure.words[0]
    for phrase in reversed([p for p in clauses.phrases if p.last < first]):
        if phrase.quotation != clauses.words[first].quotation:
            return None
        if any(w.has("SN", "NR") or w.index in clauses.timed for w in clauses.words_of(phrase)):
            continue
        if (
            phrase.case in (Case.SUBJECT, Case.TOPIC)
            or (phrase.case is Case.ALSO and phrase.particle in ("만", "도"))
            or (phrase.case is Case.OBJECT and _is_estimated(clauses.words[phrase.last].noun))
        ):
            governor = clauses.governor(phrase)
            if governor is None or governor.last >= first:
                return phrase
            if governor.link in (Link.FINAL, Link.CONNECTIVE, Link.QUOTING):
                return None
    return None


#: What is said to be so many: "그 규모를 500명에서 600명 사이로 추정했다".
AMOUNTS = frozenset("규모 수 숫자 인원 인원수 총수 수치".split())


def _is_estimated(noun: str) -> bool:
    return noun in AMOUNTS or counted(noun) in (Counted.VICTIMS, Counted.PEOPLE)


def _said_of(figure: Figure, predicate: Predicate | None) -> Figure:
    about = _subject_before(figure.clauses, figure)
    tells = predicate is not None and predicate.link is Link.QUOTING
    if about is not None and tells and _is_actor(figure.clauses, about):
        about = None  # "한 단체는 43명이라고 한다"
    verbs = (predicate,) if predicate is not None else ()
    whole = figure.whole or (whole_of(figure.clauses, about.first) if about is not None else None)
    return replace(figure, about=about, verbs=verbs, whole=whole)


def describing(figure: Figure) -> Iterator[Predicate]:
    """The predicates that describe what is counted, its subject, or its whole, in this order."""
    for group in descriptions(figure):
        yield from group


def descriptions(figure: Figure) -> Iterator[list[Predicate]]:
    """The same apart: of the figure itself, of its subject, of its whole; the nearer one tells more of it."""
    clauses = figure.clauses
    own = Phrase(*figure.words, Case.BARE, "", clauses.words[figure.words[0]].quotation)
    for phrase in (own, figure.about, figure.whole):
        if phrase is not None:
            yield clauses.describing(phrase)
    if figure.about is not None and clauses.words[figure.about.last].head == "것":
        yield list(_of_the_thing(clauses, figure.about))


def _of_the_thing(clauses: Clauses, thing: Phrase) -> Iterator[Predicate]:
    """ "다친 이주노동자가 확인된 것만 21명": who was confirmed, and what describes them."""
    for predicate in clauses.describing(thing):
        for phrase in clauses.phrases:
            if (
                phrase.last < predicate.first
                and phrase.case in (Case.SUBJECT, Case.TOPIC)
                and clauses.governor(phrase) is predicate
            ):
                yield from clauses.describing(phrase)


def is_told_again(figure: Figure, aside: Figure) -> bool:
    """Whether a number in brackets says what the one before says, or its parts: "81.2%(212명)", "31명(남성
    14명, 여성 17명)"."""
    text = aside.clauses.text[figure.mention.core.end : aside.mention.core.start]
    counts = aside.mention.settled is None and figure.mention.settled is None
    return aside.is_aside and counts and bool(re.match(r"\s?[(（][^)）]*$", text))


def again(figure: Figure, aside: Figure) -> Figure:
    """The number in brackets with the surroundings of the one that it stands behind."""
    return replace(aside, about=figure.about, whole=figure.whole, verbs=figure.verbs)


def bounded_to_none(mention: Mention, *, negated: bool) -> Mention:
    """ "한 명도 ... 않았다": nobody."""
    if not (mention.is_none_word and negated):
        return mention
    return replace(mention, quantity=Quantity(0, 0), rule="numeral.none")
