"""What a handler is given: one job, and the one transaction in which it may change something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from tumen.access.models import Actor
from tumen.jobs import leasing
from tumen.jobs.errors import AlreadyHappened, LeaseLost
from tumen.jobs.models import Effect, Job
from tumen.vault.writing import take_turn


@dataclass
class Run:
    """One attempt at one job, in the name of ``actor``."""

    job: Job = field(repr=False)
    worker: str
    #: Whether the effect is in the record.
    has_happened: bool = False

    @property
    def actor(self) -> Actor:
        return self.job.actor

    @property
    def arguments(self) -> dict[str, Any]:
        given: dict[str, Any] = self.job.arguments
        return given

    @contextmanager
    def effect(self) -> Iterator[None]:
        """Change the record in this block: the change, its key and the job's end are kept together or not.

        Compute first and change last: the block keeps other writers waiting. Raises `LeaseLost` when the job
        is somebody else's by now, and `AlreadyHappened` when the key is there; the block is not entered then.
        """
        with transaction.atomic():
            take_turn()
            row = leasing.lock(self.job, self.worker)
            if row is None:
                raise LeaseLost(
                    f"Job {self.job.public_id} was given to another worker or dropped; nothing was changed."
                )
            if Effect.objects.filter(key=row.key).exists():
                raise AlreadyHappened(f"What job {row.public_id} is to do was done before.")
            yield
            Effect.objects.create(key=row.key, job=row)
            leasing.finish(row, self.worker)
        self.has_happened = True
