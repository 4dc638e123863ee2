"""Lists of asks: the words that begin one ("We therefore ask you:"), and its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from tumen.reading.asking.listed import HEADING, MARK, OPEN, RESOLVES, THINGS, names_asker, opens_list
from tumen.reading.asking.words import BASES, DOING, GIVING, VERBS
from tumen.reading.asks.demands import Demand, limit_of, object_of, with_conjuncts
from tumen.reading.asks.wanted import SUBJECTS, Wanted, infinitive, is_infinitive, of_clause, of_noun, split
from tumen.reading.asks.wording import only_announces
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.parsing import text_of
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind

#: Blocks of a list at most; a longer one is a document.
LONGEST = 40
#: Tokens of a sentence that only names who asks at most.
_SHORT = 16
#: Nouns for several asks: who is told them is not asked by that name.
_THINGS = frozenset(
    "thing demand request step measure point recommendation ask appeal action question".split()
)
#: Words over a list of clauses: "The Rapporteur recommends that:".
_THAT = re.compile(r"\bthat\s*:?\s*$", re.IGNORECASE)
#: Tokens of a label before an item's act at most: "Authorities of Burundi: keep", "the Government, to
#: suspend".
_LABEL = 24


@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a list: who asks, who is asked, and what its items hang on.

    ``words`` are an inner demand's ("request the State party"), which the items' acts belong to. A heading
    names nobody. A resolution's lead ("The Conference,") reaches over its preamble. ``outer`` is the list
    that this one is an item of: who asks there asks here.
    """

    sentence: Sentence
    asker: Token | None = None
    asked: tuple[Token, ...] = ()
    words: str = ""
    is_heading: bool = False
    is_resolution: bool = False
    is_clause: bool = False  #: ends in "that": its items are clauses ("China suspend all returns")
    outer: Lead | None = None

    @property
    def asking(self) -> tuple[Token | None, Sentence]:
        """Who asks, with the sentence that names them."""
        if self.asker is None and self.outer is not None:
            return self.outer.asking
        return self.asker, self.sentence


def lead_of(
    sentence: Sentence, doc: Doc | None, demands: Sequence[Demand], words: str, within: Lead | None = None
) -> Lead | None:
    """The lead that a sentence is, or None; ``within`` is the list that it stands in."""
    if not opens_list(words, sentence.kind):
        return None
    is_open = OPEN.search(words) is not None
    if doc is not None:
        for demand in reversed(demands):
            if demand.frame == "imperative":
                continue
            found = _of_demand(sentence, demand, is_open=is_open)
            if found is not None:
                return replace(_under(found, demand, demands), is_clause=_THAT.search(words) is not None)
    if HEADING.search(words) and len(words) < 60:
        return Lead(sentence, is_heading=True)
    if doc is not None and within is not None and (label := _as_label(doc)) is not None:
        return Lead(sentence, None, with_conjuncts(label))
    is_title = sentence.kind is BlockKind.HEADLINE  # "The Goat and the Kettle" resolves nothing
    if doc is not None and names_asker(words) and len(doc) <= _SHORT and not is_title:
        return _by_subject(sentence, doc, resolves=RESOLVES.match(words) is not None)
    return None


def _under(lead: Lead, demand: Demand, demands: Sequence[Demand]) -> Lead:
    """A lead whose cue another demand wants is an inner one: "We suggest that the Committee recommend"."""
    others = [each for each in demands if each.cue != demand.cue]
    outer = next((each for each in others if any(act.head == demand.cue for act in each.acts)), None)
    if outer is None or lead.words:
        return lead
    act = next(act for act in outer.acts if act.head == demand.cue)
    asked = act.asked or outer.asked or ((act.doer,) if act.doer is not None else ())
    words = act.doc[act.first : act.end].text.strip(" :")
    return Lead(lead.sentence, outer.asker, asked, words)


def _as_label(doc: Doc) -> Token | None:
    """Who is asked by the items under a label of its own: "the Ambassador of China:"."""
    words = [token for token in doc if not token.is_space]
    if len(words) < 2 or len(words) > _SHORT or words[-1].text != ":":
        return None
    if any(token.pos_ in ("VERB", "AUX", "ADV", "PRON") for token in words):
        return None
    return _named_by(doc[:])


def _named_by(label: Span) -> Token | None:
    """Who a label names: "to UNHCR", "of the Ombudsman", "the Government"."""
    root = label.root
    if root.pos_ == "ADP" or root.lower_ == "to":
        inside = (token for token in label if token.i > root.i and token.pos_ in ("NOUN", "PROPN"))
        root = next((token for token in inside if token.dep_ != "compound"), root)
    return root if root.pos_ in ("NOUN", "PROPN", "PRON") else None


def _by_subject(sentence: Sentence, doc: Doc, *, resolves: bool) -> Lead | None:
    """The lead that only names who asks: "The Caucus therefore", "We therefore:", "The Conference,"."""
    if any(token.tag_ in ("VBD", "VBZ", "MD") for token in doc):
        return None
    subject = next((token for token in doc if token.pos_ in ("NOUN", "PROPN", "PRON")), None)
    while subject is not None and subject.dep_ == "compound":
        subject = subject.head
    return Lead(sentence, subject, is_resolution=resolves) if subject is not None else None


def _of_demand(sentence: Sentence, demand: Demand, *, is_open: bool) -> Lead | None:
    doc = demand.cue.doc
    if demand.frame == "open":
        rest = doc[demand.cue.i + 1 :].text
        if is_open or THINGS.search(rest):
            asked = tuple(token for token in demand.asked if token.lemma_.lower() not in _THINGS)
            asked = asked or _asked_of(demand.cue)
            return Lead(sentence, demand.asker, asked)
        return None
    if not demand.acts:
        return None
    breaks_off = is_open and not any(token.is_alpha for token in doc[demand.cue.i + 1 :])
    if demand.frame == "modal" and breaks_off and demand.asked:
        return Lead(sentence, None, demand.asked)  # "The Government should:"
    act = demand.acts[-1]
    last = doc[act.first : act.end].text
    if only_announces(act) or demand.frame in ("noun", "for") and THINGS.search(last):
        return Lead(sentence, demand.asker, act.asked or demand.asked)
    if is_open and act.head.lemma_.lower() in VERBS and not _goes_on(act):
        return Lead(
            sentence, demand.asker, act.asked or demand.asked, doc[act.first : act.end].text.strip(" :")
        )
    return None


def _asked_of(cue: Token) -> tuple[Token, ...]:
    """ "We ask three things of the Minister"."""
    for token in cue.doc[cue.i + 1 :]:
        if token.lower_ in ("of", "from") and (found := object_of(token)) is not None:
            return with_conjuncts(found)
    return ()


def _goes_on(act: Wanted) -> bool:
    """Whether the act's own words hold a further verb: then it is no inner lead."""
    return any(token.tag_ == "VB" and token.i > act.head.i for token in act.doc[act.first : act.end])


# -- items
# ----------------------------------------------------------------------------------------------


def demand_of_item(doc: Doc, lead: Lead) -> Demand | None:
    """What an item asks: "to summon the Ambassador", "the Government, to suspend", "that you would
    receive"."""
    text = text_of(doc)
    mark = MARK.match(text)
    begin = mark.end() if mark is not None else 0
    at = next((token.i for token in doc if token.idx >= begin and not token.is_space), None)
    if at is None:
        return None
    limit = limit_of(doc[at])
    if is_infinitive(doc, at, limit) and not lead.is_heading:
        return _infinitive(doc, at, lead.asked, limit)
    if doc[at].lower_ == "that" and doc[at].dep_ == "mark":
        verb = next(
            (t for t in doc[at:limit] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")), None
        )
        if verb is None:
            return None
        acts = split(of_clause(verb, at, limit), limit, that=True)
        return Demand("item.that", doc[at], None, (), tuple(acts))
    imperative = doc[at].is_title and doc[at].lower_ in BASES  # "Call on China to end the returns"
    found = _labelled(doc, at, limit, lead) if not imperative else None
    if found is None and lead.is_clause:
        found = _clause(doc, at, limit)
    return found or _named(doc, at, lead, limit)


def _infinitive(doc: Doc, at: int, asked: tuple[Token, ...], limit: int) -> Demand:
    return Demand("item.to", doc[at], None, asked, tuple(split(infinitive(doc, at, limit), limit)))


def _labelled(doc: Doc, at: int, limit: int, lead: Lead) -> Demand | None:
    """ "the Government, to suspend all deportations", "Donors: to release funds"; under a lead that names
    nobody ("The League calls on:") "the Government to suspend"."""
    for to in range(at + 1, min(limit, at + _LABEL)):
        if not is_infinitive(doc, to, limit):
            continue
        parted = doc[to - 1].text in (",", ":", "–", "—")
        label = doc[at : to - 1 if parted else to]
        if not len(label) or any(token.tag_ in ("VBZ", "VBD", "VB", "MD") for token in label):
            return None
        if not parted and (lead.asked or lead.is_heading or not _is_actor(label.root)):
            continue
        named = _named_by(label)
        return _infinitive(doc, to, with_conjuncts(named or label.root), limit)
    return None


def _is_actor(token: Token) -> bool:
    return token.pos_ == "PROPN" or kind_of_noun(token.lemma_.lower()) is not None


def _clause(doc: Doc, at: int, limit: int) -> Demand | None:
    """ "China suspend all returns", under "recommends that": the subject is asked."""
    for verb in doc[at + 1 : limit]:
        if verb.tag_ in ("VBD", "VBZ", "MD", "TO") and verb.dep_ != "relcl":
            return None
        base = verb.tag_ in ("VB", "VBP") or verb.lower_ in BASES and verb.tag_ in ("NN", "NNP")
        if not base or verb.dep_ in ("relcl", "aux", "auxpass", "acl"):
            continue
        subject = doc[at : verb.i].root
        if subject.pos_ not in ("NOUN", "PROPN", "PRON"):
            inside = (token for token in doc[at : verb.i] if token.dep_ in SUBJECTS)
            subject = next(inside, subject)
        if not (subject.pos_ == "PRON" or _is_actor(subject)):
            return None
        acts = split(of_clause(verb, at, limit), limit, that=True)
        return Demand("item.that", doc[at], None, with_conjuncts(subject), tuple(acts))
    return None


def _named(doc: Doc, at: int, lead: Lead, limit: int) -> Demand | None:
    """ "an immediate end to all removals", under "calls for"."""
    for token in doc[at : min(limit, at + 6)]:
        if (
            token.pos_ == "NOUN"
            and token.lemma_.lower() in DOING.keys() | GIVING.keys()
            and token.dep_ not in ("compound",)
        ):
            if any(child.dep_ in SUBJECTS for child in token.head.children):
                return None
            return Demand("item.noun", token, None, lead.asked, (of_noun(token, limit),))
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None


def label_of(doc: Doc, at: int) -> tuple[Token, ...]:
    """Whom a label before an imperative names: "Authorities of Burundi: keep", "and you who have him:
    ..."."""
    colon = next((token.i for token in reversed(doc[:at]) if token.text == ":"), None)
    if colon is None or at - colon > 3:
        return ()
    if doc[0].lower_ in ("subject", "re", "q", "a"):
        return ()
    nouns = [token for token in doc[:colon] if token.pos_ in ("NOUN", "PROPN", "PRON")]
    if not nouns or colon > _LABEL or any(token.tag_ in ("VBZ", "VBD", "VBP", "MD") for token in doc[:colon]):
        return ()
    return with_conjuncts(next((token for token in nouns if token.dep_ != "compound"), nouns[0]))
