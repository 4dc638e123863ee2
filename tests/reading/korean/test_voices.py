"""Who speaks each figure, from the beginning of a document to its end."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean, speaker
from tumen.vocabulary.codes import ClaimSort, Stance

LEAD = "인권단체 '강건너모임'의 윤동혁 대표는 “탈북민 40명이 송환됐다”고 말했다. "


@pytest.mark.parametrize(
    "sentence",
    [
        "윤 대표는 지난달에도 탈북민 60명이 송환됐다고 밝혔다.",
        "그는 지난달에도 탈북민 60명이 송환됐다고 밝혔다.",
        "윤 대표에 따르면 지난달에도 탈북민 60명이 송환됐다.",
        "“지난달에도 탈북민 60명이 송환됐다”고 그는 말했다.",
        "지난달에도 탈북민 60명이 송환됐다고 덧붙였다.",
    ],
)
def test_a_short_form_is_the_speaker_named_before(sentence: str) -> None:
    assert speaker(read_korean(LEAD + sentence).figure("60명")) == "윤동혁"


def test_a_body_named_in_marks_is_the_body_spoken_of_later() -> None:
    text = "인권단체 '강건너모임'은 송환을 비판했다. 이 단체에 따르면 탈북민 60명이 송환됐다."
    assert speaker(read_korean(text).figure()) == "강건너모임"


def test_the_paper_speaks_where_nobody_else_does() -> None:
    figure = read_korean("탈북민 40명이 송환됐다.", publisher="한울신문").figure()
    assert speaker(figure) == "한울신문"
    assert figure.value("stance") is Stance.OWN


def test_a_body_that_issues_the_document_speaks_in_its_own_voice() -> None:
    figure = read_korean("한울인권센터는 탈북민 40명이 송환됐다고 밝혔다.", publisher="한울인권센터").figure()
    assert figure.value("stance") is Stance.OWN


def test_hearsay_has_a_stance_and_no_speaker() -> None:
    figure = read_korean("탈북민 40명이 송환된 것으로 알려졌다.").figure()
    assert speaker(figure) == ""
    assert figure.value("stance") is Stance.DOUBTFUL


def test_a_chain_of_speakers_ends_with_the_source() -> None:
    text = "윤동혁 대표는 “주민들은 탈북민 40명이 송환됐다고 말했다”고 전했다."
    figure = read_korean(text).figure()
    assert figure.value("speakers") == (("윤동혁", "주민들"),)


def test_the_evidence_of_a_speaker_is_the_saying_verb() -> None:
    reading = read_korean("통일부는 탈북민 40명이 송환됐다고 밝혔다.")
    evidence = reading.figure().slots["speakers"].evidence
    assert evidence
    assert evidence.of(reading.text) == "밝혔다"


def test_an_estimate_is_its_makers() -> None:
    text = "인권단체들은 실종된 탈북민을 20명에서 30명 사이로 보고 있다."
    assert speaker(read_korean(text, publisher="한울신문").figure()) == "인권단체들"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("이들을 이은 것은 상담단체 '강너머'였다. 이 단체는 탈북민 60명이 송환됐다고 밝혔다.", "강너머"),
        ("수용소에서 숨진 탈북민은 150명이 넘는다고 현지 언론은 보도했다.", "현지 언론"),
        ("현지 이민국 문서에는 탈북민 31명을 송환했다고 적혀 있다.", "현지 이민국 문서"),
    ],
)
def test_it_is_said_by_a_body_in_marks_by_a_paper_and_of_an_amount_alone(text: str, name: str) -> None:
    assert speaker(read_korean(text, publisher="한울신문").figure()) == name


def test_who_found_out_goes_on_in_the_next_sentence() -> None:
    text = "인권단체 '강너머'는 탈북민 37명이 송환됐다고 밝혔다. 37명 가운데 29명은 여성으로 파악됐다."
    assert speaker(read_korean(text, publisher="한울신문").figure("29명")) == "강너머"
    other = "인권단체 '강너머'는 송환을 비판했다고 밝혔다.\n\n탈북민 29명이 송환된 것으로 파악됐다."
    assert speaker(read_korean(other, publisher="한울신문").figure("29명")) != "강너머"


def test_those_of_whom_it_is_expected_do_not_say_it() -> None:
    text = "대변인은 송환이 늘었다고 밝혔다. 올해 송환되는 탈북민은 200명이 될 것으로 전망한다."
    assert speaker(read_korean(text).figure("200명")) == "대변인"


def test_a_sort_of_body_is_one_whose_name_ends_so() -> None:
    text = "여성단체 '나루'는 송환이 늘었다고 밝혔다. 위원회는 탈북민 60명이 송환됐다고 말했다."
    assert speaker(read_korean(text).figure("60명")) == "위원회"


def test_whose_quotation_opens_with_a_topic_speaks_by_any_name() -> None:
    text = "구호단체 '나루'는 송환이 늘었다고 밝혔다. 교민회는 “탈북민 60명이 송환됐다”며 석방을 요청했다."
    assert speaker(read_korean(text).figure("60명")) == "교민회"


def test_the_short_name_that_a_release_gives_its_sender_is_its_own_voice() -> None:
    text = (
        "강건너법률센터(단장 노한별, 이하 '지원단')는 진정서를 냈다. "
        "지원단은 탈북민 60명이 송환됐다고 밝혔다."
    )
    figure = read_korean(text, publisher="강건너법률센터").figure("60명")
    assert speaker(figure) == "강건너법률센터"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("강가부가 지난주 위원회에 보고한 바로는 탈북민 60명이 송환됐다.", "강가부"),
        ("민간단체 자료를 종합하면 탈북민 60명이 송환된 것으로 추정된다.", "민간단체"),
        ("윤동혁 대표는 올봄에만 탈북민 60명이 붙들려 갔다고 전화로 들려주었다.", "윤동혁"),
    ],
)
def test_reports_papers_put_together_and_who_tells_by_telephone_say_it(text: str, name: str) -> None:
    assert speaker(read_korean(text, publisher="한울신문").figure()) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("강변구호자유회가 영사 접견이 두 달째 거부된 탈북민 60명이 송환됐다고 밝혔다.", "강변구호자유회"),
        ("국제단체 나루와치는 탈북민 60명이 송환됐다고 보았다.", "국제단체 나루와치"),
        ("현지의 동료에게서 소식을 받았습니다. 탈북민 60명이 강제송환됐다고 합니다.", "현지의 동료"),
        ("그날의 탈북민은 60명이라고 함 씨는 전했다.", "함"),
        (
            "우리 모임이 정보공개로 확보한 자료에 따르면 탈북민 60명이 송환됐다.",
            "우리 모임이 정보공개로 확보한 자료",
        ),
    ],
)
def test_who_says_it(text: str, name: str) -> None:
    assert speaker(read_korean(text, publisher="한울연대").figure("60명")) == name


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("송환된 탈북민은 60명으로 집계된다.", Stance.OWN),
        ("탈북민 60명이 송환된 것으로 알려졌다.", Stance.DOUBTFUL),
        ("탈북민 60명이 송환됐다는 얘기가 있다.", Stance.DOUBTFUL),
        ("탈북민 60명이 송환됐다는 소식이 있다.", Stance.NEUTRAL),
    ],
)
def test_a_bodys_own_count_is_its_own_and_a_rumour_is_doubted(text: str, stance: Stance) -> None:
    assert read_korean(text, publisher="한울연대").figure("60명").value("stance") is stance


def test_the_short_name_of_whoever_writes_is_its_own_voice() -> None:
    text = "강변재단은 탈북민을 돕는다. 재단은 탈북민 60명이 송환됐다고 밝혔다."
    figure = read_korean(text, publisher="동북강변재단").figure("60명")
    assert speaker(figure) == "동북강변재단"


def test_an_official_who_tells_what_was_asked_asked_it_for_the_office() -> None:
    head = "강변위원회 회의록\n○노한별 위원  무엇을 했습니까?\n"
    text = f"{head}○통일부 정책실장 우경식  중국에 탈북민의 석방을 요청했습니다."
    (ask,) = [c for c in read_korean(text).claims if c.value("sort") is ClaimSort.ASK]
    assert speaker(ask) == "통일부"
