"""The digest of a day: by a person's own clock, within their sight; as mail and for a feed reader."""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.actors import ACCOUNTS, API, JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.accounts.actions import make_token
from tumen.accounts.tokens import Given
from tumen.claims.models import Claim
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import refresh
from tumen.watch import mailing
from tumen.watch.errors import NotAClock, NotAnAddress, NotThatPost
from tumen.watch.mailing import send_due
from tumen.watch.models import Alert, Mail, Post, Reading
from tumen.watch.posting import TRIES, end_post, set_post, set_reading
from tumen.watch.queries import digest, digests, post, reading
from tumen.watch.sealing import Server, require_server

pytestmark = pytest.mark.django_db

#: A moment of a day that is over everywhere.
NEWS_AT = datetime(2026, 10, 12, 20, 30, tzinfo=UTC)


class PostOffice:
    """A mail server of this computer that takes what it is given, or answers that it does not."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.said: list[str] = []
        self.refuses = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as talk:
                try:
                    self._talk(talk)
                except OSError:
                    continue

    def _talk(self, talk: Any) -> None:
        def answer(line: str) -> None:
            talk.write(f"{line}\r\n".encode())
            talk.flush()

        answer("220 post.example")
        while line := talk.readline().decode():
            self.said.append(line.strip())
            verb = line[:4].upper()
            if verb == "DATA":
                answer("354 go on")
                mail = b"".join(iter(talk.readline, b".\r\n"))
                self.mails.append(mail)
            elif verb == "QUIT":
                answer("221 good-bye")
                return
            answer("550 no Zqmother here" if self.refuses and verb == "RCPT" else "250 taken")


@contextmanager
def office() -> Iterator[PostOffice]:
    made = PostOffice()
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    with office() as made:
        yield made


@pytest.fixture
def alert(keeper: Actor) -> Alert:
    """News of 600 people; told in the evening of 12 October by the clock of London."""
    claim = tells(keeper, 600)
    refresh(actor=keeper)
    made = Alert.objects.create(kind="event", key="1", claim=claim, rests=[claim])
    Alert.objects.filter(pk=made.pk).update(at=NEWS_AT)
    return made


@pytest.fixture
def keeper(db: None) -> Actor:
    return introduce(name="A keeper", roles=(*RESEARCHER, Role.KEEPER), clearance=Level.RESTRICTED)


def server(port: int) -> Server:
    return Server("127.0.0.1", port, "none", "", "", "desk@post.example", "http://127.0.0.1:8000")


def test_a_day_is_one_of_the_persons_own_clock(keeper: Actor, alert: Alert) -> None:
    assert digest(keeper, day=date(2026, 10, 12)).count == 1
    set_reading(actor=keeper, zone="Asia/Seoul")
    assert digest(keeper, day=date(2026, 10, 12)).count == 0
    found = digest(keeper, day=date(2026, 10, 13))
    assert (found.count, found.waiting, len(found.shown.whole)) == (1, 1, 1)
    assert "600" in found.shown.whole[0].title


def test_who_may_not_see_the_claim_has_another_digest(keeper: Actor, alert: Alert) -> None:
    other = introduce(name="Another reader", roles=(Role.READER,), clearance=Level.INTERNAL)
    day = date(2026, 10, 12)
    assert digest(other, day=day).count == 1
    document = Claim.objects.get(public_id=alert.claim).document.public_id
    set_sensitivity(actor=keeper, document=document, level=Level.RESTRICTED, why="a test")
    assert (digest(other, day=day).count, digest(other, day=day).waiting) == (0, 0)
    assert digest(keeper, day=day).count == 1


def test_it_goes_by_mail_once_and_says_how_many_and_no_word(
    keeper: Actor, alert: Alert, post_office: PostOffice
) -> None:
    set_post(actor=keeper, server=server(post_office.port))
    set_reading(actor=keeper, by_mail=True, address="me@post.example")
    noon = datetime(2026, 10, 13, 12, tzinfo=UTC)
    assert (send_due(now=noon).sent, send_due(now=noon).sent) == (1, 0)
    (mail,) = post_office.mails
    words = base64.b64decode(mail.partition(b"\r\n\r\n")[2]).decode()
    assert "New in the record: 1" in words
    assert "http://127.0.0.1:8000/watch/digest?day=2026-10-12" in words
    # The id and the moment of the mail may hold any letters and digits by chance.
    head = re.sub(r"(?m)^(Message-ID|Date): .*$", "", mail.partition(b"\r\n\r\n")[0].decode())
    whole = f"{head} {words}".lower()
    for private in ("600", "china", "korea", "tumen", socket.gethostname().lower(), alert.claim, "a keeper"):
        assert not re.search(rf"\b{re.escape(private)}\b", whole), private
    assert post_office.said[0] == "ehlo localhost"
    assert Mail.objects.get().state == "sent"


def test_titles_go_only_where_they_were_chosen_and_nothing_restricted(
    keeper: Actor, alert: Alert, post_office: PostOffice
) -> None:
    set_post(actor=keeper, server=server(post_office.port))
    set_reading(actor=keeper, by_mail=True, address="me@post.example", tells="titles")
    send_due(now=datetime(2026, 10, 13, 12, tzinfo=UTC))
    document = Claim.objects.get(public_id=alert.claim).document.public_id
    set_sensitivity(actor=keeper, document=document, level=Level.RESTRICTED, why="a test")
    Mail.objects.all().delete()
    send_due(now=datetime(2026, 10, 13, 12, tzinfo=UTC))
    first, second = (base64.b64decode(mail.partition(b"\r\n\r\n")[2]).decode() for mail in post_office.mails)
    assert "600 people" in first
    assert "600" not in second
    assert "New in the record: 1" in second


@pytest.mark.parametrize(
    ("hour", "is_sent"),
    [(5, False), (7, False), (8, False), (9, True), (12, True), (21, True), (22, False), (23, False)],
)
def test_no_mail_goes_before_its_hour_nor_in_quiet_hours(
    keeper: Actor, monkeypatch: pytest.MonkeyPatch, hour: int, is_sent: bool
) -> None:
    set_reading(actor=keeper, zone="Asia/Seoul", hour=8, quiet=(22, 9))
    now = datetime(2026, 10, 13, hour, 30) - timedelta(hours=9)
    due = mailing.due_day(keeper, reading(keeper), now.replace(tzinfo=UTC))
    assert due == (date(2026, 10, 12) if is_sent else None)


def test_what_the_server_does_not_take_is_tried_three_times_and_holds_up_nobody(
    keeper: Actor, alert: Alert, post_office: PostOffice
) -> None:
    set_post(actor=keeper, server=server(post_office.port))
    set_reading(actor=keeper, by_mail=True, address="me@post.example")
    post_office.refuses = True
    noon, said = datetime(2026, 10, 13, 12, tzinfo=UTC), list[str]()
    assert [send_due(now=noon, told=said.append).failed for _ in range(TRIES + 1)] == [1, 1, 1, 0]
    assert "Zqmother" not in "".join(said)
    assert not reading(keeper).was_taken
    assert not post_office.mails


def test_who_holds_nothing_any_more_gets_no_mail(
    keeper: Actor, alert: Alert, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tumen.access.models import Grant

    other = introduce(name="Who leaves", roles=(Role.READER,), clearance=Level.INTERNAL)
    set_post(actor=keeper, server=server(post_office.port))
    set_reading(actor=other, by_mail=True, address="gone@post.example")
    Grant.objects.filter(actor=other).update(until=timezone.now())
    assert send_due(now=datetime(2026, 10, 13, 12, tzinfo=UTC)) == mailing.Went(0, 0)


def test_addresses_and_passwords_are_sealed_and_destroyed(keeper: Actor) -> None:
    with_password = Server(
        "post.example", 465, "tls", "desk", "s3cret-zqhidden", "desk@post.example", "https://d.example"
    )
    set_post(actor=keeper, server=with_password)
    set_reading(actor=keeper, by_mail=True, address="me-zqhidden@post.example")
    kept = bytes(Post.objects.get().sealed) + bytes(Reading.objects.get().sealed)
    assert b"zqhidden" not in kept
    assert "zqhidden" not in str(list(AuditLine.objects.values_list("detail", flat=True)))
    assert "s3cret" not in repr(post(keeper)) + repr(with_password)
    assert post(introduce(name="A reader", roles=(Role.READER,))) is None
    assert reading(keeper).address == "me-zqhidden@post.example"
    set_reading(actor=keeper)
    end_post(actor=keeper)
    assert (reading(keeper).address, Post.objects.count()) == ("", 0)
    with pytest.raises(NotPermitted):
        set_post(actor=introduce(name="A reader", roles=(Role.READER,)), server=with_password)


@pytest.mark.parametrize(
    "changed",
    [
        {"security": "none", "host": "post.example"},
        {"security": "plain"},
        {"host": "post example"},
        {"port": 0},
        {"user": "desk", "password": ""},
        {"desk": "http://desk.example"},
        {"desk": "https://me:word@desk.example"},
        {"desk": "https://desk.example/watch?token=1"},
        {"desk": "https://[desk"},
    ],
)
def test_mail_goes_out_in_the_open_to_this_computer_alone(changed: dict[str, Any]) -> None:
    told = {"host": "post.example", "port": 465, "security": "tls", "user": "", "password": ""}
    told |= {"sender": "desk@post.example", "desk": "https://desk.example"}
    require_server(Server(**told))
    with pytest.raises(NotThatPost):
        require_server(Server(**{**told, **changed}))


def test_a_server_without_tls_is_given_nothing(post_office: PostOffice) -> None:
    asked = Server("127.0.0.1", post_office.port, "starttls", "", "", "d@post.example", "http://127.0.0.1")
    with pytest.raises(smtplib.SMTPNotSupportedError):
        mailing.give(asked, mailing.EmailMessage())
    assert not [line for line in post_office.said if line.upper().startswith(("MAIL", "RCPT", "DATA"))]


@pytest.mark.parametrize("typed", ["", "me", "me@", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.e"])
def test_strange_addresses_and_clocks_are_refused(keeper: Actor, typed: str) -> None:
    with pytest.raises(NotAnAddress):
        set_reading(actor=keeper, by_mail=True, address=typed)
    for strange in ({"zone": "../etc/passwd"}, {"zone": "Nowhere/Town"}, {"hour": 24}, {"quiet": (-1, 3)}):
        with pytest.raises(NotAClock):
            set_reading(actor=keeper, **strange)  # type: ignore[arg-type]
    assert not Reading.objects.exists()


def test_the_pages_show_it_and_take_how_one_reads_it(keeper: Actor, alert: Alert, client: Client) -> None:
    as_judge: dict[str, Any] = {JUDGE: keeper}
    shown = client.get("/watch/digest?day=2026-10-12").content.decode()
    assert "600" in shown
    assert "New in the record" in shown
    assert "Nothing came on this day" in client.get("/watch/digest?day=2026-10-11").content.decode()
    sent = {"zone": "Asia/Seoul", "hour": "7", "quiet_from": "22", "quiet_to": "6", "tells": "counts"}
    assert client.post("/watch/digest/set", sent, **as_judge).status_code == 302
    assert reading(keeper).quiet == (22, 6)
    half = client.post("/watch/digest/set", {**sent, "quiet_to": ""}, **as_judge)
    assert half.status_code == 400
    assert "Give both hours" in half.content.decode()
    refused = client.post(
        "/watch/digest/post",
        {"host": "post.example", "port": "25", "security": "none", "password": "zqword"},
        **as_judge,
    )
    assert "Choose one of them" in refused.content.decode()
    assert "zqword" not in refused.content.decode()


def test_a_feed_reader_is_told_by_session_or_token_and_by_no_address(
    keeper: Actor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = tells(keeper, 600)
    refresh(actor=keeper)
    made = Alert.objects.create(kind="event", key="1", claim=claim, rests=[claim])
    Alert.objects.filter(pk=made.pk).update(at=timezone.now() - timedelta(days=1))
    (found,) = digests(keeper)
    assert found.count == 1
    told = client.get("/watch/digest.atom")
    assert told["Content-Type"].startswith("application/atom+xml")
    (entry,) = ElementTree.fromstring(told.content).findall("{http://www.w3.org/2005/Atom}entry")
    words = "".join(entry.itertext())
    assert "New in the record: 1" in words
    assert "600" not in words
    served: dict[str, Any] = {ACCOUNTS: True, API: True}
    assert client.get("/watch/digest.atom", **served).status_code == 302
    for header in ("Bearer tumen_none", "Basic " + base64.b64encode(b"me:tumen_none").decode(), "Basic zq"):
        refused = client.get("/watch/digest.atom", HTTP_AUTHORIZATION=header, **served)
        assert refused.status_code == 401
        assert b"<entry" not in refused.content


def test_a_token_as_a_password_shows_what_it_was_given(keeper: Actor, client: Client) -> None:
    claim = tells(keeper, 600)
    refresh(actor=keeper)
    made = Alert.objects.create(kind="event", key="1", claim=claim, rests=[claim])
    Alert.objects.filter(pk=made.pk).update(at=timezone.now() - timedelta(days=1))
    given = Given("a feed reader", Role.READER, clearance=Level.INTERNAL)
    _, secret = make_token(actor=keeper, given=given, days=7, proved="a test", second_step=False)
    password = base64.b64encode(f"anybody:{secret}".encode()).decode()

    def told() -> str:
        asked: dict[str, Any] = {ACCOUNTS: True, API: True, "HTTP_AUTHORIZATION": f"Basic {password}"}
        answer = client.get("/watch/digest.atom", **asked)
        assert answer.status_code == 200
        return answer.content.decode()

    assert "New in the record: 1" in told()
    document = Claim.objects.get(public_id=claim).document.public_id
    set_sensitivity(actor=keeper, document=document, level=Level.RESTRICTED, why="a test")
    assert "<entry" not in told()
    assert digests(keeper)
