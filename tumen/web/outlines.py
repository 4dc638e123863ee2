"""The outlines of countries, for what is drawn below the pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tumen.publication.forms.maps import Outlines, outlines_in

#: GeoJSON of the outlines; what Leaflet draws too.
OUTLINES = Path(__file__).parent / "static" / "tumen" / "outlines.json"


@cache
def outlines() -> Outlines:
    """Every country that the gazetteer knows, by its code."""
    return outlines_in(OUTLINES.read_bytes())
