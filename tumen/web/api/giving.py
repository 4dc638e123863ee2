"""The types of what operations give, each worked out when an operation is first asked.

To work them all out at the start takes a second of the processor in each process that serves the pages; few
of them serve the API.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Any

from ninja import Schema

# ninja makes the types itself, from this one, and has no setting for it. Before any operation is listed.
Schema.model_config["defer_build"] = True

#: Two threads that work out one type at the same moment could leave it half done.
ONE_AT_A_TIME = Lock()


def work_out(operations: Iterable[Any]) -> None:
    """Work out what ninja's ``operations`` give, unless that was done before."""
    with ONE_AT_A_TIME:
        for operation in operations:
            for given in operation.response_models.values():
                given.model_rebuild()
