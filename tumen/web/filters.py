"""The filters of counts, timeline and map: read from an address, shown as a form, carried on in links.

An address that asks for what there is not is read as if it had not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.corroboration.figures import GroupKind
from tumen.record.queries import NOT_TOLD, Wanted, acts_counted, countries_counted
from tumen.vocabulary.ages import AgeGroup
from tumen.vocabulary.codes import ClaimKind, ClaimSort, Realis
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.where import country_name
from tumen.web.numbers import whole_number
from tumen.web.saying import said as said_in_pages
from tumen.web.words import Words, act_words


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several ways to look at the same page, and whether it is the one that is shown."""

    words: Words
    address: str
    is_here: bool


SORTS: Mapping[str, Words] = {
    ClaimSort.FIGURE.value: _("figures"),
    ClaimSort.ACT.value: _("acts told without a number"),
    ClaimSort.ASK.value: _("appeals"),
    ClaimSort.ANSWER.value: _("answers"),
    ClaimSort.NORM.value: _("norms invoked"),
    ClaimSort.QUOTATION.value: _("quotations"),
    ClaimSort.NUMBER.value: _("other numbers"),
}
KINDS: Mapping[str, Words] = {
    ClaimKind.EVENT.value: _("what happened"),
    ClaimKind.STATE.value: _("how things stood"),
    ClaimKind.TOTAL.value: _("running totals"),
    ClaimKind.RATE.value: _("rates"),
}
EVENT_KINDS: Mapping[str, Words] = {
    GroupKind.EVENT.value: _("what happened"),
    GroupKind.STATE.value: _("how things stood"),
    GroupKind.TOTAL.value: _("running totals"),
    GroupKind.RATE.value: _("rates"),
    GroupKind.NOT_TOLD.value: _("not told as having happened"),
}
REALIS: Mapping[str, Words] = {
    Realis.ASSERTED.value: _("told as having happened"),
    "denied": _("denied"),
    Realis.FEARED.value: _("feared"),
    Realis.PLANNED.value: _("planned"),
    Realis.PLEDGED.value: _("pledged"),
    Realis.DEMANDED.value: _("demanded"),
    Realis.HYPOTHETICAL.value: _("supposed"),
    Realis.HABITUAL.value: _("told as what happens again and again"),
}
SEXES: Mapping[str, Words] = {
    Sex.FEMALE.value: _("female"),
    Sex.MALE.value: _("male"),
    "several": _("female and male"),
    NOT_TOLD: _("not told"),
}
AGES: Mapping[str, Words] = {
    AgeGroup.CHILD.value: _("under 18"),
    AgeGroup.YOUNG.value: _("18 to 29"),
    AgeGroup.THIRTIES.value: _("30 to 39"),
    AgeGroup.FORTIES.value: _("40 to 49"),
    AgeGroup.FIFTIES.value: _("50 to 59"),
    AgeGroup.OLDER.value: _("60 and over"),
    "several": _("several age groups"),
    NOT_TOLD: _("not told"),
}
STATUSES: Mapping[str, Words] = {
    "accepted": _("accepted by a person"),
    "proposed": _("proposed by a reader"),
}
LABELS: Mapping[str, Words] = {
    "act": _("Act"),
    "country": _("Country"),
    "province": _("Province"),
    "since": _("From year"),
    "until": _("To year"),
    "kind": _("Kind"),
    "realis": _("How it is told"),
    "sort": _("Sort of claim"),
    "sex": _("Sex"),
    "age": _("Age"),
    "status": _("Review"),
    "facility": _("Facility"),
}
#: Filters by name, in the order of the form. A page has some of them.
OF_EVENTS = ("act", "country", "kind", "realis", "since", "until")
OF_PLACES = ("act", "country", "since", "until")
OF_CLAIMS = ("act", "country", "kind", "realis", "sort", "sex", "age", "status", "since", "until")
#: Those that have no box of their own and come from links.
FROM_LINKS = ("province", "facility")
#: Signs of a name in an address that are looked at.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: Words
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One filter of the form: ``choices`` to choose from, or a year to type where there are none."""

    name: str
    words: Words
    choices: tuple[Choice, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address of the page without it."""

    words: str
    without: str


def wanted_of(asked: QueryDict, names: Iterable[str], *, kinds: Mapping[str, Words] = KINDS) -> Wanted:
    """What an address asks for of these filters."""
    allowed = {
        "kind": kinds, "realis": REALIS, "sort": SORTS, "sex": SEXES, "age": AGES, "status": STATUSES
    }  # fmt: skip
    said = {name: asked.get(name, "")[:LONGEST] for name in (*names, *FROM_LINKS)}
    kept = {name: words for name, words in said.items() if name not in allowed or words in allowed[name]}
    years = {name: _year(kept.pop(name, "")) for name in ("since", "until")}
    return Wanted(**kept, since=years["since"], until=years["until"])


def _year(words: str) -> int | None:
    return whole_number(words, digits=4) or None


def boxes(
    viewer: Viewer, wanted: Wanted, names: Iterable[str], *, kinds: Mapping[str, Words] = KINDS
) -> tuple[Box, ...]:
    """The form's boxes; acts and countries are those that a claim tells of which the viewer may see."""
    found: list[Box] = []
    for name in names:
        value = wanted.given.get(name, "")
        choices: Sequence[tuple[str, Words]] = ()
        if name == "act":
            choices = sorted(
                ((code, act_words(code)) for code in acts_counted(viewer)), key=lambda each: str(each[1])
            )
        elif name == "country":
            codes = countries_counted(viewer)
            choices = sorted(
                ((code, said_in_pages(country_name(code))) for code in codes), key=lambda each: str(each[1])
            )
        elif name not in ("since", "until"):
            choices = list(_listed(name, kinds).items())
        found.append(
            Box(name, LABELS[name], tuple(Choice(code, said, code == value) for code, said in choices), value)
        )
    return tuple(found)


def _listed(name: str, kinds: Mapping[str, Words]) -> Mapping[str, Words]:
    known = {"realis": REALIS, "sort": SORTS, "sex": SEXES, "age": AGES, "status": STATUSES}
    return kinds if name == "kind" else known[name]


def chips(
    address: str, wanted: Wanted, more: Mapping[str, str], *, kinds: Mapping[str, Words] = KINDS
) -> tuple[Chip, ...]:
    """Each filter that is set, in words; a province goes with its country."""
    given = wanted.given
    return tuple(
        Chip(
            f"{LABELS[name]}: {words_of(name, code, kinds=kinds)}",
            link(
                address,
                {
                    each: said
                    for each, said in {**more, **given}.items()
                    if each != name and not (name == "country" and each == "province")
                },
            ),
        )
        for name, code in given.items()
    )


def words_of(name: str, code: str, *, kinds: Mapping[str, Words] = KINDS) -> str:
    """One value of a filter in words."""
    if name == "act":
        return act_words(code)
    if name == "country":
        return said_in_pages(country_name(code))
    if name in ("since", "until", "province", "facility"):
        return code
    return str(_listed(name, kinds).get(code, code))


def link(address: str, asked: Mapping[str, object]) -> str:
    """The address with what it asks for; what is empty is left out."""
    said = urlencode({name: str(value) for name, value in asked.items() if value not in ("", None)})
    return f"{address}?{said}" if said else address
