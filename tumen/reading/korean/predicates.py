"""The predicates of a Korean sentence: each verb with its auxiliaries and its dictionary form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tumen.reading.korean.words import Case, Link, Word

#: Verbs that only bind a noun to its clause: "북송 문제에 대해", "기자회견을 통해", "단체에 따르면".
_BINDING = frozenset(
    "대하다 관하다 따르다 의하다 위하다 통하다 인하다 비롯하다 향하다 걸치다 더불다 대비하다 "
    "불구하다 관련하다 즈음하다 말미암다 비하다 앞두다 둘러싸다 의거하다".split()
)
#: Verbs that bound a number: "500명 넘게", "600명에 가까운".
_BOUNDING = frozenset(
    "넘다 웃돌다 상회하다 가깝다 육박하다 되다 미치다 못미치다 초과하다 남짓하다 달하다 이르다".split()
)
_AUXILIARY_VERBS = frozenset("있 가 오 다니 나가 들 두 놓 버리 주 않 못하 말 하 싶 달 내".split())
_NOT = ("못", "안")


@dataclass(frozen=True)
class Predicate:
    """A verb with its auxiliaries: words ``first`` to ``last``; ``lemma`` is its dictionary form."""

    index: int
    first: int
    last: int
    lemma: str
    gloss: str
    link: Link
    quotation: int
    is_past: bool
    is_negated: bool
    is_copula: bool
    is_adjective: bool
    ending: str


def predicates_of(words: Sequence[Word], timed: set[int], bounding: set[int]) -> list[Predicate]:
    """The predicates of a sentence in order.

    ``timed`` are indexes of words of time expressions, ``bounding`` those of words that bound a number.
    """
    return _Predicates(words, timed, bounding).all()


class _Predicates:
    def __init__(self, words: Sequence[Word], timed: set[int], bounding: set[int]) -> None:
        self._words, self._timed, self._bounding = words, timed, bounding

    def _is_binding(self, word: Word) -> bool:
        if word.index in self._bounding and word.lemma in _BOUNDING:
            return True
        if word.text == "지난" or (word.index in self._timed and not word.is_copula and not _is_event(word)):
            return True
        return word.lemma in _BINDING and word.link in (Link.CONNECTIVE, Link.ADNOMINAL) and not word.is_past

    def all(self) -> list[Predicate]:
        found: list[Predicate] = []
        place = 0
        while place < len(self._words):
            word = self._words[place]
            if not word.is_verb or self._is_binding(word):
                place += 1
                continue
            last = place
            while last + 1 < len(self._words) and self._goes_on(self._words[last], self._words[last + 1]):
                last += 1
            found.append(self._predicate(len(found), place, last))
            place = last + 1
        return found

    def _goes_on(self, word: Word, following: Word) -> bool:
        """Whether ``following`` is an auxiliary of the verb before it."""
        if following.quotation != word.quotation or not following.morphs or word.comma:
            return False
        first = following.morphs[0]
        if first.tag == "VX" and word.link is not Link.ADNOMINAL:
            return True
        if word.ending == "지" and (first.form in _NOT or first.form in ("않", "못하", "말")):
            return True
        return (
            word.link is Link.CONNECTIVE
            and word.ending in ("어", "아", "고", "어다")
            and (
                first.tag in ("VV", "VA")
                and first.form in _AUXILIARY_VERBS
                and first.form not in ("하", "들")
            )
        )

    def _predicate(self, index: int, first: int, last: int) -> Predicate:
        words = self._words[first : last + 1]
        head, end = words[0], words[-1]
        before = self._words[first - 1] if first else None
        denied = before is not None and before.text in _NOT and before.quotation == head.quotation
        negated = denied or any(_denies(word) for word in words) or head.lemma in ("아니다", "없다")
        forms = [form for word in words for form in glosses(word)]
        lemma = forms[0]
        if (
            lemma in ("하다", "되다", "당하다", "받다", "시키다", "중 이다")
            and before is not None
            and self._is_light(before)
        ):
            lemma = before.noun.split("(")[0] + (" " if lemma == "중 이다" else "") + lemma
        return Predicate(
            index=index,
            first=first,
            last=last,
            lemma=lemma,
            gloss=" ".join(forms),
            link=end.link,
            quotation=head.quotation,
            is_past=any(word.is_past for word in words),
            is_negated=negated,
            is_copula=head.is_copula and not head.has("VV", "XSV"),
            is_adjective=head.has("VA", "XSA") and not head.has("VV", "XSV"),
            ending=end.ending,
        )

    def _is_light(self, before: Word) -> bool:
        """Whether the noun before "했다" or "중이던" is what was done: "구금 중이던", "북송을 당한"."""
        return (
            before.is_noun
            and before.case in (Case.BARE, Case.OBJECT, Case.ALSO)
            and before.index not in self._timed
        )


def _is_event(word: Word) -> bool:
    return word.has("VV") and word.text not in ("들어", "들어서")


def _denies(word: Word) -> bool:
    return any(
        m.form in ("않", "못하", "말") and m.tag in ("VX", "VV") or (m.form == "못" and m.tag == "MAG")
        for m in word.morphs
    )


def glosses(word: Word) -> list[str]:
    """A verb word in dictionary forms, each fused auxiliary by itself: ["넘기다", "지다"]."""
    if word.morphs and word.morphs[0].tag == "MAG" and word.morphs[0].form in _NOT and word.is_verb:
        return [word.morphs[0].form + word.lemma.removeprefix(word.morphs[0].form)]
    return [word.lemma, *word.auxiliaries] if word.lemma else [word.text]
