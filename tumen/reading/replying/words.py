"""Words of answering: verbs that say how somebody responded, and what responses usually say."""

from __future__ import annotations

import re

_GROUPS = {
    "deny": "deny dispute refute contradict contest disavow disclaim repudiate",
    "reject": "reject dismiss spurn rebuff brush disregard",
    "refuse": "refuse decline withhold forbear refrain",
    "ignore": "ignore evade sidestep dodge deflect disregard",
    "reply": "reply respond answer react comment",
    "pledge": "promise pledge undertake vow commit assure guarantee agree offer volunteer swear consent",
    "admit": "acknowledge admit concede confirm accept recognise recognize allow grant own",
    "refer": "refer direct redirect pass forward",
    "hear": "hear receive get have await",
    "tell": "say tell discuss disclose reveal explain specify elaborate give provide furnish supply "
    "publish release",
    "call": "call describe label brand term denounce condemn accuse insist maintain hold contend claim "
    "assert argue",
    "note": "note regret apologise apologize hang shrug defend justify",
}
#: Verbs of answering, by lemma, with their group.
VERBS: dict[str, str] = {
    lemma: group for group, lemmas in reversed(_GROUPS.items()) for lemma in lemmas.split()
}
#: Verbs of answering that their particle makes so.
PARTICLED: dict[tuple[str, str], str] = {
    ("turn", "down"): "refuse",
    ("turn", "away"): "refuse",
    ("wave", "away"): "reject",
    ("brush", "off"): "reject",
    ("brush", "aside"): "reject",
}
#: Groups whose verbs answer only where they are denied or want an answer for an object: "would not say".
ONLY_DENIED = frozenset({"tell", "hear"})
#: Nouns of what an answer is, where it is missing or given: "no reply", "the request has gone unanswered".
ANSWERS = frozenset("answer reply response comment acknowledgement reaction word line explanation".split())
#: Nouns of what is answered.
REQUESTS = frozenset(
    "request question letter appeal petition enquiry inquiry email e-mail call message demand plea "
    "allegation "
    "claim report accusation charge communication note query questionnaire recommendation complaint "
    "representation criticism statement finding proposal application".split()
)

#: Nouns of those who speak for a body, or in an office.
SPEAKING_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officer minister ministry embassy consulate "
    "ambassador consul secretary department government authority commissioner governor director diplomat "
    "prosecutor president office bureau agency police policeman mayor counsellor mission company "
    "directorate".split()
)

#: What answers say, by a name for each way of saying it.
CONTENT: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for name, words in {
        "so-called": r"so-called",
        "none": r"no\s+\w+(?:\s+\w+){0,4}\s+(?:was|were|had|has|have)\b|no\s+(?:such|evidence|record|"
            r"knowledge|information|trace|sign|proof|basis|factual)\b|there\s+(?:is|are|was|were|"
        r"had\s+been|have\s+been|has\s+been)\s+(?:no|nothing|never|only)\b|nobody\b|no\s+one\b|no-one\b|"
        r"none\b|not\s+one\b|not\s+a\s+single",
        "never": r"never\b|at\s+no\s+time",
        "false": r"fabricat\w+|invent(?:ed|ion)s?|false(?:hoods?)?\b|baseless|groundless|unfounded|untrue|"
            r"not\s+true|lies?\b|rumou?rs?\b|"
        r"slander\w*|smears?\b|propaganda|distort\w+|at\s+variance|inconsistent|misleading|nonsense|"
        r"hostile\s+forces|without\s+foundation",
        "not-refugees": r"(?:are|is|were|was)\s+not\s+(?:a\s+)?(?:refugees?|asylum|deportations?|forced)|"
            r"(?:illegal|economic)\s+\w*\s*"
        r"(?:im)?migrants|does?\s+not\s+(?:exist|apply|arise)|criminals|traitors|terrorists",
        "free": r"voluntar\w+|own\s+(?:free\s+)?will|freely|no\s+force|agreed\s+to\s+(?:go|return)|"
            r"elected\s+to",
        "law": r"(?:in\s+(?:strict\s+|full\s+)?(?:accordance|line|conformity|compliance|keeping)\s+with|"
            r"according\s+to|under|"
        r"(?:complies|comply|consistent)\s+with|by|application\s+of)\s+(?:the\s+|our\s+|its\s+|their\s+|"
        r"\w+\s+)?(?:(?:domestic|"
        r"international|national|relevant|applicable|existing)\s+)*(?:laws?|legislation|regulations|"
        r"procedures?|rules)\b",
        "humane": r"humanitarian\w*|humane\w*|dignity|full\s+respect|lawful\s+rights",
        "handled": r"handle[sd]?\b|deal(?:s|t)?\s+with|treat(?:s|ed)\b|process(?:ed|es)\b",
        "unaware": r"(?:not|n['’]t)\s+(?:\w+\s+)?aware\b|unaware\b|no\s+knowledge\b|"
        r"not\s+(?:\w+\s+)?known\b",
        "noted": r"t(?:ak(?:e|es|en|ing)|ook)\s+(?:\w+\s+)?note\b",
        "open": r"(?:not|n['’]t)\s+rul(?:e|ed|ing)\s+(?:[\w’']+\s+){0,3}out\b",
        "attention": r"(?:due|full|close|careful|the|every|serious)\s+attention\b|with\s+care\b",
        "position": r"(?:consistent|principled|clear|firm)\s+(?:position|stance)",
        "records": r"(?:not|n['’]t)\s+(?:hold|keep|collect|have)\s+(?:\w+\s+){0,2}(?:records?|information|"
        r"data|figures|statistics)|no\s+(?:\w+\s+)?(?:records?|data|figures|statistics)\b",
        "rather": r"(?:would|['’]d)\s+(?:rather|prefer)\s+not\b|nothing\s+(?:more\s+|further\s+)?to\s+"
        r"(?:add|say|share|announce|report)\b|not\s+(?:go|going|get|getting|be\s+drawn)\s+into\b|not\s+at\s+liberty\b",
        "aware": r"(?:not\s+)?aware\b|(?:not\s+)?familiar\b|know(?:s|n)?\s+(?:nothing|of\s+no)|not\s+known",
        "watch": r"monitor\w*|follow(?:s|ing)?\s+(?:the\s+)?\w*\s*(?:closely|situation|matter|developments|"
            r"with)|closely|look(?:s|ing)?\s+into",
        "review": r"under\s+(?:\w+\s+)?(?:review|study|consideration|examination|investigation)|"
            r"consider(?:s|ed|ing)?\b|studying|"
        r"examin(?:e|ed|ing)|remain(?:s|ed)?\s+open|no\s+decision|investigat\w+",
        "always": r"always|consistently|regularly|continu(?:e|es|ed|ing)\s+to|routinely|attach(?:es)?\s+"
            r"\w+\s*importance|committed\s+to|remain\w*\s+committed",
        "raise": r"rais(?:e|es|ed)\b|representations|through\s+(?:\w+\s+){0,2}channels|diplomatic|quiet\s+"
            r"diplomacy|dialogue|"
        r"communication|engag(?:es?|ed|ing)\b|every\s+effort|efforts|advocate",
        "matter": r"(?:a\s+|internal\s+)matters?\b|question\s+for|refer(?:s|red)?\b|above\s+my|put\s+it\s+"
            r"to|ask\s+(?:the|them|him|her)|competent\s+authorit\w+",
        "check": r"check(?:s|ing)?\b|seeking\s+(?:clarification|information|further|more)|"
            r"(?:collect|gather)ing\s+\w+|confirming|verif\w+|ascertain\w*|clarify\w*|looking\s+into|facts\b",
        "comment": r"comment\b|discuss\w*|nothing\s+(?:more\s+)?to\s+(?:add|say)|no\s+more\b|go\s+into\s+"
            r"details?|details\b|individual\s+(?:cases|matters)|"
        r"disclos\w+|say\s+(?:how|whether|where|what|who|more)|inappropriate|not\s+be\s+appropriate|not\s+"
        r"in\s+a\s+position|difficult\s+to\s+(?:confirm|say)",
        "cannot": r"cannot|can['’]t|could\s+not|unable|not\s+possible|will\s+not|won['’]t|would\s+not|"
            r"not\s+accept|no\s+longer|not\s+going\s+to|not\s+(?:\w+\s+)?possible|"
        r"too\s+dangerous|impossible",
        "will": r"will\b(?!\s+not)|['’]ll\b|would\b(?!\s+not)|shall\b|going\s+to|ready\s+to|stands?\s+"
            r"ready|next\s+(?:week|month)|by\s+the\s+end",
        "done": r"(?:was|were|had\s+been|have\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:sent|returned|"
            r"repatriated|removed|deported|expelled|released|"
        r"transferred|handed|arrested|detained|registered)|died\b|excess(?:es)?|mistakes?\b|errors?\b|"
        r"appears?\s+to",
        "sorry": r"sorry|regret\w*|sympath\w+|apolog\w+|saddened|concern(?:ed|s)?\b",
        "best": r"(?:do|doing|did|done)\s+(?:\w+\s+)?(?:best|everything|all|utmost)|pass\s+"
            r"(?:it|this|that)\s+on|patien\w+|wait\b|in\s+due\s+course|appropriate\s+time",
        "silent": r"silen(?:t|ce)|unanswered|without\s+(?:a\s+|any\s+)?(?:reply|answer|response)|hung\s+up|"
            r"nothing\b(?!\s+(?:more\s+|further\s+)?to\s+(?:add|say|share|announce|report))|not\s+a\s+(?:line|word)|"
        r"(?:no|any|an?)\s+(?:\w+\s+)?(?:reply|answer|response|comment|word|acknowledgement)\b|not\s+"
        r"been\s+answered|nobody\s+answered|not\s+done\s+so|not\s+taken?\s+it\s+up|still\s+wait\w*|unopened|"
        r"in\s+vain|did\s+not\s+come",
        "repeat": r"already\s+(?:answered|replied|said|told)|stands?\s+by|position\s+is|unchanged|have\s+"
            r"told",
    }.items()
}  # fmt: skip
_VERB_WORDS = (
    r"den(?:y|ies|ied|ying|ial)|turn(?:s|ed)\s+(?:\w+\s+){0,4}?(?:down|away)|disput\w+|refut\w+|reject\w*|dismiss\w*|refus\w+|declin\w+|ignor\w+|"
    r"repl(?:y|ies|ied|ying)|"
    r"respon[ds]\w*|answer\w*|comment\w*|promis\w+|pledg\w+|undert[ao]\w+|vow\w*|assur\w+|guarante\w+|"
    r"agree[ds]?|offer(?:s|ed)?|"
    r"acknowledg\w+|admi(?:t|ts|tted|tting)|conced\w+|confirm\w*|accept\w*|recognis\w+|call(?:s|ed)\b|"
    r"describ\w+|maintain\w*|"
    r"insist\w*|contend\w*|hear[ds]?|received?|await\w*"
)
#: A sentence without one of these answers nothing, unless it stands in a turn that answers.
TRIGGER = re.compile(
    rf"\b(?:{_VERB_WORDS})\b|{'|'.join(pattern.pattern for pattern in CONTENT.values())}", re.IGNORECASE
)


def said_in(words: str) -> list[str]:
    """The names of what answers usually say that these words say."""
    return [name for name, pattern in CONTENT.items() if pattern.search(words)]
