"""A PDF of pictures, in which what is withheld was painted over before they were bound.

The file that came is drawn behind the wall (`documents.intake.confined.drawn`); here only points of colour
are painted, so that nothing beneath a box, no note, no attachment and nothing that the file said of itself
comes along. What goes out has no text to be searched or read aloud; who needs that is given the text.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tumen.documents.errors import RefusedFile
from tumen.documents.intake.confined import UNTRUE, damaged, read_confined
from tumen.documents.intake.confined.drawn import Drawn
from tumen.documents.intake.recognition import tesseract
from tumen.publication.redaction.boxes import Placed, Sides, over
from tumen.publication.redaction.withheld import Withheld

_POINTS = 72  #: points of a PDF to the inch
#: Pages of a file that is redacted: each is drawn and looked at twice, at some three seconds.
PAGES = 200
#: Times that a painted page is looked at, and painted again where something can be read.
LOOKS = 4
#: What is painted.
_INK = 0


class CannotRedact(RefusedFile):
    """A file from which what is withheld cannot surely be taken out."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it goes out: its picture, and how many boxes were painted over it."""

    width: int
    height: int
    density: float
    rgb: bytes
    boxes: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A redacted PDF, the boxes on each of its pages, and whether text was looked for in its pictures."""

    data: bytes
    boxes: tuple[int, ...]
    recognised: bool


def redacted_pdf(
    data: bytes,
    withheld: Withheld,
    *,
    marked: Sequence[tuple[int, Sides]] = (),
    seen_by_eye: bool = False,
    tell: Callable[[int, int], None] = lambda page, pages: None,
) -> Copy:
    """The PDF ``data`` as pictures without what is withheld.

    ``marked`` are boxes that a person drew: the page from 1, and left, top, right and bottom in thousandths
    of the page's width and height. ``seen_by_eye`` says that a person looked at every picture: without text
    recognition on this computer, a page with no text of its own is refused unless they did.
    Raises CannotRedact, and what reading a PDF raises.
    """
    engine = tesseract()
    languages = engine.languages if engine else ""
    pages: list[Page] = []
    number, last = 1, 1
    while number <= last:
        drawn = _drawn(data, number, languages)
        last = drawn.pages
        if last > PAGES:
            raise CannotRedact(f"it has more than {PAGES} pages. Split it and redact its parts.")
        if not (drawn.said.text.strip() or languages or seen_by_eye):
            raise CannotRedact(
                f"page {number} is a picture, and text recognition (tesseract) is not installed to look for "
                "names in it. Install it, or look at every page and say that you did."
            )
        own = [box for page, box in marked if page == number]
        page = _painted(drawn, withheld, own, number)
        pages.append(_looked_at_again(page, withheld, languages, number) if languages else page)
        tell(number, last)
        number += 1
    return Copy(bound(pages), tuple(page.boxes for page in pages), bool(languages))


def _looked_at_again(page: Page, withheld: Withheld, languages: str, number: int) -> Page:
    """The page, once text recognition finds nothing withheld in what was painted; painted more until then.

    What a first look takes for one word, another may read as it is, with other words beside it gone.
    """
    for _ in range(LOOKS):
        seen = _drawn(bound([page]), 1, languages)
        again = _painted(seen, withheld, (), number)
        if again.boxes == 0:
            return page
        page = Page(again.width, again.height, again.density, again.rgb, page.boxes + again.boxes)
    raise CannotRedact(
        f"on page {number} something withheld could still be read after {LOOKS} times of painting over it. "
        "Mark its place by hand."
    )


def is_looked_at() -> bool:
    """Whether there is text recognition on this computer to look at what was painted."""
    return tesseract() is not None


def page_drawn(data: bytes, page: int) -> Drawn:
    """One page of a PDF, from 1, as a picture, drawn behind the wall. Raises what reading a PDF raises."""
    return _drawn(data, page, "")


def _drawn(data: bytes, page: int, languages: str) -> Drawn:
    asked = json.dumps({"page": page, "languages": languages}).encode()
    answer = read_confined("drawn", asked + b"\n" + data)
    try:
        return Drawn.from_json(answer)
    except UNTRUE as error:
        raise damaged() from error


def page_with_boxes(data: bytes, withheld: Withheld, page: int) -> tuple[Drawn, list[Sides]]:
    """One page of a PDF, from 1, as it came, and where it would be painted over, in thousandths of it.

    Raises CannotRedact, and what reading a PDF raises.
    """
    engine = tesseract()
    drawn = _drawn(data, page, engine.languages if engine else "")
    return drawn, [_in_thousandths(box, drawn) for box in _found_on(drawn, withheld, page)]


def _painted(drawn: Drawn, withheld: Withheld, own: Sequence[Sides], number: int) -> Page:
    boxes: list[Sides] = [_of_thousandths(box, drawn.width, drawn.height) for box in own]
    boxes += _found_on(drawn, withheld, number)
    return Page(drawn.width, drawn.height, drawn.density, painted(drawn, boxes), len(set(boxes)))


def _found_on(drawn: Drawn, withheld: Withheld, number: int) -> list[Sides]:
    """What is painted over of what stands on a page, or was recognised there. Raises CannotRedact."""
    boxes: list[Sides] = []
    for layer in (drawn.said, drawn.recognised):
        if layer is None:
            continue
        spans = [found.span for found in withheld.found(layer.text)]
        try:
            boxes += over(Placed(layer.text, layer.boxes), spans, drawn.width, drawn.height)
        except ValueError as error:
            raise CannotRedact(
                f"page {number} holds withheld words whose place in the picture is not known. Print it to a "
                "new PDF, and redact that."
            ) from error
    return boxes


def _in_thousandths(box: Sides, drawn: Drawn) -> Sides:
    left, top, right, bottom = box
    across, down = drawn.width, drawn.height
    return left * 1000 // across, top * 1000 // down, -(-right * 1000 // across), -(-bottom * 1000 // down)


def _of_thousandths(box: Sides, width: int, height: int) -> Sides:
    left, top, right, bottom = box
    return left * width // 1000, top * height // 1000, -(-right * width // 1000), -(-bottom * height // 1000)


def painted(drawn: Drawn, boxes: Sequence[Sides]) -> bytes:
    """The points of the picture with these boxes filled."""
    import numpy as np

    points = np.frombuffer(drawn.rgb, np.uint8).reshape(drawn.height, drawn.width, 3).copy()
    for left, top, right, bottom in boxes:
        points[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = _INK
    return points.tobytes()


def bound(pages: Sequence[Page]) -> bytes:
    """A PDF that holds these pictures and nothing else."""
    from pypdfium2 import PdfDocument

    document = PdfDocument.new()
    for page in pages:
        _add(document, page)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def _add(document: Any, page: Page) -> None:
    import numpy as np
    from pypdfium2 import PdfBitmap, PdfImage, PdfMatrix, raw

    points = np.frombuffer(page.rgb, np.uint8).reshape(page.height, page.width, 3)
    bitmap = PdfBitmap.new_native(page.width, page.height, raw.FPDFBitmap_BGR)
    bitmap.to_numpy()[:] = points[:, :, ::-1]
    picture = PdfImage.new(document)
    picture.set_bitmap(bitmap)
    width, height = page.width / page.density * _POINTS, page.height / page.density * _POINTS
    picture.set_matrix(PdfMatrix().scale(width, height))
    made = document.new_page(width, height)
    made.insert_obj(picture)
    made.gen_content()
