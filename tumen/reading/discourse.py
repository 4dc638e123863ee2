"""What a document has told so far: figures, their acts, dates and tellers, for later figures to lean on.

"Five of them", "the fifteen", "both brothers", "23 have since been freed" mean nothing by themselves. Each is
attached to an antecedent and inherits what it does not say; an inherited slot cites the words it came from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span


@dataclass(slots=True)
class Told:
    """One figure as read so far; ``noun`` is the lemma counted, empty for a bare number."""

    passage: Span
    sentence: int
    block: int
    quantity: Quantity
    noun: str
    bare: bool
    definite: bool
    slots: dict[str, Slot] = field(default_factory=dict)
    antecedent: Told | None = None

    def value(self, name: str) -> object:
        slot = self.slots.get(name)
        return slot.value if slot else None

    @property
    def when(self) -> When | None:
        slot = self.slots.get("time")
        return slot.value if slot else None


#: How many sentences back a bare number or a pronoun may reach for its group.
_REACH = 12


def attach(figures: list[Told]) -> None:
    """Give every figure that leans on another its antecedent, and fill act, time and place from it."""
    for index, figure in enumerate(figures):
        figure.antecedent = _antecedent(figure, figures[:index], figures[index + 1 :])
    for figure in figures:
        if figure.antecedent is not None:
            _inherit(figure, figure.antecedent, ("act", "place", "perpetrators"))
    for index, figure in enumerate(figures):
        if _has_weak_act(figure):
            topic = _topic(figures, index)
            if topic is not None:
                _inherit(figure, topic, ("act",))
    for figure in figures:
        if figure.antecedent is not None and _only_describes(figure):
            _take_over(figure, figure.antecedent, ("kind",))
    for index, figure in enumerate(figures):
        _inherit_time(figure, figures, index)


def _antecedent(figure: Told, before: list[Told], after: list[Told]) -> Told | None:
    """The figure that this one speaks of again, or a part of."""
    earlier = [told for told in reversed(before) if figure.sentence - told.sentence <= _REACH]
    if figure.quantity.share_of or figure.quantity.low == figure.quantity.high == 0:
        return _whole(figure, earlier)
    same = [told for told in [*reversed(before), *after] if _same_number(told, figure)]
    if figure.definite:
        return next((told for told in same if told.value("act")), None) or next(
            (told for told in earlier if _holds(told, figure)), None
        )
    if _has_weak_act(figure):
        matching = next((told for told in same if told.value("act") and _same_noun(told, figure)), None)
        return matching or next(
            (
                told
                for told in earlier
                if figure.sentence - told.sentence <= 3 and told.value("act") and _holds(told, figure)
            ),
            None,
        )
    return next((told for told in same if told.value("act") == figure.value("act")), None)


#: Rules that found an act by nearness or by the name of a condition ("detainees"): an antecedent's act goes
#: before.
_WEAK = ("act.near", "noun.status", "act.of-whole")


_WEAK_TIMES = ("time.overnight", "time.tonight", "time.today")


def _has_weak_act(figure: Told) -> bool:
    return "act" not in figure.slots or figure.slots["act"].rule in _WEAK


def _only_describes(figure: Told) -> bool:
    """Whether the sentence only describes people told before ("41 of them were women"), so that it tells no
    act of its own."""
    act, kind = figure.slots.get("act"), figure.slots.get("kind")
    return (
        (figure.definite or bool(figure.quantity.share_of))
        and act is not None
        and act.inherited
        and kind is not None
        and kind.rule in ("kind.default", "kind.total-words", "kind.state")
    )


def _take_over(figure: Told, source: Told, names: tuple[str, ...]) -> None:
    for name in names:
        found = source.slots.get(name)
        if found is not None:
            figure.slots[name] = Slot(
                found.value,
                f"inherited.{found.rule}".replace("inherited.inherited.", "inherited."),
                found.evidence or source.passage,
                inherited=True,
            )


def _topic(figures: list[Told], index: int) -> Told | None:
    """The figure whose act the document is speaking of at this point: the last one near by, else its most
    told act."""
    figure = figures[index]
    firm = [told for told in figures if not _has_weak_act(told) and told is not figure]
    near = [told for told in firm if 0 <= figure.sentence - told.sentence <= 2]
    if near:
        return near[-1]
    counts = Counter(str(told.value("act")) for told in firm)
    if (
        not counts
        or "act" in figure.slots
        and figure.slots["act"].rule == "noun.status"
        and figure.noun in _CONDITIONS
    ):
        return None
    most = counts.most_common(1)[0][0]
    return next(told for told in firm if told.value("act") == most)


#: Nouns that name a condition people are in: without another act, "7,000 detainees" is a detention.
_CONDITIONS = frozenset({"detainee", "prisoner", "inmate", "deportee", "returnee", "death", "arrival"})


def _whole(figure: Told, earlier: list[Told]) -> Told | None:
    share = figure.quantity.share_of.lower()
    numbers = [
        told for told in earlier if any(word in share.split() for word in _number_words(told.quantity))
    ]
    if numbers:
        return numbers[0]
    fitting = [told for told in earlier if _holds(told, figure) and told.antecedent is None]
    named = [told for told in fitting if told.noun and told.noun in share]
    return next(iter(named), None) or next(iter(fitting), None) or next(iter(earlier), None)


def _number_words(quantity: Quantity) -> set[str]:
    if quantity.low is None or quantity.low != quantity.high:
        return set()
    return {f"{int(quantity.low)}", f"{int(quantity.low):,}"}


def _same_number(told: Told, figure: Told) -> bool:
    left, right = told.quantity, figure.quantity
    known = {left.low, left.high} - {None}
    return bool(known) and known == {right.low, right.high} - {None} and not right.share_of


def _same_noun(told: Told, figure: Told) -> bool:
    return not told.noun or not figure.noun or told.noun == figure.noun


def _holds(told: Told, figure: Told) -> bool:
    """Whether ``told`` is large enough for ``figure`` to be a part of it, or the same."""
    most = told.quantity.high if told.quantity.high is not None else float("inf")
    least = figure.quantity.low if figure.quantity.low is not None else 0
    return most >= least


def _inherit(figure: Told, source: Told, names: tuple[str, ...]) -> None:
    for name in names:
        found = source.slots.get(name)
        own = figure.slots.get(name)
        if found is not None and (own is None or own.rule in _WEAK):
            evidence = found.evidence or source.passage
            figure.slots[name] = Slot(
                found.value,
                f"inherited.{found.rule}".replace("inherited.inherited.", "inherited."),
                evidence,
                inherited=True,
            )


_TIMELESS = (Realis.FEARED, Realis.PLANNED, Realis.PLEDGED, Realis.DEMANDED, Realis.HYPOTHETICAL)


def _inherit_time(figure: Told, figures: list[Told], index: int) -> None:
    if figure.value("realis") in _TIMELESS or figure.value("kind") is ClaimKind.RATE:
        return
    own = figure.slots.get("time")
    if (
        own is not None
        and own.rule in _WEAK_TIMES
        and any(
            _same_number(told, figure) and "time" in told.slots and told.slots["time"].rule not in _WEAK_TIMES
            for told in figures
        )
    ):
        del figure.slots["time"]  # "overnight" in a headline is the night that the report dates
        own = None
    leans = figure.antecedent is not None and (figure.definite or bool(figure.quantity.share_of))
    if own is not None and not (leans and own.rule in ("time.total-to-document",)):
        return
    if figure.value("kind") is ClaimKind.STATE:
        return
    if own is not None:
        del figure.slots["time"]
    for source in _dated_before(figure, figures, index):
        _inherit(figure, source, ("time",))
        return


def _dated_before(figure: Told, figures: list[Told], index: int) -> Iterator[Told]:
    """Figures whose date this one may take: its antecedent, the same act told near by, the same act and
    number anywhere."""
    link, passed = figure.antecedent, {id(figure)}
    while (
        link is not None and id(link) not in passed
    ):  # a headline and its repetition can point at each other
        if "time" in link.slots:
            yield link
        passed.add(id(link))
        link = link.antecedent
    act = figure.value("act")
    before, after = list(reversed(figures[:index])), figures[index + 1 :]
    fits: tuple[Callable[[Told], bool], ...] = (
        lambda told: told.value("act") == act and _same_number(told, figure),
        lambda told: (
            told.value("act") == act
            and told.value("kind") in (ClaimKind.EVENT, None)
            and abs(figure.sentence - told.sentence) <= _REACH
        ),
    )
    for test in fits:
        for told in [*before, *after]:
            if (
                "time" in told.slots
                and not told.slots["time"].inherited
                and told.value("realis") not in _TIMELESS
                and test(told)
            ):
                yield told
