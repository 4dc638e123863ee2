"""A keeper invites, lists, resets and closes at the terminal, and sees each code once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.access.cast import somebody
from tests.accounts.cast import PASSWORD, account_of, make_cheap
from tumen.access.models import Actor, Role
from tumen.accounts.actions import accept
from tumen.accounts.codes import invitation_of
from tumen.accounts.models import Account
from tumen.cli import Desk, main
from tumen.vault.workspace import Workspace

if TYPE_CHECKING:
    from click.testing import Result

Tumen = Callable[..., "Result"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)


def test_it_prints_the_code_and_what_to_do_with_it(tumen: Tumen) -> None:
    said = tumen("account", "invite", "Anna Kim", "--role", "documenter")
    assert said.exit_code == 0, said.output
    code = re.search(r"(\w{5}-){3}\w{5}", said.output)
    assert code
    assert "/join" in said.output
    assert "“Anna Kim”" in said.output
    assert invitation_of(code.group()).account.name == "Anna Kim"


def test_it_answers_in_json(tumen: Tumen) -> None:
    said = json.loads(tumen("account", "invite", "Anna Kim", "--role", "reader", "--json").output)
    assert invitation_of(said["code"]).account.public_id == said["account"]
    [listed] = json.loads(tumen("account", "list", "--json").output)
    assert (listed["name"], listed["state"]) == ("Anna Kim", "invited")


def test_it_lists_who_still_needs_a_second_step(tumen: Tumen, actor: Actor) -> None:
    account_of(actor, Role.KEEPER)
    assert "needed at the next" in tumen("account", "list").output


def test_a_reset_gives_a_code_and_a_closing_none(tumen: Tumen, actor: Actor) -> None:
    account = account_of(actor, Role.READER)
    said = tumen("account", "reset", account.name, "--why", "a lost telephone", "--json")
    code = json.loads(said.output)["code"]
    accept(actor=account.actor, invitation=invitation_of(code), password=PASSWORD)
    said = tumen("account", "close", account.public_id, "--why", "left the group")
    assert said.output == f"{account.public_id} is closed, and its sessions are ended.\n"
    assert not Account.objects.get(pk=account.pk).is_active


def test_whoever_is_not_known_is_named_with_what_to_do(tumen: Tumen) -> None:
    for words in (["reset", "Nobody", "--why", "x"], ["close", "Nobody", "--why", "x"]):
        said = tumen("account", *words)
        assert said.exit_code == 1
        assert "tumen account list" in said.output
    assert "--role reader" in tumen("account", "invite", "Nobody").output


def test_who_is_no_keeper_invites_nobody(workspace: Workspace, actor: Actor) -> None:
    desk = Desk(workspace, somebody(Role.REVIEWER))
    said = CliRunner().invoke(main, ["account", "invite", "Anna Kim", "--role", "keeper"], obj=desk)
    assert said.exit_code == 1
    assert "It takes a keeper" in said.output
    assert not Account.objects.exists()
