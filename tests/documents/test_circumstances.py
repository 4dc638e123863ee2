"""Who told, interpreted and wrote down a case is covered wherever the document names them."""

from __future__ import annotations

import pytest

from tumen.access.models import Actor
from tumen.documents.actions import take_in
from tumen.documents.queries import covers

pytestmark = pytest.mark.django_db


def covered(actor: Actor, interpreter: str, text: str) -> list[str]:
    told = f"# Interview notes\n\n- **Interviewee:** a mother\n- **Interpreter:** {interpreter}\n\n{text}\n"
    made = take_in(actor=actor, data=told.encode(), name="notes.md", origin="post")
    return [one.words for one in covers(actor, made.public_id) if one.rule == "circumstance: interpreter"]


@pytest.mark.parametrize("nobody", ["none", "Not known", "N/A", "없음"])
def test_nobody_is_no_identity(actor: Actor, nobody: str) -> None:
    assert covered(actor, nobody, f"She has {nobody} of it.") == []


def test_a_name_is_covered_without_its_organisation_too(actor: Actor) -> None:
    found = covered(actor, "Kang Zq-on, Records Centre", "Kang Zq-on knows the Records Centre.")
    assert found == ["Kang Zq-on, Records Centre", "Kang Zq-on"]
