from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.record.people_cast import (
    Act,
    both,
    first,
    man,
    named,
    read_again,
    second,
    sketches,
    tells,
    uncleared,
    woman,
)
from tumen.access.errors import NotPermitted
from tumen.access.looking import one_look
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.consent.forgetting import forget_words
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.linkage.comparing import Band, Reason
from tumen.record.actions import (
    judge_different_person,
    judge_same_person,
    open_identity,
    refresh,
    seek_person,
    undo_judgement,
)
from tumen.record.errors import AlreadyUndone, NoReason, NoSuchJudgement, NoSuchPerson, SameItem
from tumen.record.models import Judgement, Person, PersonKey, PersonPair
from tumen.record.persons.gathering import proper_name
from tumen.record.persons.staging import Certainty, Stage
from tumen.record.queries import judgements, person, persons, stale
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.parties import Party

NAMES = ("Ri Myong", "Myong-suk", "Lee", "Myung", "Kang Chol", "Chol-u", "Musan", "Yanji", "the Tumen")


def shown(viewer: Actor, id: str) -> str:
    return repr(person(viewer, id))


# Deriving


def test_it_gathers_the_persons_of_a_document_each_once(actor: Actor) -> None:
    first(actor)
    refresh(actor=actor)
    assert sketches(actor) == ["a woman, dead", "a woman, 30s, forcibly returned October 2023"]


def test_it_changes_nothing_when_nothing_changed(actor: Actor) -> None:
    both(actor)
    before = [(row.public_id, row.revision) for row in Person.objects.all()]
    pairs = PersonPair.objects.count()
    refresh(actor=actor)
    assert [(row.public_id, row.revision) for row in Person.objects.all()] == before
    assert PersonPair.objects.count() == pairs


def test_it_says_what_is_not_gathered_yet_and_gathers_it(actor: Actor) -> None:
    document = first(actor)
    assert f"{document.public_id}: persons" in " ".join(f"{each.item}: {each.why}" for each in stale(actor))
    refresh(actor=actor)
    assert not stale(actor)


def test_it_drops_a_person_of_whom_nothing_stands(actor: Actor) -> None:
    document = tells(actor, "A man was shot.", Act("was shot", "killing", (man("A man", "a man"),), "2023"))
    refresh(actor=actor)
    [line] = persons(actor).lines
    review_claim(actor=actor, claim=claims_of(actor, document)[0].id, verdict=Status.REJECTED, why="no")
    assert stale(actor)
    refresh(actor=actor)
    with pytest.raises(NoSuchPerson):
        person(actor, line.id)


def test_an_id_lasts_when_a_document_is_read_again(actor: Actor) -> None:
    one, _ = both(actor)
    document = Person.objects.get(public_id=one).document
    she = woman("She", "Ri Myong-suk", age="34")
    read_again(
        actor,
        document,
        [
            Act("was sent back on 9 October", "forced repatriation", (she,), "2023-10-09"),
            Act("had crossed the Tumen near Musan", "crossing", (she,), "2015", "Musan"),
        ],
    )
    refresh(actor=actor)
    assert person(actor, one).id == one
    assert [stage.stage for stage in person(actor, one).stages][:2] == [Stage.CROSSING, Stage.RETURN]


def test_an_id_that_went_into_another_leads_there(actor: Actor) -> None:
    acts = [
        Act("was taken away", "arrest", (woman("My cousin", "my cousin"),), "2021"),
        Act("was heard of again", "detention", (woman("Pak Un-ju"),), "2022"),
    ]
    document = tells(actor, "My cousin was taken away.\nPak Un-ju was heard of again.", *acts)
    refresh(actor=actor)
    cousin, pak = (named(actor, document, act.words) for act in acts)
    assert cousin != pak
    one = woman("My cousin", "Pak Un-ju")
    read_again(actor, document, [Act("was taken away", "arrest", (one,), "2021"), acts[1]])
    refresh(actor=actor)
    assert person(actor, pak).id == person(actor, cousin).id == cousin


def test_a_description_told_as_new_is_another_person(actor: Actor) -> None:
    text = "A woman was beaten.\nThe woman fell ill.\nA woman was released."
    tells(
        actor,
        text,
        Act("was beaten", "torture", (woman("A woman", "a woman"),)),
        Act("fell ill", "death", (woman("The woman", "a woman"),)),
        Act("was released", "other:release", (woman("A woman", "a woman"),)),
    )
    refresh(actor=actor)
    assert len(persons(actor).lines) == 2


@pytest.mark.parametrize(
    "party",
    [
        man("the minister", "Han Seok-ju", role="Foreign Minister"),
        man("Ambassador", "the ambassador"),
        woman("a spokeswoman"),
        man("somebody"),
        man("he"),
    ],
)
def test_offices_and_nobody_in_particular_are_no_persons(actor: Actor, party: object) -> None:
    tells(actor, "Somebody was held.", Act("was held", "detention", (party,)))  # type: ignore[arg-type]
    refresh(actor=actor)
    assert not persons(actor).lines


def test_what_is_only_feared_makes_nobody_without_a_name(actor: Actor) -> None:
    feared = Act("may be shot", "killing", (man("A man", "a man"),), realis=Realis.FEARED)
    tells(actor, "A man may be shot.", feared)
    refresh(actor=actor)
    assert not persons(actor).lines


# One person


def test_it_chains_the_stages_with_their_times_and_how_sure_they_are(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    stages = {reached.stage: reached for reached in person(actor, one).stages}
    assert list(stages) == [Stage.CROSSING, Stage.ARREST, Stage.RETURN, Stage.LAST]
    assert str(stages[Stage.ARREST].when) == "2023-04"
    assert stages[Stage.ARREST].certainty is Certainty.SEVERAL
    assert stages[Stage.RETURN].certainty is Certainty.ONE
    assert len(stages[Stage.ARREST].claims) == 2


def test_it_shows_what_each_source_tells(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    view = person(actor, other)
    assert view.id == one
    assert [len(source.lines) for source in view.sources] == [3, 1]


def test_who_is_cleared_sees_no_name_before_they_say_why(actor: Actor) -> None:
    one, _ = both(actor)
    closed = shown(actor, one)
    assert not [name for name in NAMES if name in closed]
    assert person(actor, one).may_open
    open_identity(actor=actor, person=one, why="Her mother asks.")
    view = person(actor, one)
    assert view.identity is not None
    assert view.identity.names == ("Ri Myong-suk",)
    assert ("Musan", "crossing") in {(place, act) for place, _, act in view.identity.whereabouts}
    assert "crossed the Tumen near Musan" in repr(view)


def test_opening_an_identity_is_noted_with_its_reason(actor: Actor) -> None:
    one, _ = both(actor)
    with pytest.raises(NoReason):
        open_identity(actor=actor, person=one, why=" ")
    open_identity(actor=actor, person=one, why="Her mother asks.")
    line = AuditLine.objects.get(action="record.open_identity")
    assert (line.item, line.detail["why"]) == (one, "Her mother asks.")
    assert [why for _, _, why in person(actor, one).openings] == ["Her mother asks."]


def test_what_one_opened_is_closed_to_others(actor: Actor) -> None:
    one, _ = both(actor)
    open_identity(actor=actor, person=one, why="Her mother asks.")
    assert person(uncleared(actor), one).identity is None


# Who is not cleared


def test_who_is_not_cleared_reads_no_name_anywhere(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="Ri Myong-suk is Lee Myung-sook")
    viewer = uncleared(actor)
    told = [persons(viewer), *(person(viewer, line.id) for line in persons(viewer).lines)]
    assert len(told) == 5
    assert not [name for name in NAMES if name in repr(told)]


def test_who_is_not_cleared_is_not_told_who_is_who(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    viewer = uncleared(actor)
    view = person(viewer, other)
    assert (view.id, view.parts) == (other, (other,))
    assert (view.possible, view.judgements, view.openings, view.may_open) == ((), (), (), False)


def test_titles_show_no_name_either(actor: Actor) -> None:
    first(actor, title="Interview with Ri Myong-suk in Yanji")
    refresh(actor=actor)
    assert not [name for line in persons(actor).lines for name in NAMES if name in shown(actor, line.id)]


def test_a_sentence_that_tells_a_crossing_is_not_quoted(actor: Actor) -> None:
    viewer, (one, _) = uncleared(actor), both(actor)
    lines = [line for source in person(viewer, one).sources for line in source.lines]
    [crossing] = [line for line in lines if line.act == "crossing"]
    assert (crossing.quote, crossing.place, crossing.is_guarded) == ("", "", True)


def test_who_is_not_cleared_changes_nothing_about_persons(actor: Actor) -> None:
    one, other = both(actor)
    line = judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    viewer = uncleared(actor)
    for refused in (
        lambda: judge_same_person(actor=viewer, left=one, right=other, why="why"),
        lambda: judge_different_person(actor=viewer, left=one, right=other, why="why"),
        lambda: open_identity(actor=viewer, person=one, why="why"),
        lambda: seek_person(actor=viewer, name="Ri Myong-suk"),
    ):
        with pytest.raises(NotPermitted):
            refused()
    with pytest.raises(NoSuchJudgement):
        undo_judgement(actor=viewer, judgement=line, why="why")


def test_a_hidden_document_tells_of_nobody(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    document = Person.objects.get(public_id=other).document
    set_sensitivity(actor=actor, document=document.public_id, level="identity", why="a test")
    viewer = uncleared(actor)
    assert len(persons(viewer).lines) == 2
    with pytest.raises(NoSuchPerson):
        person(viewer, other)


def test_what_is_covered_stays_covered(actor: Actor) -> None:
    document = tells(
        actor, "Han Kum-ok was held.", Act("was held", "detention", (woman("Han Kum-ok"),), "2020")
    )
    refresh(actor=actor)
    mark_identity(actor=actor, document=document.public_id, words="Han Kum-ok", kind="name", why="a test")
    viewer = uncleared(actor)
    [line] = persons(viewer).lines
    assert "Han Kum-ok" not in shown(viewer, line.id)


# Who may be the same


def test_it_proposes_who_may_be_the_same_and_joins_nobody(actor: Actor) -> None:
    one, other = both(actor)
    [possible] = person(actor, one).possible
    assert (possible.id, possible.band) == (other, Band.LIKELY)
    assert {Reason.NAME, Reason.AGE, Reason.PLACE, Reason.MONTH} <= set(possible.reasons)
    assert person(actor, other).parts == (other,)


def test_it_finds_a_pair_when_the_second_document_comes_later(actor: Actor) -> None:
    document = first(actor)
    refresh(actor=actor)
    later = second(actor)
    refresh(actor=actor)
    one = named(actor, document, "was arrested in Yanji")
    assert [each.id for each in person(actor, one).possible] == [
        named(actor, later, "had been arrested in Yanji")
    ]


def test_a_person_joins_two_and_parts_them_again(actor: Actor) -> None:
    one, other = both(actor)
    line = judge_same_person(actor=actor, left=other, right=one, why="the same arrest")
    assert person(actor, one).parts == (one, other)
    assert len(persons(actor).lines) == 3
    assert not person(actor, one).possible
    undo_judgement(actor=actor, judgement=line, why="another town")
    assert person(actor, other).id == other
    [told] = person(actor, other).judgements
    assert (told.undone_why, told.applies) == ("another town", False)
    with pytest.raises(AlreadyUndone):
        undo_judgement(actor=actor, judgement=line, why="again")


def test_a_later_judgement_holds_against_an_earlier_one(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    judge_different_person(actor=actor, left=one, right=other, why="another mother")
    assert person(actor, other).id == other
    assert not person(actor, other).possible
    judge_same_person(actor=actor, left=one, right=other, why="the mother was mistaken")
    assert person(actor, other).id == one


def test_a_judgement_survives_reading_again(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    refresh(actor=actor)
    assert person(actor, other).id == one


def test_it_says_when_a_judgement_is_about_nobody_any_more(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    for claim in claims_of(actor, Person.objects.get(public_id=other).document):
        review_claim(actor=actor, claim=claim.id, verdict=Status.REJECTED, why="another text")
    refresh(actor=actor)
    assert [each.why for each in stale(actor)] == ["is about nobody who is told of now"]


def test_it_refuses_a_judgement_on_one_person_or_without_a_reason(actor: Actor) -> None:
    one, other = both(actor)
    with pytest.raises(SameItem):
        judge_same_person(actor=actor, left=one, right=one, why="why")
    with pytest.raises(NoReason):
        judge_same_person(actor=actor, left=one, right=other, why="")
    with pytest.raises(NoSuchPerson):
        judge_same_person(actor=actor, left=one, right="h-00000000", why="why")


def test_judgements_on_persons_are_no_judgements_on_events(actor: Actor) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    assert Judgement.objects.count() == 1
    assert judgements(actor) == []


# Looking up


@pytest.mark.parametrize("name", ["Ri Myong-suk", "Lee Myeong-suk", "이명숙", "Myungsook Lee"])
def test_it_finds_a_name_in_any_spelling(actor: Actor, name: str) -> None:
    one, other = both(actor)
    assert {line.id for line in seek_person(actor=actor, name=name)} == {one, other}


def test_looking_up_is_noted_without_the_name(actor: Actor) -> None:
    both(actor)
    assert seek_person(actor=actor, name="Ri Myong-su") == ()
    assert "Ri" not in repr(AuditLine.objects.get(action="record.seek_person").detail)


# Forgetting


def test_it_forgets_what_a_name_is_found_by(actor: Actor) -> None:
    one, _ = both(actor)
    document = Person.objects.get(public_id=one).document
    forget_words(actor, document, ["Ri Myong-suk"])
    assert seek_person(actor=actor, name="Ri Myong-suk") != ()
    assert not PersonKey.objects.filter(person__document=document).exists()
    refresh(actor=actor)
    assert not PersonKey.objects.filter(person__document=document, is_wide=True).exists()


# Pages


def test_it_lists_fifty_at_a_time(actor: Actor) -> None:
    text = "\n".join(f"A man was taken at {hour} o'clock." for hour in range(60))
    acts = [
        Act(f"was taken at {hour} o'clock", "arrest", (man("A man", "a man"),), "2020") for hour in range(60)
    ]
    tells(actor, text, *acts)
    refresh(actor=actor)
    page = persons(actor)
    rest = persons(actor, after=page.after)
    assert (len(page.lines), len(rest.lines), rest.after) == (50, 10, "")
    assert len(persons(actor, act="arrest").lines) == 50
    assert not persons(actor, act="death").lines


@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_page_asks_few_queries_however_many_persons(actor: Actor, is_cleared: bool) -> None:
    one, other = both(actor)
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    viewer = actor if is_cleared else uncleared(actor)
    with CaptureQueriesContext(connection) as asked, one_look():
        persons(viewer)
    assert len(asked) <= 30
    with CaptureQueriesContext(connection) as asked, one_look():
        person(viewer, one)
    assert len(asked) <= 30


@pytest.mark.parametrize("called", ["About 600 North Koreans", "North Koreans", "600", "Chinese"])
def test_a_number_and_a_people_are_nobodys_name(called: str) -> None:
    assert proper_name(Party(called)) == ""


def test_a_name_beside_a_people_is_one() -> None:
    assert proper_name(Party("Kang Da-on")) == "Kang Da-on"
