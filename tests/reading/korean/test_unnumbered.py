"""Acts told in Korean of people whom nobody counts."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import ProposedClaim


def told(text: str) -> list[ProposedClaim]:
    found = read_korean(f"등불회 소식\n\n{text}").claims
    return [each for each in found if each.value("sort") is ClaimSort.ACT]


@pytest.mark.parametrize(
    ("text", "subjects", "place"),
    [
        (
            "중국 공안이 지난 11일 탈북 여성 여러 명을 북한으로 강제송환했다고 등불회가 12일 밝혔다.",
            "탈북 여성 여러 명",
            "to North Korea",
        ),
        (
            "중국이 지난 11일 탈북민 일가족을 권하 세관을 통해 북송했다고 등불회가 밝혔다.",
            "탈북민 일가족",
            "at Quanhe",
        ),
        ("지난 11일 여성들은 보위부에 넘겨졌다고 등불회가 밝혔다.", "여성들", None),
        (
            "노 모 씨는 누나와 조카가 붙잡혀 회령으로 넘겨졌다는 소식을 들었다.",
            "조카",
            "to Hoeryong",
        ),
        ("“닷새 뒤에 들었습니다. 둘 다 무산 쪽으로 넘겨졌다고요.”라고 노 모 씨는 말했다.", "둘", "to Musan"),
    ],
)
def test_who_is_not_counted_was_returned_all_the_same(text: str, subjects: str, place: str | None) -> None:
    (claim,) = told(text)
    assert claim.value("act") == "forced repatriation"
    assert [each.words for each in claim.value("subjects")] == [subjects]
    assert (claim.value("realis"), claim.value("polarity")) == (Realis.ASSERTED, Polarity.AFFIRMED)
    assert (str(claim.value("place")) if claim.value("place") else None) == place


@pytest.mark.parametrize(
    ("text", "realis", "polarity"),
    [
        ("탈북민들이 북송되면 고문을 당한다고 등불회는 우려했다.", Realis.HYPOTHETICAL, Polarity.AFFIRMED),
        ("등불회는 탈북민들이 북송됐다는 소문은 사실이 아니라고 밝혔다.", Realis.ASSERTED, Polarity.NEGATED),
        ("중국은 해마다 탈북민들을 강제북송한다고 등불회가 말했다.", Realis.HABITUAL, Polarity.AFFIRMED),
    ],
)
def test_what_is_not_told_as_having_happened_says_so(text: str, realis: Realis, polarity: Polarity) -> None:
    (claim,) = told(text)
    assert (claim.value("realis"), claim.value("polarity")) == (realis, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "중국이 지난 11일 탈북민 60명을 강제송환했다고 등불회가 밝혔다.",
        "등불회는 탈북민들을 강제송환하지 말라고 촉구했다.",
        "경찰은 도둑맞은 불상을 칠레로 돌려보냈다.",
        "어머니는 김치를 서울로 보냈다.",
    ],
)
def test_what_a_figure_tells_what_is_asked_and_what_is_no_return_is_none(text: str) -> None:
    assert told(text) == []
