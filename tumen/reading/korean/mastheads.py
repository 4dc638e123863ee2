"""Who publishes a Korean document and who wrote it, by the lines at its head: "월간 《길섶》 | 글 ...".

Takes a text; gives the body first and then the author, as far as a line names them.
"""

from __future__ import annotations

import re

#: Code points at the head of a text in which its masthead stands.
_HEAD = 400
_PAPERS = r"(?:신문|일보|통신|방송|뉴스|저널|신보|타임스|데일리|매거진)"
#: Other words that outlets end with, or begin with: "남산TV", "강변저널사", "주간길섶".
_OUTLET = re.compile(
    rf"(?:{_PAPERS}|투데이|TV|티브이|FM|라디오|월간|주간)사?(?=$|[\s\d])|(?:^|\s)(?:주간(?!보호)|월간)[가-힣]{{1,8}}(?=$|\s)"
)
_NAME = r"[가-힣]{2,4}"
_BODIES = (
    re.compile(r"(?:월간|계간|격월간|주간|웹진|월보)\s*[《<「『](?P<who>[^》>」』\n]{2,20})[》>」』]"),
    re.compile(
        r"(?:매체|단체|신문|방송|통신|모임|센터)\s*['‘](?P<who>[^'’\n]{2,20})['’]\s*(?:정리|글|취재|편집)"
    ),
    re.compile(r"^(?P<who>[가-힣A-Za-z0-9]{2,20})\s*·\s*(?:19|20)\d{2}[.년-]", re.MULTILINE),
    re.compile(
        rf"^(?P<who>[가-힣A-Z]{{1,8}}{_PAPERS})(?:\s+\S{{1,6}})?\s*[|ㅣ/]\s*(?:19|20)\d{{2}}", re.MULTILINE
    ),
    # "나루모임 블로그 > 소식", "나루모임 2024. 7. 19. 21:48"
    re.compile(
        r"^(?P<who>[가-힣A-Za-z0-9]{2,20}) (?:블로그|누리집|홈페이지|카페|밴드|페이스북|인스타그램|"
        r"텔레그램)(?=\s|$|[>|])"
    ),
    re.compile(
        r"^(?!(?:기사)?(?:입력|수정|등록|송고|승인|발행|작성|게시|배포|최종수정|일시|날짜))"
        r"(?P<who>[가-힣A-Za-z]{2,20}) "
        r"(?:19|20)\d{2}\. ?\d{1,2}\. ?\d{1,2}\.? \d{1,2}:\d{2}",
        re.MULTILINE,
    ),
    # "한울FM <저녁의 길> 2025년 2월 6일 방송", "강변재단 『강제이송 백서 2025』"
    re.compile(
        r"^(?:\[[^\]\n]{2,20}\]\s*)?(?P<who>[가-힣A-Z]{2,12}) ?[<〈《][^>〉》\n]{2,20}[>〉》] ?"
        r"(?:19|20)\d{2}",
        re.MULTILINE,
    ),
    re.compile(
        r"^\s*(?P<who>[가-힣]{3,20}) ?[『《][^』》\n]{2,40}(?:백서|보고서|연감|자료집|실태|현황|조사|통계|"
        r"회보)"
        r"[^』》\n]{0,12}[』》]"
    ),
    # "외교부 대변인 정례브리핑"
    re.compile(r"^\s*(?P<who>[가-힣]{2,12}?) ?(?:(?:부|수석)?대변인 ?)?(?:정례|일일|주간|긴급) ?브리핑"),
    re.compile(rf"^(?P<who>[가-힣A-Z]{{1,8}}{_PAPERS})\s+(?:19|20)\d{{2}}년[^\n]{{0,14}}일자", re.MULTILINE),
    re.compile(rf"[|ㅣ]\s*(?P<who>[가-힣A-Z]{{1,8}}{_PAPERS})(?:\s|$)", re.MULTILINE),
)
_AUTHORS = (
    re.compile(
        rf"(?:^|[|ㅣ/,]\s*)(?:글|정리|글쓴이|필자)\s*[:：]?\s+(?P<who>{_NAME})(?=\s|$|[|(,])", re.MULTILINE
    ),
    re.compile(rf"['’]\s*(?:정리|글)\s*[:：]\s*(?P<who>{_NAME})(?=\s|$|[|(,])"),
    re.compile(
        rf"^(?P<who>{_NAME})\s*\([^)\n]{{2,40}}(?:수필가|작가|시인|회원|교수|변호사|활동가|대표|연구원|연구위원)[^)\n]*\)\s*$",
        re.MULTILINE,
    ),
    re.compile(rf"^\[(?P<who>{_NAME})(?:의)? (?:칼럼|시론|기고|시평|세상)[^\]\n]*\]", re.MULTILINE),
)
#: "방콕에서 하늘방송 남궁현입니다.", which closes a report that is spoken.
_SIGNS_OFF = re.compile(
    rf"(?P<who>[가-힣A-Z]{{1,8}}{_PAPERS})\s?(?P<by>{_NAME})(?:입니다|이었습니다|였습니다)\."
)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet, by what such names end or begin with."""
    return _OUTLET.search(name) is not None


def mastheads_of(text: str) -> tuple[str, ...]:
    """The body and the author whom the head names; none where no line does."""
    found = [_first(patterns, text) for patterns in (_BODIES, _AUTHORS)]
    if not any(found) and (signs := _SIGNS_OFF.search(text)):
        found = [signs["who"], signs["by"]]
    return tuple(name for name in found if name)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    return next((match["who"] for each in patterns if (match := each.search(text, 0, _HEAD))), "")
