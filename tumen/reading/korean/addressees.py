"""Whom a Korean demand is turned to, as its own sentence says."""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.demands import Demand, is_asking
from tumen.reading.korean.names import Who, is_body, is_self, who_of
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.people import is_human, singular
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.speakers import asker_of
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.parties import Party, PartyKind

TO = re.compile(r"^(?:에다?|에다가|에게|께|한테)(?:는|도)?$")

PUBLIC = re.compile(
    r"(?:정부|당국|국회|법무부|외교부|통일부|부|청|처|위원회|이사회|이사국|기구|대사|대사관|차관|차관보|위원장|의장|대변인|국장|실장|청장|처장|"
    r"총영사관|총영사|대통령|장관|총리|주석|나라|국가|회원국|사회|당|의회|그룹|각국|양국|"
    r"회원국|법원|검찰|경찰|시민|독자|여러분|분들|국제사회|유엔|측|사무소|기관|단체|의원|"
    r"당사국|회원|동문|탈레반|군부|정권|공안|지도부|기업|회사|학교|언론|재판부)$"
)


#: "중국 정부에:", in front of what is recommended.
LED = re.compile(r"\s*(?:[-•·○□▲]|\d+[.)])?\s*(?P<who>[가-힣·, ]{2,40}?)(?:에|에게|께)(?:는)?\s*[:：]\s*")


_BULLETS = re.compile(r"^[\W_]+(?=\w)")
#: Who is called upon before the demand: "대통령님, 제발 ...".
CALLED = re.compile(r"\W*(?P<who>[가-힣 ]{1,20}?)(?P<how>님|께|여러분|귀하|이여|시여)[,!]\s*")


def called_in(clauses: Clauses, demand: Demand) -> Party | None:
    """Whom the demand's own quotation or sentence calls upon; none where that is nobody public."""
    quotation = clauses.words[demand.verb.first].quotation if demand.verb else 0
    first = next((w for w in clauses.words if w.quotation == quotation), None)
    match = CALLED.match(clauses.text[first.span.start :]) if first is not None else None
    who = match["who"].strip() if match else ""
    is_named = match is not None and match["how"].endswith("여")  # "간부들이여"
    return party(who) if who and (is_named or PUBLIC.search(who) or are_people(who)) else None


def party(words: str) -> Party:
    """Who is asked, without the bullets of a list in front of the name."""
    return Party(_BULLETS.sub("", words), kind=PartyKind.BODY)


def addressee_of(clauses: Clauses, demand: Demand) -> Phrase | None:
    """The phrase with 에 or 에게 whom the asking verb is turned to."""
    if demand.asked_by is None:
        return _outer_addressee(clauses, demand)
    limit = demand.asked_by.first
    begin = _previous_ask(clauses, demand)
    fitting = [
        p
        for p in clauses.phrases
        if begin < p.first
        and p.last < limit
        and p.quotation == demand.asked_by.quotation
        and _is_addressee(clauses, p)
    ]
    if demand.noun is not None and (row := _in_row(clauses, demand, fitting)) is not None:
        return row
    inner = demand.verb.first if demand.verb else demand.noun.first if demand.noun else limit
    behind = [p for p in fitting if p.first > inner and clauses.governor(p) is demand.asked_by]
    if behind:
        return behind[-1]  # "허용하라고 중국에 요구했다"
    if directed := _directed(clauses, demand, begin):
        return directed
    wished = topic_asked(clauses, demand) if demand.way == "ask.wish" else None
    if wished is not None and demand.verb is not None and "주다" in demand.verb.gloss:
        return None  # "한국 정부는 중국에 생사를 물어봐 주기 바란다": the topic is asked, by `topic_asked`
    fitting = [p for p in fitting if not _is_destination(clauses, p)]
    told = [p for p in fitting if (verb := clauses.governor(p)) is None or not _is_own_doing(verb, demand)]
    asked = [p.last for p in clauses.predicates if p.index < demand.asked_by.index and is_asking(p)]
    late = [
        p for p in told if asked and p.first > asked[-1]
    ]  # "국회에 ... 요구하고, 법무부에는 ... 촉구했다"
    return late[0] if late else told[0] if told else fitting[-1] if fitting else None


def _in_row(clauses: Clauses, demand: Demand, fitting: list[Phrase]) -> Phrase | None:
    """In "중국 정부에 공개를, 라오스 정부에 가입을 권고한다", who stands in the noun's own part."""
    noun = demand.noun
    if noun is None:
        return None
    ends = [
        p.last
        for p in clauses.phrases
        if p.case is Case.OBJECT and p.last < noun.first and clauses.words[p.last].comma
    ]
    if demand.is_last and not ends:
        return None
    own = [p for p in fitting if max(ends, default=-1) < p.first and p.last < noun.first]
    return own[-1] if own else None


#: "중국 정부를 향해", "당국을 상대로".
DIRECTED = re.compile("향해|향하여|상대로|겨냥해")
#: Verbs that take people somewhere: a place beside them is where to, and not who is asked.
_TAKING = frozenset(
    "보내다 돌려보내다 넘기다 송환하다 강제송환하다 북송하다 인도하다 추방하다 이송하다 데려가다 가다".split()
)


def _directed(clauses: Clauses, demand: Demand, begin: int) -> Phrase | None:
    """Whom the demand is directed at, with the word that directs it."""
    by = demand.asked_by
    for phrase in clauses.phrases:
        if (
            by is None
            or not (begin < phrase.first and phrase.last < by.first)
            or phrase.case is not Case.OBJECT
        ):
            continue
        if _is_directed_at(clauses, phrase):
            return phrase
    return None


def _is_directed_at(clauses: Clauses, phrase: Phrase) -> bool:
    """ "정부를 향해": whether the word behind directs something at it."""
    behind = clauses.words[phrase.last + 1] if phrase.last + 1 < len(clauses.words) else None
    directs = phrase.case is Case.OBJECT and behind is not None and DIRECTED.match(behind.text) is not None
    return directs and _is_asked(who_of(clauses, phrase))


def _is_destination(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether it is where people are taken: "이들을 중국에 넘기지 말라", "북한에 보내지 말라"."""
    governor, word = clauses.governor(phrase), clauses.words[phrase.last]
    if governor is None or governor.lemma not in _TAKING or phrase.particle != "에":
        return False
    return word.noun in place_words() and phrase.first == phrase.last


def _is_own_doing(verb: Predicate, demand: Demand) -> bool:
    """Whether a verb tells what the asker did before the asking: "대사관에 편지를 보내 ... 요구했다"."""
    asked = demand.asked_by
    if asked is None or verb is asked or verb is demand.verb:
        return False
    return verb.link is Link.CONNECTIVE and (verb.is_past or verb.ending in ("어", "아", "어서", "아서"))


def _outer_addressee(clauses: Clauses, demand: Demand) -> Phrase | None:
    """For a demand in quotation marks, whom the saying verb outside is turned to: "우리 정부에도 “...”고
    했다"."""
    if demand.verb is None or not demand.verb.quotation:
        return None
    outside = [
        p
        for p in clauses.phrases
        if p.quotation == 0 and (_is_addressee(clauses, p) or _is_directed_at(clauses, p))
    ]
    return outside[-1] if outside and topic_asked(clauses, demand) is None else None


def _previous_ask(clauses: Clauses, demand: Demand) -> int:
    return (
        max(
            (
                p.last
                for p in clauses.predicates
                if demand.asked_by
                and p.index < demand.asked_by.index
                and is_asking(p)
                and p.quotation == demand.asked_by.quotation
            ),
            default=-1,
        )
        if demand.way != "ask.noun"
        else -1
    )


def _is_addressee(clauses: Clauses, phrase: Phrase) -> bool:
    governor = clauses.governor(phrase)
    if not TO.match(phrase.particle) or (
        governor is not None
        and governor.link is Link.ADNOMINAL
        and governor.ending not in ("ᆯ", "을")
        and not _has_subject_between(clauses, phrase, governor)
    ):
        return False  # "자국에 구금된 탈북민": where, not whom
    words = singular(who_of(clauses, phrase).words.removesuffix("님"))
    last = words.split()[-1] if words else ""
    is_body_ = bool(PUBLIC.search(words)) or last in place_words() or is_body(last)
    return is_body_ or (phrase.particle.startswith(("에게", "한테", "께")) and are_people(words))


def are_people(words: str) -> bool:
    """Whether the words are of people: "중국의 그 사람들", "이 글을 읽는 분들"."""
    last = words.split()[-1] if words else ""
    return is_human(last) or singular(last) == "분"


def _has_subject_between(clauses: Clauses, phrase: Phrase, governor: Predicate) -> bool:
    """ "중국 측에 탈북민이 희망하는 곳으로": the clause begins with its subject, behind the phrase."""
    return any(
        p.case is Case.SUBJECT and phrase.last < p.first and p.last < governor.first for p in clauses.phrases
    )


def topic_asked(clauses: Clauses, demand: Demand) -> Phrase | None:
    """The topic of a demand is whom it is asked of: "중국 정부는 ... 보내라", "유엔 회원국은 ... 제기하여야
    한다"."""
    verb = demand.verb
    if verb is None:
        return None
    for phrase in reversed(clauses.phrases):
        if phrase.last >= verb.first or phrase.quotation != verb.quotation or not is_subject(phrase):
            continue
        who = who_of(clauses, phrase)
        if phrase.case is Case.SUBJECT and not _is_own_subject(clauses, phrase, demand):
            continue
        asker = asker_of(clauses, demand.asked_by) if demand.asked_by else None
        honoured = phrase.particle.startswith("께서")  # "양 간사께서 협의해 주시기 바랍니다"
        requested = clauses.governor(phrase) is verb and (
            ((phrase.case is Case.TOPIC or honoured) and demand.way == "ask.wish")
            or (asker is not None and asker.first < phrase.first)
            or _is_said_behind(clauses, demand)
            or (demand.way == "ask.wish" and phrase.case is Case.SUBJECT)  # "정부가 외면하지 않기를 바란다"
        )
        if (honoured or _is_asked(who)) and (demand.asked_by is None or verb.quotation or requested):
            return phrase
        if phrase.case is Case.TOPIC:
            return None
    return None


def _is_said_behind(clauses: Clauses, demand: Demand) -> bool:
    """Whether who says it stands between the demand and the verb of saying: "해야 한다고 성명은 밝혔다"."""
    by, verb = demand.asked_by, demand.verb
    if by is None or verb is None:
        return False
    between = (p for p in clauses.phrases if verb.last < p.first and p.last < by.first)
    return any(p.case in (Case.TOPIC, Case.SUBJECT) for p in between)


def is_subject(phrase: Phrase) -> bool:
    """Whether a phrase is the subject or topic by its particle."""
    return phrase.case in (Case.TOPIC, Case.SUBJECT) or phrase.particle == "도"


def _is_own_subject(clauses: Clauses, phrase: Phrase, demand: Demand) -> bool:
    """Whether a subject is who is to do it, and not that of a clause inside: "유엔난민기구가 접근할 수 있도록
    허용하라"."""
    governor = clauses.governor(phrase)
    if governor is None or governor is demand.verb:
        return governor is not None
    if demand.verb in clauses.chain(governor):
        return True  # "정부가 나서서 ... 찾아 주세요"
    return governor.link is Link.QUOTING_ADNOMINAL or governor.ending.endswith(("라면", "다면"))


def conjoined(clauses: Clauses, phrase: Phrase) -> list[str]:
    """The bodies that a topic names together: "한국 외교부와 국가정보원 등은"."""
    found = [who_of(clauses, phrase).words.removesuffix(" 등")]
    first = phrase.first
    while (
        before := next((p for p in clauses.phrases if p.last == first - 1 and p.case is Case.AND), None)
    ) is not None:
        found.insert(0, who_of(clauses, before).words)
        first = before.first
    return found


def _is_asked(who: Who) -> bool:
    words = who.words.removesuffix(" 등").split()
    last = singular(words[-1]) if words else ""
    return (
        bool(PUBLIC.search(last))
        or last in place_words()
        or is_body(last)
        or bool(who.title)
        and not is_self(who.words)
    )


def owner_asked(clauses: Clauses, demand: Demand) -> Phrase | None:
    """Whose interest, part or help is asked for: "시민 여러분의 관심을 부탁드립니다"."""
    noun = demand.noun
    if noun is None or not clauses.words[noun.last].noun.endswith(_THEIRS):
        return None
    owner = next((p for p in clauses.phrases if p.last == noun.first - 1 and p.case is Case.OWNER), None)
    return owner if owner is not None and _is_asked(who_of(clauses, owner)) else None


#: What only those give who are asked.
_THEIRS = ("관심", "협조", "동참", "참여", "지지", "연대", "도움", "노력", "행동", "답변", "지원", "개입")
