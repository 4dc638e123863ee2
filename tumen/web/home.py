"""The first page: what waits for a person, and what others did since."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do, new_notices, since_last_here
from tumen.advocacy.queries import appeals_due, outdated
from tumen.jobs.queries import Troubled, troubled_jobs
from tumen.record.queries import Waiting, stale, waiting
from tumen.teamwork.queries import given_to
from tumen.watch.queries import waiting_alerts
from tumen.web.doings import QUIET, Doing, doings
from tumen.web.viewing import judge_of
from tumen.web.words import day_words


@dataclass(frozen=True, slots=True)
class HomePage:
    """What waits, what others did since ``since``, and what a keeper is told."""

    is_empty: bool
    waiting: Waiting
    given: int
    appeals: int
    news: int
    outdated: int
    refused: int  #: of those
    inquiries: tuple[str, ...]  #: whose findings are among them, by their ids
    stale: int
    jobs: Troubled
    notices: int
    since: str
    is_own: bool
    may_review: bool  #: False for who signs in without being a reviewer: what waits, waits for somebody else
    done: tuple[Doing, ...]

    @property
    def is_quiet(self) -> bool:
        """Nothing waits for anybody."""
        trouble = self.jobs.need_a_person or self.jobs.ignored
        return self.waiting.is_nothing and not (
            self.given or self.appeals or self.news or self.outdated or self.stale or self.notices or trouble
        )


def home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where the day begins."""
    return render(request, "tumen/home.html", {"room": "home", "page": home_page(viewer, judge_of(request))})


def home_page(viewer: Viewer, judge: Actor | None = None) -> HomePage:
    """The page's words, from what the viewer may see."""
    found, since = waiting(viewer), since_last_here(viewer, judge=judge, without=QUIET)
    old = outdated(viewer)
    return HomePage(
        is_empty=not found.documents,
        waiting=found,
        given=given_to(viewer, judge=judge),
        appeals=appeals_due(viewer).count,
        news=waiting_alerts(viewer),
        outdated=old.count,
        refused=old.refused,
        inquiries=tuple(dict.fromkeys(each.inquiry for each in old.findings)),
        stale=len(stale(viewer)),
        jobs=troubled_jobs(viewer),
        notices=new_notices(viewer),
        since=day_words(since.at),
        is_own=since.is_own,
        may_review=judge is None or may_do(judge, "claims.review_claim"),
        done=tuple(doings(since)),
    )
