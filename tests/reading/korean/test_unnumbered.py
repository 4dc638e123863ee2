"""Acts told in Korean of people whom nobody counts."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import days, read_korean
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import ProposedClaim


def told(text: str) -> list[ProposedClaim]:
    found = read_korean(f"등불회 소식\n\n{text}").claims
    return [each for each in found if each.value("sort") is ClaimSort.ACT]


def returns(text: str) -> list[ProposedClaim]:
    return [each for each in told(text) if each.value("act") == "forced repatriation"]


def acts_and_victims(text: str) -> list[tuple[str, str]]:
    """Each act with whom it is told of, by the fullest name; empty for nobody."""
    return [
        (str(each.value("act")), "; ".join(party.called for party in each.value("subjects") or ()))
        for each in told(text)
    ]


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
        (
            "“닷새 뒤에 들었습니다. 누나와 조카가 무산 쪽으로 넘겨졌다고요.”라고 노 모 씨는 말했다.",
            "조카",
            "to Musan",
        ),
    ],
)
def test_who_is_not_counted_was_returned_all_the_same(text: str, subjects: str, place: str | None) -> None:
    (claim,) = returns(text)
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
    (claim,) = returns(text)
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


def test_coordinated_predicates_are_acts_of_their_own_with_one_sufferer() -> None:
    text = "노 모 씨의 삼촌은 2019년 단둥에서 붙잡혀 북송됐고 보위부에서 매를 맞았다."
    assert acts_and_victims(text) == [
        ("arrest", "노 모의 삼촌"),
        ("forced repatriation", "노 모의 삼촌"),
        ("torture", "노 모의 삼촌"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("여성들은 두만강을 건넜다.", [("crossing", "여성들")]),
        ("노 모 씨는 2020년 교화소에서 숨졌다.", [("death", "노 모")]),
        ("노 모 씨의 생사를 알 수 없다.", [("enforced disappearance", "")]),
        ("공안이 잡아간 여성들은 소식이 없다.", [("arrest", "여성들"), ("enforced disappearance", "여성들")]),
        ("“조카가 붙잡혔어요.”라고 노 모 씨는 말했다.", [("arrest", "노 모의 조카")]),
        ("“저는 몽둥이로 맞았어요.”라고 노 모 씨는 말했다.", [("torture", "노 모")]),
        ("노 모 씨는 상인이었다. 2019년 옌지에서 체포됐다.", [("arrest", "노 모")]),
        ("노 모 씨는 아직 풀려나지 못하고 있다.", [("detention", "노 모")]),
        ("노 모 씨는 단둥에서 창춘으로 이송됐다.", [("other:transfer", "노 모")]),
        ("무장 조직의 고문이 끊이지 않는다.", [("torture", "")]),
    ],
)
def test_every_predicate_that_tells_an_act_of_somebody_is_one(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert acts_and_victims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "등불회는 탈북민을 고문해서는 안 된다고 했다.",
        "언니가 죽었다면 무덤이라도 알려 달라고 노 모 씨는 말했다.",
        "노 모 씨는 도망갈 생각이 없다.",
        "등불회는 목사를 통해 편지를 보냈다.",
        "노 모 씨가 언제 체포됐는지 등불회는 물었다.",
        "여성들을 돌려보내지 않는다는 지침이 있었다.",
        "노 모 씨가 체포됐다. 체포된 노 모 씨는 상인이다.",
    ],
)
def test_what_is_forbidden_supposed_meant_or_told_before_is_none(text: str) -> None:
    before = 1 if text.startswith("노 모 씨가 체포됐다.") else 0
    assert len(told(text)) == before


def test_who_does_it_how_and_how_long_stand_with_their_words() -> None:
    held, beaten = told("노 모 씨는 공안에게 붙잡혀 룽징 구류소에 여섯 달 동안 갇혔고 몽둥이로 맞았다.")[1:]
    assert (held.value("act"), held.value("duration")) == ("detention", "여섯 달 동안")
    assert (beaten.value("act"), beaten.value("method")) == ("torture", "몽둥이로")
    (taken,) = told("노 모 씨는 2019년 중국 공안에게 붙잡혔다.")
    assert [party.called for party in taken.value("perpetrators")] == ["중국 공안"]
    assert days(taken) == "2019"


def test_a_time_told_before_in_the_paragraph_goes_on() -> None:
    first, then = told("노 모 씨는 2019년 옌지에서 붙잡혔다. 노 씨는 구류소에 갇혔다.")
    assert (days(first), days(then)) == ("2019", "2019")
    assert then.slots["time"].inherited


def test_a_day_that_describes_people_does_not_date_how_things_stand() -> None:
    text = "지난해 10월 북송된 여성들은 지금 어디에 있는지 모른다."
    claims = [c for c in read_korean(text).claims if c.value("act") == "enforced disappearance"]
    assert [days(each) for each in claims] == ["2024-03-14"]


def told_acts(text: str) -> list[str]:
    return [str(c.value("act")) for c in read_korean(text).claims if c.value("sort") is ClaimSort.ACT]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("지난달 윤가람 씨는 교화형 2년 3개월을 선고받았다.", ["prosecution"]),
        ("지난달 윤가람 씨는 공개재판에 넘겨졌다.", ["prosecution"]),
        ("윤가람 씨의 어머니는 예심을 받다가 돌아가셨습니다.", ["death"]),
        ("윤가람 씨는 닷새 내내 잠을 못 잤다.", ["torture"]),
        ("윤가람 씨는 발길질에 채여 정신을 잃었다.", ["torture"]),
        ("윤가람 씨는 하루에 열네 시간 넘게 단추를 만들었다.", ["forced labour"]),
        ("윤가람 씨의 아이들은 지난봄 인천공항으로 들어왔다.", ["arrival"]),
        ("윤가람 씨는 벌금을 내고 나왔다.", ["other:release"]),
        ("윤가람 씨는 산속 움막에 숨어 지냈다.", ["other:hiding"]),
        ("군인들이 윤가람 씨에게 수갑을 채웠다.", ["other:restraint"]),
        ("윤가람 씨는 방콕으로 이송됐다.", ["other:transfer"]),
    ],
)
def test_many_words_tell_one_act(text: str, acts: list[str]) -> None:
    assert told_acts(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "윤가람 씨의 어머니는 고향으로 돌아가셨습니다.",
        "윤가람 씨는 암 진단을 선고받았다.",
        "윤가람 씨는 북송된 적이 없다고 했다. 그날 밤 병원으로 실려 갔다.",
        "등불회는 북송된 탈북민들을 위해 기도했다.",
        "등불회는 탈북민이 북송된 것을 규탄했다. 북송된 탈북민들의 명단은 없다.",
    ],
)
def test_other_words_tell_none(text: str) -> None:
    assert [act for act in told_acts(text) if act != "forced repatriation"] == []
    assert len(told_acts(text)) <= 1


def test_people_whom_an_act_only_describes_have_no_row_of_it() -> None:
    text = "지난 9일 중국은 탈북 여성들을 북송했다. 송환된 탈북민들은 조사를 기다린다."
    assert told_acts(text) == ["forced repatriation"]
