"""Every column that can hold words is looked at when words are forgotten, or it says why not."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from tumen.consent.holding import PLACES, WITHOUT_WORDS

#: Rooms whose rows may be about a document.
ROOMS = ("access", "documents", "claims", "record", "teamwork", "findings", "consent", "watch", "archives")
#: Columns by whose names alone it is plain that they hold an id, a hash, a code or a name of an action.
PLAIN = {
    "public_id", "item", "sha256", "copy_sha256", "made_from", "evidence", "media_type", "kind", "field",
    "status", "verdict", "role", "unit", "when", "level", "value", "action", "salt", "commitment", "leaf",
    "peaks", "text", "key", "signature", "nonce", "certificates", "version", "origin", "anchor", "old_id",
    "named", "standard", "reliability", "huridocs", "credibility", "purpose", "answer", "way", "giver",
    "traced_at", "first_event", "name", "ending",
}  # fmt: skip


def texts() -> set[str]:
    """Every column of text of these rooms."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for column in model._meta.concrete_fields
        if isinstance(column, kinds)
    }


def looked_at() -> set[str]:
    return {f"{place.model._meta.label}.{column}" for place in PLACES for column in place.columns}


def test_no_column_of_text_is_forgotten_about() -> None:
    unknown = texts() - looked_at() - WITHOUT_WORDS
    assert {name for name in unknown if name.rpartition(".")[2] not in PLAIN} == set()


def test_free_words_are_never_taken_for_plain() -> None:
    free = {"why", "limits", "words", "exact", "prefix", "suffix", "notes", "stated", "reason", "reasons"}
    assert free & PLAIN == set()


def test_what_is_listed_is_there() -> None:
    assert looked_at() <= texts()
    assert texts() >= WITHOUT_WORDS
    assert looked_at() & WITHOUT_WORDS == set()


def test_all_that_is_emptied_is_a_column() -> None:
    for place in PLACES:
        names = {column.name for column in place.model._meta.concrete_fields}
        assert set(place.whole) <= names, place.model
