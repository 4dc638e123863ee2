"""Translations of closed interviews, turn by turn, each with who translated it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.interviews.actions.closing import document_of
from tumen.interviews.actions.taking import require_state
from tumen.interviews.composing import clean
from tumen.interviews.errors import NothingSaid
from tumen.interviews.kinds import State
from tumen.interviews.models import Translation, Turn
from tumen.interviews.sealing import make_key, seal
from tumen.interviews.sight import seen


def translate(
    *, actor: Actor, interview: str, language: str, translator: str, words: Mapping[int, str]
) -> int:
    """Keep turns in another language, by their numbers; gives how many.

    What was translated before stays beside it. Raises NoSuchInterview, NotNow, and NothingSaid where no
    translator, no words or no such turn is named.
    """
    row = seen(actor, interview)
    require_state(row, State.CLOSED)
    document = document_of(actor, row)
    name = " ".join(clean(translator).split())
    said = {number: each for number, text in words.items() if (each := clean(text))}
    if not name or not said or not language or language == row.language:
        raise NothingSaid("Nothing was kept: name the translator, another language, and the words of a turn.")
    turns = {turn.number: turn for turn in Turn.objects.filter(interview=row, number__in=said)}
    if missing := sorted(set(said) - set(turns)):
        raise NothingSaid(f"There is no turn {missing[0]} in {row.public_id}. Nothing was kept.")
    now, item = timezone.now(), document.public_id
    with recorded(actor, "interviews.translate", row.public_id, language=language, turns=sorted(said)):
        make_key(item)
        for number, text in said.items():
            Translation.objects.create(
                turn=turns[number],
                language=language,
                sealed=seal(item, {"words": text, "by": name}),
                at=now,
                by=actor,
            )
    return len(said)
