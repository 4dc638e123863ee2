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
    those that are left out too, and ``left_out`` the claims of an event that are."""

    bound: Bound
    id: str
    documents: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_held: bool = False  #: people agreed to nothing of it: it is drafted for its makers, and cannot leave


def told_outside(viewer: Viewer, id: str, kind: str) -> Told:
    """How an event or a person is told in a paper of this kind; to be asked within `OUTSIDE`. Raises
    NoSuchEvent and NoSuchPerson."""
    away = _away(kind)
    if id.startswith(PERSON):
        bound = _of_person(viewer, id, away)
        return Told(bound, id, is_held=bool(away) and bound == OUTSIDE)
    bound, named = event_without(viewer, id, away)
    whole = event(viewer, id)
    if whole.figures and all(away.why(each.claim) for each in whole.figures):
        return Told(bound, named, tuple(whole.documents), is_held=True)
    left_out = left_out_among(viewer, (each.claim for each in whole.figures), away)
    return Told(bound, named, tuple(whole.documents), left_out)


def cover_of(viewer: Viewer, told: Told, documents: Iterable[str]) -> Callable[[str], str]:
    """What takes the names out of words of whom these documents tell: also where a paper tells nothing of
    them."""
    if told.bound == OUTSIDE:
        return names_told_in(viewer, documents).names
    with within(OUTSIDE), one_look():
        return names_told_in(viewer, documents).names


def _away(kind: str) -> Untold:
    known = writings().get(kind)
    return untold(Purpose.PUBLISH, *map(Purpose, known.needs if known else ()))


def _of_person(viewer: Viewer, id: str, away: Untold) -> Bound:
    if away:
        with within(outside(away)), one_look():
            try:
                person(viewer, id)
            except NoSuchPerson:
                return OUTSIDE
            return outside(away)
    return OUTSIDE
