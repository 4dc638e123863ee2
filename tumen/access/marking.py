"""Which level an item has and which compartments it is in: read, and changed within an action of its room.

The room that keeps the item opens its action with `recorded`, and sees to it that there is such an item.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from tumen.access.errors import NoReasonGiven, NoSuchCompartment, NotAGrant, NotGranted, NotPermitted
from tumen.access.models import Actor, Compartment, Level, Marking, Placement, Role
from tumen.access.rules import holds

_ORDER = [Level.PUBLIC, Level.INTERNAL, Level.RESTRICTED, Level.IDENTITY]


def level_of(item: str) -> Level:
    """The level that a person gave ``item``; what nobody marked is internal."""
    held = Marking.objects.filter(item=item, superseded_at=None).values_list("level", flat=True).first()
    return Level(held) if held else Level.INTERNAL


def levels_of(items: Collection[str]) -> dict[str, Level]:
    """`level_of` each of them, in one query for every thousand."""
    found, listed = dict.fromkeys(items, Level.INTERNAL), list(items)
    for start in range(0, len(listed), 1_000):
        rows = Marking.objects.filter(item__in=listed[start : start + 1_000], superseded_at=None)
        found |= {item: Level(level) for item, level in rows.values_list("item", "level")}
    return found


def is_lower(level: Level, than: Level) -> bool:
    """Whether more people may know of what has ``level``."""
    return _ORDER.index(level) < _ORDER.index(than)


def mark_level(
    actor: Actor, item: str, level: Level | str, why: str, *, puts_back: Marking | None = None
) -> Marking:
    """Let ``item`` have a level from now on; the one before stays as its history.

    Whoever works with an item may raise its level, and a keeper alone may lower it: raises `NotPermitted`.
    ``puts_back`` is the marking that holds and is undone: whoever made it may take it back.
    """
    wanted = level_named(level)
    is_own = puts_back is not None and puts_back.superseded_at is None and puts_back.actor_id == actor.pk
    if is_lower(wanted, level_of(item)) and not is_own and not holds(actor, Role.KEEPER):
        raise NotPermitted(f"Only a keeper may make {item} less sensitive than it is. Ask one.")
    Marking.objects.filter(item=item, superseded_at=None).update(superseded_at=timezone.now())
    return Marking.objects.create(item=item, level=wanted, actor=actor, why=reason_of(why))


def level_named(level: Level | str) -> Level:
    """Raises `NotAGrant` for what is no level."""
    try:
        return Level(level)
    except ValueError as error:
        known = ", ".join(each.value for each in Level)
        raise NotAGrant(f"“{level}” is no level of sensitivity. Use one of {known}.") from error


def place_in(actor: Actor, item: str, compartment: Compartment, why: str) -> None:
    """Put ``item`` into a compartment; where it is in it already, nothing changes."""
    if not Placement.objects.filter(item=item, compartment=compartment, until=None).exists():
        Placement.objects.create(item=item, compartment=compartment, actor=actor, why=reason_of(why))


def take_out_of(item: str, compartment: Compartment) -> None:
    """Raises `NotGranted` where ``item`` is not in it."""
    rows = Placement.objects.filter(item=item, compartment=compartment, until=None)
    if not rows.update(until=timezone.now()):
        raise NotGranted(f"{item} is not in {compartment.public_id}: nothing was changed.")


def compartment_of(named: str) -> Compartment:
    """A compartment by its id or its name. Raises `NoSuchCompartment`."""
    found = Compartment.objects.filter(Q(public_id=named) | Q(name=named)).first()
    if found is None:
        raise NoSuchCompartment(
            f"There is no compartment “{named}”. `tumen access list` shows those that there are."
        )
    return found


def reason_of(why: str) -> str:
    """The reason without blanks around it. Raises `NoReasonGiven` for an empty one."""
    if reason := why.strip():
        return reason
    raise NoReasonGiven("Nothing was changed, because it does not say why. Write a sentence on it.")
