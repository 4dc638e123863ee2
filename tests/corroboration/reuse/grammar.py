"""Sentences of the field from a seed: all hands share words and stock phrases, none a long passage by
accident.

A sentence is drawn again when it shares a run of eight words, a quarter of its three-word runs or six of its
two-word runs with any one earlier sentence of the same archive. Runs that are mostly names, titles or
formulas do not count.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable

from tests.corroboration.reuse import words
from tests.corroboration.reuse.sources import FORMULAS
from tests.corroboration.reuse.texts import Chunk, Word, norm, worded

RUN = 8
#: So many two-word runs may not be shared with a sentence that shares a three-word run.
PAIRS = 6
#: A run of which this share of the letters are names, titles or formulas may come again.
MARKED = 0.5
#: Share of a sentence's three-word runs that one earlier sentence may have too.
ALIKE = 0.25
#: A three-word run in more sentences than this is a phrase of the field and is not followed up.
COMMON = 60

_SLOT = re.compile(r"\{(\w+)\}")
_PAST = {
    "hide": "hid", "feed": "fed", "teach": "taught", "hand-over": "handed over", "beat-up": "beat", "map":
    "mapped",
    "transfer": "transferred", "expel": "expelled", "submit": "submitted", "intercept": "intercepted",
    "cancel": "cancelled",
}  # fmt: skip
_ARTICLES = (
    "the",
    "some",
    "these",
    "those",
    "several",
    "other",
    "many",
    "most",
    "all",
    "her",
    "their",
    "its",
)


def past(verb: str) -> str:
    """The past of a verb from the lists."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "ed"


class Guard:
    """Remembers what has been written, and says whether new words are too much like it."""

    def __init__(self) -> None:
        self._runs: set[str] = set()
        self._threes: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._twos: list[set[tuple[str, str]]] = []

    def accepts(self, chunks: list[Chunk]) -> bool:
        """Take ``chunks`` for new words of the archive, unless they repeat earlier ones."""
        surfaces = [(norm(word), bool(chunk.mark)) for chunk in chunks for word in chunk.text.split()]
        told = [word for word, _ in surfaces]
        runs = {
            " ".join(told[i : i + RUN])
            for i in range(len(told) - RUN + 1)
            if _marked(surfaces[i : i + RUN]) < MARKED
        }
        twos = {(a, b) for (a, marked), (b, also) in itertools.pairwise(surfaces) if not (marked and also)}
        threes = {
            tuple(told[i : i + 3])
            for i in range(len(told) - 2)
            if not all(marked for _, marked in surfaces[i : i + 3])
        }
        if not runs.isdisjoint(self._runs) or self._is_alike(threes, twos):
            return False
        self._runs |= runs
        for three in threes:
            self._threes[three].append(len(self._twos))
        self._twos.append(twos)
        return True

    def _is_alike(self, threes: set[tuple[str, ...]], twos: set[tuple[str, str]]) -> bool:
        met: Counter[int] = Counter()
        for three in threes:
            earlier = self._threes.get(three, ())
            if len(earlier) <= COMMON:
                met.update(earlier)
        if met and max(met.values()) > max(2, ALIKE * len(threes)):
            return True
        return any(len(twos & self._twos[earlier]) >= PAIRS for earlier in met)


class Pen:
    """Writes English sentences, by ``rng``."""

    def __init__(self, rng: random.Random, guard: Guard) -> None:
        self.rng = rng
        self._guard = guard
        self._cut: dict[str, list[str]] = {}
        self._slots: dict[str, tuple[str, ...]] = {
            "people": words.PEOPLE, "officers": words.OFFICERS, "things": words.THINGS, "abstract":
            words.ABSTRACT,
            "adjective": words.ADJECTIVES, "place": words.PLACES, "small": words.SMALL, "ordinal":
            words.ORDINALS,
            "season": words.SEASONS, "month": words.MONTHS,
        }  # fmt: skip
        self._shapes: list[Callable[[], list[Chunk]]] = [
            self._acted, self._acted, self._acted, self._suffered, self._suffered, self._was_so,
            self._reported, self._reported, self._demanded, self._contrasted, self._formula,
        ]  # fmt: skip

    def one(self, choices: tuple[str, ...]) -> str:
        return choices[int(self.rng.random() * len(choices))]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def filled(self, template: str) -> str:
        """``template`` with its slots filled."""
        parts = self._cut.get(template)
        if parts is None:
            parts = self._cut[template] = _SLOT.split(template)
        if len(parts) == 1:
            return template
        slots = self._slots
        return "".join(self.one(slots[part]) if i % 2 else part for i, part in enumerate(parts))

    def sentence(self, also: Callable[[], list[Chunk]] | None = None) -> list[Word]:
        """One sentence that is like no earlier one; ``also`` draws it in place of the grammar's shapes."""
        for _ in range(60):
            chunks = (also or self.rng.choice(self._shapes))()
            chunks = [_raised(chunks[0]), *chunks[1:]]
            chunks[-1] = chunks[-1]._replace(text=chunks[-1].text.rstrip(",") + ".")
            if self._guard.accepts(chunks):
                return worded(chunks)
        raise RuntimeError(
            "Sixty sentences in a row were too much like earlier ones: the lists are too small."
        )

    def first_person(self) -> list[Word]:
        """A sentence of a witness or of those who sign."""
        who = self.one(("I", "We", "My sister", "My husband", "We ourselves", "Our group", "My mother and I"))
        return self.sentence(
            lambda: self._tailed(self._opened([Chunk(who), *self._deed(), *self._circumstances()]))
        )

    def naming(self, name: str, title: str) -> list[Word]:
        """A sentence that names a speaker with a title, or a treaty with its whole name."""
        return self.sentence(lambda: self._named(name, title))

    def _named(self, name: str, title: str) -> list[Chunk]:
        number = int(self.rng.random() * len(FORMULAS))
        formula = [Chunk(FORMULAS[number], f"formula:long/{number}")] if self.chance(0.5) else []
        if self.chance(0.5):
            speaker = [Chunk(f"{name},", f"name:{name}"), Chunk(f"{title},", f"title:{title}")]
        else:
            speaker = [Chunk(title, f"title:{title}"), Chunk(name, f"name:{name}")]
        return [*speaker, Chunk(f"{self.one(words.SAYING)} that"), *self.clause(), *formula]

    def headline(self) -> str:
        return " ".join(word.surface for word in self.sentence(self.clause)).rstrip(".")

    def clause(self) -> list[Chunk]:
        """What somebody did, with its circumstances."""
        return [Chunk(self._subject()), *self._deed(), *self._circumstances()]

    def _subject(self) -> str:
        noun = self.one(words.OFFICERS) if self.chance(0.55) else self.one(words.PEOPLE)
        told = f"{self.one(words.ADJECTIVES)} {noun}" if self.chance(0.6) else noun
        if self.chance(0.5):
            told = f"{self.one(_ARTICLES)} {told}"
        return f"{told} from {self.one(words.PLACES)}" if self.chance(0.25) else told

    def _deed(self) -> list[Chunk]:
        if self.chance(0.5):
            verb, noun = past(self.one(words.TO_PEOPLE)), self.one(words.PEOPLE)
        else:
            verb, noun = past(self.one(words.TO_THINGS)), self.one(words.THINGS)
        told = f"{self.one(words.ADJECTIVES)} {noun}" if self.chance(0.6) else noun
        if self.chance(0.4):
            told = f"{self.one(_ARTICLES)} {told}"
        if self.chance(0.2):
            told = f"{told} and {self.one(words.PEOPLE if noun in words.PEOPLE else words.THINGS)}"
        return [Chunk(f"{verb} {told}")]

    def _circumstances(self) -> list[Chunk]:
        told = []
        if self.chance(0.6):
            told.append(Chunk(self.filled(self.one(words.WHERE))))
        if self.chance(0.75):
            told.append(Chunk(self.filled(self.one(words.HOW))))
        if self.chance(0.25):
            told.append(Chunk(self.filled(self.one(words.HOW))))
        return told

    def _opened(self, clause: list[Chunk]) -> list[Chunk]:
        if self.chance(0.4):
            return [Chunk(self.filled(self.one(words.OPENERS)) + ","), *clause]
        return clause

    def _tailed(self, clause: list[Chunk]) -> list[Chunk]:
        if self.chance(0.35):
            last = clause[-1]._replace(text=clause[-1].text + ",")
            return [*clause[:-1], last, Chunk(self.filled(self.one(words.TAILS)))]
        return clause

    def _acted(self) -> list[Chunk]:
        return self._tailed(self._opened(self.clause()))

    def _suffered(self) -> list[Chunk]:
        number = self.one(words.SMALL) if self.chance(0.4) else self.one(_ARTICLES)
        verb = past(self.one(words.TO_PEOPLE))
        deed = f"{number} {self.one(words.ADJECTIVES)} {self.one(words.PEOPLE)} were {verb}"
        by = [Chunk(f"by {self.one(words.OFFICERS)}")] if self.chance(0.4) else []
        return self._tailed(self._opened([Chunk(deed), *by, *self._circumstances()]))

    def _was_so(self) -> list[Chunk]:
        subject = f"the {self.one(words.ADJECTIVES)} {self.one(words.ABSTRACT)}"
        if self.chance(0.5):
            subject = f"{self.one(words.ABSTRACT)} among {self.one(words.PEOPLE)}"
        state = Chunk(self.filled(self.one(words.STATES)))
        return self._tailed(self._opened([Chunk(subject), state, *self._circumstances()]))

    def _reported(self) -> list[Chunk]:
        speaker = f"{self.one(_ARTICLES)} {self.one(words.ADJECTIVES)} {self.one(words.PEOPLE)}"
        return self._opened([Chunk(f"{speaker} {self.one(words.SAYING)} that"), *self.clause()])

    def _demanded(self) -> list[Chunk]:
        first = f"{self.one(words.TO_PEOPLE)} {self.one(words.ADJECTIVES)} {self.one(words.PEOPLE)}"
        then = f"and to {self.one(words.TO_THINGS)} {self.one(words.ADJECTIVES)} {self.one(words.THINGS)}"
        asked = self.filled(f"the {self.one(words.ADJECTIVES)} group " + self.one(words.DEMANDS))
        return [Chunk(asked), Chunk(first), *self._circumstances(), Chunk(then), *self._circumstances()]

    def _contrasted(self) -> list[Chunk]:
        first = [Chunk(self.one(("although", "while", "because", "after", "before", "when"))), *self.clause()]
        first[-1] = first[-1]._replace(text=first[-1].text + ",")
        return [*first, *self.clause()]

    def _formula(self) -> list[Chunk]:
        number = int(self.rng.random() * len(words.STOCK))
        formula = Chunk(words.STOCK[number], f"formula:{number}")
        lead = self.filled(self.one(words.OPENERS)) + ","
        linked = self.one(("and", "but", "hence", "thus:", "again", "or"))
        return [Chunk(lead), *self.clause(), Chunk(linked), formula]


def _marked(surfaces: list[tuple[str, bool]]) -> float:
    return sum(len(word) for word, marked in surfaces if marked) / sum(len(word) for word, _ in surfaces)


def _raised(chunk: Chunk) -> Chunk:
    return chunk._replace(text=chunk.text[0].upper() + chunk.text[1:])
