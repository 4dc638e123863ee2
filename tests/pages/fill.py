"""Fills the workspace of the environment with the invented record, and prints its ids as JSON."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import django
from django.core.management import call_command

from tumen.vault.workspace import Workspace


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    Workspace.open(Workspace.current().path)
    django.setup()
    call_command("migrate", verbosity=0)

    from tests.pages import watch_cast
    from tests.web.cast import fill
    from tumen.access.actors import local

    cast = fill(local())
    watch_cast.fill(local(), (cast.accepted, cast.corrected))
    print(json.dumps(asdict(cast)))
