"""A sentence with all that stands in it."""

from __future__ import annotations

from tests.reading.korean.cast import scene_of, scenes_in


def test_a_scene_has_numbers_times_and_acts() -> None:
    scene = scene_of("지난 9일 탈북민 40명이 송환됐다.")
    assert [mention.core.of(scene.text) for mention in scene.numbers] == ["40명"]
    assert [time.text for time in scene.times] == ["지난 9일"]
    assert [act.code for act in scene.acts.values()] == ["forced repatriation"]


def test_the_number_of_a_date_is_no_number() -> None:
    assert scene_of("2023년 10월 9일 모두 송환됐다.").numbers == ()


def test_the_number_of_a_length_of_time_stays_one() -> None:
    assert len(scene_of("최근 3년간 모두 송환됐다.").numbers) == 1


def test_a_syllable_of_a_word_is_no_number() -> None:
    assert scene_of("석방을 요구했다. ".strip()).numbers == ()


def test_what_is_demanded_is_known() -> None:
    scene = scene_of("중국은 송환을 중단하라.")
    assert scene.demanded == {scene.clauses.predicates[-1].index}


def test_offsets_count_from_the_sentence() -> None:
    first, second = scenes_in("모두 갔다. 40명이 송환됐다.")
    assert first.offset == 0
    assert second.text[second.numbers[0].core.start :].startswith("40명")


def test_a_quotation_is_known_by_its_number_in_the_document() -> None:
    _, second = scenes_in("그는 “모두 갔다”고 했다. 그는 “아무도 없다”고 했다.")
    assert second.inside == (1,)
