"""Who speaks in a document, from its beginning to its end: turns, quotations, tellers, and the document's own
voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from tumen.reading.cast import Cast, Member
from tumen.reading.cast.names import NO_NAMES, is_body_name, words_of
from tumen.reading.cast.phrases import bounds_of
from tumen.reading.cast.recent import PRONOUNS
from tumen.reading.preparing import Prepared
from tumen.reading.quoting.attributing import INTRODUCES, TOUCHES, PlacedCue, cue_at_marks, cue_of
from tumen.reading.quotations import Quotation
from tumen.reading.sentences import Sentence, blocks_of
from tumen.reading.speakers import cues_in
from tumen.reading.turns import Turn, interviewee_of, signatories_of
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

#: Paragraphs that an unattributed quotation may stand away from its teller's last one.
_CARRIED = 3
#: Blocks at the head of a document in which its issuer stands, and code points of a line of its own.
_HEADS, _LINE = 8, 120
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)
_HEADING = (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.LETTERHEAD, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH)
_NAME_WORDS = 9
#: Who says "I" in a document that names no author.
THE_AUTHOR = "the author"
#: The law that a quotation without a cue can be from.
_LAW_BEFORE = re.compile(
    r"(?P<law>\b(?:[Aa]rticle|[Ss]ection|[Pp]aragraph)\s+\d+\w*(?:\s*\(\w\))*(?:\s+of\s+(?:the\s+)?[^,;:“\"‘.]{3,80}?)?"
    r"(?=[,;:]|\s+(?:of\s+which|under|which|forbids?|says|prohibits?|for|is|was)\b|\s*$))"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
#: Words of the first person that make a document one that speaks of itself.
_OFTEN = 4
#: Quotations within one another at most, looked back for.
_NESTED = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the name that a claim shows, and the member of the cast where there is one."""

    name: str
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a run of quotation is: by which rule, and the cue's words; ``speaker`` None: nobody's."""

    speaker: Speaker
    stance: Stance
    rule: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who may be telling a figure: the chain from the nearest teller to the innermost source.

    ``signs`` say what speaks for it (`weighing.speakers` weighs them); ``evidence`` are the words of the cue.
    """

    chain: tuple[str, ...]
    stance: Stance
    evidence: Span | None
    rule: str
    signs: tuple[str, ...]

    @property
    def is_own_voice(self) -> bool:
        return self.rule.startswith("voice.") and self.rule != "voice.turn"


def _is_plural(placed: PlacedCue) -> bool:
    return placed.cue.who.tag_ in ("NNS", "NNPS")


def _may_go_on(member: Member | None, asked: str, sex: Sex | None) -> bool:
    """Whether a teller can be meant by a pronoun that asks for a person, a body, or several."""
    if asked == "person":
        return member is not None and not member.is_many and not member.is_body and member.sex in (None, sex)
    if asked == "many":
        return member is None or member.is_many or member.is_body
    return member is None or not (member.is_many or member.sex is not None or member.is_person and member.is_named)


class Voices:
    """The speakers of one parsed document, and who stands behind the words at any place of it."""

    def __init__(self, prepared: Prepared, cast: Cast) -> None:
        self.source, self.text = prepared.source, prepared.source.text
        self.sentences, self.parsed, self.cast = prepared.sentences, prepared.parsed, cast
        self.quotations = [each for each in prepared.quotations if each.is_speech(self.text)]
        self._starts = [each.span.start for each in self.quotations]
        blocks = blocks_of(self.source)
        self._hear_letter(blocks)
        self.turns = prepared.turns
        self._hear_turns(blocks)
        self.cues: dict[int, list[PlacedCue]] = {}  #: by sentence
        self._speakers: dict[tuple[int, int], Speaker] = {}
        self._told: list[tuple[PlacedCue, Speaker]] = []
        self._tells: Counter[str] = Counter()
        self._read_cues()
        self._issuers = self._read_issuers(blocks)
        self.said: dict[int, Said | None] = {}  #: by run of quotation
        self._assign_quotations()

    # -- who is who
    # ------------------------------------------------------------------------------------------

    def speaker_of(self, who: Token, sentence: Sentence) -> Speaker:
        """Who is told of by the phrase of ``who``: a member of the cast, else the words as written."""
        reference = self.cast.member_for(who, sentence)
        if reference is not None:
            return Speaker(reference.member.name, reference.member)
        if who.lower_ in ("i", "we", "my", "our") and not self.cast.own:
            return Speaker(THE_AUTHOR)
        if who.pos_ == "PRON" or who.text in NO_NAMES - {"Article"}:
            return Speaker("")
        start, end = bounds_of(who)
        return Speaker(sentence.of(self.text)[start:end].strip(" ,'’\"“”"))

    def named(self, placed: PlacedCue) -> Speaker:
        """Who tells by a cue; found once for each, in order of the text."""
        key = (placed.sentence, placed.cue.who.i)
        known = self._speakers.get(key)
        if known is None:
            known = self.speaker_of(placed.cue.who, self.sentences[placed.sentence])
            if placed.cue.who.lower_ in ("he", "she", "they", "it"):
                known = self._goes_on_telling(placed, known)
            if placed.cue.who.lower_ not in ("i", "we"):  # they hang on quotations, which are given later
                self._speakers[key] = known
                if known.name:
                    self._told.append((placed, known))
        return known

    def _goes_on_telling(self, placed: PlacedCue, meant: Speaker) -> Speaker:
        """Whom a pronoun before a word of telling means: often who told last, and not who was told of."""
        asked, sex = PRONOUNS[placed.cue.who.lower_]
        within = self._run_at(placed.word.start)
        for other, speaker in reversed(self._told[-6:]):
            member = speaker.member
            if self._run_at(other.word.start) != within:
                continue  # told within a quotation, or around this one
            if placed.sentence - other.sentence > 3 or member is meant.member and member is not None:
                break
            if not _may_go_on(member, asked, sex) or asked == "many" and member is None and not _is_plural(other):
                continue
            known = meant.member
            if known is None or known.is_place:
                return speaker
            if asked != "body" and self._has_told(known):
                return meant
            return meant if asked != "many" and self._told_of_later(placed, other, asked) else speaker
        return meant

    def _told_of_later(self, placed: PlacedCue, other: PlacedCue, asked: str) -> bool:
        """Whether the words that the pronoun leans on stand after the last teller's cue, and led a clause or
        named a body."""
        reference = self.cast.member_for(placed.cue.who, self.sentences[placed.sentence])
        if reference is None or reference.evidence.start <= other.region.end:
            return False
        return reference.leads or asked == "body" and reference.member.is_named

    def _run_at(self, position: int) -> int | None:
        quotation = self.quotation_at(position)
        return quotation.run if quotation is not None else None

    def _has_told(self, member: Member) -> bool:
        return any(known.member is member for _, known in self._told)

    def tells(self, name: str) -> int:
        """How many cues of the document name this teller."""
        if not self._tells:
            found = (self.named(placed).name for cues in self.cues.values() for placed in cues)
            self._tells = Counter(found)
        return self._tells[name]

    def _hear_letter(self, blocks: Sequence[tuple[BlockKind, Span]]) -> None:
        self.signatories, self.letter = signatories_of(self.text, blocks)
        if self.letter is not None:
            self.cast.hear(self.letter, [self.cast.member_named(name) for name in self.signatories])

    def _hear_turns(self, blocks: Sequence[tuple[BlockKind, Span]]) -> None:
        self._turn_names: dict[int, Speaker] = {}
        known: dict[tuple[str, bool, bool], Speaker] = {}
        for number, turn in self.turns.items():
            key = (turn.who, turn.asks, turn.answers)
            if key not in known:
                known[key] = self._speaker_of_turn(turn, blocks)
            self._turn_names[number] = known[key]
            member = known[key].member
            if member is not None:
                self.cast.hear(turn.words, [member])

    def _speaker_of_turn(self, turn: Turn, blocks: Sequence[tuple[BlockKind, Span]]) -> Speaker:
        """Who a turn's label is: the answering side of a briefing is its issuer, the asking side stays a
        questioner."""
        if turn.who:
            shown = turn.who.title() if turn.who.isupper() and len(turn.who) > 4 else turn.who
            member = self.cast.named(shown) or self.cast.member_named(shown)
            return Speaker(member.name, member)
        if turn.asks:
            return Speaker("questioner")
        first = min(self.turns)
        before = blocks[first][1].start
        for member in self.cast.members:
            if member.is_named and not member.is_body and 0 < member.first.start < before:
                return Speaker(member.name, member)
        if self.cast.own:
            return Speaker(self.cast.own[0].name, self.cast.own[0])
        return Speaker("")

    @cached_property
    def is_told_by_us(self) -> bool:
        """Whether the document speaks of itself: "we recorded", "I saw", outside quotations and turns."""
        found = 0
        for match in _FIRST_PERSON.finditer(self.text):
            found += self.quotation_at(match.start()) is None
            if found > _OFTEN:
                return not self.turns
        return False

    def turn_at(self, sentence: Sentence) -> Speaker | None:
        return self._turn_names.get(sentence.block)

    # -- cues and quotations
    # ------------------------------------------------------------------------------------------

    def _read_cues(self) -> None:
        for sentence in self.sentences:
            doc = self.parsed.get(sentence.index)
            if doc is None:
                continue
            offset = sentence.span.start
            found = []
            for cue in cues_in(doc):
                start, end = bounds_of(cue.who)
                who = Span(start, end).shifted(offset)
                placed = PlacedCue(cue, sentence.index, cue.words().shifted(offset), who)
                beside = self._beside(placed, sentence)
                spoken_to = beside and cue.who.idx < 40 and sentence.of(self.text)[end : end + 1] == ","
                found += [*beside] if spoken_to and self._is_office(placed) else [placed, *beside]
            if found:
                self.cues[sentence.index] = found
                for placed in found:
                    self.named(placed)

    def _is_office(self, placed: PlacedCue) -> bool:
        member = self.named(placed).member
        return member is not None and member.is_office

    def _beside(self, placed: PlacedCue, sentence: Sentence) -> list[PlacedCue]:
        """ "Deputy Director, a nurse told us": what the tree takes for one person in two descriptions."""
        found = []
        for child in placed.cue.who.children:
            if child.dep_ == "appos" and child.pos_ == "NOUN":
                other = self.speaker_of(child, sentence)
                if other.member is not None and other.member is not self.named(placed).member:
                    start, end = bounds_of(child)
                    cue = replace(placed.cue, who=child, rule=f"{placed.cue.rule}.beside")
                    found.append(replace(placed, cue=cue, who=Span(start, end).shifted(sentence.span.start)))
        return found

    def quotation_at(self, position: int) -> Quotation | None:
        """The innermost quotation that ``position`` stands in."""
        at = bisect_right(self._starts, position)
        for each in reversed(self.quotations[max(0, at - _NESTED) : at]):
            if position < each.span.end:
                return each
        return None

    def stretch_at(self, sentence: Sentence, position: int) -> tuple[int | None, str]:
        """Whose stretch of words ``position`` stands in: the quotation's run and the turn's name."""
        turn = self.turn_at(sentence)
        return self._run_at(position), turn.name if turn is not None else ""

    def _assign_quotations(self) -> None:
        """Give every run of quotation its teller: the cue beside it, else who spoke in the quotation before."""
        last: tuple[Said, int] | None = None
        headline = self.sentences[0].of(self.text) if self.sentences else ""
        alone = interviewee_of(headline)
        headlines = {number for number, (kind, _) in enumerate(blocks_of(self.source)) if kind in _HEADLINES}
        for quotation in sorted(self.quotations, key=lambda each: each.block in headlines):
            if quotation.block in headlines and (same := self._said_below(quotation)) is not None:
                self.said[quotation.run] = same
                continue
            if quotation.run in self.said and self.said[quotation.run] is not None:
                self._hear(quotation, self.said[quotation.run])
                continue
            found = self._said(quotation, last)
            if found is None and alone:
                found = Said(Speaker(alone, self.cast.named(alone)), Stance.NEUTRAL, "speaker.interviewee")
            self.said[quotation.run] = found
            self._hear(quotation, found)
            if found is not None and not quotation.depth:
                last = found, quotation.block

    def _said_below(self, quotation: Quotation) -> Said | None:
        """Whose words a headline quotes: who says them in the text below, in a quotation or a turn."""
        words = quotation.span.of(self.text).rstrip(".,!?…")
        at = self.text.find(words, quotation.span.end)
        if at < 0:
            return None
        holder = self.quotation_at(at)
        said = self.said.get(holder.run) if holder is not None else None
        if said is not None:
            return replace(said, rule="speaker.below")
        heard = self.cast.heard_at(at)
        if holder is not None or len(heard) != 1 or heard == self.cast.own:
            return None
        return Said(Speaker(heard[0].name, heard[0]), Stance.NEUTRAL, "speaker.below")

    def _hear(self, quotation: Quotation, said: Said | None) -> None:
        if said is not None and said.speaker.member is not None:
            self.cast.hear(quotation.span, [said.speaker.member])

    def _said(self, quotation: Quotation, last: tuple[Said, int] | None) -> Said | None:
        touched = self.touched(quotation)
        if not touched:
            return None
        around = self._around(quotation, touched)
        named = [placed for placed in around if self.named(placed).name]
        best = cue_of(self.text, quotation.span, named, [touched[0].index, touched[-1].index])
        if best is None or best[1] < INTRODUCES:
            best = self._at_marks(quotation, touched) or best
        cued = best is not None and (best[1] >= INTRODUCES or best[0].sentence in {s.index for s in touched})
        if last is not None and not quotation.depth and not cued and self._goes_on(quotation, touched, last):
            return Said(last[0].speaker, last[0].stance, last[0].rule, last[0].evidence)
        turn = self._turn_names.get(quotation.block)
        if turn is not None and not quotation.depth and self._is_clip(quotation) and not cued:
            return Said(turn, Stance.NEUTRAL, "speaker.turn") if turn.name else None
        if best is not None:
            placed = best[0]
            speaker = self.named(placed)
            if speaker.name:
                return Said(speaker, placed.cue.stance, placed.cue.rule, placed.word)
        if last is not None and not quotation.depth and quotation.block - last[1] <= _CARRIED:
            if self._stands_alone(quotation):
                return last[0]
        return self._by_subject(quotation, touched[0])

    def _by_subject(self, quotation: Quotation, sentence: Sentence) -> Said | None:
        """Without a cue: whom the sentence tells of before the marks ("Her brother sent a card: “...”"), or the
        law that it names ("under Article 29 nobody may be “...”")."""
        before = self.text[sentence.span.start : quotation.span.start - 1]
        law = _LAW_BEFORE.search(before)
        if law is not None:
            at = Span(*law.span("law")).shifted(sentence.span.start)
            return Said(Speaker(at.of(self.text)), Stance.NEUTRAL, "speaker.law", at)
        doc = self.parsed.get(sentence.index)
        if doc is None or not quotation.depth and not before.strip():
            return None
        if not any(token.pos_ in ("VERB", "AUX") for token in doc if token.idx < len(before)):
            words = [token for token in doc if token.idx < len(before) and token.pos_ in ("NOUN", "PROPN")]
            if words and len(before.split()) <= 6 and sentence.kind in _HEADLINES:  # "Gov't “confirming”"
                at = Span(words[0].idx, words[-1].idx + len(words[-1])).shifted(sentence.span.start)
                return Said(Speaker(at.of(self.text)), Stance.NEUTRAL, "speaker.subject", at)
        for token in doc:
            if token.idx >= len(before):
                return None
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
                found = self.cast.member_for(token, sentence)
                member = found.member if found is not None else None
                if member is None or member.is_many or not (member.is_person or before.rstrip().endswith(":")):
                    return None
                at = Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)
                return Said(Speaker(member.name, member), Stance.NEUTRAL, "speaker.subject", at)
        return None

    def _at_marks(self, quotation: Quotation, touched: Sequence[Sentence]) -> tuple[PlacedCue, float] | None:
        """The cue that touches the quotation's marks by the order of the words, where the tree gives none."""
        for sentence in (touched[-1], touched[0]):
            doc = self.parsed.get(sentence.index)
            if doc is None:
                continue
            offset = sentence.span.start
            span = quotation.span
            cue = cue_at_marks(doc, max(0, span.start - offset), min(len(sentence.span), span.end - offset))
            if cue is None:
                continue
            words = cue.words().shifted(offset)
            inside, holder = self.quotation_at(words.start), self.quotation_at(span.start - 1)
            if (inside.run if inside else None) == (holder.run if holder and quotation.depth else None):
                start, end = bounds_of(cue.who)
                return PlacedCue(cue, sentence.index, words, Span(start, end).shifted(offset)), TOUCHES
        return None

    def touched(self, quotation: Quotation) -> list[Sentence]:
        at = bisect_right(self.sentences, quotation.span.start, key=lambda sentence: sentence.span.start) - 1
        touched = []
        while at >= 0 and at < len(self.sentences) and self.sentences[at].span.start < quotation.span.end:
            if self.sentences[at].span.overlaps(quotation.span):
                touched.append(self.sentences[at])
            at += 1
        return touched

    def _around(self, quotation: Quotation, touched: Sequence[Sentence]) -> Iterator[PlacedCue]:
        """The cues outside the quotation's marks that can be its own: of its sentences, of the one before and
        after in its paragraph, and of one before that ends with a colon."""
        indices = [sentence.index for sentence in touched]
        before = self.sentences[indices[0] - 1] if indices[0] else None
        if before is not None and (
            before.block == quotation.block or before.of(self.text).rstrip().endswith((":", ",", "—"))
        ):
            indices.insert(0, before.index)
        after = self.sentences[indices[-1] + 1] if indices[-1] + 1 < len(self.sentences) else None
        if after is not None and after.block == quotation.block:
            indices.append(after.index)
        holder = self.quotation_at(quotation.span.start - 1) if quotation.depth else None
        for index in indices:
            for placed in self.cues.get(index, ()):
                if quotation.span.overlaps(placed.word) or quotation.span.overlaps(placed.who):
                    continue
                inside = self.quotation_at(placed.word.start)
                if (inside.run if inside else None) == (holder.run if holder else None):
                    yield placed

    def _goes_on(
        self, quotation: Quotation, touched: Sequence[Sentence], last: tuple[Said, int]
    ) -> bool:
        """Whether the quotation goes on with the speech of the one before, in the same paragraph: "..., he said.
        “...”"."""
        if quotation.block != last[1]:
            return False
        opens = touched[0].span.start
        return quotation.span.start - opens <= 2

    def _is_clip(self, quotation: Quotation) -> bool:
        """Whether the quotation is the whole of a turn."""
        turn = self.turns.get(quotation.block)
        return turn is not None and len(quotation.span) > 0.8 * len(turn.words)

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether nothing stands before the quotation in its paragraph, and no cue in it."""
        touched = self.touched(quotation)
        return bool(touched) and quotation.span.start - touched[0].span.start <= 2

    # -- who can stand behind a figure
    # ------------------------------------------------------------------------------------------

    def own_voice(self, position: int, signs: tuple[str, ...]) -> Teller:
        """The document's own voice at ``position``: who signed the letter, the voices given with the source, its
        publisher or author."""
        names, rule = self._own_names(position)
        return Teller(names, Stance.OWN, None, rule, signs)

    def _own_names(self, position: int) -> tuple[tuple[str, ...], str]:
        source = self.source
        inside_letter = self.letter is not None and self.letter.start <= position < self.letter.end
        if inside_letter and self.signatories:
            return self.signatories, "voice.signatories"
        if source.voices:
            return source.voices, "voice.given"
        name = source.publisher or source.author
        if not name:
            return (), "voice.own"
        return (name,), "voice.publisher" if source.publisher else "voice.author"

    def slots_of(self, teller: Teller, sentence: Sentence) -> dict[str, Slot]:
        """The slots of speakers and stance that ``teller`` fills."""
        if teller.is_own_voice:
            slots = {"stance": Slot(Stance.OWN, "voice.own")}
            if teller.chain:
                slots["speakers"] = Slot(tuple((name,) for name in teller.chain), teller.rule)
            return slots
        rule, stance, evidence = teller.rule, teller.stance, teller.evidence
        if self.is_issuer(teller.chain[-1]) and rule != "speaker.quotation":
            rule, stance = "voice.issuer", Stance.OWN
        inherited = evidence is not None and not sentence.span.covers(evidence)
        return {
            "speakers": Slot((teller.chain,), rule, evidence, inherited=inherited),
            "stance": Slot(stance, rule, evidence),
        }

    def is_issuer(self, name: str) -> bool:
        """Whether the teller is the body that issues the document: then it speaks in its own voice."""
        words = words_of(name)
        return bool(words) and any(words <= issuer for issuer in self._issuers)

    def _read_issuers(self, blocks: Sequence[tuple[BlockKind, Span]]) -> list[frozenset[str]]:
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
