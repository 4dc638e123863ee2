from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    name = "tumen.advocacy"
    label = "advocacy"
