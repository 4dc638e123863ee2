"""What the watch keeps: feeds, looks at them, what came, what of it is news, and what people said of that."""

from __future__ import annotations

from functools import partial

from django.db import models

from tumen.access.items import new_id
from tumen.access.models import Actor


class FeedKind(models.TextChoices):
    """What is looked at. The first two are asked for over the network; the others lie on this computer."""

    NEWS = "feed", "a news feed (RSS, Atom)"
    SITEMAP = "sitemap", "a site’s list of its pages"
    FOLDER = "folder", "a folder of files"
    MAIL = "mail", "a mailbox, or a folder of messages"
    ARCHIVE = "archive", "a web archive (WARC, WACZ)"


#: Kinds that ask a site.
ASKING = (FeedKind.NEWS, FeedKind.SITEMAP)


class FeedState(models.TextChoices):
    """Whether a feed is looked at."""

    ON = "on", "looked at in each round"
    PAUSED = "paused", "not looked at until somebody goes on"
    REMOVED = "removed", "not looked at any more; what came stays"


class Feed(models.Model):
    """Something to look at, as somebody added it.

    ``reads_pages`` says that the page of each entry is asked for too. ``etag`` and ``modified`` are the
    site's own words for the state that was seen last.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "wf"))
    kind = models.CharField(max_length=20, choices=FeedKind.choices)
    address = models.TextField()  #: an address of the web, or a path on this computer
    name = models.CharField(max_length=200)
    reads_pages = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=FeedState.choices, default=FeedState.ON)
    added_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    etag = models.TextField(blank=True)
    modified = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)  #: the last look that came to its end
    not_before = models.DateTimeField(null=True)  #: not to be asked again before
    failures = models.PositiveIntegerField(default=0)  #: looks in a row that came to nothing
    trouble = models.TextField(blank=True)  #: what was wrong at the last look, as a sentence

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class ItemState(models.TextChoices):
    """Where an item stands on its way."""

    BEFORE = "before", "was there before the watch began"
    WAITING = "waiting", "its page is still to be asked for"
    FOUND = "found", "archived, and not sifted yet"
    TAKING = "taking", "is being taken in"
    KEPT = "kept", "is a document of the record"
    PASSED = "passed over", "holds too few words of the field"
    REFUSED = "refused", "could not be read, or did not come"


class Item(models.Model):
    """One thing that a feed brought, known again by ``key``; a feed brings no key twice.

    ``evidence`` is where its WARC record lies in the evidence store, ``sha256`` and ``size`` are that
    record's. ``about`` holds what the feed said of it; ``groups`` are the groups of the sieve's words that it
    touches, worth ``worth`` of the ``needed``.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "wi"))
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="items")
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=ItemState.choices)
    address = models.TextField(blank=True)
    title = models.TextField(blank=True)
    about = models.JSONField(default=dict)
    evidence = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    found_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    groups = models.JSONField(default=list)
    worth = models.PositiveIntegerField(default=0)
    needed = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)  #: why it was refused, or kept by hand
    document = models.CharField(max_length=20, blank=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="item_comes_once")]
        indexes = [models.Index(fields=["state", "public_id"], name="item_by_state")]

    def __str__(self) -> str:
        return self.public_id


class AlertKind(models.TextChoices):
    """What is news."""

    EVENT = "event", "something that the record did not have"
    RANGE = "range", "a figure outside of the range that an event had"
    VOICE = "voice", "a further independent voice"
    TAKEN_BACK = "taken back", "a figure that was taken back"


class Alert(models.Model):
    """One piece of news. It names the claims that it rests on, and holds no word and no number of them.

    ``claim`` is the one that brought it, ``rests`` are all: who may not see one of them is not told.
    """

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "wa"))
    kind = models.CharField(max_length=20, choices=AlertKind.choices)
    key = models.CharField(max_length=80, unique=True)  #: so that no news is told twice
    claim = models.CharField(max_length=20, db_index=True)
    rests = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class AlertStep(models.Model):
    """That somebody put an alert away, or took that back. Rows are only added; the last one holds."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="steps")
    is_dismissed = models.BooleanField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.is_dismissed}"


class Sign(models.Model):
    """A sentence of a document that holds words of an indicator; where it stands, and not what it says."""

    document = models.CharField(max_length=20, db_index=True)
    rendition = models.PositiveBigIntegerField()
    indicator = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rendition", "indicator", "start"], name="sign_is_found_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.document}"


class Round(models.Model):
    """How far the rounds have come: one row. ``claims_to`` is the last claim that was looked at for news,
    ``documents_to`` the last document that was looked through for signs; ``busy_until`` is a lease."""

    claims_to = models.PositiveBigIntegerField(default=0)
    documents_to = models.PositiveBigIntegerField(default=0)
    busy_until = models.DateTimeField(null=True)
    holder = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"claims to {self.claims_to}"


class Sample(models.Model):
    """Items drawn at random from all ``population`` that had been passed over at one moment."""

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "ws"))
    population = models.PositiveIntegerField()
    drawn = models.JSONField(default=list)  #: ids of items
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class Look(models.Model):
    """What a person saw in a drawn item: whether it matters. Rows are only added; the last one holds."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="looks")
    item = models.CharField(max_length=20)
    matters = models.BooleanField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.matters}"
