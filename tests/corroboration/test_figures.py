from __future__ import annotations

import pytest

from tests.corroboration.cast import told
from tumen.vocabulary.codes import Polarity, Realis


@pytest.mark.parametrize(
    ("realis", "polarity", "number", "is_told"),
    [
        (Realis.ASSERTED, Polarity.AFFIRMED, "600", True),
        (Realis.HABITUAL, Polarity.AFFIRMED, "600", True),
        (Realis.ASSERTED, Polarity.NEGATED, "600", False),
        (Realis.ASSERTED, Polarity.AFFIRMED, "0", False),
        (Realis.FEARED, Polarity.AFFIRMED, "600", False),
        (Realis.DEMANDED, Polarity.AFFIRMED, "600", False),
        (Realis.PLANNED, Polarity.NEGATED, "600", False),
    ],
)
def test_it_knows_what_is_told_as_so(realis: Realis, polarity: Polarity, number: str, is_told: bool) -> None:
    assert told(number, realis=realis, polarity=polarity).is_told is is_told
