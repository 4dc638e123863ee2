"""Whether a Korean number counts people or cases of something done, and which act is told of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.reading.korean.acts import ActFound, act_of_noun, act_of_phrase, strongest
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.demands import is_demand
from tumen.reading.korean.figures import Figure, describing, descriptions
from tumen.reading.korean.pack import speech
from tumen.reading.korean.people import counted, is_family, is_human, is_kin
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Acts
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import FigureKind, Unit
from tumen.vocabulary.people import Counted
from tumen.vocabulary.spans import Span

#: What people do of their own will, or have done for them: a figure of them is no claim about a violation.
_BENIGN = re.compile(
    r"(?:교육|수강|참석|참가|서명|졸업|근무|채용|고용|모집|후원|지원|기부|회원|가입|파견|방문|"
    r"초청|인터뷰|면담|면접|응답|조사|설문|참여|활동|봉사|만나|동행|취재|증언|진술|투표|당선|"
    r"선출|출석|발언|연대|기고|관람|구독|배치|투입|동원|함께하|두|낳|키우|기르|돌보|지내|살|사|"
    r"나누|주|남기|출연)(?:하|되|받|시키)?다"
)
_HOLDING_WORDS = re.compile(
    r"(?:감방|수용소|교화소|감옥|교도소|구치소|구류소|보호소|유치장|수용시설|구금시설|구류시설|"
    r"단련대|집결소|관리소|변방대)"
)
#: A difference, not a count: "전년보다 45명 늘었다".
_COMPARED = re.compile(r"(?:보다|대비|에 비해) (?:약 |더 )?$")
_GREW = re.compile(r"^[이가을를]? ?(?:더 )?(?:늘|줄|증가|감소|많|적|급증|급감)")
#: "1인 가구", "4인실": how many something is for.
_ROOM_FOR = re.compile(r" ?(?:가구|세대|실|용|승|시위|미디어|방송|기업|체제|자|조|분|칭)")
_PER = re.compile(r"^(?:당|짜리|용|실|분|석|꼴로|이상 모이)")
#: Things that a bare number of persons stands in for when it is said of them: names of people, and their
#: number.
_NAMES = re.compile(r"(?:실명|이름|신원|명단|숫자|수|인원|규모|사람|이들|피해자|희생자|것|식구)$")
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
        return Counting(mention.settled, _nearest(scene, figure, story), None)
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
    if _COMPARED.search(before) and _GREW.match(after) or _PER.match(after):
        return FigureKind.SMALL
    if mention.counter is Counter.SHARE:
        return _share(figure, act, since)
    if mention.counter is Counter.FAMILIES or (mention.counter is None and is_family(mention.unit)):
        return FigureKind.CORE if act else FigureKind.SMALL
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
        r"(?:원|달러|예산|지원금|비용|금액|목표액|지지율|찬성률)[^,.]{0,20}$", before
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
    if figure.noun and not figure.is_part and figure.whole is None:
        return FigureKind.SMALL
    if figure.is_said_of and counted_as in (Counted.PEOPLE, Counted.UNKNOWN) and _tells_of_people(figure):
        return FigureKind.CORE
    leans = figure.is_part or figure.whole is not None or _said_of_names(figure)
    reach = 6 if leans else 1
    return FigureKind.CORE if since is not None and since <= reach else FigureKind.SMALL


def _tells_of_people(figure: Figure) -> bool:
    """ "안전한 곳까지 이동한 분은 17명": people described by what happened to them are counted."""
    head = figure.clauses.words[figure.about.last].head if figure.about else ""
    return head in ("사람", "분", "이", "여성", "남성", "아이", "처녀", "주민", "가족") and any(
        not verb.is_adjective and not verb.is_copula for verb in describing(figure)
    )


def _is_human_whole(figure: Figure) -> bool:
    words = figure.clauses.noun_text(figure.whole).split() if figure.whole else []
    return bool(words) and (
        any(is_human(word) for word in words) or words[-1] in ("이", "그", "이들", "그중", "형제")
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


def _acts_benignly(figure: Figure, predicate: Predicate | None) -> bool:
    verbs = [*figure.verbs, *([predicate] if predicate else []), *describing(figure)]
    return any(_BENIGN.match(verb.lemma) or _BENIGN.match(verb.gloss) for verb in verbs)


# -- the act -------------------------------------------------------------------------------------------------


def act_told(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate | None] | None:
    """The act told of the figure, and the predicate that tells it."""
    return (
        _behind(figure)
        or _by_verbs(scene, figure, story)
        or _by_description(scene, figure, story)
        or _weakly(scene, figure, story)
        or _by_nouns(figure)
        or _in_holding(scene, figure)
        or _by_context(scene, figure, story)
        or _by_sentence(scene, figure)
    )


def _behind(figure: Figure) -> tuple[ActFound, None] | None:
    """ "탈북민 60여 명 또 강제북송": the verbal noun that a headline ends with."""
    if figure.headline_noun is None:
        return None
    found = act_of_phrase(figure.clauses, figure.headline_noun)
    return (found, None) if found else None


#: Code points back in which a bare number said of nothing finds what it counts: the question, or the clause
#: before.
_NEAR_BY = 160


def _by_context(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, None] | None:
    """ "북송 규모를 묻는 질문에 "200명 이상이라고 ..."": a bare number of persons counts what was just spoken
    of."""
    bare = (
        figure.mention.counter is Counter.PERSONS
        and not figure.noun
        and figure.about is None
        and figure.whole is None
    )
    verb = figure.verbs[0] if figure.verbs else None
    says = verb is not None and verb.lemma in speech("neutral") and verb.link is not Link.ADNOMINAL
    copula = not figure.is_part and (verb is None or verb.is_copula or says)
    if not (bare and copula):
        return None
    place = scene.offset + figure.mention.core.start
    told = story.last_before(place, _NEAR_BY)
    return (ActFound(told[1], figure.mention.core, "act.spoken-of"), None) if told else None


def _by_sentence(scene: Scene, figure: Figure) -> tuple[ActFound, None] | None:
    """Cases whose sentence names an act before them: "납치·감금으로 의심되는 사건이 총 143건 접수됐다"."""
    if figure.mention.counter is not Counter.CASES:
        return None
    named = [
        act
        for phrase in scene.clauses.phrases
        if phrase.last < figure.words[0] and (act := act_of_phrase(scene.clauses, phrase)) is not None
    ]
    return (named[-1], None) if named else None


def _by_verbs(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate] | None:
    told = [
        (story.settled(act, scene.offset), verb)
        for verb in figure.verbs
        if (act := scene.acts.get(verb.index)) is not None
        and act.rule != "act.weak"
        and not _is_doer(figure, act)
    ]
    if any(is_demand(verb) and verb.is_negated for _, verb in told) and _by_description(scene, figure, story):
        return None  # "갇혀 있는 천 명을 보내지 말아 달라": they are told as held
    best = strongest([act for act, _ in told])
    return next(((act, verb) for act, verb in told if act is best), None)


def _is_doer(figure: Figure, act: ActFound) -> bool:
    """Whether the figure is who did it: the subject of an active verb, or who it was suffered from ("공안 세
    명에게")."""
    if figure.case in (Case.SUBJECT, Case.TOPIC, Case.ALSO) and act.doer:
        return figure.case is Case.SUBJECT or figure.counted is Counted.ROLES
    particle = figure.phrase.particle if figure.phrase else ""
    return not act.doer and particle in ("에게", "한테", "에게서", "에 의해")


def _by_description(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate] | None:
    for group in descriptions(figure):
        told = [
            (story.settled(act, scene.offset), verb)
            for verb in group
            if (act := scene.acts.get(verb.index)) is not None and act.rule != "act.weak"
        ]
        told = [(act, verb) for act, verb in told if not (act.doer and _has_object(figure, verb))]
        best = strongest([act for act, _ in told])
        if best is not None:
            return next((act, verb) for act, verb in told if act is best)
    return None


def _has_object(figure: Figure, verb: Predicate) -> bool:
    """Whether a describing verb has an object of its own: then what it describes is who did it ("40명을
    체포한 경찰 3명")."""
    clauses = figure.clauses
    return any(
        p.case is Case.OBJECT and clauses.governor(p) is verb for p in clauses.phrases if p.last < verb.first
    )


def _by_nouns(figure: Figure) -> tuple[ActFound, None] | None:
    """The act that the counted noun, the subject or the whole names: "강제송환 피해자는 7,483명"."""
    clauses = figure.clauses
    if figure.noun_span is not None and (found := act_of_noun(figure.noun)) is not None:
        start = figure.noun_span.start
        return ActFound(found[0], Span(start + found[1], start + found[2]), "act.noun"), None
    for phrase in (figure.about, figure.whole, _owner(figure)):
        if phrase is not None and (named := act_of_phrase(clauses, phrase)) is not None:
            return named, None
    return None


def _owner(figure: Figure) -> Phrase | None:
    """The owner in front of the number: "입국자의 | 87%"."""
    first = figure.words[0]
    return next((p for p in figure.clauses.phrases if p.last == first - 1 and p.case is Case.OWNER), None)


def _weakly(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate] | None:
    """An act by words that need the story: "다리를 건넜다" in a report of returns."""
    for verb in [*figure.verbs, *describing(figure)]:
        act = scene.acts.get(verb.index)
        if act is None or act.rule != "act.weak" or _is_doer(figure, act):
            continue
        if verb.lemma in _BEING and figure.noun and figure.counted is not Counted.VICTIMS:
            continue  # "언니 두 명이 있다" tells nothing of a cell
        place = scene.offset + act.evidence.start
        settled = story.settled(act, place)
        if settled.rule != "act.weak":
            story.note(place, settled.code)
            return settled, verb
    return None


_BEING = frozenset("있다 남다 지내다 앉다 들어가다".split())


def _in_holding(scene: Scene, figure: Figure) -> tuple[ActFound, None] | None:
    """People told to be in a cell or a camp, by whatever verb: "감방에 열여덟 명이 있었다"."""
    if figure.noun and figure.counted is Counted.ROLES:
        return None
    words = scene.text[: figure.mention.core.start]
    match = next(reversed([*_HOLDING_WORDS.finditer(words)]), None)
    near = match is not None and len(words) - match.end() < 24 and figure.mention.counter is Counter.PERSONS
    if match is None or not near or not any(v.lemma in ("있다", "없다", "이다") for v in figure.verbs):
        return None
    return ActFound("detention", Span(*match.span()), "act.place"), None


def _nearest(scene: Scene, figure: Figure, story: Acts) -> ActFound | None:
    """The act beside a number that counts no people: kept for whoever looks at lengths of detention."""
    found = _by_verbs(scene, figure, story) or _by_description(scene, figure, story)
    return found[0] if found else None


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
