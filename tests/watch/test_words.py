"""Words that people add: tried, added, told by what they kept, struck; and none that harms the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from click.testing import Result
from django.test import Client
from django.utils import timezone

from tests.record.people_cast import uncleared
from tests.watch.site import Site, a_site, answer, feed, manners
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.reading.sieve import OWN, sieve
from tumen.vault import evidence
from tumen.watch import actions
from tumen.watch.archiving import record_of_file
from tumen.watch.errors import NoSuchThing, NotAWord
from tumen.watch.models import Feed, Item, Word
from tumen.watch.queries import board, items, preview, words
from tumen.watch.running import run_round
from tumen.watch.sifting import judge
from tumen.watch.widening import add_word, strike_word
from tumen.watch.wording import added_now, forget_added, require_word

pytestmark = pytest.mark.django_db

GARDENS = ("The gardens in autumn", "Leaves are raked, and the pond is cleaned before the frost.")
PIERS = ("Night boats", "The harbour master counted nine night boats at the old pier of Rivermouth.")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(actions, "require_public", lambda address: None)
    with a_site() as one:
        one.pages["/feed.xml"] = answer(feed(GARDENS))
        yield one


@pytest.fixture
def watched(actor: Actor, site: Site) -> Actor:
    actions.add_feed(actor=actor, kind="feed", address=site.at("/feed.xml"), agreed=True)
    run_round(actor=actor, manners=manners())
    return actor


def a_letter(actor: Actor, words_of_it: str) -> Item:
    """A letter in a mailbox here that was passed over."""
    made = Feed.objects.create(kind="mail", address="/post", name="Post", added_by=actor)
    record = record_of_file(words_of_it.encode(), address="urn:tumen:1", media_type="text/plain")
    kept = evidence.keep(record)
    return Item.objects.create(feed=made, key="1", state="passed over", title="A letter", evidence=kept)


def test_it_shows_what_a_word_would_have_caught_and_how_little_is_enough(watched: Actor) -> None:
    found = preview(watched, "pond")
    assert (found.looked, found.caught) == (1, 1)
    assert found.items[0].title == GARDENS[0]
    assert preview(watched, "lighthouse").caught == 0
    little = preview(watched, "pond", group="harm")
    assert (little.caught, little.touched) == (0, 1)
    assert not Word.objects.exists()


def test_it_looks_back_over_a_month_and_no_further(watched: Actor) -> None:
    for days, caught in ((29, 1), (31, 0)):
        Item.objects.update(found_at=timezone.now() - timedelta(days=days))
        assert preview(watched, "pond").caught == caught


def test_an_added_word_keeps_what_comes_later_and_is_told_by_it(watched: Actor, site: Site) -> None:
    made = add_word(actor=watched, place="sieve", group=OWN, words="night  boats")
    site.pages["/feed.xml"] = answer(feed(GARDENS, PIERS))
    run_round(actor=watched, manners=manners())
    (kept,) = items(watched, of="kept").lines
    assert kept.words == ("night boats",)
    assert [each.title for each in items(watched).lines] == [GARDENS[0]]
    assert words(watched)[0].kept == 1
    strike_word(actor=watched, word=made.public_id)
    assert words(watched) == []
    assert added_now().sieve is sieve()
    lines = AuditLine.objects.filter(action__in=("watch.add_word", "watch.strike_word"))
    assert [line.item for line in lines] == [made.public_id] * 2
    assert "boats" not in str([line.detail for line in lines])


def test_what_the_pack_keeps_is_not_told_as_kept_by_a_word(db: None, actor: Actor) -> None:
    add_word(actor=actor, place="sieve", group=OWN, words="the river")
    found = judge("강제북송: they were sent back across the river.".encode(), {}, added_now())
    assert (found.is_kept, found.words) == (True, ())


def test_a_word_of_an_indicator_makes_signs_of_sentences(watched: Actor, site: Site) -> None:
    said = "Barges between Dandong and Sinuiju start running. Refugees fear that they will be sent back."
    site.pages["/feed.xml"] = answer(feed(("Barges", said)))
    run_round(actor=watched, manners=manners())
    tried = {"place": "indicator", "group": "border"}
    assert preview(watched, "barges", **tried, part="what").caught == 0
    add_word(actor=watched, **tried, part="happens", words="start running")
    found = preview(watched, "barges", **tried, part="what")
    assert [each.words for each in found.signs] == ["Barges between Dandong and Sinuiju start running."]
    add_word(actor=watched, **tried, part="what", words="barges")
    site.pages["/feed.xml"] = answer(feed(("Barges again", said)))
    run_round(actor=watched, manners=manners())
    shown = {
        row.indicator.name: sum(len(week.sentences) for week in row.weeks) for row in board(watched).rows
    }
    assert shown["border"] == 1


def test_nobody_finds_out_what_a_letter_says_by_trying_words(actor: Actor) -> None:
    a_letter(actor, "Zqmother asks for the old pier.")
    assert preview(actor, "Zqmother").caught == 1
    found = preview(uncleared(actor), "Zqmother")
    assert (found.looked, found.caught, found.touched) == (0, 0, 0)
    made = add_word(actor=actor, place="sieve", group=OWN, words="old pier")
    Item.objects.update(state="kept", words=[made.public_id])
    assert words(actor)[0].kept == 1
    assert words(uncleared(actor))[0].kept == 0
    assert items(uncleared(actor), of="kept").lines[0].words == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "signs"),
        ("ab", "signs"),
        ("북", "signs"),
        ("x" * 101, "signs"),
        ("(unclosed", "no expression"),
        ("(?=ahead)", "no expression"),
        ("a{1,1000}{1,1000}", "no expression|too large"),
        ("(?:[가-힣]{1,90}){1,9}x", "too large"),
        (".{0,3}", "any text"),
        (r"\w+", "any text"),
        ("the |a |도서관", "any text"),
    ],
)
def test_an_expression_that_harms_the_others_is_refused_with_what_to_do(typed: str, why: str) -> None:
    with pytest.raises(NotAWord, match=why):
        require_word(typed, is_expression=True)


@pytest.mark.parametrize(
    ("typed", "found", "passed"),
    [
        ("Musan (bridge)", "the musan  (bridge) fell", "Musan bridge"),
        ("bus", "two buses came", "omnibus"),
        ("무산 다리", "무산다리에서", "무산의 강"),
    ],
)
def test_a_plain_word_is_searched_for_as_it_is_written(
    actor: Actor, typed: str, found: str, passed: str
) -> None:
    add_word(actor=actor, place="sieve", group=OWN, words=typed)
    assert judge(found.encode(), {}, added_now()).is_kept
    assert not judge(passed.encode(), {}, added_now()).is_kept


def test_strange_lists_doubles_and_strangers_are_refused(actor: Actor, reader: Actor) -> None:
    for place, group, part in (("sieve", "nothing", ""), ("indicator", "border", "x"), ("x", OWN, "")):
        with pytest.raises(NotAWord):
            add_word(actor=actor, place=place, group=group, part=part, words="pier")
    add_word(actor=actor, place="sieve", group=OWN, words="pier")
    with pytest.raises(NotAWord, match="already"):
        add_word(actor=actor, place="sieve", group=OWN, words="pier")
    with pytest.raises(NotPermitted):
        add_word(actor=reader, place="sieve", group=OWN, words="harbour")
    with pytest.raises(NoSuchThing):
        strike_word(actor=actor, word="ww-none0000")


def test_what_is_forgotten_is_looked_for_no_more(actor: Actor) -> None:
    add_word(actor=actor, place="sieve", group=OWN, words="Zqperson Moonfield")
    forget_added(lambda typed: "Moonfield" in typed)
    assert words(actor) == []
    assert "Moonfield" not in str(list(Word.objects.values()))
    assert added_now().sieve is sieve()


def test_the_page_and_the_command_try_add_and_strike(
    watched: Actor, client: Client, tumen: Callable[..., Result]
) -> None:
    as_judge: dict[str, Any] = {JUDGE: watched}
    sent = {"words": "pond", "list": f"sieve|{OWN}|"}
    tried = client.post("/watch/words", sent, **as_judge).content.decode()
    assert "1 of 1 would have been kept" in tried
    assert GARDENS[0] in tried
    assert client.post("/watch/words/add", sent, **as_judge).status_code == 302
    refused = client.post("/watch/words/add", {**sent, "words": "(", "expression": "yes"}, **as_judge)
    assert refused.status_code == 400
    id = Word.objects.get().public_id
    assert id in tumen("watch", "words").output
    assert "1 of 1" in tumen("watch", "add-word", "raked", "--try").output
    assert client.post(f"/watch/{id}/strike", **as_judge).status_code == 302
    assert "Nobody added a word" in tumen("watch", "words").output
