"""Words of saying: which verbs and nouns hand a statement to a source, and how firmly."""

from __future__ import annotations

import re

from tumen.vocabulary.codes import Stance

NEUTRAL = frozenset(
    "say tell add state note explain write report announce declare describe testify recall argue warn "
    "tweet post comment reply respond "
    "answer estimate believe think put suggest indicate show find observe mention remark quote cite reckon "
    "hear understand stress "
    "emphasise emphasize complain continue begin repeat agree guess calculate recount relate read explain "
    "inform brief inform insist hold "
    "judge consider expect fear calculate predict forecast claim-to tell ask inform notify shout whisper "
    "joke remember list deny accuse "
    "reveal disclose talk speak concede counter point caution express learn notice see name detail outline "
    "submit hope want assess assert-that total tally "
    "object relay broadcast publish carry run contend maintain signal promise pledge vow undertake supply "
    "count".split()
)
FIRM = frozenset(
    "confirm record document verify establish register acknowledge admit conclude certify prove identify "
    "stress maintain".split()
)
DOUBTFUL = frozenset("claim allege purport assert boast".split())
VERBS = NEUTRAL | FIRM | DOUBTFUL

#: Verbs of saying that are so in any surroundings: enough without a clause below them.
PLAIN = frozenset(
    "say tell add state report warn announce claim allege confirm estimate explain reply testify "
    "recall note stress acknowledge admit deny argue insist".split()
)

#: Verbs of telling by how they tell, beyond the plain and the other verbs of saying: what their object or
#: clause holds is told by their subject.
_SORTS = {
    "say": PLAIN
    | set(
        "write declare describe argue comment respond quip retort exclaim convey relate recount insist "
        "reiterate reaffirm assure advise clarify remark observe stress emphasise emphasize reveal "
        "disclose inform brief mention post tweet publish conclude caution concede counter contend "
        "maintain complain criticize criticise opine confide attest depose elaborate underline highlight "
        "narrate refute rebut protest interject joke continue repeat read remember".split()
    ),
    "think": set(
        "believe think guess fear hope suspect assume presume reckon expect consider judge surmise gather "
        "predict forecast understand doubt feel figure".split()
    ),
    "count": set(
        "record document count list register tally verify log identify trace collect compile receive "
        "interview match monitor track gather establish number catalogue catalog chart note track name "
        "total map certify find observe discover show indicate suggest reveal assess determine detail "
        "outline cite reach".split()
    ),
    "put": set("put estimate reckon calculate reach".split()),
    "give": set("give quote supply provide produce release issue set offer carry run".split()),
    "hold": set("have keep hold maintain possess contain hear know learn".split()),
    "see": set("see watch witness".split()),
    "ask": set(
        "ask demand urge request appeal plead beg press petition propose recommend want insist "
        "invite order direct instruct rule find".split()
    ),
    "law": set("forbid prohibit bar provide stipulate guarantee define require oblige permit".split()),
    "call": set(
        "call describe dub label brand term denounce condemn thank welcome hail praise decry deplore "
        "characterise characterize".split()
    ),
    "answer": set(
        "answer reply acknowledge admit accept deny reject dismiss concede promise pledge vow undertake "
        "refuse decline accuse blame threaten agree signal".split()
    ),
}
SORT_OF_VERB: dict[str, str] = {
    **dict.fromkeys(VERBS, "other"),
    **{verb: sort for sort in reversed(_SORTS) for verb in _SORTS[sort]},
}
#: What an outlet writes over a note of its own: nobody of that name tells it.
HEADS_OF_NOTES = frozenset("correction corrections clarification update note notes".split())
#: What leads to the number where somebody puts one.
PUT_AT = frozenset({"at", "between", "above", "below"})
#: Nouns whose owner speaks: "the group's estimate", "figures from the ministry", "a report by".
SPEAKING_NOUNS = frozenset(
    "report statement estimate figure data count tally record list survey study account testimony release "
    "letter database research statistic analysis finding number interview article investigation notice "
    "bulletin filing document newspaper broadcast claim allegation rumour rumor information reckoning "
    "calculation description version word telling remark comment speech answer reply announcement "
    "complaint evidence paper submission petition communique declaration story post thread book ledger "
    "bulletin draft resolution dossier memo cable message email e-mail note leaflet pamphlet transcript "
    "dispatch update".split()
)
DOUBTING = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|unconfirmed|rumou?r(?:s|ed)?|so-called count"
    r"|(?:is|are|was|were)\s+(?:said|rumou?red|alleged|reported|believed|thought)\s+to"
    r"|said\s+to\s+(?:be|have))\b",
    re.IGNORECASE,
)
#: "said", "told reporters" and the like, to find sentences worth parsing for their speaker.
CUE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:ed|s)|stat(?:ed|es|ement)|not(?:ed|es)|expla(?:ined|ins)"
    r"|wr(?:ote|ites|itten)|report(?:s|ed|ing)?|announce[ds]|declare[ds]|describe[ds]|testif(?:ied|ies)|testimony"
    r"|recall(?:ed|s)|argue[ds]|warn(?:ed|s)|comment(?:ed|s)?|repl(?:ied|ies)|answer(?:ed|s)?|respond(?:ed|s)|estimate[ds]?"
    r"|believe[ds]?|th(?:inks?|ought)|understands?|claim(?:ed|s)?|allege[ds]|confirm(?:ed|s)|record(?:ed|s)|document(?:ed|s)"
    r"|verif(?:ied|ies)|according|acknowledge[ds]|admit(?:ted|s)|accept(?:ed|s)|insist(?:ed|s)|stress(?:ed|es)|puts?|ask(?:ed|s)"
    r"|urge[ds]|call(?:ed|s)|demand(?:ed|s)|den(?:ied|ies)|continue[ds]|conclude[ds]|remember(?:ed|s)?|reveal(?:ed|s)|count(?:ed|s)?"
    r"|cit(?:ed|es|ing)|quot(?:ed|es|ing)|fear(?:ed|s)?|expect(?:ed|s)?|hope[ds]?|promise[ds]|accuse[ds]|refuse[ds]|reject(?:ed|s)"
    r"|inform(?:ed|s)|learn(?:ed|t)|heard|found|traced|identif(?:ied|ies)|listed|named|assure[ds]|forbids?|prohibits?"
    r"|letter|account|survey|figures|words|spoke(?:sman|swoman|sperson)?|thank(?:ed|s)|describing|remark(?:ed|s)|mentioned"
    r"|whisper(?:ed|s)|shout(?:ed|s)|read(?:s)?|notice)\b",
    re.IGNORECASE,
)


def stance_of(verb: str) -> Stance:
    """How firmly a source is said to stand behind what it says, by the verb's lemma."""
    if verb in FIRM:
        return Stance.FIRM
    return Stance.DOUBTFUL if verb in DOUBTFUL else Stance.NEUTRAL
