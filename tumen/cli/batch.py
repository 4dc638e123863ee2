"""One batch: files in, claims out, the record refreshed. Each document is kept as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from tumen import reading
from tumen.access.permission import as_machine
from tumen.access.refusing import FILE, note_refusal
from tumen.claims.actions import propose_claims
from tumen.claims.given import gap, source_of_kept
from tumen.claims.queries import unread
from tumen.cli.opening import Desk
from tumen.cli.progress import Course, Stop
from tumen.cli.report import Given, Opened, Outcome, Passed, Report, State
from tumen.documents.actions import take_in, take_in_member
from tumen.documents.errors import QuestionedDate, RefusedFile
from tumen.documents.intake import (
    Container,
    FoundFile,
    Member,
    PassedMember,
    RefusedMember,
    RefusedPath,
    container_at,
    members,
)
from tumen.documents.models import Document
from tumen.documents.queries import DocumentView, RenditionView, document, documents, text_to_read
from tumen.reading import Source
from tumen.reading.sieve import matters
from tumen.record.actions import refresh
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def read_files(
    desk: Desk,
    files: Sequence[FoundFile | RefusedPath],
    given: Given,
    *,
    sifted: bool = False,
    silent: bool = False,
) -> Report:
    """Take files in and read them. Refused ones stand in the report; the others are read all the same.

    ``sifted`` passes over what archives hold that has no word of the field.
    """
    return _run(desk, len(files), lambda batch: batch.taken_in(files, given, sifted), silent=silent)


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
    # One line for all of them: a folder of ten thousand files that nothing reads is no ten thousand lines.
    if refused := sum(one.state is State.REFUSED and not one.document for one in report.outcomes):
        note_refusal(actor=desk.actor, of="documents.take_in", because=FILE, times=refused)
    return report


class _Asked(Exception):
    """Ctrl-C was pressed while files were being taken in: what was taken in is read the next time."""


#: Share of the work on a container that its hash takes: it is read twice, and once without looking into it.
_HASHING = 0.05
#: What is passed over of an archive when it is sifted.
UNRELATED = "without words of the field"
#: What `claims.queries.unread` says of a document that no reading has reached.
NEVER_READ = "never read"
#: Figures have a count of their own; numbers that count no people are no news.
_COUNTED_APART = (ClaimSort.FIGURE, ClaimSort.NUMBER)


def _is_unrelated(data: bytes) -> bool:
    """Whether a text has no word of the field. What is no text in UTF-8 cannot be searched as it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data and not matters(data)


@dataclass(slots=True)
class _Waiting:
    """A document on its way through the reader; ``opened`` is the container that it came in."""

    outcome: Outcome
    opened: Opened | None
    view: DocumentView
    rendition: RenditionView


#: Why a document is not read by somebody from whom a claim of it is hidden: its sentence would be missing.
_PARTLY_HIDDEN = "not all of it is shown to you, so somebody who sees all of it reads it."


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

    def taken_in(
        self, files: Iterable[FoundFile | RefusedPath], given: Given, sifted: bool = False
    ) -> Iterator[Source]:
        """The files to read, as they are taken in; those refused or read before are only reported."""
        for file in files:
            self._heed()
            self._course.begin()
            name = os.fsencode(file.path).decode("utf-8", "backslashreplace")
            if isinstance(file, RefusedPath):
                self._report_on(Outcome(name, State.REFUSED, reason=file.reason))
                continue
            try:
                container = self._container(file)
            except RefusedFile as error:
                self._report_on(Outcome(name, State.REFUSED, reason=error.reason))
                continue
            if container:
                yield from self._held(container, name, given, sifted)
            else:
                yield from self._to_read(
                    Outcome(name, State.REFUSED), partial(self._take_in, file, name, given)
                )

    def kept(self, ids: Iterable[str]) -> Iterator[Source]:
        """Documents of the record to read, whatever was read of them before."""
        for id in ids:
            self._heed()
            self._course.begin()
            view = document(self._desk.actor, id)
            yield from self._source(Outcome(view.summary.name, self._state(id, was_known=True)), None, view)

    def _heed(self) -> None:
        if self._stop.is_asked:
            raise _Asked

    def _container(self, file: FoundFile) -> Container | None:
        """The container that the file is, after its hash was taken; None for a file that is a document."""

        def hashed(share: float) -> None:
            self._heed()
            self._course.reach(share * _HASHING, "Hashing")

        return container_at(file.path, tell=hashed)

    def _held(self, container: Container, name: str, given: Given, sifted: bool) -> Iterator[Source]:
        """What a container holds, member by member."""
        opened = Opened(name, container.media_type, container.size, container.sha256)
        self._report.opened.append(opened)
        is_cut = False
        try:
            with closing(members(container)) as found:
                for one in found:
                    self._heed()
                    opened.members += 1
                    if sifted and isinstance(one, Member) and _is_unrelated(one.data):
                        one = PassedMember(one.place, UNRELATED)
                    share = min(1.0, one.place.read_to / max(1, container.size))
                    self._course.reach(_HASHING + share * (1 - _HASHING))
                    yield from self._member(one, opened, container, given)
                    is_cut = isinstance(one, RefusedMember) and one.is_rest
            opened.to_the_end = not is_cut
        except RefusedFile as error:
            self._report_on(Outcome(name, State.REFUSED, reason=error.reason))
        else:
            self._report.done += 1
            self._course.leave()

    def _member(
        self, one: Member | RefusedMember | PassedMember, opened: Opened, container: Container, given: Given
    ) -> Iterator[Source]:
        place = one.place.words
        if isinstance(one, PassedMember):
            opened.passed[one.kind] += 1
            if one.name:
                opened.named.append(Passed(place, one.kind, one.name))
            return
        if isinstance(one, RefusedMember):
            opened.refused += 1
            self._report_on(
                Outcome(opened.name, State.REFUSED, place=place, about=one.name, reason=one.reason)
            )
            return
        take = partial(
            take_in_member,
            actor=self._desk.actor,
            container=container,
            member=one,
            origin=given.origin or str(Path(opened.name).absolute()),
            **given.said,
        )
        yield from self._to_read(
            Outcome(opened.name, State.REFUSED, place=place, about=one.what), take, opened
        )

    def _take_in(self, file: FoundFile, name: str, given: Given) -> Document:
        return take_in(
            actor=self._desk.actor,
            data=file.read(),
            name=Path(name).name,
            origin=given.origin or str(Path(name).absolute()),
            **given.said,
        )

    def _to_read(
        self, outcome: Outcome, take: Callable[[], Document], opened: Opened | None = None
    ) -> Iterator[Source]:
        """Take one document in; what it is read as comes out where it is to be read."""
        try:
            taken = take()
        except (RefusedFile, QuestionedDate) as error:
            reason = error.reason if isinstance(error, RefusedFile) else str(error)
            if opened:
                opened.refused += 1
            self._report_on(replace(outcome, reason=reason))
            return
        if opened:
            opened.taken += 1
        id = taken.public_id
        if self._read.get(id) == taken.revision or id in self._seen:
            self._report_on(replace(outcome, state=State.ALREADY_READ, document=id))
            return
        self._seen.add(id)
        state = self._state(id, was_known=taken.was_known)
        yield from self._source(replace(outcome, state=state), opened, document(self._desk.actor, id))

    def _state(self, id: str, *, was_known: bool) -> State:
        is_first = not was_known or self._unread.get(id) == NEVER_READ
        return State.READ if is_first else State.READ_AGAIN

    def _source(self, outcome: Outcome, opened: Opened | None, view: DocumentView) -> Iterator[Source]:
        rendition = text_to_read(self._desk.actor, view.id)
        if rendition.is_masked:
            self._report_on(replace(outcome, state=State.REFUSED, document=view.id, reason=_PARTLY_HIDDEN))
            return
        self._waiting[view.id] = _Waiting(outcome, opened, view, rendition)
        if opened:
            opened.unread += 1
        yield source_of_kept(rendition, document(as_machine(self._desk.actor), view.id))

    def _keep(self, waiting: _Waiting, proposals: Sequence[ProposedClaim]) -> None:
        propose_claims(
            actor=self._desk.actor, rendition=waiting.rendition, proposals=proposals, reader=self._reader
        )
        if waiting.opened:
            waiting.opened.unread -= 1
        missing = gap(waiting.view.summary.language)
        self._report_on(
            replace(
                waiting.outcome,
                document=waiting.view.id,
                figures=sum(claim.value("sort") is ClaimSort.FIGURE for claim in proposals),
                others=sum(claim.value("sort") not in _COUNTED_APART for claim in proposals),
                notes=(*waiting.view.notes, *filter(None, [missing])),
                unread=bool(missing),
                needs_a_date=waiting.view.summary.needs_a_date,
            )
        )

    def _report_on(self, outcome: Outcome) -> None:
        self._report.outcomes.append(outcome)
        if outcome.place:
            self._course.step_inside(f"{outcome.label}: {outcome.said}")
        else:
            self._report.done += 1
            self._course.step(f"{outcome.label}: {outcome.said}")
