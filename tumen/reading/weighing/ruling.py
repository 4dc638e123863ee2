"""The teller that a plain rule would take, as one sign among those that are weighed."""

from __future__ import annotations

from dataclasses import replace

from tumen.reading.voices import Teller


def ruled(tellers: list[Teller]) -> list[Teller]:
    """The tellers, with a sign on the one that a plain rule would take, and by which case."""
    best, case = None, ""
    for number, teller in enumerate(tellers):
        found = _case(teller.signs)
        if found and (not case or _CASES.index(found) < _CASES.index(case)):
            best, case = number, found
    if best is None:
        return tellers
    ruled = tellers[best]
    tellers[best] = replace(ruled, signs=(*ruled.signs, "rule", f"rule:{case}"))
    return tellers


#: The cases of the plain rule, the strongest first.
_CASES = ("inner", "told", "counted", "under", "goes on", "again", "ground")
_CLAUSES = frozenset({"ccomp", "parataxis"})
_COUNTING = frozenset({"count", "put", "give", "hold"})


def _case(signs: tuple[str, ...]) -> str:
    """How a plain rule sees a teller by its signs; empty where it would not take it."""
    has = set(signs)
    kind = signs[0].partition(":")[0]
    if kind in ("over", "under"):
        edge, sort = signs[0].partition(":")[2], signs[1].partition("=")[2]
        if has & {
            f"{kind}:question=True",
            f"{kind}:negated=True",
            f"{kind}:tells-else=True",
            f"{kind}:modal=True",
        }:
            return ""
        if sort in ("cited", "from"):
            return "inner"
        if kind == "over" and has >= {"over:reports=True", "over:rank=0"}:
            return "inner"
        if sort in ("according", "owned"):
            return "inner" if kind == "over" else "under"
        if kind == "over":
            if f"{kind}:rank=0" not in has:
                return ""
            if edge in _CLAUSES:
                return "told"
            return "counted" if sort in _COUNTING and edge in ("dobj", "prep", "attr", "oprd") else ""
        return "under" if sort in ("say", "think", "answer") and edge in _CLAUSES | {"advcl"} else ""
    if kind == "before":
        return (
            "goes on"
            if "before:1:block=True:none" in has and "before:plain=True:block=True:passed=0" in has
            else ""
        )
    return "ground" if kind == "ground" else ""
