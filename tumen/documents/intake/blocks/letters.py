"""The parts of a letter: who it is to, its greeting, its close and who signed it."""

from __future__ import annotations

import re

from tumen.documents.intake.blocks.draft import Draft
from tumen.documents.intake.names import is_addressing, is_capitalised, is_organisation, is_person
from tumen.documents.intake.signs import FURNITURE, is_byline, is_closing, is_salutation, opens_speech
from tumen.vocabulary.codes import BlockKind

#: Lines of a letterhead: an address of eight lines below a sender's of as many, with references.
_LETTERHEAD_LINES = 24
_SUBJECT = re.compile(
    r"(?:re|subject|ref|제목)\s*[:：]\s*\S|open letter\b|(?:joint )?letter to\b|an open\b", re.IGNORECASE
)
#: Kinds that may stand between the lines of a letter's heads.
_AMONG_LETTERHEAD = (BlockKind.DATELINE, BlockKind.HEADER, BlockKind.BOILERPLATE, BlockKind.HEADLINE)
#: A letter to a paper greets in its first sentence: "Sir, – Your report ...".
_GREETED = re.compile(r"(?:sir|madam|dear\s+(?:sir|madam|editor))\b[^.!?]{0,20}[–—-]\s", re.IGNORECASE)
#: ... and closes in its last: "... who signed. – Yours, etc,".
_CLOSED_INSIDE = re.compile(r"[–—-]\s*(?:yours|sincerely|i am, etc)\b[^.!?]{0,20}[,.]?$", re.IGNORECASE)
#: Letters to many, below the masthead of what they are sent with.
_CIRCULAR = re.compile(
    r"(?:dear|hello|hi)\s+(?:all|everyone|friends?|readers?|supporters?|subscribers?|members?)\b",
    re.IGNORECASE,
)
#: What parts a reply from the letter above it: "*", "REPLY OF THE GOVERNMENT".
_PARTING = re.compile(r"[\W_]+$|\W*(?:reply|response|answer)\b.{0,40}$", re.IGNORECASE)
#: What stands below a close and signs nothing: the heading of what follows.
_HEADS_WHAT_FOLLOWS = re.compile(
    r"\W*(?:(?:additional|background|further|general)\s+(?:information|note)s?|background|notes?(?:\s+(?:to|for)\s+editors)?"
    r"|what\s+you\s+can\s+do|take\s+action|sources?|references?|timeline|about\s+us|ends|enclosures?|annex\w*|appendix"
    r"|contacts?|further\s+reading|p\.?\s?s\.?)\b\W*(?:\w+\W*)?$",
    re.IGNORECASE,
)
_NAME_AND_OFFICE = re.compile(r"[^,]{3,50},\s+\S")
_DASHED_NAME = re.compile(r"[-–—]\s*\S.{2,80}$")


def mark_letters(draft: Draft) -> None:
    """Mark every letter of a document: a page may quote one below an introduction of its own."""
    has_letter = any(_GREETED.match(draft.words(index)) for index in draft.open_ones())
    for index in list(draft.open_ones()):
        words = draft.words(index)
        if is_salutation(words):
            draft.mark(index, BlockKind.SALUTATION)
            if opens_speech(words):
                continue
            if not _CIRCULAR.match(words):
                _mark_letterhead(draft, index)
            has_letter = True
    for index in list(draft.open_ones()):
        if is_closing(draft.words(index)) and index > 0:
            draft.mark(index, BlockKind.SIGNATURE)
            _mark_signatures(draft, index + 1)
    _mark_bare_signatures(draft, has_letter)
    _mark_signing_bodies(draft)


def _parts_letters(draft: Draft, index: int) -> bool:
    """Whether a line parts the letter below it from one above: "*", "REPLY", with a close further up."""
    words = draft.words(index)
    above = range(index - 1, max(-1, index - 1 - _LETTERHEAD_LINES), -1)
    return bool(_PARTING.match(words)) and any(is_closing(draft.words(other)) for other in above)


def _mark_letterhead(draft: Draft, salutation: int) -> None:
    for index in range(salutation - 1, max(-1, salutation - 1 - _LETTERHEAD_LINES), -1):
        words = draft.words(index)
        if _parts_letters(draft, index):
            return
        if _SUBJECT.match(words):
            draft.mark(index, BlockKind.HEADLINE)
        elif is_addressing(words):
            draft.mark(index, BlockKind.LETTERHEAD)
            continue
        if draft.kinds[index] in _AMONG_LETTERHEAD and (
            _SUBJECT.match(words) or not _is_headline(draft, index)
        ):
            continue
        if not draft.is_open(index) or draft.is_prose(index) or draft.is_repeated(index):
            return
        if len(words.split()) >= 5 and not is_capitalised(words):
            return  # a headline: the letter begins below it
        draft.mark(index, BlockKind.BYLINE if is_byline(words) else BlockKind.LETTERHEAD)


def _is_headline(draft: Draft, index: int) -> bool:
    return draft.kinds[index] is BlockKind.HEADLINE


def _mark_signatures(draft: Draft, start: int) -> None:
    """The lines below a close, up to the next prose: names, offices, a place and a date."""
    signed_with_office = False
    for index in range(start, len(draft)):
        words = draft.words(index)
        if draft.kinds[index] is BlockKind.DATELINE:
            continue
        if not draft.is_open(index) or draft.is_prose(index) or len(words) > FURNITURE:
            return
        if _HEADS_WHAT_FOLLOWS.match(words):
            return
        # Below signers with their offices, a bare name over prose heads the author's biography.
        if signed_with_office and "," not in words and index + 1 < len(draft) and draft.is_prose(index + 1):
            return
        draft.mark(index, BlockKind.SIGNATURE)
        signed_with_office = signed_with_office or bool(_NAME_AND_OFFICE.match(words))


def _mark_bare_signatures(draft: Draft, has_letter: bool) -> None:
    """Names below prose without a close: "- Name, director", and in a letter a name of its own."""
    for index in list(draft.open_ones()):
        words = draft.words(index)
        if index == 0 or draft.is_prose(index) or not _follows_prose_or_signature(draft, index):
            continue
        heads_prose = index + 1 < len(draft) and draft.is_prose(index + 1)
        if heads_prose and draft.kinds[index - 1] is BlockKind.SIGNATURE:
            continue
        signer = words.lstrip("-–— ").split(",")[0]
        if _DASHED_NAME.match(words) and (is_person(signer) or is_organisation(signer)):
            draft.mark(index, BlockKind.SIGNATURE)
        elif has_letter and is_person(signer, in_capitals=True) and _is_name_alone(words, signer):
            draft.mark(index, BlockKind.SIGNATURE)
            _mark_signatures(draft, index + 1)


def _is_name_alone(words: str, signer: str) -> bool:
    return words.rstrip(",") == signer or bool(_NAME_AND_OFFICE.match(words))


def _mark_signing_bodies(draft: Draft) -> None:
    """Names beside the date at the end of a statement."""
    last = draft.prose()[-1:] or [len(draft)]
    for index in range(last[0] + 1, len(draft)):
        beside = [draft.kinds[near] for near in (index - 1, index + 1) if last[0] < near < len(draft)]
        words = draft.words(index)
        if (
            draft.is_open(index)
            and BlockKind.DATELINE in beside
            and (is_organisation(words) or is_person(words))
        ):
            draft.mark(index, BlockKind.SIGNATURE)


def _follows_prose_or_signature(draft: Draft, index: int) -> bool:
    is_after = draft.is_prose(index - 1) or draft.kinds[index - 1] is BlockKind.SIGNATURE
    return is_after or bool(_CLOSED_INSIDE.search(draft.words(index - 1)))
