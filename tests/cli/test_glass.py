"""Breaking the glass, as its users do: asked why, told to every keeper, over by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from tests.access.cast import put_apart, somebody
from tumen.access.actions import grant, introduce
from tumen.access.models import Actor, AuditLine, BrokenGlass, Grant, Role
from tumen.cli import Desk, main
from tumen.documents.actions import mark_identity, take_in
from tumen.vault.workspace import Workspace

Run = Callable[..., Result]
TEXT = "A raid\n\nLee Zqname was taken at the bridge.\n"


@pytest.fixture
def hidden(actor: Actor) -> str:
    id = take_in(actor=actor, data=TEXT.encode(), name="raid.txt", origin="a test").public_id
    mark_identity(actor=actor, document=id, words="Lee Zqname", kind="name", why="a test")
    put_apart(actor, id)
    return id


@pytest.fixture
def helper(actor: Actor) -> Actor:
    """Somebody who reads, is cleared for nothing more, and may open an item for two hours."""
    who = somebody(Role.READER)
    grant(actor=actor, to=who, kind="break-glass", value="2", why="on call at night")
    return who


@pytest.fixture
def other_keeper(actor: Actor) -> Actor:
    who = introduce(name="Second Keeper", roles=(Role.READER,))
    grant(actor=actor, to=who, kind="role", value="keeper", why="two are needed")
    return who


@pytest.fixture
def run(workspace: Workspace) -> Callable[[Actor], Run]:
    def of(actor: Actor) -> Run:
        return lambda *words: CliRunner().invoke(main, words, obj=Desk(workspace, actor))

    return of


def broken(run: Callable[[Actor], Run], who: Actor, item: str, *more: str) -> Result:
    return run(who)("access", "break-glass", item, "--why", "a raid tonight", *more)


def test_it_opens_one_item_with_its_identities(
    run: Callable[[Actor], Run], helper: Actor, hidden: str
) -> None:
    assert run(helper)("show", hidden).exit_code == 1
    assert "is open to you until" in broken(run, helper, hidden).output
    said = run(helper)("show", hidden)
    assert (said.exit_code, "Lee Zqname" in said.output) == (0, True)


def test_it_is_over_by_itself(run: Callable[[Actor], Run], helper: Actor, hidden: str) -> None:
    broken(run, helper, hidden, "--hours", "2")
    BrokenGlass.objects.update(until=timezone.now() - timedelta(seconds=1))
    said = run(helper)("show", hidden)
    assert said.exit_code == 1
    assert "There is no" in said.output


@pytest.mark.parametrize("why", ["", "  "])
def test_it_asks_why(run: Callable[[Actor], Run], helper: Actor, hidden: str, why: str) -> None:
    said = run(helper)("access", "break-glass", hidden, "--why", why)
    assert "it does not say why" in said.output
    assert not BrokenGlass.objects.exists()


def test_it_is_for_whom_a_keeper_granted_it_and_for_no_longer(
    run: Callable[[Actor], Run], helper: Actor, hidden: str
) -> None:
    assert "you were granted none" in broken(run, somebody(Role.READER), hidden).output
    assert "at most 2 hours" in broken(run, helper, hidden, "--hours", "3").output
    Grant.objects.filter(kind="break-glass").update(until=timezone.now())
    assert "you were granted none" in broken(run, helper, hidden).output


def test_every_keeper_is_told_until_they_have_looked(
    run: Callable[[Actor], Run], actor: Actor, other_keeper: Actor, helper: Actor, hidden: str
) -> None:
    broken(run, helper, hidden)
    for keeper in (actor, other_keeper):
        assert "A notice waits" in run(keeper)("record").stderr
        read = run(keeper)("access", "notices").output
        assert "a raid tonight" in read
        assert hidden in read
        assert "waits" not in run(keeper)("record").stderr
    assert "waits" not in run(helper)("record").stderr


def test_machines_are_answered_as_before(
    run: Callable[[Actor], Run], actor: Actor, helper: Actor, hidden: str
) -> None:
    broken(run, helper, hidden)
    said = run(actor)("document", "list", "--json")
    assert "notice" not in said.stdout


def test_who_breaks_it_and_who_has_read_of_it_stands_in_the_log(
    run: Callable[[Actor], Run], actor: Actor, helper: Actor, hidden: str
) -> None:
    broken(run, helper, hidden)
    run(actor)("access", "notices")
    run(actor)("access", "notices")
    line = AuditLine.objects.get(action="access.break_glass")
    assert (line.actor, line.item, line.detail["why"], line.detail["hours"]) == (
        helper,
        hidden,
        "a raid tonight",
        1,
    )
    assert [each.actor for each in AuditLine.objects.filter(action="access.read_notices")] == [actor]


def test_a_keeper_who_grants_themselves_sight_is_told_to_the_others(
    run: Callable[[Actor], Run], actor: Actor, other_keeper: Actor
) -> None:
    assert "wait" not in run(actor)("record").stderr
    grant(actor=other_keeper, to=other_keeper, kind="identity", why="a look")
    assert "A notice waits" in run(actor)("record").stderr
    assert "wait" not in run(other_keeper)("record").stderr


def test_only_keepers_read_notices(run: Callable[[Actor], Run], helper: Actor) -> None:
    said = run(helper)("access", "notices")
    assert (said.exit_code, "It takes a keeper" in said.output) == (1, True)
