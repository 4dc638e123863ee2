"""Inquiries at the terminal: the worked example of docs/reference/inquiries.md, run line by line as it stands
there by two people; what is taken out, closed and opened again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.cli.cast import sentence_of
from tests.publication.cast import second
from tumen.access.models import Actor
from tumen.advocacy.queries import appeals_recommended
from tumen.claims.queries import claims_of
from tumen.cli import Desk, main
from tumen.cli.inquiries import inquiry as commands
from tumen.documents.queries import documents
from tumen.findings.actions import open_inquiry
from tumen.findings.concluding import draft_finding, recommend
from tumen.findings.queries import State, inquiry, obligations
from tumen.publication import reported
from tumen.publication.forms.kept import as_data
from tumen.record.queries import event_of
from tumen.vocabulary.grading import StandardOfProof

if TYPE_CHECKING:
    from tests.conftest import Kept
    from tumen.vault.workspace import Workspace

Tumen = Callable[..., Result]
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/inquiries.md").read_text("utf-8").partition("## A worked example")[2]
#: A line of the page's table: a name, and the file or the words that it stands for.
_FILES = dict(re.findall(r"^\| ([A-Z]+) \| `([^`]+)` \|", PAGE, re.M))
_CLAIMS = re.findall(r"^\| ([A-Z]+) \| the claim of ([A-Z]+)[^|]* \| “([^”]+)” \|", PAGE, re.M)
#: A block of commands, with who runs it where that is somebody else, and the end of a line.
_BLOCKS = re.findall(r"^```sh ?(publisher)?\n(.*?)^```$", PAGE, re.M | re.S)
_END = re.compile(r"  # (?:→ (?P<name>[A-Z]+)|refused: (?P<refused>.+))$")
_ANSWERED = re.compile(r"\b(?:[a-z]{1,2}-[0-9a-z]{8,12}\b|(?<=Member )\d+)")


@pytest.fixture(scope="module")
def filled(kept_record: Kept) -> Kept:
    """The example documents that the page names, read as users read them."""
    files = [str(ROOT / "examples/documents" / name) for name in _FILES.values()]
    done = CliRunner().invoke(main, ["read", *files], obj=Desk(kept_record.workspace, kept_record.who))
    assert done.exit_code == 0, done.output
    return kept_record


def named(actor: Actor) -> dict[str, str]:
    """The documents, claims and the event that the page's table names."""
    of = {each.name: each.id for each in documents(actor)}
    ids = {name: of[file] for name, file in _FILES.items()}
    for name, document, words in _CLAIMS:
        found = [claim.id for claim in claims_of(actor, ids[document]) if claim.quote.exact == words]
        assert found, f"{_FILES[document]} has no claim “{words}”"
        ids[name] = found[-1]
    ids["EVENT"] = event_of(actor, [ids["RETURNED"]])[ids["RETURNED"]].id
    return ids


@pytest.fixture
def walked(
    filled: Kept, researcher: Actor, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The ids of the page's names, after every line of it was run, one after the other."""
    monkeypatch.setattr(reported, "_FORMS", {"json": as_data})  # setting the others takes seconds
    monkeypatch.chdir(tmp_path)
    [call] = re.findall(r"^```text\n(.*?)^```$", PAGE, re.M | re.S)
    Path("call.txt").write_text(call, "utf-8")
    ids, publisher = named(researcher), second(researcher)
    for by, lines in _BLOCKS:
        for line in lines.replace("\\\n", "").splitlines():
            run(Desk(workspace, publisher if by else researcher), line, ids)
    return ids


def run(desk: Desk, line: str, ids: dict[str, str]) -> None:
    """Run a line of the page, in which ``ids`` stand for names; keeps the id that it answers there."""
    end = _END.search(line)
    program, *words = shlex.split(line, comments=True)
    assert program == "tumen"
    done = CliRunner().invoke(main, [ids.get(word, word) for word in words], obj=desk)
    refused = end and end["refused"]
    assert done.exit_code == (1 if refused else 0), f"{line}\n{done.output}"
    assert (refused or "") in done.output
    if end and end["name"]:
        found = _ANSWERED.search(done.stdout)
        assert found, f"{line} answers no id: {done.output}"
        ids[end["name"]] = found[0]


def test_the_lines_of_the_page_lead_where_it_says(walked: dict[str, str], researcher: Actor) -> None:
    ids = walked
    found = inquiry(researcher, ids["INQUIRY"])
    parts = {each.document.id: each.part.value for each in found.documents}
    wanted = {"CALL": "call", "WIRE": "exhibit", "NOTES": "submission", "TESTIMONY": "hearing"}
    assert parts == {ids[name]: part for name, part in wanted.items()}
    first, other = found.findings
    assert (first.id, other.id) == (ids["FIRST"], ids["SECOND"])
    for each in (first, other):
        assert (each.state, each.standard) == (State.ADOPTED, StandardOfProof.GROUNDS)
        assert each.claims
    carried = {each.element: each.claims for each in (*first.carried, *other.carried)}
    assert carried["non-refoulement-torture.returned"] == (ids["RETURNED"], ids["SON"])
    assert (carried["genocide.harm"], carried["genocide.intent"]) == ((ids["SEATED"], ids["BEATEN"]), ())
    assert (first.dissents, [each.name for each in other.dissents]) == ((), ["Lord Penhallow"])
    became = appeals_recommended(researcher, [ids["ASKED"], ids["ACCESS"]])
    told = {id: [(each.id, each.state.value) for each in appeals] for id, appeals in became.items()}
    assert told == {ids["ASKED"]: [(ids["LETTER"], "answered")], ids["ACCESS"]: [(ids["SUBMISSION"], "sent")]}
    assert found.closed == date(2024, 6, 28)
    no_claim_bears_on_the_intent(researcher, ids)


def no_claim_bears_on_the_intent(viewer: Actor, ids: dict[str, str]) -> None:
    rules = {each.rule.code: each for each in obligations(viewer, ids["EVENT"]).rules}
    genocide = {each.element.code: each for each in rules["genocide"].elements}
    assert [line.claim.id for line in genocide["genocide.harm"].attached] == [ids["BEATEN"]]
    assert {code for code, each in genocide.items() if each.attached} == {"genocide.group", "genocide.harm"}
    intent = genocide["genocide.intent"]
    assert (intent.could_count, intent.waiting) == (0, 0)


def test_the_page_has_every_command_of_inquiries() -> None:
    shown = set(re.findall(r"^tumen inquiry (\w+)", "\n".join(lines for _, lines in _BLOCKS), re.M))
    assert shown == set(commands.commands) - {"list"}


def test_a_closed_inquiry_takes_nothing_until_it_is_opened_again(tumen: Tumen, actor: Actor) -> None:
    made = open_inquiry(actor=actor, title="Invented", mandate="To look.", opened=date(2021, 7, 21)).public_id
    text = ("--text", "Nothing was found.")
    assert "before it is opened" in sentence_of(tumen("inquiry", "close", made, "--on", "2021-07-20"))
    assert tumen("inquiry", "close", made, "--on", "2021-12-31").stdout == f"{made} is closed.\n"
    assert "is closed" in sentence_of(tumen("inquiry", "draft", made, *text))
    assert tumen("inquiry", "close", made, "--reopen").stdout == f"{made} is open again.\n"
    assert tumen("inquiry", "draft", made, *text).exit_code == 0
    found = inquiry(actor, made)
    assert (found.title, found.mandate, found.closed) == ("Invented", "To look.", None)


def test_a_draft_and_a_recommendation_are_taken_out(tumen: Tumen, actor: Actor) -> None:
    made = open_inquiry(actor=actor, title="Invented", opened=date(2021, 7, 21)).public_id
    draft = draft_finding(actor=actor, inquiry=made, text="Nothing was found.").public_id
    advice = recommend(actor=actor, inquiry=made, text="Look.", findings=[draft], addressee="A court")
    for id in (advice.public_id, draft):
        assert tumen("inquiry", "strike", made, id).stdout == f"{id} is taken out.\n"
    assert (inquiry(actor, made).findings, inquiry(actor, made).recommendations) == ((), ())
    assert "has no finding" in sentence_of(tumen("inquiry", "strike", made, draft))
