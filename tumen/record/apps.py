from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "tumen.record"
    label = "record"

    def ready(self) -> None:
        from tumen.jobs.handling import register

        register("documents.read", "tumen.record.later:read_later")
        register("record.refresh", "tumen.record.later:refresh_later")
        register("search.fill", "tumen.record.filling:fill_later")
