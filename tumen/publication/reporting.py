"""The forms of a release beside its table: reports in each language, a picture, files for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tumen.publication import packing
from tumen.publication.finding import (
    caveats_of,
    counted_note,
    heads_of,
    notes_of,
    shown_lines,
    withheld_note,
)
from tumen.publication.forms import maps
from tumen.publication.forms.counts import Public
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.entities import ENTITIES, Described, entities_of
from tumen.publication.forms.papers import CannotSet, Paper, Tongue
from tumen.publication.forms.pdf import as_pdf, as_png
from tumen.publication.forms.report import drawing, report
from tumen.publication.forms.uwazi import UWAZI, uwazi_of
from tumen.publication.models import Release
from tumen.publication.sealing import file_of_copy
from tumen.vocabulary.where import country_name

_FORMS: Mapping[str, Callable[[Paper], bytes]] = {"pdf": as_pdf, "docx": as_docx}
#: The files that a report is, each with its language and its form.
REPORTS: Mapping[str, tuple[Tongue, str]] = {
    f"report-{tongue.value}.{form}": (tongue, form) for tongue in Tongue for form in _FORMS
}

PICTURE = "chart.png"


@dataclass(frozen=True, slots=True)
class Reports:
    """The files that could be made, and for each that could not the reason."""

    files: Mapping[str, bytes]
    left_out: Mapping[str, str]


def reports_of(public: Public) -> Reports:
    """Every report on a release, and its drawing as a picture. What no font of this computer can show is left
    out, and that is said."""
    files, left_out = dict[str, bytes](), dict[str, str]()
    try:
        files[PICTURE] = as_png(drawing(public, Tongue.ENGLISH), Tongue.ENGLISH)
    except CannotSet as error:
        left_out[PICTURE] = str(error)
    for name, (tongue, form) in REPORTS.items():
        try:
            files[name] = _FORMS[form](report(public, tongue))
        except CannotSet as error:
            left_out[name] = str(error)
    return Reports(files, left_out)


def exchanged(public: Public) -> dict[str, bytes]:
    """The table as other programs take it in: Uwazi, in each language; by country also as a map."""
    told = packing.code_of, packing.harmless
    tables = {name: uwazi_of(public, tongue, *told) for tongue, name in UWAZI.items()}
    return tables | maps.maps_of(public, maps.outlines(), packing.code_of)


def copy_files(row: Release, *, number: int, day: date, key: str) -> dict[str, bytes]:
    """The files of a redacted copy that is out: it, what describes it, and it as an entity with its own hash.

    None tells of the document that it was made of. Raises `NotOpen` where nobody reads it any more.
    """
    notes = notes_of(row)
    files = packing.files_of_copy(row.title, row.copy.form, file_of_copy(row.copy), notes)
    told = Described(number, row.title, day, key, notes, hashed=True)
    return {**files, ENTITIES: entities_of(told, files)}


def described(public: Public, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is in a release, as entities of FollowTheMoney."""
    heads = [each for each in (public.head, public.across) if each]
    release = Described(
        number=public.number,
        title=public.title,
        day=public.day,
        key=public.key,
        notes=(public.counted, public.withheld, *public.caveats),
        columns=packing.columns_of(heads),
        rows=len(public.lines),
    )
    return {ENTITIES: entities_of(release, files)}


def public_of(row: Release, *, number: int, day: date, digest: str, key: str) -> Public:
    """A release as anybody may read it. ``digest`` is the SHA-256 of its table."""
    filters = row.query["filters"]
    return Public(
        number=number,
        title=row.title,
        day=day,
        of=row.query["of"],
        head=heads_of(row)[0],
        across=heads_of(row)[1] if row.query.get("across") else "",
        filters=tuple(
            (name, _value(name, said)) for name, said in sorted(filters.items()) if said != "event"
        ),
        lines=tuple(shown_lines(row)),
        counted=counted_note(row),
        withheld=withheld_note(row),
        caveats=tuple(caveats_of(row)),
        digest=digest,
        key=key,
    )


def _value(name: str, said: str) -> str:
    return country_name(said) if name == "place" else said
