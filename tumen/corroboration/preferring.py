"""Which of an event's figures is preferred: few named rules, one after the other, each with its sentence."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.fits import can_agree, meant_by
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is printed beside the figure that it decides."""

    id: str
    name: str
    sentence: str


RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "R1",
            "corrected",
            "A later correction or retraction by the same voice supersedes its earlier figure.",
        ),
        Rule(
            "R2",
            "of the event itself",
            "Only figures of the event itself count: no state of things, total, part or rate, and nothing "
            "that was only feared, planned or denied.",
        ),
        Rule(
            "R3",
            "closest to the event",
            "A figure from who saw or counted it comes before one that is retold, and that before hearsay.",
        ),
        Rule("R4", "counted", "A counted figure comes before an estimated one (“about”, “more than”)."),
        Rule("R5", "most specific", "The figure that leaves the least open comes first."),
        Rule("R6", "most voices", "The figure that the most independent voices agree with comes first."),
        Rule("R7", "earliest", "Of figures that are equal in all this, the first published comes first."),
    )
}


@dataclass(frozen=True, slots=True)
class Preferred:
    """A figure, the claims that give it, the rules that decided in their order, and why in a sentence.

    ``rules`` is empty for a person's choice, and where nothing else is said.
    """

    quantity: Quantity
    claims: tuple[str, ...]
    rules: tuple[Rule, ...]
    reason: str

    @property
    def rule(self) -> Rule | None:
        """The rule that left this figure alone."""
        return self.rules[-1] if self.rules else None


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure that may be preferred: of one claim, or of two voices' bounds together."""

    quantity: Quantity
    claims: tuple[FigureClaim, ...]


#: What a rule looks at: the lower comes first.
_Mark = Callable[[_Figure], float]


def preferred_of(standing: Iterable[FigureClaim]) -> Preferred | None:
    """The figure that the rules prefer among claims that count (R1 and R2 are applied), if there are any."""
    claims = list(standing)
    left = [_Figure(claim.quantity, (claim,)) for claim in sorted(claims, key=_order)]
    if not left:
        return None
    steps: list[tuple[Rule, list[_Figure]]] = []
    for rule, mark in _marks(claims):
        if rule.id == "R5":
            left += _bounded_together(left)
        best = min(map(mark, left))
        steps.append((rule, [figure for figure in left if mark(figure) > best]))
        left = [figure for figure in left if mark(figure) == best]
    first = min(left, key=lambda figure: _order(figure.claims[0]))
    steps.append((RULES["R7"], left))
    decided = {
        rule: beaten
        for rule, lost in steps
        if (beaten := list(dict.fromkeys(str(f.quantity) for f in lost if f.quantity != first.quantity)))
    }
    giving = [claim for claim in claims if claim.quantity == first.quantity] or first.claims
    ids = tuple(claim.id for claim in sorted(giving, key=_order))
    return Preferred(first.quantity, ids, tuple(decided), _reason(first, decided, len(claims)))


def _marks(claims: list[FigureClaim]) -> list[tuple[Rule, _Mark]]:
    def voices_against(figure: _Figure) -> float:
        return -len({claim.voice for claim in claims if can_agree(claim.quantity, figure.quantity)})

    return [
        (RULES["R3"], lambda figure: max(map(_distance, figure.claims))),
        (RULES["R4"], lambda figure: not figure.quantity.is_exact),
        (RULES["R5"], lambda figure: _width(figure.quantity)),
        (RULES["R6"], voices_against),
    ]


def _distance(claim: FigureClaim) -> int:
    """0 for who saw or counted it, 1 where nothing says, 2 for what is retold or doubted in the telling."""
    if claim.firsthand is not None:
        return 0 if claim.firsthand else 2
    return {Stance.FIRM: 0, Stance.DOUBTFUL: 2}.get(claim.stance, 1)


def _width(quantity: Quantity) -> float:
    floor, ceiling = meant_by(quantity.low, quantity.high, quantity.approximate)
    is_open = quantity.low is None or ceiling is None
    return math.inf if is_open or ceiling is None else float(ceiling - floor)


def _bounded_together(left: list[_Figure]) -> list[_Figure]:
    """ "At least 500" and "up to 600" of two voices are 500 to 600, where no figure has both bounds."""
    if any(_width(figure.quantity) < math.inf for figure in left):
        return []
    lower = [figure for figure in left if figure.quantity.low is not None]
    upper = [figure for figure in left if figure.quantity.high is not None]
    return [
        _Figure(_between(one.quantity, other.quantity), (*one.claims, *other.claims))
        for one in lower
        for other in upper
        if one.claims[0].voice != other.claims[0].voice and can_agree(one.quantity, other.quantity)
    ]


def _between(lower: Quantity, upper: Quantity) -> Quantity:
    """From one bound to the other; "about 600 at least" and "up to 590" still leave what both can mean."""
    assert lower.low is not None
    assert upper.high is not None
    low, high = sorted((lower.low, upper.high))
    return Quantity(low, high, lower.approximate or upper.approximate)


def _reason(first: _Figure, decided: Mapping[Rule, list[str]], number: int) -> str:
    said = str(first.quantity)
    if not decided:
        words = "is the only figure of the event" if number == 1 else f"is what all {number} figures say"
        return f"{_begun(said)} {words}."
    because = "; ".join(_BECAUSE[rule.id].format(others=_listed(beaten)) for rule, beaten in decided.items())
    if len(first.claims) > 1:
        one, other = (claim.quantity for claim in first.claims)
        return f"{_begun(said)}: {one} of one voice and {other} of another bound it together; it {because}."
    return f"{_begun(said)} {because}."


_BECAUSE = {
    "R3": "comes from closer to the event than {others}",
    "R4": "is counted where {others} is estimated",
    "R5": "is more specific than {others}",
    "R6": "has more independent voices that agree with it than {others}",
    "R7": "was published before {others}, and nothing else tells them apart",
}


def _listed(words: list[str]) -> str:
    return words[0] if len(words) < 2 else f"{', '.join(words[:-1])} or {words[-1]}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _order(claim: FigureClaim) -> tuple[bool, str, int, str]:
    """Earliest published first, undated last; then by position."""
    day = claim.published.earliest or claim.published.latest if claim.published else None
    return day is None, day.isoformat() if day else "", claim.position, claim.id
