"""Commands in advice, complete: whoever copies one gets the workspace that was spoken of, and no other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tumen.vault.workspace import DEFAULT, Workspace

#: The workspace that a command means which names none, in a terminal where nothing else is set.
USUAL = Path(DEFAULT).expanduser().resolve()

#: A command in a sentence. What names no workspace of this computer stays: a backup is restored into a folder
#: that it names, a new vault is made in one, and a key is printed on the laptop that made it.
_COMMAND = re.compile(r"(?<![\w/.~-])tumen (?=[a-z])(?!restore BACKUP|interviews key\b|\w+ v1\b)")


def command() -> str:
    """How a command begins here: "tumen", or "tumen --workspace FOLDER" where a folder has to be named."""
    path = Workspace.current().path
    return "tumen" if path == USUAL else command_in(path)


def command_in(path: Path) -> str:
    """How a command begins that names its workspace, whatever the folder is called."""
    return f"tumen --workspace {shlex.quote(str(path))}"


def completed(advice: str) -> str:
    """A sentence of Tumen's own, in any language, whose commands name the workspace where that is needed."""
    whole = command()
    return _COMMAND.sub(lambda found: f"{whole} ", advice) if whole != "tumen" else advice
