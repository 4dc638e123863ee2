"""Who may see what, and what was done by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tumen.access.models import AuditLine, Viewer
from tumen.access.permission import require_known


@dataclass(frozen=True, slots=True)
class AuditView:
    """One audit line as shown to a person; ``at`` is in UTC."""

    at: datetime
    actor: str
    action: str
    item: str
    detail: dict[str, Any]


def may_see(viewer: Viewer, item: str = "") -> bool:
    """Whether ``viewer`` may see ``item`` (an id; without one, the record at all). Every query of every room
    asks.

    For now each known actor sees all of the workspace. Raises `UnknownActor` for anybody else, so that a
    caller who forgets to look at the answer still shows nothing to a stranger.
    """
    require_known(viewer)
    return True


def audit_lines(viewer: Viewer, item: str = "") -> list[AuditView]:
    """What was done, oldest first; of one ``item``, or of the whole workspace."""
    if not may_see(viewer, item):
        return []
    lines = AuditLine.objects.select_related("actor")
    if item:
        lines = lines.filter(item=item)
    return [AuditView(line.at, line.actor.name, line.action, line.item, line.detail) for line in lines]
