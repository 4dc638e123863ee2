"""Which measures a run takes, and what it makes of their results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import Any

from bench import additions, disclosed, passages, quotations, releases, sifting, sketches, winnowing
from bench.apart import Measure, Tell, taken
from bench.goals import goals
from bench.growth import STEPS, exponent
from bench.machine import description

#: The parts of a run, in order.
PARTS = (
    "speed",
    "quotations",
    "sieve",
    "memory",
    "reading",
    "main job",
    "archive",
    "releases",
    "disclosure",
    "passages",
    "one more",
    "near duplicates",
    "endurance",
    "many passages",
)
#: Those of passages that documents share.
OF_PASSAGES = ("passages", "one more", "near duplicates", "many passages")
Results = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run measures. Words are of each text; sizes are numbers of documents, or pages of an archive."""

    texts: dict[str, int]
    repetitions: int
    memory: dict[str, int]
    reading: tuple[int, ...]
    main_job: tuple[int, ...]
    archive: tuple[int, ...]
    sieve: tuple[int, ...]  #: documents of an archive of which one in a thousand matters
    passages: int  #: documents of an archive of which the shared passages are found, by both sides
    turns: int  #: how often each of the two finds them
    one_more: tuple[int, int]  #: documents of an index, and how many are added to it
    near: dict[str, int]  #: documents in which a tool of `sketches.TOOLS` looks for near duplicates
    releases: tuple[int, ...] = ()  #: claims of records that are released to every form
    disclosure: tuple[tuple[int, int, int], ...] = ()  #: codes of the three things that a table is by
    endurance: tuple[int, ...] = ()
    many_passages: tuple[int, ...] = ()
    one_in: int = 1_000
    parts: tuple[str, ...] = PARTS

    def measures(self, part: str) -> list[Measure]:
        """The measures of one part."""
        if part == "speed":
            return [self._speed(text, words) for text, words in self.texts.items()]
        if part == "memory":
            texts = [{"text": text, "words_of_text": words} for text, words in self.memory.items()]
            return [Measure("bench.memory", 1, one) for one in texts]
        if part == "reading":
            return [Measure("bench.growth", STEPS, {"documents": size}) for size in self.reading]
        if part == "quotations":
            text, words = next(iter(self.texts.items()))
            settings = {"text": text, "words_of_text": words, "repetitions": self.repetitions}
            return [Measure("bench.quotations", quotations.SIDES * self.repetitions, settings)]
        if part == "sieve":
            sizes = [{"documents": size, "one_in": self.one_in} for size in self.sieve]
            return [Measure("bench.sifting", sifting.STEPS, one) for one in sizes]
        if part == "endurance":
            return [Measure("bench.endurance", STEPS, {"documents": size}) for size in self.endurance]
        if part == "archive":
            return [Measure("bench.archive", STEPS, {"pages": size}) for size in self.archive]
        if part == "releases":
            return [Measure("bench.releases", releases.STEPS, {"claims": size}) for size in self.releases]
        if part == "disclosure":
            return [Measure("bench.disclosed", disclosed.STEPS, {"codes": size}) for size in self.disclosure]
        if part in OF_PASSAGES:
            return self._of_passages(part)
        return [Measure("bench.job", STEPS + 1, {"documents": size}) for size in self.main_job]

    def _speed(self, text: str, words: int) -> Measure:
        settings = {"text": text, "words_of_text": words, "repetitions": self.repetitions}
        return Measure("bench.speed", 2 * self.repetitions, settings)

    def _of_passages(self, part: str) -> list[Measure]:
        if part == "passages":
            size = {"documents": self.passages}
            ours = Measure("bench.passages", passages.STEPS, size)
            baseline = Measure("bench.winnowing", winnowing.STEPS, size)
            return [one for turn in range(self.turns) for one in (ours, baseline)[:: -1 if turn % 2 else 1]]
        if part == "one more":
            documents, added = self.one_more
            return [Measure("bench.additions", additions.STEPS, {"documents": documents, "added": added})]
        if part == "near duplicates":
            settings = [{"tool": tool, "documents": size} for tool, size in self.near.items()]
            return [Measure("bench.sketches", sketches.STEPS, one) for one in settings]
        sizes = [{"documents": size} for size in self.many_passages]
        return [Measure("bench.passages", passages.STEPS, one) for one in sizes]

    @property
    def steps(self) -> int:
        """How many steps the whole run tells."""
        return sum(measure.steps for part in self.parts for measure in self.measures(part))


#: A quarter of an hour on two cores that have other work to do; words of the examples are what they are.
USUAL = Plan(
    texts={"news": 8_000, "dense": 6_000, "examples": 0},
    repetitions=5,
    memory={"news": 20_000, "one document": 50_000},
    reading=(100, 1_000, 10_000),
    main_job=(100, 1_000),
    archive=(500, 2_000),
    sieve=(20_000,),
    passages=100_000,
    turns=1,
    one_more=(100_000, 400),
    near={"datasketch": 20_000, "rensa": 100_000},
    releases=(1_000, 10_000),
    disclosure=((20, 20, 10),),
)
#: Under a minute and a half; too small for figures to quote.
QUICK = Plan(
    texts={"news": 2_000, "dense": 1_000},
    repetitions=3,
    memory={"news": 4_000},
    reading=(50, 500),
    main_job=(20, 100),
    archive=(20, 100),
    sieve=(200,),
    one_in=100,
    passages=2_000,
    turns=1,
    one_more=(1_000, 100),
    near={"datasketch": 500, "rensa": 1_000},
    releases=(200,),
    disclosure=((6, 6, 4),),
)
#: The whole main job with 10,000 documents, an archive of 20,000 pages, and passages found three times.
ALL = replace(
    USUAL,
    main_job=(100, 1_000, 10_000),
    archive=(500, 2_000, 20_000),
    turns=3,
    releases=(1_000, 10_000, 100_000),
)
#: Half an hour and more: 100,000 documents read one after the other (`make endure`).
ENDURE = replace(USUAL, parts=("endurance",), endurance=(100_000,))


#: All shared passages of a million documents, and of a tenth of them (`make endure`).
ENDURE_PASSAGES = replace(USUAL, parts=("many passages",), many_passages=(100_000, 1_000_000))


def of_a_release(claims: int) -> Plan:
    """Nothing but a release of a record of so many claims."""
    return replace(USUAL, parts=("releases",), releases=(claims,))


def run(plan: Plan, tell: Tell, *, take: Callable[[Measure, Tell], Results] = taken) -> Results:
    """Take every measure of the plan, one after the other, and sum them up. Raises `MeasureFailed`."""
    results: Results = {"machine": description()}
    for part in plan.parts:
        if not plan.measures(part):
            continue
        found = [take(measure, tell) for measure in plan.measures(part)]
        results[part] = SUMMED_UP[part](found)
    results["goals"] = [asdict(goal) for goal in goals(results)]
    return results


def _speed(found: list[Results]) -> list[Results]:
    return [{**one, **_compared(one)} for one in found]


def _compared(one: Results) -> Results:
    """Words per second and their ratio, by processor time and by the clock on the wall; medians of the turns.

    Processor time is the figure to go by: it is what one core needs, whatever else the machine is doing.
    """
    middle = {
        (side, clock): median(turn[clock] for turn in one[side])
        for side in ("reading", "plain")
        for clock in ("processor", "wall")
    }
    pairs = [
        plain["processor"] / reading["processor"]
        for plain, reading in zip(one["plain"], one["reading"], strict=True)
    ]
    return {
        "reading_words_per_second": one["words"] / middle["reading", "processor"],
        "plain_words_per_second": one["words"] / middle["plain", "processor"],
        "times_as_fast": middle["plain", "processor"] / middle["reading", "processor"],
        "times_as_fast_least": min(pairs),
        "times_as_fast_most": max(pairs),
        "times_as_fast_by_wall_clock": middle["plain", "wall"] / middle["reading", "wall"],
    }


def _growth(found: list[Results]) -> Results:
    sizes = [one["documents"] for one in found]
    return {
        "sizes": found,
        "exponent": exponent(sizes, [one["processor"] for one in found]),
        "exponent_by_wall_clock": exponent(sizes, [one["wall"] for one in found]),
    }


def _passages(found: list[Results]) -> Results:
    """Of each side the median of its turns by processor time and the most memory; the ratio of both."""
    sides = {side: [one for one in found if one["side"] == side] for side in ("passages", "baseline")}
    middle = {side: median(one["processor"] for one in taken) for side, taken in sides.items()}
    pairs = [
        baseline["processor"] / ours["processor"]
        for ours, baseline in zip(sides["passages"], sides["baseline"], strict=True)
    ]
    return {
        "documents": found[0]["documents"],
        "turns": found,
        "times_as_fast": middle["baseline"] / middle["passages"],
        "times_as_fast_least": min(pairs),
        "times_as_fast_most": max(pairs),
        **{
            side: {
                **taken[0],
                "documents_per_second": taken[0]["documents"] / middle[side],
                "processor": middle[side],
                "wall": median(one["wall"] for one in taken),
                "peak": max(one["peak"] for one in taken),
            }
            for side, taken in sides.items()
        },
    }


SUMMED_UP: dict[str, Callable[[list[Results]], Any]] = {
    "speed": _speed,
    "quotations": list,
    "sieve": list,
    "endurance": list,
    "memory": list,
    "reading": _growth,
    "main job": _growth,
    "archive": list,
    "releases": list,
    "disclosure": list,
    "passages": _passages,
    "one more": list,
    "near duplicates": list,
    "many passages": _growth,
}
