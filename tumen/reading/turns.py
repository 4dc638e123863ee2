"""Who speaks by the layout of a document: turns of a transcript, clips of a script, names over what they say,
signatories under a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tumen.reading.cast.names import NO_NAMES, TITLES, strip_titles
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.places import is_town
from tumen.vocabulary.spans import Span

Blocks = Sequence[tuple[BlockKind, Span]]

#: Labels of the two sides of an interview or a briefing that name no person.
ASKING = frozenset(
    {"q", "question", "interviewer", "journalist", "reporter", "moderator", "host", "presenter", "anchor"}
)
ANSWERING = frozenset(
    {"a", "answer", "spokesperson", "spokesman", "spokeswoman", "interviewee", "witness", "respondent"}
)
#: Labels that say what a turn is; the name stands behind it or in brackets: "CLIP 2, KEDIJA (voiced over)".
_SORTS = re.compile(
    r"(?:CLIP|Clip|SOUND ?BITE|Soundbite|ACTUALITY|ACT|SOT|VOICE|TAPE|INSERT|AUDIO|VIDEO|Q|Question)"
    r"(?:\s*(?:No\.?\s*)?\d{1,2})?$"
)
UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{UPPER}][\w.’'-]*"
_LABEL = re.compile(
    rf"^\s*(?P<who>(?:{_WORD}|\d{{1,2}}(?=,))(?:,?\s+(?:(?:of|for|the|and)\s+)?(?:{_WORD}|\(\w+\)|\d{{1,2}}(?=[,:\s])))"
    rf"{{0,7}}|Q|A)\s*(?:[(\[](?P<name>[^)\]\n]{{2,70}})[)\]]\s*)?(?P<party>\([\w.& -]{{2,20}}\)\s*)?:"
    rf"(?:\s|$)"
)
#: "Q. How many were there?", "A. Five.": the two sides of a hearing, where both come back.
_SIDE = re.compile(
    r"^\s*(?:\[(?P<word>Question|Answer|Q|A)\]\s*|(?P<who>[QA])(?:\.|\s)\s{0,3}(?=[\"“A-Z0-9]))"
)
_SIDES_LEAST = 2
#: "The Under-Secretary of State, Foreign Office (Lord Reed) (Con)": an office over what its holder says.
_OFFICE_ABOVE = re.compile(
    rf"^\s*The\s[^()\n]{{4,110}}\((?P<who>{_WORD}(?:\s+(?:of\s+)?{_WORD}){{1,4}})\)\s*"
    r"(?:\([\w.& -]{2,20}\))?\s*:?\s*$"
)
#: "RIGHT OF REPLY – CHINA", "Statement by Norway", "Reply of the Government, 17 April": who speaks below.
_STATEMENT_OF = re.compile(
    r"^\W*(?:(?:FIRST|SECOND|First|Second|JOINT|Joint|ORAL|Oral)\s+)*(?:RIGHT\s+OF\s+REPLY|Right\s+of\s+[Rr]eply|STATEMENT|Statement"
    r"|INTERVENTION|Intervention|REPLY|Reply|RESPONSE|Response)"
    rf"(?:\s+(?:BY|by|OF|of|FROM|from)\s+(?:THE\s+|the\s+)?(?:DELEGATION\s+OF\s+|delegation\s+of\s+)?|\s*[:–—]\s*|\s+-\s+)"
    rf"(?P<who>{_WORD}(?:[\s-]+(?:(?:OF|of|and|AND|for|FOR)\s+(?:THE\s+|the\s+)?)?{_WORD}){{0,6}})\s*(?:[,(;].{{0,60}})?$"
)
#: "According to the information received:": whose account follows, until the document speaks of itself.
_ACCOUNT_OF = re.compile(
    r"^\W*(?:According\s+to|As\s+(?:told|reported|alleged)\s+by)\s+(?:the\s+)?(?P<who>[^:.\n]{4,70}):\s*$"
)
_SPEAKS_OF_ITSELF = re.compile(r"^\W*(?:\w+[\s,]+){0,9}?(?:we|I|our|my)\b", re.IGNORECASE)
#: "REED DAILY (Paris) has a lower figure", "4. Ash Post, Vienna (Sunday).": a paper of a digest, one
#: paragraph each.
_PAPER = re.compile(
    rf"^\s*(?:\d{{1,2}}\.\s+)?(?:-\s+)?(?P<who>{_WORD}(?:,?\s+{_WORD}){{0,4}})\s+\([^()\n]{{3,40}}\)(?:[.:,]|\s+[a-z])"
)
_PAPERS_LEAST = 3
#: "... on the phone? (Reed Daily, Mo Ha-rin)": who asked, behind the question.
_ASKED_BY = re.compile(
    rf"\((?P<outlet>{_WORD}(?:\s+{_WORD}){{0,4}}),\s+(?P<who>{_WORD}(?:\s+{_WORD}){{1,3}})\)\s*$"
)
#: "Senator Prue Hall asked the Minister, upon notice:", "4. Deputy Orla Conn asked the Minister": a question
#: in a parliament, its own block's or, before a colon, of those below.
_ASKS_A_MINISTER = re.compile(
    rf"^\s*(?:\d{{1,4}}\.?\s+)?(?:Asked\s+by:?\s+)?(?P<who>(?:{_WORD}\s+){{1,5}}?(?:of\s+)?{_WORD})(?:\s*\([^)\n]{{2,50}}\)){{0,2}}"
    r"\s+(?:asked|to\s+ask)\s+(?:the|His|Her)\s+(?:[\w’'-]+\s+){0,4}?(?:Ministers?|Secretary|Government|Attorney|Treasurer|Commission|Council)\b"
)
_ANSWERS_IT = re.compile(
    r"^\s*(?:The\s+)?(?P<who>[A-Z][^:.\n]{3,90}?)\s+(?:has\s+)?(?:provided|gave|given|replied|answered|responded|supplied)\b[^:\n]{0,120}:\s*$"
)
#: Headings that are numbered or end as no name does: "VI. Recommendations", "Annex B", "IN THE MATTER OF".
_HEADING = re.compile(
    r"^\s*(?:[IVXL]+|[A-H])\.\s|^\s*(?:Annex|Appendix|Part|Section|Schedule|Article)\b|\b(?:of|to|by|for|the)\W*$",
    re.IGNORECASE,
)
#: An office that is spoken to by its label: "Mr President of Türkiye: your Minister", "Commissioner: please".
_SPOKEN_TO = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam|Your|Honou?rable)\.?\s+)?(?:President|Minister|Prime\s+Minister|Ambassador|"
    r"Commissioner|Secretary|Excellency|Chancellor|Governor|Mayor|Senator|Majesty)\b",
)
_YOU = re.compile(r"\b(?:you|your)\b|^\W*please\b", re.IGNORECASE)
#: Turns of speakers who come back that make a transcript: whoever asks once in it speaks too.
_TURNS = 4
#: Words behind the label of a form at most: "Chairperson: Justice Tessema (retired)".
_FIELD = 9
#: Labels of forms and headings, not of people who speak.
_NOT_SPEAKERS = re.compile(
    r"^(?:Re|Dear|Subject|Date|From|To|Cc|Sent|Source|Sources|Photo|Caption|Note|Notes|Estimates?|Total|Update"
    r"|Editor|Contact|Tel|Email|E-mail|Read more|Published|Posted|Updated|Of these|Tags?|Location|Where|When"
    r"|Ref|Correction|Summary|Background|Listen|Watch|See also|Related|Also|Cue|SFX|Slug|Status|Duration|Item"
    r"|Programme|Program|Media|Filed under|Share|Like this|Exclusive|Analysis|Opinion|Breaking|Table|Figure"
    r"|Keywords|Abstract|Results?|Methods?|Conclusions?|Case|Venue|Time|Place|Signed|Attention|PS|Chapter"
    r"|Recommendations?|Findings?|Deadline|What|Who|Why|How|Tabled|Signatories|Sponsors?|Moved|Seconded)\b(?!\s*\()",
    re.IGNORECASE,
)
#: A block that only names who speaks next: "Helen Marchbank, Secretary of State:", "Ruth Abernethy (Lab)".
_NAMED_ABOVE = re.compile(
    rf"^\s*(?P<who>(?:The\s+(?=Lord|Lady|Earl|Viscount|Duke|Marquess|Archbishop|Bishop))?(?:{_WORD}\s+(?:(?:of|de|van|von|al|bin|the)\s+)?){{1,5}}{_WORD})(?P<more>(?:\s*\([^)\n]{{2,50}}\)){{1,3}}|\s*,[^:.\n]{{2,70}})?\s*:?\s*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|We|My|Our)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """A block spoken by somebody: who, as the layout calls them, and the words without the label.

    ``asks`` and ``answers`` are the two sides of an interview; ``who`` is then empty where nobody is named.
    """

    who: str
    words: Span
    asks: bool = False
    answers: bool = False


@dataclass(frozen=True, slots=True)
class _Labelled:
    label: str
    name: str
    end: int  #: where the label ends and the words begin
    above: bool = False
    told: bool = False  #: whether the layout alone makes it a speaker
    account: bool = False  #: whether its words are told by the document, until it speaks of itself
    alone: bool = False  #: whether it holds for its own block and no further


def turns_of(text: str, blocks: Blocks) -> dict[int, Turn]:
    """The turn of every block that somebody speaks by the layout, by the block's number."""
    found = dict(_labels(text, blocks))
    found = _kept(text, blocks, found)
    turns: dict[int, Turn] = {}
    current: _Labelled | None = None
    names = {label.label: label.name for label in found.values() if label.name}
    for number, (kind, block) in enumerate(blocks):
        if kind in (BlockKind.BOILERPLATE, BlockKind.SIGNATURE) and number - 1 not in found:
            current = None  # "(check against delivery)" may stand under a name
        start = block.start
        if current is not None and current.alone:
            current = None
        if current is not None and current.account and _SPEAKS_OF_ITSELF.match(block.of(text)):
            current = None
        if number in found:
            current = found[number]
            start = current.end
        if current is not None:
            turns[number] = _turn(text, current, names, Span(start, max(start, block.end)))
    return turns


def _turn(text: str, labelled: _Labelled, names: dict[str, str], words: Span) -> Turn:
    label = labelled.label.lower()
    name = labelled.name or names.get(labelled.label, "")
    asks, answers = label in ASKING, label in ANSWERING
    if asks and not name and (asked := _ASKED_BY.search(text, words.start, words.end)):
        name = asked["who"]
    if name:
        return Turn(name, words, asks, answers)
    bare = asks or label in ("a", "answer")
    return Turn("" if bare else labelled.label, words, asks, answers)


def _labels(text: str, blocks: Blocks) -> Iterable[tuple[int, _Labelled]]:
    sides = _sides(text, blocks) or _papers(text, blocks)
    for number, (kind, block) in enumerate(blocks):
        if kind in (BlockKind.TABLE_ROW, BlockKind.BOILERPLATE, BlockKind.SIGNATURE, BlockKind.SALUTATION):
            continue
        if number in sides:
            yield number, sides[number]
            continue
        head = text[block.start : min(block.end, block.start + 160)]
        opens = _OFFICE_ABOVE.match(head) or _STATEMENT_OF.match(head) or _ACCOUNT_OF.match(head)
        if opens and block.end - block.start < 160:
            account = opens.re is _ACCOUNT_OF
            yield (
                number,
                _Labelled(_spelt(opens["who"]), "", block.end, above=True, told=True, account=account),
            )
            continue
        if (asks := _question_to_a_minister(block.of(text))) is not None:
            yield number, replace(asks, end=block.start)
            continue
        named = _NAMED_ABOVE.match(head) if block.end - block.start < 160 else None
        if named and kind is not BlockKind.BYLINE and _is_name_line(head, named["who"]):
            told = head.rstrip().endswith(":")
            yield number, _Labelled(named["who"].strip(), "", block.end, above=True, told=told)
            continue
        label = _label_of(head)
        if label is not None and kind is not BlockKind.BYLINE:
            yield number, _Labelled(label.label, label.name, block.start + label.end, told=label.told)


def _question_to_a_minister(words: str) -> _Labelled | None:
    """Who asks a minister in a parliament, or answers there, by the opening of a block."""
    asks = _ASKS_A_MINISTER.match(words)
    if asks is not None:
        who = strip_titles(asks["who"].removeprefix("Deputy "))
        return _Labelled(who, who, 0, told=True, alone=not words.rstrip().endswith(":"))
    answers = _ANSWERS_IT.match(words) if len(words) < 240 else None
    if answers is not None and _OF_STATE.search(answers["who"]):
        return _Labelled(answers["who"], "", 0, told=True)
    return None


_OF_STATE = re.compile(r"\b(?:Minister|Secretary|Government|Attorney|Department|Ministry|Commissioner)\b")


def _papers(text: str, blocks: Blocks) -> dict[int, _Labelled]:
    """The papers that a digest sums up, by the paragraphs that they open; of one alone there is no digest."""
    found = {}
    for number, (kind, block) in enumerate(blocks):
        match = _PAPER.match(text[block.start : min(block.end, block.start + 120)])
        if match and kind is BlockKind.PARAGRAPH and block.end - block.start >= 120:
            who = _spelt(match["who"].split(",")[0])
            found[number] = _Labelled(who, who, block.start, told=True, alone=True)
    return found if len({label.label for label in found.values()}) >= _PAPERS_LEAST else {}


def _spelt(words: str) -> str:
    """A name as it is spelt in a text: "CHINA" is China, "DPRK" stays."""
    return " ".join(
        word.capitalize()
        if word.isupper() and len(word) > 4
        else word.lower()
        if word in _SMALL_WORDS
        else word
        for word in words.split()
    )


_SMALL_WORDS = frozenset("OF AND THE FOR".split())


def _sides(text: str, blocks: Blocks) -> dict[int, _Labelled]:
    """The turns that "Q." and "A." open, of a document in which both come back."""
    found = {}
    for number, (_, block) in enumerate(blocks):
        match = _SIDE.match(text[block.start : min(block.end, block.start + 20)])
        if match:
            side = (match["who"] or match["word"])[0]
            found[number] = _Labelled(side, "", block.start + match.end(), told=True)
    uses = Counter(label.label for label in found.values())
    return found if min(uses["Q"], uses["A"]) >= _SIDES_LEAST else {}


def _is_name_line(head: str, who: str) -> bool:
    if _NOT_SPEAKERS.match(head) or _HEADING.search(who):
        return False
    return not any(word in NO_NAMES for word in who.split())


def labelled_turn(block: str) -> str:
    """The speaker's label at the head of a block of a transcript ("MODERATOR: ..."), or nothing."""
    found = _label_of(block)
    return "" if found is None else found.name or found.label


def _label_of(head: str) -> _Labelled | None:
    match = _LABEL.match(head)
    if match is None or _NOT_SPEAKERS.match(match["who"]) or _HEADING.search(match["who"]):
        return None
    who, inside = str(match["who"]).strip(" ,"), match["name"] or ""
    person = re.sub(r"(?:\s*\(\w+\)){2}$", "", who)
    seated = person != who or match["party"] is not None  # "Owen Pritchard (Cwm Tawe) (Lab):"
    who = person
    first, _, rest = who.partition(",")
    if _SORTS.match(first.strip()):
        name = _name(rest.strip() or inside.split(",")[0])
        asks = first.strip()[0] == "Q"
        return _Labelled("q" if asks else who, name, match.end(), told=True)
    if len(who.split()) > 7 or who.isupper() and is_town(who) and not seated:
        return None  # "KUALA LUMPUR: The High Court heard"
    name = _name(inside.split(",")[0]) if who.lower() in ASKING | ANSWERING or who.isupper() else ""
    titled = inside.split()[0].rstrip(".") in TITLES if inside else False
    if titled and not name:
        name = _name(inside.split(",")[0])
    told = who.isupper() or who.lower() in ASKING | ANSWERING or who.split()[0].rstrip(".") in TITLES
    told = told or seated
    return _Labelled(who, name, match.end(), told=told)


def _name(words: str) -> str:
    """A name in brackets or behind a clip's number; nothing where it is a remark ("voiced over")."""
    words = words.strip()
    if not words or not words[0].isupper() or words.lower().startswith(("via ", "through ")):
        return ""
    words = strip_titles(words)
    return words.title() if words.isupper() and len(words) > 3 else words


def _kept(text: str, blocks: Blocks, found: dict[int, _Labelled]) -> dict[int, _Labelled]:
    """The labels that are speakers: told by their form, or used again, or names over words in the first
    person."""
    uses = Counter(label.label for label in found.values())
    found = {
        number: label
        for number, label in found.items()
        if label.above
        or uses[label.label] > 1
        or _speaks(text[label.end : blocks[number][1].end], label.label)
    }
    above = {number: label for number, label in found.items() if label.above and not label.told}
    if above and not _are_turns(text, blocks, above):
        found = {number: label for number, label in found.items() if number not in above}
    beside = [label for label in found.values() if not label.above]
    if len(beside) == 1 and not found.keys() - {n for n, each in found.items() if not each.above}:
        lone = beside[0]
        if not lone.told or lone.label.isupper() and not _FIRST_PERSON.search(text, lone.end, lone.end + 400):
            return {}
    kept_above = {label.label for label in found.values() if label.above}
    again = sum(uses[label.label] > 1 for label in beside)
    is_transcript = again >= _TURNS and again * 2 > len(beside)
    initials = {label.label for label in found.values() if uses[label.label] > 1 and label.label.isupper()}
    return {
        number: label
        for number, label in found.items()
        if label.told
        or label.above
        or uses[label.label] > 1
        or label.label in kept_above
        or initials_of(label.label) in initials
        or is_transcript
    }


def initials_of(name: str) -> str:
    """ "EC" of Emil Castellane, by which a transcript goes on calling him."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _speaks(words: str, label: str) -> bool:
    """Whether words behind a label used once can be speech: not a form's field, not an office spoken to."""
    if not words.strip():
        return True  # the words stand below
    if _SPOKEN_TO.match(label) and _YOU.search(words[:200]):
        return False
    ends = re.search(r"[.!?…][\"”’')\]]*\s*$", words) is not None
    return ends or len(words.split()) > _FIELD and not words.isupper()


def _are_turns(text: str, blocks: Blocks, above: dict[int, _Labelled]) -> bool:
    """Whether names on lines of their own stand over what they say: most of it in the first person, and one
    of them comes back or has a seat or office."""
    names = Counter(label.label for label in above.values())
    starts = sorted(above)
    if len(starts) < 2:
        return False
    first_person = 0
    for number, following in zip(starts, [*starts[1:], len(blocks)], strict=True):
        end = blocks[min(following, len(blocks)) - 1][1].end
        first_person += bool(_FIRST_PERSON.search(text, blocks[number][1].end, end))
    again = max(names.values()) > 1
    seated = any("(" in blocks[number][1].of(text) for number in starts)
    return first_person * 2 >= len(starts) and (again or seated)


_INTERVIEWED = re.compile(
    r"\b(?:questions\s+(?:for|to)|interview(?:\s+with|:)|in\s+conversation\s+with|(?:talks|speaks|spoke)\s+to|meets?)"
    rf"\s+(?P<who>[{UPPER}][\w’'-]+(?:\s+[{UPPER}][\w’'-]+){{1,2}})",
    re.IGNORECASE,
)


def interviewee_of(headline: str) -> str:
    """Whom a headline announces as interviewed ("Five questions for ..."), or nothing."""
    match = _INTERVIEWED.search(headline)
    if not match or not match["who"][0].isupper():
        return ""
    return match["who"].title() if match["who"].isupper() else str(match["who"])


#: "WITNESS W-14 (sworn)", "Examination of Mr. Daniel Osei": who is heard, on a line over the questions.
_HEARD = re.compile(
    r"^[^\w\n]*(?:(?P<code>(?:WITNESS|Witness)\s+(?![a-z]|STATEMENT|LIST)[\w.-]+(?:\s+[A-Z][\w.-]+){0,3})"
    rf"|(?:EXAMINATION|Examination|TESTIMONY|Testimony|EVIDENCE|Evidence|DEPOSITION|Deposition)\s+(?:of|OF)\s+"
    rf"(?P<name>(?:[{UPPER}][\w.’'-]*\s*){{2,5}}))\s*(?:[(,:]|$)",
    re.MULTILINE,
)


def heard_witness(opening: str) -> str:
    """The witness whom the last line over the questions names, or nothing."""
    found = list(_HEARD.finditer(opening))
    if not found:
        return ""
    last = found[-1]
    words = strip_titles(" ".join((last["code"] or last["name"]).split()))
    return " ".join(word.title() if word.isalpha() and word.isupper() else word for word in words.split())


#: "We are joined by Rima Khalil-Dahan": whom the first question brings in.
_GUEST = re.compile(
    r"\b(?:joined\s+(?:now\s+|today\s+|here\s+)?by"
    r"|(?:[Ww]ith|[Bb]eside)\s+(?:me|us)\s+(?:(?:now|today|here|tonight|in\s+the\s+studio)\s+){0,2}is"
    r"|(?:speaking|talking)\s+(?:today\s+|now\s+)?(?:to|with)|(?:my|our)\s+guest(?:\s+today|\s+tonight)?(?:\s+is|,))\s+"
    rf"(?P<who>(?:{_WORD}\s+){{1,3}}{_WORD})"
)


def guest_of(words: str) -> str:
    """Whom an interviewer brings in with the first question, or nothing."""
    found = _GUEST.search(words)
    return strip_titles(found["who"].rstrip(".,")) if found else ""
