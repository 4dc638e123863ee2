"""Which claims a paper cites, where it may go out with all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tumen.access.models import Actor
from tumen.claims.queries import ClaimView, Status, claims
from tumen.consent.purposes import Purpose
from tumen.publication.errors import NotToBeReleased
from tumen.publication.forms.papers import Paper
from tumen.publication.untold import untold


def cited_in(actor: Actor, paper: Paper, purposes: Collection[Purpose]) -> dict[str, int]:
    """The claims that the paper cites, each with its revision, where it may go out with all of them. Raises
    `NotToBeReleased`."""
    wanted = list(dict.fromkeys(citation.claim for citation in paper.citations))
    return standing_of(actor, wanted, purposes, is_draft=paper.is_draft)


def standing_of(
    actor: Actor, wanted: Collection[str], purposes: Collection[Purpose], *, is_draft: bool = False
) -> dict[str, int]:
    """These claims (ids), each with its revision, where a paper may go out with all of them; one that is no
    draft cites accepted claims alone. Raises `NotToBeReleased`."""
    found = {claim.id: claim for claim in claims(actor, wanted)}
    waiting = [id for id in wanted if id in found and found[id].status != Status.ACCEPTED]
    if waiting and not is_draft:
        raise NotToBeReleased(
            f"Nothing left: {len(waiting)} claims that it cites were not accepted by a person, the first "
            f"{waiting[0]}. Review them, or take the letter out as a draft."
        )
    if missing := [id for id in wanted if id not in found or not found[id].quote_stands]:
        raise NotToBeReleased(
            f"Nothing left: {len(missing)} claims that it cites are not there any more, or their words are "
            f"not, the first {missing[0]}. Draft it again."
        )
    if refused := _untold(wanted, found, Purpose.PUBLISH):
        raise NotToBeReleased(
            f"Nothing left: it quotes {len(refused)} claims whose people did not agree that their words are "
            f"told, the first {refused[0]}. Leave them out, or ask the people."
        )
    if Purpose.COURT in purposes and (refused := _untold(wanted, found, Purpose.COURT)):
        raise NotToBeReleased(
            f"Nothing left: it quotes {len(refused)} claims whose people did not agree that the UN is given "
            f"what they told, the first {refused[0]}. Leave them out, or ask the people."
        )
    return {id: found[id].revision for id in wanted}


def _untold(wanted: Collection[str], found: Mapping[str, ClaimView], purpose: Purpose) -> list[str]:
    away = untold(purpose).look_at({claim.document_id for claim in found.values()})
    return [id for id in wanted if away.why(found[id])]
