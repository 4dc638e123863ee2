"""Which predicates of a sentence say something, and the clause or quotation that they take."""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.pack import speech
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.words import IMPERATIVE, Case, Link
from tumen.vocabulary.codes import Stance

#: Verbs that say something only behind a quoted clause.
WEAK = frozenset("하다 보다 쓰다 적다 알다 내다보다 판단하다 기억하다".split())

#: Passive or impersonal: what is said has no speaker of its own.
IMPERSONAL = {
    **{
        "알려지다": Stance.DOUBTFUL,
        "전해지다": Stance.DOUBTFUL,
        "추정되다": Stance.DOUBTFUL,
        "관측되다": Stance.DOUBTFUL,
        "알리다 지다": Stance.DOUBTFUL,
    },
    **{
        "전하다 지다": Stance.DOUBTFUL,
        "확인되다": Stance.FIRM,
        "파악되다": Stance.NEUTRAL,
        "집계되다": Stance.NEUTRAL,
        "조사되다": Stance.NEUTRAL,
    },
    **{
        "추산되다": Stance.NEUTRAL,
        "보고되다": Stance.NEUTRAL,
        "보도되다": Stance.NEUTRAL,
        "분석되다": Stance.NEUTRAL,
        "밝혀지다": Stance.FIRM,
        "밝히다 지다": Stance.FIRM,
        "기록되다": Stance.FIRM,
    },
}

#: What stands for the thing said before a saying verb: "~ㄴ 것으로 확인했다", "~다는 점을 강조했다".
CONTENT = frozenset(
    "것 점 사실 바 뜻 입장 말 소식 소문 보고 보도 주장 설명 증언 진술 계획 내용 의견 방침 "
    "이야기 얘기 통보 전언 평가 의혹 관측 분석 취지 답변 지적 사례 경우 증거".split()
)

#: Of these, nouns that a plain adnominal clause can be the content of.
_CLAUSE_NOUNS = frozenset("것 점 사실 바 뜻 계획 방침 사례 경우 증거".split())


def impersonal(predicate: Predicate) -> str | None:
    if predicate.lemma in IMPERSONAL:
        return predicate.lemma
    short = " ".join(predicate.gloss.split()[:2])
    return short if short in IMPERSONAL else None


def says(clauses: Clauses, predicate: Predicate) -> bool:
    lemma = predicate.lemma
    if _behind_tail(clauses, predicate):
        return True
    after = clauses.words[predicate.last + 1].text if predicate.last + 1 < len(clauses.words) else ""
    only = after.startswith("뿐")  # "“...”고 하였을 뿐이다"
    if predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을") and not only:
        return False  # "확인할 수 없다": nothing has been said
    if predicate.link is Link.FINAL and predicate.ending in IMPERATIVE:
        return False  # "태국 정부에 말해 달라": somebody is to say it
    if "주다" in predicate.gloss and any(
        m.form == "시" for w in clauses.words[predicate.first : predicate.last + 1] for m in w.morphs
    ):
        return False  # "말씀해 주시고"
    if lemma in WEAK and not follows_quoted(clauses, predicate):
        return False
    if any(lemma in speech(group) for group in ("neutral", "firm", "doubtful", "asking")):
        return True
    # "기존 입장을 되풀이했다", "말을 아꼈다", "입장을 전달했다": a noun of saying with a verb of giving.
    object_ = _object(clauses, predicate)
    gives = lemma in ("전달하다", "내놓다", "내다", "아끼다", "남기다", "달다", "전하다")
    return lemma == "듣다" or gives and object_ in speech("nouns")


_TAIL = re.compile(r"^(?:이?라?고|이?라?며|이?라?면서)(?:도|는)?$")


def _behind_tail(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether the predicate closes a direct quotation with 고 or 며, whatever it says: "“...”고 목소리를
    높였다"."""
    if predicate.quotation or predicate.link not in (Link.FINAL, Link.CONNECTIVE):
        return False
    if any(p.quotation == 0 and p.link is Link.FINAL for p in clauses.predicates[: predicate.index]):
        return False
    quoted = [w.index for w in clauses.words[: predicate.first] if w.quotation]
    if not quoted or predicate.is_copula:
        return False
    tail = clauses.words[quoted[-1] + 1]
    later = [
        p for p in clauses.predicates[predicate.index + 1 :] if p.quotation == 0 and p.link is Link.FINAL
    ]
    return bool(_TAIL.match(tail.text)) and not (predicate.link is Link.CONNECTIVE and later)


def follows_quoted(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether a verb like 하다 or 보다 stands right behind what is quoted: "송환됐다고 한다", "…”고 했다"."""
    if predicate.is_negated and predicate.lemma != "하다":
        return False
    if _quotations_before(clauses, predicate) and clauses.words[predicate.first - 1].quotation == 0:
        return True
    before = clauses.predicates[predicate.index - 1] if predicate.index else None
    return (
        before is not None
        and before.quotation == predicate.quotation
        and (
            (before.link is Link.QUOTING or _is_thing_said(clauses, before, predicate))
            and predicate.first - before.last <= _NEAR
        )
    )


#: Words between a quoted verb and a weak verb of saying: "했다고 그는 나중에 말했다" is as far as it goes.
_NEAR = 4


def _object(clauses: Clauses, predicate: Predicate) -> str:
    before = clauses.words[predicate.first - 1] if predicate.first else None
    return (
        before.noun if before is not None and before.case in (Case.OBJECT, Case.SUBJECT, Case.TOPIC) else ""
    )


def content_of(clauses: Clauses, predicate: Predicate) -> tuple[int, int, frozenset[int]] | None:
    """What the predicate could say: index of the first and last word of it, and the direct quotations in
    it."""
    inner = _quoted_before(clauses, predicate)
    numbers = _quotations_before(clauses, predicate)
    if inner is None and not numbers:
        amount = _amount_quoted(clauses, predicate)
        return (0, amount, numbers) if amount is not None else None
    last = inner.last if inner is not None else predicate.first - 1
    if numbers:  # who says it may stand between the quotation and the verb
        last = max(
            [
                inner.last if inner is not None else -1,
                *(w.index for w in clauses.words if w.quotation in numbers),
            ]
        )
    return 0, last, numbers


#: An amount that is quoted with no verb of its own: "150명이 넘는다고".
_QUOTED_AMOUNT = re.compile(
    r"(?:넘는|넘었|달한|달했|이른|이르렀|웃돈|웃돌았|된|됐)다고$|(?:이|이상이|정도)라고$"
)


def _amount_quoted(clauses: Clauses, predicate: Predicate) -> int | None:
    """The word in front of a saying verb that quotes an amount, over its speaker if he stands between."""
    for index in range(predicate.first - 1, max(-1, predicate.first - 1 - _NEAR), -1):
        word = clauses.words[index]
        if word.quotation == predicate.quotation and _QUOTED_AMOUNT.search(word.text):
            return index
    return None


def _quoted_before(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """The quoted predicate that the saying verb takes: "송환됐다고 | 밝혔다", "송환된 것으로 | 확인했다"."""
    for before in reversed(clauses.predicates[: predicate.index]):
        if before.quotation != predicate.quotation:
            continue
        if before.link is Link.QUOTING:
            return before
        if before.link in (Link.ADNOMINAL, Link.QUOTING_ADNOMINAL, Link.NOMINAL):
            if _is_thing_said(clauses, before, predicate):
                return before
            if before.link is not Link.NOMINAL:
                continue
        if before.link is Link.FINAL or is_saying(before):
            return None
        if before.lemma in WEAK and follows_quoted(clauses, before):
            return None
    return None


def is_saying(predicate: Predicate) -> bool:
    return predicate.lemma in speech("neutral") - WEAK or predicate.lemma in speech("firm") | speech(
        "doubtful"
    )


def _is_thing_said(clauses: Clauses, content: Predicate, predicate: Predicate) -> bool:
    """Whether the noun behind the clause ("것으로", "점을", "소식을") is what the verb says."""
    if content.link is Link.NOMINAL:
        particle = clauses.words[content.last].particle
        return (
            particle in ("을", "를", "으로", "로")
            and content.last == predicate.first - 1
            and content.ending in ("음", "ᆷ")
        )
    after = content.last + 1
    if after >= len(clauses.words):
        return False
    noun = clauses.words[after]
    head = noun.head or noun.noun
    quoting = content.link is Link.QUOTING_ADNOMINAL
    if head not in CONTENT and not (quoting and head in speech("nouns")):
        return False
    if not quoting and head not in _CLAUSE_NOUNS:
        return False  # "실질적인 답변을": no clause is its content
    owner = clauses.phrase_at(noun.span)
    governor = clauses.governor(owner) if owner is not None else None
    if head == "것" and noun.particle not in ("으로", "로", "을", "은", "이", "으로는", "도", "만"):
        return False
    if (
        head == "것"
        and not quoting
        and noun.particle in ("이", "만", "은")
        and predicate.lemma not in IMPERSONAL
    ):
        return False
    return (
        governor is predicate
        or (governor is not None and governor.index >= predicate.index)
        or (owner is None and after == predicate.first - 1)
    )


def _quotations_before(clauses: Clauses, predicate: Predicate) -> frozenset[int]:
    """The direct quotations that belong to a saying verb: those since the last verb that said something."""
    if predicate.quotation:
        return frozenset()
    start = 0
    for before in clauses.predicates[: predicate.index]:
        if before.quotation == 0 and before.link is not Link.ADNOMINAL and _ends_saying(before):
            start = before.last + 1
    numbers = {w.quotation for w in clauses.words[start : predicate.first] if w.quotation}
    later = {w.quotation for w in clauses.words[predicate.last + 1 :] if w.quotation}
    return frozenset(numbers - later)


def _ends_saying(predicate: Predicate) -> bool:
    """Whether a verb before has taken the quotations in front of it: "…"고 촉구하면서, and not the tail
    "…"라며."""
    if predicate.link is Link.FINAL:
        return True
    lemma = predicate.lemma
    return (
        lemma in speech("neutral") | speech("firm") | speech("doubtful") | speech("asking")
        and lemma != "이다"
    )
