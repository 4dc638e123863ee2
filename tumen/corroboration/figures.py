"""The values of the room: a figure as it comes in, a person's link, a group as it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tumen.corroboration.ranges import Range
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """One figure that one document gives, with the slots that decide what it speaks of.

    ``interval`` is None when the time is unresolved. ``speaker`` is the innermost source, or the document's
    publisher: it owns the list that a total counts. ``position`` is where the passage begins in its document,
    in code points; ``published`` the document's date, None when it carries none. ``stance`` is how far the
    document stands behind it; ``firsthand`` whether it comes from who saw or counted it, None where nothing
    says. ``voice`` names the independent voice that it belongs to, ``counted_by`` whose list it was counted
    on, where that is told. ``corrects`` and ``retracts`` are what its words do to earlier figures of its
    voice (`correcting.py`), ``superseded_by`` is the claim that did so to it, where that is known already;
    ``counts_anew`` is true where the words tell of a new count, ``beside`` where the figure was led to an
    event of the same people and tells something else of them (`same_people.py`). Raises nothing: an empty
    slot is a known gap.
    """

    id: str
    document: str
    act: str
    quantity: Quantity
    kind: ClaimKind = ClaimKind.EVENT
    unit: Unit = Unit.PERSONS
    interval: Interval | None = None
    places: Places = Places()
    perpetrators: str = ""
    speaker: str = ""
    realis: Realis = Realis.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    position: int = 0
    published: Interval | None = None
    stance: Stance = Stance.OWN
    firsthand: bool | None = None
    voice: str = ""
    counted_by: str = ""
    corrects: bool = False
    retracts: bool = False
    superseded_by: str = ""
    counts_anew: bool = False
    beside: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the source tells it as so: a habit is so as well, a denial ("no prisoners") is not."""
        told = self.realis in (Realis.ASSERTED, Realis.HABITUAL) and self.polarity is Polarity.AFFIRMED
        return told and self.quantity.high != 0


@dataclass(frozen=True, slots=True)
class Linked:
    """A person's judgement that two claims speak of the same event, or of different ones.

    ``order`` counts the ledger's lines: where judgements contradict each other, the later one holds.
    """

    left: str
    right: str
    same: bool
    order: int = 0


class GroupKind(str, Enum):
    """What a group's figures are about. Only EVENT and UNDATED are happenings."""

    EVENT = "event"
    UNDATED = "undated event"  #: told as having happened, but nothing says when
    STATE = "state"
    TOTAL = "total"
    RATE = "rate"
    NOT_TOLD = "not told as having happened"  #: feared, planned, demanded, pledged, hypothetical or denied


class Role(str, Enum):
    """What a figure does in its group. Only COUNTS supports the range."""

    COUNTS = "counts"
    PART = "part of another figure"
    ON_TOP = "on top of another figure"
    OTHER_UNIT = "counts something else"
    SUPERSEDED = "corrected later by the same voice"
    NOT_TOLD = "not told as having happened"
    SAME_PEOPLE = "tells of the same people"  #: what else was done to them, or became of them


@dataclass(frozen=True, slots=True)
class Member:
    """One claim's membership: what it does there, why it is there, and whether a person put it there."""

    claim: str
    role: Role
    reason: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that speak of one thing; ``anchor`` is the claim that founded it, which says most about when.

    ``when`` is the time that all resolved members share (None: unresolved); ``places`` and ``perpetrators``
    are what most of its counting members say. ``range`` holds the figures that count in ``unit``.
    ``could_be`` names the anchors of other groups that this one may be the same as, where nothing decides it.
    """

    kind: GroupKind
    act: str
    unit: Unit
    when: Interval | None
    places: Places
    perpetrators: str
    range: Range
    anchor: str
    members: tuple[Member, ...]
    could_be: tuple[str, ...] = ()
