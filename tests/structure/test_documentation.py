"""What is not documented fails the build: rooms, commands, settings, the targets of make, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from tools.make_docs import ROOT, rooms, the_commands, the_map, the_norms
from tumen.cli import main
from tumen.documents.intake import limits


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from commands(child, f"{path} {name}")


def settings_in_the_code() -> set[str]:
    files = [*(ROOT / "tumen").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / ".ci" / "run"]
    return {name for path in files for name in re.findall(r"\bTUMEN_[A-Z_]+\b", path.read_text("utf-8"))}


def targets() -> set[str]:
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert declared
    return set(declared.group(1).split())


def test_the_map_is_what_the_rooms_say() -> None:
    assert (ROOT / "docs" / "map.md").read_text("utf-8") == the_map(), "run: make docs"


def test_the_map_has_every_room() -> None:
    folders = {path.name for path in (ROOT / "tumen").iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert folders == set(rooms())


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == the_commands(), "run: make docs"


def test_the_page_of_norms_is_what_the_pack_says() -> None:
    page = (ROOT / "docs" / "reference" / "norms.md").read_text("utf-8")
    assert page == the_norms(), "run: make docs"


@pytest.mark.parametrize(("path", "command"), list(commands(main, "tumen")))
def test_a_command_and_its_options_explain_themselves(path: str, command: click.Command) -> None:
    assert command.help, f"{path} has no help"
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert not silent, f"{path} does not explain {silent}"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert {name for name in settings_in_the_code() if f"`{name}`" not in page} == set()


def test_no_setting_is_documented_that_is_not_there() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert set(re.findall(r"`(TUMEN_[A-Z_]+)`", page)) <= settings_in_the_code()


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_target_of_make_explains_itself(target: str) -> None:
    assert re.search(rf"^{target}:.*## \S", (ROOT / "Makefile").read_text("utf-8"), re.M)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name
)
def test_a_decision_says_what_was_chosen_and_why(path: object) -> None:
    text = (ROOT / "docs" / "decisions" / str(path)).read_text("utf-8")
    assert text.startswith(f"# {int(str(path).rpartition('/')[2][:4])}. ")
    assert [part for part in ("## Decision", "## Why", "## Set aside") if part not in text] == []


def test_the_page_of_limits_says_what_the_code_holds_to() -> None:
    rows = [
        line for line in (ROOT / "docs/reference/limits.md").read_text("utf-8").splitlines() if "`" in line
    ]
    held = {name: value for name, value in vars(limits).items() if name.isupper() and name[0] != "_"}
    assert len(held) > 20
    for name, value in held.items():
        is_size = name.endswith(("BYTES", "MEMORY", "COUNTS_FROM"))
        (row,) = [row for row in rows if f"`{name}`" in row]
        assert f"| {limits.in_words(value) if is_size else f'{value:,}'} |" in row, name


def test_each_rule_of_values_that_belong_together_names_its_test() -> None:
    page = ROOT / "docs" / "reference" / "limits.md"
    section = page.read_text("utf-8").partition("## Values that belong together")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    for row in rows:
        found = re.findall(r"\[[\w.]+::(test_\w+)\]\(([^)]+)\)", row)
        assert found, row
        for test, target in found:
            assert f"def {test}(" in (page.parent / target).read_text("utf-8"), row


def test_the_tests_that_the_pages_name_are_there() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    named = {path for page in pages for path in re.findall(r"`(tests/[\w/.-]+)`", page.read_text("utf-8"))}
    assert len(named) > 10
    assert not [path for path in sorted(named) if not (ROOT / path).exists()]
