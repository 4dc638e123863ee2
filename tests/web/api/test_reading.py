"""What programs are shown: the same as the pages, and nothing more."""

from __future__ import annotations

import pytest

from tests.web.api.cast import Program
from tests.web.cast import Cast

#: Each address that is read, with what of the cast it names.
READ = {
    "/me": "", "/jobs": "", "/documents": "", "/documents/{}": "dispatch", "/documents/{}/text": "dispatch",
    "/documents/{}/claims": "dispatch", "/documents/{}/passages": "newsletter", "/claims": "",
    "/claims/{}": "corrected", "/claims/{}/grades": "corrected", "/events": "", "/events/{}": "october",
    "/events/{}/corroboration": "october", "/events/{}/history": "october", "/timeline": "", "/counts": "",
    "/persons": "", "/persons/{}": "person", "/sources": "", "/sources/{}": "source",
    "/sources/{}/claims": "source", "/sources/{}/grades": "source", "/passages": "",
    "/passages/{}": "passage", "/requests": "",
}  # fmt: skip


@pytest.mark.parametrize("path", READ)
def test_it_answers_what_is_read(program: Program, cast: Cast, path: str) -> None:
    named = READ[path]
    answer = program.get(path.format(getattr(cast, named) if named else ""))
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("application/json")
    assert answer.json()
