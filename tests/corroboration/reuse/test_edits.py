"""Edits change as many words as they are asked to, and nothing that must stay."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.corroboration.reuse.edits import EDGE, bracketed, broken, edited, elided, restyled
from tests.corroboration.reuse.grammar import Guard, Pen, past
from tests.corroboration.reuse.korean import KoreanPen, korean_edited, korean_substituted, with_particle
from tests.corroboration.reuse.sources import Style
from tests.corroboration.reuse.texts import Chunk, Word, norm, worded

ENGLISH, KOREAN = "en", "ko"


def prose(language: str, seed: int = 1) -> list[Word]:
    rng = random.Random(seed)
    pen = Pen(rng, Guard()) if language == ENGLISH else KoreanPen(rng, Guard())
    return [word for _ in range(5) for word in pen.sentence()]


def same(before: list[Word], after: list[Word]) -> int:
    surfaces = {word.root: norm(word.surface) for word in before}
    return sum(surfaces.get(word.root) == norm(word.surface) for word in after)


@pytest.mark.parametrize(("language", "edit"), [(ENGLISH, edited), (KOREAN, korean_edited)])
class TestEdited:
    @pytest.mark.parametrize("share", [0.05, 0.12, 0.25])
    def test_it_changes_about_the_share_asked_for(
        self, language: str, edit: Callable[..., list[Word]], share: float
    ) -> None:
        for seed in range(8):
            words = prose(language, seed)
            lost = 1 - same(words, edit(words, share, random.Random(seed))) / len(words)
            assert lost <= share + 0.03

    def test_it_leaves_both_ends(self, language: str, edit: Callable[..., list[Word]]) -> None:
        words = prose(language)
        told = edit(words, 0.3, random.Random(1))
        assert (told[:EDGE], told[-EDGE:]) == (words[:EDGE], words[-EDGE:])

    def test_it_leaves_what_is_kept_or_marked(self, language: str, edit: Callable[..., list[Word]]) -> None:
        words = [
            w._replace(kept=n % 3 == 0, mark="name:x" if n % 3 == 1 else "")
            for n, w in enumerate(prose(language))
        ]
        told = edit(words, 0.3, random.Random(1))
        assert [w for w in words if w.kept or w.mark] == [w for w in told if w.kept or w.mark]

    def test_it_leaves_the_words_that_it_was_given(
        self, language: str, edit: Callable[..., list[Word]]
    ) -> None:
        words = prose(language)
        before = list(words)
        edit(words, 0.3, random.Random(1))
        assert words == before


class TestOwnWords:
    @pytest.mark.parametrize(("language", "substitute"), [(ENGLISH, None), (KOREAN, korean_substituted)])
    def test_no_run_is_longer_than_five(self, language: str, substitute: Callable[..., Word] | None) -> None:
        words = [word._replace(mark="") for word in prose(language)]
        told = broken(words, 5, random.Random(1), words, *([substitute] if substitute else []))
        runs = "".join(
            "=" if norm(a.surface) == norm(b.surface) else " " for a, b in zip(words, told, strict=True)
        )
        assert max(map(len, runs.split())) <= 5

    def test_korean_stays_korean(self) -> None:
        told = [korean_substituted(word, random.Random(n)) for n, word in enumerate(prose(KOREAN))]
        assert not any("a" <= letter <= "z" for word in told for letter in word.surface)


class TestQuoting:
    def test_an_ellipsis_stands_where_words_were(self) -> None:
        words = [word._replace(kept=False) for word in prose(ENGLISH)]
        told = elided(words, random.Random(1))
        assert 3 <= len(words) - len(told) <= 9
        assert sum("..." in word.surface or "…" in word.surface for word in told) == 1

    def test_a_gloss_stands_in_brackets(self) -> None:
        told = " ".join(word.surface for word in bracketed(prose(ENGLISH), random.Random(1)))
        assert "[" in told
        assert "]" in told


class TestStyle:
    def styled(self, text: str, grouping: str, *, american: bool) -> str:
        words = restyled(worded([Chunk(text)]), Style(grouping, ("“", "”"), american))
        return " ".join(word.surface for word in words)

    def test_digits_are_grouped_as_the_house_does(self) -> None:
        assert self.styled("8,125 cases, 12345.", "", american=False) == "8125 cases, 12345."
        assert self.styled("8125 cases, 12345.", ",", american=False) == "8,125 cases, 12,345."

    def test_a_year_is_no_figure(self) -> None:
        assert self.styled("in 2019", ",", american=False) == "in 2019"

    def test_spelling_is_of_one_side(self) -> None:
        assert self.styled("labourers, neighbours", ",", american=True) == "laborers, neighbors"
        assert self.styled("laborers, neighbors", ",", american=False) == "labourers, neighbours"


class TestForms:
    def test_the_past_of_verbs(self) -> None:
        assert [past(verb) for verb in ("arrest", "hide", "deny", "destroy", "release", "transfer")] == [
            "arrested", "hid", "denied", "destroyed", "released", "transferred",
        ]  # fmt: skip

    def test_particles_follow_the_last_syllable(self) -> None:
        assert [with_particle("여성", "이"), with_particle("의사", "이")] == ["여성이", "의사가"]
        assert [with_particle("서울", "으로"), with_particle("부산", "으로")] == ["서울로", "부산으로"]
