"""Actors of every sort, and items put apart from them."""

from __future__ import annotations

from itertools import count

from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.marking import place_in
from tumen.access.models import Actor, Compartment, GrantKind, Role

_numbers = count(1)


def somebody(*roles: Role) -> Actor:
    """A newcomer with these roles, cleared for what is internal."""
    return introduce(name=f"somebody {next(_numbers)}", roles=roles)


def compartment(keeper: Actor, *members: Actor) -> Compartment:
    made = found_compartment(actor=keeper, name=f"circle {next(_numbers)}", why="a test")
    for member in members:
        join(keeper, member, made)
    return made


def join(keeper: Actor, member: Actor, circle: Compartment) -> None:
    grant(actor=keeper, to=member, kind=GrantKind.COMPARTMENT, value=circle.public_id, why="a test")


def put_apart(keeper: Actor, item: str) -> Compartment:
    """Hide an item from everybody, the keeper too."""
    made = compartment(keeper)
    place_in(keeper, item, made, "a test")
    return made
