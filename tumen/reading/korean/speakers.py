"""Who says or asks by a verb of a Korean sentence: the topic or subject before what is said, or between it
and the verb; and which noun phrases can speak at all."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import Who, is_body, who_of
from tumen.reading.korean.pack import place_words, speech
from tumen.reading.korean.people import counted, singular
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.saying import CONTENT, WEAK, follows_quoted, impersonal, is_saying
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.people import Counted


def speaker_of(
    clauses: Clauses, predicate: Predicate, last: int, numbers: frozenset[int], known: Set[str]
) -> tuple[Phrase | None, bool]:
    """The speaker of a saying verb, and whether it stands before what is said."""
    level = predicate.quotation
    between = [
        p for p in clauses.phrases if p.quotation == level and last < p.first and p.last < predicate.first
    ]
    near = [
        p for p in between if p.case in (Case.SUBJECT, Case.TOPIC) and _can_speak(clauses, p, any_noun=True)
    ]
    if near and impersonal(predicate) is None:
        return near[-1], False
    if impersonal(predicate) is not None:
        return (
            (near[-1], False) if near and clauses.words[near[-1].last].noun not in CONTENT else (None, False)
        )
    before = [p for p in clauses.phrases if p.quotation == level and p.last <= last]
    if numbers:
        opening = min(w.index for w in clauses.words if w.quotation in numbers)
        before = [p for p in before if p.last < opening]
    return _before(clauses, predicate, before, numbers, known), True


def _before(
    clauses: Clauses,
    predicate: Predicate,
    before: list[Phrase],
    numbers: frozenset[int],
    known: Set[str],
) -> Phrase | None:
    """The speaker in front of what is said: the topic, else a subject that no describing clause claims."""
    bound = _last_saying(clauses, predicate)
    asks = predicate.lemma in speech("asking") | speech("direct")
    fitting = [p for p in before if _can_speak(clauses, p) or clauses.words[p.last].noun in known]
    fitting = [p for p in fitting if p.first > bound and p.case in (Case.TOPIC, Case.SUBJECT)] or fitting
    topics = [p for p in fitting if p.case is Case.TOPIC]
    if numbers and not topics:
        topics = [p for p in before if p.first > bound and _opens(clauses, p) and _can_ask(clauses, p)]
    if numbers:
        return (
            topics[-1]
            if topics
            else next(
                (
                    p
                    for p in reversed(fitting)
                    if p.case in (Case.SUBJECT, Case.ALSO) and _is_free(clauses, p)
                ),
                None,
            )
        )
    is_aside = predicate.link in (Link.ADNOMINAL, Link.QUOTING_ADNOMINAL) and not _goes_on(clauses, predicate)
    if is_aside or predicate.quotation:
        near = [p for p in fitting if p.case in (Case.SUBJECT, Case.TOPIC)]
        return near[0] if near else None
    if asks and not topics:
        # Who asks is the topic, also by a name that nothing else tells to be one: "문턱은 법무부에 ...".
        topics = [p for p in before if _can_ask(clauses, p) and p.first > bound]
    if topics:
        return topics[0]
    subjects = [p for p in fitting if p.case is Case.SUBJECT and _is_free(clauses, p)]
    opening = next((p for p in fitting if p.case is Case.SUBJECT and is_teller(clauses, p)), None)
    if not subjects and opening is not None and predicate.link is Link.FINAL:
        return opening  # "위원회가 심사가 끝나지 않은 두 명을 돌려보낸 당국에 ... 마련하라고 권고했다"
    return (
        subjects[0]
        if subjects and len(subjects) > 1 or (subjects and is_teller(clauses, subjects[0]))
        else None
    )


def _opens(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether a topic opens the sentence: "교민회는 "...""."""
    return phrase.first == 0 and not any(w.index in clauses.timed for w in clauses.words_of(phrase))


def _goes_on(clauses: Clauses, predicate: Predicate) -> bool:
    """ "요구하는 한편, ...": the sentence goes on with the same subject."""
    after = predicate.last + 1
    return after < len(clauses.words) and clauses.words[after].noun in ("한편", "동시", "가운데")


def _can_ask(clauses: Clauses, phrase: Phrase) -> bool:
    return (
        phrase.case is Case.TOPIC
        and phrase.particle.endswith(("은", "는"))
        and _can_speak(clauses, phrase, any_noun=True)
    )


def _last_saying(clauses: Clauses, predicate: Predicate) -> int:
    """Where the verb stands that said something before: "200명이라고 했지만 | 단체는 600명이라고 밝혔다"."""
    return max(
        (
            p.last
            for p in clauses.predicates[: predicate.index]
            if p.quotation == predicate.quotation
            and p.link in (Link.CONNECTIVE, Link.FINAL)
            and (is_saying(p) or p.lemma in WEAK and follows_quoted(clauses, p))
        ),
        default=-1,
    )


def _is_free(clauses: Clauses, phrase: Phrase) -> bool:
    governor = clauses.governor(phrase)
    return governor is None or governor.link is not Link.ADNOMINAL


#: Letters of the shortest name of a bureau: "이민국".
_BUREAU = 3


def _can_speak(clauses: Clauses, phrase: Phrase, *, any_noun: bool = False) -> bool:
    """Whether the phrase can be a speaker: no number of people to whom something was done, no thing."""
    head = clauses.words[phrase.last]
    if not any_noun and _is_counted(clauses, phrase):
        return False
    if head.noun in CONTENT or head.head in ("것", "수", "때", "적", "곳", "이후", "이상", "경우", "때문"):
        return False
    if any(w.has("SN", "NR") for w in clauses.words_of(phrase)) and head.head in ("명", "건", "사람", "%"):
        return any(counted(w.noun) is Counted.ROLES for w in clauses.words_of(phrase))
    noun = head.noun.split("(")[0]
    return (
        any_noun
        or who_of(clauses, phrase).is_writer
        or (
            counted(noun) is not Counted.UNKNOWN
            or noun in place_words()
            or head.morphs[0].tag in ("NP", "NNP", "SL")
            or is_teller(clauses, phrase)
            or (phrase.case is Case.TOPIC and noun.endswith("국") and len(noun) >= _BUREAU)
        )
    )


#: Verbs that a number of people is the complement of: "여성은 152명에 달했으며".
_AMOUNTING = frozenset("달하다 이르다 넘다 육박하다 그치다 불과하다 웃돌다".split())


def _is_counted(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the phrase is only what a number is told of."""
    governor = clauses.governor(phrase)
    return governor is not None and governor.lemma in _AMOUNTING


#: What counts one of those in front of it: "공안 하나가 소리쳤다".
_ONE = frozenset("하나 둘 셋 넷 한명 두명 한 두 명 분".split())


def is_teller(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the words are of somebody who tells: a body, a title, an official."""
    who = who_of(clauses, phrase)
    words = [word for word in who.words.split() if word not in _ONE] or [""]
    last = words[-1] if words[-1] in speech("anonymous") else singular(words[-1])
    return bool(
        who.is_person
        or who.title
        or last in speech("bodies") | speech("anonymous") | speech("titles")
        or _is_named_behind(clauses, phrase, who)
        or (words[-1].endswith("회") and is_body(words[-1]))
        or _ends_like_a_body(last)
    )


def _is_named_behind(clauses: Clauses, phrase: Phrase, who: Who) -> bool:
    """Whether a name stands behind the word for what it is: "국제단체 나루워치", "통역 노한별"; and not the
    noun of a thing: "영사 접견"."""
    known = speech("bodies") | speech("anonymous") | speech("titles")
    before = who.words.split()[:-1]
    if not before:
        return False
    if before[-1].endswith(_SORTS_OF_BODIES):
        return who.words.split()[-1] not in CONTENT | speech("nouns")
    named = any(m.tag in ("NNP", "SL", "UN", "NP") for m in clauses.words[phrase.last].morphs)
    return named and any(each in known for each in before)


_SORTS_OF_BODIES = ("단체", "기구", "모임", "매체", "언론", "기관")


@lru_cache(maxsize=4096)
def _ends_like_a_body(word: str) -> bool:
    return word.endswith(tuple(each for each in speech("bodies") if len(each) > 1) + ("부", "처", "청"))


def asker_of(clauses: Clauses, predicate: Predicate) -> Phrase | None:
    """The topic or subject of a verb of asking that quotes nothing."""
    before = [p for p in clauses.phrases if p.quotation == predicate.quotation and p.last < predicate.first]
    return _before(clauses, predicate, before, frozenset(), frozenset())
