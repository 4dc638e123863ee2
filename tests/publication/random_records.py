"""Random records with their releases, and a reader of everything that was released: 2,000 in all.

They lie in files of their own, so that the processors share them; `python -m trials disclosure --count 10000`
tries more.
"""

from __future__ import annotations

from pathlib import Path

from trials import disclosure

#: Records of one test.
RECORDS = 125


def require_that_nothing_is_told(folder: Path, seed: int) -> None:
    """No small count of these records can be told after any order of their releases."""
    found = disclosure.trial(folder, count=RECORDS, seed=seed, tell=lambda said: None)
    assert found["faults"] == []
    assert found["tables"] == RECORDS
    assert min(found["attacked"], found["releases"], found["small"], found["beside"]) > RECORDS
