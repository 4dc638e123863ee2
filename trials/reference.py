"""What each actor may see, and what may be done with it: the rules as a person would tell them, in sets.

PURE, and written without a look at how the rooms keep it: `access` holds the rooms against it step by step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The ladder of levels; "identity" stands beside it.
LADDER = ("public", "internal", "restricted")
#: From the least sensitive to the most: who makes something less so has to be a keeper.
SENSITIVITY = (*LADDER, "identity")
#: Hours in a day, by which what somebody allows ends.
DAY = 24

_PROTECTS = frozenset({"documenter", "reviewer", "keeper"})
_KEEPS = frozenset({"keeper"})
#: Which roles may do what.
MAY: Mapping[str, frozenset[str]] = {
    "grant": _KEEPS,
    "move": _KEEPS,
    "level": _PROTECTS,
    "cover": _PROTECTS,
    "uncover": frozenset({"reviewer", "keeper"}),
    "consent": _PROTECTS,
    "withdraw": _KEEPS,
    "break glass": frozenset({"reader", "documenter", "reviewer", "publisher", "keeper"}),
    "draft": frozenset({"documenter", "reviewer"}),
    "approve": frozenset({"publisher", "keeper"}),
    "publish": frozenset({"publisher"}),
    "retract": frozenset({"publisher"}),
    "work on drafts": frozenset({"documenter", "reviewer", "publisher", "keeper"}),
}


@dataclass
class Person:
    """What was granted to somebody, by kind and value, and which documents they opened in an emergency: each
    with the hour at which it ends, None for no end."""

    held: dict[tuple[str, str], int | None] = field(default_factory=dict)
    glass: dict[str, int] = field(default_factory=dict)

    @classmethod
    def holding(cls, **values: tuple[str, ...]) -> Person:
        """Somebody who holds these values of these kinds, without an end."""
        return cls({(kind, value): None for kind, all in values.items() for value in all})


@dataclass
class Paper:
    """A document with one claim, whose sentence names ``speaker``; ``names`` are all that stand in it."""

    speaker: str
    names: tuple[str, ...]
    level: str = "internal"
    circles: set[str] = field(default_factory=set)
    claim_level: str = ""  #: whoever gave it one, of whatever height, took its sentence out of later copies
    covers: dict[str, set[str]] = field(default_factory=dict)  #: those that are on, by the name under them
    forgotten: set[str] = field(default_factory=set)
    is_gone: bool = False


@dataclass
class Copy:
    """A redacted copy of a document, as a release; ``names`` are those that stand in it, and the sentence of
    the claim, where it ``has_sentence``."""

    paper: str
    maker: str
    names: frozenset[str]
    has_sentence: bool
    approved_by: str = ""
    is_out: bool = False
    is_retracted: bool = False


@dataclass
class World:
    people: dict[str, Person]
    papers: dict[str, Paper]
    copies: dict[str, Copy] = field(default_factory=dict)
    #: The document of each item on which something was said.
    where: dict[str, str] = field(default_factory=dict)
    #: The last word on an item and a purpose, and the last day on which it holds (None: no end).
    said: dict[tuple[str, str], tuple[str, int | None]] = field(default_factory=dict)
    destroyed: set[str] = field(default_factory=set)  #: items whose words are gone
    hour: int = 0

    @property
    def day(self) -> int:
        return self.hour // DAY

    # What somebody holds, and may do.

    def holds(self, who: str, kind: str) -> set[str]:
        """The values of this kind that they hold at this hour."""
        held = self.people[who].held.items()
        return {value for (of, value), end in held if of == kind and (end is None or end > self.hour)}

    def levels(self, who: str) -> set[str]:
        """The levels that are open: up to the highest clearance held, and identity where that is held."""
        highest = max((LADDER.index(each) for each in self.holds(who, "clearance")), default=0)
        return set(LADDER[: highest + 1]) | ({"identity"} if self.holds(who, "identity") else set())

    def opened(self, who: str, paper: str) -> bool:
        return self.people[who].glass.get(paper, self.hour) > self.hour

    def may(self, who: str, what: str) -> bool:
        return bool(self.holds(who, "role") & MAY[what])

    def may_mark(self, who: str, now: str, level: str) -> bool:
        """Whether they may give this level to what has another: a keeper alone makes it less sensitive."""
        lowers = SENSITIVITY.index(level) < SENSITIVITY.index(now or "internal")
        return self.may(who, "level") and (not lowers or "keeper" in self.holds(who, "role"))

    def may_break(self, who: str, hours: int) -> bool:
        granted = max((int(each) for each in self.holds(who, "break-glass")), default=0)
        return hours <= granted and self.may(who, "break glass")

    # What they see.

    def sees(self, who: str, paper: str) -> bool:
        it = self.papers[paper]
        is_open = it.level in self.levels(who) and it.circles <= self.holds(who, "compartment")
        return bool(self.holds(who, "role")) and (is_open or self.opened(who, paper))

    def finds_claim(self, who: str, paper: str) -> bool:
        """Whether the claim is there for them, be it rejected."""
        it = self.papers[paper]
        return self.sees(who, paper) and (not it.claim_level or it.claim_level in self.levels(who))

    def sees_claim(self, who: str, paper: str) -> bool:
        return self.finds_claim(who, paper) and not self.papers[paper].is_gone

    def reads(self, who: str, paper: str) -> set[str]:
        """The names that stand in the text as it is shown."""
        if not self.sees(who, paper):
            return set()
        it, is_cleared = self.papers[paper], self.is_cleared(who, paper)
        shown = set()
        for name in it.names:
            is_in_hidden = name == it.speaker and not self.sees_claim(who, paper)
            is_covered = bool(it.covers.get(name)) and not is_cleared
            if not (it.is_gone or name in it.forgotten or is_covered or is_in_hidden):
                shown.add(name)
        return shown

    def is_cleared(self, who: str, paper: str) -> bool:
        """Whether identities in this document are shown to them: broken glass shows those of one document."""
        return bool(self.holds(who, "identity")) or self.opened(who, paper)

    def hears(self, who: str, paper: str) -> bool:
        """Whether the claim tells who says it: a name that is covered anywhere is told nowhere."""
        it = self.papers[paper]
        if not self.sees_claim(who, paper) or it.speaker in it.forgotten:
            return False
        return not any(
            each.covers.get(it.speaker) and it.speaker not in each.forgotten and not each.is_gone
            for id, each in self.papers.items()
            if not self.is_cleared(who, id)
        )

    def covered(self, who: str, paper: str) -> dict[str, str]:
        """Each cover that is on, with the words that are shown of it."""
        it = self.papers[paper]
        is_shown = self.is_cleared(who, paper) and not it.is_gone
        return {
            cover: name if is_shown and name not in it.forgotten else ""
            for name, covers in it.covers.items()
            for cover in covers
        }

    # What people allow.

    def allows(self, item: str, purpose: str) -> str:
        if item in self.destroyed:
            return "withdrawn"
        keep = self._said(item, "keep")
        return keep if keep in ("no", "withdrawn", "ended") else self._said(item, purpose)

    def _said(self, item: str, purpose: str) -> str:
        word, end = self.said.get((item, purpose), ("unknown", None))
        return "ended" if word == "yes" and end is not None and end < self.day else word

    # What goes out.

    def sees_all(self, who: str) -> bool:
        """Whether nothing is hidden from them; who is cleared for what is public alone never knows that."""
        levels = self.levels(who)
        if not self.holds(who, "role") or "internal" not in levels:
            return False
        are_open = (not it.claim_level or it.claim_level in levels for it in self.papers.values())
        return all(self.sees(who, paper) for paper in self.papers) and all(are_open)

    def works(self, who: str) -> bool:
        """Whether copies that are not out are for them."""
        is_cleared = self.sees_all(who) and bool(self.holds(who, "identity"))
        return is_cleared and self.may(who, "work on drafts")

    def known(self) -> frozenset[str]:
        """The names that are covered in any document."""
        return frozenset(
            name
            for it in self.papers.values()
            for name, covers in it.covers.items()
            if covers and name not in it.forgotten and not it.is_gone
        )

    def lets_publish(self, paper: str) -> bool:
        """Whether nobody who has a part in a document said no, fell silent when asked, or took words back."""
        it = self.papers[paper]
        if it.is_gone or it.forgotten:
            return False
        of = {said for said in self.said if self.where[said[0]] == paper}
        is_silent = any(item == paper for item, _ in of) and (paper, "publish") not in of
        weighing = (self._said(item, purpose) for item, purpose in of if purpose in ("publish", "keep"))
        return not is_silent and all(word == "yes" for word in weighing)

    def copied(self, who: str, paper: str) -> Copy:
        """A copy of a document that they draft now."""
        it = self.papers[paper]
        told = frozenset(it.names) - self.known()
        return Copy(paper, who, told - {it.speaker} if it.claim_level else told, not it.claim_level)

    def may_draft(self, who: str, paper: str) -> bool:
        is_cleared = self.sees_all(who) and bool(self.holds(who, "identity"))
        return self.may(who, "draft") and is_cleared and self.lets_publish(paper)

    def may_let_out(self, who: str, step: str, copy: str) -> bool:
        """Whether they may take this step ("approve", "publish" or "retract") with a copy."""
        it = self.copies[copy]
        if step == "retract":
            return self.may(who, step) and it.is_out and not it.is_retracted
        is_marked_since = it.has_sentence and bool(self.papers[it.paper].claim_level)
        holds_still = not it.names & self.known() and not is_marked_since
        may = self.may(who, step) and self.works(who) and self.lets_publish(it.paper) and holds_still
        if step == "approve":
            return may and who != it.maker and not it.approved_by
        return may and bool(it.approved_by) and not it.is_out

    def is_given(self, who: str, copy: str) -> bool:
        """Whether the file of a copy is given to them."""
        it = self.copies[copy]
        is_public = it.is_out and not it.is_retracted and bool(self.holds(who, "role"))
        paper = self.papers[it.paper]
        return (is_public or self.works(who)) and not paper.is_gone and not paper.forgotten
