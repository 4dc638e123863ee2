"""What a clause tells was done: the acts of the field by Korean verbs, verbal nouns and phrases.

Words that tell an act only where the document is about it ("다리를 건넜다", "끌려갔다") are weak: they name
several acts, and the story decides among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.pack import acts_in_korean
from tumen.reading.korean.predicates import Predicate
from tumen.vocabulary.acts import acts
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class ActFound:
    """An act and the words that tell it, in offsets of the analysed text.

    ``others`` are further acts that the words could tell, for the story to choose from; ``doer`` is true when
    the subject of the words is who did it.
    """

    code: str
    evidence: Span
    rule: str
    doer: bool = False
    others: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        act = acts().get(self.code)
        return act.rank if act else 9


#: The act that words of movement tell most.
RETURN = "forced repatriation"

_LIGHT = re.compile(r"(?:하|되|당하|받|시키|겪|입|벌이|저지르|자행하|단행하|감행하|이뤄지|이루어지)다$")
#: Verbal nouns with these are the doer's.
_DOING = re.compile(r"(?:(?<!당)하|시키|벌이|저지르|자행하|단행하|감행하)다$")
_STATE = re.compile(r"^(?P<noun>\S+) (?:중|상태|직전|위기|예정|대상) ?이다$")
#: Acts that one does to another: with 하다 their subject is the doer.
DONE_TO_OTHERS = frozenset(
    "forced repatriation|killing|torture|sexual violence|arrest|prosecution|detention|"
    "trafficking|persecution|other:release|other:rescue|other:extortion|enforced disappearance|"
    "forced labour|displacement|other:interview|other:forced abortion".split("|")
)
#: Acts whose phrases all have who does it as their subject: "문을 차고 들어왔다".
_BY_DOERS = frozenset({"other:raid", "other:threat", "other:denunciation"})
#: Words that are an act's noun in other company: rules, bodies and fears.
_NOT_THE_ACT = re.compile(
    r"(?:금지|방지|반대|중단|협약|원칙|위원회|법|운동|모임|단체|문제|규모|주체|정책|사태 해결|"
    r"예방|철폐|근절|방침|위험|위기|초읽기|임박|우려|가능성|여부|이후|이전)"
)
_SPOKEN_OF = re.compile(r"(?:규모|문제|여부|위험|우려|가능성|사태|숫자|인원|실태)")
#: What 수용하다 and 구속하다 have as their object when they mean "accept" and "bind".
_TAKEN_IN = re.compile(
    r"(?:요구|의견|제안|권고|안|비판|조언|입장|지적|국가|국가들|의무|행위)(?:를|을|도|까지)(?: "
    r"\S+){0,2} (?:수용|구속)(?:하|되)다"
)


def act_of_predicate(clauses: Clauses, predicate: Predicate) -> ActFound | None:
    """The act that a predicate tells with the words of its clause."""
    clause = clauses.clause(predicate)
    evidence = clauses.span_of(predicate.first, predicate.last)
    if _TAKEN_IN.search(clause):
        return None
    found = (
        _by_honorific(clauses, clause, evidence)
        or _by_noun(predicate, evidence)
        or _by_phrase(clause, predicate, evidence)
        or _by_verb(predicate, evidence)
    )
    weak = _weak(clause, predicate)
    if found is None:
        return (
            ActFound(weak[0], evidence, "act.weak", doer=_is_done(predicate), others=weak) if weak else None
        )
    return replace(found, others=weak) if weak and found.code in _YIELDING else found


#: Acts that a word tells unless the document tells a graver one of the same movement: crossing a bridge under
#: guard.
_YIELDING = frozenset({"crossing", "arrival", "arrest"})


def _by_noun(predicate: Predicate, evidence: Span) -> ActFound | None:
    """A verbal noun with 하다, 되다 ...: "강제송환하다", "구금 중 이다"."""
    state = _STATE.match(predicate.lemma)
    noun = (
        state["noun"] if state else _LIGHT.sub("", predicate.lemma) if _LIGHT.search(predicate.lemma) else ""
    )
    rated = [(_named(noun, act.nouns | act.verbal), act) for act in acts_in_korean() if noun]
    longest = max((length for length, _ in rated), default=0)
    for length, act in rated:
        if length and length == longest:
            doing = bool(_DOING.search(predicate.lemma)) and " 지다" not in predicate.gloss
            return ActFound(act.code, evidence, "act.verbal-noun", doer=doing and act.code in DONE_TO_OTHERS)
    return None


#: "할아버지가 돌아가셨다": the honorific of dying, unless somebody goes back to a place.
_PASSED_AWAY = re.compile(r"돌아가[시셨신실셔]")
_BACK_TO = re.compile(r"(?:으로|로|에|에게|까지|길) 돌아가다")


def _by_honorific(clauses: Clauses, clause: str, evidence: Span) -> ActFound | None:
    if _PASSED_AWAY.match(evidence.of(clauses.text)) is None or _BACK_TO.search(clause):
        return None
    return ActFound("death", evidence, "act.honorific")


def _by_verb(predicate: Predicate, evidence: Span) -> ActFound | None:
    for act in acts_in_korean():
        if predicate.lemma in act.suffered:
            return ActFound(act.code, evidence, "act.verb")
        if predicate.lemma in act.done:
            return ActFound(act.code, evidence, "act.verb", doer=" 지다" not in predicate.gloss)
    return None


def _named(noun: str, nouns: frozenset[str]) -> int:
    """Letters of the longest of ``nouns`` that ``noun`` is, or ends with ("불법구금"); 0 for none."""
    ends = (len(each) for each in nouns if noun == each or (noun.endswith(each) and len(each) > 1))
    return max(ends, default=0)


_ACTIVE = re.compile(
    r"(?:보내|넘기|가두|때리|죽이|팔|내쫓|끌|태우|싣|넘겨주|인계하|인도하|이송하|호송하|내보내|"
    r"옮기|수용하|집어넣|처넣|채우|돌리)다(?: |$)"
)


def _is_done(predicate: Predicate) -> bool:
    """Whether the subject of an active verb is the doer: "넘겼다", and not "넘겨졌다"."""
    return bool(_ACTIVE.search(predicate.gloss)) and " 지다" not in predicate.gloss


def _by_phrase(clause: str, predicate: Predicate, evidence: Span) -> ActFound | None:
    for act in acts_in_korean():
        if _tells(act.phrases, clause, predicate):
            done = act.code in DONE_TO_OTHERS and _is_done(predicate)
            return ActFound(act.code, evidence, "act.phrase", doer=done or act.code in _BY_DOERS)
    return None


def _weak(clause: str, predicate: Predicate) -> tuple[str, ...]:
    return tuple(act.code for act in acts_in_korean() if _tells(act.weak, clause, predicate))


def _tells(patterns: tuple[re.Pattern[str], ...], clause: str, predicate: Predicate) -> bool:
    """Whether a phrase ends the clause with its own verb, not only with an auxiliary behind another
    ("요구하고 있다")."""
    verb = len(clause) - len(predicate.gloss)
    return any(match.start() <= verb for pattern in patterns if (match := pattern.search(clause)))


def act_of_noun(words: str, *, loosely: bool = False) -> tuple[str, int, int] | None:
    """The act that counted words tell by themselves ("강제송환 피해자", "수감자"): its code and where it
    stands in them.

    ``loosely`` takes words that only speak of an act too ("북송 규모").
    """
    if _NOT_THE_ACT.search(words) and not (loosely and _SPOKEN_OF.search(words)):
        return None
    close = words.replace(" ", "")  # most nouns are not there, and need no second look
    best: tuple[int, int, str, int] | None = None
    for act in acts_in_korean():
        for noun in (*act.people, *act.nouns):
            if noun in close and (match := _spaced(noun).search(words)) is not None:
                rated = (match.end(), len(noun), act.code, match.start())
                best = rated if best is None or rated[:2] > best[:2] else best
    return (best[2], best[3], best[0]) if best else None


def held_in(words: str) -> tuple[str, int, int] | None:
    """Words that name a place of detention speak of detention: "이민국 수용소"."""
    places = [
        (words.find(state), state) for act in acts_in_korean() for state in act.states if state in words
    ]
    return ("detention", places[0][0], places[0][0] + len(places[0][1])) if places else None


@cache
def _spaced(noun: str) -> re.Pattern[str]:
    """The noun as a word or the end of one, with the spaces that writers set in long compounds ("강제
    송환")."""
    letters = " ?".join(re.escape(letter) for letter in noun)
    begin = r"(?:^|(?<=[ ·'‘]))" if len(noun) < 3 else ""
    return re.compile(
        rf"{begin}{letters}(?=$|[ ·'’,]|[이가은는을를의도와과]|된|당한|사건|피해|사례|건|자|민|범|인|들)"
    )


def act_of_phrase(clauses: Clauses, phrase: Phrase, *, loosely: bool = False) -> ActFound | None:
    """The act that a noun phrase names; ``loosely`` as in `act_of_noun`."""
    words = clauses.noun_text(phrase)
    found = act_of_noun(words, loosely=loosely)
    if found is None:
        return None
    code, start, end = found
    offset = clauses.words[phrase.first].span.start
    return ActFound(code, Span(offset + start, offset + end), "act.noun")


def strongest(acts_found: list[ActFound]) -> ActFound | None:
    """Of several acts told of one figure the gravest, the first told among equals; weak ones only where all
    are."""
    strong = [act for act in acts_found if act.rule != "act.weak"]
    return min(strong or acts_found, key=lambda act: act.rank, default=None)
