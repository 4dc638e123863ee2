from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "tumen.requests"
    label = "requests"
