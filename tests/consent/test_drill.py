"""The drill: what was withdrawn is in no page of the database, and no old backup brings it back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests import processes
from tests.consent.cast import NAME
from tests.preservation.conftest import Officer, officer_at
from tools.make_docs import ROOT
from tumen.preservation.backing_up import Backup, write
from tumen.preservation.errors import BackupDamaged
from tumen.preservation.keyfiles import RETENTION, remove_old_keys, write_keys
from tumen.preservation.restoring import Restored, rehearse, restore
from tumen.preservation.snapshot import documents_in, rows_in
from tumen.vault import evidence
from tumen.vault.database.base import connect_beside
from tumen.vault.errors import EvidenceDamaged
from tumen.vault.workspace import VARIABLE, Workspace

#: Words of a document that is withdrawn as a whole, of one that stays, and a source's name.
WHOLE, STAYS, SOURCE = "Zqwhole", "Zqstays", "Zqsource Yun"
pytestmark = pytest.mark.laptop  # a backup is of the file of a laptop

_BEGIN = """
import django
django.setup()
from tumen.access.actors import local
from tumen.vault import schema
from tumen.vault.workspace import Workspace
Workspace.open(Workspace.current().path)
schema.bring_up_to_date()
actor = local()
from tests.consent.cast import NAME, an_interview, marked
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.documents.models import Cover, Document
from tumen.claims.models import Source
"""
_MAKING = f"""
first = an_interview(actor)
marked(actor, first)
told = "The {WHOLE} account\\n\\nThe town saw 60 people returned to {WHOLE}.\\n"
second = an_interview(actor, told, "b.txt", "the Lantern Group")
note_consent(actor=actor, item=second.public_id, purpose="keep", is_given=True, way="spoken")
from hashlib import sha256
from tumen.vault import evidence
from tumen.watch.models import Feed, Item
record = b"What a feed brought: the {WHOLE} account"
feed = Feed.objects.create(kind="folder", address="/a/folder", name="A folder", added_by=actor)
Item.objects.create(
    feed=feed, key="1", state="kept", document=second.public_id, evidence=evidence.keep(record),
    sha256=sha256(record).hexdigest(), size=len(record),
)
told = "The {STAYS} account\\n\\nThe {STAYS} police returned 60 people.\\n"
third = an_interview(actor, told, "c.txt", "the Lantern Group")
from tests.claims.cast import proposal, read_as
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
data = b"{SOURCE} said the police returned 60 people."
fourth = take_in(actor=actor, data=data, name="d.txt", origin="post")
read_as(actor, fourth, proposal(text_of(actor, fourth).text, "60 people", speakers=(("{SOURCE}",),)))
source = Source.objects.get(name="{SOURCE}")
note_consent(actor=actor, item=source.public_id, purpose="keep", is_given=True, way="spoken")
"""
_WITHDRAWING = f"""
cover = Cover.objects.filter(kind="name").exclude(marked_by=None).get()
withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
second = Document.objects.get(name="b.txt")
withdraw_consent(actor=actor, item=second.public_id, way="written")
withdraw_consent(actor=actor, item=Source.objects.get(name="{SOURCE}").public_id, way="spoken")
"""
_READING = """
from tumen.access.heads import public_key
from tumen.access.proving import prove
from tumen.documents.queries import documents, text_of
from tumen.claims.queries import claims_of
from tumen.record.actions import refresh
from tumen.record.queries import events
refresh(actor=actor)
for one in documents(actor):
    print(one.name, text_of(actor, one.id).text, [claim.quote.exact for claim in claims_of(actor, one.id)])
assert events(actor)
assert prove(actor, key=public_key()).is_whole
"""

_FINDING = f"""
from tumen.search.kinds import Kind
from tumen.search.queries import found
for word in ("{NAME}", "{WHOLE}", "{SOURCE}", "{STAYS}"):
    print(found(actor, Kind.DOCUMENT, word).count)
"""
_FILLING = f"""
from tumen.record.filling import rebuild
rebuild()
{_FINDING}
"""


def work(workspace: Path, code: str) -> str:
    """Work in a workspace in a process of its own: Django knows one database."""
    done = processes.run(
        [sys.executable, "-c", _BEGIN + code],
        env={**os.environ, VARIABLE: str(workspace), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def silent(done: int, total: int) -> None:
    pass


def backed_up(workspace: Workspace, to: Path, officer: Officer) -> Backup:
    with write(workspace, to, officer.recipients, silent) as (made, _):
        pass
    return made


def rows_of(workspace: Workspace, *, but: str = "no table") -> str:
    """Whatever stands in any row of a workspace, or of its tables ``but`` those of one room."""
    with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
        return "\n".join(
            repr(row)
            for name in rows_in(connection)
            if not name.startswith(but)
            for row in connection.execute(f'SELECT * FROM "{name}"').fetchall()
        )


def terms_of(workspace: Workspace) -> set[str]:
    """Every word of the index, as FTS5 has it."""
    with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search_words, row)")
        return {term for (term,) in connection.execute("SELECT term FROM temp.terms")}


def pages_of(workspace: Workspace) -> bytes:
    """Every page of the database, used or free, as it is once decrypted: SQLCipher 4, by its format."""
    key, data = workspace.keys().database, workspace.database.read_bytes()
    plain = []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        begin = 16 if start == 0 else 0
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64])).decryptor()
        plain.append(cipher.update(page[begin:-80]) + cipher.finalize())
    return b"".join(plain)


@dataclass(frozen=True)
class Drill:
    """A workspace before and after a withdrawal, with a backup of both times."""

    officer: Officer
    before: Workspace
    after: Workspace
    first: Backup
    second: Backup
    shelf: Path


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Drill:
    folder = tmp_path_factory.mktemp("drill")
    (folder / "shelf").mkdir()
    officer, own = officer_at(folder / "officer.key"), folder / "own"
    work(own, _MAKING)
    shutil.copytree(own, folder / "before")
    first = backed_up(Workspace.open(own), folder / "shelf" / "first.age", officer)
    work(own, _WITHDRAWING)
    second = backed_up(Workspace.open(own), folder / "shelf" / "second.age", officer)
    after = Workspace.open(own)
    return Drill(officer, Workspace.open(folder / "before"), after, first, second, folder / "shelf")


def restored(drill: Drill, backup: Backup, into: Path, keys: Path | None) -> tuple[Workspace, Restored]:
    """The backup as it is restored where only this file of keys is left."""
    alone = into.with_suffix(".age")
    shutil.copy(backup.path, alone)
    told = restore(alone, into, drill.officer.identities, silent, keys=keys)
    return Workspace.open(into), told


class TestTheRecordAtHand:
    def test_nothing_of_it_is_in_any_page_not_even_a_free_one(self, drill: Drill) -> None:
        before, after = pages_of(drill.before), pages_of(drill.after)
        for word in (NAME, WHOLE, SOURCE):
            assert word.encode() in before
            assert word.encode() not in after
        assert STAYS.encode() in after

    def test_nor_is_it_in_the_index_of_words(self, drill: Drill) -> None:
        """Which holds them in small letters, and each under the letter of who sees it."""
        before, after = pages_of(drill.before), pages_of(drill.after)
        for word in ("zqim", "zqwhole", "zqsource"):
            assert word.encode() in before
            assert word.encode() not in after
        assert STAYS.lower().encode() in after
        assert terms_of(drill.before) >= {"izqim", "azqwhole", "azqsource", "azqstays"}
        assert terms_of(drill.after) & {"izqim", "azqwhole", "azqsource", "azqstays"} == {"azqstays"}

    def test_what_stays_is_found(self, drill: Drill) -> None:
        told = work(drill.after.path, _FINDING)
        assert told.split() == ["0", "0", "0", "1"]

    def test_the_log_of_recent_writes_is_empty(self, drill: Drill) -> None:
        log = drill.after.database.with_name("vault.db-wal")
        assert not log.exists() or log.stat().st_size == 0

    def test_the_original_of_a_withdrawn_document_is_gone_and_that_of_the_cover_stays(
        self, drill: Drill
    ) -> None:
        kept = {}
        for name, workspace in (("before", drill.before), ("after", drill.after)):
            with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
                kept[name] = [one.address for one in documents_in(connection)]
        assert [bool(address) for address in kept["after"]] == [True, False, True, True]
        assert not evidence.path_of(kept["before"][1], workspace=drill.after).exists()
        assert NAME.encode() in evidence.fetch(kept["after"][0], workspace=drill.after)

    def test_it_goes_on_working_and_its_log_is_whole(self, drill: Drill) -> None:
        told = work(drill.after.path, _READING)
        assert STAYS in told
        assert NAME not in told


class TestOldBackups:
    def test_the_backup_itself_holds_no_word_that_may_be_taken_back(
        self, drill: Drill, tmp_path: Path
    ) -> None:
        (tmp_path / "tar").write_bytes(
            pyrage.decrypt(drill.first.path.read_bytes(), drill.officer.identities)
        )
        subprocess.run(["tar", "-xf", str(tmp_path / "tar"), "-C", str(tmp_path)], check=True)
        opened = Workspace(tmp_path)
        told = rows_of(opened) + pages_of(opened).decode("latin-1")
        for word in (NAME, WHOLE, SOURCE, "zqim", "zqwhole", "zqsource"):
            assert word not in told
        assert STAYS in told
        assert terms_of(opened) == set()

    def test_the_record_that_a_document_came_in_is_sealed_as_its_original_is(
        self, drill: Drill, tmp_path: Path
    ) -> None:
        with closing(connect_beside(drill.before.database, drill.before.keys().database)) as connection:
            addresses = [one.address for one in documents_in(connection)]
        original, record = addresses[1], addresses[4]
        assert WHOLE.encode() in evidence.fetch(record, workspace=drill.before)
        (tmp_path / "tar").write_bytes(
            pyrage.decrypt(drill.first.path.read_bytes(), drill.officer.identities)
        )
        subprocess.run(["tar", "-xf", str(tmp_path / "tar"), "-C", str(tmp_path)], check=True)
        opened = Workspace(tmp_path)
        for address in (original, record):
            assert evidence.path_of(address, workspace=opened).exists()
            with pytest.raises(EvidenceDamaged):
                evidence.fetch(address, workspace=opened)
        again, _ = restored(drill, drill.first, tmp_path / "again", drill.first.keys)
        assert WHOLE.encode() in evidence.fetch(record, workspace=again)
        for keys in (drill.second.keys, None):
            again, _ = restored(drill, drill.first, tmp_path / f"again {keys is None}", keys)
            assert not evidence.path_of(record, workspace=again).exists()

    def test_with_its_own_keys_everything_comes_back(self, drill: Drill, tmp_path: Path) -> None:
        again, told = restored(drill, drill.first, tmp_path / "again", drill.first.keys)
        assert told.closed == ()
        # The index is no part of a backup: it is made anew.
        before = rows_of(drill.before, but="search_")
        # The keys of documents were made for the backup, and the keys' own times and numbers are new.
        without = "documents_recordkey"
        lines = [line for line in before.splitlines() if without not in line]
        now = rows_of(again)
        missing = [line for line in lines if line not in now and "b'" not in line and 'b"' not in line]
        assert missing == []
        with closing(connect_beside(again.database, again.keys().database)) as connection:
            for one in documents_in(connection):
                assert evidence.fetch(one.address, workspace=again)

    def test_with_the_keys_of_after_the_withdrawal_it_does_not_come_back(
        self, drill: Drill, tmp_path: Path
    ) -> None:
        again, told = restored(drill, drill.first, tmp_path / "again", drill.second.keys)
        assert len(told.closed) >= 3
        rows = rows_of(again)
        for word in (NAME, WHOLE, SOURCE):
            assert word not in rows
        assert STAYS in rows
        with closing(connect_beside(again.database, again.keys().database)) as connection:
            first, second, third, fourth = documents_in(connection)
        assert second.address == ""
        for one in (first, third, fourth):
            assert evidence.fetch(one.address, workspace=again)
        told_then = work(again.path, _FILLING + _READING)
        assert STAYS in told_then
        assert NAME not in told_then
        assert told_then.split()[:4] == ["0", "0", "0", "1"]

    def test_without_any_keys_everything_else_comes_back(self, drill: Drill, tmp_path: Path) -> None:
        again, told = restored(drill, drill.first, tmp_path / "again", None)
        assert told.closed
        assert NAME not in rows_of(again)
        assert STAYS in rows_of(again)

    def test_a_rehearsal_takes_the_file_of_keys_beside_the_backup(self, drill: Drill) -> None:
        assert rehearse(drill.first.path, drill.officer.identities, silent).closed == ()

    def test_keys_of_another_workspace_open_nothing(self, drill: Drill, tmp_path: Path) -> None:
        write_keys(tmp_path / "other", {}, backup="b-0", recipients=drill.officer.recipients)
        told = rehearse(drill.first.path, drill.officer.identities, silent, keys=tmp_path / "other")
        assert told.closed
        with pytest.raises(BackupDamaged, match="no file of keys"):
            rehearse(drill.first.path, drill.officer.identities, silent, keys=drill.first.path)


class TestRetention:
    def test_files_of_keys_go_after_their_time_and_the_newest_stays(
        self, drill: Drill, tmp_path: Path
    ) -> None:
        assert drill.first.keys is not None
        assert drill.second.keys is not None
        old, new = (Path(shutil.copy2(each, tmp_path)) for each in (drill.first.keys, drill.second.keys))
        other = tmp_path / "other.00000000.keys.age"
        other.write_bytes(b"of another workspace")
        over = time.time() - (RETENTION + 1) * 24 * 60 * 60
        for path in (old, new, other):
            os.utime(path, (over, over))
        assert remove_old_keys(drill.after, new) == (old,)
        assert {path.name for path in tmp_path.iterdir()} == {new.name, other.name}

    def test_younger_ones_stay(self, drill: Drill, tmp_path: Path) -> None:
        assert drill.second.keys is not None
        assert drill.first.keys is not None
        assert drill.first.keys.exists()
        assert remove_old_keys(drill.after, drill.second.keys) == ()
