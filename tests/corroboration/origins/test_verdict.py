import pytest

from tests.corroboration.origins.pairs import WORDS, day, marked, origin_between
from tumen.corroboration.origins.verdict import SENTENCES, WEIGHTS, Ground, Reason, Side


@pytest.mark.parametrize("ground", list(Ground))
def test_it_has_a_sentence_and_a_weight_for_every_ground(ground):
    assert 0 <= WEIGHTS[ground] <= 5
    assert SENTENCES[ground].endswith(".")


@pytest.mark.parametrize("ground", list(Ground))
def test_it_says_a_ground_with_the_names_given(ground):
    sentence = Reason(ground, Side.RIGHT, 1.0, name="the embassy").sentence("the news", "the letter")
    assert "{" not in sentence
    assert any(name in sentence for name in ("the news", "the letter", "the embassy", "Both documents"))


def test_it_says_the_copy_and_the_origin_by_the_side():
    left, right = (Reason(Ground.DATES, side, 1.0).sentence("A", "B") for side in (Side.LEFT, Side.RIGHT))
    assert left.startswith("A is dated before B")
    assert right.startswith("B is dated before A")


def test_it_turns_a_side():
    assert [side.turned() for side in Side] == [Side.RIGHT, Side.LEFT, Side.OUTSIDE, Side.UNDETERMINED]


def test_it_weighs_the_right_side_against_the_left():
    one, two = (
        marked("a", f"{{{{{WORDS}}}}}.", published=day(1)),
        marked("b", f"{{{{{WORDS}}}}}.", published=day(2)),
    )
    assert origin_between(one, two).margin == -WEIGHTS[Ground.DATES]


def test_it_lets_no_date_outweigh_what_is_written_on_the_page():
    for ground in (
        Ground.ATTRIBUTED,
        Ground.CREDITED,
        Ground.MEDIUM,
        Ground.QUOTED,
        Ground.PRIMARY,
        Ground.MARKED_EDITS,
    ):
        assert WEIGHTS[ground] > WEIGHTS[Ground.DATES]
