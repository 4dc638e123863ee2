"""Who is known to the workspace: the question asked before any other."""

from __future__ import annotations

from copy import copy
from functools import cache

from tumen.access.errors import UnknownActor
from tumen.access.models import Actor, Viewer

_MACHINE = "reads_without_masks"


@cache
def the_record() -> Viewer:
    """The record itself as a viewer: sees everything, for deriving what is kept once for all.

    Nothing that was read for it may be shown to anybody; only actions that derive use it. It can act on
    nothing.
    """
    return Actor(name="the record itself")


def as_machine(viewer: Viewer) -> Viewer:
    """The same viewer reading without masks, for what is derived from text: it sees no item more.

    What is derived so is masked again before it is shown.
    """
    if viewer is the_record():
        return viewer
    machine = copy(viewer)
    setattr(machine, _MACHINE, True)
    return machine


def is_machine(viewer: Viewer) -> bool:
    return getattr(viewer, _MACHINE, False)


def require_known(actor: Actor) -> None:
    """Raises `UnknownActor` unless ``actor`` is kept in this workspace."""
    if actor is the_record():
        return
    if not isinstance(actor, Actor) or actor.pk is None:
        raise UnknownActor("Nobody known to this workspace is acting or looking. Name the actor first.")
