from django.apps import AppConfig


class PreservationConfig(AppConfig):
    name = "tumen.preservation"
    label = "preservation"
