"""One batch: files in, claims out, the record refreshed. Each document is kept as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen import reading
from tumen.claims.actions import propose_claims
from tumen.claims.queries import unread
from tumen.cli.opening import Desk
from tumen.cli.progress import Course, Stop
from tumen.cli.report import Given, Outcome, Report, State
from tumen.cli.sources import gap, source_of_kept
from tumen.documents.actions import take_in
from tumen.documents.errors import QuestionedDate, RefusedFile
from tumen.documents.intake import FoundFile, RefusedPath
from tumen.documents.models import Document
from tumen.documents.queries import DocumentView, RenditionView, document, documents, text_of
from tumen.reading import Source
from tumen.record.actions import refresh
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def read_files(
    desk: Desk, files: Sequence[FoundFile | RefusedPath], given: Given, *, silent: bool = False
) -> Report:
    """Take files in and read them. Refused ones stand in the report; the others are read all the same."""
    return _run(desk, len(files), lambda batch: batch.taken_in(files, given), silent=silent)


def waiting(desk: Desk) -> dict[str, str]:
    """The documents to be read, and why: never read, by another reader, or with other details."""
    return {found.document: found.why for found in unread(desk.actor, reader=reading.version())}


def read_kept(desk: Desk, ids: Sequence[str], *, silent: bool = False) -> Report:
    """Read documents that are kept, whether they were read before or not."""
    return _run(desk, len(ids), lambda batch: batch.kept(ids), silent=silent)


def _run(desk: Desk, total: int, sources: Any, *, silent: bool) -> Report:
    report = Report(total)
    with Stop() as stop, Course(total, silent=silent) as course:
        batch = Batch(desk, report, stop, course)
        batch.read(sources(batch))
        refresh(actor=desk.actor)
    return report


class _Asked(Exception):
    """Ctrl-C was pressed while files were being taken in: what was taken in is read the next time."""


#: What `claims.queries.unread` says of a document that no reading has reached.
NEVER_READ = "never read"
#: Figures have a count of their own; numbers that count no people are no news.
_COUNTED_APART = (ClaimSort.FIGURE, ClaimSort.NUMBER)


@dataclass(slots=True)
class _Waiting:
    """A document on its way through the reader."""

    name: str
    state: State
    view: DocumentView
    rendition: RenditionView


class Batch:
    """Documents on their way into the record of a desk.

    They go through the reader together, because that is faster, and are kept one by one as they come out.
    """

    def __init__(self, desk: Desk, report: Report, stop: Stop, course: Course) -> None:
        self._desk, self._report, self._stop, self._course = desk, report, stop, course
        self._reader = reading.version()
        self._unread = waiting(desk)
        #: The documents that need no reading, with the revision that was read.
        self._read = {one.id: one.revision for one in documents(desk.actor) if one.id not in self._unread}
        self._waiting: dict[str, _Waiting] = {}
        self._seen: set[str] = set()

    def read(self, sources: Iterator[Source]) -> None:
        """Read each source and keep what it says, until the end or Ctrl-C."""
        try:
            for id, proposals in reading.read(sources):
                self._keep(self._waiting.pop(id), proposals)
                if self._stop.is_asked:
                    break
        except _Asked:
            pass  # the generator below raised it, to leave the reader without another parse
        self._report.stopped = self._stop.is_asked and self._report.left > 0

    def taken_in(self, files: Iterable[FoundFile | RefusedPath], given: Given) -> Iterator[Source]:
        """The files to read, as they are taken in; those refused or read before are only reported."""
        for file in files:
            if self._stop.is_asked:
                raise _Asked
            self._course.begin()
            name = os.fsencode(file.path).decode("utf-8", "backslashreplace")
            try:
                taken = self._take_in(file, name, given)
            except (RefusedFile, QuestionedDate) as error:
                reason = error.reason if isinstance(error, RefusedFile) else str(error)
                self._report_on(Outcome(name, State.REFUSED, reason=reason))
            else:
                yield from self._to_read(taken, name)

    def kept(self, ids: Iterable[str]) -> Iterator[Source]:
        """Documents of the record to read, whatever was read of them before."""
        for id in ids:
            if self._stop.is_asked:
                raise _Asked
            self._course.begin()
            view = document(self._desk.actor, id)
            yield self._source(view.summary.name, self._state(id, was_known=True), view)

    def _take_in(self, file: FoundFile | RefusedPath, name: str, given: Given) -> Document:
        if isinstance(file, RefusedPath):
            raise RefusedFile(file.reason)
        return take_in(
            actor=self._desk.actor,
            data=file.read(),
            name=Path(name).name,
            origin=given.origin or str(Path(name).absolute()),
            published=given.published,
            publisher=given.publisher,
            language=given.language,
            confirmed=given.confirmed,
        )

    def _to_read(self, taken: Document, name: str) -> Iterator[Source]:
        id = taken.public_id
        if self._read.get(id) == taken.revision or id in self._seen:
            self._report_on(Outcome(name, State.ALREADY_READ, document=id))
            return
        self._seen.add(id)
        state = self._state(id, was_known=taken.was_known)
        yield self._source(name, state, document(self._desk.actor, id))

    def _state(self, id: str, *, was_known: bool) -> State:
        is_first = not was_known or self._unread.get(id) == NEVER_READ
        return State.READ if is_first else State.READ_AGAIN

    def _source(self, name: str, state: State, view: DocumentView) -> Source:
        rendition = text_of(self._desk.actor, view.id)
        self._waiting[view.id] = _Waiting(name, state, view, rendition)
        return source_of_kept(rendition, view)

    def _keep(self, waiting: _Waiting, proposals: Sequence[ProposedClaim]) -> None:
        propose_claims(
            actor=self._desk.actor, rendition=waiting.rendition, proposals=proposals, reader=self._reader
        )
        self._report_on(
            Outcome(
                waiting.name,
                waiting.state,
                document=waiting.view.id,
                figures=sum(claim.value("sort") is ClaimSort.FIGURE for claim in proposals),
                others=sum(claim.value("sort") not in _COUNTED_APART for claim in proposals),
                notes=(*waiting.view.notes, *filter(None, [gap(waiting.view.summary.language)])),
                needs_a_date=waiting.view.summary.needs_a_date,
            )
        )

    def _report_on(self, outcome: Outcome) -> None:
        self._report.outcomes.append(outcome)
        self._course.step(f"{outcome.name}: {outcome.said}")
