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

#: Nouns whose owner speaks: "the group's estimate", "figures from the ministry", "a report by".
SPEAKING_NOUNS = frozenset(
    "report statement estimate figure data count tally record list survey study account testimony release "
    "letter database research "
    "statistic analysis finding number interview article investigation notice bulletin filing document "
    "newspaper broadcast agency".split()
)
DOUBTING = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|unconfirmed|rumou?r(?:s|ed)?|so-called count|is "
    r"said to|are said to|was said to|were said to)\b",
    re.IGNORECASE,
)
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
