"""Whether a Korean number counts people or cases of something done, and which act is told of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.reading.korean.acts import ActFound
from tumen.reading.korean.acts_told import act_beside, act_told
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.figures import Figure, describing
from tumen.reading.korean.numerals import NATIVE_WORDS
from tumen.reading.korean.people import counted, is_family, is_human, is_kin
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Acts
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import Case
from tumen.vocabulary.codes import FigureKind, Unit
from tumen.vocabulary.people import Counted

#: What people do of their own will, or have done for them: a figure of them is no claim about a violation.
_BENIGN = re.compile(
    r"(?:교육|수강|참석|참가|서명|졸업|근무|채용|고용|모집|후원|지원|기부|회원|가입|파견|방문|"
    r"초청|제보|상담|전화|인터뷰|면담|면접|응답|조사|설문|참여|활동|봉사|만나|동행|취재|증언|진술|투표|당선|"
    r"선출|출석|발언|연대|기고|관람|구독|배치|투입|동원|함께하|두|낳|키우|기르|돌보|지내|살|사|"
    r"나누|주|남기|출연)(?:하|되|받|시키)?다"
)
#: A difference, not a count: "전년보다 45명 늘었다".
_COMPARED = re.compile(r"(?:보다|대비|에 비해) (?:약 |더 )?$")
_GREW = re.compile(r"^[이가을를]? ?(?:더 )?(?:늘|줄|증가|감소|많|적|급증|급감)")
#: "1인 가구", "4인실": how many something is for.
_ROOM_FOR = re.compile(r" ?(?:가구|세대|실|용|승|시위|미디어|방송|기업|체제|자|조|분|칭)")
_PER = re.compile(
    r"(?:당|짜리|용|실|분|석|꼴로|이상 모이|에 (?:약 )?[\d,.]+ ?[만천백십]* ?(?:원|달러|위안|불))"
)
#: "동의수: 3,406명": who joined in something.
_JOINED = re.compile(r"(?:동의|서명|추천|조회|참여|참석|구독|회원|정원)(?:인원|자)? ?수?\s*[:：]?\s*$")
#: Things that a bare number of persons stands in for when it is said of them: names of people, and their
#: number.
_NAMES = re.compile(r"(?:실명|이름|신원|명단|숫자|수|인원|규모|사람|이들|피해자|희생자|것|식구)$")
#: People of whom those told before consist: "남자는 일곱뿐이었다".
_SORTS = re.compile(
    r"(?:일행|남자|여자|여성|남성|어른|어린이|아이|애|노인|미성년자|아동|임산부|임신부|젖먹이|영유아|청소년)들?$|출신$"
)
#: What is not known of people told before: "세 분의 행방".
_OF_THEIRS = re.compile(
    r"(?: ?(?:전원|모두|일가족|가족))?의 ?(?:행방|생사|소식|안위|신병|신변|거취|상태|처지|운명)"
)
#: What people do of their own will; those who do it are no figure of a violation.
_OWN_WILL = frozenset({"other:interview", "protest"})
#: Papers and words of which so many are told: no cases of anything done.
_PAPERS = re.compile(
    r"(?:진술|증언|면담|진정|진정서|청원|청원서|고소장|고발장|기록|보고|자료|문서|사진|영상|답변|회신|서한|공문|통계|언급|발표|응답|기사|논문)$"
)
#: "54명을 면접 조사한 결과": no interrogation.
_SURVEY = re.compile(r"(?:면접|면담|설문|심층|전화|방문|표본|여론|실태|인터뷰) ?조사")
_WHOLE_PEOPLE = re.compile(r"(?:주민|인구|국민|시민|군민|도민|유권자|학생|전체 인구)(?:의|가운데|중)?$")


@dataclass(frozen=True)
class Counting:
    """What a number turned out to count: its sort, the act told of it, and the predicate that tells it."""

    kind: FigureKind
    act: ActFound | None
    predicate: Predicate | None


def count(scene: Scene, figure: Figure, story: Acts, *, since: int | None) -> Counting:
    """Decide on one number. ``since`` is how many sentences ago a core figure was told, None when there was
    none."""
    mention = figure.mention
    if mention.settled is not None:
        return Counting(mention.settled, act_beside(scene, figure, story), None)
    found = act_told(scene, figure, story)
    act, predicate = found if found is not None else (None, None)
    kind = _kind(scene, figure, act, predicate, since)
    return Counting(kind, act, predicate)


def _kind(
    scene: Scene, figure: Figure, act: ActFound | None, predicate: Predicate | None, since: int | None
) -> FigureKind:
    mention, text = figure.mention, scene.text
    if mention.unit == "인" and _ROOM_FOR.match(text, mention.core.end):
        return FigureKind.SMALL
    before, after = (
        text[max(0, mention.span.start - 14) : mention.span.start],
        text[mention.core.end : mention.core.end + 8],
    )
    beyond = text[max(mention.core.end, mention.span.end) :][:8]
    grew = _GREW.match(after) or _GREW.match(beyond.lstrip())
    if _COMPARED.search(before) and grew or _PER.match(text, mention.core.end) or _JOINED.search(before):
        return FigureKind.SMALL
    if mention.counter is Counter.SHARE:
        return _share(figure, act, since)
    if mention.counter is Counter.FAMILIES or (mention.counter is None and is_family(mention.unit)):
        of_them = figure.is_part and since == 0
        sampled = act is not None and act.rule in _BY_WORDS_AROUND and _is_sampled(figure)
        return FigureKind.CORE if (act or of_them) and not sampled else FigureKind.SMALL
    about = figure.clauses.noun_text(figure.about) if figure.about else ""
    if mention.counter is Counter.CASES and _PAPERS.search(about or figure.noun or before.rstrip()):
        return FigureKind.SMALL
    if mention.counter is Counter.CASES:
        return FigureKind.CORE if act or _is_case(figure, since) else FigureKind.SMALL
    if mention.quantity.low is None and mention.quantity.high is None:
        return FigureKind.VAGUE
    if mention.counter is Counter.BODIES:
        return FigureKind.CORE if figure.counted is Counted.VICTIMS else FigureKind.SMALL
    return _people(figure, act, predicate, since)


def _share(figure: Figure, act: ActFound | None, since: int | None) -> FigureKind:
    """A percentage is a claim where it is of people of whom an act is told, not where it is of a population
    or of money."""
    before = figure.clauses.text[: figure.mention.core.start]
    if _WHOLE_PEOPLE.search(before.rstrip()) or re.search(
        r"(?:[\d만억천] ?원|달러|예산|지원금|비용|금액|목표액|지지율|찬성률)[^,.]{0,20}$", before
    ):
        return FigureKind.SMALL
    if act is not None and act.rule != "act.weak":
        return FigureKind.CORE
    if re.search(
        r"(?:줄|늘|증가|감소|급증|급감|하락|상승)",
        figure.clauses.text[figure.mention.core.end : figure.mention.core.end + 8],
    ):
        return FigureKind.SMALL
    about = figure.clauses.noun_text(figure.about) if figure.about else ""
    told_before = since is not None and since <= 1
    if told_before and re.search(r"전체(?:의| 가운데| 중)? ?(?:약 )?$", before):
        return FigureKind.CORE
    if (
        told_before
        and (figure.is_part or figure.whole is not None)
        or re.search(r"(?:탈북|난민|입국자|송환)[가-힣 ]*(?:비율|비중)$", about)
    ):
        return FigureKind.CORE
    return (
        FigureKind.CORE
        if told_before and re.search(r"(?:여성|남성|아동|어린이|미성년자|사람|명)$", about)
        else FigureKind.SMALL
    )


def _is_case(figure: Figure, since: int | None) -> bool:
    """Whether cases without an act are of violations: by their noun, or because the text was counting cases
    before."""
    about = figure.clauses.noun_text(figure.about) if figure.about else ""
    words = f"{figure.noun} {about}"
    if re.search(r"(?:사건|사례|침해|피해|진정|처형|송환|구금|고문)", words):
        return True
    return not figure.noun and since is not None and since <= 2


def _people(
    figure: Figure, act: ActFound | None, predicate: Predicate | None, since: int | None
) -> FigureKind:
    counted_as = figure.counted if figure.noun else _counted_about(figure)
    if figure.mention.counter is None and figure.whole is not None and not _is_human_whole(figure):
        return FigureKind.SMALL  # "가장 치명적인 수역 중 하나"
    if figure.mention.counter is None and figure.noun and counted_as in (Counted.UNKNOWN, Counted.CASES):
        return FigureKind.SMALL
    if act is not None and act.code in _OWN_WILL and figure.mention.counter is not None:
        return FigureKind.SMALL
    if act is not None and act.rule in _BY_WORDS_AROUND and _is_sampled(figure):
        return FigureKind.SMALL
    if act is not None and act.rule == "act.by-story" and _SURVEY.search(figure.clauses.text):
        return FigureKind.SMALL
    if (
        act is not None
        and act.rule != "act.weak"
        and not (counted_as is Counted.ROLES and act.rule == "act.by-story")
    ):
        return FigureKind.CORE
    if counted_as is Counted.ROLES or _acts_benignly(figure, predicate):
        return FigureKind.SMALL
    if counted_as is Counted.VICTIMS:
        return FigureKind.CORE
    if _lists_family(figure, since):
        return FigureKind.CORE
    if figure.clauses.text.startswith("씩", figure.mention.core.end):
        return FigureKind.SMALL  # "한 사람씩 불러냈다"
    sorts = _SORTS.search(figure.noun) is not None and _goes(figure)  # "남자 둘이 그대로 쓰러졌다"
    if figure.noun and not sorts and not figure.is_part and figure.whole is None:
        return FigureKind.SMALL
    if figure.is_said_of and counted_as in (Counted.PEOPLE, Counted.UNKNOWN) and _tells_of_people(figure):
        return FigureKind.CORE
    after = figure.clauses.text[figure.mention.core.end :]
    theirs = figure.mention.counter is Counter.PERSONS and _OF_THEIRS.match(after)
    leans = figure.is_part or figure.whole is not None or theirs or _said_of_names(figure)
    reach = (
        12
        if theirs
        else 6
        if leans or _tells_sorts(figure)
        else 3
        if _goes(figure) or _is_bare(figure)
        else 2
    )
    return FigureKind.CORE if since is not None and since <= reach else FigureKind.SMALL


def _tells_of_people(figure: Figure) -> bool:
    """ "안전한 곳까지 이동한 분은 17명": people described by what happened to them are counted."""
    head = figure.clauses.words[figure.about.last].head if figure.about else ""
    return (head in ("분", "이") or counted(head) in (Counted.PEOPLE, Counted.VICTIMS)) and any(
        not verb.is_adjective and not verb.is_copula for verb in describing(figure)
    )


def _is_human_whole(figure: Figure) -> bool:
    words = figure.clauses.noun_text(figure.whole).split() if figure.whole else []
    return bool(words) and bool(
        any(is_human(word) for word in words)
        or words[-1] in ("이", "그", "이들", "그중", "형제")
        or re.search(rf"(?:명|분|사람|{NATIVE_WORDS})$", words[-1])
    )


def _lists_family(figure: Figure, since: int | None) -> bool:
    """Whether a sentence only says who the people counted just before are: "60대 할머니와 그의 딸, 두
    손자다."."""
    verb = figure.verbs[0] if figure.verbs else None
    alone = figure.clauses.predicates and figure.clauses.predicates[-1].is_copula and figure.about is None
    if not (alone and figure.noun.split()):
        return False
    return (
        is_kin(figure.noun.split()[-1])
        and since is not None
        and 0 < since <= 2
        and (verb is None or verb.is_copula)
    )


def _counted_about(figure: Figure) -> Counted:
    words = figure.clauses.noun_text(figure.about).split() if figure.about else []
    return counted(words[-1]) if words else Counted.UNKNOWN


def _said_of_names(figure: Figure) -> bool:
    return figure.about is not None and bool(_NAMES.search(figure.clauses.noun_text(figure.about)))


#: Acts that no verb of the figure's own tells.
_BY_WORDS_AROUND = frozenset({"act.noun", "act.spoken-of", "act.by-story"})


def _is_sampled(figure: Figure) -> bool:
    """ "본지가 만난 북송 피해 가족 31가구", "처우에 관해 진술한 2,066명": whom somebody asked."""
    own = Phrase(*figure.words, Case.BARE, "", figure.clauses.words[figure.words[0]].quotation)
    told = [verb for each in (own, figure.about) if each for verb in figure.clauses.describing(each)]
    return any(_BENIGN.match(verb.lemma) or _BENIGN.match(verb.gloss) for verb in told)


#: What people did of whom the text tells on: "그날 600명 가까이가 한꺼번에 갔다".
_GOING = frozenset(
    "가다 나가다 들어가다 넘어가다 넘어오다 실리다 오르다 떠나다 "
    "없어지다 사라지다 쓰러지다 남다 끌리다".split()
)


def _is_bare(figure: Figure) -> bool:
    """ "그 단체의 집계로는 310명입니다": only the number is said."""
    copula = bool(figure.verbs) and figure.verbs[0].is_copula and figure.mention.counter is Counter.PERSONS
    return copula and not figure.noun and figure.about is None


def _goes(figure: Figure) -> bool:
    subject = (
        figure.case in (Case.SUBJECT, Case.TOPIC, Case.BARE) and figure.mention.counter is Counter.PERSONS
    )
    return subject and bool(figure.verbs) and figure.verbs[0].lemma in _GOING


def _tells_sorts(figure: Figure) -> bool:
    """ "애가 둘 끼어 있었다", "남자는 일곱뿐이었다": of whom those told before consist."""
    clauses = figure.clauses
    near = figure.about or next((p for p in clauses.phrases if p.last == figure.words[0] - 1), None)
    told = near is not None and near.case in (Case.SUBJECT, Case.TOPIC, Case.ALSO)
    return near is not None and told and bool(_SORTS.search(clauses.noun_text(near)))


def _acts_benignly(figure: Figure, predicate: Predicate | None) -> bool:
    verbs = [*figure.verbs, *([predicate] if predicate else []), *describing(figure)]
    return any(_BENIGN.match(verb.lemma) or _BENIGN.match(verb.gloss) for verb in verbs)


_UNITS = {
    Counter.PERSONS: Unit.PERSONS,
    Counter.BODIES: Unit.PERSONS,
    Counter.FAMILIES: Unit.FAMILIES,
    Counter.CASES: Unit.CASES,
    Counter.TIMES: Unit.TIMES,
}


def unit_of(figure: Figure) -> Unit:
    """What the figure counts; a bare or noun-counting numeral counts persons, a percentage is of something
    else."""
    counter = figure.mention.counter
    if counter is None:
        return Unit.FAMILIES if is_family(figure.mention.unit) else Unit.PERSONS
    return _UNITS.get(counter, Unit.OTHER)


def without_weak(counting: Counting) -> Counting:
    """A weak act that nothing in the story settles is none."""
    act = counting.act
    return replace(counting, act=None) if act is not None and act.rule == "act.weak" else counting
