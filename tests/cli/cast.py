"""The documents that the tests of the commands read: short, invented, and clear to any reader of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from tumen.cli import Desk, main

if TYPE_CHECKING:
    from tests.conftest import Kept

LETTER = """\
Returned in the summer

Seoul, 16 July 2021

China forcibly returned 50 North Korean escapees on 14 July 2021, the Lanternlight group said on Friday.
"""
#: Another report of the same return.
WIRE = """\
A return that families heard of

Seoul, 17 July 2021

China forcibly returned about 50 North Koreans on 14 July 2021, the Council of Waiting Families said.
"""
NOTICE = """\
Returned in the autumn

Seoul, 20 September 2023

China forcibly returned 40 North Korean escapees on 18 September 2023, the Lanternlight group said.
"""
#: Carries no date: "last week" stays open until somebody gives one.
UNDATED = """\
Returned last week

China forcibly returned 70 North Korean escapees last week, the Lanternlight group said.
"""
#: A total, a state and a denial, none of which is an event.
REVIEW = """\
What the lists hold

Seoul, 8 November 2023

The records centre has recorded 8,125 cases of forced return by 1 November 2023.

About 2,000 North Koreans are held in detention in China, the Lanternlight group said.
"""
KOREAN = "서울, 2023년 10월 20일\n\n중국이 탈북민 40명을 강제 송환했다고 단체가 밝혔다.\n"


def folder_of(place: Path, **texts: str) -> Path:
    """A folder with these texts as files: ``folder_of(tmp_path / "in", letter=LETTER)`` has letter.txt."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return place


def read_into(kept: Kept, place: Path, **texts: str) -> None:
    """As ``tumen read`` does it, by whoever fills the record of a module."""
    desk = Desk(kept.workspace, kept.who)
    done = CliRunner().invoke(main, ["read", str(folder_of(place / "in", **texts))], obj=desk)
    assert done.exit_code == 0, done.output


def json_of(result: Result) -> Any:
    """What a command answered to machines: standard output holds one JSON document and nothing else."""
    assert result.stdout.isascii()
    return json.loads(result.stdout)


def sentence_of(result: Result) -> str:
    """The one sentence of a command that refused, which says nothing else."""
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("Error: ").strip()
