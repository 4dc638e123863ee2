"""Asking a language model beside the rules: document by document, with a cache, stopped and gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tumen.access.permission import as_machine
from tumen.claims.actions import keep_answers, propose_claims
from tumen.claims.given import source_of_kept
from tumen.claims.queries import answers_known
from tumen.cli import terminal
from tumen.cli.asking import Asked
from tumen.cli.endpoint import Endpoint, SilentModel
from tumen.cli.opening import Desk
from tumen.cli.progress import Course, Stop
from tumen.documents.queries import document, identities_in, text_to_read
from tumen.reading import by_model


@dataclass(slots=True)
class Consulted:
    """What came of asking the model, as counts over all documents."""

    name: str
    documents: int = 0
    sentences: int = 0
    remembered: int = 0  #: answered from what it had said before
    proposed: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    left: int = 0  #: documents not come to
    trouble: str = ""  #: why it ended early


def consult(desk: Desk, documents: Sequence[str], asked: Asked, *, silent: bool = False) -> Consulted:
    """Ask the model about each document and keep its proposals beside the rules'.

    Raises ModelTrouble at once for an address that will not do; a model that falls silent later ends the work
    and is told. Ctrl-C ends it after the current sentence; every answer is kept either way.
    """
    done = Consulted(asked.name, left=len(documents))
    with Endpoint(asked) as endpoint, Stop() as stop, Course(len(documents), silent=silent) as course:
        for id in documents:
            course.begin()
            try:
                _ask_about(desk, id, endpoint, stop, done)
            except SilentModel as error:
                done.trouble = str(error)
                break
            if stop.is_asked:
                break
            done.left -= 1
            course.step(f"{id}: asked {asked.name}")
    return done


def _ask_about(desk: Desk, id: str, endpoint: Endpoint, stop: Stop, done: Consulted) -> None:
    rendition = text_to_read(desk.actor, id)
    if rendition.is_masked:
        return  # a sentence of it is hidden from this actor: who sees all of it has it read
    source = source_of_kept(rendition, document(as_machine(desk.actor), id))
    identities = identities_in(desk.actor, id)
    sentences = [
        sentence
        for sentence in by_model.sentences_to_ask(source)
        if not any(sentence.span.overlaps(at) for at in identities)
    ]
    said = _answers(desk, id, [sentence.of(source.text) for sentence in sentences], endpoint, stop, done)
    if stop.is_asked:
        return
    course = by_model.Course()
    proposals = by_model.propose_by_model(source, sentences, said.__getitem__, course)
    propose_claims(
        actor=desk.actor,
        rendition=rendition,
        proposals=proposals,
        reader=f"{endpoint.proposer}, instructions {by_model.INSTRUCTIONS}",
        proposer=endpoint.proposer,
    )
    done.documents += 1
    done.sentences += course.asked
    done.proposed += len(proposals)
    done.dropped += course.dropped


def _answers(
    desk: Desk, id: str, sentences: Sequence[str], endpoint: Endpoint, stop: Stop, done: Consulted
) -> dict[str, str]:
    """An answer to each sentence, remembered or new; the new ones are kept whatever happens next."""
    keys = {words: by_model.key_of(done.name, words) for words in sentences}
    known = answers_known(desk.actor, keys.values())
    said = {words: known[key] for words, key in keys.items() if key in known}
    done.remembered += len(said)
    fresh: dict[str, str] = {}
    try:
        for words in keys:
            if words not in said and not stop.is_asked:
                said[words] = endpoint.ask(words)
                if said[words]:
                    fresh[keys[words]] = said[words]
    finally:
        if fresh:
            keep_answers(actor=desk.actor, document=id, model=done.name, answers=fresh)
    return said


def sentences_of(done: Consulted) -> Iterator[str]:
    """What came of it, for people."""
    asked = terminal.counted(done.sentences, "sentence")
    of_documents = terminal.counted(done.documents, "document")
    before = f", {done.remembered:,} of them from its earlier answers" if done.remembered else ""
    yield f"{done.name} was asked about {asked} of {of_documents}{before}."
    kept = "1 claim stands" if done.proposed == 1 else f"{done.proposed:,} claims stand"
    yield f"{kept} beside the rules', and the record rests on none of them until somebody accepts it."
    if done.dropped:
        why = "; ".join(f"{reason}: {count:,}" for reason, count in done.dropped.most_common())
        yield f"Not believed: {why}."
    if done.left:
        yield f"Stopped before the end: {done.left:,} left. The same command goes on from here."
