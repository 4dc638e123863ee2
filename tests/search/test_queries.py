"""What is found, by whom; the same on both databases."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests import processes
from tests.search.cast import COVERED, HANGUL, NAME, Cast, a_circle, claim_of, fill, ids, somebody, taken
from tumen.access.actions import break_glass, grant
from tumen.access.models import Actor, GrantKind, Level
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.actions import set_sensitivity as set_claim_sensitivity
from tumen.documents.actions import mark_identity, move, set_date, set_sensitivity, unmark_identity
from tumen.documents.models import Cover
from tumen.search.kinds import Kind
from tumen.search.queries import Filters, found
from tumen.vocabulary.slots import Places


@pytest.fixture
def cast(actor: Actor) -> Cast:
    return fill(actor)


def test_it_finds_a_word_in_any_form(cast: Cast) -> None:
    both = [cast.covered.public_id, cast.plain.public_id]
    for words in ("return", "returned", "RETURNS", "returning"):
        assert ids(cast.keeper, words) == both, words


def test_it_finds_what_has_every_word(cast: Cast) -> None:
    assert ids(cast.keeper, "police returned") == [cast.plain.public_id]
    assert ids(cast.keeper, "police October") == []


def test_a_phrase_in_quotes_is_found_as_it_stands(cast: Cast) -> None:
    assert ids(cast.keeper, '"forced return"') == [cast.covered.public_id]
    assert ids(cast.keeper, '"return forced"') == []
    assert ids(cast.keeper, '"forced returns"') == []


def test_two_syllables_are_found_within_longer_words(cast: Cast) -> None:
    for words in ("북송", "강제", "강제북송", "제북"):
        assert ids(cast.keeper, words) == [cast.covered.public_id], words
    assert ids(cast.keeper, "북강") == []


def test_one_syllable_finds_words_that_begin_with_it(cast: Cast) -> None:
    assert ids(cast.keeper, "강") == [cast.covered.public_id]
    assert ids(cast.keeper, "송") == []


@pytest.mark.parametrize(
    "words", ["Cho Yong-ho", "CHO Yongho", "Jo Young Ho", "조영호", "Yong-ho Cho", "조용호"]
)
def test_a_name_is_found_however_it_is_spelt(actor: Actor, words: str) -> None:
    document = taken(actor, "Heard\n\nMr Cho Yong-ho was heard in the spring.\n")
    assert ids(actor, words) == [document.public_id]


def test_another_name_is_not_found(actor: Actor) -> None:
    taken(actor, "Heard\n\nMr Cho Yong-ho was heard in the spring.\n")
    assert ids(actor, "Cho Min-ji") == []
    assert ids(actor, "박영호") == []


def test_a_covered_name_is_found_by_those_alone_who_see_it(cast: Cast) -> None:
    for words in (NAME, "Yong-ho", HANGUL, HANGUL[:2], f'"{NAME}"', "zoh"):
        assert ids(cast.keeper, words) == [cast.covered.public_id], words
        assert ids(cast.reader, words) == [], words
        assert ids(cast.reader, words, Kind.CLAIM) == [], words
    assert ids(cast.reader, "guards") == [cast.covered.public_id]


def test_what_stands_on_both_sides_of_a_mask_is_no_phrase(cast: Cast) -> None:
    assert ids(cast.reader, '"letter said"') == []
    assert ids(cast.reader, "▮▮▮") == []
    assert ids(cast.reader, '"▮▮▮ said"') == ids(cast.reader, '"said"')


def test_a_claim_is_found_by_its_sentence(cast: Cast) -> None:
    claim = claim_of(cast.keeper, cast.covered)
    assert ids(cast.keeper, "guards", Kind.CLAIM) == [claim]
    assert ids(cast.reader, "guards", Kind.CLAIM) == [claim]
    assert ids(cast.keeper, "October", Kind.CLAIM) == []


def test_the_newest_is_first_and_pages_follow_each_other(actor: Actor) -> None:
    documents = [taken(actor, f"Letter {n}\n\nA lantern by the river.\n").public_id for n in range(5)]
    pages, after = list[str](), ""
    for _ in range(3):
        page = found(actor, Kind.DOCUMENT, "lantern", after=after, size=2)
        assert page.count == 5
        pages += [hit.item for hit in page.hits]
        after = pages[-1]
    assert pages == documents[::-1]
    assert not page.goes_on


def test_a_change_does_not_move_a_document(cast: Cast) -> None:
    before = ids(cast.keeper, "returned")
    mark_identity(actor=cast.keeper, document=cast.plain.public_id, words="Monday", kind="name", why="a test")
    assert ids(cast.keeper, "returned") == before
    assert ids(cast.reader, "returned") == before


def test_a_hidden_document_is_neither_found_nor_counted(cast: Cast) -> None:
    others = somebody(cast.keeper)
    assert len(ids(others, "returned")) == 2
    set_sensitivity(actor=cast.keeper, document=cast.plain.public_id, level=Level.RESTRICTED, why="a test")
    assert ids(others, "returned") == [cast.covered.public_id]
    assert ids(others, "60", Kind.CLAIM) == []
    assert len(ids(cast.reader, "returned")) == 2


def test_a_compartment_hides_from_those_outside(cast: Cast) -> None:
    circle = a_circle(cast.keeper)
    inside = somebody(cast.keeper, circle=circle)
    move(actor=cast.keeper, document=cast.plain.public_id, into=circle, why="a test")
    assert ids(inside, "police") == [cast.plain.public_id]
    assert ids(cast.reader, "police") == []
    assert ids(cast.reader, "police", Kind.CLAIM) == []


def test_where_a_page_begins_tells_nothing_of_what_is_hidden(cast: Cast) -> None:
    newest = taken(cast.keeper, "Last\n\nThey were returned.\n")
    set_sensitivity(actor=cast.keeper, document=cast.plain.public_id, level=Level.RESTRICTED, why="a test")
    others = somebody(cast.keeper)
    page = found(others, Kind.DOCUMENT, "returned", after=cast.plain.public_id)
    unknown = found(others, Kind.DOCUMENT, "returned", after="d-00000000")
    assert page == unknown
    assert [hit.item for hit in page.hits] == [newest.public_id, cast.covered.public_id]


def test_a_sensitive_claim_takes_its_sentence_with_it(cast: Cast) -> None:
    claim, others = claim_of(cast.keeper, cast.plain), somebody(cast.keeper)
    assert ids(others, "police", Kind.CLAIM) == [claim]
    set_claim_sensitivity(actor=cast.keeper, claim=claim, level=Level.RESTRICTED, why="a test")
    assert ids(others, "police") == ids(others, "police", Kind.CLAIM) == []
    assert ids(cast.reader, "police", Kind.CLAIM) == [claim]
    assert ids(others, "nobody") == [cast.plain.public_id]
    set_claim_sensitivity(actor=cast.keeper, claim=claim, level=Level.INTERNAL, why="a test")
    assert ids(others, "police") == [cast.plain.public_id]
    assert ids(others, "police", Kind.CLAIM) == [claim]


def test_a_cover_that_is_taken_off_lets_the_words_be_found(cast: Cast) -> None:
    for cover in Cover.objects.filter(rendition__document=cast.covered, removed_at=None):
        unmark_identity(actor=cast.keeper, cover=cover.public_id, why="a test")
    assert ids(cast.reader, HANGUL) == [cast.covered.public_id]
    assert ids(cast.reader, "zoh", Kind.CLAIM) == [claim_of(cast.keeper, cast.covered)]


def test_a_name_that_is_marked_in_one_text_is_found_in_no_other(cast: Cast) -> None:
    other = taken(cast.keeper, f"Third\n\n{HANGUL}의 편지.\n")
    assert ids(cast.reader, HANGUL) == []
    assert ids(cast.keeper, HANGUL) == [other.public_id, cast.covered.public_id]
    before = taken(cast.keeper, "Fourth\n\nOf Zquiver again.\n")
    second = taken(cast.keeper, "Fifth\n\nZquiver.\n")
    mark_identity(actor=cast.keeper, document=second.public_id, words="Zquiver", kind="name", why="a test")
    assert ids(cast.reader, "Zquiver") == []
    assert ids(cast.keeper, "Zquiver") == [second.public_id, before.public_id]


def test_a_broken_glass_shows_the_document_and_searches_no_mask(cast: Cast) -> None:
    set_sensitivity(actor=cast.keeper, document=cast.covered.public_id, level=Level.RESTRICTED, why="a test")
    others = somebody(cast.keeper)
    grant(actor=cast.keeper, to=others, kind=GrantKind.BREAK_GLASS, value="1", why="a test")
    break_glass(actor=others, item=cast.covered.public_id, why="an emergency")
    assert ids(others, "guards") == [cast.covered.public_id]
    assert ids(others, HANGUL) == []


def test_somebody_without_a_role_finds_nothing(cast: Cast) -> None:
    from tumen.access.actions import introduce

    nobody = introduce(name="Nobody", roles=())
    assert found(nobody, Kind.DOCUMENT, "returned").hits == ()
    assert found(nobody, Kind.DOCUMENT, "returned").count == 0


def test_who_is_cleared_for_what_is_public_finds_what_was_made_public(cast: Cast) -> None:
    outside = somebody(cast.keeper, clearance=Level.PUBLIC)
    assert ids(outside, "returned") == []
    set_sensitivity(actor=cast.keeper, document=cast.plain.public_id, level=Level.PUBLIC, why="a test")
    assert ids(outside, "returned") == [cast.plain.public_id]


def test_it_narrows_by_what_claims_tell_of(cast: Cast) -> None:
    both = ids(cast.keeper, "returned", Kind.CLAIM)
    for filters in (
        Filters(act="forced repatriation"),
        Filters(country="China"),
        Filters(since=2023, until=2023),
        Filters(since=2020),
    ):
        assert ids(cast.keeper, "returned", Kind.CLAIM, filters) == both, filters
    for filters in (
        Filters(act="torture"),
        Filters(country="Laos"),
        Filters(until=2022),
        Filters(since=2024),
    ):
        assert ids(cast.keeper, "returned", Kind.CLAIM, filters) == [], filters
    assert ids(cast.keeper, "", Kind.CLAIM, Filters(act="forced repatriation")) == both


def test_it_narrows_by_the_source_and_the_date_of_a_document(cast: Cast) -> None:
    from tumen.claims.models import Source

    lantern = Source.objects.get(key="lantern group")
    claim = claim_of(cast.keeper, cast.plain)
    assert ids(cast.keeper, "returned", Kind.CLAIM, Filters(source=lantern.public_id)) == [claim]
    in_2021 = Filters(since=2021, until=2021)
    assert ids(cast.keeper, "police", Kind.DOCUMENT, in_2021) == []
    set_date(actor=cast.keeper, document=cast.plain, published="2021-05", why="a test", confirmed=True)
    assert ids(cast.keeper, "police", Kind.DOCUMENT, in_2021) == [cast.plain.public_id]


def test_no_year_lies_between_a_later_and_an_earlier(cast: Cast) -> None:
    assert ids(cast.keeper, "returned", Kind.CLAIM, Filters(since=2024, until=2020)) == []


def test_a_claim_that_does_not_stand_is_not_found(cast: Cast) -> None:
    claim = claim_of(cast.keeper, cast.plain)
    review_claim(actor=cast.keeper, claim=claim, verdict="rejected", why="a test")
    assert ids(cast.keeper, "police", Kind.CLAIM) == []
    review_claim(actor=cast.keeper, claim=claim, verdict="accepted", why="a test")
    assert ids(cast.keeper, "police", Kind.CLAIM) == [claim]


def test_a_corrected_slot_narrows_anew(cast: Cast) -> None:
    claim = claim_of(cast.keeper, cast.plain)
    correct_slot(actor=cast.keeper, claim=claim, name="place", value=Places(at="Laos"), why="a test")
    assert ids(cast.keeper, "", Kind.CLAIM, Filters(country="Laos")) == [claim]
    assert claim not in ids(cast.keeper, "", Kind.CLAIM, Filters(country="China"))


def test_a_covered_country_narrows_nothing_for_those_from_whom_it_is_covered(actor: Actor) -> None:
    cast = fill(actor)
    text = COVERED.replace("70 people", "70 people to Laos")
    from tests.claims.cast import proposal, read_as

    document = taken(actor, text)
    read_as(actor, document, proposal(text, "70 people", place=Places(destination="Laos")))
    laos = Filters(country="Laos")
    assert ids(cast.reader, "", Kind.CLAIM, laos) == [claim_of(actor, document)]
    mark_identity(actor=actor, document=document.public_id, words="Laos", kind="place", why="a test")
    assert ids(cast.reader, "", Kind.CLAIM, laos) == []
    assert ids(actor, "", Kind.CLAIM, laos) == [claim_of(actor, document)]


@pytest.mark.parametrize(
    "words", ["", "   ", '""', "!?", "-", "\x00", "▮", "*", "' OR 1=1 --", '"', "NOT", "a:b", "^x"]
)
def test_whatever_is_typed_is_words(cast: Cast, words: str) -> None:
    assert isinstance(ids(cast.keeper, words), list)


@pytest.mark.laptop
def test_a_new_workspace_has_a_whole_index(tmp_path: Path) -> None:
    """In a process of its own: tests that empty the tables take away what a new one begins with."""
    new = """
import os, django
django.setup()
from tumen.access.actors import local
from tumen.search.queries import made
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(os.environ["TUMEN_WORKSPACE"])
schema.bring_up_to_date()
print(made(local()).is_whole)
"""
    environment = {
        **os.environ,
        "TUMEN_WORKSPACE": str(tmp_path / "new"),
        "DJANGO_SETTINGS_MODULE": "tumen.web.settings",
    }
    done = processes.run([sys.executable, "-c", new], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
