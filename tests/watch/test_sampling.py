"""What a sample of the passed-over says of all of them, and what the sieve looks at."""

from __future__ import annotations

import random

import pytest

from tumen.watch.indicators import indicators, may_hold_signs, signs_in
from tumen.watch.sampling import missed
from tumen.watch.sifting import judge


def test_the_interval_covers_the_truth_in_95_of_100_archives() -> None:
    chance = random.Random(7)
    covered = 0
    for _ in range(100):
        population = chance.randrange(200, 3_000)
        matter = int(population * chance.choice([0.0, 0.01, 0.05, 0.2]))
        drawn = chance.sample(range(population), 60)
        found = missed(population, 60, sum(each < matter for each in drawn))
        covered += found.low <= matter <= found.high
    assert covered >= 95


def test_it_agrees_with_published_limits() -> None:
    # Clopper and Pearson's limits for 3 of 60, as tables give them: 1.04 % and 13.92 %.
    found = missed(10_000, 60, 3)
    assert (found.low, found.high) == pytest.approx((104, 1_392), abs=3)


def test_who_looked_at_all_knows() -> None:
    found = missed(20, 20, 2)
    assert (found.low, found.high) == (2, 2)


@pytest.mark.parametrize(("population", "looked", "mattered"), [(9, 0, 0), (9, 10, 0), (9, 5, 6), (9, 5, -1)])
def test_a_sample_that_cannot_be_is_refused(population: int, looked: int, mattered: int) -> None:
    with pytest.raises(ValueError, match="sample"):
        missed(population, looked, mattered)


TOLD = "About 600 people were forcibly repatriated to North Korea."


@pytest.mark.parametrize(
    "data",
    [
        TOLD.encode(),
        f"<html><script>{'var a = 1;' * 2_000}</script><p>{TOLD}</p></html>".encode(),
        f"&lt;p&gt;{TOLD}&lt;/p&gt;".encode(),
        "<p>&#53456;&#48513;&#48124; 600명이 강제 북송됐다</p>".encode(),
        "탈북민 600여 명이 중국에서 강제 북송됐다. 난민들은 구금돼 있었다.".encode("cp949"),
    ],
)
def test_it_keeps_what_matters_however_it_is_written(data: bytes) -> None:
    assert judge(data, {"name": "a.html"}).is_kept


def test_it_says_why_it_passes_something_over() -> None:
    found = judge(b"The gardens in autumn: leaves are raked.", {})
    assert (found.is_kept, found.groups, found.worth, found.needed) == (False, (), 0, 5)


def test_a_file_that_cannot_be_read_is_neither_kept_nor_passed_over() -> None:
    found = judge(b"%PDF-1.7 broken", {"name": "a.pdf"})
    assert not found.is_kept
    assert found.trouble


@pytest.mark.parametrize("data", [b"<script>" * 100_000, b"<" * 300_000, b"&" * 300_000, b"<style" * 100_000])
def test_no_page_makes_it_slow(data: bytes) -> None:
    assert not judge(data, {}).is_kept  # in a second; a search that goes back takes hours


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Trains between Dandong and Sinuiju resumed in March.", "border"),
        ("북중 국경이 다시 열렸다고 전했다.", "border"),
        ("The crossing, closed to travellers since 2020, was passing buses on Sunday.", "border"),
        ("A train crossed the bridge for the first time since January 2020.", "border"),
        ("이 노선의 열차는 2020년 이후 처음이다.", "border"),
        ("Some 40 detainees were transferred to a camp near the river.", "transfer"),
        ("경찰이 탈북민 30명을 체포했다.", "arrests"),
        ("A delegation visited Pyongyang for talks on border security.", "visit"),
        ("The vice minister of state security of North Korea was received in Beijing on Sunday.", "visit"),
        ("북한 외무상이 13일 베이징에 도착했다.", "visit"),
        ("The cells at Tumen were emptied on Friday night.", "transfer"),
        ("A decree on foreigners without papers came into force.", "law"),
        ("The two ministries signed a new protocol on illegal border crossing.", "law"),
        ("The families fear that the refugees will be sent back.", "intent"),
    ],
)
def test_it_sees_the_signs_of_each_indicator(sentence: str, name: str) -> None:
    assert name in [found for found, _ in signs_in(f"A quiet day. {sentence} Nothing else.")]


def test_it_sees_no_sign_where_words_stand_in_different_sentences() -> None:
    assert (
        list(signs_in("The border is long. Work at the mill resumed. Refugees came. The plan is old.")) == []
    )


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Coaches are seen at Quanhe again, where the bridge was shut.", True),
        ("압록강을 건너는 열차가 다시 다닌다.", True),
        ("Holiday flights between Graz and the islands are to resume in July.", False),
        ("The foreign minister of Georgia arrived in Beijing for a visit of two days.", False),
    ],
)
def test_only_in_a_text_about_this_field_anything_is_a_sign(text: str, may: bool) -> None:
    assert may_hold_signs(text) is may


def test_every_indicator_has_both_languages() -> None:
    for each in indicators():
        assert each.en
        assert each.ko
        for words in (each.what, each.happens):
            assert any(word.isascii() for word in words)
            assert any(not word.isascii() for word in words)
