"""(c) The whole main job into a workspace of its own: take in, read, keep the claims, refresh the record.

The order of the work is that of `tumen read`, and the actions are the rooms' own. The workspace lies in the
temporary folder and is removed at the end.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from bench.apart import Tell
from bench.growth import SHORT, STEPS, WARMING_UP, step_at
from bench.machine import Stopwatch, peak_memory
from bench.reports import reports
from tumen.reading import Source, read, version
from tumen.vault.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from tumen.access.models import Actor
    from tumen.documents.queries import RenditionView

#: The stages of the job, in order.
STAGES = ("take in", "read", "keep", "record")


def measure(tell: Tell, *, documents: int) -> dict[str, Any]:
    """Do the main job with so many short reports. `STEPS` steps, and one for the record.

    Gives the seconds of each stage and of all, what was made, and peak memory in MB.
    """
    watch = Stopwatch()
    with tempfile.TemporaryDirectory(prefix="tumen-bench-") as folder:
        actor = at_work_in(Path(folder) / "workspace")
        _warm_up(actor)
        job = Job(actor, watch)
        for number, _ in enumerate(job.read(_files(documents)), 1):
            if reached := step_at(number, documents):
                tell(f"main job, {documents:,} documents: {reached}/{STEPS}")
        job.refresh()
        tell(f"main job, {documents:,} documents: the record")
        made = job.made()
    took = {stage: watch.took(stage) for stage in STAGES}
    return {
        "documents": documents,
        **made,
        "stages": {stage: asdict(time) for stage, time in took.items()},
        "wall": sum(time.wall for time in took.values()),
        "processor": sum(time.processor for time in took.values()),
        "peak": peak_memory(),
    }


def at_work_in(folder: Path) -> Actor:
    """Open a new workspace as this process' own, ready to work in; who works in it."""
    os.environ[VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    Workspace.open(folder)
    django.setup()
    from tumen.access.actors import local
    from tumen.vault.schema import bring_up_to_date

    bring_up_to_date()
    return local()


def _files(count: int, *, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Short reports as files: name and bytes."""
    for made in reports(count, sentences=SHORT, seed=seed):
        yield f"{made.number}.txt", made.text.encode()


def _warm_up(actor: Actor) -> None:
    """Take a few documents through the job, so that what is loaded once is not counted as growth."""
    first = Job(actor, Stopwatch())
    list(first.read(_files(WARMING_UP, seed=2)))
    first.refresh()


class Job:
    """The main job of one actor; `STAGES` are timed apart, although reading pulls documents in as it goes."""

    def __init__(self, actor: Actor, watch: Stopwatch) -> None:
        self._actor, self._watch = actor, watch
        self._renditions: dict[str, RenditionView] = {}

    def read(self, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
        """Take in and read each file (name, bytes) and keep its claims; gives each document's id."""
        from tumen.claims.actions import propose_claims

        proposed = read(self._sources(files))
        while True:
            with self._watch.during("read"):
                document = next(proposed, None)
            if document is None:
                return
            key, proposals = document
            with self._watch.during("keep"):
                rendition = self._renditions.pop(key)
                propose_claims(actor=self._actor, rendition=rendition, proposals=proposals, reader=version())
            yield key

    def _sources(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Source]:
        for name, data in files:
            with self._watch.during("take in"):
                source = self._taken_in(name, data)
            yield source

    def _taken_in(self, name: str, data: bytes) -> Source:
        from tumen.claims.given import source_of_kept
        from tumen.documents.actions import take_in
        from tumen.documents.queries import document, text_of

        kept = take_in(actor=self._actor, data=data, name=name, origin="invented")
        view = document(self._actor, kept.public_id)
        self._renditions[view.id] = rendition = text_of(self._actor, view.id)
        return source_of_kept(rendition, view)

    def refresh(self) -> None:
        """Derive the record from the claims."""
        from tumen.record.actions import refresh

        with self._watch.during("record"):
            refresh(actor=self._actor)

    def made(self) -> dict[str, int]:
        """How many claims and events there are."""
        from tumen.claims.models import Claim
        from tumen.record.models import Event

        return {"claims": Claim.objects.count(), "events": Event.objects.count()}
