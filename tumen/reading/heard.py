"""Who is heard at a place of a document: the phrase that names them, a quotation's teller, the document's
own voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from tumen.reading.cast.names import strip_titles
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.cast.phrases import bounds_of
from tumen.reading.cued import Speaker
from tumen.reading.preparing import Prepared
from tumen.reading.sections import Sections
from tumen.reading.sentences import Sentence
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.mandates import mandates_in
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.spans import Span

_I = frozenset({"i", "my", "me"})
#: Pronouns: the speaker, the one spoken to, others, nobody in particular.
VOICE = frozenset("i we me us my our mine ours myself ourselves".split())
YOU = frozenset("you your yours yourself yourselves".split())
OTHERS = frozenset("he she it they him her them his its their this that these those who which one".split())
NOBODY = frozenset(
    "nobody anybody somebody anyone someone everybody everyone none people there what something "
    "anything".split()
)
#: Marks that a phrase does not begin or end with.
EDGES = " ,'’\"“”."
#: Those who hold others, and those who lead them: what they say is an order or advice, and no appeal.
_CAPTORS = frozenset(
    "guard officer policeman policewoman soldier interrogator warden gendarme agent broker smuggler "
    "trafficker "
    "kidnapper commander jailer guards officers policemen soldiers interrogators agents brokers smugglers "
    "guide "
    "traffickers investigator captain sergeant".split()
)
#: Nouns of offices: their holders are asked as bodies are.
_OFFICES = frozenset(
    "minister president secretary ambassador governor king premier chancellor commissioner mayor "
    "rapporteur consul "
    "envoy judge court prosecutor government authorities authority parliament congress ministry".split()
)
#: Nouns for writings: who asks by one is who wrote it.
WRITINGS = frozenset(
    "letter petition statement report resolution declaration paper appeal note message motion".split()
)
_READ_BY = re.compile(
    r"\b(?:[Rr]ead|[Dd]elivered|[Pp]resented|[Ii]ssued|[Ss]igned|[Ss]ubmitted|[Ww]ritten)\s+(?:out\s+"
    r")?by\s+(?:the\s+)?"
    r"(?P<who>[^,.;:\n]{3,60})"
)
#: Sorts of word by which whom "she" means spoke before.
_TELLING = frozenset({"say", "ask", "answer"})
#: Sentences that a pronoun's teller may lie back.
_PRONOUN_REACH = 3
#: Code points at a document's head in which it says whose it is.
_OPENING = 600
_UNDERSIGNED = re.compile(r"\b[Ww]e,?\s+(?:the\s+)?(?P<who>(?:[\w-]+\s+)?undersigned[^,;:.\n]{0,60})")
#: A name of several words with capitals.
_NAMED = r"(?P<who>(?:[A-Z][\w’'-]*)(?:\s+(?:(?:of|for|the|and|on|in)\s+)*[A-Z][\w’'-]*)*)"
#: A statement spoken before a body: "Oral statement by the League, delivered by Ms. Reed".
_ORAL = re.compile(
    rf"\b(?:[Oo]ral|ORAL|[Jj]oint\s+oral)\s+(?:[Ss]tatement|STATEMENT|[Ii]ntervention)\s+(?:delivered\s+)?(?:by|of)\s+"
    rf"(?:the\s+)?{_NAMED}"
)
#: "We write as officers of the Parliamentary Group on Tibet": those who sign do it for all of these.
_WRITING_AS = re.compile(
    r"\b[Ww]e\s+(?:are\s+)?writ(?:e|ing)\s+(?:to\s+you\s+)?(?:as|on\s+behalf\s+of)\s+(?:the\s+)?(?P<who>(?:officers|"
    r"members|chairs|co-chairs|trustees)\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|for|the|and|on|in)\s+)*"
    r"[A-Z][\w’'-]*)*)"
)
#: Who takes the chair of a meeting: "Pak Seong-ok (chair)", "Chair: Ada Orme MP", "[Ada Orme in the Chair]";
#: how it is told what the chair does; and the code points in which the head of minutes tells it.
_PERSON = r"(?:(?:Mr|Mrs|Ms|Dr|Dame|Sir|Lord|Lady|Baroness)\.?\s+)?[A-Z][\w’'-]+(?:[ \t]+[A-Z][\w’'-]+){1,3}"
_IN_CHAIR = re.compile(
    rf"(?P<before>{_PERSON})\s*(?:\((?:in\s+the\s+)?(?:[Cc]hair(?:person|man|woman)?)\)|,?\s+in\s+the\s+[Cc]hair\b)"
    rf"|\b(?:In\s+the\s+)?[Cc]hair(?:person|man|woman)?:[ \t]*(?P<after>{_PERSON})"
)
_CHAIRS = frozenset("chair chairperson chairman chairwoman".split())
_THE_CHAIR = re.compile(r"(?:the\s+)?chair(?:person|man|woman)?", re.IGNORECASE)
_HEAD = 1500
#: "33 undersigned organisations": those who sign together, with the noun that says who they are.
_TOGETHER = re.compile(r"(?:[\w-]+\s+)?undersigned(?:\s+\w+)?")
#: Genres in which whoever issues the document asks, and not who wrote it down.
_OF_ISSUERS = frozenset({"release", "statement"})
#: The names under "(signed)".
_SIGNED_BELOW = re.compile(r"\n\W*\(?[Ss]igned\)?:?\s*\n+(?P<who>[A-Z][^\n]+(?:\n[A-Z][^\n]+){0,20})")
_GREETING = re.compile(r"^\s*Dear\s[^\n.]{2,60}[,:]?\s*$", re.MULTILINE)
_SIGNED_OFF = re.compile(
    r"\n[^\n.]{0,60},\s*\n\s*(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})\s*"
    r"(?:,[^\n]*)?\n(?=[^\n]{3,60}\n|\n)"
)
_HANDING = frozenset(
    "hand send deliver submit present write address publish issue file launch start give adopt pass table "
    "endorse sign post approve lodge".split()
)
#: What makes a telling one that is only wanted or may come: "Seoul should say".
_WANTED = frozenset("should must could ought would will shall may might can let to".split())


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks, asks or answers: the names, each a speaker chain of its own, by which rule and
    words."""

    names: tuple[str, ...]
    rule: str
    evidence: Span | None = None
    stance: Stance = Stance.NEUTRAL
    outer: tuple[str, ...] = ()  #: who tells it of them, from the nearest teller on


@dataclass(slots=True)
class Hearing:
    """Who is heard in one document, in the order of telling."""

    prepared: Prepared
    voices: Voices
    sections: Sections = field(init=False)
    chair: str = field(init=False)  #: who is in the chair, as the head of minutes tells
    first: str = ""  #: who is first told to ask in the document's own words: it may be the document's issuer

    def __post_init__(self) -> None:
        self.sections = Sections(self.prepared.source)
        self.chair = _chair_of(self.text)

    @property
    def text(self) -> str:
        return self.prepared.source.text

    def as_teller(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """ "She" who asks is mostly she who spoke last: "Ms Lund said that ... She called on"."""
        sex = {"he": Sex.MALE, "she": Sex.FEMALE}.get(token.lower_)
        teller = self.last_teller(sentence, _PRONOUN_REACH, _TELLING) if sex is not None else None
        member = teller.member if teller is not None else None
        if member is None or not member.is_person or member.sex not in (None, sex):
            return ()
        return (member.name,)

    def last_teller(
        self, sentence: Sentence, back: int, sorts: frozenset[str] = frozenset({"say"})
    ) -> Speaker | None:
        """Who told something last by a word of these ``sorts``, up to ``back`` sentences before, outside
        quotation marks."""
        within = self.voices.speeches.run_at(sentence.span.start)
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
            for placed in reversed(self.voices.cues.of(index)):
                if (
                    placed.cue.sort in sorts
                    and placed.cue.who.lower_ not in VOICE
                    and not _is_wanted(placed.cue.word)
                    and self.voices.speeches.run_at(placed.word.start) == within
                ):
                    return self.voices.cues.named(placed)
        return None

    def names_of(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        heads = [
            token,
            *(each for each in token.conjuncts if each.i > token.i and each.pos_ in ("NOUN", "PROPN")),
        ]
        return tuple(dict.fromkeys(name for each in heads if (name := self.name_of(each, sentence))))

    def name_of(self, token: Token, sentence: Sentence) -> str:
        words = self.words(token, sentence)
        if token.lemma_.lower() in _CHAIRS and _THE_CHAIR.fullmatch(words) and self.chair:
            return self.chair
        if token.pos_ != "PRON" and self.is_own(words):
            return self.voices.own_voice(sentence.span.start).chain[0]
        if token.lemma_.lower() in WRITINGS and (writer := _writer(token)) is not None:
            return self.name_of(writer, sentence)
        reference = self.voices.cast.member_for(token, sentence)
        if reference is not None:
            return reference.member.name
        if sentence.kind is BlockKind.HEADLINE and (named := self._named_in_headline(token)):
            return named
        return "" if token.lower_ in OTHERS | VOICE | YOU else self.words(token, sentence)

    def _named_in_headline(self, token: Token) -> str:
        """ "UN expert urges halt": the one whom the text names as the expert."""
        if kind_of_noun(token.lemma_.lower()) is not PartyKind.PERSON or token.tag_ != "NN":
            return ""
        named = [
            member
            for member in self.voices.cast.members
            if member.is_named and member.is_person and token.lemma_.lower() in member.nouns
        ]
        return named[0].name if len(named) == 1 else ""

    def is_own(self, words: str) -> bool:
        """Whether a description names who issues the document: "The Caucus" of its statement."""
        told = telling(words)
        names = (self.prepared.source.publisher, *self.prepared.source.voices)
        return bool(told) and any(told <= telling(name) for name in names if name)

    def words(self, token: Token, sentence: Sentence) -> str:
        """The words of the phrase that ``token`` heads."""
        start, end = bounds_of(token)
        return sentence.of(self.text)[start:end].strip(EDGES)

    def at(self, token: Token, sentence: Sentence) -> Span:
        return Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)

    def quoted(self, position: int) -> Heard | None:
        quotation = self.voices.speeches.at(position)
        said = self.voices.given.said.get(quotation.run) if quotation is not None else None
        if said is None or not said.speaker.name:
            return None
        return Heard((said.speaker.name,), "speaker.quotation", said.evidence, said.stance)

    def own(self, position: int, token: Token | None) -> Heard:
        """The document's own voice: who signed or issued it; the author where somebody says "I"."""
        source = self.prepared.source
        section = self.sections.at(position)
        if section is not None:
            member = self.voices.cast.named(section.who)
            name = member.name if member is not None else section.who
            return Heard((name,), "voice.section", section.evidence, Stance.OWN)
        teller = self.voices.own_voice(position)
        names, rule = teller.chain, teller.rule
        if (
            rule == "voice.publisher"
            and source.author
            and (
                token is None and source.genre not in _OF_ISSUERS or token is not None and token.lower_ in _I
            )
        ):
            names, rule = (source.author,), "voice.author"
        if rule == "voice.publisher" and (signed := self._signed_off(token)) is not None:
            return signed
        if rule == "voice.publisher" and (delivered := self._delivered()) is not None:
            return delivered
        if rule in ("voice.given", "voice.signatories"):
            names = self._with_bodies(names, position)
        if not names and (undersigned := _UNDERSIGNED.search(self.text)) is not None:
            at = Span(undersigned.start("who"), undersigned.end("who"))
            return Heard((undersigned["who"].strip(),), "voice.undersigned", at, Stance.OWN)
        if not names and (below := self._signed_below()) is not None:
            return below
        if not names and self.first:
            return Heard((self.first,), "voice.first", None, Stance.OWN)
        if not names and (read := _READ_BY.search(self.text, 0, _OPENING)) is not None:
            at = Span(read.start("who"), read.end("who"))
            return Heard((read["who"].strip(),), "voice.read", at, Stance.OWN)
        return Heard(names, rule, None, Stance.OWN)

    def _with_bodies(self, names: tuple[str, ...], position: int) -> tuple[str, ...]:
        """Those who sign, and the bodies for which they do: the head's, those named together, mandates."""
        publisher = self.prepared.source.publisher
        if publisher and self._is_signed_for(position):
            names = (*names, publisher)
        if len(names) > 1:
            names = (*names, *self._together())
        return tuple(dict.fromkeys((*names, *self._mandates(position))))

    def _together(self) -> tuple[str, ...]:
        """Those who sign together beside those whom the layout names: "We, the 33 undersigned bodies"."""
        found = _UNDERSIGNED.search(self.text)
        together = _TOGETHER.match(found["who"]) if found is not None else None
        writing = _WRITING_AS.search(self.text)
        return tuple(each for each in (together and together[0], writing and writing["who"]) if each)

    def _mandates(self, position: int) -> tuple[str, ...]:
        """The special procedures that a communication's head names beside those who sign it; a reply below it
        is not theirs."""
        letters = self.voices.letters
        if letters and not letters[0].holds(position):
            return ()
        return mandates_in(self.text[:_OPENING])

    def _delivered(self) -> Heard | None:
        """Who speaks before a body whose name stands at the head: "Oral statement by the League"."""
        found = _ORAL.search(self.text, 0, _OPENING)
        if found is None or telling(found["who"]) <= telling(self.prepared.source.publisher):
            return None
        at = Span(found.start("who"), found.end("who"))
        return Heard((found["who"],), "voice.delivered", at, Stance.OWN)

    def _signed_below(self) -> Heard | None:
        """Those whose names stand under "(signed)"."""
        found = _SIGNED_BELOW.search(self.text)
        if found is None:
            return None
        several = re.split(r"\s*[·;|•]\s*|\n", found["who"])
        names = tuple(dict.fromkeys(name for each in several if (name := each.partition(",")[0].strip())))
        return Heard(names, "voice.signed", Span(found.start("who"), found.end("who")), Stance.OWN)

    def _signed_off(self, token: Token | None) -> Heard | None:
        """Who signs a letter at its end, where the layout does not tell: "With thanks, / Ann Reed /
        Director"."""
        if token is not None and token.lower_ not in _I or _GREETING.search(self.text) is None:
            return None
        found = _SIGNED_OFF.search(self.text)
        if found is None:
            return None
        at = Span(found.start("who"), found.end("who"))
        return Heard((found["who"],), "voice.signed-off", at, Stance.OWN)

    def _is_signed_for(self, position: int) -> bool:
        """Whether a signatory writes for the publisher: a message that it sent, a letter under its head."""
        source = self.prepared.source
        head = source.text[: source.text.find("\n\n")] if "\n\n" in source.text else ""
        letters = self.voices.letters
        is_first = len(letters) > 1 and letters[0].holds(
            position
        )  # of several letters its head is the first's
        headed = (source.genre == "letter" or is_first) and source.publisher in head
        return headed or any(kind is BlockKind.HEADER for kind, _ in source.blocks)

    def sort_of(self, name: str, kind: PartyKind | None = None) -> str:
        """What sort of actor a name is: "captor" for those who hold others, else its kind; "none" unknown."""
        member = self.voices.cast.named(name) if name else None
        words = set(re.findall(r"[a-z]+", name.lower()))
        if words & _CAPTORS or member is not None and member.nouns & _CAPTORS:
            return "captor"
        if member is not None and (member.is_place or member.is_office) or words & _OFFICES:
            return "body"
        kind = kind or (member.kind if member is not None else None)
        return kind.value if kind is not None else "none"

    def can_act(self, token: Token, sentence: Sentence) -> bool:
        """Whether a phrase names somebody who can be asked: a body, a state, an office, a person."""
        if token.lower_ in YOU | VOICE:
            return True
        reference = self.voices.cast.member_for(token, sentence)
        if reference is not None:
            member = reference.member
            return member.is_body or member.is_office or member.is_place or member.is_person
        return token.pos_ == "PROPN" or kind_of_noun(token.lemma_.lower()) is PartyKind.BODY


def _is_wanted(telling: Token) -> bool:
    """Whether a telling only is to be, itself or what it hangs on: "it should say what it tells Beijing"."""
    return any(child.lower_ in _WANTED for verb in (telling, *telling.ancestors) for child in verb.lefts)


def _chair_of(text: str) -> str:
    """Who is in the chair, as the head of minutes and records tells; "" where it tells none, or several."""
    found = {strip_titles(match["before"] or match["after"]) for match in _IN_CHAIR.finditer(text, 0, _HEAD)}
    return found.pop() if len(found) == 1 else ""


def telling(words: str) -> frozenset[str]:
    """The words that tell a name from another."""
    return frozenset(re.findall(r"\w+", words.lower())) - {"the", "of", "and", "for", "on", "in", "a", "an"}


def _writer(noun: Token) -> Token | None:
    """Who wrote: "the group's letter", "a letter from 62 groups", "a letter that his sister addressed to"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _HANDING:
        verb = noun.head
        while (
            verb.dep_ == "conj"
            and verb.head.pos_ == "VERB"
            and not any(child.dep_ == "nsubj" for child in verb.children)
        ):
            verb = verb.head  # "held a conference and handed in a petition"
        return next((child for child in verb.children if child.dep_ == "nsubj"), None)
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            found = next((each for each in child.children if each.dep_ == "pobj"), None)
            return found if found is not None and _can_write(found) else None
        if child.dep_ in ("relcl", "acl"):
            return next(
                (each for each in child.children if each.dep_ == "nsubj" and each.pos_ != "PRON"), None
            )
    return None


def _can_write(noun: Token) -> bool:
    """Whether a noun calls somebody: "a letter from her sister", and no "letter from the border"."""
    return noun.pos_ in ("PROPN", "PRON") or kind_of_noun(noun.lemma_.lower()) is not None
