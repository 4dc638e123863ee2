"""Names as they are met."""

from __future__ import annotations

from tests.reading.peopled import peopled


def names(text: str) -> list[str]:
    return [member.name for member in peopled(text).cast.members]


def test_a_surname_is_whoever_bears_it() -> None:
    found = peopled("Ro Eun-sil fled. Ro was held.")
    assert found.member("Ro", 1) is found.member("Ro", 0)
    reference = found.reference("Ro", 1)
    assert reference is not None
    assert reference.rule == "cast.short"


def test_of_two_namesakes_the_one_told_last_is_meant() -> None:
    found = peopled("Ro Eun-sil fled. Ro Mi-rae stayed. Ro was held.")
    assert found.who("Ro", 2) == "Ro Mi-rae"


def test_the_age_parts_namesakes() -> None:
    found = peopled("Ro Eun-sil, 61, fled. Ro Mi-rae, 19, stayed. Ro, 61, was held.")
    assert found.who("Ro", 2) == "Ro Eun-sil"


def test_a_place_is_no_short_form_of_a_body() -> None:
    found = peopled("The Oslo Institute met. Oslo was quiet.")
    assert found.who("Oslo", 1) != "Oslo Institute"


def test_an_office_is_who_holds_it() -> None:
    found = peopled("The State Secretary, Mr Han Mi-rae, left. The State Secretary was asked.")
    assert found.who("Secretary", 1) == "Han Mi-rae"


def test_named_persons_joined_by_and_are_they() -> None:
    found = peopled("Ro Eun-sil and Kang Do-yun fled. They were held.")
    assert found.who("They") == "Ro Eun-sil and Kang Do-yun"


def test_a_byline_is_spoken_of_by_nobody() -> None:
    found = peopled("By Ada Orme\n\nMs Ro Eun-sil fled. She was held.")
    assert found.who("She") == "Ro Eun-sil"


def test_every_name_is_one_member() -> None:
    assert names("Ro Eun-sil met Kang Do-yun. Kang left, and Ms Ro stayed.") == ["Ro Eun-sil", "Kang Do-yun"]
