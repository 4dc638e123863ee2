"""Lists of asks."""

from __future__ import annotations

from tests.reading.asked import asked

LIST = """A statement

The Lantern Group calls on Norland:

1. to release the nine;

2. to open the camp to doctors;

3. not to send anybody back."""


def test_every_item_is_an_ask_of_its_own() -> None:
    assert [what for _, _, what in asked(LIST)] == [
        "release the nine",
        "open the camp to doctors",
        "not send anybody back",
    ]


def test_the_words_over_the_list_say_who_asks_whom() -> None:
    assert {(who, whom) for who, whom, _ in asked(LIST)} == {("Lantern Group", "Norland")}


UNDER_LABELS = """A statement

We recommend:

- to the Norland Government: to release the nine;

- to UNHCR: to ask Norland for access."""


def test_a_label_with_to_names_who_is_asked() -> None:
    assert [whom for _, whom, _ in asked(UNDER_LABELS)] == ["Norland Government", "UNHCR"]


UNDER_A_NAME = """A petition

WE, THE UNDERSIGNED, ASK

the Minister for Foreign Affairs:

• to telephone her counterpart this week;

the Ambassador of Norland:

• to tell us where the nine are."""


def test_a_name_alone_over_items_is_asked_and_does_not_ask() -> None:
    found = asked(UNDER_A_NAME)
    assert [whom for _, whom, _ in found] == ["Minister for Foreign Affairs", "Ambassador of Norland"]
    assert not any("Minister" in who or "Ambassador" in who for who, _, _ in found)


WITHIN = """An appeal of the Lantern Group

The Lantern Group respectfully requests the mandate holders:

(a) to urge Norland to release the nine;

(b) to visit the camp."""


def test_items_that_urge_others_are_asked_of_those_above_the_list() -> None:
    found = asked(WITHIN)
    assert {whom for _, whom, _ in found} == {"the mandate holders"}
    assert [what for _, _, what in found] == ["urge Norland to release the nine", "visit the camp"]


OF_ANOTHER = """A submission

The Lantern Group suggests that the Committee recommend to the State party

- to release the nine;

- to open the camp to doctors."""


def test_who_recommends_that_another_recommend_asks_the_other() -> None:
    found = asked(OF_ANOTHER)
    assert {(who, whom) for who, whom, _ in found} == {("Lantern Group", "Committee")}
    assert found[0][2] == "recommend to the State party to release the nine"
