"""The words of answers, apart from who answers."""

from __future__ import annotations

import pytest

from tumen.reading.korean.replies import Way, replies_in
from tumen.vocabulary.codes import AnswerKind


@pytest.mark.parametrize(
    ("text", "kind", "way"),
    [
        ("통일부는 회신하지 않았다", AnswerKind.SILENCE, Way.TOLD),
        ("요청을 외면했다", AnswerKind.SILENCE, Way.TOLD),
        ("청구를 기각하였다", AnswerKind.REFUSED, Way.TOLD),
        ("비공개 결정", AnswerKind.REFUSED, Way.TOLD),
        ("숫자는 확인해 드릴 수 없습니다", AnswerKind.REFUSED, Way.SAID),
        ("보도는 사실과 다름", AnswerKind.DENIED, Way.SAID),
        ("유념하겠습니다", AnswerKind.TOKEN, Way.SAID),
        ("상봉이 이뤄지도록 노력해 나가겠습니다", AnswerKind.TOKEN, Way.SAID),
        ("상봉이 이뤄지도록 노력을 다하겠습니다", AnswerKind.TOKEN, Way.SAID),
        ("요청을 거부하면서 이유를 대지 않았다", AnswerKind.REFUSED, Way.TOLD),
        ("관계국과 협의하겠습니다", AnswerKind.PLEDGED, Way.WEAK),
        ("석 달 동안 전화 한 통이 없었다", AnswerKind.SILENCE, Way.TOLD),
        ("통계를 공개하지 않았다", AnswerKind.SILENCE, Way.TOLD),
        ("난민 불인정 결정을 내렸다", AnswerKind.REFUSED, Way.TOLD),
        ("의혹에는 선을 그었다", AnswerKind.DENIED, Way.TOLD),
        ("같은 답변만 되풀이했다", AnswerKind.TOKEN, Way.TOLD),
        ("그런 말은 성립하지 않는다", AnswerKind.DENIED, Way.SAID),
        ("그런 일은 접수된 바가 없다", AnswerKind.DENIED, Way.SAID),
        ("적법한 절차였다", AnswerKind.DENIED, Way.SAID),
        ("개별 사안은 확인해 드리지 않는 것이 원칙입니다", AnswerKind.REFUSED, Way.SAID),
        ("일일이 논평하지 않겠습니다", AnswerKind.REFUSED, Way.SAID),
        ("동향을 주시하고 있다", AnswerKind.TOKEN, Way.SAID),
        ("관계 부처와 협의하고 있다", AnswerKind.TOKEN, Way.SAID),
        ("다음 달에 문제를 제기할 계획이라고", AnswerKind.PLEDGED, Way.SAID),
        ("그 점은 인정합니다", AnswerKind.ACKNOWLEDGED, Way.WEAK),
        ("무겁게 받아들이고 있음", AnswerKind.ACKNOWLEDGED, Way.WEAK),
    ],
)
def test_it_knows_an_answer_by_its_words(text: str, kind: AnswerKind, way: Way) -> None:
    (reply,) = replies_in(text)
    assert (reply.kind, reply.way) == (kind, way)


@pytest.mark.parametrize(
    "text",
    ["요청을 거부하면 안 된다", "요청이 거부당했을 경우", "요청을 거부할 경우", "비가 많이 내렸다", ""],
)
def test_what_is_only_supposed_or_told_of_else_is_no_answer(text: str) -> None:
    assert list(replies_in(text)) == []
