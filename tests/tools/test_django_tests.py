"""Django's own tests count as passed only when all ran and just those failed that must."""

from __future__ import annotations

import pytest

from tools.django_tests import OTHERWISE, ROOT, SETTINGS, _judge, locked

MUST_FAIL = "".join(f"FAIL: {name} (backends.sqlite.tests.Some.{name})\n" for name in OTHERWISE)


def test_it_takes_the_version_and_hashes_of_the_lock() -> None:
    entry = locked((ROOT / "requirements.txt").read_text("utf-8"))
    assert entry.startswith("django==5.2.")
    assert entry.count("--hash=sha256:") == len(entry.splitlines()) - 1 == 2


def test_it_says_when_the_lock_has_no_django() -> None:
    with pytest.raises(SystemExit, match="make lock"):
        locked("flask==1.0 \\\n    --hash=sha256:00\n")


def test_it_passes_when_only_those_fail_that_must() -> None:
    assert _judge(f"{MUST_FAIL}Ran 3000 tests in 9.0s\n", everything=True) == 0


@pytest.mark.parametrize(
    "said",
    [
        f"{MUST_FAIL}FAIL: test_other (queries.tests.Some.test_other)\nRan 3000 tests in 9.0s\n",
        f"{MUST_FAIL}ERROR: test_other (queries.tests.Some.test_other)\nRan 3000 tests in 9.0s\n",
        f"{MUST_FAIL}Killed\n",
        "Ran 3000 tests in 9.0s\n",
        "",
    ],
)
def test_it_fails_for_anything_else(said: str) -> None:
    assert _judge(said, everything=True) == 1


def test_a_few_apps_need_not_hold_those_that_must_fail() -> None:
    assert _judge("Ran 30 tests in 0.1s\n", everything=False) == 0


def test_the_databases_are_files_in_a_vault_of_their_own() -> None:
    made = SETTINGS.format(folder="/somewhere")
    compile(made, "settings", "exec")
    assert "tumen.vault.database" in made
    assert "memory" not in made
