"""Every query, address and command, asked in every combination of role, clearance, level and compartment.

The ordinary tests ask everything once with each sight. Here nothing is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from tumen.vault.workspace import Workspace


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Ask in the first ``count`` combinations; a fault is what an answer tells and must not."""
    from tests.matrix.cast import fill, keeper
    from tests.matrix.combinations import arranged, every
    from tests.matrix.leaks import everything, leaking
    from tumen.vault import schema

    Workspace.open(folder / "workspace")
    schema.bring_up_to_date()
    began, asked, faults = time.monotonic(), 0, list[str]()
    with transaction.atomic():
        who = keeper()
        cast = fill(who)
        combinations = list(islice(every(), count))
        for combination in combinations:
            with arranged(who, cast, combination) as viewer:
                questions = everything(cast)
                found = leaking(viewer, cast, combination, questions)
            asked += len(questions)
            faults += [
                f"{combination}: {question} tells {', '.join(words)}" for question, words in found.items()
            ]
            tell("asked")
        transaction.set_rollback(True)
    return {
        "combinations": len(combinations),
        "cells": asked,
        "leaks": len(faults),
        "seconds": time.monotonic() - began,
        "faults": faults,
    }
