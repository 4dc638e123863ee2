from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tumen.web"
    label = "web"

    def ready(self) -> None:
        from tumen.web.accounts import noting

        noting.listen()
