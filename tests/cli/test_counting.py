"""What commands and actions count: never anything that their actor may not see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.access.cast import put_apart, somebody
from tests.claims.cast import TEXT, a_document, proposal, read_as, read_both
from tumen.access.actions import grant
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.claims.actions import set_sensitivity
from tumen.claims.queries import claims_of
from tumen.cli import Desk, main
from tumen.documents.errors import TextIsMasked
from tumen.record.actions import match_passages, refresh
from tumen.vault.workspace import Workspace

Run = Callable[..., Result]


@pytest.fixture
def documenter() -> Actor:
    return somebody(Role.DOCUMENTER)


@pytest.fixture
def run(workspace: Workspace, documenter: Actor) -> Run:
    return lambda *words, **more: CliRunner().invoke(main, words, obj=Desk(workspace, documenter), **more)


def test_deriving_and_matching_tell_their_counts_to_who_sees_everything(
    actor: Actor, documenter: Actor
) -> None:
    hidden = a_document(actor)
    read_both(actor, hidden)
    done = refresh(actor=actor)
    assert done
    assert done.new == 2
    put_apart(actor, hidden.public_id)
    assert refresh(actor=documenter) is None
    assert match_passages(actor=documenter) is None
    mine = AuditLine.objects.filter(actor=documenter, action__startswith="record.")
    assert [line.detail for line in mine] == [{}, {}, {}]


def test_reading_counts_what_the_actor_may_see(actor: Actor, documenter: Actor) -> None:
    grant(actor=actor, to=documenter, kind="clearance", value=Level.RESTRICTED.value, why="a test")
    report = a_document(actor)
    read_both(actor, report)
    first, second = claims_of(actor, report)
    again = proposal(TEXT, "60 people")
    assert (read_as(documenter, report, again).unchanged, read_as(documenter, report).superseded) == (1, 1)
    read_both(actor, report)
    set_sensitivity(actor=actor, claim=second.id, level=Level.IDENTITY, why="a test")
    with pytest.raises(TextIsMasked):
        read_as(documenter, report)
    assert first.status == "proposed"


def test_a_batch_goes_on_past_a_document_of_which_something_is_hidden(
    actor: Actor, run: Run, tmp_path: Path
) -> None:
    """It is left as it is, by name and with the reason; its hidden claim is in no count."""
    report = a_document(actor)
    read_both(actor, report)
    set_sensitivity(actor=actor, claim=claims_of(actor, report)[1].id, level=Level.IDENTITY, why="a test")
    new = tmp_path / "new.txt"
    new.write_text("News\n\nThe police returned 70 people on 3 May 2023, the Lantern Group said.\n")
    said = run("read", str(new))
    assert said.exit_code == 0, said.output
    assert "1 figure" in said.output
    again = run("read")
    assert "somebody who sees all of it reads it" in again.output, again.output
    assert claims_of(actor, report)[1].status == "proposed"


def test_bytes_that_are_kept_out_of_sight_are_refused_without_a_count(
    actor: Actor, run: Run, tmp_path: Path
) -> None:
    hidden = a_document(actor)
    read_both(actor, hidden)
    put_apart(actor, hidden.public_id)
    same = tmp_path / "same.txt"
    same.write_text(TEXT)
    said = run("read", str(same))
    assert hidden.public_id not in said.output
    assert "for others to see" in said.output


def test_a_case_typed_in_tells_nothing_of_what_is_hidden(actor: Actor, run: Run, tmp_path: Path) -> None:
    hidden = a_document(actor)
    read_both(actor, hidden)
    put_apart(actor, hidden.public_id)
    words = tmp_path / "case.txt"
    words.write_text("They returned 60 people on 2 May 2023.")
    said = run("document", "new", "--title", "A case", "--text-file", str(words))
    assert said.exit_code == 0, said.output
    assert hidden.public_id not in said.output
    assert "Northline Wire" not in said.output
