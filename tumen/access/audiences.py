"""The ways in which one text is seen: by how far somebody is cleared, and whether for identities.

What is made of texts beforehand, such as an index, is made once for each of them and not for each person.
Whether somebody may see the document at all, and what was opened to them alone, is asked at each read.
"""

from __future__ import annotations

from dataclasses import dataclass

from tumen.access.models import Level, Viewer
from tumen.access.sight import sees_identities, sight_of


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody with this clearance who sees identities, or does not."""

    clearance: Level
    identity: bool

    @property
    def levels(self) -> frozenset[Level]:
        """The levels of items that are open to it."""
        return frozenset(Level.up_to(self.clearance)) | ({Level.IDENTITY} if self.identity else set())


AUDIENCES = tuple(
    Audience(clearance, identity)
    for identity in (False, True)
    for clearance in (Level.PUBLIC, Level.INTERNAL, Level.RESTRICTED)
)


def audience_of(viewer: Viewer) -> Audience:
    """The audience that ``viewer`` is one of now. Raises UnknownActor."""
    return Audience(sight_of(viewer).clearance, sees_identities(viewer))
