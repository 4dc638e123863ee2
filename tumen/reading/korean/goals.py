"""Acts of movement by where they lead: "신의주로 넘겨졌다" is a return, "한국으로 보냈다" none."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.reading.korean.acts import RETURN, ActFound
from tumen.reading.korean.placing import Placed, places_in
from tumen.reading.korean.scenes import Scene
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

#: Verbs of bringing people to another place, and of helping them to one.
_MOVED = re.compile(r"(?:이송|호송|[옮넘][기긴길김깁겨겼]|인계)")
_HELPED = re.compile(r"(?:보내|보냈|떠나보|데려)")
_CROSSED = re.compile(r"(?:넘어|건너)[가간갈감갑갔오온올옴옵와왔]")
#: Code points in front of an act within which its goal stands.
_BEFORE = 40
#: Where nobody is returned to.
_NO_RETURN = re.compile(r"(?:병원|의무실|진료소|공장|시장|학교)(?:으로|로|에)(?: \S+){0,2} ?$")


def by_its_goal(scene: Scene, act: ActFound, *, of_people: bool = False) -> ActFound:
    """The act with what its goal makes of it, where its words can tell a return: one in North Korea, none in
    China, where people of North Korea went over; in South Korea an arrival, where people are what was moved
    and no letter or gift."""
    if act.rule not in ("act.weak", "act.by-story") or RETURN not in (*act.others, act.code):
        return act
    goal = goal_of(scene, act)
    place = canonical(goal.name) if goal else None
    if _NO_RETURN.search(scene.text, max(0, act.evidence.start - _BEFORE), act.evidence.start):
        return replace(act, rule="act.weak")
    if place is None or goal is None:
        return act
    words = scene.text[act.evidence.start :][:6]
    abroad = place.country not in ("KP", "KR", "") and place.level != "region"
    if abroad and goal.particle != "에":
        if place.level != "country" and _MOVED.search(words):
            return replace(act, code="other:transfer", rule="act.goal", others=())  # from town to town
        if place.country == "CN" and _CROSSED.search(words):
            return replace(act, code="crossing", rule="act.goal", others=())
        return replace(act, rule="act.weak") if place.country == "CN" else act
    if of_people and place.country == "KR" and _HELPED.search(words):
        return replace(act, code="arrival", rule="act.goal", others=())
    returned = place.country == "KP" and place.level != "region"
    return replace(act, code=RETURN, rule="act.goal", others=()) if returned else act


def goal_of(scene: Scene, act: ActFound) -> Placed | None:
    """Where to, by the last place in front of the act with a particle of direction."""
    for placed in reversed(places_in(scene.clauses, Span(0, act.evidence.start))):
        if placed.particle in ("으로", "로", "에", "까지"):
            return placed
    return None
