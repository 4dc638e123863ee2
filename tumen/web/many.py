"""The pages of decisions on many claims at once: whom to choose, what each would become, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.choosing import MOST, Chosen, RoundLine, chosen, round_of, rounds
from tumen.claims.queries import ClaimView, Status
from tumen.vocabulary.acts import acts
from tumen.vocabulary.grading import Credibility
from tumen.web.saying import said
from tumen.web.tellings import gist_words
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, day_words, one_line

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
    "it is so already": _("it is so already"),
    "its words do not stand in its document any more": _("its words do not stand in its document any more"),
}
_DECIDED = {
    "accepted": _("accepted"),
    "rejected": _("rejected"),
    "proposed": _("reviews taken back"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim that may be decided on: ``left`` says why it would stay as it is."""

    id: str
    words: str
    gist: str
    status: object
    left: object


def many(request: HttpRequest, viewer: Viewer, refusal: object = "") -> HttpResponse:
    """Claims chosen by where they are from, how they stand and what they tell; what each would become."""
    given = request.POST if request.method == "POST" else request.GET
    found, verdict = chosen_by(viewer, given), given.get("verdict", "accepted")
    judge = judge_of(request)
    choices = [_choice(claim, verdict) for claim in found.claims]
    told = {
        "room": "review",
        "given": {name: given.get(name, "") for name in ("of", "act", "ids", "why", "credibility")},
        "status": given.get("status", Status.PROPOSED.value),
        "statuses": [(status.value, words) for status, words in STATUSES],
        "acts": [(code, act_words(code)) for code in acts()],
        "verdict": verdict,
        "verdicts": VERDICTS,
        "codes": [(each.value, said(each.label)) for each in Credibility],
        "choices": choices,
        "left": sum(bool(each.left) for each in choices),
        "more": found.more,
        "most": MOST,
        "is_asked": any(given.get(name) for name in ("of", "ids")),
        "rounds": [_line(line) for line in rounds(viewer, most=LINES)],
        "may_decide": judge is not None and may_do(judge, "claims.decide_many"),
        "refused": refusal,
    }
    return render(request, "tumen/many.html", told, status=400 if refusal else 200)


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


def _choice(claim: ClaimView, verdict: str) -> Choice:
    left = Chosen.why_left(claim, verdict)
    status = dict(STATUSES).get(claim.status, claim.status.value)
    return Choice(claim.id, one_line(claim.sentence_text), gist_words(claim), status, _LEFT.get(left, left))


def _line(line: RoundLine) -> dict[str, object]:
    return {
        "id": line.id,
        "decided": _DECIDED.get(line.verdict, ""),
        "grade": line.credibility,
        "is_undoing": bool(line.undoes),
        "is_undone": line.is_undone,
        "n": len(line.claims),
        "by": line.actor,
        "when": day_words(line.at),
    }
