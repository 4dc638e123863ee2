"""Who speaks by the layout of a Korean document: turns of a transcript, the person interviewed, who signed
it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label as written and the words spoken. ``is_asking`` for interviewers and presenters."""

    label: str
    label_span: Span
    said: Span
    is_asking: bool


#: "[이 모 씨 / 피해자 (음성변조) : ...]", the sound bites of television.
_BITE = re.compile(
    r"\[\s*(?P<who>[^\[\]:：/\n]{1,30}?)\s*(?:/\s*(?P<role>[^:：\]\n]{1,40}?))?\s*(?:\([^)"
    r"\n]{1,20}\)\s*)?[:：]\s*(?P<said>[^\]]+)"
)
#: "◆ 김철수> ...", "▶ 진행자: ...", "문: ...", "Q. ...".
_LINE = re.compile(
    r"\s*(?P<mark>[◇◆▷▶■□●○△▲☞-]\s?)?(?P<who>[가-힣A-Z○][가-힣A-Za-z○· ]{0,24}?(?:\([^)"
    r"\n]{1,20}\))?)\s*(?:[:：>＞]|(?<=[QA문답])\.)\s*(?P<said>\S.*)",
    re.DOTALL,
)
_ASKING = re.compile(r"^(?:문|질문|Q|기자|진행자|앵커|사회자|사회|질의|조사관|면담자|인터뷰어)$")
_ANSWERING = re.compile(r"^(?:답|답변|A|응답|증언자|면담 대상자|구술자|대변인|당국자)$")
#: Labels of forms, not of people who speak.
_NOT_SPEAKERS = re.compile(
    r"^(?:기준일|발행일|일시|날짜|장소|제목|출처|사진|자료|문의|연락처|전화|수신|발신|참조|"
    r"주소|주의|참고|비고|이메일|주|증언|표|그림|기자명|입력|수정|등록|보도|배포|담당|작성|"
    r"작성일|작성자|수신인|발신인|주제|요약|개요|첨부|붙임|대상|목적|기간|방법|결과|이름|성명|"
    r"나이|성별|인원|국적|직업|출생|송고|번호|문서번호|배포일시|사건|유형|목차)$"
)
_PARTICLES = re.compile(r"\s*씨$")


def turn_of(text: str, block: Span) -> Turn | None:
    """The turn that a block of text is, or None."""
    bite = _BITE.match(text, block.start, block.end)
    if bite and not _NOT_SPEAKERS.match(bite["who"]):
        end = bite.end("said")
        return Turn(
            _PARTICLES.sub("", bite["who"]), Span(*bite.span("who")), Span(bite.start("said"), end), False
        )
    line = _LINE.match(text, block.start, block.end)
    if not line or _NOT_SPEAKERS.match(line["who"].strip()) or len(line["who"].split()) > 4:
        return None
    who = re.sub(r"\([^)]*\)", "", line["who"]).strip()
    asking = bool(_ASKING.match(who))
    return Turn(_PARTICLES.sub("", who), Span(*line.span("who")), Span(line.start("said"), block.end), asking)


def turns_of(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> dict[int, Turn]:
    """The turns of a transcript by block. A label in plain lines counts when it comes twice, is marked, or is
    of a role."""
    found = {
        number: turn
        for number, (kind, block) in enumerate(blocks)
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE) and (turn := turn_of(text, block)) is not None
    }
    labels = [turn.label for turn in found.values()]
    return {
        number: turn
        for number, turn in found.items()
        if text[blocks[number][1].start] in "[◇◆▷▶■□●○△▲"
        or labels.count(turn.label) > 1
        or _ASKING.match(turn.label)
        or _ANSWERING.match(turn.label)
    }


_INTERVIEW = re.compile(r"\[?\s*(?:인터뷰|단독 인터뷰|대담|만나다|만난 사람|Q&A|일문일답)\s*\]?")


def is_interview(headline: str, opening: str) -> bool:
    """Whether the document says of itself that it is an interview."""
    return bool(_INTERVIEW.search(headline)) or bool(
        re.search(r"(?:인터뷰(?:했다|를 (?:했|가졌|진행))|일문일답)", opening)
    )


#: "기다리는가족회 회장 문정애 올림", "강제송환반대시민모임 외 32개 단체".
_SIGNED = re.compile(r"^(?P<who>.{2,60}?)\s*(?:올림|드림|배상|일동|拜上)?\s*$")


def signed_by(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> str:
    """Who signed the document, as its last signature says; empty for none."""
    for kind, block in reversed(blocks):
        if kind is BlockKind.SIGNATURE:
            match = _SIGNED.match(block.of(text).strip().splitlines()[-1])
            return match["who"].strip() if match else ""
    return ""


#: "[오은재의 창] ...", "한울인권기록원 북한인권 ... 요약": who a title says that the words below are by.
_COLUMN = re.compile(
    r"^\[(?P<who>[가-힣]{2,5})의 [^\]]{1,14}\]|^(?P<body>[가-힣]{2,12}(?:기록원|센터|위원회|"
    r"연대|재단|협회|연구소|연구원|모임|기구|단체|네트워크|사무소|연합))\s"
)


def titled_by(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> str:
    """The author or body that the headline names; empty for none."""
    headline = next((span.of(text) for kind, span in blocks if kind is BlockKind.HEADLINE), "")
    match = _COLUMN.match(headline)
    if match is None:
        return ""
    return match["who"] or (match["body"] if _OWN_PAPER.search(headline) else "")


_OWN_PAPER = re.compile(
    r"(?:요약|성명서?|보고서|보도자료|자료집|백서|현황|통계|논평|입장문|소식지|회보|결정문|권고)$"
)


#: "김○○ (가명, 1979년 함경북도 온성 출생)", "증언자: 이순희".
_WITNESS = re.compile(
    r"^(?:증언자|구술자|증언|글|기고|필자|진술인)\s*[:：]?\s*(?P<who>[가-힣○]{2,6}(?: "
    r"[가-힣○]{1,4}){0,2})\s*(?:\(|$|,)"
)


def witness_of(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> str:
    """The witness whom the first lines name ("증언자 김○○")."""
    for _, block in blocks[:5]:
        match = _WITNESS.match(block.of(text))
        if match:
            return match["who"]
    return ""
