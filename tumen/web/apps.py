from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tumen.web"
    label = "web"
