"""Legal instruments and principles that sources invoke: treaties, articles, declarations, laws, principles.

Data: packs/norms/norms.toml, written for Tumen; who is bound by them stands in `vocabulary.standing`.
Standard: HURIDOCS micro-thesaurus 6 (international instruments), extended; the codes are Tumen's own.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import product

from tumen.vocabulary.gazetteer import plain


class NormKind(str, Enum):
    """What sort of norm it is."""

    TREATY = "treaty"
    PROTOCOL = "protocol"  #: a treaty that adds to another
    DECLARATION = "declaration"  #: rules, compacts, declarations: what binds as no treaty does
    PRINCIPLE = "principle"
    DOMESTIC_LAW = "domestic law"  #: of one country, or of the European Union
    AGREEMENT = "agreement"  #: between two or three parties
    RESOLUTION = "resolution"  #: of a body of the United Nations


@dataclass(frozen=True, slots=True)
class Norm:
    """One instrument or principle of the vocabulary.

    ``name`` is official; ``called`` is what pages say ("1951 Convention relating to the Status of Refugees").
    ``names`` are further spellings in small letters, in the pack's notation (`spellings_of` writes them
    out); ``acronyms`` stand as written. ``adopted`` is a year, None for a principle. ``source`` says where
    the depositary lists its parties, or where its text is published. ``country`` is that of a domestic law,
    "EU" for the European Union. The rest helps the reader and is explained at the head of the pack.
    """

    code: str
    name: str
    called: str
    kind: NormKind
    adopted: int | None
    source: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str = ""
    common: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    its_protocol: str = ""
    key_articles: frozenset[str] = frozenset()
    is_general: bool = False

    @property
    def has_parties(self) -> bool:
        """Whether states can be party to it."""
        return self.kind in (NormKind.TREATY, NormKind.PROTOCOL)


@dataclass(frozen=True, slots=True)
class NormRef:
    """A norm as one passage invokes it: its code in the vocabulary, the article where one is named.

    ``code`` is empty where the vocabulary does not know the instrument; ``name`` is then what the document
    calls it. ``article`` is as instruments number it ("3", "33(1)", "7, 13"); what is not an article says so
    ("section 321", "paragraph 23").
    """

    code: str
    article: str = ""
    name: str = ""

    def to_json(self) -> dict[str, str]:
        fields = {"code": self.code, "article": self.article, "name": self.name}
        return {key: value for key, value in fields.items() if value}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> NormRef:
        return cls(value.get("code", ""), value.get("article", ""), value.get("name", ""))

    @property
    def norm(self) -> Norm | None:
        """The vocabulary's entry, None for an instrument that it does not know."""
        return norms().get(self.code)

    def __str__(self) -> str:
        norm = self.norm
        called = self.name or (norm.called if norm else self.code)
        if not self.article:
            return called
        is_article = not self.article[0].islower()
        return f"{called}, {'article ' if is_article else ''}{self.article}"


@cache
def norms() -> dict[str, Norm]:
    """Every norm of the pack by code, in the pack's order."""
    data = files("tumen.vocabulary").joinpath("packs/norms/norms.toml").read_text(encoding="utf-8")
    return {row["code"]: _norm(row) for row in tomllib.loads(data)["norm"]}


def _norm(row: dict[str, object]) -> Norm:
    def texts(name: str) -> tuple[str, ...]:
        return tuple(str(text) for text in row.get(name, ()))  # type: ignore[attr-defined]

    adopted = row.get("adopted")
    return Norm(
        code=str(row["code"]),
        name=str(row["name"]),
        called=str(row.get("called", row["name"])),
        kind=NormKind(str(row["kind"])),
        adopted=int(str(adopted)) if adopted is not None else None,
        source=str(row["source"]),
        names=texts("names"),
        acronyms=texts("acronyms"),
        country=str(row.get("country", "")),
        common=texts("common"),
        between=texts("between"),
        its_protocol=str(row.get("its_protocol", "")),
        key_articles=frozenset(texts("key_articles")),
        is_general=bool(row.get("is_general", False)),
    )


#: A word of a name: letters and digits; "&" is a word too.
WORD = re.compile(r"[^\W_]+|&")
_PART = re.compile(r"\[([^\]]*)\]|(\S+)")


def words_of(name: str) -> tuple[str, ...]:
    """A name's words as names are compared: small letters without accents, "&" as "and"."""
    return tuple("and" if word == "&" else word for word in WORD.findall(plain(name).lower()))


def spellings_of(name: str) -> list[tuple[str, ...]]:
    """Write out a name in the pack's notation: "a|b" is one of two words, "[a b]" may be left out."""
    choices: list[list[str]] = []
    for optional, word in _PART.findall(name):
        if optional:
            within = product(*(part.split("|") for part in optional.split()))
            choices.append(["", *(" ".join(parts) for parts in within)])
        else:
            choices.append(word.split("|"))
    return [words_of(" ".join(parts)) for parts in product(*choices)]


def spellings() -> dict[tuple[str, ...], str]:
    """Every spelling, as its words, with the code it stands for; where two norms share one, the first has it.

    Acronyms and general norms are left out: the one is read as written, the other not at all.
    """
    found: dict[tuple[str, ...], str] = {}
    for norm in norms().values():
        if norm.is_general:
            continue
        for name in (norm.name, norm.called):
            found.setdefault(words_of(re.sub(r"\s*\([^)]*\)$", "", name)), norm.code)
    for norm in norms().values():
        if not norm.is_general:
            for name in norm.names:
                for words in spellings_of(name):
                    found.setdefault(words, norm.code)
    return found
