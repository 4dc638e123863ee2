"""What supports an event, in words: its voices, who took it from whom, its figures reconciled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.corroboration.figures import Role
from tumen.corroboration.preferring import Rule
from tumen.corroboration.voices.counting import PartVoices, Voice
from tumen.corroboration.voices.graph import Graph, Link
from tumen.corroboration.voices.telling import CERTAIN, Part, Verdict, is_virtual, name_of
from tumen.documents.queries import documents_named
from tumen.record.queries import Corroboration, EventView
from tumen.vocabulary.quantities import Quantity
from tumen.web.firsts import First, firsts_of
from tumen.web.saying import said
from tumen.web.strips import Drawn, Lane, Strip, lane_of, strip_of
from tumen.web.words import Words, amount_words, unit_words

#: A drawing of more documents and sources than this says nothing: then the list stands alone.
MOST_DRAWN = 40
#: Sizes of the drawing, in its own units.
WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 230, 34, 310, 48, 8
#: Letters of a name in a box.
LETTERS = 32

_PARTS: Mapping[Part, Words] = {
    Part.HAPPENED: gettext_lazy("That it happened"),
    Part.WHEN: gettext_lazy("When"),
    Part.HOW_MANY: gettext_lazy("How many"),
    Part.WHO: gettext_lazy("Who did it"),
}
_DOCUMENT = re.compile(r"\bd-[0-9a-z]{8}\b")


@dataclass(frozen=True, slots=True)
class ShownVoices:
    """The voices of one part, each by name."""

    title: Words
    sentence: str
    names: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspected:
    """Two claims, or two bodies, that may be one voice, until a person says so or not."""

    left: str
    right: str
    reason: str
    score: int
    is_claim: bool = True  #: whether the left one is a claim, which has a page


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that a person can judge; ``value`` names both."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Box:
    """A document or source in the drawing; ``href`` is empty for what is no document here."""

    x: int
    y: int
    short: str
    label: str
    document: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From who had it to who took it; ``is_sure`` when a person or the documents' own words say so."""

    x1: int
    y1: int
    x2: int
    y2: int
    is_sure: bool
    says: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Unfitting:
    claim: str
    figure: str
    reason: str


@dataclass(frozen=True, slots=True)
class ByVoice:
    """What each voice gives, a lane for each, on one scale with the range that they support."""

    strip: Strip
    range: Lane


@dataclass(frozen=True, slots=True)
class Support:
    """All of it. ``by_rules`` is what the rules prefer where a person chose another figure."""

    too_many: bool
    voices: tuple[ShownVoices, ...]
    suspected: tuple[Suspected, ...]
    drawing: Drawing | None
    taken: tuple[str, ...]
    range: str
    by_voice: ByVoice | None
    preferred: str
    reason: str
    rules: tuple[Rule, ...]
    chosen_by: str
    by_rules: str
    unfitting: tuple[Unfitting, ...]
    pairs: tuple[Pair, ...] = ()
    firsts: tuple[First, ...] = ()


def support_of(viewer: Viewer, event: EventView, found: Corroboration) -> Support:
    """``found`` in words, with documents by their titles."""
    named = {*event.documents, *_DOCUMENT.findall(repr(found))}
    labels = {each.id: each.label for each in documents_named(viewer, named)}
    figures = {figure.claim.id: amount_words(figure.claim.value("quantity")) for figure in event.figures}
    reconciled = found.reconciled
    shown, by_rules = reconciled.preferred, reconciled.by_rules
    graph = found.graph
    return Support(
        too_many=found.voices is None,
        voices=_voices(found, labels),
        suspected=tuple(
            Suspected(
                name_of(edge.one),
                name_of(edge.other),
                _titled(edge.reason, labels),
                round(100 * edge.score),
                is_claim=not is_virtual(edge.one),
            )
            for edge in found.edges
            if edge.judgement is Verdict.NONE and not edge.is_confirmed
        ),
        drawing=_drawing(graph, labels) if graph and 1 < len(graph.nodes) <= MOST_DRAWN else None,
        taken=tuple(dict.fromkeys(_link_words(link, labels) for link in graph.links)) if graph else (),
        range=unit_words(reconciled.range, reconciled.unit) if reconciled.unit else "",
        by_voice=_by_voice(event, found, labels),
        preferred=amount_words(shown.quantity) if shown else "",
        reason=said(shown.reason) if shown else "",
        rules=shown.rules if shown else (),
        chosen_by=found.chosen_by if reconciled.by_person else "",
        by_rules=amount_words(by_rules.quantity) if reconciled.by_person and by_rules else "",
        unfitting=tuple(
            Unfitting(each.claim, figures.get(each.claim, ""), _titled(each.reason, labels))
            for each in reconciled.misfits
        ),
        # A body is judged on the page of the source; only claims are judged here, found or judged before.
        pairs=tuple(
            Pair(f"{edge.one} {edge.other}", _titled(edge.reason, labels))
            for edge in found.edges
            if not is_virtual(edge.one) and not is_virtual(edge.other)
        ),
        firsts=firsts_of(event, found.voices),
    )


def _by_voice(event: EventView, found: Corroboration, labels: Mapping[str, str]) -> ByVoice | None:
    """The figures that count by the voices that give them; None where one voice alone gives one."""
    counted = found.voices.of(Part.HOW_MANY) if found.voices else None
    if counted is None or counted.most < 2:
        return None
    given = {
        each.claim.id: each.claim.value("quantity") for each in event.figures if each.role is Role.COUNTS
    }
    drawn = [
        Drawn(figure, f"#{claim}", _voice(voice, labels))
        for voice in counted.apart
        for figure, claim in {
            given[claim]: claim for claim in reversed(voice.claims) if claim in given
        }.items()
    ]
    supported = found.reconciled.range
    whole = Quantity(supported.low, supported.high, approximate=supported.approximate)
    strip = strip_of(drawn, beside=[whole])
    return ByVoice(strip, lane_of(whole, strip.top, ())) if drawn else None


def _voices(found: Corroboration, labels: Mapping[str, str]) -> tuple[ShownVoices, ...]:
    parts = found.voices.parts if found.voices else ()
    return tuple(_shown(part, labels) for part in parts)


def _shown(part: PartVoices, labels: Mapping[str, str]) -> ShownVoices:
    names = tuple(_voice(voice, labels) for voice in part.groups)
    return ShownVoices(
        _PARTS[part.part], _sentence(part.sentence), names, tuple(_sentence(flag) for flag in part.flags)
    )


def _sentence(words: str) -> str:
    whole = f"{words[:1].upper()}{words[1:]}." if not words.endswith(".") else words
    return said(whole)


def _voice(voice: Voice, labels: Mapping[str, str]) -> str:
    return _titled(voice.name, labels)


def _titled(words: str, labels: Mapping[str, str]) -> str:
    """``words`` with the titles of documents in the place of their ids."""
    other = _("another document")
    return _DOCUMENT.sub(lambda id: f"“{labels[id[0]]}”" if id[0] in labels else other, said(words))


def _link_words(link: Link, labels: Mapping[str, str]) -> str:
    reason = _titled(link.reason, labels)
    return reason if _is_sure(link) else _("%(reason)s (suspected)") % {"reason": reason}


def _is_sure(link: Link) -> bool:
    return link.judgement is Verdict.CONFIRMED or link.score >= CERTAIN


def _drawing(graph: Graph, labels: Mapping[str, str]) -> Drawing:
    at = {node.id: (MARGIN + node.column * ACROSS, MARGIN + node.row * DOWN) for node in graph.nodes}
    boxes = []
    for node in graph.nodes:
        label = name_of(node.id) if node.is_virtual else labels.get(node.id, _("another document"))
        short = label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
        boxes.append(Box(*at[node.id], short, label, "" if node.is_virtual else node.id))
    arrows = tuple(
        _arrow(link, at, labels) for link in graph.links if link.source in at and link.target in at
    )
    width = max(box.x for box in boxes) + WIDTH + MARGIN
    height = max(box.y for box in boxes) + HEIGHT + MARGIN
    return Drawing(width, height, tuple(boxes), arrows)


def _arrow(link: Link, at: Mapping[str, tuple[int, int]], labels: Mapping[str, str]) -> Arrow:
    (x1, y1), (x2, y2) = at[link.source], at[link.target]
    leaves = x1 + WIDTH if x2 > x1 else x1
    arrives = x2 if x2 > x1 else x2 + WIDTH
    middle = HEIGHT // 2
    return Arrow(leaves, y1 + middle, arrives, y2 + middle, _is_sure(link), _link_words(link, labels))
