"""Who speaks by the layout of a Korean document: turns of a transcript, the person interviewed, who signed
it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.reading.korean.names import is_korean_name
from tumen.reading.korean.parties import answers_by, asks_by, briefer_at, named_in_label, signed_at_end
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label as written and the words spoken. ``is_asking`` for interviewers and presenters.

    ``is_minuted`` in minutes and papers of briefings, turns from end to end; ``is_bite`` for words that a
    report plays between brackets, which are quoted.
    """

    label: str
    label_span: Span
    said: Span
    is_asking: bool
    is_minuted: bool = False
    is_bite: bool = False


#: "[이 모 씨 / 피해자 (음성변조) : ...]", the sound bites of television.
_BITE = re.compile(
    r"\[\s*(?P<who>[^\[\]:：/\n]{1,30}?)\s*(?:/\s*(?P<role>[^:：\]\n]{1,40}?))?\s*(?:\([^)"
    r"\n]{1,20}\)\s*)?[:：]\s*(?P<said>[^\]]+)"
)
#: "◆ 김철수> ...", "▶ 진행자: ...", "문: ...", "Q. ...".
_LINE = re.compile(
    r"\s*(?P<mark>[◇◆▷▶■□●○◯〇△▲☞-]\s?)?(?P<who>[가-힣A-Z○][가-힣A-Za-z○· ]{0,24}?(?:\([^)"
    r"\n]{1,20}\))?)\s*(?:[:：>＞]|(?<=[QA문답])\.)\s*(?P<said>\S.*)",
    re.DOTALL,
)
#: "○오세란 위원  ...", the minutes of a parliament; "<답변> ...", the paper of a briefing.
_MINUTES = re.compile(
    r"\s*[○◯〇]\s?(?P<who>[가-힣]{2,12}(?:\s[가-힣()]{1,12}){0,5})\s{2,}(?P<said>\S.*)", re.DOTALL
)
_BRACKETED = re.compile(
    r"\s*[<〈＜【\[(](?P<who>질문|답변|문|답|질의|응답)(?: ?\d+)?[>〉＞】\])]\s*[:：]?\s*(?P<said>\S.*)",
    re.DOTALL,
)
#: "질문 1) ...", "답변 2. ...".
_NUMBERED = re.compile(
    r"\s*(?:[-□○] ?)?(?P<who>질문|답변|문|답|질의|응답|Q|A) ?\d{1,2} ?[.):：]\s*(?P<said>\S.*)", re.DOTALL
)
#: "○표민주 위원 ...", "◯외교부장관 기영후 ...", "○위원장 노상진 ...": one space behind name and office.
_OFFICE = (
    r"(?:위원장|부위원장|소위원장|의장|부의장|위원|의원|장관|차관|차관보|국장|실장|청장|처장|대사|총리|증인|참고인|"
    r"진술인|직무대리|전문위원|대변인|조정관)"
)
_IN_OFFICE = re.compile(
    rf"\s*(?P<mark>[○◯〇-]\s?)?(?P<who>(?P<first>[가-힣]{{2,4}}) [가-힣]{{0,12}}{_OFFICE}|"
    rf"[가-힣]{{0,10}}(?:제?\d)?[가-힣]{{0,4}}{_OFFICE} (?P<last>[가-힣]{{2,4}}))"
    r"(?:\s*[:：]\s*|\s{2,}|(?(mark) |  ))(?![가-힣]{2,4}\s*[:：])(?P<said>[^\s:：].*)",
    re.DOTALL,
)
#: What the head of a parliament's minutes says that it is: nothing in them is quoted.
_OF_MINUTES = re.compile(r"회의록|속기록|국정감사")
#: Code points at the head of a paper in which they stand.
_HEAD = 300
_ASKING = frozenset("문 질문 Q 기자 진행자 앵커 사회자 사회 질의 조사관 면담자 인터뷰어".split())
#: Labels of turns that answer, without a name, and those of roles that do.
ANSWERS = frozenset("답 답변 A 응답".split())
_ANSWERING = ANSWERS | {"증언자", "면담 대상자", "구술자", "진술인", "대변인", "당국자"}
#: Of these, labels that are nobody's office.
_REPLYING = ANSWERS | {"증언자", "면담 대상자", "구술자", "진술인", "출연자"}
#: "[노한별] [오후 3:12] ...", "2024년 5월 3일 오후 3:12, 노한별 : ...", the messages of a chat.
_CHAT = re.compile(
    r"\s*(?:\[(?P<who>[^\[\]\n]{1,20})\] ?\[(?:오전|오후)? ?\d{1,2}:\d{2}\]|"
    r"(?:\d{4}[년.][^,\n]{4,14}[일.] )?(?:오전|오후) ?\d{1,2}:\d{2}, ?(?P<by>[^:\n]{1,20}?) ?:)"
    r"\s*(?P<said>\S.*)",
    re.DOTALL,
)
#: Labels of forms, not of people who speak.
_NOT_SPEAKERS = frozenset(
    "기준일 발행일 일시 날짜 장소 제목 출처 사진 자료 문의 연락처 전화 수신 발신 참조 "
    "주소 주의 참고 비고 이메일 주 증언 표 그림 기자명 입력 수정 등록 보도 배포 담당 작성 "
    "작성일 작성자 수신인 발신인 주제 요약 개요 첨부 붙임 대상 목적 기간 방법 결과 이름 성명 "
    "나이 성별 인원 국적 직업 출생 송고 번호 문서번호 배포일시 사건 유형 목차".split()
)
#: Labels at the head that name parties; with words that somebody speaks behind them they are turns.
_CREDITS = re.compile(
    r"^(?:진행자?|출연자?|사회자?|대담자?|게스트|초대 ?손님|면담자|구술자?|증언자|진술인|브리핑|발표자?|앵커|"
    r"기자|패널)$"
)
_SPOKEN = re.compile(r"[.?!…다요죠까][\"”’)]?$")
_PARTICLES = re.compile(r"(?<=\S)\s*씨$")


def turn_of(text: str, block: Span) -> Turn | None:
    """The turn that a block of text is, or None."""
    bite = _BITE.match(text, block.start, block.end)
    if bite and bite["who"] not in _NOT_SPEAKERS:
        end = bite.end("said")
        said, label = Span(bite.start("said"), end), _PARTICLES.sub("", bite["who"])
        return Turn(label, Span(*bite.span("who")), said, is_asking=False, is_bite=True)
    if chat := _CHAT.match(text, block.start, block.end):
        name = "who" if chat["who"] else "by"
        said = Span(chat.start("said"), block.end)
        return Turn(
            _PARTICLES.sub("", chat[name].strip()),
            Span(*chat.span(name)),
            said,
            is_asking=False,
            is_minuted=True,
        )
    for pattern in (_MINUTES, _BRACKETED, _NUMBERED):
        if marked := pattern.match(text, block.start, block.end):
            who = marked["who"].strip()
            said = Span(marked.start("said"), block.end)
            return Turn(who, Span(*marked.span("who")), said, who in _ASKING, is_minuted=True)
    office = _IN_OFFICE.match(text, block.start, block.end)
    if office and is_korean_name(office["first"] or office["last"]):
        said = Span(office.start("said"), block.end)
        return Turn(office["who"], Span(*office.span("who")), said, False, is_minuted=True)
    line = _LINE.match(text, block.start, block.end)
    if not line or line["who"].strip() in _NOT_SPEAKERS or len(line["who"].split()) > 4:
        return None
    if _CREDITS.match(line["who"].strip()) and not _SPOKEN.search(line["said"].rstrip()):
        return None  # "진행 : 노한별 앵커"
    who = re.sub(r"\([^)]*\)", "", line["who"]).strip()
    asking = who in _ASKING
    said, mark = Span(line.start("said"), block.end), (line["mark"] or " ")[0]
    minuted = mark in "○◯〇" and _OF_MINUTES.search(text, 0, _HEAD) is not None
    return Turn(_PARTICLES.sub("", who), Span(*line.span("who")), said, asking, minuted)


def turns_of(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> dict[int, Turn]:
    """The turns of a transcript by block. A label in plain lines counts when it comes twice, is marked, or is
    of a role."""
    found = {
        number: turn
        for number, (kind, block) in enumerate(blocks)
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE) and (turn := turn_of(text, block)) is not None
    }
    labels = Counter(turn.label for turn in found.values())
    found = {
        number: turn
        for number, turn in found.items()
        if turn.is_minuted
        or text[blocks[number][1].start] in "[◇◆▷▶■□●○◯〇△▲"
        or labels[turn.label] > 1
        or turn.label in _ASKING
        or turn.label in _ANSWERING
    }
    if any(turn.is_minuted for turn in found.values()):
        found = {n: turn if turn.is_bite else replace(turn, is_minuted=True) for n, turn in found.items()}
    found = {**_going_on(text, blocks, found), **found}
    if briefer := briefer_at(text):
        found = {**_opening(text, blocks, Span(*briefer)), **found}
    return _named(text, found)


def _named(text: str, found: dict[int, Turn]) -> dict[int, Turn]:
    """The turns with who speaks them for "문" and "답", by the head, by the label, by who signs."""
    (answers, briefs), asks = answers_by(text), asks_by(text)
    named: dict[int, Turn] = {}
    last, signed = "", frozenset[str]()
    for number, turn in sorted(found.items()):
        label = turn.label
        if turn.is_asking:
            signs = signed_at_end(turn.said.of(text).rstrip(), signed)
            last = named_in_label(turn.label_span.of(text), last) or signs
            label = last or asks or label
            signed |= set(last.split()[-1:])
        elif answers and label in (_ANSWERING if briefs else _REPLYING):
            label = answers
        asking = turn.is_asking or (bool(asks) and asks in label.split())
        named[number] = replace(turn, label=label, is_asking=asking)
    return named


#: What opens a block that nobody goes on speaking in: a stage direction, a date, a heading, an annex.
_BREAKS = re.compile(r"\s*(?:[(\[<〈【□■▶※]|(?:19|20)\d\d[년.]|붙임|첨부|끝\b|-{3})")
#: Turns of minutes that make a document a transcript.
_TRANSCRIPT = 2


def _going_on(text: str, blocks: Sequence[tuple[BlockKind, Span]], found: dict[int, Turn]) -> dict[int, Turn]:
    """The paragraphs of a transcript in which whoever had the word goes on: to the end of minutes, else
    between one turn and the next."""
    if sum(not turn.is_bite for turn in found.values()) < _TRANSCRIPT:
        return {}
    end = max(found)
    more: dict[int, Turn] = {}
    last: Turn | None = None
    for number, (kind, block) in enumerate(blocks):
        if number in found:
            last = found[number] if not found[number].is_bite else None
        elif kind is not BlockKind.PARAGRAPH or _BREAKS.match(text, block.start, block.end):
            last = None
        elif last is not None and (last.is_minuted or number < end):
            more[number] = replace(last, said=block)
    return more


#: The heading of what a briefer says before the questions, and any other heading in brackets.
_OPENS = re.compile(r"\s*[<〈＜\[]\s*모두 ?발언\s*[>〉＞\]]\s*$")
_HEADED = re.compile(r"\s*[<〈＜\[][^<>〈〉\[\]\n]{1,20}[>〉＞\]]")


def _opening(text: str, blocks: Sequence[tuple[BlockKind, Span]], briefer: Span) -> dict[int, Turn]:
    """The blocks of the opening statement of a briefing, each a turn of the briefer."""
    found: dict[int, Turn] = {}
    is_open = False
    for number, (_, block) in enumerate(blocks):
        if _OPENS.match(text, block.start, block.end):
            is_open = True
        elif _HEADED.match(text, block.start, block.end):
            is_open = False
        elif is_open:
            found[number] = Turn("답변", briefer, block, is_asking=False, is_minuted=True)
    return found


_INTERVIEW = re.compile(r"\[?\s*(?:인터뷰|단독 인터뷰|대담|만나다|만난 사람|Q&A|일문일답)\s*\]?")


def is_interview(headline: str, opening: str) -> bool:
    """Whether the document says of itself that it is an interview."""
    return bool(_INTERVIEW.search(headline)) or bool(
        re.search(r"(?:인터뷰(?:했다|를 (?:했|가졌|진행))|일문일답)", opening)
    )
