"""What later figures lean on: a part takes act, place and time from its whole, a headline from the text below
it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tumen.reading.korean.figures import Figure
from tumen.reading.korean.numbers import find_numbers
from tumen.reading.korean.sentences import Sentence
from tumen.vocabulary.codes import ClaimKind, Realis, Stance, Unit
from tumen.vocabulary.dates import When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, Slot
from tumen.vocabulary.spans import Span

#: Sentences back that a part or a bare number may reach for its whole.
_REACH = 12
#: A smaller number told twice need not be the same one.
_TELLING = 10
_TIMELESS = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED, Realis.HYPOTHETICAL)


@dataclass(slots=True)
class Told:
    """A core figure as read so far."""

    passage: Span
    sentence: Sentence
    part: Span
    figure: Figure
    quantity: Quantity
    slots: dict[str, Slot] = field(default_factory=dict)
    story: Slot | None = None  #: the time that its paragraph told last before it
    before: Slot | None = None  #: the time that the document told last, a few paragraphs back at most
    ahead: Slot | None = None  #: the time that the next sentences tell of "이들"

    def value(self, name: str) -> object:
        slot = self.slots.get(name)
        return slot.value if slot else None

    @property
    def when(self) -> When | None:
        slot = self.slots.get("time")
        return slot.value if slot else None

    @property
    def is_bare(self) -> bool:
        return not self.figure.noun

    @property
    def is_teaser(self) -> bool:
        """Whether it stands in a headline or a line that is no sentence: the text below tells it again."""
        return self.sentence.is_headline or not self.figure.verbs and not self.figure.clauses.predicates


def attach(figures: Sequence[Told]) -> None:
    """Fill what figures leave out from those that they lean on, and headlines from the text below."""
    for index, figure in enumerate(figures):
        whole = _whole(figure, figures[:index])
        if whole is not None:
            _inherit(figure, whole, ("act", "place"))
            if figure.quantity != whole.quantity:
                _as_whole(figure, whole)
    for index, figure in enumerate(figures):
        if figure.is_teaser:
            _as_below(figure, figures[index + 1 :])
    for index, figure in enumerate(figures):
        if figure.is_teaser and figure.value("stance") is Stance.OWN:
            _as_beside(figure, figures[:index])


def date_events(figures: Sequence[Told]) -> None:
    """Give events without a time that of the happening that they are told of."""
    for index, figure in enumerate(figures):
        if not _wants_time(figure):
            continue
        same = next(_same_figure(figure, figures, index), None)
        if same is not None:
            _inherit(figure, same, ("time",))
        elif figure.story is not None:
            figure.slots["time"] = replace(figure.story, inherited=True)
        elif (source := next(_dated(figure, figures, index), None)) is not None:
            _inherit(figure, source, ("time",))
        elif figure.value("kind") is ClaimKind.EVENT:
            told = figure.before or figure.ahead
            figure.slots |= {"time": replace(told, inherited=True)} if told is not None else {}


def _wants_time(figure: Told) -> bool:
    return (
        "time" not in figure.slots
        and figure.value("kind") is not None
        and figure.value("realis") in (Realis.ASSERTED, Realis.HABITUAL)
    )


def _whole(figure: Told, before: Sequence[Told]) -> Told | None:
    """The figure that this one is a part of, or goes on counting."""
    only_told = "act" not in figure.slots and bool(figure.figure.verbs) and figure.figure.verbs[0].is_copula
    leans = figure.figure.is_part or figure.figure.whole is not None or figure.is_bare or only_told
    if not leans or ("act" in figure.slots and "place" in figure.slots):
        return None
    wanted = _number_of_whole(figure)
    wanted = wanted if any(told.quantity.low == wanted for told in before) else None
    for told in reversed(before):
        if figure.sentence.index - told.sentence.index > _REACH:
            return None
        if told.value("kind") is ClaimKind.RATE and (
            figure.figure.is_part or figure.figure.whole is not None
        ):
            continue
        if wanted and told.quantity.low != wanted:
            continue
        same = told.value("unit") == figure.value("unit") or Unit.OTHER in (
            told.value("unit"),
            figure.value("unit"),
        )
        if same and "act" in told.slots and _fits(figure, told):
            return told
    return None


def _number_of_whole(figure: Told) -> float | None:
    """The number that the words of the whole give: 18 of "열여덟 가운데 셋"."""
    whole = figure.figure.whole
    words = find_numbers(figure.figure.clauses.noun_text(whole) + " ") if whole is not None else []
    return words[0].quantity.low if words else None


def _fits(figure: Told, whole: Told) -> bool:
    """Whether the one can be a part of the other, by their numbers."""
    part, all_ = figure.quantity, whole.quantity
    least, most = part.low or part.high, all_.high or all_.low
    if figure.value("unit") is Unit.OTHER or not (figure.figure.is_part or figure.figure.whole):
        return True
    return least is None or most is None or least <= most or all_.high is None


def _as_below(figure: Told, after: Sequence[Told]) -> None:
    """A headline's figure has the time, the speaker and the stance of the same figure in the text."""
    same = next(
        (told for told in after if _same_number(told, figure) and told.value("unit") == figure.value("unit")),
        None,
    )
    if same is None:
        return
    told_time = figure.slots.get("time")
    if told_time is None or _is_coarser(told_time, same.slots.get("time")):
        figure.slots.pop("time", None)
        _inherit(figure, same, ("time",))
    _inherit(figure, same, ("act", "place"))
    stance = figure.slots.get("stance")
    if stance is not None and stance.value is Stance.OWN:
        for name in ("speakers", "stance"):
            figure.slots.pop(name, None)
        _inherit(figure, same, ("speakers", "stance"))
    if same.value("kind") is not None:
        figure.slots["kind"] = replace(same.slots["kind"], inherited=True)


def _as_whole(figure: Told, whole: Told) -> None:
    """A part without a verb or a time of its own is of the kind and the time of its whole."""
    kind = figure.slots.get("kind")
    if figure.value("act") != whole.value("act") or kind is None:
        return
    near = figure.sentence.block == whole.sentence.block and not figure.figure.verbs
    leans = figure.figure.whole is not None or figure.figure.is_part or near
    if (
        leans
        and kind.rule.endswith("default")
        and "kind" in whole.slots
        and whole.value("kind") is not ClaimKind.RATE
    ):
        figure.slots["kind"] = Slot(
            whole.value("kind"), "told-before.kind", whole.slots["kind"].evidence, inherited=True
        )
        _inherit(figure, whole, ("time",))


def _as_beside(figure: Told, before: Sequence[Told]) -> None:
    """A second figure of a headline is told by who tells the first."""
    beside = next(
        (
            t
            for t in reversed(before)
            if t.sentence.index == figure.sentence.index and t.value("stance") is not Stance.OWN
        ),
        None,
    )
    if beside is not None:
        for name in ("speakers", "stance"):
            figure.slots.pop(name, None)
        _inherit(figure, beside, ("speakers", "stance"))


def _is_coarser(slot: Slot, other: Slot | None) -> bool:
    """Whether the headline's time ("지난달 말") only frames the day that the text gives."""
    mine, other_when = slot.value.interval, other.value.interval if other else None
    return mine is not None and other_when is not None and mine != other_when and mine.covers(other_when)


def _same_number(one: Told, other: Told) -> bool:
    return (one.quantity.low, one.quantity.high) == (other.quantity.low, other.quantity.high)


def _inherit(figure: Told, source: Told, names: Sequence[str]) -> None:
    for name in names:
        if name not in figure.slots and name in source.slots:
            slot = source.slots[name]
            if (
                name == "place"
                and _leads_elsewhere(slot.value)
                and figure.value("act") != source.value("act")
            ):
                continue  # those arrested of a group that was sent to Yangon were not "arrested to Yangon"
            rule = slot.rule if slot.rule.startswith("voice") else f"told-before.{slot.rule}"
            figure.slots[name] = Slot(slot.value, rule, slot.evidence, inherited=True)


def _leads_elsewhere(places: Places) -> bool:
    return bool(places.origin or places.destination)


def _same_figure(figure: Told, figures: Sequence[Told], index: int) -> Iterator[Told]:
    """The same number of the same act with a time of its own, the nearest before it first."""
    for told in [*reversed(figures[:index]), *figures[index + 1 :]]:
        own = (
            "time" in told.slots
            and not told.slots["time"].inherited
            and told.value("realis") not in _TIMELESS
        )
        large = (figure.quantity.low or figure.quantity.high or 0) >= _TELLING or figure.is_teaser
        if own and large and told.value("act") == figure.value("act") and _same_number(told, figure):
            yield told


def _dated(figure: Told, figures: Sequence[Told], index: int) -> Iterator[Told]:
    """Figures whose time this one may take: one of its own paragraph, else the happening that the document
    leads with."""
    act = figure.value("act")
    others = [
        told
        for told in [*reversed(figures[:index]), *figures[index + 1 :]]
        if "time" in told.slots
        and not told.slots["time"].inherited
        and told.value("realis") not in _TIMELESS
        and told.value("act") == act
    ]
    happenings = [
        t
        for t in others
        if t.value("kind") is ClaimKind.EVENT and t.when is not None and t.when.interval is not None
    ]
    yield from (
        told
        for told in happenings
        if told.sentence.block == figure.sentence.block and told.sentence.index < figure.sentence.index
    )
    lead = min(happenings, key=lambda told: told.passage.start, default=None)
    if lead is not None:
        yield lead
    kind = figure.value("kind")
    yield from (told for told in others if told.sentence.block == figure.sentence.block)
    yield from (told for told in others if kind is ClaimKind.TOTAL and told.value("kind") is ClaimKind.TOTAL)
