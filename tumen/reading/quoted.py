"""The claims of sort QUOTATION: somebody's own words, with who says them and how."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.reading import modality
from tumen.reading.preparing import Prepared
from tumen.reading.quotations import Quotation
from tumen.reading.quoting.saying import Said
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import ClaimSort, Stance
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span


def propose_quotations(prepared: Prepared, voices: Voices) -> list[ProposedClaim]:
    """Every direct quotation of four words or more as a claim, in order of the text.

    A speech over paragraphs is one claim, from its first word to its last; one that is broken by "he said" is
    two. Quotations within quotations have claims of their own, with the chain of both speakers.
    """
    runs: dict[int, list[Quotation]] = {}
    for quotation in voices.speeches.all:
        runs.setdefault(quotation.run, []).append(quotation)
    return [claim for parts in runs.values() for claim in _claims(prepared, voices, parts)]


def _claims(prepared: Prepared, voices: Voices, parts: list[Quotation]) -> Iterator[ProposedClaim]:
    text = prepared.source.text
    passage = _trimmed(text, Span(parts[0].span.start, parts[-1].span.end))
    touched = voices.given.touched(parts[0])
    if not touched:
        return
    sentences = Span(touched[0].span.start, max(voices.given.touched(parts[-1])[-1].span.end, passage.end))
    said = voices.given.said.get(parts[0].run)
    slots = {"sort": Slot(ClaimSort.QUOTATION, "quotation.marks", passage)}
    if said is not None:
        chain = (*_outer(voices, parts[0]), said.speaker.name)
        inherited = said.evidence is not None and not sentences.covers(said.evidence)
        slots["speakers"] = Slot(voices.chains(chain), said.rule, said.evidence, inherited=inherited)
        slots["stance"] = Slot(said.stance, said.rule, said.evidence)
        if said.evidence is not None and (likely := _likelihood(text, said, passage)) is not None:
            slots["likelihood"] = Slot(likely.of(text), "likelihood.word", likely)
    else:
        slots["stance"] = Slot(Stance.NEUTRAL, "stance.default")
    yield ProposedClaim(passage, sentences, slots)


def _outer(voices: Voices, quotation: Quotation) -> tuple[str, ...]:
    """Who says the quotation that this one stands in."""
    holder = voices.speeches.holder_of(quotation)
    said = voices.given.said.get(holder.run) if holder is not None else None
    return (said.speaker.name,) if said is not None else ()


def _likelihood(text: str, said: Said, passage: Span) -> Span | None:
    """How likely the teller's own words beside the quotation make it: "probably", between cue and marks."""
    assert said.evidence is not None
    start, end = sorted((said.evidence.end, passage.start))
    found = modality.LIKELIHOOD.search(text, start, end) if end - start < 200 else None
    return Span(*found.span()) if found is not None else None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
