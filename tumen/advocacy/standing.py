"""How the claims stand now that appeals and answers rest on: their revision, their status, and for what the
people whose words they are refuse them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.access.looking import remembered
from tumen.claims.models import Claim
from tumen.consent.purposes import Purpose
from tumen.publication.untold import untold
from tumen.vault.acting import acting

#: What is done with the words of those whom an appeal quotes; the second where it goes to the UN.
TOLD = (Purpose.PUBLISH, Purpose.COURT)


@dataclass(frozen=True, slots=True)
class Now:
    """How a claim stands now; ``refused_for`` is what its people do not allow of `TOLD`."""

    revision: int
    status: str
    refused_for: frozenset[Purpose]


def now_of(ids: Iterable[str]) -> dict[str, Now]:
    """How these claims stand, which the caller may see; within one look each is asked for once."""
    wanted = set(ids)
    known = remembered(("claims now", acting()), dict[str, Now])
    if new := wanted - known.keys():
        found = Claim.objects.filter(public_id__in=new).order_by()
        rows = list(found.values_list("public_id", "revision", "status", "document__public_id"))
        told = [(id, document) for id, *_, document in rows]
        away = {purpose: untold(purpose).among(told) for purpose in TOLD}
        known |= {
            id: Now(revision, status, frozenset(each for each in TOLD if id in away[each]))
            for id, revision, status, _ in rows
        }
    return {id: known[id] for id in wanted if id in known}
