"""The page of the audit log: what was done, by whom, when and to what, newest first, fifty at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.access import queries
from tumen.access.models import Viewer
from tumen.access.queries import AuditView
from tumen.web.doings import QUIET, WORDS
from tumen.web.numbers import whole_number
from tumen.web.words import day_words

#: Lines of a page.
FIFTY = 50
#: What the log can be narrowed by.
FILTERS = ("who", "action", "item", "since")
#: Rooms and actions, as the field of actions offers them.
KNOWN = sorted({name for action in {*WORDS, *QUIET} for name in (action, action.partition(".")[0])})
#: The largest number that a line can have in the databases.
MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log in words; ``beside`` is what it says beyond who did what to which."""

    number: int
    at: str
    says: str
    action: str
    item: str
    by: str
    beside: str


def audit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The newest lines, or those before the one that the address names."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    since, refused = _since(asked["since"])
    known = {one.id: one.name for one in queries.actors(viewer)}
    # Of somebody who is not known to the viewer nothing is asked: it would tell whether they are there.
    is_known = not asked["who"] or asked["who"] in known
    found = (
        queries.audit_lines(
            viewer,
            asked["item"].lower(),
            actor=known.get(asked["who"], ""),
            action=asked["action"],
            since=since,
            last=FIFTY + 1,
            before=_number(request.GET.get("before", "")),
        )
        if is_known and not refused
        else []
    )
    shown = found[-FIFTY:][::-1]
    told = {
        "room": "house",
        "lines": [_line(line) for line in shown],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "refused": refused,
        "known": known,
        "actions": KNOWN,
        "older": urlencode({**_set(asked), "before": shown[-1].number}) if len(found) > FIFTY else "",
    }
    return render(request, "tumen/audit.html", told, status=400 if refused else 200)


def _set(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in asked.items() if value}


def _number(sent: str) -> int:
    return min(whole_number(sent), MOST)


def _since(sent: str) -> tuple[datetime | None, str]:
    """The beginning of the day in UTC, or why there is none."""
    if not sent:
        return None, ""
    try:
        return datetime.combine(date.fromisoformat(sent), time.min, UTC), ""
    except ValueError:
        return None, _("“%(day)s” is no day. Write it as 2026-11-30.") % {"day": sent}


def _line(line: AuditView) -> Line:
    words = WORDS.get(line.action)
    return Line(
        line.number,
        f"{day_words(line.at)}, {line.at:%H:%M} UTC",
        str(words % {"times": 1}) if words else "",
        line.action,
        line.item,
        line.actor,
        _beside(line),
    )


def _beside(line: AuditView) -> str:
    if line.erased:
        erased = line.erased
        told = {"day": day_words(erased.at), "who": erased.actor, "number": erased.number}
        said = _("The detail was erased on %(day)s by %(who)s (line %(number)s).") % told
        return f"{said} {erased.why}".strip()
    return "; ".join(f"{name}: {_plainly(value)}" for name, value in line.detail.items())


def _plainly(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
