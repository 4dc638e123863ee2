from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from tumen.consent.registering import Keeping

#: How the ids of interviews begin.
LETTER = "v"


class InterviewsConfig(AppConfig):
    name = "tumen.interviews"
    label = "interviews"

    def ready(self) -> None:
        from tumen.consent.registering import register

        register(LETTER, _keeping)


def _keeping() -> Keeping:
    from tumen.interviews.forgetting import KEEPING

    return KEEPING
