"""What can go wrong with jobs.

JobError
├── NoSuchJob         no job has this id
├── NoSuchHandler     no room does jobs of this name
├── NotForAPerson     the job is not in a state in which this can be done with it
├── NoReason          somebody dropped a job without saying why
├── LeaseLost         the job was given to somebody else, or dropped, while it was being done
├── AlreadyHappened   the effect is in the record already
└── NoEffect          a handler ended without its effect
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class JobError(TumenError):
    pass


class NoSuchJob(JobError):
    pass


class NoSuchHandler(JobError):
    pass


class NotForAPerson(JobError):
    pass


class NoReason(JobError):
    pass


class LeaseLost(JobError):
    pass


class AlreadyHappened(JobError):
    pass


class NoEffect(JobError):
    pass
