"""Words of asking: which verbs, nouns and turns of phrase hand a wish to somebody, and how each goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb of asking goes on.

    ``direct``: its object is asked ("urge Egypt"); ``by``: the prepositions before whom it asks ("call on");
    ``to``: "... to release"; ``that``: "... that Egypt release"; ``for_``: "... for their release"; ``noun``:
    its object is what is wanted ("demand access"); ``own``: "asked to leave", which others are to allow.
    """

    direct: bool
    by: frozenset[str]
    to: bool
    that: bool
    for_: bool
    noun: bool
    own: bool


def _frames(table: str) -> dict[str, Frame]:
    frames = {}
    for line in table.strip().splitlines():
        lemma, _, how = line.partition(":")
        words = set(how.split())
        by = frozenset(word.removeprefix("+") for word in words if word.startswith("+"))
        frames[lemma.strip()] = Frame(
            "direct" in words, by, *(name in words for name in ("to", "that", "for", "noun", "own"))
        )
    return frames


#: Verbs of asking, by lemma. A word after "+" is a preposition before whom it asks.
VERBS = _frames(
    """
    advise: direct to that
    advocate: for noun
    appeal: +to to for that own
    apply: +to for own
    ask: direct +of to that for own
    beg: direct +of to that for own
    beseech: direct to that
    call: +on +upon +to to for that
    campaign: to for
    caution: direct to
    challenge: direct to
    clamour: for
    clamor: for
    command: direct to that
    convince: direct to that
    counsel: direct to
    cry: +to for
    decide: that
    demand: +of +from to that noun own
    direct: direct to that
    encourage: direct to that noun
    enjoin: direct to
    entreat: direct to that
    exhort: direct to that
    expect: direct +of to
    implore: direct to that
    insist: +on that noun
    instruct: direct to that
    invite: direct to
    like: direct to
    lobby: direct to for
    look: +to to
    mandate: direct to that
    move: that
    need: direct to
    order: direct to that noun
    persuade: direct to that
    petition: direct to that for own
    plead: +with to for that own
    pray: +to to for that
    prefer: direct to
    press: direct +on to for that
    pressure: direct to
    prevail: +on +upon to
    prompt: direct to
    propose: +to that noun
    push: direct to for
    recommend: +to to that noun
    remind: direct to
    request: direct +of to that noun own
    require: direct +of to that noun
    seek: +from noun own
    solicit: noun
    sue: for
    suggest: +to that noun
    tell: direct to
    trust: direct to
    urge: direct to that noun
    want: direct to noun
    warn: direct to
    wish: direct to
    """
)

#: Nouns that are an ask: "our request for the orders", "a demand that ...", "requests to visit".
NOUNS = frozenset(
    "appeal call cry demand entreaty exhortation instruction invitation order petition plea prayer "
    "recommendation request wish".split()
)
#: Auxiliaries by which somebody is told what to do.
MODALS = frozenset("must should shall ought".split())
#: Verbs that ask to stop: what they ask is the contrary of what they name.
CEASING = frozenset(
    "stop cease halt end refrain abstain desist avoid quit discontinue suspend forbear".split()
)
#: Words that deny the wanted act.
NOT = frozenset({"not", "never", "n't", "n’t"})

#: Nouns of doing, and the verb that does it: "the release of the 30" is wanted as "release the 30".
DOING = {
    "abolition": "abolish", "admission": "admit", "appointment": "appoint", "boycott": "boycott",
    "cessation": "cease", "change": "change", "clarification": "clarify", "closure": "close",
    "compliance": "comply with", "disclosure": "disclose", "end": "end", "extradition": "extradite",
    "halt": "halt", "intervention": "intervene", "prosecution": "prosecute", "publication": "publish",
    "ratification": "ratify", "recognition": "recognise", "reinstatement": "reinstate",
    "release": "release", "removal": "remove", "repeal": "repeal", "resettlement": "resettle",
    "resignation": "resign", "respect": "respect", "return": "return", "review": "review", "stop": "stop",
    "suspension": "suspend", "transfer": "transfer", "withdrawal": "withdraw",
}  # fmt: skip
#: Nouns of what is given, and the verb that gives it: "access" is wanted as "give access".
GIVING = {
    "access": "give", "accountability": "ensure", "action": "take", "answer": "give", "apology": "make",
    "assurance": "give", "asylum": "give", "ban": "impose", "clemency": "show", "dialogue": "hold",
    "enquiry": "hold", "explanation": "give", "guarantee": "give", "hearing": "hold", "help": "give",
    "information": "give", "inquiry": "hold", "investigation": "hold", "justice": "do", "life": "spare",
    "measure": "take", "meeting": "hold", "mercy": "show", "moratorium": "declare", "pressure": "exert",
    "proof": "give", "protection": "give", "restraint": "show", "sanction": "impose", "step": "take",
    "support": "give", "talk": "hold", "transparency": "show", "trial": "hold", "vote": "hold",
}  # fmt: skip

#: Verbs that open an imperative though the tagger often takes them for something else.
BASES = frozenset(
    "abolish accept account acknowledge act adhere admit allow appoint arrange ask attend be bring build "
    "call cancel cease close come comply condemn conduct consider contact continue deliver demand "
    "disclose do donate email encourage end enquire ensure establish explain extend find follow forward "
    "free fund give grant halt hear help hold honor honour identify impose inform inquire insist "
    "instruct intercede intervene investigate join keep leave let lift link look make meet name offer "
    "open order pay phone place post pray press prevent produce promise prosecute protect provide "
    "publish put raise ratify receive recognise recognize refrain register reject release remember "
    "remove repeal report request resettle respect respond restore return reveal review save say seek "
    "send set share show sign spare speak stand state stay stop summon support suspend take telephone "
    "tell think treat try turn uphold urge use view visit vote wait welcome withdraw work write".split()
)

_STEMS = (
    "ask|asks|asked|asking|urge[sd]?|urging|call(?:s|ed|ing)?\\s+(?:[\\w,]+\\s+){0,4}?(?:on|upon|for|to)|"
    "we\\s+call|appeal\\w*|beg|begs|begged|begging|plead\\w*|plea|pleas|implor\\w+|beseech\\w*|entreat\\w*|"
    "exhort\\w*|request\\w*|demand\\w*|petition\\w*|press(?:es|ed|ing)?|push(?:es|ed|ing)?|lobb\\w+|"
    "invit\\w+|"
    "encourag\\w+|challeng\\w+|advis\\w+|recommend\\w*|propos\\w+|suggest\\w*|advocat\\w+|insist\\w*|"
    "requir\\w+|order(?:s|ed|ing)?|direct(?:s|ed|ing)?|instruct\\w*|command\\w*|mandat\\w+|want(?:s|ed)?|"
    "expect(?:s|ed)?|needs?|needed|pray\\w*|prevail\\w*|must|should|shall|ought|please|let|grateful|"
    "would\\s+(?:(?:very\\s+much|also|particularly|warmly)\\s+)?(?:welcome|value)|appreciat\\w+|obliged|seek(?:s|ing)?|sought|tell|tells|told|warn(?:s|ed)?|would\\s+like|look(?:s|"
    "ed)?\\s+to|"
    "remind\\w*|ha(?:s|ve|d)\\s+to|hopes?|trusts?|clamou?r\\w*|campaign\\w*|if\\s+(?:he|she|they)\\s+will|"
    "whether\\s+(?:he|she|they)\\s+will|persuad\\w+|convinc\\w+|counsel\\w*|enjoin\\w*|do\\s+not|don['’]t"
)
#: What may stand before an imperative: marks, list numbers, "please", "and", a condition.
OPENING = re.compile(
    r"(?:\s|[“”\"'‘’«»(\[–—•*·▪-]|\(?(?:\d{1,2}|[a-hivx]{1,4})[.)]|[A-Z]:|(?:please|and|so|then|but|now|"
    r"first|also|"
    r"instead|just|kindly|again|above\s+all|at\s+least|finally|second|third|lastly|therefore|meanwhile|"
    r"in\s+the\s+meantime|(?:if|when|until\s+then|before)\s+[^,;:.]{3,90}(?=,)),?(?!\w))*",
    re.IGNORECASE,
)
_FIRST_WORD = rf"(?:{'|'.join(sorted(BASES))})"
#: A sentence without one of these asks nothing, unless it is an item of a list of asks.
TRIGGER = re.compile(
    rf"\b(?:{_STEMS})\b|^{OPENING.pattern}{_FIRST_WORD}\b|[:;“\"‘]\s*{_FIRST_WORD}\b|,\s+{_FIRST_WORD}\b"
    r"|^\W*(?:will|would|could|can|won['’]t)\b[^.]*\?"
    r"|^\W*(?:are|is)\s+(?:[\w’'-]+\s+){1,5}(?:prepared|willing|ready)\s+to\b[^?]*\?",
    re.IGNORECASE,
)
