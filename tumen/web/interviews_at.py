"""The addresses of interviews. Recordings are played in the page, scripts are files of this server."""

from __future__ import annotations

from csp.constants import SELF
from django.urls import URLPattern, path

from tumen.web import interviewing, interviews
from tumen.web.viewing import SCRIPTS, page, takes

#: What the page of an interview may do beside the others: its keys and its recording.
_ALLOWS = {**SCRIPTS, "media-src": [SELF]}


def _taken(address: str, view: str, name: str) -> URLPattern:
    """An address that takes something of one interview; the answer may be its page."""
    taken = takes(getattr(interviewing, view), f"interviews.{view}", allows=_ALLOWS)
    return path(f"interviews/<str:id>/{address}", taken, name=name)


urlpatterns: list[URLPattern] = [
    path("interviews", page(interviews.interviews), name="interviews"),
    path("interviews/new", page(interviews.new), name="new-interview"),
    path(
        "interviews/new/begin",
        takes(interviewing.begin, "interviews.begin", allows=_ALLOWS),
        name="begin-interview",
    ),
    path("interviews/new/list", takes(interviewing.listed, "interviews.begin"), name="list-interviews"),
    path("interviews/<str:id>", page(interviews.interview, allows=_ALLOWS), name="interview"),
    path("interviews/<str:id>/sound", page(interviews.sound), name="interview-sound"),
    path(
        "interviews/<str:id>/open",
        takes(interviewing.opened, "interviews.write_turn", allows=_ALLOWS),
        name="open-interview",
    ),
    _taken("turn", "write_turn", "write-turn"),
    _taken("pause", "pause", "pause-interview"),
    _taken("resume", "resume", "resume-interview"),
    _taken("hold", "hold", "hold-interview"),
    _taken("correct", "correct_turn", "correct-turn"),
    _taken("strike", "strike_turn", "strike-turn"),
    _taken("recorder", "note_recorder", "note-recorder"),
    _taken("close", "close", "close-interview"),
    _taken("time", "set_time", "time-turn"),
    _taken("translate", "translate", "translate-interview"),
    _taken("withdraw", "withdraw", "withdraw-interview"),
]
