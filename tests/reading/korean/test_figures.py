"""A number in its clause."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import figure_in, scene_of
from tumen.reading.korean.figures import again, bounded_to_none, figure_of, is_told_again
from tumen.vocabulary.people import Counted


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("송환된 사람은 40명이다.", "사람"),
        ("입국자는 241명으로 집계됐다.", "입국자"),
        ("입국한 탈북민은 31명(남성 14명)으로, 전보다 줄었다.", "탈북민"),
        ("남은 사람도 200명은 된다.", "사람"),
        ("사망자가 520명을 넘었다.", "사망자"),
    ],
)
def test_a_number_is_said_of_something(text: str, about: str) -> None:
    scene = scene_of(text)
    figure = figure_of(scene.clauses, scene.numbers[0])
    assert figure.about
    assert scene.clauses.noun_text(figure.about) == about


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("탈북민 40명이 버스에 실려 다리를 건넜다.", ["싣다", "건너다"]),
        ("탈북민 40명을 체포했다.", ["체포하다"]),
    ],
)
def test_the_nearest_verb_comes_first(text: str, verbs: list[str]) -> None:
    assert [verb.lemma.replace("실리다", "싣다") for verb in figure_in(text).verbs] == verbs


def test_a_part_told_with_its_whole_shares_its_verbs() -> None:
    scene = scene_of("일가족 5명을 포함한 탈북민 9명이 체포됐다.")
    part = figure_of(scene.clauses, scene.numbers[0])
    assert "체포되다" in [verb.lemma for verb in part.verbs]


def test_a_number_in_brackets_tells_the_one_before_again() -> None:
    scene = scene_of("응답자의 81%(212명)가 송환됐다.")
    share, number = (figure_of(scene.clauses, mention) for mention in scene.numbers)
    assert number.is_aside
    assert is_told_again(share, number)
    assert again(share, number).verbs == share.verbs
    assert not is_told_again(number, share)


def test_a_number_in_brackets_behind_a_time_tells_nothing_again() -> None:
    scene = scene_of("40명이 왔고 작년 같은 기간(60명)보다 줄었다.")
    first, aside = (figure_of(scene.clauses, mention) for mention in scene.numbers)
    assert aside.is_aside
    assert not is_told_again(first, aside)


def test_the_passage_covers_number_and_noun() -> None:
    text = "40명의 탈북민이 송환됐다."
    assert figure_in(text).passage.of(text) == "40명의 탈북민"


def test_the_noun_says_who_is_counted() -> None:
    assert figure_in("탈북민 40명이 왔다.").counted is Counted.VICTIMS
    assert figure_in("의원 40명이 왔다.").counted is Counted.ROLES


def test_not_one_with_a_negation_is_nobody() -> None:
    mention = figure_in("한 명도 돌아오지 않았다.").mention
    none = bounded_to_none(mention, negated=True)
    assert (none.quantity.low, none.quantity.high) == (0, 0)
    assert bounded_to_none(mention, negated=False) is mention


def test_verbs_of_an_object_end_where_another_number_has_its_own() -> None:
    scene = scene_of("당국은 탈북민 40명을 체포했고, 그중 22명을 북한에 넘겼다.")
    one, other = (figure_of(scene.clauses, mention) for mention in scene.numbers)
    assert [verb.lemma for verb in one.verbs] == ["체포하다"]
    assert [verb.lemma for verb in other.verbs] == ["넘기다"]
    scene = scene_of("당국은 탈북민 40명을 체포해 수갑을 채우고 북한에 넘겼다.")
    assert "넘기다" in [verb.lemma for verb in figure_of(scene.clauses, scene.numbers[0]).verbs]
