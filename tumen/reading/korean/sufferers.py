"""Who suffers an act that is told without a number, and who does it: by the particles, by what a clause
describes, by whom the telling is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.reading.korean.acts import ActFound
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.names import Who, is_body, is_own, who_of
from tumen.reading.korean.pack import people, place_words
from tumen.reading.korean.people import counted, may_suffer, singular
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.register import Register
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.people import Counted
from tumen.vocabulary.spans import Span

#: Words that stand for people told of before.
_THEM = frozenset("이들 그들 저들 둘 셋 넷 다섯 모두 전원 일행 대부분 일부 상당수 나머지 누구".split())
_ONE = frozenset("본인 그 그녀 자신".split())
_I = frozenset("나 저 내 제 우리 저희 난 전".split())
#: Nouns behind a clause that are no person whom it describes.
_NOBODY = frozenset(
    "뒤 후 채 때 것 거 상태 전 중 동안 직후 직전 당시 이후 이전 이래 가운데 다음 끝 지 곳 건 바 점 "
    "사실 소식".split()
)
#: Case of who suffers: of an active verb the object, of another one the subject.
_SUFFERING = (Case.SUBJECT, Case.TOPIC, Case.ALSO, Case.BARE)
_SUFFERED = (Case.OBJECT, Case.ALSO)
_DOING = (Case.SUBJECT, Case.TOPIC)
_BY = re.compile(r"^(?:에게|한테|에|에게서|한테서|의)$")
_IN = re.compile(r"^(?:에게|한테|에|에게서|한테서|의|에서|에서는|에선)$")
#: Acts that are done by whose house they are done in: "보위부에서 매를 맞았다".
_IN_POWER = frozenset({"torture", "sexual violence", "forced labour", "other:forced abortion", "prosecution"})
#: Which of them: "큰아들", "막내딸".
_WHICH = re.compile(r"^(?:큰|작은|맏|막내|외|의붓|친|양)(?=.)")
_POWER = re.compile(
    r"(?:당국|정부|공안|경찰|보위부|보위원|안전원|안전부|보안원|경비대|경비대원|군|군인|간수|감시원|"
    r"교도관|관리원|요원|조직|브로커|인신매매꾼|매매꾼|인신매매범|해경|수비대|심문관|수사관|"
    r"계호원|지도원|당|검찰|법원|이민국|세관원|변방대|단속반|무장대|반군)(?:들)?$"
)


@dataclass(frozen=True, slots=True)
class Sufferer:
    """A party and where its words stand in the sentence; no span where the telling goes on about it."""

    party: Party
    span: Span | None
    phrase: Phrase | None = None


def sufferer_of(scene: Scene, predicate: Predicate, act: ActFound, register: Register) -> Sufferer | None:
    """Who suffers the act, where the sentence tells it."""
    phrase = _described(scene, predicate) or _governed(scene, predicate, act)
    if phrase is None:
        return None
    words = scene.clauses.noun_text(phrase)
    start = scene.clauses.words[phrase.first].span.start
    return Sufferer(party_of(scene, phrase, register), Span(start, start + len(words)), phrase)


def doer_of(scene: Scene, predicate: Predicate, act: ActFound, register: Register) -> Sufferer | None:
    """Who does the act: of an active verb the subject, of another one who stands with 에게, 에 or 에 의해."""
    clauses = scene.clauses
    for phrase in _before(scene, predicate):
        words = clauses.words_of(phrase)
        if act.doer:
            power = phrase.case in _DOING and _may_do(words[-1])
            fits = power and _reaches(scene, phrase, predicate)
        else:
            particles = _IN if act.code in _IN_POWER else _BY
            fits = bool(particles.match(phrase.particle)) and bool(_POWER.search(words[-1].noun))
            fits = fits and clauses.governor(phrase) in (predicate, None, *_joined(scene, predicate))
        if fits:
            start = clauses.words[phrase.first].span.start
            noun = clauses.noun_text(phrase)
            party = party_of(scene, phrase, register)
            return Sufferer(replace(party, kind=PartyKind.BODY), Span(start, start + len(noun)), phrase)
    return None


def party_of(scene: Scene, phrase: Phrase, register: Register) -> Party:
    """The party that a noun phrase names: by its fullest name, kin with whose they are."""
    clauses = scene.clauses
    words = clauses.noun_text(phrase)
    head = singular(clauses.words[phrase.last].head)
    who = who_of(clauses, phrase)
    if _WHICH.sub("", head) in people("relatives") and _is_one(words):
        owner = _owner(scene, phrase, register)
        name = f"{owner}의 {head}" if owner else ""
        return Party(words, name, PartyKind.PERSON, relation=head, relative=owner)
    full = register.resolve(who) if who.is_person else who
    named = full.name if full.is_person else ""
    kind = PartyKind.PERSON if full.is_person else PartyKind.GROUP
    return Party(words, "" if named == words else named, kind)


def is_first_person(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is the speaker: "저는", "내가"."""
    word = scene.clauses.words[phrase.last]
    return word.noun in _I or word.head in _I


def stands_for_told(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is a word for people told of before: "이들", "그는"."""
    words = scene.clauses.words_of(phrase)
    return words[-1].head in _THEM | _ONE or words[-1].noun in _THEM | _ONE


def subject_person(scene: Scene) -> Phrase | None:
    """The first person or people outside quotations whom the sentence is about."""
    for phrase in scene.clauses.phrases:
        if phrase.quotation == 0 and phrase.case in (Case.TOPIC, Case.SUBJECT) and is_people(scene, phrase):
            return phrase
    return None


def is_people(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun phrase is of people to whom something may be done."""
    clauses = scene.clauses
    words = clauses.words_of(phrase)
    last = words[-1]
    behind = clauses.words[phrase.last + 1] if phrase.last + 1 < len(clauses.words) else None
    if (
        _BODY.fullmatch(last.noun)
        or any(_POWER.search(word.noun) for word in words)
        or behind is not None
        and _MEANS.match(behind.text)
    ):
        return False
    if {last.head, last.noun} & (_THEM | _ONE | _I) or _is_anybody(scene, phrase):
        return True
    if may_suffer(last.noun) or may_suffer(last.head):
        return True
    if len(words) > 1 and _COUNTER.search(last.noun) and any(may_suffer(word.head) for word in words[:-1]):
        return True
    return who_of(clauses, phrase).is_person


#: What is left of somebody: no one who goes on to do or suffer anything.
_BODY = re.compile(r"(?:시신|시체|주검|유해|유골)(?:들)?")
#: Words behind an object that make it somebody's means or purpose: "목사를 통해".
_MEANS = re.compile(r"(?:통해|통하여|위해|위한|대해|대한|상대로|향해|비롯)")
#: What counts people: "여성 여러 명".
_COUNTER = re.compile(r"(?:명|사람|쌍|분)(?:들)?$")


def _is_anybody(scene: Scene, phrase: Phrase) -> bool:
    """ "한국행을 시도한 이가": 이 behind a clause is a person."""
    word = scene.clauses.words[phrase.last]
    return word.head in ("이", "자") and word.morphs[0].tag == "NNB"


def is_anyone(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase says nothing of who they are: "사람들", "이", "자"."""
    return phrase.first == phrase.last and (
        scene.clauses.words[phrase.last].head in ("사람", "이", "자", "이들", "그들")
    )


def _may_do(word: Word) -> bool:
    noun = word.noun
    known = place_words().get(noun)
    country = known is not None
    return bool(_POWER.search(noun)) or country or counted(noun) is Counted.ROLES or is_body(noun)


def _before(scene: Scene, predicate: Predicate) -> Iterator[Phrase]:
    for phrase in reversed(scene.clauses.phrases):
        if phrase.last < predicate.first and phrase.quotation == predicate.quotation:
            yield phrase


def _described(scene: Scene, predicate: Predicate) -> Phrase | None:
    """ "체포된 | 여성들", "공안이 잡아간 | 아내": whom the clause describes."""
    clauses = scene.clauses
    if predicate.link is not Link.ADNOMINAL:
        return None
    for phrase in clauses.phrases:
        if phrase.first <= predicate.last or phrase.quotation != predicate.quotation:
            continue
        if clauses.words[phrase.last].head in _NOBODY:
            return None
        near = not any(predicate.last < p.first < phrase.first for p in clauses.predicates)
        if not near or phrase.first > predicate.last + 4:
            return None
        if phrase.case is not Case.OWNER or is_people(scene, phrase) and not is_first_person(scene, phrase):
            return phrase if is_people(scene, phrase) else None
    return None


def _governed(scene: Scene, predicate: Predicate, act: ActFound) -> Phrase | None:
    cases = _SUFFERED if act.doer else _SUFFERING
    for phrase in _before(scene, predicate):
        if phrase.case in cases and is_people(scene, phrase) and _reaches(scene, phrase, predicate):
            return phrase
    return None


def _reaches(scene: Scene, phrase: Phrase, predicate: Predicate) -> bool:
    clauses = scene.clauses
    if not any(phrase.last < each.first < predicate.first for each in clauses.predicates):
        return True
    governor = clauses.governor(phrase)
    return governor is not None and predicate in clauses.chain(governor)


def _joined(scene: Scene, predicate: Predicate) -> list[Predicate]:
    """The predicates that go on to this one: "공안에 붙잡혀 북송됐다"."""
    return [p for p in scene.clauses.predicates[: predicate.index] if predicate in scene.clauses.chain(p)]


#: Kin that are counted: "두 딸", "여러 명 형제"; "두 살 위 언니" is one.
_SEVERAL = re.compile(r"(?:^| )(?:\d+ ?명|(?:두|세|네|다섯|여섯|여러|몇)(?: ?명)?) \S+$")


def _is_one(words: str) -> bool:
    return singular(words) == words and not _SEVERAL.search(words)


def _owner(scene: Scene, phrase: Phrase, register: Register) -> str:
    """Whose kin it is: "윤씨의 아내", "강화순 씨는 ... 조카가": the owner in front, else the topic."""
    clauses = scene.clauses
    before = [p for p in clauses.phrases if p.last == phrase.first - 1 and p.case is Case.OWNER]
    topics = [
        p
        for p in clauses.phrases
        if p.last < phrase.first and p.quotation == phrase.quotation and p.case is Case.TOPIC
    ]
    if phrase.first < phrase.last:
        inner = _without_last(phrase)
        who = who_of(clauses, inner)
        if who.is_person:
            return _full(register, who)
    for each in [*before, *reversed(topics)]:
        who = who_of(clauses, each)
        if who.is_person and not is_own(who):
            return _full(register, who)
    return ""


def _without_last(phrase: Phrase) -> Phrase:
    """The phrase without its last word: "윤씨" of "윤씨 아내"."""
    return Phrase(phrase.first, phrase.last - 1, Case.OWNER, "", phrase.quotation)


def _full(register: Register, who: Who) -> str:
    return register.resolve(who).name or who.name
