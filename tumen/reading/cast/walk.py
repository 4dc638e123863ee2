"""The walk through a document that meets its members one after another, and says whom each word speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from tumen.reading.cast.beside import tell_noun, without_article
from tumen.reading.cast.calling import calls, noun_before
from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.met import SUBJECTS, MetNames
from tumen.reading.cast.names import NO_NAMES, Naming, words_of
from tumen.reading.cast.nouns import KIN, kind_of_noun
from tumen.reading.cast.phrases import Phrase, bounds_of, is_people, phrase_of
from tumen.reading.cast.pointing import Pointing
from tumen.reading.cast.recent import PRONOUNS, SURE
from tumen.reading.cast.roll import Roll
from tumen.reading.cast.scene import NAMESAKES, Scene
from tumen.reading.parsing import text_of
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

#: Between a description and the name of whom it describes: "a charity, the Juniper Table".
_NAMES_IT = re.compile(r",?\s*(?:the\s+)?(?:[A-Z][a-z]+\.?\s+){0,2}")
#: Sentences that a bare number of people reaches back.
_FAR = 8
#: Names after a description among which its own is looked for.
_CALLED_WITHIN = 3
_HUMAN = frozenset(
    "say tell add state explain write report announce declare describe testify recall argue warn reply "
    "answer estimate believe think claim allege confirm document record verify acknowledge admit deny "
    "insist fear hope ask urge call demand want remember cry weep smile speak meet".split()
)


class Walk:
    """One walk, from the first sentence to the last; then `references` holds whom each token speaks of."""

    def __init__(self, text: str, roll: Roll, namings: Sequence[Naming], quoted: Sequence[Span]) -> None:
        self.text, self.roll = text, roll
        self.scene = Scene(text, roll, quoted)
        self.names = MetNames(self.scene, namings)
        self.pointing = Pointing(self.scene)
        self.references: dict[tuple[int, int], Reference] = {}  #: by sentence and token
        self._places: dict[str, Member] = {}

    def through(self, sentences: Sequence[Sentence], parsed: Mapping[int, Doc]) -> None:
        for sentence in sentences:
            self.names.pass_by(sentence.span.start)
            self.scene.apposed.clear()
            doc = parsed.get(sentence.index)
            if doc is not None:
                self._sentence(sentence, doc)
            self.names.until(sentence.span.end, sentence, doc)

    def _sentence(self, sentence: Sentence, doc: Doc) -> None:
        offset, words = sentence.span.start, sentence.of(self.text)
        noun, pronoun, proper, number = (doc.vocab.strings[name] for name in ("NOUN", "PRON", "PROPN", "NUM"))
        for at, pos in enumerate(doc.to_array("POS").tolist()):
            if pos not in (noun, pronoun, proper, number):
                continue
            token = doc[at]
            if pos == noun:
                if kind_of_noun(token.lemma_.lower()) is not None:
                    self.names.until(offset + token.idx + 1, sentence, doc)
                    self._meet_noun(token, sentence, words)
                elif token.like_num and token.dep_ in SUBJECTS:
                    self._meet_number(token, sentence)
            elif pos == pronoun:
                if token.lower_ in PRONOUNS:
                    self.names.until(offset + token.idx, sentence, doc)
                    self._meet_pronoun(token, sentence)
            elif pos == proper:
                self.names.until(offset + token.idx + 1, sentence, doc)
                if not at and token.like_num and token.dep_ in SUBJECTS:
                    self._meet_number(token, sentence)  # "Eleven said": tagged as a name
                elif not at and kind_of_noun(token.text.lower().removesuffix("s")) is not None:
                    self._meet_noun(token, sentence, words)  # "Neighbours told him": tagged as a name
                elif is_people(token):
                    self._meet_noun(token, sentence, words)
                else:
                    self._meet_proper(token, sentence)
            elif token.dep_ in SUBJECTS:
                self._meet_number(token, sentence)

    def reference_of(self, token: Token, sentence: Sentence) -> Reference | None:
        """Whom a token met already speaks of."""
        known = self.references.get((sentence.index, token.i))
        if known is not None:
            return known
        number = self.names.naming_at(sentence.span.start + token.idx)
        return self.names.named[number] if number is not None else None

    def _refer(self, token: Token, sentence: Sentence, reference: Reference) -> None:
        self.references[sentence.index, token.i] = reference

    # -- nouns
    # ------------------------------------------------------------------------------------------

    def _meet_noun(self, token: Token, sentence: Sentence, words: str) -> None:
        phrase = phrase_of(token, words)
        place = sentence.span.start + token.idx
        if phrase is None or phrase.points == "nobody" or self.names.naming_at(place) is not None:
            return
        at = Span(phrase.start, phrase.end).shifted(sentence.span.start)
        told = next((member for start, end, member in self.scene.apposed if start <= place < end), None)
        if told is not None and token.lemma_.lower() in told.nouns:
            self._refer(token, sentence, Reference(told, "cast.again", at))
            return
        found = self._of_copula(token, phrase, sentence, at) or self._named_in(token, phrase, sentence)
        if found is None:
            owner = self._owner(phrase, sentence)
            found = self.pointing.told_before(phrase, owner, sentence)
            found = found or self.pointing.new(phrase, owner or self._of_whom(phrase, sentence), at)
        if found is None:
            return
        if not found.member.is_named and (named := self._apposed(token, phrase, sentence)) is not None:
            found = named
        if not found.member.is_named and not found.member.is_many:
            self._name_by_apposition(token, found.member, sentence)
            self._name_by_clause(phrase, found.member, sentence)
        self._refer(token, sentence, found)
        leads = token.dep_ in SUBJECTS or token.dep_ == "appos" and token.head.dep_ in SUBJECTS
        self.scene.note(found.member, at, sentence, leads=leads)

    def _of_copula(self, token: Token, phrase: Phrase, sentence: Sentence, at: Span) -> Reference | None:
        """ "Han is a priest": the priest is Han."""
        if token.dep_ != "attr" or phrase.points == "possessed" and phrase.noun not in KIN:
            return None
        subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
        known = self.reference_of(subject, sentence) if subject is not None else None
        if known is None or known.member.is_many is not phrase.is_many:
            return None
        tell_noun(known.member, phrase.noun)
        if not known.member.role and phrase.kind is PartyKind.PERSON and phrase.noun not in KIN:
            known.member.role = without_article(phrase.words)
        return Reference(known.member, "cast.again", at)

    def _named_in(self, token: Token, phrase: Phrase, sentence: Sentence) -> Reference | None:
        """ "her brother Kim Chol-jin", "a monitoring group, the Duman Project": who is named after it."""
        end = sentence.span.start + phrase.end
        number = self.names.following(end)
        if number is None:
            return None
        start = self.names.namings[number].span.start
        gap = self.text[end : min(start, end + 25)]
        if start - end >= 25 or not (_NAMES_IT.fullmatch(gap) or _is_person(noun_before(gap))):
            return None
        if gap.startswith(",") and token.dep_ not in SUBJECTS | {"appos", "pobj", "dobj", "conj"}:
            return None
        self.names.until(start + 1, sentence, token.doc)
        known = self.names.named.get(number)
        if known is None or not _fits(known.member, phrase):
            return None
        tell_noun(known.member, phrase.noun)
        return known

    def _name_by_apposition(self, token: Token, member: Member, sentence: Sentence) -> None:
        """ "The pastor, who asked to be called only Gil": the name of who was described before."""
        for child in token.rights:
            if child.dep_ != "appos" or child.pos_ != "PROPN":
                continue
            at = sentence.span.start + child.idx
            for naming in self.names.namings[self.names.next : self.names.next + NAMESAKES]:
                if naming.span.start <= at < naming.span.end and naming.is_body is not True:
                    words = words_of(naming.name)
                    if words and self.roll.find(words, at) is None and canonical(naming.name) is None:
                        member.name, member.is_named = naming.name, True
                        self.roll.add_words(member, words)

    def _apposed(self, token: Token, phrase: Phrase, sentence: Sentence) -> Reference | None:
        """ "The company that they named, Golden Ferry Park, denied it": who is named after a clause."""
        if phrase.kind is not PartyKind.BODY:
            return None
        for child in token.rights:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                end = sentence.span.start + child.idx + len(child)
                self.names.until(end, sentence, token.doc)
                known = self.reference_of(child, sentence)
                if known is not None and _fits(known.member, phrase):
                    tell_noun(known.member, phrase.noun)
                    return known
        return None

    def _name_by_clause(self, phrase: Phrase, member: Member, sentence: Sentence) -> None:
        """ "A cleaner who gave only her surname, Gil": the name that the clause about somebody tells."""
        end = sentence.span.start + phrase.end
        first = self.names.following(end)
        if member.is_named or first is None:
            return
        for number in range(first, min(first + _CALLED_WITHIN, len(self.names.namings))):
            naming = self.names.namings[number]
            if naming.span.start >= sentence.span.end:
                return
            if not calls(self.text[end : naming.span.start]):
                continue
            words = words_of(naming.name)
            if words and canonical(naming.name) is None and (naming.is_body is True) <= member.is_body:
                known = self.roll.find(words, naming.span.start)
                if known is None:
                    member.name, member.is_named = naming.name, True
                    self.roll.add_words(member, words)
                elif known.words == words and known.first.start >= naming.span.start:
                    self.scene.instead[member.number] = known
            return

    def _owner(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        if phrase.owner is None:
            return None
        known = self.reference_of(phrase.owner, sentence)
        return known.member if known is not None else None

    def _of_whom(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        """Whose kin: "the mother of Ro Eun-sil"."""
        if phrase.noun not in KIN:
            return None
        for prep in phrase.head.rights:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                for noun in prep.children:
                    if noun.dep_ == "pobj":
                        self.names.until(sentence.span.start + noun.idx + len(noun), sentence, noun.doc)
                        known = self.reference_of(noun, sentence)
                        return known.member if known is not None else None
        return None

    # -- pronouns, numbers and proper nouns
    # ------------------------------------------------------------------------------------------

    def _meet_pronoun(self, token: Token, sentence: Sentence) -> None:
        place, pronoun = sentence.span.start + token.idx, token.lower_
        leads = token.dep_ in SUBJECTS
        if pronoun == "it" and not leads and token.dep_ not in ("poss", "pobj", "dobj"):
            return
        barred = self._barred(token, sentence)
        above = self._subject_above(token, sentence) if leads else None
        found = self.scene.meant_by(pronoun, place, sentence, leads=leads, barred=barred, above=above)
        if found is None:
            return
        meant, lead = found
        member, sex = meant.member, PRONOUNS[pronoun][1]
        if sex is not None and member.sex is None and lead > SURE and not member.is_office:
            member.sex, member.kind = sex, member.kind or PartyKind.PERSON
        self._refer(token, sentence, Reference(member, "cast.pronoun", meant.span, meant.leads))
        self.scene.note(member, Span(place, place + len(token)), sentence, leads=leads)

    def _subject_above(self, token: Token, sentence: Sentence) -> int | None:
        """Who is told to say the clause whose subject a pronoun is, or to whom something happened "before he
        was returned", by number."""
        verb = token.head
        while verb.dep_ in ("conj", "aux", "auxpass") and verb.head.i < verb.i:
            verb = verb.head
        told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _HUMAN
        happened = verb.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") for child in verb.lefts)
        if not (told or happened) or verb.head.i > verb.i:
            return None
        start = sentence.span.start
        if self.scene.is_quoted(start + verb.head.idx) is not self.scene.is_quoted(start + token.idx):
            return None  # "The policeman said so," he told us
        for child in verb.head.children:
            if child.dep_ in SUBJECTS:
                known = self.reference_of(child, sentence)
                return known.member.number if known is not None else None
        return None

    def _barred(self, token: Token, sentence: Sentence) -> frozenset[int]:
        """Whom a pronoun cannot mean, by number: of "the guard told her" the guard, and of "a guard, to whom
        she gave them" too."""
        if token.dep_ == "poss" and token.head.lemma_.lower() in KIN:
            told = (mention.member for mention in self.scene.recent.newest())
            # an office has no brother, and no police have relatives
            return frozenset(each.number for each in told if each.is_office or each.is_body)
        if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
            return frozenset()
        verb = token.head.head if token.dep_ == "pobj" else token.head
        others = [verb.head] if verb.dep_ == "relcl" else []
        if token.dep_ in ("dobj", "dative", "iobj", "pobj"):
            while verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children):
                verb = verb.head
            others += [child for child in verb.children if child.dep_ in SUBJECTS]
        known = (self.reference_of(other, sentence) for other in others if other.i != token.i)
        return frozenset(each.member.number for each in known if each is not None)

    def _meet_number(self, token: Token, sentence: Sentence) -> None:
        """ "Forty-four reported that ...": of the people told of before."""
        for mention in self.scene.recent.newest():
            if sentence.index - mention.sentence > _FAR:
                return
            if mention.member.kind is PartyKind.GROUP:
                self._refer(token, sentence, Reference(mention.member, "cast.again", mention.span))
                return

    def _meet_proper(self, token: Token, sentence: Sentence) -> None:
        """A country that acts, or a single name that only the tree tells to be one."""
        if token.dep_ not in SUBJECTS and token.dep_ not in ("poss", "pobj", "dobj", "appos"):
            return
        place = sentence.span.start + token.idx
        if self.names.naming_at(place) is not None or token.text in NO_NAMES or not token.text[:1].isupper():
            return
        span = Span(place, place + len(token))
        member, rule = self.place(token, span), "cast.name"
        if member is not None:
            if token.dep_ in ("pobj", "dobj", "appos") and token.head.lower_ != "by":
                return
        elif token.dep_ == "nsubj" and token.head.lemma_.lower() in _HUMAN:
            known = self.roll.find(words_of(token.text), place)
            member = known or self.roll.add(Naming(span, token.text), None)
            rule = "cast.short" if known else rule
        else:
            return
        self._refer(token, sentence, Reference(member, rule, span))
        self.scene.note(member, span, sentence, leads=token.dep_ in SUBJECTS)

    def place(self, token: Token, span: Span) -> Member | None:
        """The country or town that ``token`` names, as somebody who acts."""
        name = _state_of(token)
        if name is None and token.pos_ == "PROPN" and token.text not in _STATES:
            name = token.text if canonical(token.text) is not None else None
        if name is None:
            return None
        member = self._places.get(name)
        if member is None:
            member = self._places[name] = self.roll.new(name, PartyKind.BODY, span, is_named=True)
            member.is_place = True
        return member


#: Words that head the full names of states; alone they name nothing, though towns are called so.
_STATES = frozenset({"Republic", "States", "Kingdom", "Federation", "Emirates"})


def _state_of(token: Token) -> str | None:
    """The state whose name a word heads: "Republic" of "the Democratic People's Republic of Korea"."""
    if token.pos_ != "PROPN" or token.text not in _STATES:
        return None
    start, end = bounds_of(token)
    found = canonical(without_article(text_of(token.doc)[start:end]).removeprefix("The "))
    return found.name if found is not None and found.level == "country" else None


def _is_person(noun: str) -> bool:
    return kind_of_noun(noun) is PartyKind.PERSON


def _fits(member: Member, phrase: Phrase) -> bool:
    if phrase.kind is PartyKind.GROUP:
        return False
    return member.kind is None or member.is_body is (phrase.kind is PartyKind.BODY)
