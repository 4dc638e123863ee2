"""What somebody is shown, held against what the reference model says that they see: no more, and no less.

`glance` is for after every step: every text, or every claim, or all that is covered in one document, as one
person sees it. `everything` adds what is counted and derived: lists, sources with their counts, events.
"""

from __future__ import annotations

from typing import Any

from trials.reference import World
from trials.stage import FEWEST, SHARED, SPEAKERS, Stage
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.access.queries import may_see
from tumen.claims.queries import claims, sources
from tumen.consent.queries import allows
from tumen.documents.errors import NoSuchDocument
from tumen.documents.masking import MASK
from tumen.documents.queries import covers, documents, masked_texts, text_of
from tumen.publication.copies import copy_file
from tumen.publication.errors import NoSuchRelease, NotOpen
from tumen.record.queries import event_of, events

PURPOSES = ("keep", "court", "publish")


class Witness:
    """One person looking, each time in one look, as a page is: nothing is remembered from one to the next."""

    def __init__(self, stage: Stage, world: World, who: str) -> None:
        self.stage, self.world, self.who = stage, world, who
        self.viewer: Actor = stage.actors[who]

    def glance(self, turn: int) -> None:
        with one_look():
            if turn % 4 == 1:
                self._claims()
            elif turn % 4 == 3:
                self._covers(self.stage.papers[turn % len(self.stage.papers)])
            else:
                self._texts()

    def texts_and_claims(self) -> None:
        with one_look():
            self._texts()
            self._claims()
            for paper in self.stage.papers:
                found = may_see(self.viewer, paper)
                assert found == self.world.sees(self.who, paper), self._said(paper, "may_see", found)

    def everything(self) -> None:
        with one_look():
            self._lists()
            self._record()
            for paper in self.stage.papers:
                self._document(paper)
                self._covers(paper)

    # What is shown.

    def _texts(self) -> None:
        world, kept = self.world, self.stage.renditions
        found = masked_texts(self.viewer, kept)
        for paper, rendition in zip(self.stage.papers, kept, strict=True):
            assert (rendition in found) == world.sees(self.who, paper), self._said(paper, "text", found)
            if rendition in found:
                self._named(paper, found[rendition][1].text)

    def _named(self, paper: str, text: str) -> None:
        shown = {name for name in (*SPEAKERS, SHARED) if name in text}
        assert shown == self.world.reads(self.who, paper), self._said(paper, "names in its text", text)

    def _document(self, paper: str) -> None:
        try:
            text = text_of(self.viewer, paper).text
        except NoSuchDocument:
            assert not self.world.sees(self.who, paper), self._said(paper, "document", "is not shown it")
            return
        assert self.world.sees(self.who, paper), self._said(paper, "document", text)
        self._named(paper, text)

    def _claims(self) -> None:
        found = {each.id: each for each in claims(self.viewer, self.stage.claims)}
        for paper, claim in zip(self.stage.papers, self.stage.claims, strict=True):
            told = found.get(claim)
            assert bool(told) == self.world.finds_claim(self.who, paper), self._said(paper, "claim", told)
            heard = any(name in repr(told) for name in SPEAKERS)
            assert heard == self.world.hears(self.who, paper), self._said(paper, "speaker", told)
            if told and self.world.papers[paper].is_gone:
                assert str(told.status.value) == "rejected", self._said(paper, "claim of what is gone", told)

    def _covers(self, paper: str) -> None:
        if not self.world.sees(self.who, paper):
            return
        listed = {each.id: "" if each.words == MASK else each.words for each in covers(self.viewer, paper)}
        known = self.world.covered(self.who, paper)
        assert {cover: listed.get(cover) for cover in known} == known, self._said(paper, "covers", listed)
        beyond = {cover: words for cover, words in listed.items() if cover not in known}
        assert not any(beyond.values()), self._said(paper, "covers that nobody made", beyond)

    # What is counted and derived.

    def _lists(self) -> None:
        seen = [paper for paper in self.stage.papers if self.world.sees(self.who, paper)]
        listed = [each.id for each in documents(self.viewer)]
        assert sorted(listed) == sorted(seen), self._said("the list", "documents", listed)
        spoken = sources(self.viewer)
        told = sum(each.claims or 0 for each in spoken)
        assert told == len(self._seen()), self._said("the list", "number of claims of sources", told)
        heard = {name for name in SPEAKERS if name in repr(spoken)}
        expected = {
            self.world.papers[paper].speaker
            for paper in self.stage.papers
            if self.world.hears(self.who, paper)
        }
        assert heard == expected, self._said("the list", "sources", spoken)

    def _record(self) -> None:
        """The events rest on the claims that this person sees, and their ranges reach as far as those do."""
        numbers = sorted(FEWEST + self.stage.papers.index(paper) for paper in self._seen())
        found = events(self.viewer)
        bounds = sorted(bound for each in found for bound in (each.range_low, each.range_high) if bound)
        reach = [*bounds[:1], *bounds[-1:]]
        assert reach == [*numbers[:1], *numbers[-1:]], self._said("the record", "range", found)
        lines = {line.claim for each in found for line in each.lines}
        seen = {self.stage.claims[self.stage.papers.index(paper)] for paper in self._seen()}
        assert lines == seen, self._said("the record", "figures", lines)
        assert set(event_of(self.viewer, self.stage.claims)) == seen, self._said("the record", "events", seen)

    def _seen(self) -> list[str]:
        return [paper for paper in self.stage.papers if self.world.sees_claim(self.who, paper)]

    def copies(self) -> None:
        """Each redacted copy that there is: given to whom it may be, with the names that stand in it."""
        with one_look():
            for copy, it in self.world.copies.items():
                try:
                    text = copy_file(self.viewer, copy)[1].decode()
                except (NoSuchRelease, NotOpen):
                    assert not self.world.is_given(self.who, copy), self._said(it.paper, copy, "not given")
                    continue
                assert self.world.is_given(self.who, copy), self._said(it.paper, copy, text)
                named = {name for name in (*SPEAKERS, SHARED) if name in text}
                assert named == it.names, self._said(it.paper, copy, text)
                figure = f"{FEWEST + self.stage.papers.index(it.paper)} people"
                assert (figure in text) == it.has_sentence, self._said(it.paper, copy, text)

    def consents(self, paper: str, items: list[str], purposes: tuple[str, ...] = PURPOSES) -> None:
        """What may be done with these items of a document, where this person sees it."""
        if self.world.sees(self.who, paper):
            with one_look():
                for item in items:
                    for purpose in purposes:
                        answer = allows(self.viewer, item, purpose).answer.value
                        expected = self.world.allows(item, purpose)
                        assert answer == expected, self._said(item, purpose, answer)

    def _said(self, of: str, what: str, shown: Any) -> str:
        return f"{self.who}, {what} of {of}: shown {shown!r}; the model says {self._model(of)}"

    def _model(self, of: str) -> str:
        person = f"{self.world.people[self.who]} at hour {self.world.hour}"
        return f"{person}, {self.world.papers.get(of, '')}"
