"""Who took it from whom, drawn."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.voices.cast import (
    EMBASSY,
    GROUP,
    PAPER,
    WIRE,
    different,
    edge,
    same,
    shared,
    tells,
)
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.graph import BY_DATE, TURNED, Graph, graph_of
from tumen.corroboration.voices.telling import Direction, Kind, Part, Verdict, voice

LETTER = tells("letter", GROUP, on="2023-10-09")
STORY = tells("story", PAPER, on="2023-10-11")
ITEM = tells("item", WIRE, on="2023-10-12")


def places(graph: Graph) -> dict[str, tuple[int, int]]:
    return {node.id: (node.column, node.row) for node in graph.nodes}


def arrows(graph: Graph) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in graph.links]


class TestLayers:
    def test_the_origin_is_on_the_left_and_the_copies_on_the_right(self) -> None:
        told = [ITEM, LETTER, STORY]
        passages = [shared(LETTER, STORY, Direction.LEFT), shared(STORY, ITEM, Direction.LEFT)]
        graph = graph_of(told, edges_of(told, passages))
        assert places(graph) == {"d-letter": (0, 0), "d-story": (1, 0), "d-item": (2, 0)}
        assert arrows(graph) == [("d-letter", "d-story"), ("d-story", "d-item")]
        assert (graph.columns, graph.rows) == (3, 1)

    def test_a_document_that_took_nothing_stands_among_the_origins(self) -> None:
        assert places(graph_of([STORY, LETTER], [])) == {"d-letter": (0, 0), "d-story": (0, 1)}

    def test_copies_stand_near_what_they_are_from(self) -> None:
        told = [LETTER, STORY, tells("of letter"), tells("of story")]
        links = [edge("of letter", "letter", is_directed=True), edge("of story", "story", is_directed=True)]
        graph = graph_of(told, links)
        assert places(graph)["d-of letter"] == (1, 0)
        assert places(graph)["d-of story"] == (1, 1)

    def test_nothing_gives_nothing(self) -> None:
        assert graph_of([], []) == Graph((), (), 0, 0)

    ENDS = st.sampled_from(["a", "b", "c", "d", "voice:x", "series:y"])

    @given(
        st.lists(
            st.builds(
                edge,
                ENDS,
                ENDS,
                st.floats(0, 1),
                kind=st.sampled_from(tuple(Kind)),
                is_directed=st.booleans(),
                judgement=st.sampled_from(tuple(Verdict)),
            )
        ),
        st.randoms(),
    )
    def test_there_are_no_circles_and_no_two_nodes_in_one_place(self, edges: list, rng: object) -> None:
        days = {"a": "2023-10-01", "b": "2023-10-02", "c": "2023", "d": ""}
        told = [tells(claim, on=on) for claim, on in days.items()]
        graph = graph_of(told, edges)
        at = {node.id: node.column for node in graph.nodes}
        assert all(at[link.source] < at[link.target] for link in graph.links)
        assert len(set(places(graph).values())) == len(graph.nodes)
        assert {f"d-{claim}" for claim in days} <= at.keys()
        rng.shuffle(edges)  # type: ignore[attr-defined]
        rng.shuffle(told)  # type: ignore[attr-defined]
        assert graph_of(told, edges) == graph


class TestNodes:
    def test_one_outside_of_the_set_is_a_virtual_origin(self) -> None:
        told = [tells("story", PAPER, by=EMBASSY)]
        graph = graph_of(told, edges_of(told))
        assert [(node.id, node.label, node.is_virtual) for node in graph.nodes] == [
            (voice(EMBASSY), EMBASSY, True),
            ("d-story", PAPER, False),
        ]

    def test_one_with_a_document_of_its_own_is_that_document(self) -> None:
        told = [LETTER, tells("story", PAPER, by=GROUP)]
        assert arrows(graph_of(told, edges_of(told))) == [("d-letter", "d-story")]

    def test_documents_of_one_publisher_follow_their_dates(self) -> None:
        told = [tells("late", PAPER, on="2024"), tells("early", PAPER, on="2023"), tells("never", PAPER)]
        graph = graph_of(told, edges_of(told))
        assert arrows(graph) == [("d-early", "d-late"), ("d-early", "d-never")]
        assert {(link.kind, link.drawn) for link in graph.links} == {(Kind.PUBLISHER, BY_DATE)}

    def test_one_who_is_only_judged_about_is_not_drawn(self) -> None:
        edges = edges_of([LETTER], judgements=[same(GROUP, EMBASSY)])
        assert [node.id for node in graph_of([LETTER], edges).nodes] == ["d-letter"]

    def test_a_part_has_a_graph_of_its_own(self) -> None:
        told = [LETTER, tells("story", PAPER, by={Part.HOW_MANY: GROUP}), tells("day", parts=(Part.WHEN,))]
        edges = edges_of(told)
        assert arrows(graph_of(told, edges, Part.HOW_MANY)) == [("d-letter", "d-story")]
        assert arrows(graph_of(told, edges, Part.HAPPENED)) == []
        assert "d-day" not in places(graph_of(told, edges, Part.HAPPENED))


class TestLinks:
    def test_they_carry_kind_score_and_judgement(self) -> None:
        edges = edges_of([LETTER, STORY], [shared(LETTER, STORY, agreed=0.25)], [same("letter", "story")])
        (link,) = graph_of([LETTER, STORY], edges).links
        assert (link.kind, link.score, link.judgement) == (Kind.COPIED, 0.45, Verdict.CONFIRMED)
        assert link.parts == {Part.HAPPENED, Part.HOW_MANY}

    def test_what_was_rejected_is_not_drawn(self) -> None:
        edges = edges_of([LETTER, STORY], [shared(LETTER, STORY)], [different("letter", "story")])
        assert graph_of([LETTER, STORY], edges).links == ()

    def test_a_direction_that_was_found_comes_before_one_that_was_not(self) -> None:
        both = [edge("letter", "story", is_directed=True), edge("story", "letter")]
        for edges in (both, both[::-1]):
            (link,) = [link for link in graph_of([LETTER, STORY], edges).links if not link.drawn]
            assert (link.source, link.target) == ("d-story", "d-letter")

    def test_an_unknown_direction_runs_from_the_earlier_to_the_later(self) -> None:
        for passage in (shared(LETTER, STORY), shared(STORY, LETTER)):
            (link,) = graph_of([STORY, LETTER], edges_of([STORY, LETTER], [passage])).links
            assert (link.source, link.drawn) == ("d-letter", BY_DATE)

    def test_copies_of_which_nobody_knows_the_first_are_joined_once(self) -> None:
        told = [tells(str(number), on=f"2023-10-{number + 10}") for number in range(6)]
        passages = [shared(a, b) for n, a in enumerate(told) for b in told[n + 1 :]]
        assert len(graph_of(told, edges_of(told, passages)).links) == 5

    def test_a_circle_is_broken_by_date(self) -> None:
        circle = [
            edge("letter", "item", is_directed=True),
            edge("item", "story", is_directed=True),
            edge("story", "letter", is_directed=True),
        ]
        graph = graph_of([LETTER, STORY, ITEM], circle)
        (turned,) = (link for link in graph.links if link.drawn)
        assert (turned.source, turned.target, turned.drawn) == ("d-letter", "d-item", TURNED)

    def test_what_a_person_confirmed_is_not_turned(self) -> None:
        pair = [
            edge("letter", "story", is_directed=True, judgement=Verdict.CONFIRMED),
            edge("story", "letter", is_directed=True, kind=Kind.ATTRIBUTED),
        ]
        graph = graph_of([LETTER, STORY], pair)
        assert {(link.kind, link.source, link.drawn) for link in graph.links} == {
            (Kind.COPIED, "d-story", ""),
            (Kind.ATTRIBUTED, "d-story", TURNED),
        }

    def test_an_unknown_direction_is_not_drawn_beside_surer_links(self) -> None:
        links = [edge("letter", "voice:x", is_directed=True), edge("voice:x", "story", is_directed=True)]
        graph = graph_of([LETTER, STORY], [*links, edge("letter", "story", 0.3)])
        assert arrows(graph) == [("d-story", voice("x")), (voice("x"), "d-letter")]

    def test_the_order_of_what_comes_in_changes_nothing(self) -> None:
        told = [LETTER, STORY, ITEM, tells("note", EMBASSY), tells("late", PAPER, by=EMBASSY, on="2024")]
        edges = list(edges_of(told, [shared(LETTER, STORY), shared(STORY, ITEM), shared(LETTER, ITEM)]))
        expected = graph_of(told, edges)
        for seed in range(10):
            random.Random(seed).shuffle(told)
            random.Random(seed).shuffle(edges)
            assert graph_of(told, edges) == expected
