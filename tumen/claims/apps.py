from django.apps import AppConfig

from tumen.jobs.handling import register


class ClaimsConfig(AppConfig):
    name = "tumen.claims"
    label = "claims"

    def ready(self) -> None:
        register("claims.take_columns", "tumen.claims.later:take_later")
