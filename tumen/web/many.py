"""The pages of decisions on many claims at once: whom to choose, what each would become, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.changing import IS_BROKEN, IS_LOWER, IS_SO, Change, Turn, foresee
from tumen.claims.choosing import MOST, Chosen, RoundLine, chosen, round_of, rounds
from tumen.claims.errors import WrongValue
from tumen.claims.queries import ClaimView, Status
from tumen.vocabulary.acts import acts
from tumen.vocabulary.grading import Credibility
from tumen.vocabulary.slots import SLOTS
from tumen.web.saying import said
from tumen.web.sent import slot_fields
from tumen.web.slot_forms import parts_of, read_value
from tumen.web.tellings import gist_words
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, day_words, one_line, value_words

#: Decisions in the list of them.
LINES = 20
STATUSES = (
    (Status.PROPOSED, _("proposed, not reviewed")),
    (Status.ACCEPTED, _("accepted")),
    (Status.REJECTED, _("rejected")),
)
VERDICTS = (
    ("", _("leave their review as it is")),
    ("accepted", _("accept them: their documents say so")),
    ("rejected", _("reject them: their documents do not say so")),
    ("proposed", _("take their reviews back")),
)
#: Why a claim would be left as it is, as the room says it.
_LEFT = {
    IS_SO: _("it is so already"),
    IS_BROKEN: _("its words do not stand in its document any more"),
    IS_LOWER: _("only a keeper may make it less sensitive"),
}
#: How sensitive a claim can be.
LEVELS = {
    "public": _("may be shown to anybody"),
    "internal": _("for those who work here"),
    "restricted": _("for those who were cleared for it"),
    "identity": _("for those cleared for identities"),
}
_CODES = frozenset(each.value for each in Credibility)
_DECIDED = {
    "accepted": _("accepted"),
    "rejected": _("rejected"),
    "proposed": _("reviews taken back"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim that may be decided on: ``left`` says why it would stay as it is, ``held`` what it tells of the
    slot that is to be changed, ``turns`` what would change, as what, old and new."""

    id: str
    words: str
    gist: str
    status: object
    left: object
    held: str
    turns: tuple[tuple[object, object, object], ...]
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done, as far as it was said. ``is_told`` is false while a slot has no value yet."""

    change: Change
    is_told: bool
    refused: object = ""


def many(request: HttpRequest, viewer: Viewer, refusal: object = "") -> HttpResponse:
    """Claims chosen by where they are from, how they stand and what they tell; what each would become."""
    given = request.POST if request.method == "POST" else request.GET
    found, verdict = chosen_by(viewer, given), given.get("verdict", "accepted")
    slot = given.get("slot", "") if given.get("slot", "") in SLOTS else ""
    judge, asked = judge_of(request), _asked(request, given, slot)
    refused = refusal or asked.refused
    choices = _choices(viewer, found.claims, asked, slot, ticked=_ticked(request))
    told = {
        "room": "review",
        "given": {name: given.get(name, "") for name in ("of", "act", "ids", "why", "credibility", "level")},
        "status": given.get("status", Status.PROPOSED.value),
        "statuses": [(status.value, words) for status, words in STATUSES],
        "acts": [(code, act_words(code)) for code in acts()],
        "verdict": verdict,
        "verdicts": VERDICTS,
        "slot": slot,
        "slots": [(name, said(each.label)) for name, each in SLOTS.items()],
        "parts": parts_of(slot, None, slot_fields(request) if are_of(request, slot) else None)
        if slot
        else (),
        "says_nothing": "nothing" in given,
        "levels": list(LEVELS.items()),
        "codes": [(each.value, said(each.label)) for each in Credibility],
        "choices": choices,
        "left": sum(bool(each.left) for each in choices),
        "more": found.more,
        "most": MOST,
        "is_asked": any(given.get(name) for name in ("of", "ids")),
        "rounds": [_line(line) for line in rounds(viewer, most=LINES)],
        "may_decide": judge is not None and may_do(judge, "claims.decide_many"),
        "refused": refused,
    }
    return render(request, "tumen/many.html", told, status=400 if refused else 200)


def are_of(request: HttpRequest, slot: str) -> bool:
    """Whether the fields that were sent are those of this slot: one may have been chosen since they were
    shown."""
    return request.method == "POST" and request.POST.get("fields", slot) == slot


def value_in(request: HttpRequest, slot: str) -> Any:
    """The value of a slot that was sent, None where its documents tell nothing of it. Raises WrongValue."""
    if "nothing" in request.POST:
        return None
    value = read_value(slot, slot_fields(request))
    if value is None:
        raise WrongValue(
            gettext(
                "Nothing was kept, because every field is empty. If the documents tell nothing of it, say so."
            )
        )
    return value


def decided(request: HttpRequest, viewer: Viewer, id: str, refusal: object = "") -> HttpResponse:
    """One decision on many claims, and the way back."""
    line = round_of(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "review",
        "line": _line(line),
        "claims": line.claims,
        "why": line.why,
        "left": request.GET.get("left", ""),
        "may_undo": judge is not None and may_do(judge, "claims.undo_many"),
        "refused": refusal,
    }
    return render(request, "tumen/decided.html", told, status=400 if refusal else 200)


def chosen_by(viewer: Viewer, given: QueryDict) -> Chosen:
    """The claims that the form asks for; what is no status or act counts as not said."""
    of, act = given.get("of", "").strip().lower(), given.get("act", "")
    known = {status.value: status for status, _words in STATUSES}
    status = known.get(given.get("status", ""), Status.PROPOSED)
    return chosen(
        viewer,
        document=of if of and not of.startswith("l-") else "",
        taking=of if of.startswith("l-") else "",
        statuses=(status,),
        act=act if act in acts() else "",
        ids=given.get("ids", "").lower().replace(",", " ").split(),
    )


def _ticked(request: HttpRequest) -> frozenset[str] | None:
    """The claims that were ticked; None where nobody ticked any yet."""
    return frozenset(request.POST.getlist("claim")) if request.method == "POST" else None


def _asked(request: HttpRequest, given: QueryDict, slot: str) -> Asked:
    """What is to be done to each claim: of a form that was sent, or of what was chosen to look at."""
    verdict, level = given.get("verdict", "accepted"), given.get("level", "")
    known = Change(
        verdict=verdict if verdict in dict(VERDICTS) and not slot else "",
        credibility=given.get("credibility", "") if given.get("credibility", "") in _CODES else "",
        level=level if level in LEVELS else "",
    )
    if not slot:
        return Asked(known, is_told=True)
    if not are_of(request, slot):
        return Asked(known, is_told=False)
    try:
        return Asked(replace(known, slot=slot, value=value_in(request, slot)), is_told=True)
    except WrongValue as wrong:
        return Asked(known, is_told=False, refused=said(str(wrong)))


def _choices(
    viewer: Viewer,
    claims: Sequence[ClaimView],
    asked: Asked,
    slot: str,
    *,
    ticked: frozenset[str] | None,
) -> list[Choice]:
    made = []
    for each in foresee(viewer, claims, asked.change):
        claim = each.claim
        left = _LEFT.get(each.left, each.left) if asked.is_told else ""
        made.append(
            Choice(
                claim.id,
                one_line(claim.sentence_text),
                gist_words(claim),
                dict(STATUSES).get(claim.status, claim.status.value),
                left,
                value_words(slot, claim.value(slot)) if slot else "",
                tuple(_turn(turn) for turn in each.turns) if asked.is_told else (),
                is_ticked=not left if ticked is None else claim.id in ticked,
            )
        )
    return made


def _turn(turn: Turn) -> tuple[object, object, object]:
    """What changes, and the old and the new value, in words."""
    if turn.of == "status":
        words = dict(STATUSES)
        return _("review"), words.get(turn.old, turn.old.value), words[turn.new]
    if turn.of == "level":
        return _("how sensitive"), LEVELS[turn.old.value], LEVELS[turn.new.value]
    if turn.of == "credibility":
        return _("credibility"), turn.old.value if turn.old else _("none"), turn.new.value
    return said(SLOTS[turn.of].label), value_words(turn.of, turn.old), value_words(turn.of, turn.new)


def _line(line: RoundLine) -> dict[str, object]:
    return {
        "id": line.id,
        "decided": _DECIDED.get(line.verdict, ""),
        "grade": line.credibility,
        "slot": said(SLOTS[line.slot].label) if line.slot else "",
        "level": LEVELS.get(line.level, ""),
        "is_undoing": bool(line.undoes),
        "is_undone": line.is_undone,
        "n": len(line.claims),
        "by": line.actor,
        "when": day_words(line.at),
    }
