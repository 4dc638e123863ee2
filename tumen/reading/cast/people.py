"""The cast as the rest of the reader asks it: whom a noun phrase or pronoun speaks of."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tumen.reading.cast.calling import calls
from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.names import namings_in, words_of
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.cast.roll import Roll
from tumen.reading.cast.walk import Walk
from tumen.reading.sentences import Sentence
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.spans import Span

#: Code points of a report's opening: a body described there is named soon after.
_OPENING = 900
#: Pronouns of who speaks: answered by who is heard at their place.
_VOICE = frozenset("i me my mine myself we us our ours ourselves".split())
#: Stretches that are heard within one another at most: a quotation in a quotation in a letter in a turn.
_NESTED = 12


class Cast:
    """The persons, groups and bodies of one document, each once.

    Made by `Cast.of` before anything else reads the document. Ask it by token where there is a tree:

        reference = cast.member_for(token, sentence)      # token: head of a noun phrase, a name, or a pronoun
        if reference is not None:
            party = reference.member.party(words)         # what a claim will show
            ... reference.rule, reference.evidence        # how, and which words decided

    `member_for` also takes a spaCy span of the sentence's tree, or a `Span` of the document's text.
    `members_for` follows "and": "the mother and her son" are two. `party_for` is both steps at once, and
    gives a party of the words alone where nobody is known by them. "I" and "we" are whoever is heard there:
    `Voices` tells the cast whose words stand where (`hear`), so ask after `Voices` was made.
    """

    def __init__(self, text: str, roll: Roll, walk: Walk, own: Sequence[Member]) -> None:
        self.text = text
        self.own = tuple(own)  #: who speaks where nobody else is heard: publisher, author, signatories
        self._roll, self._walk = roll, walk
        self._entered: dict[str, Member] = {}  #: by name: those whom the text itself does not name
        self._starts = [naming.span.start for naming in walk.names.namings]
        self._heard: list[tuple[int, int, tuple[Member, ...]]] = []

    @classmethod
    def of(
        cls,
        text: str,
        sentences: Sequence[Sentence],
        parsed: Mapping[int, Doc],
        source: Source,
        *,
        quoted: Sequence[Span] = (),
    ) -> Cast:
        """The cast of a document; ``quoted`` are the stretches between quotation marks, in order.

        Sentences without a tree give their names, and no descriptions or pronouns. Takes time in proportion
        to the text.
        """
        roll = Roll(text)
        namings = list(namings_in(text, _titled(text, sentences)))
        roll.call(namings)
        walk = Walk(text, roll, namings, quoted)
        walk.through(sentences, parsed)
        walk.pointing.name_later(_OPENING)
        cast = cls(text, roll, walk, ())
        names = source.voices or tuple(name for name in (source.publisher or source.author,) if name)
        cast.own = tuple(cast.member_named(name) for name in names)
        return cast

    @property
    def members(self) -> list[Member]:
        """Every member, in the order in which the text first speaks of them."""
        return sorted(self._roll.members, key=lambda member: member.first)

    # -- asking
    # ------------------------------------------------------------------------------------------

    def member_for(self, words: Token | TokenSpan | Span, sentence: Sentence) -> Reference | None:
        """Whom ``words`` of ``sentence`` speak of: the head of a noun phrase, a name, a pronoun, or a stretch
        that holds one; None where the document leaves it open or nobody is spoken of."""
        if isinstance(words, Span):
            found = self._named_at(words.start, words.end)
        else:
            found = self._of_token(words.root if isinstance(words, TokenSpan) else words, sentence)
        other = self._walk.scene.instead.get(found.member.number) if found is not None else None
        return replace(found, member=other) if found is not None and other is not None else found

    def members_for(self, token: Token, sentence: Sentence) -> list[Reference]:
        """`member_for` a token and everything joined to it by "and" or a comma; signatories for "we"."""
        if token.lower_ in _VOICE:
            at = self._evidence(token, sentence)
            return [Reference(member, "cast.voice", at) for member in self.heard_at(at.start)]
        found = [self.member_for(each, sentence) for each in [token, *token.conjuncts]]
        return [reference for reference in found if reference is not None]

    def party_for(self, words: Token | TokenSpan | Span, sentence: Sentence, *, called: str = "") -> Party:
        """What a claim that calls somebody by ``words`` (or by ``called``) will show of them."""
        reference = self.member_for(words, sentence)
        if not called:
            called = words.of(self.text) if isinstance(words, Span) else words.text
        return reference.member.party(called) if reference is not None else Party(called)

    def named(self, words: str, before: int | None = None) -> Member | None:
        """Who is called ``words`` ("Cho", "Ms Ro", "the NKRD", "the priest") at ``before`` code points into
        the text; at its end without."""
        at = len(self.text) if before is None else before
        known = words_of(words)
        member = (
            self._roll.find(known, at)
            if known and any(word[:1].isupper() for word in words.split())
            else None
        )
        return member or self._described(words, at)

    def member_named(self, name: str) -> Member:
        """The member of that name, entered into the cast where the text does not name it."""
        known = self._roll.find(words_of(name), len(self.text)) or self._entered.get(name)
        if known is None:
            known = self._entered[name] = self._roll.new(name, None, Span(0, 0), is_named=True)
        return known

    def called_after(self, end: int, until: int) -> Member | None:
        """Whose name a clause tells behind words that describe nobody known: "a ferry hand, who gave only
        his nickname, Lwin"."""
        namings = self._walk.names.namings
        at = bisect_right(self._starts, end)
        if at == len(namings) or namings[at].span.end > until:
            return None
        naming = namings[at]
        if not calls(self.text[end : naming.span.start]) or naming.is_body:
            return None
        return self.member_named(naming.name)

    def together(self, name: str) -> tuple[Member, ...]:
        """The persons that "Ro Eun-sil and Kang Do-yun" are; none for any other name."""
        group = self._walk.names.groups.get(name)
        return group.parts if group is not None else ()

    def turn_out(self, described: Member, named: Sequence[Member]) -> str:
        """Whom a description told of turns out to be ``named``; gives the name that stands for them."""
        if len(named) == 1:
            self._walk.scene.instead[described.number] = named[0]
            return named[0].name
        name = f"{', '.join(each.name for each in named[:-1])} and {named[-1].name}"
        described.name, described.parts = name, tuple(named)
        self._walk.names.groups.setdefault(name, described)
        return name

    # -- who is heard where
    # ------------------------------------------------------------------------------------------

    def hear(self, words: Span, members: Iterable[Member]) -> None:
        """The words of ``words`` are said by ``members``: "I" and "we" in them are they."""
        insort(self._heard, (words.start, words.end, tuple(members)), key=lambda entry: entry[0])

    def heard_at(self, position: int) -> tuple[Member, ...]:
        """Who says the words at ``position``: the innermost stretch that is heard there, else the document's
        own voice."""
        at = bisect_right(self._heard, position, key=lambda entry: entry[0])
        for start, end, members in reversed(self._heard[max(0, at - _NESTED) : at]):
            if start <= position < end:
                return members
        return self.own

    # -- how it is found
    # ------------------------------------------------------------------------------------------

    def _of_token(self, token: Token, sentence: Sentence) -> Reference | None:
        if token.lower_ in _VOICE:
            at = self._evidence(token, sentence)
            heard = self.heard_at(at.start)
            return Reference(heard[0], "cast.voice", at) if heard else None
        if token.lower_ in ("who", "whom", "whose", "that", "which") and token.pos_ != "SCONJ":
            verb = token.head if token.dep_ != "poss" else token.head.head
            return self._of_token(verb.head, sentence) if verb.dep_ == "relcl" else None
        known = self._walk.references.get((sentence.index, token.i))
        if known is not None:
            return known
        at = self._evidence(token, sentence)
        named = self._named_at(at.start, at.end)
        if named is not None:
            return named
        place = self._walk.place(token, at)
        if place is not None:
            return Reference(place, "cast.name", at)
        for child in token.children:  # "the pastor, Gil", "one of the detained"
            if child.dep_ == "appos":
                return self._of_token(child, sentence)
        return None

    def _evidence(self, token: Token, sentence: Sentence) -> Span:
        return Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)

    def _named_at(self, start: int, end: int) -> Reference | None:
        """Who is named in a stretch, by the first name that touches it."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self._starts) and self._starts[number] < end:
            if self._walk.names.namings[number].span.end > start and number in self._walk.names.named:
                return self._walk.names.named[number]
            number += 1
        return None

    def _described(self, words: str, before: int) -> Member | None:
        noun = words.lower().rsplit(" ", 1)[-1]
        if kind_of_noun(noun) is None:
            return None
        told = [mention for mention in self._walk.scene.by_noun.get(noun, []) if mention.span.start < before]
        return told[-1].member if told else None


def _titled(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Headlines whose words all begin with capitals: no names can be read from them."""
    found = []
    for sentence in sentences:
        if sentence.kind not in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE):
            continue
        words = [word for word in sentence.of(text).split() if word[:1].isalpha() and len(word) > 3]
        if len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words):
            found.append(sentence.span)
    return found


__all__ = ["Cast", "Party", "PartyKind"]
