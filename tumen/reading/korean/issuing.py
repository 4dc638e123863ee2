"""In whose voice a Korean document speaks: its signature, witness, publisher, author, or its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.reading.korean.mastheads import is_outlet, mastheads_of
from tumen.reading.korean.names import is_body
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Code points at the head of a document in which it says whose it is.
_HEAD = 400


def own_voice(source: Source, blocks: Sequence[tuple[BlockKind, Span]]) -> tuple[tuple[str, ...], str]:
    """Whose words the document is, and the rule that found them; no names where nothing says so."""
    if source.voices:
        return source.voices, "voice.given"
    told = (
        (signed_by(source.text, blocks), "voice.signature"),
        (witness_of(source.text, blocks), "voice.witness"),
        (source.publisher, "voice.publisher"),
        (source.author, "voice.author"),
        (titled_by(source.text, blocks), "voice.title"),
        (released_by(source.text), "voice.release"),
        (sender_of(source.text), "voice.sender"),
        (petitioner_of(source.text), "voice.petitioner"),
        (office_of(source.text), "voice.letterhead"),
        (signed_off(source.text), "voice.signature"),
        (credited(source.text), "voice.credit"),
    )
    signers = undersigned(source.text)
    if signers and not told[0][0]:
        return signers, "voice.signature"
    named = next((((name,), rule) for name, rule in told if name), None)
    heads = mastheads_of(source.text)
    return named or ((heads[:1], "voice.masthead") if heads else ((), "voice.own"))


_BYLINE = re.compile(
    r"(?:^|[\s=/·])[가-힣]{2,4} ?(?:기자|특파원|통신원|논설위원)(?=$|[\s=.,()·/])", re.MULTILINE
)
#: Code points at the head and the end of a report in which its byline stands.
_BYLINED = 400, 150


def is_news(text: str, names: Sequence[str]) -> bool:
    """Whether the words are an outlet's, who tells what others say; else they are a body's or person's."""
    head, end = _BYLINED
    return any(is_outlet(name) for name in names) or bool(
        _BYLINE.search(text, 0, head) or _BYLINE.search(text, max(0, len(text) - end))
    )


#: "발신: 국경너머 난민팀 (담당: ...)", at the head of a release.
_SENDER = re.compile(r"^[ \t]*(?:발신|보낸 ?이|발신인|담당)\s*[:：]\s*(?P<who>[^\n(]{2,40})", re.MULTILINE)
_OF_SENDER = re.compile(r"\s+\S{1,10}(?:팀|국|실|부|과|담당|(?:팀|국|실|부|과)장(?: \S{2,4})?)$")

_PETITIONER = re.compile(r"^[ \t]*청원인\s*[:：]\s*(?P<who>[가-힣*○]{2,12})", re.MULTILINE)


def petitioner_of(text: str) -> str:
    """Who put a petition before a parliament, by the name that it shows."""
    match = _PETITIONER.search(text, 0, _HEAD)
    return match["who"] if match else ""


def sender_of(text: str) -> str:
    """The body that a release says it comes from, without its desk."""
    match = _SENDER.search(text, 0, _HEAD)
    who = _OF_SENDER.sub("", match["who"].strip()) if match else ""
    if match is None or not who:
        return ""
    return who if is_body(who.split()[-1]) or "담당" not in match[0] else ""


#: The head of an official letter, and its end: "외교부 / 수신 ...", "외 교 부 장 관".
_LETTERHEAD = re.compile(
    r"^\s*(?P<who>[가-힣]{2,15}(?: [가-힣]{2,15})?)[ \t]*\n(?:[^\n]*\n){0,3}?[ \t]*수 ?신"
)
#: "소 관 : 통일부 (인권인도실)", in what a ministry answers in writing.
_IN_CHARGE = re.compile(
    r"^[ \t]*(?:소 *관(?: *(?:부처|기관))?|답 *변 *(?:부처|기관)|작 *성 *(?:부처|기관))"
    r"[ \t]*[:：][ \t]*(?P<who>[가-힣]{2,15})",
    re.MULTILINE,
)
_SPACED_OUT = re.compile(r"\n[ \t]*(?P<who>[가-힣](?: {1,3}[가-힣]){2,14})[ \t]*(?:\(?직인\)?)?\s*$")


def office_of(text: str) -> str:
    """The office whose official letter it is, by its end or its head; empty for none."""
    end, head = _SPACED_OUT.search(text), _LETTERHEAD.match(text) or _IN_CHARGE.search(text, 0, _HEAD)
    if end is not None:
        return end["who"].replace(" ", "")
    return head["who"].strip() if head is not None else ""


#: A date by itself near the end, and below it who signs: "2022년 8월 25일 / 자유의다리, 북녘가족회".
_UNDER_DATE = re.compile(
    r"\n[^\S\n]*(?:19|20)\d{2}[년.] ?\d{1,2}[월.] ?\d{1,2}[일.]?\s*\n"
    r"(?P<who>[^\n]{2,80}(?:\n[^\n]{2,40}){0,6})\s*$"
)
_LABEL = re.compile(r"^(?:발의자|제안자|대표발의|작성|연명|서명)\s*[:：]\s*")
_MANNERS = re.compile(r"\s*(?:\(직인 ?생략\)|일동|올림|드림|배상)\s*$")


def undersigned(text: str) -> tuple[str, ...]:
    """Everybody who signed below the date that a statement ends with; none where nobody did."""
    match = _UNDER_DATE.search(text)
    if match is None:
        return ()
    names = [_LABEL.sub("", _MANNERS.sub("", name).strip()) for name in re.split(r"[,、·\n]", match["who"])]
    return tuple(name for name in names if 1 < len(name) <= _LONGEST_SIGNER)


#: "북송피해가족모임 대표 김서린 외 16명 드림": a last line that signs, with or without a date above.
_LAST_LINE = re.compile(
    r"\n[^\n]{2,60}?(?:외 \d+(?:명|개 ?단체)(?: (?:일동|드림|올림))?|일동|드림|올림|배상)\s*$"
)


def signed_from(text: str) -> int:
    """Where the signature begins that closes a text, whose numbers count signers; its length for none."""
    match = _UNDER_DATE.search(text) or _LAST_LINE.search(text)
    return match.start() + 1 if match else len(text)


#: Letters of the longest name that signs.
_LONGEST_SIGNER = 30


#: "기다리는가족회 회장 문정애 올림", "강제송환반대시민모임 외 32개 단체".
_SIGNED = re.compile(r"^(?P<who>.{2,60}?)\s*(?:올림|드림|배상|일동|拜上)?\s*$")


def signed_by(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> str:
    """Who signed the document, as its last signature says; empty for none."""
    for kind, block in reversed(blocks):
        if kind is BlockKind.SIGNATURE:
            match = _SIGNED.match(block.of(text).strip().splitlines()[-1])
            return match["who"].strip() if match else ""
    return ""


#: "- 강변기도모임 총무 노한별 드림", "정리: 강변기록모임", "서울행정법원", in the first or last lines.
_SIGNS_OFF = re.compile(
    r"^[ \t]*[-–—~]*[ \t]*(?P<who>[가-힣A-Za-z(][^\n:：.?!]{1,40}?) ?(?:올림|드림|배상|일동|拜上|씀)[ \t.]*$",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"^[ \t(※*]*(?:정리|작성|작성자|발행|발행인|펴낸 ?이|펴낸 ?곳|"
    r"자료 ?제공|발언|발언자|낭독|글|글쓴이|번역|출처)[ \t]*[:：][ \t]*"
    r"(?P<who>[가-힣A-Za-z(][^\n:：|/]{1,40}?)[ \t)]*$",
    re.MULTILINE,
)
_COURT = re.compile(
    r"^\s*(?P<who>[가-힣]{2,12}법원|헌법재판소|국가인권위원회)[^\n]{0,30}(?:\n[^\n]*){0,4}?(?:판 ?결|결 ?정)"
)
_DATED_OFFICE = re.compile(
    r"^[ \t]*(?:19|20)\d{2}\. ?\d{1,2}\. ?\d{1,2}\.?(?: ?\([^)\n]{1,6}\))?[ \t]+"
    r"(?P<who>[가-힣]{2,10}(?:부|처|청|위원회|센터|재단|연대|협회|단체|대사관))(?=[ \t\n])",
    re.MULTILINE,
)
_FOOT = 400


def signed_off(text: str) -> str:
    """Who signs in one of the last lines, without a block of its own; empty for nobody."""
    found = list(_SIGNS_OFF.finditer(text, max(0, len(text) - _FOOT)))
    return found[-1]["who"].strip() if found else ""


def credited(text: str) -> str:
    """The court, the office or the body that the first or last lines say the words are by; empty for none."""
    court = _COURT.match(text) or _DATED_OFFICE.search(text, 0, _HEAD)
    if court is not None:
        return court["who"]
    found = list(_CREDIT.finditer(text, max(0, len(text) - _FOOT)))
    return found[-1]["who"].strip() if found else ""


#: Titles of papers that a body issues itself.
_OWN_PAPER = re.compile(
    r"(?:요약|성명서?|보고서|보도자료|자료집|백서|현황|통계|논평|입장문|소식지|회보|결정문|권고)$"
)
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


#: "[보도자료] ... 사단법인 북녘인권정보원(이사장 한주완)은 ... 발간했다": a release is by whom it opens with.
_RELEASE = re.compile(r"^\s*\[?(?:보도자료|성명|성명서|논평|입장문|취재요청)\]?")
_OPENS = re.compile(
    r"\n\s*(?:(?:사단|재단)법인 )?(?P<who>[가-힣A-Za-z]{3,20})(?:\([^()\n]*\))?(?:은|는|이|가) "
)


def released_by(text: str) -> str:
    """The body that a press release or a statement opens with; empty where it is no release."""
    match = _OPENS.search(text[:_HEAD]) if _RELEASE.match(text) else None
    return match["who"] if match and is_body(match["who"]) else ""


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
