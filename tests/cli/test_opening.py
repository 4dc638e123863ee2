"""Every command begins alike: the workspace is opened, the actor is known, an error is one sentence."""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from django.db.utils import OperationalError

from tumen.access.models import Actor
from tumen.cli import COMMANDS, Desk, as_json, main, opens_workspace
from tumen.vault.workspace import Workspace
from tumen.vocabulary.errors import TumenError

Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that stand for any room's."""
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
            ("disk I/O error", "Copy the workspace to another one"),
            ("attempt to write a readonly database", "Check whose the folder is"),
            ("unable to open database file", "Check whose they are."),
            ("interrupted", "the vault was locked"),
            ("database disk image is malformed", "Put it back from a copy"),
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
        self, tumen_process: Process, tmp_path: Path
    ) -> None:
        (tmp_path / "보도.txt").write_text("China returned 50 North Koreans on 2 May 2022.", encoding="utf-8")
        done = tumen_process("read", str(tmp_path / "보도.txt"), PYTHONIOENCODING="ascii")
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

    def test_help_makes_no_workspace(self, tumen_process: Process, tmp_path: Path) -> None:
        assert tumen_process("--help").returncode == 0
        assert not (tmp_path / "own").exists()

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

    def test_the_version_is_told_without_a_workspace(self, tumen_process: Process) -> None:
        assert tumen_process("--version").stdout.startswith("tumen, version ")
