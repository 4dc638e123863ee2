import pytest

from tests.matrix.combinations import arranged
from tests.matrix.leaks import everything, leaking
from tests.matrix.test_matrix import of_one_sight

OF = {"search", "found", "made", "saved", "saved_one", "save-search", "forget-search", "saved-search"}
ALL = [
    c
    for s, i in ((False, False), (False, True), (True, False))
    for c in of_one_sight(sees=s, identities=i)[:2]
]


@pytest.mark.parametrize("combination", ALL, ids=str)
def test_it(who, cast, combination):
    with arranged(who, cast, combination) as viewer:
        asked = [q for q in everything(cast) if q.of in OF]
        print(len(asked))
        assert not leaking(viewer, cast, combination, asked)
