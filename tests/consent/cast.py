"""An interview with a name in it, told of in claims, details and reasons; and what lies in its database."""

from __future__ import annotations

from tests.claims.cast import proposal, read_as
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.consent.rows import Rows, Table
from tumen.documents.actions import mark_identity, take_in
from tumen.documents.models import Cover, Document
from tumen.documents.queries import text_of
from tumen.record.actions import refresh

#: Stands nowhere else: no word of a pack, no name of a real person.
NAME = "Zqim Ok-hui"
TEXT = f"""What {NAME} told

{NAME} said the police returned 60 people on Monday. Call +82 10-5555-0137 and ask for {NAME}.
"""


def an_interview(actor: Actor, text: str = TEXT, name: str = "report.txt", who: str = NAME) -> Document:
    """Taken in and read, its name told in a title, a slot, a source, and reasons that people gave."""
    document = take_in(actor=actor, data=text.encode(), name=name, origin=f"from {who}", publisher="Wire")
    body = text_of(actor, document).text
    read_as(actor, document, proposal(body, "60 people", speakers=((who,),)))
    claim = claims_of(actor, document)[0].id
    correct_slot(actor=actor, claim=claim, name="likelihood", value="likely", why=f"{who} said so")
    review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why=f"as {who} told")
    refresh(actor=actor)
    return document


def marked(actor: Actor, document: Document, words: str = NAME) -> Cover:
    return mark_identity(
        actor=actor, document=document.public_id, words=words, kind="name", why=f"{words} is at risk"
    )


def everything(columns: tuple[str, ...] = ()) -> str:
    """All that the tables hold, as it lies there: every column of every row of every room."""
    from django.apps import apps

    told = []
    for model in apps.get_models():
        if model._meta.app_label in {"documents", "claims", "record", "consent", "access"}:
            for row in Rows.ours().execute(f'SELECT * FROM "{Table(model).name}"', ()):
                told += [bytes(each).decode("latin-1") if isinstance(each, (bytes, memoryview)) else str(each)
                         for each in row]  # fmt: skip
    return "\n".join(told)
