"""Finding a release for whoever asks, and what is the same of it wherever it is told."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do, may_see
from tumen.access.sight import sees_all, sees_identities
from tumen.publication.copy_rows import Copy, CopyForm
from tumen.publication.errors import NoSuchRelease, NotInOrder, NotWhole
from tumen.publication.models import Edition, NoticeKind, Release
from tumen.publication.packing import Shown

#: What a table's first column is called.
HEADS = {"year": "year", "place": "country", "act": "act", "sex": "sex", "age": "age group"}
#: What a release of a redacted copy says that it is, in the place of what a table counts.
DOCUMENT = "document"
#: And one of the report of an inquiry.
INQUIRY = "inquiry"
#: And one of a report on an event.
EVENT = "event"
_STEPS = (
    "publication.draft_release",
    "publication.draft_findings",
    "publication.draft_event_report",
    "publication.approve_release",
    "publication.publish",
)


_STEPS_OF_COPIES = ("publication.draft_copy", *_STEPS[3:])


def is_copy(row: Release) -> bool:
    """Whether it is a redacted copy of a document, and no table."""
    return bool(row.query["of"] == DOCUMENT)


def is_report(row: Release) -> bool:
    """Whether it is a report: of an inquiry, or on an event."""
    return bool(row.query["of"] in (INQUIRY, EVENT))


def is_on_event(row: Release) -> bool:
    """Whether it is a report on an event."""
    return bool(row.query["of"] == EVENT)


def is_table(row: Release) -> bool:
    """Whether it is a table of counts."""
    return not is_copy(row) and not is_report(row)


def may_work_on(viewer: Viewer, row: Release | None = None) -> bool:
    """Whether drafts are for this viewer: who takes a step with them and sees everything that they count.

    For a copy (``row``) it takes sight of identities too: who looks at it knows what was taken out.
    """
    if not sees_all(viewer):
        return False
    if row is not None and is_copy(row):
        return sees_identities(viewer) and any(may_do(viewer, step) for step in _STEPS_OF_COPIES)
    return any(may_do(viewer, step) for step in _STEPS)


def require_whole(actor: Actor) -> None:
    """Raises `NotWhole` for somebody from whom a part of the record is hidden."""
    if not sees_all(actor):
        raise NotWhole(
            "A part of the record is not open to you, so you neither count nor approve for a release: what "
            "two people see and do not see would be told by the difference. A keeper grants what is missing."
        )


def draft_row(viewer: Viewer, id: str) -> Release:
    """A release for a change of it by who works on releases. Raises `NoSuchRelease`."""
    row = Release.objects.filter(public_id=id).first()
    if row is None or not may_work_on(viewer, row):
        raise _none(id)
    return row


def edition_row(viewer: Viewer, id: str) -> Edition:
    """A release that is out. Raises `NoSuchRelease` and `NotInOrder`."""
    row = row_of(viewer, id)
    found = Edition.objects.select_related("release").filter(release=row).first()
    if found is None:
        raise NotInOrder(f"{row.public_id} is not out yet. Approve and publish it first.")
    return found


def heads_of(row: Release) -> tuple[str, ...]:
    """What its rows are by, and its columns where it is by two things; nothing for a copy."""
    return tuple(HEADS[row.query[name]] for name in ("by", "across") if row.query.get(name))


def shown_lines(row: Release) -> list[Shown]:
    """The rows as they are public, the total last."""
    last = len(row.rows) - 1
    return [
        Shown(each["words"], each["count"], at == last, each.get("across", ""))
        for at, each in enumerate(row.rows)
    ]


def notes_of(row: Release) -> list[str]:
    """What a reader has to know of the numbers, or of the copy."""
    if is_copy(row):
        return notes_of_copy(row.copy)
    if is_report(row):
        return notes_of_report(row.query["of"])
    return [counted_note(row), withheld_note(row), *caveats_of(row)]


def counted_note(row: Release) -> str:
    """What one of what is counted is."""
    if row.query["of"] == "claims":
        return "Claims are counted: what one document says once. Many claims may tell of one event."
    return "Events are counted: what claims were put together into, by rules and by people."


def withheld_note(row: Release) -> str:
    """Which counts are not told, and why."""
    return (
        f"Counts above 0 and below {row.threshold} are withheld, and others where these could be worked out "
        "from them, also beside all earlier releases. What is withheld may be 0."
    )


def caveats_of(row: Release) -> list[str]:
    """What the numbers do not say."""
    by = {row.query["by"], row.query.get("across", "")}
    told = ["Only what documents of this record tell is counted: much of what happened is in no document."]
    if row.query["of"] == "claims":
        told.append("The numbers of people that claims give are in no count, and are never added up.")
    else:
        told.append("How many people an event concerned is in no count.")
    if "year" in by:
        told.append("What reaches over several years, or is open, is in no year: it is a row of its own.")
    if by & {"sex", "age"}:
        told.append("Most claims tell neither the sex nor the age of those whom they are about.")
    return told


def notes_of_report(of: str) -> list[str]:
    """What a reader has to know of the report of an inquiry, or on an event."""
    if of == EVENT:
        return [
            "Every sentence that tells something cites the sentences of documents that it rests on. Where "
            "sources differ, they stand side by side; nothing is added up.",
            "Names of persons of whom these documents tell, and places finer than a country, are covered.",
        ]
    return [
        "Each finding names the standard of proof that the inquiry set, and cites the sentences of documents "
        "that it rests on.",
        "Names of persons of whom these documents tell, and places finer than a country, are covered in what "
        "is quoted. Who sat on the inquiry is not told.",
    ]


def notes_of_copy(copy: Copy) -> list[str]:
    """What a reader has to know of a redacted copy."""
    told = [
        "Names, contacts and what tells who or where somebody is were taken out by those who released it."
    ]
    if copy.form == CopyForm.TEXT:
        return [
            *told,
            "A person has one pseudonym in this copy, drawn at random for it. In another copy it is another.",
        ]
    return [
        *told,
        "The pages are pictures with boxes painted on them, wider than what stood there.",
        "Text recognition looked at the painted pages."
        if copy.recognised
        else "A person looked at the painted pages; text recognition did not.",
    ]


def row_of(viewer: Viewer, id: str) -> Release:
    """A release by its id or its number. Raises `NoSuchRelease`."""
    rows = Release.objects.select_related("approval__actor", "edition__actor", "made_by", "copy", "report")
    found = (
        rows.filter(edition__number=int(id)) if id.isdecimal() and len(id) < 9 else rows.filter(public_id=id)
    )
    row = found.first() if may_see(viewer) else None
    if row is None or not is_shown(viewer, row):
        raise _none(id)
    return row


def is_shown(viewer: Viewer, row: Release) -> bool:
    """Whether it is out and under no embargo, or the viewer works on releases."""
    is_out = hasattr(row, "edition") and embargoed_until(row) is None
    return is_out or may_work_on(viewer, row)


def embargoed_until(row: Release) -> datetime | None:
    """The end of the embargo that holds now."""
    held = [each.until for each in row.notices.all() if each.kind == NoticeKind.EMBARGO]
    until = held[-1] if held else None
    return until if until is not None and until > timezone.now() else None


def state_of(row: Release) -> str:
    """In what state it is: draft, approved, published, under embargo, or retracted."""
    if any(each.kind == NoticeKind.RETRACTION for each in row.notices.all()):
        return "retracted"
    if hasattr(row, "edition"):
        return "published" if embargoed_until(row) is None else "under embargo"
    return "approved" if hasattr(row, "approval") else "draft"


def _none(id: str) -> NoSuchRelease:
    return NoSuchRelease(f"There is no release {id}. `tumen release list` lists those that there are.")
