"""The day that a document's states and totals run to.

Statistics name it ("기준일"); answers to questions are of the day of the answer and not of that of the
question; a petition is of the day from which it could be signed. Else it is the day of the document, or the
one that its head gives.
"""

from __future__ import annotations

import re
from datetime import date

from tumen.reading.sources import Source

#: Code points at the head of a document in which its dates stand by their labels, and in brackets; and in
#: which a report says until when it counts.
_HEAD, _TOP, _REPORT = 400, 120, 2_000
_DAY = r"(?P<year>(?:19|20)\d{2})[년.\-/]\s?(?P<month>\d{1,2})[월.\-/]\s?(?P<day>\d{1,2})"
_REFERENCE = re.compile(rf"기준일\s*[:：]?\s*{_DAY}")
#: "답변일자 : 2024년 10월 4일", "제 출 일: 2025. 10. 24.".
_ANSWERED = re.compile(
    rf"^[ \t]*(?:답 ?변|제 ?출|회 ?신)(?: ?일(?: ?[자시])?)\s*[:：]\s*{_DAY}", re.MULTILINE
)
#: "(2024. 12. 31. 기준)", "2025년 6월 30일 현재", "2025년 6월 30일까지 접수된": what the counts of a report
#: without a date run to.
_COUNTED_TO = re.compile(
    rf"{_DAY}일?\.? ?(?:기준|현재|까지(?:의)? ?(?:[가-힣]{{1,6}} )?(?:접수|집계|확인|수집|파악|등록|조사))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=년)")
_OPENED = re.compile(rf"(?:동의|서명|청원) ?기간\s*[:：]\s*{_DAY}")
_LABELLED = re.compile(
    r"^[ \t]*(?:작 ?성|발 ?표|배 ?포|발 ?행|게 ?시|등 ?록|보 ?도|발 ?신|시 ?행|입 ?력)"
    rf"(?: ?일(?: ?[자시])?)?\s*[:：]\s*{_DAY}",
    re.MULTILINE,
)
#: "제네바 (2023년 11월 15일) –", "회의록 (2023년 10월 27일)": the date at the top of a document.
_IN_BRACKETS = re.compile(r"\((?P<year>\d{4})년 (?P<month>\d{1,2})월 (?P<day>\d{1,2})일\)")


def reference_day(source: Source) -> date | None:
    """The day; None where neither the document nor its head has one."""
    head, published = source.text[:_HEAD], source.published.latest if source.published else None
    told = _first(_REFERENCE, head)
    if told is not None:
        return told
    answered, opened = _first(_ANSWERED, head), _first(_OPENED, head)
    if answered is not None and (published is None or published < answered):
        return answered
    if opened is not None and (published is None or opened < published):
        return opened
    told = published or _first(_LABELLED, head) or _first(_IN_BRACKETS, head[:_TOP])
    if told is not None:
        return told
    counted_to = _first(_COUNTED_TO, source.text[:_REPORT])
    years = (int(year) for year in _YEAR.findall(source.text))
    # What a report counts to is the last that it tells: a day with later years behind it is some story's.
    return counted_to if counted_to is not None and max(years, default=0) <= counted_to.year else None


def _first(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None  # no such day
