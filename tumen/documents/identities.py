"""Signs of identities in a text: what reaches or names one person, or tells where they are. PURE.

These are proposals: each is covered until a person says that it is no identity. They find what has a form of
its own; names are for people to mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.vocabulary.spans import Span

_MESSENGERS = (
    r"kakao\s?talk|kakao|we\s?chat|weixin|whats\s?app|telegram|viber"
    r"|카카오톡|카톡|위챗|텔레그램|라인|微信"
)
#: Heads of columns that tell who somebody is, and how they are reached, as `reading.columns` guesses them: so
#: their cells are covered from the day a list comes in, and not from when somebody says what it tells.
_HEADS_OF_NAMES = (
    r"(?:victim(?:['’]s)? ?)?(?:full |family |given |first |last )?names?|성명|이름|본명|피해자(?:명| 이름)"
)
_HEADS_OF_CONTACTS = (
    r"(?:tele)?phone(?: (?:no\.?|number))?|mobile(?: (?:no\.?|number))?|e-?mail|contacts?|(?:home )?address"
    r"|passport(?: (?:no\.?|number))?|id (?:no\.?|number)|date of birth|birth ?date|dob|relatives?"
    r"|전화(?:번호)?|연락처|주소|여권(?:번호)?|주민등록번호|생년월일|가족"
)
#: A cell of a row as lists are laid out: "Date: 2023-10-09 | Name: Ada Quill | Age: 34".
_CELL = r"(?:^(?=[^\n]* \| )|(?<= \| ))(?:{heads}): (?P<it>[^|\n]*[^|\s])(?= \| |$)"


#: Each rule, what it finds as a kind of `CoverKind`, and how; where a group is named "it", that is covered.
_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern, flags))
    for name, kind, pattern, flags in (
        ("column of names", "name", _CELL.format(heads=_HEADS_OF_NAMES), re.IGNORECASE | re.MULTILINE),
        (
            "column of contacts",
            "contact",
            _CELL.format(heads=_HEADS_OF_CONTACTS),
            re.IGNORECASE | re.MULTILINE,
        ),
        # A Korean resident registration number: day of birth, then sex with century and six more digits.
        ("resident number", "number", r"(?<!\d)\d{2}[01]\d[0-3]\d\s?-\s?[1-8]\d{6}(?!\d)", 0),
        ("e-mail", "contact", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", 0),
        (
            "telephone",
            "contact",
            r"(?<![\d.,/-])(?:\+\d{1,3}[ .()-]{0,2}(?:\d[ .()-]{0,2}){7,12}\d"
            r"|0\d{1,3}[ .-]\d{3,4}[ .-]\d{4}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|01[016-9]\d{7,8})(?![\d/-])",
            0,
        ),
        (
            "messenger",
            "contact",
            rf"(?<!\w)(?:{_MESSENGERS})(?:\s?(?:id|아이디|account|name|handle))?\s*[:：]\s*"
            r"@?(?P<it>[\w.-]{3,})",
            re.IGNORECASE,
        ),
        ("handle", "contact", r"(?<![\w.@/])@[A-Za-z0-9_]{4,}\b", 0),
        (
            "coordinates",
            "place",
            r"(?<![\d.])-?\d{1,3}\.\d{3,}\s?°?\s?[NS]?\s?[,;/ ]"
            r"\s?-?\d{1,3}\.\d{3,}(?:\s?°)?(?:\s?[EW]\b)?(?!\d)"
            r"|\d{1,3}\s?°\s?\d{1,2}\s?[′'](?:\s?\d{1,2}(?:\.\d+)?\s?[″\"])?\s?[NS][ ,;]{0,2}"
            r"\d{1,3}\s?°\s?\d{1,2}\s?[′'](?:\s?\d{1,2}(?:\.\d+)?\s?[″\"])?\s?[EW]",
            0,
        ),
        (
            "address",
            "place",
            r"(?<!\w)\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'’-]+ ){1,3}"
            r"(?:Street|Road|Avenue|Lane|Alley|Boulevard|Drive)\b"
            r"|[가-힣0-9]+(?:로|길)\s?\d{1,4}(?:-\d{1,4})?(?=[\s,.)]|$|번)(?:번지|번길\s?\d+)?"
            r"|(?<!\d)\d{1,4}동\s?\d{1,4}호|[\u4e00-\u9fff]{2,}(?:路|街|巷)\s?\d{1,5}号",
            0,
        ),
    )
)
#: The circumstances of an interview or a typed case that tell who somebody is, or where, each as a kind of
#: `CoverKind`.
CIRCUMSTANCES = {
    "interviewee": "name",
    "told by": "name",
    "interviewer": "helper",
    "interpreter": "helper",
    "written down by": "helper",
    "place": "place",
}
#: What stands for a circumstance where there was none or nobody knows: no identity, and often said elsewhere.
NOBODY = frozenset(
    {"none", "no", "no one", "nobody", "n/a", "not applicable", "unknown", "not known", "not recorded"}
    | {"없음", "해당 없음", "미상", "불명", "무"}
)


#: A checksum, as every manifest has some: among its letters eleven digits may look like a telephone number.
_CHECKSUM = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{32,128}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Sign:
    """A stretch that looks like an identity, of what kind, and by which rule."""

    span: Span
    kind: str
    rule: str


def signs_in(text: str) -> Iterator[Sign]:
    """Every sign in the text, rule by rule; two may overlap."""
    sums = [Span(*found.span()) for found in _CHECKSUM.finditer(text)]
    for rule, kind, pattern in _RULES:
        for found in pattern.finditer(text):
            if rule == "telephone" and any(each.covers(Span(*found.span())) for each in sums):
                continue
            group = "it" if "it" in pattern.groupindex else 0
            yield Sign(Span(*found.span(group)), kind, rule)
