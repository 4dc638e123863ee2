"""Whom a description points at."""

from __future__ import annotations

from tests.reading.peopled import peopled


def test_the_same_noun_is_the_same_person() -> None:
    found = peopled("A priest fled. The priest was held.")
    assert found.member("priest", 1) is found.member("priest", 0)


def test_a_new_article_is_a_new_person() -> None:
    found = peopled("A priest fled. A priest was held.")
    assert found.member("priest", 1) is not found.member("priest", 0)


def test_the_woman_can_be_any_woman_told_before() -> None:
    found = peopled("Ms Ro Eun-sil fled. The woman was held.")
    assert found.who("woman") == "Ro Eun-sil"


def test_the_woman_is_no_man() -> None:
    found = peopled("Mr Kang Do-yun fled. The woman was held.")
    assert found.who("woman") == "the woman"


def test_another_ministry_is_not_the_ministry() -> None:
    found = peopled("The foreign ministry wrote. The interior ministry answered.")
    assert found.member("ministry", 1) is not found.member("ministry", 0)


def test_one_who_led_a_clause_is_meant_before_one_in_passing() -> None:
    found = peopled("A priest fled. They met a priest. The priest was held.")
    assert found.member("priest", 2) is found.member("priest", 0)


def test_her_son_is_the_same_son_again() -> None:
    found = peopled("Ms Ro Eun-sil fled. Her son was held. Her son was freed.")
    assert found.member("son", 1) is found.member("son", 0)


def test_our_group_points_at_nobody_told_before() -> None:
    found = peopled("A rights group met. Our group left.")
    assert found.member("group", 1) is not found.member("group", 0)


def test_a_station_never_acts() -> None:
    assert peopled("The station closed.").who("station") == ""


def test_a_body_of_the_opening_is_named_by_what_follows() -> None:
    found = peopled("A rights group met on Monday.\n\nThe Willow Network spoke.")
    assert found.who("group") == "Willow Network"
