from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from tumen.consent.registering import Keeping

#: How the ids of releases begin.
LETTER = "l"


class PublicationConfig(AppConfig):
    name = "tumen.publication"
    label = "publication"

    def ready(self) -> None:
        from tumen.consent.registering import register
        from tumen.jobs.handling import register as register_job

        register(LETTER, _keeping)
        register_job("publication.draft_copy", "tumen.publication.later:draft_later")


def _keeping() -> Keeping:
    from tumen.publication.sealing import KEEPING

    return KEEPING
