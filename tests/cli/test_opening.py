"""Every command begins alike: the workspace is opened, the actor is known, an error is one sentence."""

from __future__ import annotations

import errno
import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from django.db.utils import OperationalError

from tests import processes
from tumen.access.models import Actor
from tumen.cli import COMMANDS, Desk, as_json, main, opens_workspace
from tumen.cli.listing import SENTENCES
from tumen.cli.ruling import LOOKS, RULES
from tumen.vault.workspace import VARIABLE, Workspace
from tumen.vocabulary.errors import TumenError

Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that stand for any room's."""
    for name in ("whoami", "fail", "write"):
        monkeypatch.setitem(RULES, name, LOOKS)
    monkeypatch.setitem(COMMANDS, "whoami", "tests.cli.test_opening:whoami")
    monkeypatch.setitem(COMMANDS, "fail", "tests.cli.test_opening:fail")
    monkeypatch.setitem(COMMANDS, "write", "tests.cli.test_opening:write")


@click.command()
@as_json
@opens_workspace
def whoami(desk: Desk, as_json: bool) -> None:
    """Say who acts where."""
    click.echo(f'"{desk.actor}"' if as_json else f"{desk.actor} in {desk.workspace.path}")


@click.command()
def fail() -> None:
    """Refuse."""
    raise TumenError("The bridge is closed. Come back tomorrow.")


@click.command()
@click.argument("trouble")
def write(trouble: str) -> None:
    """Meet a trouble of the database."""
    raise OperationalError(trouble)


@pytest.mark.parametrize(
    ("number", "what"), [(errno.ENOSPC, "Make room"), (errno.EACCES, "Check whose folder it is")]
)
def test_what_keeps_a_workspace_from_opening_is_one_sentence(
    extra: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, what: str
) -> None:
    def refused(path: object) -> Workspace:
        raise OSError(number, os.strerror(number))

    monkeypatch.setenv(VARIABLE, str(tmp_path / "w"))
    monkeypatch.setattr(Workspace, "open", refused)
    told = CliRunner().invoke(main, ["whoami"])
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
    assert what in told.stderr


class TestCommands:
    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_is_where_the_list_says(self, name: str) -> None:
        module, _, attribute = COMMANDS[name].partition(":")
        assert isinstance(getattr(importlib.import_module(module), attribute), click.Command)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_explains_itself(self, name: str) -> None:
        told = CliRunner().invoke(main, [name, "--help"])
        assert told.exit_code == 0
        assert "Usage:" in told.output

    def test_an_unknown_command_is_not_understood(self) -> None:
        assert CliRunner().invoke(main, ["raed"]).exit_code == 2

    def test_help_lists_every_command(self) -> None:
        told = CliRunner().invoke(main, ["--help"]).output
        assert all(name in told for name in COMMANDS)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_the_list_says_of_a_command_what_it_says_itself(self, name: str) -> None:
        command = main.get_command(click.Context(main), name)  # type: ignore[attr-defined]
        assert SENTENCES[name] == command.get_short_help_str(400)

    def test_the_list_names_nothing_else(self) -> None:
        assert list(SENTENCES) == sorted(COMMANDS)

    @pytest.mark.usefixtures("extra")
    def test_a_command_that_the_list_forgot_speaks_for_itself(self) -> None:
        assert re.search(r"whoami +Say who acts where\.", CliRunner().invoke(main, ["--help"]).output)


@pytest.mark.usefixtures("extra")
class TestDesk:
    def test_a_command_gets_the_workspace_and_the_actor(
        self, tumen: Callable[..., Result], actor: Actor, workspace: Workspace
    ) -> None:
        assert tumen("whoami").output == f"{actor} in {workspace.path}\n"

    def test_a_command_answers_machines_when_asked_to(self, tumen: Callable[..., Result]) -> None:
        assert tumen("whoami", "--json").output == '"Test Researcher"\n'

    def test_an_error_is_one_sentence_and_status_1(self, tumen: Callable[..., Result]) -> None:
        failed = tumen("fail")
        assert failed.exit_code == 1
        assert failed.output == "Error: The bridge is closed. Come back tomorrow.\n"


@pytest.mark.usefixtures("extra")
class TestTroubles:
    @pytest.mark.parametrize(
        ("trouble", "advice"),
        [
            ("database is locked", "Let that finish and try again."),
            ("database or disk is full", "Make room and run the same command again"),
            ("disk I/O error", "copy the workspace to another one"),
            ("attempt to write a readonly database", "Check whose the folder is"),
            ("unable to open database file", "Check whose they are."),
            ("interrupted", "the vault was locked"),
            ("database disk image is malformed", "or the workspace from a copy"),
        ],
    )
    def test_a_trouble_of_the_disk_is_one_sentence(
        self, tumen: Callable[..., Result], workspace: Workspace, trouble: str, advice: str
    ) -> None:
        failed = tumen("write", trouble)
        assert failed.exit_code == 1
        assert str(workspace.path) in failed.stderr
        assert advice in failed.stderr
        assert failed.stderr.count("\n") == 1

    def test_a_mistake_of_this_program_is_not_hidden(self, tumen: Callable[..., Result]) -> None:
        assert isinstance(tumen("write", "no such column: x").exception, OperationalError)

    def test_no_argument_steers_the_terminal(self, tumen: Callable[..., Result]) -> None:
        clear = "\x1b[2J"
        for words in ((clear,), ("show", clear), ("record", "--act", clear), ("read", f"--{clear}")):
            refused = tumen(*words)
            assert refused.exit_code == 2
            assert "\x1b" not in refused.output


@pytest.fixture
def started(tmp_path: Path) -> Process:
    """``started("record")`` runs a command as `tumen_process` does, in a process that begins with nothing."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, VARIABLE: str(tmp_path / "own"), **variables}
        command = [*processes.TUMEN, *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    return run


#: What takes longest to load, and only reading and comparing texts need.
LARGE = {"spacy", "numba", "tumen.reading.reader"}


def loaded_by(workspace: Path, *words: str) -> set[str]:
    """The modules that a process has loaded when a command in it has ended."""
    environment = {**os.environ, VARIABLE: str(workspace)}
    code = "; ".join([
        "import atexit, sys",
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))",
        "from tumen.cli import main",
        "main(prog_name='tumen')",
    ])  # fmt: skip
    command = [sys.executable, "-c", code, *words]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    return set(told.stderr.split())


class TestProcess:
    @pytest.mark.parametrize("words", [("record",), ("show", "e-00000000"), ("document", "list")])
    def test_a_command_that_only_looks_makes_no_workspace(
        self, tumen_process: Process, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        refused = tumen_process("--workspace", str(tmp_path / "mistyped"), *words)
        assert refused.returncode == 1
        assert f"There is no workspace {tmp_path / 'mistyped'} yet." in refused.stderr
        assert not (tmp_path / "mistyped").exists()

    def test_a_terminal_without_korean_shows_question_marks_and_goes_on(
        self, started: Process, tmp_path: Path
    ) -> None:
        (tmp_path / "보도.txt").write_text("China returned 50 North Koreans on 2 May 2022.", encoding="utf-8")
        done = started("read", str(tmp_path / "보도.txt"), PYTHONIOENCODING="ascii")
        assert done.returncode == 0, done.stderr
        assert "??.txt" in done.stdout

    def test_a_workspace_that_is_a_file_is_refused(self, tumen_process: Process, tmp_path: Path) -> None:
        (tmp_path / "own").write_text("a letter")
        refused = tumen_process("record")
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert str(tmp_path / "own") in refused.stderr

    def test_it_makes_and_prepares_the_workspace_that_was_named(
        self, tumen_process: Process, tmp_path: Path, taken_port: int
    ) -> None:
        named = tmp_path / "named"
        done = tumen_process("--workspace", str(named), "serve", "--port", str(taken_port))
        assert f"Preparing the workspace {named}" in done.stderr
        assert Workspace(named).exists
        assert not (tmp_path / "own").exists()

    def test_help_makes_no_workspace(self, started: Process, tmp_path: Path) -> None:
        assert started("--help").returncode == 0
        assert not (tmp_path / "own").exists()

    @pytest.mark.parametrize("words", [["--help"], ["--version"]])
    def test_what_is_told_of_all_commands_loads_none(self, tmp_path: Path, words: list[str]) -> None:
        """A person who asks for help does not wait for the reader, the record or Django's models."""
        loaded = loaded_by(tmp_path / "own", *words)
        assert loaded & {*LARGE, "tumen.record", "django.contrib.auth.models"} == set()

    @pytest.mark.parametrize("words", [["record"], ["document", "list"]])
    def test_a_command_that_reads_no_text_loads_no_reader(self, tmp_path: Path, words: list[str]) -> None:
        assert loaded_by(tmp_path / "own", *words) & LARGE == set()

    def test_a_folder_with_other_files_is_refused(self, tumen_process: Process, tmp_path: Path) -> None:
        (tmp_path / "own").mkdir()
        (tmp_path / "own" / "letter.txt").write_text("Dear all")
        refused = tumen_process("serve")
        assert refused.returncode == 1
        assert refused.stderr.startswith("Error: ")
        assert "holds other files" in refused.stderr

    def test_a_wrong_setting_stops_the_start(self, tumen_process: Process) -> None:
        refused = tumen_process("serve", TUMEN_PORT="eighty")
        assert (refused.returncode, refused.stderr) == (
            1,
            "Error: TUMEN_PORT is “eighty”: it must be a port from 1 to 65535.\n",
        )

    def test_the_version_is_told_without_a_workspace(self, started: Process) -> None:
        assert started("--version").stdout.startswith("tumen, version ")


def test_a_command_without_a_rule_does_not_run(
    tumen: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(RULES, "record")
    refused = tumen("record")
    assert refused.exit_code == 1
    assert "Nothing says who may run record" in refused.output
