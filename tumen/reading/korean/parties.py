"""Who asks and who answers in a transcript by what its head says of them, and by who signs a question.

Takes a text; gives the words for each party as they are written ("노한별 부대변인"), empty where no line
names one.
"""

from __future__ import annotations

import re

from tumen.reading.korean.mastheads import is_outlet
from tumen.reading.korean.names import is_korean_name

#: Code points at the head of a paper in which they stand.
_HEAD = 300
#: "브리핑: 옥다현 부대변인", who answers in a briefing.
_BRIEFS = re.compile(
    r"^[^\S\n]*(?:브리핑|브리퍼|발표|발표자|답 ?변 ?자|답변 ?(?:기관|부처)|소관 ?부처)\s*[:：]\s*"
    r"(?P<who>[가-힣][^\n(]{1,30}?)\s*(?:\(|$)",
    re.MULTILINE,
)
_SPOKESPERSON = re.compile(r"^(?:[가-힣]{2,8} )?(?P<who>(?:부|정책)?대변인 [가-힣]{2,4})\s*$", re.MULTILINE)
#: "증언자 노한별(가명, 여, 1979년생)", "구술: 노한별", "출연: 노한별 대표": who was heard.
_HEARD = re.compile(
    r"^[ \t]*(?:[■□▶▷◆◇●○※*-][ \t]*)?(?:증언자|구술자?|진술자|진술인|피면담자|면담 ?대상자|인터뷰이|"
    r"응답자|출연자?|초대 ?손님|게스트|피조사자|제보자|신청인|청구인)[ \t]*[:：]?[ \t]*"
    r"(?P<who>[가-힣○*]{2,5})(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
#: "질문자: 노한별 의원", who asks in writing; "면담자 윤동혁", "진행 : 노한별 앵커", who asks aloud.
_QUESTIONER = re.compile(
    r"^[^\S\n]*(?:질 ?문 ?자|질의자|질의 ?의원)\s*[:：]\s*(?P<who>[가-힣][^\n(]{1,30}?)\s*(?:\(|$)",
    re.MULTILINE,
)
_HOST = re.compile(
    r"(?:^|[/|·,][ \t]*)[ \t]*(?:[■□▶▷◆◇●○※*-][ \t]*)?(?:면담자|면담 ?조사관|면접자|조사자|질문자|인터뷰어|"
    r"진행자?|사회자?|채록자?|대담자?|앵커)[ \t]*[:：]?[ \t]*(?P<who>[가-힣]{2,4})(?=[ \t]*(?:$|[(/|,·]|앵커|"
    r"기자|아나운서|조사관|연구원|활동가|간사|팀장|실장|국장|위원|씨))",
    re.MULTILINE,
)
#: "... 어떻게 보십니까? (새벽일보 노한별 기자)", "... 뜻인지요. (노한별)".
_SIGNED = re.compile(r"\((?P<who>[가-힣A-Z][^()\n]{1,29})\)\s*$")
#: "문(새벽일보 노한별): ...", "기자(노한별): ..."; "같은 기자" is the one who asked last.
_AGAIN = re.compile(r"(?:같은|동일|위와 같은|앞의?) ?(?:기자|질문자|사람|분|매체)|상동|추가 ?질문|이어서")


def answers_by(text: str) -> tuple[str, bool]:
    """Who answers, as the head says, and whether that is an office that briefs or answers in writing."""
    if briefs := _briefer(text):
        return briefs["who"], True
    heard = list(_HEARD.finditer(text, 0, _HEAD))
    if len(heard) != 1 or not is_korean_name(heard[0]["who"]) and "○" not in heard[0]["who"]:
        return "", False
    rest = re.sub(r"\([^)]*\)", "", heard[0]["rest"])
    return ("", False) if re.search(r"[,、·]", rest) else (heard[0]["who"], False)


def briefer_at(text: str) -> tuple[int, int] | None:
    """Where the head names who briefs; None for nobody."""
    found = _briefer(text)
    return found.span("who") if found else None


def _briefer(text: str) -> re.Match[str] | None:
    return _BRIEFS.search(text) or _SPOKESPERSON.search(text, 0, _HEAD)


def asks_by(text: str) -> str:
    """Who asks, as the head says."""
    asks = _QUESTIONER.search(text, 0, _HEAD)
    if asks:
        return asks["who"]
    host = next((m for m in _HOST.finditer(text, 0, _HEAD) if is_korean_name(m["who"])), None)
    return host["who"] if host else ""


def signed_at_end(question: str, known: frozenset[str]) -> str:
    """Who signs a question at its end: a reporter, a name behind an outlet, or a name that signed before."""
    match = _SIGNED.search(question)
    if match is None:
        return ""
    return match["who"].strip() if _is_asker(match["who"].strip(), known, alone=False) else ""


def named_in_label(label: str, last: str) -> str:
    """Who asks by the brackets of a label: "문(새벽일보 노한별)"; ``last`` is who asked before."""
    match = re.search(r"\(([^()\n]{1,29})\)\s*$", label)
    if match is None:
        return ""
    inside = match[1].strip()
    if _AGAIN.match(inside):
        return last
    return inside if _is_asker(inside, frozenset(), alone=True) else ""


def _is_asker(words: str, known: frozenset[str], *, alone: bool) -> bool:
    parts = words.split()
    if not parts:
        return False  # "문( ):"
    if parts[-1] in ("기자", "특파원", "앵커", "PD"):
        return True
    if len(parts) > _LONGEST or not re.fullmatch(r"[가-힣]{2,4}", parts[-1]):
        return False
    if len(parts) > 1 and (is_outlet(parts[-2]) or parts[-2].endswith("보")):
        return True
    return parts[-1] in known or (alone and is_korean_name(parts[-1]))


#: Words of an outlet and a name.
_LONGEST = 3
