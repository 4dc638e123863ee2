"""Covers the names of persons whom documents tell of, in what is to leave: nobody marked most of them."""

from __future__ import annotations

from collections.abc import Iterable

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.record.persons.shielding import Shield
from tumen.vocabulary.parties import PartyKind


def names_told_in(viewer: Viewer, documents: Iterable[str]) -> Shield:
    """What covers the names of all persons, and of their relatives, of whom claims of these documents (ids)
    tell: also those that nobody marked. The names are read without masks, in order to be covered."""
    among = Claim.objects.filter(document__public_id__in=list(documents))
    told = claims.acts(as_machine(viewer), among=among)
    return Shield(
        party for act in told for party in act.values["subjects"] if party.kind is not PartyKind.BODY
    )
