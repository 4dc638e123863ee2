"""Who speaks a quotation that stands by itself, by the sentence in front of it, behind it, or around it.

"그는 이렇게 말했다. “...”", "“...” 박씨의 말이다.", "편지는 “...”라는 문장으로 시작한다".
"""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.names import Who, who_of
from tumen.reading.korean.people import counted
from tumen.reading.korean.speakers import is_teller
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.people import Counted

#: A sentence that ends by announcing words: "이렇게 말했다", "편지를 보냈다", "이렇게 적혀 있다".
_ANNOUNCES = re.compile(
    r"(?:(?:이렇게|다음과 같이|이같이|아래와 같이) (?:[가-힣]+ )?"
    r"(?:말|밝|털어|적|답|증언|회상|전|호소|덧붙|회고|썼|쓰|외|주장|설명|토로|물|부탁)[가-힣]*(?: [가-힣]+)?|"
    r"(?:편지|글|문자|쪽지|메시지|전자우편)(?:를|을) (?:보내|보냈|남겼|남기|건네|썼|적)[가-힣]*"
    r"(?: [가-힣]+)?|(?:그러|이러)(?:셨|시더|더|던데|시던데|데요)[가-힣]*)[.:]?$"
)
#: A sentence that tells whose the words before it are: "박씨의 말이다", "대표가 서울에서 한 말이다".
_TOLD_BEHIND = re.compile(
    r"(?:말|이야기|얘기|증언|고백|설명|전언|하소연|토로|회고|당부|호소|물음|질문)"
    r"(?:이다|입니다|이었다|였다|이었습니다|였습니다|이 (?:되었|됐)[가-힣]+)\.?$"
)
#: Papers that speak by themselves.
_PAPERS = frozenset(
    "편지 성명 성명서 보고서 기사 결정문 판결문 공문 답변서 회신 손팻말 현수막 문건 일기".split()
)
_KIN = frozenset(
    "어머니 아버지 아내 남편 딸 아들 언니 오빠 누나 형 동생 할머니 할아버지 부인 여동생 남동생".split()
)


def announcer(clauses: Clauses) -> Who | None:
    """Who is about to speak, where the sentence announces words of theirs."""
    if not _ANNOUNCES.search(clauses.text.strip()):
        return None
    return _who(clauses, [p for p in clauses.phrases if not p.quotation])


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


def _who(clauses: Clauses, phrases: list[Phrase]) -> Who | None:
    listed = not any(p.link is Link.FINAL and not p.quotation for p in clauses.predicates)
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
    is_human = counted(last) in (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES)
    return (
        is_teller(clauses, phrase)
        or is_human
        or last in _PAPERS
        or last in ("그", "나", "내")
        or _is_kin(who)
    )


def _is_kin(who: Who) -> bool:
    return bool(who.words) and who.words.split()[-1] in _KIN
