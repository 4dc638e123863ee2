"""The Korean words of the generated archive, and who writes in Korean there; all invented."""

from __future__ import annotations

import random

from tests.corroboration.reuse.phrases import Phrases
from tests.corroboration.reuse.sources import House, Sources, Style
from tests.corroboration.reuse.words import many

PEOPLE = tuple(
    """탈북민 난민 여성 어린이 고아 청소년 가족 친척 형제 자매 할머니 노동자 장사꾼 밀수꾼 중개인 안내원
    선교사
목사 신자 학생 교사 간호사 의사 탈영병 어부 벌목공 봉제공 종업원 농민 광부 운전사 통역 목격자 생존자 송환자
수감자 포로
이주민 이웃 마을사람 부부 신생아 노인 기술자 음악가 자원봉사자 승객 임산부 과부 사촌""".split()
)
OFFICERS = tuple(
    """공안 경비대원 군인 장교 수사관 조사관 검사 판사 교도관 감독관 정보원 지휘관 서기 순찰대원 요원 간수
    특사
외교관 관리 등기관 검열관 비서 당국자 대표 의원 장관 영사 주임 상사 대위 호송원 보위원 안전원""".split()
)
THINGS = tuple(
    """차량 버스 화물차 전화기 문서 여권 허가증 편지 사진 녹음 지도 장부 명단 등록부 서류 영장 판결문
    자백서 진술서
면담록 공책 영수증 뇌물 임금 빚 담요 제복 신발 약품 배급 식량 곡식 쌀 옥수수 석탄 땔감 철조망 감시카메라
탐조등 감시탑
장벽 다리 굴 도로 검문소 막사 감방 복도 숙소 작업장 부엌 진료소 교회 학교 공장 과수원 농장 시장 은신처
아파트 배 뗏목
밧줄 사다리 발자국 소문 경고 명령 청원서 결의안 수정안 조약 합의문 의정서 각서 회의록 부속서 추정치 통계
설문지 위성사진
좌표 서명 도장 지문""".split()
)
ABSTRACT = tuple(
    """처벌 굶주림 공포 피로 침묵 수치심 슬픔 희망 안도 의심 비밀 충성 복종 압력 설득 협상 지연 불안 질병
    감염 임신
이별 감금 고립 심문 감시 고발 강제노동 기아 과밀 폭력 구타 고문 모욕 갈취 착취 인신매매 강제결혼 출산 입양
무국적 빈곤
보호 재정착 석방 사면 보상 책임 협력 부인 거부 방치 무관심 우려 분노 연대 인내 선전 예배 기도 교육 회복
악몽 부상 동상
폐렴 결핵 영양실조 처형 실종 추방 송환""".split()
)
QUALITIES = tuple(
    """미등록 지친 겁먹은 임신한 나이든 어린 다친 헤어진 굶주린 아픈 평범한 지방 중앙 지역 외국 고위 무장한
    사복 임시
붐비는 추운 외딴 좁은 얼어붙은 진흙탕 해안 북쪽 남쪽 동쪽 서쪽 버려진 숨겨진 비밀 공식 비공식 위조된 만료된
봉인된 서명없는
불완전한 상세한 믿을만한 모순된 의심스러운 갑작스러운 반복된 체계적인 자의적인 장기간의 가혹한 느슨한
잔인한 설명되지않은
인도적인 외교적인 사법적인 종교적인 양자 다자 자발적인 최근의 이전의 살아남은 사라진 이름없는 유명한
독립적인 공동 긴급한
전례없는 익숙한 씁쓸한 조용한 신중한""".split()
)
DEEDS = tuple(
    """체포했다 심문했다 이송했다 추방했다 수색했다 등록했다 촬영했다 분리했다 격리했다 위협했다 숨겨주었다
    먹였다 안내했다
운반했다 버렸다 배신했다 고발했다 모집했다 고용했다 속였다 구출했다 석방했다 호송했다 확인했다 추적했다
면담했다 검사했다
치료했다 처벌했다 경고했다 위로했다 가르쳤다 쫓았다 가로막았다 붙잡았다 방치했다 도왔다 대변했다 거부했다
인정했다 압수했다
파괴했다 불태웠다 복사했다 공개했다 감추었다 위조했다 번역했다 검증했다 비교했다 기록했다 검토했다 발견했다
수리했다 세웠다
철거했다 감시했다 봉쇄했다 배포했다 요구했다 서명했다 승인했다 연기했다 취소했다 부인했다 언급했다 설명했다
제출했다""".split()
)
PLACES = tuple(
    """선양 투먼 단둥 옌지 훈춘 허룽 룽징 창바이 창춘 지린 하얼빈 다롄 퉁화 린장 무단장 칭다오 쿤밍 난닝
    베이징 톈진
신의주 혜산 무산 회령 온성 남양 청진 나선 강계 만포 함흥 원산 평성 개성 남포 사리원 해주 길주 김책 단천
삼지연 서울 부산
인천 대전 광주 파주 수원 안성 화천 비엔티안 방콕 치앙라이 울란바토르 블라디보스토크 제네바 런던 브뤼셀 뉴욕
도쿄 오타와""".split()
)
TIMES = many("""지난 봄|그해 겨울|해가 진 뒤|새벽 무렵|며칠 뒤|몇 시간 만에|몇 해 동안|처음에는|실제로는
이튿날|그 무렵
감염병이 퍼지던 때|추수가 끝나고|장마가 시작되자|얼음이 풀리자|한밤중에|정오가 지나|두 해 전|여러 달 동안
마지막 날|이번 달 초
지난주|보름 뒤|설날을 앞두고|추석 무렵|국경이 닫힌 뒤|다리가 다시 열리자""")
MANNERS = many("""몰래|서둘러|차례로|밤마다|함께|따로|공개적으로|아무 설명 없이|영장 없이|거듭|마지못해
조용히|갑자기|강제로|끝내
다시|한꺼번에|두 번이나|손이 묶인 채|맨발로|무리를 지어|약속과 달리|규정에 따라|명령대로|뒤늦게|미리|곧바로
천천히""")
LINKS = many(
    """이 때문에|그러나|그리고|또한|한편|게다가|그럼에도|따라서|반면|이어|결국|다만|더구나|이와 달리
    그 결과"""
)
SAID = many("말했다|전했다|밝혔다|증언했다|기억했다|주장했다|지적했다|덧붙였다|설명했다|경고했다")
FORMULAS = many("""난민의 지위에 관한 협약과 그 의정서에 따라|강제송환 금지 원칙에 어긋나게
고문방지협약이 금지한 대로
조선민주주의인민공화국 국가보위성의 지시에 따라|유엔 북한인권조사위원회가 밝힌 바와 같이""")
_TITLES = many("""조선민주주의인민공화국 인권 상황에 관한 유엔 특별보고관
강제실종과 자의적 구금에 관한 국제조사단 단장
동북아시아 강제송환 피해자 보호를 위한 국회의원 모임 간사|난민과 무국적자 보호를 위한 시민연대 공동대표""")
_LAST = tuple("남궁 황보 제갈 선우 독고 사공 표 봉 갈 옥 탁 맹".split())
_FIRST = tuple(
    "별하 찬솔 다온 은가람 가람솔 하늘빛 지어비 온누리 미르내 새벽하 솜다빗 예슈란 나래샤 한울찬".split()
)
_CITIES = tuple("두루 한빛 새길 너울 가온 마루 벼리 나루 누리 아라".split())
_FURNITURE = many("""
무단 전재 및 재배포 금지, 저작권은 {name}에 있으며 허락 없이 이 글을 옮겨 싣지 못합니다
{name} 소식지를 구독하시면 매주 금요일 아침에 가장 중요한 소식을 전자우편으로 보내 드립니다
이 기사를 공유하기: 페이스북, 트위터, 카카오톡, 전자우편, 주소 복사, 인쇄하기
{name} 편집국은 독자 여러분의 후원으로 운영됩니다. 매달 작은 정성을 모아 주시면 큰 힘이 됩니다""")

KOREAN = Phrases(
    before=many(
        "{who} 측은 성명에서 이렇게 밝혔다:|{who}의 편지는 이렇다:|{who}에 따르면|{who} 측이 보낸 글이다:"
    ),
    after=many(
        "라고 {who} 측은 밝혔다.|라고 {who} 측이 전했다.|{who}의 말이다.|라고 {who} 측은 성명에서 말했다."
    ),
    between=many("라고 {who} 측은 말하고,|{who} 측은 이어서,"),
    unnamed=many("이런 말이 전해진다:|한 글은 이렇게 적었다:"),
    credit=many("{who} 제공.|이 기사는 {who}에서 받은 것입니다."),
    salutation=many("존경하는 장관님께,|존경하는 대사님께,|의장님께,"),
    closing=many("삼가 올립니다.|존경을 담아 드립니다.|한마음으로 서명합니다."),
    statement=many("성명: {topic}|공동성명: {topic}"),
    testimony=many("{who}의 증언|{who} 측이 겪은 일"),
    paraphrase=many("아래는 {who}의 글을 바탕으로 했다.|{who} 측이 전한 내용은 다음과 같다."),
)


def invent_korean_sources(rng: random.Random) -> Sources:
    """Outlets, agencies, organisations and persons who write in Korean."""
    names = [last + first for last in _LAST for first in _FIRST]
    rng.shuffle(names)
    persons = tuple((names.pop(), _TITLES[number % len(_TITLES)]) for number in range(48))
    bodies = [
        f"{city} {what}" for city in _CITIES for what in ("북한인권 기록모임", "강제송환 반대 시민연대")
    ]
    return Sources(
        outlets=tuple(_house(rng, f"{city}{kind}") for city in _CITIES for kind in ("일보", "신보", "시사")),
        agencies=(_house(rng, "너른통신"), _house(rng, "이음통신")),
        organisations=tuple(
            _house(
                rng, body, (body, f"{rng.choice(_CITIES)}로 {rng.randint(1, 99)}"), persons[2 * n : 2 * n + 2]
            )
            for n, body in enumerate(bodies)
        ),
        embassies=tuple(_house(rng, f"{place} 주재 대사관") for place in ("서울", "도쿄", "방콕")),
        persons=persons,
        spoken_of=(),
        authors=tuple(names[:60]),
    )


def _house(
    rng: random.Random, name: str, address: tuple[str, ...] = (), signing: tuple[tuple[str, str], ...] = ()
) -> House:
    style = Style(rng.choice((",", "")), rng.choice((("“", "”"), ('"', '"'), ("‘", "’"))), american=False)
    lines = tuple(line.replace("{name}", name) for line in rng.sample(_FURNITURE, rng.randint(1, 3)))
    return House(name, name, style, lines, address, signing)
