"""The sieve: what can matter is kept, the ordinary is passed over, and the reason is told."""

from __future__ import annotations

import re
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.sieve import Sieve, matters, sieve

GOLD = Path(__file__).parents[1] / "gold"
WORKED_WITH = (
    "dev",
    "dev-claims",
    "korean-dev",
    *(f"grouping-dev/story-{number:02}" for number in range(1, 7)),
)

MATTERS = [
    "China sent back some 60 North Koreans through Tumen on Friday.",
    "UN experts urged the authorities to halt the deportation of asylum seekers.",
    "Her brother was arrested in Kunming, held for a year, and has not been heard from since his return.",
    "The detainees were beaten by guards and forced to work in the mine.",
    "Coaches pass the bridge at Quanhe again, shut to travellers since 2020; three went over today.",
    "She is sure of the seven who crossed at Dandong. Two of them were told that they would go north.",
    "중국이 탈북민 600여 명을 강제 북송했다.",
    "구금된 난민들이 고문을 당했다고 인권단체가 밝혔다.",
]
ORDINARY = [
    "The council voted to repair the road before winter, and the mayor thanked the engineers.",
    "The team won its third match in a row after a late goal in front of 21,000 spectators.",
    "Shares in the carmaker fell 3 percent after it cut its forecast for the year.",
    "The museum will show drawings by a painter who died in 1911.",
    "오늘 낮 기온은 25도까지 오르고 오후에 비가 내리겠다.",
    "",
]


@pytest.mark.parametrize("text", MATTERS)
def test_it_keeps_what_can_matter(text: str) -> None:
    assert matters(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_it_passes_over_the_ordinary(text: str) -> None:
    assert not matters(text)


@pytest.mark.parametrize(
    "path", [path for name in WORKED_WITH for path in sorted((GOLD / name).glob("docs/*"))]
)
def test_it_loses_no_labelled_document(path: Path) -> None:
    assert matters(path.read_bytes())


#: Of the shortest and hardest texts (`sifted.toml`): what has to be kept of thirty, and may be of sixty.
KEPT, KEPT_TOO = 20, 23


def test_of_the_hardest_short_texts_it_keeps_two_thirds_and_passes_over_most_that_look_alike() -> None:
    texts = tomllib.loads((Path(__file__).parent / "sifted.toml").read_text("utf-8"))["text"]
    kept = Counter(each["matters"] for each in texts if matters(each["text"].strip()))
    assert Counter(each["matters"] for each in texts) == {True: 30, False: 60}
    assert kept[True] >= KEPT
    assert kept[False] <= KEPT_TOO


def test_it_says_which_groups_of_words_decided() -> None:
    sieved = sieve().sift("The refugees were deported.")
    assert set(sieved.groups) >= {"forced return", "people in flight"}
    assert sieved.worth >= 8


def test_it_shows_the_words_that_it_knows() -> None:
    assert sieve().words_in("The refugees were deported; a refugee said so.") == [
        "refugees",
        "deported",
        "refugee",
    ]


@pytest.mark.parametrize("text", MATTERS + ORDINARY)
def test_bytes_and_text_are_judged_alike(text: str) -> None:
    assert sieve().sift(text) == sieve().sift(text.encode())


def test_capitals_make_no_difference() -> None:
    assert sieve().sift("REFUGEES DEPORTED") == sieve().sift("refugees deported")


def test_a_group_is_worth_something_once() -> None:
    one, many = sieve().sift("refugee"), sieve().sift("refugee asylum migrant escapee " * 9)
    assert one.worth == many.worth


def test_a_word_that_is_no_expression_is_named() -> None:
    with pytest.raises(ValueError, match=r"“\(unclosed” is no expression"):
        Sieve([("a", 1, ["(unclosed"])], needed=[(100, 1)])


def test_a_sieve_that_nothing_can_pass_is_refused() -> None:
    with pytest.raises(ValueError, match="No text could pass"):
        Sieve([("a", 1, ["word"])], needed=[(100, 2)])


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    sieved = sieve().sift(text.encode("utf-8", "surrogatepass"))
    assert sieved.is_kept == (sieved.worth >= sieve().needed_of(len(text.encode("utf-8", "surrogatepass"))))


def test_a_longer_text_needs_more() -> None:
    text = "The refugees were handed over."
    assert matters(text)
    assert not matters(text + " The weather was mild." * 300)


def test_it_stays_fast_on_texts_made_to_slow_a_search_down() -> None:
    for text in ("sent " * 200_000, "a" * 1_000_000, "(" * 1_000_000, "다" * 300_000):
        began = time.perf_counter()
        sieve().sift(text)
        assert time.perf_counter() - began < 1.0


def test_every_act_of_the_pack_has_words_in_the_sieve() -> None:
    told = {
        "forced repatriation": "deported", "killing": "executed", "enforced disappearance": "disappeared",
        "torture": "tortured", "sexual violence": "raped", "forced labour": "forced labour",
        "trafficking": "trafficked", "arrest": "arrested", "detention": "detained", "death": "drowned",
        "persecution": "persecuted", "displacement": "displaced", "crossing": "crossings",
        "other:release": "released", "other:rescue": "rescued", "other:forced abortion": "forced abortion",
    }  # fmt: skip
    silent = [act for act, word in told.items() if not sieve().sift(f"they were {word} there").worth]
    assert not silent


def test_words_of_the_pack_hold_no_address_and_no_name_of_a_person() -> None:
    path = Path(__file__).parents[2] / "tumen/vocabulary/packs/refoulement/sieve.toml"
    assert not re.search(r"https?:|@", path.read_text("utf-8"))
