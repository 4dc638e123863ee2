"""Papers and days that are due, at the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from tests.record.cast import derived, tells
from tests.record.people_cast import both
from tumen.access.models import Actor
from tumen.advocacy.actions import add_ask, draft_appeal, note_step
from tumen.claims.queries import claim as claim_of
from tumen.publication.letter_rows import Letter
from tumen.record.queries import events

Tumen = Callable[..., Result]


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def event(actor: Actor) -> str:
    tells(actor, 600, speakers=(("Reed Watch",),))
    derived(actor)
    (found,) = events(actor)
    return found.id


def test_a_briefing_is_printed_line_by_line_with_its_gaps(tumen: Tumen, event: str) -> None:
    told = said(tumen("appeal", "letter", event.upper(), "--kind", "briefing", "--add", "Nobody knows."))
    assert "What is not known" in told.splitlines()
    assert "Nobody knows. [no source]" in told


def test_a_person_is_written_about_without_a_name(tumen: Tumen, actor: Actor) -> None:
    person, _ = both(actor)
    told = said(tumen("appeal", "letter", person, "--kind", "wgeid", "--consent", "Her family agreed."))
    assert "Full name: not told here." in told
    assert "Her family agreed." in told
    assert "Myong-suk" not in told
    refused = tumen("appeal", "letter", person, "--kind", "question-oral")
    assert refused.exit_code == 1
    assert "Choose another kind" in refused.output


def test_a_submission_is_taken_out_under_its_kind(tumen: Tumen, event: str, tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    how = ("--kind", "allegation-letter", "--form", "txt", "--recipient", "Geneva", "--why", "Asked.")
    said(tumen("release", "letter", event, "--to", str(file), *how))
    assert "Alleged victims" in file.read_text("utf-8")
    assert "allegation-letter, txt, a draft" in said(tumen("release", "letters"))


def test_what_a_withdrawal_touches_is_listed_with_what_to_do(
    tumen: Tumen, actor: Actor, event: str, tmp_path: Path
) -> None:
    how = ("--form", "txt", "--recipient", "The Minister", "--why", "Asked.")
    said(tumen("release", "letter", event, "--to", str(tmp_path / "out.txt"), *how))
    (claim,) = (claim_of(actor, id) for id in Letter.objects.get().claims)
    made = draft_appeal(actor=actor, title="Where they are", channel="letter", addressee="B").public_id
    add_ask(actor=actor, appeal=made, to_do="ask where they are", claims=[claim.id])
    said(tumen("consent", "note", claim.document_id, "publish", "no", "--how", "written"))
    told = " ".join(said(tumen("release", "holding", claim.document_id)).split())
    assert f"people do not allow that of {claim.document_id} any more: do not send it on" in told
    assert f"{made} Where they are an appeal, draft; take out what rests on it before it is sent" in told
    whole = json.loads(said(tumen("release", "holding", claim.document_id, "--json")))
    assert [each["id"] for each in whole["appeals"]] == [made]
    assert (whole["releases"], len(whole["letters"])) == ([], 1)
    assert "do not send it on" in said(tumen("release", "letters"))


def test_the_days_are_written_to_a_new_file(tumen: Tumen, actor: Actor, tmp_path: Path) -> None:
    made = draft_appeal(actor=actor, title="For Han Mi-rae", channel="letter", addressee="B").public_id
    add_ask(actor=actor, appeal=made, to_do="ask where they are", claims=[tells(actor, 600)])
    note_step(actor=actor, appeal=made, kind="sent", on=date(2024, 1, 1), due=date(2024, 3, 1))
    file = tmp_path / "days.ics"
    assert "1 day is in" in said(tumen("appeals", "--ics", str(file)))
    assert b"DTSTART;VALUE=DATE:20240301\r\n" in file.read_bytes()
    assert b"Han" not in file.read_bytes()
    again = tumen("appeals", "--ics", str(file))
    assert again.exit_code == 1
    assert "is there already" in again.output
