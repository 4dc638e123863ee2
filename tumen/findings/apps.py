from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "tumen.findings"
    label = "findings"
