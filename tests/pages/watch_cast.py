"""What is on the watch of the workspace that the pages are opened in: alerts, signs, what was passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tumen.access.models import Actor
from tumen.documents.models import Rendition
from tumen.vault import evidence
from tumen.vocabulary.spans import Span
from tumen.watch.archiving import record_of_file
from tumen.watch.indicators import signs_in
from tumen.watch.models import Alert, Feed, Item, Round, Sign

#: When the alerts came: a day that is over everywhere.
DAY = datetime(2026, 10, 12, 9, tzinfo=UTC)
#: Titles and words of what was passed over; invented.
PASSED = (
    ("The gardens in autumn", "Leaves are raked, and the pond is cleaned before the frost."),
    ("Night boats at the old pier", "The harbour master counted nine night boats at the old pier."),
)


def fill(actor: Actor, claims: tuple[str, ...]) -> None:
    """Alerts on these claims, one a day, and what else stands on the pages of the watch."""
    Round.objects.create(pk=1, began_on=DAY.date(), ended_at=DAY)
    feed = Feed.objects.create(
        kind="feed", address="https://lantern.example/feed.xml", name="The Lantern", added_by=actor
    )
    for number, (title, words) in enumerate(PASSED):
        record = record_of_file(words.encode(), address=f"urn:tumen:{number}", media_type="text/plain")
        made = Item(feed=feed, key=str(number), state="passed over", title=title, needed=8)
        made.evidence = evidence.keep(record)
        made.save()
    for number, claim in enumerate(claims):
        kind = ("event", "voice", "range")[number % 3]
        alert = Alert.objects.create(kind=kind, key=str(number), claim=claim, rests=[claim])
        Alert.objects.filter(pk=alert.pk).update(at=DAY + timedelta(minutes=number))
    for rendition in Rendition.objects.select_related("document").order_by("pk"):
        # Few of these texts hold a sign: each has its first line as one, so that the board has its sentences.
        first = Span(0, len(rendition.text.split("\n")[0]))
        for name, span in [("intent", first), *signs_in(rendition.text)][:3]:
            Sign.objects.get_or_create(
                document=rendition.document.public_id,
                rendition=rendition.pk,
                indicator=name,
                start=span.start,
                end=span.end,
            )
