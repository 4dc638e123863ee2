"""The sentences of a drafted letter, in English and Korean; ``{name}`` stands for a value. PURE."""

from __future__ import annotations

from tumen.publication.forms.papers import Tongue

_ENGLISH = {
    "told": "The record tells of this: {title}.",
    "reports": "It is told in {reports} reports of {documents} documents, by {voices}.",
    "reports.one-document": "It is told in {reports} reports of one document, by {voices}.",
    "voice": "one independent voice",
    "voices": "{most} independent voices",
    "voices.between": "between {least} and {most} independent voices",
    "differ": "The figures differ, and are set side by side: together they support {amount}.",
    "sources": "What the sources say",
    "source": "{who} tells of {amount}.",
    "source.dated": "{who} tells of {amount}, in what was published on {when}.",
    "corrected": "The same voice corrected it later.",
    "nobody": "A source without a name",
    "asks": "What we ask",
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
    "note.left": "{left} further figures are not cited.",
    "note.same": "It may be the same event as {ids}: whoever sends this decides that first.",
}
_KOREAN = {
    "told": "기록은 다음을 전합니다: {title}.",
    "reports": "이를 전하는 보도는 {reports}건, 문서는 {documents}건이며, 독립된 목소리는 {voices}입니다.",
    "reports.one-document": "이를 전하는 보도는 한 문서에 {reports}건이고, 독립된 목소리는 {voices}입니다.",
    "voice": "1개",
    "voices": "{most}개",
    "voices.between": "{least}~{most}개",
    "differ": "수치들은 서로 다르며 나란히 제시합니다. 수치들이 함께 뒷받침하는 것은 {amount}입니다.",
    "sources": "출처들이 말하는 것",
    "source": "{who}: {amount}.",
    "source.dated": "{who}: {amount}({when} 자료).",
    "corrected": "같은 목소리가 나중에 정정했습니다.",
    "nobody": "이름 없는 출처",
    "asks": "우리가 요청하는 것",
    "ask.origin": "이 사안을 {place} 당국에 제기해 주시기를 요청합니다.",
    "ask.destination": "송환된 한 사람 한 사람에 대한 해명을 {place} 당국에 요구해 주시기를 요청합니다.",
    "ask.nowhere": "이 사안을 책임 있는 측에 제기해 주시기를 요청합니다.",
    "closing": "삼가 드림",
    "note.event": "사건 {id}, 개정 {revision}에서 작성했습니다.",
    "note.waiting": "인용한 주장 {cited}건 가운데 {waiting}건은 아직 사람이 채택하지 않았습니다: {ids}.",
    "note.left": "그 밖의 수치 {left}건은 인용하지 않았습니다.",
    "note.same": "{ids} 사건과 같은 것일 수 있습니다. 보내기 전에 먼저 판단해야 합니다.",
}
_ALL = {Tongue.ENGLISH: _ENGLISH, Tongue.KOREAN: _KOREAN}


def phrase(tongue: Tongue, name: str, /, **values: object) -> str:
    """The sentence with its values in place."""
    return _ALL[tongue][name].format(**values)
