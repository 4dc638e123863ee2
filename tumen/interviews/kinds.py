"""What an interview, a turn and an ending can be: closed sets with their meaning."""

from __future__ import annotations

from django.db import models


class Speaks(models.TextChoices):
    """For whom the interviewee speaks."""

    SELF = "self", "an adult, of what they lived through"
    CHILD = "child", "somebody under 18"
    PROXY = "proxy", "somebody who speaks in the place of another"


class State(models.TextChoices):
    """Where an interview stands."""

    OPEN = "open", "open"
    PAUSED = "paused", "paused"
    HELD = "held", "held: they decide later whether it is kept"
    CLOSED = "closed", "closed: a document"
    WITHDRAWN = "withdrawn", "withdrawn, and destroyed"


class TurnKind(models.TextChoices):
    """Whose words a turn is."""

    QUESTION = "question", "question"
    ANSWER = "answer", "answer"
    NOTE = "note", "note of the interviewer"


class ReadBack(models.TextChoices):
    """Whether the interviewee heard what was written down before it was closed."""

    CONFIRMED = "confirmed", "read back to them, and confirmed"
    DECLINED = "declined", "offered, and not wanted"
    NOT_POSSIBLE = "not possible", "not possible"
