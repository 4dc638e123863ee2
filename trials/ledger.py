"""Whether a workspace holds everything that was acknowledged, and nothing half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from django.db import DatabaseError
from sqlcipher3 import dbapi2 as cipher

from trials.team import Team
from tumen.access.heads import public_key
from tumen.access.proving import prove_rows
from tumen.access.rows import LogRows
from tumen.preservation.snapshot import documents_in
from tumen.preservation.soundness import database_faults, evidence_faults, log_faults
from tumen.vault.database.base import connect_beside
from tumen.vault.workspace import Workspace

#: What `tumen read` says of a document that is kept and read: "[2/3] /folder/report-7-1.txt: read, ...".
_READ = re.compile(r"(?:\[\d+/\d+\] .*?|READ )(report-\d+-\d+\.txt)(?:: read,|$)")
_KEPT = re.compile(r"KEPT (report-\d+-\d+\.txt)")
_GRADED = re.compile(r"GRADED (trial \d+-\d+)")

#: Every change leaves a row and an audit line, together or not at all: the count of each on either side.
PAIRS = {
    "documents taken in": (
        "SELECT count(*) FROM documents_custodyevent WHERE kind LIKE 'received%'",
        "documents.take_in",
    ),
    "readings": ("SELECT count(*) FROM claims_readingrun", "claims.propose_claims"),
    "grades of sources": ("SELECT count(*) FROM claims_sourcegrade", "claims.grade_source"),
    "grades of claims": ("SELECT count(*) FROM claims_claimgrade", "claims.grade_claim"),
    "reviews": ("SELECT count(*) FROM claims_review", "claims.review_claim"),
    "refreshes": ("SELECT count(*) FROM record_refresh", "record.refresh"),
}
#: Of each document there is a text, and the receipt.
HALVES = {
    "a document without its text": (
        "SELECT count(*) FROM documents_document d WHERE NOT EXISTS "
        "(SELECT 1 FROM documents_rendition r WHERE r.document_id = d.id)"
    ),
    "a document without its receipt": (
        "SELECT count(*) FROM documents_document d WHERE NOT EXISTS "
        "(SELECT 1 FROM documents_custodyevent c WHERE c.document_id = d.id)"
    ),
    "a claim without its proposal": (
        "SELECT count(*) FROM claims_claim c WHERE NOT EXISTS "
        "(SELECT 1 FROM claims_proposal p WHERE p.claim_id = c.id)"
    ),
}


#: What was said of each grade and review, which no other was given.
_REASONS = " UNION ALL ".join(
    f"SELECT why FROM {table}" for table in ("claims_sourcegrade", "claims_claimgrade", "claims_review")
)


def wrong(
    workspace: Workspace, acknowledged: Iterable[str], *, throughout: bool = True, begun: int = 1
) -> list[str]:
    """What is lost, half or broken in the workspace, in words; empty when all is as it should be.

    ``throughout``: also every page of the database, the log from its first line, all bytes of evidence.
    ``begun`` is how often the same work was begun: so often its changes may be there, and no more often.
    """
    try:
        connection = connect_beside(workspace.database, workspace.keys().database)
    except Exception as error:  # noqa: BLE001 - whatever keeps it from opening is what a trial looks for
        return [f"the workspace does not open: {error}"]
    try:
        with closing(connection):
            found = _broken(workspace, connection) if throughout else []
            return [*found, *_unpaired(connection), *_lost(connection, list(acknowledged), begun)]
    except cipher.DatabaseError as error:
        return [f"the database cannot be read: {error}"]


def wrong_in_team(
    team: Team, workspace: Workspace, acknowledged: Iterable[str], *, throughout: bool = True
) -> list[str]:
    """`wrong` for a record whose rows are in the team's database."""
    try:
        with team.looked_at() as rows:
            found = []
            if throughout:
                proof = prove_rows(LogRows.ours(), key=public_key(workspace))
                found = [proof.broken.says] if proof.broken else []
                found += [fault.said for fault in evidence_faults(workspace, documents_in(rows))]
            return [*found, *_unpaired(rows), *_lost(rows, list(acknowledged))]
    except DatabaseError as error:
        return [f"the database cannot be read: {error}"]


def _broken(workspace: Workspace, connection: Any) -> list[str]:
    found = [fault.said for fault in database_faults(connection)]
    found += [fault.said for fault in log_faults(workspace, connection)]
    return found + [fault.said for fault in evidence_faults(workspace, documents_in(connection))]


def _unpaired(connection: Any) -> list[str]:
    found = []
    for what, (count, action) in PAIRS.items():
        rows = connection.execute(count).fetchone()[0]
        lines = connection.execute(
            "SELECT count(*) FROM access_auditline WHERE action = ?", [action]
        ).fetchone()[0]
        if rows != lines:
            found.append(f"{what}: {rows} rows and {lines} audit lines")
    found += [what for what, query in HALVES.items() if connection.execute(query).fetchone()[0]]
    return found


def _lost(connection: Any, acknowledged: list[str], begun: int = 1) -> list[str]:
    read = {match[1] for line in acknowledged if (match := _READ.search(line))}
    held = {match[1] for line in acknowledged if (match := _KEPT.match(line))}
    graded = {match[1] for line in acknowledged if (match := _GRADED.match(line))}
    kept = _column(
        connection,
        "SELECT d.name FROM documents_document d JOIN documents_rendition r ON r.document_id = d.id",
    )
    claimed = _column(
        connection,
        "SELECT d.name FROM documents_document d JOIN documents_rendition r ON r.document_id = d.id "
        "JOIN claims_readingrun n ON n.rendition_id = r.id JOIN claims_claim c ON c.document_id = d.id",
    )
    reasons = Counter(why for (why,) in connection.execute(_REASONS))
    lost = sorted((held - kept) | (read - claimed) | (graded - set(reasons)))
    twice = sorted(why for why, times in reasons.items() if times > begun)
    return [*(f"lost: {each}" for each in lost), *(f"twice: {each}" for each in twice)]


def acknowledged_changes(lines: Iterable[str]) -> int:
    """How many changes these lines acknowledge."""
    return sum(bool(_READ.search(line) or _KEPT.match(line) or _GRADED.match(line)) for line in lines)


def _column(connection: Any, query: str) -> set[str]:
    return {value for (value,) in connection.execute(query)}
