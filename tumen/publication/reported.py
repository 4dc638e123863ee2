"""The report of an inquiry as anybody may read it: its papers, its files, and whether it may still go out.

What it tells is what a reader may see who is cleared for what is internal. In what it quotes the names of all
persons of whom its documents tell are covered, marked or not, and every place finer than a country.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.utils import timezone

from tumen.access.bounds import within
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.claims.queries import ClaimView
from tumen.consent.purposes import Purpose
from tumen.documents.masking import Covering
from tumen.findings.queries import FindingView, InquiryView, State, inquiry
from tumen.publication.asked_for import names_asked_for
from tumen.publication.citing import cited_in, standing_of
from tumen.publication.errors import NotInOrder, NotToBeReleased
from tumen.publication.finding import notes_of_report
from tumen.publication.forms.counts import Public
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.entities import ENTITIES, Cited, Described, entities_of
from tumen.publication.forms.kept import as_data, paper_in
from tumen.publication.forms.papers import ANNEX, CannotSet, Citation, Paper, Tongue, title_cited
from tumen.publication.forms.pdf import as_pdf
from tumen.publication.forms.sources import sources_name, sources_of
from tumen.publication.forms.wording import in_tongue
from tumen.publication.harmless import require_harmless, require_harmless_file, title_of
from tumen.publication.inquiring import Report, report_on
from tumen.publication.models import Release
from tumen.publication.packing import harmless, zipped
from tumen.publication.report_rows import Findings
from tumen.publication.sealing import files_of_report, sealed
from tumen.publication.telling import OUTSIDE, as_kept, left_out_among, outside
from tumen.publication.untold import LeftOut, untold
from tumen.record.persons.covering import names_told_in
from tumen.record.persons.shielding import Shield

_FORMS = {"pdf": as_pdf, "docx": as_docx, "json": as_data}
#: What is kept beside the files and given to nobody as it is: the documents cited, for entities.
_CITED = "cited.json"
#: The file by whose hash a report is cited.
REPORT = "report-en.json"
#: A day as far as it is known; a span of days, or about when, is told in words alone.
_PARTIAL = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Papers:
    """The report in each language, and what it rests on: claims with their revisions, documents, findings;
    ``left_out`` is what people did not agree to be told."""

    papers: tuple[Paper, ...]
    cites: tuple[Cited, ...]
    claims: Mapping[str, int]
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


def papers_of(actor: Actor, id: str, title: str = "") -> Papers:
    """The report as it would go out now. Raises NoSuchInquiry and `NotToBeReleased`."""
    with within(OUTSIDE), one_look():
        whole = inquiry(actor, id)
        rests_on = [claim for each in whole.findings for claim in each.claims]
        heard = {each.document.id for each in whole.documents}
        shield = Hidden(names_told_in(actor, {*heard, *(claim.document_id for claim in rests_on)}))
        away = untold(Purpose.PUBLISH)
        left_out = left_out_among(actor, rests_on, away)
    # What people did not agree to be told is not seen, nor the findings that rest on it.
    with within(outside(away)), one_look():
        found = inquiry(actor, id)
        adopted = _settled(found)
        named = title_of(title or found.title)
        cited = list({claim.id: claim for each in adopted for claim in each.claims}.values())
        documents = tuple(sorted({claim.document_id for claim in cited}))
        papers = tuple(_paper(replace(found, title=named), shield, tongue) for tongue in Tongue)
        for paper in papers:
            require_harmless(*paper.words())
        rests = cited_in(actor, papers[0], [Purpose.PUBLISH])
    return Papers(
        papers=tuple(map(without_ids, papers)),
        cites=tuple(dict.fromkeys(told_of(claim, shield) for claim in cited)),
        claims=rests,
        documents=documents,
        findings=tuple(each.id for each in adopted),
        left_out=left_out,
    )


def kept_as_draft(
    told: Papers,
    files: Mapping[str, bytes],
    *,
    actor: Actor,
    query: Mapping[str, str],
    inquiry: str,
    findings: list[str | int],
) -> Release:
    """The draft of a release of a report, with its files sealed, within the action that makes it. ``query``
    says of what it tells, ``findings`` are what it rests on beside its claims."""
    made = Release.objects.create(
        title=told.papers[0].title,
        query=dict(query),
        rows=[],
        workings={"left_out": as_kept(told.left_out)},
        documents=list(told.documents),
        threshold=0,
        made_by=actor,
    )
    Findings.objects.create(
        release=made,
        inquiry=inquiry,
        findings=findings,
        claims=dict(told.claims),
        sealed=sealed(zipped(files), made.public_id),
    )
    return made


def findings_files(row: Release, *, number: int, day: date, key: str) -> dict[str, bytes]:
    """The files of a report that is out. Raises `NotOpen` where nobody reads them any more."""
    files = files_of_report(row)
    cites = [Cited(**each) for each in json.loads(files.pop(_CITED))]
    told = Described(number, row.title, day, key, notes_of_report(row.query["of"]), cites=cites)
    return {**files, ENTITIES: entities_of(told, files)}


def papers_in(files: Mapping[str, bytes]) -> dict[Tongue, Paper]:
    """The report in each language, of the files of its release."""
    papers = [paper_in(files[f"report-{tongue.value}.json"]) for tongue in Tongue if files]
    return {paper.tongue: paper for paper in papers}


def report_public(row: Release, *, number: int, day: date, digest: str, key: str) -> Public:
    """What the public site tells of a report beside its papers. ``digest`` is the SHA-256 of `REPORT`."""
    return Public(
        number=number, title=row.title, day=day, of=row.query["of"], head="", across="", filters=(), lines=(),
        counted="", withheld="", caveats=tuple(notes_of_report(row.query["of"])), digest=digest, key=key,
    )  # fmt: skip


def require_still_found(actor: Actor, release: Release) -> None:
    """Raises `NotInOrder` and `NotToBeReleased` unless the report would say the same now of the same claims,
    and those whom it quotes still allow that."""
    kept: Findings = release.report
    with within(OUTSIDE), one_look():
        standing_of(actor, list(kept.claims), [Purpose.PUBLISH])
    told = papers_of(actor, kept.inquiry, release.title)
    if dict(told.claims) != kept.claims or list(told.findings) != kept.findings:
        raise NotInOrder(
            f"What the inquiry found, or a claim that it cites, is another since {release.public_id} was "
            "drafted. Draft it again."
        )


class Hidden:
    """Covers what nobody may read: who is told of and where, and whom families look for."""

    def __init__(self, shield: Shield) -> None:
        self._shield, self._asked_for = shield, Covering(names_asked_for())
        self._said: dict[str, str] = {}  # a quote stands in each language, a document behind many quotes

    def words(self, said: str) -> str:
        """``said`` with names, places finer than a country and signs of identities covered."""
        if said not in self._said:
            self._said[said] = self._asked_for.words(self._shield.words(said))
        return self._said[said]

    def names(self, said: str) -> str:
        """``said`` with names alone covered."""
        return self._asked_for.words(self._shield.names(said))


def _settled(found: InquiryView) -> list[FindingView]:
    """The adopted findings, where each rests on what it rested on then. Raises `NotToBeReleased`."""
    adopted = [each for each in found.findings if each.state is State.ADOPTED]
    if not adopted:
        raise NotToBeReleased(
            f"Nothing was drafted: {found.id} has no adopted finding that may be told outside. Adopt one; "
            "what rests on something restricted, or on words whose people did not agree that they are "
            "published, is not told."
        )
    changed = [(each.id, claim) for each in adopted for claim, _ in each.changed]
    if changed:
        raise NotToBeReleased(
            f"Nothing was drafted: {changed[0][1]}, which {changed[0][0]} rests on, is another since. Adopt "
            "another finding in its place first."
        )
    return adopted


def _paper(found: InquiryView, shield: Hidden, tongue: Tongue) -> Paper:
    """The report in one language. Raises `NotToBeReleased` where the inquiry itself names somebody."""
    heard = tuple(
        replace(each, document=replace(each.document, label=shield.words(each.document.label)))
        for each in found.documents
    )
    told = Report(tongue, timezone.localdate(), is_draft=False, said=lambda words: in_tongue(tongue, words))
    paper = report_on(replace(found, documents=heard), told)
    if any(shield.names(words) != words for words in replace(paper, citations=()).words()):
        raise NotToBeReleased(
            f"Nothing was drafted: the title, a finding, a dissent or a recommendation of {found.id} names "
            "somebody of whom its documents tell. Describe them instead, in another finding if it is adopted."
        )
    return replace(paper, citations=tuple(shielded(each, shield) for each in paper.citations))


def shielded(cited: Citation, shield: Hidden) -> Citation:
    """What a number stands for, as anybody may read it."""
    quote, source, document = map(shield.words, (cited.quote, cited.source, cited.document))
    return replace(cited, quote=quote, source=source, document=document)


def told_of(claim: ClaimView, shield: Hidden) -> Cited:
    """The document of a claim, as other programs are told of it."""
    day = str(claim.published) if claim.published else ""
    title = shield.words(title_cited(claim.document_title)) or "A document without a title"
    publisher = shield.words(claim.publisher)
    return Cited(title, publisher, day if _PARTIAL.fullmatch(day) else "")


def without_ids(paper: Paper) -> Paper:
    """What is public leads to no item of the record by its id."""
    return replace(paper, citations=tuple(replace(each, claim="") for each in paper.citations))


def files_to_seal(told: Papers) -> dict[str, bytes]:
    """The report in each form and language, and which documents it cites. Raises `NotToBeReleased`."""
    cited = json.dumps([asdict(each) for each in told.cites]).encode()
    return {**dict(_files(told)), _CITED: cited}


def _files(told: Papers) -> Iterator[tuple[str, bytes]]:
    """The report in each form and language. One that no font of this computer can show is left out."""
    for paper in told.papers:
        if len(paper.citations) > ANNEX:
            name, data = sources_name(paper), sources_of(paper, harmless)
            require_harmless_file(data)
            yield name, data
            paper = replace(paper, elsewhere=name)
        for form, render in _FORMS.items():
            try:
                data = render(paper)
            except CannotSet as error:
                if form == "pdf" and paper.tongue is Tongue.KOREAN:
                    continue  # without a Korean font: the DOCX and the data are there
                raise NotToBeReleased(f"Nothing was drafted: {error}") from error
            require_harmless_file(data)
            yield f"report-{paper.tongue.value}.{form}", data
