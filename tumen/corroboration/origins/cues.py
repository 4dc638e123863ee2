"""The words that say whose words something is: verbs, kinds of texts, credits; English and Korean."""

from __future__ import annotations

import re

_SAID = """
say says said saying tell tells told write writes wrote written writing state states stated stating add adds
added adding report reports reported reporting announce announces announced warn warns warned warning urge
urges urged note notes noted noting argue argues argued claim claims claimed claiming explain explains
explained declare declares declared insist insists insisted stress stresses stressed comment comments
commented reply replies replied describe describes described quote quotes quoted quoting cite cites cited
citing read reads maintain maintains maintained testify testifies testified record records recorded
according conclude concludes concluded found finds publish publishes published issue issues issued call
calls called continue continues continued remark remarks remarked observe observes observed affirm affirms
affirmed allege alleges alleged plead pleads pleaded appeal appeals appealed put puts
""".split()
_TEXTS = """
letter statement report release testimony submission speech article interview text briefing petition words
""".split()
#: What makes of a name beside a passage an attribution.
CUE = re.compile(
    rf"(?<!\w)(?:{'|'.join((*_SAID, *_TEXTS))})(?!\w)"
    r"|밝혔|밝힌|말했|말한|말이다|전했|전한|했다고|주장|강조|지적|덧붙|설명|호소|촉구"
    r"|따르면|인용|보도|발표|성명|서한|편지|보고서|증언|측은",
    re.IGNORECASE,
)

#: What a text is called where it is quoted, by its kind, in English and in Korean.
_CALLED = {
    "letter": ("letter", "서한|편지"),
    "statement": ("statement", "성명|입장문"),
    "report": ("report", "보고서"),
    "testimony": ("testimony", "증언"),
    "speech": ("speech", "연설"),
    "release": ("press release", "보도자료"),
}
KIND_CALLED = {
    kind: re.compile(
        rf"(?<!\w)(?:the|this|that|open|joint|its|their|a)\s+(?:\w+\s+)?(?:{english})\b|(?:{korean})(?:에서|에)"
    )
    for kind, (english, korean) in _CALLED.items()
}

#: What makes of a name in a short line a credit.
CREDIT = re.compile(
    r"\b(?:by|from|source|reporting|via|courtesy|republished|originally|first|appeared|story|copyright|with"
    r"|material|credit|based on|adapted|excerpt\w*|drawn|thanks)\b"
    r"|[(\[=\u2014\u2013]|제공|출처|기사|보도|전재|바탕|글을|자료|인용|발췌|참고|옮긴|옮김",
    re.IGNORECASE,
)

#: Verbs beside which an outsider is looked for; fewer than above, since they are to find the name.
_SPEAKS = (
    r"(?:said|says|told|tells|wrote|writes|stated|states|added|adds|announced|warned|warns|declared|declares"
    r"|insisted|stressed|commented|replied|explained|put it|puts it|went on|goes on|claimed|claims|noted"
    r"|argued|urged|argues|concluded)"
)
_CAPITAL = r"(?<!\w)(?:(?:[A-Z]\.)++|[A-Z\u00c0-\u00de][\w'\u2019&-]*+)"
_BETWEEN = r"(?:,?\s+|,?\s+(?:of|for|on|in|to|at|and|de|against)\s+(?:the\s+)?|\s+the\s+)"
_NAME = rf"(?:{_CAPITAL}(?:{_BETWEEN}{_CAPITAL}){{0,14}})"
_BODY = (
    r"(?:embassy|ministry|foreign ministry|government|mission|consulate|commission|committee|group|charity"
    r"|agency|court|council)"
)
_FOR = r"(?:(?:spokes\w+|official|statement)\s+(?:for|of|from|at|by)\s+(?:the\s+)?)?"
_ONE = rf"(?:[Tt]he\s+|[Aa]\s+)?{_FOR}(?:(?:\w+\s+)?{_BODY}(?:\s+in\s+{_CAPITAL})?(?!\w)|{_NAME})"
_TEXT = r"(?:statement|letter|report|text|words|release)"
_KOREAN = r"[\uac00-\ud7a3A-Za-z0-9\u00b7]+(?:\s[\uac00-\ud7a3A-Za-z0-9\u00b7]+){0,7}?"
_KOREAN_SPEAKS = r"(?:밝혔|말했|전했|주장했|강조했|발표했|적었|썼)"
#: A name that begins a clause, further from its verb or before a colon: only one of several words is taken.
LOOSE = re.compile(
    rf"(?:^|[.,;:\n]|\b(?:[Tt]he|[Aa]nd|[Bb]ut|[Bb]y|[Oo]f))\s*(?P<name>{_NAME})(?:'s|\u2019s)?[^.!?\n]{{0,60}}?(?:{_SPEAKS}\b|:\s*$)"
)
#: Where the ``name`` of one who speaks stands, the surest first.
SPEAKERS = (
    re.compile(rf"\b[Aa]ccording to (?P<name>{_ONE})"),
    re.compile(rf"{_TEXT}\s+(?:of|from|by|issued by)\s+(?P<name>{_ONE})"),
    re.compile(rf"(?P<name>{_ONE})(?:\s+(?:has|had|have|also))?\s+{_SPEAKS}\b"),
    re.compile(rf"\b(?:said|says|wrote|writes|added|adds|stated|warned|declared|replied)\s+(?P<name>{_ONE})"),
    LOOSE,
    re.compile(rf"(?P<name>{_KOREAN})에 (?:따르면|의하면)"),
    re.compile(
        rf"(?P<name>{_KOREAN})(?:\s측)?(?:은|는|이|가)(?:\s[^.\n]{{0,30}})?\s?[^.\n]{{0,20}}?{_KOREAN_SPEAKS}"
    ),
    re.compile(rf"(?P<name>{_KOREAN})(?:의|\s측의)\s(?:말|성명|서한|설명|발표|주장)"),
)
#: Words that begin a sentence, and no name.
NOBODY = frozenset(
    """
    most many some several all few others both each other another their our my he she it they we i this that
    these those who there in as on at when while after once one his her its
    """.split()
)
