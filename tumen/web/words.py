"""Values of the record in a reader's words: dates, amounts, places, who says so, and the quiet labels.

The vocabulary's own ``str`` forms are for machines (EDTF) or for a line of a terminal; these are for a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils.dateformat import format as date_format

from tumen.record.titles import when_words as interval_words
from tumen.vocabulary.acts import label as act_label
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, Speakers

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def date_words(interval: Interval | None) -> str:
    """ "9 October 2023", "9–15 October 2023", "October 2023", "since 2020", "up to 2021", "no date"."""
    return "no date" if interval is None else interval_words(interval)


def day_words(moment: datetime) -> str:
    """ "9 October 2023"."""
    return f"{moment.day} {moment:%B %Y}"


def when_words(when: When | None) -> str:
    """When a claim says that it was: the date, or the words that no date could be worked out from."""
    if when is None:
        return "no time stated"
    if when.interval is not None:
        return date_words(when.interval)
    return f"“{when.text}”: no date can be worked out" if when.text else "no time stated"


def month_words(month: int) -> str:
    """The month of this number in short: "Jan"."""
    return date_format(date(2000, month, 1), "M")


def amount_words(quantity: Quantity | None) -> str:
    """ "50", "about 600", "200 to 999", "500 or more", "up to 2,000", "9 (part of “the 41”)", "no number".

    A low bound is kept as included, whether the source wrote "more than 500" or "at least 500".
    """
    if quantity is None:
        return "no number"
    more = " more" if quantity.additive else ""
    part = f" (part of “{quantity.share_of}”)" if quantity.share_of else ""
    return _bounds_words(quantity) + more + part


def _bounds_words(quantity: Quantity) -> str:
    low, high = (number_words(bound) for bound in (quantity.low, quantity.high))
    about = "about " if quantity.approximate else ""
    unit = " percent" if quantity.percent else ""
    if low and high:
        return f"{about}{low}{unit}" if low == high else f"{about}{low} to {high}{unit}"
    if low:
        return f"{about}{low}{unit} or more"
    return f"up to {about}{high}{unit}" if high else "an unstated number"


def number_words(number: float | None) -> str:
    """A number with its thousands apart ("8,125"); "" for none."""
    if number is None:
        return ""
    return f"{number:,.10g}" if number % 1 else f"{int(number):,}"


def counted_words(number: int, one: str, many: str = "") -> str:
    """ "1 report", "7 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def place_words(places: Places | None) -> str:
    """ "from China to North Korea", "in Shenyang", or ""."""
    if places is None:
        return ""
    parts = [("from", places.origin), ("to", places.destination), ("in", places.at)]
    return " ".join(f"{word} {name}" for word, name in parts if name)


def speaker_words(speakers: Speakers | None, *, otherwise: str) -> str:
    """Who says so, nearest teller first ("the ministry, citing activists").

    ``otherwise`` names the document's own voice.
    """
    chains = [", citing ".join(teller for teller in chain if teller) for chain in speakers or ()]
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


@dataclass(frozen=True, slots=True)
class Label:
    """A quiet mark on a figure that is not the plain case, with what it means."""

    text: str
    meaning: str


_REALIS_MEANINGS = {
    Realis.FEARED: "The source fears it; it does not tell it as having happened.",
    Realis.PLANNED: "The source tells it as somebody's intention.",
    Realis.PLEDGED: "The source tells it as a promise by whoever would act.",
    Realis.DEMANDED: "The source asks for it; it does not tell it as having happened.",
    Realis.HYPOTHETICAL: "The source only supposes it.",
    Realis.HABITUAL: "The source tells it as what happens again and again.",
}
_STANCE_LABELS = {
    Stance.FIRM: Label("told firmly", "The document stands behind it: recorded, confirmed, documented."),
    Stance.DOUBTFUL: Label(
        "told with doubt", "The document keeps its distance: claimed, alleged, reportedly."
    ),
}
_KIND_LABELS = {
    ClaimKind.STATE: Label(
        "state of things", "How things stood on a date, not something that happened on it."
    ),
    ClaimKind.TOTAL: Label("running total", "One count over a period, by whoever keeps it."),
    ClaimKind.RATE: Label("rate", "A number per period."),
}
_DENIED = Label("denied", "The source says that it is not so.")


def labels_of(values: dict[str, Any]) -> tuple[Label, ...]:
    """The labels of a claim's slot values; none for the plain case: an event, told as a fact."""
    realis, polarity = values.get("realis"), values.get("polarity")
    found = [_KIND_LABELS.get(values["kind"])] if values.get("kind") else []
    if realis in _REALIS_MEANINGS:
        found.append(Label(realis.value, _REALIS_MEANINGS[realis]))
    found.append(_DENIED if polarity is Polarity.NEGATED else None)
    found.append(_STANCE_LABELS.get(values["stance"]) if values.get("stance") else None)
    if values.get("likelihood"):
        found.append(Label(f"“{values['likelihood']}”", "How likely the source says it is."))
    return tuple(label for label in found if label)


def all_labels() -> tuple[Label, ...]:
    """Every label with its meaning, for the key of a page."""
    told = tuple(Label(realis.value, meaning) for realis, meaning in _REALIS_MEANINGS.items())
    return (*_KIND_LABELS.values(), *told, _DENIED, *_STANCE_LABELS.values())


def value_words(name: str, value: Any) -> str:
    """Any slot's value in words, by its type, so that a new slot shows itself without a change here."""
    if name == "act" and value is not None:
        return act_label(value)
    if name == "speakers":
        return speaker_words(value, otherwise="the document's own voice")
    match value:
        case None:
            return "not stated"
        case Quantity():
            return amount_words(value)
        case When():
            return when_words(value)
        case Places():
            return place_words(value) or "not stated"
        case FigureKind():
            return _FIGURE_KINDS.get(value, value.value)
        case Enum():
            return str(value.value)
        case tuple():
            return "; ".join(str(party) for party in value) or "not stated"
    return str(value)


_FIGURE_KINDS = {
    FigureKind.CORE: "people or cases",
    FigureKind.DURATION: "a length of time",
    FigureKind.AGE: "an age",
    FigureKind.SMALL: "a count of other things",
    FigureKind.VAGUE: "an amount without a number",
    FigureKind.MULTIPLICITY: "how many times",
    FigureKind.RHETORICAL: "a figure of speech",
}
