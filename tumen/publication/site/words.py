"""The site's own words, in English and Korean; ``{name}`` stands for a value. PURE."""

from __future__ import annotations

from tumen.publication.forms.papers import Tongue

_ENGLISH = {
    "name": "Releases",
    "skip": "To the content",
    "other": "한국어",
    "lead": (
        "Each release is a numbered edition that never changes. What is corrected or retracted stays in this "
        "list, with the reason."
    ),
    "nothing": "Nothing has been released yet.",
    "heading": "{number}. {title}",
    "published": "published",
    "corrected": "published; a correction was added",
    "retracted": "retracted",
    "said": "What was said of it",
    "correction": "Correction, {day}: {why}",
    "retraction": "Retracted on {day}: {why}",
    "gone": "It was taken back, so nothing of it is given here.",
    "files": "Files",
    "everything": "Everything, with the signed manifest (ZIP)",
    "report": "Report (PDF)",
    "report-docx": "Report (DOCX)",
    "sources": "All its sources, by their numbers (CSV)",
    "sources-printed": (
        "The report as PDF and DOCX prints the first {printed} of its {all} sources. The others are left out "
        "there; all of them stand on this page and in {file}."
    ),
    "data": "The table (CSV)",
    "chart": "The drawing (SVG)",
    "picture": "The drawing (PNG)",
    "map": "The map (SVG)",
    "geojson": "The map for other programs (GeoJSON)",
    "report-json": "Report for other programs (JSON)",
    "entities": "For Aleph and other programs: entities of FollowTheMoney",
    "uwazi": "For Uwazi (CSV)",
    "datapackage": "What the columns mean (Frictionless Data Package)",
    "crate": "What the files are (RO-Crate)",
    "manifest": "The manifest (JSON)",
    "signature": "Its signature (JSON)",
    "size": "{kilobytes} KB",
    "check-key": "Manifests are signed by this key (Ed25519):",
    "check-how": (
        "A release is unchanged when the SHA-256 of each of its files is the one that its manifest names, "
        "and the signature over the manifest (with the line “tumen release v1” before it) is by this key."
    ),
    "all": "All releases",
    "wide": "The table can be moved sideways",
}
_KOREAN = {
    "name": "공개본",
    "skip": "본문으로",
    "other": "English",
    "lead": (
        "공개본은 번호가 매겨진 판이며 바뀌지 않습니다. 정정이나 철회된 것도 이유와 함께 목록에 남습니다."
    ),
    "nothing": "아직 공개된 것이 없습니다.",
    "heading": "{number}. {title}",
    "published": "공개됨",
    "corrected": "공개됨, 정정 있음",
    "retracted": "철회됨",
    "said": "이 공개본에 관한 알림",
    "correction": "정정, {day}: {why}",
    "retraction": "{day} 철회: {why}",
    "gone": "철회되었으므로 내용과 파일을 여기에서 제공하지 않습니다.",
    "files": "파일",
    "everything": "서명된 목록을 포함한 전체 (ZIP)",
    "report": "보고서 (PDF)",
    "report-docx": "보고서 (DOCX)",
    "sources": "번호별 전체 출처 (CSV)",
    "sources-printed": (
        "PDF와 DOCX 보고서에는 출처 {all}건 가운데 처음 {printed}건만 실려 있습니다. "
        "나머지는 그 파일에서 빠져 있으며, 전체 출처는 이 페이지와 {file}에 있습니다."
    ),
    "data": "표 (CSV)",
    "chart": "그림 (SVG)",
    "picture": "그림 (PNG)",
    "map": "지도 (SVG)",
    "geojson": "다른 프로그램용 지도 (GeoJSON)",
    "report-json": "다른 프로그램용 보고서 (JSON)",
    "entities": "Aleph 등 다른 프로그램용: FollowTheMoney 개체",
    "uwazi": "Uwazi용 (CSV)",
    "datapackage": "각 열의 뜻 (Frictionless Data Package)",
    "crate": "각 파일의 설명 (RO-Crate)",
    "manifest": "파일 목록 (JSON)",
    "signature": "목록의 서명 (JSON)",
    "size": "{kilobytes} KB",
    "check-key": "파일 목록에 서명한 키(Ed25519):",
    "check-how": (
        "각 파일의 SHA-256이 목록에 적힌 것과 같고, 목록(앞에 “tumen release v1” 줄을 붙인 것)에 대한 서명이 "
        "이 키로 한 것이면 공개본은 바뀌지 않은 것입니다."
    ),
    "all": "모든 공개본",
    "wide": "표를 옆으로 움직일 수 있습니다",
}
_ALL = {Tongue.ENGLISH: _ENGLISH, Tongue.KOREAN: _KOREAN}


def say(tongue: Tongue, name: str, /, **values: object) -> str:
    """The words with their values in place."""
    return _ALL[tongue][name].format(**values)
