"""The pages of counts: claims and events by year, place, act, sex and age, and the claims behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.record.queries import NOT_TOLD, By, Counts, Of, Wanted, claims_counted, counts
from tumen.vocabulary.where import country_name
from tumen.web.charts import NO_BAR, Bar, Columns, Number, bars_of, columns_of
from tumen.web.filters import (
    AGES,
    EVENT_KINDS,
    FROM_LINKS,
    KINDS,
    OF_CLAIMS,
    OF_EVENTS,
    SEXES,
    Box,
    Chip,
    Tab,
    boxes,
    chips,
    link,
    wanted_of,
)
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.tellings import reports_of, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import Words, act_words, number_words

_BY: Mapping[By, Words] = {
    By.YEAR: gettext_lazy("By year"),
    By.PLACE: gettext_lazy("By place"),
    By.ACT: gettext_lazy("By act"),
    By.SEX: gettext_lazy("By sex"),
    By.AGE: gettext_lazy("By age group"),
}
_OF: Mapping[Of, Words] = {Of.CLAIMS: gettext_lazy("Claims"), Of.EVENTS: gettext_lazy("Events")}
#: What the first column of the table says.
_HEADS: Mapping[By, Words] = {
    By.YEAR: gettext_lazy("Year"),
    By.PLACE: gettext_lazy("Country and province"),
    By.ACT: gettext_lazy("Act"),
    By.SEX: gettext_lazy("Sex"),
    By.AGE: gettext_lazy("Age group"),
}
#: Events are counted by these alone: a group of people has no one sex and no one age.
BY_OF_EVENTS = (By.YEAR, By.PLACE, By.ACT)
#: Rows of one table.
MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what is counted, how many, the bar that draws it, and the address behind it."""

    words: Words
    number: str
    bar: Bar
    address: str
    is_part: bool
    is_told: bool


@dataclass(frozen=True, slots=True)
class CountsPage:
    of: Of
    by: By
    says: str
    of_tabs: tuple[Tab, ...]
    by_tabs: tuple[Tab, ...]
    head: Words
    columns: Columns | None
    lines: tuple[Line, ...]
    left_out: int
    has_ranges: bool
    boxes: tuple[Box, ...]
    chips: tuple[Chip, ...]
    carried: Mapping[str, str]
    address: str


def counted(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """How many, by one thing at a time, with a drawing, its table and what it does not say; with what was
    ``typed`` into the form of a release where that was refused."""
    of, by, wanted = asked(request.POST if typed else request.GET)
    wanted = wanted.for_viewer(viewer)
    judge = judge_of(request)
    told = {
        "room": "counts",
        "page": counts_page(viewer, counts(viewer, of, by, wanted), wanted),
        "may_draft": judge is not None and may_do(judge, "publication.draft_release"),
        "drafted_of": {**wanted.given, "of": of.value, "by": by.value},
        "across": [
            (each.value, words)
            for each, words in _HEADS.items()
            if each is not by and (of is Of.CLAIMS or each in BY_OF_EVENTS)
        ],
        "typed": typed or Typed(),
    }
    return render(request, "tumen/counts.html", told, status=400 if typed else 200)


def asked(given: QueryDict) -> tuple[Of, By, Wanted]:
    """What is counted, by what, and with which filters, from an address or a form."""
    of = Of.EVENTS if given.get("of") == Of.EVENTS.value else Of.CLAIMS
    by = next((each for each in By if each.value == given.get("by")), By.YEAR)
    by = By.YEAR if of is Of.EVENTS and by not in BY_OF_EVENTS else by
    kinds, names = (EVENT_KINDS, OF_EVENTS) if of is Of.EVENTS else (KINDS, OF_CLAIMS)
    return of, by, wanted_of(given, names, kinds=kinds)


def across_of(given: QueryDict) -> str:
    """What the columns of a release are by; "" for one by one thing."""
    return next((each.value for each in By if each.value == given.get("across")), "")


def counts_page(viewer: Viewer, found: Counts, wanted: Wanted) -> CountsPage:
    """The page's words and drawings, from what was counted."""
    of, by, here = found.of, found.by, reverse("counts")
    kinds, names = (EVENT_KINDS, OF_EVENTS) if of is Of.EVENTS else (KINDS, OF_CLAIMS)
    more = {"of": "" if of is Of.CLAIMS else of.value, "by": by.value}
    return CountsPage(
        of=of,
        by=by,
        says=_says(found),
        of_tabs=tuple(
            Tab(words, link(here, {**_shared(wanted), "of": each.value, "by": by.value}), each is of)
            for each, words in _OF.items()
        ),
        by_tabs=tuple(
            Tab(words, link(here, {**wanted.given, **more, "by": each.value}), each is by)
            for each, words in _BY.items()
            if of is Of.CLAIMS or each in BY_OF_EVENTS
        ),
        head=_HEADS[by],
        columns=_columns(found),
        lines=_lines(found, wanted),
        left_out=max(0, len(_told(found)) - MOST),
        has_ranges=any(row.low != row.high for row in found.rows),
        boxes=boxes(viewer, wanted, names, kinds=kinds),
        chips=chips(here, wanted, more, kinds=kinds),
        carried={**more, **{name: wanted.given.get(name, "") for name in FROM_LINKS}},
        address=here,
    )


def _shared(wanted: Wanted) -> dict[str, str]:
    """The filters that claims and events have in common."""
    both = ("act", "country", "province", "realis", "since", "until")
    return {name: said for name, said in wanted.given.items() if name in both}


def _says(found: Counts) -> str:
    number = number_words(found.number) or "0"
    if found.of is Of.EVENTS:
        return _("%(number)s events are counted here, each once.") % {"number": number}
    return _("%(number)s claims are counted here, each once.") % {"number": number}


def _told(found: Counts) -> Sequence[tuple[str, str, int, int]]:
    """Rows with anything in them; years newest first, as everywhere."""
    rows = [(row.code, row.part, row.low, row.high) for row in found.rows if row.high]
    return sorted(rows, key=lambda row: row[0], reverse=True) if found.by is By.YEAR else rows


def _columns(found: Counts) -> Columns | None:
    if found.by is not By.YEAR:
        return None
    return columns_of([Number(row.code, row.low, row.high) for row in found.rows if row.code])


def _lines(found: Counts, wanted: Wanted) -> tuple[Line, ...]:
    rows = _told(found)[:MOST]
    drawn = iter(bars_of((low, high) for code, _part, low, high in rows if code))
    bars = [next(drawn) if code else NO_BAR for code, *_rest in rows]
    return tuple(
        Line(
            words=_words(found.by, code, part),
            number=number_words(low) if low == high else _range(low, high),
            bar=bar,
            address=_behind(found, wanted, code, part),
            is_part=bool(part),
            is_told=bool(code),
        )
        for (code, part, low, high), bar in zip(rows, bars, strict=True)
    )


def _range(low: int, high: int) -> str:
    return _("%(low)s to %(high)s") % {"low": number_words(low) or "0", "high": number_words(high)}


def _words(by: By, code: str, part: str) -> Words:
    if not code:
        return _("no time told") if by is By.YEAR else _("not told")
    if by is By.PLACE:
        return said(part or country_name(code))
    if by is By.ACT:
        return act_words(code)
    if by is By.YEAR:
        return code
    return (SEXES if by is By.SEX else AGES).get(code, code)


def _behind(found: Counts, wanted: Wanted, code: str, part: str) -> str:
    """The address of what a row counts; "" for what no list holds."""
    narrowed = {
        By.YEAR: {"since": code, "until": code},
        By.PLACE: {"country": code or NOT_TOLD, "province": part},
        By.ACT: {"act": code or NOT_TOLD},
        By.SEX: {"sex": code or NOT_TOLD},
        By.AGE: {"age": code or NOT_TOLD},
    }[found.by]
    if found.by is By.YEAR and not code:
        return ""
    if found.of is Of.EVENTS:
        return link(reverse("timeline"), {**wanted.given, **narrowed})
    return link(reverse("counted-claims"), {**wanted.given, **narrowed})


def counted_claims(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The claims behind a count, fifty at a time."""
    wanted = wanted_of(request.GET, OF_CLAIMS).for_viewer(viewer)
    after = request.GET.get("after", "")
    found = claims_counted(viewer, wanted, whole_number(after))
    here = reverse("counted-claims")
    shown = {
        "room": "counts",
        "number": found.number,
        "reports": reports_of(telling_of(claim) for claim in found.claims),
        "chips": chips(here, wanted, {}),
        "back": link(reverse("counts"), wanted.given),
        "next": link(here, {**wanted.given, "after": found.after}) if found.after else "",
        "is_first": not after,
        "first": link(here, wanted.given),
    }
    return render(request, "tumen/counted_claims.html", shown)
