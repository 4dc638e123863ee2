"""What a paper about an event or a person is drafted without: what people did not agree to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tumen.access.bounds import Bound, within
from tumen.access.looking import one_look
from tumen.access.models import Viewer
from tumen.consent.purposes import Purpose
from tumen.publication.telling import OUTSIDE, event_without, left_out_among, outside
from tumen.publication.untold import LeftOut, Untold, untold
from tumen.record.errors import NoSuchPerson
from tumen.record.persons.covering import names_told_in
from tumen.record.queries import event, person
from tumen.vocabulary.writings import writings

#: An id of a person begins so; of an event otherwise.
PERSON = "h-"


@dataclass(frozen=True, slots=True)
class Told:
    """Within which ``bound`` something is told, and its ``id`` there; ``documents`` are all that tell of it,
    those that are left out too."""

    bound: Bound
    id: str
    documents: tuple[str, ...] = ()


def told_outside(viewer: Viewer, id: str, kind: str) -> Told:
    """How an event or a person is told in a paper of this kind. Raises NoSuchEvent and NoSuchPerson."""
    away = _away(kind)
    if id.startswith(PERSON):
        return Told(_of_person(viewer, id, away), id)
    with within(OUTSIDE), one_look():
        documents = event(viewer, id).documents
    return Told(*event_without(viewer, id, away), tuple(documents))


def left_out(viewer: Viewer, id: str, kind: str) -> tuple[LeftOut, ...]:
    """The claims of an event that a paper of this kind does not tell of, each with whose word it is, as far
    as the viewer may see them. Raises NoSuchEvent."""
    if id.startswith(PERSON):
        return ()
    away = _away(kind)
    with within(OUTSIDE), one_look():
        told = [each.claim for each in event(viewer, id).figures]
    return left_out_among(viewer, told, away)


def cover_of(viewer: Viewer, documents: Iterable[str]) -> Callable[[str], str]:
    """What takes the names out of words of whom these documents tell: also where a paper tells nothing of
    them."""
    with within(OUTSIDE), one_look():
        return names_told_in(viewer, documents).names


def _away(kind: str) -> Untold:
    known = writings().get(kind)
    return untold(Purpose.PUBLISH, *map(Purpose, known.needs if known else ()))


def _of_person(viewer: Viewer, id: str, away: Untold) -> Bound:
    if away.items:
        with within(outside(away)), one_look():
            try:
                person(viewer, id)
            except NoSuchPerson:
                return OUTSIDE
            return outside(away)
    return OUTSIDE
