"""Writes the pages of docs/ that are made from the code or its packs (`make docs`): map, commands, norms.

A test compares them with what this would write, so that they cannot fall behind.
"""

from __future__ import annotations

import ast
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.vocabulary.norms import Norm

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


NORMS_OPENING = """\
# Norms

Made from `tumen/vocabulary/packs/norms` by `make docs`: the treaties, declarations, laws, agreements and
principles that Tumen knows by name, and how states stand to them. An instrument that is not here is kept
under the name that its document gives it. Of each norm's spellings some are listed; a year or "UN" before
them, and a year or an acronym after them, are read with any.

**Dates** are those on which the instrument of ratification, accession or succession was deposited; the
treaty binds the state some weeks later. A date marked † is **not verified**: no second source was found for
it, so look it up before you rely on it. "Not a party" means that the depositary's list has the state
neither as party nor as signatory. A state that is not named under a treaty is unknown to Tumen, which is
something else. The lists are those of 2015 to 2022, with single entries of later years (`standing.tsv` has
the day of each): a state may have joined since.
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


def the_norms() -> str:
    """docs/reference/norms.md."""
    from tumen.vocabulary.norms import NormKind, norms

    parts = [NORMS_OPENING]
    for kind in NormKind:
        listed = [norm for norm in norms().values() if norm.kind is kind]
        if listed:
            parts.append(f"## {kind.value.capitalize()}\n")
            parts += [_norm_entry(norm) for norm in listed]
    return "\n".join(parts)


def _norm_entry(norm: Norm) -> str:
    from tumen.vocabulary.norms import spellings_of

    year = f", {norm.adopted}" if norm.adopted else ""
    official = "" if norm.name in norm.called else f"{norm.name}. "
    short = sorted((" ".join(spellings_of(name)[0]) for name in norm.names), key=len)
    also = [*norm.acronyms, *short[:4]]
    lines = [f"### {norm.called}\n", f"`{norm.code}`{year}. {official}{norm.source}."]
    if also:
        lines.append(f"Also: {'; '.join(also)}.")
    standing = _standing_lines(norm.code)
    return "\n".join([*lines, *([""] if standing else []), *standing]) + "\n"


def _standing_lines(code: str) -> list[str]:
    """Parties, signatories and others of a treaty, each with what is known of its date."""
    from tumen.vocabulary.gazetteer import gazetteer
    from tumen.vocabulary.standing import entries

    groups: dict[str, list[str]] = {"Parties": [], "Signatories": [], "Left": [], "Not a party": []}
    for (norm, country), entry in entries().items():
        if norm != code:
            continue
        mark = "" if entry.is_checked else "†"
        decides = entry.ended or entry.bound or entry.signed
        group = (
            "Left"
            if entry.ended
            else "Parties"
            if entry.bound
            else "Signatories"
            if entry.signed
            else "Not a party"
        )
        told = f" {decides}" if decides else ""
        note = f" ({entry.note})" if entry.note else ""
        groups[group].append(f"{gazetteer().countries[country].name}{told}{mark}{note}")
    return [f"- {group}: {'; '.join(states)}." for group, states in groups.items() if states]


def main() -> None:
    import os

    # Help needs no workspace, and the user's own is not to be touched.
    os.environ["TUMEN_WORKSPACE"] = str(Path(tempfile.gettempdir()) / "no-workspace")
    sys.path.insert(0, str(ROOT))
    (ROOT / "docs" / "map.md").write_text(the_map(), "utf-8")
    (ROOT / "docs" / "commands.md").write_text(the_commands(), "utf-8")
    (ROOT / "docs" / "reference" / "norms.md").write_text(the_norms(), "utf-8")


if __name__ == "__main__":
    main()
