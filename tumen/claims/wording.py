"""What a claim says, in a few words beside its quote: who is asked, what was done to whom, which norm."""

from __future__ import annotations

from collections.abc import Callable

from tumen.claims.views import ClaimView
from tumen.vocabulary import acts
from tumen.vocabulary.codes import AnswerKind, ClaimSort, FigureKind
from tumen.vocabulary.parties import names_of

#: What the claims of a document are shown under, in this order; numbers that count no people stand apart.
HEADINGS: dict[ClaimSort, str] = {
    ClaimSort.FIGURE: "Figures of people and cases",
    ClaimSort.ACT: "What was done, told without a number",
    ClaimSort.ASK: "What is asked of whom",
    ClaimSort.ANSWER: "Answers and silences",
    ClaimSort.NORM: "Law and principles invoked",
    ClaimSort.QUOTATION: "In their own words",
    ClaimSort.NUMBER: "Other numbers",
}

_ANSWERS = {
    AnswerKind.REFUSED: "refuses",
    AnswerKind.PLEDGED: "promises",
    AnswerKind.DENIED: "denies",
    AnswerKind.ACKNOWLEDGED: "acknowledges",
    AnswerKind.TOKEN: "answers without answering",
    AnswerKind.SILENCE: "does not answer",
}


def sort_of(claim: ClaimView) -> ClaimSort:
    """The sort of a claim; one kept before sorts were told apart is a figure or another number."""
    sort = claim.value("sort")
    if isinstance(sort, ClaimSort):
        return sort
    counts = claim.value("figure_kind") in (None, FigureKind.CORE) and claim.value("quantity") is not None
    return ClaimSort.FIGURE if counts else ClaimSort.NUMBER


def gist(claim: ClaimView) -> str:
    """What the claim says beside its words and without its time; empty where the words say it all."""
    said = _GISTS.get(sort_of(claim))
    return said(claim) if said else ""


def _of_act(claim: ClaimView) -> str:
    act, form = claim.value("act"), claim.value("form")
    done = f"{acts.label(act)} ({form})" if act and form else acts.label(act) if act else ""
    to_whom = names_of(claim.value("subjects") or ())
    by = names_of(claim.value("perpetrators") or ())
    return " · ".join(part for part in (done, to_whom, f"by {by}" if by else "") if part)


def _of_ask(claim: ClaimView) -> str:
    ask = claim.value("ask")
    grounds = claim.value("grounds")
    return f"asks {ask}" + (f", on the ground of {grounds}" if grounds else "") if ask else ""


def _of_answer(claim: ClaimView) -> str:
    answer, about = claim.value("answer"), claim.value("answers_to")
    return f"{_ANSWERS[answer]}" + (f", about {about}" if about else "") if answer else ""


def _of_figure(claim: ClaimView) -> str:
    return acts.label(claim.value("act")) if claim.value("act") else ""


_GISTS: dict[ClaimSort, Callable[[ClaimView], str]] = {
    ClaimSort.FIGURE: _of_figure,
    ClaimSort.ACT: _of_act,
    ClaimSort.ASK: _of_ask,
    ClaimSort.ANSWER: _of_answer,
    ClaimSort.NORM: lambda claim: str(claim.value("norm") or ""),
}
