"""The publisher that the text shows: who speaks in a release, who holds the copyright, who interviewed."""

from __future__ import annotations

import re

from tumen.documents.intake.authors import is_signed
from tumen.documents.intake.datelines import dateline_of
from tumen.documents.intake.names import is_organisation, is_person
from tumen.documents.intake.publishers.looking import HEAD_BLOCKS, MaybeFound
from tumen.documents.intake.publishers.mastheads import read_agency
from tumen.documents.intake.said import Said, short
from tumen.vocabulary.codes import BlockKind

_SAYS = (
    r"(?:said|says|called|calls|demands|asks|notes|urged|urges|condemned|condemns|voiced|expressed|announced"
    r"|published|warned|warns|welcomed|deplored|demanded)"
)


_NAME = r"(?P<name>(?:[A-Z][\w&'’.-]*\s+)(?:(?:of|for|and|on|the|in|&|[A-Z][\w&'’.-]*)\s+){0,7}?)"


_COMPLIMENTS = re.compile(
    r"^(?:The\s+)?(?P<name>[A-Z].{3,120}?)(?:\s+to\s+the\s+.{3,80}?)?\s+presents\s+its\s+compliments\b"
)


_ISSUER_FIRST = re.compile(rf"^(?:The\s+)?{_NAME}(?:today|yesterday|this\s+\w+)?\s*{_SAYS}\b")


_ISSUER_LATER = re.compile(
    rf"(?:,|[”\"])\s+(?:the\s+)?{_NAME}{_SAYS}\s+(?:today|in\s+a\s+(?:report|statement|briefing|study)|on\s+\w+day)\b"
)


_EXPERTS = re.compile(r"^(?P<name>(?:UN|U\.N\.)\s+(?:[a-z]+\s+){0,2}experts)\b")


_ABOUT = (
    r"(?:(?:is|was)\s+(?:a|an|the|founded|established|set\s+up)\b|documents|works"
    r"|has\s+(?:documented|worked|a\s+staff|\d+\s+(?:staff|members)))"
)


_OF_A_RELEASE = re.compile(
    r"for\s+immediate\s+release|(?:press|news)\s+release|notes\s+to\s+editors|briefing\s+notes?|\W*ends?\W*$|###",
    re.IGNORECASE,
)


def read_note_verbale(said: list[Said]) -> MaybeFound:
    """The mission or ministry that a note verbale is from."""
    for block in said[:HEAD_BLOCKS]:
        match = _COMPLIMENTS.match(block.words)
        if match:
            return block.found(match["name"], f"the opening “{short(block.words)}”")
    return None


def read_issuer_of_release(said: list[Said]) -> MaybeFound:
    """The body that speaks in the first sentences of a release and is described or asking in the rest."""
    prose = [block for block in said if block.kind is BlockKind.PARAGRAPH]
    if not prose or not _is_release(said):
        return None
    headline = next((block for block in said if block.kind is BlockKind.HEADLINE), None)
    above = headline.words.partition(":")[0] if headline and ":" in headline.words else ""
    if headline and is_organisation(above) and any(above in block.words for block in prose):
        return headline.found(above, "the headline, and who speaks in the release")
    for block in prose[:2]:
        for pattern in (_EXPERTS, _ISSUER_FIRST, _ISSUER_LATER):
            match = pattern.search(block.words)
            name = match["name"].strip() if match else ""
            if name and (pattern is _EXPERTS or _is_described(name, prose)):
                return block.found(name, f"who speaks in the release: “{short(block.words)}”")
    return None


def _is_release(said: list[Said]) -> bool:
    """Whether it says so, or opens as releases do and news does not: "(Seoul, October 12, 2023) –"."""
    if any(_OF_A_RELEASE.match(block.words) for block in said):
        return True
    datelines = [
        block for block in said if block.kind is BlockKind.DATELINE and dateline_of(block.words + " x")
    ]
    is_news = any(block.kind is BlockKind.BYLINE and is_signed(block.words) for block in said)
    is_news = is_news or any(
        read_agency([block]) or re.match(r"[A-Z]{3}", block.words) for block in datelines
    )
    return bool(datelines) and not is_news


def _is_described(name: str, prose: list[Said]) -> bool:
    """Whether the document says what the body is, or lets it speak time and again."""
    bare = re.escape(name)
    about = any(re.search(rf"\b{bare}\s+{_ABOUT}", block.words) for block in prose)
    speaks = sum(len(re.findall(rf"\b{bare}\s+(?:today\s+)?{_SAYS}", block.words)) for block in prose)
    return (
        len(name.split()) > 1
        and (about or is_organisation(name) or speaks > 1)
        and not _is_person_speaking(name, prose)
    )


def _is_person_speaking(name: str, prose: list[Said]) -> bool:
    """Whether a name is a person's whose words are quoted: "Ada Quill said"."""
    return is_person(name) and any(re.search(rf"\b{re.escape(name)},", block.words) for block in prose)


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|ⓒ|copyright)\s*(?:©|\(c\)|ⓒ)?\s*(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19"
    r"|20)?\d{2})?)?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,|;©<>\n]{2,60})",
    re.IGNORECASE,
)


_COPYRIGHT_BEFORE = re.compile(r"^(?P<name>[^\W\d_][^.,|;©<>\n\d]{2,60}?)\s*(?:©|ⓒ)")


_NO_NAME = re.compile(
    r"\b(?:all rights|reserved|copyrights?|unauthori[sz]ed)\b.*$|(?:무단|재배포|금지).*$|[\s|·-]+$"
    r"|\s(?:19|20)\d{2}.*$",
    re.IGNORECASE,
)


def read_copyright_holder(said: list[Said]) -> MaybeFound:
    """Whoever a copyright line names: "© 2023 Reed Valley Post"."""
    for block in said:
        match = (
            _COPYRIGHT.search(block.words) or _COPYRIGHT_BEFORE.search(block.words)
            if block.kind in (BlockKind.BOILERPLATE, BlockKind.CAPTION)
            or re.match(r"\W*(?:©|ⓒ|copyright)", block.words, re.IGNORECASE)
            else None
        )
        name = _NO_NAME.sub("", match["name"]).strip() if match else ""
        if name and not name.islower() and name.lower() not in ("parliamentary", "crown"):
            return block.found(name, f"the line “{short(block.words)}”")
    return None


_SPOKE_TO = re.compile(
    r"\b(?:spoke\s+(?:to|with)|talked\s+to|told|in\s+(?:an\s+)?interview\s+with|interviewed\s+by)\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z][\w&'’.-]*\s+){1,5}[A-Z][\w&'’.-]*)"
)


def read_outlet_of_interview(said: list[Said]) -> MaybeFound:
    """The outlet that an interview was given to, as its first lines say."""
    for block in [one for one in said if one.kind is BlockKind.PARAGRAPH][:2]:
        match = _SPOKE_TO.search(block.words) if any("?" in one.words for one in said) else None
        if match and is_organisation(match["name"]):
            return block.found(match["name"], f"the note “{short(block.words)}”")
    return None
