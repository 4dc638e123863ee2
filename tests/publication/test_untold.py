"""What people did not agree to be told is left out value by value, and nothing owes anything to it."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.publication.cast import let_publish, second
from tests.record.cast import derived, tells
from tests.record.people_cast import Act, man
from tests.record.people_cast import tells as tells_of
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.advocacy.queries import Letter, drafted, drafted_without
from tumen.claims.actions import review_claim
from tumen.claims.models import Source, Status
from tumen.claims.queries import claim as claim_of
from tumen.claims.queries import claims_of
from tumen.cli import Desk, main
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.purposes import Purpose, Way
from tumen.documents.actions import mark_identity
from tumen.documents.models import Document
from tumen.publication import queries, reported
from tumen.publication.actions import approve_release
from tumen.publication.citing import standing_of
from tumen.publication.errors import NotInOrder, NotToBeReleased
from tumen.publication.event_reports import draft_event_report
from tumen.publication.forms.kept import as_data
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.wording import in_tongue
from tumen.publication.letters import give_letter
from tumen.publication.models import Release
from tumen.publication.queries import letters_given
from tumen.publication.sealing import files_of_report
from tumen.publication.untold import untold
from tumen.record.queries import events
from tumen.vault.workspace import Workspace
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.writings import PUBLIC
from tumen.web import publishing, viewing

TOLD = {"to": "The Foreign Secretary", "why": "The families asked for it.", "form": "txt"}


@pytest.fixture
def maker(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setattr(reported, "_FORMS", {"json": as_data})  # the other forms take a second each
    return let_publish(actor, actor)


@pytest.fixture
def told(maker: Actor) -> list[str]:
    """Two accepted claims of one event, which differ."""
    ids = [tells(maker, 600, speakers=(("Reed Watch",),)), tells(maker, 500, speakers=(("Heron Office",),))]
    for id in ids:
        review_claim(actor=maker, claim=id, verdict=Status.ACCEPTED, why="Read.")
    derived(maker)
    return ids


def refuses(actor: Actor, item: str, purpose: str = "publish") -> None:
    note_consent(actor=actor, item=item, purpose=purpose, is_given=False, way=Way.SPOKEN, why="No.")


def agrees(actor: Actor, item: str, purpose: str = "publish") -> None:
    note_consent(actor=actor, item=item, purpose=purpose, is_given=True, way=Way.SPOKEN, why="Yes.")


def papers(maker: Actor, *added: str) -> list[Paper]:
    told = partial(Letter, day=date(2024, 3, 1), is_draft=False, kind=PUBLIC, added=added)
    asked = [told(tongue, said=partial(in_tongue, tongue)) for tongue in Tongue]
    return [drafted(maker, about_of(maker), each) for each in asked]


def about_of(maker: Actor) -> str:
    (about,) = [each.id for each in events(maker) if each.when and each.when.earliest == date(2023, 10, 9)]
    return about


def draft(maker: Actor, *added: str) -> Release:
    return draft_event_report(actor=maker, event=about_of(maker), papers=papers(maker, *added))


def document_of(maker: Actor, claim: str) -> str:
    return claim_of(maker, claim).document_id


def account_of(maker: Actor, *lines: str) -> tuple[Document, dict[str, str]]:
    """A document with these sentences, each a claim on a group, and its claims by their sentences."""
    group = (Party("the group", kind=PartyKind.GROUP),)
    acts = [Act(line.rstrip("."), "refoulement", group, on="2019-04") for line in lines]
    document = tells_of(maker, "\n\n".join(lines), *acts)
    return document, {each.sentence_text.strip(): each.id for each in claims_of(maker, document)}


def test_no_figure_owes_anything_to_whom_did_not_agree(maker: Actor, told: list[str]) -> None:
    refuses(maker, document := document_of(maker, told[0]))
    made = draft(maker)
    page = queries.release(maker, made.public_id)
    assert page.left_out == ((told[0], document),)
    letter = Letter(Tongue.ENGLISH, date(2024, 3, 1))
    assert [each.id for each in drafted_without(maker, about_of(maker), letter).left_out] == [told[0]]
    assert page.touched == ()
    assert page.report
    for paper in page.report.papers:
        whole = "\n".join(paper.words())
        assert "500" in whole
        assert all(secret not in whole for secret in ("600", "Reed Watch", "two", "2 reports"))
    assert b"600" not in b"".join(files_of_report(made).values())


def test_it_goes_out_and_a_consent_noted_since_stops_it(maker: Actor, told: list[str]) -> None:
    refuses(maker, document_of(maker, told[0]))
    made, later = draft(maker), draft(maker)
    approve_release(actor=second(maker), release=made.public_id)
    agrees(maker, document_of(maker, told[0]), "publish")
    with pytest.raises(NotInOrder, match="Draft it again"):
        approve_release(actor=second(maker), release=later.public_id)
    refuses(maker, document_of(maker, told[1]))
    with pytest.raises(NotToBeReleased, match="did not agree"):
        approve_release(actor=second(maker), release=later.public_id)


def test_nothing_is_drafted_where_nobody_agreed(maker: Actor, told: list[str]) -> None:
    for id in told:
        refuses(maker, document_of(maker, id))
    with pytest.raises(NotToBeReleased, match="did not agree that their words"):
        draft(maker)


def test_a_draft_of_which_nothing_is_left_says_that_it_cannot_go_out(maker: Actor, told: list[str]) -> None:
    for id in told:
        refuses(maker, document_of(maker, id))
    made = drafted_without(maker, about_of(maker), Letter(Tongue.ENGLISH, date(2024, 3, 1)))
    assert (made.is_held, made.left_out) == (True, ())
    with pytest.raises(NotToBeReleased, match="did not agree"):
        give_letter(actor=maker, paper=made.paper, **TOLD)


def test_a_line_of_ones_own_brings_nothing_back(maker: Actor, told: list[str]) -> None:
    refuses(maker, document_of(maker, told[0]))
    with pytest.raises(NotToBeReleased):
        draft(maker, f"Six hundred, it was said. [{told[0]}]")


def test_somebody_covered_decides_over_what_may_be_of_them(maker: Actor) -> None:
    lines = (
        "The police returned the group across the river.",
        "Min Seo-yun stood among the group.",
        "Then she fell behind the group.",
        "Seoyun was beaten before the group.",
        "민서윤도 그 집단에 있었다.",
    )
    document, ids = account_of(maker, *lines)
    cover = mark_identity(
        actor=maker, document=document.public_id, words="Min Seo-yun", kind="name", why="at risk"
    )
    refuses(maker, cover.public_id)
    away = untold(Purpose.PUBLISH)
    assert document.public_id not in away.documents
    assert {line for line, id in ids.items() if id in away.claims} == set(lines[1:])
    assert {each.item for each in away.claims.values()} == {cover.public_id}


def test_a_person_with_another_name_and_a_small_number_may_be_them(maker: Actor) -> None:
    document = tells_of(
        maker,
        "Min Seo-yun left.\n\nKang Chol-u was beaten there.\n\nTwo were held there.",
        Act("was beaten there", "torture", (man("Kang Chol-u"),)),
        Act("were held there", "detention", (Party("two", kind=PartyKind.GROUP, relation="sisters"),)),
    )
    cover = mark_identity(
        actor=maker, document=document.public_id, words="Min Seo-yun", kind="name", why="at risk"
    )
    refuses(maker, cover.public_id)
    assert set(untold(Purpose.PUBLISH).claims) == {each.id for each in claims_of(maker, document)}


def test_a_place_decides_over_what_it_touches_alone(maker: Actor) -> None:
    lines = ("The group was held at Fen Farm.", "She saw the group at the river.")
    document, ids = account_of(maker, *lines)
    cover = mark_identity(
        actor=maker, document=document.public_id, words="Fen Farm", kind="place", why="where somebody is"
    )
    refuses(maker, cover.public_id)
    assert set(untold(Purpose.PUBLISH).claims) == {ids[lines[0]]}


def test_a_source_decides_over_what_it_tells_and_what_lies_over_that(maker: Actor) -> None:
    words = "It said that 700 people and 40 guards came."
    document = tells_of(
        maker,
        f"Fen Bureau wrote to the Wire.\n\n{words}\n\nThe police returned the group.",
        Act("700 people", "refoulement", (), more=(("speakers", (("Fen Bureau",),)),)),
        Act("40 guards", "crossing", ()),
        Act("returned the group", "refoulement", (Party("the group", kind=PartyKind.GROUP),)),
    )
    refuses(maker, Source.objects.get(name="Fen Bureau").public_id)
    away = untold(Purpose.PUBLISH)
    assert {each.id for each in claims_of(maker, document) if away.why(each)} == {
        each.id for each in claims_of(maker, document) if each.sentence_text.strip() == words
    }


def test_words_that_are_gone_leave_the_whole_document_out(maker: Actor) -> None:
    document, ids = account_of(maker, "The police returned the group.", "Min Seo-yun stood there.")
    cover = mark_identity(
        actor=maker, document=document.public_id, words="Min Seo-yun", kind="name", why="at risk"
    )
    withdraw_consent(actor=maker, item=cover.public_id, way=Way.SPOKEN, why="Asked.")
    away = untold(Purpose.PUBLISH)
    assert away.documents[document.public_id].item == cover.public_id
    assert all(away.of(id, document.public_id) for id in ids.values())


def test_a_giver_who_was_asked_and_said_nothing_of_it_leaves_it_out(maker: Actor, told: list[str]) -> None:
    document = document_of(maker, told[0])
    agrees(maker, document, "research")
    assert set(untold(Purpose.PUBLISH).documents) == {document}


def test_a_letter_to_the_un_leaves_out_what_may_not_be_given_to_it(maker: Actor, told: list[str]) -> None:
    agrees(maker, document_of(maker, told[0]), "publish")
    refuses(maker, document_of(maker, told[0]), "court")
    day = date(2024, 3, 1)
    whole = drafted(maker, about_of(maker), Letter(Tongue.ENGLISH, day))
    apart = drafted(maker, about_of(maker), Letter(Tongue.ENGLISH, day, kind="allegation-letter"))
    assert "600" in "\n".join(whole.words())
    assert "600" not in "\n".join(apart.words())
    assert give_letter(actor=maker, paper=apart, kind="allegation-letter", **TOLD).claims.keys() == {told[1]}


def test_a_letter_is_flagged_by_the_claims_that_it_quotes_and_by_no_others(maker: Actor) -> None:
    lines = ("The police returned the group across the river.", "Min Seo-yun stood among the group.")
    document, ids = account_of(maker, *lines)
    for id in ids.values():
        review_claim(actor=maker, claim=id, verdict=Status.ACCEPTED, why="Read.")
    cover = mark_identity(
        actor=maker, document=document.public_id, words="Min Seo-yun", kind="name", why="at risk"
    )
    refuses(maker, cover.public_id)
    assert standing_of(maker, [ids[lines[0]]], [Purpose.PUBLISH])
    with pytest.raises(
        NotToBeReleased, match=f"did not agree that their words are told, the first {ids[lines[1]]}"
    ):
        standing_of(maker, list(ids.values()), [Purpose.PUBLISH])


def test_whom_only_what_is_left_out_tells_of_is_named_nowhere(maker: Actor, told: list[str]) -> None:
    document = tells_of(
        maker,
        "Kang Chol-u was beaten. The police returned 550 people.",
        Act("was beaten", "torture", (man("Kang Chol-u"),), on="2023-10-09"),
    )
    (beaten,) = claims_of(maker, document)
    review_claim(actor=maker, claim=beaten.id, verdict=Status.ACCEPTED, why="Read.")
    derived(maker)
    made = draft(maker, f"Kang Chol-u was beaten by two guards. [{beaten.id}]")
    page = queries.release(maker, made.public_id)
    assert page.report
    assert "Kang" not in "\n".join(page.report.papers[0].words())


def test_a_letter_of_before_is_flagged_when_a_claim_that_it_quotes_is_refused(
    maker: Actor, told: list[str]
) -> None:
    paper = drafted(maker, about_of(maker), Letter(Tongue.ENGLISH, date(2024, 3, 1)))
    give_letter(actor=maker, paper=paper, **TOLD)
    refuses(maker, document := document_of(maker, told[0]))
    (shown,) = letters_given(maker)
    assert shown.refused == (document,)
    assert queries.claims_refused(maker, told) == {told[0]}


def test_the_makers_see_what_is_left_out_and_the_paper_does_not_say_it(
    maker: Actor, told: list[str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses(maker, document := document_of(maker, told[0]))
    client.defaults[JUDGE] = maker
    for module in (viewing, publishing):
        monkeypatch.setattr(module, "viewer_of", lambda request: maker)
    release = draft(maker).public_id
    for address in (f"/events/{about_of(maker)}/letter", f"/releases/{release}"):
        page = client.get(address).content.decode()
        assert told[0] in page
        assert document in page
    said = CliRunner().invoke(
        main, ["appeal", "letter", about_of(maker)], obj=Desk(Workspace.current(), maker)
    )
    assert f"Left out, for people did not agree that it is told: {told[0]} ({document})." in said.stderr
    assert told[0] not in said.stdout
