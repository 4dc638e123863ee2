"""How much the sieve misses: what a sample of the passed-over says of all of them, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

#: How sure the interval is.
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Missed:
    """Of ``population`` items ``looked`` were looked at and ``mattered`` of them did: so between ``low`` and
    ``high`` of all of them matter, in 95 of 100 such samples or more."""

    population: int
    looked: int
    mattered: int
    low: int
    high: int


def missed(population: int, looked: int, mattered: int) -> Missed:
    """What a random sample says of all. The interval is that of Clopper and Pearson (Biometrika 26, 1934),
    which is never too narrow; for a sample drawn without putting back it is wider than it need be.

    Raises ValueError for a sample that is larger than what it was drawn from, or than what mattered in it.
    """
    if not 0 <= mattered <= looked <= population or not looked:
        raise ValueError("A sample holds at least one, and no more than what it was drawn from.")
    tail = (1 - CONFIDENCE) / 2
    # Loaded where a sample is drawn. scipy.stats, which has it as beta.ppf, takes half a second.
    from scipy.special import betaincinv

    low = float(betaincinv(mattered, looked - mattered + 1, tail)) if mattered else 0.0
    high = float(betaincinv(mattered + 1, looked - mattered, 1 - tail)) if mattered < looked else 1.0
    # Those that were seen to matter are certain, and so are those that were seen not to.
    least = max(mattered, floor(low * population))
    most = min(population - (looked - mattered), ceil(high * population))
    return Missed(population, looked, mattered, least, most)
