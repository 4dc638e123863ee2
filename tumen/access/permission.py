"""Who may do what: the two questions asked before anything is changed or shown."""

from __future__ import annotations

from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.models import Actor


def require_known(actor: Actor) -> None:
    """Raises `UnknownActor` unless ``actor`` is kept in this workspace."""
    if not isinstance(actor, Actor) or actor.pk is None:
        raise UnknownActor("Nobody known to this workspace is acting or looking. Name the actor first.")


def require_permission(actor: Actor, action: str) -> None:
    """Raises `UnknownActor` or `NotPermitted` unless ``actor`` may do ``action``."""
    require_known(actor)
    if not actor.may_change:
        raise NotPermitted(
            f"A {actor.role} may read and change nothing, so {action} was not done. Act as a researcher."
        )
