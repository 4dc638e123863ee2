"""Messages (.eml): the usual headers, the body, and the names of what is attached.

An attachment is a document of its own: it is named in a note and not read here, so that each can be cited,
dated and withdrawn by itself."""

from __future__ import annotations

import re

from tumen.documents.errors import NothingToRead
from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.confined.mail import Body, Letter, parts_of
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.decode import Decoded, decode
from tumen.documents.intake.extraction import Found, Metadata
from tumen.documents.intake.names import is_person
from tumen.documents.intake.pieces import Part, compose
from tumen.documents.intake.signs import is_prose
from tumen.documents.intake.webpage import parse_page
from tumen.documents.intake.webpage.article import article_parts
from tumen.documents.intake.webpage.markup import read_day
from tumen.vocabulary.codes import BlockKind

VERSION = "1"

_SHOWN = ("From", "To", "Cc", "Date")
#: Characters of plain text, as a share of the page's beside it, below which it only says "see the other
#: version".
_STUB_SHARE = 0.2
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SIGNATURE_MARK = re.compile(r"^-- ?$", re.MULTILINE)


def read_message(data: bytes, *, letter: Letter | None = None) -> Contents:
    """Read a message; ``letter`` where it was taken apart already. Raises NothingToRead."""
    letter = letter or parts_of(data)
    cleaner = Cleaner()
    body, is_page = _body(letter)
    if not body.text.strip():
        raise NothingToRead(_says_nothing(letter))
    parts = [*_headers(letter), *(_page_parts(body) if is_page else _text_parts(body))]
    composed = compose(parts, cleaner)
    return Contents(
        composed.text,
        tuple(composed.pieces),
        "tumen.message",
        VERSION,
        stated=_stated(letter),
        notes=(*_attachment_notes(letter), *body.notes, *cleaner.notes()),
    )


def _says_nothing(letter: Letter) -> str:
    if letter.attached:
        return "the message has no text of its own, only attachments. Save them and read each as a document."
    return "the message has no text. Open it in the mail program and save it anew."


def _headers(letter: Letter) -> list[Part]:
    shown = [f"{name}: {value}" for name in _SHOWN if (value := letter.header(name))]
    parts = [Part(line, BlockKind.HEADER, tight=True) for line in shown]
    subject = letter.header("Subject")
    return [*parts, Part(subject, BlockKind.HEADLINE)] if subject else parts


def _body(letter: Letter) -> tuple[Decoded, bool]:
    """The body, and whether it is a page: the plain version where it says as much as the page."""
    plain, page = (_decoded(body) for body in (letter.plain, letter.html))
    if plain and page and len(plain.text.strip()) < len(_bare(page.text)) * _STUB_SHARE:
        plain = None
    if plain and plain.text.strip():
        return plain, False
    return (page, True) if page else (Decoded("", ""), False)


def _decoded(body: Body | None) -> Decoded | None:
    return decode(body.data, declared=body.charset) if body and body.data.strip() else None


def _bare(page: str) -> str:
    return " ".join(
        re.sub(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", " ", page, flags=re.DOTALL).split()
    )


def _page_parts(body: Decoded) -> list[Part]:
    return list(article_parts(parse_page(body.text), body.text, title=""))


def _text_parts(body: Decoded) -> list[Part]:
    # The marks of quoted messages go, so that their sentences are whole; the line "... wrote:" above stays.
    text = _QUOTED.sub("", _parted(body.text.replace("\r\n", "\n")))
    mark = _SIGNATURE_MARK.search(text)
    if not mark:
        return [Part(text)]
    lines = [line for line in text[mark.end() :].split("\n") if line.strip()]
    below = [Part(line, None if is_prose(line) else BlockKind.SIGNATURE, tight=True) for line in lines]
    return [Part(text[: mark.start()]), *below]


def _parted(text: str) -> str:
    """The text with a blank line wherever one message ends and the one that it quotes begins, or goes on."""
    lines, depth = [], 0
    for line in text.split("\n"):
        marks = _QUOTED.match(line)
        deeper = marks[0].count(">") if marks else 0
        if deeper != depth:
            lines.append("")
        lines.append(line)
        depth = deeper
    return "\n".join(lines)


def _stated(letter: Letter) -> Metadata:
    sent_by = letter.header("From")
    # Up to the address, whatever marks the name holds: unquoted commas are common ("Embassy, Press Section").
    name, _, address = sent_by.partition("<")
    name = name.strip(' "') if address else ""
    sender = name or sent_by.strip(" <>")
    subject, sent = letter.header("Subject"), letter.header("Date")
    day = read_day(sent)
    is_body = bool(name) and not is_person(name)
    organisation = letter.header("Organization") or (name if is_body else "")
    return Metadata(
        publisher=Found(organisation, "who the message is from") if organisation else None,
        authors=(Found(sender, "the message's From"),) if sender and not is_body else (),
        published=Found(day, f"the message's Date “{sent}”") if day else None,
        title=Found(subject, "the message's Subject") if subject else None,
    )


def _attachment_notes(letter: Letter) -> list[str]:
    names = letter.attached
    if not names:
        return []
    listed = ", ".join(names[:10]) + (" and more" if len(names) > 10 else "")
    return [
        f"{len(names)} attached and not read here: {listed}. Save each and read it as a document of its own."
    ]
