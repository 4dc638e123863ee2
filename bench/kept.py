"""A workspace on disk with an invented record, and an inquiry that rests on its first claims.

In a process of its own: what making it takes is no part of what is measured with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from bench import invented
from bench.apart import Tell

#: Claims that the inquiry rests on, at most: people attached each of them, one by one.
CITED = 10_000
#: Claims that one finding rests on.
OF_A_FINDING = 1_000
#: What is kept beside the workspace of who works in it and of the inquiry.
_ABOUT = "about.json"


def measure(tell: Tell, *, folder: str, claims: int) -> dict[str, Any]:
    """Fill a workspace with so many claims, all of them accepted. One step."""
    invented.opened(Path(folder))
    maker, other = _two_people()
    invented.fill(maker, claims // invented.CLAIMS, restricted=False)
    _accept()
    _tally(maker)
    about = {"maker": maker.pk, "other": other.pk, "inquiry": _inquiry(maker)}
    Path(folder, _ABOUT).write_text(json.dumps(about))
    tell(f"a record of {claims:,} claims")
    return invented.counted()


def opened(folder: Path) -> tuple[Any, Any, str]:
    """The workspace as this process' own: who drafts, who approves, and the id of the inquiry."""
    invented.opened(folder)
    from tumen.access.models import Actor

    about = json.loads((folder / _ABOUT).read_text())
    return Actor.objects.get(pk=about["maker"]), Actor.objects.get(pk=about["other"]), about["inquiry"]


def _two_people() -> tuple[Any, Any]:
    from tumen.access.actions import introduce
    from tumen.access.models import RESEARCHER, Level, Role

    roles, sight = (*RESEARCHER, Role.PUBLISHER), {"clearance": Level.RESTRICTED, "identity": True}
    # The keeper last: from then on it takes one to introduce somebody who may do as much.
    other = introduce(name="who approves", roles=roles, **sight)
    maker = introduce(name="who drafts", roles=(*roles, Role.KEEPER), **sight)
    return maker, other


def _accept() -> None:
    """Every claim as a person who accepted it leaves it, without a verdict on each: nothing here reads those.

    And every document as one whose original is there: one without is as good as forgotten, and not counted.
    """
    from tumen.claims.models import Claim, Status
    from tumen.documents.models import Document
    from tumen.vault.acting import RECORD, acting_as

    with acting_as(RECORD):
        Claim.objects.update(status=Status.ACCEPTED)
        Document.objects.update(evidence="invented")


def _tally(actor: Any) -> None:
    """Every claim in the cell in which it is counted. Events are not derived: what is measured reads none."""
    from tumen.access.permission import as_machine
    from tumen.record.tallying import tally
    from tumen.vault.acting import RECORD, acting_as

    with acting_as(RECORD):
        tally(as_machine(actor))


def _inquiry(actor: Any) -> str:
    """An inquiry with an adopted finding for each `OF_A_FINDING` claims; its id."""
    from tumen.claims.models import Claim
    from tumen.findings.actions import open_inquiry
    from tumen.findings.models import Finding, FindingClaim
    from tumen.vault.acting import RECORD, acting_as
    from tumen.vocabulary.grading import StandardOfProof

    made = open_inquiry(actor=actor, title="What was found (invented)", opened=date(2026, 1, 5))

    def findings() -> Iterator[FindingClaim]:
        claims, number = iter(Claim.objects.order_by("pk").values_list("pk", "revision")[:CITED]), 0
        while some := list(islice(claims, OF_A_FINDING)):
            number += 1
            finding = Finding.objects.create(
                inquiry=made,
                text=f"People were returned against their will, by the accounts of group {number}.",
                standard=StandardOfProof.GROUNDS,
                adopted_on=date(2026, 2, 1),
                adopted_by=actor,
                actor=actor,
            )
            yield from (FindingClaim(finding=finding, claim_id=pk, revision=each) for pk, each in some)

    with acting_as(RECORD):
        FindingClaim.objects.bulk_create(findings(), batch_size=10_000)
    return made.public_id
