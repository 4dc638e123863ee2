"""Fills the workspace of the environment with the invented record, and prints its ids as JSON."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import django

from tumen.vault.workspace import Workspace


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    Workspace.open(Workspace.current().path)
    django.setup()

    from tests.pages import watch_cast
    from tests.web.cast import fill
    from tumen.access.actors import local
    from tumen.vault import schema

    schema.bring_up_to_date()

    cast = fill(local())
    watch_cast.fill(local(), (cast.accepted, cast.corrected))
    print(json.dumps(asdict(cast)))
