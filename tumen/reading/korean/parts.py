"""A Korean time expression and what it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Parts:
    """What an expression names. Relative parts are kept as words of their own small sets, absolute ones as
    numbers.

    ``year``: a number or "this", "last", "before last", "next", "same", "following", "preceding".
    ``month``: a number or "this", "last", "before last", "next", "same", "following". ``day``: a number, or
    "this", "before", "next", "first", "same", "today", "yesterday", "before yesterday", "tomorrow",
    "period". ``which``: 지난 or 오는 before a bare month, day, weekday or season.
    """

    year: int | str | None = None
    month: int | str | None = None
    day: int | str | None = None
    first_year: int | None = None  #: of "2018~2022년"
    last_day: int | None = None  #: of "15~17일"
    first_month: int | None = None  #: of "1~6월"
    weekday: int | None = None  #: 0 is Monday
    week: str = ""  #: "last", "this", "next"
    weekend: bool = False
    part: str = ""  #: 초, 말, 중순, 상반기, 봄 ...
    which: str = ""
    decade: int | None = None
    back: tuple[float, str] | None = None  #: "사흘 전": (3, "day")
    ahead: tuple[float, str] | None = None  #: "사흘 뒤"
    lasting: tuple[float, str] | None = None  #: "지난 3년간": ends with the document


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words at ``span`` name a time; ``begins`` and ``ends`` mark "... 부터", "... 까지"."""

    span: Span
    text: str
    parts: Parts
    begins: bool = False
    ends: bool = False
    until_now: bool = False  #: "올해 들어", "지금까지": to the document's date
    is_now: bool = False  #: "현재", "지금도"
    rule: str = field(default="date", compare=False)

    @property
    def is_period(self) -> bool:
        return self.begins or self.ends or self.until_now or self.parts.lasting is not None
