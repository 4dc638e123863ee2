"""A worker: takes one job after the other until it is told to stop. As many as wanted may work at once."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.db import close_old_connections, connection
from django.db.utils import OperationalError

from tumen.access.errors import NotPermitted
from tumen.access.items import new_id
from tumen.access.refusing import note_refusal
from tumen.jobs import leasing
from tumen.jobs.errors import AlreadyHappened, LeaseLost, NoEffect
from tumen.jobs.handling import handler_of
from tumen.jobs.models import Job, State
from tumen.jobs.running import Run
from tumen.vault.acting import acting_as
from tumen.vault.errors import VaultError
from tumen.vocabulary.errors import TumenError

#: Seconds between two looks for work when there was none: a person who asks for a job does not wait longer
#: than for a page.
PAUSE = 1.0
#: Signs of life in the time of a lease: several may be late before it ends.
SIGNS = 4

#: Hears how each attempt went: the job, and the state that it is in now.
Told = Callable[[Job, str], None]
log = logging.getLogger("tumen.jobs")


class Worker:
    """One worker; `work` runs in the thread that calls it, and `stop` may come from any other."""

    def __init__(
        self,
        *,
        lease: timedelta = leasing.LEASE,
        pause: float = PAUSE,
        told: Told = lambda job, state: None,
    ) -> None:
        self.id = new_id("w")
        self.done: Counter[str] = Counter()  #: attempts, by the state in which each left its job
        self._lease, self._pause, self._told = lease, pause, told
        self._stop = threading.Event()
        self._held: Job | None = None

    def work(self, *, until_empty: bool = False) -> None:
        """Do what is due until `stop`, or until nothing is; a job that was begun is ended first."""
        while not self._stop.is_set():
            if not self._once():
                if until_empty:
                    return
                close_old_connections()
                self._stop.wait(self._pause)

    def stop(self) -> None:
        """Take no other job."""
        self._stop.set()

    def is_stopped(self, *, within: float) -> bool:
        """Whether `stop` was called, by the end of so many seconds."""
        return self._stop.wait(within)

    def give_back(self) -> None:
        """Let somebody else do the job that is being done; what it computes here is not kept any more."""
        if job := self._held:
            leasing.give_back(job, self.id)

    def _once(self) -> bool:
        """Do one job; False when there was none."""
        try:
            job = leasing.take(self.id, lease=self._lease)
        except OperationalError as error:
            # Another writer has the database for longer than is waited for: that is no failure of any job.
            log.warning("No job could be taken: %s", error)
            return False
        if job is None:
            return False
        self._held = job
        try:
            with acting_as(job.actor_id), _Pulse(job, self.id, self._lease):
                self._attempt(job)
        except (KeyboardInterrupt, SystemExit):
            self.give_back()
            raise
        finally:
            self._held = None
        return True

    def _attempt(self, job: Job) -> None:
        run = Run(job, self.id)
        try:
            handler_of(job.name)(run)
            if not run.has_happened:
                raise NoEffect(
                    f"The handler of {job.name} ended without its effect. This is an error of Tumen."
                )
        except AlreadyHappened:
            leasing.finish(job, self.id)
        except LeaseLost:
            log.warning("Job %s was lost to another worker or dropped.", job.public_id)
        except NotPermitted as error:
            note_refusal(actor=job.actor, of=job.name)
            leasing.fail(job, self.id, str(error))
        except TumenError as error:
            leasing.fail(job, self.id, str(error))
        except Exception as error:  # noqa: BLE001  # whatever a handler raises, the worker and the job go on
            # What the error says may quote a document, and standard error is not encrypted: only its kind.
            log.error("Job %s failed with %s.", job.public_id, type(error).__name__)
            leasing.fail(job, self.id, f"{type(error).__name__}: {error}. This may be an error of Tumen.")
        state = Job.objects.values_list("state", flat=True).get(pk=job.pk)
        self.done[state] += 1
        self._told(job, State(state).value)


class _Pulse:
    """Signs of life for one job, from a thread with a connection of its own, while the block lasts."""

    def __init__(self, job: Job, worker: str, lease: timedelta) -> None:
        self._job, self._worker, self._lease = job, worker, lease
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"pulse of {job.public_id}", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(self._lease.total_seconds() / SIGNS):
                try:
                    if not leasing.keep_alive(self._job, self._worker, lease=self._lease):
                        return  # the effect will be refused; there is nothing to keep alive
                except VaultError:
                    return  # the vault was locked, and the attempt itself ends with the same error
                except OperationalError as error:
                    # The effect itself, or another writer, has the database: nobody can take the job either.
                    log.info("A sign of life for %s came late: %s", self._job.public_id, error)
        finally:
            connection.close()
