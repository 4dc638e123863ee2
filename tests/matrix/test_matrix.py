"""Whatever is asked, in whatever role, with whatever clearance: what is hidden is nowhere in the answer.

Here each value of a factor meets each of every other factor; `python -m trials matrix` tries all combinations.
"""

from __future__ import annotations

import pytest

from tests.matrix.cast import Cast
from tests.matrix.combinations import Combination, arranged, every, pairwise
from tests.matrix.leaks import everything, leaking
from tumen.access.models import Actor

CHOSEN = pairwise(every())


@pytest.mark.parametrize("combination", CHOSEN, ids=str)
def test_nothing_tells_what_is_hidden(who: Actor, cast: Cast, combination: Combination) -> None:
    with arranged(who, cast, combination) as viewer:
        found = leaking(viewer, cast, combination, everything(cast))
    assert not found
