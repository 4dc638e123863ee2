"""How much the sieve misses, as a sample tells it, held against archives of which that is known.

Each archive is invented anew: what does not matter from the world of the watch (`trials.world`), what
matters from its stories, a sentence or two each, so that the sieve does miss some. The sieve decides; of what
it passed over sixty are drawn and looked at, and the interval that the watch tells is held against the truth.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trials.world.pieces import Piece, pieces
from tumen.watch.actions import SAMPLE
from tumen.watch.sampling import missed
from tumen.watch.sifting import judge

#: Documents of an archive, from and to, and the shares of them that matter.
SIZES, SHARES = (300, 3_000), (0.0, 0.01, 0.05, 0.2, 0.5)
#: Of so many archives in a hundred the interval has to hold the truth.
BAR = 95
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Sample so many archives."""
    chance = random.Random(seed)
    noise, matters = _verdicts()
    covered, truths, widths, wrong = 0, [], [], list[str]()
    for number in range(count):
        size, share = chance.randint(*SIZES), chance.choice(SHARES)
        ours = sum(chance.random() < share for _ in range(size))
        passed = [False] * sum(not kept for kept in chance.choices(noise, k=size - ours))
        passed += [True] * sum(not kept for kept in chance.choices(matters, k=ours))
        drawn = chance.sample(passed, min(SAMPLE, len(passed)))
        found, truth = missed(len(passed), len(drawn), sum(drawn)), sum(passed)
        covered += found.low <= truth <= found.high
        if not found.low <= truth <= found.high:
            wrong.append(f"archive {number}: {truth} of {len(passed)}, told {found.low} to {found.high}")
        truths.append(truth)
        widths.append((found.high - found.low) / len(passed))
        if number % 10 == 9:
            tell(f"archive {number + 1}")
    bar = BAR * count / 100
    return {
        "archives": count,
        "covered": covered,
        "missed_in_all": sum(truths),
        "kept_of_what_matters": sum(matters) / len(matters),
        "kept_of_the_rest": sum(noise) / len(noise),
        "mean_width": sum(widths) / len(widths),
        "not_covered": {str(at): said for at, said in enumerate(wrong, 1)},
        "faults": []
        if covered >= bar
        else [f"{covered} of {count} intervals hold the truth; {bar:.0f} have to"],
    }


def _verdicts() -> tuple[list[bool], list[bool]]:
    """What the sieve says of each thing that an archive may hold: of what does not matter, of what does."""
    told = pieces()
    noise = [_is_kept(one.text) for one in told if not one.story]
    return noise, [_is_kept(part) for one in told if one.story for part in _parts(one)]


def _parts(one: Piece) -> list[str]:
    """A sentence or two of a piece at a time: less than any outlet tells."""
    sentences = [each for paragraph in one.paragraphs for each in _SENTENCE.split(paragraph)]
    return [*sentences, *(" ".join(pair) for pair in zip(sentences, sentences[1:], strict=False))]


def _is_kept(text: str) -> bool:
    return judge(text.encode(), {}).is_kept
