"""The audit of what is locked finds a flaw that is known, and does not take an old list for good news."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tools import audit
from tools.audit import Flaw, advisories, flaws, locked, main

LOCK = """\
heron-db==2.1.1 \\
    --hash=sha256:00
Ferry_Net==5.0 ; python_version >= "3.11" \\
    --hash=sha256:00
"""


def advisory(name: str, events: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    affected = {
        "package": {"name": name, "ecosystem": "PyPI"},
        "ranges": [{"type": "ECOSYSTEM", "events": events}],
        **more.pop("affected", {}),
    }
    now = datetime.now(UTC).isoformat()
    return {"id": "PYSEC-0000-1", "modified": now, "affected": [affected], **more}


def found(tmp_path: Path, *told: dict[str, Any]) -> list[Flaw]:
    lock = tmp_path / "requirements.txt"
    lock.write_text(LOCK)
    folder = tmp_path / "advisories"
    folder.mkdir()
    for number, each in enumerate(told):
        (folder / f"{number}.yaml").write_text(json.dumps(each))  # JSON is YAML
    return flaws(locked([lock]), advisories(folder))


@pytest.mark.parametrize(
    ("events", "fixed"),
    [
        ([{"introduced": "2.1.0"}, {"fixed": "2.1.2"}], "2.1.2"),
        ([{"introduced": "0"}], ""),
        ([{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.0"}, {"fixed": "2.10"}], "2.10"),
    ],
)
def test_a_version_with_a_flaw_is_found(tmp_path: Path, events: list[dict[str, str]], fixed: str) -> None:
    (flaw,) = found(tmp_path, advisory("Heron.DB", events))
    assert flaw == Flaw("heron-db", "2.1.1", "PYSEC-0000-1", fixed, ("requirements.txt",))


def test_so_is_one_that_is_named_without_a_range(tmp_path: Path) -> None:
    events = [{"introduced": "0"}, {"last_affected": "5.0"}]
    (flaw,) = found(tmp_path, advisory("ferry-net", events, affected={"versions": ["4.9", "5.0"]}))
    assert (flaw.package, flaw.fixed) == ("ferry-net", "")


@pytest.mark.parametrize(
    "told",
    [
        advisory("heron-db", [{"introduced": "0"}, {"fixed": "2.1.1"}]),
        advisory("heron-db", [{"introduced": "2.1.2"}]),
        advisory("another", [{"introduced": "0"}]),
        advisory("heron-db", [{"introduced": "0"}], withdrawn="2026-01-01T00:00:00Z"),
        advisory("x", [{"introduced": "0"}], affected={"package": {"name": "heron-db", "ecosystem": "npm"}}),
    ],
    ids=["mended", "later", "another package", "withdrawn", "elsewhere"],
)
def test_what_has_none_is_not(tmp_path: Path, told: dict[str, Any]) -> None:
    assert found(tmp_path, told) == []


def test_an_old_list_is_no_good_news(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.json"
    for modified, status in ((datetime.now(UTC).isoformat(), 0), ("2024-10-10T00:00:00Z", 1)):
        path.write_text(json.dumps(advisory("another", [{"introduced": "0"}], modified=modified)))
        assert main([str(tmp_path)]) == status
    assert "These advisories are old" in capsys.readouterr().out
    assert main([]) == 2


def test_every_lock_is_looked_at() -> None:
    of = locked(audit.ROOT.glob("requirements*.txt"))
    assert len(of) > 200
    assert "requirements.txt" in next(locks for (name, _), locks in of.items() if name == "django")
