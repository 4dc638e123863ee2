"""What a paper about an event or a person may be made of: nothing that people did not agree to be told.

It is not taken out of a paper that was made: the record is looked at as if those claims were not there, so
that no figure, no date and no title of the paper owes anything to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from tumen.access.bounds import Bound, within
from tumen.access.looking import one_look
from tumen.access.models import Level, Role, Viewer
from tumen.claims.queries import ClaimView, claims
from tumen.publication.untold import LeftOut, Untold
from tumen.record import queries as record

#: What a paper may tell, whoever makes it: nothing restricted, nothing of a compartment, no identity.
OUTSIDE = Bound("", Role.READER, Level.INTERNAL, frozenset(), identity=False)


def outside(away: Untold) -> Bound:
    """The same, and nothing of what people did not agree to be told."""
    return replace(OUTSIDE, without=away.items)


def event_without(viewer: Viewer, id: str, away: Untold) -> tuple[Bound, str]:
    """Within which bound an event is told, and its id there: without its claims that are not told, where it
    has others. An event of which nothing is left is told as it is, and leaves with no paper (`citing`).

    To be asked within `OUTSIDE`. Raises NoSuchEvent.
    """
    whole = record.event(viewer, id)
    away.look_at(each.claim.document_id for each in whole.figures)
    left = [each.claim.id for each in whole.figures if away.why(each.claim) is None]
    if not left or len(left) == len(whole.figures):
        return OUTSIDE, whole.id
    bound = outside(away)
    with within(bound), one_look():
        ids = Counter(each.id for each in record.event_of(viewer, left).values())
    if not ids:
        return OUTSIDE, whole.id
    return bound, whole.id if whole.id in ids else ids.most_common(1)[0][0]


def left_out_among(viewer: Viewer, told: Iterable[ClaimView], away: Untold) -> tuple[LeftOut, ...]:
    """Which of these claims are not told, and because of whom, as far as the viewer may see the claims."""
    those = list(told)
    away.look_at(claim.document_id for claim in those)
    found = {claim.id: why for claim in those if (why := away.why(claim))}
    return tuple(found[claim.id] for claim in claims(viewer, found))


def as_kept(left: Collection[LeftOut]) -> list[list[str]]:
    return [[each.id, each.item] for each in left]
