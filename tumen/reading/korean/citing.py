"""Who a sentence cites without a verb of saying of theirs: whose estimate it is, whose answer came, who
counted those whom it counts, who answered a survey, whom a report quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tumen.reading.korean.attributions import Attribution
from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import Who, is_own, who_of
from tumen.reading.korean.pack import speech
from tumen.reading.korean.people import counted
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.speakers import is_teller
from tumen.reading.korean.surveys import ANSWERING
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.people import Counted
from tumen.vocabulary.spans import Span

#: Rule of a source inside what somebody else says: the words are as the other gives them.
QUOTED_BY = "speaker.quoted-by"


def cited(clauses: Clauses, told: Sequence[Attribution]) -> list[Attribution]:
    """Everybody whom the sentence cites, beside those ``told`` to say something."""
    return [
        *_owners(clauses),
        *_answers(clauses),
        *_counts(clauses),
        *_surveyed(clauses),
        *_quoted_by(clauses, told),
        *_parts(clauses, told),
        *_written(clauses),
        *_in_brackets(clauses),
    ]


#: Nouns for what somebody said; what one of them owns is theirs: "있다는 민간단체의 추정도 소개했다".
_SAID = frozenset(
    "추정 추산 관측 예상 집계 제보 전갈 고발 폭로 비판 우려 경고 반박 항의 자백 회신 통보".split()
)


def _owners(clauses: Clauses) -> Iterator[Attribution]:
    for content in clauses.predicates:
        if content.link is not Link.QUOTING_ADNOMINAL:
            continue
        owner = next(
            (p for p in clauses.phrases if p.first == content.last + 1 and p.case is Case.OWNER), None
        )
        after = owner.last + 1 if owner is not None else len(clauses.words)
        if owner is None or after >= len(clauses.words) or not _may_tell(clauses, owner):
            continue
        noun = clauses.words[after]
        if noun.head not in speech("nouns") | _SAID or noun.is_copula:
            continue
        start = _clause_start(clauses, content)
        yield _made(clauses, who_of(clauses, owner), Span(start, clauses.words[content.last].span.end), after)


#: What comes back from who was asked, and the verbs of its coming.
_ANSWER = re.compile(r"^(?:답|답변|대답|회신|답신|통보|회답|안내|답장)$")
_COMES = ("오다", "받다", "듣다")
_FROM = re.compile(r"^(?:에서|에게서|한테서|(?:으)?로부터|께서)")
_TO = re.compile(r"^(?:에|에게|한테|께)(?:는|도|만)?$")


def _answers(clauses: Clauses) -> Iterator[Attribution]:
    """ "법무부에서는 “...”는 답이 왔다", "외교부에 민원을 냈으나 “...”는 답만 돌아왔다"."""
    for predicate in clauses.predicates:
        place = predicate.first - 1
        if predicate.quotation or place < 1 or not predicate.lemma.endswith(_COMES):
            continue
        noun, before = clauses.words[place], clauses.words[place - 1]
        is_quoted = re.fullmatch(r"(?:이?라)?는|란|다는", before.text) is not None and before.quotation == 0
        content = clauses.predicate_of_word(place - 1)
        is_told = content is not None and content.link is Link.QUOTING_ADNOMINAL
        if not _ANSWER.match(noun.head) or not (is_quoted or is_told):
            continue
        last = _last_final(clauses, predicate)
        spoken = {w.quotation for w in clauses.words[last + 1 : place] if w.quotation}
        opening = next((w.index for w in clauses.words if w.quotation in spoken), place)
        near = [p for p in clauses.phrases if not p.quotation and last < p.first and p.last < opening]
        giver = next((p for p in reversed(near) if _FROM.match(p.particle)), None)
        giver = giver or next(
            (p for p in reversed(near) if _TO.match(p.particle) and _may_tell(clauses, p)), None
        )
        if giver is None or not _may_tell(clauses, giver):
            continue
        span = Span(clauses.words[giver.last].span.end, clauses.words[place - 1].span.end)
        made = _made(clauses, who_of(clauses, giver), span, place)
        yield replace(made, quotations=frozenset(spoken) if is_quoted else frozenset())


#: How somebody came to a number: "정부가 올해 파악한 북송 인원은 240명이다".
_COUNTING = frozenset(
    "집계하다 파악하다 추산하다 추정하다 확인하다 기록하다 신고하다 조사하다 접수하다 수집하다".split()
)
_VOUCHED = frozenset("확인하다 기록하다".split())


def _counts(clauses: Clauses) -> Iterator[Attribution]:
    for predicate in clauses.predicates:
        if predicate.lemma not in _COUNTING or predicate.link is not Link.ADNOMINAL:
            continue
        if predicate.ending in ("ᆯ", "을"):
            continue
        topic = next(
            (
                p
                for p in clauses.phrases
                if p.first == predicate.last + 1 and p.case in (Case.TOPIC, Case.SUBJECT)
            ),
            None,
        )
        subject = next(
            (
                p
                for p in clauses.phrases
                if p.case is Case.SUBJECT
                and p.last < predicate.first
                and p.quotation == predicate.quotation
                and clauses.governor(p) is predicate
            ),
            None,
        )
        if topic is None or subject is None or not _may_tell(clauses, subject):
            continue
        inside = [w for w in clauses.words if w.quotation == predicate.quotation]
        start, end = clauses.words[topic.first].span.start, inside[-1].span.end
        if not re.search(r"\d|명|건", clauses.text[start:end]):
            continue
        made = _made(clauses, who_of(clauses, subject), Span(start, end), predicate.first)
        firm = Stance.FIRM if predicate.lemma in _VOUCHED else Stance.NEUTRAL
        yield replace(made, stance=firm, level=predicate.quotation, verb=predicate.lemma)


#: How those who say something of themselves were asked.
_SURVEY = re.compile(r"(?:조사|면접|면담|설문|상담|인터뷰|청취|심층)")
_OF = re.compile(r"^(?:중|가운데)")


def _surveyed(clauses: Clauses) -> Iterator[Attribution]:
    """ "북송을 겪은 54명을 면접한 결과, 47명이 맞았다고 응답했다": all who were asked."""
    for predicate in clauses.predicates:
        if predicate.quotation or predicate.lemma not in ANSWERING:
            continue
        counted_ = [
            p
            for p in clauses.phrases
            if p.last < predicate.first and p.case in (Case.SUBJECT, Case.TOPIC) and _is_number(clauses, p)
        ]
        if not counted_:
            continue
        whole = next((p for p in clauses.phrases if _is_asked(clauses, p, counted_[0])), None)
        if whole is None:
            continue
        name = _who_were_asked(clauses, whole)
        span = Span(clauses.words[whole.last].span.end, clauses.words[predicate.first].span.start)
        yield _made(clauses, Who(name, "", name, is_person=False), span, predicate.first)


def _who_were_asked(clauses: Clauses, phrase: Phrase) -> str:
    """ "강제송환 경험이 있는 54명": with the clause that tells who they are."""
    verb = clauses.predicate_of_word(phrase.first - 1) if phrase.first else None
    if verb is None or verb.link is not Link.ADNOMINAL:
        return _words(clauses, phrase)
    first = verb.first
    while (p := next((p for p in clauses.phrases if p.last == first - 1), None)) is not None:
        has = verb.is_adjective and p.case is Case.SUBJECT and first == verb.first  # "경험이 있는"
        if not has and (clauses.governor(p) is not verb or p.case is Case.TOPIC):
            break
        first = p.first
    words = clauses.text[clauses.words[first].span.start : clauses.words[phrase.first].span.start]
    return words + _words(clauses, phrase)


def _is_number(clauses: Clauses, phrase: Phrase) -> bool:
    return clauses.words[phrase.last].head in ("명", "사람") and bool(
        re.search(r"\d", _words(clauses, phrase))
    )


def _is_asked(clauses: Clauses, phrase: Phrase, part: Phrase) -> bool:
    """Whether the phrase counts all who were asked: "54명을 면접한 결과", "2,066명 중 1,754명이"."""
    if not re.search(r"\d[\d,만천]*여? ?(?:명|사람|인)", _words(clauses, phrase)) or phrase.last > part.last:
        return False
    after = clauses.words[phrase.last + 1] if phrase.last + 1 < len(clauses.words) else None
    if phrase.case is Case.OBJECT and phrase.last < part.first:
        governor = clauses.governor(phrase)
        text = clauses.text[clauses.words[phrase.last].span.end : clauses.words[part.first].span.start]
        return governor is not None and bool(_SURVEY.search(text)) and "결과" in text
    if phrase.case is not Case.BARE:
        return False
    return bool(_OF.match(clauses.words[phrase.last].text) or (after and _OF.match(after.text)))


def _quoted_by(clauses: Clauses, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "나루기록소는 현지 소식통을 인용해 “...”고 전했다": the source stands inside."""
    for word in clauses.words:
        if word.quotation or not re.match(r"인용(?:해|하여|하면서|하며|했)", word.text):
            continue
        source = next(
            (p for p in clauses.phrases if p.last == word.index - 1 and p.case is Case.OBJECT), None
        )
        outer = next(
            (a for a in told if not a.level and a.who is not None and a.evidence.start > word.span.start),
            None,
        )
        if source is None or outer is None:
            continue
        start = min(word.span.end, outer.scope.end)
        scope = Span(start, outer.scope.end)
        yield replace(outer, who=who_of(clauses, source), scope=scope, rule=QUOTED_BY, evidence=word.span)


#: "집계했으며, 이 중 267명은 ...": of those of whom somebody told.
_OF_THEM = re.compile(r"[,\s]*(?:이|그|이들|그들) ?(?:중|가운데)|[,\s]*(?:그중|나머지)")


def _parts(clauses: Clauses, told: Sequence[Attribution]) -> Iterator[Attribution]:
    outer = [a for a in told if not a.level]
    last = max(outer, key=lambda each: each.evidence.end, default=None)
    if last is None or last.who is None or last.rule == "speaker.according-to":
        return
    if _OF_THEM.match(clauses.text, last.evidence.end):
        scope = Span(last.evidence.end, len(clauses.text))
        yield replace(last, scope=scope, rule="speaker.goes-on", quotations=frozenset())


#: "500여 명 송환(강변인권센터 집계)".
_BRACKET = re.compile(
    r"\((?:자료|출처)?[:：]? ?(?P<who>[가-힣A-Za-z·]{2,14}(?: [가-힣A-Za-z·]{2,14}){0,2}) "
    r"(?:집계|추산|추정|자료|발표|조사|통계|보도|주장|제공|증언|보고서|전언)(?: 기준)?\)"
)


def _in_brackets(clauses: Clauses) -> Iterator[Attribution]:
    for match in _BRACKET.finditer(clauses.text):
        before = max(clauses.text.rfind(mark, 0, match.start()) for mark in (",", ")", "·", ". "))
        who = Who(match["who"], "", match["who"], is_person=False)
        yield Attribution(
            Span(before + 1, match.start()), who, Stance.NEUTRAL, "speaker.cited", Span(*match.span("who"))
        )


def _may_tell(clauses: Clauses, phrase: Phrase) -> bool:
    who = who_of(clauses, phrase)
    last = who.words.split()[-1] if who.words else ""
    human = counted(last) in (Counted.PEOPLE, Counted.ROLES)
    return not is_own(who) and bool(who.name) and (is_teller(clauses, phrase) or human)


def _made(clauses: Clauses, who: Who, scope: Span, place: int) -> Attribution:
    evidence = clauses.words[place].span
    return Attribution(
        scope=Span(scope.start, max(scope.start, scope.end)),
        who=who,
        stance=Stance.NEUTRAL,
        rule="speaker.cited",
        evidence=evidence,
        cue=evidence.of(clauses.text),
        verb=clauses.words[place].head,
        level=clauses.words[place].quotation,
    )


def _clause_start(clauses: Clauses, content: Predicate) -> int:
    """Where the clause of ``content`` begins: behind the last predicate that ends or joins one."""
    before = [
        p.last
        for p in clauses.predicates[: content.index]
        if p.quotation == content.quotation and p.link is Link.FINAL
    ]
    words = [w for w in clauses.words if w.quotation == content.quotation and w.index > (before or [-1])[-1]]
    return words[0].span.start


def _last_final(clauses: Clauses, predicate: Predicate) -> int:
    return max(
        (p.last for p in clauses.predicates[: predicate.index] if not p.quotation and p.link is Link.FINAL),
        default=-1,
    )


def _words(clauses: Clauses, phrase: Phrase) -> str:
    last = clauses.words[phrase.last - (bool(_OF.match(clauses.words[phrase.last].text)))]
    first = clauses.words[phrase.first]
    return clauses.text[first.span.start : last.noun_span.end]


#: What stands written somewhere; the paper is named with "에는".
_STANDING = frozenset("적히다 쓰이다 기록되다 기재되다 담기다 나오다 적시되다 명시되다".split())


def _written(clauses: Clauses) -> Iterator[Attribution]:
    """ "이민국 문서에는 31명을 단속했다고 적혀 있다": what a paper says is said by it, or by its owner."""
    for predicate in clauses.predicates:
        if predicate.lemma not in _STANDING:
            continue
        content = next(
            (
                p
                for p in reversed(clauses.predicates[: predicate.index])
                if p.quotation == predicate.quotation and p.link is Link.QUOTING
            ),
            None,
        )
        if content is None or predicate.first - content.last > _NEXT_TO:
            continue
        papers = [
            p
            for p in clauses.phrases
            if p.last < content.first
            and p.quotation == predicate.quotation
            and p.particle in ("에", "에는", "에도")
            and clauses.words[p.last].noun.endswith(_PAPER_NOUNS)
        ]
        if not papers:
            continue
        evidence = clauses.span_of(predicate.first, predicate.last)
        yield Attribution(
            Span(clauses.words[papers[-1].last].span.end, clauses.words[content.last].span.end),
            who_of(clauses, papers[-1]),
            Stance.NEUTRAL,
            "speaker.noun",
            evidence,
            evidence.of(clauses.text),
            predicate.lemma,
            level=predicate.quotation,
        )


#: Words between what is quoted and the verb of standing written.
_NEXT_TO = 2
_PAPER_NOUNS = tuple("문서 보고서 자료 기록 명단 공문 편지 서한 결정문 판결문 백서 통계 장부".split())
