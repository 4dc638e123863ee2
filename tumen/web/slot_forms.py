"""The form of each slot: fields that fit its kind of value, filled with what holds, and read back.

A slot without a form of its own here is a text, in the words of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.claims.errors import WrongValue
from tumen.documents.queries import MASK
from tumen.vocabulary.acts import acts
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import (
    AnswerKind,
    ClaimKind,
    ClaimSort,
    FigureKind,
    Polarity,
    Realis,
    Stance,
    Unit,
)
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef, norms
from tumen.vocabulary.parties import Parties, Party, PartyKind, Sex
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places
from tumen.web.numbers import whole_number
from tumen.web.saying import said as said_in_pages
from tumen.web.words import Words, act_words, value_words

#: What somebody sent with a form.
Sent = Mapping[str, str]
E = TypeVar("E", bound=Enum)
#: Rows for persons beyond those that a claim has already.
MORE_PARTIES = 1

CODED: Mapping[str, type[Enum]] = {
    "sort": ClaimSort,
    "figure_kind": FigureKind,
    "unit": Unit,
    "realis": Realis,
    "polarity": Polarity,
    "stance": Stance,
    "kind": ClaimKind,
    "answer": AnswerKind,
}
PARTIES = ("subjects", "perpetrators")

DATE_HELP = gettext_lazy(
    "2023-10-09 for a day, 2023-10 a month, 2023 a year; 2023-10-09/2023-10-15 from one to another; "
    "2023-10/.. since, ../2023-10 until; a ~ at the end for “about”. Empty if no date can be worked out."
)
SPEAKERS_HELP = gettext_lazy(
    "One chain a line, the nearest teller first: the ministry > activists. Nothing: the document’s own voice."
)
ONE_A_LINE = gettext_lazy("One a line, in the words of the document.")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``kind`` is "text", "number", "lines", "choice" or "check"; ``takes_words`` of the text."""

    name: str
    label: Words
    kind: str = "text"
    value: str = ""
    options: tuple[Option, ...] = ()
    help: Words = ""
    takes_words: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together: those of one person; ``title`` is empty where there is one part alone."""

    title: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...] = ()  #: seldom needed, shown when asked for


def parts_of(name: str, value: Any, sent: Sent | None = None) -> tuple[Part, ...]:
    """The fields of a slot, with the value that holds; or with what was ``sent`` and not kept."""
    made = _parts(name, value)
    if sent is None:
        return made
    return tuple(Part(part.title, _as_sent(part.fields, sent), _as_sent(part.more, sent)) for part in made)


def read_value(name: str, sent: Sent, held: Any = None) -> Any:
    """The typed value that was sent; None where every field is empty. Raises WrongValue in a sentence.

    ``held`` is the value that holds: who is named in it as before keeps what is known of them.
    """
    if any(MASK in said for said in sent.values()):
        raise WrongValue(
            _("Nothing was kept: {mask} stands for words that are covered from you, and is no value. "
              "Leave this slot to somebody who may see them.").format(mask=MASK)
        )  # fmt: skip
    said = {key: value.strip() for key, value in sent.items()}
    try:
        return _read_ask(said, held) if name == "ask" else _read(name)(said)
    except WrongValue:
        raise
    except (KeyError, ValueError) as error:
        raise WrongValue(_("Nothing was kept. {why}").format(why=said_in_pages(str(error)))) from error


def _as_sent(fields: Iterable[Field], sent: Sent) -> tuple[Field, ...]:
    return tuple(
        Field(each.name, each.label, each.kind, sent.get(each.name, ""), each.options, each.help,
              each.takes_words)
        for each in fields
    )  # fmt: skip


def _parts(name: str, value: Any) -> tuple[Part, ...]:
    if name in CODED:
        return (Part("", (_choice("value", said_in_pages(SLOTS[name].label), CODED[name], value),)),)
    if name in PARTIES:
        return _parties(value or ())
    made = _FIELDS.get(name)
    if made is None:
        return (
            Part(
                "", (Field("value", said_in_pages(SLOTS[name].label), value=value or "", takes_words=True),)
            ),
        )
    return (Part("", tuple(made(value))),)


def _read(name: str) -> Callable[[Sent], Any]:
    if name in CODED:
        return lambda sent: _code(CODED[name], sent.get("value", ""))
    if name in PARTIES:
        return _read_parties
    return _READERS.get(name, lambda sent: sent.get("value") or None)


def _choice(name: str, label: Words, codes: type[Enum], value: Enum | None) -> Field:
    options = (Option("", "–"), *(Option(code.value, value_words("", code)) for code in codes))
    return Field(name, label, "choice", value.value if value else "", options)


def _code(codes: type[E], said: str) -> E | None:
    try:
        return codes(said) if said else None
    except ValueError as error:
        raise WrongValue(_("Nothing was kept. “{said}” is no code here.").format(said=said)) from error


def _check(name: str, label: Words, *, is_set: bool) -> Field:
    return Field(name, label, "check", "yes" if is_set else "")


# ---- quantities, times, places ----


def _quantity(value: Quantity | None) -> list[Field]:
    said = value or Quantity(None, None)
    return [
        Field("low", _("at least"), "number", _number(said.low), help=_("The same in both for one number.")),
        Field("high", _("at most"), "number", _number(said.high)),
        _check("approximate", _("about"), is_set=said.approximate),
        _check("additive", _("on top of an earlier figure (“more”)"), is_set=said.additive),
        _check("percent", _("percent"), is_set=said.percent),
        Field("share_of", _("part of, as written"), value=said.share_of, takes_words=True),
    ]


def _read_quantity(sent: Sent) -> Quantity | None:
    low, high = (_amount(sent.get(name, "")) for name in ("low", "high"))
    share = sent.get("share_of", "")
    checks = {name: bool(sent.get(name)) for name in ("approximate", "additive", "percent")}
    if low is None and high is None and not share and not any(checks.values()):
        return None
    return Quantity(low, high, share_of=share, **checks)


def _number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.10g}"


def _amount(said: str) -> float | None:
    plain = said.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError as error:
        raise WrongValue(_("Nothing was kept. “{said}” is no number.").format(said=said)) from error
    if not 0 <= number < 1e12:
        raise WrongValue(_("Nothing was kept. {said} people or cases cannot be.").format(said=said))
    return int(number) if number == int(number) else number


def _time(value: When | None) -> list[Field]:
    edtf = str(value.interval) if value and value.interval else ""
    return [
        Field("edtf", _("date"), value=edtf, help=DATE_HELP),
        Field("text", _("in the words of the document"), value=value.text if value else "", takes_words=True),
    ]


def _read_time(sent: Sent) -> When | None:
    edtf, text = sent.get("edtf", ""), sent.get("text", "")
    return When(text, Interval.from_edtf(edtf) if edtf else None) if edtf or text else None


def _place(value: Places | None) -> list[Field]:
    said = value or Places()
    return [
        Field("origin", _("from"), value=said.origin, takes_words=True),
        Field("destination", _("to"), value=said.destination, takes_words=True),
        Field("at", _("at"), value=said.at, takes_words=True),
    ]


def _read_place(sent: Sent) -> Places | None:
    found = Places(sent.get("origin", ""), sent.get("destination", ""), sent.get("at", ""))
    return found if found != Places() else None


# ---- acts, speakers, norms ----


def _act(value: str | None) -> list[Field]:
    known = [Option(code, act_words(code)) for code in acts()]
    if value and value not in acts():
        known.insert(0, Option(value, act_words(value)))
    ordered = sorted(known, key=lambda option: str(option.label).casefold())
    return [Field("value", _("act"), "choice", value or "", (Option("", "–"), *ordered))]


def _read_act(sent: Sent) -> str | None:
    code = sent.get("value", "")
    if code and code not in acts() and not code.startswith("other:"):
        raise WrongValue(_("Nothing was kept. “{code}” is no act of the vocabulary.").format(code=code))
    return code or None


def _speakers(value: Sequence[Sequence[str]] | None) -> list[Field]:
    lines = "\n".join(" > ".join(chain) for chain in value or ())
    return [
        Field("value", _("who says so"), "lines", lines, help=SPEAKERS_HELP, takes_words=True),
    ]


def _read_speakers(sent: Sent) -> tuple[tuple[str, ...], ...] | None:
    lines = sent.get("value", "").splitlines()
    chains = [tuple(name.strip() for name in line.split(">") if name.strip()) for line in lines]
    return tuple(chain for chain in chains if chain) or None


def _norm(value: NormRef | None) -> list[Field]:
    said = value or NormRef("")
    known = (
        Option("", _("none of these")),
        *(Option(code, said_in_pages(norm.called)) for code, norm in norms().items()),
    )
    return [
        Field("code", _("norm"), "choice", said.code, known),
        Field("article", _("article"), value=said.article),
        Field("name", _("as the document calls it"), value=said.name, takes_words=True),
    ]


def _read_norm(sent: Sent) -> NormRef | None:
    found = NormRef(sent.get("code", ""), sent.get("article", ""), sent.get("name", ""))
    if found.code and found.code not in norms():
        raise WrongValue(
            _("Nothing was kept. “{code}” is no norm of the vocabulary.").format(code=found.code)
        )
    return found if found.code or found.name else None


# ---- persons and asks ----


def _parties(value: Parties) -> tuple[Part, ...]:
    rows = [*value, *[None] * MORE_PARTIES]
    return tuple(_party(party, number) for number, party in enumerate(rows, start=1))


def _party(party: Party | None, number: int) -> Part:
    said = party or Party("")
    title = said.called or _("Somebody else")

    def field(name: str, label: Words, *, takes_words: bool = True) -> Field:
        value = str(getattr(said, name) or "")
        return Field(f"{name}-{number}", label, value=value, takes_words=takes_words)

    more = (
        field("name", _("fullest name or description")),
        _choice(f"kind-{number}", _("kind"), PartyKind, said.kind),
        _choice(f"sex-{number}", _("sex"), Sex, said.sex),
        field("age", _("age as written")),
        field("role", _("role")),
        field("relation", _("relation (“son”)")),
        field("relative", _("of whom")),
    )
    return Part(title, (field("words", _("in the words of the document")),), more)


def _read_parties(sent: Sent) -> Parties | None:
    named = (
        whole_number(key.partition("-")[2], otherwise=-1, digits=4)
        for key in sent
        if key.startswith("words-")
    )
    found = (_read_party(sent, number) for number in sorted(named) if number >= 0)
    return tuple(party for party in found if party.words or party.name) or None


def _read_party(sent: Sent, number: int) -> Party:
    def said(name: str) -> str:
        return sent.get(f"{name}-{number}", "")

    return Party(
        words=said("words") or said("name"),
        name=said("name"),
        kind=_code(PartyKind, said("kind")),
        sex=_code(Sex, said("sex")),
        age=said("age"),
        role=said("role"),
        relation=said("relation"),
        relative=said("relative"),
    )


def _ask(value: Ask | None) -> list[Field]:
    """The ask, and the one that it passes on; who is asked keeps what is known of them beside their words."""
    outer = value or Ask((), "")
    inner = outer.passes_on or Ask((), "")
    return [*_one_ask(outer, ""), *_one_ask(inner, "on-")]


def _one_ask(ask: Ask, prefix: str) -> list[Field]:
    whom = "\n".join(party.called for party in ask.addressees)
    labels = (
        (_("who is asked"), _("to do what"), _("not to do it, or to stop"))
        if not prefix
        else (_("and to ask of whom in turn"), _("to do what"), _("not to do it, or to stop"))
    )
    return [
        Field(f"{prefix}whom", labels[0], "lines", whom, help=ONE_A_LINE, takes_words=True),
        Field(f"{prefix}do", labels[1], value=ask.to_do, takes_words=True),
        _check(f"{prefix}negative", labels[2], is_set=ask.is_negative),
    ]


def _read_ask(sent: Sent, held: Ask | None) -> Ask | None:
    known = {
        party.called: party for ask in (held, held and held.passes_on) if ask for party in ask.addressees
    }
    return _read_one_ask(sent, "", known, _read_one_ask(sent, "on-", known, None))


def _read_one_ask(sent: Sent, prefix: str, known: Mapping[str, Party], passes_on: Ask | None) -> Ask | None:
    lines = [line.strip() for line in sent.get(f"{prefix}whom", "").splitlines() if line.strip()]
    whom = tuple(known.get(line) or Party(line) for line in lines)
    to_do = sent.get(f"{prefix}do", "")
    if not whom and not to_do and passes_on is None:
        return None
    if not to_do:
        raise WrongValue(_("Nothing was kept. Say what is asked, in the words of the document."))
    return Ask(whom, to_do, bool(sent.get(f"{prefix}negative")), passes_on)


_FIELDS: Mapping[str, Callable[[Any], list[Field]]] = {
    "quantity": _quantity,
    "time": _time,
    "place": _place,
    "act": _act,
    "speakers": _speakers,
    "norm": _norm,
    "ask": _ask,
}
_READERS: Mapping[str, Callable[[Sent], Any]] = {
    "quantity": _read_quantity,
    "time": _read_time,
    "place": _read_place,
    "act": _read_act,
    "speakers": _read_speakers,
    "norm": _read_norm,
}
