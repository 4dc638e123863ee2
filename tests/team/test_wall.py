"""The wall of the team's database holds when the application's own filters are gone round.

Everything here runs in processes of its own against a server of its own, as the application's role.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tests.cli.cast import LETTER, folder_of
from tests.postgres import APP, NAME, OWNER, SECRET, Server
from tumen.vault.workspace import VARIABLE

pytestmark = pytest.mark.postgres

#: Tables that hold words of documents, or who did what.
WALLED = [
    "access_auditline",
    "documents_document",
    "documents_rendition",
    "documents_detail",
    "documents_custodyevent",
    "claims_claim",
    "claims_proposal",
]

Tumen = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def variables(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A workspace, and the database over TCP with the password from a file."""
    mine = tmp_path_factory.mktemp("team")
    secret = mine / "password"
    secret.write_text(f"{SECRET}\n", "utf-8")
    secret.chmod(0o600)
    return {
        **os.environ,
        VARIABLE: str(mine / "own"),
        "TUMEN_DATABASE": f"postgresql://{APP}@127.0.0.1:{server.port}/{NAME}",
        "TUMEN_DATABASE_PASSWORD_FILE": str(secret),
    }


@pytest.fixture(scope="module")
def tumen(server: Server, variables: dict[str, str]) -> Tumen:
    def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {**variables, **more}
        command = [*processes.TUMEN, *words]
        return processes.run(command, env=environment, capture_output=True, text=True, timeout=200)

    return run


@pytest.fixture(scope="module")
def refused_before(tumen: Tumen) -> subprocess.CompletedProcess[str]:
    """What the application says of a database that nobody has made ready."""
    return tumen("read")


@pytest.fixture(scope="module")
def prepared(
    server: Server, tumen: Tumen, refused_before: object, tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """The database made ready, with one document in it."""
    done = tumen("database", "prepare", "--as", OWNER, TUMEN_DATABASE=server.address())
    assert done.returncode == 0, done.stderr
    read = tumen("read", str(folder_of(tmp_path_factory.mktemp("in") / "in", letter=LETTER)))
    assert read.returncode == 0, read.stderr
    return server


def count(server: Server, table: str, *, before: str = "", user: str = APP) -> int:
    """How many rows ``user`` sees, without any filter of the application's."""
    statement = (
        f"BEGIN; {before}; SELECT count(*) FROM {table}; COMMIT"
        if before
        else f"SELECT count(*) FROM {table}"
    )
    told = server.sql(statement, user=user, database=NAME)
    return int(next(line for line in reversed(told.splitlines()) if line.isdigit()))


def known(server: Server) -> str:
    return server.sql("SELECT min(id) FROM access_actor", database=NAME)


def test_a_database_that_is_not_ready_is_refused(refused_before: Any) -> None:
    assert refused_before.returncode == 1
    assert "is not made ready" in refused_before.stderr or "refuses the password" in refused_before.stderr


def test_the_record_is_read_through_it(prepared: Server, tumen: Tumen) -> None:
    told = json.loads(tumen("record", "--json").stdout)
    assert "50" in json.dumps(told)


@pytest.mark.parametrize("table", WALLED)
def test_without_an_actor_nothing_is_visible(prepared: Server, table: str) -> None:
    assert count(prepared, table, user="postgres") > 0
    assert count(prepared, table) == 0


@pytest.mark.parametrize("table", WALLED)
def test_an_actor_that_nobody_knows_sees_nothing(prepared: Server, table: str) -> None:
    assert count(prepared, table, before="SET LOCAL tumen.actor = '999999'") == 0
    assert count(prepared, table, before="SET LOCAL tumen.actor = 'x'' OR true --'") == 0


@pytest.mark.parametrize("table", WALLED)
def test_a_known_actor_sees_what_is_there(prepared: Server, table: str) -> None:
    seen = count(prepared, table, before=f"SET LOCAL tumen.actor = '{known(prepared)}'")
    assert seen == count(prepared, table, user="postgres")


@pytest.mark.parametrize("table", WALLED)
def test_not_even_the_owner_looks_over_the_wall(prepared: Server, table: str) -> None:
    assert count(prepared, table, user=OWNER) == 0


class TestHidden:
    """A known actor from whom the one document is hidden: put there past the application, by who may all."""

    ME = "(SELECT min(id) FROM access_actor)"
    #: Tables whose rows are about a document, each with a row of it.
    ABOUT = (
        "documents_document",
        "documents_rendition",
        "documents_block",
        "documents_custodyevent",
        "claims_claim",
        "claims_proposal",
    )

    def mark(self, level: str) -> str:
        return (
            "INSERT INTO access_marking (item, level, actor_id, why, at) "
            f"SELECT public_id, '{level}', {self.ME}, 'a test', now() FROM documents_document"
        )

    @pytest.fixture
    def marked(self, prepared: Server) -> Iterator[Server]:
        prepared.sql(self.mark("identity"), database=NAME)
        yield prepared
        for table in ("access_marking", "access_placement", "access_compartment", "access_brokenglass"):
            prepared.sql(f"DELETE FROM {table}", database=NAME)
        prepared.sql("DELETE FROM access_grant WHERE why = 'wall'", database=NAME)

    def grant(self, server: Server, kind: str, value: str, *, until: str = "NULL") -> None:
        server.sql(
            "INSERT INTO access_grant (actor_id, kind, value, since, until, granted_by_id, why) "
            f"VALUES ({self.ME}, '{kind}', '{value}', now(), {until}, {self.ME}, 'wall')",
            database=NAME,
        )

    def seen(self, server: Server, table: str) -> int:
        return count(server, table, before=f"SET LOCAL tumen.actor = '{known(server)}'")

    def take_identities(self, server: Server) -> None:
        server.sql("UPDATE access_grant SET until = now() WHERE kind = 'identity'", database=NAME)

    @pytest.mark.parametrize("table", ABOUT)
    def test_what_is_hidden_by_its_level_is_behind_the_wall(self, marked: Server, table: str) -> None:
        self.take_identities(marked)
        assert count(marked, table, user="postgres") > 0
        assert self.seen(marked, table) == 0

    @pytest.mark.parametrize("table", ABOUT)
    def test_whoever_is_cleared_sees_it(self, marked: Server, table: str) -> None:
        self.grant(marked, "identity", "")
        assert self.seen(marked, table) == count(marked, table, user="postgres")

    def test_a_clearance_that_has_ended_opens_nothing(self, marked: Server) -> None:
        self.take_identities(marked)
        self.grant(marked, "identity", "", until="now() - interval '1 second'")
        assert self.seen(marked, "documents_document") == 0

    def test_a_broken_glass_opens_it_for_its_time(self, marked: Server) -> None:
        self.take_identities(marked)
        broken = (
            "INSERT INTO access_brokenglass (actor_id, item, why, at, until) "
            f"SELECT {self.ME}, public_id, 'a test', now(), now() + interval '{{}}' FROM documents_document"
        )
        marked.sql(broken.format("-1 hour"), database=NAME)
        assert self.seen(marked, "documents_document") == 0
        marked.sql(broken.format("1 hour"), database=NAME)
        assert self.seen(marked, "documents_document") == 1

    def test_a_compartment_hides_from_who_is_no_member(self, marked: Server) -> None:
        marked.sql("DELETE FROM access_marking", database=NAME)
        made = "INSERT INTO access_compartment (public_id, name, made_at, made_by_id) VALUES "
        marked.sql(f"{made} ('k-1', 'circle', now(), {self.ME})", database=NAME)
        placed = (
            "INSERT INTO access_placement (item, compartment_id, since, actor_id, why) SELECT public_id, "
        )
        placed += f"(SELECT id FROM access_compartment), now(), {self.ME}, 'a test' FROM documents_document"
        marked.sql(placed, database=NAME)
        assert self.seen(marked, "documents_rendition") == 0
        self.grant(marked, "compartment", "k-1")
        assert self.seen(marked, "documents_rendition") == 1

    def test_a_hidden_claim_is_behind_the_wall_by_itself(self, marked: Server) -> None:
        marked.sql("DELETE FROM access_marking", database=NAME)
        before = self.seen(marked, "claims_proposal")
        one = "SELECT public_id, 'identity', " + self.ME + ", 'a test', now() FROM claims_claim LIMIT 1"
        marked.sql(f"INSERT INTO access_marking (item, level, actor_id, why, at) {one}", database=NAME)
        self.take_identities(marked)
        assert self.seen(marked, "claims_claim") == count(marked, "claims_claim", user="postgres") - 1
        assert self.seen(marked, "claims_proposal") < before

    def test_what_is_hidden_cannot_be_changed_or_removed(self, marked: Server) -> None:
        self.take_identities(marked)
        acting = f"SET tumen.actor = '{known(marked)}'"
        told = marked.sql(
            acting,
            "UPDATE documents_document SET name = 'x'",
            "DELETE FROM documents_block",
            user=APP,
            database=NAME,
        )
        assert told.splitlines()[-2:] == ["UPDATE 0", "DELETE 0"]


def test_the_application_cannot_say_that_it_prepares(prepared: Server) -> None:
    assert count(prepared, "documents_document", before="SET LOCAL tumen.preparing = 'on'") == 0
    assert count(prepared, "documents_document", before="SET LOCAL tumen.preparing = 'on'", user=OWNER) > 0


def test_the_actor_ends_with_the_transaction(prepared: Server) -> None:
    told = prepared.sql(
        f"BEGIN; SET LOCAL tumen.actor = '{known(prepared)}'; COMMIT",
        "SELECT count(*) FROM documents_document",
        user=APP,
        database=NAME,
    )
    assert told.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_auditline SET item = 'd-0'",
        "UPDATE access_auditline SET leaf = ''",
        "DELETE FROM access_auditline",
        "TRUNCATE access_auditline CASCADE",
        "ALTER TABLE access_auditline DISABLE ROW LEVEL SECURITY",
        "DROP POLICY read ON access_auditline",
        "CREATE OR REPLACE FUNCTION tumen_acts() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE TABLE mine (id int)",
        f"SET ROLE {OWNER}",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_cannot_take_the_wall_down(prepared: Server, statement: str) -> None:
    acting = f"SET tumen.actor = '{known(prepared)}'"
    with pytest.raises(PermissionError, match="permission denied|must be owner|must be a member"):
        prepared.sql(acting, statement, user=APP, database=NAME)


def test_no_audit_line_is_changed_by_the_owner_either(prepared: Server) -> None:
    acting = f"SET tumen.actor = '{known(prepared)}'"
    told = prepared.sql(acting, "DELETE FROM access_auditline", user=OWNER, database=NAME)
    assert told.splitlines()[-1] == "DELETE 0"


def test_of_an_audit_line_the_application_erases_the_detail_and_changes_nothing_else(
    prepared: Server,
) -> None:
    acting = f"SET tumen.actor = '{known(prepared)}'"
    last = "WHERE number = (SELECT max(number) FROM access_auditline)"
    erased = f"BEGIN; UPDATE access_auditline SET detail = '', salt = '' {last}; ROLLBACK"
    assert "UPDATE 1" in prepared.sql(acting, erased, user=APP, database=NAME)
    with pytest.raises(PermissionError, match="row-level security"):
        prepared.sql(acting, f"UPDATE access_auditline SET detail = '{{}}' {last}", user=APP, database=NAME)


def test_nobody_writes_without_an_actor(prepared: Server) -> None:
    line = (
        "INSERT INTO access_auditline (number, at, action, item, detail, salt, commitment, leaf, actor_id) "
        f"VALUES (999, now(), 'record.forge', 'd-0', '{{}}', '', '', '', {known(prepared)})"
    )
    with pytest.raises(PermissionError, match="row-level security"):
        prepared.sql(line, user=APP, database=NAME)


@pytest.mark.parametrize("user", [OWNER, "postgres"])
def test_the_application_does_not_run_as_anybody_above_the_wall(
    prepared: Server, tumen: Tumen, user: str
) -> None:
    refused = tumen("record", TUMEN_DATABASE=prepared.address(user=user))
    assert refused.returncode == 1
    assert f"The role {user} owns the record or stands above its walls" in refused.stderr


def test_a_query_of_the_application_that_names_no_viewer_finds_nothing(
    prepared: Server, variables: dict[str, str]
) -> None:
    forgetful = """
import django; django.setup()
from tumen.access.models import Actor
from tumen.documents.models import Document
from tumen.vault.acting import acting_as
with acting_as(Actor.objects.first().pk):
    seen = Document.objects.count()
print(seen, Document.objects.count(), len(list(Document.objects.iterator())))
"""
    settings = {"DJANGO_SETTINGS_MODULE": "tumen.web.settings"}
    done = processes.run(
        [sys.executable, "-c", forgetful], env={**variables, **settings}, capture_output=True, text=True
    )
    assert done.stdout == "1 0 0\n", done.stderr


def test_the_password_is_in_no_statement_that_the_server_logged(prepared: Server) -> None:
    verifier = prepared.sql(f"SELECT rolpassword FROM pg_authid WHERE rolname = '{APP}'")
    assert verifier.startswith("SCRAM-SHA-256$")
    assert SECRET not in (prepared.folder / "log").read_text("utf-8", "replace")


def test_a_database_in_the_locale_c_is_refused(server: Server, tumen: Tumen, tmp_path: Path) -> None:
    made = f"CREATE DATABASE plain OWNER {OWNER} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    server.sql(made)
    address = server.address(name="plain")
    refused = tumen("database", "prepare", "--as", OWNER, TUMEN_DATABASE=address)
    assert refused.returncode == 1
    assert "Korean words are no words" in refused.stderr
    assert "--locale=C.UTF-8" in refused.stderr


@pytest.mark.parametrize("command", [["check"], ["backup", "b.age", "--recipient", "age1"]])
def test_no_command_for_the_file_of_a_laptop_takes_the_workspace_for_the_record(
    prepared: Server, tumen: Tumen, tmp_path: Path, command: list[str]
) -> None:
    refused = tumen(*command)
    assert refused.returncode == 1
    assert "The rows of this record are in PostgreSQL" in refused.stderr
    assert not (Path.cwd() / "b.age").exists()


def test_the_rows_are_saved_and_brought_back_as_the_documents_say(
    prepared: Server, tumen: Tumen, variables: dict[str, str]
) -> None:
    prepared.dump_and_restore(NAME, "again")
    again = prepared.address(name="again")
    assert tumen("database", "prepare", "--as", OWNER, TUMEN_DATABASE=again).returncode == 0
    assert "The audit log is whole" in tumen("audit", "verify", TUMEN_DATABASE=again).stdout
    assert json.loads(tumen("record", "--json", TUMEN_DATABASE=again).stdout) == json.loads(
        tumen("record", "--json").stdout
    )


class TestDoctor:
    def told(self, tumen: Tumen) -> dict[str, bool]:
        told = tumen("doctor", "--json", LC_ALL="C.UTF-8")
        return {one["name"]: one["is_well"] for one in json.loads(told.stdout)}

    def test_a_server_that_is_set_safely_is_well(self, prepared: Server, tumen: Tumen) -> None:
        found = self.told(tumen)
        assert {"locale", "settings", "connection", "walls", "evidence"} <= set(found)
        assert [name for name, is_well in found.items() if not is_well] == ["passphrase"]

    def test_it_sees_that_the_wall_is_down(self, prepared: Server, tumen: Tumen) -> None:
        prepared.sql("ALTER TABLE claims_claim NO FORCE ROW LEVEL SECURITY", database=NAME)
        try:
            assert not self.told(tumen)["walls"]
        finally:
            prepared.sql("ALTER TABLE claims_claim FORCE ROW LEVEL SECURITY", database=NAME)

    def test_it_sees_a_server_that_may_lose_what_was_confirmed(self, prepared: Server, tumen: Tumen) -> None:
        prepared.sql("ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()")
        try:
            assert not self.told(tumen)["settings"]
        finally:
            prepared.sql("ALTER SYSTEM RESET full_page_writes", "SELECT pg_reload_conf()")
