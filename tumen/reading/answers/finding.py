"""Every clause of a document that may be an answer: a verb of answering, or words that somebody is told to
say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.cued import PlacedCue
from tumen.reading.preparing import Prepared
from tumen.reading.replying.sieving import replying_blocks
from tumen.reading.replying.words import (
    ANSWERS,
    ONLY_DENIED,
    PARTICLED,
    REQUESTS,
    SPEAKING_FOR,
    TRIGGER,
    VERBS,
    said_in,
)
from tumen.reading.sentences import Sentence
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "relcl", "advcl", "acl", "dep", "pcomp"})
_SAYS = frozenset({"say", "answer", "call", "other", "put", "think"})
#: Marks and joining words that a clause does not begin with.
_JOINING = frozenset("and but or that , ; : . – — - “ \" ‘ ' ” ’ ( then so".split())
_EDGES = ' ,;:.!?–—-“”"‘’'


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may answer: from token ``first`` to before ``end``, with its verb or head.

    ``frame`` is how it is told: "verb" (a verb of answering), "told" (hangs on a word of saying, ``cue``),
    "quoted", "turn" (in a turn that answers), "plain" (the document's own words). ``said`` names what it
    says of what answers usually say.
    """

    sentence: Sentence
    head: Token
    first: int
    end: int
    frame: str
    cue: PlacedCue | None = None
    said: tuple[str, ...] = ()

    @property
    def doc(self) -> Doc:
        return self.head.doc

    @property
    def words(self) -> str:
        return self.doc[self.first : self.end].text

    @property
    def passage(self) -> Span:
        start = self.doc[self.first].idx + self.sentence.span.start
        return Span(start, start + max(1, len(self.words.rstrip(_EDGES))))

    @property
    def is_denied(self) -> bool:
        return is_denied(self.head)

    @property
    def group(self) -> str:
        return group_of(self.head) or "" if self.frame == "verb" else ""


def group_of(verb: Token) -> str | None:
    """The group of a verb of answering, alone or with its particle: "turned both of them down"."""
    for child in verb.children:
        if child.dep_ == "prt" and (together := PARTICLED.get((verb.lemma_.lower(), child.lower_))):
            return together
    return VERBS.get(verb.lemma_.lower())


def is_denied(verb: Token) -> bool:
    """Whether a verb is denied, by itself or by "no" with its subject or object."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "nothing", "nobody", "none", "neither"):
            return True
        if any(
            each.dep_ == "neg" or each.lower_ in ("no", "neither")
            for each in child.children
            if child.pos_ in ("NOUN", "PRON")
        ):
            return True
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in (
        "fail",
        "refuse",
        "decline",
        "neglect",
    )


def candidates_of(prepared: Prepared, voices: Voices) -> list[Candidate]:
    """Every clause of a parsed document that may answer, in order."""
    found: list[Candidate] = []
    text = prepared.source.text
    answering = replying_blocks(prepared.source, prepared.turns)
    quoted = {each.block for each in prepared.quotations}
    for sentence in prepared.sentences:
        doc = prepared.parsed.get(sentence.index)
        if doc is None or sentence.kind is BlockKind.TABLE_ROW:
            continue
        turn, says = sentence.block in answering, TRIGGER.search(sentence.of(text)) is not None
        if turn or says or sentence.block in quoted or voices.cues.of(sentence.index):
            found += _of_sentence(sentence, doc, voices, turn=turn, triggered=says)
    return found


def _of_sentence(
    sentence: Sentence, doc: Doc, voices: Voices, *, turn: bool, triggered: bool
) -> Iterator[Candidate]:
    """The clauses of one sentence; ``triggered`` is whether it says anything of what answers usually say."""
    cues = voices.cues.of(sentence.index)
    says = {placed.cue.word.i: placed for placed in cues if placed.cue.sort in _SAYS}
    heads = [token for token in doc if _is_head(token)]
    ends = {head.i for head in heads}
    for head in heads:
        if _answers_by_verb(head) or _leaves_undone(head):
            first, end = _bounds(head, ends, own=True)
            said = tuple(said_in(doc[first:end].text)) if triggered else ()
            yield Candidate(sentence, head, first, end, "verb", said=said)
            continue
        if head.i in says and not _says_itself(head, says, turn=turn) or _is_told_by_answering(head):
            continue
        first, end = _bounds(head, ends, own=False)
        said = tuple(said_in(doc[first:end].text)) if triggered else ()
        cue = _over(head, says)
        quoted = voices.speeches.at(sentence.span.start + doc[first].idx + 1) is not None
        frame = "told" if cue is not None else "quoted" if quoted else "turn" if turn else "plain"
        speaks = frame in ("told", "quoted") and (
            _may_answer(voices, sentence, doc[first], cue) or cue is not None and _goes_on(cue.cue.word)
        )
        if end > first and (turn and frame != "told" or said or speaks):
            yield Candidate(sentence, head, first, end, frame, cue, said)


def _may_answer(voices: Voices, sentence: Sentence, first: Token, cue: PlacedCue | None) -> bool:
    """Whether words are told by somebody whose words may answer: a body, an office, who speaks for one."""
    if cue is not None:
        if cue.cue.sort == "answer" or cue.cue.who.lemma_.lower() in SPEAKING_FOR:
            return True
        member = voices.cues.named(cue).member
    else:
        quotation = voices.speeches.at(sentence.span.start + first.idx + 1)
        said = voices.given.said.get(quotation.run) if quotation is not None else None
        member = said.speaker.member if said is not None else None
    if member is None:
        return False
    return member.is_body or member.is_office or member.is_place or bool(member.nouns & SPEAKING_FOR)


def _says_itself(head: Token, says: dict[int, PlacedCue], *, turn: bool) -> bool:
    """Whether a word of saying is what somebody says or answers, and tells nothing further: "said that it had
    conveyed its position", "A: The consultations will begin"."""
    if any(child.dep_ == "ccomp" for child in head.children):
        return False
    if head.dep_ == "ccomp":
        return not _is_wanted(head)
    return turn and says[head.i].cue.sort == "other" and says[head.i].cue.who.pos_ != "PRON"


def _is_wanted(verb: Token) -> bool:
    """Whether a clause tells what is to be: "demanded that the ministry disclose the list"."""
    if any(child.dep_ in ("aux", "auxpass") for child in verb.children) or verb.tag_ not in ("VB", "VBP"):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return verb.tag_ == "VB" or any(each.tag_ in ("NN", "NNP") for each in subjects)


def _goes_on(saying: Token) -> bool:
    """Whether a word of saying goes on with an answer: "called it a fiction, and said that"."""
    return any(_answers_by_verb(each) for each in saying.conjuncts if each.i < saying.i)


def _is_head(token: Token) -> bool:
    if token.dep_ == "ROOT":
        return True
    return token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES


def _answers_by_verb(head: Token) -> bool:
    group = group_of(head)
    if group is None:
        return False
    if group in ONLY_DENIED:
        return is_denied(head) and (
            group == "tell" or any(each.lemma_.lower() in ANSWERS | {"nothing"} for each in head.subtree)
        )
    return True


def _leaves_undone(head: Token) -> bool:
    """Whether somebody did not do what was asked: "It has not done so", "did not take it up"."""
    rest = {"do": "so", "take": "up"}.get(head.lemma_.lower())
    return rest is not None and is_denied(head) and any(child.lower_ == rest for child in head.children)


def _is_told_by_answering(head: Token) -> bool:
    """Whether a clause is what a verb of answering tells: "denied that anybody was sent back"."""
    above = head
    while above.dep_ == "conj" and above.head.pos_ in ("VERB", "AUX"):
        above = above.head
    if above.dep_ not in ("ccomp", "xcomp", "pcomp"):
        return False
    return group_of(above.head) in (
        "deny",
        "refuse",
        "reject",
        "admit",
        "pledge",
        "reply",
    ) and _answers_by_verb(above.head)


def _over(head: Token, says: dict[int, PlacedCue]) -> PlacedCue | None:
    """The word of saying that a clause hangs on."""
    for above in head.ancestors:
        if above.i in says:
            return says[above.i]
    return next((placed for i, placed in says.items() if doc_parataxis(head, placed.cue.word)), None)


def doc_parataxis(head: Token, word: Token) -> bool:
    """Whether the word of saying stands beside a clause: "The reports are false, the ministry said"."""
    return word.head == head and word.dep_ in ("parataxis", "dep", "advcl", "ccomp")


def _bounds(head: Token, heads: set[int], *, own: bool) -> tuple[int, int]:
    """The first token of a clause and the one after its last; ``own``: from its helping verbs on."""
    doc = head.doc
    joined = [
        child
        for child in head.children
        if child.dep_ in ("conj", "parataxis") and child.i in heads and child.i > head.i
    ]
    end = min((each.left_edge.i for each in joined), default=head.right_edge.i + 1)
    end = max(end, head.i + 1)
    if own:
        helpers = [
            each.i for each in head.children if each.dep_ in ("aux", "auxpass", "neg") and each.i < head.i
        ]
        first = min([head.i, *helpers])
    else:
        first = head.left_edge.i
        before = [each for each in head.children if each.i < head.i and each.i in heads]
        if before:
            first = max(each.right_edge.i for each in before) + 1
    while first < head.i and doc[first].lower_ in _JOINING:
        first += 1
    while end - 1 > head.i and doc[end - 1].lower_ in _JOINING:
        end -= 1
    return first, end


def names_request(token: Token) -> bool:
    return token.lemma_.lower() in REQUESTS
