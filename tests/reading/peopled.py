"""Texts with their cast, every sentence parsed: `peopled("Ro Eun-sil fled.").who("sil")`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from tests.reading.cast import source
from tumen.reading.cast import Cast, Member, Reference
from tumen.reading.cued import Cues, PlacedCue
from tumen.reading.parsing import parse
from tumen.reading.preparing import Prepared, prepare
from tumen.reading.sentences import Sentence
from tumen.reading.voices import Voices


@dataclass(frozen=True)
class Peopled:
    """A text, who is in it, and who speaks in it."""

    prepared: Prepared
    cast: Cast
    voices: Voices

    @property
    def cues(self) -> Cues:
        return self.voices.cues

    def word(self, words: str, nth: int = 0) -> tuple[Token, Sentence]:
        """The ``nth`` token of that form, with its sentence."""
        found = [
            (token, sentence)
            for sentence in self.prepared.sentences
            for token in self.prepared.parsed[sentence.index]
            if token.text == words
        ]
        return found[nth]

    def reference(self, words: str, nth: int = 0) -> Reference | None:
        """Whom the ``nth`` token of that form speaks of, and by which rule."""
        return self.cast.member_for(*self.word(words, nth))

    def member(self, words: str, nth: int = 0) -> Member:
        found = self.reference(words, nth)
        assert found is not None, f"nobody is known by {words!r}"
        return found.member

    def who(self, words: str, nth: int = 0) -> str:
        """The name of whom the token speaks of; empty where nobody is known by it."""
        found = self.reference(words, nth)
        return found.member.name if found is not None else ""

    def placed(self) -> list[PlacedCue]:
        """Every cue, in order."""
        return [cue for sentence in self.prepared.sentences for cue in self.cues.of(sentence.index)]

    def tellers(self) -> list[tuple[str, str]]:
        """Every word of telling with the name of who tells by it."""
        return [(each.cue.word.text, self.cues.named(each).name) for each in self.placed()]


@cache
def peopled(text: str, *, publisher: str = "", author: str = "") -> Peopled:
    """A text with its cast and its voices; all of its sentences are parsed, whatever they tell."""
    prepared = prepare(source(text, publisher=publisher, author=author))
    texts = [sentence.of(text) for sentence in prepared.sentences]
    parsed = zip((sentence.index for sentence in prepared.sentences), parse(texts), strict=True)
    prepared.parsed.update(parsed)
    quoted = [each.span for each in prepared.quotations if not each.depth]
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source, quoted=quoted)
    return Peopled(prepared, cast, Voices(prepared, cast))
