"""The words of an answer in Korean: what tells that somebody answered, and what answers by itself.

An answer is either told ("회신하지 않았다", "요구를 거부했다") or said ("확인해 줄 수 없다", "검토하겠다").
Told words need somebody who answers; said words need somebody who says them, and the weak ones a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.spans import Span


class Way(Enum):
    """How words answer."""

    TOLD = "told"  #: somebody tells of the answer
    SAID = "said"  #: the answer's own words, plain enough without the question
    WEAK = "weak"  #: words that answer only where something was asked


@dataclass(frozen=True, slots=True)
class Reply:
    """One stretch of a sentence that answers, counted from the sentence's beginning."""

    kind: AnswerKind
    way: Way
    span: Span


#: What is asked for or sent, and waits for an answer.
ASKED = (
    r"서한|편지|질의서?|요청서?|요구|성명|호소|청원|진정서?|탄원|건의|제안|촉구|질문|문의|신청|면담|방문|접근|"
    r"입국|출국|접견|비자|허가|사증|망명|권고|결의안?|제의|제소|소송|청구"
)
#: Verbs and nouns of a reply.
_REPLY = r"(?:답|대답|답변|답장|회신|응답|답신|회답|반응|확답)"
#: "않았다" behind a verb that is not done, with its auxiliary and particle.
_NOT = r"지(?:는|도|조차)? ?(?:않|못|아니하|아니 하)"
_WAS = r"(?:했|하였|해 ?왔|하고|하며|하면서|하는 ?등|당했|당하|됐|되었|돼|된다|한다|합니다|한 바)"
_SILENT: tuple[tuple[AnswerKind, Way, str], ...] = (
    (
        AnswerKind.SILENCE,
        Way.TOLD,
        rf"{_REPLY}(?:을|은|도|조차|를|는)? ?(?:하|주|해 ?주|내놓|보내|내|보이|받|제출하){_NOT}|"
        rf"{_REPLY}(?:이|은|도|조차|는|가)? ?(?:전혀 |아직 |여태 |한 ?번도 )?(?:없(?!이)|(?:오|나오|돌아오){_NOT})|"
        rf"(?:입장|설명|해명|논평|언급)(?:을|도|은|조차)? (?:전혀 |아직 )?(?:하|내놓|밝히|내){_NOT}|"
        rf"(?:취재|논평|인터뷰|해명|확인|설명|연락|전화)[가-힣 ]{{0,8}}(?:에|에도|에는) ?(?:일절 |전혀 )?응하{_NOT}|"
        rf"{_REPLY}(?:을|를|도)? (?:듣|받|얻){_NOT}|무응답|묵묵부답|전화(?:를|는|도)? (?:아무도 )?받{_NOT}|외면(?:했|하였|하고|해 ?왔|당했)|묵살(?:했|하였|하고|당했|됐)|"
        r"침묵(?:했|하였|하고|을 지|으로 일관)|아무(?:런)? (?:말|대꾸|조치)(?:도|이|가)? (?:없|하지 않)|"
        rf"(?:공개|통보|보고)하(?:지(?:는|도)? 않고 있|지 아니하)",
    ),
)
_TOLD: tuple[tuple[AnswerKind, Way, str], ...] = (
    (
        AnswerKind.DENIED,
        Way.TOLD,
        r"부인(?:했|하였|하고|하며|해 ?왔|한다|합니다)|일축(?:했|하였|하고|하며)|반박(?:했|하였|하고|하며)|"
        r"강변(?:했|하였|하고|하며)|잡아(?:뗐|떼었|떼고)|부정(?:했|하였|해 ?왔)",
    ),
    (
        AnswerKind.REFUSED,
        Way.TOLD,
        rf"(?:거부|거절|기각|각하|반려|불허|불승인|퇴짜|묵인 거부){_WAS}|(?:거부|거절|반려|불허|기각)$|"
        r"(?:거부|불가|반대) (?:의사|입장|방침)(?:을|를) (?:밝|통보|전|표)|(?:언급|답변|확인|논평)(?:을|를) (?:피했|삼갔|꺼렸)|"
        rf"(?:허락|허가|허용|승인|수용|협조|동의){'하'}{_NOT}|(?:받아들이|들어주|응하){_NOT}|"
        rf"(?:허가|비자|사증|여권|증명서|서류|명단|자료)(?:을|를|도|은|는)?[가-힣0-9 ]{{0,12}}(?:내주|내어 ?주|발급하|제출하|내놓|건네){_NOT}|"
        rf"(?:받아|열어|들여보내|만나|도와|들어) ?주{_NOT}|(?:요청|권고|명령|결정|조치)[가-힣 ]{{0,8}}(?:따르|이행하){_NOT}|"
        r"비공개(?: 결정|하기로|했|로 )|(?:공개|수용|승인|허가|응)하지 않기로",
    ),
    (
        AnswerKind.PLEDGED,
        Way.TOLD,
        r"(?:약속|확약|공언|다짐)(?:했|하였|하고|하며|한 바)|약속을 (?:했|내놓)|"
        r"(?:수용|공개|재검토|이행|허용|석방|협조|제출|조사)하기로 (?:했|하였|결정|합의)|(?:받아들이|알려 ?주|풀어 ?주)기로 (?:했|하였)|"
        r"(?:권고|요구|요청)(?:를|을) (?:받아들였|수용했|수락했)",
    ),
    (
        AnswerKind.TOKEN,
        Way.TOLD,
        r"(?:말|입장|답|대답|답변|설명)만 (?:[가-힣0-9 ]{0,12} )?(?:되풀이|반복|거듭)|"
        r"(?:라는|다는|자는) (?:말|답|대답|답변|소리|통보|회신)(?:만|뿐)|기다리라(?:고|는)|(?:심사|검토) 중$",
    ),
    (
        AnswerKind.ACKNOWLEDGED,
        Way.TOLD,
        r"시인(?:했|하였|하고|하며)|인정(?:했|하였|하고|하며)|(?:유감|사과)(?:을|를)? ?(?:의 뜻을 )?(?:표했|표명|했|하였|전했)|사과(?:했|하였)",
    ),
)
_SAID: tuple[tuple[AnswerKind, Way, str], ...] = (
    (
        AnswerKind.DENIED,
        Way.SAID,
        r"사실이 아니|사실무근|난민(?:이|은) 아니|사실과 (?:다르|다른|다름)|날조|모략|근거 없는|터무니없|"
        r"(?:그런|그러한|해당|그 같은|이른바)[가-힣 ]{0,14}(?:이|은|는|도|가) (?:없(?:다|었|습|음|으며)|존재하지 않)|"
        r"(?:고문|강제송환|강제북송|인권 ?침해|학대|탄압|정치범|수용소|난민|차별)(?:이|은|는|이란|문제는|문제가)? (?:없(?:다|었|습|음|으며)|존재하지 않)",
    ),
    (
        AnswerKind.REFUSED,
        Way.SAID,
        r"(?:확인|답변|답|말|말씀|언급|공개|설명|제공|밝|알려|말해|밝혀|확인해|공개해|내|허락|허가|허용|수용|협조|동의)"
        r"(?:하|해|히|힐|할|드리|드릴|줄|받아들일|들어줄|내줄)? ?(?:주|줄|드리|드릴|하기|할)? ?(?:수(?:가|는)? 없|기(?:가|는)? ?(?:어렵|어려|곤란)|것이 없)|"
        r"(?:받아들이|수용하|응하|공개하|허용하|밝히|확인하|언급하|협조하|답하)지(?:는)? 않겠|(?:받아들일|응할|들어줄|내줄) 수(?:가|는)? 없|"
        r"(?:공개|제공|확인|답변|수용|접수|허용|발급|지원)(?:이|가|은|는)? ?(?:어렵|어려|곤란|불가)|도와 ?줄 수 없|"
        r"노코멘트|(?:의무|권한|책임|소관|이유|필요)(?:이|가|은|는|도)? (?:없|아니)|(?:불가|불가능)(?:하다|합니다|함|하며|하다고)|돌아가라",
    ),
    (
        AnswerKind.TOKEN,
        Way.SAID,
        r"(?:법|법률|법규|규정)(?:(?:과|,|·|와|및) ?[가-힣 ,·]{0,25}|)에 ?(?:따라|의거해|의거하여|근거해|입각해)[가-힣 ,]{0,12}(?:처리|대응|다루|집행)|"
        r"(?:검토|유념|유의|참고|고려|살펴보|살펴|지켜보|숙고)(?:해 ?보|하|해 나가|하도록 하)?겠|예의 ?주시|(?:면밀히|계속|관심 있게) (?:주시|지켜보)|"
        r"최선을 다하|(?:노력을|노력)(?:해 ?나가| 다하|하|기울이)?겠|드릴 말씀(?:이|은)? 없|원론적",
    ),
    (
        AnswerKind.PLEDGED,
        Way.SAID,
        r"(?<![가-힣])(?!(?:처벌|엄단|엄벌|보복|추방|송환|북송|체포|단속|말씀|바라))[가-힣]{1,8}(?: (?:나가|주|드리|놓|두))?겠다(?:고|며|면서|는 (?:답|입장|뜻|말|약속))",
    ),
    (
        AnswerKind.ACKNOWLEDGED,
        Way.WEAK,
        r"무겁게 받아들|책임을 통감|유감(?:스럽|으로 생각|을 표)|송구|사과(?:드|의 말씀)|(?:잘못|과실|미흡)[가-힣 ]{0,8}(?:인정|있었)|"
        r"사실(?:임을|을|로) (?:확인|인정)|사실입니다",
    ),
    (
        AnswerKind.TOKEN,
        Way.WEAK,
        r"(?:검토|확인|노력|소통|협력)(?:하고 있|해 ?나가고 있|을 하고 있| 중)|(?:관련 )?(?:보도|사안|내용)(?:를|을)? 알고 있|"
        r"(?:접수|받)(?:했|하였|았)|입장에(?:는)? 변함",
    ),
    (
        AnswerKind.DENIED,
        Way.WEAK,
        r"(?:기록|사실|사람|일|바|적|인원|수감자|구금자)(?:이|은|는|도|가)? 없|알지 못(?:한다|합니다|함)|모르는 일",
    ),
    (
        AnswerKind.REFUSED,
        Way.WEAK,
        rf"(?:통계|자료|명단|기록|정보)(?:를|을|는|은) (?:별도로 )?(?:보유|관리|집계|작성)하(?:고 있)?{_NOT}",
    ),
    (AnswerKind.REFUSED, Way.WEAK, r"(?:통계|집계|자료|근거|예산|규정|계획)(?:이|은|는|도|가)? 없"),
    (
        AnswerKind.PLEDGED,
        Way.WEAK,
        r"(?<![가-힣])(?!(?:검토|유념|유의|참고|고려|살펴|지켜|말씀|답변|바라|있|없))[가-힣]{1,8}(?: (?:나가|주|드리|하도록 하|놓|두))?겠(?!느|는가|습니까)|"
        r"협의 중|(?:계획|예정|방침)(?:임|이다|입니다|이며|이라)|(?:보호|지원|공개|제공|조사|석방|허용)(?:한다|할 것이|할 예정)",
    ),
)
_PATTERNS = tuple((kind, way, re.compile(words)) for kind, way, words in (*_SILENT, *_TOLD, *_SAID))
#: Behind the words: what is only supposed, asked for, or the contrary.
_UNDONE = re.compile(
    r"[가-힣]{0,3}(?:면|더라도|거나 말거나|지 (?:말|마)|지 (?:않|못)|ㄹ 경우|할 경우|해선|해서는|하라|할 수|하려|할까|할지|는지|자고)"
)


def replies_in(text: str) -> Iterator[Reply]:
    """The stretches of a sentence that answer, in order; of two that overlap the plainer is kept."""
    found: list[Reply] = []
    for kind, way, words in _PATTERNS:
        for match in words.finditer(text):
            span = Span(*match.span())
            if not span or any(span.overlaps(other.span) for other in found):
                continue
            if not _UNDONE.match(text, span.end):
                found.append(Reply(kind, way, span))
    yield from sorted(found, key=lambda each: each.span)
