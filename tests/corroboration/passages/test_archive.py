"""Tests of the archive of passages: seeds, postings, the index, what is spilled to disk, and all of it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from tests.corroboration.reuse.scoring import Found, score_passages
from tests.corroboration.reuse.writing import write_archive
from tumen.corroboration.passages import archive, spilling
from tumen.corroboration.passages.furniture import furniture_of, paragraphs_of
from tumen.corroboration.passages.glancing import Glance, glanced, is_worth_a_look
from tumen.corroboration.passages.index import MOST_DOCUMENTS, Index
from tumen.corroboration.passages.postings import FOLLOWED, FOLLOWED_THREE, Layout
from tumen.corroboration.passages.seeding import THREE, pairs_in_words, seeds_in
from tumen.corroboration.passages.spilling import Pile, Shelf, Spilled
from tumen.corroboration.passages.words import words_of

STEMS = [one + two + last for one in "bdfgklmnprstv" for two in "aeiou" for last in ("l", "r", "n", "m")]
MANY = [one + two for one in STEMS for two in STEMS]


def text_from(seed: int, length: int = 120) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(MANY) for _ in range(length)]


def glance_of(text: str) -> Glance:
    words = words_of(text)
    return glanced(words.keys, words.marks)


def written(words: list[str]) -> str:
    return " ".join(words) + "."


def test_it_finds_the_pair_that_shares_a_passage() -> None:
    texts = [text_from(seed) for seed in range(30)]
    texts[20][40:70] = texts[7][10:40]
    found = list(archive.shared_passages([str(n) for n in range(30)], lambda n: written(texts[n])))
    assert [(passage.left, passage.right) for passage in found] == [("7", "20")]
    assert found[0].words == 30


def test_it_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    texts = [written(text_from(seed)) for seed in range(3)]
    list(archive.shared_passages("abc", texts.__getitem__, told=lambda done, of: heard.append((done, of))))
    assert heard[0] == (0, 3)


def test_an_archive_of_nothing_shares_nothing() -> None:
    assert list(archive.shared_passages([], str)) == []
    assert list(archive.shared_passages(["a"], lambda n: "")) == []


def test_parts_on_disk_give_what_memory_gives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = [text_from(seed) for seed in range(60)]
    for copy in range(30, 60, 3):
        texts[copy][10:50] = texts[copy - 25][30:70]
    ids = [str(n) for n in range(60)]
    whole = list(archive.shared_passages(ids, lambda n: written(texts[n])))
    monkeypatch.setattr(archive, "PART", 7)
    parted = list(archive.shared_passages(ids, lambda n: written(texts[n]), folder=tmp_path))
    assert parted == whole
    assert len(whole) >= 10
    assert list(tmp_path.iterdir()) == []


def test_it_refuses_more_documents_than_it_can_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST", 2)
    with pytest.raises(ValueError, match="take it in parts"):
        list(archive.shared_passages("abc", str))


def test_an_index_names_the_documents_that_share_something() -> None:
    texts = [text_from(seed) for seed in range(40)]
    index = Index(salt=99)
    for number, text in enumerate(texts):
        index.add(index.postings(words_of(written(text)), number))
    new = text_from(500)
    new[60:90] = texts[12][20:50]
    assert index.like(words_of(written(new))) == [12]
    assert index.like(words_of(written(text_from(501)))) == []


def test_an_index_answers_the_same_from_what_was_kept() -> None:
    texts = [text_from(seed) for seed in range(5)]
    first = Index(salt=7)
    kept = [first.postings(words_of(written(text)), number) for number, text in enumerate(texts)]
    again = Index(7, [np.sort(np.concatenate(kept))])
    assert again.like(words_of(written(texts[3][10:80]))) == [3]


def test_seeds_under_another_secret_are_other_seeds() -> None:
    words = words_of(written(text_from(1)))
    assert not set(seeds_in(words, 1)[0].tolist()) & set(seeds_in(words, 2)[0].tolist())


def test_an_index_refuses_a_number_that_it_cannot_hold() -> None:
    with pytest.raises(ValueError, match="An index holds documents"):
        Index().postings(words_of("some words here"), MOST_DOCUMENTS)


def test_a_phrase_of_many_documents_is_stock() -> None:
    index = Index()
    phrase = "northern council protection persons transit"
    for number in range(40):
        index.add(index.postings(words_of(f"{written(text_from(number))} {phrase}"), number))
    stock = index.stock()
    seeds, _, _ = pairs_in_words(words_of(phrase))
    assert stock.holds(seeds).all()
    assert not stock.holds(pairs_in_words(words_of(written(text_from(3))))[0]).any()


def test_seeds_outlive_an_exchange_of_words() -> None:
    one, other = (words_of(text) for text in ("forty people crossed", "crossed the people forty"))
    assert set(seeds_in(one)[0].tolist()) == set(seeds_in(other)[0].tolist())


@pytest.mark.parametrize("documents", [2, 100, 70_000])
def test_a_layout_has_room_for_its_documents(documents: int) -> None:
    layout = Layout.for_(documents)
    assert documents <= 1 << layout.bits
    postings = layout.postings(words_of(written(text_from(1))), documents - 1)
    assert (postings >> np.uint64(12) & np.uint64((1 << layout.bits) - 1) == documents - 1).all()


@pytest.mark.parametrize(
    ("seed", "most"), [(np.uint64(5 << 40), FOLLOWED), (THREE | np.uint64(5 << 40), FOLLOWED_THREE)]
)
def test_a_seed_is_followed_up_to_so_many_documents(seed: np.uint64, most: int) -> None:
    layout = Layout.for_(1_000)
    few = np.array([seed | np.uint64(number << 12) for number in range(most)], np.uint64)
    many = np.array([seed | np.uint64(number << 12) for number in range(most + 1)], np.uint64)
    assert len(layout.pairs(few)) == most * (most - 1) // 2
    assert len(layout.pairs(many)) == (2 * most if seed & THREE else 0)


def test_slices_cut_no_seed_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.corroboration.passages.postings.SLICE", 5)
    layout = Layout.for_(100)
    seeds = [seed << 40 for seed in range(1, 8) for _ in range(3)]
    postings = np.array([seed | number << 12 for number, seed in enumerate(seeds)], np.uint64)
    slices = list(layout.slices(postings))
    assert np.concatenate(slices).tolist() == postings.tolist()
    assert all(len({int(posting) >> 40 for posting in some}) * 3 == len(some) for some in slices)


def test_a_glance_sees_four_words_in_order_and_not_three() -> None:
    here = glance_of("mother river bridge guard winter stone")
    assert is_worth_a_look(here, glance_of("a mother, river, bridge and guard"))
    assert not is_worth_a_look(here, glance_of("a mother, river, bridge"))
    assert not is_worth_a_look(here, glance_of(""))


def test_a_pile_gives_back_what_was_put_on_it() -> None:
    pile = Pile()
    for start in range(0, 90, 30):
        pile.add(np.arange(start, start + 30, dtype=np.uint64))
    assert pile.taken().tolist() == list(range(90))
    assert len(pile) == 0


def test_what_was_spilled_comes_back_by_part(tmp_path: Path) -> None:
    spilled = Spilled(tmp_path, "numbers", 3, lambda numbers: numbers % np.uint64(3))
    spilled.add(np.arange(10, dtype=np.uint64))
    assert [part.tolist() for part in spilled.taken()] == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]
    assert list(tmp_path.iterdir()) == []


def test_a_shelf_gives_each_array_by_its_number(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "words")
    for size in (3, 0, 2):
        shelf.add(np.full(size, size, np.uint32))
    shelf.close()
    assert [shelf[number].tolist() for number in range(3)] == [[3, 3, 3], [], [2, 2]]


FOOT = "The Lantern is written by people who were there, and is paid for by its readers alone."


def furnished(number: int) -> str:
    return f"{written(text_from(number))}\n\n{written(text_from(number + 900))}\n\n{FOOT}"


def test_the_foot_of_every_page_is_no_passage() -> None:
    assert list(archive.shared_passages([str(n) for n in range(6)], furnished)) == []


def test_the_end_of_a_copied_story_is_one() -> None:
    story = f"{written(text_from(1))}\n\n{FOOT}"
    found = list(archive.shared_passages([str(n) for n in range(6)], lambda n: f"Day {n}.\n\n{story}"))
    assert len(found) == 15
    assert all(passage.left_span.of(f"Day 0.\n\n{story}").endswith("readers alone") for passage in found[:5])


def test_a_long_foot_of_short_lines_is_no_passage() -> None:
    lines = [" ".join(text_from(100 + line, 5)) for line in range(18)]
    foot = "\n\n".join([written(text_from(99, 30)), *lines])
    paragraphs = [paragraphs_of(words_of(f"{written(text_from(n))}\n\n{foot}")) for n in range(6)]
    assert len(furniture_of(paragraphs)) == 19


def test_the_last_paragraphs_of_a_statement_are_no_furniture() -> None:
    told = [written(text_from(50 + part, 20)) for part in range(5)]
    taken = [[1, 2, 3], [0, 1], [2, 3, 4], [1, 3], [0, 2, 4], [1, 4]]
    paragraphs = [
        paragraphs_of(words_of("\n\n".join([written(text_from(n)), *(told[part] for part in parts)])))
        for n, parts in enumerate(taken)
    ]
    assert furniture_of(paragraphs) == frozenset()


def test_a_quotation_below_many_stories_is_no_furniture() -> None:
    quoted = (
        "“They were taken across the northern bridge before dawn, and nobody has heard of them,” she said."
    )
    paragraphs = [paragraphs_of(words_of(f"{written(text_from(n))}\n\n{quoted}")) for n in range(6)]
    assert furniture_of(paragraphs) == frozenset()


@pytest.fixture(scope="module")
def scores() -> object:
    truth = write_archive(21, 500)
    texts = [document.text for document in truth.documents]
    found = archive.shared_passages([document.id for document in truth.documents], texts.__getitem__)
    return score_passages(
        truth,
        [
            Found(
                passage.left,
                passage.left_span.start,
                passage.left_span.end,
                passage.right,
                passage.right_span.start,
                passage.right_span.end,
            )
            for passage in found
        ],
    )


def test_it_finds_nearly_all_that_was_copied_and_little_else(scores: object) -> None:
    """The figures of 2,000 documents are in docs/reference/passages.md; a quarter is enough here."""
    assert scores.recall["upto15"].share >= 0.95  # type: ignore[attr-defined]
    assert scores.precision["upto15"].share >= 0.95  # type: ignore[attr-defined]
    assert scores.recall["to35"].share >= 0.9  # type: ignore[attr-defined]
    assert scores.precision["to35"].share >= 0.88  # type: ignore[attr-defined]
    assert scores.boundaries["all"].share >= 0.9  # type: ignore[attr-defined]


class TestNothingReadable:
    """Numbers that stand for words are on the disk only under a key that is not there."""

    def test_what_is_spilled_is_not_the_numbers(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(spilling, "HELD", 100)
        numbers = np.arange(1_000, 2_000, dtype=np.uint64)
        spilled = Spilled(tmp_path, "x", 2, lambda all: all % np.uint64(2))
        for some in np.split(numbers, 10):
            spilled.add(some)
        on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert len(on_disk) >= 4_000
        assert not [number for number in numbers if number.tobytes() in on_disk]
        assert sorted(np.concatenate(list(spilled.taken())).tolist()) == numbers.tolist()

    def test_a_shelf_gives_each_array_back_and_shows_none(self, tmp_path: Path) -> None:
        shelf = Shelf(tmp_path / "words")
        arrays = [
            np.arange(1 << 20, (1 << 20) + size, dtype=np.uint32) for size in (0, 1, 2, 3, 7, 64, 5)
        ] * 300
        for one in arrays:
            shelf.add(one)
        shelf.close()
        on_disk = (tmp_path / "words").read_bytes()
        assert arrays[5].tobytes() not in on_disk
        assert all((shelf[number] == one).all() for number, one in enumerate(arrays))

    def test_no_two_files_have_one_key(self) -> None:
        assert spilling.Veil().turned(0, bytes(64)) != spilling.Veil().turned(0, bytes(64))
