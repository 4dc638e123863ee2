"""Where a passphrase may come from when nobody is asked, and what is said of a source that is none."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from tests.vault.cast import PASSPHRASE
from tumen.cli import main, unlocking
from tumen.vault.errors import WeakPassphrase
from tumen.vault.workspace import Workspace


def secret_file(path: Path, words: str) -> Path:
    path.write_text(words, encoding="utf-8")
    path.chmod(0o600)
    return path


def taken(**options: object) -> str:
    """The passphrase that a vault is started with under these options of `tumen`."""
    with click.Context(main, info_name="tumen") as context:
        context.params = options
        return unlocking.first_passphrase(Workspace(Path("/somewhere/new")))


def refusal(**options: object) -> str:
    with pytest.raises(click.ClickException) as refused:
        taken(**options)
    return refused.value.message


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanother line\n"])
def test_it_is_the_first_line_of_a_file(tmp_path: Path, end: str) -> None:
    assert taken(passphrase_file=secret_file(tmp_path / "words", PASSPHRASE + end)) == PASSPHRASE


def test_it_is_the_first_line_of_a_descriptor_which_is_then_closed() -> None:
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\nmore".encode())
    os.close(write)
    assert taken(passphrase_fd=read) == PASSPHRASE
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(read)


def test_blanks_of_it_are_kept(tmp_path: Path) -> None:
    assert taken(passphrase_file=secret_file(tmp_path / "words", f" {PASSPHRASE} \n")) == f" {PASSPHRASE} "


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    words = secret_file(tmp_path / "words", PASSPHRASE)
    words.chmod(0o640)
    assert "chmod 600" in refusal(passphrase_file=words)


@pytest.mark.parametrize("words", ["", "\n", "\nsecond line"])
def test_an_empty_first_line_is_no_passphrase(tmp_path: Path, words: str) -> None:
    assert "holds no passphrase" in refusal(passphrase_file=secret_file(tmp_path / "words", words))


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "none cannot be read" in refusal(passphrase_file=tmp_path / "none")
    assert "File descriptor 777 cannot be read" in refusal(passphrase_fd=777)


def test_two_sources_are_one_too_many(tmp_path: Path) -> None:
    assert "not both" in refusal(passphrase_file=tmp_path / "none", passphrase_fd=0)


def test_a_weak_one_from_a_file_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        taken(passphrase_file=secret_file(tmp_path / "words", "weak\n"))


def test_no_option_and_no_argument_takes_the_words_themselves() -> None:
    names = [option for parameter in main.params for option in parameter.opts]
    assert [name for name in names if "passphrase" in name] == ["--passphrase-file", "--passphrase-fd"]


class TestAsked:
    @pytest.fixture(autouse=True)
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What somebody types, in order."""
        typed: list[str] = []
        monkeypatch.setattr(unlocking, "is_terminal_there", lambda: True)
        monkeypatch.setattr(unlocking.getpass, "getpass", lambda prompt: typed.pop(0))
        return typed

    def test_a_weak_one_and_two_that_differ_are_asked_for_again(self, terminal: list[str]) -> None:
        terminal += ["weak", PASSPHRASE, "something else entirely", PASSPHRASE, PASSPHRASE]
        assert taken() == PASSPHRASE
        assert terminal == []

    def test_it_gives_up_after_three(self, terminal: list[str]) -> None:
        terminal += ["weak"] * 9
        assert "Nothing was changed" in refusal()
        assert len(terminal) == 6
