"""Asks are grouped by who asks and who is asked, whatever a state is called. Pure: no record is needed."""

from __future__ import annotations

import pytest

from tumen.advocacy.asking import Asker, AskSaid, asked, state_of
from tumen.advocacy.grouping import by_whom, grouped
from tumen.claims.offices import HolderView, OfficeView
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.offices import OfficeKind
from tumen.vocabulary.parties import Party

MINISTER = OfficeView(
    "o-minister",
    "Minister for Distant Affairs",
    ("Distant Minister",),
    "GB",
    OfficeKind.FOREIGN,
    (HolderView("f-1", "Helen Marchbank", "", None, None, "", "", ""),),
)


def ask(start: int, of: str = "", *askers: str, own: bool = False, to_do: str = "stop") -> AskSaid:
    parties = tuple(Party(each) for each in of.split(", ")) if of else ()
    by = tuple(Asker(f"s-{each.lower()}", each) for each in askers)
    return AskSaid(f"c-{start}", start, 1, False, by, own, Ask(parties, to_do), None, "", None, to_do)


def shape(asks: list[AskSaid], **apart: str) -> list[tuple[str, list[int]]]:
    return [(group.part, [each.start for each in group.asks]) for group in grouped(asks, apart)]


class TestWhoAsks:
    def test_joint_signatories_make_one_appeal(self) -> None:
        asks = [ask(1, "China", "Han", "Baek", own=True), ask(2, "Japan", "Baek", own=True)]
        (group,) = grouped(asks)
        assert [each.name for each in group.askers] == ["Han", "Baek"]

    def test_what_a_document_tells_of_others_is_theirs(self) -> None:
        asks = [ask(1, "China", "Paper", own=True), ask(2, "China", "Council"), ask(3, "Japan", "Council")]
        assert shape(asks) == [("", [1]), ("s-council", [2, 3])]

    def test_what_its_own_askers_ask_is_its_own_wherever_it_says_so(self) -> None:
        """“It calls upon China”, told of the group in the group's own statement."""
        asks = [
            ask(1, "China", "Group", own=True),
            ask(2, "Japan", "Group"),
            ask(3, "China", "Group", "Other"),
        ]
        assert shape(asks) == [("", [1, 2]), ("s-group", [3])]

    def test_asks_that_share_an_asker_by_way_of_another_are_one(self) -> None:
        asks = [ask(1, "China", "A"), ask(2, "China", "B"), ask(3, "China", "A", "B")]
        assert shape(asks) == [("s-a", [1, 2, 3])]

    def test_nobody_asks_themselves(self) -> None:
        """“It calls upon China” read as China’s own: the ask is the document’s."""
        asks = [ask(1, "China", "Group", own=True), ask(2, "China", "China")]
        assert shape(asks) == [("", [1, 2])]

    def test_an_ask_without_asker_goes_with_the_first_where_the_document_asks_nothing_itself(self) -> None:
        groups = grouped([ask(5, "China"), ask(2, "Japan", "Council")])
        assert [each.start for group in groups for each in group.asks] == [2, 5]

    def test_the_order_in_which_claims_come_changes_nothing(self) -> None:
        asks = [ask(3, "China", "A"), ask(1, "China", "B"), ask(2, "Japan", "A", "B"), ask(4, "China", "C")]
        assert shape(asks) == shape(asks[::-1])

    def test_what_a_person_set_apart_stands_apart(self) -> None:
        asks = [ask(1, "China", "Han", own=True), ask(2, "China", "Han", own=True)]
        assert [part for part, _ in shape(asks)] == [""]
        groups = grouped(asks, {"c-2": "x-apart"})
        assert [(each.part, [one.start for one in each.asks]) for each in groups] == [
            ("", [1]),
            ("x-apart", [2]),
        ]


class TestWhoIsAsked:
    @pytest.mark.parametrize(
        ("words", "state"),
        [
            ("China", "CN"),
            ("the Chinese authorities", "CN"),
            ("Chinese Government", "CN"),
            ("the DPRK authorities", "KP"),
            ("the British Government", "GB"),
            ("the United Kingdom", "GB"),
            ("Government in Seoul", "KR"),
            ("the Government of the Republic of Korea", "KR"),
            ("중국 정부", "CN"),
            ("북한 당국", "KP"),
            ("대한민국", "KR"),
            ("주한 중국 대사", ""),
            ("the Chinese ambassador", ""),
            ("officials in China and Russia", ""),
            ("the international community", ""),
            ("", ""),
        ],
    )
    def test_a_state_by_whatever_name(self, words: str, state: str) -> None:
        assert state_of(words) == state

    def test_an_office_by_its_name_its_other_name_or_its_holder(self) -> None:
        for words in ("Minister for Distant Affairs", "the Distant Minister", "Helen Marchbank"):
            assert asked(Party(words), [MINISTER]).office == "o-minister"

    def test_an_office_goes_with_its_state(self) -> None:
        parts = by_whom([ask(1, "Distant Minister"), ask(2, "the British Government")], [MINISTER])
        assert [(each.asked.name, each.asked.office, len(each.asks)) for each in parts] == [
            ("United Kingdom", "o-minister", 2)
        ]

    def test_an_ask_of_two_stands_with_both(self) -> None:
        parts = by_whom([ask(1, "China, South Korea"), ask(2, "Chinese authorities")], [])
        assert [(each.asked.name, len(each.asks)) for each in parts] == [("China", 2), ("South Korea", 1)]

    def test_an_ask_of_nobody_is_of_nobody_named(self) -> None:
        (part,) = by_whom([ask(1)], [])
        assert part.asked.key == ""
