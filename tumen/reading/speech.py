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
        "write declare describe argue comment respond quip retort exclaim convey relate recount insist reiterate "
        "reaffirm assure advise clarify remark observe stress emphasise emphasize reveal disclose inform brief "
        "mention post tweet publish conclude caution concede counter contend maintain complain criticize criticise "
        "opine confide attest depose elaborate underline highlight narrate refute rebut protest interject joke "
        "continue repeat read".split()
    ),
    "think": set(
        "believe think guess fear hope suspect assume presume reckon expect consider judge surmise gather "
        "predict forecast understand doubt feel figure".split()
    ),
    "count": set(
        "record document count list register tally verify log identify trace collect compile receive interview "
        "match monitor track gather establish number catalogue catalog chart note track name total map "
        "certify find observe discover show indicate suggest reveal assess determine detail outline cite "
        "reach".split()
    ),
    "put": set("put estimate reckon calculate reach".split()),
    "give": set("give quote supply provide produce release issue set offer carry run".split()),
    "hold": set("have keep hold maintain possess contain hear know remember learn".split()),
    "see": set("see watch witness notice spot meet help treat visit".split()),
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
#: Nouns whose owner speaks: "the group's estimate", "figures from the ministry", "a report by".
SPEAKING_NOUNS = frozenset(
    "report statement estimate figure data count tally record list survey study account testimony release letter "
    "database research statistic analysis finding number interview article investigation notice bulletin filing "
    "document newspaper broadcast claim allegation rumour rumor information reckoning calculation "
    "description version word telling remark comment speech answer reply announcement complaint evidence paper "
    "submission petition communique declaration story post thread book ledger bulletin draft resolution "
    "dossier memo cable message email e-mail note leaflet pamphlet transcript dispatch update".split()
)
DOUBTING = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|unconfirmed|rumou?r(?:s|ed)?|so-called count"
    r"|(?:is|are|was|were)\s+(?:said|rumou?red|alleged|reported|believed|thought)\s+to"
    r"|said\s+to\s+(?:be|have))\b",
    re.IGNORECASE,
)
#: "are believed to": somebody thinks so, and nobody says who.
#: "said", "told reporters" and the like, to find sentences worth parsing for their speaker.
CUE = re.compile(
    r"\b(?:said|says|say|saying|told|tells|added|adds|stated|states|noted|notes|explained|wrote|writes"
    r"|reported|reports|reporting|announced|declared"
    r"|described|testified|recalled|recalls|argued|warned|warns|commented|replied|answered|responded"
    r"|estimates?|estimated|believes?|believed|claimed|claims"
    r"|alleged|alleges|confirmed|confirms|recorded|documented|verified|according to|acknowledged|admitted"
    r"|insisted|stressed|put the|puts the|asked|denied"
    r"|continued|concluded|remembered|remembers|revealed|counted)\b",
    re.IGNORECASE,
)


def stance_of(verb: str) -> Stance:
    """How firmly a source is said to stand behind what it says, by the verb's lemma."""
    if verb in FIRM:
        return Stance.FIRM
    return Stance.DOUBTFUL if verb in DOUBTFUL else Stance.NEUTRAL
