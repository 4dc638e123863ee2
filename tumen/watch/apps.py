from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "tumen.watch"
    label = "watch"

    def ready(self) -> None:
        from tumen.documents.sweeping import name_evidence
        from tumen.jobs.handling import register
        from tumen.watch.models import Item

        register("watch.run", "tumen.watch.later:run_later")
        name_evidence(Item, "evidence")
