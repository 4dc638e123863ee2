"""Who is told of an archive, and who takes what from it; and that its pages do the main job."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.record.people_cast import uncleared
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.archives.actions import add_collection, note_brought, pass_over
from tumen.archives.errors import NoSuchCollection, NotInCollection
from tumen.archives.models import Collection, Find, Mention, Part
from tumen.archives.queries import REST, collection, collections, events
from tumen.archives.running import bring_in
from tumen.documents.actions import move, take_in
from tumen.documents.models import Document
from tumen.jobs.models import Job
from tumen.web import viewing

pytestmark = pytest.mark.django_db

EVENT = "af-reed.0"


@pytest.fixture
def crawl(actor: Actor) -> Collection:
    """A collection with one event that two pages tell of, and a page that tells of none."""
    made = Collection.objects.create(path="/a/crawl", name="Crawl of the Reed", added_by=actor)
    about = {"collection": made, "size": 1, "changed": 1, "version": "1", "media_type": "application/warc"}
    part = Part.objects.create(**about, name="a.warc.gz", state="done", members=12, kept=3, passed=9)
    for number, figure in enumerate((600, 580, None), 1):
        find = Find.objects.create(collection=made, part=part, key=str(number), number=number, claims=2)
        if figure:
            told = {"act": "forced repatriation", "unit": "persons", "time": "2023-10-09"}
            Mention.objects.create(find=find, event=EVENT, low=figure, high=figure, **told)
    return made


def cleared(keeper: Actor, role: Role) -> Actor:
    """Somebody of this role alone, who is in no compartment."""
    made = introduce(name=f"a {role.value}", roles=(role,), clearance=Level.INTERNAL)
    for kind, value in ((GrantKind.CLEARANCE, Level.RESTRICTED.value), (GrantKind.IDENTITY, "")):
        grant(actor=keeper, to=made, kind=kind, value=value, why="a test")
    return made


def hide_what_a_page_became(actor: Actor, find: Find) -> None:
    taken = take_in(actor=actor, data=b"What only some may see.", name="a.txt", origin="a test")
    note_brought(actor=actor, find=find, taken=taken.public_id)
    Find.objects.filter(pk=find.pk).update(state="waiting")
    found_compartment(actor=actor, name="the inner circle", why="a test")
    move(actor=actor, document=taken.public_id, into="the inner circle", why="a test")


def test_who_is_not_cleared_for_identities_is_told_of_no_archive(actor: Actor, crawl: Collection) -> None:
    little = uncleared(actor)
    assert collections(little) == []
    for ask in (collection, events):
        with pytest.raises(NoSuchCollection):
            ask(little, crawl.public_id)
    with pytest.raises(NoSuchCollection):
        pass_over(actor=little, collection=crawl.public_id, event=EVENT, why="a test")


def test_what_a_page_became_and_is_hidden_counts_in_nothing(actor: Actor, crawl: Collection) -> None:
    hide_what_a_page_became(actor, Find.objects.get(number=1))
    outside = cleared(actor, Role.DOCUMENTER)
    assert collection(outside, crawl.public_id).finds == {"waiting": 2}
    [event, rest] = events(outside, crawl.public_id).lines
    assert (event.low, event.high, event.finds) == (580, 580, 1)
    assert rest.name == REST
    assert events(actor, crawl.public_id).lines[0].high in (580, 600)


def test_a_reader_brings_nothing_in_and_leaves_nothing_out(actor: Actor, crawl: Collection) -> None:
    reader = cleared(actor, Role.READER)
    assert events(reader, crawl.public_id).lines
    for act in (
        lambda: bring_in(actor=reader, collection=crawl.public_id, event=EVENT),
        lambda: pass_over(actor=reader, collection=crawl.public_id, event=EVENT, why="a test"),
        lambda: add_collection(actor=reader, path=str(Path(__file__).parent)),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert not Document.objects.exists()


def test_the_page_shows_the_queue_and_takes_what_is_decided(
    actor: Actor, crawl: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cleared for identities" in Client().get("/archives").content.decode()
    assert Client().get(f"/archives/{crawl.public_id}").status_code == 404
    monkeypatch.setattr(viewing, "viewer_of", lambda request: actor)
    client, at = Client(), f"/archives/{crawl.public_id}"
    assert "Crawl of the Reed" in client.get("/archives").content.decode()
    page = client.get(at).content.decode()
    assert re.search("580.{1,4}600 persons", page)
    assert "No event with a figure" in page
    said = client.post(f"{at}/leave", {"event": EVENT, "why": ""}, **{JUDGE: actor})
    assert said.status_code == 400
    assert "does not say why" in said.content.decode()
    client.post(f"{at}/leave", {"event": EVENT, "why": "of another year"}, **{JUDGE: actor})
    assert EVENT not in client.get(at).content.decode()
    assert EVENT in client.get(f"{at}?of=left").content.decode()
    client.post(f"{at}/again", {"event": EVENT}, **{JUDGE: actor})
    client.post(f"{at}/bring", {"event": EVENT}, **{JUDGE: actor})
    assert Job.objects.filter(name="archives.bring_in").get().arguments["event"] == EVENT
    assert client.post(f"{at}/bring", {"event": "af-no.1"}, **{JUDGE: actor}).status_code == 404


def test_an_empty_list_says_what_to_do(actor: Actor) -> None:
    assert "tumen archive read" in Client().get("/archives").content.decode()


def test_an_event_of_another_collection_is_none(actor: Actor, crawl: Collection) -> None:
    other = Collection.objects.create(path="/b", name="Another", added_by=actor)
    with pytest.raises(NotInCollection):
        pass_over(actor=actor, collection=other.public_id, event=EVENT, why="a test")
