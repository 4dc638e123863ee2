"""Who speaks in a document, from its beginning to its end: turns, quotations, tellers, and the document's own
voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tumen.reading.names import Names, names_in
from tumen.reading.quotations import Quotation
from tumen.reading.sentences import Sentence
from tumen.reading.sources import Source
from tumen.reading.speakers import Attribution, attributions_over, cue_in, named_in_full
from tumen.reading.turns import ANSWERING, ASKING, interviewee_of, signatories_of, turns_of
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

#: Paragraphs that an unattributed quotation may stand away from its teller's last one.
_CARRIED = 3


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


class Voices:
    """The speakers of one parsed document, and who stands behind the words at any place of it."""

    def __init__(
        self,
        source: Source,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        parsed: Mapping[int, Doc],
    ) -> None:
        self.source, self.text = source, source.text
        self.sentences, self.quotations, self.parsed = sentences, quotations, parsed
        self.names: Names = names_in(self.text) if parsed else Names([])
        self.told: list[tuple[int, str]] = []  #: every teller named, with the place of its cue, in order
        self.cues: dict[int, Attribution] = {}  #: by sentence, offsets of the text
        self.turns = turns_of(self.text, sentences)
        self.signatories, self.letter = signatories_of(self.text, source.blocks)
        self._read_cues()
        self.tellers: dict[int, Attribution | None] = {}  #: by run of quotation
        self._assign_quotations()

    def turn_at(self, sentence: Sentence) -> str:
        return self.turns.get(sentence.block, "")

    # -- tellers and quotations
    # -------------------------------------------------------------------------------

    def _read_cues(self) -> None:
        """The teller of every parsed sentence that names one outside quotation marks, pronouns resolved in
        order."""
        for sentence in self.sentences:
            doc = self.parsed.get(sentence.index)
            outside = self.outside(sentence) if doc is not None else []
            found = cue_in(doc, outside) if doc is not None and outside else None
            if found is None:
                continue
            name = self.full_name(found, sentence)
            if name:
                evidence = found.evidence.shifted(sentence.span.start)
                self.cues[sentence.index] = Attribution(name, evidence, found.stance, found.rule)
                self.told.append((evidence.start, name))

    def full_name(self, attribution: Attribution, sentence: Sentence) -> str:
        """The teller's fullest name, by what the document told before the sentence."""
        recent = [name for place, name in self.told if place < sentence.span.start]
        if attribution.pronoun in ("he", "she"):
            persons = [name for name in recent if self._speaks_as_person(name, attribution.pronoun)]
            recent = persons or self._persons_before(sentence, attribution.pronoun)
        attribution = self._whole_name(attribution, sentence)
        name = named_in_full(attribution, self.names, sentence.span.start, recent)
        return self._named_later(name, sentence) or name

    def _whole_name(self, attribution: Attribution, sentence: Sentence) -> Attribution:
        """The teller widened to the name that it is a piece of: the parse cuts "Tae Min-kyu" at the
        hyphen."""
        at = attribution.evidence.shifted(sentence.span.start)
        for known in self.names.known:
            for match in re.finditer(
                re.escape(known.name), self.text[sentence.span.start : sentence.span.end]
            ):
                whole = Span(*match.span()).shifted(sentence.span.start)
                if (
                    whole.overlaps(at)
                    and whole != at
                    and (whole.covers(at) or attribution.words[:1].isupper())
                ):
                    return replace(attribution, words=known.name, evidence=Span(*match.span()))
        return attribution

    def _persons_before(self, sentence: Sentence, pronoun: str) -> list[str]:
        """Persons named before the sentence who have not spoken yet, those with a role last: "I met Lim, a
        pastor. He ..."."""
        known = [
            entry for entry in self.names.known if entry.first < sentence.span.start and not entry.is_body
        ]
        fitting = [entry for entry in known if self._speaks_as_person(entry.name, pronoun)]
        return [entry.name for entry in sorted(fitting, key=lambda entry: (bool(entry.roles), entry.first))]

    def _speaks_as_person(self, name: str, pronoun: str) -> bool:
        known = self.names.find(name, len(self.text))
        return known is None or not (
            known.is_body or (known.woman is not None and known.woman is not (pronoun == "she"))
        )

    def _named_later(self, name: str, sentence: Sentence) -> str:
        """ "a Seoul-based rights group" in the first lines is the body that the next ones name."""
        if not re.match(r"(?:[Aa]n?\s|[Rr]ights\s|[Mm]onitors)", name) or not re.search(
            r"\b(?:group|network|monitor|monitors|organisation|organization|charity|agency|watchdog)s?$",
            name,
            re.IGNORECASE,
        ):
            return ""
        if sentence.index > 6:
            return ""
        later = [
            known
            for known in self.names.known
            if known.is_body
            and sentence.span.start < known.first < sentence.span.start + 900
            and _is_group(known.name)
        ]
        return later[0].name if later else ""

    def outside(self, sentence: Sentence) -> list[Span]:
        """The stretches of a sentence that stand outside quotation marks, in the sentence's offsets."""
        begin, spans, position = sentence.span.start, [], sentence.span.start
        for quotation in self.quotations:
            if quotation.span.overlaps(sentence.span) and quotation.is_speech(self.text):
                if quotation.span.start > position:
                    spans.append(Span(position - begin, quotation.span.start - begin))
                position = max(position, quotation.span.end)
        if position < sentence.span.end:
            spans.append(Span(position - begin, sentence.span.end - begin))
        return [span for span in spans if len(span) > 3]

    def _assign_quotations(self) -> None:
        """Give every run of quotation its teller: the cue in or beside its sentence, else the one of the
        quotation before."""
        last, last_block = None, -9
        interviewed = interviewee_of(self.text[: self.sentences[0].span.end]) if self.sentences else ""
        alone = (
            Attribution(interviewed, Span(0, 0), Stance.NEUTRAL, "speaker.interviewee")
            if interviewed
            else None
        )
        for quotation in self.quotations:
            if not quotation.is_speech(self.text):
                continue
            found = self.tellers.get(quotation.run) or self._cue_beside(quotation)
            if found is None and last is not None and quotation.block - last_block <= _CARRIED:
                found = last
            found = found or alone
            self.tellers[quotation.run] = found
            if found is not None:
                last, last_block = found, quotation.block

    def _cue_beside(self, quotation: Quotation) -> Attribution | None:
        touching = [sentence for sentence in self.sentences if sentence.span.overlaps(quotation.span)]
        if not touching:
            return None
        first, final = touching[0].index, touching[-1].index
        before = self.sentences[first - 1] if first else None
        after = self.sentences[final + 1] if final + 1 < len(self.sentences) else None
        order = [*touching]
        if before is not None and before.of(self.text).rstrip().endswith(":"):
            order.insert(0, before)
        if after is not None and after.block == quotation.block and not self._begins_quoted(after):
            order.append(after)
        if before is not None and before.block == quotation.block:
            order.append(before)
        return next((self.cues[sentence.index] for sentence in order if sentence.index in self.cues), None)

    def _begins_quoted(self, sentence: Sentence) -> bool:
        return self.text[sentence.span.start] in '“"‘«「'

    def quotation_at(self, position: int) -> Quotation | None:
        return next(
            (q for q in self.quotations if q.span.start <= position < q.span.end and q.is_speech(self.text)),
            None,
        )

    # -- who can stand behind a figure
    # --------------------------------------------------------------------------------------

    def tellers_of(self, sentence: Sentence, token: Token, position: int) -> Iterator[Teller]:
        """Everybody who may be telling a figure whose counted noun is ``token`` and whose words begin at
        ``position`` in the text; the document's own voice last."""
        quotation = self.quotation_at(position)
        teller = self.tellers.get(quotation.run) if quotation is not None else None
        chain: list[str] = []
        if teller is not None:
            chain = [teller.words]
            yield Teller(tuple(chain), teller.stance, teller.evidence, "speaker.quotation", ("quotation",))
        turn = self.turn_at(sentence)
        if turn and (named := self._turn_name(turn)):
            if teller is None:
                chain = [named]
            yield Teller((named,), Stance.OWN, None, "voice.turn", (f"turn:quoted={teller is not None}",))
        yield from self._over(sentence, token, chain, quotation if teller is not None else None)
        yield from self._beside(sentence, quotation)
        yield self._own_voice(position, quotation)

    def _over(
        self, sentence: Sentence, token: Token, chain: list[str], quotation: Quotation | None
    ) -> Iterator[Teller]:
        """The tellers that the sentence's tree puts over the figure, outermost first."""
        offset = sentence.span.start
        found = attributions_over(token)
        for number, attribution in enumerate(found):
            at = offset + attribution.evidence.start
            inside = quotation is not None and quotation.span.start <= at < quotation.span.end
            if quotation is not None and not inside:
                continue
            if attribution.pronoun and inside:
                continue  # "Han said he feared": the same person speaks on
            name = self.full_name(attribution, sentence)
            if not name:
                continue
            chain = chain if name in chain else [*chain, name]
            signs = (
                f"over:{attribution.rule}",
                f"over:{'last' if number == len(found) - 1 else 'outer'}",
                f"over:pronoun={bool(attribution.pronoun)}",
                f"over:inside={inside}",
                f"over:{attribution.stance.value}",
            )
            yield Teller(
                tuple(chain),
                attribution.stance,
                attribution.evidence.shifted(offset),
                attribution.rule,
                signs,
            )

    def _beside(self, sentence: Sentence, quotation: Quotation | None) -> Iterator[Teller]:
        """Tellers of the sentence and of those before it that the tree does not put over the figure."""
        goes_on = any(
            word.lower_ in ("he", "she", "they", "it") and word.dep_ in ("nsubj", "nsubjpass")
            for word in self.parsed[sentence.index]
        )
        quoted = quotation is not None
        for index in range(sentence.index, max(-1, sentence.index - 1 - _CARRIED), -1):
            cue = self.cues.get(index)
            if cue is None:
                continue
            back = sentence.index - index
            same = self.sentences[index].block == sentence.block
            signs = (
                f"beside:{back}:block={same}:quoted={quoted}",
                f"beside:{back}:goes-on={goes_on}:quoted={quoted}",
                f"beside:{cue.stance.value}:{back}",
                f"beside:{cue.rule.partition('.of')[0]}:{min(back, 1)}",
            )
            rule = cue.rule if back == 0 else "speaker.carried"
            yield Teller((cue.words,), cue.stance, cue.evidence, rule, signs)

    def _own_voice(self, position: int, quotation: Quotation | None) -> Teller:
        """The document's own voice: who signed the letter, the voices given with the source, its publisher or
        author."""
        names, rule = self._own_names(position)
        signs = (
            "own",
            f"own:quoted={quotation is not None}",
            f"own:{rule}",
            f"own:turns={any(self.turns.values())}",
        )
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
        if teller.rule.startswith("voice.") and teller.rule != "voice.turn":
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

    def _turn_name(self, turn: str) -> str:
        """Who a turn's label is: the answering side of a briefing is its issuer, the asking side stays a
        questioner."""
        if turn.lower() in ("a", "answer"):
            return self.source.publisher
        if turn.lower() in ASKING:
            return "questioner" if turn.lower() in ("q", "question") else turn.lower()
        if turn.lower() in ANSWERING and not self.source.publisher:
            return self.names.resolve(f"the {turn.lower()}", len(self.text)).removeprefix("the ")
        named = self.names.resolve(f"the {turn.lower()}", len(self.text))
        if not named.startswith("the "):
            return named
        return self.names.resolve(turn.title() if turn.isupper() else turn, len(self.text))

    def is_issuer(self, name: str) -> bool:
        """Whether the teller is the body that issues the document: then it speaks in its own voice."""
        words = set(re.findall(r"\w+", name.lower())) - {"the", "of", "and"}
        issuer = set(re.findall(r"\w+", f"{self.source.publisher} {self.source.author}".lower()))
        return bool(words) and words <= issuer


def _is_group(name: str) -> bool:
    return not re.search(
        r"\b(?:Ministry|Government|Embassy|Convention|University|Court|Police|Nations|Army|Party|Office"
        r"|Department)\b",
        name,
    )
