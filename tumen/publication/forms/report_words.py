"""The sentences of a report on a release, in English and Korean; ``{name}`` stands for a value. PURE."""

from __future__ import annotations

from tumen.publication.forms.papers import Tongue

_ENGLISH = {
    "edition": "Release {number} of the record: a numbered edition, which never changes.",
    "table": "The table",
    "counted": "What is counted",
    "by": "Counted by {head}.",
    "by-two": "Counted by {head} and {across}.",
    "only": "Only these are counted: {filters}.",
    "claims": "claims",
    "events": "events",
    "claims-by": "Claims by {head}",
    "events-by": "Events by {head}",
    "claims-by-two": "Claims by {head} and {across}",
    "events-by-two": "Events by {head} and {across}",
    "total": "total",
    "withheld": "withheld",
    "drawn": "Drawn",
    "drawn-rows": "Drawn: the total of each row",
    "nothing-drawn": "No row has a count that may be told.",
    "kept-back": "What is withheld, and why",
    "some": "{withheld} of the {lines} counts are withheld.",
    "none": "None of the {lines} counts is withheld.",
    "caveats": "What these numbers do not say",
    "cite": "How to cite it",
    "citation": "“{title}”. Release {number}, {day}. SHA-256 of the table: {digest}.",
    "citation-report": "“{title}”. Release {number}, {day}. SHA-256 of report-en.json: {digest}.",
    "check": "How to check it",
    "checked": (
        "The package of this release holds manifest.json, which names the SHA-256 of each file, this one "
        "among them, and signature.json, the Ed25519 signature over it by this key: {key}."
    ),
}
_KOREAN = {
    "edition": "기록의 공개본 {number}호. 번호가 매겨진 판이며 바뀌지 않습니다.",
    "table": "표",
    "counted": "무엇을 세었는가",
    "by": "기준: {head}.",
    "by-two": "기준: {head}, {across}.",
    "only": "다음에 해당하는 것만 세었습니다: {filters}.",
    "claims": "주장 수",
    "events": "사건 수",
    "claims-by": "{head}별 주장 수",
    "events-by": "{head}별 사건 수",
    "claims-by-two": "{head}별·{across}별 주장 수",
    "events-by-two": "{head}별·{across}별 사건 수",
    "total": "합계",
    "withheld": "비공개",
    "drawn": "그림",
    "drawn-rows": "그림: 각 행의 합계",
    "nothing-drawn": "수를 공개할 수 있는 행이 없습니다.",
    "kept-back": "비공개한 것과 그 이유",
    "some": "수 {lines}개 가운데 {withheld}개가 비공개입니다.",
    "none": "수 {lines}개 가운데 비공개인 것은 없습니다.",
    "caveats": "이 수치가 말하지 않는 것",
    "cite": "인용 방법",
    "citation": "「{title}」. 공개본 {number}호, {day}. 표의 SHA-256: {digest}.",
    "citation-report": "「{title}」. 공개본 {number}호, {day}. report-en.json의 SHA-256: {digest}.",
    "check": "확인 방법",
    "checked": (
        "이 공개본의 묶음에는 이 파일을 포함한 각 파일의 SHA-256을 적은 manifest.json과, 다음 키로 그 위에 "
        "서명한 Ed25519 서명인 signature.json이 들어 있습니다: {key}."
    ),
}
_ALL = {Tongue.ENGLISH: _ENGLISH, Tongue.KOREAN: _KOREAN}


def told(tongue: Tongue, name: str, /, **values: object) -> str:
    """The sentence with its values in place."""
    return _ALL[tongue][name].format(**values)
