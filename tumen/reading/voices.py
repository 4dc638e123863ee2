"""Who speaks in a document, from its beginning to its end: turns, quotations, tellers, and the document's own
voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tumen.reading.cast import Cast, Member
from tumen.reading.cast.names import is_body_name, without_office, words_of
from tumen.reading.cued import Cues, Speaker
from tumen.reading.introduced import name_the_introduced
from tumen.reading.letters import letters_of
from tumen.reading.preparing import Prepared
from tumen.reading.quotations import Speeches
from tumen.reading.quoting.giving import Given
from tumen.reading.quoting.offering import Chooser
from tumen.reading.sections import Section, quoted_messages, writer_at
from tumen.reading.sentences import Sentence, blocks_of
from tumen.reading.turns import Turn, guest_of, heard_witness, initials_of
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

#: Blocks at the head of a document in which its issuer stands, code points of a line of its own, and its
#: words.
_HEADS, _LINE, _NAME_WORDS = 8, 120, 9
_HEADING = (
    BlockKind.HEADLINE,
    BlockKind.BYLINE,
    BlockKind.LETTERHEAD,
    BlockKind.BOILERPLATE,
    BlockKind.PARAGRAPH,
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
#: Words of the first person that make a document one that speaks of itself.
_OFTEN = 4
#: Who asks in a transcript without being named.
QUESTIONER, JOURNALIST = "the questioner", "a journalist"
ASKERS = frozenset({QUESTIONER, JOURNALIST})
#: What a document calls itself or the one who answers, where journalists ask.
_BRIEFING = re.compile(
    r"\b(?:press\s+(?:conference|briefing)|(?:news|regular|daily)\s+briefing|spokes(?:person|man|woman)|reporters)\b",
    re.IGNORECASE,
)
_OPENING = 600
#: Code points of the first question, in which a guest is brought in.
_GREETING = 600
_Blocks = Sequence[tuple[BlockKind, Span]]


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who may be telling a figure: the chain from the nearest teller to the innermost source.

    ``signs`` say what speaks for it (`weighing.speakers` weighs them); ``evidence`` are the words that
    decided.
    """

    chain: tuple[str, ...]
    stance: Stance
    evidence: Span | None
    rule: str
    signs: tuple[str, ...]

    @property
    def is_own_voice(self) -> bool:
        return self.rule.startswith("voice.") and self.rule != "voice.turn"


class Voices:
    """The speakers of one parsed document, and who stands behind the words at any place of it.

    Tells the cast whose words stand where, so that it can answer for "I" and "we". ``choose`` decides who
    says a quotation among those on offer; without it the rules do.
    """

    def __init__(self, prepared: Prepared, cast: Cast, *, choose: Chooser | None = None) -> None:
        self.source, self.text = prepared.source, prepared.source.text
        self.sentences, self.cast = prepared.sentences, cast
        self.speeches = Speeches(self.text, prepared.quotations)
        blocks = blocks_of(self.source)
        self._issuers = self._read_issuers(blocks)
        self.letters = letters_of(self.text, blocks)
        for letter in self.letters:
            cast.hear(letter.span, [cast.member_named(name) for name in letter.signatories])
        self.turns = self._read_turns(prepared.turns, blocks)
        self.parsed = prepared.parsed
        self.cues = Cues(self.text, self.sentences, prepared.parsed, cast, self.speeches)
        name_the_introduced(self.text, self.sentences, cast, self.cues)
        self.given = Given(
            self.text,
            self.sentences,
            prepared.parsed,
            cast=cast,
            cues=self.cues,
            speeches=self.speeches,
            turns=self.turns,
            choose=choose,
        )

    # -- who speaks by the layout
    # ------------------------------------------------------------------------------------------

    def _read_turns(self, turns: dict[int, Turn], blocks: _Blocks) -> dict[int, tuple[Speaker, Span]]:
        """Who speaks each block of a transcript, and the words of the turn without its label."""
        known: dict[tuple[str, bool], Speaker] = {}
        self._holds_the_floor: Speaker | None = None  #: an office's holder who opens: "Spokesperson ..."
        found: dict[int, tuple[Speaker, Span]] = {}
        for number, turn in turns.items():
            key = (turn.who, turn.asks)
            if key not in known:
                known[key] = self._speaker_of_turn(turn, blocks[min(turns)][1].start)
            found[number] = known[key], turn.words
            member = known[key].member
            if member is not None:
                self.cast.hear(turn.words, [member])
        return found

    def _speaker_of_turn(self, turn: Turn, first: int) -> Speaker:
        """Who a turn's label is: the answering side is who was named before the first turn, or the document's
        issuer; the asking side stays a questioner."""
        if turn.who:
            if (spelt := self._by_initials(turn.who)) is not None:
                return Speaker(spelt.name, spelt)
            shown = turn.who.title() if turn.who.isupper() and len(turn.who) > 4 else turn.who
            held = without_office(shown)
            member = self.cast.named(shown) or self.cast.named(held) or self.cast.member_named(shown)
            if held != shown and not turn.asks and self._holds_the_floor is None:
                self._holds_the_floor = Speaker(member.name, member)
            return Speaker(member.name, member)
        if turn.asks:
            return Speaker(JOURNALIST if _BRIEFING.search(self.text, 0, _OPENING) else QUESTIONER)
        if self._holds_the_floor is not None:
            return self._holds_the_floor
        if heard := heard_witness(self.text[:first]) or guest_of(self.text[first : first + _GREETING]):
            known = self.cast.named(heard)
            return Speaker(known.name, known) if known else Speaker(heard)
        named = [
            member
            for member in self.cast.members
            if member.is_named
            and not member.is_body
            and not member.is_many
            and 0 < member.first.start < first
            and not self._wrote(member)
        ]
        # A heading ("Regular Briefing") has capitals as a name does, and nothing that tells of a person.
        if answers := next((member for member in named if member.is_person), next(iter(named), None)):
            return Speaker(answers.name, answers)
        own = self.cast.own[:1]
        return Speaker(own[0].name, own[0]) if own else Speaker("")

    def _wrote(self, member: Member) -> bool:
        """Whether somebody is the author of the document: who asks, in an interview."""
        return bool(self.source.author) and words_of(member.name) <= words_of(self.source.author)

    def _by_initials(self, label: str) -> Member | None:
        """The one person whose initials a label is: "EC" for Emil Castellane."""
        if not (label.isupper() and label.isalpha() and 2 <= len(label) <= 3):
            return None
        found = [
            member
            for member in self.cast.members
            if member.is_named
            and not (member.is_body or member.is_many)
            and initials_of(member.name) == label
        ]
        return found[0] if len(found) == 1 else None

    def turn_at(self, sentence: Sentence) -> Speaker | None:
        """Who speaks a sentence's block by the layout; None outside transcripts."""
        turn = self.turns.get(sentence.block)
        return turn[0] if turn is not None else None

    @cached_property
    def opening_quoted(self) -> frozenset[int]:
        """The blocks that open with a quotation."""
        first: dict[int, int] = {}
        for sentence in self.sentences:
            first.setdefault(sentence.block, sentence.span.start)
        return frozenset(
            each.block for each in self.speeches.all if each.span.start - first.get(each.block, 0) <= 2
        )

    @cached_property
    def is_told_by_us(self) -> bool:
        """Whether the document speaks of itself: "we recorded", "I saw", outside quotations and turns."""
        found = 0
        for match in _FIRST_PERSON.finditer(self.text):
            found += self.speeches.at(match.start()) is None
            if found > _OFTEN:
                return not self.turns
        return False

    def stretch_at(self, sentence: Sentence, position: int) -> tuple[int | None, str]:
        """Whose stretch of words ``position`` stands in: the quotation's run and the turn's name."""
        turn = self.turn_at(sentence)
        return self.speeches.run_at(position), turn.name if turn is not None else ""

    # -- the document's own voice
    # ------------------------------------------------------------------------------------------

    def own_voice(self, position: int) -> Teller:
        """The document's own voice at ``position``: who signed the letter, the voices given with the source,
        its publisher or author."""
        names, rule = self._own_names(position)
        return Teller(names, Stance.OWN, None, rule, ())

    def _own_names(self, position: int) -> tuple[tuple[str, ...], str]:
        source = self.source
        if writer := writer_at(self.messages, position):
            return (writer,), "voice.section"
        for letter in self.letters:
            if letter.holds(position):
                return letter.signatories, "voice.signatories"
        if source.voices:
            return source.voices, "voice.given"
        name = source.publisher or source.author
        if not name:
            return (), "voice.own"
        return (name,), "voice.publisher" if source.publisher else "voice.author"

    @cached_property
    def messages(self) -> list[Section]:
        """The messages that the document quotes below its own."""
        return quoted_messages(self.source.text)

    def is_issuer(self, name: str) -> bool:
        """Whether the teller is the body that issues the document: then it speaks in its own voice."""
        words = words_of(name)
        return bool(words) and any(words <= issuer for issuer in self._issuers)

    def _read_issuers(self, blocks: _Blocks) -> list[frozenset[str]]:
        """The names of who issues the document, as words: its publisher and author, and the bodies that stand
        alone on a line over its text."""
        found = [words_of(name) for name in (self.source.publisher, self.source.author) if name]
        for kind, block in blocks[:_HEADS]:
            if len(block) > _LINE:
                break
            line = block.of(self.text)
            if kind in _HEADING and len(line.split()) <= _NAME_WORDS and is_body_name(line):
                found.append(words_of(line))
        return [words for words in found if words]

    # -- slots
    # ------------------------------------------------------------------------------------------

    def slots_of(self, teller: Teller, sentence: Sentence) -> dict[str, Slot]:
        """The slots of speakers and stance that ``teller`` fills."""
        if teller.is_own_voice:
            slots = {"stance": Slot(Stance.OWN, "voice.own")}
            if teller.chain:
                slots["speakers"] = Slot(tuple((name,) for name in teller.chain), teller.rule)
            return slots
        rule, stance, evidence = teller.rule, teller.stance, teller.evidence
        if self.is_issuer(teller.chain[-1]) and rule != "speaker.quotation":
            rule, stance = "voice.issuer", stance if _is_quoted_by_itself(teller) else Stance.OWN
        inherited = evidence is not None and not sentence.span.covers(evidence)
        return {
            "speakers": Slot(self.chains(teller.chain), rule, evidence, inherited=inherited),
            "stance": Slot(stance, rule, evidence),
        }

    def chains(self, chain: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """A chain for each of those who speak together at its end: "Ro Eun-sil and Kang Do-yun" are two."""
        together = self.cast.together(chain[-1])
        return tuple((*chain[:-1], each.name) for each in together) if together else (chain,)


#: Sorts of cue by which a body's own release tells what it said as of somebody else.
_OF_ITSELF = frozenset({"say", "answer", "according"})


def _is_quoted_by_itself(teller: Teller) -> bool:
    """Whether an issuer is named with a word of saying: "the Center said in a report", "the Center has
    confirmed"; "we said" and "the Center counted" are the document's own words."""
    sorts = {sign.partition("sort=")[2] for sign in teller.signs if ":sort=" in sign}
    named = any(sign.endswith(":pronoun=False") for sign in teller.signs)
    return named and (teller.stance is Stance.FIRM or bool(sorts & _OF_ITSELF))
