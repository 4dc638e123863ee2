"""What is known of a figure when its time is weighed."""

from __future__ import annotations

import pytest

from tests.reading.weighing.times.scene import Told


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Police arrested 12 women.", "past"),
        ("Police have arrested 12 women.", "perfect"),
        ("Police had arrested 12 women.", "pluperfect"),
        ("Police are holding 12 women.", "present"),
        ("Police will arrest 12 women.", "modal"),
        ("Police: 12 women.", "none"),
    ],
)
def test_the_tense_of_the_clause_is_known(text: str, aspect: str) -> None:
    assert Told(text).setting("12 women").aspect == aspect


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Police are still holding 12 women.", "still"),
        ("Police have since released 12 women.", "since"),
        ("Police released 12 women.", "no"),
    ],
)
def test_words_of_lasting_and_of_following_are_cues(text: str, cue: str) -> None:
    assert Told(text).setting("12 women").cue == cue


def test_a_date_of_the_act_is_its_sentences_own_and_that_of_the_saying_is_not() -> None:
    assert Told("Police arrested 12 women on 9 October 2023.").setting("12 women").has_own == "act"
    setting = Told("The group said on 11 March 2024 that police arrested 12 women.").setting("12 women")
    assert setting.has_own == "no"
    assert setting.saying is not None
    assert setting.saying.interval is not None
    assert str(setting.saying.interval) == "2024-03-11"


def test_what_has_not_happened_is_not_yet() -> None:
    assert Told("Police plan to deport 12 women.").setting("12 women").mode == "notyet"
    assert Told("Police deported 12 women.").setting("12 women").mode == "asserted"


def test_now_is_the_documents_date() -> None:
    now = Told("Police deported 12 women.", published="2024-05-02").setting("12 women").now
    assert now is not None
    assert str(now) == "2024-05-02"
    assert Told("Police deported 12 women.", published=None).setting("12 women").now is None
