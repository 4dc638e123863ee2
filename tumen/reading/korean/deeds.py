"""What a Korean demand asks for: where its words begin, and the deed in its dictionary form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.reading.korean.addressees import CALLED, DIRECTED, LED, TO, party
from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.demands import Demand, doing_of, handed_on
from tumen.reading.korean.names import who_of
from tumen.reading.korean.words import Case, Word
from tumen.vocabulary.asks import Ask


def begin_of(clauses: Clauses, demand: Demand, addressee: Phrase | None) -> int:
    """The first word of what is asked: behind the addressee, the topic, and the ask before."""
    target = demand.verb.first if demand.verb else demand.noun.first if demand.noun else 0
    quotation = clauses.words[target].quotation
    begin = 0
    for word in clauses.words[:target]:
        if word.quotation != quotation:
            begin = word.index + 1
    for predicate in clauses.predicates:
        ends = predicate.link.value in ("connective", "final", "quoting") and predicate.ending in (
            "고",
            "며",
            "으며",
            "다",
            "라",
            "지만",
            "는데",
            "라고",
            "다며",
            "라며",
            "ᆫ다며",
            "는다며",
        )
        if (
            predicate.last < target
            and predicate.quotation == quotation
            and ends
            and handed_on(clauses, demand) is not predicate
        ):
            begin = max(begin, predicate.last + 1)
    for phrase in clauses.phrases:
        if (
            phrase.last < target
            and phrase.quotation == quotation
            and (phrase is addressee or phrase.case is Case.TOPIC or _stands_before(clauses, demand, phrase))
        ):
            begin = max(begin, phrase.last + 1)
    if demand.way == "ask.to-do" and (led := LED.match(clauses.text)):
        begin = max(begin, next((w.index for w in clauses.words if w.span.start >= led.end()), begin))
    called = CALLED.match(clauses.text[clauses.words[begin].span.start :])
    if called and begin < target:
        limit = clauses.words[begin].span.start + called.end()
        while begin < target and clauses.words[begin].span.start < limit:
            begin += 1
    label = re.match(r"\s*\[[^\]\n]{1,14}\]", clauses.text)
    while label and begin < target and clauses.words[begin].span.start < label.end():
        begin += 1
    begin = _past_link(clauses, begin, target)
    return min(begin, target)


#: Papers in which something is asked for: "초안에는 송환을 중단하라는 권고가 담겼다".
_PAPER = re.compile(
    r"(?:초안|안|성명|성명서|보고서|서한|문건|문서|요구서|선언문|최종견해|결의문|탄원서|청원서)$"
)


def _stands_before(clauses: Clauses, demand: Demand, phrase: Phrase) -> bool:
    """Whether a phrase is of what stands before: the paper that asks, or what is asked of others in a row."""
    word = clauses.words[phrase.last]
    in_row = demand.noun is not None and phrase.case is Case.OBJECT and word.comma
    return in_row or (phrase.particle.startswith("에") and _PAPER.search(word.noun) is not None)


#: What only counts the demands.
_COUNTING = re.compile(r"(?:첫|둘|셋|넷|다섯)째|\d+[.)]|(?:하나|둘|셋|넷|다섯)(?:,|$)")


def _past_link(clauses: Clauses, begin: int, target: int) -> int:
    """Behind the tail of "~할 것을," and words like 첫째 that only count."""
    while begin < target and (
        _is_tail(clauses.words[begin])
        or clauses.words[begin].text in ("것을", "것을,", "그리고", "또한", "아울러", "또", "특히")
        or _COUNTING.match(clauses.words[begin].text)
        or DIRECTED.match(clauses.words[begin].text)
    ):
        begin += 1
    return begin


def _is_tail(word: Word) -> bool:
    """What hangs on a closing quotation mark: "며", "라면서"."""
    return not word.noun and not word.has("VV", "VA", "VX", "XSV", "XSA", "MAG", "MM", "MAJ")


def to_do(clauses: Clauses, demand: Demand, begin: int) -> str:
    """What is asked in the dictionary form: "송환된 사람의 명단을 공개하다", "보내지 않다"."""
    if demand.verb is None:
        return _noun_to_do(clauses, demand, begin)
    before = [_spelt(clauses, word) for word in clauses.words[begin : demand.verb.first]]
    return " ".join([*before, _dictionary(clauses, demand)]).strip()


def _noun_to_do(clauses: Clauses, demand: Demand, begin: int) -> str:
    """A noun asked for as a doing: "석방하다", "진상 규명을 하다"."""
    if demand.noun is None:
        return ""
    words = [
        w.text if w.index < demand.noun.last else w.noun for w in clauses.words[begin : demand.noun.last + 1]
    ]
    deeds: list[list[str]] = [[]]
    for word in words:
        deeds[-1].append(word.rstrip(",·"))
        if _AND_ANOTHER.search(word) and doing_of(word.rstrip("과와,·")) == word.rstrip("과와,·"):
            deeds[-1][-1] = word.rstrip("과와,·")
            deeds.append([])
    if deeds == [["관심"]]:
        return "관심을 갖다"
    return "하고 ".join(_deed(each) for each in deeds if each) + "하다"


_AND_ANOTHER = re.compile(r"[과와,·]$")


#: How a deed's description stands beside its verb.
_MANNERS = {
    **{
        "조속한": "조속히",
        "신속한": "신속히",
        "철저한": "철저히",
        "완전한": "완전히",
        "무조건적인": "무조건",
    },
    **{"즉각적인": "즉각", "전면적인": "전면적으로", "적극적인": "적극적으로", "공식적인": "공식적으로"},
}


def _deed(words: Sequence[str]) -> str:
    """ "송환을 중단" of "송환 중단", "생사를 확인" of "생사의 확인", "조속히 석방" of "조속한 석방"."""
    *before, last = words
    if not before:
        return last
    if before[-1] in _MANNERS and doing_of(last) == last:
        return " ".join([*before[:-1], _MANNERS[before[-1]], last])
    if doing_of(last) != last or re.search(r"[을를은는이가에서로게]$|[한된인적할]$", before[-1]):
        return f"{' '.join(words)}{_particle(last)} "
    told = before[-1].removesuffix("의")
    return " ".join([*before[:-1], f"{told}{_particle(told)}", last])


def _particle(word: str) -> str:
    return "을" if word and (ord(word[-1]) - 0xAC00) % 28 else "를"


def _spelt(clauses: Clauses, word: Word) -> str:
    following = clauses.words[word.index + 1] if word.index + 1 < len(clauses.words) else None
    end = following.span.start if following else word.span.end
    return clauses.text[word.span.start : end].strip()


def _dictionary(clauses: Clauses, demand: Demand) -> str:
    verb = demand.verb
    if verb is None:
        return ""
    words = clauses.words[verb.first : verb.last + 1]
    head = verb.lemma if verb.lemma.endswith(words[0].lemma) and " " not in verb.lemma else words[0].lemma
    if verb.is_copula:
        return head.replace(" ", "")
    head = _compound(words[0]) or head
    stem = head.removesuffix("다")
    if demand.way == "ask.must-not" or any(
        m.form in ("말", "않") for w in words for m in w.morphs if m.tag in ("VX", "VV")
    ):
        return f"{stem}지 않다"
    if "수 있" in clauses.text[words[0].span.start : words[-1].span.end] or (
        len(words) > 1 and words[1].lemma == "하다" and words[0].ending in ("게", "도록")
    ):
        return clauses.text[words[0].span.start : words[1].span.start] + "하다"
    return head


#: Verbs that make one verb with the one before them: "돌려보내다", "데려가다".
_JOINED = frozenset("보내 내 넣 가 오".split())


def _compound(word: Word) -> str:
    """The dictionary form of a verb written as one with another; empty where there is none."""
    verbs = [m for m in word.morphs if m.tag in ("VV", "VX")]
    if len(verbs) < 2 or verbs[1].form not in _JOINED:
        return ""
    first = word.text[: verbs[1].start - word.span.start]
    return f"{first}{verbs[1].form}다"


def passed_on(clauses: Clauses, demand: Demand) -> Ask | None:
    """The ask that the addressee is to hand on: "돌려보내지 말라고 태국 정부에 말해 달라"."""
    inner = handed_on(clauses, demand)
    if inner is None or demand.verb is None:
        return None
    whom = next(
        (
            p
            for p in clauses.phrases
            if inner.last < p.first and p.last < demand.verb.first and TO.match(p.particle)
        ),
        None,
    )
    nested = Demand(inner, None, None, "ask.quoted", inner.is_negated)
    begin = begin_of(clauses, nested, None)
    parties = (party(who_of(clauses, whom).words),) if whom else ()
    return Ask(parties, to_do(clauses, nested, begin), inner.is_negated)
