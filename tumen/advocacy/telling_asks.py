"""What was asked and what came back in the parts of a paper, and the norms that were relied on. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tumen.advocacy.asking import Asked, can_act
from tumen.advocacy.telling import Said, Teller
from tumen.advocacy.views import AnswerView, AppealView, AskedView, AskView, State
from tumen.claims.queries import ClaimView
from tumen.documents.masking import MASK
from tumen.publication.forms.papers import Sentence
from tumen.record.titles import with_article
from tumen.vocabulary.asks import says_not
from tumen.vocabulary.dates import Interval

#: Of what others asked, so many sentences at most.
MOST_ASKED = 12
#: Words that begin the name of a post or a body, which English gives an article; and such by one word alone.
_POSTS = frozenset(
    "Secretary Minister Ministry Government Embassy Ambassador Department President Prime Foreign Special "
    "High Working".split()
)
_CALLED = frozenset("minister government ministry ambassador embassy".split()) | {"international community"}


class AskTeller(Teller):
    """The parts that tell of appeals: ``claims`` are those that they may cite, by id."""

    claims: Mapping[str, ClaimView]
    cover: Said
    appeals: Sequence[AppealView]

    def _who(self, claim: ClaimView) -> str:
        return self.who(self.cover(claim.speaker or claim.publisher))

    def has_asked(self) -> bool:
        return bool(self.appeals)

    def asked(self) -> Iterator[Sentence]:
        """Who asked whom for what, and what came back; or that nobody is known to have been asked."""
        said = [sentence for each in self.appeals for sentence in self._of_appeal(each)]
        yield from said[:MOST_ASKED]
        if not said:
            yield Sentence(self.say("asked.nobody"), asserts=False)

    def asked_by_us(self) -> Iterator[Sentence]:
        ours = (each for each in self.appeals if not each.is_found)
        yield from (sentence for each in ours for sentence in self._of_appeal(each))

    def _of_appeal(self, appeal: AppealView) -> Iterator[Sentence]:
        for part in appeal.of:
            if part.asks and can_act(part.asked):
                yield self._ask(appeal, part)
        if not appeal.is_found and appeal.on:
            got = (part for part in appeal.of if part.is_addressee or not _has_addressee(appeal))
            whom = ", ".join(self._whom(part.asked) for part in got if part.asked.name)
            yield Sentence(self.say("asked.own", whom=whom, when=self.day(appeal.on)), asserts=False)
        # An answer that is kept in words alone has no source: a draft marks it, and what is finished leaves
        # it out, for nobody can take a line away that they did not write.
        told = (each for each in appeal.answers if appeal.is_found or self.letter.is_draft or each.claim)
        yield from (self._answer(each) for each in told)
        if not appeal.is_found and appeal.silent:
            yield Sentence(
                self.say("asked.silent", when=self.day(Interval.day(self.letter.day))), asserts=False
            )

    def _ask(self, appeal: AppealView, part: AskedView) -> Sentence:
        """What a document tells that was asked cites it; what the writers asked themselves is theirs."""
        what = "; ".join(map(self._what, part.asks))
        whom = self._whom(part.asked)
        cites = self.citing.numbers(claim for ask in part.asks for claim in ask.claims)
        if not appeal.is_found:
            return Sentence(self.say("asked.by-us", whom=whom, what=what), cites, asserts=False)
        when = self.day(appeal.on)
        who = self.who("; ".join(each for each in map(self.cover, appeal.askers) if MASK not in each))
        words = self.say("asked.dated" if when else "asked", who=who, whom=whom, what=what, when=when)
        return Sentence(words, cites)

    def _what(self, ask: AskView) -> str:
        """What is asked in its words; never the reverse of it."""
        words = f"“{self.cover(ask.to_do)}”"
        is_reverse = ask.is_negative and not says_not(ask.to_do)
        return self.say("ask.stop", ask=words) if is_reverse else words

    def _whom(self, asked: Asked) -> str:
        """Who is asked, within a sentence: "the Minister for Rivers", "the United Kingdom", "China"."""
        said = self.letter.said(asked.name)
        if self.is_korean:
            return said
        if asked.country and not asked.office:
            return with_article(said)
        first = said.partition(" ")[0]
        is_post = bool(asked.office) or first in _POSTS or said in _CALLED
        return f"the {said}" if is_post and first.casefold() != "the" else said

    def _answer(self, answer: AnswerView) -> Sentence:
        """Cites the claim that tells it; one that is kept in words alone has no source, and is marked."""
        claim = self.claims.get(answer.claim)
        who = answer.by or (self._who(claim) if claim else self.say("answerer"))
        named = "answered.words" if answer.words and not claim else "answered"
        how = self.say(f"reply.{answer.reply.value}")
        when = self.day(Interval.day(answer.on)) if answer.on else ""
        words = self.say(f"{named}.dated" if when else named, who=who, how=how, words=answer.words, when=when)
        return Sentence(words, self.citing.numbers([answer.claim]))

    def norms(self) -> Iterator[Sentence]:
        """Each norm once, by whoever relies on it first."""
        said: dict[str, list[str]] = {}
        for appeal in self.appeals:
            for each in appeal.norms:
                if each.claim in self.claims:
                    said.setdefault(self.letter.said(str(each.norm)), []).append(each.claim)
        for norm, ids in said.items():
            who = list(dict.fromkeys(self._who(self.claims[id]) for id in ids))
            words = self.say("norm" if len(who) == 1 else "norm.several", who="; ".join(who), norm=norm)
            yield Sentence(words, self.citing.numbers(ids))
        if not said:
            yield Sentence(self.say("norms.none"), asserts=False)


def _has_addressee(appeal: AppealView) -> bool:
    return any(part.is_addressee for part in appeal.of)


_SAID = frozenset({State.SENT, State.ANSWERED, State.SILENT})


def was_asked(appeal: AppealView) -> bool:
    """Whether it went to somebody who can act: no draft of our own, nothing that reading alone supposes."""
    return appeal.state in _SAID if not appeal.is_found else not appeal.is_loose
