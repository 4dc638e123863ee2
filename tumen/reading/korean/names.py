"""Who a Korean noun phrase names: a person behind or before a title, a body, or somebody without a name.

"장해림 강건너사람들 대표" and "모임의 박미르 집행위원장" both name a person; "통일부 당국자" names nobody and
stays as it is. Short forms ("장 대표", "그는", "이 당국자", "사무소") stand for the fullest name that the
document gave before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.pack import people, place_words, speech
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as the document names them: the name to use, the title, and the words as they stand."""

    name: str
    title: str
    words: str
    is_person: bool  #: a named person
    body: str = ""  #: the body or place in front of a title: "통일부" of "통일부 당국자"
    is_writer: bool = False  #: the body that writes: "본 연대", "우리 모임"


_ASIDE = re.compile(r"\([^()]*\)|['‘’\"“”「」『』<>《》〈〉]|^[□■○●▲▶◇◆※•ㅇㆍ▪◦*-]\s*")

#: Words that lead a description and are no part of it.
_LEADING = frozenset(
    "한 이 그 저 해당 같은 어떤 어느 또 다른 모든 여러 각 당 본 일부 많은 당시 전날 이날 앞서 "
    "한편 이에 그러나 하지만 특히 다만 또한 또다른 익명의 복수의".split()
)

_SELF = frozenset("나 저 우리 저희 내 제".split())

_HONORIFICS = frozenset("씨 양 군 님 여사 옹 할머니 할아버지 선생 선생님".split())


@cache
def _by_length(name: str) -> tuple[str, ...]:
    return tuple(sorted(speech(name), key=len, reverse=True))


@lru_cache(maxsize=4096)
def title_of(word: str) -> str:
    """The title that a word is or ends with: "집행위원장", "씨" of "자흐라씨"; empty for none."""
    return next((title for title in _by_length("titles") if word.endswith(title)), "")


@lru_cache(maxsize=4096)
def is_body(word: str) -> bool:
    """Whether a word names a body by its ending: "통일부", "인권위원회"."""
    if word.endswith("회") and len(word) >= _SOCIETY and not _MEETING.search(word):
        return True  # "두만강자유회"
    return any(
        word == body or (word.endswith(body) and len(word) > len(body)) for body in _by_length("bodies")
    )


#: Letters of the shortest name of a society, and words that end so and are no bodies.
_SOCIETY = 5
_MEETING = re.compile(
    r"(?:집회|대회|사회|기회|국회|[가-힣]연회|음악회|발표회|토론회|설명회|공청회|청문회|보고회|간담회|시사회|전시회|세미나회|"
    r"추모회|송년회|만찬회|다회|[한두세네]\s?회|\d회|조회|철회|우회|후회|재회|면회|순회|만회|무도회|낭독회|상영회|박람회|강연회|평의회|운동회)$"
)


def is_name(word: Word) -> bool:
    """Whether a word could be a part of a person's name: a proper noun that is no place and no body."""
    noun = _ASIDE.sub("", word.noun)
    if not noun or noun in place_words() or noun in speech("heads") or noun in _LEADING:
        return False
    if len(noun) > 1 and noun in speech("bodies"):
        return False
    nouns = [morph for morph in word.morphs[: word.noun_end] if morph.tag != "XSN"]
    if len(nouns) == 1 and nouns[0].tag == "SL":
        return len(noun) <= 2  # "A씨"
    if not re.fullmatch(r"[가-힣○]{1,6}", noun) or noun in people("people") | people("roles") | people(
        "victims"
    ):
        return False
    if len(nouns) == 1:
        return nouns[0].tag == "NNP" or (is_korean_name(noun) and nouns[0].tag == "UN")
    return is_korean_name(noun) and not is_body(noun)


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(speech('surnames'), key=len, reverse=True))})")


def is_korean_name(noun: str) -> bool:
    """Whether ``noun`` has the shape of a Korean name: a surname and one or two syllables."""
    match = _surname().match(noun)
    return bool(match) and 1 <= len(noun) - len(match[0] if match else "") <= 2 and 2 <= len(noun) <= 4


def who_of(clauses: Clauses, phrase: Phrase) -> Who:
    """Who the noun phrase names, with the owner in front of it where that says who it is ("50대 남성의
    아내")."""
    if _is_writer(clauses, phrase):
        return Who("", "", "본인", is_person=False, is_writer=True)
    words = _without_leading(clauses.words_of(phrase))
    plain = [_ASIDE.sub("", word.noun if word is words[-1] else word.text) for word in words]
    whole = " ".join(part for part in plain if part)
    if surname := _surname_alone(clauses, phrase, plain):
        return Who(surname, "씨", f"{surname} 씨", is_person=True)
    title = _title(words, plain)
    if title:
        named = _named(words, plain, title)
        named = named or _in_front(clauses, phrase) or _at_start(clauses, phrase)
        if named:
            return Who(named, title, whole, is_person=True, body=_rest(plain, named, title))
    elif closed := _quoted_body(clauses, words):
        return Who(closed, "", whole, is_person=False)
    elif trailing := _behind_role(words, plain):
        return Who(trailing, title_of(whole.removesuffix(trailing).strip()), whole, is_person=True)
    elif bracketed := _before_age(clauses, words, plain):
        return Who(bracketed, "", whole, is_person=True)
    elif all(is_name(word) for word in words) and len(words) <= 4 and not is_body(plain[-1]):
        return Who(whole, "", whole, is_person=True)
    quoted = _quoted_name(clauses, words)
    if quoted:
        return Who(quoted, "", whole, is_person=False)
    if plain and plain[-1] in _kin_words() and (owner := _owner(clauses, phrase)):
        whole = f"{owner}의 {whole}"
    elif len(plain) == 1 and (owner := _owner(clauses, phrase)) and not is_body(whole):
        is_told = title or plain[0] in speech("anonymous")
        one = "한 " if clauses.words[phrase.first].text == "한" and phrase.first < phrase.last else ""
        whole = f"{owner}의 {one}{whole}" if is_told else whole  # "무단장의 한 브로커"
    if len(plain) == 1 and plain[0] in _FACELESS:
        whole = described(clauses, phrase) or whole
    return Who(whole, title, whole, is_person=False, body=_rest(plain, "", title))


def _surname_alone(clauses: Clauses, phrase: Phrase, plain: Sequence[str]) -> str:
    """The surname in front of 씨, also where the analyser takes it for another word: "함 | 씨는"."""
    last = plain[-1] if plain else ""
    before = clauses.words[phrase.last - 1].text if phrase.last else ""
    name = before if last == "씨" else last.removesuffix("씨") if last.endswith("씨") else ""
    in_phrase = last != "씨" or phrase.last - phrase.first <= 1
    return name if len(name) == 1 and name in speech("surnames") and in_phrase else ""


_WRITERS = re.compile(
    r"^(?:모임|단체|연대|협회|위원회|센터|재단|기록원|회|기구|네트워크|연합|사무소|가족회|법인|"
    r"기관|연구소|재판부|조사단|신문|방송|매체|위원|의원|변호인단?|부|처|청|원|실)(?:들)?$"
)


def _is_writer(clauses: Clauses, phrase: Phrase) -> bool:
    first, head = clauses.words[phrase.first], clauses.words[phrase.last]
    before = clauses.words[phrase.first - 1] if phrase.first else None
    lead = first.text if phrase.first < phrase.last else before.text if before is not None else ""
    return (
        lead in ("본", "당", "우리", "저희")
        and bool(_WRITERS.search(head.noun))
        and not head.noun.endswith("국회")
    )


#: Words that tell nothing of who somebody is without the clause that describes them.
_FACELESS = frozenset(
    "사람 사람들 이들 분 이 여성 남성 여자 남자 주민 주민들 가족 청년 청년들 노인 여성들".split()
)


def described(clauses: Clauses, phrase: Phrase) -> str:
    """The phrase with the clause that describes it: "그 방에 함께 있던 분"."""
    before = clauses.predicate_of_word(phrase.first - 1) if phrase.first else None
    if before is None or before.link is not Link.ADNOMINAL:
        return ""
    first = min(clauses.describing_words(before))
    while first < before.first and clauses.words[first].head in ("것", "거"):
        first += 1
    span = Span(clauses.words[first].span.start, clauses.words[phrase.last].noun_span.end)
    return _ASIDE.sub("", span.of(clauses.text))


def _behind_role(words: Sequence[Word], plain: Sequence[str]) -> str:
    """The name behind what somebody is: "선교사 김스티븐", "탈북민 이순희"."""
    run = _name_run(words, plain)
    place = len(words) - len(run) - 1
    if not run or place < 0 or is_body(plain[-1]) or words[place].case is not Case.BARE:
        return ""
    role = plain[place]
    known = speech("titles") | speech("heads") | people("roles") | people("people") | people("victims")
    return " ".join(run) if any(role.endswith(each) for each in known if len(each) > 1) else ""


def _before_age(clauses: Clauses, words: Sequence[Word], plain: Sequence[str]) -> str:
    """The name in front of an age in brackets: "위구르 망명 작가 아이구젤 사딕(39)"."""
    if not words or not re.search(
        r"\(\d{1,3}(?:세)?(?:[,·][^)]*)?\)",
        words[-1].text + clauses.text[words[-1].span.end : words[-1].span.end + 5],
    ):
        return ""
    run = [plain[-1]]
    for word, text in zip(reversed(words[:-1]), reversed(plain[:-1]), strict=True):
        if not (is_name(word) or _is_odd(word)) or is_body(text) or len(run) == _LONGEST_NAME:
            break
        run.insert(0, text)
    return " ".join(run)


#: Parts of the longest name that is read.
_LONGEST_NAME = 4


def _is_odd(word: Word) -> bool:
    """Whether the analyser took a word for a heap of others, as it does with foreign names it does not
    know."""
    return word.case is Case.BARE and any(m.tag in ("IC", "MAG", "UN") for m in word.morphs)


@cache
def _kin_words() -> frozenset[str]:
    return people("kin") | people("relatives") | frozenset("유족 측 변호인 지인 친구 동료".split())


def _without_leading(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while len(kept) > 1 and kept[0].morphs[0].tag in ("MAJ", "MAG", "MM", "NNG") and _is_leading(kept[0]):
        kept = kept[1:]
    return kept


def _is_leading(word: Word) -> bool:
    return word.morphs[0].tag in ("MAJ", "MAG") or plain_noun(word) in _LEADING


def plain_noun(word: Word) -> str:
    return _ASIDE.sub("", word.noun)


def _title(words: Sequence[Word], plain: Sequence[str]) -> str:
    if not plain:
        return ""
    title = title_of(plain[-1])
    if title == "양" and len(plain[-1]) < 2:
        return title if len(words) > 1 and is_name(words[-2]) else ""
    return title


def _named(words: Sequence[Word], plain: Sequence[str], title: str) -> str:
    """The person's name in a phrase that ends with a title: right before it, or at the head of the phrase."""
    last = plain[-1].removesuffix(title)
    before, names = list(words[:-1]), list(plain[:-1])
    if title == "씨" and not last and names and names[-1] in ("모", "○○", "아무개"):
        return f"{names[-2]} {names[-1]}" if len(names) > 1 else ""
    if last in speech("titles"):
        return ""  # "장관님"
    if last and title in _HONORIFICS:
        if not _is_part(last, words[-1]):
            return ""
        return " ".join(
            [*(_foreign_run(before, names) if len(last) == 1 else _name_run(before, names)), last]
        )
    if last and is_korean_name(last) and len(last) == _FULL and not is_body(last):
        return last  # "김철수대표"
    run = _leading_run(before, names) if last or _leads_with_name(before, names) else _name_run(before, names)
    return " ".join(run or _leading_run(before, names))


#: Syllables of a full Korean name.
_FULL = 3


def _in_front(clauses: Clauses, phrase: Phrase) -> str:
    """A name that the analyser took for a noun and a particle, in front of body and title: "윤리나 | ...
    연구원"."""
    word = clauses.words[phrase.first - 1] if phrase.first else None
    if (
        word is None
        or word.case is not Case.AND
        or word.quotation != phrase.quotation
        or phrase.first == phrase.last
    ):
        return ""
    return word.text if is_korean_name(word.text) and len(word.text) == _FULL and not word.comma else ""


def _at_start(clauses: Clauses, phrase: Phrase) -> str:
    """A foreign name that the analyser took apart, in front of body and title: "프란체스카 몰리나 | IOM
    대변인"."""
    words = clauses.words[: phrase.first]
    if not 1 <= len(words) < _LONGEST_NAME or not is_name(words[0]) or phrase.first == phrase.last:
        return ""
    plain = all(
        w.quotation == phrase.quotation and not w.comma and re.fullmatch(r"[가-힣]{1,6}", w.text)
        for w in words
    )
    marked = any(w.case in (Case.TOPIC, Case.SUBJECT, Case.OBJECT, Case.OWNER, Case.ADVERB) for w in words)
    return " ".join(w.text for w in words) if plain and not marked else ""


def _leads_with_name(words: Sequence[Word], plain: Sequence[str]) -> bool:
    """Whether the phrase begins with a full Korean name and goes on with a body: "최민호 국민의힘 의원"."""
    return (
        len(words) > 1
        and is_name(words[0])
        and is_korean_name(plain[0])
        and len(plain[0]) == _FULL
        and not is_body(plain[0])
    )


def _foreign_run(words: Sequence[Word], plain: Sequence[str]) -> list[str]:
    """The parts before a last one of a single syllable: "응우옌 반 | 람"."""
    run: list[str] = []
    known = people("people") | people("victims") | people("roles") | speech("heads") | set(place_words())
    for word, text in zip(reversed(words), reversed(plain), strict=True):
        if (
            text in known
            or word.case is not Case.BARE
            or len(run) == 2
            or word.has("SN")
            or is_body(text)
            and len(text) > 1
        ):
            break
        run.insert(0, text)
    return run


def _is_part(name: str, word: Word) -> bool:
    return (
        name not in people("roles") | people("people") | people("kin")
        and not is_body(name)
        and (word.morphs[0].tag in ("NNP", "SL", "UN") or is_korean_name(name))
    )


def _name_run(words: Sequence[Word], plain: Sequence[str]) -> list[str]:
    """The name that stands last: one Korean name, or the parts of a foreign one."""
    run: list[str] = []
    for word, text in zip(reversed(words), reversed(plain), strict=True):
        if not is_name(word) or (run and (is_korean_name(run[0]) and word.case is Case.OWNER)):
            break
        run.insert(0, text)
        if (is_korean_name(text) and len(text) == _FULL and len(run) == 1) or len(run) == 4:
            break
    return run


def _leading_run(words: Sequence[Word], plain: Sequence[str]) -> list[str]:
    """The name at the head of the phrase, before body and title: "마렌 달베르 | 유엔 ... 특별보고관"."""
    run: list[str] = []
    for place, (word, text) in enumerate(zip(words, plain, strict=True)):
        short = bool(run) and _is_last_part(text)  # "마리안 콜 | 아시아국장"
        if not (short or is_name(word) and not is_body(text)) or word.case is Case.OWNER:
            break
        run.append(text)
        goes_on = place + 1 < len(plain) and _is_last_part(plain[place + 1])
        if is_korean_name(text) and len(text) == _FULL and not goes_on:
            break
    return run


def _is_last_part(text: str) -> bool:
    """Whether one syllable behind a name ends it: "콜" of "마리안 콜"."""
    return len(text) == 1 and "가" <= text <= "힣" and text not in speech("titles")


def _rest(plain: Sequence[str], name: str, title: str) -> str:
    text = " ".join(plain)
    return text.replace(name, "").removesuffix(title).strip()


_CLOSED_NAME = re.compile(
    r"(?:단체|모임|기구|매체|연대|센터|네트워크|언론|방송|신문) ?['‘](?P<name>[^'’‘]{2,30})['’]$"
)


def bodies_in_marks(text: str) -> list[str]:
    """Every name in single marks behind a noun that says it is a body: "상담단체 '강건너사람들'이었다"."""
    return [match["name"] for match in _NAMED_IN_MARKS.finditer(text)]


_NAMED_IN_MARKS = re.compile(_CLOSED_NAME.pattern.removesuffix("$"))


def _quoted_body(clauses: Clauses, words: Sequence[Word]) -> str:
    if not words:
        return ""
    raw = clauses.text[words[0].span.start : words[-1].span.end + 1]
    named = bodies_in_marks(raw)
    return named[-1] if named else ""


def _quoted_name(clauses: Clauses, words: Sequence[Word]) -> str:
    """A name in single marks behind a noun that only says what it is: "북한인권단체 '강건너사람들'"."""
    if not words:
        return ""
    closed = _CLOSED_NAME.search(clauses.text[: words[-1].noun_span.end + 1])
    if closed and closed.start() < words[0].span.start:
        return closed["name"]  # "'바다의 증인'은": its own particle parts the name
    raw = clauses.text[words[0].span.start : words[-1].span.end + 1]
    match = re.search(r"['‘「『<《〈](?P<name>[^'’」』>》〉]{2,30})['’」』>》〉]", raw)
    if not match:
        return ""
    before = raw[: match.start()].strip()
    after = raw[match.end() :]
    return (
        match["name"]
        if not before
        or re.search(
            r"(?:단체|모임|매체|언론|신문|방송|단|회|기구|위원회|연대|센터|기업|회사|조직|그룹|"
            r"채널|협회|인)$",
            before,
        )
        or not re.match(r"\s*[가-힣]{2,}", after)
        else ""
    )


def _owner(clauses: Clauses, phrase: Phrase) -> str:
    """The words in front of the phrase that own it: "창바이에서 붙잡힌 한 | 50대 남성의 | 아내"."""
    before = next((p for p in clauses.phrases if p.last == phrase.first - 1), None)
    if before is None or before.case is not Case.OWNER or before.quotation != phrase.quotation:
        return ""
    words = _without_leading(clauses.words_of(before))
    return " ".join(_ASIDE.sub("", w.noun if w is words[-1] else w.text) for w in words)


def is_own(who: Who) -> bool:
    """Whether the writer speaks: "우리", "저", "본 연대"."""
    return who.is_writer or is_self(who.words)


def is_self(words: str) -> bool:
    """Whether the words are the writer's own: "우리", "저"."""
    return words in _SELF
