"""Whom the words of an ask name."""

from __future__ import annotations

from tests.reading.asked import asked


def test_every_country_is_a_country() -> None:
    ((_, whom, _),) = asked("The Lantern Group urged every country to admit the nine.")
    assert whom == "country"


def test_the_mark_of_an_item_is_none_of_the_name() -> None:
    found = asked("A statement\n\nThe Lantern Group asks:\n\n(a) Norland to release the nine;")
    assert [whom for _, whom, _ in found] == ["Norland"]
