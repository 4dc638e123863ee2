"""The audit log at the terminal: listed, proved, given out, stamped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tools.make_docs import ROOT
from tumen.access.actions import recorded
from tumen.access.heads import public_key
from tumen.access.models import Actor, AuditHead
from tumen.cli import Desk, opens_workspace
from tumen.documents.actions import take_in
from tumen.vault.workspace import Workspace

Tumen = Callable[..., Result]


def said(result: Result) -> str:
    """What was printed, on one line: where the terminal breaks it is no matter."""
    return " ".join(result.output.split())


@pytest.fixture
def document(actor: Actor) -> str:
    """A document that was taken in without a command, so without a head."""
    data = b"On Monday nine people were sent back."
    return take_in(actor=actor, data=data, name="river.txt", origin="a friend").public_id


class TestList:
    def test_it_lists_what_was_done(self, tumen: Tumen, document: str) -> None:
        done = tumen("audit", "list")
        assert done.exit_code == 0
        assert "documents.take_in" in done.output
        assert document in done.output

    @pytest.mark.parametrize(
        ("options", "actions"),
        [
            (("--action", "access"), ["access.introduce"]),
            (("--action", "documents.take_in"), ["documents.take_in"]),
            (("--action", "documents.take"), []),
            (("--actor", "Test Researcher"), ["access.introduce", "documents.take_in"]),
            (("--actor", "Somebody"), []),
            (("--item", "a-none"), []),
            (("--since", "2026"), ["access.introduce", "documents.take_in"]),
            (("--since", "2999-01-01"), []),
            (("--last", "1"), ["documents.take_in"]),
        ],
    )
    def test_it_lists_only_what_is_asked_for(
        self, tumen: Tumen, document: str, options: tuple[str, ...], actions: list[str]
    ) -> None:
        found = json.loads(tumen("audit", "list", "--json", *options).output)
        assert [line["action"] for line in found] == actions

    def test_it_finds_an_item(self, tumen: Tumen, document: str) -> None:
        found = json.loads(tumen("audit", "list", "--item", document.upper(), "--json").output)
        assert [line["number"] for line in found] == [2]

    def test_it_says_when_there_is_nothing(self, tumen: Tumen) -> None:
        assert "Nothing like that was done." in tumen("audit", "list", "--item", "d-none").output


class TestErase:
    def test_what_is_erased_says_who_erased_it_and_why(self, tumen: Tumen, document: str) -> None:
        assert tumen("audit", "erase", "2", "--why", "consent was withdrawn").exit_code == 0
        listed = said(tumen("audit", "list", "--item", document))
        assert "erased on" in listed
        assert "consent was withdrawn" in listed
        assert "text/plain" not in listed
        assert "the detail was erased" in said(tumen("audit", "verify"))

    def test_it_is_erased_once(self, tumen: Tumen, document: str) -> None:
        tumen("audit", "erase", "2", "--why", "consent was withdrawn")
        again = tumen("audit", "erase", "2", "--why", "again")
        assert again.exit_code == 1
        assert "is erased already" in again.output

    def test_nothing_is_erased_without_a_reason(self, tumen: Tumen, document: str) -> None:
        refused = tumen("audit", "erase", "2", "--why", " ")
        assert refused.exit_code == 1
        assert "does not say why" in said(refused)

    def test_what_is_not_there_is_not_erased(self, tumen: Tumen) -> None:
        assert "line 99 is not there" in said(tumen("audit", "erase", "99", "--why", "a slip"))


class TestHead:
    def test_it_is_signed_and_short_enough_for_paper(self, tumen: Tumen, workspace: Workspace) -> None:
        head = json.loads(tumen("audit", "head", "--json").output)
        assert head["key"] == public_key(workspace)
        assert head["size"] == 1
        assert len(head["short"]) < 40
        assert head["short"] in tumen("audit", "head").output

    def test_it_changes_only_when_something_is_done(self, tumen: Tumen, document: str) -> None:
        before = tumen("audit", "head").output
        assert tumen("audit", "head").output == before
        tumen("audit", "erase", "2", "--why", "a slip")
        assert tumen("audit", "head").output != before


class TestVerify:
    def test_it_says_that_the_log_is_whole(self, tumen: Tumen, document: str) -> None:
        proved = tumen("audit", "verify")
        assert proved.exit_code == 0
        assert "The audit log is whole: 2 lines." in proved.output
        assert "keep a head on paper" in said(proved)

    @pytest.mark.parametrize("form", ["short", "file"])
    def test_it_holds_the_log_against_a_head_that_was_kept(
        self, tumen: Tumen, document: str, tmp_path: Path, form: str
    ) -> None:
        printed = tumen("audit", "head", "--json").output
        file = tmp_path / "head.json"
        file.write_text(printed)
        kept = str(file) if form == "file" else json.loads(printed)["short"]
        tumen("audit", "erase", "2", "--why", "a slip")
        proved = tumen("audit", "verify", "--head", kept)
        assert proved.exit_code == 0
        assert "begins with all that 1 head of yours stood for" in said(proved)

    def test_it_refuses_a_slip_of_the_pen(self, tumen: Tumen) -> None:
        short = json.loads(tumen("audit", "head", "--json").output)["short"]
        wrong = short[:-1] + ("0" if short[-1] != "0" else "1")
        refused = tumen("audit", "verify", "--head", wrong)
        assert refused.exit_code == 1
        assert "its check signs do not fit" in said(refused)

    def test_it_refuses_a_head_of_another_workspace(
        self, tumen: Tumen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = json.loads(tumen("audit", "head", "--json").output)
        file = tmp_path / "head.json"
        file.write_text(json.dumps({**head, "key": "00" * 32}))
        refused = tumen("audit", "verify", "--head", str(file))
        assert refused.exit_code == 1
        assert "not signed by this workspace's key" in said(refused)
        file.write_text("[]")
        assert "holds no head" in said(tumen("audit", "verify", "--head", str(file)))

    def test_it_names_what_is_wrong_and_fails(self, tumen: Tumen, document: str) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("UPDATE access_auditline SET item = 'd-other' WHERE number = 2")
        proved = tumen("audit", "verify")
        assert proved.exit_code == 1
        assert "Line 2 was altered" in proved.output
        told = json.loads(tumen("audit", "verify", "--json").output)
        assert (told["is_whole"], told["broken"]["first"], told["broken"]["what"]) == (False, 2, "altered")


class TestSigning:
    def test_a_command_that_did_something_leaves_a_signed_head(self, tumen: Tumen, document: str) -> None:
        tumen("audit", "erase", "2", "--why", "a slip")
        assert list(AuditHead.objects.values_list("size", flat=True)) == [3]

    def test_a_command_that_did_nothing_leaves_none(self, tumen: Tumen, document: str) -> None:
        tumen("audit", "list")
        assert not AuditHead.objects.exists()

    @pytest.mark.parametrize("end", [SystemExit(1), KeyboardInterrupt(), ZeroDivisionError()])
    def test_a_command_that_ended_half_way_leaves_one_too(
        self, workspace: Workspace, actor: Actor, end: BaseException
    ) -> None:
        @click.command()
        @opens_workspace
        def half(desk: Desk) -> None:
            with recorded(desk.actor, "documents.take_in", "d-1"):
                pass
            raise end

        CliRunner().invoke(half, obj=Desk(workspace, actor), prog_name="tumen sweep")
        assert list(AuditHead.objects.values_list("size", flat=True)) == [2]

    def test_the_server_signs_from_time_to_time(self, workspace: Workspace, actor: Actor) -> None:
        from tumen.cli import web

        signed: list[bool] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(web, "sign_head", lambda _: signed.append(True))
            with recorded(actor, "documents.take_in", "d-1"), web.signing_heads(workspace, every=0.01):
                while len(signed) < 2:
                    time.sleep(0.001)
            after = len(signed)
            time.sleep(0.05)
        assert len(signed) == after, "it goes on when it should be over"


class TestExport:
    def test_it_says_nothing_of_the_details_unless_asked(self, tumen: Tumen, document: str) -> None:
        without = tumen("audit", "export").output
        assert "text/plain" not in without
        assert "text/plain" in tumen("audit", "export", "--details").output

    def test_it_is_noted(self, tumen: Tumen, tmp_path: Path) -> None:
        assert tumen("audit", "export", str(tmp_path / "log.jsonl")).exit_code == 0
        records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
        assert [r["entry"]["action"] for r in records if r["kind"] == "line"][-1] == "access.export_log"
        assert records[-1]["kind"] == "head"


class TestStranger:
    """The program in docs/reference/audit.md knows nothing of ours."""

    @pytest.fixture
    def verify(self, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
        page = (ROOT / "docs" / "reference" / "audit.md").read_text("utf-8")
        (program,) = re.findall(r"```python\n(.*?)```", page, re.S)
        assert len(program.splitlines()) <= 60
        (tmp_path / "verify.py").write_text(program)

        def run(export: str) -> subprocess.CompletedProcess[str]:
            (tmp_path / "log.jsonl").write_text(export)
            command = [sys.executable, "-I", "verify.py", "log.jsonl"]
            return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)

        return run

    @pytest.mark.parametrize("options", [(), ("--details",)])
    def test_it_verifies_what_is_given_out(
        self, tumen: Tumen, document: str, verify: Any, options: tuple[str, ...]
    ) -> None:
        tumen("audit", "head")
        tumen("audit", "erase", "2", "--why", "동의를 거두었다")
        done = verify(tumen("audit", "export", *options).output)
        assert done.returncode == 0, done.stderr
        assert "4 lines and 3 heads hold" in done.stdout

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ('"item": "d-', '"item": "e-', "line 2 was altered"),
            ('"number": 2', '"number": 3', "line 2 is missing or out of its place"),
            ("text/plain", "text/other", "the detail of line 2 was altered"),
            ('"erased": false', '"erased": true', "line 1: erased without a line"),
            ("size 2", "size 3", "InvalidSignature"),
        ],
    )
    def test_it_finds_what_was_altered(
        self, tumen: Tumen, document: str, verify: Any, old: str, new: str, says: str
    ) -> None:
        tumen("audit", "head")
        export = tumen("audit", "export", "--details").output
        assert old in export
        done = verify(export.replace(old, new, 1))
        assert done.returncode == 1
        assert says in done.stderr
