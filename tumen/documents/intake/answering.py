"""What a kept reader (`confined`) can be asked, and how it answers: a file to its text and details."""

from __future__ import annotations

import json
from typing import Any

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import inside, languages, limits
from tumen.documents.intake.handover import handed
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.recognition import Looked
from tumen.documents.intake.sniff import is_archive


def prepare() -> None:
    """Load what cannot be loaded behind closed doors: the model of languages unpacks into a file."""
    languages.identifier()


def answer(said: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Answer one question. Raises a kind of RefusedFile."""
    match said["question"]:
        case "bytes":
            found = inside.read_bytes(data, name=said["name"], hints=Hints.from_json(said["hints"]))
            return _bounded(*handed(found))
        case "typed":
            return _bounded(*handed(inside.read_typed(data.decode("utf-8", "surrogatepass"))))
        case "lay out":
            looked = Looked.from_json(said["looked"]) if "looked" in said else None
            hints = Hints.from_json(said["hints"])
            return _bounded(*handed(inside.lay_out(said["media_type"], data, looked=looked, hints=hints)))
        case "archive":
            return {"is_archive": is_archive(data)}, b""
    raise ValueError(f"There is no question “{said['question']}”.")


def _bounded(said: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Raises TooLargeFile for what whoever asked would not take."""
    # Half a thousand bytes are left for what the frame itself says.
    if len(json.dumps(said)) > limits.TOLD_BYTES - 500 or len(data) > limits.ANSWER_BYTES:
        raise TooLargeFile("it says more of itself than a document does. Split it and read its parts.")
    return said, data
