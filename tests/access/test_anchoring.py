"""Time stamps are checked against a real authority: `openssl ts`, made here with keys of its own."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tumen.access.actions import keep_anchor, recorded, request_anchor
from tumen.access.anchoring import LARGEST_REPLY, request_for, stamped_at, with_sorted_certificates
from tumen.access.errors import AnchorRefused
from tumen.access.heads import public_key
from tumen.access.models import Actor, AuditAnchor
from tumen.access.proving import Break, prove

TEXT = "tumen audit head v1\nsize 7\n"

CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[signer]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Authority:
    """A time-stamping authority in a folder."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> Authority:
        folder.mkdir()
        made = cls(folder)
        (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
        (folder / "serial").write_text("01\n")
        made._certify("root", "/CN=Root of a test")
        made._certify("signer", "/CN=Time of a test", "-CA", "root.pem", "-CAkey", "root.key")
        return made

    def _certify(self, name: str, subject: str, *by: str) -> None:
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key")
        rest = ("-subj", subject, "-extensions", name, "-out", f"{name}.pem", "-days", "30")
        self.openssl("req", "-x509", "-config", "tsa.cnf", *key, *rest, *by)

    def openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    @property
    def root(self) -> str:
        return (self.folder / "root.pem").read_text()

    def reply(self, request: bytes, *options: str) -> bytes:
        (self.folder / "q.tsq").write_bytes(request)
        files = ("-queryfile", "q.tsq", "-out", "r.tsr")
        self.openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "authority", *files, *options)
        return (self.folder / "r.tsr").read_bytes()

    def reply_with_chain(self, request: bytes) -> bytes:
        """With the root in the reply too, in whichever order OpenSSL puts them."""
        return self.reply(request, "-chain", "root.pem")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made_in(tmp_path_factory.mktemp("tsa") / "a")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made_in(tmp_path_factory.mktemp("tsa") / "b")


@pytest.fixture(scope="module")
def stamped(authority: Authority) -> tuple[int, bytes]:
    request = request_for(TEXT)
    return request.nonce, authority.reply(request.data)


class TestReply:
    def test_it_tells_when_the_authority_saw_the_text(
        self, authority: Authority, stamped: tuple[int, bytes]
    ) -> None:
        nonce, reply = stamped
        at = stamped_at(reply, text=TEXT, nonce=nonce, certificates=authority.root)
        assert abs(at - datetime.now(UTC)) < timedelta(minutes=5)

    def test_what_is_stamped_is_nothing_else(self, authority: Authority, stamped: tuple[int, bytes]) -> None:
        nonce, reply = stamped
        with pytest.raises(AnchorRefused, match="does not prove this head"):
            stamped_at(reply, text=TEXT + " ", nonce=nonce, certificates=authority.root)
        with pytest.raises(AnchorRefused, match="does not prove this head"):
            stamped_at(reply, text=TEXT, nonce=nonce + 1, certificates=authority.root)

    def test_another_authority_is_not_trusted(self, stranger: Authority, stamped: tuple[int, bytes]) -> None:
        nonce, reply = stamped
        with pytest.raises(AnchorRefused, match="does not prove this head"):
            stamped_at(reply, text=TEXT, nonce=nonce, certificates=stranger.root)

    @pytest.mark.parametrize("certificates", ["", "-----BEGIN CERTIFICATE-----\n", "no certificate"])
    def test_without_a_certificate_nothing_is_believed(
        self, stamped: tuple[int, bytes], certificates: str
    ) -> None:
        with pytest.raises(AnchorRefused, match="holds none"):
            stamped_at(stamped[1], text=TEXT, nonce=stamped[0], certificates=certificates)

    @pytest.mark.parametrize("reply", [b"", b"\x30", b"<html>", b"\x30\x80", bytes(LARGEST_REPLY + 1)])
    def test_what_is_no_reply_is_refused(self, authority: Authority, reply: bytes) -> None:
        with pytest.raises(AnchorRefused, match="no reply of a time-stamping authority"):
            stamped_at(reply, text=TEXT, nonce=1, certificates=authority.root)

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_a_reply_that_was_altered_tells_nothing_else(
        self, authority: Authority, stamped: tuple[int, bytes], data: st.DataObject
    ) -> None:
        nonce, reply = stamped
        at = data.draw(st.integers(0, len(reply) - 1))
        altered = reply[:at] + bytes([reply[at] ^ 1 << data.draw(st.integers(0, 7))]) + reply[at + 1 :]
        true = stamped_at(reply, text=TEXT, nonce=nonce, certificates=authority.root)
        try:
            told = stamped_at(altered, text=TEXT, nonce=nonce, certificates=authority.root)
        except AnchorRefused:
            return
        # Some bytes prove nothing (a comment of the status, a certificate's own signature): the time stays.
        assert told == true

    def test_certificates_in_any_order_are_read(self, authority: Authority) -> None:
        for _ in range(2):
            request = request_for(TEXT)
            reply = authority.reply_with_chain(request.data)
            assert stamped_at(reply, text=TEXT, nonce=request.nonce, certificates=authority.root)

    def test_sorting_changes_only_the_order_of_certificates(self, authority: Authority) -> None:
        reply = authority.reply_with_chain(request_for(TEXT).data)
        first, second = (
            base64.b64decode(
                "".join((authority.folder / f"{name}.pem").read_text().split("-----")[2].split())
            )
            for name in ("signer", "root")
        )
        assert first in reply
        assert second in reply
        in_order, in_the_other = (
            reply[: min(reply.index(first), reply.index(second))] + b"".join(pair)
            + reply[max(reply.index(first) + len(first), reply.index(second) + len(second)) :]
            for pair in (sorted([first, second]), sorted([first, second], reverse=True))
        )  # fmt: skip
        assert with_sorted_certificates(in_order) == in_order
        assert with_sorted_certificates(in_the_other) == in_order

    @given(st.binary(max_size=60))
    def test_sorting_leaves_alone_what_is_no_reply(self, data: bytes) -> None:
        assert with_sorted_certificates(data) == data


@pytest.mark.django_db
class TestKept:
    @pytest.fixture
    def kept(self, actor: Actor, authority: Authority) -> Actor:
        """A log of three lines of which an authority saw the first."""
        keep_anchor(
            actor=actor, reply=authority.reply(request_anchor(actor=actor)), certificates=authority.root
        )
        return actor

    def test_the_proof_tells_what_the_authority_saw(self, kept: Actor) -> None:
        found = prove(kept, key=public_key())
        assert found.is_whole
        assert [anchor.size for anchor in found.anchors] == [1]

    def test_a_reply_to_an_earlier_request_is_kept_too(self, actor: Actor, authority: Authority) -> None:
        early = request_anchor(actor=actor)
        request_anchor(actor=actor)
        assert keep_anchor(actor=actor, reply=authority.reply(early), certificates=authority.root).size == 1

    def test_a_reply_is_kept_once(self, actor: Actor, authority: Authority) -> None:
        reply = authority.reply(request_anchor(actor=actor))
        keep_anchor(actor=actor, reply=reply, certificates=authority.root)
        with pytest.raises(AnchorRefused, match="No request for a time stamp is open"):
            keep_anchor(actor=actor, reply=reply, certificates=authority.root)

    def test_a_reply_that_proves_nothing_is_not_kept(
        self, actor: Actor, authority: Authority, stranger: Authority
    ) -> None:
        request = request_anchor(actor=actor)
        with pytest.raises(AnchorRefused):
            keep_anchor(actor=actor, reply=stranger.reply(request), certificates=authority.root)
        assert not AuditAnchor.objects.exclude(reply=b"").exists()

    @pytest.mark.parametrize("column", ["reply", "nonce", "certificates"])
    def test_a_stamp_that_was_altered_is_named(self, kept: Actor, column: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE access_auditanchor SET {column} = '12'")
        broken = prove(kept, key=public_key()).broken
        assert broken is not None
        assert (broken.what, broken.first) == (Break.UNSTAMPED, 1)

    def test_a_stamp_on_another_log_is_named(self, kept: Actor) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE access_auditanchor SET text = replace(text, 'root ', 'root 0')")
            cursor.execute("SELECT text FROM access_auditanchor")
            text = cursor.fetchone()[0]
            root = text.index("root ") + 5
            text = text[: root + 64] + text[root + 65 :]
            cursor.execute("UPDATE access_auditanchor SET text = %s", [text])
        broken = prove(kept, key=public_key()).broken
        assert broken is not None
        assert (broken.what, broken.first) == (Break.REWRITTEN, 1)

    def test_the_files_are_carried_by_hand(
        self, tumen: Callable[..., Result], actor: Actor, authority: Authority, tmp_path: Path
    ) -> None:
        request, reply = tmp_path / "out.tsq", tmp_path / "reply.tsr"
        assert tumen("audit", "anchor", "request", str(request)).exit_code == 0
        reply.write_bytes(authority.reply(request.read_bytes()))
        ca = ("--ca", str(authority.folder / "root.pem"))
        done = tumen("audit", "anchor", "keep", str(reply), *ca)
        assert done.exit_code == 0, done.output
        assert "The authority saw the first 1 line of the log on" in done.output
        with recorded(actor, "documents.take_in", "d-1"):
            pass
        assert "An authority saw the first 1 line on" in tumen("audit", "verify").output
        records = [json.loads(line) for line in tumen("audit", "export").output.splitlines()]
        (stamp,) = [record for record in records if record["kind"] == "stamp"]
        assert base64.b64decode(stamp["reply"]) == reply.read_bytes()

    def test_openssl_says_the_same_of_what_is_given_out(
        self, kept: Actor, authority: Authority, tmp_path: Path
    ) -> None:
        anchor = AuditAnchor.objects.get()
        (tmp_path / "head.txt").write_text(anchor.text)
        (tmp_path / "reply.tsr").write_bytes(anchor.reply)
        files = ("-data", str(tmp_path / "head.txt"), "-in", str(tmp_path / "reply.tsr"))
        authority.openssl("ts", "-verify", *files, "-CAfile", "root.pem")


def test_a_certificate_of_a_version_that_there_is_not_is_refused() -> None:
    """Found by `make fuzz`."""
    odd = (
        "-----BEGIN CERTIFICATE-----\nMIHsMIGfoAMCAUICAQEwBQYDK2VwMCAxHjAcBgNVBAMMFUFuIGludmVudGVkIGF1\n"
        "dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw00MDAxMDEwMDAwMDBaMCAxHjAcBgNV\n"
        "BAMMFUFuIGludmVudGVkIGF1dGhvcml0eTAqMAUGAytlcAMhANS4JwonMetDswXA\n"
        "VtKiOy2vhNcHZn+4ExbQkOT9Pe8IMAUGAytlcANBAN0WpCtI+ox2gvnFZeJs3l9L\n"
        "J2ahtokRzR9OFdstf78NsJ68I3MsQ+b3XGfjRDgKC5WOpcsxIh2vKBxouB4nYAk=\n"
        "-----END CERTIFICATE-----\n"
    )
    with pytest.raises(AnchorRefused, match="certificates holds none"):
        stamped_at(b"", text="x", nonce=1, certificates=odd)
