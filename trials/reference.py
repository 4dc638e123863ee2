"""What each actor may see, and what may be done with it: the rules as a person would tell them, in sets.

PURE, and written without a look at how the rooms keep it: `access` holds the rooms against it step by step.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: The ladder of levels; "identity" stands beside it.
LADDER = ("public", "internal", "restricted")


@dataclass
class Person:
    roles: set[str] = field(default_factory=set)
    clearance: set[str] = field(default_factory=set)
    identity: bool = False
    circles: set[str] = field(default_factory=set)

    @property
    def levels(self) -> set[str]:
        """The levels that are open: up to the highest clearance held, and identity where that is held."""
        highest = max((LADDER.index(each) for each in self.clearance), default=0)
        return set(LADDER[: highest + 1]) | ({"identity"} if self.identity else set())


@dataclass
class Paper:
    """A document with one claim, whose sentence names ``speaker``; ``names`` are all that stand in it."""

    speaker: str
    names: tuple[str, ...]
    level: str = "internal"
    circles: set[str] = field(default_factory=set)
    claim_level: str = ""
    covers: dict[str, set[str]] = field(default_factory=dict)  #: those that are on, by the name under them
    forgotten: set[str] = field(default_factory=set)
    is_gone: bool = False


@dataclass
class World:
    people: dict[str, Person]
    papers: dict[str, Paper]
    said: dict[tuple[str, str], str] = field(default_factory=dict)  #: the last word on an item and a purpose
    destroyed: set[str] = field(default_factory=set)  #: items whose words are gone

    def sees(self, who: str, paper: str) -> bool:
        person, it = self.people[who], self.papers[paper]
        return bool(person.roles) and it.level in person.levels and it.circles <= person.circles

    def sees_claim(self, who: str, paper: str) -> bool:
        it = self.papers[paper]
        is_open = not it.claim_level or it.claim_level in self.people[who].levels
        return self.sees(who, paper) and is_open and not it.is_gone

    def reads(self, who: str, paper: str) -> set[str]:
        """The names that stand in the text as it is shown."""
        if not self.sees(who, paper):
            return set()
        it, person = self.papers[paper], self.people[who]
        shown = set()
        for name in it.names:
            is_in_hidden = name == it.speaker and not self.sees_claim(who, paper)
            is_covered = bool(it.covers.get(name)) and not person.identity
            if not (it.is_gone or name in it.forgotten or is_covered or is_in_hidden):
                shown.add(name)
        return shown

    def hears(self, who: str, paper: str) -> bool:
        """Whether the claim tells who says it: a name that is covered anywhere is told nowhere."""
        it = self.papers[paper]
        if not self.sees_claim(who, paper) or it.speaker in it.forgotten:
            return False
        is_covered = any(
            each.covers.get(it.speaker) and it.speaker not in each.forgotten and not each.is_gone
            for each in self.papers.values()
        )
        return self.people[who].identity or not is_covered

    def covered(self, who: str, paper: str) -> dict[str, str]:
        """Each cover that is on, with the words that are shown of it."""
        it = self.papers[paper]
        is_shown = self.people[who].identity and not it.is_gone
        return {
            cover: name if is_shown and name not in it.forgotten else ""
            for name, covers in it.covers.items()
            for cover in covers
        }

    def allows(self, item: str, purpose: str) -> str:
        if item in self.destroyed:
            return "withdrawn"
        keep = self.said.get((item, "keep"), "unknown")
        return keep if keep in ("no", "withdrawn") else self.said.get((item, purpose), "unknown")
