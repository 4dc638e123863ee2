"""Who says what in one sentence: each saying verb with its speaker and what it covers.

Korean quotes by the ending of the quoted verb ("송환됐다고", "중단하라며") and puts the saying verb last; the
speaker stands before what is said or between it and the saying verb. "~에 따르면" covers the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import Who, described, is_own, who_of
from tumen.reading.korean.pack import speech
from tumen.reading.korean.people import counted
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.saying import IMPERSONAL, content_of, impersonal, says
from tumen.reading.korean.speakers import asker_of, is_teller, speaker_of
from tumen.reading.korean.words import Case, Link
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


_OWN = re.compile(r"(?:본지|본보|취재진|기자가)\s?(?:의\s)?(?:취재|확인|분석)?")

_ACCORDING = re.compile(r"^(?:따르면|의하면)")

#: "민간단체 자료를 종합하면".
_PUT_TOGETHER = re.compile(r"^(?:종합하면|종합해보면|분석하면|인용하면|살펴보면|보면)")
_OF_WORDS = re.compile(
    r"(?:말|설명|증언|주장|진술|전언|집계|추산|조사|보고|발표|보도)(?:로는|로|에 따르면|에 의하면)$"
)


def attributions(clauses: Clauses, known: Set[str] = frozenset()) -> list[Attribution]:
    """Every attribution of the sentence, the widest first. ``known`` are last words of those who spoke
    before."""
    found = [
        *_according(clauses),
        *_said(clauses, known),
        *_estimated(clauses),
        *_nouns(clauses),
        *_voiced(clauses),
    ]
    return sorted(found, key=lambda each: (each.level, -len(each.scope)))


def _according(clauses: Clauses) -> Iterator[Attribution]:
    for word in clauses.words:
        if _ACCORDING.match(word.text):
            phrase = next((p for p in clauses.phrases if p.last == word.index - 1), None)
            who = _source(clauses, phrase) if phrase else None
        elif _PUT_TOGETHER.match(word.text) or word.text == "바로는":
            last = word.index - 1 if word.text != "바로는" else word.index
            phrase = next((p for p in clauses.phrases if p.last == last), None)
            head = clauses.words[phrase.last].noun if phrase else ""
            who = _source(clauses, phrase) if phrase and head in _PAPERS else None
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


def _author(clauses: Clauses, phrase: Phrase) -> Who:
    """Who says what a paper says: "통일연구기구가 2022년 펴낸 | 백서는 ... 적었다"."""
    issuer = _issuer(clauses, phrase) if clauses.words[phrase.last].noun in _PAPERS else None
    return who_of(clauses, issuer or phrase)


#: Nouns for what somebody found out or published, and for what they told.
_PAPERS = frozenset(
    "집계 조사 자료 발표 통계 보고서 결과 백서 성명 논평 바 내용 문건 기록 수치 현황 명단".split()
)


#: How the writer came by somebody else's paper: "우리 협회가 정보공개로 확보한 자료에 따르면".
_GETTING = frozenset("확보하다 입수하다 받다 얻다 제출받다 전달받다 건네받다 공개받다 구하다".split())


def _issuer(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """Whose paper it is, where a clause tells: "통일부가 국회에 제출한 | 자료에 따르면"."""
    first = phrase.first
    verb = clauses.predicate_of_word(first - 1) if first else None
    if verb is None or verb.link is not Link.ADNOMINAL:
        return None
    return next(
        (
            p
            for p in clauses.phrases
            if p.case in (Case.SUBJECT, Case.TOPIC) and p.last < verb.first and clauses.governor(p) is verb
        ),
        None,
    )


def _source(clauses: Clauses, phrase: Phrase) -> Who | None:
    """The source named before 따르면: its owner where the noun is only what was said ("경찰의 말에
    따르면")."""
    head = clauses.words[phrase.last].noun
    if head in speech("nouns") or head in _PAPERS:
        owner = next(
            (p for p in clauses.phrases if p.last == phrase.first - 1 and p.case is Case.OWNER), None
        )
        if owner is not None:
            return who_of(clauses, owner)
        if (issuer := _issuer(clauses, phrase)) is not None:
            if not is_own(who_of(clauses, issuer)):
                return who_of(clauses, issuer)
            verb = clauses.predicate_of_word(phrase.first - 1)
            got = described(clauses, phrase) if verb is not None and verb.lemma in _GETTING else ""
            return Who(got, "", got, is_person=False) if got else None
        if head == "바":
            return None
        if phrase.first < phrase.last:
            return who_of(clauses, Phrase(phrase.first, phrase.last - 1, phrase.case, "", phrase.quotation))
    who = who_of(clauses, phrase)
    return None if is_own(who) else who


def _end(clauses: Clauses, quotation: int) -> int:
    ends = [word.span.end for word in clauses.words if word.quotation == quotation]
    return max(ends, default=len(clauses.text)) if quotation else len(clauses.text)


def _said(clauses: Clauses, known: Set[str]) -> Iterator[Attribution]:
    for predicate in clauses.predicates:
        content = content_of(clauses, predicate)
        if content is None:
            continue
        first, last, numbers = content
        if impersonal(predicate) is None and not says(clauses, predicate):
            continue
        if _is_surname(clauses, predicate):
            continue
        yield _attribution(clauses, predicate, first, last, numbers, known)


def _is_surname(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether 하다 is a surname: "여성이라고 함 씨는 전했다"."""
    after = clauses.words[predicate.last + 1].text if predicate.last + 1 < len(clauses.words) else ""
    return clauses.words[predicate.first].text == "함" and bool(re.match(r"씨(?:[가-힣]{0,2})$", after))


def _attribution(
    clauses: Clauses,
    predicate: Predicate,
    first: int,
    last: int,
    numbers: frozenset[int],
    known: Set[str],
) -> Attribution:
    phrase, begins = speaker_of(clauses, predicate, last, numbers, known)
    verb = impersonal(predicate)
    hearsay_ = phrase is not None and _is_present_hearsay(predicate) and not is_own(who_of(clauses, phrase))
    if phrase is not None and hearsay_ and not numbers and not is_teller(clauses, phrase):
        phrase = None  # "60여 명이 송환됐다고 한다": the subject is who it is told of
    if phrase is not None and begins and _is_only_told_of(clauses, predicate, phrase):
        phrase = None  # "전체 입국자는 200명이 될 것으로 전망한다"
    who = _author(clauses, phrase) if phrase is not None else None
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
    told = predicate.lemma == "하다" and predicate.is_past  # "…”고 했다", "송환됐다고 했다": somebody said so
    hearsay = who is None and not told and (verb is not None or predicate.lemma in ("하다", "듣다"))
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


#: Verbs with which a writer judges; those whom it is about have no voice in it.
_JUDGING = frozenset(
    "전망하다 보다 예상하다 추정하다 예측하다 판단하다 추산하다 내다보다 파악하다 집계하다".split()
)


_FINDING = _JUDGING | frozenset("확인하다 알다 기록하다".split())
_FEW = frozenset("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 여러 몇".split())


def _is_only_told_of(clauses: Clauses, predicate: Predicate, phrase: Phrase) -> bool:
    noun = clauses.words[phrase.last].noun
    kind = counted(noun)
    number = any(w.has("SN", "NR", "MM") and w.text in _FEW for w in clauses.words_of(phrase))
    is_told_of = kind is Counted.VICTIMS or (kind is Counted.PEOPLE and not is_teller(clauses, phrase))
    few = number and predicate.lemma in _FINDING  # "두 사람은 피했다는 것을 확인했다"
    return (predicate.lemma in _JUDGING and is_told_of) or few


#: Verbs that put a number to something, and the end of the words for it: "사망자를 200명으로 집계했다".
_ESTIMATING = frozenset(
    "집계하다 추산하다 추정하다 파악하다 보다 계산하다 어림잡다 잡다 보고하다 발표하다 기록하다 "
    "확인하다".split()
)
_AMOUNT = re.compile(r"(?:\d|명|건|가구|%|사이|수준|정도|안팎|이상|가량|규모)으?로$")


def _estimated(clauses: Clauses) -> Iterator[Attribution]:
    """ "단체들은 실종자를 20명에서 30명 사이로 보고 있다", "사망자는 200명으로 추산된다": an amount and no
    clause."""
    for predicate in clauses.predicates:
        verb = impersonal(predicate)
        counts = verb is not None or predicate.lemma in _ESTIMATING
        if not counts or content_of(clauses, predicate) is not None or not predicate.first:
            continue
        last = predicate.first - 1
        while last and clauses.words[last].is_adverb:
            last -= 1
        word = clauses.words[last]
        if word.quotation != predicate.quotation or not _AMOUNT.search(word.text):
            continue
        phrase = asker_of(clauses, predicate) if verb is None else None
        who = who_of(clauses, phrase) if phrase is not None and is_teller(clauses, phrase) else None
        if verb is None and who is None:
            continue
        own = who is not None and is_own(who)
        evidence = clauses.span_of(predicate.first, predicate.last)
        start = clauses.words[phrase.last].span.end if phrase and who else _start(clauses, predicate, 0)
        yield Attribution(
            Span(start, max(start, word.span.end)),
            None if own else who,
            Stance.OWN if own else _stance(predicate, verb),
            "speaker.said" if who else "speaker.hearsay",
            evidence,
            evidence.of(clauses.text),
            predicate.lemma,
            is_own=own,
            is_hearsay=who is None,
            level=predicate.quotation,
        )


def _is_present_hearsay(predicate: Predicate) -> bool:
    return predicate.lemma in ("하다", "듣다") and not (predicate.is_past and predicate.lemma == "하다")


def _stance(predicate: Predicate, verb: str | None) -> Stance:
    if verb is not None:
        return IMPERSONAL[verb]
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


#: What nobody vouches for: "총살됐다는 얘기가 있다".
_RUMOURS = frozenset("말 얘기 이야기 소문 주장 관측 의혹 설 풍문 후문 뒷말".split())


def _voiced(clauses: Clauses) -> Iterator[Attribution]:
    """ "유엔 위원회에서 백만 명이라는 말이 나왔다", "갇혀 있다는 증언이 있다": a saying that comes from
    somewhere."""
    for predicate in clauses.predicates:
        said = clauses.words[predicate.first - 1] if predicate.first else None
        if (
            predicate.lemma
            not in ("나오다", "있다", "잇따르다", "제기되다", "퍼지다", "돌다", "나돌다", "들리다", "떠돌다")
            or said is None
        ):
            continue
        content = clauses.predicate_of_word(predicate.first - 2) if predicate.first > 1 else None
        if (
            said.head not in speech("nouns") | _RUMOURS
            or content is None
            or content.link is not Link.QUOTING_ADNOMINAL
        ):
            continue
        places = [
            p
            for p in clauses.phrases
            if p.last < content.first and p.particle.startswith("에서") and p.quotation == predicate.quotation
        ]
        phrase = next((p for p in reversed(places) if is_teller(clauses, p)), None)
        evidence = clauses.span_of(predicate.first - 1, predicate.last)
        yield Attribution(
            Span(
                clauses.words[phrase.last].span.end if phrase else _start(clauses, predicate, 0),
                clauses.words[content.last].span.end,
            ),
            who_of(clauses, phrase) if phrase else None,
            Stance.DOUBTFUL if phrase is None and said.head in _RUMOURS else Stance.NEUTRAL,
            "speaker.noun" if phrase else "speaker.hearsay",
            evidence,
            evidence.of(clauses.text),
            said.head,
            is_hearsay=phrase is None,
            level=predicate.quotation,
        )
