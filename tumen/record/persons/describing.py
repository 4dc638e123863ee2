"""A person in words that name nobody: "a woman, 30s, forcibly returned October 2023". PURE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.linkage.describing import Years, ages_of
from tumen.record.titles import when_words
from tumen.vocabulary import acts
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Party, Sex

#: What a person is described by, the most telling first.
_TELLING = (
    "forced repatriation", "killing", "death", "enforced disappearance", "prosecution", "detention", "arrest",
    "trafficking", "torture", "sexual violence", "forced labour",
)  # fmt: skip
#: Acts that are about crossing and hiding: where is told to nobody who is not cleared, that it was, is.
OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Sketch:
    """What can be said of a person to anybody who may see their claims; ``when`` is no finer than a month."""

    sex: Sex | None
    ages: Years | None
    act: str
    when: Interval | None

    @property
    def words(self) -> str:
        parts = [self._who]
        if self.ages and self.ages[0] >= OF_AGE:
            first, last = (age // 10 * 10 for age in self.ages)
            parts.append(f"{first}s" if first == last else f"{first}s to {last}s")
        if self.act:
            when = f" {when_words(self.when)}" if self.when else ""
            parts.append(f"{acts.done(self.act)}{when}".strip())
        return ", ".join(parts)

    @property
    def _who(self) -> str:
        is_child = self.ages is not None and self.ages[1] < OF_AGE
        if self.sex is Sex.FEMALE:
            return "a girl" if is_child else "a woman"
        if self.sex is Sex.MALE:
            return "a boy" if is_child else "a man"
        return "a child" if is_child else "a person"


def sketch(
    parties: Iterable[Party], told: Iterable[tuple[str, Interval | None, Realis | None, Polarity | None]]
) -> Sketch:
    """A person from what claims call them, and from what they tell: act, time, realis, polarity."""
    known = list(parties)
    sexes = {party.sex for party in known if party.sex}
    ages = [found for party in known if (found := ages_of(party.age))]
    happened = [
        (act, when)
        for act, when, realis, polarity in told
        if act and realis in (None, Realis.ASSERTED) and polarity is not Polarity.NEGATED
    ]
    act, when = min(happened, key=_first, default=("", None))
    return Sketch(
        sex=sexes.pop() if len(sexes) == 1 else None,
        ages=(min(age[0] for age in ages), max(age[1] for age in ages)) if ages else None,
        act=act,
        when=coarse(when),
    )


def _first(told: tuple[str, Interval | None]) -> tuple[int, bool, int]:
    act, when = told
    rank = _TELLING.index(act) if act in _TELLING else len(_TELLING)
    width = (when.latest - when.earliest).days if when and when.latest and when.earliest else 10**6
    return rank, when is None, width


def coarse(when: Interval | None) -> Interval | None:
    """The time to the month where it lies in one, else to the year; None for what is open at an end."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest, when.latest
    if (first.year, first.month) == (last.year, last.month):
        return Interval.month(first.year, first.month)
    whole = Interval.year(first.year)
    return whole if first.year == last.year else Interval(whole.earliest, Interval.year(last.year).latest)
