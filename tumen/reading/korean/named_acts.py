"""Acts told by a noun where no verb tells them: "2019년 체포, 2021년 북송", "납치가 끊이지 않는다"."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.reading.korean.acts import ActFound, act_of_noun
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.spans import Span

#: Verbs that say of an act's noun that it happens, and those that say that it has ended or never was.
_HAPPENING = frozenset(
    "이어지다 계속되다 끊이다 벌어지다 자행되다 이뤄지다 이루어지다 일어나다 반복되다 잇따르다 재개되다 "
    "시작되다 멈추다 진행되다 강행되다 발생하다".split()
)
#: Where a place in a sentence's predicates begins that no verb has.
_BEYOND = 1000
#: Words behind a noun that part one happening from the next.
_THEN = frozenset("뒤 후 이후 직후 다음".split())


def named_acts(scene: Scene) -> Iterator[tuple[Predicate, ActFound]]:
    """Every act that a noun of the sentence tells, as if a verb told it, in order."""
    verbs = any(p.link in (Link.FINAL, Link.QUOTING) for p in scene.clauses.predicates)
    is_note = not verbs and bool(scene.times) and not scene.numbers  # a heading tells no day
    for phrase in scene.clauses.phrases:
        found = _said_to_happen(scene, phrase) or (_noted(scene, phrase) if is_note else None)
        if found is not None:
            yield found


def _said_to_happen(scene: Scene, phrase: Phrase) -> tuple[Predicate, ActFound] | None:
    """ "무장 조직의 납치가 끊이지 않는다", "올해는 송환이 없었다"."""
    verb = scene.clauses.governor(phrase) if phrase.case in (Case.SUBJECT, Case.TOPIC) else None
    if verb is None or verb.quotation != phrase.quotation or verb.index in scene.acts:
        return None
    none = verb.lemma == "없다" and verb.is_past
    if verb.lemma not in _HAPPENING and not none:
        return None
    act = _act_of(scene, phrase, verb.last)
    if act is None:
        return None
    negated = none or verb.is_negated and verb.lemma not in ("끊이다", "멈추다")
    return _as_told(scene, phrase, verb.link, is_past=verb.is_past, is_negated=negated), act


def _noted(scene: Scene, phrase: Phrase) -> tuple[Predicate, ActFound] | None:
    """ "2019년 체포, 2021년 북송 뒤 행방불명": a bare noun that ends a clause of a note."""
    words = scene.clauses.words
    last = words[phrase.last]
    behind = words[phrase.last + 1] if phrase.last + 1 < len(words) else None
    ends = behind is None or last.comma or behind.head in _THEN or not behind.is_noun
    if phrase.case is not Case.BARE or not ends:
        return None
    act = _act_of(scene, phrase, phrase.last)
    link = Link.FINAL if behind is None else Link.CONNECTIVE
    return (_as_told(scene, phrase, link, is_past=True, is_negated=False), act) if act else None


def _act_of(scene: Scene, phrase: Phrase, last: int) -> ActFound | None:
    """The act that the last word of the phrase is: "송환", not "송환 문제"."""
    words = scene.clauses.words
    noun = words[phrase.last].noun
    found = act_of_noun(noun)
    if found is None or found[2] != len(noun) or noun.endswith(("자", "민", "인", "범")):
        return None
    return ActFound(found[0], Span(words[phrase.last].span.start, words[last].span.end), "act.noun-told")


def _as_told(scene: Scene, phrase: Phrase, link: Link, *, is_past: bool, is_negated: bool) -> Predicate:
    noun = scene.clauses.words[phrase.last].noun
    return Predicate(
        index=_BEYOND + phrase.last,
        first=phrase.last,
        last=phrase.last,
        lemma=noun + "되다",
        gloss=noun + "되다",
        link=link,
        quotation=phrase.quotation,
        is_past=is_past,
        is_negated=is_negated,
        is_copula=False,
        is_adjective=False,
        ending="다",
    )
