"""Names that families asked after, planted in documents: in nothing that leaves. All of it is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import pytest

from tests.documents.shapes.pdf import At, pdf
from tests.findings.cast import Told, found
from tests.publication.cast import drafted, published
from tests.publication.copy_cast import WHY, clear, copied, let_out
from tests.record.people_cast import Act, man, tells
from tumen.access.models import Actor
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.findings.concluding import adopt_finding, draft_finding
from tumen.publication import packing, queries, reported
from tumen.publication.actions import approve_release, correct, publish
from tumen.publication.concluded import draft_findings
from tumen.publication.copying import look_at_page
from tumen.publication.errors import NotToBeReleased
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.kept import as_data
from tumen.publication.redaction import pages as painting
from tumen.record.actions import refresh
from tumen.requests.actions import forget_request, take_request

#: Whom a family looks for, and who asks; claims tell of neither by name.
SOUGHT, KOREAN, ASKER = "Zqorvald Quennick", "표하늘", "Zqelda Quennick"
LINE = f"A man was beaten, and {SOUGHT} saw it with {ASKER}. {KOREAN}은 그날 보았다."


@pytest.fixture(autouse=True)
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "tesseract", lambda: None)


@pytest.fixture
def maker(maker: Actor, other: Actor) -> Actor:
    clear(maker, other)
    return maker


@pytest.fixture
def request_id(maker: Actor) -> str:
    sought = f"Her brother {SOUGHT}, a driver; and {KOREAN}."
    told = {"asker": ASKER, "reach": "By letter.", "consent": "That we look.", "sought": sought}
    return take_request(actor=maker, **told).public_id


def parts(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file, and every part of those that are archives themselves."""
    for name, data in files.items():
        yield name, data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((f"{name}/{each}", archive.read(each)) for each in archive.namelist())


def leaks(files: Mapping[str, bytes]) -> list[str]:
    wanted = [part.encode() for name in (SOUGHT, ASKER) for part in name.split()] + [KOREAN.encode()]
    return [name for name, data in parts(files) if any(each in data for each in wanted)]


def test_they_are_in_no_copy_of_a_text(maker: Actor, other: Actor, request_id: str) -> None:
    made = take_in(actor=maker, data=LINE.encode(), name="a.txt", origin="a test", publisher="Wire")
    edition = let_out(copied(maker, made), other, maker)
    files = packing.files_in(queries.package(maker, str(edition.number)))
    assert b"A man was beaten" in files["copy.txt"]
    assert leaks(files) == []
    forget_request(actor=maker, request=request_id, why=WHY)
    again = let_out(copied(maker, made), other, maker)
    assert leaks(packing.files_in(queries.package(maker, str(again.number)))) == ["copy.txt"]


@pytest.mark.usefixtures("request_id")
def test_they_are_painted_over_on_a_page(maker: Actor) -> None:
    data = pdf([[At(f"It was {SOUGHT}.", 100), At(f"She is {ASKER}.", 300)]], made_on="20231011")
    made = take_in(actor=maker, data=data, name="a.pdf", origin="a test", publisher="Wire")
    assert len(look_at_page(actor=maker, document=made.public_id, page=1).found) == 2
    copy = copied(maker, made, seen_by_eye=True).copy
    assert copy.taken == {"box": 2}


@pytest.mark.usefixtures("request_id")
def test_they_are_in_no_report_of_an_inquiry(
    maker: Actor, other: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reported, "_FORMS", {"json": as_data, "docx": as_docx})
    monkeypatch.setattr(reported, "ANNEX", 0)
    document = tells(maker, f"{LINE}\n", Act("was beaten", "torture", (man("A man"),)))
    (claim,) = claims_of(maker, document)
    review_claim(actor=maker, claim=claim.id, verdict=Status.ACCEPTED, why="Read.")
    refresh(actor=maker)
    inquiry = found(maker, Told(document.public_id, claim.id, claim.id, claim.id, "")).inquiry
    sure = {"standard": "reasonable-grounds", "claims": [claim.id], "elements": ["torture.pain"]}
    made = draft_finding(actor=maker, inquiry=inquiry, text="A man was beaten.", **sure)
    adopt_finding(actor=maker, inquiry=inquiry, finding=made.public_id)
    release = draft_findings(actor=maker, inquiry=inquiry)
    approve_release(actor=other, release=release.public_id)
    edition = publish(actor=maker, release=release.public_id)
    files = packing.files_in(queries.package(maker, str(edition.number)))
    assert {"report-en.docx", "sources-en.csv", "entities.ftm.json"} < set(files)
    assert b"saw it with" in files["sources-en.csv"], "the sentence is quoted without them"
    assert leaks(files) == []
    assert leaks(queries.site(maker)) == []
    named = draft_finding(actor=maker, inquiry=inquiry, text=f"{SOUGHT} saw it.", **sure)
    adopt_finding(actor=maker, inquiry=inquiry, finding=named.public_id)
    with pytest.raises(NotToBeReleased, match="names somebody"):
        draft_findings(actor=maker, inquiry=inquiry)


@pytest.mark.usefixtures("request_id")
@pytest.mark.parametrize("words", [f"For {SOUGHT}", f"{KOREAN}에 관하여", f"Asked by {ASKER}"])
def test_they_stand_in_no_title_and_no_notice(maker: Actor, other: Actor, words: str) -> None:
    with pytest.raises(NotToBeReleased, match="covered"):
        drafted(maker, words)
    edition = published(maker, other)
    with pytest.raises(NotToBeReleased, match="covered"):
        correct(actor=maker, release=edition.release.public_id, why=words)
