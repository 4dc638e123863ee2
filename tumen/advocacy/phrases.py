"""The sentences of what is drafted, in English and Korean; ``{name}`` stands for a value. PURE."""

from __future__ import annotations

from tumen.publication.forms.papers import Tongue

_ENGLISH = {
    "told": "The record tells of this: {title}.",
    "told.so": "{told}, as the sources cited here tell it.",
    "reports": (
        "{reports} reports in {documents} documents tell of it. As far as their words show, they go back to "
        "{voices}."
    ),
    "reports.one-document": (
        "{reports} reports in one document tell of it. As far as their words show, they go back to {voices}."
    ),
    "voice": "one voice",
    "voices": "{most} independent voices",
    "voices.between": "at most {most} independent voices",
    "voice.again": "One of them gives a number that another had given before.",
    "voices.again": "{number} of them give a number that another had given before.",
    "differ": "The figures differ, and are set side by side: together they support {amount}.",
    "source": "{who} tells of {amount}.",
    "source.several": "{amount}: told by {who}.",
    "corrected": "It was corrected later by those who told it, and is no part of the figure above.",
    "told-by": "{who} ({where})",
    "cited-in": "{who}, in {publisher}",
    "nobody": "A source without a name",
    "when": "When: {when}.",
    "when.unknown": "Date: not known to us.",
    "where": "Where: {where}.",
    "where.from": "from {place}",
    "where.to": "to {place}",
    "where.at": "in {place}",
    "where.unknown": "Place: not known to us.",
    "by-whom": "The sources name as responsible: {who}.",
    "by-whom.unknown": "Who is responsible: not known to us.",
    "denied": "{who} denies it.",
    "denied.figure": "{who} denies this: {amount}.",
    "undisputed": "The record holds no account that disputes this.",
    "unknown.when": "Nothing in the record says when it happened.",
    "unknown.day": "No source says on which day it happened.",
    "unknown.number": "No source says how many people it was.",
    "unknown.place": "No source says from where to where.",
    "unknown.by-whom": "No source names who did it.",
    "unknown.fate": "No source says what became of the people.",
    "ask.not": "Not to do, or to stop: {ask}",
    "ask.stop": "not to do, or to stop, {ask}",
    "ask.other": "{whom}: {ask}",
    "answerer": "Somebody of those who were asked",
    "asked": "{who} asked {whom}: {what}.",
    "asked.dated": "{who} asked {whom}: {what} ({when}).",
    "asked.own": "We wrote to {whom} on {when}.",
    "asked.by-us": "We asked {whom}: {what}.",
    "asked.silent": "No answer is recorded by {when}.",
    "asked.nobody": "The record knows of nobody who was asked to act on this.",
    "answered": "{who} answered: {how}.",
    "answered.dated": "{who} answered on {when}: {how}.",
    "answered.words": "{who} answered: {how}. “{words}”",
    "answered.words.dated": "{who} answered on {when}: {how}. “{words}”",
    "reply.responded favourably": "favourably",
    "reply.pledged commitment": "something is pledged",
    "reply.refused": "refused",
    "reply.denied the event": "the event is denied",
    "reply.took steps to inhibit the intervention": "steps were taken against the appeal",
    "reply.request for more information": "more information is asked for",
    "reply.token response": "a token response",
    "reply.no response": "said not to have responded",
    "grounds": "We rely on: {norms}.",
    "norm": "{who} relies on: {norm}.",
    "norm.several": "{who} rely on: {norm}.",
    "norms.none": "No source of the record relies on a norm by name.",
    "victims": "The sources tell of {amount}.",
    "victims.unnamed": "Nobody is named here.",
    "person": "This is about {who}.",
    "person.unnamed": (
        "The name is not told here. Whoever sends this adds it where the person or the family agreed."
    ),
    "person.name": "Full name: not told here.",
    "told-of": "{who} tells of: {what}.",
    "told-of.dated": "{who} tells of: {what} ({when}).",
    "told-of.denied": "{who} denies: {what}.",
    "told-of.outcome": "{words} What became of it, as it is told: {outcome}.",
    "steps.unknown": "Steps taken: not known to us.",
    "urgent.unsaid": "It is not said yet what goes on or is about to happen.",
    "mandates.write": "We ask the mandate holders to write to the authorities of {place}.",
    "mandates.nowhere": "We ask the mandate holders to write to the authorities concerned.",
    "mandates.account": "We ask that they be told where each person is and what became of them.",
    "submitter": "This is submitted by: {who}.",
    "submitter.unsaid": "It is not said yet who submits this.",
    "consent.unsaid": "It is not said yet whether those concerned, or their families, agreed to this.",
    "confidential": "Those who submit this ask that who they are be kept confidential.",
    "open": "Those who submit this agree that who they are may be told.",
    "question": (
        "To ask {office}, what representations have been made to {whom} on reports that speak of {amount}."
    ),
    "question.dated": (
        "To ask {office}, what representations have been made to {whom} on reports that speak of {amount}, "
        "{when}."
    ),
    "question.of-ours": "To ask {office}, {words}",
    "question.office": ("the Secretary of State for Foreign, Commonwealth and Development Affairs"),
    "question.authorities": "the authorities of {place}",
    "question.nowhere": "the authorities concerned",
    "further.account": "Has {office} asked for an account of each person, and what came back?",
    "further.next": "What will be done before others are returned in the same way?",
    "ask.origin": "We ask you to raise this with the authorities of {place}.",
    "ask.destination": (
        "We ask you to ask the authorities of {place} for an account of each person who was returned."
    ),
    "ask.nowhere": "We ask you to raise this with those responsible.",
    "closing": "Yours sincerely,",
    "note.event": "Drafted from event {id}, revision {revision}.",
    "note.waiting": (
        "{waiting} of the {cited} claims that it cites were not accepted by a person yet: {ids}."
    ),
    "note.waiting-all": "None of the {cited} claims that it cites was accepted by a person yet.",
    "note.left": "{left} further figures are not cited.",
    "note.line": "A line names {ids}, of which nothing here can be cited: it stands there without a source.",
    "note.person": "Drafted about person {id}, revision {revision}.",
    "note.one-document": (
        "It tells what one document tells of the person: that two documents tell of one person can say who "
        "it is."
    ),
    "note.not-vanished": (
        "Nothing here tells that the person was arrested, held, sent back or made to disappear: without that "
        "the Working Group takes up no case."
    ),
    "note.same": "It may be the same event as {ids}: whoever sends this decides that first.",
    "note.tongue": "{marks} are quoted in another language: whoever reads this may need a translation.",
    "note.later": "{marks} are of a later day than this paper.",
}
_KOREAN = {
    "told": "여기 인용한 출처들이 전하는 사안은 다음과 같습니다: {title}.",
    "told.so": "{told}",
    "reports": (
        "이를 전하는 보도는 {reports}건, 문서는 {documents}건입니다. "
        "그 표현에서 드러나는 한, 독립된 목소리는 {voices}입니다."
    ),
    "reports.one-document": (
        "이를 전하는 보도는 한 문서에 {reports}건입니다. "
        "그 표현에서 드러나는 한, 독립된 목소리는 {voices}입니다."
    ),
    "voice": "1개",
    "voices": "{most}개",
    "voices.between": "많아야 {most}개",
    "voice.again": "그 가운데 1개는 다른 쪽이 앞서 밝힌 수를 전합니다.",
    "voices.again": "그 가운데 {number}개는 다른 쪽이 앞서 밝힌 수를 전합니다.",
    "differ": "수치들은 서로 다르며 나란히 제시합니다. 수치들이 함께 뒷받침하는 것은 {amount}입니다.",
    "source": "{who}: {amount}.",
    "source.several": "{amount}: {who}.",
    "corrected": "말한 쪽이 나중에 정정하였으므로 위의 수치에 들어 있지 않습니다.",
    "told-by": "{who}({where})",
    "cited-in": "{who}, {publisher}",
    "nobody": "이름 없는 출처",
    "when": "때: {when}.",
    "when.unknown": "때: 우리는 알지 못합니다.",
    "where": "곳: {where}.",
    "where.from": "출발지 {place}",
    "where.to": "도착지 {place}",
    "where.at": "장소 {place}",
    "where.unknown": "곳: 우리는 알지 못합니다.",
    "by-whom": "출처들이 책임이 있다고 말하는 쪽: {who}.",
    "by-whom.unknown": "누구에게 책임이 있는지: 우리는 알지 못합니다.",
    "denied": "{who}: 이를 부인.",
    "denied.figure": "{who}: 다음을 부인 — {amount}.",
    "undisputed": "기록에는 이를 다투는 진술이 없습니다.",
    "unknown.when": "언제 일어났는지 말하는 출처가 기록에 없습니다.",
    "unknown.day": "어느 날 일어났는지 말하는 출처가 없습니다.",
    "unknown.number": "몇 사람이었는지 말하는 출처가 없습니다.",
    "unknown.place": "어디에서 어디로인지 말하는 출처가 없습니다.",
    "unknown.by-whom": "누가 했는지 말하는 출처가 없습니다.",
    "unknown.fate": "그 사람들이 어떻게 되었는지 말하는 출처가 없습니다.",
    "ask.not": "하지 말거나 중단할 것: {ask}",
    "ask.stop": "하지 말거나 중단할 것 {ask}",
    "ask.other": "{whom}: {ask}",
    "answerer": "요청받은 쪽 가운데 누군가",
    "asked": "요청한 쪽 {who}, 요청받은 쪽 {whom}: {what}.",
    "asked.dated": "요청한 쪽 {who}, 요청받은 쪽 {whom}: {what}({when}).",
    "asked.own": "우리는 {when} 다음 상대에게 서한을 보냈습니다: {whom}.",
    "asked.by-us": "우리가 요청한 상대 {whom}: {what}.",
    "asked.silent": "{when}까지 기록된 회신이 없습니다.",
    "asked.nobody": "이 사안에 대해 조치를 요청받은 쪽이 기록에 없습니다.",
    "answered": "{who}의 회신: {how}.",
    "answered.dated": "{who}의 회신({when}): {how}.",
    "answered.words": "{who}의 회신: {how}. “{words}”",
    "answered.words.dated": "{who}의 회신({when}): {how}. “{words}”",
    "reply.responded favourably": "긍정적 회신",
    "reply.pledged commitment": "약속함",
    "reply.refused": "거부함",
    "reply.denied the event": "사건을 부인함",
    "reply.took steps to inhibit the intervention": "요청을 막는 조치를 취함",
    "reply.request for more information": "추가 정보를 요구함",
    "reply.token response": "형식적 회신",
    "reply.no response": "회신하지 않았다고 전해짐",
    "grounds": "우리가 근거로 삼는 것: {norms}.",
    "norm": "{who}의 근거: {norm}.",
    "norm.several": "{who}의 근거: {norm}.",
    "norms.none": "규범의 이름을 들어 근거로 삼은 출처가 기록에 없습니다.",
    "victims": "출처들이 말하는 것: {amount}.",
    "victims.unnamed": "여기서는 아무도 이름을 밝히지 않습니다.",
    "person": "이 문서가 다루는 사람: {who}.",
    "person.unnamed": "이름은 여기서 밝히지 않습니다. 본인이나 가족이 동의한 경우 보내는 쪽이 적어 넣습니다.",
    "person.name": "성명: 여기서 밝히지 않음.",
    "told-of": "{who}의 진술: {what}.",
    "told-of.dated": "{who}의 진술: {what}({when}).",
    "told-of.denied": "{who}: 다음을 부인 — {what}.",
    "told-of.outcome": "{words} 그 결과에 대한 진술: {outcome}.",
    "steps.unknown": "취한 조치: 우리는 알지 못합니다.",
    "urgent.unsaid": "무엇이 진행 중이거나 곧 일어나려 하는지 아직 적지 않았습니다.",
    "mandates.write": "특별절차 수임자들이 다음 국가의 당국에 서한을 보내 주시기를 요청합니다: {place}.",
    "mandates.nowhere": "특별절차 수임자들이 관련 당국에 서한을 보내 주시기를 요청합니다.",
    "mandates.account": (
        "한 사람 한 사람이 어디에 있고 어떻게 되었는지 알려 주도록 요구해 주시기를 요청합니다."
    ),
    "submitter": "제출자: {who}.",
    "submitter.unsaid": "누가 제출하는지 아직 적지 않았습니다.",
    "consent.unsaid": "당사자나 가족이 이에 동의했는지 아직 적지 않았습니다.",
    "confidential": "제출자는 자신이 누구인지 비밀로 해 주기를 요청합니다.",
    "open": "제출자는 자신이 누구인지 밝혀도 좋다고 동의합니다.",
    "question": "{office}에게 묻습니다: {amount}에 관한 보도와 관련하여 {whom}에 어떤 문제 제기를 했습니까?",
    "question.dated": (
        "{office}에게 묻습니다: {amount}({when})에 관한 보도와 관련하여 {whom}에 어떤 문제 제기를 했습니까?"
    ),
    "question.of-ours": "{office}에게 묻습니다: {words}",
    "question.office": "외교부 장관",
    "question.authorities": "{place} 당국",
    "question.nowhere": "관련 당국",
    "further.account": "{office}: 한 사람 한 사람에 대한 해명을 요구했으며, 어떤 회신이 있었습니까?",
    "further.next": "같은 방식으로 다른 사람들이 송환되기 전에 무엇을 할 것입니까?",
    "ask.origin": "이 사안을 {place} 당국에 제기해 주시기를 요청합니다.",
    "ask.destination": "송환된 한 사람 한 사람에 대한 해명을 {place} 당국에 요구해 주시기를 요청합니다.",
    "ask.nowhere": "이 사안을 책임 있는 측에 제기해 주시기를 요청합니다.",
    "closing": "삼가 드림",
    "note.event": "사건 {id}, 개정 {revision}에서 작성했습니다.",
    "note.waiting": "인용한 주장 {cited}건 가운데 {waiting}건은 아직 사람이 채택하지 않았습니다: {ids}.",
    "note.waiting-all": "인용한 주장 {cited}건은 모두 아직 사람이 채택하지 않았습니다.",
    "note.left": "그 밖의 수치 {left}건은 인용하지 않았습니다.",
    "note.line": "{ids}: 여기서 인용할 수 있는 것이 없어 그 줄은 출처 없이 남습니다.",
    "note.person": "인물 {id}, 개정 {revision}에서 작성했습니다.",
    "note.one-document": (
        "한 문서가 그 사람에 대해 말하는 것만 담았습니다. "
        "두 문서가 같은 사람을 말한다는 것이 누구인지 알려 줄 수 있습니다."
    ),
    "note.not-vanished": (
        "이 사람이 체포, 구금, 송환되었거나 실종되었다는 진술이 여기에 없습니다. "
        "그것 없이는 실무그룹이 사건을 접수하지 않습니다."
    ),
    "note.same": "{ids} 사건과 같은 것일 수 있습니다. 보내기 전에 먼저 판단해야 합니다.",
    "note.tongue": "{marks}: 다른 언어로 인용되어 있으므로 읽는 쪽에 번역이 필요할 수 있습니다.",
    "note.later": "{marks}: 이 문서의 날짜보다 나중의 자료입니다.",
}
_ALL = {Tongue.ENGLISH: _ENGLISH, Tongue.KOREAN: _KOREAN}


def phrase(tongue: Tongue, name: str, /, **values: object) -> str:
    """The sentence with its values in place."""
    return _ALL[tongue][name].format(**values)
