"""Words of covers lie sealed, each under its own key; and those that lay open are sealed."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from tests import processes
from tests.structure.test_rooms import ROOT
from tumen.access.models import Actor
from tumen.documents.actions import mark_identity, take_in
from tumen.documents.models import Cover, RecordKey
from tumen.documents.sealing import keep_covers, told_words
from tumen.vault.errors import RecordDamaged
from tumen.vault.records import RecordKeys
from tumen.vault.workspace import VARIABLE, Workspace

#: Covers in the workspace of before; a workspace of years has about as many.
MANY = 10_000
_TAKING_IN = """
import json, sys, time
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(Workspace.current().path)
MigrationExecutor(connection).migrate([("documents", "0006_custody"), ("access", "0004_actor_without_role")])
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO access_actor (id, name, added_at) VALUES (1, 'Old', '2026-11-20')")
    cursor.execute(
        "INSERT INTO documents_document (id, public_id, sha256, evidence, media_type, name, size, added_at, "
        "revision, added_by_id) VALUES (1, 'd-1', 'x', 'y', 'text/plain', 'a.txt', 1, '2026-11-20', 1, 1)"
    )
    cursor.execute(
        "INSERT INTO documents_rendition (id, text, extractor, version, made_at, notes, undated_because, "
        "recognised, document_id, made_from) VALUES (1, %s, 'a', '1', '2026-11-20', '[]', '', '[]', 1, 'x')",
        ["Zq person"],
    )
    cursor.executemany(
        "INSERT INTO documents_cover (public_id, start, end, kind, item, words, rule, why, at, removed_why, "
        "rendition_id) VALUES (%s, 0, 2, 'name', '', %s, 'a rule', '', '2026-11-20', '', 1)",
        [[f"i-{number}", f"Zqperson {number} 김옥희"] for number in range(int(sys.argv[1]))],
    )
began = time.process_time()
schema.bring_up_to_date()
took = time.process_time() - began
from tumen.documents.models import Cover
from tumen.documents.sealing import told_words
with connection.cursor() as cursor:
    cursor.execute("SELECT * FROM documents_cover")
    rows = repr([row for row in cursor.fetchall()])
told = {id: words for words, id in told_words(Cover.objects.all(), "public_id")}
connection.close()
print(json.dumps({"took": took, "told": told, "open": "Zqperson" in rows}))
"""


def test_covers_of_before_are_sealed(tmp_path: Path) -> None:
    done = processes.run(
        [sys.executable, "-c", _TAKING_IN, str(MANY)],
        env={**os.environ, VARIABLE: str(tmp_path / "old"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["told"] == {f"i-{number}": f"Zqperson {number} 김옥희" for number in range(MANY)}
    assert not found["open"]
    assert found["took"] < 60  # seconds of the processor, with all migrations


class TestSealing:
    @pytest.fixture
    def cover(self, actor: Actor) -> Cover:
        text = "Report\n\nOk-hui Zqim was seen.\n"
        made = take_in(actor=actor, data=text.encode(), name="a.txt", origin="a test")
        return mark_identity(
            actor=actor, document=made.public_id, words="Ok-hui Zqim", kind="name", why="a test"
        )

    def words_of(self, cover: Cover) -> list[str | None]:
        return [words for (words,) in told_words(Cover.objects.filter(pk=cover.pk))]

    def test_words_come_back_with_their_key_and_lie_sealed(self, cover: Cover) -> None:
        assert self.words_of(cover) == ["Ok-hui Zqim"]
        assert b"Ok-hui" not in bytes(cover.sealed)

    def test_without_the_key_nobody_knows_them(self, cover: Cover) -> None:
        RecordKey.objects.filter(item=cover.public_id).delete()
        assert self.words_of(cover) == [None]

    def test_what_is_sealed_for_one_does_not_open_for_another(self, actor: Actor, cover: Cover) -> None:
        other = Cover(rendition=cover.rendition, start=0, end=6, kind="name")
        other.words = "Report"
        keep_covers([other])
        Cover.objects.filter(pk=other.pk).update(sealed=cover.sealed)
        with pytest.raises(RecordDamaged, match=other.public_id):
            self.words_of(other)
        key = RecordKey.objects.get(item=cover.public_id)
        RecordKey.objects.filter(item=other.public_id).update(wrapped=key.wrapped)
        with pytest.raises(RecordDamaged):
            self.words_of(other)

    def test_a_turned_bit_is_noticed(self, cover: Cover) -> None:
        sealed = bytearray(cover.sealed)
        sealed[-1] ^= 1
        Cover.objects.filter(pk=cover.pk).update(sealed=bytes(sealed))
        with pytest.raises(RecordDamaged, match="tumen restore"):
            self.words_of(cover)

    def test_a_key_of_another_vault_opens_nothing(self, cover: Cover, tmp_path: Path) -> None:
        key = RecordKey.objects.get(item=cover.public_id)
        other = RecordKeys(Workspace.open(tmp_path / "other"))
        with pytest.raises(RecordDamaged):
            other.open(bytes(cover.sealed), cover.public_id, bytes(key.wrapped))

    def test_five_thousand_are_read_in_a_second_or_so(self, actor: Actor, cover: Cover) -> None:
        made = [
            Cover(rendition=cover.rendition, start=0, end=6, kind="place", rule="a test")
            for _ in range(5_000)
        ]
        for number, each in enumerate(made):
            each.words = f"place {number}"
        keep_covers(made)
        began = time.process_time()
        assert sum(1 for (words,) in told_words(Cover.objects.all()) if words) == 5_001
        assert time.process_time() - began < 2
