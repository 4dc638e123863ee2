"""Who speaks a quotation that stands by itself, by the sentence in front of it, behind it, or around it.

"그는 이렇게 말했다. “...”", "“...” 박씨의 말이다.", "편지는 “...”라는 문장으로 시작한다".
"""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import Who, who_of
from tumen.reading.korean.pack import people
from tumen.reading.korean.people import is_human
from tumen.reading.korean.speakers import is_teller
from tumen.reading.korean.words import Case, Link

#: A sentence that ends by announcing words: "이렇게 말했다", "편지를 보냈다", "이렇게 적혀 있다".
_ANNOUNCES = re.compile(
    r"(?:(?:이렇게|다음과 같이|이같이|아래와 같이) (?:[가-힣]+ )?"
    r"(?:말|밝|털어|적|답|증언|회상|전|호소|덧붙|회고|썼|쓰|외|주장|설명|토로|물|부탁)[가-힣]*(?: [가-힣]+)?|"
    r"(?:편지|글|문자|쪽지|메시지|전자우편)(?:를|을) (?:보내|보냈|남겼|남기|건네|썼|적)[가-힣]*"
    r"(?: [가-힣]+)?|(?:그러|이러)(?:셨|시더|더|던데|시던데|데요)[가-힣]*|"
    r"(?:이야기|얘기|사연|심경|경험|기억|속내|말)(?:를|을) "
    r"(?:들려|털어|꺼냈|꺼내|전했|토로|이었|이어|보탰|남겼)[가-힣]*"
    r"(?: [가-힣]+)?|"
    r"(?:입|말문)(?:을|도) (?:열|뗐|떼)[가-힣]*|목소리(?:를|도) (?:높|떨)[가-힣]*|"
    r"고개(?:를|만) (?:저|흔들|끄덕|떨)[가-힣]*|"
    r"눈물(?:을|만) (?:흘|훔|쏟|보)[가-힣]*|"
    r"한숨(?:을|부터) (?:쉬|내쉬|쉰)[가-힣]*|울먹[가-힣]*|반문[가-힣]*|되물[가-힣]*|"
    r"(?:당시|그날|그때)(?:를|을) (?:이렇게 )?(?:회상|떠올|기억|돌아)[가-힣]*(?: [가-힣]+)?)[.:]?$"
)
#: What somebody said, as the topic of the sentence in front of their words: "목격자의 증언은 더 구체적이다".
_THEIR_WORDS = frozenset(
    "증언 말 이야기 얘기 설명 기억 회상 주장 진술 대답 답 반응 고백 전언 하소연 호소".split()
)
#: A sentence that tells whose the words before it are: "박씨의 말이다", "대표가 서울에서 한 말이다".
_TOLD_BEHIND = re.compile(
    r"(?:말|이야기|얘기|증언|고백|설명|전언|하소연|토로|회고|회상|당부|호소|물음|질문|지적|주장|반응|평가|진단|분석|해명|경고|"
    r"기억|대답|답변|답|반박|제안|바람|소망|조언|전망|탄식|비판|항변|진술)"
    r"(?:이다|입니다|이었다|였다|이었습니다|였습니다|이 (?:되었|됐)[가-힣]+)\.?$"
)
#: Papers that speak by themselves.
_PAPERS = frozenset(
    "편지 성명 성명서 보고서 기사 결정문 판결문 공문 답변서 회신 손팻말 현수막 문건 일기".split()
)


def announcer(clauses: Clauses) -> Who | None:
    """Who is about to speak, where the sentence announces words of theirs."""
    if not _ANNOUNCES.search(clauses.text.strip()):
        return _whose_words(clauses)
    return _who(clauses, [p for p in clauses.phrases if not p.quotation])


#: News that comes from somebody: "동료에게서 소식을 받았다", "소식통이 연락해 왔다".
_NEWS = frozenset("소식 연락 전화 편지 문자 메시지 이야기 얘기 제보 기별 전갈 쪽지 음성".split())
_GOT = tuple("받다 듣다 오다 전해지다 도착하다".split())
_CALLED = frozenset("연락하다 전화하다 제보하다 귀띔하다 연락해오다 전해오다 알려오다".split())


def bringer(clauses: Clauses) -> Who | None:
    """Who brought the news that a sentence tells of and does not tell; None for nobody."""
    final = next((p for p in reversed(clauses.predicates) if not p.quotation), None)
    if final is None or final.link is not Link.FINAL or any(w.quotation for w in clauses.words):
        return None
    if final.lemma in _CALLED:
        subjects = [
            p for p in clauses.phrases if p.case in (Case.SUBJECT, Case.TOPIC) and p.last < final.first
        ]
        found = next((p for p in reversed(subjects) if _speaks(clauses, p)), None)
        return who_of(clauses, found) if found is not None else None
    noun = clauses.words[final.first - 1].head if final.first else ""
    if not final.lemma.endswith(_GOT) or noun not in _NEWS:  # the lemma may hold the noun: "소식받다"
        return None
    given = [p for p in clauses.phrases if re.match(r"에게서|한테서|(?:으)?로부터|에서", p.particle)]
    found = next((p for p in reversed(given) if _speaks(clauses, p)), None)
    return who_of(clauses, found) if found is not None else None


def _whose_words(clauses: Clauses) -> Who | None:
    """Whose words a sentence is about that quotes none: "한 목격자의 증언은 더 구체적이다"."""
    topic_ = next((p for p in clauses.phrases if p.case is Case.TOPIC), None)
    if (
        topic_ is None
        or clauses.words[topic_.last].head not in _THEIR_WORDS
        or any(w.quotation for w in clauses.words)
    ):
        return None
    owner = next((p for p in clauses.phrases if p.last == topic_.first - 1 and p.case is Case.OWNER), None)
    return who_of(clauses, owner) if owner is not None and _speaks(clauses, owner) else None


def teller_behind(clauses: Clauses) -> Who | None:
    """Whose words stood before a sentence that says only whose they were."""
    if not _TOLD_BEHIND.search(clauses.text.strip()) or any(w.quotation for w in clauses.words):
        return None
    last = clauses.words[-1].index
    owners = [p for p in clauses.phrases if p.case is Case.OWNER and p.last >= last - 2]
    if owners:
        return who_of(clauses, owners[-1])
    subjects = [p for p in clauses.phrases if p.case is Case.SUBJECT]
    found = next((p for p in reversed(subjects) if _speaks(clauses, p)), None)
    return who_of(clauses, found) if found is not None else None


def around(clauses: Clauses, quotation: int) -> Who | None:
    """Who stands in front of a quotation in its own sentence and can speak: its topic or subject."""
    opening = next((w.index for w in clauses.words if w.quotation == quotation), None)
    if opening is None:
        return None
    return _who(clauses, [p for p in clauses.phrases if not p.quotation and p.last < opening])


def topic(clauses: Clauses) -> Who | None:
    """The person whom a sentence is about: a named one, a relative, one with a title."""
    for phrase in clauses.phrases:
        if phrase.case is Case.TOPIC and not phrase.quotation:
            who = who_of(clauses, phrase)
            return who if who.is_person or _is_kin(who) else None
    return None


def is_listed(clauses: Clauses) -> bool:
    """Whether a line only lists, with no verb that ends it: "통일부, 회신 거부"."""
    return not any(p.link is Link.FINAL and not p.quotation for p in clauses.predicates)


def _who(clauses: Clauses, phrases: list[Phrase]) -> Who | None:
    listed = is_listed(clauses)
    for phrase in phrases if listed else reversed(phrases):
        bare = listed and phrase.case is Case.BARE and clauses.words[phrase.last].comma
        if phrase.case not in (Case.TOPIC, Case.SUBJECT) and not bare:
            continue
        if _speaks(clauses, phrase):
            return who_of(clauses, phrase)
    return None


def _speaks(clauses: Clauses, phrase: Phrase) -> bool:
    who = who_of(clauses, phrase)
    last = who.words.split()[-1] if who.words else ""
    return is_teller(clauses, phrase) or is_human(last) or last in _PAPERS or last in ("그", "나", "내")


def _is_kin(who: Who) -> bool:
    return bool(who.words) and who.words.split()[-1] in people("relatives")
