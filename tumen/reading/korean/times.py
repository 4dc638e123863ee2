"""Korean time expressions: where they stand and what they are made of; `dating` says which days they mean.

Takes a text; gives each expression with its parts ("지난달 26일 오전" is the month before and day 26). Clock
times are taken along with their day and mean no more than it. Lengths of time ("석 달 동안") are numbers, not
times, unless the words place them ("최근 3년간", "사흘 전").
"""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.reading.korean.numerals import DAYS, NATIVE_DAYS, numeral_at
from tumen.reading.korean.pairing import paired
from tumen.reading.korean.parts import Parts, TimeExpression
from tumen.vocabulary.spans import Span


def _meanings(table: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in table.items() for word in words.split("|")}


_YEAR_WORDS = _meanings(
    {
        "this": "올해|금년",
        "last": "지난해|지난 해|작년|전년",
        "before last": "재작년|지지난해|그러께",
        "next": "내년",
        "same": "그해|그 해|같은 해|당해 연도|당해 년도|당해연도|당해년도",
        "following": "이듬해|다음 해|다음해|그 다음 해",
        "preceding": "그 전해|그전해|그 전 해",
    }
)
_MONTH_WORDS = _meanings(
    {
        "this": "이달|이번 달|이번달",
        "last": "지난달|지난 달|전달",
        "before last": "지지난달|지지난 달",
        "next": "다음 달|다음달|내달",
        "same": "그달|그 달|같은 달",
        "following": "이듬달|그 다음 달|그다음 달|그 다음달",
    }
)
_DAY_WORDS = _meanings(
    {
        "today": "오늘",
        "yesterday": "어제|간밤|지난밤|어젯밤",
        "before yesterday": "그제|그저께|엊그제",
        "tomorrow": "내일",
        "this": "이날|이 날",
        "before": "전날",
        "same": "당일|그날|그 날|같은 날",
        "next": "다음 날|다음날|이튿날",
        "first": "첫날|첫 날",
    }
)
_WEEK_WORDS = _meanings({"last": "지난주|지난 주", "this": "이번 주|이번주|금주", "next": "다음 주|다음주"})
_UNITS = _meanings(
    {"year": "년|해", "month": "개월|달", "week": "주일|주|주간", "day": "일", "hour": "시간|분"}
)
_WEEKDAYS = "월화수목금토일"
_PARTS = (
    "같은 기간|동기|이맘때|연말|연초|초순|초중순|초반|초|중순|중반|하순|말께|말|상순|상반기|하반기|[1-4]분기|"
    "봄|여름|가을|겨울|한 해|한 달"
)
_CLOCK = (
    r"(?: ?(?:이른 |늦은 )?(?:새벽|오전|오후|아침|한낮|낮|저녁|밤늦게|한밤중|밤|정오|자정)"
    r"(?: ?\d{1,2}시(?: ?(?:\d{1,2}분|반))?"
    r"| ?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두) ?시)?"
    r"(?: ?(?:쯤|께|경|무렵))?)?"
)
_LOCAL = r"(?: ?\([가-힣 ]{0,8}(?:현지|한국|미국|동부|유럽)[가-힣 ]{0,6}\)| ?\([월화수목금토일](?:요일)?\))?"


def _words(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _again(pattern: str, mark: str) -> str:
    """``pattern`` with other names for its groups, so that it can stand in one expression twice."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{mark}>", pattern)


_YEAR = (
    r"(?:(?:(?P<fromyear>(?:19|20)\d{2})년? ?[~∼〜–-] ?)?(?P<year>(?:19|20)\d{2})년"
    r"(?!대|간|생|도산|여|형|짜리)(?:도)?"
    r"|'(?P<short>\d{2})년|(?<![\d.,])(?P<bare>\d{2})년(?= \d{1,2}월(?! ?[간만]))|"
    rf"(?<![가-힣])(?P<yearword>{_words(_YEAR_WORDS)})(?=[ 에도의는은부까만들이초말가,.…·\d]|$)|"
    r"(?<![가-힣])(?P<thisyear>올)(?= ?(?:봄|여름|가을|겨울|초|상반기|하반기|들어|\d{1,2}월)))"
)
_MONTH = (
    r"(?:(?:(?P<from>1[0-2]|0?[1-9])(?:월? ?[~∼〜–-] ?|·))?(?P<month>1[0-2]|0?[1-9])월(?![급요세])|"
    rf"(?<![가-힣])(?P<monthword>{_words(_MONTH_WORDS)})(?=[ 에도의는은부까만이초말,.…·\d]|$))"
    rf"(?: ?(?P<part>{_PARTS})(?=[ 에도의는은부까만이,.…·]|$))?"
)
_DAY = (
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:(?: ?[~∼〜–-] ?|·)(?P<last>3[01]|[12]\d|[1-9]))?일"
    r"(?!간| ?동안|째| ?만에| ?뒤|부(?!터)| ?후(?![가-힣])| ?내내| ?이내| ?안에| ?가까이| ?넘게| ?이상"
    r"| ?남짓|치|여|정|자리|[일주]))"
)
_OF_YEAR = rf"{_YEAR}(?: ?(?P<ypart>{_PARTS})(?![가-힣]*[내]에서))?(?: ?{_MONTH}(?: ?{_DAY})?)?"
_OF_MONTH = _again(rf"{_MONTH}(?: ?{_DAY})?", "2")
_OF_WEEK = (
    rf"(?:(?<![가-힣])(?P<week>{_words(_WEEK_WORDS)}) ?)?(?<![가-힣])"
    rf"(?:(?P<weekday>[{_WEEKDAYS}])요일|(?P<weekend>주말))"
    rf"|(?<![가-힣])(?P<week2>{_words(_WEEK_WORDS)})(?=[ 에도의는은부까만초말,.]|$)"
)
#: Parts of a year without the year: "상반기"; "지난 봄".
_OF_SEASON = (
    r"(?<![가-힣\d])(?P<half>[상하]반기|[1-4]분기|연말|연초)(?=[ 에의는까부,.(]|$)"
    r"|(?:(?<=지난 )|(?<=올 )|(?<=오는 )|(?<=지난)|(?<=올))"
    r"(?P<season>[1-4]분기|봄|여름|가을|겨울|상반기|하반기)"
)
_WHICH = (
    r"(?:(?P<which>지난|오는)"
    r"(?= (?:\d|[월화수목금토일]요일|주말|[1-4]분기|여름|봄|가을|겨울|상반기|하반기)) )?"
)
_DATE = re.compile(
    r"(?P<nyear>(?:19|20)\d{2})[.\-/] ?(?P<nmonth>1[0-2]|0?[1-9])[.\-/] ?"
    r"(?P<nday>3[01]|[12]\d|0?[1-9])(?!\d)\.?"
    r"|(?<!\d)(?P<decade>(?:(?:19|20)\d|[5-9]))0년대(?: ?(?P<dpart>초반|중반|후반|초중반|중후반|초|말))?"
    rf"|{_WHICH}(?:{_OF_YEAR}|{_OF_MONTH}|(?<![가-힣\d.,])(?:{_again(_DAY, '3')})"
    rf"|(?<![가-힣])(?P<dayword>{_words(_DAY_WORDS)})(?=[ 에도의는은부까만이로,.…·]|$)"
    rf"|{_OF_WEEK}|{_OF_SEASON}){_CLOCK}{_LOCAL}"
)
_LENGTH = r"(?P<n>\d+(?:\.\d+)?|[가-힣]{1,4}) ?(?P<unit>년|해|개월|달|주일|주간|주|일|시간|분)"
#: "사흘 전", "3년 전", "석 달 뒤". What stands right behind another event ("단속 사흘 전에") counts from
#: there.
_DISTANCE = re.compile(
    rf"(?<![가-힣\d])(?:약 |불과 |꼭 |바로 )?(?:{_LENGTH}|(?P<days>{NATIVE_DAYS})) "
    rf"?(?P<way>전|뒤|후)(?=[ 에의인까부,.]|$)(?!에는 못)"
)
#: "지난 3년간", "최근 석 달 사이".
_LASTED = _LENGTH.replace("|[가-힣]{1,4})", "|[가-힣]{1,4})(?:여)?")
_LASTING = re.compile(
    rf"(?<![가-힣])(?:지난|최근)(?: 약)? (?:{_LASTED}|(?P<days>{NATIVE_DAYS}))(?:여)?"
    rf"(?: ?(?:동안|간|사이|새|내내)|(?<=[년해월달주])(?=[ (,](?! ?[전뒤후만])))"
)
_NOW = re.compile(
    r"(?<![가-힣])(?P<until>지금까지|현재까지|이제까지|여태까지?|지금껏|오늘날까지|최근까지)|"
    r"(?<![가-힣])(?P<now>현재|지금도|지금(?= |은|,)|아직도?|여전히|오늘날|요즘)(?![가-힣]*화)"
)
_BEGINS = re.compile(r"(?:부터| ?이후(?:로|에|부터|는)?(?![가-힣])| ?이래(?:로)?|에서부터)")
#: "2023년 8월 국경 재개방 이후", with the event of that time between.
_SINCE_EVENT = re.compile(
    r" (?:[가-힣]{2,6} )?[가-힣]{2,6} ?(?:이후(?:로|에|부터|는)?|이래(?:로)?)(?![가-힣])"
)
_ENDS = re.compile(r"(?:까지| ?이전(?:까지|에)?(?![가-힣])| 전까지)")
_SO_FAR = re.compile(r" ?(?:들어서?|들어와)(?=[ 만도는,]|$)")
_SAYS_AS_OF = re.compile(r" ?(?:기준|현재)")


def find_times(text: str) -> list[TimeExpression]:
    """Every time expression of ``text``, in order and without overlaps."""
    found = [*_lasting(text), *_distances(text), *_dates(text), *_nows(text), *_periods(text)]
    kept: list[TimeExpression] = []
    for time in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or kept[-1].span.end <= time.span.start:
            kept.append(time)
    return paired(text, kept)


def _dates(text: str) -> list[TimeExpression]:
    return [time for match in _DATE.finditer(text) if (time := _dated(text, match)) is not None]


def _dated(text: str, match: re.Match[str]) -> TimeExpression | None:
    parts = _parts(match)
    if parts == Parts(which=parts.which) or (match["day3"] and _is_count(text, match)):
        return None
    if _HANGS_ON_EVENT.search(text[max(0, match.start() - 9) : match.start()]) and (
        parts.day == "before" or match["weekday"]
    ):
        return None
    end = match.end()
    while end > match.start() and text[end - 1] == " ":
        end -= 1
    begins, ends, so_far = (pattern.match(text, end) for pattern in (_BEGINS, _ENDS, _SO_FAR))
    begins = begins or (_SINCE_EVENT.match(text, end) if not ends else None)
    tail = begins or ends or so_far
    span = Span(match.start(), tail.end() if tail else end)
    return TimeExpression(
        span,
        span.of(text),
        parts,
        begins=bool(begins),
        ends=bool(ends),
        until_now=bool(so_far) and "this" in (parts.year, parts.month),
    )


#: "이송 전날", "넘어가기 바로 전날", "매주 수요일": a day counted from an event, or every such day.
_HANGS_ON_EVENT = re.compile(
    r"(?:매주|이송|송환|북송|체포|사망|단속|출발|선고|발표|결혼|처형|탈북|[가-힣]기)(?: (?:바로|꼭))? ?$"
)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether "N일" without a month counts days or names a case: "100일", "3일 치"."""
    return bool(re.search(r"(?:약|제|만|불과|겨우)\s?$", text[max(0, match.start() - 3) : match.start()]))


def _parts(match: re.Match[str]) -> Parts:
    if match["nyear"]:
        return Parts(year=int(match["nyear"]), month=int(match["nmonth"]), day=int(match["nday"]))
    if match["decade"]:
        tens = int(match["decade"])
        return Parts(decade=(tens if tens >= 100 else 190 + tens) * 10, part=match["dpart"] or "")
    month, word, first = (_any(match, name) for name in ("month", "monthword", "from"))
    day, last = _any(match, "day"), _any(match, "last")
    before = match.string[max(0, match.start() - 3) : match.start()]
    is_last = bool(match["season"]) and before.rstrip().endswith("지난")
    turn = match["half"] in ("연말", "연초")
    return Parts(
        year="this" if turn else _year(match),
        first_year=int(match["fromyear"]) if match["fromyear"] else None,
        month=int(month) if month else _MONTH_WORDS.get(word),
        day=int(day) if day else _DAY_WORDS.get(match["dayword"] or ""),
        last_day=int(last) if last else None,
        first_month=int(first) if first else None,
        weekday=_WEEKDAYS.index(match["weekday"]) if match["weekday"] else None,
        week=_WEEK_WORDS.get(_any(match, "week"), ""),
        weekend=bool(match["weekend"]),
        part=_any(match, "part") or match["ypart"] or match["season"] or match["half"] or "",
        which="지난" if is_last else match["which"] or "",
    )


def _any(match: re.Match[str], name: str) -> str:
    """What a group matched under any of its names in `_DATE`; empty when nothing."""
    groups = match.groupdict()
    return groups[name] or groups.get(f"{name}2") or groups.get(f"{name}3") or ""


def _year(match: re.Match[str]) -> int | str | None:
    if match["year"]:
        return int(match["year"])
    if short := match["short"] or match["bare"]:
        return 2000 + int(short) if int(short) < 60 else 1900 + int(short)
    return "this" if match["thisyear"] else _YEAR_WORDS.get(match["yearword"] or "")


def _length(match: re.Match[str]) -> tuple[float, str] | None:
    """(3, "year") of "3년" or "세 해"; None where the words are no number."""
    if match["days"]:
        return float(DAYS[match["days"]]), "day"
    words = match["n"]
    numeral = numeral_at(words, 0)
    if words in ("일",) and match["unit"] == "주":
        return 1.0, "week"
    if numeral is None or numeral.end != len(words) or numeral.low is None:
        return _sino_length(words, match["unit"])
    return numeral.low, _UNITS[match["unit"]]


def _sino_length(words: str, unit: str) -> tuple[float, str] | None:
    """ "일주일", "삼 년": one Sino-Korean digit is a number before a unit of time."""
    digits = "일이삼사오육칠팔구"
    if len(words) == 1 and words in digits and unit in ("년", "개월", "주일", "주", "일"):
        return float(digits.index(words) + 1), _UNITS[unit]
    return None


#: What a distance may stand behind when it counts from the telling and not from an event.
_FREE = re.compile(
    r"(?:^|[\n.,“\"‘'(·…:]\s?|(?:은|는|이|가|을|를|에서|에|의|도|며|고|서|약|불과|바로|이미|"
    r"벌써|지금으로부터|으로부터|그로부터|이로부터|까지만|만|겨우|그) )$"
)


#: A season or month of the year that is so many years away: "3년 전 봄".
_WITHIN = re.compile(r" (?:(?P<season>봄|여름|가을|겨울)|(?P<month>1[0-2]|[1-9])월)(?! ?\d)(?=[ 에의,.]|$)")


def _distances(text: str) -> list[TimeExpression]:
    found = []
    for match in _DISTANCE.finditer(text):
        length = _length(match)
        if length is None or not _FREE.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        parts, end = Parts(back=length) if match["way"] == "전" else Parts(ahead=length), match.end()
        if within := _WITHIN.match(text, end) if length[1] == "year" else None:
            month, end = within["month"], within.end()
            parts = replace(parts, part=within["season"] or "", month=int(month) if month else None)
        ends, begins = _ENDS.match(text, end), _BEGINS.match(text, end)
        span = Span(match.start(), end)
        found.append(TimeExpression(span, span.of(text), parts, bool(begins), bool(ends), rule="distance"))
    return found


def _lasting(text: str) -> list[TimeExpression]:
    return [
        TimeExpression(Span(*match.span()), match[0], Parts(lasting=length), rule="lasting")
        for match in _LASTING.finditer(text)
        if (length := _length(match)) is not None
    ]


def _nows(text: str) -> list[TimeExpression]:
    return [
        TimeExpression(
            Span(*match.span()),
            match[0],
            Parts(),
            until_now=bool(match["until"]),
            is_now=bool(match["now"]),
            rule="now",
        )
        for match in _NOW.finditer(text)
    ]


#: "같은 기간", "이 기간": the time that was told last and is longer than a day.
_PERIOD = re.compile(r"(?<![가-힣\d])(?:같은|이|그|해당) 기간(?=[ 에의중동,]|$)")


def _periods(text: str) -> list[TimeExpression]:
    return [
        TimeExpression(Span(*match.span()), match[0], Parts(day="period"), rule="period")
        for match in _PERIOD.finditer(text)
    ]


_COMPARED = re.compile(
    r" ?(?:같은 기간|동기|동월|대비|보다|[과와] 비교|에 비해|[가-힣]*(?:보다|과 비교|와 비교|에 비해))"
)


_TELLS_THEN = re.compile(r"(?:에는|엔|에도) (?!못|미치)")


#: Words for the same months of another year, as those told last.
SAME_PERIOD = frozenset({"같은 기간", "동기"})


def is_compared(text: str, time: TimeExpression) -> bool:
    """Whether the time is only what something is held against: "지난해 같은 기간보다"."""
    held_against = time.parts.part in SAME_PERIOD and time.parts.year is not None
    if held_against and _TELLS_THEN.match(text, time.span.end):
        return False  # "작년 같은 기간에는 107명이 입국했다"
    return held_against or _COMPARED.match(text, time.span.end) is not None


def is_as_of(text: str, time: TimeExpression) -> bool:
    """Whether the words after the expression make it the day that a state is told of ("지난 8월 기준")."""
    return _SAYS_AS_OF.match(text, time.span.end) is not None
