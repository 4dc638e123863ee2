"""What others did since somebody was here last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from tumen.access import sight
from tumen.access.models import Actor, AuditLine, Viewer

#: How far back it is told to whoever never did anything here.
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Done:
    """How often an actor did one action since then, and when last."""

    actor: str
    action: str
    times: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Since:
    """What others did after ``at``, newest first; ``is_own``: that is when the viewer did something last."""

    at: datetime
    is_own: bool
    done: tuple[Done, ...]


def since_last_here(
    viewer: Viewer, *, judge: Actor | None = None, without: frozenset[str] = frozenset()
) -> Since:
    """What others did since the viewer did something last, but for the actions ``without``.

    Where nobody signs in, pages are looked at by the anonymous reader, and ``judge`` is who acts in them.
    As with the log, a viewer from whom anything is hidden is told nothing of what others did: how often would
    tell of what they may not see.
    """
    here = (judge or viewer).pk
    own = AuditLine.objects.filter(actor=here).order_by("-number").values_list("number", "at").first()
    number, at = own or (0, timezone.now() - A_WEEK)
    if not sight.sees_all(viewer):
        return Since(at, own is not None, ())
    # Those after their own are found by their numbers: by their times alone the whole log is looked through.
    later = AuditLine.objects.filter(number__gt=number, at__gt=at)
    lines = later.exclude(actor__in=(here, viewer.pk)).exclude(action__in=without)
    told = lines.order_by().values("actor__name", "action").annotate(times=Count("pk"), last=Max("at"))
    done = [Done(row["actor__name"], row["action"], row["times"], row["last"]) for row in told]
    return Since(at, own is not None, tuple(sorted(done, key=lambda each: each.at, reverse=True)))
