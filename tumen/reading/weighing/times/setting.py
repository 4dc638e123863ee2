"""What is known of a figure when its time is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.reading import modality
from tumen.reading.story import Dated, Story
from tumen.reading.telling import NOT_YET, ToldFigure
from tumen.reading.weighing.acts import group_of, leaning
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.dates import Interval

UNTOLD = "untold"

_STILL = re.compile(r"\b(?:still|now|currently|today|at\s+present|remain(?:s|ing)?|yet)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|subsequently|later|afterwards?|so\s+far|already|to\s+date)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure with the signs that every piece of evidence for its time is seen beside."""

    told: ToldFigure
    kind: str
    realis: Realis
    aspect: str  #: the tense of its clause: past, present, perfect, pluperfect, none
    cue: str  #: "still", "since" or nothing, in its clause
    lean: str
    act: str
    polarity: str
    has_own: str  #: what the times of its sentence date: its "act", "other" things, or "no" times
    now: Interval | None  #: when its part of the document was written
    saying: Dated | None  #: the date of who says it, where its sentence gives one

    @property
    def mode(self) -> str:
        return "notyet" if self.realis in NOT_YET else self.realis.value

    @property
    def is_over(self) -> bool:
        """Whether the clause tells what has happened: "were sent back in November" is a November gone by."""
        is_past = self.aspect in ("past", "perfect", "pluperfect") or _is_participle(self.told)
        return self.realis is Realis.ASSERTED and is_past

    def is_ahead(self, interval: Interval) -> bool:
        """Whether all of the days lie after the document's date."""
        return bool(
            self.now and self.now.latest and interval.earliest and interval.earliest > self.now.latest
        )


def setting_of(told: ToldFigure, story: Story, kind: ClaimKind) -> Setting:
    """``told`` as it is known once its act and realis are, supposing that it counts a ``kind``."""
    realis, polarity = told.value("realis"), told.value("polarity")
    assert isinstance(realis, Realis)
    dated = story.dated(told.sentence.index)
    clause = modality.clause_text(told.near)
    cue = "still" if _STILL.search(clause) else "since" if _SINCE.search(clause) else "no"
    return Setting(
        told,
        kind.value,
        realis,
        aspect_of(told),
        cue,
        leaning(told),
        group_of(str(told.value("act") or "")),
        polarity.value if isinstance(polarity, Polarity) else "",
        _own(dated, group_of(str(told.value("act") or ""))),
        story.now(told.sentence),
        next((one for one in dated if one.dates_saying and one.is_closed), None),
    )


def _is_participle(told: ToldFigure) -> bool:
    """Whether a participle alone tells it: "the seven detained in January"."""
    verb = next(iter(modality.verbs_above(told.near)), None)
    helped = verb is not None and any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return verb is not None and verb.tag_ == "VBN" and verb.dep_ == "acl" and not helped


def _own(dated: Sequence[Dated], act: str) -> str:
    times = [one for one in dated if one.interval is not None and not one.dates_saying]
    if any(one.bearing == "act" and group_of(one.act) == act for one in times):
        return "act"
    return "other" if times else "no"


def aspect_of(told: ToldFigure) -> str:
    """The tense in which a figure's clause stands: it tells a thing past, a thing as it is, what has
    become."""
    verbs = modality.verbs_above(told.predicate if told.predicate is not None else told.near)
    if not verbs:
        return "none"
    helping = {child.lower_ for child in verbs[0].children if child.dep_ in ("aux", "auxpass")}
    if "had" in helping:
        return "pluperfect"
    if helping & {"have", "has", "'ve", "’ve"}:
        return "perfect"
    if helping & {"will", "would", "could", "may", "might", "should", "shall", "'ll", "’ll"}:
        return "modal"
    if helping & {"was", "were", "did"} or verbs[0].tag_ == "VBD":
        return "past"
    if helping & {"is", "are", "am", "'s", "’s", "’re", "'re", "do", "does"} or verbs[0].tag_ in (
        "VBZ",
        "VBP",
    ):
        return "present"
    return "bare"
