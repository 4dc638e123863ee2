"""The RO-Crate of a release, judged by its validator, which has an environment of its own (`make forms`)."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.publication.forms.tables import BY_YEAR, BY_YEAR_AND_ACT
from tests.publication.test_packages import files_of
from tumen.publication.crate import CRATE, crate_of
from tumen.publication.forms.counts import Public

ROOT = Path(__file__).parents[2]
#: Where `tools/ensure_crate_validator` puts it.
PYTHON = ROOT / ".venv-crate/bin/python"
#: What is recommended and left out: a release names neither, for the desk may not be public.
LEFT_OUT = {"author", "publisher"}


def crate_in(folder: Path, public: Public) -> Path:
    """A release as a crate with its files."""
    files = files_of(public)
    about = crate_of(
        number=public.number, id="l-1", title=public.title, at=datetime(2024, 3, 1, tzinfo=UTC),
        notes=[public.counted], files=files,
    )  # fmt: skip
    folder.mkdir()
    for name, data in {**files, "manifest.json": b"{}", "signature.json": b"{}"}.items():
        (folder / name).write_bytes(data)
    (folder / CRATE).write_text(json.dumps(about))
    return folder


@pytest.mark.crate
def test_its_validator_finds_every_requirement_kept_and_sees_what_is_broken(tmp_path: Path) -> None:
    whole = [crate_in(tmp_path / str(at), public) for at, public in enumerate((BY_YEAR, BY_YEAR_AND_ACT))]
    broken = crate_in(tmp_path / "broken", BY_YEAR)
    (broken / "data.csv").unlink()
    done = subprocess.run(
        [PYTHON, ROOT / "tools/judge_crate.py", *whole, broken],
        capture_output=True, check=True, timeout=120, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )  # fmt: skip
    *kept, wrong = json.loads(done.stdout)
    for found in kept:
        assert len(found) == len(LEFT_OUT), found
        for _, severity, said in found:
            assert severity == "RECOMMENDED", said
            assert any(f"`{each}`" in said for each in LEFT_OUT), said
    assert [said for _, severity, said in wrong if severity == "REQUIRED" and "data.csv" in said]
