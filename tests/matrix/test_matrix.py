"""Whatever is asked, in whatever role, with whatever clearance: what is hidden is nowhere in the answer.

Here everything is asked once with each sight that something is kept from; `python -m trials matrix` asks
everything in every combination.
"""

from __future__ import annotations

import pytest

from tests.matrix.cast import Cast
from tests.matrix.combinations import Combination, arranged, every, pairwise
from tests.matrix.leaks import everything, leaking
from tumen.access.models import Actor, Level, Role

#: Combinations that share the questions of one sight among them.
SHARES = 5


def of_one_sight(*, sees: bool, identities: bool) -> list[Combination]:
    """Combinations of one sight, as different from each other as they can be."""
    return pairwise(
        [one for one in every() if one.sees is sees and (one.clearance is Level.IDENTITY) is identities]
    )[:SHARES]


ASKED = [
    pytest.param(one, share, id=str(one))
    for sees, identities in ((False, False), (False, True), (True, False))
    for share, one in enumerate(of_one_sight(sees=sees, identities=identities))
]


@pytest.mark.parametrize(("combination", "share"), ASKED)
def test_nothing_tells_what_is_hidden(who: Actor, cast: Cast, combination: Combination, share: int) -> None:
    with arranged(who, cast, combination) as viewer:
        found = leaking(viewer, cast, combination, everything(cast)[share::SHARES])
    assert not found


def test_every_sight_is_asked_and_every_role_and_clearance_with_it() -> None:
    asked = [one.values[0] for one in ASKED]
    assert len(asked) == 3 * SHARES
    assert {one.role for one in asked} == set(Role)
    assert {one.level for one in asked} == set(Level)
    assert {(one.clearance, one.circle) for one in pairwise(every())} == {
        (one.clearance, one.circle) for one in every()
    }
