"""The handlers of the cast are there for every test of jobs."""

from tests.jobs.cast import handlers as handlers
