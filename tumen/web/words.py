"""Values of the record in a reader's words: dates, amounts, places, who says so, and the quiet labels.

The vocabulary's own ``str`` forms are for machines (EDTF) or for a line of a terminal; these are for a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _

from tumen.corroboration.figures import Role
from tumen.corroboration.ranges import Range, range_words
from tumen.record import korean
from tumen.record.titles import when_words as interval_words
from tumen.vocabulary.acts import label as act_label
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, Speakers
from tumen.web.saying import said

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def date_words(interval: Interval | None) -> str:
    """ "9 October 2023", "9–15 October 2023", "October 2023", "since 2020", "up to 2021", "no date"."""
    if interval is None:
        return _("no date")
    return korean.when_words(interval) if is_korean() else interval_words(interval)


def day_words(moment: datetime) -> str:
    """ "9 October 2023"."""
    return korean.day_words(moment) if is_korean() else f"{moment.day} {moment:%B %Y}"


def is_korean() -> bool:
    """Whether the page is in Korean."""
    return (get_language() or "").startswith("ko")


def when_words(when: When | None) -> str:
    """When a claim says that it was: the date, or the words that no date could be worked out from."""
    if when is None:
        return _("no time stated")
    if when.interval is not None:
        return date_words(when.interval)
    if not when.text:
        return _("no time stated")
    return _("“%(words)s”: no date can be worked out") % {"words": when.text}


def month_words(month: int) -> str:
    """The month of this number in short: "Jan"."""
    return date_format(date(2000, month, 1), "M")


def amount_words(quantity: Quantity | None) -> str:
    """ "50", "about 600", "200 to 999", "500 or more", "up to 2,000", "9 (part of “the 41”)", "no number".

    A low bound is kept as included, whether the source wrote "more than 500" or "at least 500".
    """
    if quantity is None:
        return _("no number")
    said = _bounds_words(quantity)
    if quantity.additive:
        said = _("%(amount)s more") % {"amount": said}
    if quantity.share_of:
        said = _("%(amount)s (part of “%(whole)s”)") % {"amount": said, "whole": quantity.share_of}
    return said


def _bounds_words(quantity: Quantity) -> str:
    low, high = (number_words(bound) for bound in (quantity.low, quantity.high))
    said = low or high
    if low and high and low != high:
        said = _("%(low)s to %(high)s") % {"low": low, "high": high}
    if not said:
        return _("an unstated number")
    if quantity.percent:
        said = _("%(amount)s percent") % {"amount": said}
    if quantity.approximate:
        said = _("about %(amount)s") % {"amount": said}
    if low and not high:
        return _("%(amount)s or more") % {"amount": said}
    return said if low else _("up to %(amount)s") % {"amount": said}


def number_words(number: float | None) -> str:
    """A number with its thousands apart ("8,125"); "" for none."""
    if number is None:
        return ""
    return f"{number:,.10g}" if number % 1 else f"{int(number):,}"


def counted_words(number: int, one: str) -> str:
    """ "1 report", "7 reports": ``one`` is a thing of `_COUNTED`."""
    return str(_COUNTED[one] % {"number": number, "shown": f"{number:,}"})


#: What pages count, each in the form that a language has for the number.
_COUNTED = {
    "byte": ngettext_lazy("%(shown)s byte", "%(shown)s bytes", "number"),
    "claim": ngettext_lazy("%(shown)s claim", "%(shown)s claims", "number"),
    "document": ngettext_lazy("%(shown)s document", "%(shown)s documents", "number"),
    "event": ngettext_lazy("%(shown)s event", "%(shown)s events", "number"),
    "figure": ngettext_lazy("%(shown)s figure", "%(shown)s figures", "number"),
    "other figure": ngettext_lazy("%(shown)s other figure", "%(shown)s other figures", "number"),
    "pair": ngettext_lazy("%(shown)s pair", "%(shown)s pairs", "number"),
    "passage": ngettext_lazy("%(shown)s passage", "%(shown)s passages", "number"),
}


def unit_words(figures: Range, unit: Unit) -> str:
    """A range of a unit: "up to 600 persons"."""
    return korean.range_words(figures, unit) if is_korean() else f"{range_words(figures)} {unit.value}"


def act_words(code: str) -> str:
    """The act's name for people: "forced return"."""
    return said(act_label(code))


def place_words(places: Places | None) -> str:
    """ "from China to North Korea", "in Shenyang", or ""."""
    if places is None:
        return ""
    if is_korean():
        return korean.place_words(places, said)
    parts = [
        (_("from %(place)s"), places.origin),
        (_("to %(place)s"), places.destination),
        (_("in %(place)s"), places.at),
    ]
    return " ".join(words % {"place": name} for words, name in parts if name)


def speaker_words(speakers: Speakers | None, *, otherwise: str) -> str:
    """Who says so, nearest teller first ("the ministry, citing activists").

    ``otherwise`` names the document's own voice.
    """
    chains = [_(", citing ").join(teller for teller in chain if teller) for chain in speakers or ()]
    return "; ".join(chain for chain in chains if chain) or otherwise


def one_line(words: str) -> str:
    """Words of a text without its line breaks and runs of blanks, for a heading."""
    return " ".join(words.split())


def language_of(text: str, *, otherwise: str = "en") -> str:
    """The ``lang`` of a run of text: "ko" when a third of its letters are Hangul, else ``otherwise``.

    For screen readers and fonts only; a document's own language is a detail with its evidence.
    """
    hangul, latin = len(_HANGUL.findall(text)), len(_LATIN.findall(text))
    if hangul and hangul * 2 >= latin:
        return "ko"
    return "en" if otherwise == "ko" and latin > hangul else otherwise


#: Words that are there already, or are looked up in the reader's language where they are shown.
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Label:
    """A quiet mark on a figure that is not the plain case, with what it means."""

    text: Words
    meaning: Words


#: By what an appeal goes.
CHANNELS: Mapping[Channel, Words] = {
    Channel.LETTER: gettext_lazy("A letter"),
    Channel.QUESTION: gettext_lazy("A parliamentary question"),
    Channel.UN: gettext_lazy("A communication to UN special procedures"),
    Channel.PETITION: gettext_lazy("A petition"),
    Channel.STATEMENT: gettext_lazy("A press statement"),
    Channel.OPEN: gettext_lazy("An open letter"),
}
_REALIS_MEANINGS: Mapping[Realis, Words] = {
    Realis.FEARED: gettext_lazy("The source fears it; it does not tell it as having happened."),
    Realis.PLANNED: gettext_lazy("The source tells it as somebody's intention."),
    Realis.PLEDGED: gettext_lazy("The source tells it as a promise by whoever would act."),
    Realis.DEMANDED: gettext_lazy("The source asks for it; it does not tell it as having happened."),
    Realis.HYPOTHETICAL: gettext_lazy("The source only supposes it."),
    Realis.HABITUAL: gettext_lazy("The source tells it as what happens again and again."),
}
_REALIS_LABELS: Mapping[Realis, Words] = {
    Realis.FEARED: gettext_lazy("feared"),
    Realis.PLANNED: gettext_lazy("planned"),
    Realis.PLEDGED: gettext_lazy("pledged"),
    Realis.DEMANDED: gettext_lazy("demanded"),
    Realis.HYPOTHETICAL: gettext_lazy("hypothetical"),
    Realis.HABITUAL: gettext_lazy("habitual"),
}
_STANCE_LABELS = {
    Stance.FIRM: Label(
        gettext_lazy("told firmly"),
        gettext_lazy("The document stands behind it: recorded, confirmed, documented."),
    ),
    Stance.DOUBTFUL: Label(
        gettext_lazy("told with doubt"),
        gettext_lazy("The document keeps its distance: claimed, alleged, reportedly."),
    ),
}
#: What a figure does in its event where it does not count there.
ROLE_LABELS = {
    Role.PART: Label(
        gettext_lazy("part of another figure"),
        gettext_lazy("It counts some of those whom another figure counts."),
    ),
    Role.ON_TOP: Label(
        gettext_lazy("on top of another figure"),
        gettext_lazy("It counts others than those whom another figure counts."),
    ),
    Role.OTHER_UNIT: Label(
        gettext_lazy("counts something else"),
        gettext_lazy("Not the same unit as the figures side by side."),
    ),
    Role.SUPERSEDED: Label(
        gettext_lazy("corrected later"),
        gettext_lazy("The same voice corrected it or took it back; it no longer supports the range."),
    ),
    Role.SAME_PEOPLE: Label(
        gettext_lazy("of the same people"),
        gettext_lazy("It tells what else was done to these people, or tells this of another day."),
    ),
    Role.NOT_TOLD: Label(
        gettext_lazy("not told as so"), gettext_lazy("It is about this, and not told as having happened.")
    ),
}
_KIND_LABELS = {
    ClaimKind.STATE: Label(
        gettext_lazy("state of things"),
        gettext_lazy("How things stood on a date, not something that happened on it."),
    ),
    ClaimKind.TOTAL: Label(
        gettext_lazy("running total"), gettext_lazy("One count over a period, by whoever keeps it.")
    ),
    ClaimKind.RATE: Label(gettext_lazy("rate"), gettext_lazy("A number per period.")),
}
_DENIED = Label(gettext_lazy("denied"), gettext_lazy("The source says that it is not so."))


def labels_of(values: dict[str, Any]) -> tuple[Label, ...]:
    """The labels of a claim's slot values; none for the plain case: an event, told as a fact."""
    realis, polarity = values.get("realis"), values.get("polarity")
    found = [_KIND_LABELS.get(values["kind"])] if values.get("kind") else []
    if realis is not None and realis in _REALIS_MEANINGS:
        found.append(Label(_REALIS_LABELS[realis], _REALIS_MEANINGS[realis]))
    found.append(_DENIED if polarity is Polarity.NEGATED else None)
    found.append(_STANCE_LABELS.get(values["stance"]) if values.get("stance") else None)
    if values.get("likelihood"):
        found.append(Label(f"“{values['likelihood']}”", _("How likely the source says it is.")))
    return tuple(label for label in found if label)


def all_labels() -> tuple[Label, ...]:
    """Every label with its meaning, for the key of a page."""
    told = tuple(Label(_REALIS_LABELS[realis], meaning) for realis, meaning in _REALIS_MEANINGS.items())
    return (*_KIND_LABELS.values(), *told, _DENIED, *_STANCE_LABELS.values())


def value_words(name: str, value: Any) -> str:
    """Any slot's value in words, by its type, so that a new slot shows itself without a change here."""
    if name == "act" and value is not None:
        return act_words(value)
    if name == "speakers":
        return speaker_words(value, otherwise=_("the document's own voice"))
    match value:
        case None:
            return _("not stated")
        case Quantity():
            return amount_words(value)
        case When():
            return when_words(value)
        case Places():
            return place_words(value) or _("not stated")
        case FigureKind():
            return str(_FIGURE_KINDS.get(value, value.value))
        case Enum():
            return said(str(value.value))
        case tuple():
            return "; ".join(str(party) for party in value) or _("not stated")
    return str(value)


_FIGURE_KINDS: Mapping[FigureKind, Words] = {
    FigureKind.CORE: gettext_lazy("people or cases"),
    FigureKind.DURATION: gettext_lazy("a length of time"),
    FigureKind.AGE: gettext_lazy("an age"),
    FigureKind.SMALL: gettext_lazy("a count of other things"),
    FigureKind.VAGUE: gettext_lazy("an amount without a number"),
    FigureKind.MULTIPLICITY: gettext_lazy("how many times"),
    FigureKind.RHETORICAL: gettext_lazy("a figure of speech"),
}
