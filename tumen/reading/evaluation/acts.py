"""Acts told without a number: found where words overlap and the act is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.reading.evaluation.agreeing import overlap, same_date, same_names
from tumen.reading.evaluation.figures import same_act
from tumen.reading.evaluation.holding import Judged, Kind, Proposals, held_against
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.reading.korean.placing import places_named
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Parties
from tumen.vocabulary.slots import ProposedClaim

SLOTS = ("victim", "perpetrator", "place", "date")


def score_acts(
    rows: Sequence[Label],
    proposals: Proposals,
    texts: Mapping[str, str],
    published: Mapping[str, Interval | None],
) -> Tally:
    """The acts of every document of ``proposals``."""

    def judge(row: Label, claim: ProposedClaim) -> dict[str, Judged]:
        time, place = claim.value("time"), claim.value("place")
        interval = time.interval if time else None
        places = [name for name in (place.origin, place.destination, place.at) if name] if place else []
        return {
            "victim": _named(row["victim"], claim.value("subjects")),
            "perpetrator": _named(row["perpetrator"], claim.value("perpetrators")),
            "place": (row["place"], "; ".join(places), same_places(row["place"], places)),
            "date": (
                row["date_iso"],
                str(time) if time else "",
                same_date(row["date_iso"], interval, published.get(row.doc)),
            ),
        }

    kind = Kind("acts", ClaimSort.ACT, SLOTS, _likeness, lambda row: row["act"], _act_of, judge)
    return held_against(kind, rows, proposals, texts)


def _likeness(row: Label, claim: ProposedClaim) -> tuple[float, ...] | None:
    shared = overlap(row.span, claim.passage)
    if not shared or not same_act(row["act"], _act_of(claim)):
        return None
    return (shared / max(len(row.span), len(claim.passage)),)


def _act_of(claim: ProposedClaim) -> str:
    return str(claim.value("act") or "")


def _named(expected: str, parties: Parties | None) -> Judged:
    """A party's own words count as its name does."""
    got = [party.called for party in parties or ()]
    words = [party.words for party in parties or ()]
    return expected, "; ".join(got), same_names(expected, got) or bool(got and same_names(expected, words))


def same_places(expected: str, got: Sequence[str]) -> bool:
    """Whether a label's places agree with those of a claim: as names do, or, for Korean words, as places.

    Korean names on either side are looked up in the gazetteer, as the reader's slots have them;
    a label that names a province and a town is met by the town alone.
    """
    if same_names(expected, got):
        return True
    wanted = set(places_named(expected))
    return bool(wanted & {each for name in got for each in (name, *places_named(name))})
