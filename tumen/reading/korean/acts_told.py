"""Which act is told of a Korean number: by verbs, by what describes it, by nouns, by the text before it."""

from __future__ import annotations

import re

from tumen.reading.korean.acts import RETURN, ActFound, act_of_noun, act_of_phrase, strongest
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.demands import is_demand
from tumen.reading.korean.figures import AMOUNTS, Figure, describing, descriptions
from tumen.reading.korean.goals import by_its_goal
from tumen.reading.korean.pack import speech
from tumen.reading.korean.placing import HELD
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Acts
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.people import Counted
from tumen.vocabulary.spans import Span

_HOLDING_WORDS = re.compile(HELD)
#: "수감자 가족 31명": who stands beside those to whom it was done.
_BESIDE_THEM = re.compile(r"(?:가족|유족|친척|친지|지인|동료|변호사|변호인|대리인|단체|관계자)$")


def act_told(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate | None] | None:
    """The act told of the figure, and the predicate that tells it."""
    return (
        _behind(figure)
        or _gapped(figure)
        or _by_verbs(scene, figure, story)
        or _handed_over(scene, figure, story)
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


def _gapped(figure: Figure) -> tuple[ActFound, None] | None:
    """ "1,754명이 구타를, 892명이 알몸 수색을 겪었다": the verb stands behind the last one alone."""
    if figure.case is not Case.SUBJECT:
        return None
    clauses, last = figure.clauses, figure.words[1]
    phrase = next((p for p in clauses.phrases if p.first == last + 1 and p.case is Case.OBJECT), None)
    if phrase is None or not clauses.words[phrase.last].comma:
        return None
    found = act_of_phrase(clauses, phrase)
    return (found, None) if found else None


#: Code points back in which a bare number said of nothing finds what it counts: the question, or the clause
#: before.
_NEAR_BY = 160


_RECKONING = re.compile(r"(?:추산|추정|집계|파악|어림)(?:하|되)다$")


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
    reckons = verb is not None and _RECKONING.match(verb.lemma) is not None
    copula = not figure.is_part and (verb is None or verb.is_copula or says or reckons)
    if not (bare and copula) or (verb is not None and is_demand(verb)):
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
        (by_its_goal(scene, story.settled(act, scene.offset)), verb)
        for verb in figure.verbs
        if (act := scene.acts.get(verb.index)) is not None
        and act.rule != "act.weak"
        and not _is_doer(figure, act)
    ]
    if any(is_demand(verb) and verb.is_negated for _, verb in told) and _by_description(scene, figure, story):
        return None  # "갇혀 있는 천 명을 보내지 말아 달라": they are told as held
    best = strongest([act for act, _ in told])
    if best is not None and best.code == "torture" and told[-1][0].code == "death":
        best = told[-1][0]  # "구타당해 사망했다": what came of it
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
            (by_its_goal(scene, story.settled(act, scene.offset)), verb)
            for verb in group
            if (act := scene.acts.get(verb.index)) is not None and act.rule != "act.weak"
        ]
        told = [(act, verb) for act, verb in told if not (act.doer and _has_object(figure, verb))]
        told += [(act, verb) for verb in group if (act := _confirmed(scene, verb)) is not None]
        best = strongest([act for act, _ in told])
        if best is not None:
            return next((act, verb) for act, verb in told if act is best)
    return None


#: Verbs that say of an act only that it is known: "사망이 확인된 이는 133명이다".
_KNOWN = re.compile(r"(?:확인|파악|신고|보고|접수|집계|추정|의심|알려지|전해지)(?:되)?다$")


def _confirmed(scene: Scene, verb: Predicate) -> ActFound | None:
    if not _KNOWN.match(verb.lemma):
        return None
    clauses = scene.clauses
    subjects = [
        p
        for p in clauses.phrases
        if p.last < verb.first and p.case is Case.SUBJECT and clauses.governor(p) is verb
    ]
    return act_of_phrase(clauses, subjects[-1]) if subjects else None


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
    theirs = figure.noun.split()[-1:] and _BESIDE_THEM.search(figure.noun.split()[-1])
    if figure.noun_span is not None and not theirs and (found := act_of_noun(figure.noun)) is not None:
        start = figure.noun_span.start
        return ActFound(found[0], Span(start + found[1], start + found[2]), "act.noun"), None
    for phrase in (figure.about, figure.whole, _owner(figure)):
        if phrase is None:
            continue
        many = phrase is figure.about and clauses.words[phrase.last].noun in AMOUNTS
        if (named := act_of_phrase(clauses, phrase, loosely=many)) is not None:
            return named, None
    return None


def _owner(figure: Figure) -> Phrase | None:
    """The owner in front of the number: "입국자의 | 87%"."""
    first = figure.words[0]
    return next((p for p in figure.clauses.phrases if p.last == first - 1 and p.case is Case.OWNER), None)


#: Verbs of handing people over, which tell of them whatever describes them: "붙잡힌 4명도 함께 넘겨졌다".
_HANDING = re.compile(r"(?:넘기|넘겨주|인계(?:하|되)|압송|호송|되돌리)")
#: Verbs of going, which tell a return of people of whom one is told: "스물두 명이 신의주로 갔다".
_GOING = frozenset("가다 나가다 들어가다 넘어가다 건너가다 실려가다 떠나다".split())


def _handed_over(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate] | None:
    """A return by words of movement of the figure's own verb: handed over, or gone to North Korea."""
    for verb in figure.verbs[:2]:
        act, span = scene.acts.get(verb.index), scene.clauses.span_of(verb.first, verb.last)
        place = scene.offset + span.start
        if act is not None and act.rule == "act.weak" and _HANDING.match(verb.lemma):
            settled = by_its_goal(scene, story.settled(act, place))
            if settled.code == RETURN and settled.rule != "act.weak" and not _is_doer(figure, act):
                return settled, verb
        gone = verb.lemma in _GOING and figure.case is not Case.OBJECT and story.tells(RETURN, place)
        if gone and (act is None or act.rule == "act.weak"):
            back = by_its_goal(scene, ActFound(RETURN, span, "act.weak", others=(RETURN,)))
            if back.rule == "act.goal" and back.code == RETURN:
                return back, verb
    return None


def _weakly(scene: Scene, figure: Figure, story: Acts) -> tuple[ActFound, Predicate] | None:
    """An act by words that need the story: "다리를 건넜다" in a report of returns."""
    for verb in [*figure.verbs, *describing(figure)]:
        act = scene.acts.get(verb.index)
        if act is None or act.rule != "act.weak" or _is_doer(figure, act):
            continue
        if verb.lemma in _BEING and figure.noun and figure.counted is not Counted.VICTIMS:
            continue  # "언니 두 명이 있다" tells nothing of a cell
        place = scene.offset + act.evidence.start
        settled = by_its_goal(scene, story.settled(act, place), of_people=True)
        if settled.rule != "act.weak":
            story.note(place, settled.code)
            return settled, verb
    return None


_BEING = frozenset("있다 남다 지내다 앉다 들어가다".split())


#: Code points in front of a number within which the house stands that it is of.
_IN_FRONT = 28


def _in_holding(scene: Scene, figure: Figure) -> tuple[ActFound, None] | None:
    """People told to be in a cell or a camp, by whatever verb: "감방에 열여덟 명이 있었다"."""
    if figure.noun and figure.counted is Counted.ROLES:
        return None
    is_there = any(verb.lemma in ("있다", "없다", "이다") for verb in figure.verbs)
    if figure.mention.counter is not Counter.PERSONS or not is_there:
        return None
    end = figure.mention.core.start
    match = next(reversed([*_HOLDING_WORDS.finditer(scene.text, max(0, end - _IN_FRONT), end)]), None)
    if match is None:
        return None
    return ActFound("detention", Span(*match.span()), "act.place"), None


def act_beside(scene: Scene, figure: Figure, story: Acts) -> ActFound | None:
    """The act beside a number that counts no people: kept for whoever looks at lengths of detention."""
    found = _by_verbs(scene, figure, story) or _by_description(scene, figure, story)
    return found[0] if found else None
