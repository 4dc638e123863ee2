"""What the outlets bring, each piece with its day: forty of twelve stories, and all that does not matter."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: The first day of the world, a Monday.
FIRST = date(2025, 3, 3)
#: Days and pieces of the whole world, and those of them that its author did not write.
DAYS, PIECES, ADDED = 60, 2_001, 1
#: Days that whoever mends the watch may look at; of the days after them only counts are told.
SHOWN_DAYS = 30
#: How many pieces each outlet brings in all.
SHARES = {
    "wire": 420, "post": 300, "light": 420, "mist": 300, "doors": 60, "list": 120, "desk": 120,
    "trade": 140, "valley": 120,
}  # fmt: skip
KOREAN = ("light", "mist", "valley")
#: Outlets that write about people in need: more of what they bring looks as if it mattered.
ANXIOUS = ("doors", "list", "desk")
#: The share of what looks as if it mattered, of those and of the others.
HARD = {True: 0.6, False: 0.22}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that an outlet brings. ``number`` stands in its address, its file name or its message id.

    ``expects`` are the kinds of alert of which one has to come on its day, ``may`` those that can. A piece of
    no story expects none and may bring none.
    """

    number: int
    day: int
    outlet: str
    language: str
    title: str
    text: str
    story: int = 0
    expects: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    is_heldback: bool = False

    @property
    def on(self) -> date:
        return FIRST + timedelta(days=self.day - 1)

    @property
    def mark(self) -> str:
        return f"w{self.number:04}"

    @property
    def paragraphs(self) -> list[str]:
        return [" ".join(each.split()) for each in re.split(r"\n\s*\n", self.text.strip())]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that the record holds before the watch begins: whom it asks for what, and by which day."""

    name: str
    published: date
    text: str
    addressee: str
    asks: tuple[str, ...]
    term: date | None


def pieces(days: int = DAYS, *, seed: int = 1) -> list[Piece]:
    """All that is brought until the end of a day, in the order in which it comes."""
    told = [*_stories(*_AUTHORS, *_ADDED), *_noise(random.Random(seed))]
    told.sort(key=lambda one: (one["day"], one["outlet"], one["title"], one["text"]))
    return [Piece(number, **one) for number, one in enumerate(told, 1) if one["day"] <= days]


def letters() -> list[Letter]:
    """What the record holds before."""
    return [
        Letter(
            one["name"],
            date.fromisoformat(one["published"]),
            one["text"].strip(),
            one["addressee"],
            tuple(one["asks"]),
            _day(one.get("term")),
        )
        for one in _read("before")["letters"]
    ]


#: The stories of the world's author, and the one that was added.
_AUTHORS, _ADDED = ("stories-shown", "stories-heldback"), ("stories-added",)


def _stories(*names: str) -> list[dict[str, Any]]:
    return [
        {
            "day": one["day"],
            "outlet": one["feed"],
            "language": one["language"],
            "title": one["title"],
            "text": one["text"],
            "story": one["story"],
            "expects": tuple(one["expects"]),
            "may": tuple(one["may"]) if "may" in one else (),
            "is_heldback": name == "stories-heldback",
        }
        for name in names
        for one in _read(name)["items"]
    ]


def _noise(chance: random.Random) -> list[dict[str, Any]]:
    """What does not matter, as many pieces as each outlet has left."""
    slots, templates = _read("slots"), {hard: _templates(hard) for hard in (True, False)}
    left = dict(SHARES)
    for one in _stories(*_AUTHORS):  # what was added takes nobody's place
        left[one["outlet"]] -= 1
    made = []
    for outlet, count in left.items():
        language = "ko" if outlet in KOREAN else "en"
        for _ in range(count):
            is_hard = chance.random() < HARD[outlet in ANXIOUS]
            template = chance.choice([one for one in templates[is_hard] if one["language"] == language])
            filled = {name: chance.choice(values) for name, values in slots.items()}
            filled |= {"few": str(chance.randint(2, 9)), "many": str(chance.randint(11, 980))}
            made.append(
                {
                    "day": chance.randint(1, DAYS),
                    "outlet": outlet,
                    "language": language,
                    "title": template["title"].format(**filled),
                    "text": template["text"].format(**filled),
                }
            )
    return made


def _templates(hard: bool) -> list[dict[str, str]]:
    told: list[dict[str, str]] = _read("noise-hard" if hard else "noise-plain")["templates"]
    return told


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
