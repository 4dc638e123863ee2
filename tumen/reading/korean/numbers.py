"""Korean number expressions: the numeral with its counter, and the words that bound it.

Takes a text; gives every expression in order with its bounds. Dates, clock times, ordinals and numbers in
names are left out. Bounds follow the words: "60여 명" has no upper one, "최대 60명" and "60명 가까이" no
lower one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.reading.korean.numerals import DAYS, NATIVE_DAYS, NATIVE_WORDS, Numeral, numeral_at
from tumen.reading.korean.units import COUNTERS, MEASURE, UNIT, VEHICLES, Counter
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as written. ``core`` covers numeral and counter ("60여 명"), ``span`` also the words that
    bound it.

    ``settled`` is given where the number itself says that it counts no people or cases. ``unit`` is the
    counter as written, empty for a bare numeral ("셋이"). ``is_none_word``: "한 명도", which a negation turns
    into nobody.
    """

    span: Span
    core: Span
    quantity: Quantity
    counter: Counter | None
    unit: str
    rule: str
    settled: FigureKind | None = None
    numeral_end: int = 0  #: where the numeral ends and its counter may begin
    is_none_word: bool = False
    is_native: bool = False
    is_share: bool = False  #: an amount without a number, or "열 명 중 한 명"


_START = re.compile(
    r"(?<![\d.,A-Za-z가-힣])"
    r"(?=[수몇십한하두둘세셋석서네넷넉너다닷여엿일이삼사오육칠팔구열스마쉰예아백천만대엳])|"
    r"(?<![\d.,A-Za-z])(?=\d)"
)
#: A numeral that stands right behind Hangul belongs to a name ("코로나19"), unless it is a date's or a scale.
_IN_NAME = re.compile(r"(?:코로나|제|[A-Za-z]-?|No\.? ?|№ ?|#|'|’|호 )$")
_LONGER = (
    r"(?: ?이나 되| ?이상| ?넘게| ?넘는| ?넘은| ?넘어(?! ?[가간갈감갔와온올옴왔])| ?넘긴"
    r"|[이가을를도] ?(?:훨씬 |훌쩍 )?(?:넘게|넘는|넘은|넘어(?! ?[가간갈감갔와온올옴왔])|"
    r"넘긴|넘고|넘을|넘었|넘습|넘지|넘으|넘기|웃도|웃돌|웃돈|상회|초과)"
    r"|[은는] (?:족히|너끈히|넉넉히|넘|되고도)| ?초과| ?웃도는)"
)
_AFTER = re.compile(
    rf"(?P<least>{_LONGER})"
    r"|(?P<most> ?가까이| ?가까운|에 (?:가까운|가깝|육박|못 ?미[치친쳤])| ?이하| ?미만"
    r"|[을를] (?:밑도|밑돌|밑돈)|도 "
    r"(?:채 )?(?:되지 [않못]|안 되|안 돼|안 된|안되|못 되)|[이가] (?:채 )?(?:안 되|안 돼|안 된|안되|못 되))"
    r"|(?P<odd> ?남짓)|(?P<about> ?안팎| ?내외| ?정도| ?가량| ?쯤| ?꼴)"
)
_LEAST_BEFORE = re.compile(r"(?:최소한?|적어도|적게는|적게 잡아도|줄잡아도?|못해도|못 잡아도)\s?(?:약\s)?$")
_MOST_BEFORE = re.compile(r"(?:최대(?:한)?|많게는|많아야|기껏해야|최고)\s?(?:약\s)?$")
_ABOUT_BEFORE = re.compile(
    r"(?:(?<![가-힣])약|대략|어림잡아|얼추|줄잡아|(?<![가-힣])한(?= \d)|(?<![가-힣])근|거의)\s?$"
)
_MORE_BEFORE = re.compile(r"(?:추가로|또 다른|또|더)\s?$")
#: "20~30명", "20명에서 30명", "5∼6명".
_RANGE = re.compile(
    r"\s?[~∼〜–—-]\s?(?=[\d일이삼사오육칠팔구십백천만열])|\s?(?:에서|내지)\s(?:최대 |많게는 |"
    r"약 )?(?=[\d가-힣])"
)


def find_numbers(text: str) -> list[Mention]:
    """Every number expression of ``text``, in order and without overlaps."""
    found: list[Mention] = []
    end = 0
    for mention in sorted(
        [*_shares(text), *_ages_in_brackets(text), *_days(text), *_of_years(text), *_counted(text)],
        key=_order,
    ):
        if mention.core.start >= end:
            found.append(mention)
            end = mention.core.end
    return found


def _order(mention: Mention) -> tuple[int, int]:
    return mention.core.start, -mention.core.end


# -- amounts without a number --------------------------------------------------------------------------------

_SHARE = re.compile(
    r"(?<![가-힣])(?:절반(?=[^가-힣]|[이을의은가만에도]|가량|가까이|이상|씩)|과반(?:수)?|"
    r"대부분|대다수|태반|상당수|다수(?![결당])|극소수|일부(?![러터분])|몇몇|(?<=[을를이가은는 "
    r"])거의(?=가 |의 )|거의(?=가 )|반수)"
    r"|(?:\d+|[일이삼사오육칠팔구십백]+) ?분의 ?(?:\d+|[일이삼사오육칠팔구십]+)"
)
#: "열 명 중 한 명": a proportion and not two groups. Round numbers of ten, or any with "꼴".
_ONE_IN = re.compile(
    rf"(?<![\d,가-힣])(?P<whole>10|100|1000|1,000|백|천|[2-9]|\d{{2}}|{NATIVE_WORDS})(?P<a> "
    r"?(?:명|사람|건|가구|곳))?(?: (?:중|가운데)|(?P<to>에)) (?:약 )?"
    r"(?P<part>\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉)(?: ?(?:명|사람|건|가구|곳))"
    r"(?P<like> ?꼴)?(?:은|는|이|가)?"
)
_ROUND = frozenset({"10", "100", "1000", "1,000", "열", "백", "천"})


def _shares(text: str) -> Iterator[Mention]:
    for match in _SHARE.finditer(text):
        yield _share(text, Span(*match.span()), "share.word")
    for match in _ONE_IN.finditer(text):
        if match["a"] and (match["like"] or (match["whole"] in _ROUND and not match["to"])):
            end = match.end() - (1 if text[match.end() - 1] in "은는이가" else 0)
            yield _share(text, Span(match.start(), end), "share.one-in")


def _share(text: str, core: Span, rule: str) -> Mention:
    quantity = Quantity(None, None, approximate=True)
    return Mention(core, core, quantity, None, core.of(text), rule, FigureKind.VAGUE, is_share=True)


_AGE = re.compile(r"(?<=[가-힣A-Za-z○·])\((?:\D{0,8}[,·] ?)?(?P<age>\d{1,3})(?:세)?(?:[,·][^)\d]{0,12})?\)")


def _ages_in_brackets(text: str) -> Iterator[Mention]:
    """ "사딕(39)", "이 모(52·여)씨"."""
    for match in _AGE.finditer(text):
        age = int(match["age"])
        if age < 120:
            core = Span(*match.span("age"))
            yield Mention(core, core, Quantity(age, age), Counter.AGE, "", "age.bracket", FigureKind.AGE)


#: "2016년 512 / 2017년 634 / 2018년 571": a row of years, each with its count and no counter.
_YEAR = r"(?:(?:19|20)\d\d) ?년 ?[:：]? ?(?P<count>\d{1,3}(?:,\d{3})+|\d+)(?= ?(?:[/|·,，;]|$))"
_YEARS = re.compile(rf"(?:{_YEAR.replace('?P<count>', '?:')} ?[/|·,，;]? ?){{3,}}")


def _of_years(text: str) -> Iterator[Mention]:
    for row in _YEARS.finditer(text):
        for match in re.compile(_YEAR).finditer(text, row.start(), row.end()):
            count, core = float(match["count"].replace(",", "")), Span(*match.span("count"))
            yield Mention(core, core, Quantity(count, count), Counter.PERSONS, "", "numeral.of-year")


_DAY = re.compile(
    rf"(?<![가-힣])(?P<days>{NATIVE_DAYS})"
    rf"(?P<night>밤)?(?=[^가-힣]|째|간|만|뒤|후|전|[은는이가을를의에도과와]|여|치|이나|이면|씩|"
    rf"동안|마다|쯤|정도|하고)"
    r"|(?<![가-힣])(?P<half>반년|반나절|한나절|하룻밤|반달|보름)"
)
#: "하루" tells a date or a rate more often than a length.
_ONE_DAY = re.compile(r" ?(?:만에|동안|뒤|후|전|째|이틀|종일|밤낮)")


def _days(text: str) -> Iterator[Mention]:
    for match in _DAY.finditer(text):
        if match["days"] == "하루" and not _ONE_DAY.match(text, match.end()):
            continue
        value = (
            0.5
            if (match["half"] or "").startswith(("반년", "반나절", "반달"))
            else DAYS.get(match["days"] or "", 15 if match["half"] == "보름" else 1)
        )
        core = Span(*match.span("days" if match["days"] else "half"))
        yield _bounded(
            text, core, Numeral(value, value, core.end), Counter.DURATION, core.of(text), "days.native"
        )


# -- numerals with a counter ---------------------------------------------------------------------------------


def _counted(text: str) -> Iterator[Mention]:
    place = 0
    for start in _START.finditer(text):
        if start.start() < place:
            continue
        first = numeral_at(text, start.start())
        if _COUNTS_OFF.match(text, start.start()):
            continue
        if first is None or _is_in_name(text, start.start()):
            place = max(place, _digits_end(text, start.start()))
            continue
        mention = _mention(text, start.start(), first)
        place = max(place, mention.core.end if mention else first.end)
        if mention is not None:
            yield mention


#: "하나, 중국 정부는 ...", which counts off demands; "하나원", the settlement centre.
_COUNTS_OFF = re.compile(r"하나원|(?:(?<=^)|(?<=\n))(?:하나|둘|셋|넷|다섯)[,.]")


def _digits_end(text: str, start: int) -> int:
    match = re.compile(r"[\d.,:/-]*").match(text, start)
    return match.end() if match else start


def _is_in_name(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start]
    return bool(_IN_NAME.search(before)) and not before.endswith(("이제", "어제", "현제", "경제"))


def _mention(text: str, start: int, first: Numeral) -> Mention | None:
    """The expression that begins with the numeral ``first``, with a range and a counter where they follow."""
    numeral, odd = first, False
    if ranged := _ranged(text, first):
        numeral = ranged
    end = numeral.end
    if text.startswith("여", end) and _unit_at(text, end + 1):
        end, odd = end + 1, True
    unit = None if _is_nominal(text, start, end) else _unit_at(text, end)
    if unit is None:
        return _bare(text, start, numeral)
    counter, word, unit_end = unit
    if (
        not odd
        and text.startswith("여", unit_end)
        and not re.match(r"[가-힣]", text[unit_end + 1 : unit_end + 2])
    ):
        odd, unit_end = True, unit_end + 1  # "10년여"
    counter = _sort_of(text, start, numeral, counter, word, unit_end)
    if counter is Counter.DATE:
        return None
    glued = re.match(r"[가-힣]", text[start - 1 : start]) and not _LOOSE.search(
        text[max(0, start - 3) : start]
    )
    if glued and counter not in (Counter.PERSONS, Counter.CASES, Counter.AGE):
        return None  # "형사합의24부"
    core = Span(start, unit_end)
    if counter is Counter.AGE and word == "대":
        return _decade(core, numeral)
    return _bounded(text, core, numeral, counter, word, "numeral.counter", odd=odd)


def _ranged(text: str, first: Numeral) -> Numeral | None:
    """ "20~30명", "스무 명에서 서른 명": the second number closes the first."""
    place = first.end
    unit = _unit_at(text, place)
    after_unit = unit[2] if unit else None
    for begin in [place] + ([after_unit] if after_unit else []):
        joined = _RANGE.match(text, begin)
        if not joined or (
            begin != place
            and "~∼〜–—-".find(joined[0].strip()[:1]) < 0
            and not joined[0].strip().startswith(("에서", "내지"))
        ):
            continue
        if begin == place and joined[0].strip().startswith(("에서", "내지")):
            continue
        second = numeral_at(text, joined.end())
        if second is None or second.high is None or first.low is None:
            continue
        second_unit = _unit_at(text, second.end)
        if second_unit is None or (unit and unit[1] != second_unit[1]):
            continue
        low = _to_scale(first.low, second.low or 0, text[first.end - 1])
        if low <= second.high:
            return Numeral(low, second.high, second.end, is_native=second.is_native, is_vague=True)
    return None


def _to_scale(low: float, high: float, last: str) -> float:
    """ "2~3만 명": the first number takes the scale of the second."""
    for scale in (100_000_000, 10_000, 1000, 100):
        if high >= scale and low < 10 and last.isdecimal() and high / scale < 100 and high % scale == 0:
            return low * scale
    return low


def _unit_at(text: str, place: int) -> tuple[Counter, str, int] | None:
    """The counter that stands at ``place``, with or without a space before it."""
    gap = 1 if text.startswith(" ", place) else 0
    match = UNIT.match(text, place + gap)
    if match:
        return COUNTERS[match[0]], match[0], match.end()
    measure = MEASURE.match(text, place)
    return (Counter.THINGS, measure[0].strip(), measure.end()) if measure else None


#: Words that writers set in front of a number without a space.
_LOOSE = re.compile(r"(?:약|총|단|각|최대|최소|무려|등|또|만)$")
_DECADE = re.compile(
    r"(?! ?정도|[를나]|쯤|씩)(?= ?(?:초반|중반|후반|남|여|노|청|부|탈|에|의|로|가|이|인|를|"
    r"[가-힣]))|$|(?=[^가-힣])"
)


def _sort_of(text: str, start: int, numeral: Numeral, counter: Counter, word: str, end: int) -> Counter:
    """The counter in this place: a year of the calendar is no length, a decade of age no vehicle."""
    digits = text[start].isdecimal()
    value = numeral.low or 0
    if word == "년" and digits and value >= 1000 and not text.startswith("간", end):
        return Counter.DATE
    if word == "분" and digits and re.search(r"시\s?$", text[:start][-3:]):
        return Counter.DATE
    if word == "분" and not digits and numeral.is_native:
        return Counter.PERSONS
    if word == "분":
        return Counter.DATE if text.startswith("의", end) else Counter.DURATION
    if (
        word == "대"
        and digits
        and value % 10 == 0
        and 10 <= value <= 90
        and not VEHICLES.search(text[:start][-8:])
    ):
        return Counter.AGE if _DECADE.match(text, end) else counter
    if word == "번" and (
        text.startswith("째", end)
        or (digits and re.match(r" (?:출구|방|국도|버스|관리소|수용소|교화소|게이트|갱)", text[end:]))
    ):
        return Counter.DATE
    if word in ("회", "차") and text[max(0, start - 1) : start] == "제":
        return Counter.DATE
    if word == "세" and value <= 6 and re.search(r"(?:인|교포|동포|교민|한인) ?$", text[:start][-6:]):
        return Counter.DATE  # "고려인 3세"
    if word == "해" and digits:
        return Counter.DATE
    return counter


def _decade(core: Span, numeral: Numeral) -> Mention:
    low, high = numeral.low or 0, (numeral.high or 0) + 9
    return Mention(core, core, Quantity(low, high), Counter.AGE, "대", "age.decade", FigureKind.AGE)


_BARE = re.compile(
    r"(?=(?:이|가|은|는|을|를|의|도|만|중|이서|이나|뿐|이다|이었|이고|입니다|이며|인|과|와|, | "
    r"중| 가운데| 다| 모두|[.,”\"'’)]|$))"
)
#: Native numerals that no counter follows: with one it is "두 끼", and "애가 둘 끼어 있다" counts no meals.
_NOMINAL = re.compile(r"(?:하나|둘|셋|넷)$")
_NATIVE_NOUN = re.compile(
    r"하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|스물|서른|마흔|쉰|예순|일흔|여든|아흔|서넛|두셋|한둘"
)


def _is_nominal(text: str, start: int, end: int) -> bool:
    return _NOMINAL.search(text, start, end) is not None


def _bare(text: str, start: int, numeral: Numeral) -> Mention | None:
    """A native numeral without a counter ("셋이", "오빠 둘이"), or before a noun that it counts ("두
    모녀")."""
    words = text[start : numeral.end]
    core = Span(start, numeral.end)
    if not numeral.is_native:
        return None
    if (
        _NATIVE_NOUN.search(words)
        and not words.endswith(("한", "두", "세", "네"))
        and (_BARE.match(text, numeral.end) or _stands_alone(text, start, numeral.end))
    ):
        return _bounded(text, core, numeral, None, "", "numeral.native")
    noun = re.compile(r" (?P<noun>[가-힣]+)").match(text, numeral.end)
    if noun and (words != "한" and not words.endswith(("하나", "둘", "셋", "넷")) or numeral.is_vague):
        return _bounded(text, core, numeral, None, noun["noun"], "numeral.noun")
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """ "남자 셋 여자 둘", "애가 둘 끼어 있다": before whatever word, where it can belong to none."""
    return (
        _is_nominal(text, start, end) and not text[start:end].endswith("하나") and text[end : end + 1] == " "
    )


def _bounded(
    text: str,
    core: Span,
    numeral: Numeral,
    counter: Counter | None,
    unit: str,
    rule: str,
    *,
    odd: bool = False,
) -> Mention:
    """The mention with the bounds that the words around it set."""
    before, after = text[max(0, core.start - 8) : core.start], _AFTER.match(text, core.end)
    low, high = numeral.low, numeral.high
    about = _ABOUT_BEFORE.search(before)
    least, most = _LEAST_BEFORE.search(before), _MOST_BEFORE.search(before)
    within = counter is Counter.DURATION and re.compile(r" ?(?:안에|이내|내에)").match(text, core.end)
    if within or (after and after["most"]) or most:
        low = None
    elif (after and (after["least"] or after["odd"])) or least or (odd and not about):
        high = None
    first = min((match.start() for match in (about, least, most) if match), default=len(before))
    end = after.end() if after else core.end
    quantity = Quantity(
        low,
        high,
        approximate=bool(about or odd or numeral.is_vague or (after and (after["about"] or after["odd"]))),
        additive=bool(_MORE_BEFORE.search(before)) and counter is Counter.PERSONS,
    )
    span = Span(core.start - len(before) + first, end)
    none = text.startswith("도", core.end) and low == high == 1
    mention = Mention(
        span,
        core,
        quantity,
        counter,
        unit,
        rule,
        numeral_end=numeral.end,
        is_none_word=none,
        is_native=numeral.is_native,
    )
    return replace(mention, settled=_settled(counter))


def _settled(counter: Counter | None) -> FigureKind | None:
    return (
        {
            Counter.DURATION: FigureKind.DURATION,
            Counter.AGE: FigureKind.AGE,
            Counter.TIMES: FigureKind.MULTIPLICITY,
            Counter.MULTIPLE: FigureKind.SMALL,
            Counter.THINGS: FigureKind.SMALL,
        }.get(counter)
        if counter
        else None
    )
