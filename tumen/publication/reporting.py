"""The reports of a release: PDF and DOCX in each language, beside its table and its drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tumen.publication.finding import caveats_of, counted_note, heads_of, shown_lines, withheld_note
from tumen.publication.forms.counts import Public
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import CannotSet, Paper, Tongue
from tumen.publication.forms.pdf import as_pdf
from tumen.publication.forms.report import report
from tumen.publication.models import Release
from tumen.vocabulary.where import country_name

_FORMS: Mapping[str, Callable[[Paper], bytes]] = {"pdf": as_pdf, "docx": as_docx}
#: The files that a report is, each with its language and its form.
REPORTS: Mapping[str, tuple[Tongue, str]] = {
    f"report-{tongue.value}.{form}": (tongue, form) for tongue in Tongue for form in _FORMS
}


@dataclass(frozen=True, slots=True)
class Reports:
    """The files that could be made, and for each that could not the reason."""

    files: Mapping[str, bytes]
    left_out: Mapping[str, str]


def reports_of(public: Public) -> Reports:
    """Every report on a release. One that no font of this computer can show is left out, and that is said."""
    files, left_out = dict[str, bytes](), dict[str, str]()
    for name, (tongue, form) in REPORTS.items():
        try:
            files[name] = _FORMS[form](report(public, tongue))
        except CannotSet as error:
            left_out[name] = str(error)
    return Reports(files, left_out)


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
