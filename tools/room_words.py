"""What the rooms say that pages show: labels of closed sets, sentences of errors, and composed sentences.

The rooms know no language but English. Labels are taken from the sets themselves and from the vocabulary's
packs, and sentences of errors from where they are raised, so that a new one is found to have no Korean. What
rooms put together in other ways stands in `room_sentences.txt`, a line for each, as it comes out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPOSED = Path(__file__).with_name("room_sentences.txt")
#: Errors whose sentences pages show although web names their root alone.
SHOWN_TOO = {"WrongPassphrase", "TooManyTries"}
#: Errors that pages answer with a sentence of their own.
ANSWERED = {"UnknownActor", "NotPermitted"}
#: Files whose errors of these names reach no page: what reads files, and what only the terminal gives.
APART = (
    "cli",
    "web",
    "documents/intake",
    "documents/custody.py",
    "documents/actions.py",
    "vault/recovery.py",
)


def room_words() -> Iterator[str]:
    """Every label and sentence."""
    yield from dict.fromkeys((*_labels(), *_errors(), *COMPOSED.read_text(encoding="utf-8").splitlines()))


def _labels() -> Iterator[str]:
    from tumen.claims.models import SourceKind, Status
    from tumen.claims.queries import BY_HAND, HEADINGS
    from tumen.consent.purposes import Purpose
    from tumen.corroboration.figures import GroupKind
    from tumen.documents.models import CustodyKind
    from tumen.vocabulary import acts, codes, grading, parties, slots
    from tumen.vocabulary.gazetteer import gazetteer
    from tumen.vocabulary.languages import _LANGUAGES
    from tumen.vocabulary.norms import NormKind
    from tumen.web.provinces import CENTRES

    for act in acts.acts().values():
        yield from (act.label, act.done)
        yield from (form.name for form in act.forms)
    yield from (slot.label for slot in slots.SLOTS.values())
    for kind in (codes.Realis, codes.Polarity, codes.Stance, codes.ClaimKind, codes.ClaimSort):
        yield from _values(kind)
    for kind in (codes.AnswerKind, codes.Unit, codes.BlockKind, codes.Genre, parties.PartyKind, parties.Sex):
        yield from _values(kind)
    for coded in (grading.Reliability, grading.Credibility, grading.Huridocs):
        yield from (said for code in coded for said in (code.label, code.words, code.meaning))
    yield from (said for standard in grading.StandardOfProof for said in (standard.words, standard.meaning))
    yield from (said for purpose in Purpose for said in (purpose.words, purpose.meaning))
    yield from (*HEADINGS.values(), *_values(NormKind))
    yield from _of_elements()
    yield from (status.label for status in Status)
    yield from (kind.label[:1].upper() + kind.label[1:] for kind in CustodyKind)
    yield from (*_values(SourceKind), *_values(GroupKind))
    yield from (*_LANGUAGES.values(), BY_HAND, "rules", "a person")
    yield from sorted({place.name for place in gazetteer().countries.values()})
    yield from (name for names in CENTRES.values() for name in names)


def _of_elements() -> Iterator[str]:
    """Rules with their elements, and what states declared themselves not bound by."""
    from tumen.vocabulary.elements import reservations, rules

    for rule in rules().values():
        yield from filter(None, (rule.called, rule.note))
        for each in rule.elements:
            yield from (each.called, each.asks)
    yield from (each.says for each in reservations())


def _values(kind: type[Enum]) -> Iterable[str]:
    return (str(code.value) for code in kind)


def _errors() -> Iterator[str]:
    shown = _shown()
    for path in sorted((ROOT / "tumen").rglob("*.py")):
        place = path.relative_to(ROOT / "tumen").as_posix()
        if not place.startswith(APART):
            yield from _raised(ast.parse(path.read_text(encoding="utf-8")), shown)


def _shown() -> set[str]:
    """The errors of rooms that web names: their sentences are what a page says."""
    found = set(SHOWN_TOO)
    for path in (ROOT / "tumen" / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".errors"):
                found |= {each.name for each in node.names}
    return found - ANSWERED


def _raised(module: ast.Module, shown: set[str]) -> Iterator[str]:
    for node in ast.walk(module):
        if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args):
            continue
        called = node.exc.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if name in shown and (said := template(node.exc.args[0])):
            yield without_commands(said)


def template(node: ast.expr) -> str:
    """The sentence with ``{1}``, ``{2}`` for its values; "" for what is no sentence of its own."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    said, number = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            said += str(part.value)
        else:
            number += 1
            said += f"{{{number}}}"
    return said if any(isinstance(part, ast.Constant) for part in node.values) else ""


def without_commands(said: str) -> str:
    """As pages show it, without the sentence on which command lists what there is (web/viewing.py)."""
    if "`" not in said:
        return said
    return ". ".join(part for part in said.split(". ") if "`" not in part).rstrip(".") + "."
