"""Learns the weights of the evidence from the labelled documents that rules may be tuned on (`make weights`).

For each slot a conditional logit (McFadden 1974): the value that a labeller gave should weigh most among
those that the document offers. Fitted by L-BFGS with a Gaussian prior; several rounds, since what the reader
takes for one figure is evidence for the next. With --check it measures by leaving documents out, eight parts
in turn, and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")

from tumen.reading import evaluation  # noqa: E402
from tumen.reading.evaluation import Evaluation, GoldFigure, evaluate, load_gold  # noqa: E402
from tumen.reading.evaluation.agreeing import same_date  # noqa: E402
from tumen.reading.evaluation.figures import same_speaker  # noqa: E402
from tumen.reading.parsing import parse  # noqa: E402
from tumen.reading.preparing import Prepared, prepare  # noqa: E402
from tumen.reading.reader import propose_claims  # noqa: E402
from tumen.reading.sources import Source  # noqa: E402
from tumen.reading.voices import Teller  # noqa: E402
from tumen.reading.weighing import weights  # noqa: E402
from tumen.reading.weighing.acts import group_of  # noqa: E402
from tumen.reading.weighing.evidence import Piece  # noqa: E402
from tumen.vocabulary.codes import FigureKind  # noqa: E402
from tumen.vocabulary.dates import Interval  # noqa: E402
from tumen.vocabulary.spans import Span  # noqa: E402

#: Sets that rules and weights may be tuned on; those held back are not among them.
SETS = (ROOT / "tests/gold/dev", ROOT / "tests/gold/dev-claims")
WEIGHTS = ROOT / "tumen/reading/weighing/weights.json"
SLOTS = ("core", "act", "realis", "kind", "time", "speaker")
#: Rounds: the first with the labellers' values for what came before, the others with the reader's own.
ROUNDS = 3
#: Parts that the documents are cut into for --check.
PARTS = 8
#: Strength of the prior that weights are nothing, by slot: chosen by --check on the sets above.
PRIOR = {"core": 2.0, "act": 3.0, "realis": 1.0, "kind": 5.0, "time": 3.0, "speaker": 5.0}
#: What a sentence of the tests is worth beside a figure of a labelled document.
SHORT_WEIGHT = 1.0


@dataclass(slots=True)
class Labelled:
    """A parsed document with its rows; ``known`` are the slots that its rows speak of, ``weight`` its
    worth."""

    prepared: Prepared
    rows: list[GoldFigure]
    known: dict[str, frozenset[str]] | None = None  #: by the words of a row; None: all
    weight: float = 1.0

    @property
    def key(self) -> str:
        return self.prepared.source.key


@dataclass(slots=True)
class Example:
    """One weighing: the features of each value offered, and which values are right."""

    features: list[set[str]]
    right: list[bool]
    weight: float = 1.0


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
            right = {row is not None and row.kind == FigureKind.CORE.value}
        elif row is None or not self._is_labelled(slot, row):
            return None
        else:
            right = {piece.value for piece in evidence if self._is_right(slot, row, piece, named=False)}
            right = right or {piece.value for piece in evidence if self._is_right(slot, row, piece)}
        features: dict[Any, set[str]] = {}
        for piece in evidence:
            features.setdefault(piece.value, set()).update(piece.features)
        marks = [value in right for value in features]
        if any(marks) and not all(marks):
            self.examples[slot].append(Example(list(features.values()), marks, self.document.weight))
        if not self.tells or not any(marks):
            return None
        return next(value for value in features if value in right)

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
        tutor = Tutor(document, tells)
        propose_claims(document.prepared, witness=tutor)
        for slot, examples in tutor.examples.items():
            found[slot] += examples
    return found


def fitted(examples: Sequence[Example], prior: float) -> dict[str, float]:
    """The weights of all features that speak for some value and not for every other one."""
    names: dict[str, int] = {}
    columns: list[int] = []
    rows = [0]
    starts = [0]
    right: list[bool] = []
    for example in examples:
        shared = set.intersection(*example.features)
        for features, is_right in zip(example.features, example.right, strict=True):
            columns += [names.setdefault(name, len(names)) for name in sorted(features - shared)]
            rows.append(len(columns))
            right.append(is_right)
        starts.append(len(right))
    matrix = csr_matrix((numpy.ones(len(columns)), columns, rows), shape=(len(right), len(names)))
    first, is_right = numpy.array(starts[:-1]), numpy.array(right)
    worth = numpy.array([example.weight for example in examples])
    part = numpy.repeat(numpy.arange(len(examples)), numpy.diff(starts))

    def loss(weight: Any) -> tuple[float, Any]:
        score = matrix @ weight
        top = numpy.maximum.reduceat(score, first)
        odds = numpy.exp(score - top[part])
        every = numpy.add.reduceat(odds, first)
        good = numpy.add.reduceat(odds * is_right, first)
        slope = (odds / every[part] - odds * is_right / good[part]) * worth[part]
        value = float(((numpy.log(every) - numpy.log(good)) * worth).sum()) + prior / 2 * float(
            weight @ weight
        )
        return value, matrix.T @ slope + prior * weight

    found = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    kept = {name: round(float(found.x[at]), 3) for name, at in names.items()}
    return {name: weight for name, weight in sorted(kept.items()) if weight}


def learn(documents: Sequence[Labelled], *, rounds: int = ROUNDS) -> dict[str, dict[str, float]]:
    learnt: dict[str, dict[str, float]] = {"core": {"True|rule=core": 1.0}}
    documents = [*documents, *short()]
    for turn in range(rounds):
        weights.use(learnt)
        examples = examples_of(documents, tells=turn == 0)
        learnt = {slot: fitted(examples[slot], PRIOR[slot]) for slot in SLOTS}
    weights.use(learnt)
    return learnt


def measured(documents: Iterable[Labelled]) -> Evaluation:
    """How well the weights in use read these documents."""
    found = list(documents)
    return evaluate(
        [row for document in found for row in document.rows],
        {document.key: propose_claims(document.prepared) for document in found},
        {document.key: document.prepared.source.text for document in found},
        {document.key: document.prepared.source.published for document in found},
    )


def checked(documents: Sequence[Labelled], tell: Callable[[str], None]) -> Evaluation:
    """The reading of every document with weights learnt from the others."""
    whole = Evaluation()
    for part in range(PARTS):
        left_out = documents[part::PARTS]
        learn([document for document in documents if document not in left_out])
        result = measured(left_out)
        whole.gold += result.gold
        whole.returned += result.returned
        whole.found += result.found
        whole.returned_listed += result.returned_listed
        whole.misses += result.misses
        for slot, count in result.right.items():
            whole.right[slot] += count
        tell(f"part {part + 1} of {PARTS}")
    return whole


def labelled(sets: Iterable[Path]) -> list[Labelled]:
    """The documents of the sets as the reader has them, parsed."""
    import django

    django.setup()
    from tumen.cli.measuring import _taken_in

    found = []
    for folder in sets:
        rows = load_gold(folder)
        for doc, source in _taken_in(rows, folder / "docs").sources.items():
            prepared = prepare(source)
            texts = (
                prepared.sentences[index].of(source.text).replace("\n", " ") for index in prepared.to_parse
            )
            prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
            found.append(Labelled(prepared, [row for row in rows if row.doc == doc]))
    return found


def short() -> list[Labelled]:
    """The sentences of the reader's own tests: how the language tells things, one at a time."""
    from tests.reading import test_acts, test_figures, test_modality, test_passages, test_speakers

    told: list[tuple[str, dict[str, dict[str, str]]]] = []
    told += [(text, {"": {"act": code}}) for text, code in test_acts.ROWS]
    told += [(text, {"": {"realis": realis.value}}) for text, realis in test_modality.REALIS_ROWS]
    told += [
        (text, {"": {"kind": kind.value}}) for kind, texts in test_modality.KINDS.items() for text in texts
    ]
    told += [(text, {"": {"speaker": name}}) for text, name, _ in test_speakers.ROWS]
    told += [(text, {"": {"speaker": ""}}) for text in test_speakers.OWN]
    told += [(text, {"": {"speaker": chain[-1]}}) for text, chain in test_speakers.CHAINS]
    told += [(text, {}) for text in test_figures.ASIDE]
    told += [
        (text, {words: {_SLOTS.get(name, name): str(value) for name, value in slots.items()}})
        for text, figures in test_passages.PASSAGES
        for words, slots in figures.items()
    ]
    return list(_short(told))


_SLOTS = {"speakers": "speaker", "date": "time"}


def _short(told: Iterable[tuple[str, dict[str, dict[str, str]]]]) -> Iterable[Labelled]:
    published = Interval.from_edtf("2024-03-14")
    for text, figures in told:
        prepared = prepare(Source("short", text, published=published))
        texts = [prepared.sentences[index].of(text) for index in prepared.to_parse]
        prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="measure by leaving documents out; write nothing"
    )
    parser.add_argument("--json", type=Path, help="write the measurement with its misses here")
    given = parser.parse_args()
    os.environ.setdefault("TUMEN_WORKSPACE", tempfile.mkdtemp(prefix="tumen-weights-"))
    documents = labelled(SETS)
    if given.check:
        result = checked(documents, lambda words: print(words, file=sys.stderr))
        print(shares(result))
        if given.json:
            given.json.write_text(json.dumps(result.to_json()), encoding="utf-8")
        return
    learnt = learn(documents)
    print(shares(measured(documents)), "(on the documents learnt from)")
    kept = {"learnt_from": digest(SETS), "weights": learnt}
    WEIGHTS.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
