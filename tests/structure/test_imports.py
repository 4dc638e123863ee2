"""The order of the rooms is checked on every run, and so is that the check can fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.make_docs import ROOT, map_of, pure, rooms


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The contracts of pyproject.toml, held against the package that lies in ``folder``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"]
    return subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A package with the same rooms, each of them empty."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ["", *rooms(), *pure()]:
        folder = tmp_path.joinpath("tumen", *name.split("."))
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    return tmp_path


def test_every_contract_is_kept() -> None:
    checked = lint(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_contracts_are_kept_by_empty_rooms(copy: Path) -> None:
    checked = lint(copy)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("vocabulary", "import tumen.vault"),
        ("documents", "import tumen.claims"),
        ("access", "def late():\n    import tumen.documents"),
        ("web", "import tumen.cli"),
        ("vocabulary", "import django"),
        ("reading", "from django.db import models"),
        ("client", "import django"),
        ("client", "import tumen.accounts"),
    ],
)
def test_it_notices_an_import_that_is_not_allowed(copy: Path, room: str, line: str) -> None:
    (copy / "tumen" / room / "wrong.py").write_text(line)
    assert lint(copy).returncode == 1


def test_it_notices_a_cycle_within_a_room(copy: Path) -> None:
    (copy / "tumen" / "vault" / "one.py").write_text("from tumen.vault import two")
    (copy / "tumen" / "vault" / "two.py").write_text("def late():\n    from tumen.vault import one")
    assert lint(copy).returncode == 1


def test_it_notices_a_room_that_is_not_listed(copy: Path) -> None:
    (copy / "tumen" / "utilities").mkdir()
    (copy / "tumen" / "utilities" / "__init__.py").touch()
    assert lint(copy).returncode == 1


def test_a_room_is_an_app_or_the_commands_or_pure() -> None:
    apps = {path.parent.name for path in (ROOT / "tumen").glob("*/apps.py")}
    # The client runs elsewhere: it is no app, and asks a server, so it is not pure.
    assert set(rooms()) - apps - {"cli", "client"} == {name for name in pure() if "." not in name}


@pytest.mark.parametrize("room", [name for name in pure() if "." not in name])
def test_a_pure_room_says_so(room: str) -> None:
    assert "pure" in map_of(room).lower()
