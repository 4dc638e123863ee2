"""What sort of document this is, where it is plain: a letter, a transcript, a testimony ...

Each genre has its signs; the first genre whose signs are there is the document's, and none is better than a
guess."""

from __future__ import annotations

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.genres.papers import (
    is_bylined,
    is_credited,
    is_letter,
    is_table,
    is_thread,
    is_wire,
)
from tumen.documents.intake.genres.signs import Sign, anywhere, has_field, in_head
from tumen.documents.intake.genres.speaking import (
    is_asked_and_answered,
    is_interview,
    is_spoken,
    is_told_in_first_person,
)
from tumen.documents.intake.said import Said, short
from tumen.vocabulary.codes import Genre

__all__ = ["read_genre"]

#: Blocks of a long document that its genre is read from.
_READ_FROM_THE_START = 400
_READ_FROM_THE_END = 40
#: Cases with a number of their own that make a list of cases.
_CASES = 3


def read_genre(said: list[Said], fields: list[tuple[str, Found[str]]]) -> Found[str] | None:
    """The document's genre with the words that show it, None where it is not plain."""
    named = {name for name, _ in fields}
    if len(said) > _READ_FROM_THE_START + _READ_FROM_THE_END:
        said = said[:_READ_FROM_THE_START] + said[-_READ_FROM_THE_END:]
    for genre, sign in _GENRES:
        block = sign(said, named)
        if block is not None:
            return Found(genre.value, f"the words “{short(block.words)}”", block.span)
    return None


_GENRES: tuple[tuple[Genre, Sign], ...] = (
    (Genre.LIST, is_table),
    (Genre.TESTIMONY, in_head(
        r"^\W*(?:(?:written|oral|personal)\s+)?(?:testimon(?:y|ies)|deposition|affidavit|memoir)"
        r"\s*(?:$|[:–—-]|(?:of|by|no|given|recorded)\b)"
        r"|\bwitness\s+statement\b|\boral\s+history\b|^my\s+(?:account|story|testimony)\b"
        r"|^(?:statement|testimony)\s+of$|^\W*(?:증언|구술)|구술\s?기록",
        longest=250, in_notes=True,
    )),
    (Genre.INTERVIEW, has_field("interviewee", "interviewer")),
    (Genre.INTERVIEW, is_interview),
    (Genre.ANSWERS, in_head(r"\bwritten\s+(?:questions?|answers?)\b|^questions?\s+for\s|\btabled\s+on\b")),
    (Genre.ANSWERS, anywhere(r"^To ask the (?:Secretary|Minister|Government|Prime|Chancellor|President)")),
    (Genre.ANSWERS, is_asked_and_answered),
    (Genre.TRANSCRIPT, in_head(
        r"\btranscripts?\b|\b(?:press|news)\s+conference\b(?=.*\b(?:by|on|of)\b)|\bnoon\s+briefing\b"
        r"|^house\s+of\s+(?:lords|commons)\b(?!,?\s*(?:london|westminster|SW1A))|\bdebate\s*[-–]",
    )),
    (Genre.TRANSCRIPT, in_head(r"\bverbatim\s+transcript\b", longest=250, in_notes=True)),
    (Genre.TRANSCRIPT, is_spoken),
    (Genre.TRANSCRIPT, anywhere(r"^\[(?:앵커|기자|리포트)\]", at_least=2)),
    (Genre.LIST, in_head(r"\b(?:chronology|timeline)\b")),
    (Genre.LIST, anywhere(r"^Case\s+(?:No\.?\s*)?[A-Z]{0,3}-?\d", at_least=_CASES)),
    (Genre.BULLETIN, in_head(
        r"\b(?:bulletin|newsletter|situation\s+(?:report|update)|flash\s+update|sitrep"
        r"|parish\s+(?:news|magazine)|monthly\s+update)\b",
    )),
    (Genre.STATEMENT, in_head(
        r"^\W*(?:(?:joint|press|written|public)\s+)*(?:statement|declaration|communiqu[ée])\b"
        r"|^\W*(?:공동\s?)?성명(?:서|\])",
    )),
    (Genre.STATEMENT, anywhere(r"^CALLS UPON|^WE CONDEMN")),
    (Genre.RELEASE, in_head(
        r"^\W*(?:press|news|media)\s+release\b|^for\s+immediate\s+(?:release|use)\b|\bbriefing\s+notes?\b|보도자료",
    )),
    (Genre.RELEASE, anywhere(
        r"^Notes to [Ee]ditors|^(?:UN|U\.N\.) experts\S? today|^For (?:media|press) (?:enquiries|inquiries)"
        r"|^For (?:more|further) information\b.{0,60}\bcontact\b",
    )),
    (Genre.LETTER, is_letter),
    (Genre.LETTER, in_head(r"^\W*(?:an?\s+|joint\s+)?open\s+letter\b|^\W*공개\s?서한")),
    (Genre.ACADEMIC, anywhere(r"^(?:Abstract|Keywords)\b\s*(?:[.:]|$)")),
    (Genre.ACADEMIC, in_head(r"^journal\s+of\b|\bdoi:")),
    (Genre.BLOG, is_thread),
    (Genre.BLOG, anywhere(
        r"\b(?:this|my) (?:blog|Substack)\b|^Leave a (?:Reply|reply|comment)|^Subscribe to Blog"
        r"|Powered by WordPress|\bfor free to receive new posts|^Posted (?:by|on)\b|^\d[\d.,KM]* Followers$",
        outside_quotations=True,
    )),
    (Genre.NEWS, is_wire),
    (Genre.NEWS, is_credited),
    (Genre.NEWS, is_bylined),
    (Genre.TESTIMONY, is_told_in_first_person),
)  # fmt: skip
