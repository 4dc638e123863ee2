"""The chain of stages of a person: crossing, arrest, detention ... to what is last known of them. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tumen.vocabulary.codes import Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval


class Stage(str, Enum):
    """A stage, in the order in which they mostly come."""

    CROSSING = "crossing"
    ARREST = "arrest"
    DETENTION = "detention"
    RETURN = "forced return"
    INTERROGATION = "interrogation"
    TREATMENT = "what was done in custody"
    SENTENCE = "sentence"
    OTHER = "what else is told"
    LAST = "last known status"


_OF: Mapping[str, Stage] = {
    "crossing": Stage.CROSSING,
    "other:escape": Stage.CROSSING,
    "trafficking": Stage.OTHER,
    "arrest": Stage.ARREST,
    "detention": Stage.DETENTION,
    "other:transfer": Stage.DETENTION,
    "forced repatriation": Stage.RETURN,
    "other:return": Stage.RETURN,
    "other:questioning": Stage.INTERROGATION,
    "torture": Stage.TREATMENT,
    "sexual violence": Stage.TREATMENT,
    "forced labour": Stage.TREATMENT,
    "other:forced abortion": Stage.TREATMENT,
    "other:violence": Stage.TREATMENT,
    "other:deprivation": Stage.TREATMENT,
    "prosecution": Stage.SENTENCE,
    "death": Stage.LAST,
    "killing": Stage.LAST,
    "enforced disappearance": Stage.LAST,
    "arrival": Stage.LAST,
    "other:release": Stage.LAST,
}
#: What helps to find somebody: where it was is shown to who is cleared for identities alone.
GUARDED = frozenset({Stage.CROSSING})
#: Acts that tell how somebody crossed or hid.
GUARDED_ACTS = frozenset({"crossing", "other:escape", "other:rescue", "arrival"})


class Certainty(str, Enum):
    """How sure a stage is, from what is told of it; the surest first."""

    ACCEPTED = "a person found that a document says so"
    SEVERAL = "told by more than one document"
    ONE = "told by one document, not reviewed"
    DOUBTED = "told with doubt"
    FEARED = "not told as having happened"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a stage. ``when`` is when it was, ``as_of`` up to when its document could know."""

    claim: str
    document: str
    act: str
    when: Interval | None
    as_of: Interval | None
    realis: Realis | None = None
    polarity: Polarity | None = None
    stance: Stance | None = None
    is_accepted: bool = False

    @property
    def is_told(self) -> bool:
        return (
            self.realis in (None, Realis.ASSERTED, Realis.HABITUAL) and self.polarity is not Polarity.NEGATED
        )


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage with its claims, the surest time, and how sure it is."""

    stage: Stage
    when: Interval | None
    as_of: Interval | None
    certainty: Certainty
    acts: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    disagree: bool = False  #: its claims name times that exclude one another


def stage_of(act: str) -> Stage:
    return _OF.get(act, Stage.OTHER)


def chain(steps: Iterable[Step]) -> tuple[Reached, ...]:
    """The stages that something is told of, in their order.

    Where nothing is told of an end, the last known status is the latest thing that has a date.
    """
    by_stage: dict[Stage, list[Step]] = defaultdict(list)
    told = list(steps)
    for step in told:
        by_stage[stage_of(step.act)].append(step)
    if Stage.LAST not in by_stage:
        dated = [step for step in told if step.is_told and step.when and _end(step.when)]
        if dated:
            by_stage[Stage.LAST] = [max(dated, key=lambda step: _end(step.when) or date.min)]
    return tuple(_reached(stage, by_stage[stage]) for stage in Stage if stage in by_stage)


def _reached(stage: Stage, steps: list[Step]) -> Reached:
    happened = [step for step in steps if step.is_told] or steps
    times = [step.when for step in happened if step.when]
    published = [step.as_of for step in happened if step.as_of]
    return Reached(
        stage=stage,
        when=min(times, key=_width, default=None),
        as_of=max(published, key=lambda day: _end(day) or date.min, default=None),
        certainty=_certainty(steps),
        acts=tuple(dict.fromkeys(step.act for step in happened)),
        claims=tuple(dict.fromkeys(step.claim for step in steps)),
        documents=tuple(dict.fromkeys(step.document for step in steps)),
        disagree=any(
            not one.overlaps(other)
            for at, one in enumerate(times)
            for other in times[at + 1 :]
            if stage in (Stage.RETURN, Stage.LAST)
        ),
    )


def _certainty(steps: list[Step]) -> Certainty:
    told = [step for step in steps if step.is_told]
    if not told:
        negated = any(step.polarity is Polarity.NEGATED for step in steps)
        return Certainty.DENIED if negated else Certainty.FEARED
    if any(step.is_accepted for step in told):
        return Certainty.ACCEPTED
    firm = [step for step in told if step.stance is not Stance.DOUBTFUL]
    if not firm:
        return Certainty.DOUBTED
    return Certainty.SEVERAL if len({step.document for step in firm}) > 1 else Certainty.ONE


def _end(when: Interval | None) -> date | None:
    return (when.latest or when.earliest) if when else None


def _width(when: Interval) -> int:
    return (when.latest - when.earliest).days if when.latest and when.earliest else 10**6
