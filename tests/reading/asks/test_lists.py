"""Lists of asks."""

from __future__ import annotations

from tests.reading.asked import asked
from tests.reading.cast import blocks
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind

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


NAMED_WITHOUT_A_COMMA = """The Lantern Group calls on:

– the Government of Norland to free the nine, to publish the list and to admit doctors;

– the Harbour Ministry to open the camp."""


def test_items_name_whom_they_ask_without_a_comma_where_the_lead_names_nobody() -> None:
    found = asked(NAMED_WITHOUT_A_COMMA)
    assert {who for who, _, _ in found} == {"Lantern Group"}
    assert [(whom, what) for _, whom, what in found] == [
        ("Government of Norland", "free the nine"),
        ("Government of Norland", "publish the list"),
        ("Government of Norland", "admit doctors"),
        ("Harbour Ministry", "open the camp"),
    ]


def test_what_a_lead_asks_of_somebody_is_no_label() -> None:
    lead = "The Lantern Group asks the minister for the following:\n\n"
    found = asked(f"{lead}– a visa for the nine to leave Norland.")
    assert {whom for _, whom, _ in found} <= {"minister", "the minister"}


CLAUSES = """The Rapporteur recommends that:

(a) Norland suspend all removals and grant doctors access to the camp;

(b) All States that have an embassy there raise the cases."""


def test_items_under_that_are_clauses_whose_subjects_are_asked() -> None:
    assert [(whom, what) for _, whom, what in asked(CLAUSES)] == [
        ("Norland", "suspend all removals"),
        ("Norland", "grant doctors access to the camp"),
        ("All States", "raise the cases"),
    ]


WISHED = """An open letter to the Minister of Justice

Dear Minister,

We should be grateful if you would:

(i) instruct our Embassy in Norland to seek a meeting;

(ii) raise the matter at the Council; and

(iii) receive us."""


def test_a_wish_that_breaks_off_leads_a_list_of_what_its_reader_is_asked() -> None:
    paragraph = BlockKind.PARAGRAPH
    kinds = (BlockKind.HEADLINE, BlockKind.SALUTATION, *[paragraph] * 4)
    found = asked(Source("a letter", WISHED, blocks(WISHED, *kinds)))
    assert {whom for _, whom, _ in found} == {"Minister of Justice"}
    assert [what.split()[0] for _, _, what in found] == ["instruct", "raise", "receive"]


UNDER_HEADINGS = """RECOMMENDATIONS

To Norland:

• Halt all removals at once.

To the Harbour League:

• Send a doctor to the camp."""


def test_a_label_of_its_own_names_whom_the_items_below_ask() -> None:
    kinds = (BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * 4)
    found = asked(Source("a list", UNDER_HEADINGS, blocks(UNDER_HEADINGS, *kinds)))
    assert [whom for _, whom, _ in found] == ["Norland", "Harbour League"]


def test_whoever_should_is_asked_by_every_item() -> None:
    found = asked(
        "A statement\n\nThe Norland Government should:\n\n(a) release the nine;\n\n(b) admit doctors."
    )
    assert {whom for _, whom, _ in found} == {"Norland Government"}
    assert [what for _, _, what in found] == ["release the nine", "admit doctors"]


def test_a_clause_that_breaks_off_names_whom_the_items_ask() -> None:
    found = asked(
        "A statement\n\nI recommend that the Norland authorities, with immediate effect:\n\n"
        "(a) release the nine;\n\n(b) admit doctors."
    )
    assert {whom for _, whom, _ in found} == {"the Norland authorities"}
