"""How many voices there are, and that counting them is an algebra: order does not matter, edges only join."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.voices.cast import GROUP, PAPER, WIRE, edge, shared, tells
from tumen.corroboration.voices.counting import PartVoices, voices_of
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.telling import CERTAIN, Edge, Part, Telling, Verdict
from tumen.vocabulary.quantities import Quantity

CLAIMS = "abcdefg"
PARTS = st.frozensets(st.sampled_from(tuple(Part)), min_size=1)
ENDS = st.sampled_from([*CLAIMS, "voice:x", "voice:y", "series:z"])
EDGES = st.builds(
    edge,
    ENDS,
    ENDS,
    st.sampled_from([0.0, 0.3, 0.5, CERTAIN, 1.0]),
    parts=PARTS,
    judgement=st.sampled_from(tuple(Verdict)),
    is_directed=st.booleans(),
)
TELLINGS = st.lists(
    st.builds(tells, st.sampled_from(CLAIMS), parts=PARTS.map(lambda parts: tuple(sorted(parts)))),
    unique_by=lambda telling: telling.claim,
    min_size=1,
)


def counted(told: list[Telling], edges: list[Edge]) -> dict[Part, tuple[int, int]]:
    return {voices.part: (voices.least, voices.most) for voices in voices_of(told, edges).parts}


class TestTheAlgebra:
    @given(TELLINGS, st.lists(EDGES), EDGES)
    def test_one_more_edge_never_raises_a_count(
        self, told: list[Telling], edges: list[Edge], more: Edge
    ) -> None:
        before, after = counted(told, edges), counted(told, [*edges, more])
        assert before.keys() == after.keys()
        assert all(b >= a for part in before for b, a in zip(before[part], after[part], strict=True))

    @given(TELLINGS, st.lists(EDGES, max_size=8), st.randoms())
    def test_the_order_does_not_matter(self, told: list[Telling], edges: list[Edge], rng: object) -> None:
        mixed, turned = list(told), [replace(e, one=e.other, other=e.one, is_directed=False) for e in edges]
        rng.shuffle(mixed)  # type: ignore[attr-defined]
        rng.shuffle(turned)  # type: ignore[attr-defined]
        plain = [replace(e, is_directed=False) for e in edges]
        assert counted(mixed, turned) == counted(told, plain)
        shuffled = list(edges)
        rng.shuffle(shuffled)  # type: ignore[attr-defined]
        assert voices_of(mixed, shuffled) == voices_of(told, edges)

    @given(TELLINGS, st.lists(EDGES))
    def test_the_interval_runs_from_one_to_the_reports(self, told: list[Telling], edges: list[Edge]) -> None:
        for voices in voices_of(told, edges).parts:
            assert 1 <= voices.least <= voices.most <= voices.reports
            for groups in (voices.groups, voices.apart):
                claims = [claim for voice in groups for claim in voice.claims]
                assert len(claims) == len(set(claims)) == voices.reports

    @given(TELLINGS, st.lists(EDGES))
    def test_voices_at_most_are_pieces_of_voices_at_least(
        self, told: list[Telling], edges: list[Edge]
    ) -> None:
        for voices in voices_of(told, edges).parts:
            whole = [set(voice.claims) for voice in voices.groups]
            assert all(sum(set(piece.claims) <= one for one in whole) == 1 for piece in voices.apart)

    @given(TELLINGS, st.lists(EDGES), st.data())
    def test_a_rejection_never_lowers_and_a_confirmation_never_raises(
        self, told: list[Telling], edges: list[Edge], data: st.DataObject
    ) -> None:
        if not edges:
            return
        at = data.draw(st.integers(0, len(edges) - 1))
        bare = replace(edges[at], judgement=Verdict.NONE)
        judged = [
            counted(told, [*edges[:at], replace(bare, judgement=verdict), *edges[at + 1 :]])
            for verdict in (Verdict.CONFIRMED, Verdict.NONE, Verdict.REJECTED)
        ]
        for part in judged[0]:
            for least_or_most in (0, 1):
                yes, none, no = (counts[part][least_or_most] for counts in judged)
                assert yes <= none <= no


def of(told: list[Telling], edges: list[Edge], part: Part = Part.HAPPENED) -> PartVoices:
    voices = voices_of(told, edges).of(part)
    assert voices
    return voices


class TestParts:
    def test_each_part_has_voices_of_its_own(self) -> None:
        told = [tells("a"), tells("b"), tells("c", parts=(Part.WHEN,))]
        voices = voices_of(told, [edge("a", "b", parts=frozenset({Part.HOW_MANY}))])
        assert [(v.part, v.least, v.reports) for v in voices.parts] == [
            (Part.HAPPENED, 2, 2),
            (Part.WHEN, 1, 1),
            (Part.HOW_MANY, 1, 2),
        ]
        assert voices.of(Part.WHO) is None

    def test_a_claim_that_does_not_tell_the_part_joins_nothing_in_it(self) -> None:
        told = [tells("a"), tells("b"), tells("c", parts=(Part.WHEN,))]
        assert of(told, [edge("a", "c"), edge("c", "b")]).least == 2

    def test_origins_join_and_are_no_voices_by_themselves(self) -> None:
        told = [tells("a"), tells("b")]
        links = [
            edge("a", "voice:x"),
            edge("voice:x", "voice:y"),
            edge("b", "voice:y"),
            edge("voice:z", "voice:x"),
        ]
        (voice,) = of(told, links).groups
        assert (voice.claims, voice.origins) == (("a", "b"), ("voice:x", "voice:y", "voice:z"))

    def test_two_reports_of_one_document_are_one_document(self) -> None:
        told = [tells("a", document="d"), tells("b", document="d"), tells("c")]
        voices = of(told, [edge("a", "b", 0.5)])
        assert voices.sentence == "3 reports, 2 documents, between 2 and 3 independent voices"

    def test_nothing_told_has_no_voices(self) -> None:
        assert voices_of([], []).parts == ()


def test_five_reports_can_be_one_voice() -> None:
    wire = tells("wire", WIRE, by=GROUP)
    papers = [tells(f"paper-{number}", f"{PAPER} {number}", by=GROUP) for number in range(4)]
    edges = edges_of([wire, *papers], [shared(wire, paper) for paper in papers])
    voices = of([wire, *papers], list(edges))
    assert voices.sentence == "5 reports, 5 documents, 1 independent voice"
    assert [voice.name for voice in voices.groups] == [f"{GROUP}, and 5 documents that took it from it"]


class TestANumberThatWasThere:
    """Who comes later with a number that was there may have counted, or read it: nothing decides which."""

    FIRST = tells("a", WIRE, on="2023-10-12", quantity=Quantity(600, 600))

    def told(self, *later: Telling) -> PartVoices:
        told = (self.FIRST, *later)
        voices = voices_of(told, edges_of(told)).of(Part.HAPPENED)
        assert voices
        return voices

    def test_the_later_one_repeats_it_and_stays_a_voice(self) -> None:
        again = tells("b", PAPER, on="2023-10-17", quantity=Quantity(600, 600, approximate=True))
        voices = self.told(again)
        assert (voices.least, voices.most, voices.repeating) == (2, 2, 1)
        assert voices.flags == ("one of these gives a number that another gave before it",)
        two = self.told(again, tells("c", GROUP, on="2024-01", quantity=Quantity(600, 600)))
        assert two.flags == ("2 of these give a number that another gave before them",)

    def test_not_on_the_same_day_nor_without_a_day_nor_with_a_number_of_its_own(self) -> None:
        same = tells("b", PAPER, on="2023-10-12", quantity=Quantity(600, 600))
        undated = tells("b", PAPER, quantity=Quantity(600, 600))
        other = tells("b", PAPER, on="2023-10-17", quantity=Quantity(500, None))
        part = tells("b", PAPER, on="2023-10-17", quantity=Quantity(600, 600), is_part=True)
        assert [self.told(each).repeating for each in (same, undated, other, part)] == [0, 0, 0, 0]

    def test_not_who_knows_it_at_first_hand_nor_who_says_it_again(self) -> None:
        saw = tells("b", PAPER, on="2023-10-17", quantity=Quantity(600, 600), is_first_hand=True)
        itself = tells("b", WIRE, on="2023-10-17", quantity=Quantity(600, 600))
        assert [self.told(each).repeating for each in (saw, itself)] == [0, 0]

    def test_a_voice_with_a_number_of_its_own_too_does_not_only_repeat(self) -> None:
        both = [
            tells(claim, PAPER, on="2023-10-17", quantity=Quantity(number, number))
            for claim, number in (("b", 600), ("c", 640))
        ]
        assert self.told(*both).repeating == 0
