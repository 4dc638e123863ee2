"""What is found is what a plain look through everything that the viewer is shown would find, and nothing
else."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.cast import proposal, read_as
from tests.search.cast import a_circle, ids, somebody, taken
from tumen.access.models import Actor, Level
from tumen.claims.actions import set_sensitivity as set_claim_sensitivity
from tumen.claims.queries import claims_of
from tumen.documents.actions import mark_identity, move, set_sensitivity
from tumen.documents.errors import NothingThere
from tumen.documents.queries import documents, text_of
from tumen.search.kinds import Kind
from tumen.vocabulary.words import Asked

#: Few words, so that they meet: in any form, within longer ones, beside each other.
WORDS = [
    *("returned", "returns", "river", "guards", "Kim Yong-ho", "Zoh", "letter", "60", "강제북송을", "북송"),
    *("강제", "김영호가", "고문", "한", "winter,", "winter.", "(river)", "re\u00adturned"),
]
ASKED = [
    *("return", "river", "guards", "Kim Young Ho", "김영호", "zoh", "letter", "60", "북송", "강제", "고문"),
    *(
        "강",
        "한",
        '"river guards"',
        '"guards river"',
        '"letter 60"',
        '"강제북송을 한"',
        "return river",
        "영호",
    ),
]
sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(" ".join)
texts = st.lists(sentences, min_size=1, max_size=3)


@st.composite
def workspaces(draw: st.DrawFn) -> list[tuple[list[str], list[str], str, str, bool]]:
    """Documents: sentences, words to be covered, a level of the first claim, one of the document, its
    circle."""
    levels = st.sampled_from(["", "", "internal", "restricted", "identity", "public"])
    covered = st.lists(st.sampled_from(["Kim Yong-ho", "Zoh", "river", "강제", "김영호", "60"]), max_size=2)
    one = st.tuples(texts, covered, levels, levels, st.booleans())
    return draw(st.lists(one, min_size=1, max_size=3))


@pytest.fixture
def viewers(actor: Actor) -> list[Actor]:
    circle = a_circle(actor)
    return [
        actor,
        *(
            somebody(actor, clearance=clearance, identity=identity, circle=circle if inside else "")
            for clearance, identity, inside in (
                (Level.PUBLIC, False, True),
                (Level.INTERNAL, False, False),
                (Level.INTERNAL, True, True),
                (Level.RESTRICTED, False, True),
                (Level.RESTRICTED, True, False),
            )
        ),
    ]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=workspaces(), asked=st.lists(st.sampled_from(ASKED), min_size=3, max_size=6, unique=True))
def test_it_finds_what_a_plain_look_finds(
    actor: Actor,
    viewers: list[Actor],
    made: list[tuple[list[str], list[str], str, str, bool]],
    asked: list[str],
) -> None:
    with transaction.atomic():
        for number, (told, covered, claim_level, level, in_circle) in enumerate(made):
            _make(actor, number, told, covered, claim_level, level, in_circle=in_circle)
        for viewer in viewers:
            shown, told = _shown(viewer), _told(viewer)
            for words in asked:
                assert ids(viewer, words) == [id for id, text in shown if _is_in(text, words)], words
                found = sorted(ids(viewer, words, Kind.CLAIM))
                assert found == sorted(id for id, text in told if _is_in(text, words)), words
        transaction.set_rollback(True)


def _make(
    actor: Actor,
    number: int,
    told: list[str],
    covered: list[str],
    claim_level: str,
    level: str,
    *,
    in_circle: bool,
) -> None:
    text = f"Heading {number}\n\n" + "\n\n".join(f"{said} end." for said in told) + "\n"
    document = taken(actor, text)
    shown = text_of(actor, document).text
    read_as(
        actor, document, *(proposal(shown, line) for line in dict.fromkeys(shown.split("\n\n")[1:]) if line)
    )
    for words in covered:
        try:
            mark_identity(actor=actor, document=document.public_id, words=words, kind="name", why="a test")
        except NothingThere:
            continue
    if claim_level:
        claim = claims_of(actor, document)[0].id
        set_claim_sensitivity(actor=actor, claim=claim, level=claim_level, why="a test")
    if level:
        set_sensitivity(actor=actor, document=document.public_id, level=level, why="a test")
    if in_circle:
        from tumen.access.models import Compartment

        move(actor=actor, document=document.public_id, into=Compartment.objects.get().public_id, why="a test")


def _shown(viewer: Actor) -> list[tuple[str, str]]:
    """Each document, the newest first, with the words that the viewer is shown of it."""
    found = [(each.id, f"{each.label}\n\n{text_of(viewer, each.id).text}") for each in documents(viewer)]
    return found[::-1]


def _told(viewer: Actor) -> list[tuple[str, str]]:
    """Each claim with its sentence as the page of its document shows it."""
    return [
        (claim.id, claim.sentence.of(text_of(viewer, each.id).text))
        for each in documents(viewer)
        for claim in claims_of(viewer, each.id)
    ]


def _is_in(text: str, words: str) -> bool:
    """By the words as the index makes them; and, where it can be said otherwise, by a plain look as well."""
    found = Asked.of(words).is_in(text)
    if re.fullmatch("[가-힣]{2}", words):
        assert found == (words in text), (words, text)
    if re.fullmatch('"[a-z ]+"', words):
        plain = re.sub("[^a-z0-9가-힣▮]+", " ", text.casefold())
        assert found == (f" {words[1:-1]} " in f" {plain} "), (words, text)
    return found
