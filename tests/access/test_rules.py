"""Every action, address and command is under a rule, and what has none is not done."""

from __future__ import annotations

import re

import click
import pytest

from tests.access.cast import somebody
from tools.make_docs import ROOT
from tumen.access.actions import recorded
from tumen.access.errors import NoRule, NotPermitted
from tumen.access.models import Actor, AuditLine, Role
from tumen.access.proving import ERASING
from tumen.access.rules import RULES
from tumen.cli import main
from tumen.cli.ruling import RULES as COMMANDS
from tumen.cli.ruling import WITHOUT_A_WORKSPACE
from tumen.web.urls import urlpatterns
from tumen.web.viewing import LOOKS, RULE

_ROOMS = (
    *("access", "accounts", "documents", "claims", "record", "consent", "preservation", "jobs", "search"),
    *("requests", "interviews", "teamwork", "advocacy", "publication", "findings"),
    "watch",
    "archives",
)
_ACTION = re.compile(rf'"((?:{"|".join(_ROOMS)})\.[a-z_]+)"')


def actions_of_the_code() -> set[str]:
    beside = [
        ROOT / "tumen/documents/sweeping.py",
        ROOT / "tumen/documents/custody.py",
        ROOT / "tumen/access/keeping.py",
        ROOT / "tumen/access/refusing.py",
        ROOT / "tumen/claims/reworking.py",
        ROOT / "tumen/claims/coding.py",
        ROOT / "tumen/claims/mapping.py",
        ROOT / "tumen/claims/many.py",
        ROOT / "tumen/publication/letters.py",
        ROOT / "tumen/publication/copying.py",
        ROOT / "tumen/publication/concluded.py",
        ROOT / "tumen/publication/event_reports.py",
        ROOT / "tumen/claims/seating.py",
        ROOT / "tumen/findings/concluding.py",
        ROOT / "tumen/watch/posting.py",
        ROOT / "tumen/watch/widening.py",
        ROOT / "tumen/record/persons/judging.py",
        *(ROOT / "tumen/interviews/actions").glob("*.py"),
        *(ROOT / "tumen/advocacy/actions").glob("*.py"),
    ]
    code = [*(ROOT / "tumen").glob("*/actions.py"), *beside]
    return {name for path in code for name in _ACTION.findall(path.read_text("utf-8"))} | {ERASING}


def test_every_action_has_a_rule_and_every_rule_an_action() -> None:
    assert actions_of_the_code() == set(RULES)


def test_a_withdrawal_alone_erases_lines_that_its_actor_is_not_shown() -> None:
    users = {path for path in (ROOT / "tumen").rglob("*.py") if "forget_detail" in path.read_text("utf-8")}
    assert users == {ROOT / "tumen/access/actions.py", ROOT / "tumen/consent/forgetting.py"}


@pytest.mark.django_db
def test_what_has_no_rule_is_not_done(actor: Actor) -> None:
    with pytest.raises(NoRule), recorded(actor, "documents.burn", "d-1"):
        pass
    assert not AuditLine.objects.filter(action="documents.burn").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_an_action_is_done_in_its_roles_alone(role: Role, actor: Actor) -> None:
    from tumen.access.actions import grant
    from tumen.access.queries import may_do

    who = somebody()
    grant(actor=actor, to=who, kind="role", value=role.value, why="a test")
    assert {name for name in RULES if may_do(who, name)} == {name for name in RULES if role in RULES[name]}


@pytest.mark.django_db
def test_nobody_without_a_role_does_anything() -> None:
    for name in RULES:
        with pytest.raises(NotPermitted), recorded(somebody(), name, "d-1"):
            pass


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.name))
def test_every_address_has_a_rule(pattern: object) -> None:
    rule = getattr(pattern.callback, RULE)  # type: ignore[attr-defined]
    assert rule == LOOKS or rule in RULES


def test_every_command_has_a_rule() -> None:
    found = set(_commands(main, ""))
    assert found - WITHOUT_A_WORKSPACE == set(COMMANDS)
    assert {rule for rule in COMMANDS.values() if rule} <= set(RULES)


def _commands(group: click.Group, before: str) -> list[str]:
    ctx = click.Context(group)
    found = []
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        full = f"{before} {name}".strip()
        found += _commands(command, full) if isinstance(command, click.Group) else [full]
    return found
