"""The cast of preservation: a workspace with three documents, and an officer who may open backups."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests import processes
from tumen.vault.workspace import VARIABLE, Workspace

#: Takes three invented documents into a workspace of its own, in a process of its own: Django knows one
#: database.
_MAKING = """
import django
django.setup()
from tumen.access.actors import local
from tumen.documents.actions import take_in
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(Workspace.current().path)
schema.bring_up_to_date()
actor = local()
for number in range(3):
    text = f"Seoul, {number + 1} May 2022\\n\\nThe group said that {number + 40} were returned.\\n"
    take_in(actor=actor, data=text.encode() * 3000, name=f"letter {number}.txt", origin="a test")
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("preservation") / "made"
    processes.run([sys.executable, "-c", _MAKING], env={**os.environ, VARIABLE: str(path)}, check=True)
    return path


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Workspace:
    """A workspace with three documents, for this test alone; the run's own database is another."""
    shutil.copytree(made, tmp_path / "own")
    return Workspace.open(tmp_path / "own")


@dataclass(frozen=True)
class Officer:
    """Whoever keeps the secret key that opens backups."""

    file: Path
    identity: Any

    @property
    def public(self) -> str:
        return str(self.identity.to_public())

    @property
    def recipients(self) -> list[Any]:
        return [self.identity.to_public()]

    @property
    def identities(self) -> list[Any]:
        return [self.identity]


def officer_at(file: Path) -> Officer:
    identity = pyrage.x25519.Identity.generate()
    file.write_text(f"# an officer's key\n{identity}\n")
    return Officer(file, identity)


@pytest.fixture
def officer(tmp_path: Path) -> Officer:
    return officer_at(tmp_path / "officer.key")


@pytest.fixture
def stranger(tmp_path: Path) -> Officer:
    return officer_at(tmp_path / "stranger.key")


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
