from __future__ import annotations

from typing import Any

import pytest

from tests.corroboration.cast import group_of, member_of, role_of, told
from tumen.corroboration.figures import FigureClaim, Role
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.corroboration.superseding import superseded, voice_of
from tumen.vocabulary.codes import Polarity, Unit
from tumen.vocabulary.dates import Interval

NIGHT = "2023-10-09"


def said(words: str, published: str | None, **slots: Any) -> FigureClaim:
    day = Interval.from_edtf(published) if published else None
    return told(words, NIGHT, published=day, **{"speaker": "the council", **slots})


FIRST = said("600", "2023-10-12", id="c-first")
CORRECTION = said("500", "2023-10-20", id="c-corrected", corrects=True)


def gone(*claims: FigureClaim) -> set[str]:
    return set(superseded(claims))


def test_it_replaces_the_earlier_figure_of_the_voice_that_corrects_itself() -> None:
    found = superseded([CORRECTION, FIRST])
    assert found["c-first"].by == "c-corrected"
    assert found["c-first"].reason == (
        f"The same voice corrected this figure later: 500, in {CORRECTION.document}."
    )
    assert set(found) == {"c-first"}


def test_it_leaves_the_figures_of_other_voices() -> None:
    assert gone(said("600", "2023-10-12", speaker="the embassy"), CORRECTION) == set()


def test_it_takes_voices_as_they_are_given() -> None:
    paper = said("600", "2023-10-12", speaker="the paper")
    assert set(superseded([paper, CORRECTION], {paper.id: "v-1", CORRECTION.id: "v-1"})) == {paper.id}
    assert voice_of(paper, {paper.id: "v-1"}) == "v-1"
    assert voice_of(told("1", voice="v-2")) == "v-2"
    assert voice_of(told("1", doc="d-1")) == "document d-1"


def test_it_does_not_take_a_mere_other_figure_for_a_correction() -> None:
    assert gone(FIRST, said("500", "2023-10-20")) == set()


def test_it_does_not_let_a_correction_reach_later_figures() -> None:
    assert gone(CORRECTION, said("550", "2023-11-01")) == set()


def test_it_replaces_the_old_figure_also_where_it_is_repeated_later() -> None:
    repeated = said("600", "2023-12-01")
    assert gone(FIRST, CORRECTION, repeated) == {FIRST.id, repeated.id}


@pytest.mark.parametrize("undated", ["figure", "correction"])
def test_it_needs_dates_unless_the_very_figure_is_withdrawn(undated: str) -> None:
    first = said("600", None if undated == "figure" else "2023-10-12")
    better = said("500", None if undated == "correction" else "2023-10-20", corrects=True, doc="d-9")
    assert gone(first, better) == set()
    old = said("600", None, doc="d-9", retracts=True)
    assert gone(first, better, old) == {first.id, old.id}


def test_it_leaves_what_agrees_with_a_correction_in_its_own_document() -> None:
    claims = [
        said(words, "2023-10-20", doc="d-1", position=n) for n, words in enumerate((">400", "500", "600"))
    ]
    better = said("500", "2023-10-20", doc="d-1", position=9, corrects=True)
    assert gone(*claims, better) == {claims[2].id}


def test_it_keeps_the_last_of_several_corrections() -> None:
    last = said("550", "2023-11-01", corrects=True)
    assert gone(FIRST, CORRECTION, last) == {FIRST.id, CORRECTION.id}
    back = said("600", "2023-11-01", corrects=True)
    assert back.id not in gone(FIRST, CORRECTION, back)


def test_it_takes_back_a_figure_without_another() -> None:
    withdrawal = said("600", "2023-11-01", retracts=True)
    found = superseded([FIRST, said("40", "2023-10-12"), withdrawal])
    assert set(found) == {FIRST.id, withdrawal.id}
    assert found[FIRST.id].reason == f"The same voice withdrew this figure, in {withdrawal.document}."


def test_it_keeps_units_apart() -> None:
    assert gone(said("600", "2023-10-12", unit=Unit.FAMILIES), CORRECTION) == set()


def test_it_believes_what_is_known_already() -> None:
    assert superseded([said("600", None, superseded_by="c-9")]).popitem()[1].by == "c-9"


# In groups


def test_it_does_not_let_a_corrected_figure_support_the_range() -> None:
    groups = group_figures([FIRST, CORRECTION, told("520", NIGHT)])
    assert len(groups) == 1
    assert range_words(group_of(groups, FIRST).range) == "500 to 520"
    assert role_of(groups, FIRST) is Role.SUPERSEDED
    assert "corrected this figure later: 500" in member_of(groups, FIRST).reason
    assert role_of(groups, CORRECTION) is Role.COUNTS


def test_it_groups_corrected_figures_as_before() -> None:
    plain = [told("600", NIGHT, id="c-1", speaker="s"), told("500", NIGHT, id="c-2", speaker="s")]
    [group] = group_figures(plain)
    assert range_words(group.range) == "500 to 600"
    assert {member.role for member in group.members} == {Role.COUNTS}


def test_it_lets_a_denied_figure_withdraw_what_its_voice_said() -> None:
    denial = said("600", "2023-11-01", retracts=True, polarity=Polarity.NEGATED)
    groups = group_figures([FIRST, told("550", NIGHT), denial])
    assert role_of(groups, denial) is Role.NOT_TOLD
    assert role_of(groups, FIRST) is Role.SUPERSEDED
    assert range_words(group_of(groups, FIRST).range) == "550"


def test_it_says_that_no_figure_is_left() -> None:
    withdrawal = said("600", "2023-11-01", retracts=True)
    [group] = group_figures([FIRST, withdrawal])
    assert range_words(group.range) == "an unstated number"
