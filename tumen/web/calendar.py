"""The file of days on which something is due, for whoever looks: to be taken with a session, never by an
address that others could ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.advocacy.calendar import DueKind, Wording, as_calendar
from tumen.advocacy.queries import due_days


def deadlines(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The days as an iCalendar file: ids and days, and nothing of the record."""
    words = Wording(
        {DueKind.ANSWER: _("An answer is due"), DueKind.PLEDGE: _("What was pledged is due")},
        _("See it in your workspace. Days are counted from the day of sending; holidays are not known."),
    )
    answer = HttpResponse(
        as_calendar(due_days(viewer), words, made=timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return answer
