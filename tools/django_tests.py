"""Runs Django's own tests of what a database engine does against ours (`make django`).

The tests are in Django's source archive and not in what is installed. pip fetches the archive by the version
and the hashes of our lock, so that it is the one that was locked. What must fail, because a vault wants it
otherwise, is listed with its reason; any other failure, and any of these that passes, fails this.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: Django's test apps about the engine: its own, and those on the queries and tables that it makes.
APPS = (
    "backends basic lookup transactions queries migrations schema aggregation annotations expressions "
    "expressions_window db_functions constraints introspection inspectdb bulk_create delete model_fields "
    "timezones"
)

#: Tests that hold Django's own engine to what ours does otherwise, by their names, with the reason.
OTHERWISE = {
    "test_commit_debug_log": "transactions take the write lock at once: BEGIN IMMEDIATE, not BEGIN",
    "test_default_transaction_mode": "the same",
    "test_valid_transaction_modes": "the mode cannot be set otherwise",
    "test_invalid_transaction_mode": "the same",
}

SETTINGS = """
import tempfile
from pathlib import Path

from tumen.vault.workspace import Workspace

workspace = Workspace.open(Path(tempfile.mkdtemp(dir={folder!r})) / "workspace")


def database(name):
    file, tested = (str(workspace.path / (start + name + ".db")) for start in ("", "test-"))
    return {{"ENGINE": "tumen.vault.database", "NAME": file, "TEST": {{"NAME": tested}}}}


DATABASES = {{"default": database("default"), "other": database("other")}}
SECRET_KEY = "of a test database that is thrown away"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
USE_TZ = False
"""


def main(apps: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="tumen-django-") as place:
        folder = Path(place)
        tests = _fetch(folder) / "tests"
        (folder / "cipher_settings.py").write_text(SETTINGS.format(folder=place), "utf-8")
        said = _run(tests, folder, apps or APPS.split())
    return _judge(said, everything=not apps)


def locked(lock: str) -> str:
    """Django's entry in the text of a lock, with its hashes."""
    entry = re.search(r"^django==.*\n(?:[ ]+--hash=\S+(?: \\)?\n)+", lock, re.M)
    if not entry:
        raise SystemExit("requirements.txt locks no Django. Run: make lock")
    return entry.group(0)


def _fetch(folder: Path) -> Path:
    (folder / "lock.txt").write_text(locked((ROOT / "requirements.txt").read_text("utf-8")), "utf-8")
    options = (
        "--disable-pip-version-check -q --no-deps --no-build-isolation --no-binary :all: --require-hashes"
    )
    command = [sys.executable, "-m", "pip", "download", *options.split(), "-r", "lock.txt"]
    subprocess.run(command, cwd=folder, check=True)
    (archive,) = folder.glob("django-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return archive.with_name(archive.name.removesuffix(".tar.gz"))


def _run(tests: Path, folder: Path, apps: list[str]) -> str:
    """What the tests said, which is also shown while they run."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder)])}
    # One process: several would copy the database in memory, where a vault never is.
    command = [sys.executable, "runtests.py", "--settings=cipher_settings", "--parallel=1", *apps]
    said = []
    with subprocess.Popen(
        command, cwd=tests, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout
        for line in running.stdout:
            print(line, end="", flush=True)
            said.append(line)
    return "".join(said)


def _judge(said: str, *, everything: bool) -> int:
    failed = set(re.findall(r"^(?:FAIL|ERROR): (\w+) ", said, re.M))
    ran = re.search(r"^Ran (\d+) tests", said, re.M)
    wrong = sorted(failed - set(OTHERWISE))
    # A few apps alone need not hold every test that must fail.
    stale = sorted(set(OTHERWISE) - failed) if everything else []
    if not ran or wrong or stale:
        print(
            f"\nNot as expected. Failed: {wrong or 'nothing'}. Did not fail as it must: {stale or 'nothing'}."
        )
        return 1
    print(
        f"\n{ran.group(1)} of Django's tests ran on SQLCipher; only those fail that a vault wants otherwise:"
    )
    for name in sorted(failed):
        print(f"  {name}: {OTHERWISE[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
