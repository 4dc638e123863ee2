"""Who publishes a Korean document, and who wrote it, by its head."""

from __future__ import annotations

import pytest

from tumen.reading.korean.mastheads import is_outlet, mastheads_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "강을 건넌 사람\n\n월간 《강물소리》 2022년 6월호 | 글 노한별\n\n여섯 사람이",
            ("강물소리", "노한별"),
        ),
        ("[타임라인] 열 해\n\n인권매체 '강둑' 정리: 노한별 | 2026년 3월 10일", ("강둑", "노한별")),
        ("홈 | 소식\n\n[알림] 촛불\n\n나루터모임 · 2025. 6. 13. 22:05 · 댓글 9\n", ("나루터모임",)),
        ("나루모임 블로그 > 소식\n제목\n", ("나루모임",)),
        ("제목\n\n나루모임 2024. 7. 19. 21:48\n", ("나루모임",)),
        ("[다시듣기] 한울FM <저녁의 길> 2025년 2월 6일 방송\n", ("한울FM",)),
        ("강변재단 『강제이송 백서 2025』 제3장\n", ("강변재단",)),
        ("강가부 대변인 정례브리핑\n", ("강가부",)),
        ("제목\n\n한울방송 국제부 | 2025.01.08 21:14\n", ("한울방송",)),
        (
            "[강변칼럼] 제목\n\n노한별 (강변 출신 수필가, 문학회 회원)\n\n한울신보 2023년 11월 24일자 7면",
            ("한울신보", "노한별"),
        ),
        ("[노한별 칼럼] 제목\n\n2025.03.17 | 한울신문 오피니언\n", ("한울신문", "노한별")),
        ("[앵커]\n돌려보냈습니다.\n\n방콕에서 한울방송 노한별입니다.", ("한울방송", "노한별")),
    ],
)
def test_the_lines_at_the_head_name_them(text: str, names: tuple[str, ...]) -> None:
    assert mastheads_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "제목\n\n입력 2026.02.24. 17:32\n",
        "인권단체 '강둑'은 밝혔다.",
        "탈북민 40명이 송환됐다.",
        "그는 한울신문을 읽었다. 노한별 대표가 왔다.",
    ],
)
def test_prose_names_none(text: str) -> None:
    assert mastheads_of(text) == ()


@pytest.mark.parametrize("name", ["한울신문", "강변저널사", "남산TV", "주간강물", "한울투데이", "강변라디오"])
def test_an_outlet_is_known_by_its_name(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["강변재단", "통신사업자연합회", "한울주간보호센터", "주간보호센터", "노한별"]
)
def test_a_body_that_is_no_outlet_is_none(name: str) -> None:
    assert not is_outlet(name)
