from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    name = "tumen.advocacy"
    label = "advocacy"

    def ready(self) -> None:
        from tumen.watch.telling import register_teller

        register_teller("tumen.advocacy.alerting:news")
