"""Values that the user gives are understood or questioned where they are given."""

from __future__ import annotations

from typing import Any

import click
import pytest

from tumen.cli.values import ACT, DATE, LANGUAGE
from tumen.vocabulary import acts
from tumen.vocabulary.dates import Interval


def given(kind: click.ParamType[Any], value: object) -> Any:
    return kind.convert(value, None, None)


def question(kind: click.ParamType[Any], value: str) -> str:
    """What is said of a value that cannot be meant."""
    with pytest.raises(click.BadParameter) as asked:
        given(kind, value)
    return asked.value.message


class TestDate:
    @pytest.mark.parametrize(
        ("written", "edtf"),
        [
            ("2023-10-18", "2023-10-18"),
            ("2023-10", "2023-10"),
            ("2023", "2023"),
            ("2023-10-09/2023-10-15", "2023-10-09/2023-10-15"),
            ("18 October 2023", "2023-10-18"),
            ("October 18, 2023", "2023-10-18"),
        ],
    )
    def test_it_takes_a_date_as_people_write_it(self, written: str, edtf: str) -> None:
        assert given(DATE, written) == Interval.from_edtf(edtf)

    def test_it_leaves_an_interval_as_it_is(self) -> None:
        october = Interval.month(2023, 10)
        assert given(DATE, october) is october

    @pytest.mark.parametrize("written", ["", "soon", "2023-13-01", "31 June 2023", "99", "2023-10-18 on"])
    def test_it_asks_back_about_anything_else(self, written: str) -> None:
        assert "is not a date" in question(DATE, written)

    def test_it_asks_which_of_two_days_is_meant(self) -> None:
        assert "2023-04-03" in question(DATE, "03/04/2023")
        assert "2023-03-04" in question(DATE, "03/04/2023")


class TestLanguage:
    @pytest.mark.parametrize("written", ["ko", "KO", " ko "])
    def test_it_takes_a_code(self, written: str) -> None:
        assert given(LANGUAGE, written) == "ko"

    @pytest.mark.parametrize("written", ["korean", "k", "kor", "한", "k1", ""])
    def test_it_asks_back_about_anything_else(self, written: str) -> None:
        assert "Write en for English, ko for Korean." in question(LANGUAGE, written)


class TestAct:
    def test_it_takes_every_act_by_name_and_by_code(self) -> None:
        for code, act in acts.acts().items():
            assert given(ACT, code) == given(ACT, act.label.title()) == code

    def test_it_takes_an_act_outside_the_vocabulary_as_it_is_coded(self) -> None:
        assert given(ACT, "other:strike") == "other:strike"

    def test_it_lists_the_acts_when_it_knows_none_of_that_name(self) -> None:
        said = question(ACT, "deporting")
        assert "“deporting” is not an act of this vocabulary." in said
        assert all(act.label in said for act in acts.acts().values())
