"""Whole Korean documents, invented, of the kinds that are read most."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tests.reading.korean.cast import asks, days, quotes, read_korean, speaker
from tumen.reading import read, reads, version
from tumen.reading.korean import analysis
from tumen.reading.korean import read_korean as read_source
from tumen.vocabulary.codes import ClaimKind, FigureKind, Stance

NEWS = """\
“탈북민 170여 명, 새벽에 버스로 송환”…가족들 발 동동

중국 당국이 지난달 30일 새벽 탈북민 170여 명을 북한으로 돌려보냈다고 \
한국의 인권단체 '물가길'이 4일 밝혔습니다.

물가길의 서도연 대표는 이날 서울에서 기자회견을 열고 \
“바이산 구류소에 있던 98명과 단둥에 있던 75명이 같은 날 국경을 넘었다”며 \
“이 중 어린이가 최소 6명”이라고 말했습니다.

국제인권단체 '새벽지기'의 마리안 콜 아시아국장은 성명에서 \
“중국은 난민협약 당사국으로서 즉각 송환을 멈춰야 한다”고 촉구했습니다.

콜 국장은 최근 5년간 중국이 돌려보낸 탈북민이 1천100명에 이를 것으로 추정했습니다.
"""


def test_it_reads_news() -> None:
    reading = read_korean(NEWS, published="2024-11-05")
    assert reading.figures == ["탈북민 170여 명", "탈북민 170여 명", "98명", "75명", "6명", "1천100명"]
    lead, total = reading.core[1], reading.core[-1]
    assert lead.value("act") == "forced repatriation"
    assert (days(lead), speaker(lead)) == ("2024-10-30", "물가길")
    assert (days(total), speaker(total)) == ("2019-11-01/2024-11-05", "마리안 콜")
    assert total.value("kind") is ClaimKind.TOTAL
    assert asks(reading) == ["중국 to 난민협약 당사국으로서 즉각 송환을 멈추다"]
    assert quotes(reading)[-1][1] == "마리안 콜"


STATISTICS = """\
[보도자료] 2023년 구금시설 실태 조사 결과

사단법인 북녘인권센터(이사장 한주완)는 2월 11일 백서를 발간했다. \
조사에는 북한이탈주민 261명(남성 63명, 여성 198명)이 참여하였다.

응답자의 81.2%(212명)가 중국에서 체포되어 강제송환된 것으로 나타났다.
"""


def test_it_reads_statistics() -> None:
    reading = read_korean(STATISTICS, published="2024-02-11")
    assert reading.figures == ["81.2%", "212명"]
    assert {speaker(claim) for claim in reading.core} == {"북녘인권센터"}
    assert reading.kinds()["북한이탈주민 261명"] is FigureKind.SMALL


def test_people_told_by_sex_beside_a_figure_are_parts_of_it() -> None:
    reading = read_korean("남자 2명, 여자 60명 등 62명이 송환됐다.")
    assert reading.figures == ["남자 2명", "여자 60명", "62명"]


def test_a_whole_is_core_when_its_part_is() -> None:
    reading = read_korean("일행 6명 중 나머지 4명은 체포됐다.")
    assert reading.figures == ["일행 6명", "4명"]


def test_the_reference_day_of_statistics_is_their_date() -> None:
    reading = read_korean("기준일: 2022년 9월 30일\n강제송환 사건은 모두 40건이다.", published="2023-01-10")
    assert days(reading.figure()) == "../2022-09-30"


def test_claims_stand_in_the_order_of_the_text() -> None:
    claims = read_korean(NEWS, published="2024-11-05").claims
    assert [c.passage.start for c in claims] == sorted(c.passage.start for c in claims)


def test_every_claim_lies_in_the_text_with_its_evidence() -> None:
    for claim in read_korean(NEWS, published="2024-11-05").claims:
        assert 0 <= claim.passage.start < claim.passage.end <= len(NEWS)
        for slot in claim.slots.values():
            assert slot.evidence is None or slot.evidence.end <= len(NEWS)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "안녕하십니까.", "“", "(", "[이 모 씨 :", "40", "하나,", "가" * 4000]
)
def test_odd_texts_are_read_without_an_error(text: str) -> None:
    assert read_korean(text).core == []


def test_a_figure_of_nobody_is_told_in_the_documents_own_voice() -> None:
    assert read_korean("탈북민 40명이 송환됐다.").figure().value("stance") is Stance.OWN


def test_it_says_with_what_it_read() -> None:
    assert "kiwipiepy" in version()
    assert reads("ko")


def test_without_the_extra_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "PACKAGE", "not_installed_here")
    given = source("탈북민 40명이 송환됐다.", language="ko")
    assert read_source(given) == []
    assert [claims for _, claims in read([given])] == [[]]
    assert not reads("ko")


def test_a_date_in_brackets_at_the_top_is_the_documents() -> None:
    text = "제네바 (2023년 11월 15일) – 유엔 전문가들은 지난 9일 난민 300명이 추방됐다고 밝혔다."
    figure = read_korean(text, published=None).figure()
    assert (days(figure), speaker(figure)) == ("2023-11-09", "유엔 전문가들")


def test_years_in_a_row_and_places_of_cases_are_counted_as_the_other_is() -> None:
    text = "2020년에는 30여 명, 2021년 50명 안팎, 2023년에는 500명이 송환된 것으로 추정된다."
    assert [figure.value("act") for figure in read_korean(text).core] == ["forced repatriation"] * 3
    text = "송환 사례는 투먼이 3,611건으로 가장 많고, 단둥 2,204건, 창바이가 1,187건으로 뒤를 이었다."
    assert len(read_korean(text).core) == 3


def test_whose_families_are_told_of_are_counted() -> None:
    (figure,) = read_korean("단체는 강제북송 피해자 14명의 가족을 대리하여 진정서를 냈다.").core
    assert figure.value("act") == "forced repatriation"
