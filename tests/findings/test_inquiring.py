"""An inquiry from its call to what became of its recommendations; who sees what; what is never altered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.findings.cast import GROUPS, Found, Told, found
from tests.record.cast import tells
from tumen.access.actions import grant, introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, GrantKind, Level, Role
from tumen.advocacy.actions import draft_recommended, note_answer, note_step
from tumen.advocacy.errors import NothingAsked
from tumen.advocacy.errors import WrongState as AppealState
from tumen.advocacy.models import Appeal
from tumen.advocacy.queries import appeal, appeals_recommended
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.errors import NoSuchClaim, NoSuchOffice
from tumen.claims.models import Claim, Status
from tumen.claims.seating import add_office
from tumen.consent.forgetting import forget_words
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Document
from tumen.findings.actions import (
    add_member,
    change_inquiry,
    link_document,
    open_inquiry,
    unlink_document,
)
from tumen.findings.concluding import (
    add_dissent,
    adopt_finding,
    change_finding,
    draft_finding,
    recommend,
    strike_finding,
    strike_recommendation,
    undo_dissent,
)
from tumen.findings.errors import (
    LineIsFinal,
    NoReason,
    NoSuchElement,
    NoSuchFinding,
    NoSuchInquiry,
    NoSuchPart,
    NotAccepted,
    NothingFound,
    WrongState,
)
from tumen.findings.models import Dissent, Finding
from tumen.findings.queries import FindingView, State, inquiries, inquiry, recommendation
from tumen.publication.errors import NotToBeReleased
from tumen.publication.forms.papers import Points, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.letters import give_letter
from tumen.publication.queries import Report, reported

DAY = date(2021, 12, 9)


@pytest.fixture
def case(actor: Actor, cast: Told) -> Found:
    return found(actor, cast)


def shown(viewer: Actor, case: Found, number: int) -> FindingView:
    view = inquiry(viewer, case.inquiry).finding(case.findings[number])
    assert view
    return view


def adopted(actor: Actor, case: Found, number: int = 0) -> str:
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[number], on=DAY)
    return case.findings[number]


def recommended(actor: Actor, case: Found, *findings: str) -> str:
    office = add_office(actor=actor, name="Minister for Far Rivers", country="GB").public_id
    made = recommend(
        actor=actor, inquiry=case.inquiry, text="Tell the court.", findings=findings, office=office
    )
    return made.public_id


class TestTheWay:
    def test_from_three_drafts_to_an_appeal_and_its_answer(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        drafts = inquiry(actor, case.inquiry).findings
        assert [each.state for each in drafts] == [State.DRAFT] * 3
        assert [group in each.text for group, each in zip(GROUPS, drafts, strict=True)] == [True] * 3
        first = adopted(actor, case)
        second = adopted(actor, case, 1)
        assert shown(actor, case, 0).adopted_on == DAY
        named = recommended(actor, case, first, second)
        made = draft_recommended(
            actor=actor, recommendation=named, channel="letter", deadline="un-special-procedures"
        ).public_id
        row = Appeal.objects.get(public_id=made)
        assert (row.recommendation, row.grounds, list(row.events)) == (
            named,
            ["genocide-convention"],
            [cast.event],
        )
        assert set(row.asks.get().claims) == {cast.figure, cast.torture}
        note_step(actor=actor, appeal=made, kind="sent", on=DAY)
        note_answer(actor=actor, appeal=made, reply="refused", words="It is for a court.")
        back = appeal(actor, made).recommended
        assert back
        assert (back.id, back.inquiry) == (named, case.inquiry)
        [became] = appeals_recommended(actor, [named])[named]
        assert (became.state.value, became.answers[0].words) == ("answered", "It is for a court.")

    def test_no_appeal_is_made_of_what_is_not_adopted(self, actor: Actor, case: Found) -> None:
        named = recommended(actor, case, case.findings[2])
        with pytest.raises(AppealState):
            draft_recommended(actor=actor, recommendation=named)
        with pytest.raises(NothingAsked):
            draft_recommended(
                actor=actor,
                recommendation=recommended_again(actor, case, adopted(actor, case)),
                channel="smoke",
            )
        assert appeals_recommended(actor, [named]) == {}

    def test_every_step_leaves_a_line_and_names_nobody(self, actor: Actor, case: Found) -> None:
        lines = AuditLine.objects.filter(action__startswith="findings.")
        assert {each.item for each in lines} == {case.inquiry}
        assert "Farrow" not in str([each.detail for each in lines])


def recommended_again(actor: Actor, case: Found, finding: str) -> str:
    made = recommend(
        actor=actor, inquiry=case.inquiry, text="Tell it.", findings=[finding], addressee="The court"
    )
    return made.public_id


class TestAFinding:
    def test_what_no_person_accepted_carries_no_finding(self, actor: Actor, cast: Told, case: Found) -> None:
        with pytest.raises(NotAccepted):
            draft_finding(actor=actor, inquiry=case.inquiry, text="So.", claims=[cast.arrest])
        assert Finding.objects.count() == 3

    def test_it_says_which_claim_carries_which_element(self, actor: Actor, cast: Told, case: Found) -> None:
        said = {"actor": actor, "inquiry": case.inquiry, "finding": case.findings[1], "text": "So."}
        change_finding(
            **said,
            elements=["genocide.intent"],
            claims=[cast.figure],
            carries=[("genocide.group", cast.torture), ("genocide.group", cast.torture)],
        )
        found = shown(actor, case, 1)
        assert {claim.id for claim in found.claims} == {cast.figure, cast.torture}
        assert [(each.element, each.claims) for each in found.carried] == [
            ("genocide.intent", ()),
            ("genocide.group", (cast.torture,)),
        ]
        change_finding(**said, elements=["genocide.group"], claims=[cast.torture])
        assert shown(actor, case, 1).carried[0].claims == ()

    @pytest.mark.parametrize(
        ("error", "pair"),
        [(NoSuchElement, ("genocide.nothing", "")), (NoSuchClaim, ("genocide.group", "c-none00000000"))],
    )
    def test_what_is_not_there_carries_nothing(
        self, actor: Actor, cast: Told, case: Found, error: type[Exception], pair: tuple[str, str]
    ) -> None:
        with pytest.raises(error):
            draft_finding(
                actor=actor, inquiry=case.inquiry, text="So.", carries=[(pair[0], pair[1] or cast.torture)]
            )

    def test_what_nobody_accepted_carries_no_element(self, actor: Actor, cast: Told, case: Found) -> None:
        with pytest.raises(NotAccepted):
            draft_finding(
                actor=actor, inquiry=case.inquiry, text="So.", carries=[("genocide.group", cast.arrest)]
            )

    def test_it_is_adopted_with_a_standard_and_on_claims_alone(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        with pytest.raises(NothingFound, match="standard of proof"):
            adopted(actor, case, 2)
        said = {"actor": actor, "inquiry": case.inquiry, "finding": case.findings[2], "text": "So."}
        change_finding(**said, standard="reasonable-grounds")
        with pytest.raises(NothingFound, match="rests on no claim"):
            adopted(actor, case, 2)
        change_finding(**said, standard="reasonable-grounds", claims=[cast.figure])
        with pytest.raises(NothingFound, match="concerns no element"):
            adopted(actor, case, 2)
        change_finding(
            **said, standard="reasonable-grounds", elements=["genocide.intent"], claims=[cast.figure]
        )
        for day in (date(2021, 6, 30), date.today() + timedelta(1)):
            with pytest.raises(NothingFound, match="lies ahead, or before 2021-07-01"):
                adopt_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[2], on=day)
        adopted(actor, case, 2)
        assert shown(actor, case, 2).state is State.ADOPTED

    def test_what_is_another_since_is_flagged_and_keeps_a_draft_from_adoption(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        adopted(actor, case)
        correct_slot(actor=actor, claim=cast.torture, name="likelihood", value="likely", why="It says so.")
        assert shown(actor, case, 0).changed == ((cast.torture, "it was changed"),)
        with pytest.raises(NotAccepted, match=cast.torture):
            adopted(actor, case, 1)
        review_claim(actor=actor, claim=cast.torture, verdict=Status.REJECTED, why="Misread.")
        assert shown(actor, case, 0).changed == ((cast.torture, "it is accepted no more"),)

    def test_once_adopted_it_is_never_altered_and_another_replaces_it(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        first = adopted(actor, case)
        for change in (
            lambda: change_finding(actor=actor, inquiry=case.inquiry, finding=first, text="Other."),
            lambda: strike_finding(actor=actor, inquiry=case.inquiry, finding=first),
            lambda: adopt_finding(actor=actor, inquiry=case.inquiry, finding=first),
        ):
            with pytest.raises(WrongState):
                change()
        second = draft_finding(
            actor=actor,
            inquiry=case.inquiry,
            text="It was not shown.",
            standard="reasonable-grounds",
            elements=["genocide.intent"],
            claims=[cast.figure],
            replaces=first,
        ).public_id
        assert shown(actor, case, 0).state is State.ADOPTED
        adopt_finding(actor=actor, inquiry=case.inquiry, finding=second, on=DAY)
        assert (shown(actor, case, 0).state, shown(actor, case, 0).replaced_by) == (State.REPLACED, second)
        with pytest.raises(WrongState):
            draft_finding(actor=actor, inquiry=case.inquiry, text="Again.", replaces=first)

    def test_a_draft_that_is_struck_is_gone(self, actor: Actor, case: Found) -> None:
        strike_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[2])
        assert inquiry(actor, case.inquiry).finding(case.findings[2]) is None

    def test_a_member_dissents_with_a_reason_and_takes_it_back(self, actor: Actor, case: Found) -> None:
        at = {"actor": actor, "inquiry": case.inquiry, "finding": adopted(actor, case)}
        with pytest.raises(NoReason):
            add_dissent(**at, member=case.member, why=" ")
        line = add_dissent(**at, member=case.member, why="The intent was not shown.")
        with pytest.raises(NothingFound):
            add_dissent(**at, member=case.member, why="Again.")
        assert [each.why for each in shown(actor, case, 0).dissents] == ["The intent was not shown."]
        undo_dissent(**at, dissent=line.pk, why="Persuaded.")
        assert shown(actor, case, 0).dissents == ()
        with pytest.raises(NoSuchPart):
            undo_dissent(**at, dissent=line.pk, why="Again.")
        with pytest.raises(LineIsFinal):
            Dissent.objects.all().delete()


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (NothingFound, {"text": " "}),
            (NothingFound, {"standard": "certain"}),
            (NothingFound, {"standard": "none"}),
            (NoSuchElement, {"elements": ["torture.nothing"]}),
            (NoSuchClaim, {"claims": ["c-none00000000"]}),
            (NoSuchFinding, {"replaces": "fi-00000000"}),
            (NoSuchInquiry, {"inquiry": "in-00000000"}),
        ],
    )
    def test_a_finding_of_what_is_not_there(
        self, actor: Actor, case: Found, error: type[Exception], said: dict[str, object]
    ) -> None:
        given: dict[str, object] = {"inquiry": case.inquiry, "text": "So.", **said}
        with pytest.raises(error):
            draft_finding(actor=actor, **given)  # type: ignore[arg-type]

    def test_a_recommendation_without_findings_or_somebody(self, actor: Actor, case: Found) -> None:
        ask = {"actor": actor, "inquiry": case.inquiry, "text": "Act."}
        for error, said in (
            (NothingFound, {"findings": [], "addressee": "The court"}),
            (NothingFound, {"findings": [case.findings[0]]}),
            (NoSuchOffice, {"findings": [case.findings[0]], "office": "o-00000000"}),
            (NoSuchFinding, {"findings": ["fi-00000000"], "addressee": "The court"}),
        ):
            with pytest.raises(error):
                recommend(**ask, **said)  # type: ignore[arg-type]

    def test_a_closed_inquiry_takes_nothing_until_it_is_opened_again(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        said = {"title": "The Lantern Inquiry", "mandate": "", "opened": date(2021, 7, 1)}
        with pytest.raises(NothingFound):
            change_inquiry(actor=actor, inquiry=case.inquiry, **said, closed=date(2020, 1, 1))
        change_inquiry(actor=actor, inquiry=case.inquiry, **said, closed=DAY)
        for change in (
            lambda: adopted(actor, case),
            lambda: add_member(actor=actor, inquiry=case.inquiry, name="Somebody"),
            lambda: link_document(actor=actor, inquiry=case.inquiry, document=cast.document, part="call"),
        ):
            with pytest.raises(WrongState):
                change()
        change_inquiry(actor=actor, inquiry=case.inquiry, **said, closed=None)
        adopted(actor, case)

    def test_a_document_belongs_once_and_is_taken_out(self, actor: Actor, cast: Told, case: Found) -> None:
        with pytest.raises(NothingFound):
            link_document(actor=actor, inquiry=case.inquiry, document=cast.document, part="call")
        with pytest.raises(NoSuchDocument):
            link_document(actor=actor, inquiry=case.inquiry, document="d-00000000", part="call")
        unlink_document(actor=actor, inquiry=case.inquiry, document=cast.document)
        assert inquiry(actor, case.inquiry).documents == ()
        with pytest.raises(NoSuchPart):
            unlink_document(actor=actor, inquiry=case.inquiry, document=cast.document)

    def test_a_reader_changes_nothing_and_a_documenter_adopts_nothing(
        self, actor: Actor, case: Found
    ) -> None:
        reader = introduce(name="A Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
        documenter = introduce(name="A Documenter", roles=(Role.DOCUMENTER,), clearance=Level.INTERNAL)
        with pytest.raises(NotPermitted):
            draft_finding(actor=reader, inquiry=case.inquiry, text="So.")
        with pytest.raises(NotPermitted):
            adopted(documenter, case)
        with pytest.raises(NotPermitted):
            add_member(actor=documenter, inquiry=case.inquiry, name="Somebody")


class TestWhoSees:
    def test_a_finding_is_shown_to_who_sees_every_claim_and_counted_for_nobody_else(
        self, actor: Actor, colleague: Actor, cast: Told, case: Found
    ) -> None:
        other = tells(actor, 77, on="2021-01-05")
        review_claim(actor=actor, claim=other, verdict=Status.ACCEPTED, why="Read.")
        hidden = draft_finding(
            actor=actor,
            inquiry=case.inquiry,
            text="More.",
            standard="reasonable-grounds",
            elements=["genocide.harm"],
            claims=[other, cast.figure],
        ).public_id
        adopt_finding(actor=actor, inquiry=case.inquiry, finding=hidden)
        named = recommended(actor, case, hidden)
        made = draft_recommended(actor=actor, recommendation=named).public_id
        assert inquiry(colleague, case.inquiry).finding(hidden)
        document = Claim.objects.get(public_id=other).document.public_id
        link_document(actor=actor, inquiry=case.inquiry, document=document, part="submission")
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        seen = inquiry(colleague, case.inquiry)
        assert [each.id for each in seen.findings] == list(case.findings)
        assert (len(seen.documents), seen.recommendations) == (1, ())
        assert appeals_recommended(colleague, [named]) == {}
        for change in (
            lambda: recommendation(colleague, named),
            lambda: strike_recommendation(actor=colleague, inquiry=case.inquiry, recommendation=named),
            lambda: draft_recommended(actor=colleague, recommendation=named),
        ):
            with pytest.raises(NoSuchPart):
                change()
        with pytest.raises(NoSuchFinding):
            adopt_finding(actor=colleague, inquiry=case.inquiry, finding=hidden)
        assert made in str(appeals_recommended(actor, [named]))

    def test_one_of_a_level_that_is_not_open_is_not_there(self, actor: Actor, colleague: Actor) -> None:
        made = open_inquiry(actor=actor, title="A closed circle", opened=DAY, level="restricted").public_id
        assert made not in [each.id for each in inquiries(colleague)]
        with pytest.raises(NoSuchInquiry):
            inquiry(colleague, made)
        with pytest.raises(NothingFound):
            open_inquiry(actor=colleague, title="Another", opened=DAY, level="restricted")
        grant(
            actor=actor,
            to=colleague,
            kind=GrantKind.CLEARANCE,
            value=Level.RESTRICTED.value,
            why="a test",
        )
        assert inquiry(colleague, made).title == "A closed circle"

    def test_who_sits_on_it_is_named_to_who_is_cleared_alone(
        self, actor: Actor, colleague: Actor, case: Found
    ) -> None:
        add_dissent(
            actor=actor, inquiry=case.inquiry, finding=case.findings[0], member=case.member, why="Not so."
        )
        assert "Farrow" in str(inquiry(actor, case.inquiry))
        seen = inquiry(colleague, case.inquiry)
        assert "Farrow" not in str(seen)
        assert (seen.members[0].number, seen.findings[0].dissents[0].why) == (case.member, "Not so.")

    def test_a_name_that_is_covered_is_covered_in_what_was_found(
        self, actor: Actor, colleague: Actor, cast: Told, case: Found
    ) -> None:
        said = {"text": "One woman was tortured.", "claims": [cast.torture]}
        change_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[0], **said)  # type: ignore[arg-type]
        assert "One woman" in str(inquiry(colleague, case.inquiry))
        mark_identity(actor=actor, document=cast.document, words="One woman", kind="name", why="a test")
        assert "One woman" not in str(inquiry(colleague, case.inquiry))

    def test_what_is_forgotten_is_taken_out_of_what_was_found(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        said = {"text": "One woman was tortured.", "claims": [cast.torture]}
        change_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[0], **said)  # type: ignore[arg-type]
        forget_words(actor, Document.objects.get(public_id=cast.document), ["One woman"])
        assert "One woman" not in Finding.objects.get(public_id=case.findings[0]).text


class TestTheReport:
    def test_it_cites_every_claim_and_names_no_member(self, actor: Actor, cast: Told, case: Found) -> None:
        recommended(actor, case, adopted(actor, case))
        add_dissent(
            actor=actor, inquiry=case.inquiry, finding=case.findings[0], member=case.member, why="Not so."
        )
        paper = reported(actor, case.inquiry, Report(Tongue.ENGLISH, DAY, is_draft=False))
        text = as_text(paper)
        [points] = [block for block in paper.blocks if isinstance(block, Points) and "Genocide" in str(block)]
        group, intent = (item.sentences[0] for item in points.items)
        assert (group.cites, intent.cites) == ((1,), ())
        assert intent.words.endswith("no claim carries it yet.")
        assert [each.claim for each in paper.citations] == [cast.torture]
        assert paper.uncited() == []
        for told in (
            "beyond reasonable doubt",
            "A member dissents: Not so.",
            "Tell the court.",
            "the river villagers",
        ):
            assert told in text
        assert "Farrow" not in text
        assert "the hill families" not in text, "a draft is in no finished report"

    @pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"2021")])
    def test_it_is_taken_out_as_a_file_that_is_kept(
        self, actor: Actor, case: Found, form: str, begins: bytes
    ) -> None:
        adopted(actor, case)
        paper = reported(actor, case.inquiry, Report(Tongue.KOREAN, DAY, is_draft=False))
        made = give_letter(
            actor=actor, paper=paper, to="The panel", why="To read.", form=form, about=case.inquiry
        )
        assert bytes(made.file).startswith(begins)
        assert made.about == case.inquiry

    def test_it_does_not_leave_finished_with_a_claim_that_is_rejected(
        self, actor: Actor, cast: Told, case: Found
    ) -> None:
        adopted(actor, case)
        review_claim(actor=actor, claim=cast.torture, verdict=Status.REJECTED, why="Misread.")
        paper = reported(actor, case.inquiry, Report(Tongue.ENGLISH, DAY, is_draft=False))
        with pytest.raises(NotToBeReleased):
            give_letter(actor=actor, paper=paper, to="The panel", why="To read.", form="txt")

    def test_nothing_restricted_is_reported_whoever_makes_it(self, actor: Actor) -> None:
        made = open_inquiry(actor=actor, title="A closed circle", opened=DAY, level="restricted").public_id
        with pytest.raises(NoSuchInquiry):
            reported(actor, made, Report(Tongue.ENGLISH, DAY))


def test_nothing_is_left_half(actor: Actor, case: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding and what it rests on are kept together, or not at all."""

    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("tumen.findings.concluding._rest", broken)
    before = Finding.objects.count(), AuditLine.objects.count()
    with pytest.raises(RuntimeError):
        draft_finding(actor=actor, inquiry=case.inquiry, text="So.")
    assert (Finding.objects.count(), AuditLine.objects.count()) == before
