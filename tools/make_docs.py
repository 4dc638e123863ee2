"""Writes the pages of docs/ that are made from the code: docs/map.md and docs/commands.md (`make docs`).

A test compares them with what this would write, so that they cannot fall behind.
"""

from __future__ import annotations

import ast
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Columns of the commands' help on the page; those of the reader's terminal do not matter there.
WIDTH = 100

MAP_OPENING = """\
# Map of the rooms

Made from the rooms' own descriptions by `make docs`. The rooms stand in the order of the data flow; a room
imports only rooms below it. A pure room computes: values in, values out, without database or Django.
"""

COMMANDS_OPENING = """\
# Commands

Made from the commands' own help by `make docs`. Exit status: 0 when all was done, 1 when something was
refused, 2 when the command was not understood.
"""


def contracts() -> dict[str, dict[str, list[str]]]:
    """The import contracts of pyproject.toml, by their id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


def rooms() -> list[str]:
    """Every room that there is, top to bottom, as the import contract orders them."""
    listed = [name.strip(" ()") for layer in contracts()["layers"]["layers"] for name in layer.split("|")]
    return [name for name in listed if (ROOT / "tumen" / name).is_dir()]


def pure() -> list[str]:
    """The rooms, and parts of rooms ("documents.intake"), that know no Django."""
    return [name.removeprefix("tumen.") for name in contracts()["pure"]["source_modules"]]


def map_of(room: str) -> str:
    """The room's own description: the docstring of its ``__init__.py``, empty when it has none."""
    path = ROOT / "tumen" / room / "__init__.py"
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "") if path.exists() else ""


def the_map() -> str:
    """docs/map.md."""
    without_django = pure()
    parts = [MAP_OPENING]
    for room in rooms():
        kind = " (pure)" if room in without_django else ""
        parts.append(f"## {room}{kind}\n\n```text\n{map_of(room)}\n```\n")
    return "\n".join(parts)


def the_commands() -> str:
    """docs/commands.md."""
    import click

    from tumen.cli import main

    parts = [COMMANDS_OPENING]

    def describe(command: click.Command, name: str, parent: click.Context | None) -> None:
        settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
        context = click.Context(command, info_name=name, parent=parent, **settings)
        parts.append(f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n")
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                found = command.get_command(context, child)
                assert found is not None
                describe(found, child, context)

    describe(main, "tumen", None)
    return "\n".join(parts)


def main() -> None:
    import os

    # Help needs no workspace, and the user's own is not to be touched.
    os.environ["TUMEN_WORKSPACE"] = str(Path(tempfile.gettempdir()) / "no-workspace")
    sys.path.insert(0, str(ROOT))
    (ROOT / "docs" / "map.md").write_text(the_map(), "utf-8")
    (ROOT / "docs" / "commands.md").write_text(the_commands(), "utf-8")


if __name__ == "__main__":
    main()
