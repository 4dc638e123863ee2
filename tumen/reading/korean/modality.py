"""How a figure is told: as a fact, a fear, a plan, a demand, a habit; whether it is denied; how likely it is
said to be."""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.words import Link
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.spans import Span

#: What follows the predicate of something that has not happened. The words are those of the text, from the
#: predicate on.
_PLANNED = re.compile(
    r"[가-힣]*(?:기로 |겠다는 (?:계획|방침|입장|뜻|의지)|겠다고)|\S+ (?:예정|계획|방침)(?:이|"
    r"인|을|이라|입|임)"
)
_PLEDGED = re.compile(r"겠다고 (?:약속|다짐|공언|선언|밝|말|했)")
_FEARED = re.compile(
    r"(?:것(?:으로|이라고|이라는|이란) (?:예상|전망|내다|우려|관측|보|예측|추정)|(?:수|가능성|"
    r"위험|우려|위기|처지|공산)(?:도|가|이|은|는|에)?(?:[ .,]|$)|것(?:이다|입니다|이라고|이란)|"
    r"지 모|까 (?:봐|두려|걱정|우려)|게 될)"
)
#: "1천 명에 이를 것으로 추정했다": a number that is not known, not one that is to come.
_AMOUNTING = frozenset("이르다 달하다 넘다 육박하다 웃돌다 그치다 불과하다 가깝다 많다 되다".split())
_ESTIMATED = re.compile(r"\S+ 것(?:으로|이라고) (?:추정|추산|집계|파악|보인|보이|보고|보았|봤|알려)")
_PROSPECT = ("ᆯ", "을")
_IF = re.compile(r"(?:^|었)(?:으?면|다면|라면|더라도|거든|ᆫ다면|는다면|을 경우)$")
_HABIT = re.compile(
    r"(?:해마다|매년|매달|매월|매주|매일|날마다|달마다|[가-힣]마다|연간|한 해에 [가-힣\d]|하루 "
    r"평균|하루에도|번번이|번씩|씩 )"
)
_LIKELIHOOD = re.compile(
    r"(?:틀림없이|분명히?|확실히|아마도?|의심의 여지 없이|가능성이 (?:매우 |아주 )?(?:높|크|낮|"
    r"적)[가-힣]*|유력(?:하|시)[가-힣]*|불투명[가-힣]*|확실시[가-힣]*)"
)
_UNTRUE = (
    r"(?:사실이? ?(?:이 )?아[니냐닌님]|사실무근|거짓|허위|날조|왜곡|근거 ?(?:가 )?없|오보"
    r"|사실과 ?(?:다르|다른|달라|달랐))"
)
_DENIED = re.compile(rf"(?:{_UNTRUE}|부인|일축)")
#: Behind a noun that names the act: that this, or a report of it, is untrue ("송환은 사실 아냐"). Who denies
#: it is somebody else than who writes, and is not known here: so words of denying are left out.
_NOUN_DENIED = re.compile(
    r"[은는이가도]?,? ?(?:(?:보도|소문|주장|발표|소식|이야기)[은는이가도]?,? ?)?(?:모두 |전혀 )?" + _UNTRUE
)
#: A negation inside the words of an act does not deny it: "돌아오지 않았다" is a disappearance.
_TELLING_NOT = frozenset({"enforced disappearance"})


def realis_of(clauses: Clauses, predicate: Predicate | None, *, habit: bool) -> tuple[Realis, str]:
    """The reality status of what ``predicate`` tells."""
    if predicate is None:
        return Realis.ASSERTED, "realis.default"
    after = _tail(clauses, predicate)
    prospective = predicate.link is Link.ADNOMINAL and predicate.ending in _PROSPECT
    if _PLEDGED.search(after):
        return Realis.PLEDGED, "realis.promise"
    if (
        _PLANNED.match(after)
        or _intends(clauses, predicate)
        or (prospective and re.search(r"^\S+ (?:예정|계획|방침)", after))
        or "겠다는" in after[:14]
    ):
        return Realis.PLANNED, "realis.plan"
    if prospective and predicate.lemma in _AMOUNTING and _ESTIMATED.match(after):
        return Realis.ASSERTED, "realis.estimate"
    if prospective and (
        _FEARED.search(after) or re.match(r"\S+ (?:수|것|위험|우려|가능성|위기|처지)", after)
    ):
        return Realis.FEARED, "realis.prospect"
    if predicate.link is Link.CONNECTIVE and _IF.search(predicate.ending):
        return Realis.HYPOTHETICAL, "realis.if"
    if habit and not predicate.is_past:
        return Realis.HABITUAL, "realis.habit"
    return Realis.ASSERTED, "realis.default"


def _intends(clauses: Clauses, predicate: Predicate) -> bool:
    """ "보내려 한다", "보내려던": an intention."""
    words = clauses.words[predicate.first : predicate.last + 1]
    return any(
        m.tag in ("EC", "ETM") and m.form in ("려", "으려", "려고", "으려고", "려는", "려던")
        for w in words
        for m in w.morphs
    )


#: Code points behind a predicate that can turn it into a plan or a fear.
_TAIL = 26


def _tail(clauses: Clauses, predicate: Predicate) -> str:
    """The predicate as written with what stands right behind it in its quotation."""
    start = clauses.words[predicate.first].span.start
    end = clauses.words[predicate.last].span.end
    following = [
        w
        for w in clauses.words[predicate.last + 1 : predicate.last + 5]
        if w.quotation == predicate.quotation
    ]
    stop = min(following[-1].span.end, end + _TAIL) if following else end
    return clauses.text[start:stop]


def is_habitual(words: str) -> bool:
    """Whether words before the figure tell of what happens again and again: "해마다", "하루 평균"."""
    return _HABIT.search(words) is not None


def polarity_of(
    clauses: Clauses, predicate: Predicate | None, act: str, *, none: bool, noun: Span | None = None
) -> tuple[Polarity, str]:
    """Affirmed or negated: "보내지 않았다", "송환했다는 보도도 사실이 아니다", "한 명도"; ``noun`` is where a
    noun names the act, which may be denied with it ("송환은 사실이 아니다")."""
    if none:
        return Polarity.NEGATED, "polarity.nobody"
    if noun is not None and _NOUN_DENIED.match(clauses.text, noun.end):
        return Polarity.NEGATED, "polarity.denied"
    if predicate is None:
        return Polarity.AFFIRMED, "polarity.default"
    if predicate.is_negated and act not in _TELLING_NOT and not predicate.is_adjective:
        return Polarity.NEGATED, "polarity.not"
    if _is_denied(clauses, predicate):
        return Polarity.NEGATED, "polarity.denied"
    return Polarity.AFFIRMED, "polarity.default"


def _is_denied(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether the clause is the content of something called untrue."""
    if predicate.link not in (Link.QUOTING_ADNOMINAL, Link.ADNOMINAL, Link.QUOTING):
        return False
    end = clauses.words[predicate.last].span.end
    following = next(
        (p for p in clauses.predicates[predicate.index + 1 :] if p.quotation == predicate.quotation), None
    )
    if following is None or following.first - predicate.last > 5:
        return False
    return bool(_DENIED.search(clauses.text[end : clauses.words[following.last].span.end]))


def likelihood_in(words: str) -> str:
    """The words of a clause that say how likely it is."""
    match = _LIKELIHOOD.search(words)
    return match[0] if match else ""
