"""Each change of what is published: a draft, its approval by somebody else, the edition, notices on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_permission
from tumen.documents.custody import note
from tumen.documents.models import CustodyKind
from tumen.publication import packing
from tumen.publication.consenting import left_out, refused_among
from tumen.publication.crate import CRATE, crate_of
from tumen.publication.errors import NotApart, NotInOrder, NotToBeReleased
from tumen.publication.event_told import require_still_told
from tumen.publication.finding import (
    draft_row,
    edition_row,
    heads_of,
    is_copy,
    is_on_event,
    is_report,
    is_table,
    notes_of,
    require_whole,
    shown_lines,
)
from tumen.publication.harmless import require_harmless, require_nobody_asked_for, title_of
from tumen.publication.history import checked
from tumen.publication.models import Approval, Edition, Notice, NoticeKind, Release
from tumen.publication.reported import findings_files, require_still_found
from tumen.publication.reporting import copy_files, described, exchanged, public_of, reports_of
from tumen.publication.standing import require_still_withheld
from tumen.publication.tables import counted
from tumen.record.queries import By, Of, Wanted


def draft_release(
    *,
    actor: Actor,
    title: str,
    of: Of | str,
    by: By | str,
    wanted: Wanted | None = None,
    across: By | str = "",
) -> Release:
    """Draft a release of a table of counts: what of it may be shown is worked out beside all that is public.

    ``across`` is what its columns are by, in a table by two things.
    Documents whose people did not agree to be counted are left out. Raises `NotWhole`, `NotToBeReleased`,
    `CannotProtect`, `TooLarge` and `NotPermitted`.
    """
    require_permission(actor, "publication.draft_release")
    require_whole(actor)
    named = title_of(title)
    columns = By(across) if across else None
    away = left_out()
    table = counted(actor, Of(of), By(by), wanted or Wanted(), away, columns)
    words = {said for line in table.lines for said in (line.words, line.across)}
    require_harmless(*sorted(words), *table.narrowed.values())
    with recorded(actor, "publication.draft_release", of=table.of, by=table.by) as entry:
        past = _past(table.of)
        found = checked(table, [each.release.workings for each in past])
        made = Release.objects.create(
            title=named,
            query={
                "of": table.of,
                "by": table.by,
                **({"across": table.across} if table.across else {}),
                "filters": dict(table.narrowed),
            },
            rows=[
                {
                    "words": line.words,
                    **({"across": line.across} if line.across else {}),
                    "mark": mark.value,
                    "count": line.count if mark.value == "shown" else None,
                }
                for line, mark in zip(found.lines, found.marks, strict=True)
            ],
            workings={
                **found.workings,
                "after": past[-1].number if past else 0,
                "left_out": [list(each) for each in away.items()],
            },
            documents=list(table.documents),
            threshold=table.threshold,
            made_by=actor,
        )
        entry.item = made.public_id
        entry.detail.update(
            withheld=sum(mark.value != "shown" for mark in found.marks), rows=len(found.marks)
        )
    return made


def approve_release(*, actor: Actor, release: str, why: str = "") -> Approval:
    """Let a draft go out, as somebody other than its maker. Raises `NoSuchRelease`, `NotApart`, `NotWhole`,
    `NotInOrder` and `NotPermitted`."""
    row = draft_row(actor, release)
    require_whole(actor)
    require_harmless(why)
    if row.made_by_id == actor.pk:
        raise NotApart(
            f"You made {row.public_id}, so somebody else has to approve it: nothing public leaves by one "
            "person alone."
        )
    if Approval.objects.filter(release=row).exists():
        raise NotInOrder(f"{row.public_id} is approved already.")
    _require_still(actor, row)
    with recorded(actor, "publication.approve_release", row.public_id):
        return Approval.objects.create(release=row, actor=actor, why=why.strip())


def publish(*, actor: Actor, release: str, until: datetime | None = None) -> Edition:
    """Give an approved draft its number, its files and its signature. ``until`` is the end of an embargo.

    What became public since it was drafted, or a consent that was taken back, stops it: it is drafted again.
    Raises `NoSuchRelease`, `NotInOrder`, `NotToBeReleased`, `NotWhole` and `NotPermitted`.
    """
    row = draft_row(actor, release)
    require_whole(actor)
    with recorded(actor, "publication.publish", row.public_id) as entry:
        approval = Approval.objects.filter(release=row).select_related("actor").first()
        if approval is None or approval.actor_id == row.made_by_id:
            raise NotInOrder(
                f"{row.public_id} is not approved yet. Somebody other than its maker approves it."
            )
        if Edition.objects.filter(release=row).exists():
            raise NotInOrder(f"{row.public_id} is out already.")
        if is_table(row):
            _require_as_drafted(row)
        _require_still(actor, row)
        require_harmless(row.title)
        require_nobody_asked_for(row.title)
        number = (Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        made = _edition(row, approval, number, actor)
        if is_copy(row):
            why = f"it went out as release {number}, {row.public_id}"
            note(actor, row.copy.document, CustodyKind.REDACTED, why=why, to=f"release {number}")
        if until is not None:
            _notice(actor, row, NoticeKind.EMBARGO, "published under embargo", until)
        entry.detail.update(number=number, embargo=until.isoformat() if until else "")
    return made


def _require_still(actor: Actor, row: Release) -> None:
    """Raises where a copy or a report may not go out as it was drafted, by what is known now."""
    if is_copy(row):
        require_still_withheld(actor, row)
    if is_on_event(row):
        require_still_told(actor, row)
    elif is_report(row):
        require_still_found(actor, row)


def _require_as_drafted(row: Release) -> None:
    """Raises where another table came out since, or somebody took a consent back."""
    past = _past(row.query["of"])
    if row.workings["after"] != (past[-1].number if past else 0):
        raise NotInOrder(
            f"Another release came out since {row.public_id} was drafted, and it was checked without "
            "that one. Draft it again."
        )
    if gone := refused_among(row.documents):
        raise NotToBeReleased(
            f"{row.public_id} counts {len(gone)} documents whose people do not allow it any more. Draft "
            "it again."
        )


def embargo(*, actor: Actor, release: str, until: datetime | None, why: str) -> Notice:
    """Hold the files of a published release back until a moment, or lift that. What somebody has already,
    they have. Raises `NoSuchRelease`, `NotInOrder` and `NotPermitted`."""
    return _said(actor, "publication.embargo", release, NoticeKind.EMBARGO, why, until)


def correct(*, actor: Actor, release: str, why: str) -> Notice:
    """Say what is wrong in a published release, and what is right. Its files stay as they are; a corrected
    table is another release. Raises `NoSuchRelease`, `NotInOrder` and `NotPermitted`."""
    return _said(actor, "publication.correct", release, NoticeKind.CORRECTION, why)


def retract(*, actor: Actor, release: str, why: str) -> Notice:
    """Take a published release back. It stays listed with the reason, and its files are not given out any
    more; what it said stays known to disclosure control. Raises `NoSuchRelease`, `NotInOrder` and
    `NotPermitted`."""
    return _said(actor, "publication.retract", release, NoticeKind.RETRACTION, why)


def _said(
    actor: Actor, action: str, release: str, kind: NoticeKind, why: str, until: datetime | None = None
) -> Notice:
    row = edition_row(actor, release).release
    reason = " ".join(why.split())
    if not reason:
        raise NotInOrder(
            "Nothing was kept, because it does not say why. Write a sentence that others may read."
        )
    require_harmless(reason)
    require_nobody_asked_for(reason)
    with recorded(actor, action, row.public_id):
        if Notice.objects.filter(release=row, kind=NoticeKind.RETRACTION).exists():
            raise NotInOrder(f"{row.public_id} was retracted already.")
        return _notice(actor, row, kind, reason, until)


def _notice(actor: Actor, row: Release, kind: NoticeKind, why: str, until: datetime | None) -> Notice:
    return Notice.objects.create(release=row, kind=kind, why=why, until=until, actor=actor)


def _edition(row: Release, approval: Approval, number: int, actor: Actor) -> Edition:
    now, notes, key = timezone.now(), notes_of(row), packing.public_key()
    told: dict[str, Any] = {}
    if is_copy(row):
        files = copy_files(row, number=number, day=now.date(), key=key)
    elif is_report(row):
        files = findings_files(row, number=number, day=now.date(), key=key)
    else:
        told, files = _of_table(row, number, now)
    manifest = packing.as_json(
        {
            **told,
            "format": "tumen release v1",
            "number": number,
            "id": row.public_id,
            "title": row.title,
            "published": now.isoformat(timespec="seconds"),
            "query": row.query,
            "method": notes,
            "made_by": f"a-{row.made_by_id}",
            "approved_by": f"a-{approval.actor_id}",
            "published_by": f"a-{actor.pk}",
            "files": packing.hashes_of(files),
        }
    )
    signature = packing.signature_of(manifest)
    return Edition.objects.create(
        release=row,
        number=number,
        manifest=manifest.decode(),
        key=key,
        signature=signature,
        # Copies and reports lie sealed in their own places; their package is made when it is given out.
        package=packing.packed(files, manifest, key=key, signature=signature) if is_table(row) else b"",
        actor=actor,
        at=now,
    )


def _of_table(row: Release, number: int, now: datetime) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the manifest tells of a table alone, and the files: the table, its drawing, its reports, and what
    these are."""
    notes = notes_of(row)
    files = packing.files_of(row.title, heads_of(row), shown_lines(row), notes)
    key, digest = packing.public_key(), packing.hashes_of(files)[packing.DATA].partition(":")[2]
    public = public_of(row, number=number, day=now.date(), digest=digest, key=key)
    reports = reports_of(public)
    files |= {**reports.files, **exchanged(public)}
    files |= described(public, files)
    crate = crate_of(number=number, id=row.public_id, title=row.title, at=now, notes=notes, files=files)
    files[CRATE] = packing.as_json(crate)
    told = {
        "dataset": f"{row.workings['era']}.{row.workings['edition']}",
        "threshold": row.threshold,
        "left_out": dict(reports.left_out),
    }
    return told, files


def _past(of: str) -> list[Edition]:
    """Every edition of claims, or of events, in order; also those that were retracted: they are known."""
    rows = Edition.objects.select_related("release").order_by("number")
    return [each for each in rows if each.release.query["of"] == of]
