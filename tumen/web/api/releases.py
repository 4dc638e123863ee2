"""Releases: what left the record, with its files; drafts of tables and of redacted copies.

A program drafts. That a release is approved and goes out is a person's, signed in or at the terminal: no
token has the role of a publisher.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Annotated, Any

from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Viewer
from tumen.publication import actions, copies, copying, queries
from tumen.publication.queries import CopyForm, ReleaseLine, ReleaseView
from tumen.record.queries import By, Of, Wanted
from tumen.web.api.operations import asks, looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, part_of
from tumen.web.api.reading_in import Id, Sent, Why

router = Router()

_Code = Annotated[str, StringConstraints(max_length=300)]
_Year = Annotated[int, Field(ge=1, le=9999)]


@dataclass(frozen=True, slots=True)
class Releases:
    """A part of the releases, the newest first."""

    releases: tuple[ReleaseLine, ...]
    next: str


@dataclass(frozen=True, slots=True)
class FileGiven:
    """A file: its name, its media type, and its bytes in base64."""

    name: str
    media_type: str
    base64: str


@dataclass(frozen=True, slots=True)
class ManifestProved:
    """The manifest of a release, proved by this vault's key just now, and that key in hexadecimal."""

    manifest: dict[str, Any]
    key: str


@dataclass(frozen=True, slots=True)
class CopyDrafted:
    """The draft of a copy, or the job that makes it (of a PDF)."""

    release: str
    job: str


class NewRelease(Sent):
    """A table of counts, under a title that is public: what is counted, by what, narrowed to what; ``across``
    is what its columns are by."""

    title: Why
    of: Of = Of.CLAIMS
    by: By = By.YEAR
    across: By | None = None
    act: _Code = ""
    country: _Code = ""
    province: _Code = ""
    facility: _Code = ""
    kind: _Code = ""
    realis: _Code = ""
    sort: _Code = ""
    sex: _Code = ""
    age: _Code = ""
    status: _Code = ""
    since: _Year | None = None
    until: _Year | None = None


class Shown(Sent):
    """Words that were found and may be read all the same, and why."""

    words: Why
    why: Why


class CopyLooked(Sent):
    """Words to withhold beside what was found, and words to let through."""

    withhold: Annotated[list[Why], Field(max_length=300)] = []
    let_through: Annotated[list[Shown], Field(max_length=300)] = []


class NewCopy(CopyLooked):
    """``title`` is public; ``why`` stays with the document's custody. ``looked`` says that somebody looked at
    the pages of a PDF whose words cannot be read."""

    title: Why
    why: Why
    form: CopyForm = CopyForm.TEXT
    looked: bool = False


@looks(router, "/releases", Releases)
def releases(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Releases:
    """What is out, the newest first; before it, for whoever works on them, what is not."""
    shown, rest = part_of(queries.releases(viewer), after, limit)
    return Releases(tuple(shown), rest)


@looks(router, "/releases/{id}", ReleaseView)
def release(viewer: Viewer, id: Id) -> ReleaseView:
    """A release with its rows, and what was said of it since."""
    return queries.release(viewer, id)


@looks(router, "/releases/{id}/manifest", ManifestProved)
def release_manifest(viewer: Viewer, id: Id) -> ManifestProved:
    """The manifest of a release that is out, proved by its signature just now."""
    return ManifestProved(queries.verify(viewer, id), queries.signing_key(viewer))


@looks(router, "/releases/{id}/package", FileGiven)
def release_package(viewer: Viewer, id: Id) -> FileGiven:
    """The files of a release that is out, with manifest and signature, as one zip archive."""
    return file_given(f"release-{id}.zip", "application/zip", queries.package(viewer, id))


@looks(router, "/releases/{id}/copy", FileGiven)
def release_copy(viewer: Viewer, id: Id) -> FileGiven:
    """The file of a redacted copy; of a draft for whoever works on it."""
    form, data = copies.copy_file(viewer, id)
    media = "application/pdf" if form is CopyForm.PDF else "text/plain; charset=utf-8"
    return file_given(f"copy-{id}.{form.value}", media, data)


@takes(router, "/releases", ReleaseView, "publication.draft_release", status=201)
def draft_release(actor: Actor, sent: NewRelease) -> ReleaseView:
    """Draft a release of a table; what may be shown is worked out beside all that is public."""
    narrowed = {name: value for name, value in sent if name not in ("title", "of", "by", "across")}
    made = actions.draft_release(
        actor=actor,
        title=sent.title,
        of=sent.of,
        by=sent.by,
        wanted=Wanted(**narrowed),
        across=sent.across or "",
    )
    return queries.release(actor, made.public_id)


@asks(router, "/documents/{id}/copy-preview", copies.PreviewView)
def preview_copy(viewer: Viewer, id: Id, sent: CopyLooked) -> copies.PreviewView:
    """What a redacted copy would lack; for a token with identities from which nothing is hidden."""
    return copies.copy_preview(
        viewer, id, withhold=sent.withhold, let_through=[(each.words, each.why) for each in sent.let_through]
    )


@takes(router, "/documents/{id}/copy", CopyDrafted, "publication.draft_copy", status=201)
def draft_copy(actor: Actor, id: Id, sent: NewCopy) -> CopyDrafted:
    """Draft a redacted copy of a document; of a PDF as pages, a job does."""
    shown = tuple((each.words, each.why) for each in sent.let_through)
    choices = copying.Choices(tuple(sent.withhold), shown)
    if sent.form is CopyForm.PDF:
        job = copying.ask_for_copy(
            actor=actor,
            document=id,
            title=sent.title,
            why=sent.why,
            choices=choices,
            seen_by_eye=sent.looked,
        )
        return CopyDrafted("", job.public_id)
    made = copying.draft_copy(
        actor=actor, document=id, title=sent.title, why=sent.why, choices=choices, form=CopyForm.TEXT.value
    )
    return CopyDrafted(made.public_id, "")


def file_given(name: str, media_type: str, data: bytes) -> FileGiven:
    """A file as an answer holds it."""
    return FileGiven(name, media_type, b64encode(data).decode())
