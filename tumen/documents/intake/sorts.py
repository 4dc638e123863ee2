"""Which sort of document a line says it stands over: "PRESS RELEASE", "Communiqué No. 7", "Opinion"."""

from __future__ import annotations

import re

#: Words that name sorts of document by themselves.
_SORTS = (
    r"(?:press|news|media)\s+(?:release|statement|briefing|conference|advisory|notice)|statements?|declaration|releases?"
    r"|(?:noon|daily|weekly)\s+briefing|briefing(?:\s+notes?)?|open\s+letter|letters?|petition|(?:rush\s+)?transcripts?|reportage|cover\s+story|opinions?|op-?ed"
    r"|comments?|commentary|editorial|analysis|features?|interview|conversations?|testimony|deposition|affidavit|memoir"
    r"|memo(?:randum)?|bulletin|newsletter|(?:situation|field|flash|status|progress|annual|special|final|interim)\s+"
    r"(?:report|update)|sitrep|reports?|summar(?:y|ies)|updates?|communiqu[ée]s?|circular|notice|written\s+(?:answers?|questions?"
    r"|evidence|statement)s?|oral\s+(?:answers?|evidence)|questions?|answers?|submission|(?:approved\s+)?judg(?:e)?ment|order"
    r"|minutes|agenda|hansard|debates?|proceedings|fact\s?-?sheet|backgrounder|explainer|fact\s?-?check|q\s?&\s?a|script|slug"
    r"|obituary|in\s+loving\s+memory|in\s+memoriam|remembering|exclusive|breaking(?:\s+news)?|urgent(?:\s+action)?|appeal"
    r"|chronology|timeline|case\s+(?:files?|summaries)|guest\s+essay|essay|perspective|review|profile|dispatch|blog|letters?\s+to\s+the\s+editor"
    r"|(?:local|world|national|international|foreign|home|breaking)\s+news|politics|world|society|business|sport|culture"
    r"|notes?\s+to\s+editors|성명|성명서|공동성명|논평|보도자료|사설|칼럼|인터뷰|기고|사회|정치|국제"
)
#: What may stand with such a word and says nothing else.
_BESIDE = (
    r"joint|public|general|weekly|monthly|daily|quarterly|annual|advance|unedited|edited|unofficial|official|final|draft|version"
    r"|confidential|restricted|embargoed|for|immediate|release|use|no|nr|number|issue|of|the|and|&|a|an|to|by|on|inter-?agency|short"
    r"|full|original|english|only|distr|witness|witnesses|personal|victim|impact|supplementary|further|verbatim|corrected|uncorrected"
)
_ONLY_SORT = re.compile(
    rf"\W*(?:(?:{_BESIDE})\W+)*(?:{_SORTS})(?:\W+(?:(?:{_SORTS})|(?:{_BESIDE})|[\d/.-]+))*\W*", re.IGNORECASE
)
_VERSION = re.compile(
    r"\W*(?:(?:advance|unedited|draft|final|unofficial|check|against|delivery|version|copy|embargoed|original|english|only|distr|general)\W*){2,6}",
    re.IGNORECASE,
)
_NAMED_SORT = re.compile(
    r"\b(?:statement|release|report|letter|summary|update|transcript|interview|testimony|briefing|declaration|submission"
    r"|petition|communiqu[ée]|judg(?:e)?ment|question|answer|newsletter|guide|hearing|conference)s?(?:\s+no\.?\s*\d+)?$",
    re.IGNORECASE,
)


_MEMORIAL = re.compile(
    r"\W*(?:in\s+(?:loving\s+)?memory(?:\s+of)?|in\s+memoriam|remembering|obituary)\W*", re.IGNORECASE
)


def is_memorial(words: str) -> bool:
    """Whether a line stands over the name of somebody who is remembered."""
    return bool(_MEMORIAL.fullmatch(words))


def is_sort(words: str) -> bool:
    """Whether a line names a sort of document and nothing else: "PRESS STATEMENT", "Report No. 7"."""
    return len(words) <= 80 and bool(_ONLY_SORT.fullmatch(words) or _VERSION.fullmatch(words))


def names_sort(words: str) -> bool:
    """Whether what a line is about is a document: "Inter-Agency Situation Report" is no agency."""
    first = re.split(r"\s+(?:of|for|on|to|by|from)\s+", words, maxsplit=1, flags=re.IGNORECASE)[0]
    return bool(_NAMED_SORT.search(first) or _NAMED_SORT.search(words))
