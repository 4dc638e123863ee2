"""Whatever is asked, in whatever role, with whatever clearance: what is hidden is nowhere in the answer."""

from __future__ import annotations

import os

import pytest

from tests.matrix.cast import CANARY, Cast
from tests.matrix.combinations import Combination, arranged, every, with_turning_roles
from tests.matrix.leaks import addresses, answer, commands, leaks, looked, questions, ran
from tumen.access.models import Actor

#: The combinations that are tried each time: TUMEN_MATRIX=full tries all.
EVERY = every() if os.environ.get("TUMEN_MATRIX") == "full" else with_turning_roles()
FEW = EVERY if os.environ.get("TUMEN_MATRIX") == "full" else EVERY[4::13]


@pytest.mark.parametrize("combination", FEW, ids=str)
def test_no_query_tells_what_is_hidden(who: Actor, cast: Cast, combination: Combination) -> None:
    with arranged(who, cast, combination) as viewer:
        found = {
            (name, id): leaked
            for name, id, ask in questions(cast)
            if (leaked := leaks(answer(viewer, ask), cast, combination, id))
        }
    assert not found


@pytest.mark.parametrize("combination", FEW, ids=str)
def test_no_address_tells_what_is_hidden(
    who: Actor, cast: Cast, combination: Combination, monkeypatch: pytest.MonkeyPatch
) -> None:
    with arranged(who, cast, combination) as viewer:
        pages = {address: (id, looked(viewer, address, monkeypatch)) for _, id, address in addresses(cast)}
    found = {at: leaked for at, (id, said) in pages.items() if (leaked := leaks(said, cast, combination, id))}
    assert not found
    assert (CANARY in pages[f"/documents/{cast.hidden}"][1]) is combination.sees


@pytest.mark.parametrize("combination", FEW, ids=str)
def test_no_command_tells_what_is_hidden(who: Actor, cast: Cast, combination: Combination) -> None:
    with arranged(who, cast, combination) as viewer:
        said = {words: ran(viewer, *words) for words in commands(cast)}
    found = {
        words: leaked
        for words, told in said.items()
        if (leaked := leaks(told, cast, combination, next((word for word in words if "-" in word), "")))
    }
    assert not found
    assert (CANARY in said["show", cast.hidden]) is combination.sees
