"""Where acts of people whom nobody counts happened."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimSort


def wheres(text: str) -> list[str]:
    acts = [claim for claim in read_korean(text).claims if claim.value("sort") is ClaimSort.ACT]
    return [str(claim.value("place") or "") for claim in acts]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("윤가람 씨는 밤새 걸어 압록강을 건넜다.", "at Yalu River"),
        ("연길에서 붙잡혔습니다.", "at Yanji"),
        ("무산 보위부에서 사흘 내내 매를 맞았다.", "at Musan"),
        ("무산의 보위부에서 사흘 내내 매를 맞았다.", "at Musan"),
        ("윤가람 씨는 개천교화소에 갇혔다.", "at Kaechon"),
        ("윤가람 씨는 구류소에 갇혔다.", "at 구류소"),
        ("윤가람 씨는 지난해 봄 입국했다.", "to South Korea"),
        ("윤가람 씨는 강도에게 폭행을 당했다.", ""),
    ],
)
def test_the_place_is_that_of_the_acts_own_clause(text: str, place: str) -> None:
    assert wheres(text) == [place]


def test_a_telling_stays_in_the_house_that_it_named_until_it_leaves() -> None:
    text = "윤가람 씨는 무산 보위부에 갇혔다. 주먹으로 얼굴을 맞았다. 한 달 뒤 풀려났다. 집에서 숨졌다."
    assert wheres(text) == ["at Musan", "at Musan", "at Musan", ""]


def test_the_house_that_is_left_is_left_though_the_sentence_names_it() -> None:
    text = "윤가람 씨는 무산 보위부에 갇혔다. 한 달 뒤 무산 보위부에서 풀려났다. 집에서 숨졌다."
    assert wheres(text)[-1] == ""


def test_another_paragraph_is_in_no_house() -> None:
    text = "윤가람 씨는 무산 보위부에 갇혔다.\n\n박누리 씨는 주먹으로 얼굴을 맞았다."
    assert wheres(text) == ["at Musan", ""]
