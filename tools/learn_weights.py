"""Learns the weights of the evidence from the labelled documents that rules may be tuned on (`make weights`).

For each slot a conditional logit (McFadden 1974): the value that a labeller gave should weigh most among
those that the document offers. Fitted by L-BFGS with a Gaussian prior; several rounds, since what the reader
takes for one figure is evidence for the next. With --check it measures by leaving documents out, eight parts
in turn, and writes nothing. With --only some parts are learnt, and the others stay as they ship.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")

from tools.learning import acts, answers, asks, quotes  # noqa: E402
from tools.learning.examples import Example, features_by_value  # noqa: E402
from tools.learning.fitting import LEAST_SEEN, fitted  # noqa: E402
from tumen.reading import evaluation  # noqa: E402
from tumen.reading.evaluation import Evaluation, GoldFigure, evaluate, load_gold  # noqa: E402
from tumen.reading.evaluation.agreeing import same_date  # noqa: E402
from tumen.reading.evaluation.figures import same_speaker  # noqa: E402
from tumen.reading.evaluation.labels import load_labels  # noqa: E402
from tumen.reading.evaluation.tally import Tally  # noqa: E402
from tumen.reading.parsing import parse  # noqa: E402
from tumen.reading.preparing import Prepared, prepare  # noqa: E402
from tumen.reading.reader import propose_claims  # noqa: E402
from tumen.reading.sentences import for_parser  # noqa: E402
from tumen.reading.sources import Source  # noqa: E402
from tumen.reading.voices import Teller  # noqa: E402
from tumen.reading.weighing import weights  # noqa: E402
from tumen.reading.weighing.acts import group_of  # noqa: E402
from tumen.reading.weighing.evidence import Piece  # noqa: E402
from tumen.vocabulary.codes import FigureKind  # noqa: E402
from tumen.vocabulary.dates import Interval  # noqa: E402
from tumen.vocabulary.slots import ProposedClaim  # noqa: E402
from tumen.vocabulary.spans import Span  # noqa: E402

#: Sets that rules and weights may be tuned on; those held back are not among them.
SETS = (ROOT / "tests/gold/dev", ROOT / "tests/gold/dev-claims")
WEIGHTS = ROOT / "tumen/reading/weighing/weights.json"
SLOTS = ("core", "act", "realis", "polarity", "kind", "time", "speaker")
#: Rounds: the first with the labellers' values for what came before, the other with the reader's own.
ROUNDS = 2
#: Parts that the documents are cut into for --check.
PARTS = 8
#: Shares of the documents of which each is read with what the others teach.
SHARES = 3
#: Strength of the prior that weights are nothing, by slot: chosen by --check on the sets above.
PRIOR = {"core": 4.0, "act": 3.0, "realis": 1.0, "polarity": 2.0, "kind": 9.0, "time": 14.0, "speaker": 5.0}
#: The other kinds of claim that weigh evidence, each by a module of its own.
KINDS: dict[str, Any] = {"acts": acts, "asks": asks, "answers": answers, "quotes": quotes}
#: The prior of every slot.
PRIORS = PRIOR | {slot: prior for kind in KINDS.values() for slot, prior in kind.PRIOR.items()}
#: In how many examples a sign must be met, where that differs.
LEAST = {slot: least for kind in KINDS.values() for slot, least in getattr(kind, "LEAST", {}).items()}
#: What a sentence of the tests is worth beside a figure of a labelled document.
SHORT_WEIGHT = 5.0


@dataclass(slots=True)
class Labelled:
    """A parsed document with its rows; ``known`` are the slots that its rows speak of, ``weight`` its
    worth."""

    prepared: Prepared
    rows: list[GoldFigure]
    known: dict[str, frozenset[str]] | None = None  #: by the words of a row; None: all
    weight: float = 1.0
    kinds: dict[str, list[Any]] = field(default_factory=dict)  #: rows of other kinds; of those labelled only
    has_figures: bool = True  #: whether its figures are labelled

    @property
    def key(self) -> str:
        return self.prepared.source.key


@dataclass(slots=True)
class Tutor:
    """Watches the reading of one document and notes each weighing with the labeller's value."""

    document: Labelled
    tells: bool  #: whether the reader is given the right value
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def __call__(self, slot: str, passage: Span, evidence: list[Piece]) -> Any:
        if slot not in SLOTS:
            return None
        row = self._row(passage)
        if slot == "core":
            if row is not None and not row.words and self._has_several_numbers:
                return None  # a row of a whole sentence says nothing of each of its numbers
            right = {row is not None and row.kind == FigureKind.CORE.value}
        elif row is None or not self._is_labelled(slot, row):
            return None
        else:
            right = {piece.value for piece in evidence if self._is_right(slot, row, piece, named=False)}
            right = right or {piece.value for piece in evidence if self._is_right(slot, row, piece)}
        features = features_by_value(evidence)
        marks = [value in right for value in features]
        if any(marks) and not all(marks):
            self.examples[slot].append(Example(list(features.values()), marks, self.document.weight))
        if not self.tells or not any(marks):
            return None
        return next(value for value in features if value in right)

    @property
    def _has_several_numbers(self) -> bool:
        return sum(map(len, self.document.prepared.numbers.values())) > 1

    def _is_labelled(self, slot: str, row: GoldFigure) -> bool:
        known = self.document.known
        return row.kind == FigureKind.CORE.value and (known is None or slot in known.get(row.words, ()))

    def _row(self, passage: Span) -> GoldFigure | None:
        near = [row for row in self.document.rows if row.span.overlaps(passage)]
        return min(
            near,
            key=lambda row: (
                abs(row.span.start - passage.start),
                abs(len(row.span) - len(passage)),
                row.kind != FigureKind.CORE.value,
            ),
            default=None,
        )

    def _is_right(self, slot: str, row: GoldFigure, piece: Piece, *, named: bool = True) -> bool:
        """Whether a piece speaks for the labeller's value; without ``named`` the own voice is none who is
        named."""
        value = piece.value
        if slot == "act":
            return bool(value == group_of(row.act))
        if slot == "realis":
            return bool(value.value == row.realis)  # type: ignore[attr-defined]
        if slot == "polarity":
            return bool(value.value == row.polarity)  # type: ignore[attr-defined]
        if slot == "kind":
            return bool(value.value == row.claim_kind)  # type: ignore[attr-defined]
        if slot == "time":
            got = value if isinstance(value, Interval) else None
            return same_date(row.date, got, self.document.prepared.source.published)
        teller: Teller = piece.given
        if value == "" and row.speaker and not named:
            return False  # somebody is named, and somebody else on offer is he
        rule = "voice" if value == "" else teller.rule
        return same_speaker(row, rule, [teller.chain[-1]] if teller.chain else [])


def examples_of(documents: Iterable[Labelled], *, tells: bool) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = defaultdict(list)
    for document in documents:
        tutors: list[Any] = [Tutor(document, tells)] if document.has_figures else []
        tutors += (
            KINDS[kind].Tutor(document.prepared, rows, tells, document.weight)
            for kind, rows in document.kinds.items()
        )
        propose_claims(document.prepared, witness=_told_to_all(tutors))
        for tutor in tutors:
            for slot, examples in tutor.examples.items():
                found[slot] += examples
    return found


def _told_to_all(tutors: Sequence[Any]) -> Callable[[str, Span, list[Piece]], Any]:
    """A witness that tells every tutor; the one whose slot it is answers."""

    def witness(slot: str, passage: Span, evidence: list[Piece]) -> Any:
        answers = [tutor(slot, passage, evidence) for tutor in tutors]
        return next((answer for answer in answers if answer is not None), None)

    return witness


Parts = Mapping[str, Mapping[str, float]]
#: No part stays as it is: all are learnt.
NOTHING: Parts = MappingProxyType({})


def learn(documents: Sequence[Labelled], *, rounds: int = ROUNDS, kept: Parts = NOTHING) -> Parts:
    """Weights learnt from these documents, which are then in use; the parts in ``kept`` stay as they are.

    After the first round each share of the documents is read with weights learnt from the others: what the
    reader takes for one claim is evidence for the next, and it must be as often wrong as it is in a document
    never seen.
    """
    documents = [*documents, *short()]
    parts = [documents[part::SHARES] for part in range(SHARES)]
    weights.use({"core": {"True|rule=core": 1.0}} | dict(kept))
    found = [examples_of(part, tells=True) for part in parts]
    for _ in range(rounds - 1):
        found = [_read_unseen(number, parts, found, kept) for number in range(SHARES)]
    learnt = _fitted(found, kept)
    weights.use(learnt)
    return learnt


Examples = dict[str, list[Example]]


def _read_unseen(
    number: int, parts: Sequence[Sequence[Labelled]], found: Sequence[Examples], kept: Parts
) -> Examples:
    """The examples of one share of the documents, read with the weights that the others give."""
    weights.use(_fitted([*found[:number], *found[number + 1 :]], kept))
    return examples_of(parts[number], tells=False)


def _fitted(found: Sequence[Examples], kept: Parts) -> Parts:
    together: Examples = defaultdict(list)
    for examples in found:
        for slot, each in examples.items():
            together[slot] += each
    wanted = {slot: prior for slot, prior in PRIORS.items() if slot not in kept and together[slot]}
    return dict(kept) | {
        slot: fitted(together[slot], prior, least=LEAST.get(slot, LEAST_SEEN))
        for slot, prior in wanted.items()
    }


Proposals = dict[str, list[ProposedClaim]]


def read(documents: Iterable[Labelled]) -> Proposals:
    """What the reader proposes of these documents, with the weights in use."""
    return {document.key: propose_claims(document.prepared) for document in documents}


def measured(documents: Sequence[Labelled], proposals: Proposals) -> Evaluation:
    """How well the figures of these documents are read."""
    return evaluate(
        [row for document in documents for row in document.rows],
        proposals,
        {document.key: document.prepared.source.text for document in documents},
        {document.key: document.prepared.source.published for document in documents},
    )


def measured_kind(kind: str, documents: Sequence[Labelled], proposals: Proposals) -> Tally:
    """How well the claims of another kind are read."""
    rows = {document.key: document.kinds[kind] for document in documents if kind in document.kinds}
    texts = {document.key: document.prepared.source.text for document in documents}
    published = {document.key: document.prepared.source.published for document in documents}
    tally: Tally = KINDS[kind].scored(rows, proposals, texts, published)
    return tally


def checked(documents: Sequence[Labelled], tell: Callable[[str], None], kept: Parts) -> Proposals:
    """The reading of every document with weights learnt from the others, but for the parts in ``kept``."""
    proposals: Proposals = {}
    for part in range(PARTS):
        left_out = documents[part::PARTS]
        learn([document for document in documents if document not in left_out], kept=kept)
        proposals |= read(left_out)
        tell(f"part {part + 1} of {PARTS}")
    return proposals


def labelled(sets: Iterable[Path]) -> list[Labelled]:
    """The documents of the sets as the reader has them, parsed."""
    import django

    django.setup()
    from tumen.cli.measuring import _taken_in

    found = []
    for folder in sets:
        rows = load_gold(folder)
        loaded = {name: kind.load(folder) for name, kind in KINDS.items()}
        for doc, source in _taken_in(load_labels(folder), folder / "docs").sources.items():
            kinds = {name: of.get(doc, []) for name, of in loaded.items() if of is not None}
            mine = [row for row in rows if row.doc == doc]
            found.append(Labelled(_parsed(source), mine, kinds=kinds))
    return found


def _parsed(source: Source) -> Prepared:
    prepared = prepare(source)
    texts = (for_parser(prepared.sentences[index].of(source.text)) for index in prepared.to_parse)
    prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
    return prepared


@cache
def short() -> list[Labelled]:
    """The sentences of the reader's own tests: how the language tells things, one at a time."""
    from tests.reading import test_acts, test_figures, test_modality, test_passages, test_speakers

    told: list[tuple[str, dict[str, dict[str, str]]]] = []
    told += [(text, {"": {"act": code}}) for text, code in (*test_acts.ROWS, *test_acts.SEVERAL)]
    told += [(text, {"": {"realis": realis.value}}) for text, realis in test_modality.REALIS_ROWS]
    told += [
        (text, {"": {"kind": kind.value}}) for kind, texts in test_modality.KINDS.items() for text in texts
    ]
    told += [(text, {"": {"polarity": "negated"}}) for text in test_modality.NEGATED]
    told += [(text, {"": {"polarity": "affirmed"}}) for text in test_modality.AFFIRMED]
    told += [(text, {"": {"speaker": name}}) for text, name, _ in test_speakers.ROWS]
    told += [(text, {"": {"speaker": ""}}) for text in test_speakers.OWN]
    told += [(text, {"": {"speaker": chain[-1]}}) for text, chain in test_speakers.CHAINS]
    told += [(text, {}) for text in test_figures.ASIDE]
    told += [
        (
            text,
            {
                words: {_SLOTS.get(name, name): str(value) for name, value in slots.items()}
                for words, slots in figures.items()
            },
        )
        for text, figures in test_passages.PASSAGES
    ]
    return [*_short(told), *_marked(), *_told_kinds()]


def _told_kinds() -> Iterable[Labelled]:
    """Texts that the tests of other kinds of claim are made of."""
    for name, kind in KINDS.items():
        for source, rows in kind.told():
            yield Labelled(_parsed(source), [], weight=SHORT_WEIGHT, kinds={name: rows}, has_figures=False)


_SLOTS = {"speakers": "speaker", "date": "time"}


def _marked() -> Iterable[Labelled]:
    """The sentences in which every number is marked."""
    from tests.reading.counted import marked_sentences

    known = frozenset({"realis", "polarity", "kind"})
    for marked in marked_sentences():
        rows = [
            _short_row(
                marked.text,
                figure.words,
                figure.span,
                {"realis": figure.realis.value, "polarity": figure.polarity.value, "kind": figure.kind.value},
            )
            for figure in marked.figures
        ]
        yield Labelled(_parsed(_source(marked.text)), rows, {row.words: known for row in rows}, SHORT_WEIGHT)


def _source(text: str) -> Source:
    return Source("short", text, published=Interval.from_edtf("2024-03-14"))


def _short(told: Iterable[tuple[str, dict[str, dict[str, str]]]]) -> Iterable[Labelled]:
    for text, figures in told:
        prepared = _parsed(_source(text))
        rows, known = [], {}
        for words, slots in figures.items():
            span = Span(text.index(words), text.index(words) + len(words)) if words else Span(0, len(text))
            rows.append(_short_row(text, words, span, slots))
            known[words] = frozenset(slots)
        yield Labelled(prepared, rows, known, SHORT_WEIGHT)


def _short_row(text: str, words: str, span: Span, slots: dict[str, str]) -> GoldFigure:
    def of(name: str) -> str:
        return slots.get(name, "")

    return GoldFigure(
        "short", "core", span, words, text, None, None, of("act"), of("time"), of("speaker").split(" < ")[-1],
        of("realis"), of("polarity"), of("stance"), of("kind"),
    )  # fmt: skip


def teaches(document: Labelled, only: Sequence[str] | None) -> bool:
    """Whether a document has rows that teach one of these parts; every one does where all are learnt."""
    return (
        not only
        or any(name in document.kinds and set(only) & kind.PRIOR.keys() for name, kind in KINDS.items())
        or bool(set(only) & PRIOR.keys())
    )


def digest(sets: Iterable[Path]) -> str:
    """A digest of the labelled documents, so that weights say what they were learnt from."""
    taken = hashlib.sha256()
    for folder in sets:
        for file in sorted([*folder.glob("*.csv"), *folder.glob("docs/*")]):
            taken.update(file.read_bytes())
    return taken.hexdigest()


def shares(result: Evaluation) -> str:
    parts = [f"recall {result.recall:.3f}", f"precision {result.precision:.3f}"]
    parts += [f"{slot} {result.accuracy(slot):.3f}" for slot in evaluation.SCORED]
    return f"{result.gold} figures: " + ", ".join(parts)


def shares_of(tally: Tally) -> str:
    parts = [f"recall {tally.recall:.3f}", f"precision {tally.precision:.3f}", f"F1 {tally.f1:.3f}"]
    parts += [f"{slot} {tally.accuracy(slot):.3f} (F1 {tally.whole(slot):.3f})" for slot in tally.slots]
    return f"{tally.gold} {tally.kind}: " + ", ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="measure by leaving documents out; write nothing"
    )
    parser.add_argument("--json", type=Path, help="write the measurement with its misses here")
    parser.add_argument(
        "--only", nargs="+", choices=sorted(PRIORS), metavar="PART", help="learn these parts alone"
    )
    given = parser.parse_args()
    os.environ.setdefault("TUMEN_WORKSPACE", tempfile.mkdtemp(prefix="tumen-weights-"))
    documents = [one for one in labelled(SETS) if teaches(one, given.only)]
    shipped: Parts = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    kept = {slot: part for slot, part in shipped.items() if given.only and slot not in given.only}
    if given.check:
        proposals = checked(documents, lambda words: print(words, file=sys.stderr), kept)
        result = measured(documents, proposals)
        print(shares(result))
        told = result.to_json()
        for name in KINDS:
            tally = measured_kind(name, documents, proposals)
            print(shares_of(tally))
            told[name] = tally.to_json()
        if given.json:
            given.json.write_text(json.dumps(told), encoding="utf-8")
        return
    learnt = learn(documents, kept=kept)
    proposals = read(documents)
    print(shares(measured(documents, proposals)), "(on the documents learnt from)")
    for name in KINDS:
        print(shares_of(measured_kind(name, documents, proposals)), "(on the documents learnt from)")
    told = {"learnt_from": digest(SETS), "weights": learnt}
    WEIGHTS.write_text(json.dumps(told, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
