"""What a Korean counter counts: persons, cases, time, age, times, shares, money, or other things."""

from __future__ import annotations

import re
from enum import Enum


class Counter(Enum):
    """The sort of thing that a counter word counts."""

    PERSONS = "persons"
    FAMILIES = "families"
    BODIES = "bodies"  #: dead bodies: "시신 세 구"
    CASES = "cases"
    DURATION = "duration"
    AGE = "age"
    TIMES = "times"
    SHARE = "share"  #: per cent
    MULTIPLE = "multiple"
    THINGS = "things"
    DATE = "date"  #: a date, a clock time, an ordinal: no count at all


_WORDS: dict[Counter, str] = {
    Counter.PERSONS: "명 분 사람 인",
    Counter.FAMILIES: "가구 세대 가족 집",
    Counter.BODIES: "구",
    Counter.CASES: "건",
    Counter.DURATION: (
        "년간 년 개월간 개월 달 주간 주일 주 일간 시간 분간 초 해 밤 나절 개년 세기 년여 개월여"
    ),
    Counter.AGE: "살 세",
    Counter.TIMES: "번 차례 회 순배",
    Counter.SHARE: "퍼센트 프로 % ％",
    Counter.MULTIPLE: "배",
    Counter.THINGS: (
        "개국 개소 개교 개 곳 대 채 권 통 장 마리 가지 원 달러 위안 유로 엔 파운드 루블 바트 "
        "짯 킵 루피 동 평 층 도 쪽 리터 병 끼 켤레 벌 척 편 줄 모금 푼 보루 갑 개비 톤 나라"
        " 마을 단체 기관 국가 방 학교 킬로미터 킬로그램 킬로 미터 센티미터 그램 헥타르 에이커 "
        "그릇 숟갈 알 자루 포대 송이 그루 상자 봉지 박스 필지 행 줄기 점 짝 쌍 다발 포기 근 되 "
        "말 술"
        " 페이지 컷 부대 개월분 킬로와트 메가와트 데시벨 인치 도시 개조 가닥 뼘 걸음 칸 좌석 "
        "석 량 기 발 량 자리 조각 항목 문항 군데 줄짜리 통화 차로 구역 품목 종 종류 개정 개비 "
        "채널"
        " 명분 인분 잔 컵 판 페니 센트 페소 리알 크로나 프랑 포인트 ％포인트 %포인트 %p "
        "퍼센트포인트 표 석짜리"
    ),
    Counter.DATE: (
        "년대 년도 년생 월 시 호 조 항 위 등 급 차 번째 번지 번방 호선 국 학년 기수 조항 주년 주기 "
        "주차 년차 세대째 면 초대 대째 교시 번길 등급 분기 차전 학기 번 출구 일자 일생"
    ),
}

#: Every counter with what it counts, the longest first, so that 개월 is not read as 개.
COUNTERS: dict[str, Counter] = {word: sort for sort, words in _WORDS.items() for word in words.split()}
#: "번" counts times unless a digit and a noun make it a number plate of something ("15번 관리소").
COUNTERS["번"] = Counter.TIMES

UNIT = re.compile("|".join(re.escape(word) for word in sorted(COUNTERS, key=len, reverse=True)))
#: Latin units of measure, directly behind digits.
MEASURE = re.compile(r" ?(?:km|kg|cm|mm|m|g|t|L|ℓ|㎞|㎏|㎡|㎝|ha|kW|MW|℃)(?:²|2|/h)?(?![A-Za-z])")
#: A thing carried by wheels or water before "대": then "50대" is no decade of age.
VEHICLES = re.compile(
    r"(?:차|차량|버스|트럭|승용차|승합차|오토바이|열차|비행기|헬기|택시|카메라|전화|휴대폰|"
    r"컴퓨터|드론|배|기|대포|전차|탱크|자전거|수레|손수레|호송차|경찰차|구급차|밴) ?$"
)
