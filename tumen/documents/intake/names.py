"""Which short lines are the name of a body, an outlet or a person, by their form alone.

Nothing is better than something wrong: what may as well be a heading, a place or a headline is no name.
"""

from __future__ import annotations

import re

from tumen.documents.intake.signs import is_prose
from tumen.documents.intake.sorts import is_sort, names_sort
from tumen.vocabulary.places import canonical

#: Nouns that say what a body is. One of them ends its name or stands before "of", "for", "on".
_BODY = re.compile(
    r"(?:groups?|committees?|council|commission|association|ministry|department|directorate|embassy|consulate"
    r"|alliance|coalition|institute|foundation|society|parliament|assembly|congress|senate|network|cent(?:re|er)"
    r"|union|agency|bureau|university|college|academy|charity|church|(?:arch)?diocese|mission|forum"
    r"|(?:con)?federation|organi[sz]ation|secretariat|government|court|tribunal|caucus|panel|mechanism"
    r"|observatory|archives?|fellowship|collective|initiative|authority|board|consortium|partnership|league"
    r"|ombudsman|office|chamber|task\s?force|platform|trust|fund|team|campaign|project|desk|library|museum"
    r"|inc|ltd|llp|plc|gmbh|files?|solidarity|aid|institution|registry|unit|delegation)\.?",
    re.IGNORECASE,
)
#: Nouns that end the names of papers, stations and bodies; before "of" they are common words.
_OUTLET = re.compile(
    r"(?:news|times|post|wire|dispatch|daily|herald|tribune|press|gazette|journal|review|weekly|observer"
    r"|guardian|telegraph|chronicle|broadcasting|radio|television|tv|fm|magazine|bulletin|monitor|courier"
    r"|record|records|mail|standard|ledger|beacon|quarterly|monthly|notebook|examiner|inquirer|independent"
    r"|argus|sentinel|spectator|online|ilbo|s[hi]+nmun|shimbun|ribao|service|watch|international|rights|circle"
    r"|families)",
    re.IGNORECASE,
)
_CHAMBER = re.compile(
    r"(?:the\s+)?house\s+of\s+(?:lords|commons|representatives|assembly)|d[áa]il\s+[ée]ireann|seanad(?:\s+[ée]ireann)?"
    r"|bundestag|bundesrat|knesset|(?:the\s+)?parliament\s+of\s+\w+",
    re.IGNORECASE,
)
_PERIODICAL_OF = re.compile(
    r"(?:the\s+)?(?:[A-Z]\w+\s+){0,2}(?:journal|review|annals|yearbook|gazette)\s+of\s", re.IGNORECASE
)
_RECORD_OF = re.compile(r"\s+(?:debates?|official\s+report|hansard|proceedings|record)\b.*$", re.IGNORECASE)
#: What follows the name of a Korean body in the title of its paper.
_KOREAN_PAPERS = re.compile(
    r"\s+(?:.{0,40}\s)?(?:구술\s?기록|보도자료|성명서?|논평|소식지|증언록|보고서|백서|요약|자료집)$"
)
#: "... and 32 other groups".
_KOREAN_OTHERS = re.compile(r"\s+(?:외|등)\s+\d+개\s?(?:단체|기관)$")
_OF = re.compile(r"\s+(?:of|for|on|in|to|against|from|at|with|into|under)\s+|\s*[,(:–—]|\s-\s", re.IGNORECASE)
_ORGANISATION_KOREAN = re.compile(
    r"(?:신문|일보|통신|뉴스|방송|타임즈|타임스|저널|센터|위원회|협회|연합|연대|모임|가족회|재단|연구소|연구원|대사관|의회|국회"
    r"|정부|부처|외교부|통일부|법무부|코리아|단체|인권회|시민연합|기록원|진흥원|사무소|본부|네트워크|시민모임)$"
    r"|^(?:주간|월간|계간)\s?\S{1,10}$"
)
#: Small words that names of organisations and people hold.
JOINING = frozenset("of the and for on in to at against & de von van der al bin la le du di".split())
#: Small words of people's names alone.
_PARTICLES = frozenset(
    "de del von van der den ter ten al el bin ibn bint la le du di da dos das do e y af av zu".split()
)
#: Verbs and question words of headlines, which may be written in capitals or title case as names are.
_TELLING = re.compile(
    r"\b(?:says?|said|sent|sends|called|urges?|urged|warns?|warned|condemns|deports|repatriates|is|are|was|were|be|been|has|have|had|will|asks|asked|tells|told|held|den(?:y|ies)|denied"
    r"|admits|accus(?:es|ed)|detains|dies|expels|faces|finds|fled|flees|frees|gets|gives|goes|ignores"
    r"|joins|keeps|loses|makes|meets|pledges|rejects|seeks|seizes|slams|takes|threatens|tries|vows|waits|wins"
    r"|must|should|may|could|can|not|still|how|why|what|when|where|who|whose|after|before|while|amid|than)\b"
    # "Families of the Deported" is a name, "Forty Deported" is none.
    r"|(?<!the )\b(?:returned|condemned|deported|repatriated|expelled|jailed|killed)\b",
    re.IGNORECASE,
)
#: How lines begin that name somebody other than the one who publishes.
_ADDRESSING = re.compile(
    r"(?:to|dear|cc|copy|copies|attn|attention|question\s+(?:for|to)|delivered\s+to|presented\s+to|addressed\s+to"
    r"|for\s+the\s+attention)\b(?!\s+(?:ask|the\s+end|this|be)\b)",
    re.IGNORECASE,
)
#: Characters of the longest name of a body.
_LONGEST = 120


#: The house of the United Nations in Geneva, which names nobody who writes from it.
_HOUSE = re.compile(r"palais\s+des\s+nations\b", re.IGNORECASE)


def is_addressing(words: str) -> bool:
    """Whether a line says whom the document is for, or where: "To His Excellency ...", "Question for ..."."""
    return bool(_HOUSE.match(words)) or (
        len(words) <= 2 * _LONGEST and not is_prose(words) and bool(_ADDRESSING.match(words.lstrip("(*[ ")))
    )


def is_body_noun(words: str) -> bool:
    """Whether a line is only the noun of a body, which names none: "Secretariat"."""
    return bool(_BODY.fullmatch(words))


def is_capitalised(words: str) -> bool:
    """Whether every word is capitalised or a small joining word, as in names and title-case headlines."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", words)
    capitals = [part for part in parts if part[0].isupper() or part.lower() in JOINING]
    return bool(parts) and len(capitals) == len(parts)


def is_organisation(words: str) -> bool:
    """Whether a short line reads as the name of a body or an outlet."""
    words = words.strip(" .,|-–—")
    if len(words) > _LONGEST or is_prose(words) or re.search(r"^\d|[?!;:]|\d{3}", words):
        return False
    if _ORGANISATION_KOREAN.search(words) and len(words.split()) <= 4:
        return True
    if is_addressing(words) or _TELLING.search(words) or len(words.split()) > 16:
        return False
    return is_capitalised(words) and (bool(_CHAMBER.fullmatch(words)) or _is_named_as_body(words))


def _is_named_as_body(words: str) -> bool:
    """Whether the noun that the name is built on is one of a body: its last, or the one before "of"."""
    if names_sort(words) or is_sort(words):
        return False
    if _PERIODICAL_OF.match(words):
        return True
    first = re.sub(r"\s+general$", "", _OF.split(words)[0], flags=re.IGNORECASE).split()
    last = re.sub(r"\s*\([^)]*\)?$", "", words).split()[-1:]
    head, end = (
        re.split(r"[-‑]", word)[-1].strip(".") for word in (first[-1:] + [""])[:1] + (last + [""])[:1]
    )
    if words.lower() in ("human rights", "the human rights"):
        return False
    is_alone = len(words.split()) == 1
    if is_alone and words.lower() not in ("parliament", "congress", "senate"):
        return False
    return bool(_BODY.fullmatch(head) or _BODY.fullmatch(end) or _OUTLET.fullmatch(end))


#: What may follow a body's name in its line: where it sits, which issue this is, a section.
_AFTER_BODY = re.compile(r"\s*(?:\||[—–]|\s-\s|·)\s*|,\s+", re.IGNORECASE)
_VOLUME = re.compile(
    r"[\s,]+(?:vol(?:ume)?\.?\s*)?\d+\s*(?:\(\d+\)|,?\s*(?:no|issue)\.?\s*\d+)?\s*$", re.IGNORECASE
)


def body_in(words: str) -> str:
    """The body or outlet that a line of a head names, without its town, section or issue; or nothing."""
    words = _VOLUME.sub("", words.strip()) if len(words) <= 2 * _LONGEST else ""
    if _ORGANISATION_KOREAN.search(_KOREAN_PAPERS.sub("", words).split()[0] if words.split() else ""):
        words = _KOREAN_PAPERS.sub("", _KOREAN_OTHERS.sub("", words))
    words = re.sub(r"^in\s+the\s+(?=\S+\s+court\b)", "", words, flags=re.IGNORECASE)
    if _CHAMBER.fullmatch(_RECORD_OF.sub("", words)):
        return _RECORD_OF.sub("", words)
    if is_organisation(words) and "," not in words:
        return words
    part = _AFTER_BODY.split(words)[0].strip()
    if part != words and is_organisation(part):
        rest = words[len(part) :]
        # "Ministry of Trade, Industry and Energy" goes on; "Records Desk, Prague" does not.
        goes_on = re.match(r",\s", rest) and re.search(r"\band\b|&", rest) and is_capitalised(rest)
        return words if goes_on and is_organisation(words) else part
    return ""


_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady baroness baron viscount dame rev revd reverend fr"
    " father sister brother pastor deacon rabbi imam sheikh bishop archbishop canon rt hon right honourable"
    " most very the me maître mme sen senator rep representative deputy cllr councillor judge justice"
    " ambassador gen general col colonel capt captain lt lieutenant maj major sgt msgr".split()
)
#: Capitalised pairs that are places, peoples, sections, posts and document types, never a writer.
_NOT_A_PERSON = re.compile(
    r"\b(?:north|south|east|west|(?:north|south|east|west)ern|central|frontier|border|river|valley|province|region|county"
    r"|district|city|town|village|islands?|camp|prison|bridge|returns?|returned|forced|people|women|children|families|refugees?"
    r"|migrants?|one|two|three|four|five|six|seven|eight|nine|ten|forty|fifty|hundreds?|thousands?|back|sent|korean?s?|china|chinese|uk|us|un|united|kingdom|nations?|states|republic|human|rights"
    r"|press|release|statement|media|news|world|asia|europe|africa|politics|opinion|breaking|letters?|reports?|open|home"
    r"|about|contact|share|related|background|notes?|editors?|read|more|sign|log|search|menu|privacy|policy|terms"
    r"|subscribe|latest|uncategorized|international|foreign|affairs|secretary|minister|ministers|seoul|beijing|london"
    r"|washington|geneva|pyongyang|shenyang|dandong|tumen|who|whom|what|why|how|when|where|which|you|your|yours|our|we|us"
    r"|my|me|his|her|their|they|it|its|this|these|that|with|not|no|do|can|will|is|are|was|were|to|in|into|on|at|by|from"
    r"|as|or|but|if|than|a|an|key|figures?|facts?|findings?|summary|overview|introduction|conclusions?|method(?:s|ology)?"
    r"|recommendations?|highlights|context|contents|annex|appendix|chapter|section|part|table|figure|sources?|section"
    r"|protection|health|situation|response|needs|gaps|shelter|director|assistant|chair(?:man|woman|person)?|president"
    r"|founder|officer|manager|head|spokes\w+|convener|coordinator|correspondent|reporter|staff|writer|writers|newsroom|research"
    r"|hall|street|road|lane|avenue|row|square|house|court|building|floor|suite|box|sirs?|madams?|friends?|respected|dear"
    r"|version|edition|issue|volume|draft|translation|translated|page|photo|image|video|exclusive|updated?|published"
    r"|posted|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august"
    r"|september|october|november|december|christ|god|solidarity|faithfully|sincerely|regards|local|national|comments?"
    r"|guest|essay|essays|interview|testimony|witness|transcript|memory|loving|remembering"
    r"|occasional|previous|next|the end)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?")
#: Letters behind a name: "MP", "Ph.D.", "KC". "CB" and the like stand in brackets.
_POSTNOMINALS = re.compile(
    r"(?:,?\s+(?:MP|MEP|MSP|MS|TD|KC|QC|SC|OBE|CBE|MBE|M\.P\.|J\.?D\.?|Ph\.?\s?D\.?|M\.?D\.?|LL\.?[BM]\.?|S\.?J\.?|Esq\.?|Jr\.?|Sr\.?))+$"
)


def is_person(words: str, *, in_capitals: bool = False) -> bool:
    """Whether a short line reads as one person's name, with or without a title before it.

    A line all in capitals is a heading unless ``in_capitals`` says that its place makes it a name.
    """
    words = words.strip(" .,|-–—+") if len(words) <= _LONGEST else ""
    words = _POSTNOMINALS.sub("", words)
    if not 0 < len(words) <= 50 or re.match(
        r"(?:[IVXL]{2,6}|[IVX](?=\.\s+\w+\s+(?:of|and|in|by|to|on)\b))\.\s", words
    ):
        return False  # "IV. Refoulement" is a heading
    if re.search("[가-힣]", words):
        return bool(re.fullmatch("[가-힣]{2,4}", words)) and not _ORGANISATION_KOREAN.search(words)
    if words.isupper():
        return in_capitals and is_person(_lowered(words))
    parts = words.split()
    named = without_titles(parts)
    has_title = len(named) < len(parts)
    if not (2 <= len(named) <= 5 or (named and has_title)) or any(mark.isdigit() for mark in words):
        return False
    if _NOT_A_PERSON.search(" ".join(named)) or is_organisation(words):
        return False
    if parts[0].lower() == "the" and len(named) == len(parts) - 1:
        return False  # "The Border Letter": before a name "the" stands only with another title
    small = _PARTICLES | ({"of"} if has_title else set())
    capitals = [part for part in named if part.lower() not in small]
    is_named = (
        bool(capitals)
        and named[0].lower() not in small
        and all(part[0].isupper() and _NAME.fullmatch(part) for part in capitals)
    )
    return is_named and (has_title or len(capitals) > 1) and canonical(words) is None


def _lowered(words: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), words)


def without_titles(parts: list[str]) -> list[str]:
    """The words of a name without the titles before it: "The Rt Revd Simon Fell" is "Simon Fell"."""
    first = next(
        (at for at, part in enumerate(parts) if part.strip(".").lower() not in _HONORIFICS), len(parts)
    )
    return parts[first:]


#: The marks that lead from a name to a note: "Ada Quill1,2*".
_MARKS_OF_NOTES = re.compile(r"(?<=[^\W\d_])(?:[\d*†‡§]+(?:,[\d*†‡§]+)*)")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*[,;]\s*")


def people_in(words: str) -> list[str]:
    """The persons of a line that names nobody and nothing else: "Hyo-rin Quill and Piet Sedge"; else none."""
    if len(words) > 2 * _LONGEST:
        return []
    words = _MARKS_OF_NOTES.sub("", words)
    names = [name for name in _AND.split(_POSTNOMINALS.sub("", words.strip(" .*"))) if name]
    return names if all(is_person(name) for name in names) else []


def small_words(text: str) -> list[str]:
    """The words that a text writes in small letters; what stands among them is nobody's name."""
    return re.findall(r"(?<![\w@./-])[a-z][a-z'’-]{2,}(?![\w@/-]|\.\w)", text)


def is_written_small(words: str, small: set[str]) -> bool:
    """Whether a word of a line in capitals is among ``small``: "Eastern Frontier" beside "the frontier"."""
    capitals = (word for word in re.findall(r"(?<![\w-])[^\W\d_][\w'’-]{2,}", words) if word[0].isupper())
    return any(word.lower() in small for word in capitals)
