"""The page of what came of appeals: by who was asked, by year, by ground; what worked; in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tumen.access.models import Viewer
from tumen.advocacy import queries
from tumen.advocacy.queries import Came, Moment, MomentKind, Row, Worked
from tumen.web.appeals import REPLIES, Label, day_of
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.words import CHANNELS

#: The columns of the tables, in the order of `Came`.
CAME: dict[Came, Label] = {
    Came.GRANTED: gettext_lazy("favourable"),
    Came.PLEDGED: gettext_lazy("pledged"),
    Came.MORE: gettext_lazy("token, or a question"),
    Came.AGAINST: gettext_lazy("refused, denied, acted against"),
    Came.UNANSWERED: gettext_lazy("said not to have responded"),
    Came.SILENT: gettext_lazy("no answer by its day"),
    Came.NOTHING: gettext_lazy("nothing recorded"),
}


def outcomes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What came of the appeals that the viewer may know of."""
    of, year = request.GET.get("of", ""), request.GET.get("year", "")
    whole = queries.outcomes(viewer)
    asked = [(row.key, said(row.name)) for row in whole.by_whom]
    found = whole
    if of or year:
        found = queries.outcomes(viewer, of=of, year=whole_number(year, digits=4) or None)
    told = {
        "room": "appeals",
        "came": list(CAME.values()),
        "tables": [
            (name, title, head, _rows(rows))
            for name, title, head, rows in (
                ("whom", _("By who was asked"), _("Who was asked"), found.by_whom),
                ("year", _("By year"), _("Year"), found.by_year),
                ("ground", _("By ground"), _("Ground"), found.by_ground),
            )
            if rows
        ],
        "worked": [_worked(each) for each in found.worked],
        "moments": _by_year(found.moments),
        "asked": asked,
        "years": [row.key for row in whole.by_year if row.key],
        "of": of,
        "year": year,
    }
    return render(request, "tumen/outcomes.html", told)


def _rows(rows: Iterable[Row]) -> list[tuple[str, int, tuple[int, ...]]]:
    return [(said(row.name) if row.name else str(_("No date")), row.appeals, row.came) for row in rows]


def _worked(each: Worked) -> dict[str, object]:
    days = each.days
    return {
        "view": each,
        "whom": said(each.whom),
        "reply": REPLIES[each.answer.reply],
        "on": day_of(each.answer.on),
        "due": day_of(each.answer.due),
        "channel": CHANNELS[each.channel] if each.channel else "",
        "grounds": "; ".join(said(name) for name in each.grounds),
        "after": ngettext("%(n)s day after", "%(n)s days after", days) % {"n": days}
        if days is not None and days >= 0
        else "",
        "is_before": days is not None and days < 0,
    }


#: What happened on a day: the day, who was asked, what happened, and the grounds, in words.
_Line = tuple[Moment, str, str, str, str]


def _by_year(moments: Iterable[Moment]) -> list[tuple[str, list[_Line]]]:
    parts: dict[str, list[_Line]] = {}
    for each in moments:
        grounds = "; ".join(said(name) for name in each.grounds)
        line = (each, day_of(each.day), said(each.whom), _what(each), grounds)
        parts.setdefault(str(each.day.year), []).append(line)
    return list(parts.items())


def _what(each: Moment) -> str:
    if each.kind is MomentKind.ASKED:
        return str(_("was asked"))
    if each.kind is MomentKind.SILENT:
        return str(_("no answer recorded by this day"))
    if each.kind is MomentKind.DUE:
        return str(_("what was pledged is due"))
    return str(REPLIES[each.reply]) if each.reply else ""
