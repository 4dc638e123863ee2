"""What columns of other programs' exports tell, by the names that those programs give them. PURE.

After their public documentation: KoboToolbox (columns that every export has), Uwazi (the reserved columns of
its CSV), OpenEvSys (the fields of the HURIDOCS events standard formats). No real export was tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.reading.columns import Meaning, guess


@dataclass(frozen=True, slots=True)
class Format:
    """A program's export: known by any of ``signs``, sets of columns that are all there."""

    name: str
    signs: tuple[frozenset[str], ...]
    says: Mapping[str, Meaning]


_M = Meaning
FORMATS = (
    Format(
        "KoboToolbox",
        (frozenset({"_uuid", "_submission_time"}), frozenset({"_id", "_submission_time"})),
        {
            "_uuid": _M.ID,
            **dict.fromkeys(
                ("_id", "_index", "_submission_time", "_validation_status", "_notes", "_status", "_tags",
                 "__version__", "start", "end", "today", "deviceid"),
                _M.NOTHING,
            ),
            **dict.fromkeys(("_submitted_by", "username", "phonenumber", "subscriberid", "simserial"),
                            _M.IDENTITY),
        },
    ),
    Format(
        "Uwazi",
        (frozenset({"title", "file"}), frozenset({"title", "files"}), frozenset({"title", "attachments"}),
         frozenset({"id", "title"})),
        {"id": _M.ID, **dict.fromkeys(("title", "file", "files", "attachments"), _M.NOTHING)},
    ),
    Format(
        "OpenEvSys",
        (frozenset({"act_record_number"}), frozenset({"event_record_number"}),
         frozenset({"person_record_number"})),
        {
            "act_record_number": _M.ID,
            "event_record_number": _M.ID,
            "person_record_number": _M.ID,
            "type_of_act": _M.ACT,
            "initial_date": _M.DATE,
            "final_date": _M.NOTHING,
            "geographical_term": _M.AT,
            "local_geographical_area": _M.AT,
            "exact_location": _M.IDENTITY,
            "victim": _M.PERSON,
            "person_name": _M.PERSON,
            "other_names": _M.IDENTITY,
            "number_of_persons_in_group": _M.NUMBER,
            "perpetrator": _M.PERPETRATOR,
            "victim_status": _M.OUTCOME,
            "source": _M.SOURCE,
            "source_name": _M.SOURCE,
            "contact_information": _M.IDENTITY,
            "address": _M.IDENTITY,
        },
    ),
)  # fmt: skip


def format_of(heads: Iterable[str]) -> Format | None:
    """The program whose export has these columns; None where that is not plain."""
    named = {_plain(head) for head in heads}
    return next((each for each in FORMATS if any(signs <= named for signs in each.signs)), None)


def guessed(heads: Iterable[str]) -> dict[str, Meaning]:
    """What columns most likely tell: by the program that named them, else by their names alone."""
    names = list(heads)
    known = format_of(names)
    said = known.says if known else {}
    return {name: said.get(_plain(name)) or guess(name) for name in names}


def _plain(head: str) -> str:
    """A column's name without the path of its groups and its language: "case/title__en" is "title"."""
    last = head.rsplit("/", 1)[-1].strip().casefold().replace(" ", "_")
    return re.sub(r"(?<=[a-z])__[a-z]{2}$", "", last)
