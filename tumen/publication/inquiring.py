"""A report of an inquiry: each finding with its claims cited, standard of proof, elements and dissent.

It is an internal paper, as letters are: members are not named in it, and it tells nothing that a reader who
is cleared for what is internal may not see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tumen.claims.queries import ClaimView
from tumen.findings.queries import FindingView, InquiryView, PartView, State
from tumen.publication.forms.papers import (
    Block,
    Citation,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    Tongue,
    title_cited,
)
from tumen.record import korean
from tumen.record.titles import when_words
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.elements import elements

_ENGLISH = {
    "mandate": "Mandate",
    "heard": "What the inquiry heard",
    "untitled": "A document without a title",
    "call": "call for evidence",
    "submission": "submission",
    "hearing": "hearing",
    "exhibit": "exhibit",
    "report": "report",
    "finding": "Finding {number}",
    "finding.draft": "Finding {number} (draft)",
    "standard": "Standard of proof: {words}. {meaning}",
    "standard.none": "No standard of proof was chosen yet.",
    "elements": "It concerns these elements, each with what carries it:",
    "element": "{element}.",
    "element.none": "{element}: no claim carries it yet.",
    "dissent": "A member dissents: {why}",
    "recommendations": "Recommendations",
    "recommendation": "To {whom}: {text}",
    "note.changed": "{claim}, which finding {number} rests on, is another since.",
    "note.none": "No finding is adopted yet.",
}
_KOREAN = {
    "mandate": "위임 사항",
    "heard": "조사에서 들은 것",
    "untitled": "제목 없는 문서",
    "call": "증거 제출 요청",
    "submission": "제출 자료",
    "hearing": "청문",
    "exhibit": "증거물",
    "report": "보고서",
    "finding": "조사 결과 {number}",
    "finding.draft": "조사 결과 {number}(초안)",
    "standard": "입증 기준: {words}. {meaning}",
    "standard.none": "아직 입증 기준을 정하지 않았습니다.",
    "elements": "관련 요건과 각 요건을 뒷받침하는 주장:",
    "element": "{element}.",
    "element.none": "{element}: 아직 뒷받침하는 주장이 없습니다.",
    "dissent": "한 위원의 반대 의견: {why}",
    "recommendations": "권고",
    "recommendation": "{whom}: {text}",
    "note.changed": "조사 결과 {number}의 근거인 {claim}이(가) 그 뒤로 바뀌었습니다.",
    "note.none": "아직 채택된 조사 결과가 없습니다.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a report needs beside the inquiry. What is no draft holds adopted findings alone."""

    tongue: Tongue
    day: date
    is_draft: bool = True
    said: Callable[[str], str] = field(default=str)


def report_on(inquiry: InquiryView, report: Report) -> Paper:
    """The report of an inquiry as somebody sees it."""
    return _Reporting(inquiry, report).paper()


class _Reporting:
    def __init__(self, inquiry: InquiryView, report: Report) -> None:
        self.inquiry, self.report = inquiry, report
        self.citations: list[Citation] = []
        self._numbers: dict[str, int] = {}
        states = (State.ADOPTED, State.DRAFT) if report.is_draft else (State.ADOPTED,)
        self.findings = [each for each in inquiry.findings if each.state in states]

    def paper(self) -> Paper:
        report = self.report
        blocks = tuple(self._blocks())
        notes = tuple(self._notes()) if report.is_draft else ()
        return Paper(
            report.tongue,
            self.inquiry.title,
            blocks,
            tuple(self.citations),
            report.day,
            notes=notes,
            is_draft=report.is_draft,
        )

    def _blocks(self) -> Iterator[Block]:
        if self.inquiry.mandate:
            yield Heading(self._say("mandate"))
            yield _plain(self.inquiry.mandate)
        if self.inquiry.documents:
            yield Heading(self._say("heard"))
            yield Points(tuple(map(self._heard, self.inquiry.documents)))
        for number, finding in enumerate(self.findings, 1):
            is_draft = finding.state is State.DRAFT
            yield Heading(self._say("finding.draft" if is_draft else "finding", number=number))
            yield from self._finding(finding)
        numbers = {each.id: str(number) for number, each in enumerate(self.findings, 1)}
        shown = [each for each in self.inquiry.recommendations if set(each.findings) <= set(numbers)]
        if shown:
            yield Heading(self._say("recommendations"))
            told = (self._say("recommendation", whom=each.addressee, text=each.text) for each in shown)
            yield Points(tuple(_plain(words) for words in told))

    def _finding(self, finding: FindingView) -> Iterator[Block]:
        yield Paragraph((Sentence(finding.text, tuple(self._number(claim) for claim in finding.claims)),))
        if finding.standard is None:
            yield _plain(self._say("standard.none"))
        else:
            said = self.report.said
            words, meaning = said(finding.standard.words), said(finding.standard.meaning)
            yield _plain(self._say("standard", words=words, meaning=meaning))
        if finding.elements:
            yield _plain(self._say("elements"))
            yield Points(tuple(self._carried(finding)))
        for dissent in finding.dissents:
            yield _plain(self._say("dissent", why=dissent.why))

    def _carried(self, finding: FindingView) -> Iterator[Paragraph]:
        """Each element with the numbers of the claims that carry it, or that it has none yet."""
        told = {claim.id: claim for claim in finding.claims}
        for each in finding.carried:
            cites = tuple(self._number(told[id]) for id in each.claims)
            words = self._say("element" if cites else "element.none", element=self._element(each.element))
            yield Paragraph((Sentence(words, cites, asserts=False),))

    def _heard(self, heard: PartView) -> Paragraph:
        called = title_cited(heard.document.label) or self._say("untitled")
        return _plain(f"{called} ({self._say(heard.part.value)})")

    def _element(self, code: str) -> str:
        rule, element = elements()[code]
        said = self.report.said
        norm = f"{said(rule.instrument.called)}, {element.source}"
        return f"{said(rule.called)}, {said(element.called)} ({norm})"

    def _notes(self) -> Iterator[str]:
        if not any(each.state is State.ADOPTED for each in self.findings):
            yield self._say("note.none")
        for number, finding in enumerate(self.findings, 1):
            for claim, _ in finding.changed:
                yield self._say("note.changed", claim=claim, number=number)

    def _number(self, claim: ClaimView) -> int:
        """The number of the citation of a claim; the same each time."""
        if claim.id not in self._numbers:
            self._numbers[claim.id] = len(self.citations) + 1
            quote = " ".join(claim.sentence_text.split())
            about = (claim.speaker, title_cited(claim.document_title), self._day(claim.published))
            self.citations.append(Citation(self._numbers[claim.id], quote, *about, claim.id))
        return self._numbers[claim.id]

    def _day(self, when: Interval | None) -> str:
        if when is None:
            return ""
        return korean.when_words(when) if self.report.tongue is Tongue.KOREAN else when_words(when)

    def _say(self, name: str, **values: object) -> str:
        told = _KOREAN if self.report.tongue is Tongue.KOREAN else _ENGLISH
        return told[name].format(**values)


def _plain(words: str) -> Paragraph:
    """Words that assert nothing of what happened."""
    return Paragraph((Sentence(words, asserts=False),))
