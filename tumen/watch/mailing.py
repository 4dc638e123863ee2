"""The digest as mail: what it says, and how it goes out by a person's own server.

Mail is read by whoever runs the servers that it passes, and lies open on a telephone. So it says how many
alerts of which kind there are, and where to read them: an address that is of use only to who can open these
pages. No header names the computer that sent it. With the choice of titles it tells of events what anybody
inside may read who is cleared for no identity and for nothing restricted.
"""

from __future__ import annotations

import secrets
import smtplib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from tumen.access.looking import one_look
from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do
from tumen.vault.acting import acting_as
from tumen.watch.digests import Digest, ReadingView, digest, reading, titles_of
from tumen.watch.models import AlertKind, Mail, Post, Reading, Tells
from tumen.watch.posting import TRIES, begin_mail, end_mail
from tumen.watch.sealing import Server, is_loopback, opened

#: Seconds that the server may take for each of its answers.
_PATIENCE = 30
#: Each kind in English and Korean, for who reads it without these pages.
KINDS: dict[AlertKind, tuple[str, str]] = {
    AlertKind.TAKEN_BACK: ("Figures taken back", "철회된 수치"),
    AlertKind.RANGE: ("Figures outside of a range", "범위를 벗어난 수치"),
    AlertKind.SILENCE: ("Days passed without an answer", "답변 없이 지난 기한"),
    AlertKind.ANSWER: ("Possible answers", "답변일 수 있는 진술"),
    AlertKind.EVENT: ("New in the record", "기록에 새로 들어온 것"),
    AlertKind.VOICE: ("Further independent voices", "추가된 독립적 목소리"),
}
SUBJECT = "Daily digest · 일일 요약"


@dataclass
class Went:
    """What became of the mails of one go."""

    sent: int = 0
    failed: int = 0


def send_due(*, now: datetime | None = None, told: Callable[[str], None] = lambda said: None) -> Went:
    """Send everybody's digest that is due by their own clock. Nothing goes where no server was named.

    Each is made of what that person may see, in their name. What the server does not take is tried again, up
    to three times; whatever goes wrong with one keeps nobody else's back.
    """
    went, server = Went(), the_server()
    if server is None:
        return went
    moment = now or timezone.now()
    for row in Reading.objects.filter(by_mail=True).select_related("actor").order_by("pk"):
        with acting_as(row.actor.pk), one_look():
            _send_one(row.actor, server, moment, went, told)
    return went


def the_server() -> Server | None:
    """The server that a keeper named."""
    row = Post.objects.order_by("pk").first()
    kept = opened(row.item, row.sealed) if row else {}
    return Server(**kept) if kept else None


def _send_one(person: Actor, server: Server, now: datetime, went: Went, told: Callable[[str], None]) -> None:
    if not may_do(person, "watch.begin_mail"):
        return  # who holds nothing here any more is told nothing
    how = reading(person)
    day = due_day(person, how, now)
    found = digest(person, day=day) if day else None
    if day is None or found is None or not found.count or begin_mail(actor=person, day=day) is None:
        return
    message = written(
        found, how, server, titles_of(person, found.day, found.zone) if how.tells is Tells.TITLES else ()
    )
    try:
        give(server, message)
    except (OSError, smtplib.SMTPException) as error:
        # What a server answers may quote an address: the kind of error alone is told.
        told(f"a-{person.pk}: the server did not take it ({type(error).__name__})")
        end_mail(actor=person, day=day, is_sent=False)
        went.failed += 1
        return
    end_mail(actor=person, day=day, is_sent=True)
    went.sent += 1


def due_day(viewer: Viewer, how: ReadingView, now: datetime) -> date | None:
    """The day whose digest is due at this moment: yesterday, once the person's hour has come and is not
    quiet; None while it is not, or where it went already."""
    local = now.astimezone(ZoneInfo(how.zone))
    if local.hour < how.hour or how.is_quiet(local.hour):
        return None
    day = local.date() - timedelta(days=1)
    row = Mail.objects.filter(actor=viewer.pk, day=day).first()
    is_over = row is not None and (row.state == Mail.State.SENT or row.attempts >= TRIES)
    return None if is_over else day


def written(found: Digest, how: ReadingView, server: Server, titles: tuple[str, ...] = ()) -> EmailMessage:
    """The mail, in English and Korean."""
    message = EmailMessage()
    message["Subject"] = SUBJECT
    message["From"], message["To"] = server.sender, how.address
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{secrets.token_hex(16)}@digest.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_lines(found, server, titles)), cte="base64")
    return message


def _lines(found: Digest, server: Server, titles: tuple[str, ...]) -> Iterator[str]:
    kinds = [(count, *KINDS[kind]) for kind, count in found.counts.items()]
    address = f"{server.desk.rstrip('/')}/watch/digest?day={found.day.isoformat()}"
    yield f"{found.day.day} {found.day:%B %Y}: {found.count}"
    yield from (f"  {english}: {count}" for count, english, _ in kinds)
    yield f"Not put away yet, of all days: {found.waiting}"
    yield ""
    yield f"{found.day.year}년 {found.day.month}월 {found.day.day}일: {found.count}건"
    yield from (f"  {korean}: {count}" for count, _, korean in kinds)
    yield f"아직 치우지 않은 알림, 모든 날짜: {found.waiting}건"
    yield ""
    if titles:
        yield from titles
        yield ""
    yield address


def give(server: Server, message: EmailMessage) -> None:
    """Give the mail to the server. Raises OSError and SMTPException; nothing is sent in the open but to this
    computer itself."""
    trusted = ssl.create_default_context()
    # "localhost" in the place of this computer's name, which a server would write into the mail.
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname="localhost", timeout=_PATIENCE, context=trusted
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, local_hostname="localhost", timeout=_PATIENCE)
    with connection:
        if server.security == "starttls":
            connection.starttls(context=trusted)
        elif server.security != "tls" and not is_loopback(server.host):
            raise OSError("nothing goes out in the open")
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(message)
