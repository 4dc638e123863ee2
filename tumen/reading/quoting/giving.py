"""Quotations given to who says them, in the order of the text: by the cue at their marks or beside them, by
the quotation before, by the turn that they are, or by whom their sentence tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tumen.reading.cast import Cast
from tumen.reading.cued import LAW, Cues, PlacedCue, Speaker
from tumen.reading.quotations import Quotation, Speeches
from tumen.reading.quoting.attributing import INTRODUCES, TOUCHES, cue_at_marks, cue_of
from tumen.reading.quoting.offering import Asked, Chooser, Offers
from tumen.reading.quoting.saying import Last, Said
from tumen.reading.sentences import Sentence
from tumen.reading.turns import interviewee_of
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.spans import Span

#: Paragraphs that a quotation without a cue may stand away from its teller's last one.
_CARRIED = 3
#: The share of a turn that a quotation must fill to be the whole of it.
_WHOLE = 0.8
#: Code points before a quotation at the beginning of its sentence: its mark and a dash.
_OPENS = 2
#: Words before a colon or in a headline that only name who says.
_NAME_WORDS = 6
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)
#: "“...” — Ro Eun-sil": who says it, after a dash at the end of its paragraph.
_DASHED = re.compile(r"[”\"»’']?\s*[—–-]{1,2}\s*(?P<who>[A-Z][^\n.!?]{2,60})\.?\s*$")
#: What follows the number of a law whose words are quoted.
_OF_LAW = re.compile(
    r"[,;:]|\s+(?:of\s+which|under|which|forbids?|says|prohibits?|for|is|was|nobody|no)\b|\s*$"
)


class Given:
    """The speeches of one document, each run with who says it (`said`; None where nobody is to be seen)."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        parsed: Mapping[int, Doc],
        *,
        cast: Cast,
        cues: Cues,
        speeches: Speeches,
        turns: Mapping[int, tuple[Speaker, Span]],
        choose: Chooser | None = None,
    ) -> None:
        self.text, self.sentences, self.parsed = text, sentences, parsed
        self.cast, self.cues, self.speeches, self.turns = cast, cues, speeches, turns
        self._choose = choose
        self._offers = Offers(text, sentences, parsed, cast=cast, cues=cues, speeches=speeches)
        self.said: dict[int, Said | None] = {}  #: by run
        self._assign()

    def _assign(self) -> None:
        kinds = {sentence.block: sentence.kind for sentence in self.sentences}
        alone = interviewee_of(self.sentences[0].of(self.text)) if self.sentences else ""
        last: Last | None = None
        for quotation in sorted(self.speeches.all, key=lambda each: kinds.get(each.block) in _HEADLINES):
            found = self.said.get(quotation.run)
            if found is None and kinds.get(quotation.block) in _HEADLINES:
                found = self._said_below(quotation)
            if found is None:
                found = self._said(quotation, last)
                if found is None and alone:
                    found = Said(
                        Speaker(alone, self.cast.named(alone)), Stance.NEUTRAL, "speaker.interviewee"
                    )
                found = self._weighed(quotation, found, last)
                if found is not None and not quotation.depth:
                    last = Last(found, quotation.block)
            self.said[quotation.run] = found
            if found is not None and found.speaker.member is not None:
                self.cast.hear(quotation.span, [found.speaker.member])

    def _weighed(self, quotation: Quotation, by_rule: Said | None, last: Last | None) -> Said | None:
        """Who weighs most among all who may say it; by the rules alone where nobody chooses."""
        touched = self.touched(quotation)
        if self._choose is None or not touched:
            return by_rule
        best = self._best_cue(quotation, touched)
        asked = Asked(
            quotation, touched, by_rule, best[0] if best else None, last, tuple(self._by_layout(quotation))
        )
        return self._choose(quotation.span, self._offers.of(asked))

    def _by_layout(self, quotation: Quotation) -> Iterator[tuple[str, Said]]:
        """Who may speak by the layout: whose turn it is, who says what it stands in, the document itself."""
        turn = self.turns.get(quotation.block)
        if turn is not None and turn[0].name:
            yield "turn", Said(turn[0], Stance.NEUTRAL, "speaker.turn")
        holder = self.speeches.holder_of(quotation)
        outer = self.said.get(holder.run) if holder is not None else None
        if outer is not None:
            yield "holder", outer
        for member in self.cast.heard_at(quotation.span.start)[:1]:
            rule = "own" if member in self.cast.own else "heard"
            yield rule, Said(Speaker(member.name, member), Stance.NEUTRAL, "speaker.heard")

    def _said(self, quotation: Quotation, last: Last | None) -> Said | None:
        touched = self.touched(quotation)
        if not touched:
            return None
        outer = not quotation.depth
        opens = quotation.span.start - touched[0].span.start <= _OPENS
        best = self._best_cue(quotation, touched)
        cued = best is not None and (
            best[1] >= INTRODUCES or best[0].sentence in {each.index for each in touched}
        )
        if outer and not cued:
            if opens and last is not None and quotation.block == last.block:
                return last.said  # "..., he said. “...”"
            turn = self.turns.get(quotation.block)
            if turn is not None and len(quotation.span) > _WHOLE * len(turn[1]):
                return Said(turn[0], Stance.NEUTRAL, "speaker.turn") if turn[0].name else None
        dashed = self._dashed(quotation, touched[-1]) if outer and not cued else None
        if dashed is not None:
            return dashed
        if best is not None:
            speaker = self.cues.named(best[0])
            if speaker.name:
                return Said(speaker, best[0].cue.stance, best[0].cue.rule, best[0].word)
        if outer and opens and last is not None and quotation.block - last.block <= _CARRIED:
            return last.said
        return self._by_sentence(quotation, touched, opens=opens)

    # -- by cues
    # ------------------------------------------------------------------------------------------

    def _best_cue(self, quotation: Quotation, touched: Sequence[Sentence]) -> tuple[PlacedCue, float] | None:
        around = [placed for placed in self._around(quotation, touched) if self.cues.named(placed).name]
        best = cue_of(self.text, quotation.span, around, (touched[0].index, touched[-1].index))
        if best is None or best[1] < INTRODUCES:
            best = self._at_marks(quotation, touched) or best
        return best

    def _around(self, quotation: Quotation, touched: Sequence[Sentence]) -> Iterator[PlacedCue]:
        """The cues outside the quotation's marks that can be its own: of its sentences, of the one before and
        after in its paragraph, and of one before that ends with a colon."""
        indices = [sentence.index for sentence in touched]
        before = self.sentences[indices[0] - 1] if indices[0] else None
        if before is not None:
            introduces = before.of(self.text).rstrip().endswith((":", ",", "—"))
            indices[:0] = [before.index] if introduces or before.block == quotation.block else []
        after = self.sentences[indices[-1] + 1] if indices[-1] + 1 < len(self.sentences) else None
        if after is not None and after.block == quotation.block:
            indices.append(after.index)
        for index in indices:
            for placed in self.cues.of(index):
                inside = quotation.span.overlaps(placed.word) or quotation.span.overlaps(placed.who)
                if not inside and self._is_beside(quotation, placed.word):
                    yield placed

    def _is_beside(self, quotation: Quotation, words: Span) -> bool:
        """Whether words stand in the same quotation as this one does, or outside all as it does."""
        holder = self.speeches.holder_of(quotation)
        return self.speeches.run_at(words.start) == (holder.run if holder is not None else None)

    def _at_marks(self, quotation: Quotation, touched: Sequence[Sentence]) -> tuple[PlacedCue, float] | None:
        """The cue that touches the quotation's marks by the order of the words, where the tree gives none."""
        for sentence in (touched[-1], touched[0]):
            doc, offset = self.parsed.get(sentence.index), sentence.span.start
            if doc is None:
                continue
            start = max(0, quotation.span.start - offset)
            cue = cue_at_marks(doc, start, min(len(sentence.span), quotation.span.end - offset))
            if cue is not None and self._is_beside(quotation, cue.words().shifted(offset)):
                return self.cues.placed(cue, sentence), TOUCHES
        return None

    # -- without a cue
    # ------------------------------------------------------------------------------------------

    def _said_below(self, quotation: Quotation) -> Said | None:
        """Whose words a headline quotes: who says them in the text below, in a quotation or a turn."""
        words = quotation.span.of(self.text).rstrip(".,!?…")
        at = self.text.find(words, quotation.span.end)
        if at < 0:
            return None
        holder = self.speeches.at(at)
        if holder is not None:
            said = self.said.get(holder.run)
            return replace(said, rule="speaker.below") if said is not None else None
        heard = self.cast.heard_at(at)
        if len(heard) != 1 or heard == self.cast.own:
            return None
        return Said(Speaker(heard[0].name, heard[0]), Stance.NEUTRAL, "speaker.below")

    def _dashed(self, quotation: Quotation, sentence: Sentence) -> Said | None:
        """ "“...” — Ro Eun-sil": who is named after a dash."""
        end = self.text.find("\n", quotation.span.end)
        line = self.text[quotation.span.end : end if end >= 0 else len(self.text)]
        found = _DASHED.match(line)
        if found is None:
            return None
        at = Span(*found.span("who")).shifted(quotation.span.end)
        member = self.cast.named(found["who"].split(",")[0])
        return Said(
            Speaker(member.name if member else found["who"], member), Stance.NEUTRAL, "speaker.dash", at
        )

    def _by_sentence(self, quotation: Quotation, touched: Sequence[Sentence], *, opens: bool) -> Said | None:
        """Whom the words around tell of: before a colon ("Ro Eun-sil: “...”"), the law that is named, the
        subject of the sentence, or of the one beside in the same paragraph."""
        first = touched[0]
        before = self.text[first.span.start : quotation.span.start - 1]
        law = self._law(before, first)
        if law is not None:
            return law
        if before.strip():
            return self._labelled(before, first) or self._subject(
                first, len(before), colon=before.rstrip()[-1:] == ":"
            )
        if quotation.depth or not opens:
            return None
        for index in (first.index - 1, touched[-1].index + 1):
            if 0 <= index < len(self.sentences) and self.sentences[index].block == quotation.block:
                found = self._subject(self.sentences[index], len(self.sentences[index].span), colon=False)
                if found is not None:
                    return found
        return None

    def _law(self, before: str, sentence: Sentence) -> Said | None:
        for law in LAW.finditer(before):
            if _OF_LAW.match(before, law.end()):
                at = Span(*law.span()).shifted(sentence.span.start)
                return Said(Speaker(at.of(self.text)), Stance.NEUTRAL, "speaker.law", at)
        return None

    def _labelled(self, before: str, sentence: Sentence) -> Said | None:
        """ "Ro Eun-sil: “...”", and in headlines "Gov’t “in process of confirming”"."""
        words = before.strip()
        doc = self.parsed.get(sentence.index)
        if len(words.split()) > _NAME_WORDS or doc is None:
            return None
        if any(token.pos_ in ("VERB", "AUX") for token in doc if token.idx < len(before)):
            return None
        if not words.endswith(":") and sentence.kind not in _HEADLINES:
            return None
        words = words.rstrip(": ")
        at = Span(sentence.span.start, sentence.span.start + len(words))
        member = self.cast.named(words)
        if member is None and words.endswith(":"):
            return None
        return Said(Speaker(member.name if member else words, member), Stance.NEUTRAL, "speaker.label", at)

    def _subject(self, sentence: Sentence, until: int, *, colon: bool) -> Said | None:
        """The person that a sentence has for its subject before ``until`` of its offsets; before a colon a
        body too."""
        doc = self.parsed.get(sentence.index)
        for token in doc if doc is not None else ():
            if token.idx >= until:
                break
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
                found = self.cast.member_for(token, sentence)
                member = found.member if found is not None else None
                if member is None or member.is_many or member.is_place or member.is_body and not colon:
                    return None
                at = Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)
                return Said(Speaker(member.name, member), Stance.NEUTRAL, "speaker.subject", at)
        return None

    # -- places
    # ------------------------------------------------------------------------------------------

    def touched(self, quotation: Quotation) -> list[Sentence]:
        """The sentences that a quotation runs through."""
        at = max(0, bisect_right(self.sentences, quotation.span.start, key=lambda each: each.span.start) - 1)
        touched = []
        while at < len(self.sentences) and self.sentences[at].span.start < quotation.span.end:
            if self.sentences[at].span.overlaps(quotation.span):
                touched.append(self.sentences[at])
            at += 1
        return touched
