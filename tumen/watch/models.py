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
    #: Ids of the words that people added without which it would have been passed over.
    words = models.JSONField(default=list)
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
    ANSWER = "answer", "what may answer an open ask"
    SILENCE = "silence", "a deadline that passed in silence"


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


class ToldStep(models.Model):
    """That somebody put away what a room above tells at each read (`telling`), or took that back. ``told`` is
    the id that is made of what it tells. Rows are only added; the last one holds."""

    told = models.CharField(max_length=20, db_index=True)
    is_dismissed = models.BooleanField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.told} {self.is_dismissed}"


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
    #: The last claim, and the day, when the watch began: what was there by then is no news.
    claims_from = models.PositiveBigIntegerField(default=0)
    began_on = models.DateField(null=True)
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


class Word(models.Model):
    """A word that a person added to those of the pack, until somebody strikes it.

    ``place`` says where it is looked for, ``group`` is a group of the sieve or an indicator, ``part`` the
    list of the indicator ("what", "happens"). ``words`` is as typed; an expression is one of RE2.
    """

    class Place(models.TextChoices):
        """Where added words are looked for."""

        SIEVE = "sieve", "in what a feed brings"
        SIGN = "indicator", "in sentences, as a sign of danger"

    public_id = models.CharField(max_length=20, unique=True, default=partial(new_id, "ww"))
    place = models.CharField(max_length=20, choices=Place.choices)
    group = models.CharField(max_length=60)
    part = models.CharField(max_length=10, blank=True)
    words = models.CharField(max_length=200)
    is_expression = models.BooleanField(default=False)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    struck_by = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.public_id


class Tells(models.TextChoices):
    """How much of the digest leaves the vault by mail or in a feed reader."""

    COUNTS = "counts", "how many alerts of which kind, and no word of them"
    TITLES = "titles", "the titles of events too, as anybody inside may read them"


class Reading(models.Model):
    """How one person reads the digest: their time zone, the hour of the mail, and hours without any.

    Hours are of their own clock; ``quiet_to`` is the first hour that is not quiet. ``sealed`` is the address
    that the mail goes to, under the key of ``item``.
    """

    actor = models.OneToOneField(Actor, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=20, unique=True, default=partial(new_id, "wp"))
    zone = models.CharField(max_length=60, default="UTC")
    hour = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_to = models.PositiveSmallIntegerField(null=True)
    by_mail = models.BooleanField(default=False)
    tells = models.CharField(max_length=20, choices=Tells.choices, default=Tells.COUNTS)
    sealed = models.BinaryField(default=b"")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.item


class Post(models.Model):
    """The server that mail goes out by, as a keeper named it: one row. All of it is sealed under the key of
    ``item``; without the row no mail goes."""

    item = models.CharField(max_length=20, unique=True, default=partial(new_id, "wp"))
    sealed = models.BinaryField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.item


class Mail(models.Model):
    """A person's digest of one day as mail: written down before it goes, so that no day goes twice."""

    class State(models.TextChoices):
        """What became of it."""

        GOING = "going", "is being sent"
        SENT = "sent", "was given to the server"
        FAILED = "failed", "was not taken by the server"

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.GOING)
    attempts = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["actor", "day"], name="mail_goes_once")]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.day}"
