"""Who says what in one sentence: each saying verb with its speaker and the stretch of the sentence that it
covers.

Korean quotes by the ending of the quoted verb ("송환됐다고", "중단하라며") and puts the saying verb last; the
speaker stands before what is said or between it and the saying verb. "~에 따르면" covers the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.reading.korean.clauses import Clauses, Phrase, Predicate
from tumen.reading.korean.names import Who, is_own, who_of
from tumen.reading.korean.pack import place_words, speech
from tumen.reading.korean.people import counted
from tumen.reading.korean.words import IMPERATIVE, Case, Link
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.people import Counted
from tumen.vocabulary.spans import Span


@dataclass(frozen=True)
class Attribution:
    """Somebody says what stands at ``scope``; spans count from the sentence's beginning.

    ``who`` is None where the words name nobody ("알려졌다", "송환됐다고 한다"). ``is_own`` marks the writer's
    own confirmation ("본지 취재 결과"); ``quotations`` are the numbers of the direct quotations covered.
    ``cue`` is the saying word as written, ``verb`` its dictionary form.
    """

    scope: Span
    who: Who | None
    stance: Stance
    rule: str
    evidence: Span
    cue: str = ""
    verb: str = ""
    is_own: bool = False
    is_hearsay: bool = False
    quotations: frozenset[int] = frozenset()
    level: int = 0  #: the quotation that the saying verb stands in, 0 outside


#: Verbs that say something only behind a quoted clause.
_WEAK = frozenset("하다 보다 쓰다 적다 알다 내다보다 판단하다 기억하다".split())
#: Passive or impersonal: what is said has no speaker of its own.
_IMPERSONAL = {
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
_CONTENT = frozenset(
    "것 점 사실 바 뜻 입장 말 소식 소문 보고 보도 주장 설명 증언 진술 계획 내용 의견 방침 "
    "이야기 얘기 통보 전언 평가 의혹 관측 분석 취지 답변 지적 사례 경우 증거".split()
)
#: Of these, nouns that a plain adnominal clause can be the content of.
_CLAUSE_NOUNS = frozenset("것 점 사실 바 뜻 계획 방침 사례 경우 증거".split())
_OWN = re.compile(r"(?:본지|본보|취재진|기자가)\s?(?:의\s)?(?:취재|확인|분석)?")
_ACCORDING = re.compile(r"^(?:따르면|의하면)")
_OF_WORDS = re.compile(
    r"(?:말|설명|증언|주장|진술|전언|집계|추산|조사|보고|발표|보도)(?:로는|로|에 따르면|에 의하면)$"
)


def attributions(clauses: Clauses, known: frozenset[str] = frozenset()) -> list[Attribution]:
    """Every attribution of the sentence, the widest first. ``known`` are last words of those who spoke
    before."""
    found = [*_according(clauses), *_said(clauses, known), *_nouns(clauses), *_voiced(clauses)]
    return sorted(found, key=lambda each: (each.level, -len(each.scope)))


# -- "~에 따르면" --------------------------------------------------------------------------------------------


def _according(clauses: Clauses) -> Iterator[Attribution]:
    for word in clauses.words:
        if _ACCORDING.match(word.text):
            phrase = next((p for p in clauses.phrases if p.last == word.index - 1), None)
            who = _source(clauses, phrase) if phrase else None
        elif _OF_WORDS.search(word.text) and word.case is Case.ADVERB:
            phrase = next((p for p in clauses.phrases if p.first <= word.index <= p.last), None)
            who = _source(clauses, phrase) if phrase else None
        else:
            continue
        if who is not None:
            scope = Span(word.span.end, _end(clauses, word.quotation))
            yield Attribution(
                scope,
                who,
                Stance.NEUTRAL,
                "speaker.according-to",
                word.span,
                word.text,
                "따르다",
                level=word.quotation,
            )


def _source(clauses: Clauses, phrase: Phrase) -> Who | None:
    """The source named before 따르면: its owner where the noun is only what was said ("경찰의 말에
    따르면")."""
    head = clauses.words[phrase.last].noun
    if head in speech("nouns") or head in ("집계", "조사", "자료", "발표", "통계", "보고서", "결과"):
        owner = next(
            (p for p in clauses.phrases if p.last == phrase.first - 1 and p.case is Case.OWNER), None
        )
        if owner is not None:
            return who_of(clauses, owner)
        if phrase.first < phrase.last:
            return who_of(clauses, Phrase(phrase.first, phrase.last - 1, phrase.case, "", phrase.quotation))
    who = who_of(clauses, phrase)
    return None if is_own(who) else who


def _end(clauses: Clauses, quotation: int) -> int:
    ends = [word.span.end for word in clauses.words if word.quotation == quotation]
    return max(ends, default=len(clauses.text)) if quotation else len(clauses.text)


# -- saying verbs --------------------------------------------------------------------------------------------


def _said(clauses: Clauses, known: frozenset[str]) -> Iterator[Attribution]:
    for predicate in clauses.predicates:
        content = _content_of(clauses, predicate)
        if content is None:
            continue
        first, last, numbers = content
        if _impersonal(predicate) is None and not _says(clauses, predicate):
            continue
        yield _attribution(clauses, predicate, first, last, numbers, known)


def _impersonal(predicate: Predicate) -> str | None:
    if predicate.lemma in _IMPERSONAL:
        return predicate.lemma
    short = " ".join(predicate.gloss.split()[:2])
    return short if short in _IMPERSONAL else None


def _says(clauses: Clauses, predicate: Predicate) -> bool:
    lemma = predicate.lemma
    if _behind_tail(clauses, predicate):
        return True
    if predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을"):
        return False  # "확인할 수 없다": nothing has been said
    if predicate.link is Link.FINAL and predicate.ending in IMPERATIVE:
        return False  # "태국 정부에 말해 달라": somebody is to say it
    if "주다" in predicate.gloss and any(
        m.form == "시" for w in clauses.words[predicate.first : predicate.last + 1] for m in w.morphs
    ):
        return False  # "말씀해 주시고"
    if lemma in _WEAK and not _follows_quoted(clauses, predicate):
        return False
    if any(lemma in speech(group) for group in ("neutral", "firm", "doubtful", "asking")):
        return True
    # "기존 입장을 되풀이했다", "말을 아꼈다", "입장을 전달했다": a noun of saying with a verb of giving.
    object_ = _object(clauses, predicate)
    return lemma in ("전달하다", "내놓다", "내다", "아끼다", "남기다", "달다", "전하다", "듣다") and (
        object_ in speech("nouns") or lemma in ("듣다", "덧붙이다")
    )


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


def _follows_quoted(clauses: Clauses, predicate: Predicate) -> bool:
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


def _content_of(clauses: Clauses, predicate: Predicate) -> tuple[int, int, frozenset[int]] | None:
    """What the predicate could say: index of the first and last word of it, and the direct quotations in
    it."""
    inner = _quoted_before(clauses, predicate)
    numbers = _quotations_before(clauses, predicate)
    if inner is None and not numbers:
        return None
    last = inner.last if inner is not None else predicate.first - 1
    if numbers:
        last = max([last, *(w.index for w in clauses.words if w.quotation in numbers)])
    return 0, last, numbers


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
        if before.link is Link.FINAL or _is_saying(before):
            return None
        if before.lemma in _WEAK and _follows_quoted(clauses, before):
            return None
    return None


def _is_saying(predicate: Predicate) -> bool:
    return predicate.lemma in speech("neutral") - _WEAK or predicate.lemma in speech("firm") | speech(
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
    if head not in _CONTENT and not (quoting and head in speech("nouns")):
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
        and predicate.lemma not in _IMPERSONAL
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
        if before.quotation == 0 and before.link is not Link.ADNOMINAL and _ends_saying(clauses, before):
            start = before.last + 1
    numbers = {w.quotation for w in clauses.words[start : predicate.first] if w.quotation}
    later = {w.quotation for w in clauses.words[predicate.last + 1 :] if w.quotation}
    return frozenset(numbers - later)


def _ends_saying(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether a verb before has taken the quotations in front of it: "…"고 촉구하면서, and not the tail
    "…"라며."""
    if predicate.link is Link.FINAL:
        return True
    lemma = predicate.lemma
    return (
        lemma in speech("neutral") | speech("firm") | speech("doubtful") | speech("asking")
        and lemma != "이다"
    )


def _attribution(
    clauses: Clauses,
    predicate: Predicate,
    first: int,
    last: int,
    numbers: frozenset[int],
    known: frozenset[str],
) -> Attribution:
    phrase, begins = _speaker(clauses, predicate, last, numbers, known)
    verb = _impersonal(predicate)
    hearsay_ = phrase is not None and _is_present_hearsay(predicate) and not is_own(who_of(clauses, phrase))
    if phrase is not None and hearsay_ and not _is_teller(clauses, phrase):
        phrase = None  # "60여 명이 송환됐다고 한다": the subject is who it is told of
    who = who_of(clauses, phrase) if phrase is not None else None
    if predicate.lemma == "듣다" and not (
        who and is_own(who) and clauses.words[predicate.first - 1].case is Case.OBJECT
    ):
        who = None  # who hears is not who says; only "우리는 ... 소식을 들었다" is the writer's own knowledge
    start = (
        clauses.words[phrase.last].span.end
        if phrase is not None and begins
        else _start(clauses, predicate, first, alone=who is None)
    )
    inner = [clauses.words[i] for i in range(len(clauses.words)) if clauses.words[i].quotation in numbers]
    end = max([clauses.words[last].span.end, *(w.span.end for w in inner)])
    own = (
        _OWN.search(clauses.text[start : clauses.words[predicate.last].span.end]) is not None
        and verb is not None
    )
    hearsay = who is None and (verb is not None or predicate.lemma in ("하다", "듣다"))
    evidence = clauses.span_of(predicate.first, predicate.last)
    return Attribution(
        scope=Span(start, max(start, end)),
        who=None if own or (who and is_own(who)) else who,
        stance=Stance.OWN if own or (who and is_own(who)) else _stance(predicate, verb),
        rule="speaker.said" if who else "speaker.hearsay" if hearsay else "speaker.untold",
        evidence=evidence,
        cue=evidence.of(clauses.text),
        verb=predicate.lemma,
        is_own=own or bool(who and is_own(who)),
        is_hearsay=hearsay,
        quotations=numbers,
        level=predicate.quotation,
    )


def _is_present_hearsay(predicate: Predicate) -> bool:
    return predicate.lemma in ("하다", "듣다") and not (predicate.is_past and predicate.lemma == "하다")


def _stance(predicate: Predicate, verb: str | None) -> Stance:
    if verb is not None:
        return _IMPERSONAL[verb]
    if predicate.lemma in speech("firm"):
        return Stance.FIRM
    return Stance.DOUBTFUL if predicate.lemma in speech("doubtful") else Stance.NEUTRAL


def _start(clauses: Clauses, predicate: Predicate, first: int, *, alone: bool = False) -> int:
    """Where what is said begins when no speaker stands before it: behind the last finished clause."""
    breaks = [
        p.last + 1
        for p in clauses.predicates[: predicate.index - 1 if predicate.index else 0]
        if p.quotation == predicate.quotation
        and p.link is Link.CONNECTIVE
        and (
            p.ending.endswith(("는데", "지만", "으나", "ᆫ데"))
            or (alone and clauses.words[p.last].comma and _begins_anew(clauses, p.last + 1))
        )
    ]
    first = max([first, *breaks])
    words = [w for w in clauses.words[first : predicate.first] if w.quotation == predicate.quotation]
    return words[0].span.start if words else clauses.words[first].span.start


def _begins_anew(clauses: Clauses, word: int) -> bool:
    """Whether a subject of its own opens the clause at ``word``: "수감 중이며, 이들은 ..."."""
    phrase = next((p for p in clauses.phrases if p.first == word), None)
    return phrase is not None and phrase.case in (Case.TOPIC, Case.SUBJECT)


def _speaker(
    clauses: Clauses, predicate: Predicate, last: int, numbers: frozenset[int], known: frozenset[str]
) -> tuple[Phrase | None, bool]:
    """The speaker of a saying verb, and whether it stands before what is said."""
    level = predicate.quotation
    between = [
        p for p in clauses.phrases if p.quotation == level and last < p.first and p.last < predicate.first
    ]
    near = [
        p for p in between if p.case in (Case.SUBJECT, Case.TOPIC) and _can_speak(clauses, p, any_noun=True)
    ]
    if near and _impersonal(predicate) is None:
        return near[-1], False
    if _impersonal(predicate) is not None:
        return (
            (near[-1], False) if near and clauses.words[near[-1].last].noun not in _CONTENT else (None, False)
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
    known: frozenset[str],
) -> Phrase | None:
    """The speaker in front of what is said: the topic, else a subject that no describing clause claims."""
    bound = _last_saying(clauses, predicate)
    fitting = [p for p in before if _can_speak(clauses, p) or clauses.words[p.last].noun in known]
    fitting = [p for p in fitting if p.first > bound and p.case in (Case.TOPIC, Case.SUBJECT)] or fitting
    topics = [p for p in fitting if p.case is Case.TOPIC]
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
    if predicate.link in (Link.ADNOMINAL, Link.QUOTING_ADNOMINAL) or predicate.quotation:
        near = [p for p in fitting if p.case in (Case.SUBJECT, Case.TOPIC)]
        return near[0] if near else None
    if topics:
        return topics[0]
    subjects = [p for p in fitting if p.case is Case.SUBJECT and _is_free(clauses, p)]
    return (
        subjects[0]
        if subjects and len(subjects) > 1 or (subjects and _is_teller(clauses, subjects[0]))
        else None
    )


def _last_saying(clauses: Clauses, predicate: Predicate) -> int:
    """Where the verb stands that said something before: "200명이라고 했지만 | 단체는 600명이라고 밝혔다"."""
    return max(
        (
            p.last
            for p in clauses.predicates[: predicate.index]
            if p.quotation == predicate.quotation
            and p.link in (Link.CONNECTIVE, Link.FINAL)
            and (_is_saying(p) or p.lemma in _WEAK and _follows_quoted(clauses, p))
        ),
        default=-1,
    )


def _is_free(clauses: Clauses, phrase: Phrase) -> bool:
    governor = clauses.governor(phrase)
    return governor is None or governor.link is not Link.ADNOMINAL


def _can_speak(clauses: Clauses, phrase: Phrase, *, any_noun: bool = False) -> bool:
    """Whether the phrase can be a speaker: no number of people to whom something was done, no thing."""
    head = clauses.words[phrase.last]
    if head.noun in _CONTENT or head.head in ("것", "수", "때", "적", "곳", "이후", "이상", "경우", "때문"):
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
            or _is_teller(clauses, phrase)
        )
    )


def _is_teller(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the words are of somebody who tells: a body, a title, an official."""
    who = who_of(clauses, phrase)
    last = who.words.split()[-1].removesuffix("들") if who.words else ""
    return bool(
        who.is_person
        or who.title
        or any(
            each in speech("bodies") | speech("anonymous") | speech("titles") for each in who.words.split()
        )
        or any(last.endswith(each) for each in speech("bodies") if len(each) > 1)
        or last.endswith(("부", "처", "청"))
    )


def asker_of(clauses: Clauses, predicate: Predicate) -> Phrase | None:
    """The topic or subject of a verb of asking that quotes nothing."""
    before = [p for p in clauses.phrases if p.quotation == predicate.quotation and p.last < predicate.first]
    return _before(clauses, predicate, before, frozenset(), frozenset())


# -- nouns of saying -----------------------------------------------------------------------------------------


def _nouns(clauses: Clauses) -> Iterator[Attribution]:
    """ "~다는 게 구조된 사람들의 말이다", "~다는 소식이었다", "~라는 말이 나왔다"."""
    for predicate in clauses.predicates:
        if not (predicate.is_copula and predicate.lemma.removesuffix(" 이다") in speech("nouns")):
            continue
        content = next(
            (
                p
                for p in reversed(clauses.predicates[: predicate.index])
                if p.quotation == predicate.quotation and p.link is Link.QUOTING_ADNOMINAL
            ),
            None,
        )
        if content is None:
            continue
        owner = next(
            (p for p in clauses.phrases if p.last == predicate.first - 1 and p.case is Case.OWNER), None
        )
        bare = next(
            (p for p in clauses.phrases if p.last == predicate.first - 1 and p.case is Case.BARE), None
        )
        phrase = owner or bare
        evidence = clauses.span_of(predicate.first, predicate.last)
        yield Attribution(
            Span(_start(clauses, predicate, 0), clauses.words[content.last].span.end),
            who_of(clauses, phrase) if phrase else None,
            Stance.NEUTRAL,
            "speaker.noun" if phrase else "speaker.untold",
            evidence,
            evidence.of(clauses.text),
            predicate.lemma.removesuffix(" 이다"),
            is_hearsay=phrase is None,
            level=predicate.quotation,
        )


def _voiced(clauses: Clauses) -> Iterator[Attribution]:
    """ "유엔 위원회에서 백만 명이라는 말이 나왔다", "갇혀 있다는 증언이 있다": a saying that comes from
    somewhere."""
    for predicate in clauses.predicates:
        said = clauses.words[predicate.first - 1] if predicate.first else None
        if (
            predicate.lemma not in ("나오다", "있다", "잇따르다", "제기되다", "퍼지다", "돌다")
            or said is None
        ):
            continue
        content = clauses.predicate_of_word(predicate.first - 2) if predicate.first > 1 else None
        if said.head not in speech("nouns") or content is None or content.link is not Link.QUOTING_ADNOMINAL:
            continue
        places = [
            p
            for p in clauses.phrases
            if p.last < content.first and p.particle.startswith("에서") and p.quotation == predicate.quotation
        ]
        phrase = next((p for p in reversed(places) if _is_teller(clauses, p)), None)
        evidence = clauses.span_of(predicate.first - 1, predicate.last)
        yield Attribution(
            Span(
                clauses.words[phrase.last].span.end if phrase else _start(clauses, predicate, 0),
                clauses.words[content.last].span.end,
            ),
            who_of(clauses, phrase) if phrase else None,
            Stance.NEUTRAL,
            "speaker.noun" if phrase else "speaker.hearsay",
            evidence,
            evidence.of(clauses.text),
            said.head,
            is_hearsay=phrase is None,
            level=predicate.quotation,
        )
